"""Loads the form definitions (``forms/*.toml``). Sources: guidance v17, Annexes D and E."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.definitions import FormDefinition, Question, Section
from sigdocs.model.forms import FormKind
from sigdocs.reference.files import check_keys, load_toml

_SHAPES = ("text", "name", "date", "yes-no", "people")
_MANDATORY = ("always", "claims", "section", "no")


@cache
def form_definition(kind: FormKind) -> FormDefinition:
    """The definition of a form.

    Raises:
        ReferenceWrong: the file lacks something or has something unknown.
    """
    name = f"forms/{kind.value}.toml"
    raw = load_toml("forms", f"{kind.value}.toml")
    needed = ("kind", "titles", "furniture", "editions", "sections", "questions")
    check_keys(raw, where=name, needed=needed, allowed=())
    return FormDefinition(
        kind=FormKind(raw["kind"]),
        titles=tuple(raw["titles"]),
        furniture=tuple(raw["furniture"]),
        editions=tuple(raw["editions"]),
        sections=tuple(_section(row, name) for row in raw["sections"]),
        questions=tuple(_question(row, name) for row in raw["questions"]),
    )


def form_definitions() -> tuple[FormDefinition, ...]:
    """Every form that sigdocs knows."""
    return tuple(form_definition(kind) for kind in FormKind)


def _section(row: dict[str, Any], name: str) -> Section:
    check_keys(
        row, where=f"{name}, section", needed=("id", "headings"), allowed=("optional", "repeats")
    )
    return Section(
        id=row["id"],
        headings=tuple(row["headings"]),
        optional=row.get("optional", False),
        repeats=row.get("repeats", False),
    )


def _question(row: dict[str, Any], name: str) -> Question:
    where = f"{name}, question {row.get('id', '?')}"
    allowed = ("guidance", "mandatory", "editions", "shape", "repeats", "placeholders")
    check_keys(row, where=where, needed=("id", "labels"), allowed=allowed)
    shape, mandatory = row.get("shape", "text"), row.get("mandatory", "no")
    if shape not in _SHAPES or mandatory not in _MANDATORY:
        raise ReferenceWrong(f"{where}: shape or mandatory has an unknown value.")
    first, last = row.get("editions", (1, 17))
    return Question(
        id=row["id"],
        section=_section_of(row["id"]),
        letter=_letter_of(row["id"]),
        labels=tuple(row["labels"]),
        guidance=tuple(row.get("guidance", ())),
        mandatory=mandatory,
        editions=(first, last),
        shape=shape,
        repeats=row.get("repeats", False),
        placeholders=tuple(row.get("placeholders", ())),
    )


def _section_of(question_id: str) -> str:
    """The section number inside an id: "2g" is in 2; a sign-off is in the last section it signs."""
    digits = question_id.removeprefix("signoff").split(".")[0].split("-")[-1]
    return "".join(c for c in digits if c.isdigit())


def _letter_of(question_id: str) -> str:
    """The letter inside an id ("g" of "2g"); "" for sign-offs and dates."""
    if question_id.startswith("signoff") or "." in question_id:
        return ""
    return "".join(c for c in question_id if c.isalpha())
