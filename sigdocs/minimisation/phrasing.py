"""Fits the words of a replacement to what stands around it, so that the text stays readable English.

Each step takes the text as it was read and one change to it, and gives the change back, stretched over
words that no longer fit (a preposition, an article, a noun) and reworded. Nothing here decides what goes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sigdocs.minimisation.bands import QUARTERS
from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.decide import Decided
from sigdocs.model.minimised import Action
from sigdocs.model.people import Category

_VOWEL = re.compile(r"[aeiouAEIOU]")
_LONG_U = re.compile(r"[Uu]n[ij]|[Oo]ne|[Uu]s[eu]|[Ee]u")
_DETERMINER = (
    r"(?:an?|the|this|that|another|each|every|one|his|her|their|my|our|whose|[\w]+['\u2019]s)"
)
_LEADS_A_DATE = re.compile(
    r"\b(?:in|by|of|until|till|before|after|since|from|to|for|and|the|between|or|than|during|around|about|"
    r"early|late|mid|past|this|next|last|through|starting|ending|then|at|week|within|that|a|an|our|his|"
    r"her|their|your|my|its|beginning|commencing|\w+['\u2019]s) $",
    re.I,
)
_MONTHS_BEFORE = re.compile(
    r"\b(?P<lead>from |between |in )?(?<!\d )(?<!(?:st|nd|rd|th) )(?<!of )"
    rf"(?P<m>{'|'.join(MONTHS)})(?: to | and | until | ?[-\u2013] ?)$",
    re.I,
)
_RANGE = re.compile(r"\d(?:st|nd|rd|th)?(?: \w+)?(?: ?[-\u2013] ?| (?:to|and|or|until) )", re.I)
_CLOCK = re.compile(r"(?:,| at)? \d{1,2}[:.]\d\d(?: ?(?:am|pm|hrs|hours))?\b")
_SHORTENED = re.compile(
    r"\b(?:e\.g|i\.e|etc|cf|no|approx|c|b|d|vs|ref|dob|pt|hosp|tel|ext)\. +$", re.I
)
_HEADS_A_LINE = re.compile(r"\s*(?:[:;|)\]]|[-\u2013] |$|\n)")
_PEOPLE = {
    "her": "woman|girl|lady|female|mother|widow|wife|daughter|sister|aunt|niece|grandmother|mum|primip|"
    "multip|primigravida|multigravida|primipara|multipara|gravida",
    "his": "man|boy|gentleman|male|father|widower|husband|son|brother|uncle|nephew|grandfather|dad",
    "their": "patient|pt|child|baby|infant|neonate|toddler|twin|person|claimant|adult|teenager|resident|"
    "parent|partner|student|smoker|diabetic|inpatient|outpatient|pensioner",
}
_NOUNS = "|".join(_PEOPLE.values())
_NOUN = re.compile(rf"[ -]((?:[a-z-]+ ){{0,3}}?(?:(?:{_NOUNS}) )*)({_NOUNS})\b(?!['\u2019-])", re.I)
_NO_NOUN = re.compile(
    r"[ -](?:who|with|was|were|is|and|in|on|at|had|has|from|by|for|of|whose|under|presented|attended|"
    r"admitted|came|died|seen|sent|to|after|before|referred|said|says|the|a|an)\b|[^\w\s-]|$",
    re.I,
)
_ADJECTIVE = re.compile(r"\b(?:olds?|yo|y/o|y\.o\.)$", re.I)
_AGE_LABEL = re.compile(r"\b(?:at (?:the )?age of|at age|aged about|aged|age) $", re.I)
_SUBJECT = re.compile(r"\b(he|she) (?:is|was|had|has|only|just|now|recently|turned| )*$", re.I)
_SAME_CLAUSE = re.compile(r",? (he|she)\b|[^.,;:()\n]{0,30}? (his|her) (?=[a-z])", re.I)
_KIN_BEFORE = re.compile(
    r"\b(?:(?:step|grand|foster )?(?:mother|father|parents?|son|daughter)s?|husband|wife|widower?|"
    r"brothers?|"
    r"sisters?|partner|niece|nephew|aunt|uncle|mum|dad|fianc[\u00e9e]e?|girlfriend|boyfriend|family|"
    r"children|guardian|carers?) $",
    re.I,
)
_KIN_AFTER = re.compile(
    r"['\u2019]s? (?:own |late |elder |younger |eldest |youngest )*(?:mother|father|parents|sons?|"
    r"daughters?|husband|wife|widower?|brothers?|sisters?|partner|nieces?|nephews?|aunt|uncle|mum|dad|"
    r"cousins?|family|grand\w+|children|friend)(?:-in-law)?\b"
)
_FAMILY_BEFORE = re.compile(r"\b(?:[Tt]he )?[Ff]amily $")
_NTH = {"2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth"}
_NAMED_SO = re.compile(r"\b([A-Za-z][\w-]*(?: [a-z][\w-]*)?) $")
_GENERIC = re.compile(
    r"(?: (?:NHS|Foundation|University|Teaching|Hospitals?|Trust|Infirmary|Surgery|Practice|Ltd|Limited|"
    r"LLP|plc|Partnership|FT)\b)+|['\u2019]?s? (?:hospital|infirmary|surgery|hospice)\b(?! \w+ing\b)"
)


def phrased(text: str, one: Decided) -> Decided:
    """One change to ``text`` with its wording, and its reach, fitted to the sentence."""
    if one.category is Category.DATE:
        one = _period(text, one)
    elif one.category is Category.AGE and one.action is Action.GENERALISED:
        one = _aged(text, one)
    elif one.category is Category.ORGANISATION:
        one = _body(text, one)
    elif one.category.value.startswith("person:"):
        one = _person(text, one)
    return _capital(text, _article(text, _balanced(text, one)))


def _balanced(text: str, one: Decided) -> Decided:
    """A removed passage takes the bracket or quotation mark that it opens, or closes, with it."""
    start, end = one.mark.start, one.mark.end
    if text.count('"', start, end) % 2:
        start -= text[start - 1 : start] == '"'
        end += start == one.mark.start and text[end : end + 1] == '"'
        one = _said(one, one.replacement, start, end)
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened > 0:
        closing = text.find(")", end, end + 60)
        return _said(one, one.replacement, end=closing + 1) if closing >= 0 else one
    opening = text.rfind("(", max(0, start - 60), start) if opened < 0 else -1
    return _said(one, one.replacement, opening) if opening >= 0 else one


def _said(one: Decided, words: str, start: int | None = None, end: int | None = None) -> Decided:
    mark = one.mark
    reach = replace(
        mark,
        start=mark.start if start is None else start,
        end=mark.end if end is None else end,
    )
    return replace(one, mark=reach, replacement=words)


def _period(text: str, one: Decided) -> Decided:
    """As in "on 3 May" → "on a day in the second quarter", "died 3 May" → "died in …"."""
    words, start, end = one.replacement, one.mark.start, one.mark.end
    if not words.startswith(("the ", "day ")) and not re.match(r"[A-Z][a-z]+ to [A-Z]", words):
        return one
    particle = "on" if words.startswith("day ") else "in"
    clock = _CLOCK.match(text, end)
    end = clock.end() if clock else end
    before = text[max(0, start - 24) : start]
    span = re.search(r"\b(?:from|between) (?:the )?$", before, re.I)
    if span and _RANGE.search(text[one.mark.start : one.mark.end]):
        words = _like(span.group(), f"{particle} {words}")
        return _said(one, words, start - len(span.group()), end)
    on = re.search(r"\bon ((?:the |or (?:about|around) (?:the )?)?)$", before, re.I)
    if on:  # "on" stays: "on a day in the second quarter"
        words = words if particle == "on" else f"a day in {words}"
        return _said(one, words, start - len(on.group(1)), end)
    months = _MONTHS_BEFORE.search(before)
    if months:
        return _said(one, _spanned(months, words), start - len(months.group()), end)
    if _opens(text, start):
        alone = _HEADS_A_LINE.match(text, end)
        return _said(one, words if alone else f"{particle} {words}", start, end)
    lead = _LEADS_A_DATE.search(before)
    counts_on = particle == "on" and lead and lead.group().lower() in ("and ", "or ", "then ")
    is_led = (lead and not counts_on) or not re.search(r"[\w)\]\"'\u2019\u201d],? $", before)
    return _said(one, words if is_led else f"{particle} {words}", start, end)


def _spanned(months: re.Match[str], words: str) -> str:
    """As in "from January to March 2026" → "in the first quarter", "from May to August" → "from … to …"."""
    number = next(
        n for n, name in enumerate(MONTHS) if name.startswith(months.group("m").lower()[:3])
    )
    first = f"the {QUARTERS[number // 3]} quarter"
    lead = months.group("lead") or "from "
    if words.startswith(first):
        return _like(lead, f"in {words}")
    return _like(lead, f"from {first} to {words}")


def _like(model: str, words: str) -> str:
    """With a capital where ``model`` has one."""
    return words[0].upper() + words[1:] if model[:1].isupper() else words


def _aged(text: str, one: Decided) -> Decided:
    """As in "a 47-year-old woman" → "a woman in her forties"; "aged 69" → "in their sixties"."""
    words, start, end = one.replacement, one.mark.start, one.mark.end
    if not words.startswith(("in ", "under ")):
        return one
    before = text[max(0, start - 40) : start]
    written = text[start:end]
    determined = re.search(rf"\b{_DETERMINER} $", before, re.I)
    if _ADJECTIVE.search(written) and (determined or _NOUN.match(text, end)):
        return _described(text, one, (determined.group().strip() if determined else ""))
    he = _SUBJECT.search(before) or _SAME_CLAUSE.match(text[end : end + 60])
    if he:
        pronoun = next(group for group in he.groups() if group).lower()
        words = words.replace("their", "his" if pronoun in ("he", "his") else "her")
    if re.search(r"\bturned $", before, re.I):
        return _said(one, words.replace("in ", "reached ", 1), start - len("turned "))
    lead = _AGE_LABEL.search(before)
    return _said(one, words, start - (len(lead.group()) if lead else 0))


def _described(text: str, one: Decided, determiner: str) -> Decided:
    """An age that stands before its noun goes behind it; without a noun it is a person's."""
    words, end = one.replacement, one.mark.end
    noun = _NOUN.match(text, end)
    is_named = noun and re.match(r" [A-Z]", text[noun.end() :])
    if noun and is_named and determiner.lower() in ("his", "her", "their", "whose"):
        return _said(one, (noun.group(1) + noun.group(2)).strip(), end=noun.end())
    if noun:
        whose = next(w for w, nouns in _PEOPLE.items() if re.fullmatch(nouns, noun.group(2), re.I))
        said = f"{noun.group(1)}{noun.group(2)} {words.replace('their', whose)}"
        said += (
            "," if re.match(r" [A-Z]", text[noun.end() :]) else ""
        )  # "The man in his forties, Mr …"
        return _said(one, said, end=noun.end())
    if _NO_NOUN.match(text, end):
        return _said(one, f"person {words}")
    return _said(one, "", end=end + 1)  # "an 82-year-old florist": the band would split the noun


