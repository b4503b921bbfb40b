"""Decides where each label of a form stands: exact places first, then slips, then odd orders.

What it is not sure of it says in a notice with both places; notices hold no words of the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sigdocs.model.forms import Notice
from sigdocs.parsing.align import Placed, align
from sigdocs.parsing.labels import Candidate, Page, find_candidates
from sigdocs.parsing.slips import find_slips
from sigdocs.parsing.wording import Item, Vocabulary

_FEW = 2  # exact labels that make it worth looking for misspelt ones
_TELLING = 3  # words of a label that are no chance
_UNIFORM = 0.85  # share of a form's labels that makes their look a rule
_ENOUGH_LOOKS = 6
_TWO_FORMS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a form's labels stand, in the order of the file, and what is in doubt.

    ``end``: where the form ends, if another copy of it follows, else the end of the file.
    """

    placed: tuple[Placed, ...]
    notices: tuple[Notice, ...] = ()
    end: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """Where a form's labels may stand, word for word."""

    known: Vocabulary
    candidates: list[Candidate]

    @property
    def telling(self) -> int:
        """How many of its questions are there in words that no other form has by chance."""
        keys = {c.keys for c in self.candidates if c.words > _TELLING}
        return len({key for found in keys for key in found if not key.startswith("§")})


def first_look(page: Page, known: Vocabulary) -> FirstLook:
    """Find the labels that stand word for word."""
    return FirstLook(known=known, candidates=find_candidates(page, known))


def place_labels(page: Page, look: FirstLook) -> Places:
    """Find the labels of one form: slips and odd orders too, where it may be that form at all."""
    candidates, known = look.candidates, look.known
    if look.telling < _FEW:
        return Places(placed=(), end=(len(page.blocks), 0))
    order = known.items(_repeats(candidates, known))
    placed = align(candidates, order)
    slips = find_slips(page, known, placed, order)
    if slips:
        candidates = sorted([*candidates, *slips], key=lambda c: (c.start, c.end))
        order = known.items(_repeats(candidates, known))
        placed = align(candidates, order)
    placed, notices = _without_strays(page, _supported(placed))
    notices += _run_on_notice(page, slips, placed)
    moved = _moved(candidates, placed, order)
    notices += [_moved_notice(page, one) for one in moved]
    placed = sorted([*placed, *moved], key=lambda p: p.candidate.start)
    return _with_rivals(page, candidates, placed, notices)


def _repeats(candidates: Iterable[Candidate], known: Vocabulary) -> int:
    """How often the section that may be copied seems to stand in the file.

    By its own question, or by sign-offs beyond the one that each later section has.
    """
    definition = known.definition
    repeated = [q for q in definition.questions if q.repeats]
    if not repeated:
        return 1
    own = {q.id for q in repeated if q.shape == "text"}
    signed = next(q for q in repeated if q.shape == "name")
    sharing = sum(q.labels == signed.labels for q in definition.questions) - 1
    found = {c.start: c.keys for c in candidates}.values()
    asked = sum(bool(own.intersection(keys)) for keys in found)
    return max(1, asked, min(sum(signed.id in keys for keys in found) - sharing, 50))


def _supported(placed: list[Placed]) -> list[Placed]:
    """Without sections that rest on one short label only ("Outcome" in the last answer)."""
    sections: dict[tuple[str, int], list[Placed]] = {}
    for one in placed:
        sections.setdefault((one.item.section, one.item.occurrence), []).append(one)
    weak = {
        key
        for key, found in sections.items()
        if len(found) < _TELLING and all(p.candidate.words < _TELLING for p in found)
        and not any(p.item.is_heading for p in found)
    }  # fmt: skip
    return [p for p in placed if (p.item.section, p.item.occurrence) not in weak]


def _run_on_notice(
    page: Page, slips: Sequence[Candidate], placed: Sequence[Placed]
) -> list[Notice]:
    """One notice where short labels were read that nothing but a blank parts from their answers."""
    found = [p for p in placed if p.candidate in slips and not p.candidate.is_ended]
    if not found:
        return []
    return [
        Notice(
            code="labels-run-on",
            message="Answers stand straight after their labels with nothing between them; "
            "where a label ends was decided by its words.",
            where=_place(page, found[0].candidate),
        )
    ]


def _rules(placed: Sequence[Placed]) -> list[tuple[int, bool]]:
    """What nearly all labels of this file look like: (which feature, its value)."""
    looks = [p.candidate.look for p in placed if _has_look(p.item)]
    if len(looks) < _ENOUGH_LOOKS:
        return []
    rules = []
    for feature in range(len(looks[0])):
        value, count = Counter(look[feature] for look in looks).most_common(1)[0]
        if count >= _UNIFORM * len(looks):
            rules.append((feature, value))
    return rules


