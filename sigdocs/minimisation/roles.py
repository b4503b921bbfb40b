"""Who a person is to the case: own staff, the practitioner, a patient, a relative, an official.

Each place where a person is named gives a cue with a weight; the heaviest decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sigdocs.minimisation.mentions import OUTSIDE_FIELDS, OWN_FIELDS, Mention
from sigdocs.minimisation.patient_words import BEFELL, CASE, NO_PATIENT, TOLD_NEAR
from sigdocs.minimisation.people import WARD_SISTER, Entry
from sigdocs.model.forms import FormKind
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_CLINICAL = frozenset(
    [
        "dr",
        "doctor",
        "drs",
        "prof",
        "professor",
        "sister",
        "nurse",
        "midwife",
        "matron",
        "surgeon",
        "pharmacist",
        "physio",
    ]
)
_OFFICIAL = frozenset(
    [
        "ds",
        "dc",
        "di",
        "dci",
        "pc",
        "sgt",
        "sergeant",
        "inspector",
        "detective",
        "constable",
        "superintendent",
        "coroner",
        "cllr",
        "councillor",
        "judge",
    ]
)
_CLERGY = frozenset(
    [
        "rev",
        "reverend",
        "revd",
        "fr",
        "pastor",
        "imam",
        "rabbi",
        "canon",
        "deacon",
        "archdeacon",
        "vicar",
    ]
)
_FIRST_WORDS = 40  # characters: whoever is named so early in 2g is the Responsible Officer
_OF_MESSAGES = ("header of a message or list", "closing of a letter", "greeting")
_OF_STAFF = frozenset(["1a", "1b", "2b", "2g", "2h", "4b", "4d", "4e"])
_YOUNG = frozenset(["twin", "twins", "child", "children", "family", "sons", "daughters"])
_OWN = re.compile(
    r"\b(?:PPA|Practitioner Performance Advice|Claims Management|Safety (?:and|&) Learning|"
    r"Primary Care Appeals|Advice and Appeals|"
    r"NHS Resolution|(?:my|our) (?:team leader|manager|colleague|director)|panel (?:firm|solicitors?)|"
    r"our solicitors?|counsel|Responsible Officer|\bRO\b|"
    r"Caldicott|secretariat|Information Governance|instructed|Communications|Early Notification|\bKC\b)",
    re.I,
)
_PATIENT_BEFORE = re.compile(
    r"(?:\bpatients?|claimants?|complainants?|deceased|\bpts?|case of|claim (?:of|by|from)|"
    r"baby of|delivered|admitted|saw|treated|operated on|seen)\W{0,3}$",
    re.I,
)
_PATIENT_AFTER = re.compile(
    r"^\W{0,3}(?:\(?in (?:his|her|their) (?:early |mid[- ]|late )?(?:teens|\w+ties|\d0s)\b|\(?(?:DOB|"
    r"D\.O\.B|born|b\.|aged?\b|NHS|hosp|MRN|PID)|\(?\d{1,3} ?(?:yo\b|y/o|"
    r"years|yrs|months|weeks|days|,|\)| of)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|"
    r"(?:was|had been|is) (?:admitted|discharged|sent home|induced|referred|operated|"
    r"diagnosed|transferred|delivered|cooled|born|found|seen|given|a patient)|"
    r"died|attended|presented|underwent|had (?:a|an) |collapsed|went home|came back|recovered|"
    r"suffered|has (?:a|an) (?:permanent|fracture)|required|needed)",
    re.I,
)
_PATIENT_NEAR = re.compile(r"NHS (?:no|number)|\bDOB\b|hospital n|\bM\d\d[A-Z]{2}|\bclaim\b", re.I)
_WARD_SISTER = re.compile(rf"\b(?:{'|'.join(sorted(WARD_SISTER))}) sister[ ,:(]{{1,3}}$", re.I)
_KIN_AFTER = re.compile(r"^,? \(?(?:his|her|their|the patient's|whose) ([a-z-]+)", re.I)
_LINK = re.compile(
    r"[ ,:(\u2013-]{0,3}(?:there|here|at the time|on call|of the \w+|(?:at|of|for|in|"
    r"from) (?:the )?[A-Z][\w'\u2019 -]{2,50})?"
    r"[ ,:(]{0,2}(?:a |named |called |is |was )?",
    re.I,
)
_FOLLOWS = re.compile(
    r"^(?:, (?:a |an |the |our |is )?| ?\((?:a |the )?| is (?:a |an |the )?| was (?:a |an |"
    r"the )?| - | \u2013 )"
)
_OFFICE = re.compile(
    r"director|head|chair|manager|lead|officer|advis[eo]r|guardian|secretary|deputy|handler|counsel|"
    r"executive|assistant|member|solicitor|analyst|\bRO\b",
    re.I,
)
_CONTACT = re.compile(
    r"\b(?:contacts?|others? |know about|informed|told|aware|also named|witness|managers?|"
    r"for information)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What one place says about a person's role. ``weight``: heavier cues win."""

    role: Category
    weight: int
    post: str = ""
    noun: str = ""


