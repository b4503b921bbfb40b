"""Who may stay named for the Group: own staff and officials, on positive evidence only (17).

A name is kept where a field of the form that lists our staff names it, or where the words beside it give
an office ("of Claims Management", "the coroner, …"). An office elsewhere in the sentence is somebody
else's: "Mr Hale has instructed a solicitor" is a patient.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sigdocs.minimisation.cues import Cue
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_TEAMS = (
    r"(?:PPA|Practitioner Performance Advice|Claims Management|Safety (?:and|&) Learning|S&L|"
    r"Primary Care Appeals|Advice and Appeals|NHS Resolution|Responsible Officer|RO|"
    r"Caldicott(?: Guardian)?|[Ss]ecretariat|Information Governance|Communications|Early Notification|"
    r"(?:[Mm]y|[Oo]ur) (?:[a-z]+ )?(?:team leader|manager|colleague|director|handler|lead|solicitors?|"
    r"counsel|adviser)|[Pp]anel (?:firm|solicitors?))"
)
_OFFICE_WORDS = (
    r"(?:case|claims|technical|senior|deputy|assistant|head|manager|handler|lead|director|advis[eo]r|"
    r"officer|solicitor|clinical|legal|policy|team|service|of|the|for|in|at|and|&|our|a|an|partner|"
    r"[A-Z][\w'\u2019-]*),?"
)
_OWN_AFTER = re.compile(
    rf"(?:,? ?\(|, | - | \u2013 |, who is |(?= (?:of|from|in|at|for)\b))"
    rf"(?: ?{_OFFICE_WORDS} ){{0,7}}? ?{_TEAMS}\b"
)
_OWN_BEFORE = re.compile(
    rf"\b{_TEAMS}(?:['\u2019]s?)?(?: {_OFFICE_WORDS}){{0,4}}?(?P<link> ?\(|, ?|: ?| - | \u2013 | is | )$"
)
_OUR_DESK = re.compile(r" ?\((?:Claims|CM|S&L|SL|PPA|PCA|ENS?|Appeals|Inquests|Finance|IG|Comms)\)")
_CLOSED = re.compile(
    r"[,).;:]|$|\n| (?:of|at|in|from|for|and|on|yesterday|today|last|(?:Mon|Tues|Wednes|Thurs|Fri)day)\b"
)
_ACTS = re.compile(
    r" (?:[-\u2013(/]|(?:and|or|&|by|to|with|has|have|had|is|was|will|says?|said|told|rang|wrote|asked|"
    r"holds?|"
    r"reports?|advis\w+|agree\w*|confirm\w*|repli\w+|checks?|checked|thinks?|thought|knows?|does|did|can|"
    r"cannot|leads?|handles|runs|built|noticed|recommend\w*|suggest\w*|who|whose|on|as)\b)"
)
_WHOM = re.compile(  # "the inspector Mrs Wynn spoke to took notes"
    r" (?:had |has )?[a-z]+(?: (?:to|with|about|for))? "
    r"(?:was|is|has|had|took|told|said|says|came|went|wrote|gave|made|did|rang|[a-z]{2,}ed)\b"
)
_NOT_OF_THE_NAME = re.compile(
    r"\b(?:his|her|their|whose|my|who|that|to|through|via|by|from|with|told|said|says|wrote|rang|saw|"
    r"has|had|was|were|is|and|or|\w{2,}(?:ing|ed))\b"
)


def by_post(before: str, after: str, words: Words) -> Cue | None:
    """What the words beside a name give: an office of ours, somebody else's post, or an official's."""
    if _is_own(before, after):
        return Cue(role=Category.OWN_STAFF, weight=57)
    other = _beside(_other_posts(words), before, after)
    if other:
        return Cue(role=Category.OTHER_PERSON, weight=58, post=other)
    office = named_office(before, after, words)
    return Cue(role=Category.OFFICIAL, weight=56, post=office) if office else None


def named_office(before: str, after: str, words: Words) -> str:
    """The official post beside a name, or ""."""
    return _beside(_offices(words), before, after)


def _is_own(before: str, after: str) -> bool:
    if _OWN_AFTER.match(after) or _OUR_DESK.match(after):
        return True
    lead = _OWN_BEFORE.search(before)
    return bool(lead and _leads(lead, before, after))


def _leads(lead: re.Match[str], before: str, after: str) -> bool:
    """As in "our handler Ann Other rang", "PPA (Ann Other)"; not "told our handler Mr Hale had died"."""
    if lead["link"] not in (", ", ",", " "):
        return bool(_CLOSED.match(after) or _ACTS.match(after))
    if _WHOM.match(after):
        return False
    return not before[: lead.start()].strip(" -*\u2022\t").removesuffix("The") or bool(
        _CLOSED.match(after)
    )


def _beside(pattern: tuple[re.Pattern[str], re.Pattern[str]], before: str, after: str) -> str:
    lead_pattern, follow_pattern = pattern
    lead = lead_pattern.search(before)
    if lead and _leads(lead, before, after):
        return lead["post"].lower()
    follows = follow_pattern.match(after)
    if follows and not _NOT_OF_THE_NAME.search(follows["between"]):
        return follows["post"].lower()
    return ""


@lru_cache(maxsize=4)
def _offices(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return patterns(words.official_posts)


def patterns(posts: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds one of the posts before a name ("the coroner, …"), and after it ("…, the coroner")."""
    either = "|".join(re.escape(p) for p in sorted(posts, key=len, reverse=True))
    return (
        re.compile(
            rf"\b(?P<post>{either})(?:s|['\u2019]s officer| services| affairs| team)?"
            r"(?:(?: (?:for|of|at|from|in|to)|(?<= of))"
            r"(?: [\w'\u2019&-]+){1,6}?(?=,|:| \(| -| is))?"
            r"(?P<link> ?\(|, ?|: ?|:?\t| - | \u2013 | is |, who is | was | called | named | )$",
            re.I,
        ),
        re.compile(
            r"(?:, |,? ?\(| - | \u2013 |, who (?:is|was) | (?:is|was) (?=the |an? |our |their |its |now ))"
            rf"(?P<between>(?:[\w'\u2019&-]+ ){{0,5}}?)(?P<post>{either})\b",
            re.I,
        ),
    )


@lru_cache(maxsize=4)
def _other_posts(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return patterns(words.other_posts)
