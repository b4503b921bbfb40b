"""Which form it is, which edition, and the answers. The label decides, in the order of the form.

Takes blocks in reading order, whatever file they came from. Never guesses silently: where two
readings are possible a notice names both places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sigdocs.errors import NotAForm
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import Answer, FormKind, Notice
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.align import Placed
from sigdocs.parsing.assemble import Passage, assemble, cut
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.columns import by_column
from sigdocs.parsing.labels import Page
from sigdocs.parsing.placing import FirstLook, Places, first_look, place_labels
from sigdocs.parsing.states import Surroundings, state_of
from sigdocs.parsing.strange_rows import strange_rows
from sigdocs.parsing.wording import Vocabulary, vocabulary

_DISTINCT = 4  # words of a label that no other form would have by chance
_ENOUGH = 5
_SECTIONS = 2  # with words under their heading: no chance
_WHOLE = 10  # as many telling labels as only the form itself has


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What the blocks say. ``accounted``: labels, help, furniture, placeholders that were taken out."""

    kind: FormKind
    edition: int
    answers: tuple[Answer, ...]
    unassigned: tuple[PersonalText, ...]
    notices: tuple[Notice, ...]
    accounted: tuple[str, ...]


def recognise(
    blocks: Sequence[Block],
    definitions: tuple[FormDefinition, ...],
    *,
    has_attachment: bool = False,
) -> Recognised:
    """Read a form.

    Args:
        blocks: what the file holds, in reading order.
        definitions: the forms to choose from.
        has_attachment: the file carries other files ("see attached" may be true).

    Raises:
        NotAForm: too few of any form's questions stand in it.
    """
    page = Page(blocks)
    looks = [first_look(page, vocabulary(d)) for d in definitions]
    look = max(looks, key=lambda one: one.telling)
    if sum(one.telling >= _WHOLE for one in looks) > 1:
        raise NotAForm(
            "The file holds more than one form (it may be the guidance itself).",
            next_step="Send the filled-in form as a file of its own.",
        )
    page, places = _placed(page, look)
    placed, definition = places.placed, look.known.definition
    if _distinct(placed) < _ENOUGH:
        raise NotAForm(
            "This is not a form that sigdocs knows.",
            next_step="It reads the notification (Annex D) and the audit-trail record (Annex E).",
        )
    passages, loose = _passages(page, vocabulary(definition), places)
    return Recognised(
        kind=definition.kind,
        edition=_edition(definition, placed),
        answers=_answers(placed, passages, page.blocks, has_attachment),
        unassigned=tuple(PersonalText(p.text) for p in loose if p.text),
        notices=(
            *places.notices,
            *_box_notices(placed, passages),
            *_before(placed, passages, loose),
            *strange_rows(page.blocks, placed),
        ),
        accounted=_accounted(page.blocks, placed, [*passages.values(), *loose]),
    )


def _placed(page: Page, look: FirstLook) -> tuple[Page, Places]:
    """Where the labels stand; answers in a row beneath their labels are put in order first."""
    places = place_labels(page, look)
    order = by_column(page, places.placed, look.known)
    if order is None:
        return page, places
    page = Page(order)
    return page, place_labels(page, first_look(page, look.known))


def _distinct(placed: Sequence[Placed]) -> int:
    """How many labels were found that no other form has by chance."""
    return sum(p.candidate.words >= _DISTINCT for p in placed if not p.item.is_heading)


def _passages(
    page: Page, known: Vocabulary, places: Places
) -> tuple[dict[int, Passage], list[Passage]]:
    """What follows each question's label, by the item's place; and what follows no question."""
    blocks = page.blocks
    ends = [*(p.candidate.start for p in places.placed), places.end]
    outside = (cut(blocks, (0, 0), ends[0]), cut(blocks, places.end, (len(blocks), 0)))
    loose = [assemble(pieces, known, "", (-1, 0, 0)) for pieces in outside]
    passages: dict[int, Passage] = {}
    for one, end in zip(places.placed, ends[1:], strict=True):
        label = blocks[one.candidate.start[0]]
        cell = (label.table, label.row, label.column)
        passage = assemble(cut(blocks, one.candidate.end, end), known, one.item.question, cell)
        if not passage.text and not one.item.is_heading:
            passage = _with_boxes(passage, blocks[one.candidate.start[0] : end[0] + (end[1] > 0)])
        if one.item.is_heading:
            loose.append(passage)
        else:
            passages[one.item.place] = passage
    return passages, loose


