"""The decision sheet of one case: its rows, and what a sheet that came back says (18-24).

The sheet holds sections 4 and 5 of the form and what else the Group decides, in rows that are known
by their printed labels: whatever office suite saves the file, those survive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sigdocs.model.decisions import Outcome
from sigdocs.model.personal import PersonalText

OUTCOMES = {
    "No": Outcome.NO_ACTION,
    "Yes": Outcome.ACTION,
    "Deferred for information": Outcome.DEFERRED,
    "Enhanced process": Outcome.ENHANCED,
}
YES_NO = ("Yes", "No")
# The rows in printed order, table by table: key, and the label by which it is read back.
CASE = {"organisations": "Organisation(s) involved"}
DECISION = {
    "outcome": "Further organisational action?",
    "statement": "What the Group decided",
    "rationale": "Rationale",
    "executive": "Chief Executive or Senior Management Team to be told?",
    "advice": "Advice sought, and from whom",
    "escalation": "Escalation if no assurance is received",
    "support": "Support offered",
}
MEETING = {
    "4b": "Responsible staff",
    "4c": "Date of the meeting",
    "4d": "Chair and members present",
    "apologies": "Apologies",
    "declarations": "Conflicts of interest declared, and what was done",
    "4e": "Secretariat and others",
    "4f": "Outcome confirmed by",
    "4f.date": "Date of confirmation",
    "correction": "Only where this corrects an earlier sheet of the meeting: the reason",
    "5a": "KPI: was all relevant information included?",
    "5b": "KPI: were appropriate steps agreed?",
}
ROWS = {**CASE, **DECISION, **MEETING}
CHOICES = {
    "outcome": tuple(OUTCOMES),
    "executive": YES_NO,
    "5a": YES_NO,
    "5b": YES_NO,
}
SHARING = ("No.", "With whom", "What is shared, and how", "Assurance required, and by when")
ACTIONS = ("No.", "Action", "Owner", "By when", "Counts towards the KPI")
SHORT_PROMPT = "Enter text."
TELL = "Tell the Chief Executive or the Senior Management Team of the decision"
_TOLD = re.compile(
    r"\b(?:tell|inform|notify|brief|update)\b[^.;]{0,40}"
    r"\b(?:chief executive|senior management|smt)\b",
    re.IGNORECASE,
)
PROMPTS = (
    SHORT_PROMPT,
    "Click or tap here to enter text.",
    "Click or tap to enter a date.",
    "Choose an item.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReply:
    """A sheet that came back. ``rows`` by key of ``ROWS``; an empty row is not there.

    ``sharing`` and ``actions`` are the filled rows of their tables, by the columns' heads.
    """

    reference: str
    rows: Mapping[str, PersonalText]
    sharing: tuple[Mapping[str, PersonalText], ...] = ()
    actions: tuple[Mapping[str, PersonalText], ...] = ()

    def text(self, key: str) -> str:
        """The words of a row, "" where there are none."""
        found = self.rows.get(key)
        return found.reveal() if found else ""


def following(reply: SheetReply) -> tuple[tuple[str, str], ...]:
    """What the sheet's questions ask somebody to do beside the agreed actions: what, and who (18, 20).

    The owner is who is responsible (4b) where that is one person, else the secretariat. What the
    Group wrote among the actions itself is not said twice.
    """
    responsible = reply.text("4b")
    owner = responsible if responsible and "\n" not in responsible else "Secretariat"
    listed = " ".join(row[ACTIONS[1]].reveal() for row in reply.actions if ACTIONS[1] in row)
    found = []
    if reply.text("executive").casefold() == "yes" and not _TOLD.search(listed):
        found.append((TELL, owner))
    if OUTCOMES.get(reply.text("outcome")) is Outcome.DEFERRED and reply.text("advice"):
        found.append((f"Obtain the advice that was sought: {reply.text('advice')}", owner))
    return tuple(found)


def as_answers(reply: SheetReply) -> dict[str, str]:
    """What the sheet says in the words of sections 4 and 5: the form as the Group left it.

    Documents about a decided case are minimised from here, so every word of the decision must be in it.
    """
    parts = [reply.text("statement")]
    parts += [f"Rationale: {words}" for words in (reply.text("rationale"),) if words]
    for number, row in enumerate(reply.sharing, 1):
        parts.append(f"{number}. {_line(row, SHARING[1:])}")
    for number, row in enumerate(reply.actions, 1):
        parts.append(f"{number}. {_line(row, ACTIONS[1:4])}")
    for number, (what, owner) in enumerate(following(reply), len(reply.actions) + 1):
        parts.append(f"{number}. {what}; {owner}")
    for key in ("advice", "escalation", "support"):
        parts += [f"{DECISION[key]}: {words}" for words in (reply.text(key),) if words]
    answers = {key: reply.text(key) for key in MEETING if key[0].isdigit()}
    answers["4d"] = "\n".join(
        words for words in (reply.text(k) for k in ("4d", "apologies", "declarations")) if words
    )
    answers["4a"] = "\n".join(part for part in parts if part)
    return {question: words for question, words in answers.items() if words}


def _line(row: Mapping[str, PersonalText], columns: tuple[str, ...]) -> str:
    return "; ".join(row[column].reveal() for column in columns if column in row)
