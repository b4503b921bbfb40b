"""What the words around a name tell of a patient: what befell them, what leads up to them, numbers near.

And what tells of a clinician: what only clinicians do to others.
"""

from __future__ import annotations

import re

_PEOPLE = (
    r"(?:pts?|patients?|inpatient|outpatient|service user|claimant|complainant|victim|survivor|resident|"
    r"inmate|prisoner|detainee|asylum seeker|veteran|student|pupil|schoolboy|schoolgirl|pensioner|"
    r"bab(?:y|ies)|twins?|triplets?|neonate|f(?:o)?etus|infant|toddler|child|boy|girl|teenager|adult|"
    r"lady|man|woman|gentleman|gent|fellow|chap|lad|lass|bloke|couple|mother|father|widow(?:er)?|"
    r"primigravida|primip|diabetic)"
)
_PAIRS = (
    r"(?:twin |half-|step)?(?:brothers|sisters|siblings|twins|cousins|friends|parents|children)"
)

SURELY_PATIENT = re.compile(
    r"^\W{0,3}(?:\(?(?:DOB|D\.O\.B|date of birth|born (?:on )?\d|NHS (?:no|num)|MRN|hosp(?:ital)? n)|"
    r"(?:who )?(?:(?:was|had been|is) (?:admitted|discharged from|operated on)|died (?:on|in|at|of))\b|"
    r"\(?d\. ?\d|"
    r"(?:who )?(?:is|was) (?:also )?(?:a|one of (?:his|her|their|the)) patients?\b)",
    re.I,
)
"""After a name: what is said of nobody but a patient, in whichever answer."""

_BEFELL_SURELY = (
    r"collapsed|died|took (?:his|her|their) (?:own )?life|drowned|bled|underwent|deteriorated|arrested|"
    r"suffered|gave birth|miscarried|was (?:\w+ly )?(?:admitted|discharged|induced|delivered|operated|"
    r"ventilated|intubated|cooled|diagnosed|catheterised|sedated|resuscitated|starved|born|listed|bleeding|"
    r"breathless|in (?:pain|bed|labour)|on the (?:floor|list)|transferred|readmitted|sectioned|stillborn|"
    r"brought (?:in|back|to)|taken (?:to|by|into)|sent home|\d{1,2} weeks)|"
    r"never (?:woke|recovered|regained)|lost (?:a|the|his|her|both|two|blood|sight|consciousness)|"
    r"(?:is|was|lives) (?:registered )?(?:blind|deaf|paralysed)|needs? (?:a|dialysis|care)|"
    r"(?<=, )(?:brought in|admitted|found dead|referred|induced|transferred|discharged|sent home|diagnosed|"
    r"delivered|listed|operated on|given|booked for|born)"
)
_BEFELL = (
    r"had|has|came|went|fell|attended|lost|waited|woke|developed|recovered|complained of|needed|stayed|"
    r"required|lives|lived|walked|could (?:not )?(?:see|walk|feel|speak)|weighed|presented|"
    r"was (?:\w+ly )?(?:sent|told (?:s?he|that)|left|operated|put|kept|given|brought|taken|moved|found|"
    r"seen|born|never seen|not seen|booked|prescribed|referred|examined|screened|assessed|treated)"
)
BEFELL = re.compile(
    r"^,? (?:\([^()\n]{1,60}\),? |who )?(?:then |later |also |has |had |never |still |himself |herself )*"
    rf"(?P<sure>{_BEFELL_SURELY})?(?P<likely>{_BEFELL})?\b",
    re.I,
)
"""After a name: what befell the person; ``sure`` what befalls patients only."""

CLINICIAN_DID = re.compile(
    r"^,? (?:\([^()\n]{1,60}\),? |who )?(?:then |later |also |has |had |never |still |again )*"
    r"(?:prescribed|operated on|anaesthetised|intubated|consented (?:him|her|them|the|Mr|Mrs|Ms|Miss)|"
    r"clerked|scrubbed|sutured|ventilated|cannulated|palpated|auscultated|percussed|"
    r"(?:reviewed|examined|assessed|treated|discharged|admitted|delivered|sedated|resuscitated|injected|"
    r"immunised|vaccinated|induced|triaged|catheterised|screened) "
    r"(?:him|her|them|the (?:patient|baby|child|man|woman|boy|girl|mother|infant)|Mr|Mrs|Ms|Miss|Baby|"
    r"Patient|all|both|each)\b|"
    r"(?:saw|sees|reviews|treats) (?:the |his |her |all |most )?(?:patients?|clinics?|Mrs|Mr|Ms)\b|"
    r"performed (?:the|a|an|his|her|both|all)\b|(?:did|does|do|ran|runs) (?:the |a |an |his |her )?"
    r"(?:\w+ )?(?:ward round|clinic|operation|operating list|surgery|procedure|on-calls?|list|lists)\b|"
    r"took consent|was (?:on call|on duty|on nights|bleeped|the (?:on-call|duty|operating|attending))|"
    r"(?:is|was) (?:a )?locum\b|made (?:an|the|a \w+) incision|wrote up the (?:drug|notes))",
    re.I,
)
"""After a name: what clinicians do, in the active voice."""

