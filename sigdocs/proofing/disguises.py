"""What a passage says to whoever undoes its disguise: codes of programs opened, read-out figures counted.

Base64 and hexadecimal (links, fields and custom XML carry words so) are read where they decode to
something printable; "nine nine nine, one two three" is read as 999123. It deliberately stops at
one layer: what is coded twice was not put there by a slip.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.proofing.fold import Passage

_BASE64 = (
    re.compile(r"(?<![\w-])[A-Za-z0-9_-]{16,}={0,2}"),
    re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{16,}={0,2}"),
)
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){8,}(?![0-9A-Za-z])")
_MARKS = re.compile(r"[^\w\s]")
_ONES = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\S+",
            """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen
            """,
        )
    )
}
_ONES |= {"oh": 0, "nought": 0}
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_FIGURE = rf"(?:{'|'.join((*_ONES, *_TENS))})"
_SAID = rf"(?:(?:{'|'.join(_TIMES)}) )?{_FIGURE}"
_READ_OUT = re.compile(rf"\b{_SAID}(?:[\s,.-]{{1,3}}{_SAID}\b){{3,}}", re.IGNORECASE)
_LEAST = 6


def undisguised(passage: Passage) -> Iterator[Passage]:
    """The same place again, with what it says once its codes are opened, if it has any."""
    said = [*_decoded(passage.text), *read_out(passage.text)]
    if said:
        yield replace(passage, text="\n".join(said), is_text=False, is_page=False)


def read_out(text: str) -> Iterator[str]:
    """Numbers of six figures or more that are read out one by one, in figures."""
    for found in _READ_OUT.finditer(text):
        figures = _figures(found[0])
        if len(figures) >= _LEAST:
            yield figures


def _figures(said: str) -> str:
    written: list[str] = []
    times, tens = 1, 0
    for word in re.findall(r"[a-z]+", said.casefold()):
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _TENS:
            written.append(str(_TENS[word]))
            tens = _TENS[word]
            continue
        elif tens and 0 < _ONES[word] < 10:
            written[-1] = str(tens + _ONES[word])
        else:
            written.append(str(_ONES[word]) * times)
            times = 1
        tens = 0
    return "".join(written)


def _decoded(text: str) -> Iterator[str]:
    coded = dict.fromkeys(found[0] for pattern in _BASE64 for found in pattern.finditer(text))
    for each in coded:
        yield from _printable(_from_base64(each))
    for found in _HEX.finditer(text):
        yield from _printable(bytes.fromhex(found[0]))


def _from_base64(coded: str) -> bytes:
    bare = coded.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _printable(data: bytes) -> Iterator[str]:
    """The words that bytes are, in UTF-8 or UTF-16; nothing where they are no words."""
    for code in ("utf-8", "utf-16-le"):
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if len(text) > 3 and text.isprintable() and len(_MARKS.findall(text)) * 4 < len(text):
            yield text
            return
