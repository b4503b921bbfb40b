"""Decision sheets filled in as a person does in Word: by their printed labels and rows."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn


def filled(
    content: bytes,
    rows: dict[str, str],
    *,
    sharing: tuple[tuple[str, ...], ...] = (),
    actions: tuple[tuple[str, ...], ...] = (),
) -> bytes:
    """The sheet with these answers beside their labels, and these rows in its two lists."""
    document = docx.Document(io.BytesIO(content))
    for table in document.tables:
        heads = [
            "".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in cells(table.rows[0])
        ]
        listed = sharing if "With whom" in heads else actions if "Owner" in heads else ()
        for number, row in enumerate(table.rows[1:]):
            label = "".join(t.text or "" for t in cells(row)[0].iter(qn("w:t")))
            if label in rows:
                write(cells(row)[1], rows[label])
            for cell, words in zip(
                cells(row)[1:], (listed[number : number + 1] or ((),))[0], strict=False
            ):
                write(cell, words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def cells(row: object) -> list[object]:
    return list(row._tr.iter(qn("w:tc")))  # type: ignore[attr-defined]


def write(cell: object, words: str) -> None:
    """Put words into the control of a cell, as typing over its prompt does."""
    first, *others = cell.iter(qn("w:t"))  # type: ignore[attr-defined]
    first.text = words
    for text in others:
        text.text = ""
    for prompt in list(cell.iter(qn("w:showingPlcHdr"))):  # type: ignore[attr-defined]
        prompt.getparent().remove(prompt)
    for style in list(cell.iter(qn("w:rStyle"))):  # type: ignore[attr-defined]
        style.getparent().remove(style)
