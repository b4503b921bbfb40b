"""With whom the Group decided to share (22), in the decided order.

A recipient counts where a sharing word governs it in a clause that neither denies, weighs nor
conditions it. "Whether to tell CQC" and "not with the GMC" name no recipient.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sigdocs.model.recipients import Recipient

_SHARES = re.compile(
    r"\b(?:shar(?:e|ed|ing)|letters?|writ(?:e|es|ing|ten)|inform(?:ed|ing)?|tell(?:ing)?"
    r"|notif(?:y|ied|ication|ying)"
    r"|refer(?:red|ral|ring)?|call(?:s|ed)?|ring|telephone|phone|e-?mail(?:ed)?|send|sent"
    r"|disclos(?:e|ed|ure|ing)|contact(?:ed)?"
    r"|alert(?:ed)?|escalat(?:e|ed|ion)|copy|copied|speak to|report(?:ed)? to|raise[d]? with"
    r"|approach(?:ed)?|brief(?:ed)?|liaise)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^[^.;]{0,25}\b(?:to be|be|will be|should be|is to be|are to be|must be|would be"
    r"|needs? to be)\s+(?:\w+ )?"
    r"(?:told|informed|notified|written to|contacted|alerted|rung|called|briefed|approached|sent)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|nor|never|nothing|without|rather than|instead of|except|excluding|other than"
    r"|already|isn't|won't"
    r"|n't|against|neither|nobody)\b|\b(?:considered|discussed|weighed|whether|noted"
    r"|whether or not|declined|rejected|defer(?:red)?)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|in the event|failing (?:that|which|this)|subject to|provided that"
    r"|otherwise|in default)\b"
    r"|\bshould (?:the|there|he|she|they|no|it|this)\b",
    re.IGNORECASE,
)
# What a letter asks or says is no longer about who gets it.
_SUBORDINATE = re.compile(
    r"\b(?:asking|requesting|whether|so that|seeking|inviting|setting out|explaining|which|who"
    r"|to ask|to confirm|confirming"
    r"|about (?:the|its|their|his|her)|regarding|to say that|saying)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:;|,|\bbut\b|\balthough\b|\bthough\b|\bhowever\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(\[\"'])|\n+")
_OURS = re.compile(
    r"\b(?:our|NHS Resolution(?:'s|\u2019s)?)\s+(?:own\s+)?$|^\s*(?:of NHS Resolution|(?:or|and"
    r"|and/or) (?:the )?SMT)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|once|following)\b(?! (?:which|that))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A recipient named in a text, by the characters it covers."""

    key: str
    start: int
    end: int


def recipients_in(text: str, recipients: tuple[Recipient, ...]) -> tuple[str, ...]:
    """Keys of the recipients that ``text`` decides to share with, in its order, each once."""
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        if not _CONDITIONAL.search(sentence):
            found += _decided(sentence, recipients)
    return tuple(dict.fromkeys(found))


def named_in(text: str, recipients: tuple[Recipient, ...]) -> tuple[str, ...]:
    """As ``recipients_in``, sharing that hangs on a condition included."""
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        found += _decided(sentence, recipients)
    return tuple(dict.fromkeys(found))


def _decided(sentence: str, recipients: tuple[Recipient, ...]) -> list[str]:
    """The clauses of a sentence share one sharing word; each is denied for itself."""
    found: list[str] = []
    shares = False
    start = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(sentence)), len(sentence)]:
        clause = sentence[start:end]
        mentions = mentions_in(clause, recipients)
        verb = _SHARES.search(clause)
        cut = _SUBORDINATE.search(clause)
        limit = cut.start() if cut else len(clause)
        if not _DENIED.search(clause[:limit]):
            began = 0 if shares else (verb.start() if verb else len(clause))
            kept = [m for m in mentions if m.start < limit and _governed(clause, m, began)]
            found += _in_time_order(clause, kept)
        shares = shares or verb is not None
        start = end
    return found


def _governed(clause: str, mention: Mention, began: int) -> bool:
    return mention.start > began or began == 0 or bool(_PASSIVE.match(clause[mention.end :]))


def _in_time_order(clause: str, mentions: list[Mention]) -> list[str]:
    """Who comes after "after" is told first: "the GMC, after the Medical Director"."""
    after = _AFTER.search(clause)
    if not after:
        return [m.key for m in mentions]
    first = [m.key for m in mentions if m.start > after.start()]
    return first + [m.key for m in mentions if m.start < after.start()]


def mentions_in(text: str, recipients: tuple[Recipient, ...]) -> list[Mention]:
    """Every recipient named, the longest alias winning where two overlap."""
    found: list[Mention] = []
    for alias, key, pattern in _patterns(recipients):
        for match in pattern.finditer(text):
            overlaps = any(match.start() < m.end and m.start < match.end() for m in found)
            if not overlaps and not _is_ours(alias, text, match):
                found.append(Mention(key=key, start=match.start(), end=match.end()))
    return sorted(found, key=lambda m: m.start)


def _is_ours(alias: str, text: str, match: re.Match[str]) -> bool:
    """NHS Resolution's own Chief Executive (18) is told, but is no recipient outside."""
    own = _OURS.search(text[: match.start()]) or _OURS.match(text[match.end() :])
    return alias.casefold().startswith("chief exec") and own is not None


@cache
def _patterns(recipients: tuple[Recipient, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Longest first; abbreviations of up to five letters in capitals only."""
    pairs = [(alias, r.key) for r in recipients for alias in r.aliases]
    return tuple(
        (alias, key, _pattern(alias)) for alias, key in sorted(pairs, key=lambda p: -len(p[0]))
    )


def _pattern(alias: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(w).replace("'", "['\u2019]") for w in alias.split())
    ending = r"(?![\w])" if alias.isupper() else r"s?(?!\w)"
    return re.compile(rf"(?<!\w){words}{ending}", 0 if alias.isupper() else re.IGNORECASE)
