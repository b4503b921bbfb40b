"""The decision sheet of one case (18-24): prefilled, with a control for every answer.

It comes back through the secretariat's inbox and is read by its printed labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lxml import etree

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.recipients import Recipient
from sigdocs.model.sheets import (
    ACTIONS,
    CHOICES,
    DECISION,
    MEETING,
    ROWS,
    SHARING,
    SHORT_PROMPT,
    YES_NO,
)
from sigdocs.model.workspace import Member
from sigdocs.rendering.blank_forms import with_blocks
from sigdocs.rendering.controls import cell, element, heading, paragraph, row, table
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.wording import NO_FUNCTION, paragraphs, say_date

_WIDTHS = (3400, 5898)
_SHARING_WIDTHS = (620, 2300, 3278, 3100)
_ACTION_WIDTHS = (620, 3478, 2000, 1700, 1500)
_SHARED_ROWS, _ACTION_ROWS = 6, 8
_DATES = ("4c", "4f.date")


def render_decision_sheet(
    template: bytes,
    *,
    reference: str,
    function: str,
    meeting: date,
    form: MinimisedForm,
    members: Sequence[Member],
    recipients: Sequence[Recipient],
) -> RenderedDocument:
    """Fill templates/decision_sheet.docx and put the tables below it.

    ``form`` is the notification for the purpose ``group``; ``members`` are those expected.
    """
    known = _prefilled(form, meeting, members)
    filled = fill(
        template,
        {
            "reference": reference,
            "function": function or NO_FUNCTION,
            "meeting": say_date(meeting),
            "recommended": paragraphs(form.text("3b")),
        },
    )
    blocks = [
        *_section("The case", {"organisations": ROWS["organisations"]}, known),
        *_section("The decision", DECISION, known),
        *_listed("With whom information is shared, in this order", SHARING, _SHARING_WIDTHS,
                 _SHARED_ROWS, {SHARING[1]: tuple(r.title for r in recipients)}),
        *_listed("Agreed actions", ACTIONS, _ACTION_WIDTHS, _ACTION_ROWS, {ACTIONS[4]: YES_NO}),
        *_section("The meeting, and confirmation (sections 4 and 5)", MEETING, known),
    ]  # fmt: skip
    words = "\n".join(str(text) for block in blocks for text in block.itertext())
    whole = Filled(
        content=with_blocks(filled.content, blocks),
        substituted=(*filled.substituted, *known.values()),
        dropped_controls=filled.dropped_controls,
        template_text=f"{filled.template_text}\n{_without(words, known)}",
    )
    return finish(
        whole,
        template,
        kind=DocumentKind.DECISION_SHEET,
        reference=reference,
        stem=f"{reference}-decision-sheet",
        title=f"{reference}: decision sheet",
        is_draft=True,
    )


def _prefilled(form: MinimisedForm, meeting: date, members: Sequence[Member]) -> dict[str, str]:
    """What is known before the meeting; the decision itself is never suggested."""
    present = [m for m in members if m.part != "Secretariat"]
    others = [m for m in members if m.part == "Secretariat"]
    return {
        "organisations": form.text("1c"),
        "4c": say_date(meeting),
        "4d": "\n".join(_member(m) for m in present),
        "4e": "\n".join(_member(m) for m in others),
    }


def _member(member: Member) -> str:
    beside = member.post or (member.part if member.part != "Member" else "")
    return f"{member.name}, {beside}" if beside else member.name


def _section(
    title: str, labels: Mapping[str, str], known: Mapping[str, str]
) -> list[etree._Element]:
    """A heading and a table: each label beside its control."""
    heads = ("What is asked", "Answer")
    rows = [_header(heads, _WIDTHS)]
    for key, label in labels.items():
        control = element(
            question_id=key,
            title=label,
            text=known.get(key, ""),
            is_date=key in _DATES,
            choices=CHOICES.get(key, ()),
        )
        beside = cell([paragraph(label, "TableLabel")], _WIDTHS[0], is_label=True)
        rows.append(row([beside, cell([control], _WIDTHS[1])]))
    return [heading(title), table(_WIDTHS, rows), paragraph("", "AfterTable")]


def _listed(
    title: str,
    columns: Sequence[str],
    widths: Sequence[int],
    size: int,
    choices: Mapping[str, tuple[str, ...]],
) -> list[etree._Element]:
    """A heading and a table with empty, numbered rows."""
    rows = [_header(columns, widths)]
    for number in range(1, size + 1):
        cells = [cell([paragraph(str(number), "TableText")], widths[0])]
        for column, width in zip(columns[1:], widths[1:], strict=True):
            control = element(
                question_id=f"{column} {number}",
                title=f"{column}, row {number}",
                text="",
                choices=choices.get(column, ()),
                prompt="" if column in choices else SHORT_PROMPT,
            )
            cells.append(cell([control], width))
        rows.append(row(cells))
    return [heading(title), table(widths, rows), paragraph("", "AfterTable")]


def _header(columns: Sequence[str], widths: Sequence[int]) -> etree._Element:
    heads = [
        cell([paragraph(words, "TableHeading")], width, is_label=True)
        for words, width in zip(columns, widths, strict=True)
    ]
    return row(heads, is_header=True)


def _without(words: str, known: Mapping[str, str]) -> str:
    """The words of the sheet's own rows, without what was put in."""
    put_in = {line for text in known.values() for line in text.splitlines()}
    return "\n".join(line for line in words.splitlines() if line not in put_in)
