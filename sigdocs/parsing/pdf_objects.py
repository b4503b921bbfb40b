"""Reads the objects of a PDF without trusting them: whatever is not what it should be is absent.

pikepdf raises where a file is damaged or lies about a type; these do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple


class Kinds(NamedTuple):
    """The types of pikepdf's objects, looked up once: it is heavy to import and often asked."""

    holders: Any
    array: Any
    string: Any
    name: Any
    stream: Any


@cache
def _kinds() -> Kinds:
    import pikepdf

    return Kinds(
        holders=(pikepdf.Dictionary, pikepdf.Stream),
        array=pikepdf.Array,
        string=pikepdf.String,
        name=pikepdf.Name,
        stream=pikepdf.Stream,
    )


def identity(node: Any) -> Any:
    """What tells one object from another, for walks that may meet it again."""
    return node.objgen if node.is_indirect else id(node)


def is_dictionary(value: Any) -> bool:
    """Whether it is a dictionary or a stream (which has one)."""
    return isinstance(value, _kinds().holders)


def get(holder: Any, key: str) -> Any:
    """A value of a dictionary; None where there is none or the holder is something else."""
    if not is_dictionary(holder):
        return None
    try:
        return holder.get(key)
    except (ValueError, RuntimeError, KeyError, TypeError):
        return None


def items(holder: Any) -> list[tuple[str, Any]]:
    """Keys and values of a dictionary, by key; none for anything else."""
    if not is_dictionary(holder):
        return []
    try:
        # They come as a set of words, whose order differs from one process to the next.
        keys = sorted(holder.keys())
    except (ValueError, RuntimeError):
        return []
    return [(key, get(holder, key)) for key in keys]


def values(holder: Any) -> list[Any]:
    """Values of a dictionary; none for anything else."""
    return [value for _, value in items(holder)]


def elements(value: Any) -> Iterator[Any]:
    """Elements of an array; none for anything else."""
    if isinstance(value, _kinds().array):
        yield from value


def elements_or_self(value: Any) -> list[Any]:
    """Elements of an array, or the one dictionary that stands in its place."""
    return list(elements(value)) or ([value] if is_dictionary(value) else [])


def text_of(value: Any) -> str:
    """A text string in its own encoding (PDFDocEncoding, UTF-16, UTF-8); "" for anything else."""
    if not isinstance(value, _kinds().string):
        return ""
    try:
        return str(value)
    except (ValueError, UnicodeError):
        return bytes(value).decode("latin-1")


def stream_bytes(value: Any, most: int) -> bytes:
    """The decoded start of a stream; b"" for anything else or one that does not decode."""
    import pikepdf

    if not isinstance(value, _kinds().stream):
        return b""
    try:
        return bytes(value.read_bytes()[:most])
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError):
        return b""


def name_of(value: Any) -> str:
    """A name with its slash ("/Link"); "" for anything else or one that is not text."""
    if not isinstance(value, _kinds().name):
        return ""
    try:
        return str(value)
    except ValueError:
        return ""


def number_of(value: Any) -> float:
    """A number; 0 for anything else."""
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return 0.0
