"""A digest over many learning summaries: what each approved one says, and how they are counted (25)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.learning import Combination
from sigdocs.model.small_numbers import is_small, shown_count


class Audience(StrEnum):
    """To whom learning may be released: the functions, or anybody outside with the SMT's agreement."""

    FUNCTIONS = "functions"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedSummary:
    """What an approved summary says, in the words and codes that people chose."""

    theme: str
    setting: str
    staff_group: str
    factors: tuple[str, ...] = ()
    headline: str = ""
    lessons: tuple[str, ...] = ()

    @property
    def combination(self) -> Combination:
        """Theme, setting and staff group."""
        return (self.theme, self.setting, self.staff_group)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestTheme:
    """One heading of a digest: all its headlines and lessons, no case told from another."""

    name: str
    headlines: tuple[str, ...]
    lessons: tuple[str, ...]


ACROSS = "Across all themes"
Rows = tuple[tuple[str, str], ...]


def digest_themes(summaries: Sequence[ApprovedSummary], limit: int) -> tuple[DigestTheme, ...]:
    """The themes that enough summaries share to be told apart; the others under one heading."""
    counted = Counter(summary.theme for summary in summaries)
    named = [t for t, n in sorted(counted.items()) if not is_small(n, limit)]
    rest = [summary for summary in summaries if summary.theme not in named]
    groups = [(name, [s for s in summaries if s.theme == name]) for name in named]
    groups += [("Other themes" if named else ACROSS, rest)] if rest else []
    return tuple(_theme(name, group) for name, group in groups)


def _theme(name: str, summaries: Sequence[ApprovedSummary]) -> DigestTheme:
    """Sorted by wording: their order says nothing of which case came first."""
    return DigestTheme(
        name=name,
        headlines=_once(summary.headline for summary in summaries),
        lessons=_once(lesson for summary in summaries for lesson in summary.lessons),
    )


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({line.strip() for line in lines if line.strip()}, key=str.casefold))


def counts(
    summaries: Sequence[ApprovedSummary],
    of: Callable[[ApprovedSummary], Iterable[str]],
    limit: int,
) -> Rows:
    """How many summaries have each code, as it may be printed: the most frequent first.

    Codes that are not printed come last and in the order of the alphabet, which tells nothing.
    """
    counted = Counter(code for summary in summaries for code in set(of(summary)))
    order = sorted(
        counted.items(), key=lambda row: (0 if is_small(row[1], limit) else -row[1], row[0])
    )
    return tuple((name, shown_count(count, limit)) for name, count in order)
