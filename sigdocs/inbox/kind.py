"""What a file is by its content, and whether its name agrees. It reads no more than it must."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from sigdocs.model.arrivals import FileKind

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]", re.M)
_MESSAGE_HEADERS = re.compile(
    rb"^(from|to|subject|date|received|mime-version|message-id|return-path):", re.I | re.M
)
_WORD_MAIN = b"wordprocessingml.document.main+xml"
_WORD_MACRO = (b"document.macroEnabled.main+xml", b"vbaProject", b"template.macroEnabled")
_WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
_MOST_TYPES = 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError)
_ENDINGS = {
    FileKind.DOCX: ("docx", "dotx"),
    FileKind.DOCM: ("docm", "dotm"),
    FileKind.DOC: ("doc", "dot"),
    FileKind.ODT: ("odt", "ott"),
    FileKind.PDF: ("pdf",),
    FileKind.EML: ("eml",),
    FileKind.RTF: ("rtf", "doc"),
    FileKind.ENCRYPTED_OFFICE: ("docx", "docm", "doc"),
}


def kind_of(content: bytes) -> FileKind:
    """Tell what the bytes are. Never raises: what cannot be told is UNKNOWN."""
    if not content.strip(b"\x00 \t\r\n"):
        return FileKind.EMPTY
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_compound_file(content)
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.lstrip()[:5] == b"{\\rtf":
        return FileKind.RTF
    if content.startswith(_PROGRAMS):
        return FileKind.PROGRAM
    if content.startswith(_IMAGES):
        return FileKind.IMAGE
    return _kind_of_text(content)


def name_agrees(name: str, kind: FileKind) -> bool:
    """Whether the ending of the name is one that files of this kind have."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return ending in _ENDINGS.get(kind, (ending,))


def _kind_of_zip(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist()[:10_000])
            types = (
                _start(package, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
            )
            mime = _start(package, "mimetype") if "mimetype" in names else b""
    except _BROKEN:
        # A package that was cut off: the first name still tells what it was going to be.
        start = content[:4096]
        return FileKind.DOCX if b"word/" in start or b"[Content_Types]" in start else FileKind.ZIP
    if types:
        return _kind_of_package(types)
    if b"opendocument.text" in mime:
        return FileKind.ODT
    return FileKind.OTHER_OFFICE if b"opendocument" in mime else FileKind.ZIP


def _kind_of_package(types: bytes) -> FileKind:
    if any(mark in types for mark in _WORD_MACRO):
        return FileKind.DOCM
    if _WORD_MAIN in types or _WORD_TEMPLATE in types:
        return FileKind.DOCX
    return FileKind.OTHER_OFFICE


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_MOST_TYPES)


def _kind_of_compound_file(content: bytes) -> FileKind:
    """OLE: names of streams are UTF-16 in the directory (MS-CFB 2.6)."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FileKind.ENCRYPTED_OFFICE
    if "WordDocument".encode("utf-16-le") in content:
        return FileKind.DOC
    return FileKind.OTHER_OFFICE


def _kind_of_text(content: bytes) -> FileKind:
    start = content[:65_536].lstrip(b"\xef\xbb\xbf\r\n")
    if _HEADER.match(start) and len(_MESSAGE_HEADERS.findall(start[:16_384])) >= 2:
        return FileKind.EML
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    if b"\x00" in start:
        return FileKind.UNKNOWN
    odd = sum(byte < 9 or 13 < byte < 32 for byte in start[:4096])
    return FileKind.UNKNOWN if odd > 8 else FileKind.TEXT
