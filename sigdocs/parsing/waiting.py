"""Whether an answer says nothing but that one waits: "TBC", "RO asked 24 November, reply awaited".

A vocabulary, not a list of phrases: when the words of waiting are taken out, what is left must be
who is waited for and until when. One word about anything else makes it an answer.
"""

from __future__ import annotations

import re

TURNS = re.compile(r"\b(?:but|however|although|though|except|apart from)\b")
_MAX_NAME = 3  # words of the name of whoever is waited for
_DONE = (
    "asked|sought|requested|received|obtained|available|done|completed?|decided|confirmed|contacted"
    "|agreed|spoken to|written|drafted|finalised|provided|heard|approached|consulted|discussed"
    "|determined|advised|established|identified|supplied|filled in|ready|replied|responded"
    "|answered|commented|come back|got back|forwarded"
)
_DONE_YET = rf"{_DONE}|known|seen|had|started|considered|sent|in|to hand"
_LATER = (
    "follow|come|add(?:ed)?|updated?|provided?|sent?|send|suppl(?:y|ied)|forward(?:ed)?|completed?"
    "|confirm(?:ed)?|advised?|chased?|submit(?:ted)?|do|done|let you know|get|ask(?:ed)?"
    "|fill(?:ed)? in|available|here|inserted|announced|notified|arranged|populated|obtained?|decided"
    "|determined|agreed|discussed|written|drafted|finalised|sought|established|identified|received"
    "|comment|respond|reply|review|tabled?|given|give|check(?:ed)?|find out|sign off|be"
)
_WAITING = re.compile(
    r"(?<![\w-])(?:"
    rf"t\.?b\.?[cadn]|to (?:be )?(?:{_LATER})|follows|pending|await(?:ed|ing|s)?"
    r"|(?:waiting|wait)(?: (?:for|on|to hear(?: back)?(?: from)?))?|outstanding|chas(?:ing|ed)"
    rf"|(?:not|never)(?: been| currently| quite)* (?:{_DONE})(?: yet)?"
    rf"|(?:not|never)(?: been| currently| as)* yet(?: been)? (?:{_DONE_YET})"
    rf"|(?:not|never)(?: been| currently| quite)* (?:{_DONE_YET}) yet|not yet"
    rf"|(?:has|have|had|is|are|was|were|do|does|did)n't(?: yet| been)* (?:{_DONE_YET}|have|know)(?: yet)?"
    r"|no (?:ro |formal |written |further |specific )*"
    r"(?:reply|response|answer|advice|news|comments?|information|details?)"
    r" (?:yet|as yet|received|back|from|so far)(?: yet| from| back)*|none received(?: yet)?"
    r"|no (?:ro )?(?:advice|comments?) (?:sought|requested|asked for|obtained)(?: yet)?"
    r"|for (?:the )?(?:group|meeting|decision)(?: to (?:decide|consider|determine|discuss|agree))?"
    r"|nothing (?:yet|received|back)(?: yet| from| back)*|(?:still|yet) to (?:be )?\w+"
    r"|in (?:progress|hand|draft)|work in progress|in due course"
    r"|under (?:discussion|consideration|review)"
    rf"|(?:will|shall|i'll|we'll|going to|hope to|aim to) (?:be )?(?:{_LATER})"
    r"|(?:(?:i have|we have|i've|we've|(?:have |has |'s )?been|being|was|is|were) )"
    r"(?:requested|asked for|asked|emailed|sent to|forwarded to|with)"
    r"|(?<!has )(?<!have )(?<!had )(?:requested|asked for|asked|emailed|sent to|forwarded to|with)"
    r"|(?:away )?on (?:annual )?leave|on a/l|annual leave"
    r"|is (?:currently )?(?:away|off sick|out of (?:the )?office)|returns? from leave"
    r"|verbal(?:ly)?(?: update| report)?|for discussion|coming soon"
    r"|needs? to (?:check|ask|confirm|find out|chase)|checking|left blank(?: for now)?"
    r")(?![\w-])"
)
_UNTIL = re.compile(r"\b(?:once|when|until|till|after|as soon as|if) [^.;,]{1,50}")
_WORDS = """
    a advice after account afternoon again all also am an and answer answers any apologies approval apr
    april are as asap asked at audit aug august available away back be because been before being
    box by c call chair chased chronology colleague comment comments conclusion confirm confirmation copied
    copy cover current currently date dates day days dec december decide decision detail details
    director doctor dr draft due e-mail e-mailed early email emailed end expected far feb
    february feedback figures findings following for form formal forwarded fri friday from full
    fuller function further group had has have he hear heard her him his hopefully i i'm i've in
    info information input investigation is it its jan january jul july jun june just know known
    last later lead legal mar march may me meeting mid moment mon monday month more morning my
    name names nd next nhs not nov november now numbers oct october of office officer officer's
    on once only opinion option options or other our out outcome panel papers paperwork part
    passed per phone please pls pm point present question rd received recommendation
    recommendations replies reply report reports requested resolution response responses
    responsible rest result results review ro ro's sat saturday secretariat section see sent sep
    separate separately sept september she shortly sign-off signature so solicitor solicitors
    some soon sorry st stage statement still submitted summary sun sunday team th thank thanks
    that the their them then these they this thu thur thurs thursday till time timeline to today tomorrow
    tonight trust tue tues tuesday twice under until up update updates us verbal verbally view
    views w was wc we we're we've wed wednesday week weeks were when will with within writing
    written yesterday yet you
"""
_WAITED_FOR = frozenset(_WORDS.split())
_FREE_AFTER = frozenset(
    (
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
    )
)


def only_waits(folded: str) -> bool:
    """Whether nothing is said but that, for whom and until when one waits (folded text)."""
    folded = _UNTIL.sub(" ", folded)
    rest, count = _WAITING.subn(lambda m: f" §{_letters(m.group().split()[-1])} ", folded)
    # "Requested but not received" turns to nothing else.
    rest = rest.replace(" but  §", " §")
    if not count or TURNS.search(rest):
        return False
    free, before, named = _MAX_NAME, "", False
    for word in re.findall(r"§?[\w'][\w'-]*", rest):
        known = word.startswith("§") or word in _WAITED_FOR or word[0].isdigit()
        if not known and not (free and (named or before.lstrip("§") in _FREE_AFTER)):
            return False  # something else is said
        free, before, named = free - (not known), word, not known
    return True


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, word))
