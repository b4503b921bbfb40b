"""The one call to docxtpl: sandboxed, strict about missing fields, everything escaped.

docxtpl's own defaults delete ``&`` and ``<``, print blanks for missing fields and run Python from
templates; nothing else in sigdocs may call it. Values are data, never templates.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any

from docxtpl import DocxTemplate, RichText
from jinja2 import StrictUndefined, Template, TemplateError, TemplateRuntimeError, Undefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from sigdocs.errors import ReferenceWrong

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # not text in XML
)
# Two non-characters of Unicode fence each value while the template is filled, so that the words the
# template itself brings can be told from the values; they are taken out again before saving.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_FENCED_RUN = re.compile(r"(<w:t(?: [^>]*)?>)(.*?)(</w:t>)", re.DOTALL)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_PARTS = re.compile(r"/word/(header|footer|footnotes|endnotes)\d*\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled template: the file, every text put in (once for each time), dropped controls.

    ``template_text`` is the words the template brought, as often as they are printed.
    """

    content: bytes
    substituted: tuple[str, ...]
    dropped_controls: int
    template_text: str = ""


def fill(template: bytes, context: Mapping[str, Any]) -> Filled:
    """Fill a Word template.

    Args:
        template: the bytes of a .docx with docxtpl tags.
        context: plain dicts, lists, strings, numbers, booleans, and ``RichText`` made by
            ``sigdocs.rendering.marks``. Text keeps ``&``, ``<``, braces and emoji as they are;
            a line feed becomes a line break; other control characters are dropped and counted.

    Raises:
        ReferenceWrong: the template names a field that the context lacks, or has a broken tag.
    """
    values = _Values()
    environment = _Environment(undefined=StrictUndefined, autoescape=True, finalize=values.record)
    document = _Template(io.BytesIO(template))
    try:
        document.render(values.clean(context), jinja_env=environment, autoescape=True)
    except TemplateError as problem:
        raise _unfit(str(problem.message)) from None
    except (TypeError, ValueError, ArithmeticError, etree.XMLSyntaxError) as problem:
        # What a tag reckons, or a row that lost its end. Its words may quote a value: not printed.
        raise _unfit(f"a tag does what cannot be done ({type(problem).__name__})") from None
    template_text = "\n".join((*_take_out_fences(document), *_choices(document)))
    out = io.BytesIO()
    document.save(out)
    return Filled(
        content=out.getvalue(),
        substituted=tuple(values.substituted),
        dropped_controls=values.dropped,
        template_text=template_text,
    )


def _choices(document: DocxTemplate) -> Iterator[str]:
    """The choices of drop-downs: the template's words too, though no fence stands around them."""
    for item in document.docx.element.body.iter(_W + "listItem"):
        yield str(item.get(_W + "displayText", ""))


def _unfit(what: str) -> ReferenceWrong:
    return ReferenceWrong(
        f"A Word template cannot be filled: {what.rstrip('.')}.",
        next_step="Run `sigdocs templates check`; it names the place.",
    )


class _Template(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl's own, but for the core properties: ``finish`` sets them, docxtpl escapes them twice."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave them as they are."""


class _Environment(SandboxedEnvironment):
    """``action.update`` is the field "update" of an action, never a method of Python's dict."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """Each part of a template is compiled once, however many letters are written from it."""
        return Template.from_code(self, _compiled(source), self.make_globals(None))

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=32)
def _compiled(source: str) -> CodeType:
    """The code of one part. It calls its environment's ``finalize`` for each value it prints."""
    return _Environment(autoescape=True, finalize=str).compile(source)


@dataclass(slots=True)
class _Values:
    """What goes into one template: cleaned on the way in, recorded where it is put."""

    substituted: list[str] = field(default_factory=list)
    dropped: int = 0

    def clean(self, value: Any) -> Any:
        """The same value with its texts cleaned; refuses what is not plain data."""
        if isinstance(value, str):
            return self._clean_text(value)
        if isinstance(value, Mapping):
            return {key: self.clean(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.clean(item) for item in value]
        if value is None or isinstance(value, (bool, int, float, RichText)):
            return value
        raise TypeError(f"a template context holds plain values, not {type(value).__name__}")

    def _clean_text(self, value: str) -> str:
        text, count = _CONTROL.subn("", value.replace("\r\n", "\n").replace("\r", "\n"))
        self.dropped += count
        return text

    def record(self, value: Any) -> Any:
        """Called by jinja for each value it prints."""
        if value is None:
            return ""
        if isinstance(value, RichText):
            self.substituted.append(html.unescape(re.sub(r"<[^>]*>", "", value.xml)))
            return Markup(_FENCED_RUN.sub(rf"\1{_OPEN}\2{_CLOSE}\3", value.xml))  # noqa: S704 - our own XML
        if isinstance(value, Undefined):
            return value  # printing it raises, and names the field
        if not isinstance(value, (str, bool, int, float)):
            raise TemplateRuntimeError("a tag prints a list or a group of fields, not one field")
        self.substituted.append(str(value))
        return _as_data(str(value))


def _as_data(text: str) -> Markup:
    """Escape a value; keep docxtpl from taking ``{_{`` in it for its own notation of ``{{``."""
    escaped = str(escape(text)).replace("_", "&#95;") if _looks_like_a_tag(text) else escape(text)
    return Markup(f"{_OPEN}{escaped}{_CLOSE}")  # noqa: S704 - escaped above


def _looks_like_a_tag(text: str) -> bool:
    return any(sign in text for sign in ("{_", "}_", "%_", "_{", "_}", "_%"))


def _take_out_fences(document: DocxTemplate) -> Iterator[str]:
    """Remove the fences from every part; yield the template's own words, paragraph by paragraph."""
    yield from _own_words(document.docx.element)
    for part in document.docx.part.package.iter_parts():
        if not _TEXT_PARTS.fullmatch(str(part.partname)):
            continue
        if hasattr(part, "element"):
            yield from _own_words(part.element)
        else:
            tree = etree.fromstring(part.blob)
            yield from _own_words(tree)
            part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _own_words(tree: Any) -> Iterator[str]:
    depth, words = 0, ""
    for node in tree.iter(_W + "p", _W + "t", _W + "tab", _W + "br"):
        if node.tag == _W + "p":
            if words.strip():
                yield words
            words = ""
        elif node.tag == _W + "t":
            depth, own = _split(node.text or "", depth)
            words += own
            node.text = (node.text or "").replace(_OPEN, "").replace(_CLOSE, "")
        elif depth == 0:
            words += " "
    if words.strip():
        yield words


def _split(text: str, depth: int) -> tuple[int, str]:
    """The text outside the fences, a space where a value stood, and the depth after it."""
    if depth == 0 and _OPEN not in text:
        return 0, text
    own = []
    for sign in text:
        if sign == _OPEN:
            depth += 1
            own.append(" ")
        elif sign == _CLOSE:
            depth -= 1
        elif depth == 0:
            own.append(sign)
    return depth, "".join(own)
