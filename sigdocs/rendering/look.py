"""How a form's answers look on paper: paragraphs and bullets, in the form's familiar layout.

Values for a template, no XML: the template decides fonts, colours and widths.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sigdocs.model.definitions import FormDefinition, Question, Section
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.minimised import MinimisedAnswer, MinimisedForm

# Sections whose questions stand beside their answers in the printed form (Annexes D and E); in the
# others, and above long answers, the question stands over the whole width and is printed again where
# the answer goes on overleaf.
_BESIDE = {
    FormKind.NOTIFICATION: {"1", "4", "5", "6", "7", "8"},
    FormKind.AUDIT_TRAIL: {"1", "8"},
}
_LONG = 500  # characters; beside its question such an answer would run down a narrow column
_KEPT_TOGETHER = 900  # characters; a longer answer may be parted by the end of a page
_OPENING = 300  # characters of an answer on a cover sheet: four or five lines
_FIRST_SECTIONS = {FormKind.NOTIFICATION: 3, FormKind.AUDIT_TRAIL: 1}
_BULLET = re.compile(r"^\s*[•*‣▪●◦·–-]\s+(?=\S)")
_PLUS = re.compile(r"^\s*\+\s+\S", re.MULTILINE)
_UNREADABLE = "This answer could not be read; see the original form."


def answer_paragraphs(text: str) -> list[dict[str, Any]]:
    """The paragraphs of an answer: ``text`` and whether it ``is_bullet``; never an empty list.

    A dash in front of a line makes a bullet, except in an answer that sets plus against minus:
    there the signs mean something and stay.
    """
    keep_signs = bool(_PLUS.search(text))
    found = []
    for line in text.splitlines():
        if line.strip():
            bullet = None if keep_signs else _BULLET.match(line)
            shown = line[bullet.end() :] if bullet else line
            found.append({"text": shown.strip(), "is_bullet": bool(bullet)})
    return found or [{"text": "", "is_bullet": False}]


def opening_paragraphs(text: str, question: str) -> list[dict[str, Any]]:
    """The beginning of an answer for a cover sheet, cut after a sentence, saying where it goes on.

    An empty list where there is no text.
    """
    if not text.strip():
        return []
    shown, left = [], _OPENING
    for paragraph in answer_paragraphs(text):
        if len(paragraph["text"]) > left:
            start = _whole_sentences(paragraph["text"], left)
            shown += [{**paragraph, "text": start}] if start else []
            shown[-1] = {**shown[-1], "text": f"{shown[-1]['text']} (Continues in {question}.)"}
            break
        shown.append(paragraph)
        left -= len(paragraph["text"])
    return shown


def _whole_sentences(text: str, most: int) -> str:
    """Whole sentences, or else whole words and an ellipsis, of ``most`` characters at most."""
    end = text.rfind(". ", 0, most) + 1
    if end or most < _OPENING // 2:
        return text[:end]
    return text[:most].rpartition(" ")[0] + " …"


def form_sections(form: MinimisedForm, definition: FormDefinition) -> list[dict[str, Any]]:
    """The sections of a form that have been reached, each with its blocks in printed order.

    A block is ``beside`` (rows of question and answer), ``above`` (one question over its answer) or
    ``sign_off`` (what is confirmed, name, date). Sections after the last one with an answer are
    left out, and so are optional ones (pages 6-8) without any.
    """
    questions = definition.in_edition(form.edition)
    sections = []
    for section in _reached(form, definition):
        own = [q for q in questions if q.section == section.id]
        if own:
            beside = section.id in _BESIDE[form.kind]
            blocks = [b for run in _runs(own, form) for b in _blocks(run, form, beside)]
            sections.append(
                {"number": section.id, "heading": section.heading, "blocks": _joined(blocks)}
            )
    return sections


def is_answered(answer: MinimisedAnswer | None) -> bool:
    """Whether there is anything to print."""
    return answer is not None and answer.state.has_text and bool(answer.text.strip())


def answer_to(form: MinimisedForm, question: str, occurrence: int = 1) -> MinimisedAnswer | None:
    """The answer to a question, None where the form has none."""
    for answer in form.answers:
        if (answer.question, answer.occurrence) == (question, occurrence):
            return answer
    return None


def fingerprint(texts: Iterable[str]) -> str:
    """SHA-256 (hexadecimal) of the texts put in: the same after any office suite saved the file."""
    return hashlib.sha256("\x1f".join(texts).encode("utf-8")).hexdigest()


def _reached(form: MinimisedForm, definition: FormDefinition) -> Iterator[Section]:
    """Sections to print (4-8 of a notification appear once something is in them)."""
    section_of = {q.id: q.section for q in definition.questions}
    started = {section_of.get(a.question, "") for a in form.answers if is_answered(a)}
    order = [section.id for section in definition.sections]
    last = max((i for i, each in enumerate(order) if each in started), default=-1)
    last = max(last, _FIRST_SECTIONS[form.kind] - 1)
    for index, section in enumerate(definition.sections):
        if section.id in started or (index <= last and not section.optional):
            yield section


def _runs(questions: list[Question], form: MinimisedForm) -> Iterator[list[tuple[Question, int]]]:
    """The questions of a section with their occurrence: repeated ones meeting by meeting."""
    once = [(q, 1) for q in questions if not q.repeats]
    repeated = [q for q in questions if q.repeats]
    if repeated:
        ids = {q.id for q in repeated}
        last = max((a.occurrence for a in form.answers if a.question in ids), default=1)
        for occurrence in range(1, last + 1):
            yield [(q, occurrence) for q in repeated]
    if once:
        yield once


def _blocks(
    run: list[tuple[Question, int]], form: MinimisedForm, beside: bool
) -> Iterator[dict[str, Any]]:
    ids = {q.id: (q, occurrence) for q, occurrence in run}
    for question, occurrence in run:
        dated = ids.get(question.id.removesuffix(".name") + ".date")
        if question.id.endswith(".date"):
            continue
        if dated:
            yield _sign_off(question, dated[0], occurrence, form)
        else:
            is_short = len(form.text(question.id, occurrence)) <= _LONG
            row = _row(question, occurrence, form)
            yield {"layout": "beside" if beside and is_short else "above", "rows": [row]}


def _joined(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbouring ``beside`` blocks as one table."""
    joined: list[dict[str, Any]] = []
    for block in blocks:
        if joined and block["layout"] == joined[-1]["layout"] == "beside":
            joined[-1]["rows"] += block["rows"]
        else:
            joined.append(block)
    return joined


