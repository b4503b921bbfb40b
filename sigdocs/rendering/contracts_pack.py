"""What the templates of the meeting pack and the notification may say (see ``contracts``)."""

from __future__ import annotations

from typing import Any

from sigdocs.model.templates import TemplateContract
from sigdocs.rendering.marks import bookmark, link, page_reference

_CASE = "SC-2026-0007"
_ANSWER = {
    "is_answered": True,
    "paragraphs": [
        {"text": "Three delayed diagnoses since March 2026:", "is_bullet": False},
        {"text": "two at one hospital", "is_bullet": True},
    ],
}
_BESIDE = {
    "layout": "beside",
    "rows": [{"label": "c) Organisation(s) involved", "is_short": True, **_ANSWER}],
}
_ABOVE = {
    "layout": "above",
    "rows": [{"label": "f) Summary of issue", "is_short": False, **_ANSWER}],
}
_SIGN_OFF = {
    "layout": "sign_off",
    "label": "f) Outcome confirmed by",
    "name": _ANSWER,
    "date": {"is_answered": False, "paragraphs": []},
}
_SECTIONS = [
    {"number": "1", "heading": "General information", "blocks": [_BESIDE, _ABOVE, _SIGN_OFF]}
]
_FACTS: dict[str, Any] = {
    "function": "Claims Management",
    "focus": "A team",
    "received": "20 November 2026",
    "meeting": "10 December 2026",
    "urgency": "Urgent: the next clinic is on 11 December (question 2f)",
    "other_functions": "Practitioner Performance Advice holds one closed file.",
    "conditions": ["Leave out the practitioner’s health."],
    "warnings": ["The options are given without disadvantages (3a)."],
}
_ABSENT = {
    "reference": "SC-2026-0009",
    "function": "Safety and Learning",
    "reason": "Returned: not complete.",
}
_MARKS = {"link": link("caseSC20260007", _CASE), "page": page_reference("caseSC20260007")}
_ROW = {
    "number": "6.1",
    "is_here": True,
    "reference": _CASE,
    "function": "Claims Management",
    "urgency": "Urgent",
    "reason": "",
    **_MARKS,
}
_PACK_CASE = {
    **_FACTS,
    **_MARKS,
    "number": "6.1",
    "item": "New notifications",
    "reference": _CASE,
    "heading": bookmark("caseSC20260007", f"{_CASE}: Claims Management"),
    "form_title": "Notification to Significant Concerns Group",
    "is_notification": True,
    "sections": _SECTIONS,
    "enhanced": {
        "is_given": False,
        "outcome": "The person no longer works there.",
        "residual_issues": "Patients are still to be told.",
        "monitoring": "Monthly report to the Group.",
    },
    "harm": "Potential for severe harm.",
    "recommendation": "Share with the Medical Director within five working days.",
    "ro_advice": "Given: see question 2g",
    "kpi_confirmation": "Given: see question 2h",
}
_PACK = {
    "meeting": {
        "date": "10 December 2026",
        "weekday": "Thursday 10 December 2026",
        "time": "10:00 to 12:00",
        "place": "Microsoft Teams",
        "chair": "H. Example",
        "next": "Thursday 14 January 2027",
        "next_deadline": "Wednesday 6 January 2027",
    },
    "edition": {
        "number": 1,
        "issued": "3 December 2026",
        "changes": ["Added: SC-2026-0007."],
        "supplements": 0,
        "copy_for": "",
        "cases": 1,
    },
    "attendees": [{"name": "H. Example", "post": "Director", "part": "Chair"}],
    "apologies": ["T. Example"],
    "items": [
        {
            "number": "6",
            "title": "New notifications",
            "kind": "new",
            "notes": ["The Responsible Officer attends for this item."],
            "holds_cases": True,
            "cases": [_ROW],
        },
        {
            "number": "2",
            "title": "Conflicts of interest",
            "kind": "interests",
            "notes": [],
            "holds_cases": False,
            "cases": [],
        },
    ],
    "cases": [_PACK_CASE],
    "interests": [
        {
            "member": "H. Example",
            "reference": _CASE,
            "why": "Is the director responsible (question 1b).",
        }
    ],
    "follow_up": [
        {
            "reference": "SC-2026-0002",
            "action": "Ask for the result of the look-back.",
            "owner": "Head of Case Advice",
            "due": "30 November 2026",
            "is_overdue": True,
            "update": "Asked on 16 November; no reply yet.",
        }
    ],
    "not_accepted": [_ABSENT],
    "withheld": [_ABSENT],
}
_FORM_MEANINGS = {
    "number": "The section’s number",
    "heading": "The section’s heading",
    "blocks[].layout": "“beside”, “above” or “sign_off” (for “if”)",
    "blocks[].rows[].label": "The question with its letter",
    "blocks[].rows[].is_short": "Short enough to be kept on one page (for “if”)",
    "blocks[].rows[].is_answered": "Whether there is an answer (for “if”)",
    "blocks[].rows[].paragraphs[].text": "A paragraph of the answer",
    "blocks[].rows[].paragraphs[].is_bullet": "Whether it is a point of a list (for “if”)",
    "blocks[].label": "What is confirmed",
    "blocks[].name.is_answered": "Whether there is a name (for “if”)",
    "blocks[].name.paragraphs[].text": "Who confirmed it",
    "blocks[].name.paragraphs[].is_bullet": "Whether it is a point of a list (for “if”)",
    "blocks[].date.is_answered": "Whether there is a date (for “if”)",
    "blocks[].date.paragraphs[]": "When (each with text and is_bullet)",
}
_FACTS_MEANINGS = {
    "function": "The function that raised the case",
    "focus": "What it is about: one practitioner, a team, an organisation",
    "received": "When the form came",
    "meeting": "For which meeting",
    "urgency": "Why it is urgent; empty when it is not",
    "other_functions": "What other functions hold; may be empty",
    "conditions[]": "Conditions on sharing",
    "warnings[]": "Points to note, a point each",
}
_ABSENT_MEANINGS = {
    "reference": "The case",
    "function": "Who raised it",
    "reason": "Why it is not there",
}
_PACK_MEANINGS = {
    "meeting.date": "The date of the meeting",
    "meeting.weekday": "The same with the day of the week",
    "meeting.time": "May be empty",
    "meeting.place": "May be empty",
    "meeting.chair": "May be empty",
    "meeting.next": "The next meeting, worked out from the calendar; may be empty",
    "meeting.next_deadline": "By when notifications for it are due; may be empty",
    "edition.number": "The edition",
    "edition.issued": "The day of this edition; may be empty",
    "edition.changes[]": "What this edition changes, a point each",
    "edition.supplements": "The edition that a supplement adds to; 0 in a whole pack (for “if”)",
    "edition.copy_for": "The reader of a special copy; usually empty",
    "edition.cases": "How many cases are in the pack",
    "attendees[].name": "Who is expected",
    "attendees[].post": "Their post",
    "attendees[].part": "Chair, Member, Secretariat …",
    "apologies[]": "Who has sent apologies",
    "items[].number": "The number of an item of business",
    "items[].title": "Its title",
    "items[].kind": "What kind it is, for “if” only: interests, follow-up, urgent, new …",
    "items[].notes[]": "Notes under the title",
    "items[].holds_cases": "Whether cases are listed under it (for “if”)",
    "items[].cases[].number": "The number of a case on the agenda",
    "items[].cases[].is_here": "False for a case that is held back from this copy (for “if”)",
    "items[].cases[].reference": "Its reference",
    "items[].cases[].function": "Who raised it",
    "items[].cases[].urgency": "Empty when it is not urgent",
    "items[].cases[].reason": "Why it is held back; empty otherwise",
    "items[].cases[].link": "Its reference as a link: write {{r case.link }}",
    "items[].cases[].page": "The page it starts on, as a link: write {{r case.page }}",
    "cases[].number": "Its number on the agenda",
    "cases[].item": "The title of its agenda item",
    "cases[].reference": "Its reference",
    "cases[].heading": "Heading with the place the links lead to: write {{r case.heading }}",
    "cases[].link": "Its reference as a link: write {{r case.link }}",
    "cases[].page": "The page it starts on, as a link: write {{r case.page }}",
    "cases[].form_title": "The title of its form",
    "cases[].is_notification": "False for an audit-trail record (for “if”)",
    "cases[].enhanced.is_given": "Whether there is a report on the enhanced process (for “if”)",
    "cases[].enhanced.outcome": "Its outcome; may be empty",
    "cases[].enhanced.residual_issues": "What is left; may be empty",
    "cases[].enhanced.monitoring": "How it is watched; may be empty",
    "cases[].harm": "The first sentences of question 1e; may be empty",
    "cases[].recommendation": "The first sentences of question 3b; may be empty",
    "cases[].ro_advice": "Whether the Responsible Officer’s advice is there",
    "cases[].kpi_confirmation": "Whether all information is confirmed as included",
    "interests[].member": "A member or attendee",
    "interests[].reference": "The case their name or post stands in",
    "interests[].why": "Where it stands",
    "follow_up[].reference": "The case of an action that is due",
    "follow_up[].action": "What is to be done",
    "follow_up[].owner": "Who does it",
    "follow_up[].due": "By when",
    "follow_up[].is_overdue": "Whether the day has passed (for “if”)",
    "follow_up[].update": "What the owner says; may be empty",
}


def _under(prefix: str, meanings: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}{name}": meaning for name, meaning in meanings.items()}


PACK_CONTRACTS: tuple[TemplateContract, ...] = (
    TemplateContract(
        name="notification",
        title="Minimised form (notification or audit-trail record)",
        sample={
            "reference": _CASE,
            "title": "Notification to Significant Concerns Group",
            "facts": _FACTS,
            "sections": _SECTIONS,
        },
        meanings={
            "reference": "Our reference; never a person’s name",
            "title": "The title of the form",
            **_under("facts.", _FACTS_MEANINGS),
            **_under("sections[].", _FORM_MEANINGS),
        },
    ),
    TemplateContract(
        name="pack",
        title="Meeting pack",
        sample=_PACK,
        meanings={
            **_PACK_MEANINGS,
            **_under("cases[].", _FACTS_MEANINGS),
            **_under("cases[].sections[].", _FORM_MEANINGS),
            **_under("not_accepted[].", _ABSENT_MEANINGS),
            **_under("withheld[].", _ABSENT_MEANINGS),
        },
    ),
)
