"""What the template of the minutes may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.rendering.contract_parts import contract

_MINUTES = contract(
    "minutes",
    "Minutes of a meeting",
    {
        "reference": "10 December 2026",
        "draft": True,
        "meeting": "Thursday 10 December 2026",
        "present": ["A. Example, Chair"],
        "attending": ["B. Example, Secretariat"],
        "apologies": ["C. Example"],
        "declarations": [{"reference": "SC-2026-0005", "words": "None declared"}],
        "cases": [
            {
                "reference": "SC-2026-0005",
                "function": "Claims Management",
                "decision": "NHS Resolution will take further action at an organisational level.",
                "statement": ["The Group agreed that information should be shared."],
                "rationale": ["Two serious outcomes in five months, and the risk goes on."],
                "actions": [
                    {
                        "number": "1",
                        "what": "Letter to the Medical Director.",
                        "owner": "Deputy Director of Claims",
                        "when": "By 17 December 2026",
                        "kpi": "Yes",
                    }
                ],
                "informed": ["Medical Director"],
                "advice": ["The Caldicott Guardian was asked before the decision."],
                "confirmed": "This outcome was confirmed by the Chair on 11 December 2026.",
            }
        ],
        "next_meeting": "Thursday 14 January 2027",
    },
    {
        "reference": "The date of the meeting, for the footer",
        "meeting": "The date of the meeting, with its weekday",
        "present[]": "Chair and members present, a line each",
        "attending[]": "Secretariat and others",
        "apologies[]": "Who sent apologies, or was expected and not recorded as present",
        "declarations[].reference": "The case",
        "declarations[].words": "What was declared, and what was done",
        "cases[].reference": "Our reference",
        "cases[].function": "The function that notified; may be empty",
        "cases[].decision": "The decision in one sentence",
        "cases[].statement[]": "What the Group decided, in its own words",
        "cases[].rationale[]": "The reasons, a paragraph each",
        "cases[].actions[].number": "Its number",
        "cases[].actions[].what": "What is to be done",
        "cases[].actions[].owner": "Who does it",
        "cases[].actions[].when": "By when",
        "cases[].actions[].kpi": "Yes, No or Not stated",
        "cases[].informed[]": "With whom information is shared, in the decided order",
        "cases[].advice[]": "What advice was sought, and from whom",
        "cases[].confirmed": "Who confirmed the outcome, and when; may be empty",
        "next_meeting": "The next meeting in the calendar; may be empty",
    },
)
MINUTES_CONTRACTS = (_MINUTES,)