def _with_boxes(passage: Passage, blocks: Sequence[Block]) -> Passage:
    """An answer with no words of its own that was typed into text boxes drawn where it belongs."""
    boxed = [block for block in blocks if block.boxed]
    if not boxed:
        return passage
    text = "\n".join(block.boxed for block in boxed)
    return replace(passage, boxed=text, where=f"text box, {boxed[0].where}")


def _box_notices(placed: Sequence[Placed], passages: dict[int, Passage]) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            code="answer-in-text-box",
            message=f"The words of a text box were read as the answer to question {p.item.question}; "
            "nothing else stands there.",
            where=passages[p.item.place].where,
        )
        for p in placed
        if not p.item.is_heading and passages[p.item.place].boxed
    )


def _before(
    placed: Sequence[Placed], passages: dict[int, Passage], loose: Sequence[Passage]
) -> tuple[Notice, ...]:
    """Where words stand under headings and the last answers are empty: answers above their labels?"""
    under = [passage for passage in loose[2:] if passage.text and "table" in passage.where]
    last: dict[str, Passage] = {
        p.item.section: passages[p.item.place] for p in placed if not p.item.is_heading
    }
    empty = sum(not passage.text for passage in last.values())
    if len(under) < _SECTIONS or empty < len(under):
        return ()
    return (
        Notice(
            code="answers-before-labels",
            message="Words stand before the first question of several sections, whose last questions "
            "are empty: the answers may stand before their questions. Check each of them.",
            where=under[0].where,
        ),
    )


def _answers(
    placed: Sequence[Placed],
    passages: dict[int, Passage],
    blocks: Sequence[Block],
    has_attachment: bool,
) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    questions = sorted((p for p in placed if not p.item.is_heading), key=lambda p: p.item.place)
    texts = [passages[p.item.place].text or passages[p.item.place].boxed for p in questions]
    others = {p.item.question: text for p, text in zip(questions, texts, strict=True) if text}
    for number, one in enumerate(questions):
        passage = passages[one.item.place]
        around = Surroundings(
            had_placeholder=bool(passage.placeholders),
            help_in_answer=passage.help_in_answer,
            something_above=any(texts[:number]),
            something_below=any(texts[number + 1 :]),
            has_attachment=has_attachment,
            others=others,
        )
        text = texts[number]
        state = state_of(text, question=one.item.question, around=around)
        answers.append(
            Answer(
                question=one.item.question,
                occurrence=one.item.occurrence,
                text=PersonalText(text if state.has_text else ""),
                state=state,
                where=passage.where or blocks[one.candidate.start[0]].where,
            )
        )
    return tuple(answers)


def _edition(definition: FormDefinition, placed: Sequence[Placed]) -> int:
    """The newest edition that lacks none of the questions found and has fewest that were not found.

    Questions of sections that may be deleted do not count as not found.
    """
    there = {p.item.question for p in placed}
    optional = {section.id for section in definition.sections if section.optional}

    def missing(edition: int) -> tuple[int, int, int]:
        asked = definition.in_edition(edition)
        unknown = there - {q.id for q in asked} - {f"§{s.id}" for s in definition.sections}
        absent = [q for q in asked if q.id not in there and q.section not in optional]
        return (len(unknown), len(absent), -edition)

    return min(definition.editions, key=missing)


def _accounted(
    blocks: Sequence[Block], placed: Sequence[Placed], passages: list[Passage]
) -> tuple[str, ...]:
    """The form's own words that were taken out of the answers."""
    taken = []
    for one in placed:
        taken += [p.text for p in cut(blocks, one.candidate.start, one.candidate.end)]
    for passage in passages:
        taken += [*passage.guidance, *passage.placeholders, *passage.furniture]
    return tuple(text for text in taken if text.strip())
