"""Every place in a CSV file or a workbook that can hold words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from sigdocs.proofing.fold import Passage
from sigdocs.proofing.word import read_part


def read_csv(content: bytes) -> Iterator[Passage]:
    """The lines of a CSV file in UTF-8.

    Raises:
        ValueError: it is not UTF-8.
    """
    for number, line in enumerate(content.decode("utf-8-sig").splitlines(), start=1):
        yield Passage(place=f"line {number}", text=line)


def read_workbook(content: bytes) -> Iterator[Passage]:
    """Every part of a workbook: cells, names of sheets, properties, comments, what is embedded.

    Raises:
        ValueError: it is no whole workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from read_part(package.read(name), name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as problem:
        raise ValueError("not a whole workbook") from problem
