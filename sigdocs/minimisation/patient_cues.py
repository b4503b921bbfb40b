"""What speaks for a patient where a name stands, and for a clinician where only clinicians do such things."""

from __future__ import annotations

import re

from sigdocs.minimisation.cues import (
    BEFALLEN,
    CLERGY,
    CLINICAL,
    LIKELY,
    OF_MESSAGES,
    OFFICIAL,
    SURELY,
    TOLD,
    Cue,
    around,
)
from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.patient_words import (
    BEFELL,
    CASE,
    CLINICIAN_DID,
    DESCRIBED,
    IDENTIFIED,
    LED,
    LETTERED,
    NUMBER_NEAR,
    NUMBERED,
    SURELY_PATIENT,
    TOLD_NEAR,
    is_case,
)
from sigdocs.model.forms import FormKind
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_OF_STAFF = frozenset(["1a", "1b", "2b", "2g", "2h", "4b", "4d", "4e"])
_BRACKET = re.compile(r"^ \([^()\d]{1,60}\)(?=,| \()")
_OWNS_KIN = re.compile(r"(?:['\u2019]s|s['\u2019]) ([\w-]+)|, whose ([\w-]+)")
_DID = 56  # what only clinicians do outweighs what befalls patients, not a date of birth


def by_patient(mention: Mention, kind: FormKind) -> Cue | None:
    """The cue of words that say outright who is a patient: a number, an age, "the patient, …"."""
    before, after = around(mention, 90)
    after = _BRACKET.sub("", after)
    title = mention.run.title.split()
    is_clinician = bool(title) and title[-1] in CLINICAL
    surely = SURELY_PATIENT.match(after)
    if LETTERED.search(before) or (surely and not (is_clinician and "died" in surely.group())):
        return Cue(role=Category.PATIENT, weight=82 if is_clinician else 79)
    if is_clinician:
        return None
    if mention.passage.question in _OF_STAFF or mention.evidence in OF_MESSAGES:
        return None  # a date or an age after a name there is no patient's
    if IDENTIFIED.match(after) or "baby" in title:
        return Cue(role=Category.PATIENT, weight=78)
    is_numbered = mention.evidence == "named after a patient's number"
    if LED.search(before) or NUMBERED.search(before) or is_numbered:
        return Cue(role=Category.PATIENT, weight=62)
    is_told = mention.passage.question in TOLD[kind]
    if is_told and (DESCRIBED.match(after) or NUMBER_NEAR.match(after)):
        return Cue(role=Category.PATIENT, weight=LIKELY)
    return None


def by_story(mention: Mention, kind: FormKind, words: Words) -> Cue | None:
    """Where cases are told: what befell the name, its row or bullet, its kin, a number or age near it."""
    titles = set(mention.run.title.split())
    if mention.passage.question not in TOLD[kind] or titles & CLINICAL:
        return None
    if mention.evidence in (*OF_MESSAGES, "post before the name"):
        return None
    before, after = around(mention, 160)
    if titles & (CLERGY | OFFICIAL):
        return Cue(role=Category.PATIENT, weight=77) if is_case(after) else None
    if CLINICIAN_DID.match(after):
        return Cue(role=Category.OTHER_CLINICIAN, weight=_DID, noun="Clinician")
    befell = BEFELL.match(after)
    if befell and befell["sure"]:
        return Cue(role=Category.PATIENT, weight=SURELY)
    owns = _OWNS_KIN.match(after)
    is_kins = owns and (owns.group(1) or owns.group(2)).lower() in words.kin
    if is_kins or CASE.search(before) or (befell and befell["likely"]):
        return Cue(role=Category.PATIENT, weight=BEFALLEN + 1)
    if TOLD_NEAR.search(before + "|" + after):
        return Cue(role=Category.PATIENT, weight=BEFALLEN)
    return Cue(role=Category.PATIENT, weight=32) if _opens_item(mention) else None


def _opens_item(mention: Mention) -> bool:
    """Whether a line, a cell or an item of a list begins with the name, as cases are listed."""
    text, start = mention.passage.text, mention.run.start
    line = max(text.rfind(mark, 0, start) for mark in "\n\t")
    return not any(c.isalpha() for c in text[line + 1 : start])
