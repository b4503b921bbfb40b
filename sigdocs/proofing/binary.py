"""The strings in a part that is neither XML nor a package: pictures, fonts, OLE objects."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_ASCII = re.compile(rb"[\x20-\x7e\xa0-\xff\t\r\n]{5,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){5,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_PACKED = frozenset((b"zTXt", b"iTXt", b"iCCP"))


def strings_of(data: bytes) -> Iterator[str]:
    """Runs of five and more printable characters, in Latin-1, UTF-8 or UTF-16."""
    if data.startswith(_PNG):
        data = b"\n".join(_png_texts(data))
    narrow = b"\n".join(_ASCII.findall(data))
    if narrow:
        yield narrow.decode("utf-8", "replace")
    wide = [found[0].decode("utf-16-le") for found in _WIDE.finditer(data)]
    if wide:
        yield "\n".join(wide)


def _png_texts(data: bytes) -> Iterator[bytes]:
    """The chunks of a picture that are not the picture: text, colour profile, EXIF."""
    at = 8
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind != b"IDAT":
            yield body
        if kind in _PACKED:
            yield from _unpacked(body)
        at += 12 + size
        if kind == b"IEND":
            break
    yield data[at:]


def _unpacked(body: bytes) -> Iterator[bytes]:
    for start in (i for i, byte in enumerate(body[:400]) if byte == 0x78):
        try:
            yield zlib.decompressobj().decompress(body[start:], 1_000_000)
        except zlib.error:
            continue
