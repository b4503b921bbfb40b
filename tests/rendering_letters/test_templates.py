"""The template check finds each kind of fault, names its place, and passes what ships."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from typing import Any

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.documents import RenderedDocument
from sigdocs.model.findings import Severity
from sigdocs.model.meetings import AbsentCase, AbsentPaper, CaseFacts, PackPaper
from sigdocs.model.notices import Standing, Stands
from sigdocs.model.templates import TemplateFault
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering import (
    briefs,
    learning,
    notification,
    outcome,
    pack,
    redactions,
    returns,
    ro_letter,
    sharing,
)
from sigdocs.rendering.contracts import CONTRACTS, contract_of
from sigdocs.rendering.fields import field_names
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.templates import annotated, check_template, preview_template
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading, test_brief, test_letters
from tests.rendering_pack.word_papers import kpi_paper

OUTCOME = (made.TEMPLATES / "outcome_letter.docx").read_bytes()
RUN = '<w:r><w:t xml:space="preserve">'


def changed(old: str, new: str, *, part: str = "word/document.xml", count: int = 1) -> bytes:
    """The outcome letter with a change in one of its parts; the change must hit."""
    parts = reading.parts(OUTCOME)
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, count).encode()
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def faults(template: bytes) -> list[TemplateFault]:
    return list(check_template(template, contract_of("outcome_letter")))


def paragraph(words: str, style: str = "", run: str = "") -> str:
    """A paragraph of Word's XML."""
    pr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{pr}<w:r>{run}<w:t>{words}</w:t></w:r></w:p>"


def with_paragraph(xml: str) -> bytes:
    """The outcome letter with one more paragraph at the end."""
    return changed("<w:sectPr>", xml + "<w:sectPr>")


def in_cell(xml: str) -> bytes:
    """The outcome letter with other paragraphs in the cell for the owner."""
    style = '<w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
    run = '<w:r><w:t xml:space="preserve">{{ a.owner }}</w:t></w:r>'
    return changed(f"<w:p>{style}{run}</w:p>", xml)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda c: c.name)
def test_every_template_that_ships_passes_and_makes_a_preview(contract: Any) -> None:
    template = (made.TEMPLATES / f"{contract.name}.docx").read_bytes()
    assert check_template(template, contract) == ()
    assert "{{" not in reading.text(preview_template(template, contract))


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda c: c.name)
def test_every_field_is_explained_and_listed_for_the_secretariat(contract: Any) -> None:
    readme = (made.TEMPLATES / "README.md").read_text("utf-8")
    for name in field_names(contract.sample):
        assert contract.meanings[name]
        assert f"`{name}`" in readme, name


