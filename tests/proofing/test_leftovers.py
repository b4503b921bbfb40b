"""Nothing unfinished leaves: tags, words of the program, changes, comments, empty pages, marking."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from proof_documents import proof, rendered, repack, watch, word

from sigdocs.model.documents import DocumentKind

CLEAN = watch()


def adding(*texts: str) -> bytes:
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def put_in(*texts: str) -> tuple[str, ...]:
    return (*rendered(b"").substituted, *texts)


def changed(part: str, old: str, new: str, content: bytes | None = None) -> bytes:
    content = content or word()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read(part).decode()
    assert old in text
    return repack(content, {part: text.replace(old, new, 1).encode()})


@pytest.mark.parametrize("text", ["{{ case.name }}", "{% for x in y %}", "a }} b", "{# note #}"])
def test_a_tag_is_caught_unless_it_was_put_in(text: str) -> None:
    assert "tag" in proof(adding(text), CLEAN)
    assert proof(adding(text), CLEAN, substituted=put_in(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "Owner: None",
        "null",
        "due nan".replace("nan", "NaN"),
        "R&amp;D",
        "True",
        "undefined",
    ],
)
def test_a_word_of_the_program_is_caught_unless_it_was_put_in(text: str) -> None:
    assert proof(adding(text), CLEAN) == {"program-word"}
    assert proof(adding(text), CLEAN, substituted=put_in(text)) == set()


def test_none_in_an_answer_is_an_ordinary_word() -> None:
    text = "None of them. Nonetheless; none"
    assert proof(adding(text), CLEAN, substituted=put_in(text)) == set()
    assert proof(adding(text, "None"), CLEAN, substituted=put_in(text)) == {"program-word"}


@pytest.mark.parametrize(
    "text",
    [
        "Click or tap here to enter text.",
        "Choose an item.",
        "[Name]",
        "[insert date here]",
        "Delete page if not applicable",
        "Lorem ipsum dolor",
        "TODO",
        "Error! Reference source not found.",
    ],
)
def test_an_instruction_is_caught_save_in_drafts_and_blank_forms(text: str) -> None:
    template = f"{rendered(b'').template_text}\n{text}"
    assert proof(adding(text), CLEAN, template_text=template) == {"instruction"}
    assert proof(adding(text), CLEAN, template_text=template, is_draft=True) == set()
    assert proof(adding(text), CLEAN, template_text=template, kind=DocumentKind.BLANK_FORM) == set()
    assert proof(adding(text), CLEAN, substituted=put_in(text)) == set()


def body(xml: str) -> bytes:
    return changed("word/document.xml", "<w:sectPr", xml + "<w:sectPr")


def test_tracked_changes_are_caught() -> None:
    run = "<w:r><w:t>x</w:t></w:r>"
    assert "tracked-changes" in proof(body(f"<w:p><w:ins w:id='1'>{run}</w:ins></w:p>"), CLEAN)
    gone = "<w:p><w:del w:id='1'><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    assert "tracked-changes" in proof(body(gone), CLEAN)
    moved = f"<w:p><w:moveFrom w:id='1'>{run}</w:moveFrom></w:p>"
    assert "tracked-changes" in proof(body(moved), CLEAN)
    style = "<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr/></w:pPrChange></w:pPr></w:p>"
    assert "tracked-changes" in proof(body(style), CLEAN)


def test_comments_are_caught() -> None:
    content = word(
        lambda d: d.add_comment(d.paragraphs[2].runs, text="Check", author="Secretariat")
    )
    assert "comments" in proof(content, CLEAN)


def test_hidden_text_is_caught() -> None:
    assert "hidden-text" in proof(
        body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"), CLEAN
    )
    shown = "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>x</w:t></w:r></w:p>"
    assert proof(body(shown), CLEAN) == set()


def breaks(*between: str) -> Callable[[docx.document.Document], None]:
    def change(document: docx.document.Document) -> None:
        for text in between:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            document.add_paragraph(text)

    return change


def test_an_empty_page_is_caught() -> None:
    assert proof(word(breaks("x", "y")), CLEAN) == set()
    assert proof(word(breaks("", "y")), CLEAN) == {"empty-page"}
    assert proof(word(breaks("x", "")), CLEAN) == {"empty-page"}


def test_every_section_needs_marking_and_page_numbers() -> None:
    def sections(link: bool) -> Callable[[docx.document.Document], None]:
        def change(document: docx.document.Document) -> None:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            document.add_paragraph("More.")
            section.header.is_linked_to_previous = link
            section.footer.is_linked_to_previous = link

        return change

    assert proof(word(sections(link=True)), CLEAN) == set()
    assert proof(word(sections(link=False)), CLEAN) == {"marking", "page-number"}


def test_the_first_page_needs_marking_where_it_has_a_header_of_its_own() -> None:
    def first(document: docx.document.Document) -> None:
        document.sections[0].different_first_page_header_footer = True

    assert proof(word(first), CLEAN) == {"marking", "page-number"}


def test_a_header_without_marking_is_caught() -> None:
    content = changed("word/header1.xml", "OFFICIAL-SENSITIVE", "Significant Concerns Group")
    assert proof(content, CLEAN) == {"marking"}


def test_a_footer_with_typed_numbers_is_caught() -> None:
    content = changed("word/footer1.xml", " NUMPAGES ", " DATE ")
    assert proof(content, CLEAN) == {"page-number"}


@pytest.mark.parametrize("who", ["Brian Siddall", "jsmith", "Function Lead"])
def test_an_author_who_may_be_a_person_is_caught(who: str) -> None:
    for change in (
        lambda d: setattr(d.core_properties, "author", who),
        lambda d: setattr(d.core_properties, "last_modified_by", who),
    ):
        assert proof(word(change), CLEAN) == {"property"}
    manager = f"<Manager>{who}</Manager><Application>"
    assert proof(changed("docProps/app.xml", "<Application>", manager), CLEAN) == {"property"}


@pytest.mark.parametrize("who", ["", "NHS Resolution", "Significant Concerns Group secretariat"])
def test_an_organisation_or_nobody_is_a_fine_author(who: str) -> None:
    assert proof(word(lambda d: setattr(d.core_properties, "author", who)), CLEAN) == set()
