"""How right and how fast the readers are, against the truth and beside their floors.

The floor of a Word file is to unzip and parse, with lxml, every part that the reader opens; of a
printed PDF bare pypdfium2 text; of a fillable PDF bare field reading. Ratios are of medians.
"""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from collections.abc import Callable

import pypdf
import pypdfium2
from lxml import etree

from benchmarks.truth import folded, samples, true_answers
from sigdocs.model.forms import ParsedForm
from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definitions

REPEATS = 7


def main() -> None:
    """Print the table of answers and the table of times."""
    _answers()
    _times()


def _read(content: bytes, suffix: str) -> ParsedForm:
    return parse(content, suffix=suffix, definitions=form_definitions())


def _answers() -> None:
    right = wrong = misplaced = blank_wrong = 0
    by_hand: dict[str, list[int]] = {}
    for path, truth in samples():
        form = _read(path.read_bytes(), path.suffix)
        expected = true_answers(truth)
        texts = {folded(t) for t in expected.values() if len(t) > 40}
        for (question, occurrence), text in expected.items():
            found = folded(form.text(question, occurrence))
            ok = found == folded(text)
            right, wrong = right + ok, wrong + (not ok)
            misplaced += not ok and found in texts
            blank_wrong += not text and bool(found)
            by_hand.setdefault(truth["layout"], []).append(ok)
    total = right + wrong
    print(f"answers right: {right} of {total} ({right / total:.2%})")
    print(
        f"answers in a wrong question: {misplaced}; blanks not reported as blank: {blank_wrong}\n"
    )
    print("| hand | right | of |\n|---|---|---|")
    for hand, marks in sorted(by_hand.items()):
        print(f"| {hand} | {sum(marks)} | {len(marks)} |")


def _times() -> None:
    print("\n| kind | median ms | floor ms | times the floor |\n|---|---|---|---|")
    kinds: dict[str, tuple[list[tuple[bytes, str]], Callable[[bytes], object]]] = {
        "Word": ([], _word_floor),
        "printed PDF": ([], _text_floor),
        "fillable PDF": ([], _field_floor),
    }
    for path, truth in samples():
        fillable = truth["layout"] == "acroform"
        kind = "Word" if path.suffix == ".docx" else "fillable PDF" if fillable else "printed PDF"
        kinds[kind][0].append((path.read_bytes(), path.suffix))
    for kind, (files, floor) in kinds.items():
        ours = [_median(lambda c=c, s=s: _read(c, s)) for c, s in files]
        floors = [_median(lambda c=c, f=floor: f(c)) for c, _ in files]
        ratios = [o / f for o, f in zip(ours, floors, strict=True)]
        print(
            f"| {kind} | {statistics.median(ours) * 1000:.1f} | "
            f"{statistics.median(floors) * 1000:.1f} | {statistics.median(ratios):.1f} |"
        )


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _word_floor(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def _text_floor(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()


def _field_floor(content: bytes) -> None:
    pypdf.PdfReader(io.BytesIO(content)).get_fields()
