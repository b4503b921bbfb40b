# ruff: noqa: E501 - answers as people type them
"""Two invented cases, written for these tests, and how their answers are compared.

Everybody and everything here is invented; numbers are in ranges that are not issued.
"""

from __future__ import annotations

import re

from sigdocs.model.definitions import FormDefinition, Question
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.reference.definitions import form_definition

Answers = dict[tuple[str, int], str]

_OPTIONS = """Option 1 - wait for the Trust's own review.
Advantages: least intrusive. Disadvantages: it has been promised since July and nothing has come.
Option 2 - write to the Trust's Medical Director and to the commissioner.
Advantages: both hear the same thing on the same day. Disadvantages: the commissioner may act first.

I weighed these with the Deputy Director."""

_EMAIL = """The practice manager answered on 3 November. The message reads:

From: Bartholomew Quince
Date: 3 November 2026
Subject: your letter
We have asked ourselves "What action has been taken so far?" and the honest reply is: none. I do not think that anybody outside the practice was told, and nobody inside it was asked.
Regards
B. Quince"""

_SUMMARY = """Between March and September 2026 eleven patients of the glaucoma clinic at Saltmarsh Infirmary were given follow-up appointments that were never booked. Four have lost sight that will not come back.
The pattern was seen by a claims handler on 14 September 2026, when a second claim named the same clinic code.
- Mr Ignatius Okonkwo-Bell, 71, lost the sight of the left eye between two appointments eleven months apart.
- Mrs Wilhelmina Trask, 83, was discharged by letter in error.
1. The booking system was changed in February.
2. The failsafe officer's post has been vacant since April.
The consultant, Miss Perpetua Lindqvist-Amadi (GMC 9377120), wrote to her manager about it on 2 June 2026 and again on 30 July 2026; both letters are on the Trust's file and neither was answered before the first claim came in."""

NOTIFICATION: Answers = {
    ("1a", 1): "Tamsin Achterberg, Claims Manager (South)",
    ("1b", 1): "Rufus Delacourt-Nwosu, Director of Claims Management",
    ("1c", 1): "Saltmarsh and Fenwick Hospitals NHS Foundation Trust; Tidewater Eye Practice",
    ("1d", 1): "Miss Perpetua Lindqvist-Amadi, consultant ophthalmologist, GMC 9377120\nBartholomew Quince, practice manager",
    ("1e", 1): "Four patients harmed, seven more at risk. The clinic goes on as before.",
    ("1f", 1): _SUMMARY,
    ("2a", 1): "Two claims notified, one under investigation, none admitted.",
    ("2b", 1): "Practice Performance Advice, Safety and Learning and Primary Care Appeals were asked on 21 September 2026; none of them knew of the clinic.",
    ("2c", 1): "Letter to the Trust's legal department on 25 September 2026. No reply.",
    ("2d", 1): _EMAIL,
    ("2e", 1): "CQC\nRoyal College of Ophthalmologists",
    ("2f", 1): "A local newspaper has the story and waits for the inquest. Mrs Trask's daughter is a councillor.",
    ("2g", 1): "Dr Aurelio Vance, RO, 12 November 2026: the threshold is met. No need to name the consultant, who did what she should have done.",
    ("2h", 1): "Yes",
    ("3a", 1): _OPTIONS,
    ("3b", 1): "Option 2, within 5 working days, since sight is being lost while we wait.",
}  # fmt: skip

AUDIT_TRAIL: Answers = {
    ("1g", 1): "Leopold Sarkis, Deputy Director of Safety and Learning",
    ("1h", 1): "",
    ("1i", 1): "Brackwater Ambulance Service NHS Trust",
    ("1j", 1): "A paramedic, HCPC registrant PA99871",
    ("1k", 1): "Harm to one patient on 2 November 2026; the registrant is on shift tonight.",
    ("1l", 1): "No time for a meeting: the next shift starts at 19:00.",
    ("2a", 1): "Morphine was drawn up from ampoules that had been tampered with. Two were found in the registrant's locker on 2 November 2026, and the log had been altered in the same hand.",
    ("2b", 1): "One incident report.",
    ("2c", 1): "Telephone call to the Trust's Medical Director.",
    ("2d", 1): "The police were told by the Trust on 3 November 2026.",
    ("signoff1-2.name", 1): "Leopold Sarkis",
    ("signoff1-2.date", 1): "3 November 2026",
    ("3c", 1): "Leopold Sarkis\nDr Aurelio Vance\nHortensia Blyth",
    ("signoff3.name", 1): "Leopold Sarkis",
    ("signoff3.date", 1): "3 November 2026",
    ("4a", 1): "3 November 2026, 16:00. All present. Agreed that the Trust be asked to stand the registrant down tonight.",
    ("signoff4.name", 1): "Leopold Sarkis",
    ("signoff4.date", 1): "3 November 2026",
    ("4a", 2): "5 November 2026, 09:30. Hortensia Blyth sent apologies. The Trust has stood the registrant down; HCPC to be told in writing.",
    ("signoff4.name", 2): "Aurelio Vance",
    ("signoff4.date", 2): "6 November 2026",
    ("5a", 1): "No.",
    ("5b", 1): "",
    ("5c", 1): "None",
    ("signoff5.name", 1): "",
    ("signoff5.date", 1): "",
}  # fmt: skip

CASES = {FormKind.NOTIFICATION: NOTIFICATION, FormKind.AUDIT_TRAIL: AUDIT_TRAIL}
_BULLET = re.compile(r"^\s*[-*•–]\s+", re.M)


def fold(text: str) -> str:
    """White space and bullets folded: what a print cannot keep apart."""
    return " ".join(_BULLET.sub("", text).split())


def wrong(form: ParsedForm, answers: Answers) -> list[str]:
    """Which answers differ, with what was read: invented words, so they may be shown."""
    found = []
    for (question, occurrence), text in answers.items():
        got = form.text(question, occurrence)
        if fold(got) != fold(text):
            found.append(f"{question}/{occurrence}: {fold(got)!r} instead of {fold(text)!r}")
    known = set(answers)
    for answer in form.answers:
        if (answer.question, answer.occurrence) not in known and answer.text.reveal():
            found.append(f"{answer.question}/{answer.occurrence}: {answer.text.reveal()!r} unasked")
    return found


def asked(kind: FormKind) -> list[tuple[str, Question | None, int]]:
    """The form in printed order: ("heading", None, 0) or (label with its letter, question, occurrence).

    Goes as far as the case does; the repeated section as often as the case has it.
    """
    definition = form_definition(kind)
    last = list(CASES[kind])[-1][0]
    rows: list[tuple[str, Question | None, int]] = []
    for section in definition.sections:
        questions = [q for q in definition.questions if q.section == section.id]
        times = 2 if section.repeats else 1
        rows.append((f"{section.id}. {section.heading}", None, 0))
        for occurrence in range(1, times + 1):
            rows += [(_label(q), q, occurrence) for q in questions]
        if any(q.id == last for q in questions):
            break
    return rows


def _label(question: Question) -> str:
    return f"{question.letter}) {question.label}" if question.letter else question.label


def title(definition: FormDefinition) -> str:
    """The form's title line."""
    return definition.titles[0]
