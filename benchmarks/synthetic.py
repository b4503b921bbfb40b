"""Synthetic sentences in the manner of significant-concern forms, to train the name tagger on.

Names are drawn from the public lists; the sentences are our own. None is from a sample form.
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sigdocs.reference.gazetteers import gazetteers

Sentence = tuple[str, list[tuple[int, int, str]]]
FACTS = tomllib.loads((Path(__file__).parent / "synthetic.toml").read_text("utf-8"))
LISTS: dict[str, Any] = FACTS["words"]
MEDICAL: list[str] = LISTS["medical"].split()
ROLE_LETTERS = sorted(gazetteers().role_letters)
NAME_LIKE = sorted(gazetteers().name_like)
TEMPLATES: list[str] = FACTS["sentences"]["templates"].strip().splitlines()
SLOT = re.compile(r"\{(\w+?)\}")


@dataclass(frozen=True)
class NameLists:
    """Forenames and surnames of many countries, as written."""

    forenames: tuple[str, ...]
    surnames: tuple[str, ...]

    @classmethod
    def read(cls, folder: Path) -> NameLists:
        """Read the lists of the data folder."""
        forenames, surnames = set(), set()
        for sex in "fm":
            with (folder / f"ew_{sex}_2020.csv").open() as lines:
                forenames |= {
                    r["name"].title() for r in csv.DictReader(lines) if int(r["count"]) > 20
                }
        for kind, found in (("forenames", forenames), ("surnames", surnames)):
            with (folder / f"common-{kind}-by-country.csv").open(encoding="utf-8-sig") as lines:
                found |= {(r["Romanized Name"] or "").strip() for r in csv.DictReader(lines)}
        for file in (folder / "faker").glob("*.txt"):
            wanted = (
                forenames if "first" in file.name else surnames if "last" in file.name else set()
            )
            wanted |= {
                word.title() if word.isupper() else word for word in file.read_text("utf-8").split()
            }
        census = (folder / "us_census_1990_surnames.txt").read_text().splitlines()[:6000]
        surnames |= {line.split()[0].title() for line in census}
        good = re.compile(r"[^\W\d_][^\W\d_'\- ]+(?:[-' ][^\W\d_]+)?")
        return cls(
            tuple(sorted(w for w in forenames if good.fullmatch(w))),
            tuple(sorted(w for w in surnames if good.fullmatch(w))),
        )


def sentences(
    lists: NameLists, plain: tuple[str, ...], chance: random.Random, count: int
) -> list[Sentence]:
    """``count`` sentences with the spans of PER, ORG, LOC and MISC; ``plain``: ordinary words."""
    return [_fill(chance.choice(TEMPLATES), lists, plain, chance) for _ in range(count)]


def _fill(
    template: str, lists: NameLists, plain: tuple[str, ...], chance: random.Random
) -> Sentence:
    text, spans, place = "", [], 0
    for match in SLOT.finditer(template):
        text += template[place : match.start()]
        slot = match.group(1).rstrip("2")
        word, label = (
            _plain(slot, plain, chance)
            if slot in ("word", "Word")
            else _person(lists, chance)
            if slot == "n"
            else _slot(slot, lists, chance)
        )
        if label:
            spans.append((len(text), len(text) + len(word), label))
        text += word
        place = match.end()
    return text + template[place:], spans


def _plain(slot: str, plain: tuple[str, ...], chance: random.Random) -> tuple[str, str]:
    word = chance.choice(plain)
    return (word.capitalize() if slot == "Word" else word), ""


def _person(lists: NameLists, chance: random.Random) -> tuple[str, str]:
    """A person in one of the ways people write them."""
    forename, surname = chance.choice(lists.forenames), _surname(lists, chance)
    ways = (
        surname, forename, f"{forename} {surname}", f"{forename[0]} {surname}", f"{forename[0]}. {surname}",
        f"{surname}, {forename}", f"{forename} {surname[0]}",
    )  # fmt: skip
    return chance.choice(ways), "PER"


def _abbreviation(chance: random.Random) -> str:
    """As in MRSA, DoLS, LeDeR, EPMA: capitals, sometimes with a small letter between them."""
    letters = [chance.choice("ABCDEFGHILMNOPRSTUVW") for _ in range(chance.randint(3, 5))]
    if chance.random() < 0.3:
        letters[1] = letters[1].lower()
    return "".join(letters)


def _surname(lists: NameLists, chance: random.Random) -> str:
    surname = chance.choice(lists.surnames)
    if chance.random() < 0.12:
        surname = f"{surname}-{chance.choice(lists.surnames)}"
    return surname.upper() if chance.random() < 0.04 else surname


def _slot(slot: str, lists: NameLists, chance: random.Random) -> tuple[str, str]:
    town = chance.choice(
        [
            chance.choice(LISTS["stems"]) + chance.choice(LISTS["tails"]),
            chance.choice(LISTS["localities"]),
        ]
    )
    role = chance.choice(LISTS["roles"])
    month = chance.choice(["May", "June", "August", "March"])
    invented = chance.choice(LISTS["beginnings"]) + chance.choice(LISTS["ends"])
    choices = {
        "f": (chance.choice(lists.forenames), "PER"),
        "s": (_surname(lists, chance), "PER"),
        "i": (chance.choice("ABCDEFGHJKLMNOPRSTVWYZ"), "PER"),
        "t": (chance.choice(LISTS["titles"]), ""),
        "org": (f"{town} {chance.choice(LISTS['endings'])}", "ORG"),
        "loc": (town, "LOC"),
        "ward": (chance.choice(LISTS["wards"]), "MISC"),
        "ep": (chance.choice(LISTS["eponyms"]), "MISC"),
        "drug": (chance.choice(LISTS["drugs"]), "MISC"),
        "Drug": (chance.choice(LISTS["drugs"]), "MISC"),
        "brand": (chance.choice([invented, chance.choice(LISTS["drugs"])]), "MISC"),
        "sys": (chance.choice([invented, chance.choice(LISTS["systems"])]), "MISC"),
        "col": (chance.choice(LISTS["colleges"]), "ORG"),
        "news": (chance.choice(LISTS["news"]), "ORG"),
        "role": (role, ""),
        "Role": (role[0].upper() + role[1:], ""),
        "kin": (chance.choice(LISTS["kin"]), ""),
        "grade": (chance.choice(LISTS["grades"]), ""),
        "date": (f"{chance.randint(1, 28)} {month} 2025", ""),
        "abbr": (_abbreviation(chance), "MISC"),
        "rl": (chance.choice(ROLE_LETTERS).upper(), ""),
        "like": (chance.choice(NAME_LIKE).capitalize(), ""),
        "verb": (chance.choice(LISTS["verbs"]), ""),
        "obj": (chance.choice(LISTS["objects"]), ""),
        "person": (chance.choice(LISTS["people"]), ""),
        "tab": ("\t", ""),
        "nl": ("\n", ""),
    }
    return choices[slot]
