"""What the templates of the meeting pack and the notification may say (see ``contracts``)."""

from __future__ import annotations

from typing import Any

from sigdocs.model.templates import TemplateContract
from sigdocs.rendering.contracts_trail import SIGN_OFF, SIGN_OFF_MEANINGS, TOLD, TOLD_MEANINGS
from sigdocs.rendering.marks import Mark, bookmark, link, page_reference

_REFERENCE, _MARK, _PAPER_MARK = "SC-2026-0005", "caseSC20260005", "paper4x1"
_ANSWER = {
    "is_answered": True,
    "paragraphs": [{"text": "Two serious outcomes in five months.", "is_bullet": False}],
}
_SECTIONS = [
    {
        "number": "1",
        "heading": "General information",
        "blocks": [
            {
                "layout": "beside",
                "rows": [{"label": "c) Organisation(s) involved", "is_short": True, **_ANSWER}],
                "label": "",
                "name": _ANSWER,
                "date": _ANSWER,
            },
            {
                "layout": "above",
                "rows": [{"label": "a) What has happened", "is_short": False, **_ANSWER}],
                "label": "",
                "name": _ANSWER,
                "date": _ANSWER,
            },
            {
                "layout": "sign_off",
                "rows": [],
                "label": "Content of this section confirmed by",
                "name": {**_ANSWER, "paragraphs": [{"text": "The lead", "is_bullet": False}]},
                "date": {**_ANSWER, "paragraphs": [{"text": "3 July 2026", "is_bullet": False}]},
            },
        ],
    }
]
_FACTS = {
    "function": "Claims Management",
    "focus": "One practitioner",
    "received": "24 November 2026",
    "meeting": "10 December 2026",
    "urgency": "Patients are still treated on the same list.",
    "other_functions": "Advice: one case. Safety and Learning: nothing held.",
    "conditions": ["Leave the practitioner’s health out of every letter."],
    "warnings": ["The recommendation has no timescale."],
}
_SECTION_MEANINGS = {
    "number": "The number of the section",
    "heading": "Its heading",
    "blocks[].layout": "“beside”, “above” or “sign_off” (for “if”)",
    "blocks[].rows[].label": "The question with its letter",
    "blocks[].rows[].is_short": "Whether the answer is short (for “if”)",
    "blocks[].rows[].is_answered": "Whether there is an answer (for “if”)",
    "blocks[].rows[].paragraphs[].text": "A paragraph of the answer",
    "blocks[].rows[].paragraphs[].is_bullet": "Whether it is a point of a list (for “if”)",
    "blocks[].label": "What is signed off",
    **{
        f"blocks[].{part}.{name}": meaning
        for part in ("name", "date")
        for name, meaning in (
            ("is_answered", "Whether it is there (for “if”)"),
            ("paragraphs[].text", "Who signed it off, or when"),
            ("paragraphs[].is_bullet", "Whether it is a point of a list (for “if”)"),
        )
    },
}
_FACT_MEANINGS = {
    "function": "The function that raised the concern",
    "focus": "What the concern is about",
    "received": "When the form came",
    "meeting": "For which meeting",
    "urgency": "Why it is urgent; empty if it is not",
    "other_functions": "What other functions hold",
    "conditions[]": "Conditions on sharing",
    "warnings[]": "What the check found",
}


def _under(prefix: str, meanings: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}{name}": meaning for name, meaning in meanings.items()}


def _brief(name: str, meaning: str) -> dict[str, str]:
    is_point = "Whether it is a point of a list (for “if”)"
    return {f"{name}[].text": meaning, f"{name}[].is_bullet": is_point}


