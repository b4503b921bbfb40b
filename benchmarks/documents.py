"""How fast documents are made, beside the floor in the same run.

The floor of a Word document is docxtpl's own render of the same template with the same values
(escaping on: without it docxtpl loses ``&``, which is no document); the floor of a PDF is one bare
call of the office suite for the same files, untagged and unchecked. Ratios are of medians.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
from docxtpl import DocxTemplate

from sigdocs.model.documents import ProvenDocument, Watch
from sigdocs.model.meetings import AgendaKind
from sigdocs.office import Seal, is_available, to_pdf
from sigdocs.proofing import prove
from sigdocs.rendering import outcome, pack
from tests.rendering_letters import test_letters
from tests.rendering_pack import invented_pack as invented

REPEATS = 5
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Print the table."""
    print("| what | bare | ours | ratio | wanted |\n|---|---|---|---|---|")
    letters = _letter()
    document = _pack()
    if not is_available():
        print("\nLibreOffice is not installed: no PDF was timed.")
        return
    _pdf("pack of 20 cases, PDF", [document], 1.5)
    _pdf("20 letters, PDF", [letters] * 20, 1.3)
    pages = len(pypdf.PdfReader(io.BytesIO(to_pdf([("x", document)])[0])).pages)
    print(f"\nthe pack of 20 cases has {pages} pages")


def _letter() -> bytes:
    template, context = _context(outcome, test_letters.outcome)
    rendered = test_letters.outcome()

    def proven() -> None:
        made = test_letters.outcome()
        assert isinstance(prove(made, Watch()), ProvenDocument), "the letter is not proven"

    _row("a proven letter, Word", lambda: _bare(template, context), proven, 2)
    return bytes(rendered.content)


def _pack() -> bytes:
    cases = tuple(invented.case(n, AgendaKind.NEW, length=2) for n in range(1, 21))
    made, template = invented.pack(cases), (TEMPLATES / "pack.docx").read_bytes()
    _, context = _context(pack, lambda: pack.render_pack(template, made))
    _row(
        "pack of 20 cases, Word",
        lambda: _bare(template, context),
        lambda: pack.render_pack(template, made),
        5,
    )
    return pack.render_pack(template, made).content


def _context(module: Any, make: Callable[[], object]) -> tuple[bytes, dict[str, Any]]:
    """The template and the values that a renderer fills it with."""
    seen: list[tuple[bytes, dict[str, Any]]] = []
    fill = module.fill

    def spied(template: bytes, context: dict[str, Any]) -> Any:
        seen.append((template, context))
        return fill(template, context)

    module.fill = spied
    try:
        make()
    finally:
        module.fill = fill
    return seen[0]


def _bare(template: bytes, context: dict[str, Any]) -> None:
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    document.save(io.BytesIO())


def _pdf(what: str, documents: list[bytes], wanted: float) -> None:
    batch = [("x", content) for content in documents]
    seal = Seal(is_pack=len(documents) == 1)
    _row(what, lambda: _bare_call(documents), lambda: to_pdf(batch, seal=seal), wanted)


def _bare_call(documents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.docx" for number in range(len(documents))]
        for file, content in zip(files, documents, strict=True):
            file.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", "--headless", "--norestore", profile, "--convert-to", "pdf"]
        command += ["--outdir", folder, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True)


def _row(what: str, floor: Callable[[], object], ours: Callable[[], object], wanted: float) -> None:
    bare, own = [], []
    for _ in range(REPEATS):  # in turn, so that a busy moment hits both
        bare.append(_seconds(floor))
        own.append(_seconds(ours))
    low, high = statistics.median(bare), statistics.median(own)
    print(f"| {what} | {low:.3f} s | {high:.3f} s | {high / low:.2f} | {wanted} |", flush=True)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
