"""Names of many origins, hidden in many ways, in both directions."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from proof_documents import BODY, codes, proof, prove, rendered, watch, word
from test_watch import form, minimised

from sigdocs.model.documents import PDF, Watch
from sigdocs.model.people import Category
from sigdocs.proofing import watch_for

PEOPLE = (
    "Mrs Oluwaseun Adébáyò-Fáshọlá",
    "Mr Nguyễn Văn Thắng",
    "Dr Zbigniew Brzęczyszczykiewicz",
    "Ms Siân Gwenllïan ap Rhys",
    "Mr José María Aznárez de la Peña",
    "Miss Fatima az-Zahra al-Husseini",
    "Mr Muhammad ibn Yusuf",
    "Prof Ødegård Ærlig",
    "Mrs Kiri Te Whatanui",
    "Mr Harpreet Singh Dhaliwal",
    "Ms Ng Wai Ling",
    "Mrs Caoimhe Ní Dhómhnaill",
    "Mr D'Arcy O'Sullivan-St John",
)
ALL = watch_for(form(q1f="Nothing."), minimised(*((name, Category.PATIENT) for name in PEOPLE)))


def missed(
    written: Iterable[Sequence[str]], seen: Watch = ALL, code: str = "leak-strong"
) -> list[str]:
    """Which of these, each a paragraph of runs that was put in on purpose, nobody noticed."""
    lines = [tuple(runs) for runs in written]

    def change(document: Document) -> None:
        for runs in lines:
            paragraph = document.add_paragraph("Then ")
            for run in (*runs, " came."):
                paragraph.add_run(run)

    texts = [f"Then {''.join(runs)} came." for runs in lines]
    found = prove(rendered(word(change), substituted=(*rendered(b"").substituted, *texts)), seen)
    there = {f.place for f in found if f.code == code} if isinstance(found, tuple) else set()
    first = 1 + len(list(docx.Document(io.BytesIO(word())).element.body.iter(qn("w:p"))))
    places = {f"word/document.xml, paragraph {n}": "".join(r) for n, r in enumerate(lines, first)}
    return [text for place, text in places.items() if place not in there]


def bare(name: str) -> str:
    return name.partition(" ")[2]


def reversed_(name: str) -> str:
    *first, last = bare(name).split()
    return f"{last.upper()}, {' '.join(first)}"


WAYS = {
    "as it is": bare,
    "capitals": lambda name: bare(name).upper(),
    "small": lambda name: bare(name).lower(),
    "surname first": reversed_,
    "decomposed": lambda name: unicodedata.normalize("NFD", bare(name)),
    "no accents": lambda name: "".join(
        c for c in unicodedata.normalize("NFD", bare(name)) if not unicodedata.combining(c)
    ),
    "soft hyphens": lambda name: "\u00ad".join(bare(name)),
    "zero-width": lambda name: "\u200b".join(bare(name)),
    "word joiners": lambda name: "\u2060".join(bare(name)),
    "full width": lambda name: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in bare(name)
    ),
    "Cyrillic a, e and o": lambda name: bare(name).translate(str.maketrans("aeo", "аео")),
    "Greek o": lambda name: bare(name).replace("o", "ο"),
    "spaced out": lambda name: " ".join(bare(name).replace(" ", "")),
    "no-break spaces": lambda name: bare(name).replace(" ", "\u00a0"),
    "curly marks": lambda name: bare(name).replace("'", "’").replace("-", "‑"),
    "possessive": lambda name: bare(name) + "’s",
    "full stops": lambda name: bare(name).replace(" ", "."),
    "over a line": lambda name: bare(name).replace(" ", "\n"),
    "bold": lambda name: "".join(
        chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else
        chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in bare(name)
    ),
    "turned around": lambda name: f"\u202e{bare(name)[::-1]}\u202c",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_full_names_are_caught_however_they_are_written(way: str) -> None:
    assert missed([WAYS[way](name)] for name in PEOPLE) == []


def test_names_split_over_runs_are_caught() -> None:
    assert missed(bare(name) for name in PEOPLE) == []
    assert missed(bare(name).partition(" ") for name in PEOPLE) == []


def test_title_and_surname_are_caught() -> None:
    names = (
        "Mrs Adebayo-Fashola", "Dr BRZECZYSZCZYKIEWICZ", "Miss al-Husseini", "Mrs Te Whatanui",
        "Mr Dhaliwal", "Mrs Ni Dhomhnaill", "Mr. O’Sullivan St. John", "mr thang",
    )  # fmt: skip
    assert missed([name] for name in names) == []


@pytest.mark.parametrize(
    "way", ["as it is", "capitals", "soft hyphens", "Cyrillic a, e and o", "full width"]
)
def test_names_of_the_forms_own_fields_are_found_without_the_minimiser(way: str) -> None:
    fields = watch(fields=("\n".join(PEOPLE),))
    assert missed(([WAYS[way](name)] for name in PEOPLE), fields, "name-left") == []


# -- the other way round ------------------------------------------------------------------------

ALSO_WORDS = (
    "April", "Angel", "Bishop", "Black", "Blessing", "Bright", "Brown", "Carpenter", "Chance", "Comfort",
    "Constance", "Day", "Dean", "Drew", "Early", "Faith", "Field", "Fox", "Frank", "Frost", "Gift", "Grace",
    "Grant", "Green", "Hall", "Heather", "Holiday", "Hope", "Hunt", "Ivy", "Joy", "June", "Justice", "Kent",
    "King", "Lane", "Long", "Love", "Major", "Mark", "Marshall", "Max", "May", "Mercy", "Miles", "Moody",
    "Noble", "Page", "Pain", "Pat", "Patience", "Peace", "Potter", "Power", "Precious", "Price", "Ray",
    "Rich", "Rose", "Said", "Savage", "Sharp", "Short", "Small", "Smart", "Street", "Strong", "Sue", "Sunday",
    "Tidy", "Trace", "True", "Ward", "Way", "West", "White", "Wild", "Will", "Wise", "Wood", "Young",
)  # fmt: skip
CLEAN = (
    "The marshalls may wait a long day; in May and June the young ward sister may well hope for a "
    "white wood way into the west field. It was a small price for peace, a joy to page the king of "
    "the hall. The bishop said grace and mercy would be a comfort on Sunday, and justice too. "
    "An early frost, green grant, black fox, brown rose, ivy and heather: short, sharp, smart and "
    "strong, true and noble. Be wise; will the dean drew a frank trace, or mark the chance of pain? "
    "Kent has a major power, some miles of lane, a max of gift and blessing, precious and bright, "
    "wild and rich. An angel had faith and patience; love, a potter and a carpenter hunt the savage. "
    "They sue on a holiday in April with a ray of street light, tidy and moody, pat and constance."
)


def of(kind: Category) -> Watch:
    """Everybody removed who bears one of these words as a surname, and as a forename."""
    names = [f"Jocasta {each}" for each in ALSO_WORDS] + [
        f"{each} Threlkeld" for each in ALSO_WORDS
    ]
    names += [f"Mr {each}" for each in ALSO_WORDS]
    return watch_for(form(q1a="\n".join(names)), minimised(*((name, kind) for name in names)))


@pytest.mark.parametrize("kind", [Category.PATIENT, Category.OTHER_CLINICIAN])
def test_ordinary_words_that_are_names_do_not_block_a_clean_document(kind: Category) -> None:
    found = prove(
        rendered(
            word(lambda document: document.add_paragraph(CLEAN)),
            substituted=(*rendered(b"").substituted, CLEAN),
        ),
        of(kind),
    )
    assert codes(found) == set(), [(f.code, f.row, f.spot and f.spot.word.reveal()) for f in found]


@pytest.mark.parametrize("written", ["Mr {}", "mr {}", "Jocasta {}", "{} Threlkeld", "{}, Jocasta"])
def test_the_same_words_as_names_do(written: str) -> None:
    assert missed(([written.format(n)] for n in ALSO_WORDS), of(Category.PATIENT)) == []


# -- on the pages of a PDF ------------------------------------------------------------------------

NAME = "Mrs Fiona Griffiths-Flint"


def page(draw: str) -> bytes:
    """A PDF of one page, drawn with these operators (built by hand, so that nothing is tidied)."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        made = pdf.pages[0]
        made.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                    Encoding=pikepdf.Dictionary(
                        Type=pikepdf.Name.Encoding,
                        BaseEncoding=pikepdf.Name.WinAnsiEncoding,
                        Differences=pikepdf.Array([1, pikepdf.Name.fi, pikepdf.Name.fl]),
                    ),
                )
            )
        )
        made.Contents = pdf.make_stream(draw.encode("latin-1"))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


