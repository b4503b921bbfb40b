"""What kind of answer an answer is (domain facts, "Answer states").

Only a whole answer can be a placeholder, deferred, not applicable or declined: a text that merely
contains such words is an answer. So the rules look at short answers, as folded words: what is left
when the words of waiting are taken out must be nothing but who is waited for, and until when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sigdocs.model.forms import AnswerState
from sigdocs.parsing.pointing import is_pointed_at, points_to
from sigdocs.parsing.waiting import TURNS, only_waits
from sigdocs.parsing.word_fields import TICKED, UNTICKED

_MAX_WORDS = 22
_LONG = 400  # characters: no text of so few words is as long
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})

_PLACEHOLDER = re.compile(
    r"(?:please )?(?:click|tap)(?: or (?:tap|click))?(?: here)?"
    r"(?: to (?:enter|add|choose|select|insert)\b.*)?"
    r"|(?:please )?(?:choose|select|pick)(?: an?| one)? ?"
    r"(?:item|option|date|answer|value|of the following)?"
    r"|(?:please )?(?:enter|type|insert|add|write)(?: your| the| an?)? ?"
    r"(?:text|answer|response|name|date|details)?(?: here| below)?"
    r"|x{1,4}|text here|your text|d{1,2}[/. -]m{1,3}[/. -]y{2,4}|x{2}[/. -]x{2}[/. -]x{2,4}|lorem ipsum.*",
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
_PAPER = (
    r"(?:e-?mail|letter|document|report|paper|sheet|note|file|chronology|statement|spreadsheet"
    r"|summary|pdf)"
)
_ATTACHED = re.compile(
    r"(?:please |pls )?"
    r"(?:see|refer to|as per|per|as in|as|find|in|on|detail(?:s|ed) in|as detailed in|set out in)? ?"
    r"(?:the |my |our |this |separate(?:ly)? |covering |accompanying |enclosed |an? )*"
    rf"(?:attached|attachments?|enclosed|enclosures?|appendix|appendices|annex"
    rf"|(?:ro |ro's )?{_PAPER}(?: (?:attached|enclosed))?"
    r"|(?:previous|earlier|original|last) (?:notification|form|version|submission|e-?mail))"
    rf"(?: (?:[a-d1-9]|{_PAPER}s?|word|excel|doc|ro|please|to this e-?mail"
    r"|for details?|herewith|separately|below"
    r"|with this form))*"
)
_NEEDS_SUBSTANCE = frozenset({"1a", "1b", "1c", "1e", "1f", "2g", "3a", "3b"})
_NONE = re.compile(r"(?:none|nil|no|nothing|no advice)(?: at (?:present|this (?:stage|time)))?")
_UNKNOWN = re.compile(
    r"(?:currently |as yet )?(?:not known|unknown|unsure|not sure|n/k)"
    r"(?: at (?:present|this (?:stage|time)))?"
)
_OPTION = re.compile(r"\boptions? (?:\d|[a-f])\b")
_BARE_PAPER = re.compile(rf"(?:the |my |our |an? )*{_PAPER}s?")
_DISCUSSED = re.compile(
    r"as (?:previously )?(?:discussed|agreed)(?: (?:with|by|on|at)(?: \S+){1,4})?"
)
_ABOVE = re.compile(
    r"(?:please )?(?:(?:as|see|per|as per|same as|refer to|covered|set out|detailed|described|answered"
    r"|as described|as set out|as stated|as explained) )*"
    r"(?:above|before|previously|previous(?: answer| question)?|earlier|the above|the previous answer)"
    r"|ditto|same|idem"
)
_BELOW = re.compile(
    r"(?:please )?(?:(?:as|see|per|as per|refer to|set out) )*(?:below|later|overleaf|next page)"
)
_NOT_APPLICABLE = re.compile(
    r"(?:this is |it is |it's )?"
    r"(?:(?:n ?/ ?a|n\.a|na)(?=$| ?[-.,;:(]| (?:at|for|to|in|as|because|since|here|this|yet)\b)"
    r"|(?:not applicable|not relevant|does not apply|doesn't apply|not required|not needed"
    r"|inapplicable)\b)"
)

# "What has been done?" "Nothing yet." is an answer, where "RO advice: not yet" is none.
_ASKS_WHAT_WAS_DONE = frozenset({"2b", "2c", "2d", "2e", "6b", "6c", "7a", "7b"})
_TELLS_OF_OTHERS = re.compile(
    r"(?:the |their )?(?:trust|organisation|hospital|practice|provider|employer|agency|board|audit|review"
    r"|investigation|inquest|coroner|police|family|gmc|nmc|gdc|gphc|hcpc|cqc|icb|nhs england|mnsi)\b.*"
    r"\b(?:has|have|had|is|are|was|were|hasn't|haven't|isn't|aren't)\b.*"
)
_NOT_DONE = re.compile(r"(?:no,? |none,? )?(?:nothing|none|not)(?: as)? yet")
_SOFTENED = re.compile(
    r"(?:(?:i am|i'm|we are|we're) (?:afraid|sorry)|(?:very |so )?sorry|regrettably|unfortunately"
    r"|apologies|with regret|regretfully|at (?:present|this (?:stage|time)))(?: that| but)?[ ,:-]*"
)
_MATERIAL = r"(?:information|details?|documents?|material|records?)"
_SAYS_NO = re.compile(
    r"(?:no|nope)(?:$| ?[-,.;:(!]| (?:because|since|as|not|we|i|it|some|there|the|this)\b)"
    r"|not (?:confirmed|included|all\b|complete|fully|entirely|everything|able|in a position"
    r"|at this (?:time|stage))"
    r"|unconfirmed|incomplete|partial(?:ly)?\b|partly\b|unable to"
    r"|(?:i|we)(?:'d| would) (?:rather|prefer) not\b|(?:i|we) prefer not\b|(?:i|we)(?:'d| would)? hesitate"
    r"|not (?:at present|in full|possible)|most of it|mostly\b|some of it|only (?:some|part|the)\b"
    r"|(?:it|this|that) (?:cannot|can't|could not|has not been|hasn't been|is not|isn't|was not) (?:be )?"
    r"(?:confirmed|included|possible|complete)"
    r"|confirmation (?:is |has been )?(?:withheld|refused|declined|not given)"
    r"|to the best of (?:my|our) knowledge,? no\b"
    r"|(?:i|we|the function|this function)?\s?(?:cannot|can't|can not|could not|do not|don't|(?:am|are) not"
    r"|(?:am|are) unable to|is not|have not|haven't|has not|hasn't|declines? to|refuse to|won't|will not)\b"
    rf"|(?:(?:some|certain|relevant|key|several|the|important|qualitative) )*{_MATERIAL}"
    r" (?:is|are|has been|have been|was|were) (?:still )?"
    r"(?:missing|incomplete|withheld|omitted|left out|not (?:yet )?(?:included|available)|outstanding)"
    r"|(?:some|certain|relevant|key) .{0,40}\b(?:missing|not included|left out|withheld|omitted)\b"
)
_NOTHING_LEFT_OUT = re.compile(
    r"(?:not (?:included|withheld|omitted|left out)|missing|withheld|omitted|left out|excluded|outstanding"
    r"|omissions?|exceptions?|gaps?) ?[:;,-]+ ?(?:none|nothing|nil|n/a|no)\b"
    rf"|no (?:omissions?|exceptions?|gaps?|{_MATERIAL}|relevant|qualitative|other|further|known"
    r"|issues?|concerns?|caveats?|problems?)\b|nothing\b|none\b"
    r"|.{0,40}(?:\bnot|n't) (?:left|held|withheld|omitted|excluded|aware|know of|kept|missing)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around an answer: placeholders and help taken out of it, answers above and below.

    ``has_attachment``: the file carries another file, so "see attached" may be true. ``others``:
    the form's answers by question, None where they are not known ("see 1f" is then believed).
    """

    had_placeholder: bool = False
    help_in_answer: bool = False
    something_above: bool = True
    something_below: bool = True
    has_attachment: bool = False
    others: Mapping[str, str] | None = None