def cue_of(mention: Mention, kind: FormKind, words: Words) -> Cue:
    """The heaviest cue at one mention."""
    post, noun = _post(mention, words)
    question = mention.passage.question
    if question in OWN_FIELDS[kind] or question.startswith("signoff"):
        return Cue(role=Category.OWN_STAFF, weight=100, post=_line_post(mention))
    cues = [
        _by_kin(mention, words),
        _by_patient(mention),
        _by_story(mention, kind, words),
        _by_title(mention, noun),
        _by_post(mention, words, post, noun),
    ]
    if question == OUTSIDE_FIELDS[kind]:
        cues.append(_outside(mention, words, post, noun))
    cues.append(_default(mention, kind))
    return max((cue for cue in cues if cue), key=lambda cue: cue.weight)


def _around(mention: Mention, width: int = 60) -> tuple[str, str]:
    """The words of the same sentence before and after the name."""
    text, run = mention.passage.text, mention.run
    start, end = mention.passage.sentence_at(run.start)
    return text[max(start, run.start - width) : run.start], text[
        run.end : min(end, run.end + width)
    ]


def _post(mention: Mention, words: Words) -> tuple[str, str]:
    """The clinical post beside the name and its noun ("registrar", "Registrar")."""
    before, after = _around(mention)
    leads = list(_posts(words).finditer(before.lower()))
    if leads and _LINK.fullmatch(before[leads[-1].end() :]):
        return leads[-1].group(), words.posts[leads[-1].group()]
    after = re.sub(r"^ ?\([^)]{0,40}\)(?=,)", "", after)
    follows = _FOLLOWS.match(after)
    found = (
        _posts(words).search(re.split(r"[.;)\n]", after[follows.end() :])[0].lower())
        if follows
        else None
    )
    if follows and found:
        between = after[follows.end() : follows.end() + found.start()].split()
        if len(between) <= 4 and not any(
            re.search(r"(?:ing|ed)$|^(?:and|who|that|to)$", w) for w in between
        ):
            return found.group(), words.posts[found.group()]
    return "", ""


