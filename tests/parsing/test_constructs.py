# ruff: noqa: E501
"""One tiny Word form for each way that Word has of holding words: what counts, and what is a layer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sigdocs.model.forms import AnswerState, LayerKind, ParsedForm
from sigdocs.parsing import parse
from sigdocs.parsing.ledger import ledger
from sigdocs.reference.definitions import form_definitions
from tests.parsing.hands import cell, control, package, paragraph, row, run, table
from tests.parsing.test_hands import N

K = LayerKind


def form(content: str, *, whole_row: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A notification whose 1f is answered by this XML (or whose whole row for 1f is this XML)."""
    rows = []
    for q in N.questions:
        if int(q.section) > 3:
            break
        label = cell(paragraph(f"{q.letter}) {q.label}"))
        answer = cell(content) if q.id == "1f" else cell(paragraph(f"answer {q.id}"))
        rows.append(whole_row if whole_row and q.id == "1f" else row(label, answer))
    return package(table(*rows), parts=parts)


def read(content: bytes) -> ParsedForm:
    return parse(content, suffix=".docx", definitions=form_definitions())


LABEL = cell(paragraph("f) Summary of issue leading to significant concern:"))
P = "<w:p>{}</w:p>"
FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r>"
    "<w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "{result}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)
BOX = "<w:ffData><w:checkBox><w:sizeAuto/>{}</w:checkBox></w:ffData>"
LIST = "<w:ffData><w:ddList>{}<w:listEntry w:val='Low'/><w:listEntry w:val='High'/></w:ddList></w:ffData>"
W14BOX = (
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='{}'/></w14:checkbox></w:sdtPr>"
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)

