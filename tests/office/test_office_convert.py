"""The office suite as a child process: what it makes is checked, what it cannot make is named."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdf
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sigdocs.errors import OfficeMissing, Unreadable, Unsafe
from sigdocs.office import ConversionFailed, failing, is_available, suite, to_docx, to_pdf
from sigdocs.office.seal import Seal

pytestmark = pytest.mark.skipif(not is_available(), reason="LibreOffice is not installed")


def word(text: str = "Minutes of the meeting", *, link: str = "") -> bytes:
    document = Document()
    document.core_properties.title = "Minutes"
    document.add_heading("Minutes", level=1)
    paragraph = document.add_paragraph(text)
    if link:
        anchor = document.part.relate_to(
            "https://resolution.nhs.uk/",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        made = OxmlElement("w:hyperlink")
        made.set(qn("r:id"), anchor)
        run = paragraph.add_run("our website")
        if link == "styled":
            document.styles.add_style("Hyperlink", 2)
            run.style = "Hyperlink"
        made.append(run._r)
        paragraph._p.append(made)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def suite_processes() -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if "sigdocs-office-" in line]


def test_a_batch_comes_back_in_order_in_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    run = suite.run_suite
    monkeypatch.setattr(
        "sigdocs.office.convert.run_suite", lambda *a, **k: (calls.append(a), run(*a, **k))[1]
    )
    pdfs = to_pdf([("one", word("first letter")), ("two", word("second letter"))])
    assert len(calls) == 1
    for pdf, text in zip(pdfs, ("first letter", "second letter"), strict=True):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert "/StructTreeRoot" in opened.Root
            assert opened.pages[0].obj.Tabs == "/S"
        assert text in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_nothing_to_convert_starts_nothing() -> None:
    assert to_pdf([]) == []


@pytest.mark.parametrize(
    "damaged",
    [b"", b"just text in a .docx", word()[:2000]],
    ids=["empty", "plain text", "truncated"],
)
def test_a_damaged_document_is_named_and_the_others_are_kept(damaged: bytes) -> None:
    batch = [("a", word("kept")), ("b", damaged), ("c", word("kept too"))]
    with pytest.raises(ConversionFailed) as failure:
        to_pdf(batch)
    assert failure.value.failed == (1,)
    assert sorted(failure.value.made) == [0, 2]
    assert "document 2 of the batch" in str(failure.value)
    assert failure.value.exit_code == 40


def test_a_link_that_the_suite_would_drop_fails_the_conversion() -> None:
    assert to_pdf([("styled", word(link="styled"))])
    with pytest.raises(ConversionFailed, match="1 of 1 links were lost"):
        to_pdf([("unstyled", word(link="plain"))])


def test_the_time_limit_ends_the_suite_and_all_its_children() -> None:
    before = time.monotonic()
    with pytest.raises(ConversionFailed, match="took too long"):
        to_pdf([("slow", word())], time_limit=0.05)
    assert time.monotonic() - before < 15
    assert suite_processes() == []


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    to_pdf([("one", word())])
    assert suite_processes() == []
    assert list(tmp_path.iterdir()) == []


def test_without_the_suite_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "_program", lambda: None)
    with pytest.raises(OfficeMissing, match="Install libreoffice-writer-nogui") as missing:
        to_pdf([("one", word())])
    assert missing.value.exit_code == 40
    assert not suite.is_available()


def test_a_pdf_can_be_encrypted_with_aes_256() -> None:
    pdf = to_pdf([("one", word())], password="a long pass phrase")[0]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf), password="a long pass phrase") as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert opened.allow.accessibility
        assert "/StructTreeRoot" in opened.Root


def test_a_supplement_carries_the_numbers_on() -> None:
    pdf = to_pdf([("one", word())], seal=Seal(first_page=42))[0]
    assert pypdf.PdfReader(io.BytesIO(pdf)).page_labels == ["42"]


def test_the_same_file_gives_the_same_bytes() -> None:
    first, second = (to_pdf([("one", word())])[0] for _ in range(2))
    assert first == second


STAND_IN = """#!/bin/sh
# the real office suite, except that it hangs on any batch with the marked document in it
for file in "$@"; do
  case "$file" in *.docx) unzip -p "$file" word/document.xml | grep -q HANGS && sleep 600;; esac