def _row(question: Question, occurrence: int, form: MinimisedForm) -> dict[str, Any]:
    label = f"{question.letter}) {question.label}" if question.letter else question.label
    if question.repeats:
        label = f"{label}: meeting {occurrence}"
    is_short = len(form.text(question.id, occurrence)) <= _KEPT_TOGETHER
    shown = _shown(answer_to(form, question.id, occurrence))
    return {"label": label, "is_short": is_short, **shown}


def _sign_off(
    question: Question, dated: Question, occurrence: int, form: MinimisedForm
) -> dict[str, Any]:
    name = _shown(answer_to(form, question.id, occurrence))
    day = _shown(answer_to(form, dated.id, occurrence))
    label = f"{question.letter}) {question.label}" if question.letter else question.label
    return {"layout": "sign_off", "label": label, "name": name, "date": day}


def _shown(answer: MinimisedAnswer | None) -> dict[str, Any]:
    if answer is not None and answer.state is AnswerState.UNREADABLE and not answer.text.strip():
        return {"is_answered": True, "paragraphs": answer_paragraphs(_UNREADABLE)}
    if answer is None or not is_answered(answer):
        return {"is_answered": False, "paragraphs": []}
    return {"is_answered": True, "paragraphs": answer_paragraphs(answer.text)}
