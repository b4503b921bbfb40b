"""The directory of organisations that a workspace imports from NHS England's ODS files.

``etr`` (trusts): code, name, region, board, five lines of address, postcode, opened, closed … without
a header. ICB names and codes: a file of the Office for National Statistics with one (``ICB…CDH`` the
ODS code, ``ICB…NM`` the name).
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.directory import Organisation, in_words
from sigdocs.model.policy import KnownOrganisation

DIRECTORY = "organisations.csv"
_REGIONS = {
    "Y56": "London", "Y58": "South West", "Y59": "South East", "Y60": "Midlands",
    "Y61": "East of England", "Y62": "North West", "Y63": "North East and Yorkshire",
}  # fmt: skip
_CODE = re.compile(r"[A-Z0-9]{3,8}")
_FEWEST_COLUMNS = 11  # an ODS file has 27
_REGION, _BOARD, _ADDRESS, _CLOSED = 2, 3, slice(4, 10), 11
_COLUMNS = 5  # of our own file: code, name, region, board, address
_OLDER_COLUMNS = 3  # before it had board and address
_LINES = " | "  # between the lines of an address
_Row = tuple[str, str, str, str, str]


def read_directory(content: bytes) -> tuple[_Row, ...]:
    """Code, name, region, board and address of each organisation of an official file.

    Raises:
        ReferenceWrong: it is neither of the two kinds of file.
    """
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise _wrong() from None
    header = rows[0] if rows else []
    code = next((n for n, c in enumerate(header) if re.fullmatch(r"ICB\d\dCDH", c)), None)
    name = next((n for n, c in enumerate(header) if re.fullmatch(r"ICB\d\dNM", c)), None)
    if code is not None and name is not None:
        found = [(row[code], row[name], "", "", "") for row in rows[1:] if len(row) == len(header)]
    else:
        found = [_of_ods(row) for row in rows if row]
    if not found or not all(_CODE.fullmatch(each[0]) and each[1].strip() for each in found):
        raise _wrong()
    return tuple(found)


def _of_ods(row: list[str]) -> _Row:
    if len(row) < _FEWEST_COLUMNS:
        raise _wrong()
    is_closed = len(row) > _CLOSED and row[_CLOSED].strip()
    lines = () if is_closed else tuple(line.strip() for line in row[_ADDRESS] if line.strip())
    return row[0], row[1], _REGIONS.get(row[_REGION], ""), row[_BOARD], _LINES.join(lines)


def merged(root: Path, new: tuple[_Row, ...]) -> str:
    """The workspace's directory as text, with these rows added or put in place of older ones."""
    rows = {row[0]: row for row in (*_kept(root), *new)}
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows[code] for code in sorted(rows))
    return out.getvalue()


def known_organisations(root: Path) -> tuple[KnownOrganisation, ...]:
    """The organisations of a workspace's directory; none where nothing was imported.

    Raises:
        ReferenceWrong: the file was spoilt.
    """
    return tuple(KnownOrganisation(name=row[1], region=row[2]) for row in _kept(root))


def directory_of(root: Path) -> tuple[Organisation, ...]:
    """The same organisations with board and address, as letters write them.

    Raises:
        ReferenceWrong: the file was spoilt.
    """
    return tuple(
        Organisation(
            code=code,
            name=in_words(name),
            region=region,
            board=board,
            address=_address(address),
        )
        for code, name, region, board, address in _kept(root)
    )


def _address(text: str) -> tuple[str, ...]:
    """The lines of an address; the postcode stays in capitals."""
    *lines, postcode = text.split(_LINES) if text else ("",)
    return (*map(in_words, lines), postcode) if postcode else ()


def _kept(root: Path) -> list[_Row]:
    try:
        text = (root / DIRECTORY).read_text("utf-8")
    except FileNotFoundError:
        return []
    rows = list(csv.reader(io.StringIO(text)))
    if any(len(row) not in (_OLDER_COLUMNS, _COLUMNS) for row in rows):
        raise ReferenceWrong(f"{DIRECTORY} is spoilt.", next_step="Import the directory again.")
    return [(*row, "", "")[:_COLUMNS] for row in rows]  # type: ignore[misc] # five, as checked


def _wrong() -> ReferenceWrong:
    return ReferenceWrong(
        "This is no directory of organisations.",
        next_step="Import etr.csv of the Organisation Data Service, as it is downloaded.",
    )
