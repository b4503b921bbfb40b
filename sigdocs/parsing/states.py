"""What kind of answer an answer is (domain facts, "Answer states").

Only a whole answer can be a placeholder, deferred, not applicable or declined: a text that merely
contains such words is an answer. So the rules look at short answers, as folded words: what is left
when the words of waiting are taken out must be nothing but who is waited for, and until when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.model.forms import AnswerState
from sigdocs.parsing.word_fields import TICKED, UNTICKED

_MAX_WORDS = 22
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})

_PLACEHOLDER = re.compile(
    r"(?:please )?(?:click|tap)(?: or (?:tap|click))?(?: here)?(?: to (?:enter|add|choose|select|insert)\b.*)?"
    r"|(?:please )?(?:choose|select|pick)(?: an?| one)? ?(?:item|option|date|answer|value|of the following)?"
    r"|(?:please )?(?:enter|type|insert|add|write)(?: your| the| an?)? ?(?:text|answer|response|name|date|details)?(?: here| below)?"
    r"|text here|your text|d{1,2}[/. -]m{1,3}[/. -]y{2,4}|x{2}[/. -]x{2}[/. -]x{2,4}|lorem ipsum.*",
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
_ATTACHED = re.compile(
    r"(?:please |pls )?(?:see|refer to|as per|per|as in|as|find|in|on|detail(?:s|ed) in|as detailed in|set out in)? ?"
    r"(?:the |my |our |this |separate(?:ly)? |covering |accompanying |enclosed |an? )*"
    r"(?:attached|attachments?|enclosed|enclosures?|appendix|appendices|annex|"
    r"(?:e-?mail|letter|document|report|paper|sheet|note|file|chronology|statement|spreadsheet)"
    r"(?: (?:attached|enclosed))?)"
    r"(?: (?:[a-d1-9]|document|documents|report|sheet|paper|letter|e-?mail|file|note|chronology|statement|"
    r"spreadsheet|summary|pdf|please|to this e-?mail|for details?|herewith|separately|below|with this form))*"
)
_BARE_MEDIUM = re.compile(
    r"(?:the |my |our |an? )*(?:e-?mail|letter|document|report|paper|sheet|note|file|statement)s?"
)
_ABOVE = re.compile(
    r"(?:please )?(?:(?:as|see|per|as per|same as|refer to|covered|set out|detailed|described|answered|as described|as set out|as stated|as explained)"
    r" )*(?:above|before|previously|previous(?: answer| question)?|earlier|the above|the previous answer)|ditto|same|idem"
)
_BELOW = re.compile(
    r"(?:please )?(?:(?:as|see|per|as per|refer to|set out) )*(?:below|later|overleaf|next page)"
)
_NOT_APPLICABLE = re.compile(
    r"(?:this is |it is |it's )?(?:n ?/ ?a|n\.a|na|not applicable|not relevant|does not apply|doesn't apply|not required|not needed|inapplicable)\b"
)
_TURNS = re.compile(r"\b(?:but|however|although|though|except|apart from)\b")

_DONE = (
    "asked|sought|requested|received|obtained|available|known|done|completed?|decided|confirmed|contacted|agreed|"
    "spoken to|written|drafted|finalised|provided|heard|approached|consulted|seen|discussed|determined|advised|"
    "established|identified|supplied|filled in|to hand|ready|had|got|started|considered|sent|forwarded|in"
)
_WAITING = re.compile(
    rf"\bt\.?b\.?[cadn]\b\.?|\bto be (?:{_DONE}|added|updated|inserted|announced|notified|arranged|followed up|populated)\b"
    r"|\bto (?:follow|come|confirm|update|complete|add|be)\b|\bfollows\b|\bpending\b|\bawait(?:ed|ing|s)?\b"
    r"|\b(?:waiting|wait)(?: (?:for|on|to hear(?: back)?(?: from)?))?\b|\boutstanding\b|\bchas(?:ing|ed)\b"
    rf"|\b(?:not|n't|never)(?: been| yet| currently| as yet| quite)* (?:{_DONE})\b(?: yet)?"
    rf"|\b(?:has|have|had|is|are|was|were|do|does|did)n't(?: yet| been)* (?:{_DONE}|have|know)\b(?: yet)?"
    rf"|\bno (?:reply|response|answer|advice|news|comments?|information|details?)(?: (?:yet|{_DONE}|from|back))+"
    r"|\bnothing(?: (?:yet|received|back|from))+\b|\b(?:still|yet) to (?:be )?\w+\b|\bnot yet\b|\bin (?:progress|hand|draft)\b"
    r"|\bwork in progress\b|\bin due course\b|\bunder (?:discussion|consideration|review)\b"
    r"|\b(?:will|shall|'ll|going to|hope to|aim to) (?:be )?(?:follow|add(?:ed)?|updated?|provided?|sent?|send|suppl(?:y|ied)|forward(?:ed)?|"
    r"completed?|confirm(?:ed)?|advised?|chased?|submit(?:ted)?|do|done|let you know|get|ask(?:ed)?|fill(?:ed)? in|available|here|come)\b"
    r"|\b(?:have|has|been|being|was|is|were)? ?(?:requested|asked for|emailed|asked|sent to|with)\b"
)  # fmt: skip
_WAITED_FOR = frozenset(
    """a an the this that these it its i i've i'm we we've we're you he she they is are be been being has have had was were will all any some
    full fuller further more rest other still currently yet now again also and or so far just only once twice when until till after before
    by on in at of for from with to as per due expected hopefully asap sorry apologies thanks thank please pls soon shortly later then
    today tomorrow tonight yesterday week weeks month day days morning afternoon next this last end early mid w c wc within date dates time
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec st nd rd th am pm
    ro ro's officer officer's responsible dr doctor director lead chair group team trust meeting function office secretariat colleague
    advice comment comments response responses reply replies answer answers details detail information info confirmation confirm name names
    outcome decision options option recommendation recommendations figures numbers report reports input feedback view views opinion
    update updates statement sign-off signature approval summary copy paperwork papers form section box part question outcome result results
    writing moment stage point present current not yet received out back up available hear heard away leave annual because
    separately separate under cover emailed e-mailed email e-mail phone call chased requested asked know known investigation review audit
    findings conclusion claims management legal panel solicitors solicitor me him her them us our my their his nhs resolution""".split()
)
_FREE_AFTER = frozenset(
    {
        "awaiting",
        "for",
        "from",
        "by",
        "with",
        "asked",
        "chased",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "professor",
    }
)

_YES = re.compile(r"\b(?:yes|confirmed|confirm|included|all relevant)\b")
_SAYS_NO = re.compile(
    r"(?:no|nope)(?:$| ?[-,.;:(!]| because\b| since\b| as\b| not\b| we\b| i\b| it\b| some\b| there\b| the\b| this\b)"
    r"|not (?:confirmed|included|all\b(?! relevant information has been withheld)|complete|fully|entirely|everything|able|in a position|at this (?:time|stage))"
    r"|unconfirmed|incomplete|partial(?:ly)?\b|partly\b|unable to confirm|unable to"
    r"|(?:i|we|the function|this function)?\s?(?:cannot|can't|can not|could not|do not|don't|am not able to|are not able to|am unable to|are unable to|"
    r"am not|are not|is not|have not|haven't|has not|hasn't|decline to|declines? to|refuse to|won't|will not)\b"
    r"|(?:some|certain|relevant|key|several|the|important|qualitative|not all)?\s?(?:relevant )?(?:qualitative )?(?:information|details?|documents?|material|records?)"
    r" (?:is|are|has been|have been|was|were) (?:still )?(?:missing|incomplete|withheld|omitted|left out|not (?:yet )?(?:included|available)|outstanding)"
    r"|(?:some|certain|relevant|key) .{0,40}\b(?:missing|not included|left out|withheld|omitted)\b"
)
_NOTHING_LEFT_OUT = re.compile(
    r"(?:not (?:included|withheld|omitted|left out)|(?:missing|withheld|omitted|left out|excluded|outstanding|omissions?|exceptions?|gaps?)) ?[:;,-]+ ?(?:none|nothing|nil|n/a|no)\b"
    r"|no (?:omissions?|exceptions?|gaps?|information|relevant|material|qualitative|other|further|known|issues?|concerns?|documents?|details?|caveats?|problems?)\b"
    r"|nothing\b|none\b|not aware of any"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around an answer: placeholders and help taken out of it, answers above and below.

    ``has_attachment``: the file carries another file, so "see attached" may be true.
    """

    had_placeholder: bool = False
    help_in_answer: bool = False
    something_above: bool = True
    something_below: bool = True
    has_attachment: bool = False


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
    bare = text.strip(" \t\n-–—_.…*•:;,/|")
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
    return _short(folded, around)


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
    return bool(_SAYS_NO.match(folded)) and not re.match(r"not (?:yet|asked)\b", folded)


