"""Names beside the short form of a post: "HCA Folasade", "r/v SHO Thackeray", "Brzozowska RMN"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.mentions import DAYS, Mention
from sigdocs.minimisation.names import Run
from sigdocs.minimisation.stretches import thing_words
from sigdocs.minimisation.written import WrittenFinder

# posts after which whoever holds them is named
POST_NOUNS = frozenset(
    ["administrator", "adviser", "advisor", "advocate", "anaesthetist", "assistant", "audiologist",
     "author", "carer", "caseworker", "caterer", "chair", "chaplain", "claimant", "cleaner",
     "clerk", "colleague", "commissioner", "complainant", "consultant", "cook", "coordinator",
     "coroner", "councillor", "dentist", "dietician", "dietitian", "director", "dispenser",
     "doctor", "driver", "editor", "educator", "examiner", "executive", "expert", "friend",
     "governance", "gp", "guardian", "handler", "housekeeper", "hygienist", "inspector", "intern",
     "interpreter", "investigator", "journalist", "keyworker", "lead", "manager", "matron",
     "member", "mentor", "midwife", "midwifery", "neighbour", "nurse", "nursing", "officer",
     "optometrist", "orthotist", "paramedic", "paramedics", "partner", "patient", "perfusionist",
     "pharmacist", "phlebotomist", "physicist", "physiotherapist", "podiatrist", "porter",
     "practitioner", "prosthetist", "psychiatrist", "radiographer", "receptionist", "registrar",
     "reporter", "resident", "scientist", "secretary", "solicitor", "sonographer", "student",
     "supervisor", "surgeon", "teacher", "technician", "therapist", "trainee", "translator",
     "tutor", "warden"]
)  # fmt: skip
_LEADS = re.compile(r"s?\d?(?: |: ?| - | \(|, )")  # "ST5 Idle", "CNS: Idle", "the ODP, Idle"
_POSTED = re.compile(r" |, | \(|: ?")
_BEDDED = re.compile(  # where a patient lies, or the patient's place on a list
    r"\b(?i:bed|bay|cubicle|side ?room|room|sr|trolley|pt|pts|patient|case|slot|list no)"
    r" ?\d{0,2}[A-Z]?(?: |: ?| ?[-\u2013] ?|, )(?=[A-Z])"
)
_FOLLOWS = re.compile(r"(?: |/| \(|, |\()")
_WEAK = frozenset(
    ["gp", "pa", "pc", "cd", "ot", "pt", "op", "ct", "st", "co", "cc", "md", "ta", "dc"]
)

_MANY = frozenset(
    [
        "have",
        "had",
        "were",
        "are",
        "say",
        "said",
        "want",
        "wanted",
        "live",
        "lived",
        "wrote",
        "came",
        "did",
    ]
)
CALENDAR = frozenset(
    (*MONTHS, *DAYS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)


class GradedFinder(WrittenFinder):
    """Finders that go by the short form of a post before or after the name."""

    def _graded(self) -> Iterator[Mention]:
        """A word that is nothing else, beside the short form of a post."""
        for run in self._runs():
            bare = self._without_letters(run)
            if run.title or not (self._may_be_a_name(bare) or self._is_word_in_place(run)):
                continue
            if self._is_led_by_letters(run):
                yield self._mention(run, "short form of a post before the name", 0.8)
            elif self._has_letters_after(bare):
                yield self._mention(bare, "short form of a post after the name", 0.75)
            elif self._is_led_by_post(run):
                yield self._mention(run, "post before the name", 0.75)

    def _is_word_in_place(self, run: Run) -> bool:
        """As in "the HCA, Sharp, left", "staff nurse Long was on": a surname that is a word, and acts."""
        word, after = run.name.parts[0], self.passage.text[run.end : run.end + 1]
        if run.first != run.last or word not in self.words.name_like or word in CALENDAR:
            return False
        if not self.model.is_surname(word) or word in self.words.places | self.words.place_heads:
            return False
        if run.first and self.passage.gap(run.first - 1) in (", ", " ("):
            return after in (",", ")")
        near = self.passage.gap(run.last) == " "
        following = self.passage.tokens[run.last + 1] if near else None
        if following is None or not following.text.islower():
            return False
        return following.fold in self.words.acts | self.words.say | self.words.helping

    def _is_led_by_post(self, run: Run) -> bool:
        """As in "the porter, Idle, left", "med sec Idle typed it"; not "Case Manager, Diagnostics"."""
        gap = self.passage.gap(run.first - 1) if run.first else ""
        if not _POSTED.fullmatch(gap) or self.passage.tokens[run.first - 1].fold not in POST_NOUNS:
            return False
        return gap in (" ", ": ", ":") or self.passage.text[run.end : run.end + 1] in (",", ")")

    def _bedded(self) -> Iterator[Mention]:
        """As in "Bed 9 Idle", "pt Idle, 71F": a word that is nothing else, where a patient is put."""
        starts = {match.end() for match in _BEDDED.finditer(self.passage.text)}
        for run in self._runs() if starts else ():
            if run.start in starts and not run.title and self._may_be_a_name(run):
                yield self._mention(run, "named after a patient's place", 0.75)

    def _families(self) -> Iterator[Mention]:
        """As in "The Idles have a solicitor": a surname in the plural after "the"."""
        tokens = self.passage.tokens
        for run in self._runs():
            word = run.name.parts[0]
            if run.first != run.last or not run.first or tokens[run.first - 1].fold != "the":
                continue
            if (
                word[-1:] != "s"
                or self.model.is_ordinary(word)
                or not self._is_name_only(word[:-1])
            ):
                continue
            many = self.passage.gap(run.last) == " " and tokens[run.last + 1].fold in _MANY
            if many or self.passage.text[run.end : run.end + 2] in ("' ", "\u2019 "):
                yield self._mention(run, "a family by its surname", 0.7)

    def _is_name_only(self, word: str) -> bool:
        """Whether a word is a surname, or spelt like one, and nothing else."""
        if self.model.is_ordinary(word) or word in thing_words(self.words) or word in self.things:
            return False
        return self.model.is_surname(word) or self.model.shape(word) > 60

    def _celled(self) -> Iterator[Mention]:
        """A name that many bear, alone in a cell of a row of three cells or more."""
        text = self.passage.text
        if text.count("\t") < 2:
            return
        for run in self._runs():
            line = text[text.rfind("\n", 0, run.start) + 1 : (text + "\n").index("\n", run.end)]
            alone = (
                text[run.start - 1 : run.start] in ("\t", "\n", "")
                and (text + "\n")[run.end] in "\t\n"
            )
            if not alone or line.count("\t") < 2 or run.title or not self._may_be_a_name(run):
                continue
            if run.name.parts[0] not in self.words.name_like and self._known(run.name.parts):
                yield self._mention(run, "a name in a cell of its own", 0.7)

    def _without_letters(self, run: Run) -> Run:
        """The run without what stands after the name: "Idle RMN"."""
        last = run.last
        while last > run.name_first and self.passage.tokens[last].fold in self.words.qualifications:
            last -= 1
        return replace(run, last=last, end=self.passage.tokens[last].end)

    def _may_be_a_name(self, run: Run) -> bool:
        """Whether none of its words is ordinary or stands for a thing, or a forename leads them."""
        if len(run.name.parts) > 4 or self._is_head_after(run):
            return False
        if not self._looks_named(run, singles=True, places=len(run.name.parts) < 2):
            return False
        first, things = run.name.parts[0], thing_words(self.words) | CALENDAR
        if first in self.things or not self.passage.tokens[run.name_first].text[1:].islower():
            return False
        plain = self.model.is_ordinary(first) or first in things
        if len(run.name.parts) > 1:
            return not plain or self.model.is_forename(first)
        return not plain

    def _is_led_by_letters(self, run: Run) -> bool:
        if not run.first or not _LEADS.fullmatch(self.passage.gap(run.first - 1)):
            return False
        token = self.passage.tokens[run.first - 1]
        if token.text[-1:] == "s" and token.text[:-1].isupper():  # "HCAs Folasade and Idle"
            return token.fold[:-1] in self.words.role_letters
        written = token.is_caps or (token.text.islower() and len(token.text) > 2)
        return written and token.fold in self.words.role_letters

    def _has_letters_after(self, run: Run) -> bool:
        if run.last + 1 >= len(self.passage.tokens):
            return False
        token = self.passage.tokens[run.last + 1]
        if not token.is_caps or not _FOLLOWS.fullmatch(self.passage.gap(run.last)):
            return False
        if (
            token.fold not in self.words.role_letters - _WEAK
            or run.name.parts[-1] in self.words.places
        ):
            return False
        listed = self._known(run.name.parts)
        return listed or self.model.shape(run.name.parts[-1]) > 0
