"""The redaction report as one page: the form as it was sent beside what its readers would see.

Self-contained: no network, no other file, and it reads whole without JavaScript. It shows what was
removed, so it is a restricted document by nature. It decides nothing: the rows are those of the Word
report, where Information Governance decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sigdocs.model.clearances import Clearance
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.documents import (
    HTML,
    DocumentKind,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import Action, MinimisedForm, Purpose, Unexplained
from sigdocs.model.people import Category
from sigdocs.rendering.elements import Element, join, own, tag
from sigdocs.rendering.redactions import KINDS, report_stem, report_values
from sigdocs.rendering.review_look import SCRIPT, STYLE, policy
from sigdocs.rendering.review_summary import is_layer, places_to_clear, summary
from sigdocs.rendering.review_texts import Compared, Number, Piece, anchor, compare, place_key
from sigdocs.rendering.wording import capitalised, place_of, say_date

_ACTIONS = {
    Action.PSEUDONYMISED.value: "Replaced by a pseudonym",
    Action.GENERALISED.value: "Made general",
    Action.REMOVED.value: "Removed",
    Action.WITHHELD.value: "Withheld",
    Action.KEPT.value: "Kept on purpose",
    "unexplained": "Unexplained: please look",
}
_COLUMNS = ("Row", "Words found", "Kind", "Proposed", "Where", "Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of the table of findings, as it is printed."""

    number: str
    category: str
    action: str
    original: str
    proposed: str
    places: str
    why: str
    first: str


def render_review_page(
    *,
    reference: str,
    form: ParsedForm,
    minimised: MinimisedForm,
    definition: FormDefinition,
    prepared: date,
    fingerprint: str,
    recipient: str = "",
    to_clear: Sequence[Clearance] = (),
) -> RestrictedDocument:
    """The page, with the same rows and numbers as the Word report of the same values.

    Args:
        reference: our case reference. form: the form as it was read. minimised: the same, minimised.
        definition: the form's questions. prepared: the day of the report.
        fingerprint: SHA-256 of what the approval is for, in hexadecimal.
        recipient: the printed title of the recipient, for the purpose ``recipient``.
        to_clear: words that are also names, which stop a document until they are cleared.
    """
    values = report_values(form, minimised, definition, recipient=recipient, to_clear=to_clear)
    rows = _rows(minimised, values)
    is_summary = minimised.purpose is Purpose.LEARNING
    readers = f"readers of {values['purposes']}" if is_summary else values["purposes"]
    title = f"{reference}: redactions for Information Governance"
    facts = {
        "Readers": capitalised(readers),
        "Policy": values["policy"],
        "Prepared": say_date(prepared),
        "Fingerprint": fingerprint,
    }
    body = join(
        tag("a", "Skip to the form", href="#form", class_="skip"),
        _header(title, readers),
        tag(
            "main",
            _contents(values),
            summary(facts, values),
            places_to_clear(values["to_clear"]),
            _tools(rows),
            _questions(form, minimised, definition, readers),
            _table(rows, reference),
        ),
        tag("div", id="now", role="status", aria_live="polite"),
        tag("script", own(SCRIPT)),
    )
    page = "<!DOCTYPE html>\n" + tag("html", _head(title), tag("body", body), lang="en-GB")
    document = RenderedDocument(
        kind=DocumentKind.REDACTION_REPORT,
        media_type=HTML,
        content=page.encode(),
        stem=report_stem(reference, minimised),
        title=title,
    )
    return RestrictedDocument(document=document, purpose=RestrictedPurpose.IG)


def _head(title: str) -> Element:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", own(STYLE)),
    )


def _header(title: str, readers: str) -> Element:
    restricted = "Restricted: this page shows what was removed. Do not send it on."
    return tag(
        "header",
        tag("h1", title),
        tag("p", f"What {readers} would see, beside what was sent."),
        tag("p", restricted, class_="restricted"),
    )


def _contents(values: dict[str, Any]) -> Element:
    is_urgent = any(not is_layer(alert) for alert in values["alerts"])
    has_layers = any(map(is_layer, values["alerts"]))
    places = {
        "first": "Please look at these first" if is_urgent else "",
        "summary": "Summary",
        "layers": "Outside the answers" if has_layers else "",
        "clear": "Words that are also names" if values["to_clear"] else "",
        "form": "The form, question by question",
        "findings": "Findings",
    }
    links = [tag("li", tag("a", words, href=f"#{at}")) for at, words in places.items() if words]
    return tag("nav", tag("ul", *links), aria_label="On this page", class_="contents screen")


def _tools(rows: tuple[_Row, ...]) -> Element:
    kinds = {row.category: KINDS[Category(row.category)] for row in rows}
    actions = {row.action: _ACTIONS[row.action] for row in rows}
    box = tag("input", type="checkbox", id="keys", checked=True)
    words = " Keys j and k (or the arrows, in a finding) move on and back"
    off = tag("label", box, words, class_="inline")
    line = tag(
        "div",
        tag("button", "Previous finding", type="button", id="previous"),
        tag("button", "Next finding", type="button", id="next"),
        tag("span", id="told", role="status"),
        off,
        class_="line",
    )
    filters = tag(
        "details",
        tag("summary", "Filter by kind and by what is proposed"),
        tag(
            "div",
            _choices("Kind", "category", kinds, rows),
            _choices("Proposed", "action", actions, rows),
            tag("p", tag("button", "Show everything", type="button", id="all")),
        ),
    )
    legend = tag(
        "ul",
        *(tag("li", tag("mark", words, class_=action)) for action, words in _ACTIONS.items()),
        class_="legend",
    )
    return join(
        tag("h2", "The form, question by question", id="form", tabindex="-1"),
        tag("p", "Each finding has the number of its row, here, in the table below and in the Word "
            "report. What the marks mean:"),
        legend,
        tag("div", line, filters, class_="tools needs-script", hidden=True),
    )  # fmt: skip


