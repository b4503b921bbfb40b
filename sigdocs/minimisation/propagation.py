"""Finds every mention of the people that are known, under every alias, in every answer.

An alias of two parts or more is enough by itself. One part alone is enough when it is no ordinary
word; words such as May, Young or Price need a title, a known part beside them, or a place in the
sentence where only a name can stand.
"""

from __future__ import annotations

import re

from sigdocs.minimisation.aliases import Alias, PlacedWords
from sigdocs.minimisation.cues import KEPT
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.mentions import OWN_FIELDS, Mention
from sigdocs.minimisation.names import Name, joins, title_before
from sigdocs.minimisation.people import Entry
from sigdocs.minimisation.slips import nearest
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_CALLED_AFTER = frozenset(
    [
        "grading",
        "grade",
        "classification",
        "score",
        "scale",
        "syndrome",
        "disease",
        "criteria",
        "sign",
        "stage",
    ]
    + ["incision", "forceps", "manoeuvre", "tonometry", "rules", "bar"]
)


_BREAK = re.compile(r"[-\u2010\u00ad]?[ \t]?\n[ \t]?")
_LISTED = frozenset().union(*OWN_FIELDS.values())
_ORDER = {
    Category.PATIENT: 0,
    Category.RELATIVE: 1,
    Category.OTHER_PERSON: 1,
    Category.OFFICIAL: 2,
    Category.OWN_STAFF: 3,
}


def _protection(entry: Entry) -> int:
    """Lower: rather taken for the one meant, where a mention is unclear: who must not be named."""
    return _ORDER.get(entry.role, 1)


def _is_short_for(short: str, long: str) -> bool:
    """Whether a word opens or closes a forename, or is the heart of a long one."""
    if len(long) < len(short) + 2:
        return False
    return long.startswith(short) or long.endswith(short) or (len(long) > 8 and short in long)