READ = {
    "split runs": (P.format(run("Har") + "<w:proofErr/>" + run("bour")), "Harbour"),
    "control in a run": (P.format(control(run("Harbour"))), "Harbour"),
    "control around paragraphs": (control(paragraph("One") + paragraph("Two")), "One\nTwo"),
    "controls in controls": (control(control(P.format(control(run("Harbour"))))), "Harbour"),
    "smart tag": (P.format(f"<w:smartTag w:element='place'>{run('Harbour')}</w:smartTag>"), "Harbour"),
    "custom XML": (P.format(f"<w:customXml w:element='x'>{run('Harbour')}</w:customXml>"), "Harbour"),
    "custom XML around paragraphs": (f"<w:customXml>{paragraph('Harbour')}</w:customXml>", "Harbour"),
    "simple field": (P.format(f"<w:fldSimple w:instr='AUTHOR'>{run('Harbour')}</w:fldSimple>"), "Harbour"),
    "field result": (FIELD.format(data="", code="DATE", result=run("3 May")), "3 May"),
    "legacy text field": (FIELD.format(data="<w:ffData/>", code="FORMTEXT", result=run("Typed")), "Typed"),
    "legacy box ticked": (FIELD.format(data=BOX.format("<w:checked/>"), code="FORMCHECKBOX", result=""), "☒"),
    "legacy list chosen": (
        FIELD.format(data=LIST.format("<w:result w:val='1'/>"), code="FORMDROPDOWN", result=""),
        "High",
    ),
    "legacy list default": (FIELD.format(data=LIST.format(""), code="FORMDROPDOWN", result=""), "Low"),
    "w14 box ticked": (P.format(W14BOX.format(1, run("☒")) + run(" Yes")), "☒ Yes"),
    "w14 box without its character": (P.format(W14BOX.format(1, "") + run(" Yes")), "☒ Yes"),
    "Wingdings box": (P.format("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + run(" Yes")), "☒ Yes"),
    "picked date": (
        P.format("<w:sdt><w:sdtPr><w:date w:fullDate='2026-12-10T00:00:00Z'/></w:sdtPr><w:sdtContent/></w:sdt>"),
        "2026-12-10",
    ),
    "link": (P.format(f"<w:hyperlink w:anchor='x'>{run('Harbour')}</w:hyperlink>"), "Harbour"),
    "tracked insertion": (P.format(run("Old ") + f"<w:ins w:author='A'>{run('new')}</w:ins>"), "Old new"),
    "moved here": (P.format(f"<w:moveTo w:author='A'>{run('Harbour')}</w:moveTo>"), "Harbour"),
    "deleted paragraph end": (
        "<w:p><w:pPr><w:rPr><w:del w:author='A'/></w:rPr></w:pPr>" + run("Har") + "</w:p>" + paragraph("bour"),
        "Harbour",
    ),
    "line break and tab": (paragraph("One\nTwo\tThree"), "One\nTwo\tThree"),
    "no-break hyphen": (P.format("<w:r><w:t>AB</w:t><w:noBreakHyphen/><w:t>12</w:t></w:r>"), "AB-12"),
    "soft hyphen": (P.format("<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>"), "harbour"),
    "soft hyphen as a character": (paragraph("har\u00adbour"), "harbour"),
    "right-to-left marks": (paragraph("\u200fHarbour\u200e \u202bTrust\u202c"), "Harbour Trust"),
    "fixed spaces": (paragraph("Harbour\u00a0Trust"), "Harbour Trust"),
    "bullets": (paragraph("- One") + paragraph("- Two"), "- One\n- Two"),
    "numbered by Word": (paragraph("# One") + paragraph("# Two"), "1. One\n2. Two"),
    "nested table": (
        paragraph("Before") + table(row(cell(paragraph("a")), cell(paragraph("b"))), row(cell(paragraph("c")))),
        "Before\na\tb\nc",
    ),
    "formula": (P.format("<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
                         "<m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "ruby": (P.format("<w:r><w:ruby><w:rt><w:r><w:t>pron</w:t></w:r></w:rt><w:rubyBase>"
                      "<w:r><w:t>Harbour</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "Harbour"),
    "vanish switched off": (P.format(run("Harbour", "<w:vanish w:val='0'/>")), "Harbour"),
    "symbols in the text": (paragraph("R&D <new> {{ tag }} 🩺"), "R&D <new> {{ tag }} 🩺"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), READ.values(), ids=READ.keys())
def test_what_word_shows_is_read(content: str, wanted: str) -> None:
    found = read(form(content))
    assert found.text("1f") == wanted
    assert (found.text("1e"), found.text("2a")) == ("answer 1e", "answer 2a")
    assert ledger(form(content), form_definitions()).lost == ()


ROWS = {
    "control around the cell": row(LABEL, control(cell(paragraph("Harbour")))),
    "control around the row": control(row(LABEL, cell(paragraph("Harbour")))),
    "repeated rows": control(control(row(LABEL, cell(paragraph("Har")))) + control(row(cell(""), cell(paragraph("bour"))))),
    "inserted row": "<w:tr><w:trPr><w:ins w:author='A'/></w:trPr>" + LABEL + cell(paragraph("Harbour")) + "</w:tr>",
    "spanning cell": row(LABEL, cell(paragraph("Harbour"), "<w:gridSpan w:val='3'/>")),
    "grid before": "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + LABEL + cell(paragraph("Harbour")) + "</w:tr>",
    "tracked cell": row(LABEL, cell(paragraph("Harbour"), "<w:cellIns w:author='A'/>")),
    "deleted row above": "<w:tr><w:trPr><w:del w:author='A'/></w:trPr>" + cell(paragraph("gone")) + "</w:tr>"
    + row(LABEL, cell(paragraph("Harbour"))),
}  # fmt: skip


@pytest.mark.parametrize("whole", ROWS.values(), ids=ROWS.keys())
def test_rows_and_cells_keep_their_place(whole: str) -> None:
    found = read(form("", whole_row=whole))
    assert found.text("1f").replace("\n", "") == "Harbour"
    assert (found.text("1e"), found.text("2a")) == ("answer 1e", "answer 2a")


TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:docPr xmlns:wp='urn:wp' descr='a chart'/>"
    "<w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
LAYERS = {
    "deleted": (P.format(run("Kept ") + "<w:del w:author='A'><w:r><w:delText>gone words</w:delText></w:r></w:del>"), "Kept", K.DELETED, "gone words"),
    "moved away": (P.format(run("Kept ") + f"<w:moveFrom w:author='A'>{run('gone words')}</w:moveFrom>"), "Kept", K.MOVED, "gone words"),
    "inserted": (P.format(f"<w:ins w:author='A'>{run('new words')}</w:ins>"), "new words", K.INSERTED, "new words"),
    "hidden": (P.format(run("Kept") + run(" secret", "<w:vanish/>")), "Kept", K.HIDDEN, "secret"),
    "hidden in pieces": (P.format(run("se", "<w:vanish/>") + run("cret", "<w:vanish/>")), "", K.HIDDEN, "secret"),
    "text box, once": (P.format(run("Kept") + TEXT_BOX.format(paragraph("boxed"))), "Kept", K.TEXT_BOX, "boxed"),
    "alternative text": (P.format(run("Kept") + TEXT_BOX.format(paragraph("x"))), "Kept", K.ALTERNATIVE_TEXT, "a chart"),
    "bookmark": (P.format("<w:bookmarkStart w:id='1' w:name='DrVane'/>" + run("Kept")), "Kept", K.BOOKMARK, "DrVane"),
    "field code": (FIELD.format(data="", code="HYPERLINK mailto:x@y.example", result=run("Kept")), "Kept", K.FIELD, "HYPERLINK mailto:x@y.example"),
    "author": (P.format(f"<w:ins w:author='Ann &amp; Co'>{run('Kept')}</w:ins>"), "Kept", K.PROPERTY, "Ann & Co"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "answer", "kind", "words"), LAYERS.values(), ids=LAYERS.keys())
def test_what_word_does_not_show_is_a_layer(
    content: str, answer: str, kind: LayerKind, words: str
) -> None:
    found = read(form(content))
    assert found.text("1f") == answer
    assert [x.text.reveal() for x in found.layers if x.kind is kind].count(words) == 1
    assert ledger(form(content), form_definitions()).lost == ()


def test_text_in_a_cell_merged_away_is_a_layer() -> None:
    merged = row(LABEL, cell(paragraph("Harbour"), "<w:vMerge w:val='restart'/>"))
    merged += row(cell(""), cell(paragraph("under it"), "<w:vMerge/>"))
    found = read(form("", whole_row=merged))
    assert found.text("1f") == "Harbour"
    assert ("merged-away", "under it") in [(x.kind.value, x.text.reveal()) for x in found.layers]


def test_placeholders_are_told_from_answers() -> None:
    waiting = control(P.format(run("Type the story of the case")), waiting=True)
    beside = P.format(control(run("Type here please"), waiting=True) + run(" Real words"))
    assert read(form(waiting)).answer("1f").state is AnswerState.PLACEHOLDER  # type: ignore[union-attr]
    assert read(form(beside)).text("1f") == "Real words"


def test_a_hidden_style_hides_and_a_style_based_on_it_too() -> None:
    styles = (
        "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='HH'><w:basedOn w:val='H'/></w:style></w:styles>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    content = P.format(run("Kept") + run(" secret", "<w:rStyle w:val='HH'/>"))
    parts = {"word/styles.xml": styles, "word/_rels/document.xml.rels": rels}
    found = read(form(content, parts=parts))
    assert found.text("1f") == "Kept"
    assert "secret" in [x.text.reveal() for x in found.layers if x.kind is K.HIDDEN]


def part(kind: str, text: str, name: str) -> str:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = f"<w:{kind} w:author='sigdocs'>" if kind == "comment" else f"<w:{kind}>"
    inside = f"{inside}{paragraph(text)}</w:{kind}>" if kind != name else paragraph(text)
    return f"<w:{name} xmlns:w='{w}'>{inside}</w:{name}>"


STORIES = [
    ("comments", part("comment", "Answer: see above", "comments"), K.COMMENT),
    ("footnotes", part("footnote", "Answer: see above", "footnotes"), K.FOOTNOTE),
    ("endnotes", part("endnote", "Answer: see above", "endnotes"), K.ENDNOTE),
    ("header", part("hdr", "Answer: see above", "hdr"), K.HEADER),
    ("footer", part("ftr", "Answer: see above", "ftr"), K.FOOTER),
]


@pytest.mark.parametrize(("kind", "xml", "layer"), STORIES, ids=[s[0] for s in STORIES])
def test_other_stories_are_layers_and_never_answers(kind: str, xml: str, layer: LayerKind) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="c" Type="http://x/relationships/{kind}" Target="{kind}.xml"/>'
        '<Relationship Id="o" Type="http://x/relationships/hyperlink" Target="mailto:a@b.example"'
        ' TargetMode="External"/><Relationship Id="t" Type="http://x/relationships/attachedTemplate"'
        ' Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    parts = {"word/_rels/document.xml.rels": rels, f"word/{kind}.xml": xml}
    found = read(form("", parts=parts))
    layers = [(x.kind, x.text.reveal()) for x in found.layers]
    assert (layer, "Answer: see above") in layers
    assert (K.LINK, "mailto:a@b.example") in layers
    assert (K.LINKED, "http://evil.example/t.dotm") in layers
    assert found.answer("1f").state is AnswerState.BLANK  # type: ignore[union-attr]


def test_our_own_marks_are_read_from_custom_properties() -> None:
    custom = (
        "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'"
        " xmlns:vt='urn:vt'><property name='SigdocsReference'><vt:lpwstr>SC-2026-0007</vt:lpwstr></property>"
        "<property name='Other'><vt:lpwstr>x</vt:lpwstr></property></Properties>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="m" Type="http://x/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="c" Type="http://x/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )
    found = read(form("", parts={"_rels/.rels": rels, "docProps/custom.xml": custom}))
    assert found.marks == (("SigdocsReference", "SC-2026-0007"),)


def test_strict_ooxml_is_read() -> None:
    import io
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(form(paragraph("Harbour"))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as strict:
        for name in source.namelist():
            text = source.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            strict.writestr(name, text)
    assert read(out.getvalue()).text("1f") == "Harbour"
