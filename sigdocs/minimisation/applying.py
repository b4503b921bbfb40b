"""Puts the replacements into the text: overlaps joined, articles and possessives set right.

Promise: no character of a finding that is not kept survives in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.minimisation.decide import Decided
from sigdocs.minimisation.phrasing import phrased
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Action, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText


def apply(
    passage: Passage, decided: Sequence[Decided]
) -> tuple[str, list[Redaction], list[Redaction]]:
    """The new text, what was changed and what was kept, in order of place."""
    changed = [
        phrased(passage.text, d)
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
        _text(passage.written, changed),
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
    """Neighbours that say the same are said once: brackets, a person's other name, two dates, a family."""
    found: list[Decided] = []
    for one in changed:
        before = found[-1] if found else None
        both = _both(text, before, one) if before else None
        if both is None:
            found.append(_after_own_label(text, one))
        else:
            found[-1] = both
    return found


_KNOWN_AS = re.compile(
    r"(?: ?\(|, ?| |, or |; | - )(?:also |better |otherwise |sometimes |usually |formerly )?"
    r"(?:(?:known|called|goes by|referred to|recorded|registered|entered)(?: to \w+)?(?: as)?|a\.?k\.?a\.?|"
    r"alias|n\u00e9e)? ?[\"\u201c'\u2018]?"
)
_RELATIVE = re.compile(r"\(?Relative(?: \d+)? of ")
_JOINS_DATES = re.compile(
    r",? (?:and|&|or|to|until) (?:(?:again )?on )?(?:the )?|, (?:on )?(?:the )?"
)


def _both(text: str, one: Decided, other: Decided) -> Decided | None:
    """The two as one change, where the second adds nothing; None where both are needed."""
    between = text[one.mark.end : other.mark.start]
    said = [re.sub(r"^(?:in|on|the) ", "", d.replacement, flags=re.I) for d in (one, other)]
    end = other.mark.end
    if between in (" ", ", ") and said[0] == said[1] and one.replacement[:1] == "[":
        return replace(one, mark=replace(one.mark, end=end))
    if other.category is Category.DATE and _JOINS_DATES.fullmatch(between):
        return _same_quarter(one, other)
    if between in (" and ", " & ") and all(_RELATIVE.match(words) for words in said):
        return _family(text, one, other)
    return _known_as(text, one, other) if said[0] == said[1] else None


def _known_as(text: str, one: Decided, other: Decided) -> Decided | None:
    """As in "Grace Obi (Gracie)" or "Grace Obi, known as Gracie,": the other name adds nothing."""
    between, end = text[one.mark.end : other.mark.start], other.mark.end
    is_name = other.category.value.startswith(("person:", "organisation"))
    if not is_name or not between.strip(" -") or not _KNOWN_AS.fullmatch(between):
        return None
    if "(" not in between:
        quoted = re.match(r"[\"\u201d]", text[end:]) if between[-1] in '"\u201c' else None
        end += bool(quoted)
        closes = between.startswith(",") and text[end : end + 1] == ","
        return _joined(one, end + closes)
    closing = re.match(r"[\"\u201d'\u2019]?\)", text[end:])
    return _joined(one, end + len(closing.group())) if closing else None


def _same_quarter(one: Decided, other: Decided) -> Decided | None:
    """As in "3 May and 4 June 2026" → "the second quarter of year one"."""
    first, second = (re.sub(r"^.*?\bthe (?=\w+ quarter)", "", d.replacement) for d in (one, other))
    if not second.startswith(first) or "quarter" not in first:
        return None
    words = one.replacement.replace(first, second).replace("a day in", "days in")
    return replace(_joined(one, other.mark.end), replacement=words)


def _joined(one: Decided, end: int) -> Decided:
    return replace(one, mark=replace(one.mark, end=end))


def _family(text: str, one: Decided, other: Decided) -> Decided | None:
    """As in "Her parents (two relatives of Patient 2)"."""
    whose = [_RELATIVE.sub("", d.replacement).strip("()") for d in (one, other)]
    if whose[0] != whose[1]:
        return None
    words = f"two relatives of {whose[0]}"
    bracketed = one.replacement.startswith("(")
    return replace(_joined(one, other.mark.end), replacement=f"({words})" if bracketed else words)


def _after_own_label(text: str, one: Decided) -> Decided:
    """As in '"Patient 1" is Mrs Hale', where the form gave the pseudonym itself."""
    lead = (
        re.search(
            rf"[\"\u201c'\u2018]?{re.escape(one.replacement)}[\"\u201d'\u2019]?(?: is|:| =| -|,)? \(?$",
            text[max(0, one.mark.start - 40) : one.mark.start],
        )
        if re.fullmatch(r"Patient \d+", one.replacement)
        else None
    )
    if not lead:
        return one
    closing = lead.group().endswith("(") and text[one.mark.end : one.mark.end + 1] == ")"
    reach = replace(one.mark, start=one.mark.start - len(lead.group()), end=one.mark.end + closing)
    return replace(one, mark=reach)


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
        original=PersonalText(passage.written[one.mark.start : one.mark.end]),
        person=one.mark.person,
        confidence=one.mark.confidence,
    )
