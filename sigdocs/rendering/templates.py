"""Checks a Word template before a run starts: tags, fields, structure, and a render with sample data.

The secretariat change templates in Word, so every fault has its place and, where one can be guessed,
what was probably meant. What the finished document says is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Severity
from sigdocs.model.templates import TemplateContract, TemplateFault
from sigdocs.rendering.comment_parts import Note, with_notes
from sigdocs.rendering.fields import (
    Scope,
    is_many,
    is_plain,
    is_rich,
    item_of,
    parse_expression,
    reckons,
    unknown_fields,
    value_of,
)
from sigdocs.rendering.fill import fill
from sigdocs.rendering.structure import structure_faults
from sigdocs.rendering.template_parts import Paragraph, Part, Tag, read_package, text_parts
from sigdocs.rendering.template_slips import fault_at, slips

_CLOSES = {"endfor": "for", "endif": "if"}
_WORDS = ("if", "elif", "else", "endif", "for", "endfor", "set")


def check_template(template: bytes, contract: TemplateContract) -> tuple[TemplateFault, ...]:
    """Every fault of a template, the grave ones (severity error) first.

    Raises:
        ReferenceWrong: it is no Word document.
    """
    package = read_package(template)
    parts = text_parts(package)
    faults = [fault for part in parts for fault in _tag_faults(part, contract)]
    faults += structure_faults(package, parts)
    if not any(fault.severity is Severity.ERROR for fault in faults):
        faults += _render_faults(template, contract)
    return tuple(sorted(faults, key=lambda fault: fault.severity is not Severity.ERROR))


def preview_template(template: bytes, contract: TemplateContract) -> bytes:
    """The template filled with its sample data.

    Raises:
        ReferenceWrong: it cannot be filled.
    """
    return fill(template, contract.sample).content


def annotated(template: bytes, faults: Sequence[TemplateFault]) -> bytes:
    """A copy of the template with a Word comment at each fault; those without a place at the start.

    Word allows no comments in headers and footers: what is wrong there is said at the start too.
    """
    notes = []
    for fault in faults:
        here = fault.part == "word/document.xml" and fault.paragraph >= 0
        place = "" if here else f"{fault.place}: "
        notes.append(Note(paragraph=fault.paragraph if here else 0, text=f"{place}{fault.message}"))
    return with_notes(template, notes)


def _render_faults(template: bytes, contract: TemplateContract) -> Iterator[TemplateFault]:
    try:
        filled = preview_template(template, contract)
    except ReferenceWrong as problem:
        yield TemplateFault(
            code="cannot-be-filled",
            severity=Severity.ERROR,
            message=problem.message,
            place="the whole template",
        )
        return
    for part in text_parts(read_package(filled)):
        for paragraph in part.paragraphs:
            if paragraph.tags:
                yield fault_at(
                    "left-over-tag", paragraph, "This tag is still there once filled in."
                )


@dataclass(slots=True)
class _Reader:
    """Goes through the tags of one part in order, with the loops that are open."""

    scope: Scope
    open: list[tuple[str, Paragraph]] = field(default_factory=list)

    def read(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        """The faults of one tag."""
        if tag.kind == "comment":
            return
        try:
            if tag.kind == "value":
                yield from self._value(paragraph, tag)
            else:
                yield from self._statement(paragraph, tag)
        except TemplateSyntaxError as problem:
            message = f"The tag {tag.written} cannot be understood: {problem.message}."
            yield fault_at("broken-tag", paragraph, message)

    def _value(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        node = parse_expression(tag.body)
        unknown = list(self._unknown(node, paragraph, tag))
        yield from unknown
        wrong = "" if unknown else reckons(node, tag.body, self.scope)
        if wrong:
            message = f"{tag.written} does what cannot be done ({wrong})."
            yield fault_at("broken-tag", paragraph, message)
        value = value_of(node, self.scope)
        if is_many(value):
            message = f"{tag.written} is a list or a group of fields: print one field of it."
            yield fault_at("unknown-field", paragraph, message)
        if is_rich(value) and tag.scope != "r":
            message = f"{tag.written} must be written {{{{r {tag.body} }}}}, or its text is lost."
            yield fault_at("lost-text", paragraph, message, suggestion=f"{{{{r {tag.body} }}}}")
        if is_plain(value) and tag.scope == "r":
            message = f"{tag.written} is plain text: write {{{{ {tag.body} }}}}, or it is lost."
            yield fault_at("lost-text", paragraph, message, suggestion=f"{{{{ {tag.body} }}}}")

    def _statement(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        word, _, rest = tag.body.partition(" ")
        if word in ("if", "elif"):
            yield from self._unknown(parse_expression(rest), paragraph, tag)
        if word == "if":
            self.open.append((word, paragraph))
        elif word == "for":
            yield from self._loop(paragraph, tag)
        elif word == "set":
            yield from self._set(paragraph, tag)
        elif word in _CLOSES:
            yield from self._close(word, paragraph, tag)
        elif word in ("elif", "else"):
            if not self.open:
                yield fault_at("broken-tag", paragraph, f"{tag.written} belongs to no “if”.")
        else:
            yield _no_tag(paragraph, tag, word)

    def _loop(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        loop = Environment(autoescape=True).parse("{% " + tag.body + " %}{% endfor %}").body[0]
        assert isinstance(loop, nodes.For)  # noqa: S101 - narrows for mypy
        yield from self._unknown(loop.iter, paragraph, tag)
        value = value_of(loop.iter, self.scope)
        if is_plain(value):
            message = f"{tag.written} goes through something that is no list."
            yield fault_at("broken-tag", paragraph, message)
        self.scope.enter_loop(loop.target, item_of(value))
        self.open.append(("for", paragraph))

    def _set(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        assign = Environment(autoescape=True).parse("{% " + tag.body + " %}").body[0]
        if isinstance(assign, nodes.Assign) and isinstance(assign.target, nodes.Name):
            yield from self._unknown(assign.node, paragraph, tag)
            self.scope.define(assign.target.name, value_of(assign.node, self.scope))

    def _close(self, word: str, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        if not self.open or self.open[-1][0] != _CLOSES[word]:
            opened = f"“{self.open[-1][0]}” at {self.open[-1][1].place}" if self.open else "nothing"
            message = f"{tag.written} does not fit: {opened} is open here."
            yield fault_at("broken-tag", paragraph, message)
            return
        if self.open.pop()[0] == "for":
            self.scope.leave_loop()

    def _unknown(self, node: nodes.Node, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        for unknown in unknown_fields(node, self.scope):
            meant = f" Did you mean “{unknown.suggestion}”?" if unknown.suggestion else ""
            what = f"There is no {unknown.kind} “{unknown.field}” here ({tag.written}).{meant}"
            if unknown.of_list:
                what = (
                    f"“{unknown.field}” ({tag.written}) belongs to each item of a list: write it inside "
                    "a “for” over that list."
                )
            yield fault_at("unknown-field", paragraph, what, suggestion=unknown.suggestion)


def _no_tag(paragraph: Paragraph, tag: Tag, word: str) -> TemplateFault:
    """A word that opens no tag; capitals are a slip that can be named."""
    first, _, rest = tag.body.partition(" ")
    is_scope = first.casefold() in ("p", "tr", "tc", "r") and rest
    meant = f"{{%{tag.body.lower() if is_scope else ' ' + tag.body.lower()} %}}"
    known = rest.casefold().split(" ")[0] if is_scope else word.casefold()
    is_slip = known in _WORDS and (word != word.casefold() or is_scope)
    hint = f" Write it without capitals: {meant}" if is_slip else ""
    message = f"{tag.written} is not a tag that can be used.{hint}"
    return fault_at("broken-tag", paragraph, message, suggestion=meant if is_slip else "")


def _tag_faults(part: Part, contract: TemplateContract) -> Iterator[TemplateFault]:
    reader = _Reader(scope=Scope(contract.sample))
    for paragraph in part.paragraphs:
        yield from slips(paragraph, reader.scope.all_names())
        for tag in paragraph.tags:
            yield from reader.read(paragraph, tag)
    for word, paragraph in reader.open:
        message = f"This “{word}” is never closed with {{% end{word} %}}."
        yield fault_at("broken-tag", paragraph, message)
