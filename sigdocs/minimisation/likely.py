"""People in prose by what stands around them and how their names are spelt: speakers, actors, lists.

The name tagger is one reason among others and the last to be asked; its silence never counts as absence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.beliefs import belief_words
from sigdocs.minimisation.graded import CALENDAR, GradedFinder
from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.names import Run
from sigdocs.minimisation.stretches import thing_words

_TOLD = re.compile(
    r" \((?:surname|no surname|first name|full name|not (?:his|her) real|age|\d)|, (?:aged? )?\d{1,3}\b"
)
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_LED = frozenset(("by", "told", "asked", "with", "saw", "rang", "b", "w", "per"))  # "S/B Murphy"
_HUMPED = re.compile(
    r"(?:Mc|Mac|O['\u2019]|De|Di|La|Le|Van|Fitz)[A-Z][a-z]+|[A-Z]['\u2019][A-Z]?[a-z]+"
)


class LikelyFinder(GradedFinder):
    """Finders that weigh spelling, lists and place."""

    def mentions(self) -> list[Mention]:
        """Every mention, then whoever is named in one list with somebody found."""
        found = super().mentions()
        found.extend(mention for mention in self._beside(found) if self._take(mention.run))
        return found

    def _beside(self, found: list[Mention]) -> Iterator[Mention]:
        """As in "Both Szyma\u0144ski and Brzezicki": whoever is named in one list with a person."""
        starts = {m.run.first for m in found}
        ends = {m.run.last for m in found}
        for run in self._runs():
            before, after = run.first - 1, run.last + 1
            tokens = self.passage.tokens
            led = (
                before > 0
                and tokens[before].fold in ("and", "or")
                and before - 1 in ends
                and self.passage.gap(before - 1) == " "
            ) or (before in ends and self.passage.gap(before) in (", ", "/", " / ", " & "))
            follows = (
                after + 1 in starts
                and self.passage.gap(run.last) == " "
                and tokens[after].fold in ("and", "or")
            ) or (after in starts and self.passage.gap(run.last) in ("/", " / ", " & "))
            if (led or follows) and self._is_unexplained(run):
                yield self._mention(run, "named beside a person", 0.7)

    def _is_unexplained(self, run: Run) -> bool:
        """Whether no word of it is ordinary or stands for a thing, and each is listed or spelt so."""
        things = thing_words(self.words)
        for token in self.passage.tokens[run.name_first : run.last + 1]:
            fold = token.fold
            whole = token.text[1:].islower() or bool(_HUMPED.match(token.text))
            if self.model.is_ordinary(fold) or not whole or len(fold) < 3:
                return False
            if fold in things or fold in self.things:
                return False
            if not self.model.flags(fold) and self.model.shape(fold) <= 0:
                return False
        return not self._is_head_after(run) and self._looks_named(run, singles=True)

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
            if self._is_head_after(run) or run.name.parts[0] in self.things:
                continue
            if not self._looks_named(run, singles=True) and not self._speaks(run):
                continue
            many = 2 <= len(run.name.parts) <= 4
            if self._is_plain_run(run):
                likely = self._is_led_in(run) if many else self._speaks(run)
            elif many:
                likely = self._is_sure(run) or self._opens_a_story(run)
            else:
                first = run.name.parts[0]
                likely = (
                    self._owns(run)
                    or self._acts(run)
                    or self._is_told_of(run)
                    or bool(run.name.initials)
                )
                likely = likely and (self.model.is_forename(first) or self._owns(run))
                likely = likely or self._is_bracketed(run)
                likely = likely or self._is_surname_that_acts(run)
            if likely:
                yield self._mention(run, "name by its shape and place", 0.65)

    def _is_surname_that_acts(self, run: Run) -> bool:
        """As in "Idle scanned the wrong side": a surname that is nothing else, and what people do."""
        token = self.passage.tokens[run.name_first]
        before = self.passage.tokens[run.first - 1].fold if run.first else ""
        whole = token.text[1:].islower() and before not in ("the", "a", "an")
        listed = self.model.is_surname(token.fold) and self._is_name_only(token.fold)
        return whole and listed and self._acts(run)

    def _is_bracketed(self, run: Run) -> bool:
        """As in "S&L (Yusuf) checked": a forename alone in brackets, or before a comma in them."""
        before = self.passage.text[max(0, run.start - 1) : run.start]
        after = self.passage.text[run.end : run.end + 1]
        word = run.name.parts[0]
        if before in _QUOTES and after in _QUOTES and before and after:
            return self._is_unexplained(run)  # what somebody is called: "Jacko"
        if before != "(" or after not in (")", ",") or not self.model.is_forename(word):
            return False
        things = (self.words.places, self.words.eponyms, self.words.name_like, self.things)
        return not any(word in held for held in things)

    def _is_sure(self, run: Run) -> bool:
        """The tagger says so of half the words or more, by a margin."""
        tags = [self.tags.get(i, ("O", 0.0)) for i in range(run.name_first, run.last + 1)]
        return self._says(run) >= 0.5 and sum(m for c, m in tags if c == "PER") > 250

    def _acts(self, run: Run) -> bool:
        """Whether a verb follows that people are the subject of, "then" and the like aside."""
        place = run.last + 1
        while place < run.last + 3 and self.passage.gap(place - 1) == " ":
            following = self.passage.tokens[place].fold
            if following not in self.words.adverbs and following != "then":
                return self._is_deed(place)
            place += 1
        return False

    def _is_deed(self, place: int) -> bool:
        """A verb that people are the subject of; of the others those in the past that have an object."""
        token = self.passage.tokens[place]
        if token.fold in self.words.acts or token.fold in self.words.say:
            return True
        after = self.passage.tokens[place + 1].fold if self.passage.gap(place) == " " else ""
        return token.text.islower() and token.fold.endswith("ed") and after in self.words.governed

    def _speaks(self, run: Run) -> bool:
        """As in "May rang back": a forename that is also a word, and a verb of saying."""
        if len(run.name.parts) != 1 or self.passage.gap(run.last) != " ":
            return False
        word, following = run.name.parts[0], self.passage.tokens[run.last + 1].fold
        listed = word in self.words.name_like and self.model.is_forename(word)
        return listed and following in self.words.say

    def _owns(self, run: Run) -> bool:
        """As in "Bhaskaran's handwriting": a word spelt like a name owns what people own."""
        tokens, word = self.passage.tokens, run.name.parts[0]
        if len(run.name.parts) > 1 or self.passage.gap(run.last) not in ("'s ", "\u2019s "):
            return False
        owned = tokens[run.last + 1].fold in self.words.belongings | self.words.kin
        return owned and (bool(self.model.flags(word)) or self.model.shape(word) > 40)

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
            first = first or (len(parts) == 2 and self._is_virtue(run.name_first))
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
        """What the tagger takes for a name, where nothing speaks against it.

        A word that is also a thing's name (an eponym, a place, an ordinary word) needs its place too.
        """
        for run in self._runs():
            margin = self._margin(run)
            if margin <= 0 or self._is_head_after(run) or self._is_of_thing(run):
                continue
            if len(run.name.parts) == 1 and run.name.parts[0] in self.things | CALENDAR:
                continue
            if not run.title and set(run.name.parts) <= belief_words(self.words):
                continue  # "She is Sunni"
            if not self._looks_named(run, singles=True) and not self._is_known_word(run):
                continue
            if self._is_doubtful(run):
                named = self._is_placed(run) and self._known(run.name.parts)
            else:
                named = margin > self._bar(run)
            if named:
                yield self._mention(run, "name tagger", 0.6)

    def _listed(self) -> Iterator[Mention]:
        """A name on the lists that is nothing else as far as any list knows: too much gone is cheap here."""
        for run in self._runs():
            if run.first != run.last or self._is_of_thing(run) or not self._is_unexplained(run):
                continue
            if not self.passage.written[run.start].isupper():
                continue  # its capital was only suggested
            word, opens = run.name.parts[0], self.passage.opens_sentence(run.first)
            before = self.passage.tokens[run.first - 1].fold if run.first else ""
            if word in self.words.name_like or word in CALENDAR or before in ("the", "a", "an"):
                continue
            if self.model.is_forename(word) or (self.model.is_surname(word) and not opens):
                yield self._mention(run, "a name that many bear", 0.55)

    def _bar(self, run: Run) -> float:
        """How sure the tagger must be: surer of one word, surest where no list holds it."""
        if run.first != run.last:
            return 100
        token = self.passage.tokens[run.first]
        if not token.text[1:].islower() and not token.is_caps and not _HUMPED.match(token.text):
            return 100_000  # capitals inside a word: "DoLS"
        if self.model.flags(token.fold):
            return 150 if self.passage.opens_sentence(run.first) else 80
        return 120 if not token.is_caps and self.model.shape(token.fold) > 0 else 100_000

    def _margin(self, run: Run) -> float:
        """How sure the tagger is of the run's surest word, if it takes half of its words for a name."""
        places = range(run.name_first, run.last + 1)
        tags = [self.tags.get(i, ("O", 0.0)) for i in places]
        margins = [margin for kind, margin in tags if kind == "PER"]
        return max(margins, default=0.0) if 2 * len(margins) >= len(tags) else 0.0

    def _is_known_word(self, run: Run) -> bool:
        """One ordinary word that many bear as a name: "Comfort", "Blessing"."""
        word = run.name.parts[0]
        return len(run.name.parts) == 1 and word in self.words.name_like and self._known((word,))

    def _is_doubtful(self, run: Run) -> bool:
        """Whether its words also stand for things: one word alone, or every word of several."""
        things = thing_words(self.words)
        parts = [p for p in run.name.parts if p not in self.words.particles]
        return all(self.model.is_ordinary(p) or p in things or p in self.things for p in parts)

    def _is_placed(self, run: Run) -> bool:
        """Whether people stand in its place: who acts, by whom, whose post follows in brackets."""
        before = self.passage.tokens[run.first - 1].fold if run.first else ""
        after = self.passage.text[run.end : run.end + 30]
        bracket = re.match(r" \(([A-Za-z]+)", after)
        lead = self.passage.text[max(0, run.start - 2) : run.start]
        apposed = lead.endswith((", ", "(")) and after[:1] in (",", ")")
        return (
            (self._acts(run) and self.passage.tokens[run.last + 1].fold not in self.words.helping)
            or (apposed and self.model.is_forename(run.name.parts[0]))
            or (before in _LED and self.passage.gap(run.first - 1) == " ")
            or bool(bracket and bracket.group(1).lower() in self.words.posts)
        )

    def _is_of_thing(self, run: Run) -> bool:
        """As in "the Kerr incision", "a Hudson mask": an article before it and a common noun after."""
        tokens = self.passage.tokens
        if run.last + 1 >= len(tokens) or run.title:
            return False
        if self.passage.gap(run.last) in ("'s ", "\u2019s "):
            return tokens[run.last + 1].is_capital  # "Dixon's Factor"
        if not run.first:
            return False
        article = tokens[run.first - 1].fold in ("the", "a", "an", "this", "our")
        following = tokens[run.last + 1]
        if article and run.first == run.last and self.passage.gap(run.last) != " ":
            return True  # "the Elder, 86"
        if not article or following.is_capital or self.passage.gap(run.last) != " ":
            return False
        people = self.words.matters | self.words.kin | self.words.acts | self.words.say
        return following.fold not in people | self.words.helping
