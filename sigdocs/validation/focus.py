"""Whether a concern is about a person, a team or an organisation (17).

What the form says outright comes first; then whom it names at 1d as subjects; then its words.
"""

from __future__ import annotations

import re

from sigdocs.model.findings import Focus
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.model.rules import Rules, sentences
from sigdocs.validation.names import people_named

_FIELDS = {
    FormKind.NOTIFICATION: ("1e", "1c", "1f", "2g", "2b"),
    FormKind.AUDIT_TRAIL: ("1k", "1i", "1l", "2a"),
}
_INDIVIDUALS = {FormKind.NOTIFICATION: "1d", FormKind.AUDIT_TRAIL: "1j"}
# Named at 1d because they were spoken to, not because the concern is about them.
_CONTACT = re.compile(
    r"\b(contacts?|others? at|also aware|know about|informed by|reported by"
    r"|raised (?:by|the|it)|who (?:raised|told|reported)|witness(?:es)?"
    r"|for information"
    r"|medical directors?|chief (?:executive|nurse|officer)|head of (?:legal|governance|hr|human)"
    r"|responsible officer|complainant|commissioner|hr director|our (?:ref|contact))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:the subject|subject of|about whom|concern is about)\b|^\W*subject\b", re.IGNORECASE
)
# A line about somebody in the subject's or a patient's life.
_FAMILY = re.compile(
    r"^\W*(?:spouse|husband|wife|partner|next of kin|mother|father|parents?|patients?|family)\b\W",
    re.IGNORECASE,
)
_THE_CONCERN = re.compile(r"\b(?:about|concerns?|pattern|problem|issue)\b", re.IGNORECASE)
_SAYS_SO = {FormKind.NOTIFICATION: ("1e", "1f", "2g"), FormKind.AUDIT_TRAIL: ("1k", "1l", "2a")}
# "A consultant anaesthetist, name held by us": one person, though unnamed.
_ONE_UNNAMED = re.compile(
    r"^\W*(?:an?|one|the|single)\s+(?:[\w-]+\s+){0,4}(?:consultant|surgeon|doctor|gp|dentist|nurse|midwife"
    r"|pharmacist|practitioner|locum|registrar|an(?:a)?esthetist|psychiatrist|radiologist|pathologist"
    r"|physician|optometrist|paramedic|physiotherapist|clinician)\b",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"\b(?:in charge|ward manager|team (?:manager|leader)|matron|clinical lead|lead clinician|lead nurse"
    r"|service (?:lead|manager)|practice manager|general manager|registered manager|governor|owner)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(r"\b(teams?|department|rota)\b", re.IGNORECASE)
_REGISTERED = re.compile(r"\b(?:GMC|NMC|GDC|GPhC|HCPC|PIN)\b[^\n]{0,20}\d", re.IGNORECASE)
_THEMES = (("focus-team", Focus.TEAM), ("focus-organisation", Focus.ORGANISATION))
# More practitioners than this at 1d are a group; one, or two in the same matter, are not.
_FEW = 2


def infer_focus(form: ParsedForm, rules: Rules) -> tuple[Focus, str]:
    """(focus, question it rests on)."""
    own = _INDIVIDUALS[form.kind]
    text = form.text(own)
    said = _said(text, rules, openings=True)
    if said:
        return said, own
    if rules.shows("focus-not-individual", text) or _not_one(form, rules):
        return _team_or_organisation(form, own, named=0)
    answer = form.answer(own)
    answered = answer is not None and answer.state is AnswerState.ANSWERED
    named = subjects_named(text) if answered else 0
    elsewhere = _told_elsewhere(form, rules)
    if elsewhere and named and _only_leaders(text):
        return elsewhere
    if 1 <= named <= _FEW or (answered and not named and _ONE_UNNAMED.search(text)):
        return Focus.INDIVIDUAL, own
    return elsewhere or _team_or_organisation(form, own, named=named)


def _not_one(form: ParsedForm, rules: Rules) -> bool:
    """Whether the summary says "not about one doctor" and 1d sets nobody apart as the subject."""
    named = form.text(_INDIVIDUALS[form.kind])
    lines = named.splitlines()
    if _REGISTERED.search(named) or any(_SUBJECT.search(line) for line in lines):
        return False
    return any(
        _THE_CONCERN.search(sentence) and rules.shows("focus-not-individual", sentence)
        for question in _SAYS_SO[form.kind]
        for sentence in sentences(form.text(question))
    )


def _only_leaders(text: str) -> bool:
    """Whether 1d names nobody but who leads the place, which does not make them its subject."""
    lines = [line for line in text.splitlines() if people_named(line) or _REGISTERED.search(line)]
    return bool(lines) and all(_LEADER.search(line) for line in lines)


def subjects_named(text: str) -> int:
    """How many people 1d or 1j names as subjects; those who were only contacts are left out."""
    lines = [line for line in text.splitlines() if line.strip() and not _FAMILY.search(line)]
    subjects = [line for line in lines if _SUBJECT.search(line)]
    kept = subjects or [
        line for line in lines if _REGISTERED.search(line) or not _CONTACT.search(line)
    ]
    people = people_named("\n".join(kept))
    registered = len(_REGISTERED.findall(text))
    if subjects:
        return max(1, len(people))
    return registered if len(people) > _FEW and registered == 1 else len(people)


def _said(text: str, rules: Rules, *, openings: bool) -> Focus | None:
    """A statement such as "about the team, not about one nurse"; at 1d in its first sentences."""
    for sentence in sentences(text)[: 2 if openings else None]:
        for theme, focus in _THEMES:
            if rules.shows(theme, sentence):
                return focus
    return None


def _told_elsewhere(form: ParsedForm, rules: Rules) -> tuple[Focus, str] | None:
    for question in _FIELDS[form.kind]:
        said = _said(form.text(question), rules, openings=False)
        if said:
            return said, question
    return None


def _team_or_organisation(form: ParsedForm, own: str, *, named: int) -> tuple[Focus, str]:
    """Words for a team at 1c-1e, or several practitioners named, make it a team."""
    for field in (own, *_FIELDS[form.kind][:2]):
        if _TEAM.search(form.text(field)):
            return Focus.TEAM, field
    return (Focus.TEAM if named > _FEW else Focus.ORGANISATION), own
