"""The promised figures, on the shared samples and on forms of our own (benchmarks/unseen)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sigdocs.minimisation import minimise
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.reference.purposes import minimisation_policy
from tests.conftest import ROOT, SHARED


def bench() -> ModuleType:
    """benchmarks/minimisation.py as a module."""
    spec = importlib.util.spec_from_file_location(
        "bench_minimisation", ROOT / "benchmarks" / "minimisation.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_minimisation"] = module
    spec.loader.exec_module(module)
    return module


BENCH = bench()
SAMPLES = SHARED / "samples"
UNSEEN = ROOT / "benchmarks" / "unseen"
NEEDED = [("samples", SAMPLES), ("unseen", UNSEEN)]


def cases(folder: Path) -> list:
    if not folder.is_dir():
        pytest.skip(f"{folder.name}: the shared samples are not on this machine")
    return [c for c in BENCH.cases(folder) if not c.part.endswith("held out")]


def tally(folder: Path, purpose: Purpose, recipient: str = "") -> object:
    total = BENCH.Tally()
    for case in cases(folder):
        BENCH.measure(case, purpose, recipient, total)
    return total


@pytest.mark.parametrize(("name", "folder"), NEEDED)
@pytest.mark.parametrize(
    ("purpose", "recipient"),
    [(Purpose.GROUP, ""), (Purpose.RECIPIENT, "gmc"), (Purpose.RECIPIENT, "cqc")],
)
def test_patients_and_identifiers_are_gone_and_other_words_stay(
    name: str, folder: Path, purpose: Purpose, recipient: str
) -> None:
    total = tally(folder, purpose, recipient)
    assert total.gone["PATIENT"] == total.seen["PATIENT"], "patients and relatives"
    numbers = [label for label in BENCH.NUMBERS if total.seen[label]]
    gone, seen = (sum(t[label] for label in numbers) for t in (total.gone, total.seen))
    assert gone / seen >= 0.99, [m for m in total.misses if "KEPT" not in m]
    assert total.kept / total.words >= 0.97
    assert total.lost_decoys == []


@pytest.mark.parametrize(("name", "folder", "least"), [(*NEEDED[0], 1.0), (*NEEDED[1], 0.99)])
def test_for_learning_every_mark_is_gone_and_most_words_stay(
    name: str, folder: Path, least: float
) -> None:
    total = tally(folder, Purpose.LEARNING)
    assert sum(total.gone.values()) / sum(total.seen.values()) >= least, total.misses
    assert total.kept / total.words >= 0.93


@pytest.mark.parametrize(("name", "folder"), NEEDED)
def test_pseudonyms_are_the_same_for_every_purpose_and_in_every_reading(
    name: str, folder: Path
) -> None:
    for case in cases(folder):
        people = PeopleTable()
        for purpose, recipient in (*BENCH.PURPOSES, *BENCH.PURPOSES):
            before = people
            _, people = minimise(
                case.checked,
                purpose=purpose,
                people=before,
                policy=minimisation_policy(),
                recipient=recipient,
            )
            assert not before.people or people == before, case.name
