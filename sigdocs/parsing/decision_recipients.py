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
    r"|approach(?:ed)?|brief(?:ed)?|liaise|provid(?:e|ed|ing)|pass(?:ed)?|give|given|forward(?:ed)?"
    r"|convene|call for)\b",
    re.IGNORECASE,
)
# "CQC, NHS England and the ICB are to be told": nothing but names between them and the verb.
_PASSIVE = re.compile(
    r"^(?:(?!\b(?:has|have|had|was|were|says?|said|who|which|that)\b)[^.;:]){0,60}?"
    r"\b(?:be|gets?|must be)\s+(?:\w+ )?(?:told|informed|notified|written to|contacted|alerted|rung"
    r"|called|briefed|approached|sent|asked|copied in|requested|convened)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|nor|never|nothing|without|rather than|instead of|except|excluding|other than"
    r"|already|isn't|won't"
    r"|n't|against|neither|nobody)\b|\b(?:considered|discussed|weighed|whether|noted"
    r"|whether or not|declined|rejected|defer(?:red)?)\b",
    re.IGNORECASE,
)
_BY_LETTER = re.compile(r"\b(?:by (?:letter|telephone|phone|e-?mail)|in writing)\b", re.IGNORECASE)
# "The Trust to tell the CQC" is the Trust's act, not ours.
_THEIR_ACT = re.compile(
    r"^\W*(?:and )?(?:the )?(?:trust|provider|practice|employer|hospital|agency|board|organisation"
    r"|practitioner|medical director|chief executive)\b(?:['\u2019]s [\w ]{0,30})?"
    r" (?:to|will|should|must|is to|would) (?!be\b)",
    re.IGNORECASE,
)
_IF_NONE = re.compile(r"\bif (?:no|none|not|nothing|there is no)\b", re.IGNORECASE)
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
    r"\b(?:our|NHS Resolution(?:'s|\u2019s)?)\s+(?:own\s+)?$"
    r"|^\s*\(?(?:of )?NHS Resolution|^\s*(?:or|and|and/or|/) (?:the |an? )?(?:SMT|senior management)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:trust|provider|hospital|employer|company|their|its|unit|board)\b", re.IGNORECASE
)
# 22: with the organisation is "usually the Medical Director", where the words name no post.
_ORGANISATION = re.compile(
    r"\b(?:to|with|inform|tell|notify|ring|alert)\s+(?:the\s+)?"
    r"(?P<who>trust|provider|hospital|employer|member|organisation)\b"
    r"(?!['\u2019]s|\s+(?:medical|chief|board|polic|director))",
    re.IGNORECASE,
)
_USUALLY = "medical-director"
_OF_THE_ORGANISATION = (_USUALLY, "chief-executive", "private-provider")
_AFTER = re.compile(r"\b(?:after|once|following)\b(?! (?:which|that))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A recipient named in a text, by the characters it covers."""

    key: str
    start: int
    end: int


def recipients_in(
    text: str, recipients: tuple[Recipient, ...], *, with_conditions: bool = False
) -> tuple[str, ...]:
    """Keys of the recipients that ``text`` decides to share with, in its order, each once.

    ``with_conditions`` adds those with whom it shares only if something happens first.
    """
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        found += _decided(sentence, recipients, with_conditions)
    named = [key for key in dict.fromkeys(found) if key]
    if "" in found and not set(named) & set(_OF_THE_ORGANISATION):
        named = [key or _USUALLY for key in dict.fromkeys(found)]
    return tuple(named)


def _decided(sentence: str, recipients: tuple[Recipient, ...], with_conditions: bool) -> list[str]:
    """The clauses of a sentence share one sharing word; each is denied for itself.

    A condition holds from its clause to the next semicolon.
    """
    found: list[str] = []
    shares, depends = _BY_LETTER.search(sentence) is not None, False
    start = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(sentence)), len(sentence)]:
        clause = sentence[start:end]
        cut = _SUBORDINATE.search(clause)
        limit = cut.start() if cut else len(clause)
        depends = (depends and not clause.startswith(";")) or bool(
            _CONDITIONAL.search(clause[:limit])
        )
        verb = _SHARES.search(clause)
        if _is_ours_to_do(clause[:limit]) and (with_conditions or not depends):
            began = 0 if shares else (verb.start() if verb else len(clause))
            kept = [
                m
                for m in mentions_in(clause, recipients, sentence)
                if m.start < limit and (m.start >= began or _is_told(sentence, start + m.end))
            ]
            found += _in_time_order(clause, _without_its_parties(kept))
        shares = shares or verb is not None
        start = end
    return found


def _without_its_parties(mentions: list[Mention]) -> list[Mention]:
    """Who comes to a risk summit is told there: the summit is the recipient."""
    summit = next((n for n, m in enumerate(mentions) if m.key == "risk-summit"), None)
    return mentions if summit is None else mentions[: summit + 1]


def _is_ours_to_do(clause: str) -> bool:
    clause = _IF_NONE.sub(" ", clause)
    return not _DENIED.search(clause) and not _THEIR_ACT.match(clause)


def _is_told(sentence: str, end: int) -> bool:
    return _PASSIVE.match(sentence[end:]) is not None


def _in_time_order(clause: str, mentions: list[Mention]) -> list[str]:
    """Who comes after "after" is told first: "the GMC, after the Medical Director"."""
    after = _AFTER.search(clause)
    if not after:
        return [m.key for m in mentions]
    first = [m.key for m in mentions if m.start > after.start()]
    return first + [m.key for m in mentions if m.start < after.start()]


def mentions_in(text: str, recipients: tuple[Recipient, ...], sentence: str) -> list[Mention]:
    """Every recipient named, the longest alias winning; key "" where only "the Trust" is."""
    found: list[Mention] = []
    for alias, key, pattern in _patterns(recipients):
        for match in pattern.finditer(text):
            overlaps = any(match.start() < m.end and m.start < match.end() for m in found)
            if not overlaps and not _is_ours(alias, text, match, sentence):
                found.append(Mention(key=key, start=match.start(), end=match.end()))
    for match in _ORGANISATION.finditer(text):
        if not any(match.start() < m.end and m.start < match.end() for m in found):
            found.append(Mention(key="", start=match.start("who"), end=match.end()))
    return sorted(found, key=lambda m: m.start)


def _is_ours(alias: str, text: str, match: re.Match[str], sentence: str) -> bool:
    """NHS Resolution's own Chief Executive (18) is told, but is no recipient outside."""
    if not alias.casefold().startswith(("chief exec", "ceo")):
        return False
    if _OURS.search(text[max(0, match.start() - 40) : match.start()]) or _OURS.match(
        text[match.end() :]
    ):
        return True
    # "Chief Executive to be told" is the question of paragraph 18.
    return not _THEIRS.search(sentence) and _is_told(text, match.end())


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
