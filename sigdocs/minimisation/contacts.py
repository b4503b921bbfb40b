"""Contact details and what stands beside numbers: e-mail, web, telephone, postcode (BS 7666)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.model.people import Category

MONEY = re.compile(
    r"(?:purchase|order|invoice|\bP\.?O\b|\bjob|requisition|cost (?:centre|code)|budget|account|voucher|"
    r"receipt|quote|tender|helpdesk|ticket|part|serial|batch|lot|\bref(?:erence)?|\bour ref)\W*"
    r"(?:no|number|num|nr|ref|reference|order)?\W*$",
    re.I,
)
_EMAIL = Pattern(
    r"(?<![\w.+'\u2019-])[\w.+'\u2019-]{1,80}@[\w-]+(?:\.[\w-]+)+|"
    r"(?<![\w.+'\u2019-])[\w.+'\u2019-]{1,80} ?[\[(]at[\])] ?[\w-]+(?:\.[\w-]+)+",
    re.I,
)
_URL = Pattern(
    r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]|"
    r"(?<![\w@.-])[\w-]{1,60}(?:\.[\w-]+)*\.(?:com|co\.uk|org|org\.uk|net|example|me|ly|be|gl|uk|tv|gg)/[^\s<>\"')\]]+",
    re.I,
)
_PLACES = (
    r"instagram|insta|ig|tik ?tok|snapchat|snap|twitter|facebook|fb|telegram|youtube|linkedin|reddit|threads|"
    r"bluesky|mastodon|discord|whatsapp"
)
_ON = rf"\b(?:{_PLACES})(?: handle| account| user(?:name)?)?"
_HANDLE = Pattern(
    rf"(?:{_ON}[: ]{{1,2}})?(?<![\w.@/])@[A-Za-z_]\w+(?:\.\w+){{0,4}}|"
    rf"{_ON}(?:[:=] ?| is )(?=[\w.]*[\d_.]\w)[\w.]{{4,40}}",
    re.I,
)
_GROUP = Pattern(
    rf"\b(?:{_PLACES}|mumsnet)(?: support| patient| family)? (?:group|page|community|account|channel|thread)"
    r"(?: is)?(?: called| named|,)? [\"\u201c\u2018'](?P<name>[^\"\u201d\u2019'\n]{3,60})[\"\u201d\u2019']",
    re.I,
)
_SPELT = Pattern(r"(?<![\w.])[\w.-]{2,40} at [\w-]+(?: dot [\w-]{2,20}){1,3}(?!\w)", re.I)
_LOCAL_PHONE = Pattern(
    r"\b(?:tel|telephone|phone|mob|mobile|fax)\b\.?\W{0,2}(?:no\.? |number )?"
    r"(?P<n>\d{3,5}[ -]?\d{3,4})(?![\w/-])",
    re.I,
)
_PHONE = Pattern(
    r"(?<![\w/.-])(?:(?:\+|00)44[ \u00a0-]?(?:\(0\)[ ]?)?\d|"
    r"\(?0\d)(?:[ \u00a0().-]{0,2}\d){7,10}(?![\w/-])"
    r"(?:\W{0,2}(?:ext|extn|extension|x)\.?\s?\d{2,6})?",
    re.I,
)
_EXTENSION = Pattern(
    r"\b(?:ext|extn|extension|bleep|pager|dect)\.?(?: no\.?| number)?[ :]{0,2}\d{3,6}\b", re.I
)
_POSTCODE = Pattern(
    r"(?<![\w/])(?:GIR ?0AA|BFPO ?\d{1,4}|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|"
    r"\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
    r"[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
_ANY_POSTCODE = Pattern(_POSTCODE.pattern, re.I)


def contacts(text: str) -> Iterator[Mark]:
    """Every contact detail in a text."""
    for match in _EMAIL.finditer(text):
        yield marked(*match.span(), Category.EMAIL, "shape of an e-mail address")
    for match in _SPELT.finditer(text):
        yield marked(*match.span(), Category.EMAIL, "e-mail address spelt out")
    for pattern in (_URL, _HANDLE):
        for match in pattern.finditer(text):
            yield marked(*match.span(), Category.ONLINE_ADDRESS, "shape of a web address or handle")
    for match in _GROUP.finditer(text):
        yield marked(*match.span("name"), Category.ONLINE_ADDRESS, "name of an online group")
    yield from _phones(text)
    for match in postcodes(text):
        yield marked(*match.span(), Category.POSTCODE, "shape of a postcode (BS 7666)")


def _phones(text: str) -> Iterator[Mark]:
    """By their shape, by what they are called, by their country code."""
    for match in _PHONE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if digits >= 9 and not MONEY.search(before(text, match.start())):
            yield marked(*match.span(), Category.PHONE, "shape of a UK telephone number")
    for match in _LOCAL_PHONE.finditer(text):
        if sum(c.isdigit() for c in match["n"]) >= 6:
            yield marked(*match.span("n"), Category.PHONE, "labelled as a telephone number", 0.8)
    for match in _EXTENSION.finditer(text):
        yield marked(*match.span(), Category.PHONE, "extension or bleep")
    yield from _foreign_phones(text)


def _foreign_phones(text: str) -> Iterator[Mark]:
    """Numbers with a country code; the library is loaded only where there is one."""
    if not re.search(r"\+\d", text):
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(
        text, "GB", leniency=phonenumbers.Leniency.POSSIBLE
    ):
        if match.raw_string.startswith("+"):
            yield marked(match.start, match.end, Category.PHONE, "international telephone number")


@lru_cache(maxsize=64)  # an address is looked for where there is one
def postcodes(text: str) -> tuple[re.Match[str], ...]:
    """The postcodes of a text, in capitals, or in small letters where they look like nothing else."""
    small = (m for m in _ANY_POSTCODE.finditer(text) if m.group().islower() and " " in m.group())
    plain = (m for m in small if not re.search(r"\d(?:st|nd|rd|th)\b", m.group()))
    return (*_POSTCODE.finditer(text), *plain)


def is_of_money(text: str, place: int) -> bool:
    """Whether the number that begins at ``place`` is called an order, invoice, job or the like."""
    return bool(MONEY.search(before(text, place)))


def before(text: str, place: int, width: int = 30) -> str:
    """What stands before ``place`` on its line, at most ``width`` characters."""
    return text[max(0, place - width) : place].rsplit("\n", 1)[-1]


def marked(
    start: int, end: int, category: Category, evidence: str, confidence: float = 1.0
) -> Mark:
    """A mark with its evidence."""
    return Mark(start=start, end=end, category=category, evidence=evidence, confidence=confidence)
