"""Fills in the forms in many hands: Word files made from raw XML, as the reader must take them.

A form is a list of sections; a hand decides tables, letters, where the help stands, and what is
wrapped around an answer. Nothing here shares code with the reader.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from sigdocs.model.definitions import FormDefinition, Question

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/numbering" Target="numbering.xml"/></Relationships>'
)


def numbering(sections: int) -> str:
    """One lettered list for each section (list ids from 1), a bulleted (91) and a numbered one (92)."""
    kinds = [(n, "lowerLetter", "%1)") for n in range(1, sections + 1)]
    kinds += [(91, "bullet", "•"), (92, "decimal", "%1.")]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, kind, text in kinds
    )
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _, _ in kinds
    )
    return f'<w:numbering xmlns:w="{_W}">{abstract}{lists}</w:numbering>'


def package(body: str, *, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with this body; ``parts`` are added, or put in place of the usual ones."""
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/'
        f'office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/numbering.xml": numbering(9),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """Runs with tabs and line breaks as Word writes them."""
    inside = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inside = inside.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{look}<w:t xml:space='preserve'>{inside}</w:t></w:r>"


def paragraph(text: str, *, bold: bool = False, list_id: int = 0) -> str:
    """One paragraph; "- " and "1. " at its start become Word lists."""
    for mark, its_list in (("- ", 91), ("# ", 92)):
        if text.startswith(mark):
            text, list_id = text.removeprefix(mark), its_list
    numbered = (
        f"<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list_id}'/></w:numPr></w:pPr>"
        if list_id
        else ""
    )
    return f"<w:p>{numbered}{run(text, '<w:b/>' if bold else '')}</w:p>" if text else "<w:p/>"


