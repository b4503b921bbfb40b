"""Every place in a PDF that can hold words.

Page text comes from pypdfium2. Everything else comes from walking every object of the file, used
or not, with pikepdf: annotations, outline, form fields, structure tree (ActualText, Alt), named
destinations, metadata, attachments (recursively), scripts, and properties inside page contents.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from sigdocs.proofing.binary import strings_of
from sigdocs.proofing.fold import Passage

_SAID = {
    "Alt": "alternative text",
    "ActualText": "replacement text",
    "E": "expansion of an abbreviation",
    "Contents": "annotation or link",
    "TU": "form field's description",
    "T": "form field or annotation",
    "V": "form field's value",
    "DV": "form field's default",
    "Opt": "form field's choices",
    "Title": "title or outline",
    "Author": "property",
    "Subject": "property",
    "Keywords": "property",
    "Creator": "property",
    "Producer": "property",
    "URI": "where a link leads",
    "F": "file name",
    "UF": "file name",
    "Desc": "attachment's description",
    "JS": "script",
    "RC": "annotation",
    "Subj": "annotation",
    "Names": "named destination",
    "Dest": "named destination",
    "D": "named destination",
    "P": "page label",
    "NM": "annotation",
    "ID": "structure",
}
_FOR_PROGRAMS = frozenset(
    re.findall(
        r"\S+",
        """
        ID Lang DA DS FontFamily CharSet Registry Ordering M CreationDate ModDate Producer
        Creator OutputConditionIdentifier RegistryName CheckSum Panose PANOSE
        """,
    )
)
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"%!PS", b"%!Font", b"\1\0\4")
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream\b", re.DOTALL)
_PROPERTY = re.compile(rb"/(ActualText|Alt|E|Contents|T)\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)")


def read_pdf(content: bytes, *, within: str = "", depth: int = 0) -> Iterator[Passage]:
    """Everything that a PDF says, passage by passage. ``within``: its place when it is embedded.

    Raises:
        pikepdf.PdfError: it is no whole PDF, or needs a password.
    """
    yield from page_texts(content, within=within)
    for text in strings_of(_STREAM.sub(b"", content)):
        yield _hidden(f"{within}the file outside its streams", text)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names: dict[str, None] = {}
        drawing = _drawing(pdf)
        for number, item in enumerate(pdf.objects, start=1):
            place = f"{within}object {number}"
            yield from _walk(item, "", place, names)
            if isinstance(item, pikepdf.Stream):
                yield from _stream(item, place, depth, is_drawing=item.objgen in drawing)
        yield from _walk(pdf.trailer, "", f"{within}trailer", names)
        yield _hidden(f"{within}a name in the file's objects", "\n".join(names))


def _hidden(place: str, text: str) -> Passage:
    return Passage(place=place, text=text, is_text=False, is_page=False)


def page_texts(content: bytes, *, within: str = "") -> Iterator[Passage]:
    """The text of each page, with what is invisible on it (white, clipped, behind a picture)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            text = text_page.get_text_range().replace("\r\n", "\n")
            text_page.close()
            page.close()
            yield Passage(place=f"{within}page {number + 1}", text=text)
    finally:
        document.close()


def _walk(item: object, key: str, place: str, names: dict[str, None]) -> Iterator[Passage]:
    """Strings and names directly in an object; other indirect objects are walked by themselves."""
    if isinstance(item, pikepdf.String):
        yield from _string(str(item), key, place)
    elif isinstance(item, pikepdf.Name):
        names[str(item)[1:]] = None
    else:
        for inner, value in _inside(item, key):
            names[inner] = None
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _walk(value, inner, place, names)


def _string(text: str, key: str, place: str) -> Iterator[Passage]:
    if text.strip():
        where = f"{place}: {_SAID.get(key, 'a text')}"
        yield Passage(place=where, text=text, is_text=key not in _FOR_PROGRAMS, is_page=False)


def _inside(item: object, key: str) -> Iterator[tuple[str, object]]:
    """What a dictionary, stream or array holds, with its key (that of the array for its items)."""
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        yield from ((inner[1:], value) for inner, value in item.items())
    elif isinstance(item, pikepdf.Array):
        yield from ((key, value) for value in item)


def _drawing(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The streams that draw pages: their words are read by ``page_texts``, letter shapes undone."""
    found = set()
    for page in pdf.pages:
        contents = page.obj.get("/Contents", pikepdf.Array())
        several = isinstance(contents, pikepdf.Array)
        found |= {part.objgen for part in (contents if several else [contents])}
    return found


def _stream(
    stream: pikepdf.Stream, place: str, depth: int, *, is_drawing: bool
) -> Iterator[Passage]:
    kind = str(stream.get("/Type", ""))
    data = _data(stream)
    if data.startswith(_FONTS) or kind in ("/XRef", "/ObjStm"):
        return
    if kind == "/EmbeddedFile" or data[:4] in (b"PK\x03\x04", b"%PDF"):
        from sigdocs.proofing.word import read_part

        yield from read_part(data, f"{place} (attachment)", depth=depth)
    elif kind == "/Metadata" or data[:1] == b"<":
        from sigdocs.proofing.word import read_part

        yield from read_part(data, f"{place}: metadata", depth=depth)
    else:
        yield from _properties(data, place)
        for text in () if is_drawing or b"begincmap" in data else strings_of(data):
            yield Passage(
                place=f"{place}: its content",
                text=text,
                is_text=False,
                is_page=False,
                is_noise=True,
            )


def _parsed(written: bytes) -> str:
    try:
        return str(pikepdf.Object.parse(written))
    except pikepdf.PdfError:  # chance bytes of a picture, or a broken string
        return written.decode("latin-1")


def _data(stream: pikepdf.Stream) -> bytes:
    """What a stream holds; of a picture as it is stored, since only its notes matter."""
    if str(stream.get("/Subtype", "")) == "/Image":
        return stream.read_raw_bytes()
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _properties(data: bytes, place: str) -> Iterator[Passage]:
    """Texts given beside marked content, and comments, in what draws a page."""
    for found in _PROPERTY.finditer(data):
        said = _SAID[found[1].decode()]
        text = _parsed(found[2])
        yield Passage(place=f"{place}: {said}", text=text, is_page=False)
    comments = re.findall(rb"(?m)^\s*%([^\n\r]+)", data)
    if comments:
        text = b"\n".join(comments).decode("latin-1")
        yield _hidden(f"{place}: a comment", text)
