"""The form fields of a PDF and what is in them, each with its place on the page.

A field's value is invisible to text extraction. Names may say nothing ("Text12"); what a field is
for stands in its tooltip or in print beside it, and is found out in ``pdf_filled``. Text that was
typed over a flat form (a FreeText annotation) counts as a field without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sigdocs.errors import Unreadable, Unsafe
from sigdocs.model.forms import Layer, LayerKind
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.pdf_objects import (
    elements,
    get,
    identity,
    is_dictionary,
    items,
    name_of,
    number_of,
    stream_bytes,
    text_of,
    values,
)
from sigdocs.parsing.pdf_turn import Turn

_MOST_FIELDS = 5_000
_DEEPEST = 32
_HIDDEN = 0b10_0010  # annotation flags Hidden and NoView (ISO 32000-1, table 165)
_RADIO, _PUSH = 1 << 15, 1 << 16
_ON_WITHOUT_MEANING = frozenset(("", "on", "yes", "1", "true", "x", "checked"))


class FieldShape(StrEnum):
    """What kind of field it is."""

    TEXT = "text"
    BOX = "box"
    CHOICE = "choice"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledField:
    """One field where it stands on its page (1, 2, …), in points from the top left corner.

    ``value`` is what it shows ("" if empty); a box is ``is_ticked`` or not. ``tooltip`` is the
    text that a screen reader speaks, ``name`` the field's full name, ``option`` what a ticked box
    stands for, where that says something.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    shape: FieldShape
    value: str = ""
    is_ticked: bool = False
    tooltip: str = ""
    name: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """All fields in page order, and what fields hold that no page shows."""

    filled: tuple[FilledField, ...]
    layers: tuple[Layer, ...]


def read_fields(document: Any) -> Fields:
    """Read the fields of a document opened with pikepdf.

    Raises:
        Unreadable: an XFA form, which only Adobe's programs can show.
        Unsafe: more fields than any form has.
    """
    form = get(document.Root, "/AcroForm")
    filled: list[FilledField] = []
    layers: list[Layer] = []
    shown: set[Any] = set()
    for number, page in enumerate(document.pages, start=1):
        for widget in elements(get(page.obj, "/Annots")):
            _read_annotation(widget, page.obj, number, filled, layers, shown)
        if len(filled) > _MOST_FIELDS:
            raise Unsafe("The PDF has more fields than any form.", next_step="Do not open it.")
    _refuse_xfa(form, filled)
    layers += _unshown(form, shown)
    return Fields(filled=tuple(filled), layers=tuple(layers))


def _refuse_xfa(form: Any, filled: list[FilledField]) -> None:
    if get(form, "/XFA") is not None and not filled:
        raise Unreadable(
            "The PDF is an XFA form, which only Adobe's programs can show.",
            next_step="Ask for it printed to PDF, or for the Word form.",
        )


def _read_annotation(
    widget: Any,
    page: Any,
    number: int,
    filled: list[FilledField],
    layers: list[Layer],
    shown: set[Any],
) -> None:
    kind = name_of(get(widget, "/Subtype"))
    if kind == "/FreeText":
        filled += _typed(widget, page, number)
    if kind != "/Widget":
        return
    chain = _chain(widget)
    shown.update(identity(node) for node in chain)
    if int(number_of(get(widget, "/F"))) & _HIDDEN:
        layers += _layer(chain, f"page {number}, hidden field")
        return
    if name_of(_inherited(chain, "/FT")) == "/Sig":
        layers += _signature(chain, number)
        return
    filled += _field(widget, chain, page, number)


def _field(widget: Any, chain: list[Any], page: Any, number: int) -> Iterator[FilledField]:
    kind = name_of(_inherited(chain, "/FT"))
    flags = int(number_of(_inherited(chain, "/Ff")))
    value = _inherited(chain, "/V")
    left, top, right, bottom = _place(widget, page)
    shape = {"/Tx": FieldShape.TEXT, "/Ch": FieldShape.CHOICE, "/Btn": FieldShape.BOX}.get(kind)
    if shape is None or (shape is FieldShape.BOX and flags & _PUSH):
        return
    on = _on_state(widget)
    words = "" if shape is FieldShape.BOX else _words(value, _inherited(chain, "/Opt"))
    yield FilledField(
        page=number,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        shape=shape,
        value=words,
        is_ticked=shape is FieldShape.BOX and _is_on(widget, value, on),
        tooltip=text_of(_inherited(chain, "/TU")).strip(),
        name=".".join(filter(None, (text_of(get(node, "/T")) for node in reversed(chain)))),
        option=_option(widget, chain, on),
    )


