"""HTML elements that cannot be broken out of: whatever is no element is escaped.

Characters that a browser does not show, or that turn the direction of the text (they could make a
reviewer read other words than those that are there), are printed as their code.
"""

from __future__ import annotations

import html
import unicodedata

_EMPTY = frozenset({"meta", "input", "br"})
_SPACES = "\n\t"
_SOFT_HYPHEN = "\u00ad"


class Element(str):
    """A finished piece of HTML. Only this module makes one."""

    __slots__ = ()


def text(words: str) -> Element:
    """Words as HTML: escaped, with what cannot be seen made visible."""
    return Element(html.escape("".join(map(_visible, words)), quote=True))


def tag(name: str, /, *children: str | Element, **attributes: str | int | bool) -> Element:
    """An element: children that are plain words are escaped, attribute values always.

    ``class_`` and ``for_`` stand for class and for; an underscore within a name is a hyphen. An
    attribute that is False or "" is left out; one that is True stands without a value.
    """
    opening = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    if name in _EMPTY:
        return Element(opening)
    return Element(f"{opening}{join(*children)}</{name}>")


def join(*children: str | Element) -> Element:
    """Several pieces one after the other, plain words escaped."""
    return Element("".join(c if isinstance(c, Element) else text(c) for c in children))


def own(code: str) -> Element:
    """Style or script of our own, as it is: never anything that came from outside."""
    return Element(code)


def _attribute(name: str, value: str | int | bool) -> str:
    if value is False or value == "":
        return ""
    plain = name.rstrip("_").replace("_", "-")
    return f" {plain}" if value is True else f' {plain}="{text(str(value))}"'


def _visible(character: str) -> str:
    if character in _SPACES or character == _SOFT_HYPHEN:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return f"⟨U+{ord(character):04X}⟩"
    return character
