"""The directory of organisations that a workspace imports from NHS England's ODS files.

``etr`` (trusts): code, name, region … without a header. ICB names and codes: a file of the Office
for National Statistics with one (``ICB…CDH`` the ODS code, ``ICB…NM`` the name).
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.policy import KnownOrganisation

DIRECTORY = "organisations.csv"
_REGIONS = {
    "Y56": "London", "Y58": "South West", "Y59": "South East", "Y60": "Midlands",
    "Y61": "East of England", "Y62": "North West", "Y63": "North East and Yorkshire",
}  # fmt: skip
_CODE = re.compile(r"[A-Z0-9]{3,8}")
_FEWEST_COLUMNS = 10  # an ODS file has 27: code, name, grouping, geography, five of address …
_Row = tuple[str, str, str]


def read_directory(content: bytes) -> tuple[_Row, ...]:
    """Code, name and region of each organisation of an official file.

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
        found = [(row[code], row[name], "") for row in rows[1:] if len(row) == len(header)]
    else:
        found = [_of_ods(row) for row in rows if row]
    if not found or not all(_CODE.fullmatch(each[0]) and each[1].strip() for each in found):
        raise _wrong()
    return tuple(found)


def _of_ods(row: list[str]) -> _Row:
    if len(row) < _FEWEST_COLUMNS:
        raise _wrong()
    return row[0], row[1], _REGIONS.get(row[2], "")


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
    return tuple(KnownOrganisation(name=name, region=region) for _, name, region in _kept(root))


def _kept(root: Path) -> list[_Row]:
    try:
        text = (root / DIRECTORY).read_text("utf-8")
    except FileNotFoundError:
        return []
    rows = [tuple(row) for row in csv.reader(io.StringIO(text))]
    if any(len(row) != 3 for row in rows):
        raise ReferenceWrong(f"{DIRECTORY} is spoilt.", next_step="Import the directory again.")
    return [(row[0], row[1], row[2]) for row in rows]


def _wrong() -> ReferenceWrong:
    return ReferenceWrong(
        "This is no directory of organisations.",
        next_step="Import etr.csv of the Organisation Data Service, as it is downloaded.",
    )
