"""What is held about a person who asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.personal import PersonalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One passage. ``certainty`` is "full name" or "surname only"; ``revision`` 0 for no form."""

    case: str
    revision: int
    where: str
    certainty: str
    words: PersonalText
