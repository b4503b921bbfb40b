"""Checks any meeting pack, ours or not, after the rules for court bundles and what went wrong there.

Judiciary, *General guidance on electronic court bundles* (2021): numbered from page 1 as the PDF
counts, index linked, bookmarks, text that can be read and searched, pages the right way up. What a
finding says holds no word of the pack but our own references.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.model.checks import PackChecked, PackFinding
from sigdocs.model.documents import PDF, DocumentKind, ProofFinding, RenderedDocument, Watch
from sigdocs.proofing.accessible_pdf import pdf_faults
from sigdocs.proofing.leaks import leaks
from sigdocs.proofing.pack_index import (
    REFERENCE,
    index_findings,
    link_findings,
    read_index,
    starts,
)
from sigdocs.proofing.pack_numbers import number_findings, read_numbers
from sigdocs.proofing.pack_pages import PackFile, open_pack
from sigdocs.proofing.pack_papers import bookmark_findings, duplicate_findings
from sigdocs.proofing.reading import reopen

_MARKING = re.compile(
    r"\bOFFICIAL(?:\s*[–—-]\s*SENSITIVE(?::?\s*[A-Z]+)?)?|\b(?:NOT )?PROTECTIVELY MARKED|"
    r"\b(?:IN )?CONFIDEN(?:CE|TIAL)\b|\bPrivate and confidential\b|\bSECRET\b"
)
_CHECKED_ABOVE = ("structure", "page-labels", "outline")
# What a watch knows for certain in a file that may have been made by anyone: words, dates and ages
# that are also kept on purpose cannot be counted there.
_CERTAIN = ("leak-strong", "leak-name", "name-left", "identifier-left")


def check_pack(content: bytes, *, expected: tuple[str, ...] = ()) -> PackChecked:
    """Every defect of a pack.

    Args:
        content: the PDF. expected: references that must be in it (from its manifest).

    Raises:
        Unreadable: it is no whole PDF, or needs a password.
    """
    pack = open_pack(content)
    found = [*_findings(pack, expected), *_accessibility(content, pack)]
    return PackChecked(pages=len(pack.pages), findings=tuple(_merged(found)))


def references_in(content: bytes) -> tuple[str, ...]:
    """Our references that are printed anywhere in a pack."""
    pack = open_pack(content)
    text = "\n".join(line for page in pack.pages for line in page.lines)
    return tuple(sorted(set(REFERENCE.findall(text))))


def personal_data(
    content: bytes, watch: Watch, *, allowed: tuple[str, ...] = (), template_text: str = ""
) -> tuple[PackFinding, ...]:
    """What the register says is removed and is in the pack: category and page, never the words.

    Args:
        content: the PDF.
        watch: what was removed from the cases that are in it.
        allowed: what those cases keep on purpose, as printed. template_text: our own words.
    """
    document = RenderedDocument(
        kind=DocumentKind.PACK,
        media_type=PDF,
        content=content,
        stem="pack",
        title="Pack",
        substituted=allowed,
        template_text=template_text,
    )
    found = [_personal(leak) for leak in leaks(reopen(document), watch) if _is_certain(leak)]
    return tuple(_merged(found))


def _is_certain(leak: ProofFinding) -> bool:
    return leak.code in _CERTAIN or (leak.code == "leak-date" and "birth" in leak.message)


def _personal(leak: ProofFinding) -> PackFinding:
    page = re.search(r"\bpage (\d+)", leak.place)
    category = re.search(r"\(([^()]*)\)\.$", leak.message)
    what = category[1].partition(":")[2] or category[1] if category else "a name"
    where = "" if page else f" It is not on a page but in {leak.place}."
    return PackFinding(
        code="personal-data",
        message=f"Personal data that was removed is in the pack ({what.replace('-', ' ')}).{where}",
        pages=(int(page[1]),) if page else (),
    )


def _findings(pack: PackFile, expected: tuple[str, ...]) -> Iterator[PackFinding]:
    numbers, index = read_numbers(pack), read_index(pack)
    begins = starts(pack, index)
    yield from _text(pack)
    yield from number_findings(pack, numbers)
    yield from index_findings(pack, numbers, index, begins)
    yield from link_findings(pack, numbers, index, begins)
    yield from bookmark_findings(pack, numbers, index, begins)
    yield from duplicate_findings(pack, numbers, index, begins)
    yield from _marking(pack)
    for reference in expected:
        if reference not in begins:
            message = f"{reference} is in the manifest, and no page begins that paper."
            yield PackFinding(code="paper-missing", message=message)


def _text(pack: PackFile) -> Iterator[PackFinding]:
    bare = [page for page in pack.pages if not any(re.search(r"\w", line) for line in page.body)]
    scans = tuple(page.position for page in bare if page.has_picture)
    empty = tuple(page.position for page in bare if not page.has_picture)
    if scans:
        message = "A picture without text (a scan): it cannot be searched or read aloud."
        yield PackFinding(code="no-text", message=message, pages=scans)
    if empty:
        message = "Nothing is on this page but header and footer."
        yield PackFinding(code="empty-page", message=message, pages=empty)
    turned = tuple(page.position for page in pack.pages if page.is_sideways)
    if turned:
        message = "The text runs sideways or upside down on the screen."
        yield PackFinding(code="sideways", message=message, pages=turned)


def _marking(pack: PackFile) -> Iterator[PackFinding]:
    """The protective marking in the header or footer of every page, and the same on all."""
    marks = {}
    for page in pack.pages:
        found = _MARKING.search("\n".join(page.edges))
        marks[page.position] = " ".join(found[0].split()) if found else ""
    usual = Counter(mark for mark in marks.values() if mark).most_common(1)
    bare = tuple(position for position, mark in marks.items() if not mark)
    if bare:
        message = "The protective marking is missing."
        yield PackFinding(code="marking-missing", message=message, pages=bare)
    other = tuple(p for p, mark in marks.items() if mark and usual and mark != usual[0][0])
    if other:
        message = "The protective marking is not that of the other pages."
        yield PackFinding(code="marking-differs", message=message, pages=other)


def _accessibility(content: bytes, pack: PackFile) -> Iterator[PackFinding]:
    if not pack.is_tagged:
        message = "The PDF is not tagged: a screen reader cannot tell headings, tables and order."
        yield PackFinding(code="not-tagged", message=message)
        return
    bare = tuple(page.position for page in pack.pages if not page.is_tagged)
    if bare:
        message = "Not tagged: a screen reader passes over this page."
        yield PackFinding(code="page-not-tagged", message=message, pages=bare)
    try:
        faults = tuple(pdf_faults(content))
    except (TypeError, AttributeError, RuntimeError, ValueError):  # what pikepdf raises there
        message = "The tags are damaged: a screen reader cannot follow them."
        yield PackFinding(code="accessible-damaged", message=message)
        return
    for fault in faults:
        if fault.code not in _CHECKED_ABOVE:
            page = re.search(r"\bpage (\d+)", fault.place)
            is_placed = page or fault.place in ("file", "metadata")
            where = "" if is_placed else f" ({fault.place[:1].upper()}{fault.place[1:]}.)"
            yield PackFinding(
                code=f"accessible-{fault.code}",
                message=f"{fault.message}{where}",
                pages=(int(page[1]),) if page else (),
            )


def _merged(findings: list[PackFinding]) -> Iterator[PackFinding]:
    """The same said of several pages is said once."""
    together: dict[tuple[str, str, bool], PackFinding] = {}
    for finding in findings:
        key = (finding.code, finding.message, bool(finding.pages))
        before = together.get(key)
        pages = {*finding.pages, *(before.pages if before else ())}
        together[key] = replace(finding, pages=tuple(sorted(pages)))
    yield from together.values()
