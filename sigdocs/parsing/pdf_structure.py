"""What a PDF holds besides its pages: programs, attachments, properties, outline, annotations.

Read with pikepdf (qpdf), which mends broken cross-references and follows no link. Every walk is
bounded, since an object tree may have loops. Programs are refused, never run; nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from sigdocs.errors import Unreadable, Unsafe
from sigdocs.model.forms import Layer, LayerKind
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.pdf_objects import (
    elements,
    elements_or_self,
    get,
    identity,
    is_dictionary,
    items,
    name_of,
    stream_bytes,
    text_of,
    values,
)

MOST_PAGES = 400
_MOST_NODES = 20_000
_DEEPEST = 40
_PROGRAM_START = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xd0\xcf\x11\xe0",
)
_PROGRAM_NAME = re.compile(
    r"\.(?:exe|com|scr|bat|cmd|ps1|vbs?|jse?|wsf?|hta|msi|dll|jar|sh|py|lnk|reg|docm|xlsm|pptm|iso|chm)$",
    re.I,
)
_TAG = re.compile(rb"<[^>]*>")


def open_structure(content: bytes) -> Any:
    """Open with pikepdf.

    Raises:
        Unreadable: damaged beyond mending, or protected with a password.
        Unsafe: more pages than any form has.
    """
    import pikepdf

    try:
        document = pikepdf.open(BytesIO(content), suppress_warnings=True)
        pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Unreadable(
            "The PDF is protected with a password.", next_step="Ask for it without a password."
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError):
        raise damaged() from None
    if pages == 0:
        raise damaged()
    if pages > MOST_PAGES:
        raise Unsafe(
            f"The PDF has more than {MOST_PAGES} pages.", next_step="Ask for the form alone."
        )
    return document


def damaged() -> Unreadable:
    """The refusal of a PDF that cannot be mended."""
    return Unreadable("The PDF is damaged.", next_step="Ask for it to be saved or printed again.")


def read_layers(document: Any) -> list[Layer]:
    """Everything with words that is not on a page, and what a program would do.

    Raises:
        Unsafe: it starts programs, runs scripts when it is opened, or carries a program.
    """
    layers = [*_scripts(document), *_attachments(document)]
    layers += [*_properties(document), *_outline(document)]
    for number, page in enumerate(document.pages, start=1):
        layers += _page_layers(page.obj, number)
    return layers


def _scripts(document: Any) -> Iterator[Layer]:
    """Refuse what runs by itself."""
    root = document.Root
    if _names_of(root, "/JavaScript") or _is_script(get(root, "/OpenAction")):
        raise _runs_by_itself()
    if any(_is_script(action) for action in values(get(root, "/AA"))):
        raise _runs_by_itself()
    yield from _action_layers(get(root, "/OpenAction"), "on opening")


def _runs_by_itself() -> Unsafe:
    return Unsafe(
        "The PDF runs a script when it is opened.",
        next_step="Do not open it; ask for the form printed to PDF, or in Word.",
    )


def _attachments(document: Any) -> Iterator[Layer]:
    for name, specification in _names_of(document.Root, "/EmbeddedFiles"):
        yield _attachment(name, specification, "the file")


def _attachment(name: str, specification: Any, where: str) -> Layer:
    shown = text_of(get(specification, "/UF")) or text_of(get(specification, "/F")) or name
    streams = values(get(specification, "/EF"))
    if _PROGRAM_NAME.search(shown.strip()) or any(map(_is_program, streams)):
        raise Unsafe("The PDF carries a program.", next_step="Do not open it.")
    return Layer(kind=LayerKind.EMBEDDED, text=PersonalText(shown), where=where)


def _is_program(stream: Any) -> bool:
    """By the first bytes; a stream that does not decode is no program that would start."""
    return stream_bytes(stream, 8).startswith(_PROGRAM_START)


def _properties(document: Any) -> Iterator[Layer]:
    for key, value in items(document.trailer.get("/Info")):
        if text_of(value):
            where = f"property {key.lstrip('/')}"
            yield Layer(kind=LayerKind.PROPERTY, text=PersonalText(text_of(value)), where=where)
    words = _metadata_words(get(document.Root, "/Metadata"))
    if words:
        yield Layer(kind=LayerKind.PROPERTY, text=PersonalText(words), where="XMP metadata")


def _metadata_words(stream: Any) -> str:
    """The words between the tags of an XMP packet. It is not parsed: an XML bomb stays shut."""
    raw = stream_bytes(stream, 1_000_000)
    return " ".join(_TAG.sub(b" ", raw).decode("utf-8", "replace").split())


def _outline(document: Any) -> Iterator[Layer]:
    seen: set[Any] = set()
    waiting = [get(get(document.Root, "/Outlines"), "/First")]
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        if not is_dictionary(node) or identity(node) in seen:
            continue
        seen.add(identity(node))
        waiting += [get(node, "/Next"), get(node, "/First")]
        yield from _action_layers(get(node, "/A"), "outline")
        if text_of(get(node, "/Title")):
            title = PersonalText(text_of(get(node, "/Title")))
            yield Layer(kind=LayerKind.OUTLINE, text=title, where="outline")


def _page_layers(page: Any, number: int) -> Iterator[Layer]:
    if any(_is_script(action) for action in values(get(page, "/AA"))):
        raise _runs_by_itself()
    for annotation in list(elements(get(page, "/Annots")))[:_MOST_NODES]:
        yield from _annotation_layers(annotation, f"page {number}")


def _annotation_layers(annotation: Any, where: str) -> Iterator[Layer]:
    if not is_dictionary(annotation):
        return
    kind = name_of(get(annotation, "/Subtype"))
    for action in (get(annotation, "/A"), *values(get(annotation, "/AA"))):
        yield from _action_layers(action, where)
    if kind == "/FileAttachment":
        yield _attachment("", get(annotation, "/FS"), where)
    words = text_of(get(annotation, "/Contents"))
    if words and kind not in ("/Widget", "/FreeText"):
        author = text_of(get(annotation, "/T"))
        text = PersonalText(f"{author}: {words}" if author else words)
        yield Layer(kind=LayerKind.ANNOTATION, text=text, where=where)


def _action_layers(action: Any, where: str, depth: int = 0) -> Iterator[Layer]:
    """What an action would do (ISO 32000-1, 12.6.4). Launching a program is refused."""
    if not is_dictionary(action) or depth > _DEEPEST:
        return
    kind = name_of(get(action, "/S"))
    if kind in ("/Launch", "/Rendition", "/Movie") or (kind == "/GoToE" and depth > 1):
        raise Unsafe("The PDF starts another program.", next_step="Do not open it.")
    if kind == "/URI":
        address = PersonalText(text_of(get(action, "/URI")))
        yield Layer(kind=LayerKind.LINK, text=address, where=where)
    elif kind in ("/GoToR", "/ImportData", "/SubmitForm"):
        target = get(action, "/F")
        words = text_of(target) or text_of(get(target, "/UF")) or text_of(get(target, "/F"))
        yield Layer(kind=LayerKind.LINKED, text=PersonalText(words or kind), where=where)
    elif kind == "/JavaScript":
        script = PersonalText(_script(get(action, "/JS")))
        yield Layer(kind=LayerKind.EMBEDDED, text=script, where=f"{where}, script that is not run")
    for following in elements_or_self(get(action, "/Next")):
        yield from _action_layers(following, where, depth + 1)


def _script(value: Any) -> str:
    return text_of(value)[:20_000] or stream_bytes(value, 20_000).decode("latin-1")


def _is_script(action: Any) -> bool:
    return name_of(get(action, "/S")) == "/JavaScript"


def _names_of(root: Any, key: str) -> list[tuple[str, Any]]:
    """The pairs of a name tree, loops and depth bounded (ISO 32000-1, 7.9.6)."""
    found: list[tuple[str, Any]] = []
    seen: set[Any] = set()
    waiting = [get(get(root, "/Names"), key)]
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        if not is_dictionary(node) or identity(node) in seen:
            continue
        seen.add(identity(node))
        pairs = list(elements(get(node, "/Names")))
        found += [(text_of(a), b) for a, b in zip(pairs[::2], pairs[1::2], strict=False)]
        waiting += list(elements(get(node, "/Kids")))
    return found
