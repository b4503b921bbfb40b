"""What the templates of letters and of the brief may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.rendering.contract_parts import contract

_RETURN = contract(
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
_OUTCOME = contract(
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
        "staff": "Deputy Director of Claims (overall)",
        "informed": ["Medical Director", "General Medical Council"],
        "advice": ["The Caldicott Guardian was asked before the decision."],
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
        "staff": "Who is responsible, as 4b says; may be empty",
        "advice[]": "What advice was sought, and from whom",
        "informed[]": "With whom information is shared, in the decided order",
        "next_steps[]": "What happens next, a point each",
        "confirmed": "Who confirmed the outcome, and when; may be empty",
    },
)
_SHARING = contract(
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
            "tipping_off": False,
        },
        "via": "the employer liaison adviser",
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
        "via": "Through whom the letter goes, where the Group decided so; may be empty",
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
_SHARED_PARTS = (
    "reply_by", "shortened", "about", "concern", "known", "untested", "account", "told", "reason",
    "asks", "offers", "others_told", "escalation",
)  # fmt: skip
_BRIEF = contract(
    "sharing_brief",
    "Brief for a letter that shares information",
    {
        "reference": "SC-2026-0005",
        "recipient": "General Medical Council",
        "note": "Through the employer liaison adviser where the Group decided so.",
        "met_on": "10 December 2026",
        "shortened": True,
        "tipping_off": False,
        "tips_off": False,
        "nobody_registered": False,
        "many_organisations": False,
        "source": "the organisation directory (ODS code RXX)",
        "lookback": "two",
        "is_exchange": False,
        "conditions": "two",
        "one_condition": False,
        "addressee": [{"label": "Name of the addressee", "value": "", "prompt": "name"}],
        "content": [
            {"label": "What we know", "value": "Two infections.", "prompt": "the facts"},
        ],
    },
    {
        "recipient": "The kind of recipient",
        "note": "What to bear in mind with this recipient; may be empty",
        "met_on": "The date of the meeting; may be empty",
        "shortened": "The notification says more than the brief (for “if”)",
        "tipping_off": "Whether telling the subject could do harm (for “if”)",
        "tips_off": "Whether the decision also tells a body that may investigate a crime (for “if”)",
        "nobody_registered": "Whether the form names nobody on this regulator’s register (for “if”)",
        "many_organisations": "Whether the form names several organisations at 1c (for “if”)",
        "source": "Where the suggested addressee comes from; empty for none",
        "lookback": "How many hospital numbers the form has, in words, where the Group decided on a "
        "look-back; else empty",
        "is_exchange": "Whether it is an exchange between responsible officers (for “if”)",
        "conditions": "How many directions the form gives, in words; empty for none",
        "one_condition": "Whether it is one (for “if”)",
        **{
            f"{rows}[].{name}": meaning
            for rows in ("addressee", "content")
            for name, meaning in (
                ("label", "The label, by which the answer is read back"),
                ("value", "The suggestion; empty for a gap"),
                ("prompt", "What is to be written there"),
            )
        },
    },
)
_RO_REQUEST = contract(
    "ro_request",
    "Request for the Responsible Officer's advice",
    {
        "reference": "SC-2026-0007",
        "dated": "25 November 2026",
        "function": "Claims Management",
        "reply_by": "27 November 2026",
        "meeting": "10 December 2026",
        "urgent": True,
        "questions": ["Who should be told, by whom and how soon?"],
        "facts": [{"label": "c) Organisation(s) involved", "text": "An acute trust"}],
    },
    {
        "function": "The function that raised the concern",
        "reply_by": "The day by which the advice is needed",
        "meeting": "The meeting; may be empty",
        "urgent": "Whether the form says that the matter is urgent (for “if”)",
        "questions[]": "What the Responsible Officer is asked",
        "facts[].label": "Letter and wording of the question",
        "facts[].text": "The answer, minimised for the Group",
    },
)

_RO_LETTER = contract(
    "ro_letter",
    "Letter to another responsible officer",
    {
        "reference": "SC-2026-0005",
        "draft": True,
        "dated": "16 December 2026",
        "own_officer": "Dr A. Example",
        "addressee": {"name": "Dr C. Example", "lines": ["Responsible Officer"]},
        "designated_body": "An acute trust",
        **{part: _SHARING.sample[part] for part in _SHARED_PARTS},
    },
    {
        "own_officer": "Who signs, as sigdocs.toml names the members; may be empty",
        "designated_body": "The addressee’s organisation, once a person has confirmed it",
        **{
            name: meaning
            for name, meaning in _SHARING.meanings.items()
            if name.partition("[")[0].partition(".")[0] in (*_SHARED_PARTS, "addressee")
        },
    },
)

_LOOKBACK = contract(
    "lookback_schedule",
    "Look-back schedule (restricted, encrypted)",
    {
        "reference": "SC-2026-0005",
        "dated": "16 December 2026",
        "recipient": "Medical Director",
        "organisation": "An acute trust",
        "met_on": "10 December 2026",
        "rows": [{"number": "1", "hospital_number": "AB1234567", "patient": "Patient 1"}],
    },
    {
        "recipient": "The kind of recipient",
        "organisation": "Whose hospital numbers they are, as the brief confirms",
        "met_on": "The date of the meeting; may be empty",
        "rows[].number": "Its number",
        "rows[].hospital_number": "The trust’s own hospital number",
        "rows[].patient": "Who it is in our letter; may be empty",
    },
)

_REMINDER = contract(
    "reminder_letter",
    "Reminder to one reader",
    {
        "reference": "SC-2026-0005",
        "draft": True,
        "dated": "11 January 2027",
        "to": "Medical Director",
        "addressee": {"name": "Dr A. Example", "lines": ["Medical Director"]},
        "is_advice": False,
        "is_action": False,
        "is_assurance": True,
        "rows": [
            {"reference": "SC-2026-0005", "what": "Your answer", "due": "8 January 2027"},
        ],
        "escalation": "Without an answer, NHS England is told.",
    },
    {
        "to": "Who owes it, where no addressee was confirmed",
        "addressee.name": "Empty until a person has confirmed the addressee",
        "addressee.lines[]": "Post, organisation and address, a line each",
        "is_advice": "Whether it is about the Responsible Officer’s advice (for “if”)",
        "is_action": "Whether it is about agreed actions (for “if”)",
        "is_assurance": "Whether it is about an answer to a letter (for “if”)",
        "rows[].reference": "The case",
        "rows[].what": "What is awaited; of an outside reader nothing but the answer",
        "rows[].due": "When it was due",
        "escalation": "What follows if no answer comes; may be empty",
    },
)

LETTER_CONTRACTS = (
    _RETURN,
    _RO_REQUEST,
    _OUTCOME,
    _SHARING,
    _BRIEF,
    _RO_LETTER,
    _LOOKBACK,
    _REMINDER,
)