@pytest.mark.parametrize(
    ("template", "code", "words"),
    [
        (with_paragraph(paragraph("{{ refrence }}")), "unknown-field", "Did you mean “reference”?"),
        (with_paragraph(paragraph("{{ office.phone }}")), "unknown-field", "“phone”"),
        (with_paragraph(paragraph("{{ a.owner }}")), "unknown-field", "“a”"),
        (changed("{{ a.owner }}", "{{ a.ownr }}"), "unknown-field", "Did you mean “owner”?"),
        (changed("{%p for line in rationale %}", "{%p for line in rational %}"), "unknown-field",
         "Did you mean “rationale”?"),
        (with_paragraph(paragraph("{{ reference }")), "broken-tag", "without its other half"),
        (with_paragraph(paragraph("{{ reference + }}")), "broken-tag", "cannot be understood"),
        (with_paragraph(paragraph("{%p if draft %}")), "broken-tag", "never closed"),
        (with_paragraph(paragraph("{%p endfor %}")), "broken-tag", "does not fit"),
        (with_paragraph(paragraph("{% include 'x' %}")), "broken-tag", "not a tag that can be used"),
        (with_paragraph(paragraph("{{ refer</w:t></w:r><w:r><w:t>ence }}")), "split-tag", "2 pieces"),
        (with_paragraph(paragraph("Lost: {%p if draft %}") + paragraph("{%p endif %}")), "lost-text",
         "paragraph"),
        (changed("{%tr endfor %}", "{%tr endfor %} and this"), "lost-text", "row"),
        (with_paragraph(paragraph("{{r reference }}")), "lost-text", "plain text"),
        (changed("<w:tblHeader/>", ""), "no-header-row", "header row"),
        (changed('<w:tcW w:w="620" w:type="dxa"/>', '<w:tcW w:w="620" w:type="dxa"/><w:gridSpan '
                 'w:val="1"/>'), "merged-cells", "merged"),
        (changed("Heading1", "Heading2"), "heading-order", "should be of level 1"),
        (in_cell(paragraph("{%p if draft %}") + paragraph("x") + paragraph("{%p endif %}")),
         "empty-cell", "without a line"),
        (with_paragraph(paragraph("", "Heading2")), "empty-heading", "empty"),
        (with_paragraph(paragraph("colour", run='<w:rPr><w:lang w:val="en-US"/></w:rPr>')), "language",
         "en-US"),
        (changed('<w:lang w:val="en-GB"', '<w:lang w:val="en-US"', part="word/styles.xml"), "language",
         "not English (United Kingdom)"),
        (with_paragraph('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'),
         "tracked-change", "Accept"),
        (with_paragraph('<w:p><w:pPr><w:pBdr/></w:pPr></w:p>'), "paragraph-border", "border"),
        (with_paragraph('<w:p><w:hyperlink w:anchor="x"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'),
         "link-lost", "vanish"),
        (changed("OFFICIAL", "Internal", part="word/header1.xml"), "no-marking", "marking"),
        (changed("Outcome of a notification", "", part="docProps/core.xml"), "no-title", "title"),
    ],
)  # fmt: skip
def test_each_fault_is_found_with_its_place(template: bytes, code: str, words: str) -> None:
    found = [fault for fault in faults(template) if fault.code == code]
    assert found
    assert any(words in fault.message for fault in found)
    assert all(fault.place for fault in found)


def test_a_picture_without_alternative_text_is_found_and_a_decorative_one_is_not() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{space}"><wp:docPr id="1" name="Logo" descr="%s"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    bare = [fault.code for fault in faults(with_paragraph(picture % ""))]
    described = [fault.code for fault in faults(with_paragraph(picture % "The logo"))]
    assert "no-alternative-text" in bare
    assert "no-alternative-text" not in described
    space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    mark = f'<d:decorative xmlns:d="{space}" val="1"/>'
    plain = (picture % "").replace('descr=""/>', f'descr="">{mark}</wp:docPr>')
    assert mark in plain
    assert "no-alternative-text" not in [f.code for f in faults(with_paragraph(plain))]


def test_a_fault_in_a_table_names_table_and_row() -> None:
    (fault,) = faults(changed("{{ a.owner }}", "{{ a.ownr }}"))
    assert fault.place == "main text, table 1, row 3"
    assert fault.suggestion == "owner"
    assert fault.severity is Severity.ERROR


def test_a_fault_in_the_footer_is_found_there() -> None:
    (fault,) = faults(changed("{{ reference }}", "{{ ref }}", part="word/footer1.xml"))
    assert fault.place.startswith("footer")


def test_faults_are_written_as_comments_into_a_copy() -> None:
    template = changed("{{ a.owner }}", "{{ a.ownr }}")
    found = [*faults(template), *faults(changed("OFFICIAL", "Ours", part="word/header1.xml"))]
    parts = reading.parts(annotated(template, found))
    comments = parts["word/comments.xml"].decode()
    assert "Did you mean “owner”?" in comments
    assert "header: No header carries the protective marking." in comments
    start = parts["word/document.xml"].decode().index('w:id="0"/>')
    assert "a.ownr" in parts["word/document.xml"].decode()[start : start + 200]


def test_a_loop_s_name_is_known_inside_the_loop_only() -> None:
    inside = paragraph("{%p for x in actions %}") + paragraph("{{ x.what }}{{ loop.index }}")
    assert faults(with_paragraph(inside + paragraph("{%p endfor %}"))) == []
    after = inside + paragraph("{%p endfor %}") + paragraph("{{ x.what }}")
    assert [fault.code for fault in faults(with_paragraph(after))] == ["unknown-field"]


