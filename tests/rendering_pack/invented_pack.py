"""Invented cases for the meeting pack: nobody here exists. Written as already minimised."""

from __future__ import annotations

from datetime import date

from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.meetings import (
    AbsentCase,
    AgendaKind,
    Attendee,
    CaseFacts,
    EnhancedReport,
    FollowUpAction,
    InterestMatch,
    Pack,
    PackCase,
)
from sigdocs.model.minimised import MinimisedAnswer, MinimisedForm, Purpose
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.pack_spec import pack_spec

SENTENCES = (
    "The service reported eleven delayed diagnoses of glaucoma between March 2025 and July 2026.",
    "Consultant A reviewed each image alone, without the second reading the protocol asks for.",
    "Patient 1 lost the sight of the left eye; Patient 2 has a lasting defect of the visual field.",
    "The clinical lead was told on 14 July 2026 and asked for 60 images to be read again.",
    "Nine of the 60 were found to need urgent review, against one or two that would be expected.",
    "The waiting list for follow-up has grown from six weeks to seven months.",
    "Staff describe a unit that is short of two consultants & where <locum> cover changes weekly.",
)

SHORT = {
    "1a": "Head of Case Advice, Practitioner Performance Advice",
    "1b": "Director of Advice and Appeals",
    "1c": "Holmdale and Westerby NHS Foundation Trust",
    "1d": "Consultant A, consultant ophthalmologist, GMC 9000001",
    "1e": "Potential for severe harm: loss of sight that could have been prevented.",
    "2g": "Responsible Officer, 20 November 2026:\n\nThe sample is small but the pattern is clear. "
    "I advise the Group to share the concern with the Medical Director within five working days.",
    "2h": "Yes, confirmed.",
}

OPTIONS = """Option 1: continue with advice to the Trust only.
- Advantage: keeps the working relationship that has taken two years to build.
- Disadvantage: the reading arrangements have not changed since the advice was given.

Option 2: share the concern formally with the Medical Director.
- Advantage: puts the numbers on the record & asks for a date.
- Disadvantage: none that outweighs it."""


def long_text(paragraphs: int, start: int = 0) -> str:
    """So many paragraphs of about four sentences, the third of each four a list."""
    made = []
    for number in range(start, start + paragraphs):
        picked = [SENTENCES[(number + i) % len(SENTENCES)] for i in range(4)]
        made.append("\n".join(f"- {s}" for s in picked) if number % 4 == 2 else " ".join(picked))
    return "\n\n".join(made)


def form(
    answers: dict[str, str] | None = None,
    *,
    kind: FormKind = FormKind.NOTIFICATION,
    edition: int = 17,
    states: dict[str, AnswerState] | None = None,
) -> MinimisedForm:
    """A minimised form with these answers; a key may be "4a#2" for the second occurrence."""
    made = []
    for key, text in (answers or {}).items():
        question, _, occurrence = key.partition("#")
        state = (states or {}).get(
            question, AnswerState.ANSWERED if text.strip() else AnswerState.BLANK
        )
        made.append(
            MinimisedAnswer(
                question=question, occurrence=int(occurrence or 1), text=text, state=state
            )
        )
    return MinimisedForm(
        kind=kind, edition=edition, purpose=Purpose.GROUP, answers=tuple(made), redactions=()
    )