NOTHING_SPECIAL = Surroundings()


def state_of(
    text: str, *, question: str = "", around: Surroundings = NOTHING_SPECIAL
) -> AnswerState:
    """The state of an answer.

    Args:
        text: the answer as written, the form's own help and Word's placeholders taken out.
        question: its id; only 2h can be declined.
        around: what stands around it.
    """
    if len(text) > _LONG and question != "2h":
        return AnswerState.ANSWERED
    bare = text.strip(" \t\n-–—_.…*•:;,/|?")
    if not bare:
        return _empty(around)
    boxes = _ticks(text, question)
    if boxes is not None:
        return boxes
    folded = " ".join(text.translate(_FOLD).casefold().split()).strip(" .,;:!?-_*\"'")
    if _is_placeholder(text, folded):
        return AnswerState.PLACEHOLDER
    if question == "2h" and _declines(folded):
        return AnswerState.DECLINED
    if len(folded.split()) > _MAX_WORDS:
        return AnswerState.ANSWERED
    return _short(folded, question, around)


def _empty(around: Surroundings) -> AnswerState:
    if around.had_placeholder:
        return AnswerState.PLACEHOLDER
    return AnswerState.GUIDANCE if around.help_in_answer else AnswerState.BLANK


def _ticks(text: str, question: str) -> AnswerState | None:
    """Tick boxes without a word of one's own: none ticked is blank; at 2h a ticked "No" declines."""
    if UNTICKED not in text and TICKED not in text:
        return None
    options = re.findall(f"([{TICKED}{UNTICKED}])([^{TICKED}{UNTICKED}]*)", text)
    if (
        any(len(label.split()) > 6 for _, label in options)
        or text.strip()[0] not in TICKED + UNTICKED
    ):
        return None
    ticked = [label.strip(" .,;:/\n\t").casefold() for box, label in options if box == TICKED]
    if not ticked:
        return AnswerState.BLANK
    declines = question == "2h" and len(ticked) == 1 and bool(_SAYS_NO.match(ticked[0]))
    return AnswerState.DECLINED if declines else AnswerState.ANSWERED