class Aliases(PlacedWords):
    """Every alias of everyone in the book, and where each is used."""

    def owner(self, mention: Mention, entry: Entry) -> str:
        """Whose a first mention is: for one part that several share, as in ``_whose``."""
        name = mention.run.name
        question = mention.passage.question
        if len(name.parts) + len(name.initials) > 1 or question in _LISTED:
            return entry.key
        if question.startswith("signoff"):
            return entry.key
        if not entry.is_subject and entry.role not in KEPT:
            return entry.key
        others = [e for e in self.book.find(name) if e is not entry]
        return min(self._unless_meant([entry, *others]), key=_protection).key

    def _unless_meant(self, found: list[Entry]) -> list[Entry]:
        """Of people who share a surname, whom a bare surname means: the practitioner it is about.

        Unless another has the same forename too: then the one who is not named to anyone.
        """
        subject = next((e for e in found if e.is_subject), None)
        if subject is None:
            return found
        namesakes = [
            e for e in found if e is not subject and (e.given & subject.given or not e.given)
        ]
        return namesakes or [subject]

    def marks(self, passage: Passage, taken: list[Mark]) -> list[Mark]:
        """Every further mention of a known person in a passage, outside ``taken``."""
        found: list[Mark] = []
        index, spans = 0, Spans((m.start, m.end) for m in taken)
        while index < len(passage.tokens):
            hit = self._match(passage, index)
            if hit is None:
                index += 1
                continue
            mark, last = hit
            if not spans.touch(mark.start, mark.end):
                found.append(mark)
            index = last + 1
        return found

    def _match(self, passage: Passage, index: int) -> tuple[Mark, int] | None:
        token = passage.tokens[index]
        for alias in self.by_first.get(token.fold, ()):
            last = self._spans(passage, index, alias.parts)
            if last >= 0 and self._accepts(passage, index, last, alias):
                return self._mark(passage, index, last, alias, "known person", 1.0)
        if len(token.fold) < 4 and not token.is_capital and "\n" not in passage.gap(index):
            return None  # neither a name in the plural, nor divided, shortened or misspelt
        family = self._family(passage, index)
        if family is not None:
            return self._mark(passage, index, index, family, "family of a known person", 0.9)
        return (
            self._broken(passage, index)
            or self._shortened(passage, index)
            or self._slip(passage, index)
        )

    def _family(self, passage: Passage, index: int) -> Alias | None:
        """As in "the Finnemores want": the plural of a known surname after an article."""
        token = passage.tokens[index]
        if not index or passage.tokens[index - 1].fold != "the" or not token.is_capital:
            return None
        rows = self.by_first.get(token.fold[:-1], ()) if token.fold.endswith("s") else ()
        return next((a for a in rows if a.kind == "family" and len(a.parts) == 1), None)

    def _spans(self, passage: Passage, index: int, parts: tuple[str, ...]) -> int:
        """The last token of the alias that begins at ``index``, or -1."""
        for step, part in enumerate(parts):
            place = index + step
            if place >= len(passage.tokens) or passage.tokens[place].fold != part:
                return -1
            if step and not (
                joins(passage, place - 1) or passage.gap(place - 1) in (", ", ".", "_", ",", "\n")
            ):
                return -1
        return index + len(parts) - 1

    def _accepts(self, passage: Passage, first: int, last: int, alias: Alias) -> bool:
        tokens = passage.tokens[first : last + 1]
        if title_before(passage, first, self.words) != first:
            return True
        if len(tokens) > 1:
            return all(t.is_capital for t in tokens) or not all(
                self.is_plain(t.fold) and not self._is_called(t.fold) for t in tokens
            )
        token = tokens[0]
        if self._names_a_thing(passage, first):
            return False
        if not self.is_plain(token.fold):
            return token.is_capital or (
                len(token.fold) > 3 and not self._is_address(passage, first)
            )
        if self._beside_initial(passage, first):
            return True
        if not token.is_capital:
            small = self._acts_small(passage, first) or self._owns_small(passage, first)
            return small or self._stands_bare(passage, first)
        return self._stands_as_name(passage, first, alias)

    def _names_a_thing(self, passage: Passage, index: int) -> bool:
        """As in "Christie grading": what is called after somebody else of that name."""
        following = passage.tokens[index + 1].fold if passage.gap(index) == " " else ""
        return following in _CALLED_AFTER

    def _is_called(self, word: str) -> bool:
        """Whether a short word is what people call somebody, and nothing else: "sid"."""
        words = self.words
        named = any(
            alias.kind == "nick" for alias in self.by_first.get(word, ())
        ) or self.model.is_forename(word)
        return named and not (
            word in words.vocabulary | words.not_names | words.name_like
            or self.model.is_ordinary(word)
        )

    def _acts_small(self, passage: Passage, index: int) -> bool:
        """As in "gibbs denies it": an eponym in small letters that is no ordinary word, and a verb."""
        token = passage.tokens[index]
        listed = token.fold in self.words.name_like or token.fold in self.words.vocabulary
        if listed or self.model.is_ordinary(token.fold) or index + 1 >= len(passage.tokens):
            return False
        following = passage.tokens[index + 1].fold
        verbs = following in self.words.acts or following in self.words.say
        return len(token.fold) > 3 and verbs and passage.gap(index) == " "

    def _owns_small(self, passage: Passage, index: int) -> bool:
        """As in "autumn's mum", "miss page": what a person has, or a title, beside a small word."""
        before = passage.tokens[index - 1].fold if index and passage.gap(index - 1) == " " else ""
        if before in ("miss", "sister") and passage.tokens[index].fold in self.words.nouns:
            return True
        if passage.gap(index) not in ("'s ", "\u2019s "):
            return before == "miss"
        return passage.tokens[index + 1].fold in self.words.kin

    def _is_address(self, passage: Passage, index: int) -> bool:
        """Whether a small word is part of a web or mail address (found elsewhere)."""
        token = passage.tokens[index]
        return "@" in passage.text[max(0, token.start - 2) : token.end + 2]

    def _beside_initial(self, passage: Passage, index: int) -> bool:
        before = passage.tokens[index - 1] if index else None
        return (
            before is not None
            and len(before.text) == 1
            and before.is_capital
            and before.fold not in ("i", "a")
            and joins(passage, index - 1)
        )

    def _broken(self, passage: Passage, index: int) -> tuple[Mark, int] | None:
        """A name divided at the end of a line: "Sid-" / "dall"."""
        if not _BREAK.fullmatch(passage.gap(index)) or index + 1 >= len(passage.tokens):
            return None
        whole = passage.tokens[index].fold + passage.tokens[index + 1].fold
        for alias in self.by_first.get(whole, ()):
            if len(alias.parts) == 1 and not self.is_plain(whole) and "-" in passage.gap(index):
                return self._mark(
                    passage, index, index + 1, alias, "known name, broken over two lines", 0.95
                )
        return None

    def _shortened(self, passage: Passage, index: int) -> tuple[Mark, int] | None:
        """A part of a known forename that stands for it: "Funmi" for Olufunmilayo."""
        token = passage.tokens[index]
        if not token.is_capital or token.is_caps or len(token.fold) < 3:
            return None
        if len(token.fold) == 3 and not self._is_whole_line(passage, token):
            return None
        if self.is_plain(token.fold) or token.fold in self.words.kin or token.fold in self.heads:
            return None
        if token.fold in self.beliefs:  # "Sunni" is no short form of Sunniva
            return None
        if token.fold not in self._shorts:
            rows = (a for a in self.givens if _is_short_for(token.fold, a.parts[0]))
            self._shorts[token.fold] = next(rows, None)
        alias = self._shorts[token.fold]
        if alias is None:
            return None
        return self._mark(passage, index, index, alias, "short form of a known forename", 0.8)

    def _slip(self, passage: Passage, index: int) -> tuple[Mark, int] | None:
        """A misspelling of a known surname: no ordinary word, or beside a title or known given name."""
        token = passage.tokens[index]
        if len(token.fold) < 4:
            return None
        titled = title_before(passage, index, self.words) != index
        beside = (
            index > 0
            and passage.tokens[index - 1].fold in self.by_first
            and passage.tokens[index - 1].is_capital
            and joins(passage, index - 1)
        )
        small = len(token.fold) > 5 and token.text.islower() and not self.is_plain(token.fold)
        if not (token.is_capital or titled or beside or small):
            return None
        if token.text[1:2] in ("'", "\u2019") and token.fold[1:] in self.by_first:
            return self._mark(  # "O'Dwyer" of a known Dwyer
                passage, index, index, self.by_first[token.fold[1:]][0], "known name with O'", 0.85
            )
        if small and not token.is_capital:
            return self._meant(passage, index)
        short = len(token.fold) < 5 and bool(self.model.flags(token.fold))
        if not (titled or beside) and (short or self._is_settled_word(token.fold)):
            return None
        return self._meant(passage, index)

    def _meant(self, passage: Passage, index: int) -> tuple[Mark, int] | None:
        """The mark of the known name that the word is a misspelling of."""
        meant = self._nearest(passage.tokens[index].fold)
        if passage.tokens[index].text.islower() and self.is_plain(meant):
            return None  # "frosty" is no slip of Frost
        alias = next((a for a in self.by_first.get(meant, ()) if a.parts == (meant,)), None)
        return (
            self._mark(passage, index, index, alias, "misspelling of a known name", 0.85)
            if alias
            else None
        )

    def _is_settled_word(self, word: str) -> bool:
        """Whether a word is something else for certain: ordinary, a place, or a name of its own."""
        return self.is_plain(word) or self.model.is_forename(word) or word in self.words.kin

    def _nearest(self, word: str) -> str:
        if word not in self._slips:
            self._slips[word] = nearest(word, self.long_parts)
        return self._slips[word]

    def _mark(
        self,
        passage: Passage,
        first: int,
        last: int,
        alias: Alias,
        evidence: str,
        confidence: float,
    ) -> tuple[Mark, int]:
        """The mark, stretched over titles, initials, given names and further surname parts beside it."""
        entry = self.book.entry(alias.key)
        start, end = first, last
        while first - start < 5 and start > 0 and self._belongs_before(passage, start - 1, entry):
            start -= 1
        while (
            end - last < 5
            and end + 1 < len(passage.tokens)
            and self._belongs_after(passage, end, entry)
        ):
            end += 1
        title = title_before(passage, start, self.words)
        key = self._whose(passage, title, start, first, last, alias)
        mark = Mark(
            start=passage.tokens[title].start,
            end=passage.tokens[end].end,
            category=Category.OTHER_PERSON,
            evidence=evidence,
            confidence=confidence,
            person=key,
        )
        return mark, end

    def _belongs_before(self, passage: Passage, index: int, entry: Entry) -> bool:
        token = passage.tokens[index]
        if not joins(passage, index) or "\n" in passage.gap(index):
            return False
        if not token.is_capital:  # "al-Mansoori", "Van den Heuvel"
            return token.fold in entry.parts & self.words.particles
        if token.fold in entry.parts or token.fold in self.words.particles:
            return True
        if len(token.text) == 1 and token.fold not in ("i", "a"):
            return True
        if passage.gap(index) in ("-", "\u2011", "\u2010"):
            return token.fold not in self.words.not_names  # "Eze-Marchbank" of another Marchbank
        unknown = (
            not self.is_plain(token.fold) and token.fold not in self.heads and not token.is_caps
        )
        return unknown and token.fold not in self.words.posts and passage.gap(index) == " "

    def _belongs_after(self, passage: Passage, index: int, entry: Entry) -> bool:
        token = passage.tokens[index + 1]
        near = passage.gap(index) in ("-", "\u2011", "\u2010", " ")
        hyphen = (
            passage.gap(index) in ("-", "\u2011", "\u2010")
            and token.is_capital
            and token.fold not in self.words.not_names
        )
        return near and (
            hyphen
            or (token.is_capital and token.fold in entry.parts and not self.is_ordinary(token.fold))
        )

    def _whose(
        self, passage: Passage, title: int, start: int, first: int, last: int, alias: Alias
    ) -> str:
        """Whose mention it is where several share the alias: title and initials decide.

        Else the person whose name is not kept: an unclear mention must not name anyone.
        """
        titles = " ".join(t.fold for t in passage.tokens[title:start])
        initials = "".join(t.fold for t in passage.tokens[start:first] if len(t.text) == 1)
        name = Name(title=titles, parts=alias.parts, surname=1, initials=initials)
        found = [
            entry
            for entry in self.book.find(name)
            if any(a.key == entry.key for a in self.by_first[alias.parts[0]])
        ]
        if not found:
            return alias.key
        found = [e for e in found if name.family in e.family] or found
        if len(alias.parts) == 1 and len(found) > 1:
            rated = [entry for entry in found if set(titles.split()) & entry.titles] or found
            return min(self._unless_meant(rated), key=_protection).key
        return found[0].key
