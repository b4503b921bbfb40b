"""Replay the events, and compare what they tell with what the tables hold.

The tables answer questions quickly, but only the events are chained: whatever is changed straight in
a table shows here, whichever column of whichever table it is (``tests/register/test_columns.py``
changes each in turn). Entries older than the digests of ``details`` tell less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from sigdocs.model.events import ChainFault, Event, EventKind, FactKey
from sigdocs.model.retention import Kept
from sigdocs.register import schema
from sigdocs.register.chain import moment
from sigdocs.register.details import NO_ANSWERS, answers_of, details_of, sealed_of
from sigdocs.register.migrations import MIGRATIONS

Key = tuple[str, ...]
_SEALED: Key = ("sealed_entries",)
Facts = dict[str, str]
K = FactKey


class Ledger:
    """What the events tell, table by table and row by row, as texts."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.rows: dict[Key, Facts] = {}

    def tell(self, event: Event) -> None:
        """Take over what one event tells."""
        teller = TELLERS.get(event.kind)
        if teller:
            teller(self, event, {str(fact.key): fact.value for fact in event.facts})

    def put(self, key: Key, told: Facts, *names: str) -> None:
        """Set these facts of a row; a fact that the event leaves out is "" from now on."""
        self.rows.setdefault(key, {}).update({name: told.get(name, "") for name in names})

    def put_details(self, key: Key, told: Facts) -> None:
        """Set the digests of a row, where the event is new enough to have them."""
        self.put(key, told, *(name for name in ("details", "answers") if name in told))


def _register_changed(ledger: Ledger, event: Event, told: Facts) -> None:
    names = {str(step.number): step.name for step in MIGRATIONS}
    row = {"applied": moment(event.by.at), "name": names.get(told["number"], "")}
    ledger.put(("migrations", told["number"]), row, "applied", "name")


def _case_opened(ledger: Ledger, event: Event, told: Facts) -> None:
    key, at = ("cases", event.reference), moment(event.by.at)
    names = ("to", "form", "edition", "focus", "urgent", "received", "meeting", "case")
    ledger.put(key, told, *names)
    ledger.put(key, {"since": at, "created": at, "revision": "0"},
               "since", "created", "revision", "due")  # fmt: skip
    ledger.put_details(key, told)
    _, year, number = event.reference.split("-")
    ledger.put(("counters", year), {"last": str(int(number))}, "last")


def _case_amended(ledger: Ledger, event: Event, told: Facts) -> None:
    names = [name for name in ("form", "edition", "focus", "urgent", "meeting") if name in told]
    ledger.put(("cases", event.reference), told, *names)
    ledger.put_details(("cases", event.reference), told)


def _case_moved(ledger: Ledger, event: Event, told: Facts) -> None:
    names = ["to", "due", *(["meeting"] if "meeting" in told else [])]
    ledger.put(("cases", event.reference), told, *names)
    ledger.put(("cases", event.reference), {"since": moment(event.by.at)}, "since")


def _meeting_set(ledger: Ledger, event: Event, told: Facts) -> None:
    ledger.put(("cases", event.reference), told, "meeting")


