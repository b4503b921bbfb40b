"""Who must be told when the enhanced process is used, who is to be considered, how each stands (38)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sigdocs.model.forms import AnswerState, ParsedForm

_STOOD_DOWN = "8b"


class When(StrEnum):
    """What makes a notice due."""

    ACTIVATED = "activated"
    MOVED_ON = "moved-on"
    USED = "used"
    STOOD_DOWN = "stood-down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that paragraph 38 requires. ``questions`` are those of the record that it gives.

    ``stood_down`` are added once the temporary group was; ``in_absence`` who takes it otherwise.
    """

    key: str
    to: str
    when: When
    heading: str
    why: str
    questions: tuple[str, ...]
    stood_down: tuple[str, ...] = ()
    in_absence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """Somebody whom the lead considers telling."""

    key: str
    to: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeBook:
    """Everybody whom paragraph 38 names; ``labels`` are short names of the record's questions."""

    notices: tuple[Notice, ...]
    considered: tuple[Considered, ...]
    labels: Mapping[str, str] = field(default_factory=dict)


class Telling(StrEnum):
    """What was recorded of somebody."""

    TOLD = "told"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That somebody was told on a day, or need not be."""

    on: date
    telling: Telling = Telling.TOLD


class Standing(StrEnum):
    """How a notice stands."""

    GIVEN = "given"
    NOT_NEEDED = "not needed"
    DUE = "due"
    CAN_WAIT = "due now, or as a summary once the process has concluded"
    NOT_YET = "not due before the temporary group is stood down"
    TO_CONSIDER = "to be considered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """One line of who is told: ``on`` the day of the last notice, None before there was one."""

    key: str
    to: str
    why: str
    standing: Standing
    on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody must still do something about it today."""
        return self.standing in (Standing.DUE, Standing.CAN_WAIT, Standing.TO_CONSIDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """Where a record stands. ``last`` is the day on which its newest revision was received."""

    is_stood_down: bool
    last: date
    revisions: int = 1


def is_stood_down(record: ParsedForm) -> bool:
    """Whether the lead has stood the temporary group down (8b)."""
    answer = record.answer(_STOOD_DOWN)
    return answer is not None and answer.state is AnswerState.ANSWERED


def standings(
    book: NoticeBook, record: RecordState, told: Mapping[str, Iterable[Told]]
) -> tuple[Stands, ...]:
    """How everybody stands, those who must be told first. ``told`` by key, oldest first."""
    last = {key: found[-1] for key, each in told.items() if (found := list(each))}
    return (
        *(_required(notice, record, last) for notice in book.notices),
        *(_considered(each, last.get(each.key)) for each in book.considered),
    )


def _required(notice: Notice, record: RecordState, last: Mapping[str, Told]) -> Stands:
    told = last.get(notice.key)
    if notice.when is When.MOVED_ON:
        told, standing = _progress(record, told, last.get("director-activation"))
    elif told is not None:
        standing = Standing.GIVEN
    else:
        standing = _without_notice(notice.when, record)
    return Stands(
        key=notice.key,
        to=notice.to,
        why=notice.why,
        standing=standing,
        on=told.on if told else None,
    )


def _progress(
    record: RecordState, told: Told | None, activated: Told | None
) -> tuple[Told | None, Standing]:
    """Due again whenever the record has come anew since the Director was last told of anything."""
    known = max((each.on for each in (told, activated) if each), default=None)
    has_moved = record.revisions > 1 or record.is_stood_down
    if has_moved and (known is None or known < record.last or (record.is_stood_down and not told)):
        return told, Standing.DUE
    return told, Standing.GIVEN if told else Standing.NOT_YET


def _without_notice(when: When, record: RecordState) -> Standing:
    if record.is_stood_down or when is When.ACTIVATED:
        return Standing.DUE
    return Standing.CAN_WAIT if when is When.USED else Standing.NOT_YET


def _considered(each: Considered, told: Told | None) -> Stands:
    standing = Standing.TO_CONSIDER
    if told is not None:
        is_told = told.telling is Telling.TOLD
        standing = Standing.GIVEN if is_told else Standing.NOT_NEEDED
    return Stands(
        key=each.key,
        to=each.to,
        why=each.why,
        standing=standing,
        on=told.on if told else None,
    )
