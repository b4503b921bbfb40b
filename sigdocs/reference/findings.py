"""Loads the wording of findings (``findings.toml``), which the secretariat edits."""

from __future__ import annotations

import string
from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Severity
from sigdocs.model.rules import FindingWords
from sigdocs.reference.definitions import form_definitions
from sigdocs.reference.files import check_keys, load_toml

_FILE = "findings.toml"
_NEEDED = ("code", "title", "severity", "paragraph", "message", "to_mend")
PLACEHOLDERS = frozenset({"place", "variant", "notice", "meeting", "in_time", "sections"})


@cache
def finding_words() -> tuple[FindingWords, ...]:
    """The words of every code, in the order of the file.

    Raises:
        ReferenceWrong: a key, a severity or a placeholder is unknown, or a code comes twice.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("findings",), allowed=())
    found = tuple(_words(row) for row in raw["findings"])
    codes = [f.code for f in found]
    twice = sorted({c for c in codes if codes.count(c) > 1})
    if twice:
        raise ReferenceWrong(f"{_FILE}: more than once {', '.join(twice)}.")
    return found


def _words(row: dict[str, Any]) -> FindingWords:
    where = f"{_FILE}, {row.get('code', '?')}"
    check_keys(row, where=where, needed=_NEEDED, allowed=("variants", "mend_for"))
    if row["severity"] not in list(Severity):
        raise ReferenceWrong(f"{where}: severity must be error or warning.")
    texts = [row["message"], row["to_mend"], *row.get("mend_for", {}).values()]
    unknown = sorted(set(row.get("mend_for", {})) - _questions())
    if unknown:
        raise ReferenceWrong(f"{where}: mend_for has no question {', '.join(unknown)}.")
    for text in [*texts, *row.get("variants", {}).values()]:
        _check_placeholders(text, where)
    return FindingWords(
        code=row["code"],
        title=row["title"],
        severity=Severity(row["severity"]),
        paragraph=row["paragraph"],
        message=row["message"],
        to_mend=row["to_mend"],
        variants=dict(row.get("variants", {})),
        mend_for=dict(row.get("mend_for", {})),
    )


def _questions() -> set[str]:
    """The ids of both forms, and "signoff" for all sign-offs of a section."""
    return {q.id for form in form_definitions() for q in form.questions} | {"signoff"}


def _check_placeholders(text: str, where: str) -> None:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        raise ReferenceWrong(f"{where}: a brace is not closed.") from None
    unknown = sorted(names - PLACEHOLDERS)
    if unknown:
        raise ReferenceWrong(
            f"{where}: unknown placeholder {', '.join(unknown)}.",
            next_step=f"Use {', '.join(sorted(PLACEHOLDERS))}.",
        )
