"""Loads who is told when the enhanced process is used (``notices.toml``). Source: paragraph 38."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.forms import FormKind
from sigdocs.model.notices import Considered, Notice, NoticeBook, When
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.files import check_keys, load_toml

_FILE = "notices.toml"
_NEEDED = ("key", "to", "when", "heading", "why", "questions", "stood_down")


@cache
def notice_book() -> NoticeBook:
    """Everybody whom paragraph 38 names, in the order of the file.

    Raises:
        ReferenceWrong: something lacks or is unknown.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("labels", "notices", "considered"), allowed=())
    return NoticeBook(
        notices=tuple(map(_notice, raw["notices"])),
        considered=tuple(map(_considered, raw["considered"])),
        labels=dict(raw["labels"]),
    )


def _notice(row: dict[str, Any]) -> Notice:
    where = f"{_FILE}, {row.get('key', '?')}"
    check_keys(row, where=where, needed=_NEEDED, allowed=("in_absence",))
    known = {question.id for question in form_definition(FormKind.AUDIT_TRAIL).questions}
    asked = (*row["questions"], *row["stood_down"])
    if not known.issuperset(asked) or row["when"] not in set(When):
        raise ReferenceWrong(f"{where}: a question or a moment that there is not.")
    return Notice(
        **{
            **row,
            "when": When(row["when"]),
            "questions": tuple(row["questions"]),
            "stood_down": tuple(row["stood_down"]),
        }
    )


def _considered(row: dict[str, Any]) -> Considered:
    where = f"{_FILE}, {row.get('key', '?')}"
    check_keys(row, where=where, needed=("key", "to", "why"), allowed=())
    return Considered(**row)