def _body(text: str, one: Decided) -> Decided:
    """As in "the Royal Wey hospital" → "Acute site B": no article, no generic word left behind."""
    start, end = one.mark.start, one.mark.end
    if one.action is not Action.GENERALISED:
        return one
    generic = _GENERIC.match(text, end)
    lead = re.search(r"\b[Tt]he $", text[max(0, start - 4) : start])
    if lead and re.search(r" [A-Z]{1,2}\b", one.replacement):
        start -= len(lead.group())
    return _said(one, one.replacement, start, generic.end() if generic else end)


def _person(text: str, one: Decided) -> Decided:
    """Possessives, a relative beside the word that says so, and a post said twice."""
    words, start, end = one.replacement, one.mark.start, one.mark.end
    family = _family(text, one)
    if family:
        return family
    if words.startswith("Relative "):
        return _relative(text, one)
    if _ends_bare(text, start, end):
        return _said(one, words + "'s", end=end + 1)
    if re.match(r"\.(?= [a-z(]|,)", text[end:]) and re.search(r"\b[A-Z]$", text[start:end]):
        end += 1  # the stop of an initial: "Ngozi E. (34)"
    start -= _length_of_pt(text, start) if words.startswith("Patient ") else 0
    said = _NAMED_SO.search(text[max(0, start - 40) : start])
    noun = re.sub(r" (?:[A-Z]{1,3}|\d+)$", "", words)
    if said and noun != words and said.group(1).lower().endswith(noun.lower()):
        start -= len(noun) + 1
    article = re.search(r"\b(?:the|an?) $", text[max(0, start - 4) : start], re.I)
    if article and noun != words:  # "the Optometrist A": a lettered label is a name
        start -= len(article.group())
    return _said(one, words, start, end)


