"""Lays candidates for labels onto the form's printed order: the best order-keeping choice of all.

A dynamic programme over (candidate, item): the chosen candidates stand in the file in the order of
the form, do not overlap, and together say more than any other choice. So identical labels ("Date",
"Outcome confirmed by") are told apart by what stands around them, and a label quoted in an answer
loses to the label itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sigdocs.parsing.labels import Candidate
from sigdocs.parsing.wording import Item

_SPAN = 1e-4  # what a block between the first label and the last costs; decides ties only


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A candidate and the item it was read as."""

    item: Item
    candidate: Candidate


@dataclass(slots=True)
class _Node:
    score: float
    item: int
    candidate: Candidate
    before: _Node | None


class _Front:
    """The best chain that ends at or before each item; only chains that beat shorter ones stay."""

    def __init__(self) -> None:
        self._items: list[int] = []
        self._nodes: list[_Node] = []

    def best_before(self, item: int) -> _Node | None:
        """The best chain that ends before an item."""
        at = bisect_left(self._items, item)
        return self._nodes[at - 1] if at else None

    def add(self, node: _Node) -> None:
        """Take a chain in, unless a chain that ends no later is as good."""
        at = bisect_left(self._items, node.item)
        rival = self._nodes[at - 1] if at else None
        if at < len(self._items) and self._items[at] == node.item:
            rival = self._nodes[at]
        if rival is not None and rival.score >= node.score:
            return
        end = at
        while end < len(self._nodes) and self._nodes[end].score <= node.score:
            end += 1
        self._items[at:end] = [node.item]
        self._nodes[at:end] = [node]


def align(candidates: Sequence[Candidate], items: Sequence[Item]) -> list[Placed]:
    """The best choice of candidates, in reading order.

    Args:
        candidates: in any order; each may stand for any item of its keys.
        items: the form in printed order.
    """
    places: dict[str, list[Item]] = {}
    for item in items:
        places.setdefault(item.question, []).append(item)
    front, made = _Front(), list[_Node]()
    last_of, waiting = dict[int, _Node](), list[_Node]()
    for candidate in sorted(candidates, key=lambda c: (c.start, c.end)):
        for node in [n for n in waiting if n.candidate.end <= candidate.start]:
            waiting.remove(node)
            front.add(node)
            _remember(last_of, node)
        for item in (item for key in candidate.keys for item in places.get(key, ())):
            made.append(_extend(candidate, item, front, last_of))
            waiting.append(made[-1])
    return _chain(_most_compact(made), items)


def _most_compact(nodes: list[_Node]) -> _Node | None:
    """The best chain; of equal ones the one that spans least (a form that stands twice)."""
    return max(nodes, key=lambda n: n.score - _SPAN * n.candidate.start[0], default=None)


def _remember(last_of: dict[int, _Node], node: _Node) -> None:
    known = last_of.get(node.item)
    if known is None or node.score >= known.score:
        last_of[node.item] = node


def _extend(candidate: Candidate, item: Item, front: _Front, last_of: dict[int, _Node]) -> _Node:
    """The best chain that ends with this candidate; a date goes with its own name or not at all."""
    before = last_of.get(item.partner) if item.partner >= 0 else front.best_before(item.place)
    worth = strength(candidate, item)
    if item.partner >= 0 and before is None:
        worth = -1.0
    reached = before.score if before else _SPAN * candidate.start[0]
    return _Node(reached + worth, item.place, candidate, before)


def strength(candidate: Candidate, item: Item) -> float:
    """How much speaks for reading a candidate as an item; comparable within one form only."""
    worth = min(candidate.words, 6) + 0.1 * min(candidate.words, 30)
    worth += 1.0 * candidate.is_ended + 1.0 * candidate.opens_cell + 0.5 * candidate.is_emphasised
    if candidate.letter:
        own = item.section if item.is_heading else item.letter
        matches = candidate.letter == own or candidate.letter == item.section + own
        worth += 3.0 if matches else 0.5
    if item.is_heading:
        worth *= 0.6
    return worth * candidate.alikeness**2


def _chain(node: _Node | None, items: Sequence[Item]) -> list[Placed]:
    chosen = []
    while node is not None:
        if strength(node.candidate, items[node.item]) > 0:
            chosen.append(Placed(item=items[node.item], candidate=node.candidate))
        node = node.before
    return chosen[::-1]
