"""Sentences in general terms: the labels of people become nouns, clock times go (25).

A label such as "Patient 2" or "Registrar A" keeps people apart in a case; in a summary for others it
only shows that names were taken out. A person rewrites what is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sigdocs.model.minimised import Action, MinimisedForm

_LABEL = re.compile(r"(?P<noun>.*?\w)(?: \d{1,2})?(?: of .+)? (?:\d{1,2}|[A-Z]{1,2})$")
_FURTHER = re.compile(r"^(?:another|an?|the)\s+|^a \w+ ")
_NOUNS = {
    "patient": "the patient",
    "person": "someone",
    "relative": "a relative",
    "nhs resolution staff member": "a colleague",
}
_EMPHASIS = re.compile(r"\*\*|__")  # as people type bold where there is none
_EMPTY = re.compile(r"\s*\(\s*[,;:]?\s*(?:our|ref|no)?\.?\s*[,;:]?\s*\)", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s*(?:,\s*)?\b(?:at|by|from|until|before|after)\s+\d{1,2}[:.]\d{2}(?:\s*hours|\s*[ap]m)?\b"
)


def nouns_of(form: MinimisedForm) -> dict[str, str]:
    """The labels that stand for people in a form, each with the noun that a summary says instead."""
    labels = {r.replacement for r in form.redactions if r.action is Action.PSEUDONYMISED}
    nouns = {label: noun for label in labels if (noun := _noun(label))}
    # A relative whom nobody named is told from the label of the patient alone.
    return nouns | {f"Relative of {label}": "a relative" for label in nouns}


def in_general_terms(text: str, nouns: Mapping[str, str]) -> str:
    """A text without labels, without brackets that hold nothing, without times of day."""
    text = _EMPHASIS.sub("", text)
    for label in sorted(nouns, key=len, reverse=True):
        text = _without(text, re.escape(label), nouns[label])
    return _CLOCK.sub("", _EMPTY.sub("", text)).strip()


def _noun(label: str) -> str:
    found = _LABEL.match(label)
    if not found:
        return ""
    noun = _FURTHER.sub("", found["noun"]).casefold()
    return _NOUNS.get(noun, f"the {noun}")


def _without(text: str, label: str, noun: str) -> str:
    """Say the noun for a label, or nothing where it only adds to a noun: "his widow, Relative of …"."""
    text = re.sub(rf"\s*\({label}\)|,\s*{label},(?=\s)|,\s*{label}(?=\s*[.;:)])", "", text)

    def said(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        is_first = not before or before[-1] in ".!?:"
        return noun[:1].upper() + noun[1:] if is_first else noun

    return re.sub(rf"(?<!\w){label}(?!\w)", said, text)