done
exec {program} "$@"
"""


def test_a_document_that_hangs_the_suite_is_found_by_halving_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(STAND_IN.replace("{program}", str(suite._program())), "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(suite, "_program", lambda: str(program))
    monkeypatch.setattr("sigdocs.office.convert.LEAST_SECONDS", 8)
    batch = [("a", word("one")), ("b", word("two")), ("c", word("HANGS")), ("d", word("four"))]
    with pytest.raises(ConversionFailed, match="took too long") as failure:
        to_pdf(batch, time_limit=8)
    assert failure.value.failed == (2,)
    assert sorted(failure.value.made) == [0, 1, 3]
    assert suite_processes() == []


KILLED = """
import sys
from sigdocs.office import suite, to_pdf
suite._program = lambda: sys.argv[1]
to_pdf([("slow", open(sys.argv[2], "rb").read())], time_limit=60)
"""


def test_when_sigdocs_is_killed_the_suite_dies_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not any("--pid" in part for part in suite.cage()):
        pytest.skip("this machine allows no process namespace")
    program, file = tmp_path / "soffice", tmp_path / "slow.docx"
    program.write_text("#!/bin/sh\nsleep 4242 & sleep 4242\n", "utf-8")
    program.chmod(0o755)
    file.write_bytes(word())
    room = tmp_path / "temporary"
    room.mkdir()
    command = [sys.executable, "-c", KILLED, str(program), str(file)]
    child = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(room)})
    assert wait_until(lambda: running("sleep 4242") == 2)
    child.kill()
    child.wait()
    assert wait_until(lambda: running("sleep 4242") == 0)

    # what it left in the temporary folder goes with the next call
    assert list(room.iterdir()) != []
    monkeypatch.setattr("tempfile.tempdir", str(room))
    to_pdf([("one", word())])
    assert list(room.iterdir()) == []


def running(command: str) -> int:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return listed.stdout.splitlines().count(command)


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Name: An invented lead\par Second line\par}"


def test_an_old_format_becomes_word() -> None:
    converted = to_docx(RTF, suffix=".rtf")
    text = [p.text for p in Document(io.BytesIO(converted)).paragraphs]
    assert text[:2] == ["Name: An invented lead", "Second line"]


@pytest.mark.parametrize("suffix", [".odt", ".doc"])
def test_rubbish_is_refused(suffix: str) -> None:
    with pytest.raises(Unreadable):
        to_docx(b"\x00\x01\x02", suffix=suffix)


def test_other_formats_are_not_tried() -> None:
    with pytest.raises(Unreadable):
        to_docx(b"", suffix=".xlsm")


def open_document(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            + "".join(
                f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
                for name in ("content.xml", *(part.replace("_xml", ".xml") for part in parts))
            )
            + "</manifest:manifest>",
        )
        spaces = " ".join(
            f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
            for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"))
        )
        package.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
            "</office:document-content>",
        )
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def test_an_open_document_becomes_word_whatever_its_name_says() -> None:
    content = open_document(
        '<text:p>Name: <text:a xlink:href="mailto:lead@example.org">A lead</text:a></text:p>'
    )
    for suffix in (".odt", ".doc"):
        text = Document(io.BytesIO(to_docx(content, suffix=suffix))).element.body.xpath("//w:t")
        assert "".join(node.text for node in text) == "Name: A lead"


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "/etc/passwd", "../../secret.txt", "smb://host/share", "c:\\x"]
)
def test_a_file_that_draws_in_other_files_is_refused(link: str) -> None:
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{link}"/></text:section>'
    )
    with pytest.raises(Unsafe):
        to_docx(open_document(section), suffix=".odt")
    field = b'{\\field{\\*\\fldinst INCLUDETEXT "%s"}{\\fldrslt x}}' % link.encode()
    with pytest.raises(Unsafe):
        to_docx(RTF.replace(b"Second line", field), suffix=".rtf")


@pytest.mark.parametrize(
    "field",
    [
        rb"{\*\fldinst { INCLUDEPICTURE x }}",
        rb"{\*\fldinst{\b includepicture x}}",
        rb"{\*\fldinst INC{}LUDE{\i PICTURE} x}",
        rb"{\*\fldinst \'49NCLUDE\u84 ?EXT x}",
        rb"{\*\fldinst DDEAUTO excel x}",
        rb"{\object\objautlink x}",
    ],
)
def test_a_field_cannot_hide_among_the_codes_of_rtf(field: bytes) -> None:
    with pytest.raises(Unsafe):
        to_docx(RTF.replace(b"Second line", rb"{\field" + field + rb"{\fldrslt x}}"), suffix=".rtf")


def test_words_and_web_links_are_no_fields() -> None:
    said = (
        rb'The LINK to IMPORT {\field{\*\fldinst HYPERLINK "https://a.example/link"}{\fldrslt x}}'
    )
    assert to_docx(RTF.replace(b"Second line", said), suffix=".rtf")
    compound = bytes.fromhex("d0cf11e0a1b11ae1")
    fields = compound + "\x13 IncludeText x".encode("utf-16-le"), compound + b"\x13 DDE x"
    for content in fields:
        with pytest.raises(Unsafe):
            to_docx(content, suffix=".doc")


def test_the_template_an_open_document_was_made_from_is_no_link() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    meta = (
        f'<office:document-meta xmlns:office="{space}:office:1.0" xmlns:meta="{space}:meta:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:meta>'
        '<meta:template xlink:href="/C:/Users/x/letter.ott"/></office:meta></office:document-meta>'
    )
    content = open_document("<text:p>Name</text:p>", meta_xml=meta)
    assert to_docx(content, suffix=".odt")


def test_a_file_with_macros_is_refused() -> None:
    with pytest.raises(Unsafe, match="macros"):
        to_docx(open_document("<text:p/>", Basic__Module1_xml="x"), suffix=".odt")
    compound = bytes.fromhex("d0cf11e0a1b11ae1") + "_VBA_PROJECT".encode("utf-16-le")
    with pytest.raises(Unsafe, match="macros"):
        to_docx(compound, suffix=".doc")


@pytest.mark.parametrize("bad", [(), (0,), (4,), (1, 2), (0, 1, 2, 3, 4)])
def test_halving_finds_what_fails(bad: tuple[int, ...]) -> None:
    asked = []

    def works(some: Sequence[int]) -> bool:
        asked.append(tuple(some))
        return not set(bad) & set(some)

    assert tuple(failing(range(5), works)) == bad
    assert len(asked) <= 9


def test_halving_blames_nobody_where_only_the_whole_fails() -> None:
    assert failing(["a", "b"], lambda some: len(some) < 2) == []
