"""The reader in many hands: every answer with its own question, whatever the layout."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence

import pytest

from sigdocs.errors import NotAForm
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definition, form_definitions
from tests.conftest import SHARED
from tests.parsing.cases import AUDIT_TRAIL, NOTIFICATION
from tests.parsing.hands import Hand, cell, fill_in, package, paragraph, row, table
from tests.parsing.test_samples import folded

N = form_definition(FormKind.NOTIFICATION)
A = form_definition(FormKind.AUDIT_TRAIL)
Answers = Mapping[str, str | Sequence[Mapping[str, str]]]

LAYOUTS = ("side", "stacked", "cell", "plain", "inline", "tabs", "break", "merged", "nested")
LETTERS = ("typed", "numbered", "auto", "none")
HANDS = [
    Hand(
        layout=layout,
        letters=letters,
        bold=letters == "none" and layout in ("plain", "inline", "tabs"),
    )
    for layout, letters in itertools.product(LAYOUTS, LETTERS)
]
HANDS += [
    Hand(layout="side", wrap=wrap) for wrap in ("block", "run", "cell", "row", "table", "inserted")
]
HANDS += [
    Hand(layout="cell", wrap=wrap, letters="auto") for wrap in ("block", "run", "cell", "row")
]
HANDS += [Hand(layout=layout, help_at=at) for layout in LAYOUTS[:4] for at in ("after", "none")]
HANDS += [
    Hand(layout="side", colon=False),
    Hand(layout="side", heading_numbers=False, letters="none"),
]
HANDS += [Hand(layout="stacked", title=False, heading_numbers=False, letters="none", colon=False)]


def read(content: bytes) -> ParsedForm:
    return parse(content, suffix=".docx", definitions=form_definitions())


def flat(answers: Answers) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for question, answer in answers.items():
        if isinstance(answer, str):
            found[question, 1] = answer
            continue
        for number, one in enumerate(answer, start=1):
            found |= {(key, number): text for key, text in one.items()}
    return {key: folded(text.replace("# ", "")) for key, text in found.items()}


def differences(form: ParsedForm, answers: Answers) -> list[tuple[str, int]]:
    """Questions whose answer is not what was filled in (numbers of Word's own lists aside)."""
    got = {(a.question, a.occurrence): folded(a.text.reveal()) for a in form.answers}
    got = {k: t.replace("1. Who", "Who").replace("2. What", "What") for k, t in got.items()}
    wanted = flat(answers)
    return sorted(k for k in got.keys() | wanted.keys() if got.get(k, "") != wanted.get(k, ""))


def name(hand: Hand) -> str:
    parts = [hand.layout, hand.letters, hand.wrap, f"help-{hand.help_at}"]
    parts += ["plain-headings"] * (not hand.heading_numbers) + ["no-colon"] * (not hand.colon)
    return "-".join(filter(None, parts))


@pytest.mark.parametrize("hand", HANDS, ids=name)
@pytest.mark.parametrize(
    ("definition", "answers"), [(N, NOTIFICATION), (A, AUDIT_TRAIL)], ids=["notification", "audit"]
)
def test_every_hand_is_read_right(definition: FormDefinition, answers: Answers, hand: Hand) -> None:
    form = read(fill_in(definition, answers, hand))
    assert form.kind is definition.kind
    assert differences(form, answers) == []


TWIST_LAYOUTS = [
    Hand(layout="side"),
    Hand(layout="stacked"),
    Hand(layout="cell", letters="auto"),
    Hand(layout="plain", letters="none", bold=True),
    Hand(layout="plain", letters="typed"),
    Hand(layout="merged", letters="none"),
]


def without(answers: Answers, *gone: str) -> Answers:
    """The answers without questions ("2a") or whole sections ("6")."""
    sections = {q.id: q.section for q in (*N.questions,)}
    return {k: v for k, v in answers.items() if k not in gone and sections.get(k) not in gone}


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
@pytest.mark.parametrize(
    "gone",
    [
        ("6", "7", "8"),
        ("4", "5", "6", "7", "8"),
        ("2a",),
        ("2d", "2e"),
        ("8",),
        ("1d", "3a"),
        ("4",),
    ],
    ids="-".join,
)
def test_deleted_boxes_and_sections_shift_nothing(hand: Hand, gone: tuple[str, ...]) -> None:
    answers = without(NOTIFICATION, *gone)
    form = read(fill_in(N, answers, hand, skip=frozenset(gone)))
    assert differences(form, answers) == []
    assert not {a.question for a in form.answers} & (NOTIFICATION.keys() - answers.keys())
    assert form.edition == 17


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
@pytest.mark.parametrize(
    ("edition", "gone"),
    [
        (4, ("2a", "2h", "5", "7")),
        (10, ("2h", "5", "7")),
        (4, ("2a", "2h", "5", "7", "6", "8")),
    ],
    ids=["4", "10", "4 without pages"],
)
def test_older_editions_are_known_by_their_questions(
    hand: Hand, edition: int, gone: tuple[str, ...]
) -> None:
    answers = without(NOTIFICATION, *gone)
    form = read(fill_in(N, answers, hand, edition=edition, skip=frozenset(gone)))
    assert differences(form, answers) == []
    assert form.edition == edition


SLIPS = {
    "1a": "Name of the person notifying",
    "1b": "Director reponsible",
    "1c": "Organistion(s) involved",
    "1e": "Indicators of potential harm / harm caused",
    "2b": "What infomation sharing has already taken place in NHS Resolution",
    "2d": "What has been done to date in respose to the action taken",
    "2g": "Advice from NHS Resolution Responsible Officer",
    "3a": "Please set out the option for further action - this section must be completed",
    "4b": "Members of staff responsible for actions",
    "4e": "Secretariat & other attendees",
    "5a": "Was all relevant, appropriate qualitative information included with notification?",
    "6a": "Required actions and timescales",
    "8b": "New / updated information",
}
AUDIT_SLIPS = {
    "1g": "Nominated Lead",
    "1h": "Decision maker",
    "2b": "What information is held in NHS Resolution",
    "signoff1-2.name": "Content of Sections 1 and 2 confirmed by nominated lead or decision-maker",
    "4a": "Meetings and considerations by the temporary group",
    "signoff4.name": "Contents of this section confirmed by nominated lead or decision maker",
    "5b": "Identify & record actions planned, on-going or completed by other stakeholders",
}


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
@pytest.mark.parametrize(
    ("definition", "answers", "slips"),
    [(N, NOTIFICATION, SLIPS), (A, AUDIT_TRAIL, AUDIT_SLIPS)],
    ids=["notification", "audit"],
)
def test_labels_retyped_with_slips_are_known(
    definition: FormDefinition, answers: Answers, slips: Mapping[str, str], hand: Hand
) -> None:
    assert differences(read(fill_in(definition, answers, hand, labels=slips)), answers) == []


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
def test_questions_in_another_order_keep_their_answers_and_are_noticed(hand: Hand) -> None:
    moved = ["2a", "2b", "2d", "2c", "2f", "2e", "2g", "2h"]
    form = read(fill_in(N, NOTIFICATION, hand, order={"2": moved}))
    assert differences(form, NOTIFICATION) == []
    assert {notice.code for notice in form.notices} == {"out-of-order"}


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
def test_a_label_quoted_inside_an_answer_stays_there(hand: Hand) -> None:
    question = "What has been done to date in response to the action taken?"
    quote = f"They copied our form back:\n{question}\nNothing yet."
    answers = {**NOTIFICATION, "2f": quote}
    form = read(fill_in(N, answers, hand))
    assert differences(form, answers) == []
    assert all(n.code == "label-twice" for n in form.notices)


def side(*rows: tuple[str, ...]) -> bytes:
    """A form in one table, each row as given: cells of plain paragraphs."""
    return package(
        table(*(row(*(cell("".join(map(paragraph, c.split("\n")))) for c in r)) for r in rows))
    )


def rows_of(hand: str) -> list[tuple[str, ...]]:
    """The notification's first three sections, one row a question, letters as this hand has them."""
    made: list[tuple[str, ...]] = [("Question", "Response")]
    for q in N.questions:
        if int(q.section) <= 3:
            text = str(NOTIFICATION[q.id]).replace("# ", "")
            made.append(tuple(part.format(q=q, text=text) for part in hand.split(" | ")))
    return made


LETTERED = [
    "{q.letter}) | {q.label} | {text}",
    "{q.section}{q.letter} | {q.label}: | {text}",
    "{q.section}.{q.letter} {q.label} | {text}",
    "({q.letter}) {q.label} | {text}",
    "Q{q.section}{q.letter}. {q.label}: | {text}",
    "{q.section}({q.letter}) – {q.label} | {text}",
    "Question {q.section}{q.letter}: {q.label} | {text}",
    "{q.letter}. {q.label} | {text}",
]


@pytest.mark.parametrize("hand", LETTERED)
def test_letters_may_be_written_in_any_way(hand: str) -> None:
    form = read(side(*rows_of(hand)))
    assert differences(form, without(NOTIFICATION, "4", "5", "6", "7", "8")) == []


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("formation", "for\u00admation").replace("Date", "\u200fDa\u200bte"),
        lambda t: t.replace("–", "-").replace("'", "’"),
        lambda t: t.replace(" ", "  "),
    ],
    ids=["capitals", "nbsp", "soft-hyphens", "dashes", "spaces"],
)
def test_labels_may_be_typed_in_any_style(change: Callable[[str], str]) -> None:
    rows = [(change(r[0]), r[-1]) for r in rows_of("{q.letter}) {q.label}: | {text}")]
    assert differences(read(side(*rows)), without(NOTIFICATION, *"45678")) == []


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("1a", "a) Name and job title:"),
        ("1a", "Name, role and telephone number"),
        ("1f", "f) Summary of the issue:"),
        ("1b", "b) Director responsible for this notification:"),
        ("2g", "g) RO advice:"),
        ("3b", "b) Recommended action (this section must be completed by the function)"),
        ("2c", "c) Action taken so far:"),
    ],
)
def test_a_label_somebody_changed_is_still_that_question(question: str, label: str) -> None:
    rows = rows_of("{q.letter}) {q.label} | {text}")
    ids = ["", *(q.id for q in N.questions if int(q.section) <= 3)]
    rows[ids.index(question)] = (label, rows[ids.index(question)][1])
    form = read(side(*rows))
    assert differences(form, without(NOTIFICATION, *"45678")) == []


