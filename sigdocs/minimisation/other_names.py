"""Second names of one person: "known as Tasos", "Małgorzata Wiśniewska (Gosia)", "Dr Ramanathan (VR)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.people import Entry
from sigdocs.minimisation.text import fold
from sigdocs.model.policy import Words

_OTHER = re.compile(
    r"after \u201c(?:known .*as|nicknamed|goes by.*|formerly|n\u00e9e|nee|maiden name|aka|a\.k\.a\.|"
    r"alias|"
    r"(?:also|now) .*)\u201d"
)
_BRACKET = re.compile(
    r" \((?:or |aka |[Kk]nown as )?[\"\u201c'\u2018]?([A-Z][\w-]{1,14})[\"\u201d'\u2019]?\)"
)
_REACH = 120  # characters between a name and the other name given for it


_BRACKETED = re.compile(
    r"\w[\"\u201d'\u2019]? \((?:(?:who|s?he) )?(?:(?:likes|prefers) to be (?:called|known as)|goes by|"
    r"is (?:called|known as|recorded as)|was (?:called|known as|recorded as|born)|formerly|previously|born|"
    r"n\u00e9e|nee|nun -|entered as|booked in as|recorded as|registered as|it says|or|alias|aka)"
    r"[ :]{1,2}[\"\u201c'\u2018]?$"
)
_WAS = re.compile(r"(?:,| \() ?who (?:was|had been) $")
_MARRIED = re.compile(
    r" (?:before|until|till) (?:her|his|their|she|he) (?:\w+ )?(?:marriage|married|divorce|wed)"
)


def is_other_name(mention: Mention) -> bool:
    """Whether the words before it say that it is somebody's second name."""
    if _OTHER.fullmatch(mention.evidence):
        return True
    text, run = mention.passage.text, mention.run
    before = text[max(0, run.start - 40) : run.start]
    was = _WAS.search(before) and _MARRIED.match(text, run.end)
    return bool(was or _BRACKETED.search(before))


def last_before(
    mention: Mention, found: Sequence[Mention], noted: Mapping[int, Entry]
) -> Entry | None:
    """Whom the mention is another name of: who is named last before it, on the same line."""
    line = mention.passage.text.rfind("\n", 0, mention.run.start) + 1
    floor = max(line, mention.run.start - _REACH)
    near = [
        (other.run.start, noted[n])
        for n, other in enumerate(found)
        if n in noted
        and other.passage is mention.passage
        and floor <= other.run.start < mention.run.start
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


@lru_cache(maxsize=4)
def _nicknames(words: Words) -> frozenset[str]:
    """Every forename that has short forms, and those."""
    return frozenset(words.nicknames) | {s for row in words.nicknames.values() for s in row}


def note_bracketed(mention: Mention, entry: Entry, words: Words) -> None:
    """Read a bracket after a full name: its initials, or what the person is called."""
    after = mention.passage.text[mention.run.end : mention.run.end + 40]
    match = _BRACKET.match(after)
    if match is None or len(mention.run.name.parts) < 2:
        return
    word = match.group(1)
    letters = "".join(part[0] for part in mention.run.name.parts)
    if word.isupper() and len(word) < 5:
        if fold(word) in (letters, letters[0] + letters[-1]):
            entry.letters.add(word)
        return
    called = fold(word) in words.forenames or fold(word) in _nicknames(words)
    begins = any(part[:2] == fold(word)[:2] for part in mention.run.name.given)
    things = (words.not_names, words.places, words.vocabulary, words.abbreviations)
    is_thing = any(fold(word) in held for held in things)
    if word[1:].islower() and (called or begins) and not is_thing:
        entry.nick((fold(word),))  # a place of work in brackets is no name
