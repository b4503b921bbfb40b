"""Reads a completed brief back: the words beside each printed label, whatever suite saved the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sigdocs.errors import NotAForm
from sigdocs.model.briefs import BriefReply
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.word import read_word

KIND = "sharing-brief"


def read_brief(content: bytes, labels: Mapping[str, str]) -> BriefReply:
    """What a person wrote in a brief.

    Args:
        content: the .docx as it came back.
        labels: the printed label of each key (``model.briefs.LABELS``).

    Raises:
        NotAForm: it is not a brief that sigdocs made.
        Unreadable, Unsafe: as for any Word file.
    """
    file = read_word(content)
    marks = dict(file.marks)
    if marks.get("SigdocsKind") != KIND:
        raise NotAForm(
            "The file is not a brief for a letter.",
            next_step="Complete the brief that `sigdocs letter brief` wrote, and save it as .docx.",
        )
    keys = {_folded(label): key for key, label in labels.items()}
    answers: dict[str, PersonalText] = {}
    for label, words in _rows(file.blocks):
        key = keys.get(_folded(label))
        if key:
            answers.setdefault(key, PersonalText(words))
    return BriefReply(
        reference=marks.get("SigdocsReference", ""),
        recipient=marks.get("SigdocsRecipient", ""),
        answers=answers,
    )


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """(label, answer) of each row; the lines of an answer are joined by line feeds."""
    rows: dict[tuple[int, int], tuple[list[str], list[str]]] = {}
    for block in blocks:
        if block.table:
            label, answer = rows.setdefault((block.table, block.row), ([], []))
            (label if block.column == 1 else answer).append(block.text)
    for label, answer in rows.values():
        yield " ".join(label), "\n".join(answer).strip()


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(" :").casefold()