def _has_look(item: Item) -> bool:
    """Headings, sign-offs and dates look otherwise than lettered questions."""
    return not item.is_heading and item.partner < 0 and not item.question.startswith("signoff")


def _breaks(candidate: Candidate, rules: list[tuple[int, bool]]) -> int:
    return sum(candidate.look[feature] != value for feature, value in rules)


def _without_strays(page: Page, placed: list[Placed]) -> tuple[list[Placed], list[Notice]]:
    """Without what reads like a label but looks like none of the others, in two ways or more."""
    rules = _rules(placed)
    strays = [p for p in placed if _has_look(p.item) and _breaks(p.candidate, rules) > 1]
    notices = [_unlike(page, p.item.question, p.candidate) for p in strays]
    return [p for p in placed if p not in strays], notices


def _unlike(page: Page, question: str, candidate: Candidate) -> Notice:
    return Notice(
        code="label-unlike",
        message=f"Words like question {question} stand inside another answer and do not look "
        "like the other questions; they were left there.",
        where=_place(page, candidate),
    )


def _moved(
    candidates: Sequence[Candidate], placed: Sequence[Placed], order: Sequence[Item]
) -> list[Placed]:
    """Questions that stand elsewhere than in the form's order, and look like the others."""
    rules, there = _rules(placed), {p.item.question for p in placed}
    taken = [p.candidate for p in placed]
    moved: list[Placed] = []
    for item in order:
        if item.question in there or not _has_look(item) or item.occurrence > 1:
            continue
        fit = [
            c
            for c in candidates
            if c.keys == (item.question,)
            and c.words >= min(_TELLING, item.weight)
            and not _breaks(c, rules)
            and not any(_overlap(c, other) for other in taken)
        ]
        if fit and rules:
            best = max(fit, key=lambda c: c.words)
            moved.append(Placed(item=item, candidate=best))
            taken.append(best)
    return moved


def _overlap(one: Candidate, two: Candidate) -> bool:
    return one.start < two.end and two.start < one.end


def _moved_notice(page: Page, one: Placed) -> Notice:
    return Notice(
        code="out-of-order",
        message=f"Question {one.item.question} stands elsewhere than in the form; "
        "its own words decided.",
        where=_place(page, one.candidate),
    )


def _with_rivals(
    page: Page, candidates: Sequence[Candidate], placed: list[Placed], notices: list[Notice]
) -> Places:
    """Notice labels that stand a second time; where very many do, a second form stands there."""
    rivals = _rivals(candidates, placed)
    read = {p.item.question: p.candidate for p in placed if not p.item.is_heading}
    end = (len(page.blocks), 0)
    if len(rivals) < _TWO_FORMS:
        notices += [_rival_notice(page, rival, read) for rival in rivals]
    else:
        last = max(p.candidate.end for p in placed)
        first = {p.item.question for p in placed if p.item.section == placed[0].item.section}
        again = [*rivals, *(c for c in candidates if c.is_ended and first.intersection(c.keys))]
        end = min((c.start for c in again if c.start >= last), default=end)
        notices.append(
            Notice(
                code="two-forms",
                message="The form seems to stand twice in this file; one of them was read.",
                where=f"{_place(page, placed[0].candidate)}; {_place(page, rivals[0])}",
            )
        )
    return Places(placed=tuple(placed), notices=tuple(notices), end=end)


def _rivals(candidates: Sequence[Candidate], placed: Sequence[Placed]) -> list[Candidate]:
    """Labels word for word that were not read as labels, one for each place, in order."""
    taken = [p.candidate for p in placed]
    starts = {one.start for one in taken}
    found = {
        rival.start: rival
        for rival in candidates
        if rival.start not in starts
        and rival.words >= _TELLING
        and rival.is_ended
        and rival.alikeness == 1
        and not rival.keys[0].startswith("§")
        and not any(_overlap(rival, other) for other in taken)
    }
    return list(found.values())


def _rival_notice(page: Page, rival: Candidate, read: dict[str, Candidate]) -> Notice:
    chosen = next((read[key] for key in rival.keys if key in read), None)
    if chosen is None:
        return _unlike(page, rival.keys[0], rival)
    return Notice(
        code="label-twice",
        message=f"Question {rival.keys[0]} stands twice; the first of these places was read, "
        "the other left in the answer around it.",
        where=f"{_place(page, chosen)}; {_place(page, rival)}",
    )


def _place(page: Page, candidate: Candidate) -> str:
    return page.blocks[candidate.start[0]].where