DRAWN = {
    "plain": "BT /F1 12 Tf 72 700 Td (Then Fiona Griffiths-Flint came) Tj ET",
    "white on white": "1 1 1 rg BT /F1 12 Tf 72 700 Td (Fiona Griffiths-Flint) Tj ET",
    "invisible": "BT 3 Tr /F1 12 Tf 72 700 Td (Fiona Griffiths-Flint) Tj ET",
    "tiny": "BT /F1 0.1 Tf 72 700 Td (Fiona Griffiths-Flint) Tj ET",
    "turned": "BT /F1 12 Tf 0 1 -1 0 300 300 Tm (Fiona Griffiths-Flint) Tj ET",
    "upside down": "BT /F1 12 Tf -1 0 0 -1 300 300 Tm (Fiona Griffiths-Flint) Tj ET",
    "off the page": "BT /F1 12 Tf 2000 700 Td (Fiona Griffiths-Flint) Tj ET",
    "behind a box": "BT /F1 12 Tf 72 700 Td (Fiona Griffiths-Flint) Tj ET 0 g 60 690 300 30 re f",
    "clipped": "0 0 10 10 re W n BT /F1 12 Tf 72 700 Td (Fiona Griffiths-Flint) Tj ET",
    "kerned": "BT /F1 12 Tf 72 700 Td [(Fio) -20 (na Grif) 30 (fiths-) (Flint)] TJ ET",
    "ligatures": "BT /F1 12 Tf 72 700 Td (Fiona Grif\\001ths-\\002int Griffiths-\\002int Fiona) Tj ET",
    "hyphened at a line's end": "BT /F1 12 Tf 14 TL 72 700 Td (Fiona Grif-) Tj T* (fiths-Flint came) Tj ET",
    "over two lines": "BT /F1 12 Tf 14 TL 72 700 Td (Then Fiona) Tj T* (Griffiths-Flint came) Tj ET",
    "surname first": "BT /F1 12 Tf 72 700 Td (GRIFFITHS-FLINT, Fiona) Tj ET",
    "letters apart": "BT /F1 12 Tf 9 Tc 72 700 Td (Fiona Griffiths-Flint) Tj ET",
}  # fmt: skip


@pytest.mark.parametrize("drawn", DRAWN)
def test_names_on_the_page_of_a_pdf_are_caught(drawn: str) -> None:
    seen = watch_for(form(q1f="-"), minimised((NAME, Category.PATIENT)))
    assert "leak-strong" in proof(page(DRAWN[drawn]), seen, media_type=PDF)


def test_an_empty_page_holds_no_name() -> None:
    seen = watch_for(form(q1f="-"), minimised((NAME, Category.PATIENT)))
    found = proof(page(f"BT /F1 12 Tf 72 700 Td ({BODY[0]}) Tj ET"), seen, media_type=PDF)
    assert not {code for code in found if code.startswith(("leak", "name"))}
