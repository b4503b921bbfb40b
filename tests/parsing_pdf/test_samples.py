"""Every sample PDF against its truth, and the loss ledger: words in = words out."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from sigdocs.model.forms import AnswerState
from sigdocs.parsing.pdf import parse_pdf, pdf_form, read_pdf
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED, truths
from tests.parsing_pdf import fillable, printed
from tests.parsing_pdf.cases import fold

FOLDER = SHARED / "samples"
PDFS = [(form, truth) for form, truth in truths(FOLDER) if form.suffix == ".pdf"]
_WORD = re.compile(r"[^\W_]+")


def test_the_samples_are_there() -> None:
    if not FOLDER.exists():
        pytest.skip("the shared samples are not beside this project")
    assert len(PDFS) == 12


def expected(truth: dict[str, Any]) -> dict[tuple[str, int], str]:
    """The true answers by question and occurrence."""
    found: dict[tuple[str, int], str] = {}
    for question, answer in truth["answers"].items():
        if isinstance(answer, str):
            found[question, 1] = answer
            continue
        for number, meeting in enumerate(answer, start=1):
            found[question, number] = meeting["text"]
            found["signoff4.name", number] = meeting["name"]
            found["signoff4.date", number] = meeting["date"]
    return found


@pytest.mark.parametrize(("path", "truth"), PDFS, ids=[path.stem for path, _ in PDFS])
def test_every_answer_of_a_sample_is_read_as_its_truth_says(
    path: Path, truth: dict[str, Any]
) -> None:
    form = parse_pdf(path.read_bytes(), form_definitions())
    answers = {(a.question, a.occurrence): fold(a.text.reveal()) for a in form.answers}
    wanted = {key: fold(text) for key, text in expected(truth).items()}
    assert form.kind == truth["form"]
    assert form.edition == truth["version"]
    wrong = [key for key, text in wanted.items() if answers.get(key, "") != text]
    extra = [key for key, text in answers.items() if text and key not in wanted]
    assert (wrong, extra, form.unassigned) == ([], [], ())


@pytest.mark.parametrize(("path", "truth"), PDFS, ids=[path.stem for path, _ in PDFS])
def test_what_is_blank_in_a_sample_has_a_state_without_text(
    path: Path, truth: dict[str, Any]
) -> None:
    form = parse_pdf(path.read_bytes(), form_definitions())
    blank = {key for key, text in expected(truth).items() if not text}
    states = {
        a.state for a in form.answers if (a.question, a.occurrence) in blank and not len(a.text)
    }
    assert states <= {AnswerState.BLANK, AnswerState.PLACEHOLDER, AnswerState.GUIDANCE}


def words(text: str) -> list[str]:
    """Runs of letters and digits, folded."""
    return [word.casefold() for word in _WORD.findall(text)]


def words_in(content: bytes) -> Counter[str]:
    """Every word on the pages and in the fields, by other code than the reader's."""
    found: Counter[str] = Counter()
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage().get_text_range()
        found.update(words(text.replace("\ufffe", "-")))
    for field in (pypdf.PdfReader(BytesIO(content)).get_fields() or {}).values():
        if field.get("/FT") == "/Tx":
            found.update(words(str(field.get("/V", ""))))
    return found


def words_out(content: bytes) -> Counter[str]:
    """Every word that the reader accounts for."""
    file = read_pdf(content, form_definitions())
    form, recognised = pdf_form(file, form_definitions())
    texts = [a.text.reveal() for a in form.answers]
    texts += [t.reveal() for t in form.unassigned] + list(recognised.accounted)
    for layer in form.layers:
        if layer.kind.value in ("header", "footer", "hidden", "deleted"):
            times = re.search(r"\((\d+) times\)", layer.where)
            texts += [layer.text.reveal()] * (int(times[1]) if times else 1)
    return Counter(word for text in texts for word in words(text))


def differs(content: bytes) -> tuple[list[str], list[str]]:
    """Words lost and words from nowhere; one that was broken over lines and joined is neither."""
    before, after = words_in(content), words_out(content)
    lost, new = list((before - after).elements()), list((after - before).elements())
    return (
        ([], []) if sorted("".join(lost)) == sorted("".join(new)) and len(new) < 4 else (lost, new)
    )


@pytest.mark.parametrize("path", [path for path, _ in PDFS], ids=[path.stem for path, _ in PDFS])
def test_no_word_of_a_sample_is_lost(path: Path) -> None:
    assert differs(path.read_bytes()) == ([], [])


@pytest.mark.parametrize("hand", printed.HANDS)
def test_no_word_of_a_print_is_lost(hand: str) -> None:
    assert differs(printed.HANDS[hand][1]()) == ([], [])


@pytest.mark.parametrize("hand", [h for h in fillable.HANDS if not h.startswith("tooltip")])
def test_no_word_of_a_filled_form_is_lost(hand: str) -> None:
    assert differs(fillable.HANDS[hand][1]()) == ([], [])
