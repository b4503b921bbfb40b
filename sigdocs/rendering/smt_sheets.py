"""The figures of the six-monthly summary as CSV and as a workbook, for those who reckon on.

A text that a spreadsheet would take for a formula (it begins with = + - or @) gets an apostrophe in
front, as OWASP advises against CSV injection.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from sigdocs.model.documents import CSV, XLSX, DocumentKind, RenderedDocument
from sigdocs.model.smt import FigureTable, SmtFacts
from sigdocs.rendering.finish import AUTHOR
from sigdocs.rendering.smt_figures import figure_tables
from sigdocs.rendering.smt_report import summary_stem
from sigdocs.rendering.wording import say_date

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_WIDEST = 60  # characters of a column


def as_csv(facts: SmtFacts) -> RenderedDocument:
    """One line a number: table, row, column, value. UTF-8 with a mark, so that Excel reads it."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(("Table", "Row", "Column", "Value"))
    for table in figure_tables(facts):
        for row in table.rows:
            for column, value in zip(table.columns[1:], row[1:], strict=True):
                lines.writerow(map(harmless, (table.title, row[0], column, value)))
    return _sheet(facts, out.getvalue().encode("utf-8-sig"), CSV)


def as_workbook(facts: SmtFacts) -> RenderedDocument:
    """A sheet a table, the headings frozen; counts are numbers, everything else is text."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    _about(book.create_sheet("About"), facts)
    for table in figure_tables(facts):
        _fill_sheet(book.create_sheet(table.name.capitalize()), table)
    book.properties.creator = book.properties.lastModifiedBy = AUTHOR
    book.properties.title = _title(facts)
    out = io.BytesIO()
    book.save(out)
    return _sheet(facts, _timeless(out.getvalue()), XLSX)


def harmless(value: str | int) -> str | int:
    """A value that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_RISKY):
        return f"'{value}"
    return value


def _title(facts: SmtFacts) -> str:
    period = f"{say_date(facts.start)} to {say_date(facts.end)}"
    return f"Significant concerns: figures for {period}"


def _sheet(facts: SmtFacts, content: bytes, media_type: str) -> RenderedDocument:
    shown = [_title(facts)]
    for table in figure_tables(facts):
        shown += [table.title, *table.columns, *(str(cell) for row in table.rows for cell in row)]
    return RenderedDocument(
        kind=DocumentKind.SMT_SUMMARY,
        media_type=media_type,
        content=content,
        stem=summary_stem(facts),
        title=_title(facts),
        substituted=tuple(shown),
        is_draft=True,
    )


def _about(sheet: Any, facts: SmtFacts) -> None:
    rows = [
        ("OFFICIAL – SENSITIVE", ""),
        ("Figures", _title(facts)),
        ("As at", say_date(facts.as_at)),
        ("Holds", "Counts only: no person, no organisation outside NHS Resolution, no case."),
    ]
    rows += [(table.title, table.note) for table in figure_tables(facts) if table.note]
    _write(sheet, rows)


def _fill_sheet(sheet: Any, table: FigureTable) -> None:
    from openpyxl.styles import Font

    _write(sheet, [table.columns, *table.rows])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _write(sheet: Any, rows: Sequence[Sequence[str | int]]) -> None:
    for row in rows:
        sheet.append([harmless(value) for value in row])
    for number, column in enumerate(sheet.iter_cols(), start=1):
        widest = max(len(str(cell.value or "")) for cell in column)
        letter = column[0].column_letter if number else ""
        sheet.column_dimensions[letter].width = min(_WIDEST, widest + 2)


def _timeless(content: bytes) -> bytes:
    """The workbook without times of day, so that the same figures give the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
