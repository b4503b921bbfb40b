"""Puts the replacements into the text: overlaps joined, articles and possessives set right.

Promise: no character of a finding that is not kept survives in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.minimisation.decide import Decided
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Action, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText

_VOWEL = re.compile(r"[aeiouAEIOU]")
_RELATIVE_OF = re.compile(r"elative of ")
_BEFORE_DATE = re.compile(
    r"\b(?:in|by|of|until|till|before|after|since|from|to|for|and|dated|the|between|or|than|during|"
    r"around|about|on|"
    r"early|late|mid|past|this|next|last|through|starting|ending|then|at) $"
)
_CHILD = re.compile(
    r"^[ -](man|woman|boy|girl|patient|male|female|lady|gentleman|child|baby|mother|father|widow|"
    r"widower)\b",
    re.I,
)


def apply(
    passage: Passage, decided: Sequence[Decided]
) -> tuple[str, list[Redaction], list[Redaction]]:
    """The new text, what was changed and what was kept, in order of place."""
    changed = [
        _polished(passage.text, d)
        for d in joined([d for d in decided if d.action is not Action.KEPT])
    ]
    changed = paired(passage.text, joined(changed))
    spans = [(d.mark.start, d.mark.end) for d in changed]
    kept = [
        d
        for d in decided
        if d.action is Action.KEPT
        and not any(s < d.mark.end and d.mark.start < e for s, e in spans)
    ]
    return (
        _text(passage.text, changed),
        [_redaction(passage, d) for d in changed],
        _once(passage, kept),
    )


def joined(decided: Sequence[Decided]) -> list[Decided]:
    """Overlapping changes as one that covers them all: the strictest, else the longest, gives the words."""
    groups: list[list[Decided]] = []
    end = -1
    for one in sorted(decided, key=lambda d: (d.mark.start, -d.mark.end)):
        if groups and one.mark.start < end:
            groups[-1].append(one)
        else:
            groups.append([one])
            end = one.mark.end
        end = max(end, one.mark.end)
    return [_one(group) for group in groups]


def paired(text: str, changed: Sequence[Decided]) -> list[Decided]:
    """Neighbours set right: "Oskar and Lena Brandt" loses its "and"; the same bracket twice is once."""
    found: list[Decided] = []
    for one in changed:
        before = found[-1] if found else None
        between = text[before.mark.end : one.mark.start] if before else ""
        if (
            before
            and between in (" ", ", ")
            and one.replacement == before.replacement
            and one.replacement[0] == "["
        ):
            found[-1] = replace(before, mark=replace(before.mark, end=one.mark.end))
            continue
        if before and between == " and " and _are_two(text, before, one):
            stretched = replace(before.mark, end=one.mark.start - 1)
            found[-1] = replace(before, mark=stretched, replacement=f"{before.replacement} &")
        found.append(one)
    return found


def _are_two(text: str, one: Decided, other: Decided) -> bool:
    """A forename alone, then a full name: two people who share the surname."""
    people = all(d.category.value.startswith("person:") for d in (one, other))
    first, second = (text[d.mark.start : d.mark.end] for d in (one, other))
    return people and " " not in first and " " in second and second[0].isupper()


def _one(group: list[Decided]) -> Decided:
    best = max(
        group,
        key=lambda d: (
            d.action is Action.WITHHELD,
            d.category is Category.CONFIDENTIAL_SOURCE,
            d.mark.end - d.mark.start,
            d.mark.confidence,
        ),
    )
    start, end = min(d.mark.start for d in group), max(d.mark.end for d in group)
    if (start, end) == (best.mark.start, best.mark.end):
        return best
    return replace(best, mark=replace(best.mark, start=start, end=end))


def _polished(text: str, one: Decided) -> Decided:
    """Stretch a change over a preposition, article or bare possessive that no longer fits."""
    mark, words = one.mark, one.replacement
    start, end = mark.start, mark.end
    if one.category is Category.DATE and words.startswith("the "):
        lead = re.search(r"\b([Oo])n (?:the )?$", text[max(0, start - 8) : start])
        if lead:
            start -= len(lead.group())
            words = f"{'In' if lead.group(1) == 'O' else 'in'} {words}"
        elif re.search(r"\b[a-z]{3,} $", text[:start]) and not _BEFORE_DATE.search(text[:start]):
            words = f"in {words}"
    if one.category is Category.AGE and one.action is Action.GENERALISED:
        return _aged(text, one)
    if (
        text[end : end + 1] in ("'", "\u2019")
        and text[end - 1 : end] in "sS"
        and not text[end + 1 : end + 2].isalpha()
        and _is_possessive(text, start, end)
    ):
        end, words = end + 1, words + "'s"
    if _RELATIVE_OF.search(words):
        words = _bracketed(text, start, end, words)
    start, words = _article(text, start, words)
    words = _capital(text, start, words)
    return replace(one, mark=replace(mark, start=start, end=end), replacement=words)


def _bracketed(text: str, start: int, end: int, words: str) -> str:
    """As in "Her son Yahya was" → "Her son (Relative of Patient 3) was"."""
    lead = re.search(
        r"\b(?:his|her|their|whose|the|'s|\u2019s) [a-z-]+ $",
        text[max(0, start - 30) : start],
        re.I,
    )
    return f"({words})" if lead and not text[end : end + 2].startswith(("'", "\u2019")) else words


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Not the closing mark of a quotation."""
    return (
        text[end + 1 : end + 2] == " "
        and text.count("'", text.rfind("\n", 0, start) + 1, start) % 2 == 0
    )