def _choices(heading: str, name: str, kinds: dict[str, str], rows: tuple[_Row, ...]) -> Element:
    boxes = []
    for value, words in kinds.items():
        times = sum(value == (r.category if name == "category" else r.action) for r in rows)
        box = tag("input", type="checkbox", name=name, value=value)
        boxes.append(tag("label", box, f" {words} ({times})"))
    return tag("fieldset", tag("legend", heading), tag("div", *boxes, class_="choices"))


def _questions(
    form: ParsedForm, minimised: MinimisedForm, definition: FormDefinition, readers: str
) -> Element:
    numbers = _numbers(minimised)
    labels = {question.id: question for question in definition.questions}
    empty, sections = [], []
    for answer in form.answers:
        question = labels.get(answer.question)
        place = place_of(question, answer.occurrence) if question else answer.question
        label = question.label if question else ""
        if not len(answer.text):
            empty.append(place)
            continue
        compared = compare(
            minimised,
            numbers,
            question=answer.question,
            occurrence=answer.occurrence,
            text=answer.text.reveal(),
        )
        heading = tag("h3", f"{place}: {label}" if label else place)
        sections.append(tag("section", heading, _both(compared, readers), class_="question"))
    if empty:
        sections.append(tag("p", f"Without an answer: {'; '.join(empty)}.", class_="screen"))
    return join(*sections)


def _both(compared: Compared, readers: str) -> Element:
    columns = ("As it was sent", f"As {readers} would see it")
    head = tag("tr", *(tag("th", words, scope="col") for words in columns))
    lines = []
    for line in compared.lines:
        before = join(*(_piece(piece, piece.before, is_link=True) for piece in line))
        after = join(*(_piece(piece, piece.after, is_link=False) for piece in line))
        if compared.after:
            after = join(compared.after)
        if before.strip() or after.strip():
            cells = (tag("td", before, class_="before"), tag("td", after, class_="after"))
            lines.append(tag("tr", *cells))
    return tag("table", tag("thead", head), tag("tbody", *lines), class_="both")


def _piece(piece: Piece, words: str, *, is_link: bool) -> Element:
    if not piece.is_finding:
        return join(words)
    number = tag("sup", piece.row)
    about = {"class_": piece.action, "data_row": piece.row, "data_category": piece.category}
    if not is_link:
        return tag("mark", words, number, **about, data_action=piece.action)
    told = f"Row {piece.row}: {_ACTIONS[piece.action]}"
    link = tag(
        "a", tag("span", words), number, id=piece.place, href=f"#row-{piece.row}", title=told
    )
    return tag("mark", link, **about, data_action=piece.action)


def _numbers(minimised: MinimisedForm) -> Number:
    found = {
        place_key(redaction): str(row.number)
        for row in finding_rows(minimised)
        for redaction in row.redactions
    }
    odd: dict[tuple[str, int, int, int, str], str] = {}
    word: Unexplained
    for number, word in enumerate(minimised.unexplained, start=1):
        odd[place_key(word)] = f"U{number}"
    return {**odd, **found}


def _rows(minimised: MinimisedForm, values: dict[str, Any]) -> tuple[_Row, ...]:
    firsts = {str(row.number): row.first for row in finding_rows(minimised)}
    rows = [
        _Row(
            number=shown["number"],
            category=firsts[shown["number"]].category.value,
            action=firsts[shown["number"]].action.value,
            original=shown["original"],
            proposed=shown["action"],
            places=shown["places"],
            why=shown["reason"],
            first=anchor(firsts[shown["number"]]),
        )
        for shown in (*values["findings"], *values["kept"])
    ]
    rows += [
        _Row(
            number=odd["number"],
            category="unexplained",
            action="unexplained",
            original=odd["original"],
            proposed="Keep, unless you say otherwise",
            places=odd["places"],
            why=odd["why"],
            first=anchor(word),
        )
        for odd, word in zip(values["unexplained"], minimised.unexplained, strict=True)
    ]
    return tuple(rows)


def _number(row: _Row) -> Element:
    """The row's number, which leads to its first place in the form."""
    if not row.first:
        return join(row.number)
    return tag("a", row.number, href=f"#{row.first}", title="To its first place in the form")


def _table(rows: tuple[_Row, ...], reference: str) -> Element:
    head = tag("tr", *(tag("th", words, scope="col") for words in _COLUMNS))
    lines = [
        tag(
            "tr",
            tag("th", _number(row), scope="row"),
            *(tag("td", cell) for cell in (
                row.original, KINDS[Category(row.category)], row.proposed, row.places, row.why)),
            id=f"row-{row.number}", data_row=row.number, data_category=row.category,
            data_action=row.action,
        )
        for row in rows
    ]  # fmt: skip
    how = "Decide in the Word report beside this page: the row numbers are the same. Or type, say, "
    command = tag("code", f"sigdocs review decide {reference} {rows[0].number if rows else 1} keep")
    table = tag(
        "table",
        tag("caption", "Every finding"),
        tag("thead", head),
        tag("tbody", *lines),
        class_="findings",
    )
    return join(
        tag("h2", "Findings", id="findings"),
        tag("p", how, command, "."),
        tag("div", table, class_="wide"),
    )
