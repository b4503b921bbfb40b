"""Names by how they are written down: surname first, under a label, at the foot of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.minimisation.mentions import Mention, NamedFinder
from sigdocs.minimisation.names import Run, read_run
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.stretches import thing_words

_CLOSED = re.compile(
    r"[ ,;(:\u2013-]{1,4}(?:\(?(?:DOB|D\.O\.B|born|b\.|aged?\b|NHS|hosp|MRN|now \d)|\(?\d)|\s*(?:\n|"
    r"$|[;)]|\t)|\.?\t"
    r"| (?:-|\u2013|\() "
    r"| (?:is|was|had|has|told|said|says|rang|wrote|went|came|died|attended|runs)\b",
    re.I,
)

_CELL = re.compile(r"\.?(?:[\t\n]|\Z)")
_SIGNED = Pattern(
    r"(?:[.!?]|\n) *((?:[A-Z][\w'\u2019-]{1,20}|"
    r"[a-z]{3,12})(?: [A-Za-z][\w'\u2019-]{0,20})?)\.?[\"\u201d]"
)

_LABEL = Pattern(
    r"(?:^|[\n.;(] ?)(?:[Pp]atient|[Pp]t|[Nn]ame|[Ss]igned(?: by)?|[Cc]laimant|[Ss]urgeon|"
    r"[Aa]naesthetist|[Aa]uthor|[Mm]other|[Ff]ather|"
    r"[Cc]ompleted by|[Ww]itness|[Ww]itnessed by|[Rr]e|RE|[Rr]eporter|[Cc]ontact|"
    r"[Cc]omplainant|[Nn]ext of kin|NOK|[Oo]wner|[Ll]ead|"
    r"[Nn]urse|[Mm]idwife|[Cc]onsultant|[Dd]eceased|[Pp]ractitioner|[Dd]entist|[Pp]harmacist|"
    r"[Aa]ssessor|[Ii]nvestigator)"
    r"(?:: ?| - | \u2013 |(?<=Pt) |(?<=pt) |(?<=by) )(?=[A-Z])"
)


class WrittenFinder(NamedFinder):
    """Finders that go by order, labels and layout."""

    def _turned_about(self) -> Iterator[Mention]:
        """As in "Young, Tyrone, 22", "his CD Rivers, Colm", "papadopoulos, maria - 17.5.26"."""
        tokens = self.passage.tokens
        for index, token in enumerate(tokens[:-1]):
            given = tokens[index + 1]
            if self.passage.gap(index) not in (", ", ",") or token.is_capital != given.is_capital:
                continue
            led = index and token.is_capital and tokens[index - 1].is_capital
            led = (
                led
                and self.passage.gap(index - 1) in (" ", "-", ", ")
                and not tokens[index - 1].is_caps
            )
            cell = bool(_CELL.match(self.passage.text, given.end)) and self._is_alone(index)
            small = not token.is_capital
            if led or not self._is_turned(token.fold, given.fold, small=small, cell=cell):
                continue
            if len(given.text) == 1 or _CLOSED.match(self.passage.text, given.end):
                run = self._reversed(index)
                if run is not None:
                    yield self._mention(run, "surname, comma, forename", 0.85)

    def _is_alone(self, index: int) -> bool:
        """Whether a cell or line begins with the token."""
        return not index or self.passage.gap(index - 1)[-1:] in ("\t", "\n")

    def _is_turned(self, surname: str, given: str, *, small: bool, cell: bool) -> bool:
        words = self.words
        if len(given) == 1:  # "Gold, P." where names are asked for, or alone in a cell
            named = cell or self.passage.question in (
                "1a",
                "1b",
                "1d",
                "1j",
                "3c",
                "4b",
                "4d",
                "4e",
            )
            return named and not small and self.model.is_surname(surname)
        if any(
            (part in words.not_names or part in words.places) and part not in words.name_like
            for part in (given, surname)
        ):
            return False
        if len(surname) < 3:
            return False
        if not self.model.is_forename(given) or self.model.is_ordinary(given):
            return False
        if small:
            return not self.model.is_ordinary(surname) and surname not in words.vocabulary
        return self.model.is_surname(surname) or not self.model.is_ordinary(surname)

    def _signed_off(self) -> Iterator[Mention]:
        """As in "… Hope that helps. Caz"": a name alone before the closing mark of a quoted message."""
        for match in _SIGNED.finditer(self.passage.text):
            run = read_run(self.passage, self.passage.index_at(match.start(1)), self.words)
            run = run or self._small(self.passage.index_at(match.start(1)))
            if run is None or run.start != match.start(1):
                continue
            run = self._with_letter(run)
            parts = run.name.parts
            plain = any(self.model.is_ordinary(p) or p in self.words.not_names for p in parts)
            named = any(self.model.is_forename(p) or self.model.is_surname(p) for p in parts)
            if not plain or (named and self._looks_named(run, singles=False)):
                yield self._mention(run, "closing of a quoted message", 0.8)

    def _with_letter(self, run: Run) -> Run:
        """As in "dilys c": the letter after the forename belongs to the name."""
        if not re.match(r" [A-Za-z]\.?[\"\u201d]", self.passage.text[run.end :]):
            return run
        return replace(run, last=run.last + 1, end=run.end + 2)

    def _labelled(self) -> Iterator[Mention]:
        """As in "Patient: Oluwafunmilayo Ige", "Signed: T. Okereke", "re: Kwabena Osei-Tutu"."""
        for match in _LABEL.finditer(self.passage.text):
            run = read_run(self.passage, self.passage.index_at(match.end()), self.words)
            if run is None or run.start != match.end() or self._is_head_after(run):
                continue
            if self._looks_named(run, singles=False) and not self._is_plain_run(run):
                yield self._mention(run, "label before the name", 0.85)

    def _lettered(self) -> Iterator[Mention]:
        """A name with letters after it: "Rowena Thackray MP", "Imogen Sandiford KC"."""
        tokens = self.passage.tokens
        for run in self._runs():
            is_lettered = (
                tokens[run.last].fold in self.words.qualifications and tokens[run.last].is_caps
            )
            if is_lettered and run.last > run.name_first + 1:
                yield self._mention(run, "letters after the name", 0.9)

    def _reversed(self, index: int) -> Run | None:
        """The name of a surname at ``index`` and the forename after the comma."""
        tokens = self.passage.tokens
        given = tokens[index + 1]
        base = read_run(self.passage, index, self.words, lower=True, most=1)
        if base is None:
            return None
        first = index
        while (
            first
            and tokens[first - 1].fold in self.words.particles
            and self.passage.gap(first - 1) in (" ", "-")
        ):
            first -= 1
        family = tuple(t.fold for t in tokens[first : index + 1])
        is_letter = len(given.text) == 1
        name = type(base.name)(
            title="",
            parts=family if is_letter else (given.fold, *family),
            surname=len(family),
            initials=given.fold if is_letter else "",
        )
        return Run(
            first=first,
            last=index + 1,
            title="",
            name_first=first,
            start=tokens[first].start,
            end=given.end,
            name=name,
        )

    def _small(self, index: int) -> Run | None:
        """A name in small letters: both words are names on the lists and no ordinary words."""
        pair = self.passage.tokens[index : index + 2]
        for count in (2, 1):
            folds = [t.fold for t in pair[:count]]
            named = [
                f
                for f in folds
                if (self.model.is_forename(f) or self.model.is_surname(f))
                and not self.model.is_ordinary(f)
            ]
            if count == 2 and self._is_forename_and_word(index, named):
                run = read_run(self.passage, index, self.words, lower=True, most=1)
                return self._with_surname(run) if run is not None else None
            if len(folds) == count and len(named) == count and all(len(f) > 3 for f in folds):
                return read_run(self.passage, index, self.words, lower=True)
        return None

    def _is_forename_and_word(self, index: int, named: list[str]) -> bool:
        """As in "her son rodney summer emailed": a forename, then a surname that is also a word."""
        pair = self.passage.tokens[index : index + 2]
        if len(pair) < 2 or pair[0].fold not in named or not self.model.is_forename(pair[0].fold):
            return False
        after = self.passage.tokens[index + 2].fold if index + 2 < len(self.passage.tokens) else ""
        acts = after in self.words.say and pair[1].fold not in self.words.say | self.words.acts
        return pair[1].fold in self.words.name_like and acts and self.passage.gap(index) == " "

    def _is_plain_run(self, run: Run) -> bool:
        """Whether a word of the run is ordinary, a place, an eponym or part of a thing's name."""
        folds = [
            t.fold for t in self.passage.tokens[run.name_first : run.last + 1] if len(t.text) > 1
        ]
        things = thing_words(self.words)
        return any(self.model.is_ordinary(f) or f in things for f in folds)
