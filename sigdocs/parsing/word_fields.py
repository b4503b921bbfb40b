"""Answers that are not text in Word: ticked boxes, legacy drop-downs, symbols, date pickers.

Sources: ECMA-376 part 1, 17.16 (form fields, ``ffData``) and [MS-DOCX] 2.6 (``w14:checkbox``).
"""

from __future__ import annotations

from sigdocs.parsing.markup import Element, W
from sigdocs.parsing.word_styles import OFF

TICKED = "\N{BALLOT BOX WITH X}"
UNTICKED = "\N{BALLOT BOX}"

# Wingdings and Wingdings 2 draw boxes and ticks with letters; Word stores them in the private area.
_SYMBOLS = {
    **dict.fromkeys(("FE", "FD", "78", "52", "53", "54", "51"), TICKED),
    **dict.fromkeys(("A8", "6F", "71", "72", "A3"), UNTICKED),
    **dict.fromkeys(("FC", "50"), "\N{CHECK MARK}"),
    **dict.fromkeys(("FB", "4F"), "\N{BALLOT X}"),
    **dict.fromkeys(("B7", "A7", "9F"), "\N{BULLET}"),
    **dict.fromkeys(("E0",), "\N{RIGHTWARDS ARROW}"),
}


def box_glyph(ticked: bool) -> str:
    """How a tick box is written in an answer."""
    return TICKED if ticked else UNTICKED


def field_value(data: Element | None) -> str:
    """What a legacy form field shows that is not text: a box, or the chosen entry of a list."""
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        return box_glyph(_ticked(box))
    choices = data.find(W + "ddList")
    return _chosen(choices) if choices is not None else ""


def _ticked(box: Element) -> bool:
    """``checked`` decides, else ``default``; present without a value means ticked."""
    for name in ("checked", "default"):
        found = box.find(W + name)
        if found is not None:
            return found.get(W + "val", "1") not in OFF
    return False


def _chosen(choices: Element) -> str:
    """The entry that ``result`` (else ``default``, else the first) points to."""
    entries = [entry.get(W + "val", "") for entry in choices.iter(W + "listEntry")]
    for name in ("result", "default"):
        found = choices.find(W + name)
        written = found.get(W + "val", "") if found is not None else ""
        if written.isascii() and written.isdigit() and len(written) < 4:
            return entries[int(written)] if int(written) < len(entries) else ""
    return entries[0] if entries else ""


def control_value(properties: Element | None, w14: str) -> str:
    """What a content control without any text of its own holds: a box, or a picked date."""
    if properties is None:
        return ""
    box = properties.find(w14 + "checkbox")
    if box is not None:
        state = box.find(w14 + "checked")
        return box_glyph(state is not None and state.get(w14 + "val", "1") not in OFF)
    picked = properties.find(W + "date")
    return picked.get(W + "fullDate", "")[:10] if picked is not None else ""


def symbol(element: Element) -> str:
    """A character of a symbol font, as the nearest ordinary character, "" where there is none."""
    code = element.get(W + "char", "")
    font = element.get(W + "font", "").casefold()
    if "wingdings" in font or "symbol" in font or "webdings" in font:
        return _SYMBOLS.get(code[-2:].upper(), "")
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 else ""
