"""Why a document was withheld: a line each, in the reader's words, and what to do next."""

from __future__ import annotations

import pytest

from sigdocs.model.clearances import ReportRow, Spot
from sigdocs.model.documents import ProofFinding
from sigdocs.model.personal import PersonalText
from sigdocs.proofing.telling import in_words, told

ROW = ReportRow(case="SC-2026-0003", readers="group", number=12)
SPOT = Spot(word=PersonalText("may"), before=PersonalText("we"), after=PersonalText("ask"))


def leak(place: str, code: str = "leak-strong", **changes: object) -> ProofFinding:
    said = "Something that was removed is in the document (person:patient)."
    made = {"code": code, "place": place, "message": said, "row": ROW, **changes}
    return ProofFinding(**made)  # type: ignore[arg-type]


def test_one_line_a_row_with_every_place_once() -> None:
    line, *after = told(
        (
            leak("page 4", times=2),
            leak("page 4"),
            leak("object 41: title or outline"),
            leak("object 7: title or outline"),
            leak("word/document.xml, paragraph 3", "leak-weak", spot=SPOT),
        )
    )
    assert line == (
        "withheld: leak-strong, leak-weak: row 12 of the redaction report of SC-2026-0003 (group) "
        "(patient) is in the document: page 4 (2 places); the outline (PDF bookmarks) or the title "
        "(2 places); paragraph 3."
    )
    assert after[0].startswith("It was not released.")
    assert after[1].endswith("sigdocs review clear SC-2026-0003")


def test_a_strong_form_is_nobodys_to_clear() -> None:
    assert not any("clear" in line for line in told((leak("page 4"),)))


def test_what_a_row_says_is_not_said_again_from_scratch() -> None:
    message = "A name from the form is in the document and the policy does not keep it (name)."
    again = ProofFinding(code="name-left", place="page 4", message=message)
    elsewhere = ProofFinding(code="name-left", place="page 5", message=message)
    assert "name-left" not in " ".join(told((leak("page 4"), again)))
    assert "name-left" in " ".join(told((leak("page 4"), again, elsewhere)))


def test_other_faults_are_told_without_talk_of_leaks() -> None:
    fault = ProofFinding(code="no-title", place="file", message="The file has no title.")
    assert told((fault,)) == ("withheld: no-title: The file has no title: file.",)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("page 4", "page 4"),
        ("word/document.xml, paragraph 12", "paragraph 12"),
        ("attachment, page 2", "the attachment, page 2"),
        ("word/header1.xml, paragraph 1", "the header"),
        ("word/footer2.xml, paragraph 1", "the footer"),
        ("word/comments.xml, paragraph 1", "a comment"),
        ("word/document.xml: bookmark (name)", "a bookmark"),
        ("word/document.xml: picture (descr)", "the description of a picture (alternative text)"),
        ("word/document.xml, paragraph 3: a field's code", "a field's code in paragraph 3"),
        ("docProps/core.xml", "the file's properties"),
        ("customXml/item9.xml", "data kept beside the text (custom XML)"),
        ("part 7 of the package (embedded), word/document.xml, paragraph 2", "an embedded or attached file"),
        ("object 45: replacement text", "the text given to screen readers"),
        ("object 45: metadata", "the file's properties"),
        ("object 9 (attachment)", "an embedded or attached file"),
        ("object 9: its content", "inside the file"),
        ("header Subject", "the message's Subject"),
        ("the file's name", "a file's name"),
    ],
)  # fmt: skip
def test_places_are_called_as_a_reader_would(place: str, words: str) -> None:
    assert in_words(place) == words
