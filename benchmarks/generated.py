"""Forms made from name lists, to measure how names are found that nobody thought of.

Names are drawn at random from the data folder (every country there), so most were never tuned on. The
sentences are none of those that the tagger was trained on (benchmarks/synthetic.py). Labels: KNOWN (a
person of the form's own fields, under an alias), MISSPELT, STRANGER (named only in prose), PATIENT,
RELATIVE and identifiers.
"""

from __future__ import annotations

import random
import string
from datetime import date
from typing import Any

from synthetic import NameLists

from sigdocs.minimisation.text import fold
from sigdocs.model.findings import CaseProfile, Focus, ValidatedForm
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText

STRANGERS = (
    "The scrub nurse that evening, {n}, has since left.",
    "A statement was taken from {n}, who works in radiology.",
    "{n} told the panel that nobody had rung.",
    "The bed manager ({n}) refused the transfer.",
    "According to {n}, the drain had been clamped.",
    "We were rung on Friday by {n}, a physiotherapist.",
    "It was {t} {s} who wrote up the chart.",
    "Her neighbour {n} found her on the floor.",
    "The complaint is supported by {n} and by two others.",
    "{t} {s} says that the consent form was signed afterwards.",
    "The locum pharmacist, {n}, did not query the dose.",
    "Minutes were kept by {n}.",
    "{n} (health care assistant) had gone home.",
    "The expert instructed by the family, Professor {n}, disagrees.",
    "Sister {s} countersigned.",
    "A cleaner, {n}, found the syringe.",
    "The trainee was {n}.",
    "Patient 7, {n}, was not harmed.",
)
DECOYS = (
    "The Waterlow score was 18 and Parkinson's disease was noted.",
    "A Foley catheter was passed and enoxaparin given.",
    "There may be more; we hope not.",
    "Costs are on purchase order 4500{d6}.",
    "Datix was completed and the Royal College of Nursing was told.",
    "He was moved to Beech ward before Christmas.",
    "The Significant Concerns Group will want to see the Hartmann's procedure list.",
    "Crohn's disease, Bell's palsy and Addison's disease were excluded.",
    "The Early Warning Score was green.",
    "Mental Capacity Act 2005 paperwork was in order.",
)
DOCTOR = (
    "{a} was on call.", "The notes were written by {a}.", "She asked {a} twice.", "{a}'s explanation was brief.",  # noqa: E501
    "Nobody could reach {a} until ten.", "This was discussed with {a}.", "{a} disputes the account.",
)  # fmt: skip
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr")


class Maker:
    """Makes one form at a time from a seed."""

    def __init__(self, lists: NameLists, seed: int) -> None:
        self.chance = random.Random(seed)
        self.lists = lists

    def name(self) -> tuple[str, str]:
        """A forename and a surname, one in eight hyphened."""
        forename, surname = (
            self.chance.choice(self.lists.forenames),
            self.chance.choice(self.lists.surnames),
        )
        if self.chance.random() < 0.12:
            surname = f"{surname}-{self.chance.choice(self.lists.surnames)}"
        return forename, surname

    def nhs(self) -> str:
        """A valid number of the 999 test range."""
        while True:
            nine = f"999{self.chance.randrange(10**6):06d}"
            check = (
                11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
            ) % 11
            if check < 10:
                number = f"{nine}{check}"
                return self.chance.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}"])

    def misspelt(self, word: str) -> str:
        """One slip of the pen inside the word: a letter lost, doubled, changed or swapped."""
        place = self.chance.randrange(1, len(word) - 1)
        slip = self.chance.randrange(4)
        if slip == 0:
            return word[:place] + word[place + 1 :]
        if slip == 1:
            return word[:place] + word[place] + word[place:]
        if slip == 2:
            return word[:place] + self.chance.choice(string.ascii_lowercase) + word[place + 1 :]
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    def alias(self, forename: str, surname: str) -> tuple[str, str]:
        """The doctor in one of many spellings, and its label."""
        kinds = [
            f"Dr {surname}", f"Dr {forename} {surname}", f"{surname.upper()}, {forename}", surname.upper(),
            f"{forename[0]}. {surname}", f"{forename} {surname}", fold(f"Dr {surname}").replace("dr", "Dr"),
            f"Dr {surname.lower()}", f"{forename}\n{surname}",
        ]  # fmt: skip
        if len(surname) > 5 and surname.isalpha() and self.chance.random() < 0.35:
            return f"Dr {self.misspelt(surname)}", "MISSPELT"
        return self.chance.choice(kinds), "KNOWN"


