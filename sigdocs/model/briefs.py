"""The one-page brief between a decision and a letter: what it shows, and what a person wrote in it.

Every part of a letter is a row of the brief, filled with the suggestion or left as a gap. What a
person wrote replaces the suggestion, and what they emptied is gone: nothing comes back by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sigdocs.model.asks import Ask
from sigdocs.model.dates import single_date
from sigdocs.model.letters import Addressee, SharingBrief
from sigdocs.model.personal import PersonalText

# The rows of the brief in printed order: key, and the label by which it is read back.
ADDRESSEE = {
    "name": "Name of the addressee",
    "post": "Post",
    "organisation": "Organisation",
    "address": "Address",
    "confirmed_by": "Confirmed by, and how",
}
CONTENT = {
    "about": "Who the letter is about",
    "concern": "The concern",
    "known": "What we know",
    "untested": "What is alleged or untested",
    "account": "The account given",
    "told": "Have they been told?",
    "reason": "Why this recipient",
    "asks": "What we ask",
    "reply_by": "Reply by",
    "offers": "What we offer",
    "others_told": "Who else is told",
    "escalation": "Escalation",
}
LABELS = {**ADDRESSEE, **CONTENT}
_LISTS = ("about", "concern", "known", "untested", "account", "offers", "others_told")
_GAP = re.compile(r"^\[[^\[\]]*\]$")
_BY = re.compile(
    r"^(?P<what>.*?)\s*\((?P<by>(?:by|within|before|on|at)\b[^()]*)\)\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefReply:
    """A brief that came back. ``answers`` are the rows that were found, by key of ``LABELS``.

    ``reference`` and ``recipient`` (a key of recipients.toml) come from the file's properties.
    """

    reference: str
    recipient: str
    answers: Mapping[str, PersonalText]


def brief_values(brief: SharingBrief) -> dict[str, str]:
    """What each row of the brief shows: lines where there are several, "" for a gap."""
    asks = [f"{ask.what} ({ask.by})" if ask.by else ask.what for ask in brief.asks]
    day = brief.reply_by
    return {
        "name": brief.addressee.name,
        "post": brief.addressee.post,
        "organisation": brief.addressee.organisation,
        "address": "\n".join(brief.addressee.address),
        "confirmed_by": brief.addressee.confirmed_by,
        **{part: "\n".join(getattr(brief, part)) for part in _LISTS},
        "told": brief.told,
        "reason": brief.reason,
        "asks": "\n".join(asks),
        "reply_by": f"{day.day} {day:%B} {day.year}" if day else "",
        "escalation": brief.escalation,
    }


def completed_brief(
    brief: SharingBrief, answers: Mapping[str, PersonalText], *, near: date
) -> SharingBrief:
    """The brief as a person completed it.

    Args:
        brief: the suggestion.
        answers: the rows that came back, by key of ``LABELS``; a row that is missing keeps the
            suggestion, a row that is empty or still shows its gap in square brackets is empty.
        near: the day near which a date without a year is meant.
    """
    lines = {key: _lines(text.reveal()) for key, text in answers.items()}
    texts = {key: " ".join(found) for key, found in lines.items()}
    changes: dict[str, object] = {part: lines[part] for part in _LISTS if part in lines}
    changes |= {part: texts[part] for part in ("told", "reason", "escalation") if part in texts}
    if "asks" in lines:
        changes["asks"] = tuple(_ask(line) for line in lines["asks"])
    if "reply_by" in texts:
        changes["reply_by"] = single_date(texts["reply_by"], near)
    # What a person has cut down is as long as they want it.
    changes |= {"shortened": False} if "known" in lines else {}
    addressee = _addressee(brief.addressee, lines, texts)
    return replace(brief, addressee=addressee, **changes)  # type: ignore[arg-type]


def _addressee(
    known: Addressee, lines: Mapping[str, tuple[str, ...]], texts: Mapping[str, str]
) -> Addressee:
    return Addressee(
        name=texts.get("name", known.name),
        post=texts.get("post", known.post),
        organisation=texts.get("organisation", known.organisation),
        address=lines.get("address", known.address),
        confirmed_by=texts.get("confirmed_by", known.confirmed_by),
    )


def _lines(text: str) -> tuple[str, ...]:
    found = (line.strip() for line in text.splitlines())
    return tuple(line for line in found if line and not _GAP.match(line))


def _ask(line: str) -> Ask:
    found = _BY.match(line)
    return Ask(what=found["what"], by=found["by"]) if found else Ask(what=line)
