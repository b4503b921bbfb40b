"""A leak planted in each hiding place of a PDF is caught, whatever else is found there."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from proof_documents import codes, proof, rendered, watch, word

from sigdocs.model.documents import PDF
from sigdocs.office import is_available, to_pdf
from sigdocs.proofing import prove

NAME = "Brian Siddall"
STRONG = watch((NAME, "person:patient", True))
WEAK = watch(("Siddall", "person:patient", False))

if not is_available():
    pytest.skip("LibreOffice is not installed: no PDF can be made", allow_module_level=True)


@functools.cache
def clean() -> bytes:
    return to_pdf([("clean", word())])[0]


def changed(change: Callable[[Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
        return out.getvalue()


def drawn(operators: str) -> Callable[[Pdf], None]:
    """More on the first page, in a font of its own."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.add_resource(font, Name.Font, Name.Planted)
        page.contents_add(pdf.make_stream(f"q BT /Planted 9 Tf {operators} ET Q".encode()))

    return change


def note(**entries: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        entries.setdefault("Subtype", Name.Text)
        made = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(made)])

    return change


def outline(pdf: Pdf) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(NAME, 0))


def field(**entries: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        made = Dictionary(FT=Name.Tx, T=String("answer"), **entries)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(made)]))

    return change


def metadata(pdf: Pdf) -> None:
    with pdf.open_metadata() as found:
        found["dc:description"] = f"About {NAME}"


def attachment(name: str, content: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.attachments[name] = content

    return change


def structure(**entries: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, Dictionary) and item.get("/S") == Name.H1:
                for key, value in entries.items():
                    item[f"/{key}"] = value

    return change


def optional_layer(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]))
    )
    page = pdf.pages[0]
    page.add_resource(group, Name.Properties, Name.Hidden)
    drawn(f"/OC /Hidden BDC 50 50 Td ({NAME}) Tj EMC")(pdf)


def form_object(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made = pdf.make_stream(f"BT /F 9 Tf 5 5 Td ({NAME}) Tj ET".encode())
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    made.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].add_resource(made, Name.XObject, Name.Planted)
    pdf.pages[0].contents_add(pdf.make_stream(b"q /Planted Do Q"))


def picture(pdf: Pdf) -> None:
    from PIL import Image

    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = NAME  # the artist
    Image.new("RGB", (8, 8)).save(out, "jpeg", exif=exif)
    made = pdf.make_stream(out.getvalue())
    made.Type, made.Subtype, made.Filter = Name.XObject, Name.Image, Name.DCTDecode
    made.Width, made.Height, made.BitsPerComponent = 8, 8, 8
    made.ColorSpace = Name.DeviceRGB
    pdf.pages[0].add_resource(made, Name.XObject, Name.Planted)


def earlier_version() -> bytes:
    """A file to which a second version was appended; the first still holds the words."""
    old = changed(drawn(f"50 50 Td ({NAME}) Tj"))
    return old + clean()


