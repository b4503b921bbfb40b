"""Could anyone be recognised? What Information Governance needs to answer before learning is shared (25).

The motivated-intruder test of the Information Commissioner's guidance on anonymisation: somebody
without special knowledge, but with the internet, newspapers, court and inquest reports, social media
and local talk to hand. Suggested answers rest on what is counted here; a person decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.findings import Focus
from sigdocs.model.learning import Combination

_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*\s?(?:%|mm|cm|mg|mcg|ml|kg|years?|months?|weeks?)?")
_MOST_SHOWN = 8


class Likelihood(StrEnum):
    """A suggested answer."""

    LIKELY = "Likely"
    POSSIBLE = "Possible"
    LESS_LIKELY = "Less likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """How many cases of the register share some of the codes, this one included."""

    what: str
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What is known about how easily a summary could be traced to its case.

    ``combination`` is the one that the summary prints, ``counted`` how many cases share parts of it
    (the whole combination last), ``cases`` how many were looked at, ``unread`` how many could not be.
    ``summaries`` is how many other cases with a summary share it; ``public`` what could be looked up;
    ``rare`` how many rare details were taken out; ``figures`` those that are left in the narrative.
    """

    combination: Combination
    counted: tuple[Shared, ...]
    cases: int
    focus: Focus
    unread: int = 0
    summaries: int = 0
    public: tuple[str, ...] = ()
    rare: int = 0
    figures: tuple[str, ...] = ()

    @property
    def alike(self) -> int:
        """How many cases share the whole combination, this one included."""
        return self.counted[-1].cases


@dataclass(frozen=True, slots=True, kw_only=True)
class IntruderAnswer:
    """A question of the motivated-intruder test, the suggested answer, and why."""

    question: str
    answer: Likelihood
    why: str


def figures_in(text: str) -> tuple[str, ...]:
    """The figures that a text still holds, each once: exact ones can single a case out."""
    found = (" ".join(match[0].split()) for match in _FIGURE.finditer(text))
    return tuple(dict.fromkeys(found))[:_MOST_SHOWN]


def intruder_answers(known: Recognition, small_numbers: int) -> tuple[IntruderAnswer, ...]:
    """The questions with an answer suggested from what was counted, each with its reason."""
    is_rare = known.alike <= small_numbers
    return (
        _practitioner(known),
        IntruderAnswer(
            question="Could the patient or the family recognise the case?",
            answer=Likelihood.POSSIBLE,
            why="They know what happened and in which order: rewrite it in general terms.",
        ),
        IntruderAnswer(
            question="Could staff of the organisation, or people who live near it, recognise it?",
            answer=Likelihood.POSSIBLE if is_rare else Likelihood.LESS_LIKELY,
            why=f"{_cases(known.alike)} in our register with its theme, setting and staff group.",
        ),
        _journalist(known),
        _rare_detail(known),
        IntruderAnswer(
            question="Is this theme, setting and staff group together so rare that it points to one case?",
            answer=Likelihood.LIKELY if is_rare else Likelihood.LESS_LIKELY,
            why=f"{_cases(known.alike)} in our register; up to {small_numbers} is a small number."
            + (" Consider wider codes." if is_rare else ""),
        ),
        IntruderAnswer(
            question="Would two of our own summaries, read together, point to someone?",
            answer=Likelihood.POSSIBLE if known.summaries else Likelihood.LESS_LIKELY,
            why=f"{_cases(known.summaries, other=True)} with a summary and the same codes."
            + (" Read them side by side." if known.summaries else ""),
        ),
    )  # fmt: skip


def _practitioner(known: Recognition) -> IntruderAnswer:
    is_one = known.focus is Focus.INDIVIDUAL
    return IntruderAnswer(
        question="Could the practitioner recognise themselves, and could a close colleague recognise them?",
        answer=Likelihood.LIKELY if is_one else Likelihood.POSSIBLE,
        why="The concern is about one practitioner, who knows the events; so do close colleagues."
        if is_one
        else "The concern is about a team or an organisation, whose staff know the events.",
    )  # fmt: skip


def _journalist(known: Recognition) -> IntruderAnswer:
    listed = ", ".join(known.public)
    return IntruderAnswer(
        question="Could a journalist put it together with press reports, inquests, tribunal or court papers?",
        answer=Likelihood.LIKELY if known.public else Likelihood.LESS_LIKELY,
        why=f"The notification points to {listed}." if known.public
        else "The notification points to nothing that was made public.",
    )  # fmt: skip


def _rare_detail(known: Recognition) -> IntruderAnswer:
    why = []
    if known.rare:
        why.append(f"Rare details taken out: {known.rare}.")
    if known.figures:
        why.append(f"Figures left in the text: {', '.join(known.figures)}.")
    return IntruderAnswer(
        question="Is there a rare condition, job, procedure, date or number that singles someone out?",
        answer=Likelihood.POSSIBLE if why else Likelihood.LESS_LIKELY,
        why=" ".join(why) or "No rare detail was found, and no figure is left in the text.",
    )


def _cases(count: int, *, other: bool = False) -> str:
    kind = "other case" if other else "case"
    return f"{count:,} {kind}" if count == 1 else f"{count:,} {kind}s"
