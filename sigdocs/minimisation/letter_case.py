"""Says where a text has lost its capital letters, or has nothing else: names hide there.

Most of what tells a name from a word is its capital. Where a form was dictated in small letters or typed
in capitals, fewer people are found, and the list of unexplained words is short for the same reason. That
is no absence: somebody has to read it.
"""

from __future__ import annotations

from sigdocs.model.forms import AnswerState, ParsedForm

_ENOUGH = 150  # letters: a shorter answer may do without a capital by chance
# English prose has one capital in 50 to 10 letters: each sentence brings one, each name another.
_FEWEST, _MOST = 0.005, 0.45
_SHOUTED = 0.9


def answers_without_case(form: ParsedForm) -> tuple[str, ...]:
    """The questions whose answers are written (nearly) without capitals, or in nothing but capitals."""
    answered = (a for a in form.answers if a.state is AnswerState.ANSWERED)
    return tuple(dict.fromkeys(a.question for a in answered if _is_blind(a.text.reveal())))


def is_without_case(line: str) -> bool:
    """Whether a line has no capitals, abbreviations aside, or nothing else."""
    letters = [letter for letter in line if letter.isalpha()]
    words = [word for word in line.split() if word[0].isalpha()]
    is_shouted = sum(letter.isupper() for letter in letters) >= _SHOUTED * len(letters)
    is_small = all(word[0].islower() or word.isupper() for word in words)
    return len(words) > 1 and (is_shouted or is_small)


def _is_blind(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < _ENOUGH:
        return False
    capitals = sum(letter.isupper() for letter in letters) / len(letters)
    return not _FEWEST <= capitals <= _MOST