CASE = re.compile(
    rf"\b(?:{_PEOPLE}|case(?: \w+)?|victim)\b(?: of \d{{1,3}})?"
    r"(?:,| is| was| concerns| called| named|:| -| \u2013)?[ ,(\"]{0,3}$"
    rf"|\b(?:an?|another|one|the (?:first|second|third|fourth|next|other|last)) (?:[\w-]+ ){{0,3}}{_PEOPLE}\b"
    r"[^.;:\n]{0,70}, $"
    rf"|\b{_PAIRS} (?:[\w-]+,? (?:and|&) )?$"
    r"|\b(?:s?he|baby|child) (?:is|was) (?:called|named) $"
    r"|\b(?:first|second|third|fourth|fifth|sixth|last|other|next) (?:is|was|concerns|one is|one was|"
    r"case is|case was|claim is|claim was)(?: (?:that|the (?:claim|case)) of)? $",
    re.I,
)

DESCRIBED = re.compile(
    rf"^,? ?(?:\(\d{{1,3}}\))?(?:, (?!and )|,? \(| is | was | - | \u2013 )"
    r"(?:(?:now |then |aged? )?\d{1,3},? )?"
    r"(?:an?|both|each|our (?:first|second)|the (?:first|second|third|fourth|last|other|next|only|"
    r"youngest|eldest)) "
    rf"(?:[\w-]+ ){{0,4}}?{_PEOPLE}\b(?! (?:nurse|doctor|midwife|at the scene))"
    rf"|^,? (?:\w+ )?{_PAIRS}\b(?: of \d| aged|,| who)"
    r"|^,? (?:who )?(?:is|was) (?:pregnant|unconscious|unresponsive|septic|dying|dead|blind|deaf|jaundiced|"
    r"in a coma|on dialysis|on the waiting list|\d{1,3}(?: and|,|\.| when| weeks| years))"
    r"|[;,] s?he (?:is|was) \d"
    r"|^(?:, | is | was |,? \()(?:an? |the )?(?:\w+ )?\d{1,3}[ -](?:year|month|week|day)s?[ -]old\b",
    re.I,
)
"""After a name: what sort of patient it is ("…, a student aged 20")."""

NUMBERED = re.compile(
    r"\b(?:pt|patient|case|claimant|resident|baby|child|twin|triplet|mother|client|service user|death|"
    r"incident)\.? "
    r"(?:no\.? ?)?(?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r" ?(?:=|:|-|\u2013|,|\.|\(| is| was|\)|concerns)? ?[\"\u201c]?$",
    re.I,
)
"""Before a name: the number that the form gives a case ("pt A = …")."""

TOLD_NEAR = re.compile(
    r"\bDOB\b|\bd\.o\.b|\bNHS (?:no|num)|\bhosp(?:ital)? n|\bMRN\b|\baged? \d|\b\d{1,3}[ -]?(?:yo|y/o|"
    r"year[s-]|month[s-]|[MF])\b|\(\d{1,3}\)|, \d{1,3}[,.]|\b[A-Z]\d\d[A-Z]{2}\d|\bclaim ref",
    re.I,
)

LETTERED = re.compile(
    r"\b(?:Ms|Mr|Mrs|Miss|Mx|[Pp]atient|[Pp]t|[Cc]laimant|[Cc]hild|[Bb]aby) [A-Z][\"\u201d'\u2019)]?"
    r"(?: is| was|,? i\.e\.,?| =|:| -| \u2013) $"
)
"""Before a name: the letter that stands for a patient elsewhere ("Ms D is Dr Leyla Arslan")."""

IDENTIFIED = re.compile(
    r"\W{0,3}(?:\(?in (?:his|her|their) (?:early |mid[- ]|late )?(?:teens|\w+ties|\d0s)\b|\(?(?:DOB|"
    r"D\.O\.B|born|b\.|aged?\b|NHS (?:no|num|\d)|hosp(?:ital)? n|MRN|PID)|\(?\d{1,3} ?(?:yo\b|y/o|"
    r"years|yrs|months|weeks|days|,|\)| of)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|died\b)",
    re.I,
)
"""After a name: a date of birth, an age, a number."""

LED = re.compile(
    r"(?:\bpatients?|claimants?|complainants?|deceased|\bpts?|case of|claim (?:of|by|from)|"
    r"baby of|delivered|admitted|treated|operated on)\W{0,3}$",
    re.I,
)
"""Before a name: what makes it a patient's or claimant's."""

NUMBER_NEAR = re.compile(
    r"(?:(?!\b(?:Mr|Mrs|Ms|Miss|Dr)\b|\b(?-i:[A-Z][a-z]+ [A-Z][a-z])).){0,60}?"
    r"(?:NHS (?:no|number)|\bDOB\b|hospital n|\bM\d\d[A-Z]{2}|\bclaim (?:ref|no|number|[A-Z]*\d))",
    re.I,
)
"""After a name, in the same sentence: a patient's number or claim."""


def is_case(after: str) -> bool:
    """Whether what follows a name shows plainly that the person is a patient."""
    befell = BEFELL.match(after)
    sure = bool(befell and befell["sure"])
    return sure or bool(SURELY_PATIENT.match(after) or IDENTIFIED.match(after))
