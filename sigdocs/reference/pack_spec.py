"""Loads the specification of a workspace's packs (pack.toml), and says where it is wrong.

Every fault is found before anything is built, each with its key and its line. Deliberately knows
nothing of what the papers hold: whether a file is there is seen for each meeting.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.meetings import (
    CASE_KINDS,
    AgendaItem,
    AgendaKind,
    MeetingSpec,
    PackPart,
    PackSpec,
    PaperToAdd,
)
from sigdocs.reference.files import load_toml

FILE = "pack.toml"
_TOP = ("time", "place", "leave_out", "items", "headings", "meetings")
_MEETING = ("time", "place", "apologies", "notes")
_ITEM = ("kind", "title", "notes", "papers", "last_minutes")
_NEEDED = {
    AgendaKind.INTERESTS: "declaring conflicts of interest is a standing item (paragraph 29)",
    AgendaKind.NEW: "cases that have no item of their own come under it",
}
_REPEATED = (AgendaKind.PAPER,)
_PLAIN_NAME = re.compile(r"[^/\\:]+\.docx", re.IGNORECASE)
_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What is wrong, in which item (from 1; 0: none) or table, at which key ("": the whole)."""

    message: str
    key: str = ""
    item: int = 0
    table: str = ""


def pack_spec(file: Path | None = None) -> PackSpec:
    """The specification in ``file``, else the one that ships with sigdocs.

    Raises:
        ReferenceWrong: it is not TOML, or a key or value is wrong; each fault with its line.
    """
    default = load_toml(FILE)
    if file is None:
        return _spec(default, default)
    try:
        text = file.read_text("utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError):
        raise ReferenceWrong(f"{file.name} cannot be read.", next_step="Is it there?") from None
    except tomllib.TOMLDecodeError as problem:
        raise ReferenceWrong(f"{file.name}: {problem}.") from None
    faults = [f"{_place(fault, text)}: {fault.message}" for fault in _faults(raw)]
    if faults:
        raise ReferenceWrong(
            f"{file.name}, " + f" {file.name}, ".join(faults),
            next_step="Mend these lines; nothing was built.",
        )
    return _spec(raw, default)


def _spec(raw: Mapping[str, Any], default: Mapping[str, Any]) -> PackSpec:
    return PackSpec(
        agenda=tuple(map(_item, raw.get("items", default["items"]))),
        headings={**default["headings"], **raw.get("headings", {})},
        left_out=frozenset(map(PackPart, raw.get("leave_out", ()))),
        time=raw.get("time", ""),
        place=raw.get("place", ""),
        meetings={
            date.fromisoformat(day): _meeting(row) for day, row in raw.get("meetings", {}).items()
        },
    )


def _meeting(row: Mapping[str, Any]) -> MeetingSpec:
    return MeetingSpec(
        time=row.get("time", ""),
        place=row.get("place", ""),
        apologies=tuple(row.get("apologies", ())),
        notes={AgendaKind(kind): tuple(lines) for kind, lines in row.get("notes", {}).items()},
    )


def _item(row: Mapping[str, Any]) -> AgendaItem:
    papers = row.get("papers", [])
    return AgendaItem(
        kind=AgendaKind(row["kind"]),
        title=row["title"],
        notes=tuple(row.get("notes", ())),
        papers=tuple(_paper(paper, number, row["title"]) for number, paper in enumerate(papers, 1)),
        last_minutes=row.get("last_minutes", False),
    )


def _paper(paper: Any, number: int, title: str) -> PaperToAdd:
    if isinstance(paper, str):
        return PaperToAdd(file=paper, title=title if number == 1 else f"{title} ({number})")
    return PaperToAdd(file=paper["file"], title=paper["title"])


def _faults(raw: Mapping[str, Any]) -> Iterator[_Fault]:
    yield from _unknown(raw, _TOP, "")
    for key in ("time", "place"):
        yield from _typed(raw, key, _is_line, "is a line of text in quotes")
    parts = [part.value for part in PackPart]
    yield from _typed(raw, "leave_out", _are_lines, 'is a list of parts, like ["matches"]')
    left_out = raw.get("leave_out", [])
    for part in left_out if _are_lines(left_out) else ():
        if part not in parts:
            message = f'"{part}" cannot be left out: {", ".join(parts)} can.'
            yield _Fault(message=message, key="leave_out")
    yield from _headings(raw.get("headings", {}))
    yield from _meeting_faults(raw.get("meetings", {}))
    items = raw.get("items", load_toml(FILE)["items"])
    if not (isinstance(items, list) and all(isinstance(row, dict) for row in items)):
        yield _Fault(message="items are tables, each under [[items]].", key="items")
        return
    for number, row in enumerate(items, 1):
        yield from _item_faults(row, number)
    yield from _business(items)


def _unknown(
    row: Mapping[str, Any], known: Collection[str], table: str, item: int = 0
) -> Iterator[_Fault]:
    for key in row:
        if key not in known:
            message = f'"{key}" is not known; there are: {", ".join(known)}.'
            yield _Fault(message=message, key=key, table=table, item=item)


def _typed(
    row: Mapping[str, Any], key: str, fits: Callable[[Any], bool], what: str, item: int = 0
) -> Iterator[_Fault]:
    if key in row and not fits(row[key]):
        yield _Fault(message=f"{key} {what}.", key=key, item=item)


def _headings(headings: Any) -> Iterator[_Fault]:
    known = load_toml(FILE)["headings"]
    if not isinstance(headings, dict):
        yield _Fault(message="headings are written under [headings].", key="headings")
        return
    yield from _unknown(headings, known, "headings")
    for key, words in headings.items():
        if key in known and not (_is_line(words) and words.strip()):
            message = f"the heading {key} is a line of text in quotes, and not empty."
            yield _Fault(message=message, key=key, table="headings")


def _meeting_faults(meetings: Any) -> Iterator[_Fault]:
    if not (isinstance(meetings, dict) and all(isinstance(m, dict) for m in meetings.values())):
        message = "a meeting is written under its date, like [meetings.2026-12-10]."
        yield _Fault(message=message, key="meetings")
        return
    for day, row in meetings.items():
        table = f"meetings.{day}"
        if not _is_day(day):
            message = f'"{day}" is no date, like [meetings.2026-12-10].'
            yield _Fault(message=message, table=table)
        yield from _unknown(row, _MEETING, table)
        wanted = {
            "time": (_is_line, "is a line of text in quotes"),
            "place": (_is_line, "is a line of text in quotes"),
            "apologies": (_are_lines, "is a list of names in quotes"),
            "notes": (
                _are_notes,
                "are lists of lines by the kind of an item, like { minutes = [] }",
            ),
        }
        for key, (fits, what) in wanted.items():
            if key in row and not fits(row[key]):
                yield _Fault(message=f"{key} {what}.", key=key, table=table)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _are_notes(value: Any) -> bool:
    kinds = {kind.value for kind in AgendaKind}
    return isinstance(value, dict) and set(value) <= kinds and all(map(_are_lines, value.values()))


def _item_faults(row: Mapping[str, Any], number: int) -> Iterator[_Fault]:
    yield from _unknown(row, _ITEM, "items", number)
    kinds = [kind.value for kind in AgendaKind]
    if row.get("kind") not in kinds:
        message = f"kind is one of: {', '.join(kinds)}."
        yield _Fault(message=message, key="kind", item=number)
    if not (_is_line(row.get("title")) and row["title"].strip()):
        message = "title is a line of text in quotes, and not empty."
        yield _Fault(message=message, key="title", item=number)
    yield from _typed(row, "notes", _are_lines, "are a list of lines in quotes", number)
    yield from _typed(row, "papers", _are_papers, _PAPERS_ARE, number)
    if row.get("papers") and row.get("kind") in {kind.value for kind in CASE_KINDS}:
        message = 'papers come under an item that holds no cases, say of kind "paper".'
        yield _Fault(message=message, key="papers", item=number)
    yield from _typed(
        row, "last_minutes", lambda v: isinstance(v, bool), "is true or false", number
    )


_PAPERS_ARE = (
    'are Word files of the folder papers, like ["kpi.docx"] or [{ file = "kpi.docx", title = "…" }]'
)


def _business(items: list[dict[str, Any]]) -> Iterator[_Fault]:
    """What every agenda has, and what no agenda has twice."""
    counted = Counter(str(row.get("kind")) for row in items)
    for needed, why in _NEEDED.items():
        if not counted[needed]:
            message = f'there is no item of kind "{needed}": {why}.'
            yield _Fault(message=message, key="items")
    for number, row in enumerate(items, 1):
        kind = str(row.get("kind"))
        if counted[kind] > 1 and kind not in _REPEATED:
            message = f'kind "{kind}" is there twice; only "paper" may be.'
            yield _Fault(message=message, key="kind", item=number)
            counted[kind] = 0


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value


def _are_lines(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_line, value))


def _are_papers(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_paper, value))


def _is_paper(value: Any) -> bool:
    if isinstance(value, dict):
        return (
            set(value) == {"file", "title"}
            and _is_line(value["title"])
            and _is_paper(value["file"])
        )
    return isinstance(value, str) and _PLAIN_NAME.fullmatch(value) is not None


def _place(fault: _Fault, text: str) -> str:
    """Where a fault is: the line of its key, else of its table, else of the file's beginning."""
    table, seen, heading = "", 0, 0
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            table = header[2]
            seen += header[1] == "[["
            is_wanted = table == "items" and seen == fault.item if fault.item else False
            heading = number if is_wanted or (not fault.item and table == fault.table) else heading
            continue
        is_there = (table, seen) == ("items", fault.item) if fault.item else table == fault.table
        if is_there and fault.key and re.match(rf"\s*[\"']?{re.escape(fault.key)}[\"']?\s*=", line):
            return f"line {number}"
    return f"line {heading or 1}"