def test_a_cell_with_a_line_in_either_case_is_fine() -> None:
    start, otherwise = paragraph("{%p if draft %}") + paragraph("x"), paragraph("{%p else %}")
    end = paragraph("y") + paragraph("{%p endif %}")
    assert faults(in_cell(start + otherwise + end)) == []
    assert faults(in_cell(start + paragraph("{%p endif %}") + paragraph(""))) == []


def test_a_file_that_is_no_word_document_is_refused() -> None:
    with pytest.raises(ReferenceWrong, match="not a Word document"):
        check_template(b"hello", contract_of("outcome_letter"))
    with pytest.raises(ReferenceWrong, match="not a Word document"):
        check_template(changed("</w:body>", ""), contract_of("outcome_letter"))


def every_field(value: Any, path: str = "") -> set[str]:
    """The paths of all fields of a context, those of every item of every list."""
    if isinstance(value, dict):
        found: set[str] = set()
        for name, inner in value.items():
            found |= {f"{path}.{name}".strip(".")} | every_field(inner, f"{path}.{name}".strip("."))
        return found
    if isinstance(value, (list, tuple)):
        return {p for item in value for p in every_field(item, path)}
    return set()


def made_for_the_pack(name: str) -> Any:
    """The neighbouring tests' invented meeting."""
    path = made.TEMPLATES.parent / "tests" / "rendering_pack" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["pack", "notification"])
def test_the_samples_of_the_pack_have_the_fields_that_are_put_in(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, Any]] = []

    def spied(template: bytes, context: dict[str, Any]) -> Filled:
        seen.append(context)
        return fill(template, context)

    invented = made_for_the_pack("invented_pack")
    template = (made.TEMPLATES / f"{name}.docx").read_bytes()
    if name == "pack":
        monkeypatch.setattr(pack, "fill", spied)
        gone = AbsentCase(reference="SC-2026-0099", function="Appeals", reason="It failed.")
        paper = PackPaper(key="3.1", title="KPIs", content=kpi_paper())
        away = AbsentPaper(key="3.2", title="Forward plan", reason="To follow.")
        whole = invented.mixed_pack(withheld=(gone,), papers=(paper,), absent_papers=(away,))
        pack.render_pack(template, whole)
    else:
        monkeypatch.setattr(notification, "fill", spied)
        for form in (invented.notification(), invented.audit_trail()):
            notification.render_notification(
                template,
                reference=made.REFERENCE,
                form=form,
                definition=form_definition(form.kind),
                facts=CaseFacts(function="Appeals"),
                told=[Stands(key="board", to="The Board", why="x", standing=Standing.DUE)],
            )
    real = set.union(*(every_field(context) for context in seen))
    assert every_field(contract_of(name).sample) == real


RENDERED = {
    "return_letter": (returns, lambda: test_letters.returned(made.missing("3a"), made.LATE)),
    "outcome_letter": (outcome, test_letters.outcome),
    "sharing_letter": (sharing, lambda: test_letters.shared("medical-director")),
    "ro_letter": (ro_letter, test_letters.exchanged),
    "sharing_brief": (briefs, lambda: test_brief.rendered(test_letters.brief())),
    "learning_summary": (learning, test_letters.learning),
    "redaction_report": (redactions, test_letters.redaction_report),
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_sample_has_the_fields_that_the_renderer_puts_in(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, Any]] = []

    def spied(template: bytes, context: dict[str, Any]) -> Filled:
        seen.append(context)
        return fill(template, context)

    module, make = RENDERED[name]
    monkeypatch.setattr(module, "fill", spied)
    document = make()
    assert document is not None
    assert isinstance(document, (RenderedDocument, str, bytes)) or document.document
    real = {path.replace("[]", "") for path in field_names(seen[0])}
    sample = {path.replace("[]", "") for path in field_names(contract_of(name).sample)}
    empty = {path for path in sample if any(path.startswith(f"{p}.") for p in real)}
    assert sample - empty == real - {p for p in real if any(s.startswith(f"{p}.") for s in sample)}