def _article(text: str, start: int, words: str) -> tuple[int, str]:
    """As in "an 82-year-old" and the like: the article follows the new words, and doubled ones go."""
    lead = re.search(r"\b(an?|the)( )$", text[max(0, start - 4) : start], re.I)
    if not lead or not words[0].isalpha():
        return start, words
    article = lead.group(1)
    if re.match(r"(?:an?|the) ", words):
        bare = words.split(" ", 1)[1] if article.lower() == "the" else words
        if article.lower() == "the":
            return start, bare
        return start - len(lead.group()), (
            words[0].upper() + words[1:] if article[0].isupper() else words
        )
    if article.lower() == "the":
        return start, words
    fits = "an" if _VOWEL.match(words) and not re.match(r"[Uu]n[ij]|[Oo]ne", words) else "a"
    if article.lower() == fits:
        return start, words
    return start - len(
        lead.group()
    ), f"{fits.capitalize() if article[0].isupper() else fits} {words}"


def _capital(text: str, start: int, words: str) -> str:
    """A capital where the replacement opens the answer or a line."""
    opens = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*-\u2022")
    return words[:1].upper() + words[1:] if opens and words[:1].islower() else words


def _aged(text: str, one: Decided) -> Decided:
    """As in "a 47-year-old woman" → "a woman in their 40s"; "aged 69" → "in their 60s"."""
    start, end, words = one.mark.start, one.mark.end, one.replacement
    noun = _CHILD.match(text[end : end + 14])
    if text[start:end].lower().replace(" ", "-").endswith("old") and words.startswith("in their"):
        words = f"{noun.group(1) if noun else 'person'} {words}"
        end += noun.end() if noun else 0
        start, words = _article(text, start, words)
    elif words.startswith("in their") and re.search(
        r"\baged $", text[max(0, start - 5) : start], re.I
    ):
        start -= 5
    return replace(one, mark=replace(one.mark, start=start, end=end), replacement=words)


def _text(text: str, changed: Sequence[Decided]) -> str:
    parts, place = [], 0
    for one in changed:
        parts += [text[place : one.mark.start], one.replacement]
        place = one.mark.end
    return "".join([*parts, text[place:]])


def _once(passage: Passage, kept: Sequence[Decided]) -> list[Redaction]:
    seen, found = set(), []
    for one in sorted(kept, key=lambda d: d.mark.start):
        if (one.mark.start, one.mark.end, one.category) not in seen:
            seen.add((one.mark.start, one.mark.end, one.category))
            found.append(_redaction(passage, one))
    return found


def _redaction(passage: Passage, one: Decided) -> Redaction:
    return Redaction(
        question=passage.question,
        occurrence=passage.occurrence,
        start=one.mark.start,
        end=one.mark.end,
        category=one.category,
        action=one.action,
        replacement=one.replacement,
        reason=one.reason,
        paragraph=one.paragraph,
        evidence=one.mark.evidence,
        original=PersonalText(passage.text[one.mark.start : one.mark.end]),
        person=one.mark.person,
        confidence=one.mark.confidence,
    )
