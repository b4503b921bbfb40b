"""Reads a decision sheet that came back, whichever office suite saved it, and the decision in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sigdocs.errors import Incomplete, NotAForm
from sigdocs.model.dates import single_date
from sigdocs.model.decisions import AgreedAction, Decision
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Recipient
from sigdocs.model.rules import WorkingDays
from sigdocs.model.sheets import ACTIONS, OUTCOMES, PROMPTS, ROWS, SHARING, SheetReply, following
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.decision_recipients import recipients_in
from sigdocs.parsing.decision_timescale import due_date
from sigdocs.parsing.word import read_word

KIND = "decision-sheet"
_Row = dict[int, str]


def read_sheet(content: bytes) -> SheetReply:
    """What was written on a sheet.

    Raises:
        NotAForm: it is not a decision sheet that sigdocs made.
        Unreadable, Unsafe: as for any Word file.
    """
    file = read_word(content)
    marks = dict(file.marks)
    if marks.get("SigdocsKind") != KIND:
        raise NotAForm(
            "The file is not a decision sheet.",
            next_step="Fill in the sheet that was made with the pack, and save it as .docx.",
        )
    keys = {_folded(label): key for key, label in ROWS.items()}
    rows: dict[str, PersonalText] = {}
    listed: dict[tuple[str, ...], list[Mapping[str, PersonalText]]] = {SHARING: [], ACTIONS: []}
    for header, *others in _tables(file.blocks):
        heads = tuple(header.get(column, "") for column in sorted(header))
        columns = next((c for c in listed if _same(c, heads)), ())
        for row in others:
            if columns:
                filled = _filled(row, columns)
                listed[columns] += [filled] if filled else []
            elif (key := keys.get(_folded(row.get(1, "")))) and row.get(2):
                rows.setdefault(key, PersonalText(row[2]))
    return SheetReply(
        reference=marks.get("SigdocsReference", ""),
        rows=rows,
        sharing=tuple(listed[SHARING]),
        actions=tuple(listed[ACTIONS]),
    )


def decision_on(
    reply: SheetReply, recipients: tuple[Recipient, ...], *, working_days: WorkingDays | None = None
) -> Decision:
    """The decision that a sheet holds.

    Raises:
        Incomplete: whether there is further action, or why, is not said; or a recipient is no kind
            of recipient that is known. The message names rows, never what stands in them.
    """
    outcomes = {_folded(words): outcome for words, outcome in OUTCOMES.items()}
    outcome = outcomes.get(_folded(reply.text("outcome")))
    missing = [ROWS["outcome"]] if outcome is None else []
    missing += [ROWS["rationale"]] if not reply.text("rationale") else []
    keys = [_recipient(row, recipients) for row in reply.sharing]
    missing += [f"{SHARING[1]}, row {n}" for n, key in enumerate(keys, 1) if not key]
    if missing or outcome is None:
        raise Incomplete(
            f"The decision sheet does not say: {'; '.join(missing)}.",
            next_step="Complete it and send it back once more.",
        )
    meeting = single_date(reply.text("4c"), date(2000, 7, 1)) if reply.text("4c") else None
    return Decision(
        outcome=outcome,
        rationale=PersonalText(reply.text("rationale")),
        meeting=meeting,
        actions=tuple(_actions(reply, recipients, meeting, working_days)),
        recipients=tuple(dict.fromkeys(keys)),
        confirmed_by=PersonalText(reply.text("4f")),
        confirmed_on=single_date(reply.text("4f.date"), meeting or date(2000, 7, 1)),
        statement=PersonalText(reply.text("statement")),
        asks=_asks(reply, keys),
        escalation=PersonalText(reply.text("escalation")),
        support=PersonalText(reply.text("support")),
        advice=PersonalText(reply.text("advice")),
        corrects=PersonalText(reply.text("correction")),
    )


def _actions(
    reply: SheetReply,
    recipients: tuple[Recipient, ...],
    meeting: date | None,
    days: WorkingDays | None,
) -> Iterator[AgreedAction]:
    only = reply.text("4b") if "\n" not in reply.text("4b") else ""
    for number, row in enumerate(reply.actions, 1):
        what, owner, when, kpi = (
            row[column].reveal() if column in row else "" for column in ACTIONS[1:]
        )
        yield AgreedAction(
            number=number,
            what=PersonalText(what),
            owner=PersonalText(owner or only),
            timescale=when,
            due=due_date(when, meeting, days),
            kpi={"yes": True, "no": False}.get(_folded(kpi)),
            recipient=next(iter(recipients_in(what, recipients, with_conditions=True)), ""),
        )

    for number, (what, owner) in enumerate(following(reply), len(reply.actions) + 1):
        yield AgreedAction(number=number, what=PersonalText(what), owner=PersonalText(owner))


def _asks(reply: SheetReply, keys: Sequence[str]) -> tuple[tuple[str, PersonalText], ...]:
    """What assurance is asked of which recipient, in the decided order."""
    return tuple(
        (key, row[SHARING[3]])
        for key, row in zip(keys, reply.sharing, strict=True)
        if SHARING[3] in row
    )


def _recipient(row: Mapping[str, PersonalText], recipients: tuple[Recipient, ...]) -> str:
    """The key of the recipient that a row names, by its title or an alias; "" where none."""
    words = _folded(row[SHARING[1]].reveal()) if SHARING[1] in row else ""
    for known in recipients:
        if words in {_folded(name) for name in (known.key, known.title, *known.aliases)}:
            return known.key
    return ""


def _filled(row: _Row, columns: Sequence[str]) -> dict[str, PersonalText]:
    """The cells of a row that say something; none where only its number stands there."""
    found = {
        column: PersonalText(row[place])
        for place, column in enumerate(columns, 1)
        if row.get(place)
    }
    return found if set(found) - {columns[0]} else {}


def _same(columns: Sequence[str], heads: Sequence[str]) -> bool:
    return [_folded(each) for each in columns] == [_folded(each) for each in heads]


def _tables(blocks: Sequence[Block]) -> Iterator[list[_Row]]:
    """Each table as rows of texts by column; prompts that were left are nothing."""
    tables: dict[int, dict[int, _Row]] = {}
    for block in blocks:
        if block.table:
            row = tables.setdefault(block.table, {}).setdefault(block.row, {})
            text = "" if block.is_placeholder or block.text.strip() in PROMPTS else block.text
            row[block.column] = "\n".join(t for t in (row.get(block.column, ""), text.strip()) if t)
    for rows in tables.values():
        yield [rows[number] for number in sorted(rows)]


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(" :?").casefold()
