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
# The first word of a field; a field opens with character 19 in a .doc. The words alone may be prose.
_FIELD = re.compile(
    r"\x13\s*(?:INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DDEAUTO|DDE|LINK)\b", re.IGNORECASE
)
_RTF_CHARACTER = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(\d{2,4}) ?\??")
_RTF_CONTROL = re.compile(r"\\\*|\\[a-zA-Z]+-?\d* ?|[{}\r\n]")
_INSIDE = re.compile(rb"#|\.?/?Pictures/|\./?Object|\./|https?:|mailto:|$")
_HREF = re.compile(rb"""<(?!(?:text|draw):a\b)[\w:-]+\b[^<>]*\bxlink:href\s*=\s*["']([^"']*)["']""")
_LARGEST_PART = 50_000_000


def real_suffix(content: bytes) -> str:
    """The suffix (.doc, .odt or .rtf) that fits the content.

    Raises:
        Unreadable: it is none of them.
        Unsafe: it has macros or draws in other files.
    """
    if content.startswith(_COMPOUND):
        text = content.replace(b"\0", b"").decode("latin-1")  # eight-bit and UTF-16 alike
        _refuse_fields(text)
        return ".doc"
    if content.lstrip().startswith(b"{\\rtf"):
        _refuse_fields(_plain(content.decode("latin-1")))
        return ".rtf"
    _refuse_links(_open_document(content))
    return ".odt"


def _plain(rtf: str) -> str:
    """RTF without its codes, so that a field's name cannot hide among them."""
    if re.search(r"\\obj(?:aut)?link\b", rtf):
        raise _unsafe()
    text = _RTF_CHARACTER.sub(lambda m: chr(int(m[1], 16) if m[1] else int(m[2])), rtf)
    return _RTF_CONTROL.sub("", text.replace("\\fldinst", "\x13"))


def _refuse_fields(text: str) -> None:
    if _FIELD.search(text):
        raise _unsafe()
    if "_VBA_PROJECT" in text:
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
        if not name.endswith(("content.xml", "styles.xml")):
            continue
        if package.getinfo(name).file_size > _LARGEST_PART:
            raise Unsafe("The file is a bomb: it unpacks to far more than a form holds.")
        part = package.read(name)
        if b":dde-" in part or any(not _is_inside(link) for link in _HREF.findall(part)):
            raise _unsafe()


def _is_inside(link: bytes) -> bool:
    """Inside the package, or a plain web address (there is no network to follow it)."""
    return b".." not in link and bool(_INSIDE.match(link))


def _unsafe() -> Unsafe:
    return Unsafe(
        "The file draws in text or pictures from other files.",
        next_step="Ask for a copy in which they are pasted, saved as .docx.",
    )
