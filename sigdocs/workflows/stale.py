"""What a corrected decision has overtaken: letters, minutes and learning that rest on the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sigdocs.model.documents import DocumentKind
from sigdocs.model.records import DocumentStatus, RecordedDecision, RecordedDocument, Story
from sigdocs.reference.recipients import recipient_of
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk

_RESTS_ON_IT = (
    DocumentKind.OUTCOME_LETTER,
    DocumentKind.SHARING_BRIEF,
    DocumentKind.SHARING_LETTER,
    DocumentKind.LEARNING_SUMMARY,
    DocumentKind.MINUTES,
)
_Same = tuple[DocumentKind, str]


def stale_documents(desk: Desk, story: Story) -> Iterator[str]:
    """What was made before the decision was recorded anew, and not again since; what to do."""
    if len(story.decisions) < 2:
        return
    decision = story.decisions[-1]
    minutes = _minutes(desk, decision)
    made = [d for d in (*story.documents, *minutes) if d.facts.kind in _RESTS_ON_IT]
    since = {_same(d) for d in made if d.at >= decision.at}
    for same in dict.fromkeys(_same(d) for d in made if _same(d) not in since):
        yield _line(same, [d for d in made if _same(d) == same], decision)


def _minutes(desk: Desk, decision: RecordedDecision) -> tuple[RecordedDocument, ...]:
    day = decision.facts.meeting
    return desk.register.documents(meeting=day, kind=DocumentKind.MINUTES) if day else ()


def _same(made: RecordedDocument) -> _Same:
    """What a newer one takes the place of: a letter to the same recipient, the same minutes."""
    facts = made.facts
    return facts.kind, facts.recipient if facts.kind in _TO_SOMEBODY else ""


_TO_SOMEBODY = (DocumentKind.SHARING_BRIEF, DocumentKind.SHARING_LETTER)


def _line(same: _Same, made: Iterable[RecordedDocument], decision: RecordedDecision) -> str:
    kind, recipient = same
    newest = max(made, key=lambda each: each.at)
    to = f" to {recipient_of(recipient).title}" if recipient else ""
    what, day = f"{str(kind).replace('-', ' ')}{to}", say_date(newest.at.date())
    is_sealed = any(
        each.facts.media == "pdf" and each.status is DocumentStatus.RELEASED for each in made
    )
    if recipient and recipient not in decision.facts.recipients:
        todo = "tell them so" if is_sealed else "it is not to be sent"
        return f"The decision recorded anew does not name them any more, so {todo}: {what} ({day})."
    todo = "make it again and tell who has it" if is_sealed else "draft it again"
    return f"Made before the decision was recorded anew ({day}), so {todo}: {what}."