def cell(content: str, properties: str = "") -> str:
    """One cell; Word wants a paragraph in each."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def row(*cells: str) -> str:
    """One row of cells."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """One table, and the paragraph that Word puts after it."""
    return f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>"


def control(content: str, *, waiting: bool = False) -> str:
    """A content control around something; ``waiting``: it shows its placeholder."""
    shows = "<w:showingPlcHdr/>" if waiting else ""
    return (
        f"<w:sdt><w:sdtPr><w:tag w:val='x'/>{shows}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How somebody fills in a form.

    ``layout``: side, stacked, cell, plain, inline, break, tabs, merged, nested. ``letters``: typed
    ("a) "), numbered ("2a. "), auto (Word counts), none. ``help_at``: label, after, none.
    ``wrap``: what stands around an answer: "", block, run, cell, row, table, inserted.
    """

    layout: str = "side"
    letters: str = "typed"
    help_at: str = "label"
    wrap: str = ""
    bold: bool = False
    heading_numbers: bool = True
    title: bool = True
    colon: bool = True


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One question as filled in."""

    question: Question
    label: str
    letter: str
    answer: str
    date: str | None = None
    list_id: int = 0
    lines: list[str] = field(default_factory=list)


def fill_in(
    definition: FormDefinition,
    answers: Mapping[str, str | Sequence[Mapping[str, str]]],
    hand: Hand,
    *,
    skip: frozenset[str] = frozenset(),
    edition: int = 17,
    labels: Mapping[str, str] | None = None,
    order: Mapping[str, list[str]] | None = None,
) -> bytes:
    """A Word file with the answers by question id ("signoff4.name" … in the list of 4a).

    Args:
        definition: the form.
        answers: a question that is not named is left blank.
        hand: how it is filled in.
        skip: sections ("6") and questions ("2a") that the sender deleted.
        edition: of the form used.
        labels: what somebody retyped, by question id.
        order: the order of a section's questions, where somebody moved them.
    """
    body = paragraph(definition.titles[0], bold=True) if hand.title else ""
    for number, section in enumerate(definition.sections, start=1):
        questions = [
            q
            for q in definition.in_edition(edition)
            if q.section == section.id and section.id not in skip and q.id not in skip
        ]
        if order and section.id in order:
            questions.sort(key=lambda q: order[section.id].index(q.id))
        for values in _occurrences(answers, section.repeats):
            rows = _filled(questions, values, labels or {}, number)
            heading = f"{section.id}. " * hand.heading_numbers + section.heading
            body += _section(heading, rows, hand) if rows else ""
    if hand.layout == "nested":
        body = table(row(cell(body + "<w:p/>")))
    return package(body)


def _occurrences(
    answers: Mapping[str, str | Sequence[Mapping[str, str]]], repeats: bool
) -> list[Mapping[str, str]]:
    single = {key: text for key, text in answers.items() if isinstance(text, str)}
    lists = [value for value in answers.values() if not isinstance(value, str)]
    return [{**single, **one} for one in lists[0]] if repeats and lists else [single]


def _filled(
    questions: list[Question], values: Mapping[str, str], labels: Mapping[str, str], section: int
) -> list[Filled]:
    found: list[Filled] = []
    letter = questions[0].letter if questions and questions[0].letter in "ag" else "a"
    for question in questions:
        if question.id.endswith(".date"):
            found[-1] = Filled(**{**vars(found[-1]), "date": values.get(question.id, "")})
            continue
        signed = question.id.startswith("signoff")
        found.append(
            Filled(
                question=question,
                label=labels.get(question.id, question.label),
                letter="" if signed else letter,
                answer=values.get(question.id, ""),
                list_id=0 if signed else section,
            )
        )
        letter = letter if signed else chr(ord(letter) + 1)
    return found


def _section(heading: str, rows: list[Filled], hand: Hand) -> str:
    layout = _LAYOUTS[hand.layout]
    if hand.layout in ("plain", "inline", "tabs"):
        return paragraph(heading, bold=True) + "".join(layout(one, hand) for one in rows)
    top = row(cell(paragraph(heading, bold=True), "<w:gridSpan w:val='2'/>"))
    made = table(top, *(layout(one, hand) for one in rows))
    return control(made) if hand.wrap == "table" else made


def _label(one: Filled, hand: Hand, extra: str = "") -> str:
    typed = {"typed": f"{one.letter}) ", "numbered": f"{one.question.section}{one.letter}. "}
    start = typed.get(hand.letters, "") if one.letter else ""
    colon = ":" if hand.colon and one.label[-1] not in "?:.)" else ""
    list_id = one.list_id if hand.letters == "auto" and one.letter else 0
    return paragraph(f"{start}{one.label}{colon}{extra}", bold=hand.bold, list_id=list_id)


def _help(one: Filled, hand: Hand, at: str) -> str:
    return "".join(map(paragraph, one.question.guidance)) if hand.help_at == at else ""


def _answer(text: str, hand: Hand) -> str:
    lines = "".join(map(paragraph, text.split("\n"))) if text else "<w:p/>"
    if hand.wrap == "block" and text:
        return control(control(lines))
    if hand.wrap == "run" and text and "\n" not in text and text[:2] not in ("- ", "# "):
        return f"<w:p>{control(run(text))}</w:p>"
    if hand.wrap == "inserted" and text and "\n" not in text and text[:2] not in ("- ", "# "):
        gone = "<w:r><w:delText>withdrawn words</w:delText></w:r>"
        return (
            f"<w:p><w:ins w:author='x'>{run(text)}</w:ins><w:del w:author='x'>{gone}</w:del></w:p>"
        )
    return lines


def _boxed(content: str, hand: Hand, properties: str = "") -> str:
    made = cell(content, properties)
    return control(made) if hand.wrap == "cell" else made


def _rowed(content: str, hand: Hand) -> str:
    return control(control(content)) if hand.wrap == "row" else content


def _side(one: Filled, hand: Hand) -> str:
    left = _label(one, hand) + _help(one, hand, "label")
    right = _answer(one.answer, hand) + _help(one, hand, "after")
    dated = one.date is not None
    cells = [cell(left), _boxed(right, hand)]
    cells += [cell(paragraph("Date:")), cell(_answer(one.date or "", hand))] if dated else []
    return _rowed(row(*cells), hand)


def _stacked(one: Filled, hand: Hand) -> str:
    if one.date is not None:
        return _side(one, hand)
    rows = [row(cell(_label(one, hand)))]
    rows += [row(cell(_help(one, hand, "label")))] * bool(_help(one, hand, "label"))
    rows.append(row(_boxed(_answer(one.answer, hand) + _help(one, hand, "after"), hand)))
    return _rowed("".join(rows), hand)


def _cell(one: Filled, hand: Hand) -> str:
    content = _label(one, hand) + _help(one, hand, "label") + _answer(one.answer, hand)
    content += _help(one, hand, "after")
    dated = one.date is not None
    content += paragraph("Date:") + _answer(one.date or "", hand) if dated else ""
    return _rowed(row(_boxed(content, hand)), hand)


def _plain(one: Filled, hand: Hand) -> str:
    made = _label(one, hand) + _help(one, hand, "label") + _answer(one.answer, hand)
    made += _help(one, hand, "after")
    if one.date is not None:
        made += paragraph("Date:", bold=hand.bold) + _answer(one.date, hand)
    return made + "<w:p/>"


def _inline(one: Filled, hand: Hand) -> str:
    first, _, rest = one.answer.partition("\n")
    if first[:2] in ("- ", "# ") or one.question.guidance or one.label[-1] in ").":
        return _plain(one, hand)
    made = _label(one, hand, f" {first}") + (
        "".join(map(paragraph, rest.split("\n"))) if rest else ""
    )
    return made + (paragraph(f"Date: {one.date}") if one.date is not None else "")


def _tabs(one: Filled, hand: Hand) -> str:
    if "\n" in one.answer or one.answer[:2] in ("- ", "# ") or one.question.guidance:
        return _plain(one, hand)
    dated = f"\tDate:\t{one.date}" if one.date is not None else ""
    return _label(one, hand, f"\t{one.answer}{dated}")


def _break(one: Filled, hand: Hand) -> str:
    if one.date is not None or any(line[:2] in ("- ", "# ") for line in one.answer.split("\n")):
        return _cell(one, hand)
    help_text = (
        "".join(f"\n{text}" for text in one.question.guidance) if hand.help_at != "none" else ""
    )
    return row(cell(_label(one, hand, f"{help_text}\n{one.answer}")))


def _merged(one: Filled, hand: Hand) -> str:
    """An answer over several rows, its label merged down beside them."""
    if one.date is not None or one.answer.count("\n") < 2:
        return _side(one, hand)
    lines = one.answer.split("\n")
    left = _label(one, hand) + _help(one, hand, "label")
    rows = []
    for number, part in enumerate(("\n".join(lines[:2]), "\n".join(lines[2:]))):
        merge = "<w:vMerge w:val='restart'/>" if number == 0 else "<w:vMerge/>"
        rows.append(row(cell(left if number == 0 else "", merge), cell(_answer(part, hand))))
    return "".join(rows)


_LAYOUTS = {
    "side": _side, "stacked": _stacked, "cell": _cell, "plain": _plain, "inline": _inline,
    "tabs": _tabs, "break": _break, "merged": _merged, "nested": _side,
}  # fmt: skip
