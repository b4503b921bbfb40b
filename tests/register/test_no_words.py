"""No personal text in the register: its types refuse words, and a whole sample leaves none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.model.cases import AnswerFacts, Arrived, Arriving, Disposition, FindingFacts
from sigdocs.model.decisions import Outcome
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import (
    VOCABULARIES,
    Actor,
    Event,
    EventKind,
    Fact,
    FactKey,
    Role,
    Stamp,
    Versions,
    facts,
)
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import ActionFacts, DecisionFacts, DocumentFacts, DocumentStatus
from tests.conftest import SHARED, truths
from tests.register.conftest import NOTIFICATION, arrived, digest, everything, stamp

WORDS = [
    "Dr Jones",
    "Jane",
    "O'Neill",
    "jane doe",
    "14 High Street",
    "485 777 3456",
    "jane.doe@nhs.net",
    "SMITH",
    "Zoë",
    "a surgeon who was seen to drink before he went into theatre",
    "a-surgeon-who-was-seen-to-drink-before-he-went-into-theatre",
    "\n",
    " ",
]


@pytest.mark.parametrize("key", [key for key in FactKey if key is not FactKey.STEM])
@pytest.mark.parametrize("words", WORDS)
def test_a_fact_takes_no_words(key, words) -> None:
    with pytest.raises(ValueError):
        Fact(key, words)


@pytest.mark.parametrize("words", [w for w in WORDS if w not in ("Jane", "SMITH")])
def test_a_login_is_no_name(words) -> None:
    with pytest.raises(ValueError):
        Actor(role=Role.IG, user=words)


@pytest.mark.parametrize("key", VOCABULARIES)
def test_a_fact_of_a_closed_list_takes_nothing_else(key) -> None:
    for listed in VOCABULARIES[key]:
        assert Fact(key, str(listed)).value == listed
    with pytest.raises(ValueError):
        Fact(key, "smith")


@pytest.mark.parametrize("words", ["Jane Smith", "jane@nhs.net", "", "Zoë", "../up", "-rf"])
def test_a_document_is_called_by_a_name_of_ours(words) -> None:
    with pytest.raises(ValueError):
        DocumentFacts(
            sha256=digest(1), kind=DocumentKind.PACK, status=DocumentStatus.DRAFT, stem=words
        )


@pytest.mark.parametrize("key", FactKey)
def test_a_fact_takes_no_personal_text_object(key) -> None:
    with pytest.raises(ValueError):
        Fact(key, PersonalText("jones"))  # type: ignore[arg-type]


@given(text=st.text(min_size=1))
def test_whatever_a_fact_takes_is_short_and_has_no_space_or_capital(text) -> None:
    for key in set(FactKey) - {FactKey.STEM}:
        try:
            kept = Fact(key, text).value
        except ValueError:
            continue
        assert len(kept) <= 64
        assert " " not in kept
        assert kept.isascii()
        if key is not FactKey.CASE:
            assert kept == kept.lower()


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    "make",
    [
        lambda words: Arrived(
            sha256=words, disposition=Disposition.HELD, arriving=Arriving.UNKNOWN,
            received=date(2026, 11, 25),
        ),
        lambda words: arrived(1, reference=words),
        lambda words: arrived(1, error=words),
        lambda words: arrived(1, arrival=words),
        lambda words: arrived(1, note=words),
        lambda words: AnswerFacts(
            question=words, occurrence=1, state=AnswerState.ANSWERED, length=3
        ),
        lambda words: AnswerFacts(
            question="1a", occurrence=1, state=AnswerState.ANSWERED, length=3, fingerprint=words
        ),
        lambda words: FindingFacts(code=words, severity="error"),
        lambda words: FindingFacts(code="missing", severity="error", question=words),
        lambda words: ActionFacts(number=1, post=words),
        lambda words: ActionFacts(number=1, recipient=words),
        lambda words: ActionFacts(number=1, words=words),
        lambda words: DecisionFacts(outcome=Outcome.ACTION, source=digest(1), words=words),
        lambda words: DecisionFacts(outcome=Outcome.ACTION, source=digest(1), recipients=(words,)),
        lambda words: DocumentFacts(
            sha256=digest(1), kind=DocumentKind.PACK, status=DocumentStatus.DRAFT, stem="pack",
            recipient=words,
        ),
        lambda words: Versions(policy=words + " "),
        lambda words: Event(
            sequence=1, kind=EventKind.REVEALED, reference=words, by=stamp()
        ),
    ],
)  # fmt: skip
def test_no_value_of_the_register_takes_words(make, words) -> None:
    with pytest.raises(ValueError):
        make(words)


def test_an_event_of_no_known_moment_is_refused() -> None:
    with pytest.raises(ValueError):
        Stamp(actor=Actor(role=Role.IG, user="sam"), at=datetime(2026, 11, 26))  # noqa: DTZ001
    with pytest.raises(ValueError):
        facts(due=datetime(2026, 11, 26, tzinfo=UTC))


def test_an_event_that_tells_of_a_row_is_not_written_without_the_row(register) -> None:
    with pytest.raises(ValueError):
        register.note(EventKind.APPROVAL_GIVEN, by=stamp())


def test_nothing_of_a_samples_words_is_in_the_register(register, url) -> None:
    forms = truths(SHARED / "samples") if SHARED.is_dir() else []
    if not forms:
        pytest.skip(
            "the shared samples are not here: the register was NOT searched for their words"
        )
    wanted: set[str] = set()
    for number, (_, truth) in enumerate(forms, 1):
        texts = {q: text for q, text in truth["answers"].items() if isinstance(text, str)}
        answers = tuple(
            Answer(question=question, text=PersonalText(text), state=AnswerState.ANSWERED)
            for question, text in texts.items()
        )
        form = ParsedForm(kind=FormKind.NOTIFICATION, edition=17, answers=answers)
        kept = arrived(number, case=NOTIFICATION, answers=register.answer_facts(form))
        register.record_submission(kept, by=stamp(number))
        for text in texts.values():
            words = text.split()
            wanted |= {" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)}
    dump = str(everything(url)) + str(register.events()) + "".join(register.export())
    assert NOTIFICATION.function in dump
    assert [three for three in wanted if three in dump] == []
    assert len(wanted) > 1000
