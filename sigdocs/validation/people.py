"""Checks about people: approval and posts (16, 35), more names than the Group needs (17)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind, LayerKind
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault
from sigdocs.validation.names import people_named, post_held, states_a_post, surname

_APPROVED = re.compile(
    r"\b(?:approv|agree|authoris|support|content for|happy for)\w*", re.IGNORECASE
)
_NOT_APPROVED = re.compile(
    r"\b(?:not|hasn't|never|yet to|awaiting|pending|without|to be|before)\b[^.\n]{0,40}"
    r"\b(?:approv|seen|agree|sign|confirm|discuss|authoris)\w*",
    re.IGNORECASE,
)
# A post that the words themselves place below Deputy Director (35).
_JUNIOR = re.compile(
    r"\b(?:advis[eo]r|handler|case manager|case officer|caseworker|administrator|assistant|analyst"
    r"|secretary|co-?ordinator|team leader|team manager|officer|trainee|paralegal|apprentice"
    r"|solicitor|specialist|associate|lead|manager|head of|pa)\b",
    re.IGNORECASE,
)
_SENIOR = re.compile(
    r"\b(?:director|chief|chair|responsible officer|RO|caldicott guardian|general counsel|dd)\b",
    re.IGNORECASE,
)
# "PA to the Director": whom someone serves says nothing of their own post.
_SERVES = re.compile(r"\b(?:to|for|on behalf of) the\b", re.IGNORECASE)
# The form's own words for the part someone plays; they say nothing of the post.
_OF_THE_FORM = re.compile(r"\b(?:nominated|function) lead\b", re.IGNORECASE)
_PATIENT_NUMBER = re.compile(
    r"\bNHS\s+(?:no|number|num)\b|\b\d{3}[ -]\d{3}[ -]\d{4}\b|\b(?:DOB|date of birth|born on)\b",
    re.IGNORECASE,
)
_ABOUT = {
    FormKind.NOTIFICATION: ("1d", ("1e", "1f")),
    FormKind.AUDIT_TRAIL: ("1j", ("1k", "1l", "2a")),
}


def approval_missing(case: Case) -> Iterator[Fault]:
    """A function lead approves each notification (16): a covering message, or a director at 1b.

    A lead of Annex C who notifies at 1a approves by doing so.
    """
    text = case.answered_text("1b")
    named = bool(people_named(text)) and not _NOT_APPROVED.search(text)
    if not (named or _leads_at_1a(case) or _message_approves(case)):
        yield case.fault("approval-missing", "1b")


def not_a_post_holder(case: Case) -> Iterator[Fault]:
    """The post given at 1b is not in Annex C. A name without a post says nothing either way."""
    text = case.answered_text("1b")
    if not states_a_post(text) or _leads_at_1a(case):
        return
    post = post_held(text, case.rules.posts)
    if post is None or not post.function_lead:
        yield case.fault("not-a-post-holder", "1b")


def lead_not_eligible(case: Case) -> Iterator[Fault]:
    """The nominated lead: Deputy Director or above, and in the Group or in Annex C (35).

    An error only where the stated post is plainly below; a senior post outside Annex C may belong
    to a member of the Group, so it is only asked about.
    """
    text = _OF_THE_FORM.sub("", _SERVES.split(case.answered_text("1g"))[0])
    post = post_held(text, case.rules.posts)
    if post is not None and (post.function_lead or post.senior):
        return
    if _SENIOR.search(text):
        yield case.fault("not-a-post-holder", "1g")
    elif _JUNIOR.search(text):
        yield case.fault("lead-not-eligible", "1g")


def unnecessary_names(case: Case) -> Iterator[Fault]:
    """Individuals where the concern is about a team or organisation; anyone at all in 2a."""
    own, prose = _ABOUT[case.form.kind]
    if case.profile.focus is not Focus.INDIVIDUAL:
        if people_named(case.answered_text(own)):
            yield case.fault("unnecessary-names", own, variant="people")
        for question in prose:
            if _PATIENT_NUMBER.search(case.answered_text(question)):
                yield case.fault("unnecessary-names", question, variant="patients")
    if case.form.kind is FormKind.NOTIFICATION and _identifies(case):
        yield case.fault("unnecessary-names", "2a", variant="claims")


def _identifies(case: Case) -> bool:
    """Whether 2a names someone with a title, or by a surname that 1d or 1f gives."""
    text = case.answered_text("2a")
    known = {surname(name) for q in ("1d", "1f") for name in people_named(case.answered_text(q))}
    words = {w.casefold() for w in re.findall(r"\b[A-Z][\w'\u2019-]+", text)}
    titled = re.search(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof(?:essor)?)\.? [A-Z]", text)
    return bool(titled or known & words or _PATIENT_NUMBER.search(text))


def _leads_at_1a(case: Case) -> bool:
    post = post_held(case.answered_text("1a"), case.rules.posts)
    return post is not None and post.function_lead


def _message_approves(case: Case) -> bool:
    messages = [x.text.reveal() for x in case.form.layers if x.kind is LayerKind.MESSAGE]
    return any(_APPROVED.search(m) and not _NOT_APPROVED.search(m) for m in messages)
