"""Free text comes out of a filled template as it went in."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sigdocs.errors import ReferenceWrong
from sigdocs.rendering.contracts import contract_of
from sigdocs.rendering.fill import fill
from sigdocs.rendering.marks import link
from tests.conftest import ROOT

NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def template(*lines: str, header: str = "") -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ONE = template("before {{ text }} after", header="{{ text }}")


def read(content: bytes) -> str:
    """The first paragraph, with line breaks as line feeds and tabs as tabs."""
    return str(Document(io.BytesIO(content)).paragraphs[0].text)


def expected(text: str) -> str:
    return NEVER_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
@example("A & B < C > D \"quoted\" 'single'")
@example("{{ 7*7 }} {% for x in y %} {# no #} {_{ kept }_} {_% and %_} a_b {_ _}")
@example("emoji 😀 and family 👩‍👩‍👧, Arabic العربية, Hebrew עברית, \u202eturned\u202c")
@example("</w:t></w:r></w:p><w:p><w:r><w:t>")
@example("tab\there\nline\r\nanother\rlast\x00\x07\x0c")
@example("  two  spaces  ")
def test_text_comes_out_as_it_went_in(text: str) -> None:
    filled = fill(ONE, {"text": text})

    assert read(filled.content) == f"before {expected(text)} after"
    header = Document(io.BytesIO(filled.content)).sections[0].header.paragraphs[0].text
    assert header == expected(text)
    assert filled.substituted == (expected(text),) * 2
    # the words of the template itself, and no value among them
    assert filled.template_text == "before   after"


def test_fifty_thousand_characters_survive() -> None:
    text = "\n".join(f"{n}. Notes & <figures> {{{{ {n} }}}} – ünïcode 😀" for n in range(1300))
    assert len(text) > 50_000
    assert read(fill(ONE, {"text": text}).content) == f"before {text} after"


def test_control_characters_are_dropped_and_counted() -> None:
    assert fill(ONE, {"text": "a\x00b\x07c\ufffed"}).dropped_controls == 3


def test_a_field_named_like_a_method_of_python_is_the_field() -> None:
    filled = fill(template("{{ action.update }}"), {"action": {"update": "Asked on Monday"}})
    assert read(filled.content) == "Asked on Monday"


@pytest.mark.parametrize(
    "tag",
    ["{{ missing }}", "{{ group.missing }}", "{{ group.items }}", "{{ group }}", "{{ list }}"],
)
def test_a_tag_that_is_no_field_is_refused(tag: str) -> None:
    with pytest.raises(ReferenceWrong):
        fill(template(tag), {"group": {"known": "x"}, "list": ["x"]})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.getcwd() }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    ],
)
def test_a_template_cannot_run_python(tag: str) -> None:
    with pytest.raises(ReferenceWrong):
        fill(template(tag), {})


def test_a_mark_is_put_in_as_it_is_and_its_words_are_recorded() -> None:
    filled = fill(template("see {{r link }} now"), {"link": link("caseA", "A & B")})
    with zipfile.ZipFile(io.BytesIO(filled.content)) as package:
        body = package.read("word/document.xml").decode()
    assert '<w:hyperlink w:anchor="caseA"' in body
    assert 'w:val="Hyperlink"' in body
    assert filled.substituted == ("A & B",)
    assert filled.template_text.split() == ["see", "now"]


def test_the_choices_of_a_drop_down_are_the_templates_own_words() -> None:
    """A word of them that is also somebody's name stops no document (learning summary, 2026)."""
    report = (ROOT / "templates" / "redaction_report.docx").read_bytes()
    filled = fill(report, contract_of("redaction_report").sample)
    assert {"agree", "keep", "remove", "change to"} <= set(filled.template_text.splitlines())
