"""What the template of the notices under the enhanced process may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.rendering.contract_parts import contract

SIGN_OFF = {"section": "3. Temporary group", "name": "The nominated lead", "date": "3 July 2026"}
SIGN_OFF_MEANINGS = {
    "section": "The section; of section 4, which meeting",
    "name": "Who confirmed it; may be empty",
    "date": "When; may be empty",
}
TOLD = {
    "who": "Chief Executive",
    "why": "Is notified when the process has been used.",
    "stands": "Told on 3 July 2026",
}
TOLD_MEANINGS = {
    "who": "Who must be told, or is to be considered",
    "why": "Why, after paragraph 38",
    "stands": "How it stands",
}
_NOTICE = contract(
    "enhanced_notice",
    "Notice under the enhanced process (paragraph 38)",
    {
        "reference": "SC-2026-0006",
        "draft": True,
        "dated": "3 July 2026",
        "to": "Chief Executive",
        "in_absence": "a member of the Senior Management Team",
        "heading": "The enhanced process has been used",
        "opening": "The enhanced significant concerns process has been used (paragraph 38).",
        "facts": [{"label": "Nominated lead", "text": "Deputy Director of Claims Management"}],
        "confirmed": "Not confirmed yet: 7. Actions. All other sections are.",
        "asked": ["Say whether the Board should be told, and by whom."],
        "considered": [TOLD],
    },
    {
        "to": "To whom it goes",
        "in_absence": "Who takes it in their absence; empty where they take it themselves",
        "heading": "What the notice is about",
        "opening": "Its first sentence",
        "facts[].label": "The question of the record (Annex E)",
        "facts[].text": "The answer, minimised for the Group",
        "confirmed": "Which sections are not confirmed yet",
        "asked[]": "What the reader is asked to do",
        **{f"considered[].{name}": meaning for name, meaning in TOLD_MEANINGS.items()},
    },
)
TRAIL_CONTRACTS = (_NOTICE,)
