"""People who are named only in prose: kin, nicknames, patients with their numbers, speakers.

Finders that go by spelling and place, and the tagger, are in ``likely``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sigdocs.minimisation.graded import POST_NOUNS
from sigdocs.minimisation.likely import LikelyFinder
from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.names import Run, read_run
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.people import WARD_SISTER

_CALLED = Pattern(
    r"\b(?:[Kk]nown (?:to (?:(?:all|most|her|his|their|the) )?(?:(?:everyone|everybody|friends|staff|"
    r"colleagues|family|patients|neighbours) )?)?as|[Cc]alled|[Nn]amed|"
    r"nicknamed|goes by(?: the name(?: of)?)?|"
    r"(?:[Aa]lso|[Nn]ow) (?:uses|calls (?:him|her)self)|[Ff]ormerly|n\u00e9e|"
    r"nee|maiden name|aka|a\.k\.a\.|spelt|spelled|"
    r"under|keyed as|recorded as|filed (?:under|as)|listed as|have (?:her|him|them) as|"
    r"appears as|working as|alias|"
    r"\bpatient|claimant|complainant|pt|witness|namely|victim|"
    r"deceased)[ ,:(\"\u201c'\u2018]{1,3}(?=[A-Z])"
)
_IDENTIFIED = Pattern(
    r"(?:(?<=\b[A-Z])\.)?[ ,;(:\u2013-]{1,4}(?:\(?(?:DOB|D\.O\.B|born|b\.|aged?\b|NHS|hosp|MRN|now \d)|"
    r"\(?\d{1,3} ?(?:yo\b|y/o|years|yrs|months|,|\)| of|[MF]\b)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2})",
    re.I,
)

_POST_BEFORE = Pattern(
    rf"\b(?i:{'|'.join(sorted(POST_NOUNS))}|co-ordinator)"
    r"(?:, | \(|: | called | named | - | \u2013 | is | was |[ ])(?=[A-Z])"
)
_CALLED_BY = Pattern(
    r"(?<![\w\u2019'-])([A-Z][\w\u2019'-]{1,40}),? as (?:(?:his|her|their|the|all|most) )?"
    r"(?:he|she|they|colleagues|"
    r"friends|everyone|everybody|people|"
    r"staff|family|neighbours|team|patients|most|many|some)\b"
    r"[^.,;\n]{0,24}\b(?:calls?|called|known|knows?|refers?)\b"
)
_APPOSED = re.compile(r"[ ,:(\u2013-]{1,3}| ?= ?|,? called |,? named ")
_NUMBERED = Pattern(
    r"\b(?:[Pp]atient|[Rr]esident|[Cc]laimant|[Cc]ase|[Bb]aby|[Cc]hild|[Mm]other|"
    r"[Ss]ervice user|[Cc]omplainant|[Cc]lient|[Pp]erson|[Tt]win|[Tt]riplet|[Dd]eath|[Ff]amily|"
    r"[Pp]t|[Ii]ncident)"
    r" (?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?:: ?|, ?| \(|"
    r" is | was | - | \u2013 |\. ?)(?=[A-Z])"
)


class Finder(LikelyFinder):
    """Every finder: names that fields and forms of address give, then names in prose."""

    def finders(self) -> list[Callable[[], Iterator[Mention]]]:
        """The finders, the surest first."""
        prose = [
            self._kin,
            self._called,
            self._nicknamed,
            self._identified,
            self._numbered,
            self._posted,
            self._graded,
            self._bedded,
            self._families,
            self._celled,
            self._lettered,
            self._labelled,
            self._initialled,
            self._turned_about,
            self._signed_off,
            self._full_names,
            self._speakers,
            self._tagged,
            self._likely,
            self._listed,
        ]
        return [*super().finders(), *prose]

    def _kin(self) -> Iterator[Mention]:
        """As in "her son Yahya", "His widow, Hyacinth Clark", "wife nadia qureshi"."""
        tokens = self.passage.tokens
        for index, token in enumerate(tokens[:-1]):
            gap = self.passage.gap(index)
            if token.is_capital and tokens[index + 1].fold in self.words.place_heads:
                continue  # "Sister Ward Manager"
            if token.is_caps or not self._is_kin(index) or not _APPOSED.fullmatch(gap):
                continue
            run = read_run(self.passage, index + 1, self.words) or self._small(index + 1)
            if run is not None and not self._is_head_after(run):
                yield self._mention(run, f"named as {token.fold}", 0.95)
                yield from self._joined(run, f"named as {token.fold}")

    def _posted(self) -> Iterator[Mention]:
        """As in "the ICB's nurse, Lindani Mthembu, …", "inspector: Georgios Papadakis"."""
        for match in _POST_BEFORE.finditer(self.passage.text):
            run = read_run(self.passage, self.passage.index_at(match.end()), self.words)
            if run is None or run.start != match.end() or self._is_head_after(run):
                continue
            closed = re.match(
                r"[,).;:]|$| (?:said|told|has|had|was|is|and|who|says|rang|wrote|in|from|at|of|on)\b",
                self.passage.text[run.end :],
            )
            if len(run.name.parts) > 1 and closed and self._looks_named(run, singles=False):
                yield self._mention(run, "post before the name", 0.85)

    def _numbered(self) -> Iterator[Mention]:
        """As in "Resident 3, Dilys, has no family", "Patient one is Rhys Snow-Pritchard"."""
        for match in _NUMBERED.finditer(self.passage.text):
            run = read_run(self.passage, self.passage.index_at(match.end()), self.words)
            if (
                run is not None
                and run.start == match.end()
                and self._looks_named(run, singles=True)
                and not self._is_head_after(run)
            ):
                yield self._mention(run, "named after a patient's number", 0.9)

    def _is_kin(self, index: int) -> bool:
        fold = self.passage.tokens[index].fold
        before = self.passage.tokens[index - 1].fold if index else ""
        if fold == "sister" and before in WARD_SISTER:
            return False
        return fold in self.words.kin or (
            fold == "law" and index > 0 and self.passage.gap(index - 1) == "-"
        )

    def _joined(self, run: Run, evidence: str) -> Iterator[Mention]:
        """As in "Kirsty Frost and Daniel Amadi": the name after the "and" too."""
        tokens = self.passage.tokens
        if run.last + 2 < len(tokens) and tokens[run.last + 1].fold in ("and", "or"):
            other = read_run(self.passage, run.last + 2, self.words)
            if other is not None and self._looks_named(other, singles=True):
                yield self._mention(other, evidence, 0.9)

    def _called(self) -> Iterator[Mention]:
        for match in _CALLED.finditer(self.passage.text):
            word = match.group().strip(" (\"'\u201c\u2018,:").lower()
            weak = word in (
                "under",
                "called",
                "patient",
                "witness",
                "pt",
                "formerly",
                "named",
            )
            for mention in self._at(match.end(), f"after \u201c{word}\u201d", 0.85):
                parts = [
                    t.fold
                    for t in self.passage.tokens[mention.run.name_first : mention.run.last + 1]
                ]
                listed = any(self.model.is_forename(p) or self.model.is_surname(p) for p in parts)
                odd = not any(self.model.is_ordinary(p) for p in parts)
                if (
                    not weak or listed or (odd and word in ("patient", "pt"))
                ) and not self._is_head_after(mention.run):
                    yield mention

    def _nicknamed(self) -> Iterator[Mention]:
        """As in "Magda, as colleagues call her"."""
        for match in _CALLED_BY.finditer(self.passage.text):
            index = self.passage.index_at(match.start(1))
            if (
                index
                and self.passage.tokens[index - 1].is_capital
                and self.passage.gap(index - 1) == " "
            ):
                continue  # a full name: other finders see it whole
            run = read_run(self.passage, index, self.words)
            if (
                run is not None
                and run.start == match.start(1)
                and self._looks_named(run, singles=True)
            ):
                yield self._mention(run, "what people call somebody", 0.85)

    def _identified(self) -> Iterator[Mention]:
        """A name that a date of birth, an age or an NHS number follows."""
        for run in self._runs():
            if _IDENTIFIED.match(self.passage.text, run.end) and self._looks_named(
                run, singles=False
            ):
                yield self._mention(run, "followed by a date of birth, age or number", 0.95)
        yield from self._small_identified()

    def _small_identified(self) -> Iterator[Mention]:
        if not _IDENTIFIED.may_match(self.passage.text):
            return
        for index, token in enumerate(self.passage.tokens[:-1]):
            end = self.passage.tokens[index + 1].end
            if (
                token.text.islower()
                and _IDENTIFIED.match(self.passage.text, end)
                and self.passage.gap(index) == " "
            ):
                run = self._small(index)
                if run is not None:
                    yield self._mention(run, "followed by a date of birth, age or number", 0.9)
