"""Lists that somebody wrote on one line, such as "1. Write to the Trust. 2. Report back".

A list counts its items from the first on (1, 2; a, b; i, ii), and most of its items tell somebody to
do something: what the Group considered (18), numbered in a sentence, is no list of actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"(?<!\S)\(?(?P<mark>\d{1,2}|[a-h]|[ivx]{1,4})(?P<end>[.)])\s+(?=\S)", re.I)
_AFTER = re.compile(r"(?:^|[.;:,!?)\u2013-]|\band)\s*$", re.IGNORECASE)
_LEFT_OVER = re.compile(r"[\s;,]*(?:\b(?:and|then))?\s*$", re.IGNORECASE)
_FIRST_WORDS = 6
_COUNTS: tuple[tuple[str, ...], ...] = (
    tuple(str(number) for number in range(1, 31)),
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)


def one_a_line(line: str, step: re.Pattern[str]) -> list[str]:
    """The items of a list on one line, each with its mark, behind what stands before them.

    Args:
        line: a line of the answer. step: finds the verb of something to be done.

    Returns:
        The line alone where it holds no such list.
    """
    for count in _COUNTS:
        starts = _starts(line, count)
        if len(starts) < 2:
            continue
        pieces = [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
        tell = sum(bool(step.search(_beginning(piece))) for piece in pieces)
        if 2 * tell > len(pieces):
            ended = [_LEFT_OVER.sub("", piece) for piece in pieces[:-1]]
            return [part for part in (line[: starts[0]].rstrip(), *ended, pieces[-1]) if part]
    return [line]


def _starts(line: str, count: Sequence[str]) -> list[int]:
    """Where the items begin that are counted so, in order and without a gap."""
    starts: list[int] = []
    for found in _MARK.finditer(line):
        is_next = len(starts) < len(count) and found["mark"].casefold() == count[len(starts)]
        is_mark = found["end"] == ")" or (
            found["mark"].isdigit() and _AFTER.search(line[: found.start()])
        )
        if is_next and is_mark:
            starts.append(found.start())
    return starts


def _beginning(piece: str) -> str:
    return " ".join(piece.split()[1 : 1 + _FIRST_WORDS])
