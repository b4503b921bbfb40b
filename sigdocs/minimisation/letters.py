"""Letters that stand for people in notes: initials in lists and minutes, single letters, names spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.policy import Words

POSTS = frozenset(
    [
        "gp",
        "md",
        "ro",
        "ed",
        "pa",
        "ps",
        "cd",
        "gm",
        "pt",
        "op",
        "mp",
        "pm",
        "np",
        "dr",
        "ca",
        "sw",
        "ot",
    ]
)  # letters that stand for a post or a body far more often than for a name
DEEDS = frozenset(["went", "set", "gave", "took", "led", "read", "spoke", "thought", "put", "sent"])
_ITEM = re.compile(r"(?<![\w.])[A-Z](?:\.[A-Z]){1,2}\b\.?|(?<![\w.])[A-Z]{2,3}\b(?![/&-]?\d)")
_GATHERED = re.compile(  # what comes before a list of those who were there, or who are to act
    r"\b(?i:present|attendees|attended(?: by)?|in attendance|attending|apologies(?: from)?|apols|members|"
    r"circulated to|copied to|invited|panel|team on the day)(?: ?: ?| - | \u2013 |[ \t]+)(?=[^\n]{0,120})"
)
_DONE_BY = Pattern(
    r"\b(?i:actions?(?: by| for)?|owners?|(?:noted|taken|chaired|signed|checked|witnessed|agreed|confirmed|"
    r"reviewed|completed|written|countersigned|initialled|approved|seen|authorised|entered|typed) by|"
    r"minutes(?: by)?|chair|initials|discussed with|d/w|s/w|s/b)(?: ?: ?| - | \u2013 |[ \t]+)"
    r"(?=[A-Z](?:\.?[A-Z]){1,2}\b)"
    r"|\b(?i:confirmed|agreed|approved|noted|signed|checked|authorised|cleared|ok'd|seen)[ :,-]{1,3}"
    r"(?=[A-Z](?:\.?[A-Z]){1,2}\b\.?(?:,? ?\d|[ \t]*(?:\n|\Z)))"
)
_MINUTED = re.compile(r"^[ \t>]*(?:\d{1,2}[.)] ?)?([A-Z]{2,3})(?:: | - | \u2013 )", re.M)
_PARTICLED = re.compile(  # "H ap I", "R St J-B"
    r"(?<![\w.-])[A-Z]\.? (?:(?:St|ap|ab|ferch|van|von|der|den|de|du|di|da|la|le|al|el|bin|ibn) )+"
    r"[A-Z](?:-[A-Z])?(?![\w-])"
)
_TITLED = re.compile(  # "sr C", "baby J": a small title, and one letter that is no word
    r"(?<![\w-])(?:dr|mr|mrs|ms|sr|sn|cn|nurse|sister|matron|midwife|doctor|baby)\.? [B-HJ-Z]"
    r"(?![\w'\u2019-]|\.\w)"
)
_SPELT = re.compile(r"(?<![\w-])[A-Z](?:[ .-][A-Z]){3,}(?![\w-])")
_SPELLING = re.compile(
    r"\b(?i:spelt|spelled|spelling|that is|that's|letters|as in|name)\W{0,3}(?:as |out )?$"
)
_PAIR = Pattern(
    r"(?<![\w/])([A-Z]{2})(?: and | & |/)([A-Z]{2}) (?:both |then |have |had )?(?=([a-z]+))"
)
# pairs of letters that are no one's initials in notes, beside the abbreviations of words.toml
_NOTED = frozenset(
    ["ng", "io", "ga", "la", "ra", "af", "vt", "vf", "av", "lv", "rv", "lp", "us", "xr", "tb",
     "uc", "gi", "gu", "oa", "hf", "pv", "pr", "oe", "dh", "sh", "fh", "nk", "nr", "fb", "fu",
     "wr", "to", "dw", "sb", "ho", "tt", "nm", "bo", "bm", "bs", "ls", "rr", "ps", "dm", "cn",
     "tv", "am", "pm", "ac", "bc", "cf", "vs", "sr", "ur", "bx", "px", "gb", "ir", "nh", "ni",
     "sc", "ec", "aob", "fyi", "eta", "rip", "vat", "agm", "egm", "rag", "pdf", "ppe", "roi"]
)  # fmt: skip


def in_lists(
    passage: Passage, words: Words, known: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """As in "Present: JQ, KL", "Noted by P.Q.", "JQ/KL reviewed": (start, end, letters).

    ``known``: the initials of everybody named; of nobody else's are those taken that stand for nothing else.
    """
    yield from _minuted(passage, words, known)
    for pattern in (_PARTICLED, _TITLED):
        yield from ((*match.span(), match.group()) for match in pattern.finditer(passage.text))
    for match in _GATHERED.finditer(passage.text):
        end = passage.sentence_at(match.end())[1]
        yield from _plain_items(list(_ITEM.finditer(passage.text, match.end(), end)), words, known)
    for match in _DONE_BY.finditer(passage.text):
        items = []
        place = match.end()
        while (item := _ITEM.match(passage.text, place)) is not None:
            items.append(item)
            parted = re.match(r"(?:, ?| and | & | ?/ ?|\+)(?=[A-Z])", passage.text[item.end() :])
            place = item.end() + (parted.end() if parted else 0)
            if parted is None:
                break
        yield from _plain_items(items, words, known)
    for match in _PAIR.finditer(passage.text):
        verb = match.group(3)
        noted = any(_is_noted(match.group(n), words) for n in (1, 2))
        if not noted and (verb in words.acts or verb in words.say or verb in DEEDS):
            yield from ((*match.span(n), match.group(n)) for n in (1, 2))


def _minuted(
    passage: Passage, words: Words, known: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """As in minutes: "1. OE: forty doses missed", "2. RT - nothing": two known people's initials at least."""
    found = list(_MINUTED.finditer(passage.text))
    if len({m.group(1) for m in found} & set(known)) > 1:
        for match in found:
            if match.group(1) in known or not _is_noted(match.group(1), words):
                yield *match.span(1), match.group(1)


def spelt_out(passage: Passage, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """As in "E N T W I S T L E": (start, end, the word) of a known name, or after "spelt"."""
    for match in _SPELT.finditer(passage.text):
        word = re.sub(r"\W", "", match.group()).lower()
        if word in names or _SPELLING.search(
            passage.text[max(0, match.start() - 24) : match.start()]
        ):
            yield match.start(), match.end(), word


def _plain_items(
    items: list[re.Match[str]], words: Words, known: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """The items of a list, where one at least is known, or two letters that stand for nothing else."""
    told = [
        i
        for i in items
        if "." in i.group()
        or (i.group() in known and i.group().lower() not in POSTS)
        or (len(i.group()) == 2 and not _is_noted(i.group(), words))
    ]
    for item in items:
        letters = item.group().replace(".", "")
        beside = len(items) > 1 and len(letters) == 2 and letters.lower() not in ("nk", "tb")
        if item in told or (told and (beside or not _is_noted(letters, words))):
            yield item.start(), item.end(), letters


def _is_noted(letters: str, words: Words) -> bool:
    """Whether the letters stand for a post, a body or a measure."""
    fold = letters.lower()
    listed = fold in words.abbreviations or fold in words.role_letters
    return listed or fold in POSTS or fold in _NOTED or fold in words.not_names