def notification(length: int = 2, **changes: str) -> MinimisedForm:
    """A filled-in notification; ``length`` paragraphs in each long answer."""
    long = {
        question: long_text(length, start)
        for start, question in enumerate(("1f", "2a", "2b", "2c", "2d", "2e", "2f"))
    }
    answers = {**SHORT, **long, "3a": OPTIONS, "3b": long_text(max(1, length // 2), 3), **changes}
    return form(answers)


def audit_trail(meetings: int = 2) -> MinimisedForm:
    """An audit-trail record up to section 6, with so many meetings."""
    answers = {
        "1g": "Deputy Director, Advice and Appeals",
        "1h": "",
        "1i": "Holmdale and Westerby NHS Foundation Trust",
        "1j": "Consultant A",
        "1k": "A person who may not be qualified is seeing patients.",
        "1l": "The next clinic is tomorrow morning; the Group meets in nine days.",
        "2a": long_text(3),
        "2b": "One closed advice file and two notified incidents.",
        "2c": "- Files locked to named users.\n- Disclosure on hold.",
        "2d": "The regulator has been told by telephone.",
        "signoff1-2.name": "Deputy Director, Advice and Appeals",
        "signoff1-2.date": "24 November 2026",
        "3c": "- Chair of the Group\n- Responsible Officer\n- Head of Information Governance",
        "signoff3.name": "Chair of the Group",
        "signoff3.date": "24 November 2026",
    }
    for number in range(1, meetings + 1):
        answers[f"4a#{number}"] = (
            f"Meeting {number} of the temporary group.\n\n{long_text(2, number)}"
        )
        answers[f"signoff4.name#{number}"] = "Chair of the Group" if number == 1 else ""
        answers[f"signoff4.date#{number}"] = f"{24 + number} November 2026" if number == 1 else ""
    answers["5a"] = "Yes: only NHS Resolution holds both files."
    return form(answers, kind=FormKind.AUDIT_TRAIL)


FUNCTIONS = (
    "Practitioner Performance Advice",
    "Claims Management",
    "Safety and Learning",
    "Primary Care Appeals",
)


def case(number: int, kind: AgendaKind = AgendaKind.NEW, *, length: int = 2) -> PackCase:
    """One case of the pack."""
    enhanced = kind is AgendaKind.ENHANCED
    kind_of_form = FormKind.AUDIT_TRAIL if enhanced else FormKind.NOTIFICATION
    urgent = kind is AgendaKind.URGENT
    resubmitted = {
        "4a": "Deferred until the Trust's reply is known.",
        "4c": "8 October 2026",
        "4f": "Chair of the Group",
        "4f.date": "9 October 2026",
        "8a": "The Trust has replied.",
        "8b": long_text(1, 4),
    }
    extra = resubmitted if kind is AgendaKind.RESUBMITTED else {}
    return PackCase(
        reference=f"SC-2026-{number:04}",
        kind=kind,
        facts=CaseFacts(
            function=FUNCTIONS[number % 4],
            focus=("One practitioner", "A team", "An organisation")[number % 3],
            received=date(2026, 11, 20),
            meeting=date(2026, 12, 10),
            urgency="Urgent: the next clinic is on 11 December (question 2f)" if urgent else "",
            other_functions="Claims Management holds two files; Safety and Learning holds none.",
            conditions=("Leave out the practitioner's health.",) if number % 2 else (),
            warnings=("Options are given without disadvantages (3a).",) if number % 3 == 0 else (),
        ),
        form=audit_trail() if enhanced else notification(length, **extra),
        definition=form_definition(kind_of_form),
        enhanced=EnhancedReport(
            outcome="The person no longer works at the Trust. Police and regulator are informed.",
            residual_issues="Patients seen since 2024 are still to be told.",
            monitoring="Monthly report to the Group until the look-back is complete.",
        )
        if enhanced
        else None,
    )


def pack(cases: tuple[PackCase, ...], **changes: object) -> Pack:
    """A pack of these cases, with everything else filled in."""
    values: dict[str, object] = {
        "meeting": date(2026, 12, 10),
        "agenda": pack_spec().agenda,
        "headings": pack_spec().headings,
        "cases": cases,
        "issued": date(2026, 12, 3),
        "time": "10:00 to 12:00",
        "place": "Microsoft Teams",
        "chair": "Honor Blythe-Adeyemi",
        "attendees": (
            Attendee(name="Honor Blythe-Adeyemi", post="Non-executive director", part="Chair"),
            Attendee(name="Tomasz Wrona", post="Director of Claims Management"),
            Attendee(name="Dr Imaan Sarkar", post="Responsible Officer"),
            Attendee(name="Philippa Quaye", post="Head of Appeals", has_sent_apologies=True),
            Attendee(name="Leon Hartnell", post="Secretariat", part="Secretariat"),
        ),
        "interests": (
            InterestMatch(
                member="Tomasz Wrona",
                reference="SC-2026-0002",
                why="Director responsible for the function that raised the case (question 1b).",
            ),
        ),
        "follow_up": (
            FollowUpAction(
                reference="SC-2026-0031",
                action="Ask the Medical Director for the result of the look-back.",
                owner="Head of Case Advice",
                due="30 November 2026",
                is_overdue=True,
                update="Asked on 16 November; no reply yet.",
            ),
            FollowUpAction(
                reference="SC-2026-0044",
                action="Confirm that the second reading has started.",
                owner="Deputy Director of Claims",
                due="10 December 2026",
            ),
        ),
        "not_accepted": (
            AbsentCase(
                reference="SC-2026-0060",
                function="Safety and Learning",
                reason="Returned on 1 December: the Responsible Officer's advice (2g) is missing.",
            ),
        ),
        "next_meeting": date(2027, 1, 14),
        "next_deadline": date(2027, 1, 6),
    }
    return Pack(**{**values, **changes})  # type: ignore[arg-type]


def mixed_pack(**changes: object) -> Pack:
    """A pack with every kind of business."""
    kinds = (
        AgendaKind.URGENT,
        AgendaKind.NEW,
        AgendaKind.NEW,
        AgendaKind.RESUBMITTED,
        AgendaKind.ENHANCED,
        AgendaKind.LATE,
    )
    cases = tuple(case(n, kind, length=1 + n % 3) for n, kind in enumerate(kinds, start=1))
    return pack(cases, **changes)
