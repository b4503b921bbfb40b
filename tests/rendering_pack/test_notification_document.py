"""The minimised form as a Word document."""

from __future__ import annotations

import io

from docx import Document
from invented_pack import OPTIONS, audit_trail, case, form, long_text, notification
from pack_templates import template

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.meetings import CaseFacts
from sigdocs.model.minimised import MinimisedForm
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.look import answer_paragraphs, opening_paragraphs
from sigdocs.rendering.notification import render_notification


def rendered(minimised: MinimisedForm) -> RenderedDocument:
    return render_notification(
        template("notification"),
        reference="SC-2026-0001",
        form=minimised,
        definition=form_definition(minimised.kind),
        facts=CaseFacts(function="Claims Management", focus="A team"),
    )


def words(document: RenderedDocument) -> str:
    opened = Document(io.BytesIO(document.content))
    body = opened.element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(space + "t"))
        for paragraph in body.iter(space + "p")
    )


def headings(document: RenderedDocument) -> list[str]:
    opened = Document(io.BytesIO(document.content))
    return [p.text for p in opened.paragraphs if p.style.name.lower().startswith("heading")]


def test_every_word_of_the_form_is_in_the_document() -> None:
    minimised = notification(5)
    shown = words(rendered(minimised))
    for answer in minimised.answers:
        for paragraph in answer_paragraphs(answer.text):
            assert paragraph["text"] in shown, answer.question


def test_each_question_stands_with_its_letter_and_wording() -> None:
    shown = words(rendered(notification()))
    assert "g) Advice from the NHS Resolution Responsible Officer (RO)" in shown
    assert "f) Summary of issue leading to significant concern" in shown


def test_sections_not_reached_are_left_out() -> None:
    assert headings(rendered(notification()))[1:] == [
        "1. General information",
        "2. Questions",
        "3. Options and recommendations",
    ]


def test_a_resubmission_shows_sections_up_to_8_without_the_deleted_pages() -> None:
    document = rendered(notification(**{"4a": "Deferred.", "8a": "The Trust has replied."}))
    assert [heading[:2] for heading in headings(document)[1:]] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        "8.",
    ]


def test_unanswered_questions_say_so() -> None:
    states = {"1b": AnswerState.PLACEHOLDER, "2g": AnswerState.DEFERRED}
    minimised = form({"1a": "A lead", "1b": "", "2g": "Awaiting RO"}, states=states)
    shown = words(rendered(minimised))
    assert "Awaiting RO" in shown
    # 1b-1f, 2a-2f, 2h, 3a, 3b: all but 1a and 2g of the fifteen that edition 17 asks
    assert shown.count("Not answered") == 14


def test_questions_of_later_editions_are_not_asked_of_an_old_form() -> None:
    shown = words(rendered(form({"1a": "A lead"}, edition=4)))
    assert "Claims Management information" not in shown
    assert "KPI" not in shown


def test_each_meeting_of_the_temporary_group_has_its_own_sign_off() -> None:
    shown = words(rendered(audit_trail(meetings=3)))
    for number in (1, 2, 3):
        assert f"a) Meetings and consideration by the temporary group: meeting {number}" in shown
        assert f"Meeting {number} of the temporary group." in shown
    # once in the table of all sign-offs, once under its meeting
    assert shown.count("25 November 2026") == 2
    begins = shown.index("a) Meetings and consideration")
    shown = shown[begins:]
    first, second = shown.index("Meeting 1 of the"), shown.index("Meeting 2 of the")
    assert first < shown.index("25 November 2026") < second


def test_an_audit_trail_stops_at_the_section_that_was_reached() -> None:
    document = rendered(audit_trail())
    assert headings(document)[-1] == "5. Understanding the situation"
    assert document.kind is DocumentKind.AUDIT_TRAIL
    assert document.stem == "SC-2026-0001-audit-trail"


def test_dashes_become_bullets_except_where_plus_stands_against_minus() -> None:
    assert [p["is_bullet"] for p in answer_paragraphs("One:\n- a\n– b\n\nEnd")] == [0, 1, 1, 0]
    signs = answer_paragraphs("Option A\n+ quick\n- risky")
    assert [p["text"] for p in signs] == ["Option A", "+ quick", "- risky"]
    assert [p["is_bullet"] for p in answer_paragraphs("-5 degrees\n2-3 weeks")] == [0, 0]
    assert sum(p["is_bullet"] for p in answer_paragraphs(OPTIONS)) == 4


def test_a_form_of_fifty_thousand_characters_is_rendered() -> None:
    minimised = notification(**{"1f": long_text(120)})
    assert len(minimised.text("1f")) > 40_000
    assert words(rendered(minimised)).count("lasting defect of the visual field") > 50


def test_the_same_values_give_the_same_bytes() -> None:
    assert rendered(notification()).content == rendered(notification()).content


def test_the_file_carries_our_marks_and_nobodys_name() -> None:
    document = rendered(case(1).form)
    opened = Document(io.BytesIO(document.content))
    assert opened.core_properties.author == "NHS Resolution"
    assert opened.core_properties.title == document.title
    custom = next(
        p for p in opened.part.package.iter_parts() if p.partname == "/docProps/custom.xml"
    )
    assert b"SigdocsReference" in custom.blob
    assert b"SigdocsHash" in custom.blob
    assert form_definition(FormKind.NOTIFICATION).titles[0] in document.title


def test_a_cover_sheet_shows_whole_sentences_and_says_where_they_go_on() -> None:
    assert opening_paragraphs("", "1e") == []
    assert [p["text"] for p in opening_paragraphs("Short.", "1e")] == ["Short."]

    sentence = "The clinic was stopped on Monday and has not been opened again since then. "
    (start,) = opening_paragraphs(sentence * 20, "3b")
    assert start["text"] == sentence * 4 + "(Continues in 3b.)"

    points = opening_paragraphs("Themes:\n" + f"- {sentence}\n" * 9, "1e")
    assert [p["is_bullet"] for p in points] == [False, *[True] * 3]
    assert opening_paragraphs("word " * 200, "1e")[0]["text"].endswith("word … (Continues in 1e.)")
