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
    is_plain,
    is_rich,
    item_of,
    parse_expression,
    unknown_fields,
    value_of,
)
from sigdocs.rendering.fill import fill
from sigdocs.rendering.structure import structure_faults
from sigdocs.rendering.template_parts import (
    Paragraph,
    Part,
    Tag,
    W,
    read_package,
    text_parts,
    words_of,
)

_BRACES = ("{{", "}}", "{%", "%}")
_CLOSES = {"endfor": "for", "endif": "if"}


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
                yield _fault("left-over-tag", paragraph, "This tag is still there once filled in.")


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
            yield _fault("broken-tag", paragraph, message)

    def _value(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        node = parse_expression(tag.body)
        yield from self._unknown(node, paragraph, tag)
        value = value_of(node, self.scope)
        if is_rich(value) and tag.scope != "r":
            message = f"{tag.written} must be written {{{{r {tag.body} }}}}, or its text is lost."
            yield _fault("lost-text", paragraph, message, suggestion=f"{{{{r {tag.body} }}}}")
        if is_plain(value) and tag.scope == "r":
            message = f"{tag.written} is plain text: write {{{{ {tag.body} }}}}, or it is lost."
            yield _fault("lost-text", paragraph, message, suggestion=f"{{{{ {tag.body} }}}}")

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
                yield _fault("broken-tag", paragraph, f"{tag.written} belongs to no “if”.")
        else:
            yield _fault("broken-tag", paragraph, f"{tag.written} is not a tag that can be used.")

    def _loop(self, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        loop = Environment(autoescape=True).parse("{% " + tag.body + " %}{% endfor %}").body[0]
        assert isinstance(loop, nodes.For)  # noqa: S101 - narrows for mypy
        yield from self._unknown(loop.iter, paragraph, tag)
        self.scope.enter_loop(loop.target, item_of(value_of(loop.iter, self.scope)))
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
            yield _fault("broken-tag", paragraph, message)
            return
        if self.open.pop()[0] == "for":
            self.scope.leave_loop()

    def _unknown(self, node: nodes.Node, paragraph: Paragraph, tag: Tag) -> Iterator[TemplateFault]:
        for unknown in unknown_fields(node, self.scope):
            meant = f" Did you mean “{unknown.suggestion}”?" if unknown.suggestion else ""
            message = f"There is no field “{unknown.field}” here ({tag.written}).{meant}"
            yield _fault("unknown-field", paragraph, message, suggestion=unknown.suggestion)


def _tag_faults(part: Part, contract: TemplateContract) -> Iterator[TemplateFault]:
    reader = _Reader(scope=Scope(contract.sample))
    for paragraph in part.paragraphs:
        yield from _written_badly(paragraph)
        yield from _lost_beside(paragraph)
        yield from _empty_cell(paragraph)
        for tag in paragraph.tags:
            yield from reader.read(paragraph, tag)
    for word, paragraph in reader.open:
        message = f"This “{word}” is never closed with {{% end{word} %}}."
        yield _fault("broken-tag", paragraph, message)


def _written_badly(paragraph: Paragraph) -> Iterator[TemplateFault]:
    broken = [mark for mark in _BRACES if mark in paragraph.beside_tags]
    if broken:
        message = f"There is “{broken[0]}” without its other half in the same paragraph."
        yield _fault("broken-tag", paragraph, message)
    for tag in paragraph.tags:
        if tag.runs > 1:
            message = (
                f"Word has split {tag.written} into {tag.runs} pieces. Type it again in one go."
            )
            yield _fault("split-tag", paragraph, message, severity=Severity.WARNING)


def _lost_beside(paragraph: Paragraph) -> Iterator[TemplateFault]:
    """Text that docxtpl drops: whatever stands beside a tag for a paragraph, a row or a cell."""
    for tag in paragraph.tags:
        holder = _holder(paragraph, tag.scope)
        if holder is None:
            continue
        whole = "".join(node.text or "" for node in holder.iter(f"{W}t"))
        if whole.replace(tag.written, "", 1).strip():
            what = {"p": "paragraph", "tr": "row", "tc": "cell"}[tag.scope]
            message = f"What else stands in the {what} of {tag.written} is lost. Give it its own."
            yield _fault("lost-text", paragraph, message)


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
        yield _fault("empty-cell", paragraph, message)


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


def _holder(paragraph: Paragraph, scope: str):  # type: ignore[no-untyped-def] # lxml element or None
    if scope == "p":
        return paragraph.element
    if scope in ("tr", "tc"):
        return next(paragraph.element.iterancestors(f"{W}{scope}"), None)
    return None


def _fault(
    code: str,
    paragraph: Paragraph,
    message: str,
    *,
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
) -> TemplateFault:
    return TemplateFault(
        code=code,
        severity=severity,
        message=message,
        place=paragraph.place,
        suggestion=suggestion,
        part=paragraph.part,
        paragraph=paragraph.index,
    )
