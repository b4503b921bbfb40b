"""Blank and prefilled forms, and the sender's own form with comments: what is read back is the same."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from sigdocs.model.findings import Finding
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definition, form_definitions
from sigdocs.rendering.blank_forms import render_blank_form, render_prefilled_form
from sigdocs.rendering.comment_parts import Note, with_notes
from sigdocs.rendering.comments import comment_form
from tests.conftest import SHARED
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading

FORM = (made.TEMPLATES / "form.docx").read_bytes()
W = reading.W
INSERTED = re.compile(
    rb'<w:commentRangeStart xmlns:w="[^"]*" w:id="\d+"/>|<w:commentRangeEnd xmlns:w="[^"]*" w:id="\d+"/>'
    rb'<w:r xmlns:w="[^"]*"><w:commentReference w:id="\d+"/></w:r>'
)


def read(content: bytes, suffix: str = ".docx") -> ParsedForm:
    return parse(content, suffix=suffix, definitions=form_definitions())


def typed_in(content: bytes, answers: dict[str, str]) -> bytes:
    """The form as a person fills it in: the prompt of each control replaced by the answer."""
    parts = reading.parts(content)
    root = etree.fromstring(parts["word/document.xml"])
    for control in root.iter(f"{W}sdt"):
        question = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        if question in answers:
            prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
            prompt.getparent().remove(prompt)
            run = next(control.iter(f"{W}r"))
            run.remove(run.find(f"{W}rPr"))
            run.find(f"{W}t").text = answers[question]
    parts["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def answers_for(kind: FormKind) -> dict[str, str]:
    found = {}
    for question in form_definition(kind).in_edition(17):
        found[question.id] = f"The answer about {question.id} & <more>, 3 > 2."
        if question.shape == "date":
            found[question.id] = "10 December 2026"
        if question.shape == "yes-no":
            found[question.id] = "Confirmed" if question.id == "2h" else "Yes"
    return found


@pytest.mark.parametrize("kind", FormKind)
def test_a_blank_form_reads_back_with_every_question_and_no_answer(kind: FormKind) -> None:
    form = read(render_blank_form(FORM, definition=form_definition(kind)).content)
    assert form.kind is kind
    assert {a.question for a in form.answers} == {
        q.id for q in form_definition(kind).in_edition(17)
    }
    assert {a.state for a in form.answers} <= {AnswerState.PLACEHOLDER, AnswerState.BLANK}
    assert form.unassigned == ()


@pytest.mark.parametrize("kind", FormKind)
def test_what_is_typed_into_a_form_reads_back(kind: FormKind) -> None:
    blank = render_blank_form(FORM, definition=form_definition(kind)).content
    answers = answers_for(kind)
    form = read(typed_in(blank, answers))
    assert {a.question: a.text.reveal() for a in form.answers} == answers
    assert form.unassigned == ()


@pytest.mark.parametrize("kind", FormKind)
def test_a_form_filled_in_and_saved_by_libreoffice_reads_back(
    kind: FormKind, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    answers = answers_for(kind)
    blank = render_blank_form(FORM, definition=form_definition(kind)).content
    (tmp_path / "form.docx").write_bytes(typed_in(blank, answers))
    command = [
        office,
        "--headless",
        "--norestore",
        f"-env:UserInstallation=file://{tmp_path}/profile",
    ]
    for target, source in (("odt", "form.docx"), ("docx", "form.odt")):
        subprocess.run(
            [*command, "--convert-to", target, "--outdir", tmp_path, tmp_path / source],
            check=True,
            capture_output=True,
            timeout=120,
        )
    form = read((tmp_path / "form.docx").read_bytes())
    assert {a.question: a.text.reveal() for a in form.answers} == answers
    assert form.unassigned == ()


def test_a_form_has_drop_downs_date_pickers_help_and_a_header_row_in_each_table() -> None:
    content = render_blank_form(FORM, definition=form_definition(FormKind.NOTIFICATION)).content
    root = etree.fromstring(reading.parts(content)["word/document.xml"])
    controls = {c.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): c for c in root.iter(f"{W}sdt")}
    choices = [i.get(f"{W}value") for i in controls["2h"].iter(f"{W}listItem")]
    assert choices == ["Confirmed", "Not confirmed"]
    assert controls["4c"].find(f"{W}sdtPr/{W}date/{W}lid").get(f"{W}val") == "en-GB"
    assert controls["1f"].find(f"{W}sdtPr/{W}dropDownList") is None
    assert "purely factual account" in reading.text(content)
    tables = list(root.iter(f"{W}tbl"))
    assert len(tables) > 10
    assert all(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in tables)
    assert not any(True for _ in root.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}pBdr"))
    levels = [level for level, _ in reading.headings(content)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_a_form_of_an_old_edition_asks_what_that_edition_asked() -> None:
    content = render_blank_form(
        FORM, definition=form_definition(FormKind.NOTIFICATION), edition=4
    ).content
    asked = {a.question for a in read(content).answers}
    assert "2h" not in asked
    assert "2b" in asked


def test_a_prefilled_form_keeps_answers_as_written_line_by_line() -> None:
    words = "First line & <second>\n\n- a point\n- another {{ point }} 🩺"
    form = made.parsed(**{"1f": words, "2h": "Confirmed, save for the audit"})
    prefilled = render_prefilled_form(
        FORM,
        definition=form_definition(FormKind.NOTIFICATION),
        form=form,
        reference=made.REFERENCE,
    )
    again = read(prefilled.document.content)
    assert again.text("1f").split() == words.split()
    assert again.text("1f").count("\n") >= 2
    assert again.text("2h") == "Confirmed, save for the audit"
    assert dict(again.marks)["SigdocsReference"] == made.REFERENCE


def test_repeated_meetings_are_prefilled_as_often_as_they_came() -> None:
    answers = tuple(
        Answer(question=q, occurrence=n, text=PersonalText(f"{q} {n}"), state=AnswerState.ANSWERED)
        for n in (1, 2, 3)
        for q in ("4a", "signoff4.name", "signoff4.date")
    )
    form = ParsedForm(kind=FormKind.AUDIT_TRAIL, edition=17, answers=answers)
    prefilled = render_prefilled_form(
        FORM, definition=form_definition(form.kind), form=form, reference=made.REFERENCE
    )
    again = read(prefilled.document.content)
    assert [a.text.reveal() for a in again.occurrences("4a")] == ["4a 1", "4a 2", "4a 3"]
    assert again.text("signoff4.name", 3) == "signoff4.name 3"


def samples() -> list[Path]:
    return sorted((SHARED / "samples").glob("S*.*"))


def test_every_sample_survives_being_put_into_our_form() -> None:
    files = [f for f in samples() if f.suffix in (".docx", ".pdf")]
    if not files:
        pytest.skip("the shared samples are not here")
    for file in files[::4]:
        form = read(file.read_bytes(), file.suffix)
        prefilled = render_prefilled_form(
            FORM, definition=form_definition(form.kind), form=form, reference=made.REFERENCE
        )
        again = read(prefilled.document.content)
        for answer in form.answers:
            kept = again.text(answer.question, answer.occurrence)
            assert kept.split() == answer.text.reveal().split(), answer.question


def home_made(layout: str) -> bytes:
    """A notification in a hand of its own: typed without tables, or beside its labels."""
    document = Document()
    rows = {
        "a) Name:": "Imogen Tarrant",
        "b) Director responsible": "Rufus Okonjo",
        "c) Organisation(s) involved:": "Wyrmsley Coastal",
        "e) Indicators of potential for harm/harm caused:": "Loss of sight",
        "f) Summary of issue leading to significant concern:": "Two infections.",
        "c) What action has been taken so far?": "We told the Trust.",
        "g) Advice from the Responsible Officer": "",
        "a) Please set out the options for further action": "A or B",
        "b) Recommended action": "to follow",
    }
    document.add_heading("Notification to Significant Concerns Group", 1)
    if layout == "plain":
        for label, answer in rows.items():
            document.add_paragraph(label)
            document.add_paragraph(answer)
    else:
        table = document.add_table(rows=0, cols=2)
        for label, answer in rows.items():
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, answer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def commented(content: bytes, *findings: Finding) -> bytes:
    form = read(content)
    result = comment_form(
        content,
        form=form,
        findings=findings,
        definition=form_definition(form.kind),
        reference=made.REFERENCE,
    )
    assert result.without_place == ()
    return result.document.document.content


def anchored(content: bytes) -> list[tuple[str, str]]:
    """(words of the comment, words of the cell or paragraph it is at), in order."""
    parts = reading.parts(content)
    comments = etree.fromstring(parts["word/comments.xml"])
    words = {c.get(f"{W}id"): "".join(c.itertext()) for c in comments}
    found = []
    for start in etree.fromstring(parts["word/document.xml"]).iter(f"{W}commentRangeStart"):
        holder = next(start.iterancestors(f"{W}tc"), None)
        holder = next(start.iterancestors(f"{W}p")) if holder is None else holder
        found.append((words[start.get(f"{W}id")], "".join(holder.itertext())))
    return found


@pytest.mark.parametrize("layout", ["plain", "table"])
def test_a_comment_stands_at_its_question(layout: str) -> None:
    before = home_made(layout)
    found = anchored(
        commented(before, made.missing("2g"), made.missing("3b", AnswerState.DEFERRED))
    )
    assert len(found) == 2
    assert all("advantages and disadvantages" in words for words, _ in found)
    if layout == "table":
        assert [words for _, words in found] == ["", "to follow"]
    else:
        assert found[1][1] in ("to follow", "b) Recommended action")


@pytest.mark.parametrize("layout", ["plain", "table"])
def test_all_else_in_the_form_stays_byte_for_byte(layout: str) -> None:
    before = home_made(layout)
    after = commented(before, made.missing("2g"), made.LATE)
    old, new = reading.parts(before), reading.parts(after)
    assert INSERTED.sub(b"", new["word/document.xml"]) == old["word/document.xml"]
    ours = {"word/document.xml", "word/comments.xml", "docProps/custom.xml", "[Content_Types].xml"}
    ours |= {"_rels/.rels", "word/_rels/document.xml.rels"}
    assert all(new[name] == data for name, data in old.items() if name not in ours)
    assert [a.text for a in read(after).answers] == [a.text for a in read(before).answers]
    assert [a.state for a in read(after).answers] == [a.state for a in read(before).answers]


def test_comments_are_by_us_and_word_s_own_library_reads_them() -> None:
    after = commented(home_made("table"), made.missing("2g"), made.LATE)
    comments = list(Document(io.BytesIO(after)).comments)
    assert {c.author for c in comments} == {"sigdocs"}
    assert any(c.text.startswith("Please consider: The form came 3") for c in comments)
    assert reading.properties(after)["SigdocsReference"] == made.REFERENCE


def test_comments_that_were_there_before_stay() -> None:
    document = Document(io.BytesIO(home_made("table")))
    run = document.tables[0].cell(0, 1).paragraphs[0].runs[0]
    document.add_comment(run, text="Is this right?", author="A. Colleague", initials="AC")
    out = io.BytesIO()
    document.save(out)
    after = commented(out.getvalue(), made.missing("2g"))
    assert [c.author for c in Document(io.BytesIO(after)).comments] == ["A. Colleague", "sigdocs"]
    comments = etree.fromstring(reading.parts(after)["word/comments.xml"])
    assert len({c.get(f"{W}id") for c in comments}) == 2


def test_comments_go_into_a_prefilled_form_by_its_own_controls() -> None:
    answers = tuple(
        Answer(question="4a", occurrence=n, text=PersonalText(f"Meeting {n}"), where="page 3, box 1",
               state=AnswerState.ANSWERED)
        for n in (1, 2)
    )  # fmt: skip
    form = ParsedForm(kind=FormKind.AUDIT_TRAIL, edition=17, answers=answers)
    definition = form_definition(form.kind)
    sent = render_prefilled_form(FORM, definition=definition, form=form, reference=made.REFERENCE)
    wanted = (("signoff3.date", 1), ("4a", 2), ("signoff4.name", 2), ("5c", 1))
    result = comment_form(
        sent.document.content,
        form=form,
        findings=[made.missing(question, occurrence=n) for question, n in wanted],
        definition=definition,
        reference=made.REFERENCE,
    )
    content = result.document.document.content
    root = etree.fromstring(reading.parts(content)["word/document.xml"])
    paragraphs = list(root.iter(f"{W}p"))
    places = []
    for start in root.iter(f"{W}commentRangeStart"):
        assert next(start.iterancestors(f"{W}sdt"), None) is None, "LibreOffice drops the answer"
        at = paragraphs.index(next(start.iterancestors(f"{W}p")))
        assert next(paragraphs[at].iter(f"{W}sdt"), None) is None
        places.append(tuple("".join(p.itertext())[:20] for p in paragraphs[at : at + 2]))
    assert places == [
        ("Date", "Click or tap to ente"),
        ("a) Meetings and cons", "Meeting 2"),
        ("Content of this sect", "[Name]"),
        ("c) Identify and reco", "Click or tap here to"),
    ]


def test_an_empty_paragraph_tag_and_odd_quotes_do_not_break_the_insertion() -> None:
    before = home_made("table")
    parts = reading.parts(before)
    odd = b"<w:p w:rsidR='a>b'/>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + odd, 1
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    after = reading.parts(with_notes(out.getvalue(), [Note(paragraph=0, text="a & b")]))
    assert b"<w:p w:rsidR='a>b'>" in after["word/document.xml"]
    first = next(etree.fromstring(after["word/document.xml"]).iter(f"{W}p"))
    assert [etree.QName(node).localname for node in first] == [
        "commentRangeStart",
        "commentRangeEnd",
        "r",
    ]
