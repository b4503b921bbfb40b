"""One agreed action: what, who, by when, whether it counts for the KPI, with whom it shares (24)."""

from __future__ import annotations

import re
from datetime import date

from sigdocs.model.decisions import AgreedAction
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Recipient
from sigdocs.model.rules import WorkingDays
from sigdocs.parsing.decision_recipients import recipients_in
from sigdocs.parsing.decision_text import ADMINISTRATIVE, STEP
from sigdocs.parsing.decision_timescale import due_date, timescale_in

_OWNER = re.compile(
    r"\b(?:action )?(?:owners?|lead|responsib(?:le|ility)(?: officer)?|action(?:ed)? by|who|assigned to)"
    r"\s*(?:[:=\u2013-]|\bis\b)\s*(?P<who>(?:\b(?:Dr|Mr|Mrs|Ms|Prof|[A-Z])\.|[^.;()\n|])+)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"^\W*(?P<who>(?:[A-Z][\w'\u2019.&-]*|of|and|the|for|de|la|van"
    r"|,)(?:\s+(?:[A-Z][\w'\u2019.&-]*|of|and|the|for|de|la"
    r"|van|lead|adviser|officer|team|director|secretariat|chair|handler|manager)){0,8})\s+"
    r"(?:to|will|should|is to)\s+(?P<verb>[a-z][a-z-]+)"
)
_THINGS = re.compile(
    r"^(?:letters?|calls?|telephone|e-?mails?|report|request|reply|response|referral|note)\b", re.I
)
_POST = re.compile(r"(?:deputy |interim |acting )?(?:director|head|lead|chair)\b", re.IGNORECASE)
# "If no reply in 20 days RO to write": the doer stands after the condition.
_LATER_ON = re.compile(
    r"\b(?P<who>RO|(?:Deputy )?Chair|Secretariat|PPA|Claims|Head of [A-Z][\w ]+?|(?:Dr|Mr|Mrs|Ms) [A-Z]\w+)"
    r" (?:to|will) (?=[a-z])"
)
_TOLD_BY = re.compile(
    r"\b(?:told|informed|notified|written to|contacted|rung|asked|sent)\b[^.;]*?\bby (?:the )?"
    r"(?P<who>(?:Dr |Mr |Mrs |Ms )?[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*| of| lead| adviser"
    r"| officer){0,6})"
)
_BRACKETED = re.compile(r"\((?P<who>[A-Z][^()\d]{1,60})\)\s*\.?\s*$")
_INITIALS = re.compile(r"\s[-\u2013]\s(?P<who>[A-Z]{2,3})(?=\s[-\u2013]\s|\s*$)", re.MULTILINE)
_AFTER_INITIALS = re.compile(r"\s[-\u2013]\s(?=(?:[A-Z]{2,3}|KPI)\b(?:\s[-\u2013]|[ :]|\s*$))")
_AFTER_DASH = re.compile(
    r"\s[-\u2013\u2014]\s(?P<who>(?:Dr |Mr |Mrs |Ms |Prof )?[A-Z][\w'\u2019. -]{2,50})\s*$"
)
# "Dr. F. Lawal" is one piece: titles and initials end no sentence.
_PIECES = re.compile(
    r"(?<=[.;])(?<!\b[A-Z]\.)(?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)\s+"
    r"|\n|[ \t]{1,9}(?=\((?:KPI|owner|Owner|not|Not|by|By|within|Within)\b)"
)
_NO_KPI = re.compile(
    r"\b(?:not|no|non|isn't|nor|neither)\b[^.;\n]{0,30}\bKPI"
    r"|\bKPI\b[\w ]{0,14}\s*[:=?)\u2013-]*\s*(?:no\b|n/?a\b|n\b|none|not\b|nil)",
    re.IGNORECASE,
)
_KPI = re.compile(r"\bKPI", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![\w.])(?<!KPI )(\d{1,2})(?=\s*(?:,|and\b|&|count|are\b|is\b|relevant|to\b|[.)]?$))"
)
_ALL = re.compile(r"\b(?:all|each|both|every)\b", re.IGNORECASE)
_TRAILING = re.compile(
    r"[\s,;(\u2013-]{0,6}\b(?:by|within|before|on or before|no later than|due|deadline|until"
    r"|at the next)\b[^.;]*$",
    re.IGNORECASE,
)


def actions_in(
    items: tuple[str, ...],
    recipients: tuple[Recipient, ...],
    *,
    meeting: date | None,
    owner: str,
    elsewhere: str,
    days: WorkingDays | None,
) -> tuple[AgreedAction, ...]:
    """One action an item.

    ``owner`` is 4b: it stands for an action without an owner of its own where it names one person.
    ``elsewhere`` is the rest of the answer: "all relevant to the KPI" there counts for every action,
    "1 and 3 count towards the KPI" for those two.
    """
    default = _only_one(owner) or _only_one(owner_in(elsewhere))
    found = []
    for number, item in enumerate(items, start=1):
        timescale = timescale_in(beside_in(item)) or timescale_in(item)
        what = what_in(item, timescale)
        kpi = kpi_in(item)
        found.append(
            AgreedAction(
                number=number,
                what=PersonalText(what),
                owner=PersonalText(owner_in(item) or default),
                timescale=timescale,
                due=due_date(timescale, meeting, days),
                kpi=_kpi_elsewhere(elsewhere, number) if kpi is None else kpi,
                recipient=next(iter(recipients_in(what, recipients, with_conditions=True)), ""),
            )
        )
    return tuple(found)


def owner_in(item: str) -> str:
    """Who has the action, "" where it does not say."""
    found = _OWNER.search(item)
    if found:
        return _cut(found["who"])
    first = re.split(r"(?<=[.;])\s|\n", item, maxsplit=1)[0]
    given = _GIVEN_TO.match(first)
    if given and STEP.match(given["verb"]) and not _THINGS.match(given["who"]):
        return _cut(given["who"])
    told = _TOLD_BY.search(first)
    if told:
        return _cut(told["who"])
    for pattern in (_LATER_ON, _INITIALS, _BRACKETED, _AFTER_DASH):
        found = pattern.search(item)
        if found and not re.search(r"\bKPI\b|\bby\b|\bwithin\b", found["who"], re.IGNORECASE):
            return _cut(found["who"])
    return ""


def kpi_in(item: str) -> bool | None:
    """Whether the action counts for the KPI; None where it does not say."""
    if not _KPI.search(item):
        return None
    return not _NO_KPI.search(item)


def what_in(item: str, timescale: str = "") -> str:
    """The action itself: without owner, timescale and KPI, which have places of their own.

    A clause at its end goes only where it is the ``timescale``; "before the letter" stays.
    """
    pieces = _PIECES.split(item)
    kept = [p.strip() for p in pieces if not ADMINISTRATIVE.match(p)]
    what = " ".join(kept) or pieces[0]
    owner = _OWNER.search(what)
    if owner and owner.start() > 0:
        what = what[: owner.start()]
    what = _AFTER_INITIALS.split(what)[0]
    what = what.strip(" .,;")
    clause = _TRAILING.search(what)
    is_timescale = clause is not None and _alike(clause.group(), timescale)
    shorter = what[: clause.start()] if clause is not None and is_timescale else what
    return (shorter if len(shorter.split()) > 1 else what).strip(" ,;:-\u2013(")


def _alike(clause: str, timescale: str) -> bool:
    """Whether a clause says the timescale and no more than it."""
    said, known = (" ".join(re.findall(r"\w+", text)).casefold() for text in (clause, timescale))
    return bool(known) and (said in known or known in said)


def beside_in(item: str) -> str:
    """What stands beside the action: owner, timescale, KPI."""
    return "\n".join(p for p in _PIECES.split(item) if ADMINISTRATIVE.match(p))


def _kpi_elsewhere(elsewhere: str, number: int) -> bool | None:
    for sentence in re.split(r"(?<=[.;])\s+|\n", elsewhere):
        if not _KPI.search(sentence):
            continue
        counted = _NUMBERED.findall(sentence)
        if counted:
            return (number in {int(n) for n in counted}) is not bool(_NO_KPI.search(sentence))
        if _ALL.search(sentence):
            return not _NO_KPI.search(sentence)
    return None


def _only_one(owner: str) -> str:
    """An owner that stands for every action: one name, with nothing said about a part."""
    several = re.search(r"[;\n,]|:|\b(?:as|see|listed|above|various|all)\b", owner.strip(), re.I)
    two = " and " in owner and not _POST.match(owner.strip())
    return "" if several or two else owner.strip()


def _cut(who: str) -> str:
    return re.split(r"\s*(?:,|;|\bby\b|\bwithin\b|\bKPI\b|\s[-\u2013]\s)", who.strip(), maxsplit=1)[
        0
    ].strip(" .,:")
