"""What the templates of review and forms may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.model.templates import TemplateContract
from sigdocs.rendering.contract_parts import contract

_PLACE = {"before": "… seen by ", "found": "Mr C. Example", "after": " on the ward …"}
_FINDING_MEANINGS = {
    "number": "The row number, by which decisions are read back",
    "original": "The words as they stand in the form, every spelling",
    "kind": "The kind of information",
    "before": "The words before it",
    "found": "The words themselves",
    "after": "The words after it",
    "places": "The questions it stands in",
    "action": "What is proposed, and what stands there instead",
    "reason": "Why, with the paragraph",
}
_REDACTION = contract(
    "redaction_report",
    "Redaction report for Information Governance",
    {
        "reference": "SC-2026-0005",
        "prepared": "1 December 2026",
        "purposes": "the members of the Group",
        "policy": "2026-11-21",
        "counts": [
            {
                "kind": "Patient",
                "kept": "–",
                "pseudonymised": "2",
                "generalised": "–",
                "removed": "–",
                "withheld": "–",
            }
        ],
        "confidence": ["2 distinct findings, 5 mentions in all."],
        "alerts": [{"matter": "Hidden layer: comment", "what": "Has the family been told?"}],
        "findings": [
            {
                "number": "1",
                "original": "Mr C. Example",
                "kind": "Patient",
                **_PLACE,
                "places": "Section 1, question f (2 times)",
                "action": "Replace by Patient 1",
                "reason": "The Group does not need to know who it is. (Paragraph 17.)",
            }
        ],
        "kept": [
            {
                "number": "2",
                "original": "Dr B. Example",
                "kind": "Practitioner",
                **_PLACE,
                "places": "Section 1, question d",
                "action": "Keep",
                "reason": "The concern is about this practitioner. (Paragraph 17.)",
            }
        ],
        "unexplained": [
            {
                "number": "U1",
                "original": "Example",
                **_PLACE,
                "places": "Section 2, question f",
                "why": "A capital letter inside a sentence",
            }
        ],
        "to_clear": [
            {
                "number": "C1",
                "original": "may",
                "before": "… we ",
                "found": "may",
                "after": " ask again …",
                "where": "Sharing letter; row 4",
            }
        ],
        "fingerprint": "0" * 64,
    },
    {
        "prepared": "The day of the report",
        "purposes": "For whom the document is",
        "policy": "The version of the rules",
        "counts[].kind": "The kind of information",
        "counts[].kept": "How many distinct findings are kept",
        "counts[].pseudonymised": "… replaced",
        "counts[].generalised": "… made general",
        "counts[].removed": "… removed",
        "counts[].withheld": "… withheld",
        "confidence[]": "How many there are, and which are less certain",
        "alerts[].matter": "What needs judgement",
        "alerts[].what": "What was found",
        **{
            f"{rows}[].{name}": meaning
            for rows in ("findings", "kept")
            for name, meaning in _FINDING_MEANINGS.items()
        },
        "unexplained[].number": "The row number",
        "unexplained[].original": "The words",
        "unexplained[].before": "The words before it",
        "unexplained[].found": "The words themselves",
        "unexplained[].after": "The words after it",
        "unexplained[].places": "The question it stands in",
        "unexplained[].why": "Why it is listed",
        "to_clear[].number": "The row number of a word that is also a name and stops a document",
        "to_clear[].original": "The word",
        "to_clear[].before": "The words before it in that document",
        "to_clear[].found": "The word itself",
        "to_clear[].after": "The words after it",
        "to_clear[].where": "The document, and the row of the name",
        "fingerprint": "SHA-256 of what is approved",
    },
)
_FORM = TemplateContract(
    name="form",
    title="Blank and prefilled forms: looks, header and footer",
    sample={
        "reference": "SC-2026-0007",
        "title": "Notification to Significant Concerns Group",
        "notices": ["Please submit the fully completed form at least 5 working days before."],
    },
    meanings={
        "reference": "Our reference; empty on a blank form",
        "title": "The form’s title",
        "notices[]": "What stands under the title",
    },
)
_SHEET = TemplateContract(
    name="decision_sheet",
    title="Decision sheet: looks, header and footer, what stands above the tables",
    sample={
        "reference": "SC-2026-0005",
        "function": "Claims Management",
        "meeting": "10 December 2026",
        "recommended": ["Write to the Medical Director within two weeks."],
    },
    meanings={
        "reference": "Our reference; never a person’s name",
        "function": "The function that notified; may be empty",
        "meeting": "The date of the meeting",
        "recommended[]": "The recommended action (3b), a paragraph each",
    },
)
REVIEW_CONTRACTS = (_REDACTION, _FORM, _SHEET)
