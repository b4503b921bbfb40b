"""What the words around a name tell of a patient: what befell them, what leads up to them, numbers near."""

from __future__ import annotations

import re

BEFELL = re.compile(
    r"^,? (?:\([^()\n]{1,60}\),? |who )?(?:then |later |also |has |had |never |still )*"
    r"(?:had|has|came|went|fell|"
    r"collapsed|attended|lost|died|bled|waited|woke|developed|deteriorated|arrested|recovered|suffered|"
    r"complained of|needed|stayed|required|lives|lived|walked|could (?:not )?(?:see|walk|feel|speak)|"
    r"weighed|presented|underwent|was (?:\w+ly )?(?:sent|told (?:s?he|that)|left|operated|put|kept|given|"
    r"brought|taken|moved|found|seen|admitted|discharged|induced|delivered|starved|born|never seen|"
    r"not seen|"
    r"in (?:pain|bed|labour)|on the (?:floor|list)|listed|booked|bleeding|breathless))\b",
    re.I,
)

CASE = re.compile(
    r"\b(?:pts?|patients?|case(?: \w+)?|claimant|baby|twins?|child|boy|girl|lady|man|woman|gentleman|"
    r"resident|mother|toddler|infant|teenager|pensioner|widow(?:er)?|inmate|prisoner|victim)\b"
    r"(?:,| is| was| concerns| called| named|:| -| \u2013)?[ ,(\"]{0,3}$",
    re.I,
)

TOLD_NEAR = re.compile(
    r"\bDOB\b|\bd\.o\.b|\bNHS (?:no|num)|\bhosp(?:ital)? n|\bMRN\b|\baged? \d|\b\d{1,3}[ -]?(?:yo|y/o|"
    r"year[s-]|month[s-]|[MF])\b|\(\d{1,3}\)|, \d{1,3}[,.]|\b[A-Z]\d\d[A-Z]{2}\d|\bclaim ref",
    re.I,
)

NO_PATIENT = re.compile(
    r"\b(?:handler|secretary|chaplain|producer|solicitor|officer|manager|trainee|clerk|colleague|adviser|"
    r"advisor|reporter|journalist|agent|director|head|lead|chair|coordinator|administrator|contact|from|"
    r"cc|to|"
    r"present|apologies|rep|porter|driver|crew|crewmate|cell-?mate)\b[:, (]{0,3}$",
    re.I,
)
