"""Later editions: a copy without a case, a supplement, what the manifest says."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import page
import pypdf
import pytest
from docx import Document
from invented_pack import case, form, mixed_pack, pack
from pack_templates import template

from sigdocs.model.meetings import AgendaKind, Attendee, Pack, PackCase
from sigdocs.office import is_available, to_pdf
from sigdocs.office.seal import Seal, page_numbers
from sigdocs.rendering.editions import contents, supplement, without
from sigdocs.rendering.interests import interest_matches
from sigdocs.rendering.pack import render_pack

needs_office = pytest.mark.skipif(not is_available(), reason="LibreOffice is not installed")


def words(made: Pack) -> str:
    document = Document(io.BytesIO(render_pack(template("pack"), made).content))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(space + "t"))
        for paragraph in document.element.body.iter(space + "p")
    )


def test_a_copy_without_a_case_names_it_and_shows_nothing_of_it() -> None:
    whole = mixed_pack()
    secret = "Only this case speaks of the blue door."
    told = pack((case(1), telling(case(2), secret), case(3)), interests=whole.interests)
    assert secret in words(told)

    copy = words(without(told, {"SC-2026-0002"}, copy_for="Tomasz Wrona"))

    assert secret not in copy
    assert "SC-2026-0002 Safety and Learning. Left out of this copy" in copy
    assert "because of a conflict of interest" in copy
    assert "Copy for Tomasz Wrona" in copy
    assert "Director responsible for the function" not in copy


def telling(base: PackCase, text: str) -> PackCase:
    return replace(base, form=form({"1a": "A lead", "1f": text}))


@needs_office
def test_a_supplement_carries_on_from_the_last_page(tmp_path: Path) -> None:
    added = supplement(mixed_pack(), [case(7), case(8)], pages=41)
    word = render_pack(template("pack"), added)
    pdf = to_pdf([("s", word.content)], seal=Seal(first_page=42, is_pack=True))[0]

    reader = pypdf.PdfReader(io.BytesIO(pdf))
    texts = [p.extract_text() for p in reader.pages]
    for number, text in enumerate(texts, start=42):
        assert re.search(rf"Page {number}\b", text)
        assert reader.page_labels[number - 42] == str(number)
    starts = page_numbers(pdf)
    assert texts[starts["caseSC20260007"] - 42].count("SC-2026-0007: ") == 1
    assert re.search(rf"SC-2026-0007.*{starts['caseSC20260007']}", texts[1].replace("\n", " "))
    # the first edition has one late paper, 9.1
    assert "A team 9.2 44" in " ".join(texts[1].split())
    assert "Added: SC-2026-0007 and SC-2026-0008." in texts[0]
    assert "Declarations" not in " ".join(texts)

    file = tmp_path / "s.pdf"
    file.write_bytes(pdf)
    assert page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_the_manifest_data_covers_every_case_once() -> None:
    made = without(mixed_pack(), {"SC-2026-0003"})
    pages = {"agenda": 2, "caseSC20260001": 6, "caseSC20260002": 12, "caseSC20260004": 19}
    pages |= {"caseSC20260005": 25, "caseSC20260006": 30, "absent": 34}
    entries = {entry.reference: entry for entry in contents(made, pages, last_page=34)}
    assert len(entries) == 7
    assert (entries["SC-2026-0001"].first_page, entries["SC-2026-0001"].last_page) == (6, 11)
    assert (entries["SC-2026-0006"].first_page, entries["SC-2026-0006"].last_page) == (30, 33)
    assert "conflict" in entries["SC-2026-0003"].reason
    assert "(2g) is missing" in entries["SC-2026-0060"].reason


def test_without_a_pdf_the_manifest_data_has_no_pages() -> None:
    entries = contents(mixed_pack(), {}, last_page=0)
    assert {(entry.first_page, entry.last_page) for entry in entries} == {(0, 0)}


def matched(attendee: Attendee, **answers: str) -> list[str]:
    told = replace(
        case(1, AgendaKind.NEW), form=form({k.strip("_"): v for k, v in answers.items()})
    )
    return [found.why for found in interest_matches([attendee], [told])]


WRONA = Attendee(name="Dr Tomasz Wrona", post="Director of Claims Management")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"_1a": "Tomasz Wrona"}, ["Notified the concern (question 1a)."]),
        ({"_1b": "director of claims management"}, ["Is the director responsible (question 1b)."]),
        (
            {"_2c": "Wrona, Tomasz rang.", "_2d": "TOMASZ\nWRONA"},
            ["Is named in questions 2c and 2d."],
        ),
        ({"_2c": "Sent to the Director of Claims Management"}, []),
        ({"_2c": "Tomasz Wronaski and Mr Wrona of another name"}, []),
    ],
)
def test_members_named_in_a_case_are_suggested(
    answers: dict[str, str], expected: list[str]
) -> None:
    assert matched(WRONA, **answers) == expected


def test_a_single_word_is_no_name_to_match() -> None:
    assert matched(Attendee(name="May"), _2c="It may happen in May") == []