def _typed(annotation: Any, page: Any, number: int) -> Iterator[FilledField]:
    """Text that was typed over the page."""
    words = text_of(get(annotation, "/Contents"))
    if words.strip() and not int(number_of(get(annotation, "/F"))) & _HIDDEN:
        left, top, right, bottom = _place(annotation, page)
        yield FilledField(
            page=number,
            left=left,
            top=top,
            right=right,
            bottom=bottom,
            shape=FieldShape.TYPED,
            value=_lines(words),
        )


def _chain(widget: Any) -> list[Any]:
    """The widget and the fields above it, nearest first; loops and depth bounded."""
    chain: list[Any] = []
    seen: set[Any] = set()
    node = widget
    while is_dictionary(node) and len(chain) < _DEEPEST and identity(node) not in seen:
        seen.add(identity(node))
        chain.append(node)
        node = get(node, "/Parent")
    return chain


def _inherited(chain: list[Any], key: str) -> Any:
    return next((found for node in chain if (found := get(node, key)) is not None), None)


def _place(annotation: Any, page: Any) -> tuple[float, float, float, float]:
    """Left, top, right, bottom from the top left corner of the page as it is shown."""
    corners = [number_of(side) for side in elements(get(annotation, "/Rect"))][:4]
    left, bottom, right, top = corners if len(corners) == 4 else (0.0, 0.0, 0.0, 0.0)
    box = [number_of(side) for side in elements(_of_page(page, ("/CropBox", "/MediaBox")))][:4]
    x1, y1, x2, y2 = box if len(box) == 4 else (0.0, 0.0, 612.0, 792.0)
    crop = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    turn = Turn(crop, int(number_of(_of_page(page, ("/Rotate",)))))
    return turn.box(left, bottom, right, top)


def _of_page(page: Any, keys: tuple[str, ...]) -> Any:
    """A value that pages may inherit (ISO 32000-1, 7.7.3.4), loops bounded."""
    node, depth = page, 0
    while is_dictionary(node) and depth < _DEEPEST:
        found = next((value for key in keys if (value := get(node, key)) is not None), None)
        if found is not None:
            return found
        node, depth = get(node, "/Parent"), depth + 1
    return None


def _words(value: Any, options: Any) -> str:
    chosen = list(elements(value)) or [value]
    shown = {}
    for option in elements(options):
        pair = [text_of(part) for part in elements(option)]
        if len(pair) == 2:
            shown[pair[0]] = pair[1]
    texts = [text_of(one) or _decoded(one) for one in chosen]
    return _lines("\n".join(shown.get(text, text) for text in texts))


def _decoded(stream: Any) -> str:
    """A long value may be a stream (ISO 32000-1, 12.7.4.3)."""
    raw = stream_bytes(stream, 1_000_000)
    encoding = "utf-16" if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1"
    return raw.decode(encoding, "replace")


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _on_state(widget: Any) -> str:
    """The name of a box's ticked state: the appearance that is not Off."""
    names = [key for key, _ in items(get(get(widget, "/AP"), "/N"))]
    return next((name for name in names if name != "/Off"), "")


def _is_on(widget: Any, value: Any, on: str) -> bool:
    state = get(widget, "/AS")
    shown = name_of(value if state is None else state)
    return shown not in ("/Off", "") and (not on or shown == on)


def _option(widget: Any, chain: list[Any], on: str) -> str:
    """What ticking the box means: the name of its state, or of its place in the options."""
    options = [text_of(option) for option in elements(_inherited(chain, "/Opt"))]
    name = on.lstrip("/")
    if options and name.isdigit() and int(name) < len(options):
        name = options[int(name)]
    return "" if name.casefold() in _ON_WITHOUT_MEANING or len(name) < 2 else name


def _layer(chain: list[Any], where: str) -> Iterator[Layer]:
    words = _words(_inherited(chain, "/V"), None)
    if words:
        yield Layer(kind=LayerKind.FIELD, text=PersonalText(words), where=where)


def _signature(chain: list[Any], number: int) -> Iterator[Layer]:
    signed = _inherited(chain, "/V")
    words = " ".join(filter(None, (text_of(value) for value in values(signed))))
    if words.isprintable() and words:
        where = f"page {number}, digital signature"
        yield Layer(kind=LayerKind.FIELD, text=PersonalText(words), where=where)


def _unshown(form: Any, shown: set[Any]) -> Iterator[Layer]:
    """Values of fields that stand on no page."""
    seen: set[Any] = set()
    waiting = list(elements(get(form, "/Fields")))
    while waiting and len(seen) < _MOST_FIELDS:
        node = waiting.pop()
        if not is_dictionary(node) or identity(node) in seen:
            continue
        seen.add(identity(node))
        kids = list(elements(get(node, "/Kids")))
        waiting += kids
        if not kids and identity(node) not in shown:
            yield from _layer(_chain(node), "field on no page")
