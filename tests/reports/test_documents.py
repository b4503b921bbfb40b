"""The summary as people get it: Word, PDF, CSV, workbook; each chart the one its words describe."""

from __future__ import annotations

import csv
import io
import posixpath
import zipfile
from pathlib import Path

import openpyxl
import page
import pytest
from lxml import etree
from PIL import Image

from sigdocs.model.documents import ProvenDocument, Removed, Watch
from sigdocs.model.personal import PersonalText
from sigdocs.model.smt import SmtRecipient
from sigdocs.office import is_available, to_pdf
from sigdocs.proofing import prove
from sigdocs.rendering import smt_report
from sigdocs.rendering.contracts import contract_of
from sigdocs.rendering.fields import field_names
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.smt_figures import figure_tables
from sigdocs.rendering.smt_report import charts, render_smt_report
from sigdocs.rendering.smt_sheets import as_csv, as_workbook, harmless
from tests.reports.invented import OFFICE, TEMPLATE, half_year

NOTHING = Watch(contacts=())
CHARTS = ("chart-functions", "chart-months", "chart-outcomes", "chart-kpis")


def report(**changes: object) -> bytes:
    return render_smt_report(TEMPLATE.read_bytes(), half_year(**changes), office=OFFICE).content


def pictures(content: bytes) -> dict[str, tuple[bytes, str]]:
    """The picture and the alternative text of each drawing, by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {node.get("Id"): node.get("Target") for node in relations}
        found = {}
        for drawing in body.iter("{*}drawing"):
            shown, blip = next(drawing.iter("{*}docPr")), next(drawing.iter("{*}blip"))
            part = posixpath.join("word", targets[next(iter(blip.attrib.values()))])
            found[shown.get("name")] = (package.read(part), shown.get("descr"))
        return found


def test_each_picture_is_the_chart_that_its_words_describe() -> None:
    facts = half_year()
    drawn = charts(facts, figure_tables(facts))
    there = pictures(report())
    assert tuple(there) == CHARTS
    for name, chart in drawn.items():
        assert there[name] == (chart.picture, chart.alternative)
    assert len({picture for picture, _ in there.values()}) == len(CHARTS)
    assert "Appeals 2 and Claims & Co 1" in there["chart-functions"][1]
    assert "5a information included 50%, target 90%" in there["chart-kpis"][1]


def test_a_chart_shows_what_it_counts() -> None:
    """More notifications make more blue; without any there is none."""

    def blue(**changes: object) -> int:
        picture = pictures(report(**changes))["chart-functions"][0]
        colours = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(10**6) or []
        return sum(count for count, colour in colours if colour == (0, 0x5E, 0xB8))

    assert blue(cases=()) == 0
    assert blue() > 10_000


def test_no_picture_of_the_template_is_left_behind() -> None:
    with zipfile.ZipFile(io.BytesIO(report())) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
    assert sorted(media) == [f"word/media/chart{number}.png" for number in range(1, 5)]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert report() == report()
    assert as_csv(half_year()).content == as_csv(half_year()).content
    assert as_workbook(half_year()).content == as_workbook(half_year()).content


def test_all_three_are_proven_and_a_name_in_any_is_found() -> None:
    facts = half_year()
    documents = [
        render_smt_report(TEMPLATE.read_bytes(), facts, office=OFFICE),
        as_csv(facts),
        as_workbook(facts),
    ]
    name = Removed(text=PersonalText("Claims & Co"), code="person:patient", strong=True)
    for document in documents:
        assert isinstance(prove(document, NOTHING), ProvenDocument), prove(document, NOTHING)
        told = prove(document, Watch(removed=(name,), contacts=()))
        assert not isinstance(told, ProvenDocument)
        assert {finding.code for finding in told} == {"leak-strong"}


def test_the_pdf_is_pdf_ua(tmp_path: Path) -> None:
    if not is_available():
        pytest.skip("LibreOffice is not installed: no PDF to look at")
    file = tmp_path / "summary.pdf"
    file.write_bytes(to_pdf([("summary", report())])[0])
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{f.rule_id}: {f.message}" for f in result.failures] == []


def test_csv_and_workbook_hold_the_numbers_of_the_tables() -> None:
    facts = half_year()
    expected = [
        (table.title, str(row[0]), column, str(value))
        for table in figure_tables(facts)
        for row in table.rows
        for column, value in zip(table.columns[1:], row[1:], strict=True)
    ]
    lines = list(csv.reader(io.StringIO(as_csv(facts).content.decode("utf-8-sig"))))
    assert lines[0] == ["Table", "Row", "Column", "Value"]
    assert [tuple(line) for line in lines[1:]] == expected
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(facts).content))
    for table in figure_tables(facts):
        rows = [tuple(row) for row in book[table.name.capitalize()].values]
        assert rows == [table.columns, *table.rows]
    assert book.properties.creator == "NHS Resolution"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_what_a_spreadsheet_would_run_is_made_harmless(sign: str) -> None:
    formula = f'{sign}HYPERLINK("http://x.example","y")'
    assert harmless(formula) == f"'{formula}"
    assert harmless(-3) == -3
    facts = half_year(recipients=(SmtRecipient(title=formula, decided=9),))
    cells = [c for line in csv.reader(io.StringIO(as_csv(facts).content.decode("utf-8-sig")))
             for c in line]  # fmt: skip
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(facts).content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_sample_has_the_fields_that_the_renderer_puts_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[dict[str, object]] = []

    def spied(template: bytes, context: dict[str, object]) -> Filled:
        seen.append(context)
        return fill(template, context)

    monkeypatch.setattr(smt_report, "fill", spied)
    report()
    assert set(field_names(seen[0])) == set(field_names(contract_of("smt_report").sample))
