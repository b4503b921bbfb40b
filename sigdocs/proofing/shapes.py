"""Identifiers found from scratch, by their shape and checksum (research/deidentification.md, §5).

Numbers of persons are always findings; contact details only where the form holds them too, since a
letter rightly bears the addressee's postcode and our own telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sigdocs.model.people import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One kind of identifier: its pattern, and a test that the pattern alone cannot make."""

    code: Category
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = lambda found: True


_NOT_A_PERSON = re.compile(
    r"(?:\b(?:po|p\.o\.|order|invoice|purchase|reference|ref|case|tel|telephone|phone|fax|account)"
    r"\W{0,3}(?:no|number)?\W{0,3})$",
    re.IGNORECASE,
)


_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{32,128}(?![0-9a-f])")


def _in_a_hash(found: re.Match[str]) -> bool:
    """Whether the figures stand inside a hash in hexadecimal, as our own properties hold one."""
    around = _HASH.finditer(found.string, max(0, found.start() - 128), found.end() + 128)
    return any(one.start() <= found.start() and found.end() <= one.end() for one in around)


def _is_nhs_number(found: re.Match[str]) -> bool:
    """Modulus 11 (NHS Data Dictionary), and written in threes or in a range that is issued."""
    if _in_a_hash(found):
        return False
    figures = re.sub(r"\D", "", found[0])
    total = sum(int(d) * (10 - i) for i, d in enumerate(figures[:9]))
    if (11 - total % 11) % 11 != int(figures[9]) or len(set(figures)) == 1:
        return False
    before = found.string[max(0, found.start() - 24) : found.start()]
    if re.search(r"nhs\W{0,3}(?:no|number|num)?\W{0,4}$", before, re.IGNORECASE):
        return True
    is_apart = len(found[0]) > len(figures)
    return not _NOT_A_PERSON.search(before) and (is_apart or figures[0] in "4679")


def _after(words: str, pattern: str) -> re.Pattern[str]:
    link = (
        r"(?:\s+(?:registration|registered|reference|ref|reg|number|no|num|pin|id))*[\s.:#–-]{0,4}"
    )
    return re.compile(rf"\b(?:{words}){link}(?P<number>{pattern})\b", re.IGNORECASE)


_I = re.IGNORECASE
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
NUMBERS = (
    Shape(
        code=Category.NHS_NUMBER,
        pattern=re.compile(r"(?<![\d/.-])\d{3}[ \xa0‑–-]?\d{3}[ \xa0‑–-]?\d{4}(?![\d/]|\.\d)"),
        holds=_is_nhs_number,
    ),
    Shape(
        code=Category.NI_NUMBER,
        pattern=re.compile(
            r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
            r"[ \xa0-]?\d\d[ \xa0-]?\d\d[ \xa0-]?\d\d[ \xa0-]?[A-D]\b",
            _I,
        ),
    ),
    Shape(code=Category.NMC_PIN, pattern=re.compile(r"\b\d\d[A-L]\d{4}[A-Z]\b", _I)),
    Shape(code=Category.GMC_NUMBER, pattern=_after("GMC", r"C?\d{7}")),
    Shape(code=Category.GDC_NUMBER, pattern=_after("GDC", r"\d{4,6}")),
    Shape(code=Category.GPHC_NUMBER, pattern=_after("GPhC", r"2\d{6}")),
    Shape(code=Category.HCPC_NUMBER, pattern=_after("HCPC", r"[A-Z]{2}\s?\d{4,6}")),
    Shape(code=Category.PASSPORT, pattern=_after("passport", r"(?:\d{9}|[A-Z]{2}\d{7})")),
)
CONTACTS = (
    Shape(
        code=Category.EMAIL,
        pattern=re.compile(r"[\w.+'’-]+\s?@\s?[A-Z0-9](?:[A-Z0-9-]*\.)+[A-Z]{2,}\b", _I),
    ),
    Shape(
        code=Category.PHONE,
        pattern=re.compile(
            r"(?<![\d/.,-])(?:(?:\+|00)44[ \xa0.-]?(?:\(0\))?[ \xa0.-]?[1-9]|\(?0[1-9])"
            r"(?:[ \xa0.()-]{0,2}\d){8,9}(?![\d/])"
        ),
    ),
    Shape(
        code=Category.POSTCODE,
        pattern=re.compile(rf"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-Z]?[ \xa0]?{_INWARD})\b"),
    ),
)


def find(shapes: tuple[Shape, ...], text: str) -> Iterator[tuple[Category, str]]:
    """Each identifier in ``text``: its kind and its own characters (without the words before)."""
    for shape in shapes:
        for found in shape.pattern.finditer(text):
            if shape.holds(found):
                yield shape.code, found.groupdict().get("number") or found[0]


def telephone_forms(text: str) -> tuple[str, ...]:
    """A telephone number's digits, national and international (ITU-T E.123): 0…, 44…, 0044…, 440…."""
    digits = "".join(c for c in text if c.isdigit())
    national = re.fullmatch(r"(?:00)?44(?:0)?([1-9]\d{8,9})|0([1-9]\d{8,9})", digits)
    if national is None:
        return (text,)
    rest = national[1] or national[2]
    return (text, *(f"{prefix}{rest}" for prefix in ("0", "44", "0044", "440", "00440")))


def contacts_in(texts: Iterator[str]) -> tuple[str, ...]:
    """Contact details in the texts of a form, for the watch."""
    return tuple(dict.fromkeys(found for text in texts for _, found in find(CONTACTS, text)))
