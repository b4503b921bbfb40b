"""Templates as a secretary leaves them in Word: each slip is found, and said to be where it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Severity
from sigdocs.rendering.contracts import CONTRACTS, contract_of
from sigdocs.rendering.fill import fill
from sigdocs.rendering.templates import check_template
from tests.documents.at_work import HAS_OFFICE
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading
from tests.rendering_letters.test_templates import (
    OUTCOME,
    changed,
    faults,
    packed,
    paragraph,
    with_paragraph,
)

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
BOLD = "<w:rPr><w:b/></w:rPr>"
VML = "urn:schemas-microsoft-com:vml"
BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
    '/2006"><mc:Choice Requires="wps" xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
    '2006/wordprocessingDrawing"><wp:docPr id="7" name="Box" descr="A box"/><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>{{ refrence }}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wp:inline></w:drawing>"
    f'</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="{VML}"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>{{ refrence }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def with_footnote(words: str) -> bytes:
    """The outcome letter with a footnote part."""
    parts = reading.parts(OUTCOME)
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{SPACE}">{note}</w:footnotes>'.encode()
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES}"/></Types>'
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("</Types>", kind).encode()
    link = f'<Relationship Id="rN" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
    rels = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    return packed(parts)


def lines(*words: str) -> bytes:
    """The outcome letter with these paragraphs at the end."""
    return with_paragraph("".join(paragraph(each) for each in words))


SLIPS = {
    "capitals in a field": (lines("{{ Reference }}"), "Did you mean “reference”?", "{{ Reference }}"),
    "capitals in a word": (lines("{% If draft %}x{% EndIf %}"), "{% if draft %}", "{% If draft %}"),
    "a capital scope": (lines("{%P if draft %}", "x", "{%P endif %}"), "{%p if draft %}", "{%P if"),
    "an en dash": (lines("{{ office–name }}"), "cannot be understood", "{{ office–name }}"),
    "the first brace lost": (lines("{ reference }}"), "without its other half", "{ reference }}"),
    "the last brace lost": (lines("{{ reference }"), "without its other half", "{{ reference }"),
    "one brace each": (lines("See { reference }"), "one brace on each side", "See { reference }"),
    "a space between": (lines("{ { reference } }"), "a space between", "{ { reference } }"),
    "closed otherwise": (lines("{% if draft }}x{% endif %}"), "closes with }}", "{% if draft }}"),
    "over two lines": (lines("{{ reference", "}}"), "without its other half", "{{ reference"),
    "a list printed": (lines("{{ actions }}"), "a list or a group", "{{ actions }}"),
    "a group printed": (lines("{{ office }}"), "a list or a group", "{{ office }}"),
    "a list's field": (lines("{{ actions.what }}"), "inside a “for”", "{{ actions.what }}"),
    "a loop over text": (lines("{%p for x in reference %}", "x", "{%p endfor %}"), "no list", "{%p for"),
    "a loop over yes": (lines("{%p for x in draft %}", "x", "{%p endfor %}"), "no list", "{%p for"),
    "a sum": (lines("{{ reference + 1 }}"), "what cannot be done", "{{ reference + 1 }}"),
    "nothing to divide": (lines("{{ 1/0 }}"), "what cannot be done", "{{ 1/0 }}"),
    "Python": (lines("{{ ''.__class__.__mro__ }}"), "what cannot be done", "{{ ''.__class__"),
    "a filter": (lines("{{ reference|uper }}"), "Did you mean “upper”?", "{{ reference|uper }}"),
    "a row outside a table": (lines("{%tr for a in actions %}", "{%tr endfor %}"), "no table", "{%tr for"),
    "the end of a loop": (changed("{%p endfor %}", ""), "never closed", "{%p for line in statement"),
    "the end of a row's loop": (changed("{%tr endfor %}", ""), "never closed", "table 1, row 2"),
    "the start of a row's loop": (changed("{%tr for a in actions %}", ""), "no field “a”", "table 1, row 3"),
    "an empty line": (lines("{% if draft %}", "x", "{% endif %}"), "{%p if draft %}", "{% if draft %}"),
    "in a header": (changed("if draft", "if darft", part="word/header1.xml"), "“draft”", "header"),
    "in a footer": (changed("{{ reference }}", "{{ ref }}", part="word/footer1.xml"), "“ref”", "footer"),
    "in a text box": (with_paragraph(BOX), "“reference”", "text box"),
    "in a footnote": (with_footnote("{{ refrence }}"), "“reference”", "footnotes"),
    "in a content control": (
        with_paragraph(f"<w:sdt><w:sdtContent>{paragraph('{{ refrence }}')}</w:sdtContent></w:sdt>"),
        "“reference”", "{{ refrence }}",
    ),
    "in a field code": (
        with_paragraph("<w:p><w:r><w:instrText>{{ reference }}</w:instrText></w:r></w:p>"),
        "a field code", "main text, paragraph",
    ),
    "in deleted text": (
        with_paragraph('<w:p><w:del w:id="3" w:author="x"><w:r><w:delText>{{ reference }}</w:delText>'
                       "</w:r></w:del></w:p>"),
        "deleted text", "main text, paragraph",
    ),
    "split by the spelling check": (
        with_paragraph('<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>reference'
                       "</w:t></w:r><w:r><w:t> }}</w:t></w:r></w:p>"),
        "into 3 pieces", "{{ reference }}",
    ),
    "an old picture": (
        with_paragraph(f'<w:p><w:r><w:pict><v:shape xmlns:v="{VML}"><v:imagedata/></v:shape></w:pict>'
                       "</w:r></w:p>"),
        "alternative text", "main text, paragraph",
    ),
    "a style in French": (
        changed('<w:style w:type="paragraph" w:styleId="Small">', '<w:style w:type="paragraph" w:styleId='
                '"Small"><w:name w:val="Small"/><w:rPr><w:lang w:val="fr-FR"/></w:rPr>',
                part="word/styles.xml"),
        "fr-FR", "style “Small”",
    ),
    "a heading in bold only": (
        with_paragraph(paragraph("What happens next", run=BOLD)), "a heading style", "What happens next",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_found_at_its_place(slip: str) -> None:
    template, words, place = SLIPS[slip]
    found = faults(template)
    assert any(words in f.message and place in f.place for f in found), found


@pytest.mark.parametrize("slip", SLIPS)
def test_whatever_a_template_says_filling_it_never_falls_over(slip: str) -> None:
    template = SLIPS[slip][0]
    try:
        fill(template, contract_of("outcome_letter").sample)
    except ReferenceWrong:
        assert any(f.severity is Severity.ERROR for f in faults(template))


def test_a_slip_in_a_text_box_is_told_once() -> None:
    assert len([f for f in faults(with_paragraph(BOX)) if f.code == "unknown-field"]) == 1


@pytest.mark.parametrize(
    "words",
    ["{% if reference == ‘x’ %}a{% endif %}", "{{ reference or “none” }}", "{{\xa0reference\xa0}}",
     "{{ reference|upper }}", "{# a note to ourselves #}", "Use {curly} braces { } freely."],
)  # fmt: skip
def test_what_word_changes_by_itself_is_no_fault(words: str) -> None:
    assert faults(lines(words)) == []


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
def test_templates_saved_by_libreoffice_have_no_grave_fault(tmp_path: Path) -> None:
    names = [c.name for c in CONTRACTS]
    files = [str(made.TEMPLATES / f"{name}.docx") for name in names]
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for name in names:
        saved = (tmp_path / "saved" / f"{name}.docx").read_bytes()
        grave = [
            f for f in check_template(saved, contract_of(name)) if f.severity is Severity.ERROR
        ]
        assert grave == [], name
