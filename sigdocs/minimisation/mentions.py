"""Where people are named for the first time: in name fields, headers, greetings, and in prose.

Each finder has its reason; the name tagger is one among them, and the last to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sigdocs.minimisation.names import Run, is_name_word, read_run, title_before
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.stretches import Stretches, head_words
from sigdocs.minimisation.text import Passage, Token
from sigdocs.model.forms import FormKind

OWN_FIELDS = {
    FormKind.NOTIFICATION: frozenset(["1a", "1b", "4b", "4d", "4e", "4f", "6b", "6d", "8f"]),
    FormKind.AUDIT_TRAIL: frozenset(["1g", "1h", "3c"]),
}
OUTSIDE_FIELDS = {FormKind.NOTIFICATION: "1d", FormKind.AUDIT_TRAIL: "1j"}
_LISTS = frozenset(["4b", "4d", "4e", "4f", "6b", "6d", "8f", "3c"])
_HEADER = re.compile(
    r"^[ \t>]*(From|To|Cc|Bcc|Sender|Attendees|Present|Apologies|Chair|Members)[ \t]*:[ \t]*(.+)$",
    re.M | re.I,
)
_GREETING = re.compile(
    r"(?:^|[\"\u201c'\u2018]|\n)[ \t>]*(?:Dear|Hi|Hello|Hiya|Morning|Afternoon|Good morning|"
    r"Good afternoon|Hey|Thanks|Thank you)[ ,]+(?:all[ ,]+)?(?=[A-Z])"
)
_LONE = re.compile(r"(?:^|\n)[ \t>*_-]*(?=[A-Z])")
_CLOSING = Pattern(
    r"(?:regards|wishes|thanks|sincerely|faithfully|cheers|soon|yours|best)[ ,.\n\"]+(?:from )?(?=[A-Z])",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at one place, why it is one, and how sure that is (0 to 1)."""

    passage: Passage
    run: Run
    evidence: str
    confidence: float

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Where it is."""
        return self.passage.question, self.passage.occurrence, self.run.start, self.run.end


# offices that a title is part of: "the Lord Chancellor", "Lady Mayoress", "Master of the Rolls"
_OFFICES = frozenset(
    ["chancellor", "mayor", "mayoress", "lieutenant", "provost", "advocate", "president", "speaker",
     "chamberlain", "steward", "justice", "protector", "bishop", "commissioner", "superior", "general"]
)  # fmt: skip
_CAPITALS = re.compile(r"[^\W\d_a-z][^\W\d_a-z'\u2019]+|(?:Mc|Mac|O['\u2019])[A-Z]{2,}")


DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


class NamedFinder(Stretches):
    """Finds mentions in one passage."""

    def mentions(self) -> list[Mention]:
        """Every mention, each place once, the surest reason first."""
        found: list[Mention] = []
        for finder in self.finders():
            found.extend(mention for mention in finder() if self._take(mention.run))
        return found

    def finders(self) -> list[Callable[[], Iterator[Mention]]]:
        """The finders of this class, the surest first."""
        return [self._titled, self._inverted, self._fields, self._headers, self._greetings]

    def _take(self, run: Run) -> bool:
        """Claim the run's tokens, unless one is claimed already or belongs to something else."""
        places = range(run.first, run.last + 1)
        if not self.claimed.isdisjoint(places) or self.blocked.touch(run.start, run.end):
            return False
        self.claimed.update(places)
        return True

    def _mention(self, run: Run, evidence: str, confidence: float) -> Mention:
        return Mention(passage=self.passage, run=run, evidence=evidence, confidence=confidence)

    def _titled(self) -> Iterator[Mention]:
        for index in range(1, len(self.passage.tokens)):
            first = title_before(self.passage, index, self.words)
            if first == index or title_before(self.passage, index + 1, self.words) <= first < index:
                continue
            is_plain = self.passage.tokens[index - 1].fold in ("mr", "mrs", "ms", "dr", "miss")
            lower = is_plain and self.passage.tokens[index].text.islower()
            run = read_run(self.passage, index, self.words, lower=lower)
            if run is not None and not self._is_job(run) and not self._is_slogan(run):
                if lower and run.last > run.name_first and not self._is_listed(run.last):
                    run = read_run(self.passage, index, self.words, lower=True, most=1) or run
                yield self._mention(self._stretched(run), "title before the name", 1.0)

    def _stretched(self, run: Run) -> Run:
        """As in "mr sidney post, 88", "Mr Amos Friday (44)": a forename, then a surname that is a word."""
        tokens = self.passage.tokens
        following = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
        if following is None or run.last != run.name_first or self.passage.gap(run.last) != " ":
            return run
        if not self.model.is_forename(tokens[run.last].fold):
            return run
        after = self.passage.text[following.end :]
        if following.fold in DAYS:
            is_surname = bool(re.match(r",? \(?(?:aged? )?\d{1,3}\b(?!:)|, (?:aged|a )", after))
        else:
            small = tokens[run.last].text.islower() and following.text.islower()
            verb = following.fold in self.words.acts | self.words.say
            is_surname = small and not verb and self.model.is_surname(following.fold)
            is_surname = is_surname and bool(re.match(r"[,(;.\n]| \(|$| -", after))
        return self._with_surname(run) if is_surname else run

    def _with_surname(self, run: Run) -> Run:
        """The same name with the word after it as the surname."""
        following = self.passage.tokens[run.last + 1]
        name = type(run.name)(title=run.title, parts=(*run.name.parts, following.fold), surname=1)
        return replace(run, last=run.last + 1, end=following.end, name=name)

    def _is_slogan(self, run: Run) -> bool:
        """As in "Each Baby Counts": a capital before the title, and an ordinary word after it."""
        first = run.first
        title = self.passage.tokens[first].fold
        led = (
            first > 0
            and self.passage.tokens[first - 1].is_capital
            and self.passage.gap(first - 1) == " "
        )
        plain = all(self.model.is_ordinary(p) for p in run.name.parts)
        return (
            led and plain and title in ("baby", "child", "twin", "infant", "lady", "lord", "father")
        )

    def _is_listed(self, index: int) -> bool:
        """Whether a small word is a name that many bear, or at least looks like no verb."""
        fold = self.passage.tokens[index].fold
        is_named = self.model.is_surname(fold) or self.model.is_forename(fold)
        return is_named or not fold.endswith(("s", "ed", "ing"))

    def _is_job(self, run: Run) -> bool:
        """As in "Nurse Practitioner", "Sister Ward": the word after the title is a job or a place."""
        tokens = self.passage.tokens
        after = tokens[run.last + 1] if self.passage.gap(run.last) == " " else None
        following = after.fold if after else ""
        is_post = after is not None and after.is_capital and following in self.words.not_names
        soft = run.title.split()[-1] not in ("mr", "mrs", "ms", "dr", "miss", "prof", "professor")
        name = tokens[run.name_first].fold
        places = self.words.place_heads
        if soft and self._is_office(run):
            return True
        return soft and (name in self.words.other_heads or following in places or is_post)

    def _inverted(self) -> Iterator[Mention]:
        """As in "SIDDALL, Brian": capitals, a comma, a forename."""
        tokens = self.passage.tokens
        for index, token in enumerate(tokens[:-1]):
            if not token.is_capital or title_before(self.passage, index, self.words) != index:
                continue
            if index and not token.is_caps and self._follows_forename(index):
                continue
            last = index
            while (
                last + 1 < len(tokens) and last < index + 3 and self.passage.gap(last) in (" ", "-")
            ):
                last += 1
            for end in range(index, min(last, len(tokens) - 2) + 1):
                run = self._turned(index, end)
                if run is not None:
                    headed = self._in_header(run.start)
                    why = "header of a message or list" if headed else "surname, comma, forename"
                    yield self._mention(run, why, 0.95)
                    break

    def _turned(self, first: int, last: int) -> Run | None:
        tokens = self.passage.tokens
        surname, given = tokens[first : last + 1], tokens[last + 1]
        if self.passage.gap(last) not in (",", ", ") or not is_name_word(given, self.words):
            return None
        caps = [t for t in surname if t.fold not in self.words.particles or t.is_capital]
        loud = all(_CAPITALS.fullmatch(t.text) for t in caps) and not given.is_caps
        fits = all(is_name_word(t, self.words) for t in caps)
        quiet = (
            self.model.is_forename(given.fold)
            and (len(surname) == 1 or (len(surname) == 2 and not self._is_forename_of(surname)))
            and not self._is_word(surname[0])
        )
        alone = self.passage.gap(last + 1)[:1] in ("\n", "\0", ";", " ") and self._in_header(
            surname[0].start
        )
        if not fits or not (loud or (quiet and alone)):
            return None
        base = read_run(self.passage, last + 1, self.words)
        if base is None or base.last != last + 1:
            return None
        name = type(base.name)(
            title="", parts=(given.fold, *(t.fold for t in surname)), surname=len(surname)
        )
        return Run(
            first=first,
            last=last + 1,
            title="",
            name_first=first,
            start=tokens[first].start,
            end=given.end,
            name=name,
        )

    def _follows_forename(self, index: int) -> bool:
        before = self.passage.tokens[index - 1]
        named = before.is_capital and self.model.is_forename(before.fold)
        return named and self.passage.gap(index - 1) == " "

    def _is_forename_of(self, pair: Sequence[Token]) -> bool:
        """As in "Deepak Rawal, Sunniva": two people in a list, not a double surname."""
        gap = self.passage.text[pair[0].end : pair[1].start]
        return gap == " " and self.model.is_forename(pair[0].fold)

    def _in_header(self, offset: int) -> bool:
        return any(m.start(2) <= offset < m.end(2) for m in _HEADER.finditer(self.passage.text))

    def _is_word(self, token: object) -> bool:
        fold = getattr(token, "fold", "")
        return self.model.is_ordinary(fold) and not self.model.is_surname(fold)

    def _fields(self) -> Iterator[Mention]:
        question = self.passage.question
        is_name = question.startswith("signoff") and question.endswith(".name")
        if question in OWN_FIELDS[self.kind] or question == OUTSIDE_FIELDS[self.kind] or is_name:
            singles = question in _LISTS or is_name
            found = list(self._within(0, len(self.passage.text), "name field", singles=singles))
            yield from found or self._small_field()

    def _small_field(self) -> Iterator[Mention]:
        """A name field that begins in small letters: "jodie marchetti, case manager"."""
        first = re.match(
            r"\s*([^\W\d_]+ [^\W\d_'\u2019-]+)(?=\s*(?:[,(\n;-]|$))", self.passage.text
        )
        if not first or not first.group(1).islower():
            return
        folds = [t.fold for t in self.passage.tokens[:2]]
        if not any(f in self.words.not_names or f in self.words.posts for f in folds):
            run = read_run(self.passage, 0, self.words, lower=True, most=2)
            if run is not None and run.last == 1:
                yield self._mention(run, "name field", 0.85)

    def _headers(self) -> Iterator[Mention]:
        for match in _HEADER.finditer(self.passage.text):
            yield from self._within(
                match.start(2), match.end(2), "header of a message or list", singles=True
            )

    def _within(self, start: int, end: int, evidence: str, *, singles: bool) -> Iterator[Mention]:
        """The names between two offsets: two parts or more; one part only where names stand in lists."""
        index = self.passage.index_at(start)
        while index < len(self.passage.tokens) and self.passage.tokens[index].start < end:
            run = read_run(self.passage, index, self.words)
            if run is None:
                index += 1
                continue
            index = run.last + 1
            if self._looks_named(run, singles=singles, places=not singles):
                yield self._mention(run, evidence, 0.98)

    def _looks_named(self, run: Run, *, singles: bool, places: bool = True) -> bool:
        """Whether the run reads like a name; ``places``: a town or county is taken for no surname."""
        if self._is_office(run):
            return False
        tokens = self.passage.tokens[run.name_first : run.last + 1]
        first = tokens[0].fold
        led = (
            len(tokens) > 1 and self.model.is_forename(first) and not self.model.is_ordinary(first)
        )
        if places and tokens[-1].fold in self.words.places and len(tokens) < 3 and not led:
            return False
        if len(tokens) > 1 and tokens[-1].fold in self.words.place_heads - self.words.name_like:
            return False
        is_head = tokens[-1].fold in self.words.other_heads and self.model.is_surname(
            tokens[-1].fold
        )
        if len(tokens) == 2 and not run.title and self._is_pair_of_things(tokens):
            return False
        if led and is_head and len(tokens) == 2:
            return True
        if any(t.fold in self.words.other_heads or t.is_caps and len(t.text) < 4 for t in tokens):
            return False
        if len(run.name.parts) + len(run.name.initials) > 1:
            return not all(self._is_word(t) for t in tokens)
        ordinary = (
            self.model.is_ordinary(tokens[0].fold) and tokens[0].fold not in self.words.name_like
        )
        is_listed = tokens[0].fold in self.words.not_names
        return singles and not ordinary and not is_listed and len(tokens[0].text) > 2

    def _is_office(self, run: Run) -> bool:
        """As in "the Lord Chancellor": a title, and the office that it is a part of."""
        *titles, last = (*run.title.split(), *run.name.parts)
        held = self.words.plain_titles | self.words.official_titles
        return last in _OFFICES and bool(titles) and all(title in held for title in titles)

    def _is_pair_of_things(self, tokens: Sequence[Token]) -> bool:
        """As in "Hazel House", "Swan-Ganz"."""
        gap = self.passage.text[tokens[0].end : tokens[1].start]
        eponyms = gap == "-" and all(t.fold in self.words.eponyms for t in tokens)
        return eponyms or tokens[-1].fold in self.words.buildings

    def _greetings(self) -> Iterator[Mention]:
        for pattern, evidence in ((_GREETING, "greeting"), (_CLOSING, "closing of a letter")):
            for match in pattern.finditer(self.passage.text):
                yield from self._at(match.end(), evidence, 0.95)
        for match in _LONE.finditer(self.passage.text):
            yield from self._lone(match.end())

    def _lone(self, offset: int) -> Iterator[Mention]:
        """A line, or a line up to a comma or dash, that is nothing but a name."""
        run = read_run(self.passage, self.passage.index_at(offset), self.words)
        if run is None or run.start != offset or len(run.name.parts) > 3:
            return
        rest = self.passage.text[run.end :].split("\n", 1)[0]
        known = all(self.model.is_forename(p) or self.model.is_surname(p) for p in run.name.parts)
        if (
            known
            and self._looks_named(run, singles=True)
            and re.fullmatch(r",?[\"\u201d]?\s*|(?: -| \u2013|,) ?(?=[a-z]).*| x{1,3}\s*", rest)
        ):
            is_alone = not rest.strip(',"\u201d x') or self.model.is_forename(run.name.parts[0])
            if is_alone:
                yield self._mention(run, "a name on its own line", 0.85)

    def _at(self, offset: int, evidence: str, confidence: float) -> Iterator[Mention]:
        run = read_run(self.passage, self.passage.index_at(offset), self.words)
        if (
            run is not None
            and run.start <= offset <= run.end
            and self._looks_named(run, singles=True)
        ):
            yield self._mention(run, evidence, confidence)

    def _is_head_after(self, run: Run) -> bool:
        """As in "Waverley Grange Chambers", "Bishop score": the name belongs to a thing."""
        tokens = self.passage.tokens
        following = (
            tokens[run.last + 1].fold
            if run.last + 1 < len(tokens)
            and self.passage.gap(run.last) in (" ", "'s ", "\u2019s ", "' ", "\u2019 ", "/")
            else ""
        )
        inside = [t.fold for t in tokens[run.name_first : run.last + 1]][1:]
        heads = head_words(self.words)
        return following in heads or any(
            f in heads and f not in self.words.name_like for f in inside
        )

    def _known(self, parts: tuple[str, ...]) -> bool:
        return any(self.model.is_forename(p) or self.model.is_surname(p) for p in parts)

    def _says(self, run: Run) -> float:
        """How many of the run's tokens the tagger takes for a person's name (0 to 1)."""
        places = range(run.name_first, run.last + 1)
        return sum(self.tags.get(i, ("O", 0.0))[0] == "PER" for i in places) / max(1, len(places))
