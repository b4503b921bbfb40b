"""What each template may say: its fields, with a sample of each and what it means.

The secretariat's list (templates/README.md) is written from here. A test holds every sample against
what the renderer really puts in.
"""

from __future__ import annotations

from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.templates import TemplateContract
from sigdocs.rendering.contracts_pack import PACK_CONTRACTS

_OFFICE = {
    "name": "Significant Concerns Group secretariat",
    "organisation": "NHS Resolution",
    "email": "secretariat@significantconcerns.example",
    "telephone": "020 7946 0000",
    "address": "8th Floor, 10 South Colonnade, London, E14 4PU",
    "signatory": "Chair, Significant Concerns Group",
    "signatory_post": "NHS Resolution",
}
_OFFICE_MEANINGS = {
    "office.name": "Who writes, from sigdocs.toml",
    "office.organisation": "The organisation",
    "office.email": "Where to reply",
    "office.telephone": "May be empty",
    "office.address": "On one line",
    "office.signatory": "Who signs letters to other organisations",
    "office.signatory_post": "Printed under the signatory",
    "reference": "Our reference; never a person’s name",
    "draft": "True while the document is a draft (for “if”)",
    "dated": "The date of the letter; may be empty on a draft",
}


def _contract(
    name: str, title: str, sample: dict[str, Any], meanings: dict[str, str]
) -> TemplateContract:
    return TemplateContract(
        name=name,
        title=title,
        sample={"office": _OFFICE, **sample},
        meanings={**_OFFICE_MEANINGS, **meanings},
    )


