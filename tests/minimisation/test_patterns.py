"""Guarded patterns find what bare ones find: the words they ask for never hide a match."""

from __future__ import annotations

import gc
import random
import re
import string
from collections.abc import Iterator

import pytest

from sigdocs.minimisation import minimise
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.required import alternatives, folded, required
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.test_measures import BENCH, SAMPLES, UNSEEN


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bin (?:strict )?confidence\b", {b"conf"}),
        (r"(?:told|warned) by (?:our )?counsel", {b"coun"}),
        (r"\b(?:ward|unit)\b", {b"ward", b"unit"}),
        (r"\d\d/\d\d(?!\d)", {b"00/0"}),
        (r"(?:GMC|NMC)\W{0,3}(?:no|number)?", {b"gmc", b"nmc"}),
        (r"[Tt]rust(?= board)", {b"boar"}),
        (r"(?<=quinsy )tonsil", {b"nsil"}),
        (r"(?:x-ray){2}", {b"rayx"}),
    ],
)
def test_the_rarest_words_that_every_match_holds_are_asked_for(
    pattern: str, pieces: set[bytes]
) -> None:
    assert required(pattern, re.I) == pieces


@pytest.mark.parametrize(
    "pattern", [r"\w+ \w+", r"(?:Jones)?", r"(?!Jones)\w", r"[^a]b*", r"é|Jones"]
)
def test_where_no_word_is_certain_none_is_asked_for(pattern: str) -> None:
    needed = required(pattern, re.I)
    assert needed is None or needed == {b" "}


def test_whatever_ignoring_case_matches_a_letter_or_figure_is_folded_like_it() -> None:
    every = "".join(map(chr, range(0x110000)))
    for letter in string.ascii_lowercase:
        alike = re.findall(letter, every, re.I)
        assert len(alike) >= 2
        assert {folded(one) for one in alike} == {letter.encode()}
    assert {folded(one) for one in re.findall(r"\d", every)} == {b"0"}


def test_alternatives_are_parted_where_their_groups_are_named_and_only_there() -> None:
    assert alternatives(r"a[|)](?:b|c)\||d") == [r"a[|)](?:b|c)\|", "d"]
    assert alternatives(r"[]|]x|\[y") == ["[]|]x", r"\[y"]
    assert alternatives(r"(a)|(b)") == [r"(a)|(b)"]
    assert alternatives(r"(?P<one>a)|b") == [r"(?P<one>a)", "b"]
    assert alternatives(r"a?|b") == [r"a?|b"], "what can be empty is everywhere"


def test_of_alternatives_that_begin_together_the_first_named_wins() -> None:
    pattern = Pattern(r"Upper Wey|Upper|Wey Bridge|Wey")
    found = [m.group() for m in pattern.finditer("Upper Wey Bridge, Upper, Wey Bridge")]
    assert found == ["Upper Wey", "Upper", "Wey Bridge"]
    first = pattern.search("Wey Bridge, Upper")
    assert first is not None and first.group() == "Wey Bridge"


def _texts() -> list[str]:
    """Answers of every form there is, and of some that were turned and mixed."""
    cases = [*(BENCH.cases(SAMPLES) if SAMPLES.is_dir() else ()), *BENCH.cases(UNSEEN)]
    texts = [a.text.reveal() for case in cases for a in case.checked.form.answers if len(a.text)]
    chance = random.Random(5)
    words = [word for text in texts for word in re.findall(r"\S+\s*", text)]
    mixed = ["".join(chance.choices(words, k=60)) for _ in range(150)]
    likenesses = str.maketrans("iIskK1", "ı\u0130ſ\u212aK\u0661")
    turned = [turn(chance.choice(texts)) for turn in (str.upper, str.swapcase) for _ in range(60)]
    odd = [chance.choice(texts).translate(likenesses) for _ in range(60)]
    return [*chance.sample(texts, min(len(texts), 500)), *mixed, *turned, *odd]


def _patterns() -> Iterator[Pattern]:
    """Every pattern that minimisation has made."""
    form = BENCH.cases(UNSEEN)[0].checked
    policy = minimisation_policy()
    minimise(form, purpose=Purpose.LEARNING, people=PeopleTable(), policy=policy)
    yield from (one for one in gc.get_objects() if isinstance(one, Pattern))


def test_no_match_of_any_rule_is_hidden_by_the_words_it_asks_for() -> None:
    texts, found, hidden = _texts(), 0, []
    patterns = {(p.pattern, p.flags): p for p in _patterns()}
    assert len(patterns) > 20
    for (pattern, flags), guarded in patterns.items():
        bare = re.compile(pattern, flags)
        for text in texts:
            want = [match.span() for match in bare.finditer(text)]
            found += len(want)
            if want != [match.span() for match in guarded.finditer(text)]:
                hidden.append(pattern)
            first = guarded.search(text, 5)
            at = bare.search(text, 5)
            if (first and first.span()) != (at and at.span()):
                hidden.append(pattern)
    assert not hidden
    assert found > 100
