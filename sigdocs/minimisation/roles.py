"""Who a person is to the case: own staff, the practitioner, a patient, a relative, an official.

Each place where a person is named gives a cue with a weight; the heaviest decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from sigdocs.minimisation.cues import (
    CERTAIN,
    CLERGY,
    CLINICAL,
    OF_MESSAGES,
    OFFICIAL,
    TOLD,
    Cue,
    around,
)
from sigdocs.minimisation.kinship import by_kin
from sigdocs.minimisation.listed import acts_elsewhere, acts_for_us, advises, is_named
from sigdocs.minimisation.mentions import OUTSIDE_FIELDS, OWN_FIELDS, Mention
from sigdocs.minimisation.patient_cues import by_patient, by_story
from sigdocs.minimisation.patient_words import SURELY_PATIENT
from sigdocs.minimisation.standing import by_post, named_office
from sigdocs.model.forms import FormKind
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_MANAGES = re.compile(
    r"\b(?:manager|director|head of [a-z]+|chief [a-z]+ officer|chief of [a-z]+|governor|administrator|"
    r"bursar|proprietor|owner|superintendent)s?\b(?: [\w'-]+){0,3}[ ,:(\t]{1,3}\|"
    r"|\|(?:, | \(| - | \u2013 )(?:(?:the|a|an|our|its|deputy|assistant|senior|interim|acting|divisional|"
    r"general|operations|service|business|HR|clinic) ){0,3}(?:manager|director|head of|chief [a-z]+ officer|"
    r"governor|administrator|proprietor|owner)",
    re.I,
)
_CONVENT = re.compile(r"\b(?:nuns?|convent|prioress|abbess|abbey|novice|Order of)\b")
_ONE_NAME = frozenset(["1a", "1b", "1g", "1h"])
_FIRST_LINE = 160  # characters: who gave the advice is named before what it says
_OURSELVES = {
    FormKind.NOTIFICATION: frozenset(["2b", "2g", "2h"]),
    FormKind.AUDIT_TRAIL: frozenset(["7b", "7d", "8c"]),
}
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


def cue_of(mention: Mention, kind: FormKind, words: Words) -> Cue:
    """The heaviest cue at one mention."""
    question, (before, after) = mention.passage.question, around(mention)
    is_alone = question in _ONE_NAME or question.startswith("signoff")
    is_field = question in OWN_FIELDS[kind] or is_alone
    if is_field and not SURELY_PATIENT.match(after) and is_named(before, after, alone=is_alone):
        return Cue(role=Category.OWN_STAFF, weight=CERTAIN, post=_line_post(mention))
    post, noun = _post(mention, words)
    cues = [
        by_kin(mention, words),
        by_patient(mention, kind),
        by_story(mention, kind, words),
        _by_title(mention, noun),
        _by_post(mention, words, post, noun),
    ]
    if question == OUTSIDE_FIELDS[kind]:
        cues.append(_outside(mention, words, post, noun))
    cues.append(_default(mention, kind))
    best = max((cue for cue in cues if cue), key=lambda cue: cue.weight)
    return replace(best, is_told=question in TOLD[kind])


def _post(mention: Mention, words: Words) -> tuple[str, str]:
    """The clinical post beside the name and its noun ("registrar", "Registrar")."""
    before, after = around(mention)
    leads = list(_posts(words).finditer(before.lower()))
    if leads and _LINK.fullmatch(before[leads[-1].end() :]):
        return leads[-1].group(), words.posts[leads[-1].group()]
    after = re.sub(r"^ ?\([^)]{0,40}\)(?=,)", "", after)
    follows = _FOLLOWS.match(after)
    found = (
        _posts(words).search(re.split(r"[.;:)\n\d]", after[follows.end() :])[0].lower())
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


def _by_title(mention: Mention, noun: str) -> Cue | None:
    titles = set(mention.run.title.split())
    if titles & OFFICIAL or re.search(
        r"\b(?:MP|MSP|AM|JP)$", mention.passage.text[mention.run.start : mention.run.end]
    ):
        return Cue(role=Category.OFFICIAL, weight=72)
    if titles & CLERGY:
        return Cue(role=Category.OTHER_PERSON, weight=76)
    if titles & CLINICAL and not (
        "sister" in titles and _CONVENT.search("|".join(around(mention)))
    ):
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
    return by_post(*around(mention), words)


def _outside(mention: Mention, words: Words, post: str, noun: str) -> Cue:
    """1d and 1j: the individuals at outside organisations."""
    titles = set(mention.run.title.split())
    office = named_office(*around(mention), words)
    if office and not post and not titles & CLINICAL:
        return Cue(role=Category.OFFICIAL, weight=75, post=office)
    fallback = "Clinician"
    if titles & CLINICAL:
        fallback = "Doctor" if titles & {"dr", "prof", "professor"} else "Nurse"
    elif _MANAGES.search("|".join(around(mention, 40))):
        fallback = "Manager"
    return Cue(role=Category.PRACTITIONER, weight=83, post=post, noun=noun or fallback)


def _default(mention: Mention, kind: FormKind) -> Cue:
    """Where only the question, or the title, says anything."""
    question, titles = mention.passage.question, mention.run.title.split()
    kept = _by_question(mention, kind)
    if kept:
        return kept
    if mention.evidence in OF_MESSAGES[:1]:
        return Cue(role=Category.OTHER_PERSON, weight=50)
    if question in TOLD[kind] and titles:
        return Cue(role=Category.PATIENT, weight=32)
    if titles and titles[-1] in ("baby", "master"):
        return Cue(role=Category.PATIENT, weight=20)
    return Cue(role=Category.OTHER_PERSON, weight=10)


def _by_question(mention: Mention, kind: FormKind) -> Cue | None:
    """Our own staff where the form asks what we did ourselves, officials where it asks whom else."""
    question, titles = mention.passage.question, set(mention.run.title.split())
    before, after = around(mention, 90)
    if question == "2g" and mention.run.start < _FIRST_LINE and advises(before, after, titles):
        return Cue(role=Category.OWN_STAFF, weight=77)
    if question in _OURSELVES[kind] and acts_for_us(before, after, titles):
        weight = 71 if kind is FormKind.AUDIT_TRAIL else 40
        return Cue(role=Category.OWN_STAFF, weight=weight, is_by_field=True)
    if question == "2e" and acts_elsewhere(before, after):
        return Cue(role=Category.OFFICIAL, weight=30, is_by_field=True)
    return None
