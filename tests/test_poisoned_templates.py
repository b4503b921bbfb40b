"""A template that somebody put a name of the case into: the run withholds, exit 20, never the words."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from sigdocs.model.documents import DOCX
from tests.command import sigdocs as command
from tests.conftest import SAMPLES
from tests.test_review import drop, sigdocs

NAME = "Tadeusz Wójcik"  # the patient of S01, whom the Group is told of as "Patient 1"
W = nsdecls("w")
Poison = Callable[[Path], None]


def within(change: Callable[[docx.document.Document], None]) -> Poison:
    """Open the template as Word would, change it, save it."""

    def poison(file: Path) -> None:
        document = docx.Document(str(file))
        change(document)
        document.save(str(file))

    return poison


def put_last(xml: str) -> Poison:
    """A paragraph at the end of the text."""
    return within(lambda document: document.element.body.insert(-1, parse_xml(xml)))


def custom_xml(document: docx.document.Document) -> None:
    """Data that Word keeps beside the text, for content controls and programs."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name, data = PackURI("/customXml/item9.xml"), f"<about>{NAME}</about>".encode()
    part = Part(name, "application/xml", data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def embedded(document: docx.document.Document) -> None:
    """A Word file inside the Word file, as an object that was dropped in leaves it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    inner, data = docx.Document(), io.BytesIO()
    inner.add_paragraph(f"In the matter of {NAME}")
    inner.save(data)
    name = PackURI("/word/embeddings/Microsoft_Word_Document1.docx")
    part = Part(name, DOCX, data.getvalue(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.PACKAGE)


def in_part(name: str, old: str, new: str) -> Poison:
    def poison(file: Path) -> None:
        with zipfile.ZipFile(file) as package:
            parts = {item: package.read(item) for item in package.namelist()}
        text = parts[name].decode()
        assert old in text, name
        parts[name] = text.replace(old, new, 1).encode()
        with zipfile.ZipFile(file, "w") as package:
            for item, content in parts.items():
                package.writestr(item, content)

    return poison


def describe_picture(document: docx.document.Document) -> None:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(data, "png")
    data.seek(0)
    document.add_picture(data)
    found = [*document.element.body.iter(qn("wp:docPr"))]
    found[-1].set("descr", f"Signature of {NAME}")


def comment(document: docx.document.Document) -> None:
    paragraph = document.add_paragraph("See the guidance.")
    document.add_comment(paragraph.runs, text=f"As for {NAME}", author="Secretariat")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p {W}>{content}</w:p>"


CHANGED = 'w:id="901" w:author="Secretariat" w:date="2026-01-01T00:00:00Z"'
PLACES: dict[str, Poison] = {
    "text": put_last(paragraph(run(f"In the matter of {NAME}"))),
    "split over runs": put_last(paragraph(run("Tade") + run("usz Wój") + run("cik"))),
    "header": within(
        lambda d: setattr(d.sections[0].header.paragraphs[0], "text", f"OFFICIAL – SENSITIVE {NAME}")
    ),
    "hidden text": put_last(paragraph(run(NAME, "<w:vanish/>"))),
    "comment": within(comment),
    "tracked insertion": put_last(paragraph(f"<w:ins {CHANGED}>{run(NAME)}</w:ins>")),
    "tracked deletion": put_last(
        paragraph(f"<w:del {CHANGED}><w:r><w:delText>{NAME}</w:delText></w:r></w:del>")
    ),
    "alternative text": within(describe_picture),
    "bookmark": put_last(
        paragraph(
            '<w:bookmarkStart w:id="902" w:name="Tadeusz_Wójcik"/>'
            + run("Papers") + '<w:bookmarkEnd w:id="902"/>'
        )
    ),
    "company": in_part("docProps/app.xml", "</Properties>", f"<Company>{NAME}</Company></Properties>"),
    "custom XML": within(custom_xml),
    "embedded file": within(embedded),
    "text box": put_last(
        paragraph(
            "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            f"<w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    ),
    "field code": put_last(
        paragraph(f'<w:fldSimple w:instr=" QUOTE &quot;{NAME}&quot; ">{run("1")}</w:fldSimple>')
    ),
    "style name": within(lambda d: setattr(d.styles.add_style("Extra", 1), "name", f"For {NAME}")),
}  # fmt: skip


# A template must have none of these, whatever they say: it is refused before any form is read.
REFUSED = ("comment", "tracked insertion", "tracked deletion")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("clean") / "concerns"
    command("init", str(root))
    return root


@pytest.mark.parametrize("place", PLACES)
def test_a_poisoned_template_is_withheld(clean: Path, tmp_path: Path, place: str) -> None:
    root = tmp_path / "concerns"
    shutil.copytree(clean, root)
    PLACES[place](root / "templates" / "notification.docx")
    drop(root / "inbox", SAMPLES / "S01-annex.docx")

    done = sigdocs("run", "-w", str(root))

    told = done.stdout + done.stderr
    assert done.returncode == (30 if place in REFUSED else 20), told
    assert not [word for word in ("Tadeusz", "Wójcik", "Wojcik") if word in told]
    assert not list((root / "outbox").rglob("*.docx"))
    if place not in REFUSED:
        assert re.search(
            r"withheld: leak-strong: row \d+ of the redaction report of SC-2026-0001", told
        )
        assert "It was not released." in told
        assert list((root / "restricted").rglob("*.html")), "IG still gets the report"


def test_the_same_template_is_released_when_it_is_clean(clean: Path, tmp_path: Path) -> None:
    root = tmp_path / "concerns"
    shutil.copytree(clean, root)
    put_last(paragraph(run("Young people may hope.")))(root / "templates" / "notification.docx")
    drop(root / "inbox", SAMPLES / "S01-annex.docx")
    assert sigdocs("run", "-w", str(root)).returncode == 0
    assert list((root / "outbox").rglob("*.docx"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_a_poisoned_pack_is_not_built(demo: tuple[Path, str], tmp_path: Path) -> None:
    """SC-2026-0005 is about a team: its director of midwifery is told of by her post."""
    root = tmp_path / "concerns"
    shutil.copytree(demo[0], root)
    shutil.rmtree(root / "outbox" / "packs")
    put_last(paragraph(run("Minutes to Aileen Struthers")))(root / "templates" / "pack.docx")

    done = command("pack", "build", "2026-12-10", "-w", str(root), "--today", "2026-12-08")

    told = done.stdout + done.stderr
    assert done.returncode == 20, told
    assert "Struthers" not in told
    assert re.search(r"row \d+ of the redaction report of SC-2026-0005 \(group\)", told), told
    assert not list((root / "outbox" / "packs").rglob("*pack-edition*"))
