"""Which service function a form comes from: its own name fields first, then what it tells."""

from __future__ import annotations

from collections.abc import Collection

from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.rules import Function, Rules, phrase_pattern
from sigdocs.validation.names import post_held

# Who fills the form in, then who answers for it; 2a and 2b tell of other functions' checks.
_NAMES = {FormKind.NOTIFICATION: ("1a", "1b"), FormKind.AUDIT_TRAIL: ("1g", "1h")}
_PROSE = {
    FormKind.NOTIFICATION: ("1d", "1f", "2c", "2d"),
    FormKind.AUDIT_TRAIL: ("1l", "2a", "2b", "2c"),
}


def infer_function(form: ParsedForm, rules: Rules) -> tuple[str, str]:
    """(function, question it rests on); ("", "") when nothing says.

    A post above two functions (Director of Advice and Appeals) narrows the choice to the two.
    """
    allowed: tuple[str, ...] = ()
    for question in _NAMES[form.kind]:
        text = form.text(question)
        named = _named(text, rules.functions, allowed)
        post = post_held(text, rules.posts)
        if post and len(post.functions) == 1:
            return post.functions[0], question
        if named:
            return named, question
        if post and post.functions and not allowed:
            allowed = post.functions
    return _most_told(form, rules, allowed)


def _named(text: str, functions: Collection[Function], allowed: Collection[str]) -> str:
    """The function with the longest of its names in ``text``, the first of equals."""
    found = [
        (len(alias), -match.start(), function.name)
        for function in functions
        if not allowed or function.name in allowed
        for alias in function.aliases
        if (match := _pattern_search(alias, text))
    ]
    return max(found)[2] if found else ""


def _most_told(form: ParsedForm, rules: Rules, allowed: Collection[str]) -> tuple[str, str]:
    """Which function the prose names most often; none when two are equal."""
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for question in _PROSE[form.kind]:
        for function in rules.functions:
            times = mentions(function, form.text(question))
            if times and (not allowed or function.name in allowed):
                counts[function.name] = counts.get(function.name, 0) + times
                first.setdefault(function.name, question)
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return "", ""
    return ranked[0], first[ranked[0]]


def mentions(function: Function, text: str) -> int:
    """How often ``text`` names the function."""
    return sum(
        sum(1 for m in phrase_pattern(_phrase(alias)).finditer(text) if _case_fits(alias, m[0]))
        for alias in function.aliases
    )


def _pattern_search(alias: str, text: str):  # type: ignore[no-untyped-def]
    matches = phrase_pattern(_phrase(alias)).finditer(text)
    return next((m for m in matches if _case_fits(alias, m[0])), None)


def _case_fits(alias: str, found: str) -> bool:
    """Abbreviations count in capitals only: "PCA", never "pca"; words in any case."""
    return not alias.isupper() or found.isupper()


def _phrase(alias: str) -> str:
    return alias.replace(",", " ").replace("&", " ")