_RETURN = _contract(
    "return_letter",
    "Return of an incomplete form",
    {
        "reference": "SC-2026-0007",
        "draft": False,
        "form_name": "notification form",
        "is_notification": True,
        "dated": "25 November 2026",
        "received": "24 November 2026",
        "urgent": True,
        "count": "Two questions",
        "many": True,
        "questions": [
            {
                "place": "Section 3, question a",
                "label": "Please set out the options for further action",
                "message": "This is blank.",
                "to_mend": "Set out each option with its advantages and disadvantages.",
            },
            {
                "place": "Section 2, question g",
                "label": "Advice from the NHS Resolution Responsible Officer (RO)",
                "message": "This says that the answer is still to come.",
                "to_mend": "Ask the Responsible Officer, and enter the advice with name and date.",
            },
        ],
        "warnings": [
            {
                "place": "Section 3, question b",
                "message": "The recommendation has no timescale.",
                "to_mend": "Say by when each step is to be done.",
            }
        ],
        "deadline": {
            "open": True,
            "missed": False,
            "none": False,
            "due": "Thursday 3 December 2026",
            "meeting": "Thursday 10 December 2026",
            "missed_due": "Thursday 5 November 2026",
            "missed_meeting": "Thursday 12 November 2026",
        },
        "has_marked_copy": True,
    },
    {
        "form_name": "“notification form” or “audit-trail record”",
        "is_notification": "False for an audit-trail record (for “if”)",
        "received": "When the form came",
        "urgent": "Whether the form says that it is urgent (for “if”)",
        "count": "How many questions need an answer, in words",
        "many": "Whether there is more than one (for “if”)",
        "questions[].place": "Section and letter",
        "questions[].label": "The question’s own wording",
        "questions[].message": "What is wrong",
        "questions[].to_mend": "What to do",
        "warnings[].place": "Section and letter; empty for the form as a whole",
        "warnings[].message": "What is wrong, though it does not send the form back",
        "warnings[].to_mend": "What to do",
        "deadline.open": "The meeting that was meant can still be reached (for “if”)",
        "deadline.missed": "Its papers are closed (for “if”)",
        "deadline.none": "There is no meeting to be in time for (for “if”)",
        "deadline.due": "By when",
        "deadline.meeting": "For which meeting",
        "deadline.missed_due": "When the papers closed",
        "deadline.missed_meeting": "The meeting that cannot be reached any more",
        "has_marked_copy": "Whether the sender gets the form back with comments (for “if”)",
    },
)
_OUTCOME = _contract(
    "outcome_letter",
    "Outcome letter to the function lead",
    {
        "reference": "SC-2026-0005",
        "draft": True,
        "dated": "14 December 2026",
        "addressee": "Function lead, Claims Management",
        "met_on": "10 December 2026",
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
        "informed": ["Medical Director", "General Medical Council"],
        "next_steps": ["Please report to the Group on progress."],
        "confirmed": "This outcome was confirmed by the Chair on 11 December 2026.",
    },
    {
        "addressee": "The function lead by role",
        "met_on": "The date of the meeting; may be empty",
        "decision": "The decision in one sentence",
        "statement[]": "What the Group decided, in its own words",
        "rationale[]": "The reasons, a paragraph each",
        "actions[].number": "Its number",
        "actions[].what": "What is to be done",
        "actions[].owner": "Who does it",
        "actions[].when": "By when",
        "actions[].kpi": "Yes, No or Not stated",
        "informed[]": "With whom information is shared, in the decided order",
        "next_steps[]": "What happens next, a point each",
        "confirmed": "Who confirmed the outcome, and when; may be empty",
    },
)
_SHARING = _contract(
    "sharing_letter",
    "Letter that shares information",
    {
        "reference": "SC-2026-0005",
        "draft": True,
        "dated": "16 December 2026",
        "recipient": {
            "key": "gmc",
            "title": "General Medical Council",
            "profession": "doctors",
            "via": "the employer liaison adviser",
            "tipping_off": False,
        },
        "is_provider": False,
        "names_practitioner": True,
        "addressee": {"name": "Dr A. Example", "lines": ["Employer liaison adviser"]},
        "met_on": "10 December 2026",
        "reply_by": "8 January 2027",
        "shortened": False,
        "about": ["Dr B. Example, consultant (registration number 0000000)"],
        "concern": ["Harm to two patients, and potential for more."],
        "known": ["Two patients had the same infection in five months."],
        "untested": ["It is alleged that the list was run single-handed."],
        "account": ["The practitioner says that this was raised at the time."],
        "told": "The practitioner was told on 9 December 2026 by the Medical Director.",
        "reason": "The same list is still running.",
        "asks": [{"what": "a second practitioner on every list", "by": "by 8 January 2027"}],
        "offers": ["Advice from Practitioner Performance Advice."],
        "others_told": ["Medical Director"],
        "escalation": "Without an answer by then, the Group would tell NHS England.",
    },
    {
        "recipient.key": "The kind of recipient, for “if” only: gmc, cqc, medical-director …",
        "recipient.title": "The kind of recipient in words",
        "recipient.profession": "Whom a regulator regulates; empty for all others",
        "recipient.via": "Through whom the letter goes; may be empty",
        "recipient.tipping_off": "Whether telling the subject could do harm (for “if”)",
        "is_provider": "The letter goes to the organisation concerned (for “if”)",
        "names_practitioner": "The recipient needs to know who it is (for “if”)",
        "addressee.name": "Empty until a person has confirmed the addressee",
        "addressee.lines[]": "Post, organisation and address, a line each",
        "met_on": "The date of the meeting; may be empty",
        "reply_by": "By when an answer is asked for; may be empty",
        "shortened": "The notification says more than the letter (for “if”)",
        "about[]": "Whom the letter is about",
        "concern[]": "The indicators of harm",
        "known[]": "What we know, a point each",
        "untested[]": "What is alleged or untested, a point each",
        "account[]": "The practitioner’s account",
        "told": "Whether they have been told; empty until a person has written it",
        "reason": "The Group’s reason in this case; empty until a person has written it",
        "asks[].what": "What is asked",
        "asks[].by": "By when; may be empty",
        "offers[]": "What we offer",
        "others_told[]": "Who else is told, in the decided order",
        "escalation": "What follows if no assurance comes; empty until written",
    },
)
_LEARNING = _contract(
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
        "cohort": "Between 1 and 7 cases share this combination.",
        "intruder_questions": ["Could the patient or the family recognise the case?"],
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
        "cohort": "How many cases share the codes; small numbers are not printed",
        "intruder_questions[]": "The motivated-intruder questions",
    },
)
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
_REDACTION = _contract(
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
CONTRACTS = (_RETURN, _OUTCOME, _SHARING, _LEARNING, _REDACTION, _FORM, *PACK_CONTRACTS)


def contract_of(name: str) -> TemplateContract:
    """The contract of a template, by its file name without ending.

    Raises:
        ReferenceWrong: sigdocs has no template of that name.
    """
    for contract in CONTRACTS:
        if contract.name == name:
            return contract
    known = ", ".join(contract.name for contract in CONTRACTS)
    raise ReferenceWrong("There is no template of that name.", next_step=f"Known: {known}.")