def _length_of_pt(text: str, start: int) -> int:
    """How many characters before a patient only say "pt"."""
    short = re.search(r"\bpts?\.? $", text[max(0, start - 5) : start], re.I)
    return len(short.group()) if short else 0


def _family(text: str, one: Decided) -> Decided | None:
    """As in "known only as Family D" or "the Obi family" → "the family of Patient 1"."""
    words, start, end = one.replacement, one.mark.start, one.mark.end
    lead = _FAMILY_BEFORE.search(text[max(0, start - 11) : start])
    if lead:
        return _said(one, f"the family of {words}", start - len(lead.group()))
    article = re.search(r"\b[Tt]he $", text[max(0, start - 5) : start])
    if not article or not re.match(r" family\b", text[end : end + 8]):
        return None
    of = words.split(" of ", 1)[-1]
    return _said(one, f"{article.group()}family of {of}", start - 4, end + len(" family"))


def _relative(text: str, one: Decided) -> Decided:
    """As in "Her son Yahya" → "Her son (Relative of Patient 3)"; "Yahya's aunt" → "another relative of …"."""
    words, start, end = one.replacement, one.mark.start, one.mark.end
    relative, of = words.split(" of ", 1)
    kin = _KIN_AFTER.match(text, end)
    if kin:
        return _said(one, f"another relative of {of}", end=end + len(kin.group()))
    possessive = re.match(r"['\u2019]s\b", text[end:])
    if possessive or _ends_bare(text, start, end):
        which = relative.removeprefix("Relative").strip()
        nth = f"{_NTH.get(which, which)} " if which else ""
        return _said(one, f"{of}'s {nth}relative's", end=end + (2 if possessive else 1))
    lead = _KIN_BEFORE.search(text[max(0, start - 30) : start])
    return _said(one, f"({words})" if lead else words)