def _is_placeholder(text: str, folded: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(folded) or _BRACKETED.fullmatch(text.strip()))


def _declines(folded: str) -> bool:
    """Whether a 2h says no. "Not included: nothing" and "No information withheld" say yes."""
    if _NOTHING_LEFT_OUT.match(folded):
        return False
    folded = _SOFTENED.sub("", folded, count=1) if _SOFTENED.match(folded) else folded
    return bool(_SAYS_NO.match(folded)) and not re.match(r"not (?:yet|asked)\b", folded)


def _short(folded: str, question: str, around: Surroundings) -> AnswerState:
    if _NOT_APPLICABLE.match(folded) and not TURNS.search(folded) and len(folded.split()) <= 12:
        return AnswerState.NOT_APPLICABLE
    if (state := _refers(folded, question, around)) is not None:
        return state
    if question in _NEEDS_SUBSTANCE and (state := _says_nothing(folded)):
        return state
    if _says_something(folded, question):
        return AnswerState.ANSWERED
    return AnswerState.DEFERRED if only_waits(folded) else AnswerState.ANSWERED


def _refers(folded: str, question: str, around: Surroundings) -> AnswerState | None:
    """What only refers to something else is as good as what it refers to; None: it does not."""
    if _ATTACHED.fullmatch(folded) and not _BARE_PAPER.fullmatch(folded):
        return AnswerState.ANSWERED if around.has_attachment else AnswerState.DEFERRED
    if _DISCUSSED.fullmatch(folded):
        return AnswerState.DEFERRED
    if places := points_to(folded):
        return _pointing(places, question, around)
    if _ABOVE.fullmatch(folded):
        return AnswerState.ANSWERED if around.something_above else AnswerState.DEFERRED
    if _BELOW.fullmatch(folded):
        return AnswerState.ANSWERED if around.something_below else AnswerState.DEFERRED
    return None


def _pointing(places: tuple[str, ...], question: str, around: Surroundings) -> AnswerState:
    """What says "see 1f" is as good as what stands at 1f; what only points on is nothing."""
    if around.others is None:
        return AnswerState.ANSWERED
    there = (
        state_of(text, question=other) is AnswerState.ANSWERED and not points_to(text.casefold())
        for other, text in around.others.items()
        if text and is_pointed_at(other, places, asked_in=question)
    )
    return AnswerState.ANSWERED if any(there) else AnswerState.DEFERRED


def _says_something(folded: str, question: str) -> bool:
    """What would be waiting elsewhere: an option chosen at 3b, at 2d that the Trust has not replied."""
    if question in ("3a", "3b"):
        return _OPTION.search(folded) is not None
    told = _NOT_DONE.fullmatch(folded) or _TELLS_OF_OTHERS.fullmatch(folded)
    return question in _ASKS_WHAT_WAS_DONE and told is not None


def _says_nothing(folded: str) -> AnswerState | None:
    """What "none" and "not known" are where the Group needs an answer, such as RO advice."""
    if _NONE.fullmatch(folded):
        return AnswerState.NOT_APPLICABLE
    return AnswerState.DEFERRED if _UNKNOWN.fullmatch(folded) else None
