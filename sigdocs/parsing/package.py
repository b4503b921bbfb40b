"""Opens a Word package (OPC, ISO/IEC 29500-2) from bytes, within bounds.

Reads nothing that the package points to outside itself and writes nothing. What a part means is
the walker's business.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from sigdocs.errors import NotAForm, Unreadable, Unsafe
from sigdocs.parsing.markup import RELATIONSHIPS, Element, local, parse_part

MAX_ENTRIES = 5_000
MAX_TOTAL = 300 * 1024 * 1024
MAX_XML_PART = 24 * 1024 * 1024
RATIO_FROM = 2 * 1024 * 1024
MAX_RATIO = 250  # deflate reaches 1,032; Word's own most repetitive parts stay under 100

_AUTHOR_MARK = b"author="
_AUTHORS = re.compile(rb"(?:author|initials)=(?:\"([^\"<>]*)\"|'([^'<>]*)')")
# ValueError: an entry that is said to begin before the file does (bytes were cut out).
_BROKEN_ENTRY = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, ValueError,
)  # fmt: skip
_DAMAGED = "The file is damaged or was cut short."
_AGAIN = "Open it in Word, save it as a Word document (.docx) and send it once more."


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One relationship: ``kind`` is the last word of its type, ``target`` a part name or address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True, kw_only=True)
class Package:
    """An open package. ``main`` is the part that holds the form; parts are read when asked for.

    ``touched``: the parts that were read, as stored (what the floor of a timing is made of).
    """

    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    types: dict[str, str]
    main: str = ""
    opened: dict[str, Element] = field(default_factory=dict)
    authors: dict[bytes, None] = field(default_factory=dict)
    links: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)
    touched: dict[str, None] = field(default_factory=dict)

    def bytes_of(self, part: str) -> bytes:
        """The bytes of a part, b"" where there is none.

        Raises:
            Unreadable: the part is damaged or encrypted.
            Unsafe: a part of more than 24 MB.
        """
        info = self.names.get(part.casefold())
        if info is None:
            return b""
        if info.file_size > MAX_XML_PART:
            raise Unsafe("A part of the file is too large to be a form.")
        self.touched[info.filename] = None
        try:
            return self.archive.read(info)
        except _BROKEN_ENTRY:
            raise Unreadable(_DAMAGED, next_step=_AGAIN) from None
        except RuntimeError:  # zipfile says so when the entry is encrypted
            raise Unreadable("The file is protected with a password.", next_step=_AGAIN) from None

    def xml(self, part: str, *, is_story: bool = False) -> Element | None:
        """The root of an XML part, None where the part is missing or empty.

        ``is_story``: it may hold tracked changes or comments; their authors are noted.
        """
        if part not in self.opened:
            data = self.bytes_of(part)
            self.opened[part] = parse_part(data) if data.strip() else None
            if is_story and _AUTHOR_MARK in data:
                self.authors |= dict.fromkeys(a or b for a, b in _AUTHORS.findall(data))
        return self.opened[part]

    def type_of(self, part: str) -> str:
        """The declared content type of a part, "" if none is declared."""
        ending = "." + part.rpartition(".")[2].casefold()
        return self.types.get("/" + part.casefold(), self.types.get(ending, ""))

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part points to; ("" = the package itself). Targets are never opened by this."""
        if part not in self.links:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self.links[part] = tuple(_relationships(root, folder)) if root is not None else ()
        return self.links[part]

    def parts(self) -> Iterator[str]:
        """Every part's name as stored, folders left out."""
        return (i.filename for i in self.names.values() if not i.filename.endswith("/"))


def open_package(content: bytes) -> Package:
    """Open a Word package and find its main part.

    Raises:
        Unreadable: not a zip, damaged, cut short, or no Word document inside.
        NotAForm: an Office file of another kind (a workbook, a presentation).
        Unsafe: macros, a zip bomb, or part names that try to leave the package.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN_ENTRY:
        raise Unreadable(_DAMAGED, next_step=_AGAIN) from None
    _check_bounds(archive)
    package = Package(archive=archive, names=_names(archive), types={})
    package.types.update(_content_types(package))
    _refuse_macros(package)
    package.main = _main_part(package)
    return package


def _check_bounds(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_ENTRIES or total > MAX_TOTAL:
        raise Unsafe("The file unpacks to more than any form holds.")
    worst = max(
        (i.file_size / max(i.compress_size, 1) for i in infos if i.file_size > RATIO_FROM),
        default=0,
    )
    if worst > MAX_RATIO or (total > RATIO_FROM * 10 and total / max(packed, 1) > MAX_RATIO):
        raise Unsafe("The file unpacks to far more than its size (a zip bomb).")


def _names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Parts by folded name; a name that climbs out or stands twice is refused."""
    names: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename.replace("\\", "/")
        key = name.casefold()
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise Unsafe("The file names a part outside itself.")
        if key in names:
            raise Unsafe(
                "The file holds two parts of one name; programs would read different forms."
            )
        names[key] = info
    return names


def _content_types(package: Package) -> dict[str, str]:
    root = package.xml("[Content_Types].xml")
    found: dict[str, str] = {}
    for row in root if root is not None else ():
        kind = row.get("ContentType", "")
        if local(row) == "Override":
            found[row.get("PartName", "").casefold()] = kind
        elif local(row) == "Default":
            found["." + row.get("Extension", "").casefold()] = kind
    return found


def _refuse_macros(package: Package) -> None:
    """Macros, by content type or by the part's own name (either alone is enough)."""
    by_type = any("macroEnabled" in t or "vbaProject" in t for t in package.types.values())
    by_name = any(name.rpartition("/")[2].startswith("vbaproject") for name in package.names)
    if by_type or by_name:
        raise Unsafe(
            "The file contains macros and was not opened.",
            next_step="Save it as a Word document without macros (.docx) and send it once more.",
        )


def _main_part(package: Package) -> str:
    """The part that ``_rels/.rels`` names as the office document, if it is a Word document."""
    wanted = [r for r in package.relationships("") if r.kind == "officeDocument" and not r.external]
    main = wanted[0].target if wanted else "word/document.xml"
    if main.casefold() not in package.names:
        raise Unreadable("The file is not a Word document.", next_step=_AGAIN)
    root = package.xml(main, is_story=True)
    name = local(root) if root is not None else ""
    if name == "document":
        return main
    if name in ("workbook", "presentation"):
        raise NotAForm("This is an Excel or PowerPoint file, not a form that sigdocs knows.")
    raise Unreadable("The file is not a Word document.", next_step=_AGAIN)


def _relationships(root: Element, folder: str) -> Iterator[Relationship]:
    for row in root.iter(RELATIONSHIPS + "Relationship"):
        target = row.get("Target", "")
        external = row.get("TargetMode", "") == "External"
        if not external:
            inside = unquote(target.partition("#")[0])
            target = posixpath.normpath(posixpath.join("/" + folder, inside)).lstrip("/")
        kind = row.get("Type", "").rpartition("/")[2]
        yield Relationship(id=row.get("Id", ""), kind=kind, target=target, external=external)
