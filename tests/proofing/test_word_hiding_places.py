"""A leak planted in each hiding place of a Word file is caught, whatever else is found there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import nsdecls, qn
from proof_documents import codes, proof, rendered, repack, watch, word

from sigdocs.proofing import prove

NAME = "Brian Siddall"
STRONG = watch((NAME, "person:patient", True))
WEAK = watch(("Siddall", "person:patient", False))
W = nsdecls("w")
STRONG_STYLE = '<w:rStyle w:val="Strong"/>'


def part(name: str, old: str, new: str) -> bytes:
    """The clean file with ``old`` replaced in one part."""
    content = word()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read(name).decode()
    assert old in text
    return repack(content, {name: text.replace(old, new, 1).encode()})


def body(xml: str) -> bytes:
    return part("word/document.xml", "<w:sectPr", xml + "<w:sectPr")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def made(change: Callable[[docx.document.Document], None]) -> bytes:
    return word(change)


def png(text: bytes, *, packed: bool = False) -> bytes:
    import zlib

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "png")
    kind, body = b"tEXt", b"Author\0" + text
    if packed:
        kind, body = b"zTXt", b"Author\0\0" + zlib.compress(text)
    chunk = len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    return out.getvalue()[:-12] + chunk + out.getvalue()[-12:]


def picture(data: bytes, description: str = "A white square") -> bytes:
    def change(document: docx.document.Document) -> None:
        document.add_picture(io.BytesIO(data))
        shape = document.element.body.find(f".//{qn('wp:docPr')}")
        shape.set("descr", description)

    return made(change)


def inner(text: str) -> bytes:
    return word(lambda document: document.add_paragraph(text))


def embedded(data: bytes) -> bytes:
    return repack(word(), {"word/embeddings/oleObject1.bin": data})


def linked(target: str) -> bytes:
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    return made(lambda d: d.part.relate_to(target, RT.HYPERLINK, is_external=True) and None)


def twice_embedded() -> bytes:
    return repack(word(), {"word/embeddings/a.docx": embedded(inner(NAME))})


def pdf_of(text: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, text)
    canvas.save()
    return out.getvalue()


def even_header(document: docx.document.Document) -> None:
    document.sections[0].even_page_header.paragraphs[0].text = f"OFFICIAL {NAME}"


def comment(document: docx.document.Document) -> None:
    document.add_comment(document.paragraphs[2].runs, text=f"Is this {NAME}?", author="Secretariat")


def commenter(document: docx.document.Document) -> None:
    document.add_comment(document.paragraphs[2].runs, text="Is this so?", author=NAME)


DRAWN = (
    f"<w:p {W}><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    f"<w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
PLACES: dict[str, Callable[[], bytes]] = {
    "body": lambda: body(f"<w:p>{run(NAME)}</w:p>"),
    "split over runs": lambda: body(f"<w:p>{run('Bri')}{run('an Sidd')}{run('all')}</w:p>"),
    "two cells": lambda: body(
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p>{run('Brian')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('Siddall')}</w:p></w:tc></w:tr></w:tbl>"
    ),
    "header": lambda: part("word/header1.xml", "OFFICIAL", f"{NAME} OFFICIAL"),
    "footer": lambda: part("word/footer1.xml", "Page ", f"{NAME} Page "),
    "even header not shown": lambda: made(even_header),
    "comment": lambda: made(comment),
    "comment's author": lambda: made(commenter),
    "tracked insertion": lambda: body(
        f"<w:p><w:ins w:id='9' w:author='x'>{run(NAME)}</w:ins></w:p>"
    ),
    "tracked deletion": lambda: body(
        f"<w:p><w:del w:id='9' w:author='x'><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>"
    ),
    "author of a change": lambda: body(
        f"<w:p><w:ins w:id='9' w:author='{NAME}'>{run('word')}</w:ins></w:p>"
    ),
    "hidden text": lambda: body(f"<w:p>{run(NAME, '<w:vanish/>')}</w:p>"),
    "alternative text": lambda: picture(png(b"x"), f"A photograph of {NAME}"),
    "text in a picture": lambda: picture(png(NAME.encode())),
    "packed text in a picture": lambda: picture(png(NAME.encode(), packed=True)),
    "bookmark": lambda: body(
        "<w:p><w:bookmarkStart w:id='7' w:name='BrianSiddall'/><w:bookmarkEnd w:id='7'/></w:p>"
    ),
    "text box": lambda: body(DRAWN),
    "field code": lambda: body(
        f'<w:p><w:r><w:instrText> HYPERLINK "x" \\o "{NAME}" </w:instrText></w:r></w:p>'
    ),
    "drop-down entry": lambda: body(
        f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{NAME}' w:value='1'/>"
        f"</w:dropDownList></w:sdtPr><w:sdtContent><w:p>{run('x')}</w:p></w:sdtContent></w:sdt>"
    ),
    "content control's title": lambda: body(
        f"<w:sdt><w:sdtPr><w:alias w:val='{NAME}'/></w:sdtPr>"
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    ),
    "link's target": lambda: linked("mailto:brian.siddall@nhs.example"),
    "link's tip": lambda: body(
        f"<w:p><w:hyperlink w:tooltip='{NAME}'>{run('x', STRONG_STYLE)}</w:hyperlink></w:p>"
    ),
    "title property": lambda: part("docProps/core.xml", "<dc:title>", f"<dc:title>{NAME} "),
    "keywords property": lambda: made(lambda d: setattr(d.core_properties, "keywords", NAME)),
    "author property": lambda: made(lambda d: setattr(d.core_properties, "author", NAME)),
    "company property": lambda: part(
        "docProps/app.xml", "<Application>", f"<Company>{NAME}</Company><Application>"
    ),
    "document variable": lambda: part(
        "word/settings.xml",
        "</w:settings>",
        f"<w:docVars><w:docVar w:name='patient' w:val='{NAME}'/></w:docVars></w:settings>",
    ),
    "custom XML": lambda: repack(word(), {"customXml/item9.xml": f"<a><b>{NAME}</b></a>".encode()}),
    "custom XML in base64": lambda: repack(
        word(), {"customXml/item9.xml": b"<a><b>QnJpYW4gU2lkZGFsbCBjYWxsZWQ=</b></a>"}
    ),
    "custom XML in UTF-16": lambda: repack(
        word(), {"customXml/item9.xml": f"<a b='{NAME}'/>".encode("utf-16")}
    ),
    "comment in the XML": lambda: part("word/document.xml", "<w:body>", f"<w:body><!-- {NAME} -->"),
    "attribute nobody knows": lambda: part("word/document.xml", "<w:body>", f"<w:body x='{NAME}'>"),
    "style name": lambda: part(
        "word/styles.xml",
        "</w:styles>",
        f"<w:style w:styleId='q' w:type='character'><w:name w:val='{NAME}'/></w:style></w:styles>",
    ),
    "name of a part": lambda: repack(word(), {"word/media/BrianSiddall.xml": b"<a/>"}),
    "package's comment": lambda: repack(word(), {}, comment=NAME.encode()),
    "embedded Word file": lambda: embedded(inner(NAME)),
    "file in a file in the file": twice_embedded,
    "embedded PDF": lambda: embedded(pdf_of(NAME)),
    "OLE object": lambda: embedded(b"\xd0\xcf\x11\xe0" + NAME.encode("utf-16-le") + b"\0" * 9),
    "HTML part": lambda: repack(
        word(), {"word/afchunk.htm": b"<p>Bri<b>an</b>&nbsp;Sidd&#97;ll<br></p>"}
    ),
    "symbols": lambda: body(
        "<w:p><w:r>"
        + "".join(f"<w:sym w:font='Symbol' w:char='F0{ord(letter):02X}'/>" for letter in NAME)
        + "</w:r></w:p>"
    ),
    "footnote": lambda: repack(
        word(),
        {"word/footnotes.xml": f"<w:footnotes {W}><w:p>{run(NAME)}</w:p></w:footnotes>".encode()},
    ),
    "picture's data after its end": lambda: picture(png(b"x") + NAME.encode()),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_hidden_in_a_word_file_is_caught(place: str) -> None:
    assert "leak-strong" in proof(PLACES[place](), STRONG)


FOR_PROGRAMS = {
    "custom XML in base64", "text in a picture", "packed text in a picture",
    "custom XML in UTF-16", "comment in the XML",
    "attribute nobody knows", "style name", "name of a part", "package's comment", "OLE object",
    "picture's data after its end",
}  # fmt: skip


@pytest.mark.parametrize("place", [place for place in PLACES if place not in FOR_PROGRAMS])
def test_a_surname_alone_where_people_can_read_it_is_caught(place: str) -> None:
    assert "leak-weak" in proof(PLACES[place](), WEAK)


def test_a_name_in_the_files_name_is_caught() -> None:
    assert "leak-strong" in proof(word(), STRONG, stem="SC-2026-0007-brian-siddall")


def test_findings_name_the_place_and_never_the_words() -> None:
    for place, content in PLACES.items():
        found = prove(rendered(content()), STRONG)
        assert isinstance(found, tuple), place
        printed = " ".join(f"{f.code} {f.place} {f.message}" for f in found)
        assert not re.search("brian|siddall", printed, re.IGNORECASE), place


def test_a_clean_word_file_is_proven() -> None:
    assert codes(prove(rendered(word()), STRONG)) == set()
    assert codes(prove(rendered(word()), WEAK)) == set()


def test_an_embedded_file_that_cannot_be_opened_is_not_taken_for_clean() -> None:
    broken = inner("anything")[:-40]
    assert "embedded" in proof(embedded(broken), watch())


def test_a_file_buried_too_deep_is_not_taken_for_clean() -> None:
    content = inner(NAME)
    for _ in range(5):
        content = embedded(content)
    assert "embedded" in proof(content, watch())


def test_a_file_that_cannot_be_read_again_is_not_taken_for_clean() -> None:
    assert proof(word()[:-40], watch()) == {"unreadable"}
    assert proof(b"", watch()) == {"unreadable"}
    assert proof(word(), watch(), media_type="text/plain") == {"unreadable"}


HIDDEN_WRITING = {
    "zero-width space": "Brian Sid\u200bdall",
    "soft hyphen": "Brian Sid\u00addall",
    "no-break space": "Brian\u00a0Siddall",
    "no space at all": "BrianSiddall",
    "capitals": "BRIAN SIDDALL",
    "small letters": "brian siddall",
    "Cyrillic letters": "Вriаn Siddаll",
    "Greek letters": "Βrian Siddαll",
    "full-width letters": "Ｂｒｉａｎ Ｓｉｄｄａｌｌ",
    "mathematical letters": "𝐁𝐫𝐢𝐚𝐧 𝐒𝐢𝐝𝐝𝐚𝐥𝐥",
    "small capitals": "Bʀɪᴀɴ Sɪᴅᴅᴀʟʟ",
    "accents": "Brían Síddäll",
    "combining marks": "Bri\u0301an Sid\u0335dall",
    "ligature and bidi marks": "\u202aBrian\u202c \u2067Siddall\u2069",
    "spaced out": "B r i a n  S i d d a l l",
    "punctuation": "Brian-Siddall; brian_siddall",
    "line break": "Brian\nSiddall",
    "hyphen at the line's end": "Brian Sid-\ndall",
    "possessive": "Brian Siddall's",
    "plural": "the Brian Siddalls",
    "glued to figures": "BrianSiddall2026",
    "e-mail": "brian.siddall@nhs.example",
    "web address": "https://x.example/?q=Brian%20Siddall",
    "turned around": "\u202elladdiS nairB",
    "backwards": "signed lladdiS nairB",
    "ligatures": "Brian Siddall of the o\ufb03ce",
    "base64 in a link": "https://x.example/?q=QnJpYW4gU2lkZGFsbCBjYWxsZWQ=",
    "base64 for web addresses": "https://x.example/?to=QnJpYW4gU2lkZGFsbD8_YWdhaW4",
    "hexadecimal": "42 is 427269616e2053696464616c6c in hex",
}


@pytest.mark.parametrize("way", HIDDEN_WRITING)
def test_ways_of_writing_a_name_do_not_hide_it(way: str) -> None:
    assert "leak-strong" in proof(inner(HIDDEN_WRITING[way]), STRONG)


def test_a_word_that_merely_contains_a_name_is_no_leak() -> None:
    seen = watch(("Ann Eze", "person:patient", True), ("Eze", "person:patient", False))
    text = "Mann ezekiel, Joann Ezell; the breeze in Hannezeville"
    assert proof(inner(text), seen, substituted=(text, *rendered(b"").substituted)) == set()


def test_strings_that_come_up_by_chance_in_a_picture_block_nothing() -> None:
    import random

    noise = random.Random(7).randbytes(400_000)
    short = [("Dr X", "person:patient", True), ("B Wu", "person:patient", True)]
    short += [(f"{a}{b} Ng", "person:patient", True) for a in "abcdefgh" for b in "klmnopqr"]
    assert "leak-strong" not in proof(embedded(noise), watch(*short))


def test_words_between_the_parts_of_the_package_are_caught() -> None:
    assert "leak-strong" in proof(NAME.encode() + b"\n" + word(), STRONG)
    assert "leak-strong" in proof(word() + b"\n" + NAME.encode(), STRONG)


@pytest.mark.parametrize(
    ("removed", "written"),
    [
        ("943 476 5919", "nine four three, four seven six, five nine one nine"),
        ("943 476 5919", "nine four three four seven six fifty nine nineteen"),
        ("nine four three four seven six five nine one nine", "number 943-476-5919"),
        ("4455066", "double four double five oh double six"),
    ],
)
def test_a_number_read_out_is_the_number(removed: str, written: str) -> None:
    seen = watch((removed, "nhs-number", True))
    assert "leak-strong" in proof(inner(f"It was {written}, she said."), seen)


@pytest.mark.parametrize(
    ("removed", "code", "written"),
    [
        ("4 July 1961", "date-of-birth", "born on the fourth of July nineteen sixty-one"),
        ("4 July 2012", "date-of-birth", "born on 4 July two thousand and twelve"),
        ("61", "age", "a man aged sixty-one"),
        ("sixty one", "age", "a 61-year-old man"),
    ],
)
def test_years_and_ages_in_words_are_what_they_say(removed: str, code: str, written: str) -> None:
    assert {"leak-date", "leak-age"} & proof(inner(written), watch((removed, code, True)))


def test_words_that_only_look_coded_or_counted_block_nothing() -> None:
    text = (
        "Responsibilities-and-accountabilities of one or two, three or four; internationalisation "
        "deadbeefcafebabe0badf00dfeedface twenty-five years of service, step one, two, three, four"
    )
    seen = watch((NAME, "person:patient", True), ("25", "age", True), ("123456", "passport", True))
    assert proof(inner(text), seen, substituted=(text, *rendered(b"").substituted)) == set()
