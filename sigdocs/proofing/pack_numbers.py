"""The numbers printed on the pages of a pack: there, in order, and the same as the page labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sigdocs.model.checks import PackFinding
from sigdocs.proofing.pack_pages import PackFile, PackPage

# From the surest way of printing a page number to the least sure.
_STYLES = (
    re.compile(r"\bpage\s+(?P<number>\d{1,4})\s*(?:of|/)\s*(?P<total>\d{1,4})\b", re.IGNORECASE),
    re.compile(r"^\W*(?P<number>\d{1,4})\s*(?:of|/)\s*(?P<total>\d{1,4})\W*$"),
    re.compile(r"\bpage\s+(?P<number>\d{1,4})\b", re.IGNORECASE),
    re.compile(r"^\W*(?P<number>\d{1,4})\W*$"),
)
_ENOUGH = 0.5  # of the pages must print a number in one style for it to be the pack's


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The pack's own page numbers: ``printed`` by position, ``totals`` ("of y") by position."""

    printed: Mapping[int, int] = field(default_factory=dict)
    totals: Mapping[int, int] = field(default_factory=dict)
    twice: tuple[int, ...] = ()

    def of(self, position: int) -> int:
        """The number of a page: printed, else its position."""
        return self.printed.get(position, position)


def read_numbers(pack: PackFile) -> Numbers:
    """The numbers in the style that fits most pages; none where no style fits half of them."""
    best = Numbers()
    for style in _STYLES:
        found = _in_style(pack.pages, style)
        if len(found.printed) >= max(1, len(pack.pages) * _ENOUGH) and (
            _in_step(found) > _in_step(best)
        ):
            best = found
    return best


def _in_style(pages: tuple[PackPage, ...], style: re.Pattern[str]) -> Numbers:
    printed, totals, twice = {}, {}, []
    for page in pages:
        matches = [found for line in page.edges for found in style.finditer(line)]
        if not matches:
            continue
        numbers = {found["number"] for found in matches}
        if len(numbers) > 1 and "total" in style.groupindex:
            twice.append(page.position)
        chosen = min(matches, key=lambda found: abs(int(found["number"]) - page.position))
        printed[page.position] = int(chosen["number"])
        if "total" in style.groupindex:
            totals[page.position] = int(chosen["total"])
    return Numbers(printed=printed, totals=totals, twice=tuple(twice))


def _in_step(numbers: Numbers) -> int:
    """How many pages are numbered in one sequence."""
    steps = Counter(number - position for position, number in numbers.printed.items())
    return max(steps.values(), default=0)


def number_findings(pack: PackFile, numbers: Numbers) -> Iterator[PackFinding]:
    """Numbers that are missing, out of order, out of total, or not those of the page labels."""
    if not numbers.printed:
        message = "No page numbers are printed, so nobody can be sent to a page."
        yield PackFinding(code="page-numbers", message=message)
        return
    yield from _sequence(pack, numbers)
    yield from _totals(pack, numbers)
    if numbers.twice:
        message = "Two different page numbers are printed: an old one was left in."
        yield PackFinding(code="page-number-twice", message=message, pages=numbers.twice)
    other = tuple(p.position for p in pack.pages if _has_other_label(p, numbers))
    if other:
        message = "The number printed is not the one that the viewer shows (the page label)."
        yield PackFinding(code="page-label", message=message, pages=other)


def _has_other_label(page: PackPage, numbers: Numbers) -> bool:
    printed = numbers.printed.get(page.position)
    return printed is not None and page.label != str(printed)


def _sequence(pack: PackFile, numbers: Numbers) -> Iterator[PackFinding]:
    missing = tuple(p.position for p in pack.pages if p.position not in numbers.printed)
    if missing:
        message = "No page number is printed."
        yield PackFinding(code="page-number-missing", message=message, pages=missing)
    due: int | None = None
    odd = False  # the page before printed another number than was due
    for position, number in sorted(numbers.printed.items()):
        is_next = due is None or position - 1 not in numbers.printed or number == due
        if not is_next and not odd:  # after an odd page a new sequence is taken as it comes
            message = f"The number printed is {number}; {due} was to be expected."
            yield PackFinding(code="page-number", message=message, pages=(position,))
            odd, due = True, (due or 0) + 1
            continue
        odd = False
        due = number + 1


def _totals(pack: PackFile, numbers: Numbers) -> Iterator[PackFinding]:
    last = max(numbers.printed.values())
    wrong = {p: t for p, t in numbers.totals.items() if t not in (len(pack.pages), last)}
    for total in sorted(set(wrong.values())):
        pages = tuple(position for position, printed in wrong.items() if printed == total)
        message = f"“of {total}” is printed; the pack has {len(pack.pages)} pages."
        yield PackFinding(code="page-total", message=message, pages=pages)
