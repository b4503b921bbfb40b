"""Rare details that single a person out, and the ordinary ones beside them that must stay."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.rare import rare_details
from sigdocs.minimisation.text import passage
from sigdocs.reference.gazetteers import gazetteers


def found(text: str) -> list[str]:
    cut = passage("1f", 1, text)
    return [text[m.start : m.end] for m in rare_details(cut, gazetteers(), ())]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("She was a retired bell founder.", "a retired bell founder"),
        ("Her late husband had been a code clerk in the war.", "a code clerk in the war"),
        ("Patient 2 is the town crier of Ashby and was well.", "the town crier of Ashby"),
        ("He won the George Medal in 1971.", "the George Medal in 1971"),
        ("His mother holds an MBE for fostering.", "an MBE for fostering"),
        ("She is the voice of Tilly Trout.", "the voice of Tilly Trout"),
        ("An ex-England spin bowler, he asked for notes.", "An ex-England spin bowler"),
        ("the first woman to fly the mail to St Kilda", "the first woman to fly the mail to St Kilda"),
        ("He is a retired tugboat captain.", "a retired tugboat captain"),
        ("She danced once and was on television in 1988.", "was on television in 1988"),
        ("He is a former international fencer.", "a former international fencer"),
        ("the county champion beekeeper came in twice", "the county champion beekeeper"),
        ("She rowed for Cambridge and smokes.", "rowed for Cambridge"),
        ("They live in the village with the leaning chapel.", "the village with the leaning chapel"),
        ("He runs the town's only working windmill.", "the town's only working windmill"),
        ("She was deputy head of the cathedral choir school.", "deputy head of the cathedral choir school"),
        ("She is the first blind pilot in the county.", "the first blind pilot in the county"),
        ("the 61-year-old lighthouse keeper, who fell", "lighthouse keeper"),
        ("One of four people in the country with it.", "One of four people in the country with it"),
        ("At 61 she was the oldest mother in the parish.", "the oldest mother in the parish"),
        ("She is widely known for her campaign.", "widely known for her campaign"),
        ("Her fall was reported on the regional news.", "reported on the regional news"),
        ("A film was made about his rescue.", "made about his"),
        ("She won the lottery in 2009.", "won the lottery in 2009"),
        ("He was knighted in 2001.", "was knighted in 2001"),
        ("He holds the county record for the mile.", "the county record for the mile"),
        ("She was struck by lightning on a golf course.", "struck by lightning on a golf course"),
        ("He lost an arm in a threshing machine.", "lost an arm in a threshing machine"),
        ("The quadruplets were well.", "quadruplets"),
        ("She has eleven children.", "has eleven children"),
        ("He weighed 231 kg.", "weighed 231 kg"),
        ("There are only nine known cases in the world.", "only nine known cases in the world"),
        ("She has an extremely rare metabolic disorder.", "an extremely rare metabolic disorder"),
        ("Her uncle sits in the House of Lords.", "sits in the House of Lords"),
        ("She is the sister of a serving cabinet minister.", "the sister of a serving cabinet minister"),
        ("He was the man who swam to Norway.", "the man who swam to Norway"),
        ("Her husband breeds falcons for the palace.", "breeds falcons for the palace"),
        ("A snake charmer, he was bitten.", "A snake charmer"),
    ],
)  # fmt: skip
def test_a_rare_detail_is_found_whole(text: str, detail: str) -> None:
    assert any(detail in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "She was a teacher and he is a retired nurse.",
        "The only entry in the notes was at noon.",
        "The ward's only registrar was in theatre.",
        "He was the first patient on the list and the last to leave.",
        "She is the dementia champion of the ward and a wound care champion.",
        "The former trust secretary holds the file.",
        "The consultant was awarded study leave and given a warning.",
        "He ran for help. She swam twice a week and ran at 8 am.",
        "The founder of the practice retired; the head of midwifery was told.",
        "a bay with the curtains drawn, a house with stairs",
        "He was breathless and was on steroids; she was the first woman to attend that day.",
        "Her father was a driver and she was a smoker.",
        "Her husband is a builder and her son is a bookkeeper.",
        "The trust is the only provider in the region.",
        "The only hospital in the county has no scanner.",
        "Perforation is a rare complication of the procedure.",
        "There were four cases of sepsis on the ward.",
        "The local press has been in touch and a statement was issued.",
        "The record was not kept and record keeping was poor.",
        "She has three children and he weighed 84 kg.",
        "The surgeon is well known to the trust.",
        "The champion for safety on the board was told.",
        "He lost his leg to diabetes.",
        "The man who came in was asked for his name.",
        "She won her appeal and was given a date.",
    ],
)
def test_an_ordinary_one_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Her son, a retired bell founder, found the notes altered.", "a retired bell founder"),
        ("He is a poet, formerly of Ashby, and was well.", "a poet, formerly of Ashby"),
        ("She was a cellist who had toured and was seen twice.", "a cellist who had toured"),
        (
            "from the village with the leaning chapel and was seen",
            "the village with the leaning chapel",
        ),
    ],
)
def test_what_follows_it_stays(text: str, whole: str) -> None:
    assert whole in found(text)


def test_a_length_that_runs_out_cuts_no_word() -> None:
    text = "He won the Ashby Cup for " + "unremittingly " * 9
    (detail,) = found(text)
    assert (text + " ").startswith(detail + " ", text.index(detail))
