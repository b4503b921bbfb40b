"""What a Word file must not keep from its making, and what every section must show."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sigdocs.model.documents import ProofFinding
from sigdocs.proofing.leftovers import MARKING
from sigdocs.proofing.package import Package, R, W, on, open_package, words_of

_CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "delText", "cellIns", "cellDel", "numberingChange"),
    *("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange"),
)
_COMMENTS = ("commentRangeStart", "commentReference")


def word_leftovers(content: bytes) -> Iterator[ProofFinding]:
    """Tracked changes, comments, hidden text, empty pages, marking, page numbers."""
    package = open_package(content)
    for name, root in package.printed.items():
        place = name.removeprefix("word/").removesuffix(".xml")
        if any(True for _ in root.iter(*(f"{W}{kind}" for kind in _CHANGES))):
            yield _finding("tracked-changes", place, "Tracked changes are left in.")
        if any(True for _ in root.iter(*(f"{W}{kind}" for kind in _COMMENTS))):
            yield _finding("comments", place, "Comments are left in.")
        if any(on(node) for node in root.iter(f"{W}vanish", f"{W}webHidden") if _has_words(node)):
            yield _finding("hidden-text", place, "Hidden text is left in.")
    for name in package.parts:
        if name.startswith("word/comments") and len(package.parts[name]):
            yield _finding("comments", "the comments part", "Comments are left in.")
    yield from _empty_pages(package)
    yield from _sections(package)


def _has_words(switch: etree._Element) -> bool:
    properties = switch.getparent()
    run = properties.getparent() if properties is not None else None
    return run is not None and run.tag == f"{W}r" and bool(words_of(run).strip())


def _empty_pages(package: Package) -> Iterator[ProofFinding]:
    """Two page breaks with nothing between them, or one at the very end."""
    is_empty = False
    for node in package.main.iter(
        f"{W}br", f"{W}t", f"{W}drawing", f"{W}pict", f"{W}tbl", f"{W}sdt"
    ):
        if node.tag == f"{W}br":
            if node.get(f"{W}type") != "page":
                continue
            if is_empty:
                yield _finding("empty-page", "document", "Two page breaks make an empty page.")
            is_empty = True
        elif node.tag != f"{W}t" or (node.text or "").strip():
            is_empty = False
    if is_empty:
        yield _finding("empty-page", "document", "A page break at the end makes an empty page.")


def _sections(package: Package) -> Iterator[ProofFinding]:
    settings = package.parts.get("word/settings.xml")
    both = settings is not None and on(settings.find(f"{W}evenAndOddHeaders"))
    running: dict[tuple[str, str], etree._Element | None] = {}
    for number, section in enumerate(package.main.iter(f"{W}sectPr"), start=1):
        for node in section.iter(f"{W}headerReference", f"{W}footerReference"):
            kind = "header" if node.tag.endswith("headerReference") else "footer"
            key = (kind, node.get(f"{W}type", "default"))
            running[key] = package.target(str(node.get(f"{R}id")))
        kinds = ["default"]
        kinds += ["first"] if on(section.find(f"{W}titlePg")) else []
        kinds += ["even"] if both else []
        for kind in kinds:
            place = f"section {number}, {kind} page"
            yield from _furniture(running, kind, place, continues=_continues(section))


def _continues(section: etree._Element) -> bool:
    """Whether the pages carry on another document's numbers (a supplement): no total then."""
    numbering = section.find(f"{W}pgNumType")
    return numbering is not None and int(numbering.get(f"{W}start", "1")) > 1


def _furniture(
    running: dict[tuple[str, str], etree._Element | None],
    kind: str,
    place: str,
    *,
    continues: bool,
) -> Iterator[ProofFinding]:
    header, footer = running.get(("header", kind)), running.get(("footer", kind))
    if header is None or not MARKING.search(words_of(header)):
        yield _finding("marking", place, "The header has no protective marking.")
    codes = " ".join(_codes(part) for part in (header, footer) if part is not None)
    total = continues or "NUMPAGES" in codes or "SECTIONPAGES" in codes
    if not total or "PAGE" not in codes.replace("NUMPAGES", "").replace("SECTIONPAGES", ""):
        yield _finding("page-number", place, 'Neither header nor footer says "page x of y".')


def _codes(part: etree._Element) -> str:
    simple = [node.get(f"{W}instr", "") for node in part.iter(f"{W}fldSimple")]
    return " ".join([*simple, *(node.text or "" for node in part.iter(f"{W}instrText"))])


def _finding(code: str, place: str, message: str) -> ProofFinding:
    return ProofFinding(code=code, place=place, message=message)
