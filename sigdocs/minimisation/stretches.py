"""The stretches of capitalised words in a passage, from which names are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.names import Run, read_run
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import NamesModel, Tags
from sigdocs.minimisation.text import Passage
from sigdocs.model.forms import FormKind
from sigdocs.model.policy import Words


@lru_cache(maxsize=4)
def thing_words(words: Words) -> frozenset[str]:
    """Words that stand for things and bodies as often as for people."""
    return words.eponyms | words.places | words.other_heads


@lru_cache(maxsize=4)
def head_words(words: Words) -> frozenset[str]:
    """Words before which a name is a thing's: "score", "ward", "Chambers"."""
    return words.medical_heads | words.place_heads | words.other_heads


class Stretches:
    """One passage with all that is known of it before names are looked for.

    ``blocked``: spans that are something else (organisations, numbers).
    """

    def __init__(
        self,
        passage: Passage,
        kind: FormKind,
        words: Words,
        model: NamesModel,
        tags: Tags,
        blocked: list[tuple[int, int]],
        things: frozenset[str] = frozenset(),
    ) -> None:
        """Keep what every finder needs. ``things``: words that wards, units or scores are called by."""
        self.passage, self.kind, self.words, self.model = passage, kind, words, model
        self.tags, self.things = tags, things
        self.blocked, self.claimed = Spans(blocked), set[int]()
        self._stretches: list[Run] | None = None

    def _runs(self) -> list[Run]:
        """Stretches of capitalised words, without an ordinary first word of a sentence."""
        if self._stretches is None:
            self._stretches = list(self._read_runs())
        return self._stretches

    def _read_runs(self) -> Iterator[Run]:
        index, tokens = 0, self.passage.tokens
        while index < len(tokens):
            if not tokens[index].is_capital and tokens[index].fold not in self.words.particles:
                index += 1
                continue
            if (
                tokens[index].is_capital
                and self.passage.opens_sentence(index)
                and self._is_opening_word(index)
            ):
                index += 1
                continue
            run = None if self._is_month(index) else read_run(self.passage, index, self.words)
            if run is None:
                index += 1
                continue
            yield run
            index = run.last + 1

    def _is_month(self, index: int) -> bool:
        """As in "in June Gulsen said": the name of a month after "in" or "since" is no forename."""
        if not index or self.passage.tokens[index].fold not in MONTHS:
            return False
        return self.passage.tokens[index - 1].fold in (
            "in",
            "since",
            "until",
            "last",
            "this",
            "next",
        )

    def _is_opening_word(self, index: int) -> bool:
        """Whether the first word of a sentence has its capital only for that."""
        fold = self.passage.tokens[index].fold
        if len(fold) == 1 and self.passage.gap(index)[:1] in (".", "-"):
            return False
        if self._opens_full_name(index) or fold in ("md", "mohd", "muhd"):
            return False
        if fold in self.words.particles and self.passage.gap(index) == " ":
            following = self.passage.tokens[index + 1]  # "St Clair Erskine", "Van den Heuvel"
            return not following.is_capital and following.fold not in self.words.particles
        is_name = self.model.is_forename(fold) or (
            self.model.is_surname(fold) and not self.model.is_ordinary(fold)
        )
        return self.model.is_ordinary(fold) and not is_name

    def _opens_full_name(self, index: int) -> bool:
        """As in "Happiness Dube did": a virtue before a surname, or the tagger takes both for a name."""
        if self._is_virtue(index):
            return True
        tags = [self.tags.get(place, ("O", 0.0))[0] for place in (index, index + 1)]
        if tags != ["PER", "PER"] or self.passage.gap(index) != " ":
            return False
        return not self.model.is_ordinary(self.passage.tokens[index + 1].fold)

    def _is_virtue(self, index: int) -> bool:
        """As in "Happiness Dube", "Blessed Chivasa": a word that is given as a name, then a surname alone."""
        if (
            self.passage.tokens[index].fold not in self.words.virtues
            or self.passage.gap(index) != " "
        ):
            return False
        surname = self.passage.tokens[index + 1]
        plain = self.model.is_ordinary(surname.fold) or surname.fold in thing_words(self.words)
        return surname.text[1:].islower() and self.model.is_surname(surname.fold) and not plain
