"""The people of a case and the pseudonyms they keep from document to document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.personal import PersonalText


class Category(StrEnum):
    """What kind of personal data a passage is (domain facts, Minimisation)."""

    PRACTITIONER = "person:practitioner"
    OTHER_CLINICIAN = "person:other-clinician"
    PATIENT = "person:patient"
    RELATIVE = "person:relative"
    OWN_STAFF = "person:own-staff"
    OFFICIAL = "person:official"
    CONFIDENTIAL_SOURCE = "person:confidential-source"
    OTHER_PERSON = "person:other"
    NHS_NUMBER = "nhs-number"
    GMC_NUMBER = "gmc-number"
    NMC_PIN = "nmc-pin"
    GDC_NUMBER = "gdc-number"
    GPHC_NUMBER = "gphc-number"
    HCPC_NUMBER = "hcpc-number"
    NI_NUMBER = "ni-number"
    DATE_OF_BIRTH = "date-of-birth"
    AGE = "age"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    ORGANISATION = "organisation"
    CLAIM_REFERENCE = "claim-reference"
    HOSPITAL_NUMBER = "hospital-number"
    PASSPORT = "passport"
    VEHICLE = "vehicle"
    ONLINE_ADDRESS = "online-address"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    HEALTH = "health"
    RARE_DETAIL = "rare-detail"
    PRIVILEGED = "privileged"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of a case. ``label`` is the stable pseudonym ("Patient 1", "Consultant A").

    ``role`` is a ``person:*`` category; ``post`` what they do in plain words ("registrar").
    ``names`` are the spellings seen, fullest first; ``identifiers`` numbers tied to them, and
    ``registers`` the kinds of registration number among those; ``initials`` those that a form gives
    for them ("Dr Amira Said (AS)").
    """

    key: str
    role: Category
    label: str
    names: tuple[PersonalText, ...]
    post: str = ""
    identifiers: tuple[PersonalText, ...] = ()
    is_subject: bool = False
    evidence: str = ""
    registers: tuple[Category, ...] = ()
    initials: tuple[PersonalText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTable:
    """Everyone known in a case; it grows with each document, so pseudonyms stay the same.

    ``organisations`` pairs each organisation's spelling with its stable pseudonym. ``first_year`` is
    the year that learning summaries count as year 1 (0: not known yet).
    It is the key to the pseudonyms: it lives in the vault only.
    """

    people: tuple[Person, ...] = ()
    organisations: tuple[tuple[PersonalText, str], ...] = ()
    first_year: int = 0

    def person(self, key: str) -> Person:
        """The person with that key; KeyError if there is none."""
        for person in self.people:
            if person.key == key:
                return person
        raise KeyError(key)
