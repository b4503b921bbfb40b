"""Says where a text has lost its capital letters, or has nothing else: names hide there.

Most of what tells a name from a word is its capital. Where a form was dictated in small letters or typed
in capitals, fewer people are found, and the list of unexplained words is short for the same reason. That
is no absence: somebody has to read it.
"""

from __future__ import annotations

import re

from sigdocs.model.forms import Answer, AnswerState, ParsedForm

_ENOUGH = 150  # letters: a shorter answer may do without a capital by chance
# English prose has one capital in 50 to 10 letters: each sentence brings one, each name another.
_FEWEST, _MOST = 0.005, 0.45
_SHOUTED = 0.9
# Careful forms leave up to one sentence in seven without a capital (a note under a question, "see above"),
# forms in which names hide more than two in five: a third, and eight, so that chance alone makes none.
_PART, _AT_LEAST = 3, 8
_SENTENCES = re.compile(r"(?<=[.!?])\s+|[\n\t]+")


def answers_without_case(form: ParsedForm) -> tuple[str, ...]:
    """The questions whose answers are written (nearly) without capitals, or in nothing but capitals.

    Where a third of all sentences of the form is, every answer that holds one of them.
    """
    answered = [a for a in form.answers if a.state is AnswerState.ANSWERED]
    blind = [a.question for a in answered if _is_blind(a.text.reveal())]
    return tuple(dict.fromkeys([*blind, *_partly(answered)]))


def _partly(answers: list[Answer]) -> list[str]:
    """The questions with sentences that lack telling capitals, if those are a great part of all."""
    told = [(a.question, is_without_case(s)) for a in answers for s in sentences(a.text.reveal())]
    found = [question for question, is_bare in told if is_bare]
    return found if len(found) >= _AT_LEAST and _PART * len(found) >= len(told) else []


def sentences(text: str) -> list[str]:
    """The sentences of four words or more; an item of a list may always begin with a small letter."""
    parts = (part.strip() for part in _SENTENCES.split(text))
    return [p for p in parts if p[:1].isalpha() and sum(w[0].isalpha() for w in p.split()) > 3]


def is_without_case(line: str) -> bool:
    """Whether a line has no capitals, abbreviations aside, or nothing else."""
    return is_small(line) or is_shouted(line)


def is_small(line: str) -> bool:
    """Whether a line of two words or more has no capitals, abbreviations and single letters aside."""
    count = 0
    for word in line.split():
        if word[0].isalpha():
            if not (word[0].islower() or word.isupper()):
                return False
            count += 1
    return count > 1


def is_shouted(line: str) -> bool:
    """Whether a line of two words or more is in capitals."""
    head = line[: len(line) // 5 + 10]  # a few small letters there settle it, and mostly do
    if 10 * sum(map(str.islower, head)) > len(line):
        return False
    capitals, letters = _counted(line)
    return " " in line.strip() and letters > 0 and capitals >= _SHOUTED * letters


def _is_blind(text: str) -> bool:
    capitals, letters = _counted(text)
    return letters >= _ENOUGH and not _FEWEST <= capitals / letters <= _MOST


def _counted(text: str) -> tuple[int, int]:
    """How many capitals and letters there are."""
    return sum(map(str.isupper, text)), sum(map(str.isalpha, text))