def _short(folded: str, around: Surroundings) -> AnswerState:
    if _NOT_APPLICABLE.match(folded) and not _TURNS.search(folded) and len(folded.split()) <= 12:
        return AnswerState.NOT_APPLICABLE
    if _ATTACHED.fullmatch(folded) and not _BARE_MEDIUM.fullmatch(folded):
        return AnswerState.ANSWERED if around.has_attachment else AnswerState.DEFERRED
    if _ABOVE.fullmatch(folded):
        return AnswerState.ANSWERED if around.something_above else AnswerState.DEFERRED
    if _BELOW.fullmatch(folded):
        return AnswerState.ANSWERED if around.something_below else AnswerState.DEFERRED
    return AnswerState.DEFERRED if _only_waits(folded) else AnswerState.ANSWERED


def _only_waits(folded: str) -> bool:
    """Whether nothing is said but that, for whom and until when one waits."""
    rest, count = _WAITING.subn(lambda m: f" §{m.group().split()[-1]} ", folded)
    if not count or _TURNS.search(folded):
        return False
    free, before = 3, ""
    for word in re.findall(r"§?[\w'][\w'-]*", rest):
        known = word.startswith("§") or word in _WAITED_FOR or word[0].isdigit()
        if not known and (free == 0 or not _may_name(before, free)):
            return False
        free -= not known
        before = word
    return True


def _may_name(before: str, free: int) -> bool:
    """A name may follow "awaiting", "from", "Dr" …, or another word of a name."""
    return before.lstrip("§") in _FREE_AFTER or free < 3
