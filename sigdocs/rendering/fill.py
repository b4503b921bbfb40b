"""The one call to docxtpl: sandboxed, strict about missing fields, everything escaped.

docxtpl's own defaults delete ``&`` and ``<``, print blanks for missing fields and run Python from
templates; nothing else in sigdocs may call it. Values are data, never templates.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate, RichText
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from sigdocs.errors import ReferenceWrong

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled template: the file, every text that was put in (once for each time), dropped controls."""

    content: bytes
    substituted: tuple[str, ...]
    dropped_controls: int


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
    substituted: list[str] = []
    dropped = 0

    def clean(value: Any) -> Any:
        nonlocal dropped
        if isinstance(value, str):
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            text, count = _CONTROL.subn("", text)
            dropped += count
            return text
        if isinstance(value, Mapping):
            return {key: clean(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [clean(item) for item in value]
        if value is None or isinstance(value, (bool, int, float, RichText)):
            return value
        raise TypeError(f"a template context holds plain values, not {type(value).__name__}")

    def record(value: Any) -> Any:
        if isinstance(value, RichText):
            substituted.append(re.sub(r"<[^>]*>", "", str(value)))
        elif value is None:
            return ""
        elif not callable(value):
            substituted.append(str(value))
        return value

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=record)
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(clean(context), jinja_env=environment, autoescape=True)
    except TemplateError as problem:
        raise ReferenceWrong(
            f"A Word template cannot be filled: {problem.message}.",
            next_step="Run `sigdocs templates check`; it names the place.",
        ) from None
    out = io.BytesIO()
    document.save(out)
    return Filled(content=out.getvalue(), substituted=tuple(substituted), dropped_controls=dropped)