def _file(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("submissions", told["file"], told.get("arrival", ""))
    ledger.put(key, told, "disposition", "arriving", "received", "error", "revision", "run")
    versions = event.by.versions
    row = {
        "reference": event.reference,
        "recorded": moment(event.by.at),
        "form_version": versions.form,
        "policy_version": versions.policy,
        "templates_version": versions.templates,
        "program_version": versions.program,
    }
    ledger.put(key, row, *row)
    ledger.put_details(key, told)
    if told["revision"] != "0":
        ledger.put(("cases", event.reference), told, "revision")


def _document(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("documents", told["document"], told["stem"])
    names = ("reference", "at", "kind", "status", "meeting", "recipient")
    ledger.put(key, told | {"reference": event.reference, "at": moment(event.by.at)}, *names)
    ledger.put_details(key, told)


def _decision(ledger: Ledger, event: Event, told: Facts) -> None:
    key, names = ("decisions", event.reference, told["number"]), ("outcome", "file", "words")
    ledger.put(key, told | {"at": moment(event.by.at)}, *names, "meeting", "on", "at")
    ledger.put_details(key, told)


def _action(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("actions", event.reference, told["decision"], told["number"])
    ledger.put(key, told, "due", "kpi", "recipient", "post", "words")
    ledger.put(key, {"status": "open"}, "status", "on")


def _action_updated(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("actions", event.reference, told["decision"], told["number"])
    ledger.put(key, told, "status", "on")


def _assurance(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("assurances", event.reference, told["recipient"])
    ledger.put(key, told, "due", "escalate", "on")


def _assurance_ended(ledger: Ledger, event: Event, told: Facts) -> None:
    ledger.rows.pop(("assurances", event.reference, told["recipient"]), None)


def _condition(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("conditions", event.reference, told["number"])
    if event.kind is EventKind.CONDITION_FOUND:
        ledger.put(key, told, "kind", "question", "words")
    status = event.kind.removeprefix("condition-")
    ledger.put(key, {"status": status}, "status")


def _approval(ledger: Ledger, event: Event, told: Facts) -> None:
    key = ("approvals", event.reference, told["document"], told["kind"])
    withdrawn = event.kind is EventKind.APPROVAL_WITHDRAWN
    actor, at = event.by.actor, moment(event.by.at)
    by = {"user": actor.user, "role": str(actor.role), "at": at}
    ledger.put(key, by | {"withdrawn": "yes" if withdrawn else "no"}, *by, "withdrawn")


def _meeting(ledger: Ledger, _event: Event, told: Facts) -> None:
    ledger.put(("meetings", told["meeting"]), told, "due", "status")


def _kpi(ledger: Ledger, event: Event, told: Facts) -> None:
    ledger.put(("kpis", event.reference, told["question"]), told, "kpi")


def _hold(ledger: Ledger, event: Event, told: Facts) -> None:
    key, at = ("holds", event.reference, told["kind"]), moment(event.by.at)
    if event.kind is EventKind.HOLD_LIFTED:
        ledger.put(key, {"lifted": at}, "lifted")
    else:
        ledger.put(key, {"placed": at}, "placed", "lifted")


def _purge(ledger: Ledger, event: Event, told: Facts) -> None:
    if not event.reference:
        return  # what belongs to no case has no row
    ledger.put(("purges", event.reference, told["kind"]), {"at": moment(event.by.at)}, "at")
    if told["kind"] != str(Kept.ORIGINALS):
        return
    for key, row in ledger.rows.items():
        if key[0] == "submissions" and row["reference"] == event.reference and "answers" in row:
            row["answers"] = NO_ANSWERS


def _sealed(ledger: Ledger, _event: Event, told: Facts) -> None:
    ledger.put(_SEALED, told, "details")


TELLERS: dict[EventKind, Callable[[Ledger, Event, Facts], None]] = {
    EventKind.REGISTER_OPENED: _register_changed,
    EventKind.REGISTER_MIGRATED: _register_changed,
    EventKind.CASE_OPENED: _case_opened,
    EventKind.CASE_AMENDED: _case_amended,
    EventKind.CASE_MOVED: _case_moved,
    EventKind.MEETING_SET: _meeting_set,
    EventKind.FILE_RECORDED: _file,
    EventKind.FILE_SETTLED: _file,
    EventKind.DOCUMENT_RECORDED: _document,
    EventKind.DOCUMENT_RELEASED: _document,
    EventKind.DOCUMENT_WITHHELD: _document,
    EventKind.DECISION_RECORDED: _decision,
    EventKind.ACTION_RECORDED: _action,
    EventKind.ACTION_UPDATED: _action_updated,
    EventKind.ASSURANCE_AWAITED: _assurance,
    EventKind.ASSURANCE_RECEIVED: _assurance,
    EventKind.ASSURANCE_ENDED: _assurance_ended,
    EventKind.CONDITION_FOUND: _condition,
    EventKind.CONDITION_CONFIRMED: _condition,
    EventKind.CONDITION_DISMISSED: _condition,
    EventKind.APPROVAL_GIVEN: _approval,
    EventKind.APPROVAL_WITHDRAWN: _approval,
    EventKind.MEETING_RECORDED: _meeting,
    EventKind.KPI_RECORDED: _kpi,
    EventKind.HOLD_PLACED: _hold,
    EventKind.HOLD_LIFTED: _hold,
    EventKind.PURGED: _purge,
    EventKind.VAULT_RECORDED: _sealed,
}
"""The kinds of event that tell of a row, and what takes them over."""
_RENAMED = {
    "cases": {"to": "status", "case": "continues"},
    "decisions": {"file": "source", "on": "confirmed_on"},
    "actions": {"on": "done_on"},
    "assurances": {"escalate": "escalate_on", "on": "received_on"},
    "meetings": {"due": "deadline"},
    "kpis": {"kpi": "yes"},
}
"""Columns that are not called what the events call them."""
_NOTHING_SEALED = {"details": sealed_of(())}
_KEYS = {
    "migrations": ("number",),
    "counters": ("year",),
    "cases": ("reference",),
    "submissions": ("sha256", "arrival"),
    "documents": ("sha256", "stem"),
    "decisions": ("reference", "number"),
    "actions": ("reference", "decision", "number"),
    "assurances": ("reference", "recipient"),
    "conditions": ("reference", "number"),
    "approvals": ("reference", "sha256", "scope"),
    "meetings": ("on",),
    "kpis": ("reference", "question"),
    "holds": ("reference", "kind"),
    "purges": ("reference", "kind"),
}


def contradictions(connection: Connection, ledger: Ledger) -> Iterator[ChainFault]:
    """Rows that are not what the events tell, rows they tell nothing of, and rows that are gone."""
    seen, answers = set[Key](), _answers(connection)
    for name, keys in _KEYS.items():
        for found in connection.execute(select(schema.METADATA.tables[name])).mappings():
            key = (name, *(_text(found[column]) for column in keys))
            seen.add(key)
            told = ledger.rows.get(key)
            row = dict(found) | {"answers": answers.pop(key, NO_ANSWERS)}
            if told is None or not _agrees(name, told, row):
                yield _fault(key)
    seen.add(_SEALED)
    if ledger.rows.get(_SEALED, _NOTHING_SEALED)["details"] != _digest_of_sealed(connection):
        yield _fault(_SEALED)
    for key in sorted((set(ledger.rows) - seen) | set(answers)):
        yield _fault(key)


def _digest_of_sealed(connection: Connection) -> str:
    return sealed_of(connection.execute(select(schema.sealed_entries)).mappings())


def _answers(connection: Connection) -> dict[Key, str]:
    """The digest of what was found in each file and of its answers."""
    rows: dict[Key, tuple[list[Any], list[Any]]] = {}
    for place, table in enumerate((schema.findings, schema.answers)):
        for row in connection.execute(select(table)).mappings():
            key = ("submissions", row["sha256"], row["arrival"])
            rows.setdefault(key, ([], []))[place].append(row)
    return {key: answers_of(*both) for key, both in rows.items()}


def _agrees(name: str, told: Facts, row: dict[str, Any]) -> bool:
    columns = _RENAMED.get(name, {})
    if "details" in told:
        row["details"] = details_of(name, row)
    return all(_text(row[columns.get(fact, fact)]) == value for fact, value in told.items())


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _fault(key: Key) -> ChainFault:
    row = " ".join(part[:16] for part in key[1:]) or "it"
    return ChainFault(code="table", sequence=0, message=f"{key[0]}: {row} is not as recorded")
