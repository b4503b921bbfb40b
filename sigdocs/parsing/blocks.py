"""The reading order of a file, whatever its format: what the readers give to ``recognise``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of a Word file, or one printed line or paragraph of a PDF, in reading order.

    ``table``, ``row`` and ``column`` count from 1; 0 = not in a table (or not known).
    ``is_placeholder``: Word says that this is placeholder text. ``is_bullet``: a list item.
    ``is_emphasised``: all of it bold or italic. ``tag``: the content control's tag, "" if none.
    ``joins_next``: a line of print that may run on into the next block (PDF lines).
    ``number``: what Word's own numbering prints before it ("a)", "2."), "" if nothing; it is not
    in ``text``. ``placeholders``: (start, end) of passages of ``text`` that Word says are
    placeholders. An empty paragraph is a block too: it may be an empty answer box. ``lead``: how
    many characters at its start are bold or italic, where plain ones follow. ``boxed``: the words
    of text boxes that are anchored in it.
    """

    text: str
    where: str
    table: int = 0
    row: int = 0
    column: int = 0
    is_placeholder: bool = False
    is_bullet: bool = False
    is_emphasised: bool = False
    tag: str = ""
    joins_next: bool = False
    number: str = ""
    placeholders: tuple[tuple[int, int], ...] = ()
    lead: int = 0
    boxed: str = ""
