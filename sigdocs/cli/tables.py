"""How answers, findings and redactions look on a terminal."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sigdocs.model.accounts import Account
from sigdocs.model.findings import Severity, ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.outcomes import Shown

_MOST_LOST = 20
_KIND = {"notification": "Notification", "audit_trail": "Audit-trail record"}


def console() -> Console:
    """A console as wide as the terminal (120 columns where there is none)."""
    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=120)


def show_form(form: ParsedForm) -> None:
    """Print a form question by question, then its layers, unassigned words and notices."""
    out = console()
    out.print(Text(f"{_KIND[form.kind.value]}, edition {form.edition}", style="bold"))
    table = _table("Question", "State", "Answer", "Where")
    for answer in form.answers:
        name = answer.question + (f" ({answer.occurrence})" if answer.occurrence > 1 else "")
        state = answer.state.value.replace("_", " ")
        table.add_row(name, state, Text(answer.text.reveal()), Text(answer.where))
    out.print(table)
    for layer in form.layers:
        out.print(Text(f"Layer, {layer.kind.value} ({layer.where}): {layer.text.reveal()}"))
    for text in form.unassigned:
        out.print(Text(f"Not assigned: {text.reveal()}"))
    for notice in form.notices:
        out.print(Text(f"Notice: {notice.message} ({notice.where})", style="yellow"))


def show_account(account: Account) -> None:
    """Print the loss ledger in one line."""
    lost = len(account.lost)
    line = (
        f"Words in the file: {account.words}; accounted for: {account.words - lost}; lost: {lost}; "
        f"not assigned to any question: {account.unassigned}."
    )
    console().print(Text(line, style="bold red" if lost else ""))
    if lost:
        console().print(Text(f"Lost: {' '.join(account.lost[:_MOST_LOST])}", style="red"))


def show_findings(checked: ValidatedForm) -> None:
    """Print what is wrong, what must be mended first, and end with what to do."""
    out = console()
    table = _table("Question", "", "What is needed", "How to mend it")
    for finding in (*checked.errors, *checked.warnings):
        is_error = finding.severity is Severity.ERROR
        name = finding.question + (f" ({finding.occurrence})" if finding.occurrence > 1 else "")
        mark = Text("MEND" if is_error else "note", style="bold red" if is_error else "yellow")
        table.add_row(Text(name or "-"), mark, Text(finding.message), Text(finding.to_mend))
    if checked.findings:
        out.print(table)
    notes = " The notes do not stop it, but read them." if checked.warnings else ""
    if checked.complete:
        out.print(Text(f"Complete: it can be sent.{notes}", style="bold green"))
    else:
        number = len(checked.errors)
        things = "one thing" if number == 1 else f"{number} things"
        out.print(
            Text(f"Not complete: mend the {things} marked MEND, then check again.", "bold red")
        )


def show_minimised(minimised: MinimisedForm, *, reveal: bool) -> None:
    """Print the minimised answers and what was changed, with the reason."""
    out = console()
    answers = _table("Question", "Minimised answer")
    for answer in minimised.answers:
        answers.add_row(answer.question, Text(answer.text))
    out.print(answers)
    changes = _table("Question", "Category", "Action", "Now", *(("Was",) if reveal else ()), "Why")
    for change in minimised.redactions:
        was = (Text(change.original.reveal()),) if reveal else ()
        why = Text(f"{change.reason} ({change.paragraph})" if change.paragraph else change.reason)
        now = Text(change.replacement)
        changes.add_row(change.question, change.category.value, change.action.value, now, *was, why)
    out.print(changes)


def _table(*columns: str) -> Table:
    table = Table(show_lines=True)
    table.add_column(columns[0], no_wrap=True)
    for column in columns[1:]:
        table.add_column(column, overflow="fold")
    return table


def show_table(shown: Shown, *, as_json: bool = False) -> None:
    """Print a table made by a workflow; for programs one JSON object a row."""
    if as_json:
        for line in shown.as_objects():
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    out = console()
    out.print(Text(shown.title, style="bold"))
    if shown.rows:
        table = _table(*shown.columns)
        for row in shown.rows:
            table.add_row(*(Text(cell) for cell in row))
        out.print(table)
    for note in shown.notes:
        out.print(Text(note), soft_wrap=True)
