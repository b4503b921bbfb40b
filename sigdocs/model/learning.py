"""How a learning summary is coded (25): suggestions from wording, each with its evidence.

A person checks every code and chooses from the template's list. Nothing here decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.rules import Indicator, phrase_pattern

SOURCES = ("1c", "1e", "1f", "2c", "3b", "4a")
_OURS = re.compile(r"\[[^\]\n]*\]")
_ANNEX_A = "annex-a"


Combination = tuple[str, str, str]
"""Theme, setting and staff group of one case: few cases may share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code and the phrases that suggest it (written as in ``rules.Indicator``)."""

    name: str
    phrases: tuple[str, ...]

    def hits(self, text: str) -> tuple[int, int]:
        """(how many of its phrases stand in ``text``, how often in all)."""
        found = [len(phrase_pattern(phrase).findall(text)) for phrase in self.phrases]
        return sum(map(bool, found)), sum(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """The codes there are, as in ``reference/learning_codes.toml``.

    ``made_public``: what an intruder could look up (an inquest, press reports), by its signs.
    """

    themes: tuple[Code, ...]
    settings: tuple[Code, ...]
    staff_groups: tuple[Code, ...]
    made_public: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedCode:
    """A code and why it is suggested, in plain words without words of the case."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCodes:
    """The codes of one summary. ``factors`` are contributory factors from Annex A's indicators."""

    theme: SuggestedCode
    setting: SuggestedCode
    staff_group: SuggestedCode
    factors: tuple[SuggestedCode, ...] = ()

    @property
    def combination(self) -> Combination:
        """Theme, setting and staff group."""
        return (self.theme.value, self.setting.value, self.staff_group.value)


def suggest_codes(
    forms: Iterable[MinimisedForm], book: CodeBook, indicators: Iterable[Indicator] = ()
) -> LearningCodes:
    """Codes suggested by the wording of forms that are minimised for learning."""
    found = list(forms)
    text = "\n".join(form.text(question) for form in found for question in SOURCES)
    annex_a = tuple(i for i in indicators if i.theme == _ANNEX_A)
    return LearningCodes(
        theme=_most_hits(book.themes, text),
        setting=_most_hits(book.settings, text),
        staff_group=_most_hits(book.staff_groups, text),
        factors=_factors(found, annex_a),
    )


def combination_of(text: str, book: CodeBook) -> Combination:
    """The codes that the wording of a case points to, without more: for counting its like."""
    groups = (book.themes, book.settings, book.staff_groups)
    theme, setting, staff = (_most_hits(group, text).value for group in groups)
    return theme, setting, staff


def _most_hits(codes: tuple[Code, ...], text: str) -> SuggestedCode:
    """The code with the most different signs: one word that comes often says little of a case.

    What stands in square brackets are our own words ("[date of birth removed]").
    """
    own = _OURS.sub("", text)
    hits = {code.name: code.hits(own) for code in codes}
    best = max(hits, key=lambda name: hits[name])
    signs, times = hits[best]
    if not signs:
        return SuggestedCode(value="Other", evidence="Nothing in the wording points to one.")
    words = "One word points to it" if signs == 1 else f"{signs} different words point to it"
    often = "once" if times == 1 else f"{times} times in all"
    return SuggestedCode(value=best, evidence=f"{words}, {often}.")


def _factors(
    forms: list[MinimisedForm], indicators: tuple[Indicator, ...]
) -> tuple[SuggestedCode, ...]:
    found = []
    for indicator in indicators:
        shown = [q for q in SOURCES if any(indicator.matches(f.text(q)) for f in forms)]
        if shown:
            places = ", ".join(f"{q[:-1]}({q[-1]})" for q in shown)
            wording = indicator.wording[:1].upper() + indicator.wording[1:]
            evidence = f"Annex A ({indicator.function}). Its signs come up at {places}."
            found.append(SuggestedCode(value=wording, evidence=evidence))
    return tuple(found)