def _ends_bare(text: str, start: int, end: int) -> bool:
    """Whether a bare apostrophe makes the name possessive ("Mr Wells' wife"), not a closing quotation."""
    return (
        text[end : end + 1] in ("'", "\u2019")
        and text[end - 1 : end] in "sS"
        and text[end + 1 : end + 2] == " "
        and text.count("'", text.rfind("\n", 0, start) + 1, start) % 2 == 0
    )


def _article(text: str, one: Decided) -> Decided:
    """As in "an 82-year-old" and the like: the article follows the new words, and doubled ones go."""
    start, words = one.mark.start, one.replacement
    following = words or text[one.mark.end :]
    lead = re.search(r"\b(an?|the) $", text[max(0, start - 4) : start], re.I)
    if not lead or not following[:1].isalpha():
        return one
    article = lead.group(1)
    own = re.match(r"(?:an?|the|another) (?=\w)", words)
    if own and article.lower() == "the":
        return _said(one, words[own.end() :])
    if own:
        return _said(one, _like(article, words), start - len(lead.group()))
    fits = "an" if _VOWEL.match(following) and not _LONG_U.match(following) else "a"
    if article.lower() in ("the", fits):
        return one
    return _said(one, f"{_like(article, fits)} {words}", start - len(lead.group()))


def _capital(text: str, one: Decided) -> Decided:
    """A capital where the replacement opens the answer, a line or a sentence."""
    words = one.replacement
    is_small = words[:1].islower() and _opens(text, one.mark.start)
    return _said(one, words[0].upper() + words[1:]) if is_small else one


def _opens(text: str, start: int) -> bool:
    """Whether nothing but bullets stands before it in its line, or a sentence has just ended."""
    reach = max(0, start - 200)  # a line may be as long as the form
    line = text[max(reach, text.rfind("\n", reach, start) + 1) : start]
    ended = re.search(r"(?:[a-z\d)\]%][.!?][\"\u201d)]?|\b\d{1,2}[.)]) +$", line)
    return not line.strip(" \t*-\u2013\u2022") or bool(ended and not _SHORTENED.search(line))