def form(
    lists: NameLists, seed: int
) -> tuple[ValidatedForm, dict[tuple[str, int], list[dict[str, Any]]]]:
    """One generated form and its spans."""
    maker = Maker(lists, seed)
    chance = maker.chance
    doctor, staff, lead = maker.name(), maker.name(), maker.name()
    parts: dict[str, list[tuple[str, str]]] = {
        "1a": [(" ".join(staff), "KNOWN"), (", Case Manager, Claims Management", "")],
        "1b": [(" ".join(lead), "KNOWN"), (", Director of Claims Management", "")],
        "1c": [("Marlow Dene Hospitals NHS Trust", "")],
        "1d": [
            (f"Dr {' '.join(doctor)}", "KNOWN"),
            (", consultant physician, GMC ", ""),
            (f"9{chance.randrange(10**6):06d}", "GMC_NUMBER"),
        ],
        "1f": [],
        "2d": [],
    }
    for number in range(1, 5):
        forename, surname = maker.name()
        parts["1f"] += [
            (f"{number}. ", ""),
            (f"{chance.choice(TITLES[:4])} {forename} {surname}", "PATIENT"),
            (" (NHS No ", ""),
            (maker.nhs(), "NHS_NUMBER"),
            (") was admitted with chest pain. ", ""),
        ]
        for _ in range(2):
            parts["1f"] += _with(chance.choice(DOCTOR), "{a}", maker.alias(*doctor))
        kin = chance.choice(["His brother, ", "Her daughter ", "The widow, "])
        relative = maker.name()
        parts["1f"] += [
            (kin, ""),
            (f"{relative[0]} {surname}", "RELATIVE"),
            (", has complained. ", ""),
        ]
        parts["1f"] += [
            (chance.choice(DECOYS).replace("{d6}", f"{chance.randrange(10**6):06d}") + "\n\n", "")
        ]
    for _ in range(5):
        parts["2d"] += _stranger(maker)
        parts["2d"] += [
            (chance.choice(DECOYS).replace("{d6}", f"{chance.randrange(10**6):06d}") + " ", "")
        ]
    return _assembled(parts)


def _with(sentence: str, slot: str, filled: tuple[str, str]) -> list[tuple[str, str]]:
    before, after = sentence.split(slot, 1)
    return [(before, ""), filled, (after + " ", "")]


def _stranger(maker: Maker) -> list[tuple[str, str]]:
    sentence = maker.chance.choice(STRANGERS)
    forename, surname = maker.name()
    if "{n}" in sentence:
        slot, title = ("Professor {n}", "Professor ") if "Professor" in sentence else ("{n}", "")
        return _with(sentence, slot, (f"{title}{forename} {surname}", "STRANGER"))
    if "{t}" in sentence:
        return _with(sentence, "{t} {s}", (f"{maker.chance.choice(TITLES)} {surname}", "STRANGER"))
    return _with(sentence, "Sister {s}", (f"Sister {surname}", "STRANGER"))


def _assembled(
    parts: dict[str, list[tuple[str, str]]],
) -> tuple[ValidatedForm, dict[tuple[str, int], list[dict[str, Any]]]]:
    answers, spans = [], {}
    for question, pieces in parts.items():
        text, found = "", []
        for piece, label in pieces:
            if label:
                found.append({"label": label, "start": len(text), "end": len(text) + len(piece)})
            text += piece
        answers.append(
            Answer(question=question, text=PersonalText(text), state=AnswerState.ANSWERED)
        )
        spans[question, 1] = found
    profile = CaseProfile(
        function="Claims Management", function_evidence="1a", focus=Focus.TEAM, focus_evidence="1d"
    )
    parsed = ParsedForm(kind=FormKind.NOTIFICATION, edition=17, answers=tuple(answers))
    return ValidatedForm(
        form=parsed, findings=(), profile=profile, received=date(2026, 11, 21)
    ), spans
