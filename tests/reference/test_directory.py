"""The official files of organisations, as they are downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.reference.directory import DIRECTORY, known_organisations, merged, read_directory
from tests.conftest import SHARED

ROW = b'"RXX99","MIDSHIRE AND DALES NHS TRUST","Y60","QKK","HALL","","","TOWN","","ZZ1 1ZZ",""\r\n'
ICB = b"\xef\xbb\xbfICB24CD,ICB24CDH,ICB24NM,ObjectId\r\nE54000099,QZZ,NHS Midshire ICB,1\r\n"


def test_trusts_have_their_region_and_boards_their_name(tmp_path: Path) -> None:
    text = merged(tmp_path, (*read_directory(ROW), *read_directory(ICB)))
    (tmp_path / DIRECTORY).write_text(text)
    found = {each.name: each.region for each in known_organisations(tmp_path)}
    assert found == {"MIDSHIRE AND DALES NHS TRUST": "Midlands", "NHS Midshire ICB": ""}
    assert merged(tmp_path, read_directory(ROW)) == text


def test_the_official_files_are_read_whole() -> None:
    folder = SHARED / "data" / "organisations"
    if not folder.is_dir():
        pytest.skip("NOT tested: the official files are not here")
    (trusts,) = folder.glob("etr*.csv")
    (boards,) = folder.glob("icb*.csv")
    assert len(read_directory(trusts.read_bytes())) == len(trusts.read_bytes().splitlines())
    assert len(read_directory(boards.read_bytes())) == 42


@pytest.mark.parametrize(
    "content", [b"", b"name,age\r\nJo,4\r\n", b"\xff\xfe\x00", b'"RX', b"PK\x03\x04"]
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ReferenceWrong):
        read_directory(content)