@lru_cache(maxsize=4)
def _posts(words: Words) -> re.Pattern[str]:
    phrases = sorted(words.posts, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b")


def _line_post(mention: Mention) -> str:
    """What stands beside a name in our own fields: "Director of Claims Management"."""
    after = mention.passage.text[mention.run.end :].split("\n")[0]
    found = re.match(
        r"^\s*[,(\u2013-]\s*([A-Z][A-Za-z&, -]{3,70}?)(?:\s*[();.]|,? (?:[a-z]+ )?(?:[Tt]el|"
        r"[Mm]ob|ext)|\s*\d|$)",
        after,
    )
    post = found.group(1).strip(" ,-") if found else ""
    return post if _OFFICE.search(post) else ""


def _by_kin(mention: Mention, words: Words) -> Cue | None:
    if mention.evidence.startswith("named as ") and mention.evidence.split()[-1] in _YOUNG:
        return Cue(role=Category.PATIENT, weight=79)
    if mention.evidence.startswith("named as "):
        return Cue(role=Category.RELATIVE, weight=85, post=mention.evidence.split()[-1])
    before, after = _around(mention)
    follows = _KIN_AFTER.match(after)
    if follows and follows.group(1).lower() in words.kin:
        return Cue(role=Category.RELATIVE, weight=85, post=follows.group(1).lower())
    if _WARD_SISTER.search(before):
        return None
    lead = re.search(r"([a-z-]+)(?: was| is)?[ ,:(]{1,3}$", before, re.I)
    if lead and lead.group(1).lower() in words.kin and lead.group(1).lower() not in _YOUNG:
        return Cue(role=Category.RELATIVE, weight=85, post=lead.group(1).lower())
    return None


def _by_patient(mention: Mention) -> Cue | None:
    before, after = _around(mention, 90)
    title = mention.run.title.split()
    if title and title[-1] in _CLINICAL:
        return None
    if mention.passage.question in _OF_STAFF or mention.evidence in _OF_MESSAGES:
        return None  # a date or an age after a name there is no patient's
    if _PATIENT_AFTER.match(after) or "baby" in title:
        return Cue(role=Category.PATIENT, weight=78)
    if _PATIENT_BEFORE.search(before):
        return Cue(role=Category.PATIENT, weight=62)
    if mention.passage.question in ("1f", "2a", "8b") and _PATIENT_NEAR.search(after):
        return Cue(role=Category.PATIENT, weight=60)
    return None


def _by_story(mention: Mention, kind: FormKind, words: Words) -> Cue | None:
    """Where cases are told: what befell the name, its row or bullet, its kin, a number or age near it."""
    told = "1f" if kind is FormKind.NOTIFICATION else "2a"
    titles = set(mention.run.title.split())
    if mention.passage.question not in (told, "2a", "8b") or titles & (
        _CLINICAL | _CLERGY | _OFFICIAL
    ):
        return None
    if mention.evidence in (*_OF_MESSAGES, "post before the name") or NO_PATIENT.search(
        _around(mention)[0]
    ):
        return None
    before, after = _around(mention, 160)
    owns = re.match(r"(?:'s|\u2019s|s['\u2019]) (\w+)", after)
    of = re.search(r"(\w+) of $", before)
    kin = {found.group(1).lower() for found in (owns, of) if found} & words.kin
    if kin or BEFELL.match(after) or CASE.search(before) or TOLD_NEAR.search(before + "|" + after):
        return Cue(role=Category.PATIENT, weight=45)
    return Cue(role=Category.PATIENT, weight=32) if _opens_item(mention) else None


def _by_title(mention: Mention, noun: str) -> Cue | None:
    titles = set(mention.run.title.split())
    if titles & _OFFICIAL or re.search(
        r"\b(?:MP|MSP|AM|JP)$", mention.passage.text[mention.run.start : mention.run.end]
    ):
        return Cue(role=Category.OFFICIAL, weight=72)
    if titles & _CLERGY:
        return Cue(role=Category.OTHER_PERSON, weight=76)
    if titles & _CLINICAL:
        return Cue(role=Category.OTHER_CLINICIAN, weight=70, noun=noun or noun_of_title(titles))
    return None


def noun_of_title(titles: Iterable[str]) -> str:
    """The noun of a pseudonym where only the title is known."""
    for title in titles:
        if title in ("sister", "nurse", "matron"):
            return "Nurse"
        if title in ("midwife", "pharmacist", "surgeon"):
            return title.capitalize()
        if title == "physio":
            return "Physiotherapist"
    return "Doctor"


def _by_post(mention: Mention, words: Words, post: str, noun: str) -> Cue | None:
    if post:
        return Cue(role=Category.OTHER_CLINICIAN, weight=80, post=post, noun=noun)
    before, after = _around(mention)
    near = f"{before[-45:]}|{re.split('[.;]', after)[0][:45]}".lower()
    if any(phrase in near for phrase in ("journalist", "reporter")):
        return Cue(role=Category.OTHER_PERSON, weight=58)
    if _OWN.search(re.split(r"[.;]", after)[0][:40]) or _OWN.search(before[-34:]):
        return Cue(role=Category.OWN_STAFF, weight=57)
    official = next((phrase for phrase in words.official_posts if phrase in near), "")
    return Cue(role=Category.OFFICIAL, weight=56, post=official) if official else None


def _outside(mention: Mention, words: Words, post: str, noun: str) -> Cue:
    """1d and 1j: the individuals at outside organisations."""
    near = mention.passage.text[
        mention.run.start - 45 if mention.run.start > 45 else 0 : mention.run.end + 50
    ].lower()
    titles = set(mention.run.title.split())
    if (
        not post
        and not titles & _CLINICAL
        and any(phrase in near for phrase in words.official_posts)
    ):
        return Cue(role=Category.OFFICIAL, weight=75)
    fallback = (
        "Doctor"
        if titles & {"dr", "prof", "professor"}
        else ("Nurse" if titles & _CLINICAL else "Clinician")
    )
    return Cue(role=Category.PRACTITIONER, weight=83, post=post, noun=noun or fallback)


def _default(mention: Mention, kind: FormKind) -> Cue:
    question, titles = mention.passage.question, mention.run.title.split()
    if question in ("2b", "2g", "2h") and kind is FormKind.NOTIFICATION:
        is_first = question == "2g" and mention.run.start < _FIRST_WORDS
        return Cue(role=Category.OWN_STAFF, weight=71 if is_first else 40)
    if question in ("7b", "7d", "8c") and kind is FormKind.AUDIT_TRAIL:
        return Cue(role=Category.OWN_STAFF, weight=71)
    if question == "2e":
        return Cue(role=Category.OFFICIAL, weight=30)
    if mention.evidence in _OF_MESSAGES[:1]:
        return Cue(role=Category.OTHER_PERSON, weight=50)
    told = "1f" if kind is FormKind.NOTIFICATION else "2a"
    if question in (told, "8b") and titles:
        return Cue(role=Category.PATIENT, weight=32)
    if titles and titles[-1] in ("mr", "mrs", "ms", "miss", "baby", "master"):
        return Cue(role=Category.PATIENT, weight=20)
    return Cue(role=Category.OTHER_PERSON, weight=10)


def _opens_item(mention: Mention) -> bool:
    """Whether a line, a cell or an item of a list begins with the name, as cases are listed."""
    text, start = mention.passage.text, mention.run.start
    line = max(text.rfind(mark, 0, start) for mark in "\n\t")
    return not any(c.isalpha() for c in text[line + 1 : start])


def settle(entry: Entry, cues: list[Cue]) -> None:
    """Give a person the role of the heaviest cue; a person of an earlier document keeps theirs."""
    if entry.is_settled or not cues:
        return
    best = max(cues, key=lambda cue: cue.weight)
    entry.role = best.role
    entry.post = next(
        (c.noun or c.post for c in sorted(cues, key=lambda c: -c.weight) if c.noun or c.post), ""
    )
    if best.role in (Category.OWN_STAFF, Category.RELATIVE):
        entry.post = best.post
    if best.role is Category.OFFICIAL:
        entry.post = best.post


def subjects(mentions: list[tuple[Mention, Entry]], kind: FormKind) -> set[str]:
    """The practitioner (or several named together) whom 1d or 1j puts first (17)."""
    named = [
        (m, e)
        for m, e in mentions
        if m.passage.question == OUTSIDE_FIELDS[kind] and e.role is Category.PRACTITIONER
    ]
    named.sort(key=lambda pair: pair[0].run.start)
    if not named:
        return set()
    first, entry = named[0]
    line_end = first.passage.text.find("\n", first.run.end) % (len(first.passage.text) + 1)
    found = {entry.key}
    place = first.run.end
    for mention, other in named[1:]:
        between = first.passage.text[place : mention.run.start]
        if mention.run.start < line_end and re.fullmatch(r"(?:,)? (?:and|&) ", between):
            found.add(other.key)
        place = mention.run.end
    return found
