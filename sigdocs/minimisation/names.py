"""The shape of a person's name: titles, given names, surnames, letters after the name.

It knows shapes only; who a name belongs to is decided in ``people`` and ``roles``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sigdocs.minimisation.text import Passage, Token
from sigdocs.model.policy import Words

_JOIN = re.compile(
    r"(?:[ ][\"\u201c\u2018'](?=\Z)|[\"\u201d\u2019'][ ]|[ \u00a0\t]{1,3}|"
    r"[-\u2010\u2011\u2012\u2013]|\.[ \u00a0]?|[ \t]?\n[ \t]?|[-\u2010]\n[ \t]?)\Z"
)
_AFTER_HYPHEN = frozenset(  # "Smith-type": no part of a name
    [
        "type",
        "like",
        "related",
        "style",
        "based",
        "specific",
        "led",
        "free",
        "ray",
        "level",
        "up",
        "out",
        "off",
    ]
    + ["by", "and", "in", "on", "to", "the", "old", "year", "wide"]
)
_SHORTENED = frozenset(["Md", "Mohd", "Muhd", "Mhd", "Wm", "Thos", "Chas", "Jas", "Geo"])
_SUFFIXES = frozenset(["jnr", "jr", "snr", "ii", "iii", "iv"])
_MAC = frozenset(["mac", "nic", "o", "ui", "ni"])  # before "an": "Mac an Bhaird"
_ROMAN = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix"])
_GRADES = frozenset(
    ["sn", "cn", "hca", "sho", "rmn", "rgn", "anp", "hcsw"]
)  # staff nurse, charge nurse … before a name
_PLAIN = frozenset(["mr", "mrs", "ms", "dr", "miss", "prof", "drs", "mx"])
_POST_NOMINAL = re.compile(r"(?:F|M|L)(?:RC|FD|CO|RPharm|FP)[A-Za-z]{0,8}|(?:Dip|Cert|Pg)[A-Z]\w*")
_SPACE = re.compile(r"\.?[ \u00a0\t]{0,3}(?:\d{2,6} )?\n?[ \t]?\Z")  # PC 2231 Smith


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as written. ``parts`` are folded, in the order given, then surname; particles included.

    ``surname`` counts the parts at the end that make up the surname (hyphen parts count singly).
    """

    title: str
    parts: tuple[str, ...]
    surname: int
    initials: str = ""
    is_sure: bool = True

    @property
    def given(self) -> tuple[str, ...]:
        """The given names."""
        return self.parts[: len(self.parts) - self.surname]

    @property
    def family(self) -> tuple[str, ...]:
        """The parts of the surname."""
        return self.parts[len(self.parts) - self.surname :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of tokens that could be a name: ``first`` to ``last`` token, title included."""

    first: int
    last: int
    title: str
    name_first: int
    start: int
    end: int
    name: Name


def title_before(passage: Passage, index: int, words: Words) -> int:
    """The index of the first of the titles that lead up to token ``index`` ("Prof Sir"), or ``index``."""
    if not index or passage.tokens[index - 1].fold not in _titles(words):
        return index  # as before most words
    place = index
    while (
        index - place < 4
        and place > 0
        and _SPACE.match(passage.gap(place - 1))
        and is_title(passage, place - 1, words)
        and not _is_stopped(passage, place - 1)
    ):
        place -= 1
    if place < index and place > 0 and passage.tokens[place].fold == "nurse":
        lead = passage.tokens[place - 1]
        place -= lead.is_capital and lead.fold in ("charge", "staff", "district", "practice")
    pair = passage.tokens[place - 2 : place] if place >= 2 else ()
    if (
        place < index
        and len(pair) == 2
        and pair[1].fold == "and"
        and pair[0].fold in words.plain_titles
    ):
        place -= 2  # "Mr and Mrs Brandt"
    return place


@lru_cache(maxsize=4)
def _titles(words: Words) -> frozenset[str]:
    """Every word that is a title or grade with the right capitals."""
    listed = words.clinical_titles | words.plain_titles | words.official_titles
    return listed | _PLAIN | _GRADES


def _is_stopped(passage: Passage, index: int) -> bool:
    """As in "the Coroner. Dorset Herald …": a full stop that ends a sentence, not an abbreviation."""
    return passage.gap(index)[:1] == "." and len(passage.tokens[index].text) > 4


def is_title(passage: Passage, index: int, words: Words) -> bool:
    """Whether the token is a title. Words that are also ordinary need their capital letter."""
    token = passage.tokens[index]
    if token.fold in _PLAIN:
        return (token.fold != "miss" or token.is_capital) and token.text != "MS"
    if token.fold in _GRADES:
        return token.is_caps
    listed = token.fold in words.clinical_titles or token.fold in words.plain_titles
    return (listed or token.fold in words.official_titles) and token.is_capital


def is_name_word(token: Token, words: Words) -> bool:
    """Whether a token may stand inside a name: a capital letter and no word that names never are."""
    if not token.is_capital or token.fold in words.qualifications or _is_post_nominal(token):
        return False
    if token.is_caps and (
        token.fold in _ROMAN
        or token.fold in words.role_letters
        or (len(token.text) < 4 and token.fold in words.abbreviations)
    ):
        return False
    if token.is_caps and token.fold.startswith("nhs"):
        return False  # NHSE, NHSBT, NHSCFA: bodies of the service
    if token.fold in words.not_names:
        return token.fold in words.name_like and not token.is_caps
    is_job = token.fold in words.posts or token.fold in words.kin or token.fold[:-1] in words.posts
    return not is_job or token.fold in words.name_like


def _is_post_nominal(token: Token) -> bool:
    """As in FRCOphth, MRCPsych, DipHE: letters after a name, by their shape."""
    return _POST_NOMINAL.fullmatch(token.text) is not None


def read_run(
    passage: Passage, index: int, words: Words, *, lower: bool = False, most: int = 6
) -> Run | None:
    """The name that begins at token ``index``, where one can: at most five parts.

    ``lower``: small letters may be a name too, since a title leads up to it.
    """
    tokens = passage.tokens
    last, capitals, small = index - 1, 0, 0
    place = index
    while (
        place < len(tokens)
        and place - index < most
        and (place == index or joins(passage, place - 1))
    ):
        token = tokens[place]
        is_particle = token.fold in words.particles and not token.is_capital
        if _is_article_of_clan(passage, place):
            place, small = place + 1, small + 1
            continue
        if is_particle and _leads_on(passage, place, words, lower=lower):
            place, small = place + 1, small + 1
            continue
        if not _fits(passage, place, index + small, words, lower=lower):
            break
        if capitals and (_starts_anew(passage, place, words) or _is_verb(token, words)):
            break
        last, capitals, place = place, capitals + 1, place + 1
    if capitals == 1 and _ends_in_initial(passage, last, words):
        last += 1
    return _run(passage, index, last, words) if capitals else None


def _is_article_of_clan(passage: Passage, place: int) -> bool:
    """As in "Mac an Bhaird", "Mac an tSionnaigh": the small article inside a Gaelic surname."""
    tokens = passage.tokens
    if tokens[place].text != "an" or not place or place + 1 >= len(tokens):
        return False
    is_led = tokens[place - 1].fold in _MAC and passage.gap(place - 1) == passage.gap(place) == " "
    return is_led and any(c.isupper() for c in tokens[place + 1].text[:2])


def _is_initial_here(passage: Passage, place: int, first: int, words: Words) -> bool:
    """As in "A" or "I" as an initial: after a title or a full stop, or inside a name, before a name word."""
    token = passage.tokens[place]
    if len(token.text) != 1 or not token.is_capital or place + 1 >= len(passage.tokens):
        return False
    is_van = passage.tokens[place + 1].fold in words.particles
    bracket = passage.text[max(0, passage.tokens[place].start - 1) : passage.tokens[place].start]
    led = (
        place > first
        or (bracket == "(" and passage.gap(place + 1)[:1] == ")")  # "(A Roth)"
        or (is_van and passage.gap(place) == " ")
        or title_before(passage, place, words) != place
        or passage.gap(place)[:1] == "."
        or (passage.gap(place) == "-" and len(passage.tokens[place + 1].text) == 1)
    )
    if not led or not joins(passage, place):
        return False
    following = passage.tokens[place + 1]
    is_particle = following.fold in words.particles and not following.is_capital
    return is_name_word(following, words) or (
        is_particle and _leads_on(passage, place + 1, words, lower=False)
    )


def _are_initials_here(passage: Passage, place: int, words: Words) -> bool:
    """As in "Dr PM Kumar": after a title, letters that would stand for something else elsewhere."""
    token = passage.tokens[place]
    if not token.is_caps or len(token.text) > 3 or passage.gap(place) != " ":
        return False
    led = title_before(passage, place, words) != place
    following = passage.tokens[place + 1]
    return led and not following.is_caps and is_name_word(following, words)


def _is_short_form(passage: Passage, place: int, words: Words) -> bool:
    """As in "Md. Tariqul Haque", "Mohd Yusri": the short form of a forename before the name."""
    if passage.tokens[place].text not in _SHORTENED or passage.gap(place) not in (" ", ". "):
        return False
    return is_name_word(passage.tokens[place + 1], words)


def _ends_in_initial(passage: Passage, last: int, words: Words) -> bool:
    """As in "Ngozi E. (34)", "Tunde A)", "Ngozi E rang": a letter that closes a name."""
    if last + 1 >= len(passage.tokens) or passage.gap(last) != " ":
        return False
    letter = passage.tokens[last + 1]
    if not letter.is_capital or len(letter.text) != 1:
        return False
    if passage.text[letter.end : letter.end + 1] in (*".,;:)\n\"'\u201d", ""):
        return True
    following = passage.tokens[last + 2].fold if last + 2 < len(passage.tokens) else ""
    speaks = passage.gap(last + 1) == " " and following in words.say
    return speaks and letter.fold not in "ai"


def joins(passage: Passage, index: int) -> bool:
    """Whether what stands after token ``index`` can stand inside a name."""
    gap = passage.gap(index)
    if "\n" in gap and "-" not in gap:
        line_end = passage.text.rfind("\n", 0, passage.tokens[index].start)
        is_full_line = passage.tokens[index].end - line_end > 50  # a wrapped line, not a list
        return bool(_JOIN.match(gap)) and is_full_line
    if gap.startswith(".") and not _may_be_short(passage.tokens[index]):
        return False
    return bool(_JOIN.match(gap))


def _may_be_short(token: Token) -> bool:
    """Whether a full stop after it may mark a short form ("J.", "St.", "Md."), not the end ("Ho.")."""
    return len(token.text) == 1 or (len(token.text) == 2 and not _vowelled(token))


def _fits(passage: Passage, place: int, first: int, words: Words, *, lower: bool) -> bool:
    """Whether the token can be part of the name that began at ``first``."""
    token = passage.tokens[place]
    if token.is_caps and passage.text[token.end : token.end + 1].isdigit():
        return False  # a grade: "Thwaites ST4"
    if is_name_word(token, words) or _is_initial_here(passage, place, first, words):
        return True
    if place == first and (
        _are_initials_here(passage, place, words) or _is_short_form(passage, place, words)
    ):
        return True
    if place > first and _is_article_of_clan(passage, place - 1):
        return True
    if place > first and passage.gap(place - 1) in ("-", "\u2010", "\u2011"):
        return len(token.text) > 1 and token.fold not in _AFTER_HYPHEN  # Do-yun, Kar-Date
    return lower and _may_be_lower(token, place - first, words)


def _leads_on(passage: Passage, place: int, words: Words, *, lower: bool) -> bool:
    """Whether a name word follows the particle directly ("de la Haye", "ap Rhys", "al-harbi")."""
    for ahead in range(place, min(place + 3, len(passage.tokens) - 1)):
        if not joins(passage, ahead):
            return False
        following = passage.tokens[ahead + 1]
        if following.is_capital:
            return is_name_word(following, words)
        if following.fold not in words.particles:
            return lower and passage.gap(ahead) in ("-", " ") and _may_be_lower(following, 1, words)
    return False


def _may_be_lower(token: Token, depth: int, words: Words) -> bool:
    """After a title the first small word is a name; a second one only if it is no ordinary word."""
    if token.fold in words.not_names or len(token.fold) < 2:
        return False
    ordinary = token.fold in words.vocabulary or token.fold in words.say or token.fold in words.kin
    return depth == 0 or (depth < 2 and not ordinary and len(token.fold) > 3)


def _starts_anew(passage: Passage, place: int, words: Words) -> bool:
    """Whether a title begins another name here ("Mr Tan Dr Lee")."""
    return is_title(passage, place, words) and passage.tokens[place].fold not in words.name_like


def _is_verb(token: Token, words: Words) -> bool:
    """As in "Mr Lam Chi-Ho Spoke to": a verb of saying that is nobody's name ends the name before it."""
    is_name = token.fold in words.forenames or token.fold in words.name_like
    return token.fold in words.say and not is_name


def _run(passage: Passage, first: int, last: int, words: Words) -> Run:
    tokens = passage.tokens
    name_first, title_first = first, title_before(passage, first, words)
    end = tokens[last].end
    while last + 1 < len(tokens) and (
        (tokens[last + 1].fold in words.qualifications and tokens[last + 1].is_caps)
        or (tokens[last + 1].fold in _SUFFIXES and tokens[last + 1].is_capital)
    ):
        if not _SPACE.match(passage.gap(last).lstrip(",")):
            break
        last += 1
        end = tokens[last].end
    title = " ".join(
        tokens[i].fold for i in range(title_first, name_first) if tokens[i].fold != "and"
    )
    return Run(
        first=title_first,
        last=last,
        title=title,
        name_first=name_first,
        start=tokens[title_first].start,
        end=end,
        name=_name(passage, name_first, last, title, words),
    )


def _name(passage: Passage, first: int, last: int, title: str, words: Words) -> Name:
    tokens = [t for t in passage.tokens[first : last + 1] if t.fold not in words.qualifications]
    tokens = tokens or list(passage.tokens[first : last + 1])
    initials = "".join(t.fold for t in tokens if _is_initial(t))
    real = [t for t in tokens if not _is_initial(t)] or tokens
    surname = _surname_length(passage, real, words)
    if len(real) == surname and not title and not initials:
        surname = 1 if len(real) == 1 else surname
    return Name(title=title, parts=tuple(t.fold for t in real), surname=surname, initials=initials)


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 or (
        len(token.text) <= 3 and token.text.isupper() and not _vowelled(token)
    )


def _vowelled(token: Token) -> bool:
    return any(c in "aeiouy" for c in token.fold)


def _surname_length(passage: Passage, tokens: list[Token], words: Words) -> int:
    """How many tokens at the end belong to the surname: hyphen parts and particles go with it."""
    length = 1
    while length < len(tokens):
        before, here = tokens[-length - 1], tokens[-length]
        gap = passage.text[before.end : here.start].strip()
        is_joined = gap in ("-", "\u2010", "\u2011") and length + 1 < len(tokens) + 1
        if is_joined or before.fold in words.particles:
            length += 1
            continue
        break
    return length
