"""Numbers and addresses that point to one person: found by checksum, range, shape and the words beside.

Sources: NHS Data Dictionary (NHS number, mod 11), HMRC NIM39110 (National Insurance), BS 7666 (postcode),
the regulators' register formats. Numbers that belong to money and stores (orders, invoices, jobs) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from sigdocs.minimisation.contacts import MONEY, before, contacts, marked
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.spoken_numbers import spoken_numbers
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_TEN = Pattern(
    r"(?<![\w/.-])\d{3}([ \u00a0-]?)\d{3}([ \u00a0-]?)\d{4}(?![\w/-])|(?<![\w/.-])\d{4} \d{3} \d{3}(?!\w)"
)
_NHS = re.compile(r"NHS\W{0,3}(?:no|number|num|nr|#|id)?\.?\W{0,4}$", re.I)
_REGISTERS = (
    (Category.GMC_NUMBER, r"\bGMC\b", Pattern(r"(?<![\w/-])[cC]?\d{7}(?![\w/-])")),
    (Category.GPHC_NUMBER, r"\bGPhC\b|\bpharmac", Pattern(r"(?<![\w/-])2\d{6}(?![\w/-])")),
    (Category.GDC_NUMBER, r"\bGDC\b", Pattern(r"(?<![\w/-])(?:CD)?\d{4,6}(?![\w/-])")),
    (
        Category.HCPC_NUMBER,
        r"\b(?:GOC|GOsC|GCC|General (?:Optical|Osteopathic|Chiropractic) Council)\b",
        Pattern(
            r"(?<![\w/-])(?:D|SO-)?\d{2}-\d{4,6}(?![\w/-])|(?<![\w/-])(?:D-?)?\d{4,6}(?![\w/-])"
        ),
    ),
    (
        Category.HCPC_NUMBER,
        r"\b(?:SWE|Social Work England)\b",
        Pattern(r"(?<![\w/-])SW\d{4,7}(?![\w/-])", re.I),
    ),
    (
        Category.HCPC_NUMBER,
        r"\bHCPC\b",
        Pattern(r"(?<![\w/-])[A-Z]{2,3}\s?\d{5,6}(?![\w/-])", re.I),
    ),
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|in|since|by|of|year|until|from)[a-z]* $",
    re.I,
)
_BRACKETED = Pattern(
    r"\b(?:Dr|Mr|Mrs|Miss|Ms|Prof|Professor)\.? [A-Z][^()\d\n]{2,50} \((?:no\.? ?|"
    r"ref\.? ?)?([2-9]\d{6})\)"
)
_NAMED = re.compile(r"\b(GMC|NMC|GDC|GPhC|HCPC|GOC|GOsC|GCC|SWE|NHS|PIN|hospital|passport)\b", re.I)
_PIN = Pattern(r"(?<![\w/-])\d{2} ?[A-La-l] ?\d{4} ?[A-Za-z](?![\w/-])")
_NI = Pattern(r"(?<!\w)[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]?(?![\w/])")
_HOSPITAL = Pattern(
    r"(?:hosp(?:ital)?|unit|prison|prisoner|NOMIS|custody|inmate|MRN|K|RXR|PAS|patient|district|"
    r"case ?note|RM2|PID|"
    r"local)\W{0,2}(?:no|number|num|nr|id|identifier|#)\b\.?\W{0,3}"
    r"((?:[A-Z]{1,4}[ -]?)?\d{4,10}(?:-\d{2,6})?[A-Z]{0,2})|"
    r"\b(?:MRN|PAS|CHI|H&C|HCN|PID)\W{0,3}(?:no\.? |number )?((?:[A-Z]{1,4})?\d{4,10}(?:-\d{2,6})?[A-Z]?)",
    re.I,
)
_LOCAL = Pattern(  # the second is the shape of a prison number
    r"(?<![\w/-])(?:[A-Z]{1,3}\d{6,8}|[A-Z]\d{4}[A-Z]{2})(?![\w/-])"
)
_CLAIM = Pattern(
    r"(?<![\w/-])(?!SC-\d{4}-\d{4}\b)(?!COVID|ICD|ISO|BS|EN[ -]|"
    r"SARS)[A-Z]{1,6}\d{0,3}[A-Z]{0,4}\d{0,4}(?:[-/.][A-Z]{0,4}\d{1,9}){1,4}(?:[-/][A-Z]{1,3})?(?![\w-])",
)
_SYSTEM = Pattern(  # incident systems and the like, with or without "no."
    r"\b(?:datix(?:web)?|steis|lfpse|ulysses|inphase|pals|ombudsman|phso)(?: (?:web|incident|case))?"
    r"(?: (?:ref(?:erence)?|no|number|id)\b\.?)?\W{0,3}((?=[\w/-]*\d)[\w][\w/-]{3,24})",
    re.I,
)
_REFERENCE = re.compile(r"ref(?:erence)?", re.I)
_CLAIM_LABEL = Pattern(
    r"(?:claim|case|matter|file|complaint|incident|datix|steis|appeal|inquest|"
    r"crime)\W{0,2}(?:ref(?:erence)?|no|number|id)\b\.?\W{0,3}((?=[\w/-]*\d)[\w][\w/-]{3,24})",
    re.I,
)
_VEHICLE = Pattern(
    r"(?<![\w/-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])(?![\w/-])"
)
_CAR = re.compile(
    r"\b(?:car|vehicle|reg|registration|van|plate|parked|parking|driv\w+|motor\w*|bike|skoda|ford|"
    r"bmw|audi|toyota|"
    r"vauxhall|volkswagen|vw|nissan|honda|mercedes|volvo|kia|peugeot|renault|tesla|mini|fiat|seat|"
    r"hyundai|mazda|jaguar|"
    r"number plate|estate|saloon|hatchback)\b",
    re.I,
)
_PASSPORT = Pattern(r"passport\b[^\n\d]{0,30}?((?<![A-Z])(?:[A-Z]{1,2})?\d{6,9})(?!\w)", re.I)
_LICENCE = Pattern(r"(?<!\w)[A-Z9]{5}\d{6}[A-Z9]{2}\d?[A-Z\d]{2}(?!\w)")


def identifiers(passage: Passage) -> list[Mark]:
    """Every identifier, contact detail and reference in a passage (addresses: see ``addresses``)."""
    found: list[Mark] = []
    for finder in (
        contacts,
        _nhs_numbers,
        _registrations,
        _official_numbers,
        _local_numbers,
        _claims,
        spoken_numbers,
    ):
        found.extend(mark for mark in finder(passage.written) if not _inside(mark, found))
    return found


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits pass the mod 11 check and are not one digit ten times."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check % 11 == int(digits[9]) and check != 10


def _inside(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(other.start <= mark.start and mark.end <= other.end for other in others)


def _nhs_numbers(text: str) -> Iterator[Mark]:
    for match in _TEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        lead = before(text, match.start())
        if _NHS.search(lead):
            sure = 1.0 if is_nhs_number(digits) else 0.8
            yield marked(
                match.start(), match.end(), Category.NHS_NUMBER, "labelled as an NHS number", sure
            )
        elif is_nhs_number(digits) and not MONEY.search(lead):
            yield marked(
                match.start(), match.end(), Category.NHS_NUMBER, "valid NHS number (mod 11)", 0.9
            )


def _registrations(text: str) -> Iterator[Mark]:
    for category, label, shape in _REGISTERS:
        for match in shape.finditer(text):
            lead = before(text, match.start(), 60)
            names = [m.start() for m in re.finditer(label, lead, re.I)]
            if not names:
                continue
            nearest = [m.start() for m in _NAMED.finditer(lead)]
            is_near = len(lead) - names[-1] < 24  # "GMC ref 9551208"
            is_money = not is_near and bool(MONEY.search(lead))
            is_money = is_money or bool(_YEAR.fullmatch(match.group()) and _DATED.search(lead))
            if (not nearest or names[-1] >= nearest[-1]) and not is_money:
                yield marked(
                    match.start(), match.end(), category, "number beside the regulator's name"
                )
    for match in _BRACKETED.finditer(text):
        yield marked(
            match.start(1), match.end(1), Category.GMC_NUMBER, "figures after a doctor's name", 0.8
        )
    for match in _PIN.finditer(text):
        yield marked(match.start(), match.end(), Category.NMC_PIN, "shape of an NMC PIN")


def _official_numbers(text: str) -> Iterator[Mark]:
    for match in _NI.finditer(text):
        labelled = re.search(
            r"\bN\.?I\.?(?:NO)?\b|national insurance", before(text, match.start(), 40), re.I
        )
        is_spaced = match.group().count(" ") >= 3 and match.group()[-1].isalpha()
        if labelled or is_spaced or (match.group().isupper() and match.group()[-1].isalpha()):
            yield marked(
                match.start(),
                match.end(),
                Category.NI_NUMBER,
                "shape of a National Insurance number",
            )
    for match in _PASSPORT.finditer(text):
        yield marked(
            match.start(1), match.end(1), Category.PASSPORT, "labelled as a passport number"
        )
    for match in _LICENCE.finditer(text):
        yield marked(
            match.start(), match.end(), Category.PASSPORT, "shape of a driving licence number"
        )
    for match in _VEHICLE.finditer(text):
        around = text[max(0, match.start() - 70) : match.end() + 40]
        is_current = bool(re.fullmatch(r"[A-Z]{2}\d{2} [A-Z]{3}", match.group()))
        if _CAR.search(around) or (
            is_current and not re.search(r"\bref\W*$", before(text, match.start()))
        ):
            yield marked(
                match.start(), match.end(), Category.VEHICLE, "shape of a vehicle registration"
            )


def _local_numbers(text: str) -> Iterator[Mark]:
    for match in _HOSPITAL.finditer(text):
        group = 1 if match.group(1) else 2
        yield marked(
            match.start(group),
            match.end(group),
            Category.HOSPITAL_NUMBER,
            "labelled as a hospital number",
        )
    for match in _LOCAL.finditer(text):
        if not MONEY.search(before(text, match.start())):
            yield marked(
                match.start(),
                match.end(),
                Category.HOSPITAL_NUMBER,
                "shape of a hospital number",
                0.8,
            )


def _is_of_money(text: str, place: int) -> bool:
    """As in "invoice ref": a reference alone is none of an order, and opens a sentence or stands in one."""
    return bool(MONEY.search(_REFERENCE.sub("", before(text, place)[-24:])))


def _claims(text: str) -> Iterator[Mark]:
    for match in _CLAIM.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if digits >= 4 and not _is_of_money(text, match.start()):
            yield marked(
                match.start(),
                match.end(),
                Category.CLAIM_REFERENCE,
                "shape of a claim or case reference",
            )
    for match in chain(_CLAIM_LABEL.finditer(text), _SYSTEM.finditer(text)):
        yield marked(
            match.start(1), match.end(1), Category.CLAIM_REFERENCE, "labelled as a case reference"
        )
