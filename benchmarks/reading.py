"""How right and how fast the readers are, against the truth and beside their floors.

The floor of a Word file is to unzip and parse, with lxml, every part that the reader opens; of a
printed PDF bare pypdfium2 text; of a fillable PDF bare field reading (pypdf). Ratios are of medians,
measured in turn, so that a busy moment hits both. Other readers of Word files stand beside ours in the
same run where they are installed.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import statistics
import subprocess
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pypdfium2
from lxml import etree

from benchmarks.truth import folded, samples, true_answers
from sigdocs.errors import SigdocsError
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.parsing import parse
from sigdocs.parsing.package import open_package
from sigdocs.parsing.word import read_package
from sigdocs.reference.definitions import form_definition, form_definitions

REPEATS = 15
FILES = 1_000
_NO_TEXT = (AnswerState.BLANK, AnswerState.PLACEHOLDER, AnswerState.GUIDANCE)
Expected = dict[tuple[str, int], str]
Case = tuple[str, bytes, str, Expected]


def main() -> None:
    """Print what is right, then what it costs."""
    print("| forms | files | answers right | in a wrong question | blanks with words |")
    print("|---|---|---|---|---|")
    _right("samples", _sampled())
    _right("own forms in other hands, Word", _other_hands())
    _right("the same, saved as .odt by the office suite", _converted("odt"))
    _right("the same, saved as .doc by the office suite", _converted("doc"))
    _right("own forms in other hands, PDF", _pdfs())
    _times()
    _memory()


def _read(content: bytes, suffix: str) -> ParsedForm:
    return parse(content, suffix=suffix, definitions=form_definitions())


# --- how right -----------------------------------------------------------------------------------


def _right(name: str, cases: Iterator[Case]) -> None:
    files = right = total = misplaced = blank_wrong = 0
    for label, content, suffix, expected in cases:
        files += 1
        found = _found(content, suffix)
        texts = {folded(t) for t in expected.values() if len(t) > 40}
        for (question, occurrence), text in expected.items():
            got = folded(found.get((question, occurrence), ""))
            ok = got == folded(text)
            right, total = right + ok, total + 1
            misplaced += not ok and any(other in got for other in texts - {folded(text)})
            blank_wrong += not text and bool(got)
            if not ok:
                print(f"<!-- {label}: {question}/{occurrence} -->")
    if not files:
        print(f"| {name} | not measured here | | | |")
        return
    share = f"{right} of {total} ({right / total:.2%})"
    print(f"| {name} | {files} | {share} | {misplaced} | {blank_wrong} |", flush=True)


def _found(content: bytes, suffix: str) -> Expected:
    try:
        form = _read(content, suffix)
    except SigdocsError:
        return {}
    return {(a.question, a.occurrence): a.text.reveal() for a in form.answers}


def _sampled() -> Iterator[Case]:
    for path, truth in samples():
        yield path.name, path.read_bytes(), path.suffix, true_answers(truth)


def _other_hands() -> Iterator[Case]:
    from tests.parsing.other_hands import OTHER_HANDS
    from tests.parsing.test_other_hands import FULL, GAPS

    form = form_definition(FormKind.NOTIFICATION)
    for name, make in OTHER_HANDS.items():
        for answers in (FULL, GAPS):
            expected = {(question, 1): text for question, text in answers.items()}
            yield name, make(form, answers), ".docx", expected


def _converted(ending: str) -> Iterator[Case]:
    """The other hands, saved as another format by the office suite and read as ours would be."""
    from sigdocs.office import is_available, to_docx

    if not is_available():
        return
    cases = list(_other_hands())[1::2]  # those with blanks
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.docx" for number in range(len(cases))]
        for file, (_, content, _, _) in zip(files, cases, strict=True):
            file.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", "--headless", "--norestore", profile, "--convert-to", ending]
        command += ["--outdir", folder, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True)
        for file, (name, _, _, expected) in zip(files, cases, strict=True):
            content = file.with_suffix(f".{ending}").read_bytes()
            yield name, to_docx(content, suffix=f".{ending}"), ".docx", expected


def _pdfs() -> Iterator[Case]:
    from tests.parsing_pdf import fillable, printed
    from tests.parsing_pdf.cases import CASES

    for name, (kind, make) in {**printed.HANDS, **fillable.HANDS}.items():
        yield name, make(), ".pdf", CASES[kind]


# --- how fast ------------------------------------------------------------------------------------


def _times() -> None:
    print(
        "\n| kind | files | median ms | floor ms | times the floor | wanted |\n|---|---|---|---|---|---|"
    )
    kinds: dict[str, tuple[list[bytes], Callable[[bytes], Callable[[], object]], int]] = {
        "Word": ([], _word_floor, 2),
        "printed PDF": ([], lambda c: lambda: _text_floor(c), 4),
        "fillable PDF": ([], lambda c: lambda: _field_floor(c), 2),
    }
    for path, truth in samples():
        fillable = truth["layout"] == "acroform"
        kind = "Word" if path.suffix == ".docx" else "fillable PDF" if fillable else "printed PDF"
        kinds[kind][0].append(path.read_bytes())
    for kind, (files, floor, wanted) in kinds.items():
        ending = ".docx" if kind == "Word" else ".pdf"
        pairs = [_medians(lambda c=c, e=ending: _read(c, e), floor(c)) for c in files]  # type: ignore[misc]
        ours, floors = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        ratio = statistics.median(own / bare for own, bare in pairs)
        print(f"| {kind} | {len(files)} | {ours:.1f} | {floors:.1f} | {ratio:.2f} | ≤ {wanted} |")
    _beside(kinds["Word"][0])


def _medians(*works: Callable[[], object]) -> list[float]:
    """The median seconds of each, measured in turn."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(REPEATS + 1):
        for work, found in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            if turn:  # the first turn warms up
                found.append(time.perf_counter() - start)
    return [statistics.median(found) for found in times]


