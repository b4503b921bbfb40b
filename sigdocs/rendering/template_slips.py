"""Slips of the hand in a template's tags, as they are made in Word: a lost brace, a space, capitals.

What is inside a tag is read by ``templates``; here only how it is written and where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from sigdocs.model.findings import Severity
from sigdocs.model.templates import TemplateFault
from sigdocs.rendering.template_parts import Paragraph, Tag, W, words_of

_BRACES = ("{{", "}}", "{%", "%}")
_CLOSING = {"value": "}}", "statement": "%}", "comment": "#}"}
_SPACED = re.compile(r"\{\s+[{%]|[}%]\s+\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]+)(?:\.[A-Za-z_.]+)?\s*\}(?!\})")
_CODES = ("instrText", "delText", "delInstrText")
_SCOPED = {"p": "paragraph", "tr": "row", "tc": "cell"}


def slips(paragraph: Paragraph, fields: Collection[str]) -> Iterator[TemplateFault]:
    """Every slip of one paragraph. ``fields`` are the names that the template may use."""
    yield from _halves(paragraph)
    yield from _single(paragraph, fields)
    yield from _in_codes(paragraph)
    yield from _alone(paragraph)
    for tag in paragraph.tags:
        yield from _closed_otherwise(paragraph, tag)
        yield from _split(paragraph, tag)
        yield from _lost_beside(paragraph, tag)
    yield from _empty_cell(paragraph)


def fault_at(
    code: str,
    paragraph: Paragraph,
    message: str,
    *,
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
) -> TemplateFault:
    """A fault with the place of its paragraph."""
    return TemplateFault(
        code=code,
        severity=severity,
        message=message,
        place=paragraph.place,
        suggestion=suggestion,
        part=paragraph.part,
        paragraph=paragraph.index,
    )


def _halves(paragraph: Paragraph) -> Iterator[TemplateFault]:
    beside = paragraph.beside_tags
    broken = [mark for mark in _BRACES if mark in beside]
    if broken:
        message = f"There is “{broken[0]}” without its other half in the same paragraph."
        yield fault_at("broken-tag", paragraph, message)
    elif _SPACED.search(beside):
        message = "There is a space between the two signs of a tag: {{ and }}, {% and %} are one."
        yield fault_at("broken-tag", paragraph, message)


def _single(paragraph: Paragraph, fields: Collection[str]) -> Iterator[TemplateFault]:
    for match in _SINGLE.finditer(paragraph.beside_tags):
        if match[1] in fields:
            message = (
                f"{match[0]} has one brace on each side and is printed as it is: a tag has two."
            )
            yield fault_at("broken-tag", paragraph, message, suggestion=f"{{{match[0]}}}")


def _in_codes(paragraph: Paragraph) -> Iterator[TemplateFault]:
    """Tags where Word keeps codes and deleted text: filled in, though nobody sees them."""
    for name in _CODES:
        text = "".join(node.text or "" for node in paragraph.element.iter(f"{W}{name}"))
        if any(mark in text for mark in _BRACES):
            is_code = name != "delText"
            where = "a field code (Alt+F9 shows it)" if is_code else "deleted text"
            yield fault_at("broken-tag", paragraph, f"There is a tag in {where}. Take it out.")


def _alone(paragraph: Paragraph) -> Iterator[TemplateFault]:
    """A statement that fills a paragraph but is not one for paragraphs leaves an empty line."""
    if len(paragraph.tags) != 1 or paragraph.beside_tags.strip():
        return
    (tag,) = paragraph.tags
    if tag.kind == "statement" and not tag.scope and not tag.body.startswith("set "):
        message = f"{tag.written} leaves an empty line: write {{%p {tag.body} %}}, as its partner."
        yield fault_at("empty-line", paragraph, message, severity=Severity.WARNING)


def _closed_otherwise(paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
    if not tag.written.endswith(_CLOSING[tag.kind]):
        message = f"{tag.written} opens with {tag.written[:2]} and closes with {tag.written[-2:]}."
        yield fault_at("broken-tag", paragraph, message)


def _split(paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
    if tag.runs > 1:
        message = f"Word has split {tag.written} into {tag.runs} pieces. Type it again in one go."
        yield fault_at("split-tag", paragraph, message, severity=Severity.WARNING)


def _lost_beside(paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
    """Text that docxtpl drops: whatever stands beside a tag for a paragraph, a row or a cell."""
    if tag.scope not in _SCOPED:
        return
    what, holder = _SCOPED[tag.scope], _holder(paragraph, tag.scope)
    if holder is None:
        message = f"{tag.written} is for a {what} of a table, and there is no table here."
        yield fault_at("broken-tag", paragraph, message)
        return
    whole = "".join(node.text or "" for node in holder.iter(f"{W}t"))
    if whole.replace(tag.written, "", 1).strip():
        message = f"What else stands in the {what} of {tag.written} is lost. Give it its own."
        yield fault_at("lost-text", paragraph, message)


def _holder(paragraph: Paragraph, scope: str) -> etree._Element | None:
    if scope == "p":
        return paragraph.element
    return next(paragraph.element.iterancestors(f"{W}{scope}"), None)


def _empty_cell(paragraph: Paragraph) -> Iterator[TemplateFault]:
    """A cell needs a paragraph: one whose paragraphs all depend on an "if" may lose every one."""
    cell = paragraph.element.getparent()
    if cell is None or cell.tag != f"{W}tc" or not any(t.scope == "p" for t in paragraph.tags):
        return
    own = cell.findall(f"{W}p")
    if paragraph.element is own[-1] and not _keeps_one([words_of(p) for p in own]):
        message = (
            "This cell can end up without a line, and Word cannot open that: add an empty one."
        )
        yield fault_at("empty-cell", paragraph, message)


def _keeps_one(lines: list[str]) -> bool:
    """Whether a paragraph is left whatever the fields say (a loop counts as run at least once)."""
    open_ifs: list[list[bool]] = []
    kept = [False]
    for line in lines:
        word = line.partition("{%p")[2].split()[:1]
        if word == ["if"]:
            open_ifs.append([])
            kept.append(False)
        elif word and word[0] in ("else", "elif", "endif") and open_ifs:
            open_ifs[-1].append(kept.pop())
            if word == ["endif"]:
                branches = open_ifs.pop()
                kept[-1] = kept[-1] or (len(branches) > 1 and all(branches))
            else:
                kept.append(False)
        elif not word:
            kept[-1] = True
    return kept[0]