_CASE: dict[str, Any] = {
    "number": "4.1",
    "item": "Urgent cases",
    "item_number": "4",
    "reference": _REFERENCE,
    "heading": bookmark(_MARK, f"{_REFERENCE}: Claims Management"),
    "link": link(_MARK, _REFERENCE),
    "page": page_reference(_MARK),
    "form_title": "Notification to Significant Concerns Group",
    "is_notification": True,
    "sections": _SECTIONS,
    "enhanced": {
        "is_given": True,
        "outcome": "The list was stopped.",
        "residual_issues": "The look-back goes on.",
        "monitoring": "Monthly, by the lead.",
    },
    **_FACTS,
    "harm": [{"text": "Two patients lost sight in one eye.", "is_bullet": False}],
    "recommendation": [{"text": "Share with the Medical Director.", "is_bullet": False}],
    "other_functions": [{"text": "Advice: one case.", "is_bullet": False}],
    "ro_advice": "Given: see question 2g",
    "kpi_confirmation": "Given: see question 2h",
}
_ENTRY = {
    "is_here": True,
    "reason": "",
    **{k: _CASE[k] for k in ("number", "reference", "function", "urgency", "link", "page")},
}
_CASE_MEANINGS = {
    "number": "Its number on the agenda",
    "item": "The item of business it is under",
    "item_number": "The number of that item (for “if”)",
    "reference": "Our reference",
    "heading": "The heading with the bookmark that links lead to: write {{r … }}",
    "link": "A link to the case: write {{r … }}",
    "page": "The page it is on: write {{r … }}",
    "form_title": "The title of the form",
    "is_notification": "False for an audit-trail record (for “if”)",
    "enhanced.is_given": "Whether it took the enhanced process (for “if”)",
    "enhanced.outcome": "The outcome of the enhanced process",
    "enhanced.residual_issues": "What is left to do",
    "enhanced.monitoring": "What is monitored",
    **_brief("harm", "The harm in brief (1e)"),
    **_brief("recommendation", "The recommendation in brief (3b)"),
    "ro_advice": "Whether the Responsible Officer has advised",
    "kpi_confirmation": "Whether the function has confirmed (2h)",
    **{k: v for k, v in _FACT_MEANINGS.items() if k != "other_functions"},
    **_brief("other_functions", "What other functions hold, in brief"),
    **_under("sections[].", _SECTION_MEANINGS),
}
_ENTRY_MEANINGS = {
    "is_here": "False for a case that is withheld (for “if”)",
    "reason": "Why a case is withheld; empty for all others",
    **{k: _CASE_MEANINGS[k] for k in _ENTRY if k in _CASE_MEANINGS},
}
_PAPER: dict[str, Any] = {
    "number": "4.1",
    "title": "Key performance indicators",
    "is_here": True,
    "reason": "",
    "heading": bookmark(_PAPER_MARK, "Key performance indicators"),
    "link": link(_PAPER_MARK, "Key performance indicators"),
    "short_link": link(_PAPER_MARK, "Paper 4.1"),
    "page": page_reference(_PAPER_MARK),
    "content": Mark("<w:r><w:t>The words, tables and pictures of the paper.</w:t></w:r>"),
}
_PAPER_MEANINGS = {
    "number": "Its number on the agenda",
    "title": "Its title",
    "is_here": "False for a paper that is not in the pack (for “if”)",
    "reason": "Why it is not; empty for all others",
    "heading": "The heading with the bookmark that links lead to: write {{r … }}",
    "link": "Its title as a link: write {{r … }}",
    "short_link": "“Paper 4.1” as a link: write {{r … }}",
    "page": "The page it is on: write {{r … }}",
    "content": "The paper itself: write {{r … }} in a paragraph of its own",
}
_HEADINGS = {
    "handling": "Handling these papers",
    "agenda": "Agenda",
    "index": "Index of papers",
    "interests": "Conflicts of interest",
    "declarations": "Declarations at this meeting",
    "matches": "Possible matches to consider",
    "expected": "Expected at the meeting",
    "actions": "Follow-up actions due",
    "cover_sheet": "Cover sheet",
    "worksheet": "Considerations for the Group",
    "absent": "Not in this pack",
}
_PARTS = ("handling", "matches", "expected", "actions", "cover_sheets", "worksheets")
_ABSENT = {"reference": "SC-2026-0009", "function": "Appeals", "reason": "Returned to its sender."}
_ABSENT_MEANINGS = {"reference": "Our reference", "function": "The function", "reason": "Why"}
_PACK = TemplateContract(
    name="pack",
    title="Meeting pack",
    sample={
        "meeting": {
            "date": "10 December 2026",
            "weekday": "Thursday 10 December 2026",
            "time": "10 am",
            "place": "By video",
            "chair": "The Chair",
            "next": "Thursday 14 January 2027",
            "next_deadline": "Thursday 7 January 2027",
        },
        "edition": {
            "number": 1,
            "issued": "4 December 2026",
            "changes": ["One late paper was added."],
            "supplements": 0,
            "copy_for": "",
            "cases": 1,
        },
        "attendees": [{"name": "A. Example", "post": "Director of Example", "part": "Chair"}],
        "apologies": ["B. Example"],
        "items": [
            {
                "number": "4",
                "title": "Urgent cases",
                "kind": "urgent",
                "notes": ["To be taken first."],
                "holds_cases": True,
                "cases": [_ENTRY],
                "papers": [_PAPER],
            }
        ],
        "headings": _HEADINGS,
        "parts": dict.fromkeys(_PARTS, True),
        "absent_papers": [{**_PAPER, "is_here": False, "reason": "To follow."}],
        "cases": [_CASE],
        "interests": [
            {"member": "A. Example", "reference": _REFERENCE, "why": "Named in the form."}
        ],
        "follow_up": [
            {
                "reference": "SC-2026-0001",
                "action": "Report back on the look-back.",
                "owner": "Function lead",
                "due": "1 December 2026",
                "is_overdue": True,
                "update": "",
            }
        ],
        "not_accepted": [_ABSENT],
        "withheld": [_ABSENT],
    },
    meanings={
        "meeting.date": "The date",
        "meeting.weekday": "The date with its weekday",
        "meeting.time": "The time; may be empty",
        "meeting.place": "The place; may be empty",
        "meeting.chair": "Who is in the chair; may be empty",
        "meeting.next": "The next meeting; may be empty",
        "meeting.next_deadline": "When papers for it are due; may be empty",
        "edition.number": "1 for the first edition",
        "edition.issued": "When it was issued",
        "edition.changes[]": "What this edition changes",
        "edition.supplements": "The edition that a supplement adds to; 0 for a full pack",
        "edition.copy_for": "The reader of a special copy; may be empty",
        "edition.cases": "How many cases there are",
        "attendees[].name": "Who is expected",
        "attendees[].post": "Their post",
        "attendees[].part": "Their part in the meeting",
        "apologies[]": "Who has sent apologies",
        "items[].number": "The number on the agenda",
        "items[].title": "The item of business",
        "items[].kind": "Its kind (for “if”)",
        "items[].notes[]": "What stands under it",
        "items[].holds_cases": "Whether it holds cases (for “if”)",
        **_under("items[].cases[].", _ENTRY_MEANINGS),
        **_under("items[].papers[].", _PAPER_MEANINGS),
        **_under(
            "headings.",
            {
                name: f"The heading “{words}”, as pack.toml has it"
                for name, words in _HEADINGS.items()
            },
        ),
        **_under(
            "parts.",
            {name: f"Whether {name.replace('_', ' ')} are wanted (for “if”)" for name in _PARTS},
        ),
        **_under("absent_papers[].", _PAPER_MEANINGS),
        **_under("cases[].", _CASE_MEANINGS),
        "interests[].member": "Who may have a conflict of interest",
        "interests[].reference": "In which case",
        "interests[].why": "Why it is suggested",
        "follow_up[].reference": "The case",
        "follow_up[].action": "The action that is due",
        "follow_up[].owner": "Who has it",
        "follow_up[].due": "By when",
        "follow_up[].is_overdue": "Whether it is overdue (for “if”)",
        "follow_up[].update": "The latest news; may be empty",
        **_under("not_accepted[].", _ABSENT_MEANINGS),
        **_under("withheld[].", _ABSENT_MEANINGS),
    },
)
_NOTIFICATION = TemplateContract(
    name="notification",
    title="Minimised notification or audit-trail record",
    sample={
        "reference": _REFERENCE,
        "title": "Notification to Significant Concerns Group",
        "facts": _FACTS,
        "sections": _SECTIONS,
        "sign_offs": [SIGN_OFF],
        "told": [TOLD],
    },
    meanings={
        "reference": "Our reference",
        "title": "The title of the form",
        **_under("facts.", _FACT_MEANINGS),
        **_under("sections[].", _SECTION_MEANINGS),
        **_under("sign_offs[].", SIGN_OFF_MEANINGS),
        **_under("told[].", TOLD_MEANINGS),
    },
)
PACK_CONTRACTS = (_PACK, _NOTIFICATION)
