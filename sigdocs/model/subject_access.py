"""What is held about a person who asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.personal import PersonalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One passage. ``case`` is "" where nobody knows which; ``revision`` 0 for no form.

    ``certainty`` says by what it was found: "full name", "surname only", "as Patient 1". ``where``
    may hold the name of a file as somebody gave it.
    """

    case: str
    revision: int
    where: PersonalText
    certainty: str
    words: PersonalText
