"""One invented case for the tests of letters: an eye surgeon, two patients, a decided notification.

Everybody and everything here is made up; the NHS number is in the 999 test range.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sigdocs.model.decisions import AgreedAction, Decision, Outcome
from sigdocs.model.findings import Finding, Severity
from sigdocs.model.forms import Answer, AnswerState, FormKind, Layer, LayerKind, ParsedForm
from sigdocs.model.minimised import (
    Action,
    Direction,
    MinimisedAnswer,
    MinimisedForm,
    Purpose,
    Redaction,
    Unexplained,
)
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Needs, Recipient
from sigdocs.model.records import Meeting
from sigdocs.model.workspace import Office

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
REFERENCE = "SC-2026-0042"
OFFICE = Office(
    name="Significant Concerns Group secretariat",
    organisation="NHS Resolution",
    email="secretariat@significantconcerns.example",
    telephone="020 7946 0000",
    address=("8th Floor", "10 South Colonnade", "London", "E14 4PU"),
    signatory="Chair, Significant Concerns Group",
    signatory_post="NHS Resolution",
)
MEETINGS = (
    Meeting(on=date(2026, 12, 10), deadline=date(2026, 12, 3)),
    Meeting(on=date(2027, 1, 14), deadline=date(2027, 1, 7)),
)
MEDICAL_DIRECTOR = Recipient(
    key="medical-director",
    title="Medical Director",
    aliases=("trust's medical director", "MD"),
    needs=Needs.PRACTITIONER,
)
GMC = Recipient(
    key="gmc",
    title="General Medical Council",
    aliases=("GMC",),
    needs=Needs.PRACTITIONER,
    profession="doctors",
    via="the employer liaison adviser",
)
CQC = Recipient(
    key="cqc",
    title="Care Quality Commission",
    aliases=("CQC",),
    needs=Needs.ORGANISATION,
)
POLICE = Recipient(
    key="police",
    title="police force",
    aliases=("police",),
    needs=Needs.PRACTITIONER,
    tipping_off=True,
)
RECIPIENTS = (MEDICAL_DIRECTOR, GMC, CQC, POLICE)

RAW = {
    "1a": "Imogen Tarrant, Case Manager, Claims Management",
    "1b": "Rufus Okonjo, Director of Claims Management",
    "1c": "Wyrmsley Coastal NHS Foundation Trust",
    "1d": "Mr Lucian Featherby, consultant ophthalmologist, GMC 9912345.\n"
    "Contact: Dr Petra Szymborska, Medical Director, 01632 960123.",
    "1e": "Actual harm: loss of sight in one eye in two patients. Potential for more: "
    "the list goes on.",
    "1f": "Between January and June 2026 two patients had endophthalmitis after "
    "injections given on the "
    "same list.\n"
    "- Mrs Winifred Abbott, NHS No 999 123 4560, lost the sight of her left "
    "eye. The theatre log shows "
    "that the skin was not prepared.\n"
    "- Mr Cosmo Delacroix-Hart had the same infection six weeks later.\n"
    "It is alleged that the list was run without a second practitioner. The Trust disputes this.\n"
    "Mr Featherby says that he was told to keep the list going when the nurse "
    "was off sick, and that "
    "he raised this at the time.\n"
    "I set this out so that the Group can see why we are worried.",
    "2a": "Two letters of claim. Counsel advised that breach will be hard to defend.",
    "2c": "We told the Trust on 2 July 2026. The Trust has reviewed its injection "
    "pathway & its staffing "
    "(<2 staff a list).",
    "2g": "Dr Anselm Quill, RO, 20 November 2026: share with the Medical Director.",
    "3a": "A: do nothing. B: share.",
    "3b": "Option B within 5 working days. A second practitioner should be present on every list.",
    "4a": "The Group agreed to share.\nRationale: two serious outcomes on one list in "
    "five months, and no "
    "sign that Mr Featherby now has a second practitioner with him. It asked "
    "that his own account be "
    "given fairly. Leave out his health.\n1. Letter to the Medical Director asking for a second "
    "practitioner on every list, a look-back at infections since 2024 and a named executive lead. "
    "By 17 December 2026. Owner: Deputy Director of Claims. KPI: yes.",
    "4c": "10 December 2026",
    "4f": "Hester Vance, Chair",
}
NAMES = {
    "Mrs Winifred Abbott": ("Patient 1", Category.PATIENT),
    "Mr Cosmo Delacroix-Hart": ("Patient 2", Category.PATIENT),
    "999 123 4560": ("[NHS number removed]", Category.NHS_NUMBER),
    "Dr Petra Szymborska": ("the Medical Director", Category.OTHER_CLINICIAN),
    "01632 960123": ("[telephone number removed]", Category.PHONE),
}
REASON = "The Group can consider the concern without knowing who the patient is."


def parsed(**changes: str) -> ParsedForm:
    """The form as it was read."""
    return ParsedForm(
        kind=FormKind.NOTIFICATION,
        edition=17,
        answers=tuple(
            Answer(question=q, text=PersonalText(text), state=AnswerState.ANSWERED)
            for q, text in {**RAW, **changes}.items()
        ),
        layers=(
            Layer(
                kind=LayerKind.COMMENT,
                text=PersonalText("Imogen: check whether Mrs Abbott has been told"),
                where="beside 1f",
            ),
        ),
    )


def minimised(
    purpose: Purpose = Purpose.GROUP, recipient: str = "", **changes: str
) -> MinimisedForm:
    """The form for one purpose, with the people of ``NAMES`` changed and listed."""
    form = parsed(**changes)
    answers, redactions, kept = [], [], []
    for answer in form.answers:
        text = answer.text.reveal()
        for name, (label, category) in NAMES.items():
            start = text.find(name)
            if start >= 0:
                redactions.append(_redaction(answer.question, name, start, label, category))
        start = text.find("Mr Lucian Featherby")
        if start >= 0:
            kept.append(_kept(answer.question, "Mr Lucian Featherby", start))
        for name, (label, _) in NAMES.items():
            text = text.replace(name, label)
        answers.append(
            MinimisedAnswer(question=answer.question, occurrence=1, text=text, state=answer.state)
        )
    return MinimisedForm(
        kind=form.kind,
        edition=17,
        purpose=purpose,
        recipient=recipient,
        answers=tuple(answers),
        redactions=tuple(redactions),
        kept=tuple(kept),
        directions=(
            Direction(question="4a", text=PersonalText("Leave out his health."), kind="leave-out"),
        ),
        unexplained=(
            Unexplained(
                question="1f",
                occurrence=1,
                start=44,
                end=59,
                text=PersonalText(RAW["1f"][44:59]),
                why="An unusual word",
            ),
        ),
        confidential_source=True,
        policy_version="2026-11-21",
    )


def _redaction(question: str, name: str, start: int, label: str, category: Category) -> Redaction:
    return Redaction(
        question=question,
        occurrence=1,
        start=start,
        end=start + len(name),
        category=category,
        action=Action.PSEUDONYMISED if label[0] != "[" else Action.REMOVED,
        replacement=label,
        reason=REASON,
        paragraph="17",
        evidence="beside a title",
        original=PersonalText(name),
        confidence=0.8 if category is Category.OTHER_CLINICIAN else 1.0,
    )


def _kept(question: str, name: str, start: int) -> Redaction:
    return Redaction(
        question=question,
        occurrence=1,
        start=start,
        end=start + len(name),
        category=Category.PRACTITIONER,
        action=Action.KEPT,
        replacement=name,
        reason="The concern is about this practitioner; the reader needs to know who it is.",
        paragraph="17",
        evidence="1d",
        original=PersonalText(name),
    )


DECISION = Decision(
    outcome=Outcome.ACTION,
    rationale=PersonalText(
        "Two serious outcomes on one list in five months, and no sign that Mr Featherby now has a "
        "second practitioner with him. Mrs Winifred Abbott has asked to be kept informed."
    ),
    meeting=date(2026, 12, 10),
    actions=(
        AgreedAction(
            number=1,
            what=PersonalText(
                "Letter to the Medical Director asking for a second practitioner on every list, a "
                "look-back at infections since 2024 and a named executive lead. "
                "By 17 December 2026. Owner: Deputy Director of Claims."
            ),
            owner=PersonalText("Deputy Director of Claims"),
            timescale="By 17 December 2026",
            due=date(2026, 12, 17),
            kpi=True,
            recipient="medical-director",
        ),
        AgreedAction(
            number=2,
            what=PersonalText("Letter to the GMC, after the Medical Director has had the first."),
            owner=PersonalText("Responsible Officer"),
            due=date(2026, 12, 22),
            kpi=True,
            recipient="gmc",
        ),
        AgreedAction(
            number=3,
            what=PersonalText("Report back to the Group, with R&D <data> and {{ braces }} 🩺"),
            owner=PersonalText("Function lead"),
            timescale="At the meeting in February 2027",
            kpi=False,
        ),
    ),
    recipients=("medical-director", "gmc"),
    confirmed_by=PersonalText("Hester Vance, Chair"),
    confirmed_on=date(2026, 12, 11),
)


def missing(question: str, state: AnswerState = AnswerState.BLANK, occurrence: int = 1) -> Finding:
    """An error of the kind that sends a form back."""
    return Finding(
        code="missing",
        severity=Severity.ERROR,
        message="This question needs an answer.",
        question=question,
        occurrence=occurrence,
        state=state,
        paragraph="Annex D",
        to_mend="Set out the options, with the advantages and disadvantages of each.",
    )


LATE = Finding(
    code="late",
    severity=Severity.WARNING,
    message="The form came 3 working days before the meeting; 5 are asked for.",
    paragraph="Annex D",
    to_mend="It would be in time for the meeting on 14 January 2027.",
)
