"""Suggested matches for the standing item on conflicts of interest (28-29).

Looks only at what the Group may read anyway, the minimised forms, so a suggestion gives nobody away.
A match is a prompt to declare, never a finding; finding none proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sigdocs.model.meetings import Attendee, InterestMatch, PackCase
from sigdocs.rendering.wording import say_list

_TITLES = re.compile(
    r"^(?:dr|mr|mrs|ms|miss|mx|prof(?:essor)?|sir|dame|lord|lady)\.?\s+", re.IGNORECASE
)
_PARTS = {
    "1a": "notified the concern",
    "1b": "is the director responsible",
    "2g": "advised as Responsible Officer",
    "1g": "is the nominated lead",
    "1h": "is the decision-maker",
}


def interest_matches(
    attendees: Sequence[Attendee], cases: Sequence[PackCase]
) -> tuple[InterestMatch, ...]:
    """Each attendee whose name stands in a case, with the questions where it does.

    Names are compared whole, either way round, whatever the case and title; the post alone counts in
    1a and 1b only ("Director of Claims Management" is both a name field's answer and a post).
    """
    found = []
    for attendee in attendees:
        for case in cases:
            questions = _questions(attendee, case)
            if questions:
                found.append(
                    InterestMatch(
                        member=attendee.name, reference=case.reference, why=_why(questions)
                    )
                )
    return tuple(found)


def _questions(attendee: Attendee, case: PackCase) -> list[str]:
    name, post = _name_pattern(attendee.name), _post_pattern(attendee.post)
    found = []
    for answer in case.form.answers:
        named = name is not None and name.search(answer.text)
        in_post = answer.question in ("1a", "1b") and post is not None and post.search(answer.text)
        if (named or in_post) and answer.question not in found:
            found.append(answer.question)
    return found


def _name_pattern(name: str) -> re.Pattern[str] | None:
    """The name either way round; None for one word, which would match too much."""
    words = [re.escape(word) for word in _TITLES.sub("", name.strip()).split()]
    if len(words) < 2:
        return None
    forward = r"\s+".join(words)
    backward = words[-1] + r",\s*" + r"\s+".join(words[:-1])
    return re.compile(rf"(?<!\w)(?:{forward}|{backward})(?!\w)", re.IGNORECASE)


def _post_pattern(post: str) -> re.Pattern[str] | None:
    words = [re.escape(word) for word in post.split()]
    if len(words) < 2:
        return None
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _why(questions: list[str]) -> str:
    parts = [f"{_PARTS[q]} (question {q})" for q in questions if q in _PARTS]
    others = [q for q in questions if q not in _PARTS and q[0].isdigit()]
    if others:
        word = "question" if len(others) == 1 else "questions"
        parts.append(f"is named in {word} {say_list(others)}")
    if any(not q[0].isdigit() for q in questions):
        parts.append("signed off a section")
    text = say_list(parts)
    return text[:1].upper() + text[1:] + "."
