"""What the template of the six-monthly summary may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.rendering.contract_parts import contract

_COUNTED = {"functions": "function", "months": "month", "focus": "focus", "outcomes": "outcome"}
_COUNTS = {"note": "", "rows": [{"name": "Claims Management", "count": "6", "share": "60%"}]}
_TIME = {
    "name": "Decision of the Group",
    "count": "6",
    "median": "11",
    "shortest": "5",
    "longest": "23",
}
_KPI = {
    "name": "Notifications in response to which appropriate steps were agreed (5b)",
    "area": "Significant Concerns Group",
    "target": "90%",
    "yes": "9",
    "no": "1",
    "unanswered": "0",
    "result": "90%",
    "met": "Met",
}
_RECIPIENT = {"name": "Care Quality Commission", "decided": "9", "drafted": "9", "sent": "8"}
_ACTION = {
    "name": "Claims Management",
    "agreed": "9",
    "done": "5",
    "late": "1",
    "open": "3",
    "overdue": "1",
    "dropped": "1",
}
_SMT = contract(
    "smt_report",
    "Six-monthly summary for the Senior Management Team",
    {
        "draft": True,
        "period": "1 July 2026 to 31 December 2026",
        "period_words": "Notifications received from 1 July 2026 to 31 December 2026",
        "starts": "1 July 2026",
        "ends": "31 December 2026",
        "prepared": "4 January 2027",
        "glance": ["Ten notifications were received, two of them urgent."],
        **dict.fromkeys(_COUNTED, _COUNTS),
        "times": {"note": "The day of receipt counts.", "rows": [_TIME]},
        "kpis": {"note": "The result is the share of yes.", "rows": [_KPI]},
        "recipients": {"note": "Counts from 1 to 7 are not printed.", "rows": [_RECIPIENT]},
        "actions": {"note": "As they stood on 4 January 2027.", "rows": [_ACTION]},
    },
    {
        "period": "The period, for the footer",
        "period_words": "The period in words",
        "starts": "Its first day",
        "ends": "Its last day",
        "prepared": "The day on which it was counted",
        "glance[]": "The summary in sentences, a point each",
        **{
            f"{table}.{field}": meaning
            for table, what in _COUNTED.items()
            for field, meaning in (
                ("note", "A note under the table; may be empty"),
                ("rows[].name", f"The {what}"),
                ("rows[].count", "How many notifications"),
                ("rows[].share", "Their share of all"),
            )
        },
        "times.note": "How days are counted",
        "times.rows[].name": "Up to what",
        "times.rows[].count": "In how many notifications it has happened",
        "times.rows[].median": "Half took no longer, in working days",
        "times.rows[].shortest": "The shortest",
        "times.rows[].longest": "The longest",
        "kpis.note": "How the result is worked out",
        "kpis.rows[].name": "The indicator with its question",
        "kpis.rows[].area": "Whose area it is",
        "kpis.rows[].target": "The target, from sigdocs.toml",
        "kpis.rows[].yes": "How many answers say yes",
        "kpis.rows[].no": "How many say no",
        "kpis.rows[].unanswered": "How many say neither, or are not there",
        "kpis.rows[].result": "Yes among yes and no",
        "kpis.rows[].met": "“Met”, “Not met” or “No answers yet”",
        "recipients.note": "Which counts are not printed; may be empty",
        "recipients.rows[].name": "The kind of recipient",
        "recipients.rows[].decided": "In how many cases sharing was decided",
        "recipients.rows[].drafted": "For how many cases a letter was drafted",
        "recipients.rows[].sent": "For how many cases a letter was sealed",
        "actions.note": "On which day they stood so",
        "actions.rows[].name": "The function, or the total",
        "actions.rows[].agreed": "How many actions were agreed",
        "actions.rows[].done": "How many are done",
        "actions.rows[].late": "How many of these were done late",
        "actions.rows[].open": "How many are open",
        "actions.rows[].overdue": "How many of these are overdue",
        "actions.rows[].dropped": "How many were dropped",
    },
)
_OWED = {
    "reference": "SC-2026-0007",
    "function": "Claims Management",
    "who": "Medical Director",
    "due": "1 December 2026",
    "is_overdue": True,
    "escalate_on": "8 December 2026",
}
_OWED_MEANINGS = {
    "reference": "The case",
    "function": "The function that raised it",
    "who": "Who owes the answer",
    "due": "By when",
    "is_overdue": "Whether that is past (for “if”)",
    "escalate_on": "When it is escalated; may be empty",
}
_REMINDERS = contract(
    "reminders",
    "Reminders for the secretariat",
    {
        "today": "Friday 4 December 2026",
        "advice": [_OWED],
        "actions": [
            {
                "reference": "SC-2026-0005",
                "action": "Write to the Medical Director.",
                "owner": "Function lead",
                "due": "1 December 2026",
            }
        ],
        "assurances": [_OWED],
    },
    {
        "today": "The day, with its weekday",
        **{f"advice[].{name}": meaning for name, meaning in _OWED_MEANINGS.items()},
        "actions[].reference": "The case",
        "actions[].action": "What was to be done",
        "actions[].owner": "Who has it",
        "actions[].due": "By when",
        **{f"assurances[].{name}": meaning for name, meaning in _OWED_MEANINGS.items()},
    },
)
SMT_CONTRACTS = (_SMT, _REMINDERS)
