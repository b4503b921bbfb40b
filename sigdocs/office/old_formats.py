"""What an arriving .doc, .odt or .rtf really is, and whether it would draw in other files.

The suite reads rubbish as plain text and embeds linked local files in what it makes, so both are
settled before it sees the file. Deliberately no parsing: only signs in the bytes.
"""

from __future__ import annotations

import io
import re
import zipfile

from sigdocs.errors import Unreadable, Unsafe

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # Word 97-2003
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_FIELDS = ("INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO", "DDE ", "LINK Word", "LINK Excel")
_INSIDE = re.compile(rb"#|\.?/?Pictures/|\./?Object|\./|https?:|mailto:|$")
_HREF = re.compile(rb"""<(?!text:a\b)[\w:-]+\b[^<>]*\bxlink:href\s*=\s*["']([^"']*)["']""")
_LARGEST_PART = 50_000_000


def real_suffix(content: bytes) -> str:
    """The suffix (.doc, .odt or .rtf) that fits the content.

    Raises:
        Unreadable: it is none of them.
        Unsafe: it has macros or draws in other files.
    """
    if content.startswith(_COMPOUND):
        _refuse_fields(content)
        return ".doc"
    if content.lstrip().startswith(b"{\\rtf"):
        _refuse_fields(content)
        return ".rtf"
    _refuse_links(_open_document(content))
    return ".odt"


def _refuse_fields(content: bytes) -> None:
    for field in _FIELDS:
        if field.encode() in content or field.encode("utf-16-le") in content:
            raise _unsafe()
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise Unsafe("The file holds macros.", next_step="Ask for it without macros, as a .docx.")


def _open_document(content: bytes) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        is_text = package.read("mimetype").startswith(_OPEN_TEXT)
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        is_text = False
    if not is_text:
        raise Unreadable(
            "The file is not the older Word or OpenDocument file its name says.",
            next_step="Open it in Word, save it as .docx and send it again.",
        )
    return package


def _refuse_links(package: zipfile.ZipFile) -> None:
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.namelist()):
        raise Unsafe("The file holds macros.", next_step="Ask for it without macros, as a .docx.")
    for name in package.namelist():
        if not name.endswith(".xml"):
            continue
        if package.getinfo(name).file_size > _LARGEST_PART:
            raise Unsafe("The file is a bomb: it unpacks to far more than a form holds.")
        links = _HREF.findall(package.read(name))
        if any(not _is_inside(link) for link in links):
            raise _unsafe()


def _is_inside(link: bytes) -> bool:
    """Inside the package, or a plain web address (there is no network to follow it)."""
    return b".." not in link and bool(_INSIDE.match(link))


def _unsafe() -> Unsafe:
    return Unsafe(
        "The file draws in text or pictures from other files.",
        next_step="Ask for a copy in which they are pasted, saved as .docx.",
    )
