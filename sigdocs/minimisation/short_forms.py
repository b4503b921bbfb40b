"""What people call an organisation for short, by its name alone: "Tamar Vale", "ETHT"."""

from __future__ import annotations

from sigdocs.minimisation.organisation_patterns import JOINING
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import fold
from sigdocs.model.policy import Words


def short_forms(name: str, words: Words, model: NamesModel) -> tuple[str, ...]:
    """The words before the first that many organisations have, parts of it, and its initials."""
    parts, generic = name.split(), words.organisation_generic
    lead = _lead(parts, generic)
    if len(lead) == len(parts):
        return ()
    found = [" ".join(lead)] if lead else [*_without_ending(parts, generic), *_rest(parts, generic)]
    found += [" ".join(lead[: lead.index("and")])] if "and" in lead[1:] else []
    found += [lead[0]] if len(lead) > 1 and len(lead[0]) > 4 else []
    found += _endings(parts, generic)
    return (
        *(short for short in found if _is_distinct(short, words, model)),
        *_initials(parts, words),
    )


def _lead(parts: list[str], generic: frozenset[str]) -> list[str]:
    """The words before the first that many organisations have."""
    lead: list[str] = []
    for part in parts:
        if fold(part) in generic and part.lower() not in JOINING:
            break
        lead.append(part)
    while lead and lead[-1].lower() in JOINING:
        lead.pop()
    return lead


def _rest(parts: list[str], generic: frozenset[str]) -> list[str]:
    """As in "Thornlea" for HMP Thornlea, "Eastmarch" for University of Eastmarch."""
    rest = [part for part in parts if part.lower() not in JOINING][1:]
    return [" ".join(rest)] if 0 < len(rest) < 3 and fold(rest[0]) not in generic else []


def _endings(parts: list[str], generic: frozenset[str]) -> list[str]:
    """As in "Moor Partnership" for East Moor Partnership NHS Trust: an own word and what follows."""
    is_own = [fold(part) not in generic for part in parts]
    return [
        f"{one} {other}"
        for place, (one, other) in enumerate(zip(parts, parts[1:], strict=False))
        if place and is_own[place] and not is_own[place + 1] and len(other) > 3
    ]


def _without_ending(parts: list[str], generic: frozenset[str]) -> list[str]:
    """As in "Royal Wey" for Royal Wey Hospital: at least two words, one of them its own."""
    kept = list(parts)
    while kept and fold(kept[-1]) in generic:
        kept.pop()
    return [" ".join(kept)] if len(kept) > 1 else []


def _initials(parts: list[str], words: Words) -> tuple[str, ...]:
    initials = "".join(p[0] for p in parts if p[0].isupper())
    is_free = len(initials) > 3 and fold(initials) not in words.abbreviations
    return (initials,) if is_free else ()


def _is_distinct(short: str, words: Words, model: NamesModel) -> bool:
    """Whether a short form can mean nothing else: of several words, or no word of the language."""
    if len(short.split()) > 1:
        return True
    word = fold(short)
    is_word = model.is_ordinary(word) or word in words.name_like or word in words.vocabulary
    return len(word) > 3 and not is_word and word not in words.not_names
