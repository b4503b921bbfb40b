"""Whose relative a person is named as: "her son Yahya", "his widow, Mrs Obi", "…, her nephew"."""

from __future__ import annotations

import re

from sigdocs.minimisation.cues import CLERGY, CLINICAL, OFFICIAL, Cue, around
from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.patient_words import is_case
from sigdocs.minimisation.people import WARD_SISTER
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_YOUNG = frozenset(["twin", "twins", "child", "children", "family", "sons", "daughters"])
_CHILDREN = frozenset(
    [
        "son",
        "daughter",
        "child",
        "baby",
        "grandson",
        "granddaughter",
        "stepson",
        "stepdaughter",
        "dtr",
        "dau",
    ]
)
_PARENTS = frozenset(["mother", "father", "mum", "dad", "parent", "parents"])
_KIN_OF = re.compile(r"\b([a-z-]+) of (?:the late )?$", re.I)
_NOT_KIN = frozenset(["neighbour", "friend", "carer"])
_WARD_SISTER = re.compile(rf"\b(?:{'|'.join(sorted(WARD_SISTER))}) sister[ ,:(]{{1,3}}$", re.I)
_KIN_AFTER = re.compile(r"^,? \(?(?:his|her|their|the patient's) ([a-z-]+)", re.I)
_KIN_BEFORE = re.compile(
    r"(?P<kin>(?:[a-z]+[ -]in[ -])?[a-z-]+)(?: of (?:his|hers|theirs))?"
    r"(?: was| is|, who is)?[ ,:(\t]{1,3}(?:called |named )?$",
    re.I,
)
_RELIGIOUS = re.compile(r"[^.\n] (?:Mother|Father|Brother) $")
_IN_POST = re.compile(r",? (?:is|was) (?:the|a|an|his|her|their|our) ")
_SHORT_KIN = re.compile(r"\b(husb|dtr|dau)\. $", re.I)
_HAS_SISTER = re.compile(
    r"(?:\b(?:his|her|their|my|whose|twin|elder|younger|older|big|little|half|step|a|the|of|and)"
    r"|['\u2019]s?)[ -]sister $",
    re.I,
)
_PARTNERSHIP = re.compile(
    r"\b(?:senior|junior|GP|managing|dental|practice|clinical|business|salaried|founding|former|retired|"
    r"fellow|equity) partners?(?: was| is)?[ ,:(\t]{1,3}$",
    re.I,
)


def by_kin(mention: Mention, words: Words) -> Cue | None:
    """The cue of a word for kin beside the name; a neighbour or carer is no relative."""
    kin = _kin(mention, words)
    if not kin and _RELIGIOUS.search(around(mention)[0]):
        return Cue(role=Category.OTHER_PERSON, weight=60)
    if not kin or (kin == "partner" and _PARTNERSHIP.search(around(mention)[0])):
        return None
    if kin in _YOUNG and not _KIN_OF.search(around(mention)[0]):
        is_named = mention.evidence.startswith("named as ")
        return Cue(role=Category.PATIENT, weight=79) if is_named else None
    if kin in _NOT_KIN:
        return Cue(role=Category.OTHER_PERSON, weight=84, post=kin)
    return Cue(
        role=Category.RELATIVE,
        weight=85,
        post=kin,
        is_patient_too=kin in _CHILDREN and is_case(around(mention, 90)[1]),
    )


def _kin(mention: Mention, words: Words) -> str:
    """The word for kin beside the name: "his widow, …", "…, her nephew", "the mother of Sgt Obi"."""
    before, after = around(mention)
    of = _KIN_OF.search(before)
    titles = set(mention.run.title.split())
    if of and of.group(1).lower() in words.kin and titles & (OFFICIAL | CLERGY):
        return "child" if of.group(1).lower() in _PARENTS else of.group(1).lower()
    lead = _KIN_BEFORE.search(before[-40:]) or _SHORT_KIN.search(
        mention.passage.text, max(0, mention.run.start - 8), mention.run.start
    )
    said = re.sub(" ", "-", lead.group(1).lower()) if lead else ""
    if said and _is_title(before):
        return ""
    if mention.evidence.startswith("named as "):
        return said if said in words.kin else mention.evidence.split()[-1]
    follows = _KIN_AFTER.match(after)
    if follows and follows.group(1).lower() in words.kin:
        is_post = titles & CLINICAL and _IN_POST.match(after, follows.end())
        return "" if is_post else follows.group(1).lower()
    return said if said in words.kin and not _WARD_SISTER.search(before) else ""


def _is_title(before: str) -> bool:
    """As in "the prioress, Mother Agnes", "sister Joyce Obi (theatre nurse)": no kin without an owner."""
    return (
        bool(_RELIGIOUS.search(before))
        or before.endswith("sister ")
        and not _HAS_SISTER.search(before)
    )
