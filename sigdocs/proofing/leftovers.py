"""What should have been filled in, taken out or said: tags, "None", marking, pages.

Counted against what was put in, since a form may rightly say "None" or hold braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.model.documents import DOCX, PDF, DocumentKind, ProofFinding
from sigdocs.proofing.reading import Reopened

_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}")
_PROGRAM_WORDS = re.compile(
    r"(?<![\w’'-])(?:None|null|undefined|NaN|Undefined|True|False)(?![\w’'-])"
    r"|<(?:built-in|function|class) |\bPersonalText\b|\[personal: \d+ characters\]"
    r"|\bdict_values\b|&(?:amp|lt|gt|quot);"
)
_INSTRUCTIONS = re.compile(
    r"click (?:or tap )?(?:here )?to enter|choose an item|lorem ipsum|delete page if not applicable"
    r"|\[(?:insert|enter|name|date|delete|recipient|addressee|tbc|xx+)\b[^\]\n]{0,60}\]|\bTODO\b|\bXX+\b"
    r"|error! (?:reference|bookmark|no )",
    re.IGNORECASE,
)
_FILLED_IN_BY_PEOPLE = frozenset((DocumentKind.BLANK_FORM,))
MARKING = re.compile(
    r"\bOFFICIAL(?:\s*[-–:]\s*SENSITIVE)?\b|\bCONFIDENTIAL\b|\bSENSITIVE\b", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\bpage\s+(\d+)\s+of\s+(\d+)\b", re.IGNORECASE)
_PAGE = re.compile(r"\bpage\s+(\d+)\b", re.IGNORECASE)


def leftovers(reopened: Reopened) -> Iterator[ProofFinding]:
    """Everything unfinished in a document."""
    yield from _program_words(reopened)
    if not (reopened.document.is_draft or reopened.document.kind in _FILLED_IN_BY_PEOPLE):
        yield from _instructions(reopened)
    if reopened.document.media_type == DOCX:
        from sigdocs.proofing.leftovers_word import word_leftovers

        yield from word_leftovers(reopened.document.content)
    elif reopened.document.media_type == PDF:
        yield from _pages(reopened)
        if reopened.document.content.count(b"%%EOF") > 1:
            message = "The file still holds an earlier version of itself."
            yield _finding("earlier-version", "file", message)


def _program_words(reopened: Reopened) -> Iterator[ProofFinding]:
    put_in = "\n".join((*reopened.document.substituted, reopened.document.template_text))
    for tag in _TAGS:
        places = [p.place for p in reopened.passages if p.is_text for _ in range(p.text.count(tag))]
        if len(places) > sum(text.count(tag) for text in reopened.document.substituted):
            yield _finding("tag", places[0], "A template's tag was not filled in.")
    spare = len(_PROGRAM_WORDS.findall(put_in))
    places = [
        p.place for p in reopened.passages if p.is_text and p.is_page for _ in _words_in(p.text)
    ]
    if len(places) > spare:
        yield _finding("program-word", places[0], "A word of the program is printed.")


def _words_in(text: str) -> list[str]:
    return [found[0] for found in _PROGRAM_WORDS.finditer(text)]


def _instructions(reopened: Reopened) -> Iterator[ProofFinding]:
    put_in = sum(len(_INSTRUCTIONS.findall(text)) for text in reopened.document.substituted)
    places = [p.place for p in reopened.pages for _ in _INSTRUCTIONS.finditer(p.text)]
    if len(places) > put_in:
        yield _finding("instruction", places[0], "An instruction of the template was left in.")


def _pages(reopened: Reopened) -> Iterator[ProofFinding]:
    """Of a PDF: nothing on a page but its header and footer, marking, page x of y."""
    pages = [p for p in reopened.pages if re.fullmatch(r"page \d+", p.place)]
    common = _running_lines([p.text for p in pages])
    numbered = _PAGE if pages and _continues(pages[0].text) else _PAGE_OF
    for page in pages:
        lines = [re.sub(r"\d+", "#", line.strip()) for line in page.text.split("\n")]
        if not any(line and line not in common for line in lines):
            yield _finding("empty-page", page.place, "The page is empty.")
        if not MARKING.search(page.text):
            yield _finding("marking", page.place, "The page has no protective marking.")
        if not numbered.search(page.text):
            yield _finding("page-number", page.place, 'The page does not say "page x of y".')


def _continues(first: str) -> bool:
    """Whether the first page carries on another document's numbers (a supplement): no total then."""
    return not _PAGE_OF.search(first) and any(int(n) > 1 for n in _PAGE.findall(first))


def _running_lines(texts: list[str]) -> frozenset[str]:
    """Lines that every page has (figures aside), if there is more than one page."""
    sets = [{re.sub(r"\d+", "#", line.strip()) for line in text.split("\n")} for text in texts]
    marking = {line for page in sets for line in page if _PAGE_OF.search(line.replace("#", "1"))}
    return frozenset(set.intersection(*sets) | marking) if len(sets) > 1 else frozenset(marking)


def _finding(code: str, place: str, message: str) -> ProofFinding:
    return ProofFinding(code=code, place=place, message=message)
