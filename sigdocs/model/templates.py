"""What is wrong with a Word template, and what it may say: for the secretariat, who own them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sigdocs.model.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFault:
    """One fault. ``place`` is where to look in Word; ``suggestion`` what was probably meant.

    ``part`` and ``paragraph`` (from 0) are for the comment in a copy, -1 where there is none.
    """

    code: str
    severity: Severity
    message: str
    place: str
    suggestion: str = ""
    part: str = ""
    paragraph: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContract:
    """What a template may say: a sample of every field, by which it is checked and previewed.

    ``name`` is the file name without ending, ``title`` what the secretariat call it; ``meanings``
    explains fields by their path ("questions[].place").
    """

    name: str
    title: str
    sample: Mapping[str, Any]
    meanings: Mapping[str, str] = field(default_factory=dict)
