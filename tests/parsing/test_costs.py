"""What reading costs: time beside its floor, memory, and what is imported."""

from __future__ import annotations

import gc
import io
import statistics
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from sigdocs.parsing import parse
from sigdocs.parsing.package import open_package
from sigdocs.parsing.word import read_package
from sigdocs.reference.definitions import form_definitions
from tests.conftest import ROOT, SHARED
from tests.parsing.cases import NOTIFICATION
from tests.parsing.hands import Hand, fill_in
from tests.parsing.test_hands import N

SAMPLES = sorted((SHARED / "samples").glob("*.docx"))


def fastest(work: Callable[[], object], times: int = 9) -> float:
    """Seconds of processor time, the best of several runs (other programs share the machine)."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def opened_parts(content: bytes) -> list[str]:
    package = open_package(content)
    read_package(package)
    return list(package.touched)


def floor(content: bytes, parts: list[str]) -> list[object]:
    """Unzip and parse every part that the reader opens: no reader can do less."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [etree.fromstring(archive.read(part)) for part in parts]


def test_reading_a_word_form_stays_near_its_floor() -> None:
    """A guard against accidents: the measured figure (2, on a quiet machine) is in the benchmarks."""
    if not SAMPLES:
        pytest.skip("the shared samples are not beside this project")
    definitions = form_definitions()
    ratios = []
    for sample in SAMPLES[::4]:
        content = sample.read_bytes()
        parts = opened_parts(content)
        ours = fastest(lambda: parse(content, suffix=".docx", definitions=definitions))  # noqa: B023
        ratios.append(ours / fastest(lambda: floor(content, parts)))  # noqa: B023
    assert statistics.median(ratios) < 4


def test_memory_stays_flat_over_many_files() -> None:
    content = fill_in(N, NOTIFICATION, Hand())
    definitions = form_definitions()

    def read(times: int) -> int:
        for _ in range(times):
            parse(content, suffix=".docx", definitions=definitions)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before, after = read(5), read(40)
    finally:
        tracemalloc.stop()
    assert after - before < 64 * 1024


def test_nothing_heavy_is_imported_to_read_a_word_form() -> None:
    code = (
        "import sys; from sigdocs.parsing import parse; from sigdocs.reference.definitions import "
        "form_definitions; from tests.parsing.hands import Hand, fill_in; from tests.parsing.cases "
        "import NOTIFICATION; from sigdocs.model.forms import FormKind; d = form_definitions(); "
        "parse(fill_in(d[0], NOTIFICATION, Hand()), suffix='.docx', definitions=d); "
        "print([m for m in ('docx', 'pypdfium2', 'pdfplumber', 'rapidfuzz', 'pypdf', 'docxtpl') "
        "if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert shown.stdout.strip() == "[]"