def test_words_before_and_after_the_form_are_unassigned_not_lost() -> None:
    rows = rows_of("{q.letter}) {q.label} | {text}")
    letter = paragraph("Dear Una, here is the Pebble Street form.") + paragraph("Best, Priti")
    body = letter + table(*(row(*(cell(paragraph(c)) for c in r)) for r in rows))
    form = read(package(body))
    assert "Pebble Street" in form.unassigned[0].reveal()


def test_a_form_that_stands_twice_is_read_once_and_noticed() -> None:
    rows = rows_of("{q.letter}) {q.label} | {text}")
    second = [(r[0], "other " + r[1]) for r in rows[1:]]
    form = read(side(*rows, *second))
    assert differences(form, without(NOTIFICATION, *"45678")) == []
    assert [n.code for n in form.notices] == ["two-forms"]
    assert "other Confirmed" in "\n".join(u.reveal() for u in form.unassigned)


@pytest.mark.parametrize("hand", TWIST_LAYOUTS, ids=name)
@pytest.mark.parametrize("place", ["2c", "2d", "2f", "4a"])
def test_a_quoted_label_never_moves_another_answer(hand: Hand, place: str) -> None:
    quote = f"{NOTIFICATION[place]}\nThey sent our form back:\nOther organisations involved\nnone"
    answers = {**NOTIFICATION, place: quote}
    form = read(fill_in(N, answers, hand))
    assert differences(form, answers) == []
    assert "label-twice" in {n.code for n in form.notices}


