"""What the templates of learning may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.rendering.contract_parts import contract

_LEARNING = contract(
    "learning_summary",
    "Learning summary",
    {
        "reference": "LS-2026-0001",
        "draft": True,
        "happened": ["Two patients had the same infection after the same kind of list."],
        "mattered": ["Both lost sight in one eye."],
        "done": ["The provider was told, and reviewed its pathway."],
        "decided": ["A second practitioner should be present on every list."],
        "codes": {
            "theme": {"value": "Surgery and procedures", "evidence": "Words point to it."},
            "setting": {"value": "Acute hospital", "evidence": "Words point to it."},
            "staff_group": {"value": "Doctors", "evidence": "Words point to it."},
            "factors": [{"value": "A never event has occurred", "evidence": "Annex A"}],
        },
    },
    {
        "happened[]": "From 1f, a paragraph each",
        "mattered[]": "From 1e",
        "done[]": "From 2c",
        "decided[]": "From 3b and 4a",
        "codes.theme.value": "The suggested theme",
        "codes.theme.evidence": "Why",
        "codes.setting.value": "The suggested setting",
        "codes.setting.evidence": "Why",
        "codes.staff_group.value": "The suggested staff group",
        "codes.staff_group.evidence": "Why",
        "codes.factors[].value": "A contributory factor (Annex A)",
        "codes.factors[].evidence": "Why",
    },
)
_CHECK = contract(
    "learning_check",
    "Could anyone be recognised? Check for Information Governance",
    {
        "reference": "LS-2026-00017",
        "case": "SC-2026-0005",
        "codes": "Surgery and procedures · Acute hospital · Doctors",
        "finished": True,
        "cases": "41",
        "unread": 0,
        "counted": [{"what": "Theme (Surgery and procedures)", "cases": "9"}],
        "small_numbers": 7,
        "answers": [
            {
                "question": "Could the patient or the family recognise the case?",
                "answer": "Possible",
                "why": "They know what happened and in which order.",
            }
        ],
    },
    {
        "case": "The case, for Information Governance only",
        "codes": "Theme, setting and staff group that the summary prints",
        "finished": "Whether the codes are those chosen in the finished summary (for “if”)",
        "cases": "How many cases the register holds",
        "unread": "How many could not be read; 0 for none (for “if”)",
        "counted[].what": "Which of the codes are shared",
        "counted[].cases": "By how many cases, this one included",
        "small_numbers": "Up to which count a number is small, from sigdocs.toml",
        "answers[].question": "A question of the motivated-intruder test",
        "answers[].answer": "The suggested answer",
        "answers[].why": "Why",
    },
)
_COUNTS = {"rows": [{"name": "Surgery and procedures", "count": "15"}]}
_TABLES = {
    "by_theme": "theme",
    "by_setting": "setting",
    "by_staff_group": "staff group",
    "by_factor": "contributory factor",
}
_DIGEST = contract(
    "learning_digest",
    "Themed digest of learning",
    {
        "reference": "15 January 2027",
        "heading": "Learning from significant concerns",
        "is_sensitive": True,
        "audience": "For the functions of NHS Resolution.",
        "summaries": "about 15 summaries",
        "since": "1 January 2026",
        "themes": [
            {
                "name": "Surgery and procedures",
                "headlines": ["Count every list twice."],
                "lessons": ["Have a second person read the count aloud."],
            }
        ],
        "rule": "Counts from 1 to 7 are not printed.",
        **dict.fromkeys(_TABLES, _COUNTS),
    },
    {
        "heading": "The title",
        "is_sensitive": "Whether it stays within NHS Resolution (for “if”)",
        "audience": "For whom it is",
        "summaries": "How many summaries it draws on; small numbers are not printed",
        "since": "The first day of release; may be empty",
        "themes[].name": "A theme that enough summaries share, or the others together",
        "themes[].headlines[]": "The headlines that were approved",
        "themes[].lessons[]": "The lessons that were approved",
        "rule": "How small numbers are left out",
        **{
            f"{table}.rows[].{field}": meaning
            for table, what in _TABLES.items()
            for field, meaning in (("name", f"The {what}"), ("count", "How many cases"))
        },
    },
)
LEARNING_CONTRACTS = (_LEARNING, _CHECK, _DIGEST)
