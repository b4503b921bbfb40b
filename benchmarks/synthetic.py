"""Synthetic sentences in the manner of significant-concern forms, to train the name tagger on.

Names are drawn from the public lists; the sentences are our own. None is from a sample form.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

Sentence = tuple[str, list[tuple[int, int, str]]]
TEMPLATES = """
{t} {f} {s} was seen in clinic on {date} and listed for surgery.
{t} {s} complained to the practice manager, who passed it on.
The registrar, Dr {f} {s}, wrote that the scan was normal.
The complaint was made by {f} {s}, a former colleague.
{f} {s} told the investigator that nobody had checked the chart.
According to {f}, the second dose was never given.
{f} said that she had asked for help twice.
I spoke to {f} {s} at {org} on {date}.
{org} has asked {f} {s} to lead the review.
She was admitted to {org} from {loc} and moved to {ward} ward.
He was transferred from {ward} ward to {org} in {loc}.
The family live in {loc} and were not told.
{s} and {s2} were both present when the drain was removed.
Her husband, {f} {s}, has written to the Trust.
His mother {f} rang {ward} ward at 14:10.
The twins, {f} and {f2} {s}, were born at {org}.
{f} {s}, aged 54, had a {ep} score of 3.
The patient with {ep}'s disease was looked after by {f} {s}.
A {ep} score was not recorded by Nurse {s}.
{ep}'s syndrome had been diagnosed in 2019.
The {ep} criteria were met and {drug} 40 mg was given.
{drug} was started by Dr {s} and stopped by {f} {s}.
Email from {f} {s} to {f2} {s2}, copied to the Medical Director.
From: {f} {s}
To: {s}, {f}
Cc: {s2}, {f2}; {s}, {f}
Dear {f}, thank you for your note about {ward} ward.
Regards, {f}
Kind regards {f} {s}, Head of Legal Services
Present: {f} {s} (Chair), {f2} {s2}, {s}. Apologies: {f}.
Matron {s} confirmed that {f} had been off that week.
The solicitor for the family, {f} {s} of {s2} {s} LLP, has written again.
{s} {s2} LLP are instructed by {org}.
{f} {s} MP has asked a question about {org}.
The {loc} Gazette ran a story about {f} {s}.
The {loc} {news} has asked for comment.
It was raised with NHS England and the Care Quality Commission by {f} {s}.
The Department of Surgery at {org} has seven consultants.
Operation {ward} is the name the police use; DS {f} {s} is the contact.
The Trust follows the {ward} Framework and the Being Fair guidance.
The audit by {f} {s} showed a pattern which Dr {s2} disputes.
Theatre staff, including {f} and {f2}, were not interviewed.
Band 6 midwife {f} {s} looked after two women.
Staff Nurse {f} {s} signed the Controlled Drugs register.
{t} {s}'s case was settled. {t2} {s2}'s case was not.
Claim by {f} {s} against {org} - breach admitted.
We met {f} {s} and {f2} {s2} on Tuesday.
{f}'s daughter was in the room.
Neither {s} nor {s2} had been trained on the Omnicell cabinet.
The scans were reported by {f} {s} in {loc}.
Hospital policy says that the Consultant must attend. {s} did not.
Chambers and Partners were mentioned. Counsel from {s} Chambers is instructed.
{ward} ward and {ward2} ward are to close.
Health Education England placed {f} {s} at {org} in {loc}.
The {ep} test and the {ep2} sign were both positive.
Mental Health Act papers for {f} {s} were not in order.
Royal College of {col} has been approached.
Infusion of {drug} through a {ep} catheter was set up by {f}.
Datix was completed by {f} {s} on Monday.
Since March {f} {s} has worked at {org}.
My colleague {f} {s} in Safety and Learning has the file.
Claims Management ({f} {s}) confirmed the figures.
{s} operated on Friday; {s2} assisted.
Mr and Mrs {s} live near {loc}.
In {loc} there is only one such unit.
Could {f} please ring {f2} back about {t} {s}?
An agency nurse, {f} {s}, was on duty with {f2} {s2}.
The locum, {f} {s} from {loc}, left in May.
{f} will chair. {f2} sends apologies.
{drug}, {drug2} and fluids were prescribed.
Significant Concerns Group papers were sent to {f} {s}.
Patient Advice and Liaison Service has logged it for {t} {s}.
""".strip().splitlines()
ENDINGS = (
    "NHS Foundation Trust", "University Hospitals NHS Trust", "General Hospital", "District Hospital", "Hospital",  # noqa: E501
    "Community Hospital", "Surgery", "Medical Practice", "Pharmacy", "Integrated Care Board", "Health Centre",
    "Infirmary", "Dental Practice", "Nursing Home", "Birth Centre", "Partnership NHS Trust", "Clinic", "Hospice",  # noqa: E501
)  # fmt: skip
WARDS = [
    "Maple",
    "Willow",
    "Elm",
    "Primrose",
    "Snowdrop",
    "Kingfisher",
    "Heron",
    "Ashdown",
    "Lister",
    "Fleming",
    "Seacole",
    "Harvey",
    "Jenner",
    "Victoria",
    "Albert",
    "Beech",
    "Sycamore",
    "Puffin",
    "Dolphin",
    "Starlight",
    "Sunflower",
    "Bluebell",
    "Windsor",
    "Balmoral",
    "Chestnut",
    "Acorn",
    "Skylark",
]
EPONYMS = [
    "Parkinson",
    "Crohn",
    "Wells",
    "Glasgow",
    "Bishop",
    "Barrett",
    "Cushing",
    "Addison",
    "Graves",
    "Hodgkin",
    "Murphy",
    "Romberg",
    "Marfan",
    "Turner",
    "Down",
    "Huntington",
    "Gleason",
    "Barthel",
    "Rankin",
    "Waterlow",
    "Braden",
    "Apgar",
    "Foley",
    "Hartmann",
    "Tinel",
    "Phalen",
    "Babinski",
    "Dupuytren",
    "Raynaud",
    "Kawasaki",
    "Perthes",
    "Colles",
    "Bankart",
    "Lisfranc",
    "Ranson",
    "Child",
    "Mohs",
    "Duke",
]
DRUGS = [
    "Warfarin",
    "Clexane",
    "Tinzaparin",
    "Augmentin",
    "Tazocin",
    "Propofol",
    "Ketamine",
    "Fentanyl",
    "Oxytocin",
    "Lorazepam",
    "Haloperidol",
    "Apixaban",
    "Insulin",
    "Humulin",
    "Novomix",
    "Amiodarone",
    "Digoxin",
    "Gentamicin",
    "Morphine",
    "Methotrexate",
    "Clozapine",
    "Lithium",
]
COLLEGES = [
    "Surgeons",
    "Physicians",
    "Midwives",
    "Nursing",
    "Radiologists",
    "Psychiatrists",
    "Anaesthetists",
    "Obstetricians",
]
NEWS = ["Echo", "Herald", "Post", "Chronicle", "Argus", "Advertiser", "Mercury", "Courier", "Times"]
LOCALITIES = [
    "Leeds",
    "Bristol",
    "Norwich",
    "Hull",
    "Truro",
    "Kendal",
    "Whitby",
    "Oldham",
    "Burnley",
    "Cardiff",
    "Bangor",
    "Exeter",
    "Devon",
    "Kent",
    "Cumbria",
    "Suffolk",
    "Dorset",
    "Ripon",
    "Selby",
    "Goole",
    "Matlock",
    "Buxton",
    "Leek",
    "Stone",
    "Stafford",
    "Hertford",
    "Watford",
    "Slough",
    "Lagos",
    "Warsaw",
    "Mumbai",
    "Karachi",
    "Dublin",
    "Cork",
    "France",
    "Spain",
    "Poland",
    "Nigeria",
    "India",
]
STEMS = [
    "Ash",
    "Bar",
    "Black",
    "Brad",
    "Caster",
    "Chil",
    "Cold",
    "Dale",
    "Dun",
    "East",
    "Fern",
    "Gold",
    "Hales",
    "Hart",
    "Hazel",
    "Holm",
    "Kel",
    "Lang",
    "Mar",
    "Mel",
    "North",
    "Oak",
    "Pen",
    "Raven",
    "Red",
    "Sal",
    "Sed",
    "Stan",
    "Thorn",
    "Wal",
    "West",
    "Whit",
    "Win",
    "Wood",
]
TAILS = [
    "bridge",
    "bury",
    "by",
    "dale",
    "don",
    "field",
    "ford",
    "ham",
    "ley",
    "mere",
    "more",
    "port",
    "ridge",
    "stead",
    "stoke",
    "ton",
    "wick",
    "worth",
    "water",
]
TITLES = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sister", "Nurse", "Baby"]
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


def sentences(lists: NameLists, chance: random.Random, count: int) -> list[Sentence]:
    """``count`` sentences with the spans of PER, ORG, LOC and MISC."""
    return [_fill(chance.choice(TEMPLATES), lists, chance) for _ in range(count)]


def _fill(template: str, lists: NameLists, chance: random.Random) -> Sentence:
    text, spans, place = "", [], 0
    for match in SLOT.finditer(template):
        text += template[place : match.start()]
        word, label = _slot(match.group(1).rstrip("2"), lists, chance)
        if label:
            spans.append((len(text), len(text) + len(word), label))
        text += word
        place = match.end()
    return text + template[place:], spans


def _slot(slot: str, lists: NameLists, chance: random.Random) -> tuple[str, str]:
    town = chance.choice(STEMS) + chance.choice(TAILS)
    surname = chance.choice(lists.surnames)
    if chance.random() < 0.12:
        surname = f"{surname}-{chance.choice(lists.surnames)}"
    choices = {
        "f": (chance.choice(lists.forenames), "PER"),
        "s": (surname.upper() if chance.random() < 0.04 else surname, "PER"),
        "t": (chance.choice(TITLES), ""),
        "org": (
            f"{chance.choice([town, chance.choice(LOCALITIES)])} {chance.choice(ENDINGS)}",
            "ORG",
        ),
        "loc": (chance.choice([town, chance.choice(LOCALITIES)]), "LOC"),
        "ward": (chance.choice(WARDS), "MISC"),
        "ep": (chance.choice(EPONYMS), "MISC"),
        "drug": (chance.choice(DRUGS), "MISC"),
        "col": (chance.choice(COLLEGES), "ORG"),
        "news": (chance.choice(NEWS), "ORG"),
        "date": (
            f"{chance.randint(1, 28)} {chance.choice(['May', 'June', 'August', 'March'])} 2025",
            "",
        ),
    }
    return choices[slot]