@pytest.mark.parametrize("hand", TWIST_LAYOUTS[:4], ids=name)
def test_a_quote_of_a_deleted_question_is_not_its_answer(hand: Hand) -> None:
    quote = "They sent our form back:\nOther organisations involved\nnone"
    answers = {**without(NOTIFICATION, "2e"), "2c": quote}
    form = read(fill_in(N, answers, hand, skip=frozenset({"2e"})))
    assert form.notices
    assert form.answer("2e") is not None or differences(form, answers) == []


def printed_guidance() -> list[str]:
    """The lines of the guidance text, without the marks of its tables."""
    file = SHARED / "reference" / "significant-concerns-guidance-v17.txt"
    if not file.exists():
        pytest.skip("the shared guidance is not beside this project")
    return [re.sub(r"<[^>]+>", "", line) for line in file.read_text("utf-8").split("\n")]


@pytest.mark.parametrize(
    ("annex", "definition"), [("D", N), ("E", A)], ids=["notification", "audit"]
)
def test_the_empty_form_of_the_guidance_has_every_question_and_no_answer(
    annex: str, definition: FormDefinition
) -> None:
    lines = printed_guidance()
    starts = [n for n, line in enumerate(lines) if line.startswith(("Annex D Not", "Annex E Enh"))]
    first, end = (starts[-2], starts[-1]) if annex == "D" else (starts[-1], len(lines))
    form = read(package("".join(map(paragraph, lines[first:end]))))
    assert [a.question for a in form.answers] == [q.id for q in definition.questions]
    assert all(a.state in (AnswerState.BLANK, AnswerState.PLACEHOLDER) for a in form.answers)