def _median(work: Callable[[], object]) -> float:
    return _medians(work)[0]


def _word_floor(content: bytes) -> Callable[[], object]:
    """Unzip and parse what the reader opens (found out once, outside the timing)."""
    package = open_package(content)
    read_package(package)
    parts = list(package.touched)

    def work() -> object:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [etree.fromstring(archive.read(part)) for part in parts]

    return work


def _text_floor(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()


def _field_floor(content: bytes) -> None:
    pypdf.PdfReader(io.BytesIO(content)).get_fields()


def _beside(files: list[bytes]) -> None:
    """Other readers of the same Word files; they give text, not answers."""
    print(
        "\n| reader of Word files | median ms | answers that stand whole in its text |\n|---|---|---|"
    )
    readers: dict[str, Callable[[bytes], str]] = {"sigdocs": _our_text}
    for name, module, work in (
        ("python-docx (paragraphs and tables)", "docx", _python_docx),
        ("docling", "docling", _docling),
        ("markitdown", "markitdown", _markitdown),
    ):
        if importlib.util.find_spec(module) is None:
            print(f"| {name} | not installed | |")
        else:
            readers[name] = work
    for name, read in readers.items():
        times = [_medians(lambda c=c, r=read: r(c))[0] for c in files]  # type: ignore[misc]
        share = statistics.mean(_share(read(c), c) for c in files)
        print(f"| {name} | {statistics.median(times) * 1000:.1f} | {share:.1%} |", flush=True)


def _our_text(content: bytes) -> str:
    return "\n".join(answer.text.reveal() for answer in _read(content, ".docx").answers)


def _python_docx(content: bytes) -> str:
    import docx

    document = docx.Document(io.BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def _docling(content: bytes) -> str:
    from docling.datamodel.base_models import DocumentStream
    from docling.document_converter import DocumentConverter

    stream = DocumentStream(name="form.docx", stream=io.BytesIO(content))
    return str(DocumentConverter().convert(stream).document.export_to_markdown())


def _markitdown(content: bytes) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert_stream(io.BytesIO(content), file_extension=".docx").markdown)


def _share(text: str, content: bytes) -> float:
    """The share of the true answers that stand whole in a text."""
    truth = next(t for path, t in samples() if path.read_bytes() == content)
    wanted = [folded(answer) for answer in true_answers(truth).values() if answer]
    there = folded(text)
    return sum(answer in there for answer in wanted) / len(wanted)


# --- how much memory -----------------------------------------------------------------------------


def _memory() -> None:
    """What stays in memory while one process reads a thousand forms."""
    files = [(path.read_bytes(), path.suffix) for path, _ in samples() if path.suffix == ".docx"]
    tracemalloc.start()
    held, resident = [], []
    for number in range(FILES + 1):
        content, suffix = files[number % len(files)]
        _read(content, suffix)
        if number in (len(files) * 2, FILES):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
            resident.append(_resident())
    tracemalloc.stop()
    grown, grown_all = held[1] - held[0], resident[1] - resident[0]
    print(
        f"\nmemory over {FILES} Word files in one process: Python's own grew by {grown / 1024:.0f} KB,"
    )
    print(f"the process by {grown_all / 1024:.1f} MB (to {resident[1] / 1024:.0f} MB)")


def _resident() -> int:
    """Kilobytes of the process in memory now (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(row for row in status.read_text().split("\n") if row.startswith("VmRSS"))
    return int(line.split()[1])
