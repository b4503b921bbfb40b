"""Words that may be about a person, wrapped so that they cannot slip into a log."""

from __future__ import annotations

from collections.abc import Iterable


class PersonalText:
    """Text from a form. It prints as ``[personal: 14 characters]``; ``reveal()`` opens it.

    Offsets into it count characters (code points) of ``reveal()``.
    """

    __slots__ = ("_text",)
    _text: str

    def __init__(self, text: str) -> None:
        """Wrap ``text``."""
        object.__setattr__(self, "_text", text)

    def reveal(self) -> str:
        """Return the words themselves."""
        return self._text

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a PersonalText does not change."""
        raise AttributeError("PersonalText does not change")

    def __repr__(self) -> str:
        """Say how much there is, never what."""
        return f"[personal: {len(self._text)} characters]"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        """Print as ``repr`` in f-strings too."""
        return format(repr(self), spec)

    def __len__(self) -> int:
        """Count characters (code points)."""
        return len(self._text)

    def __eq__(self, other: object) -> bool:
        """Compare by content, with another PersonalText only."""
        return isinstance(other, PersonalText) and self._text == other._text

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(("PersonalText", self._text))

    def __reduce__(self) -> tuple[type[PersonalText], tuple[str]]:
        """Pickle by content (values cross process boundaries)."""
        return (PersonalText, (self._text,))


def personal(texts: Iterable[str]) -> tuple[PersonalText, ...]:
    """Wrap each of several texts."""
    return tuple(PersonalText(text) for text in texts)