def test_the_guidance_itself_is_not_a_form() -> None:
    with pytest.raises(NotAForm):
        read(package("".join(map(paragraph, printed_guidance()))))


def test_help_left_where_the_answer_should_be_is_guidance_not_an_answer() -> None:
    help_text = N.question("3a").guidance[0]
    rows = rows_of("{q.letter}) {q.label} | {text}")
    ids = ["", *(q.id for q in N.questions if int(q.section) <= 3)]
    rows[ids.index("3a")] = (rows[ids.index("3a")][0], help_text)
    rows[ids.index("2c")] = (f"{rows[ids.index('2c')][0]}\n{N.question('2c').guidance[0]}", "")
    form = read(side(*rows))
    states = {a.question: a.state for a in form.answers}
    assert states["3a"] is AnswerState.GUIDANCE
    assert states["2c"] is AnswerState.BLANK


def test_help_quoted_inside_a_sentence_stays() -> None:
    answer = (
        "As the form must be forwarded to the RO for comment and completed prior to submission to "
        "the Significant Concerns Group, I rang him on 4 May."
    )
    rows = rows_of("{q.letter}) {q.label} | {text}")
    ids = ["", *(q.id for q in N.questions if int(q.section) <= 3)]
    rows[ids.index("2g")] = ("g) Advice from the NHS Resolution Responsible Officer (RO)", answer)
    assert read(side(*rows)).text("2g") == answer


@pytest.mark.parametrize("label", ["Date signed:", "Dated", "Date of confirmation:", "DATE"])
def test_the_date_of_a_sign_off_may_be_worded_otherwise(label: str) -> None:
    rows = rows_of("{q.letter}) {q.label} | {text}")
    rows += [
        ("4. Outcome of Significant Concerns Group discussion",),
        ("a) Group decision and rationale:", "Agreed"),
        ("f) Outcome confirmed by:", "Rowena Ashdown", label, "11 December 2026"),
        ("5. KPI measurement",),
    ]
    form = read(side(*rows))
    assert form.text("4f") == "Rowena Ashdown"
    assert form.text("4f.date") == "11 December 2026"


def test_of_two_copies_the_whole_one_is_read_not_a_mixture() -> None:
    rows = rows_of("{q.letter}) {q.label} | {text}")
    first = [(r[0], "old " + r[1]) for r in rows[1:-1]]  # its last question was cut off
    form = read(side(*first, *rows[1:]))
    assert differences(form, without(NOTIFICATION, "4", "5", "6", "7", "8")) == []
    assert "two-forms" in {n.code for n in form.notices}