PLACES: dict[str, Callable[[Pdf], None]] = {
    "page": drawn(f"50 50 Td ({NAME}) Tj"),
    "two lines": drawn("50 50 Td (Brian) Tj 0 -12 Td (Siddall) Tj"),
    "hyphen at the line's end": drawn("50 50 Td (Brian Sid-) Tj 0 -10 Td (dall) Tj"),
    "white": drawn(f"1 1 1 rg 50 50 Td ({NAME}) Tj"),
    "invisible": drawn(f"3 Tr 50 50 Td ({NAME}) Tj"),
    "off the page": drawn(f"-500 -500 Td ({NAME}) Tj"),
    "under a black box": drawn(f"50 50 Td ({NAME}) Tj ET 0 g 40 40 200 30 re f BT"),
    "one letter at a time": drawn(
        "50 50 Td " + " ".join(f"({letter}) Tj 6 0 Td" for letter in "BrianSiddall")
    ),
    "layer that is off": optional_layer,
    "form object": form_object,
    "replacement text on the page": drawn(f"/Span <</ActualText ({NAME})>> BDC (x) Tj EMC"),
    "annotation": note(Contents=String(NAME)),
    "annotation's author": note(T=String(NAME)),
    "link": note(
        Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://x.example/?q=Brian%20Siddall"))
    ),
    "outline": outline,
    "form field's value": field(V=String(NAME)),
    "form field's tip": field(TU=String(NAME)),
    "form field's default": field(DV=String(NAME)),
    "form field's choices": field(Opt=Array([String(NAME)])),
    "metadata": metadata,
    "document information": lambda pdf: pdf.docinfo.__setitem__("/Subject", NAME),
    "own key of the document information": lambda pdf: pdf.docinfo.__setitem__("/Patient", NAME),
    "key itself": lambda pdf: pdf.docinfo.__setitem__("/BrianSiddall", "x"),
    "attachment": attachment("a.docx", word(lambda d: d.add_paragraph(NAME))),
    "attachment's name": attachment("Brian Siddall.txt", b"x"),
    "attachment of plain text": attachment("a.txt", NAME.encode()),
    "alternative text": structure(Alt=String(NAME)),
    "replacement text": structure(ActualText=String(NAME)),
    "title of a structure element": structure(T=String(NAME)),
    "script": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
    ),
    "named destination": lambda pdf: pdf.Root.__setitem__(
        "/Names",
        Dictionary(Dests=Dictionary(Names=Array([String(NAME), Array([1, Name.Fit])]))),
    ),
    "page label": lambda pdf: pdf.Root.__setitem__(
        "/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))
    ),
    "private data of a program": lambda pdf: pdf.Root.__setitem__(
        "/PieceInfo", Dictionary(X=Dictionary(Private=String(NAME)))
    ),
    "stream of a program": lambda pdf: pdf.Root.__setitem__(
        "/PieceInfo", Dictionary(X=pdf.make_stream(NAME.encode()))
    ),
    "comment in a page's content": lambda pdf: pdf.pages[0].contents_add(
        pdf.make_stream(f"\n% {NAME}\n".encode())
    ),
    "picture's EXIF": picture,
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_name_hidden_in_a_pdf_is_caught(place: str) -> None:
    assert "leak-strong" in proof(changed(PLACES[place]), STRONG, media_type=PDF)


FOR_PROGRAMS = {
    "key itself", "attachment of plain text", "stream of a program", "comment in a page's content",
    "picture's EXIF",
}  # fmt: skip


@pytest.mark.parametrize("place", [place for place in PLACES if place not in FOR_PROGRAMS])
def test_a_surname_alone_where_people_can_read_it_is_caught(place: str) -> None:
    assert "leak-weak" in proof(changed(PLACES[place]), WEAK, media_type=PDF)


def test_words_outside_the_objects_of_a_file_are_caught() -> None:
    assert "leak-strong" in proof(clean() + b"\n% Brian Siddall\n", STRONG, media_type=PDF)


def test_an_earlier_version_inside_the_file_is_caught() -> None:
    assert "earlier-version" in proof(earlier_version(), STRONG, media_type=PDF)


def test_a_file_that_needs_a_password_is_not_taken_for_clean() -> None:
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert proof(out.getvalue(), STRONG, media_type=PDF) == {"unreadable"}


def test_a_truncated_file_is_not_taken_for_clean() -> None:
    assert proof(clean()[:200], STRONG, media_type=PDF) == {"unreadable"}


def test_a_clean_pdf_is_proven() -> None:
    assert codes(prove(rendered(clean(), media_type=PDF), STRONG)) == set()
    assert codes(prove(rendered(clean(), media_type=PDF), WEAK)) == set()


def test_findings_name_the_place_and_never_the_words() -> None:
    for place, change in PLACES.items():
        found = prove(rendered(changed(change), media_type=PDF), STRONG)
        assert isinstance(found, tuple), place
        printed = " ".join(f"{f.code} {f.place} {f.message}" for f in found)
        assert not re.search("brian|siddall", printed, re.IGNORECASE), place
