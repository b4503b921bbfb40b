"""People who are named only in prose: kin, nicknames, patients with their numbers, speakers.

The name tagger is asked last. Its silence never counts as absence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.names import Run, read_run
from sigdocs.minimisation.people import WARD_SISTER
from sigdocs.minimisation.written import WrittenFinder

_CALLED = re.compile(
    r"\b(?:[Kk]nown (?:to (?:all|most|everyone|friends|staff|colleagues) )?as|[Cc]alled|[Nn]amed|"
    r"nicknamed|goes by(?: the name(?: of)?)?|"
    r"(?:[Aa]lso|[Nn]ow) (?:uses|calls (?:him|her)self)|[Ff]ormerly|n\u00e9e|"
    r"nee|maiden name|aka|a\.k\.a\.|spelt|spelled|"
    r"under|keyed as|recorded as|filed (?:under|as)|listed as|have (?:her|him|them) as|"
    r"appears as|working as|alias|"
    r"\bpatient|claimant|complainant|pt|witness|namely|victim|"
    r"deceased)[ ,:(\"\u201c'\u2018]{1,3}(?=[A-Z])"
)
_IDENTIFIED = re.compile(
    r"(?:(?<=\b[A-Z])\.)?[ ,;(:\u2013-]{1,4}(?:\(?(?:DOB|D\.O\.B|born|b\.|aged?\b|NHS|hosp|MRN|now \d)|"
    r"\(?\d{1,3} ?(?:yo\b|y/o|years|yrs|months|,|\)| of)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2})",
    re.I,
)

_POST_BEFORE = re.compile(
    r"\b(?i:nurse|midwife|doctor|consultant|registrar|surgeon|GP|pharmacist|dentist|manager|"
    r"director|lead|officer|chair|executive|"
    r"inspector|coroner|reporter|journalist|solicitor|adviser|advisor|secretary|colleague|friend|"
    r"neighbour|carer|teacher|partner|"
    r"interpreter|advocate|expert|examiner|investigator|guardian|councillor|commissioner|"
    r"administrator|receptionist|clerk|"
    r"co-?ordinator|practitioner|assistant|paramedic|therapist|physiotherapist|radiographer|"
    r"anaesthetist|psychiatrist|trainee|"
    r"technician|porter|supervisor|editor|author|complainant|claimant|patient|resident|governance|"
    r"midwifery|nursing|member)"
    r"(?:, | \(|: | called | named | - | \u2013 | is | was |[ ])(?=[A-Z])"
)
_CALLED_BY = re.compile(
    r"(?<![\w\u2019'-])([A-Z][\w\u2019'-]{1,40}),? as (?:(?:his|her|their|the|all|most) )?"
    r"(?:he|she|they|colleagues|"
    r"friends|everyone|everybody|people|"
    r"staff|family|neighbours|team|patients|most|many|some)\b"
    r"[^.,;\n]{0,24}\b(?:calls?|called|known|knows?|refers?)\b"
)
_NUMBERED = re.compile(
    r"\b(?:[Pp]atient|[Rr]esident|[Cc]laimant|[Cc]ase|[Bb]aby|[Cc]hild|[Mm]other|"
    r"[Ss]ervice user|[Cc]omplainant|[Cc]lient|[Pp]erson|[Tt]win|[Tt]riplet|[Dd]eath|[Ff]amily|"
    r"[Pp]t|[Ii]ncident)"
    r" (?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?:: ?|, ?| \(|"
    r" is | was | - | \u2013 |\. ?)(?=[A-Z])"
)


_TOLD = re.compile(
    r" \((?:surname|no surname|first name|full name|not (?:his|her) real|age|\d)|, (?:aged? )?\d{1,3}\b"
)


class Finder(WrittenFinder):
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
            self._lettered,
            self._labelled,
            self._initialled,
            self._turned_about,
            self._signed_off,
            self._full_names,
            self._speakers,
            self._tagged,
            self._likely,
        ]
        return [*super().finders(), *prose]

    def _kin(self) -> Iterator[Mention]:
        """As in "her son Yahya", "His widow, Hyacinth Clark", "wife nadia qureshi"."""
        tokens = self.passage.tokens
        for index, token in enumerate(tokens[:-1]):
            gap = self.passage.gap(index)
            if token.is_capital and tokens[index + 1].fold in self.words.place_heads:
                continue  # "Sister Ward Manager"
            if (
                token.is_caps
                or not self._is_kin(index)
                or not re.fullmatch(r"[ ,:(\u2013-]{1,3}|,? called |,? named ", gap)
            ):
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

    def _initialled(self) -> Iterator[Mention]:
        """As in "D. Hargreaves": an initial and a word that is a surname or no ordinary word."""
        for run in self._runs():
            first = self.passage.tokens[run.name_first]
            if len(first.text) != 1 or len(run.name.parts) != 1 or self._is_head_after(run):
                continue
            listed = self.model.is_surname(run.name.parts[0]) or self._says(run) > 0
            opens = self.passage.opens_sentence(run.name_first)
            if not self._is_plain_run(run) and (listed or not opens) and len(run.name.parts[0]) > 2:
                yield self._mention(run, "initial and surname", 0.75)

    def _likely(self) -> Iterator[Mention]:
        """Words of which none is ordinary, that the tagger or their place makes a name."""
        for run in self._runs():
            if self._is_head_after(run) or not self._looks_named(run, singles=True):
                continue
            many = 2 <= len(run.name.parts) <= 4
            if self._is_plain_run(run):
                likely = many and self._is_led_in(run)
            elif many:
                likely = self._is_sure(run) or self._opens_a_story(run)
            else:
                first = run.name.parts[0]
                likely = self._acts(run) or self._is_told_of(run) or bool(run.name.initials)
                likely = likely and self.model.is_forename(first)
            if likely:
                yield self._mention(run, "name by its shape and place", 0.65)

    def _is_sure(self, run: Run) -> bool:
        """The tagger says so of half the words or more, by a margin."""
        tags = [self.tags.get(i, ("O", 0.0)) for i in range(run.name_first, run.last + 1)]
        return self._says(run) >= 0.5 and sum(m for c, m in tags if c == "PER") > 250

    def _acts(self, run: Run) -> bool:
        """Whether a verb follows that people are the subject of."""
        following = (
            self.passage.tokens[run.last + 1].fold if self.passage.gap(run.last) == " " else ""
        )
        return following in self.words.acts or following in self.words.say

    def _is_told_of(self, run: Run) -> bool:
        """Where patients are told of, a forename that opens a sentence before a bracket or an age."""
        told = self.passage.question in ("1f", "2a", "8b")
        told = told and self.passage.opens_sentence(run.name_first)
        listed = self.words.places | self.words.eponyms | self.words.name_like
        after = self.passage.text[run.end : run.end + 40]
        return told and run.name.parts[0] not in listed and bool(_TOLD.match(after))

    def _opens_a_story(self, run: Run) -> bool:
        """Where patients are told of, a sentence that opens with two unknown words and a comma or verb."""
        told = self.passage.question in ("1f", "2a", "8b") and self.passage.opens_sentence(
            run.name_first
        )
        after = self.passage.text[run.end : run.end + 2]
        return told and (self._acts(run) or after.startswith((", ", " (", " -")))

    def _is_led_in(self, run: Run) -> bool:
        """As in "with Nkiruka Page": an unknown word and a surname after a word that leads up to people."""
        before = self.passage.tokens[run.first - 1].fold if run.first else ""
        first, last = run.name.parts[0], run.name.parts[-1]
        unknown = (
            not self.model.is_ordinary(first)
            and first not in self.words.places | self.words.eponyms
        )
        led = before in (
            "with",
            "by",
            "from",
            "and",
            "to",
            "told",
            "asked",
            "met",
            "rang",
            "saw",
            "via",
            "when",
        )
        return led and unknown and self.model.is_surname(last) and last not in self.words.places

    def _full_names(self) -> Iterator[Mention]:
        """A forename that many bear and one or more further names."""
        for run in self._runs():
            parts = run.name.parts
            if len(parts) < 2 or len(parts) > 4 or self._is_head_after(run):
                continue
            first = self.model.is_forename(parts[0]) and (
                not self.model.is_ordinary(parts[0]) or self._says(run) > 0.6
            )
            last = self._looks_named(run, singles=False) and not self._is_word(
                self.passage.tokens[run.last]
            )
            like = parts[-1] in self.words.name_like and parts[-1] not in self.words.buildings
            if (first or (self._says(run) >= 1.0 and self._known(parts))) and (last or like):
                yield self._mention(run, "forename and surname", 0.85)

    def _speakers(self) -> Iterator[Mention]:
        """As in "Ferreira said that …": a verb that people are the subject of, or "according to"."""
        tokens = self.passage.tokens
        for run in self._runs():
            following = (
                tokens[run.last + 1].fold
                if run.last + 1 < len(tokens) and self.passage.gap(run.last) == " "
                else ""
            )
            if following not in self.words.say or len(run.name.parts) > 3:
                continue
            if self._looks_named(run, singles=True) and (
                self._says(run) > 0.4 or self._known(run.name.parts)
            ):
                before = self.passage.tokens[run.first - 1].fold if run.first else ""
                place = run.name.parts[-1] in self.words.places or before in (
                    "of",
                    "the",
                    "at",
                    "for",
                )
                if not place and not self.passage.tokens[run.name_first].is_caps:
                    yield self._mention(run, f"subject of \u201c{following}\u201d", 0.8)

    def _tagged(self) -> Iterator[Mention]:
        """What only the tagger sees, where it is sure and nothing speaks against it."""
        for run in self._runs():
            if run.first == run.last and self.passage.opens_sentence(run.first):
                continue
            margins = [
                self.tags[i][1]
                for i in range(run.name_first, run.last + 1)
                if self.tags.get(i, ("O", 0))[0] == "PER"
            ]
            if (
                self._says(run) < 1.0
                or self._is_head_after(run)
                or not self._looks_named(run, singles=True)
            ):
                continue
            plain = any(p in self.words.places or p in self.words.eponyms for p in run.name.parts)
            if not plain and self._known(run.name.parts) and min(margins) > 120:
                yield self._mention(run, "name tagger", 0.6)
