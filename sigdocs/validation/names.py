"""People and posts in short answers: enough to ask "is a person named?", never proof that none is.

Deliberately not the finder of names that minimisation uses: a warning may be approximate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from sigdocs.model.rules import Post, phrase_pattern

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'\u2019-]*"
_PARTICLE = r"(?:(?:de|la|van|von|der|den|du|da|di|ap|ab|al|el|bin|ibn|ó|ní|mac|st)[ -])"
_NAME = rf"(?:(?:{_CAP}\.?|{_PARTICLE}+{_CAP}) ){{0,3}}(?:{_PARTICLE}*{_CAP})"
_TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Sir|Dame|Lord|Lady|Sister|Nurse|Midwife|Revd?|Pastor)"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? (?P<name>{_NAME})")
_LOWER = re.compile(
    r"(?<!\w)(?:dr|mr|mrs|ms|miss|prof)\.? (?P<name>[a-z][\w'-]+(?: [a-z][\w'-]+)?)(?=\W|$)"
)
_BARE = re.compile(rf"(?<![\w'.-])(?P<name>(?:[A-Z]\.? ?)?(?:{_CAP}\.? ){{1,3}}{_PARTICLE}*{_CAP})")
_INITIAL = re.compile(rf"(?<![\w.])(?P<name>[A-Z]\. ?{_CAP})")
_ORDINARY = """
    nhs trust hospital hospitals foundation university general council commission board care
    claims management director deputy head chair chief executive officer lead adviser
    advisor manager senior technical case practitioner performance advice appeals primary
    safety and learning responsible significant concerns group team service services centre
    unit ward early notification legal clinical finance corporate information governance
    policy strategy communication communications resolution england integrated quality
    medical nursing midwifery dental pharmaceutical health professions regional national
    international royal college january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday
    option options the a an ro ppa pca i we not no yes none tbc to be group's decision
    outcome practice surgery pharmacy clinic authority counter fraud police community
    maternity consultant nurse midwife doctor surgeon inquest mental letter email teams
    awaiting county infirmary district
"""
_NOT_NAMES = frozenset(_ORDINARY.split())
_POST = re.compile(
    r"\b(director|head|manager|lead(?:er)?|advis[eo]r|officer|handler|executive|chair|administrator|assistant"
    r"|co-?ordinator|analyst|specialist|secretary|supervisor|caseworker|director's)\b",
    re.IGNORECASE,
)


def people_named(text: str) -> tuple[str, ...]:
    """What looks like the name of a person, in order, each once (by its last word)."""
    found: dict[str, str] = {}
    matches = [*_TITLED.finditer(text), *_LOWER.finditer(text)]
    matches += [m for p in (_BARE, _INITIAL) for m in p.finditer(text) if _is_name(m["name"])]
    for match in sorted(matches, key=lambda m: m.start()):
        found.setdefault(surname(match["name"]), match["name"])
    return tuple(found.values())


def surname(name: str) -> str:
    """The last word of a name, folded."""
    return re.split(r"\s+", name.strip())[-1].strip(".'").casefold()


def states_a_post(text: str) -> bool:
    """Whether the answer says what the person's post is."""
    return _POST.search(text) is not None


def post_held(text: str, posts: Sequence[Post]) -> Post | None:
    """The known post that the answer states: the longest name found, None when none is."""
    text = text.replace("&", " and ")
    found = [
        (match.end() - match.start(), post)
        for post in posts
        for name in post.names
        if (match := phrase_pattern(_as_phrase(name)).search(text)) and not _is_part(text, match)
    ]
    return max(found, key=lambda f: f[0])[1] if found else None


def same_person(name: str, others: Iterable[str]) -> bool:
    """Whether ``name`` can be one of ``others``: surname alike, or initials of the full name."""
    return any(_alike(name, other) for other in others if other.strip())


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether it is another's post: "Assistant to the Director of Claims", "PA to the …"."""
    before = text[: match.start()].casefold()
    if re.search(
        r"\b(assistant|secretary|pa|aide|office|behalf|for|reports|reporting)"
        r" (to|of|manager to)? ?(the )?$",
        before,
    ):
        return True
    after = text[match.end() :].casefold()
    return bool(
        re.search(r"\b(deputy|assistant|associate|acting deputy)\W+$", before)
    ) or after.startswith("'s office")


def _as_phrase(name: str) -> str:
    return name.replace(",", " ").replace("&", "and")


def _is_name(name: str) -> bool:
    words = [w.strip(".'\u2019").casefold() for w in re.split(r"[\s-]+", name)]
    if any(w in _NOT_NAMES for w in words if len(w) > 1):
        return False
    return not any(w.isupper() and len(w) > 1 for w in name.replace(".", " ").split()[:-1])


def _alike(name: str, other: str) -> bool:
    mine, theirs = surname(_bare(name)), surname(_bare(other))
    if not mine or not theirs:
        return False
    if SequenceMatcher(None, mine, theirs).ratio() >= 0.85:
        return True
    letters = re.sub(r"[^A-Za-z]", "", name)
    initials = [w[0] for w in re.findall(_CAP, _bare(other))]
    return 2 <= len(letters) <= 4 and letters.upper() == "".join(initials)


def _bare(text: str) -> str:
    """The name in a sign-off or name field, without post and telephone number."""
    named = people_named(text)
    return named[0] if named else re.split(r"[,(;\n\u2013]| - ", text, maxsplit=1)[0].strip()
