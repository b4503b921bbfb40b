"""More hands: forms as people rebuild them, beyond those of ``hands``. No code shared with the reader.

Each hand makes a Word file of the notification's sections 1 to 4 from the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from sigdocs.model.definitions import FormDefinition, Question
from tests.parsing.hands import cell, package, paragraph, row, run, table

Answers = Mapping[str, str]
Maker = Callable[[FormDefinition, Answers], bytes]
LAST_SECTION = 4
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTNOTES = {
    "word/footnotes.xml": f"<w:footnotes xmlns:w='{_MAIN}'><w:footnote w:id='2'>"
    f"{paragraph('Brief, please.')}</w:footnote></w:footnotes>",
    "word/_rels/document.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/"
    f"2006/relationships'><Relationship Id='n' Type='{_RELATED}/numbering' Target='numbering.xml'/>"
    f"<Relationship Id='f' Type='{_RELATED}/footnotes' Target='footnotes.xml'/></Relationships>",
}


def asked(form: FormDefinition) -> list[Question]:
    """The questions that these hands fill in."""
    return [q for q in form.questions if int(q.section) <= LAST_SECTION]


def lettered(q: Question) -> str:
    """A label with its letter, if it has one."""
    return f"{q.letter}) {q.label}" if q.letter else q.label


def lines(text: str) -> str:
    """Paragraphs of an answer."""
    return "".join(map(paragraph, text.split("\n")))


def heading(form: FormDefinition, section: str, columns: int = 2) -> str:
    """A row across the table with the section's heading."""
    name = next(s.heading for s in form.sections if s.id == section)
    span = f"<w:gridSpan w:val='{columns}'/>"
    return row(cell(paragraph(f"{section}. {name}", bold=True), span))


def _rows(form: FormDefinition, make: Callable[[Question], str], columns: int = 2) -> str:
    made = ""
    for section, questions in groupby(asked(form), key=lambda q: q.section):
        made += heading(form, section, columns) + "".join(map(make, questions))
    return made


def three_columns(form: FormDefinition, answers: Answers) -> bytes:
    """Label, help and answer each in a column of its own."""

    def made(q: Question) -> str:
        label, text = cell(paragraph(lettered(q))), answers[q.id]
        return row(label, cell("".join(map(paragraph, q.guidance))), cell(lines(text)))

    return package(table(_rows(form, made, 3)))


def help_on_the_right(form: FormDefinition, answers: Answers) -> bytes:
    """Label, answer, and the help in the last column."""

    def made(q: Question) -> str:
        label, text = cell(paragraph(lettered(q))), answers[q.id]
        return row(label, cell(lines(text)), cell("".join(map(paragraph, q.guidance))))

    return package(table(_rows(form, made, 3)))


def footnoted(form: FormDefinition, answers: Answers) -> bytes:
    """Labels with footnote marks of all sorts: Word's own, a raised digit, stars and daggers."""
    marks = [
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>"
    ]
    marks += [run("1", "<w:vertAlign w:val='superscript'/>"), run("*"), run("†"), run(" **")]

    def made(q: Question) -> str:
        mark = marks[len(q.label) % len(marks)]
        return row(cell(f"<w:p>{run(lettered(q))}{mark}</w:p>"), cell(lines(answers[q.id])))

    return package(table(_rows(form, made)), parts=FOOTNOTES)


def in_text_boxes(form: FormDefinition, answers: Answers) -> bytes:
    """Answers typed into text boxes that somebody drew in the cells."""

    def made(q: Question) -> str:
        inside = f"<w:txbxContent>{lines(answers[q.id])}</w:txbxContent>"
        shape = f"<v:shape><v:textbox>{inside}</v:textbox></v:shape>"
        box = f"<w:p><w:r><w:pict {_V}>{shape}</w:pict></w:r></w:p>"
        filled = box if answers[q.id] else "<w:p/>"
        return row(cell(paragraph(f"{lettered(q)}:")), cell(filled))

    return package(table(_rows(form, made)))


def in_an_email(form: FormDefinition, answers: Answers) -> bytes:
    """The form pasted into a message that was then saved as a Word file."""
    top = "From: Una Crisp\nSent: 20 November 2026 09:12\nTo: Significant Concerns\nSubject: Form"
    body = lines(f"{top}\n\nDear all,\nPlease find the form below. Happy to talk.\n")
    for section, questions in groupby(asked(form), key=lambda q: q.section):
        name = next(s.heading for s in form.sections if s.id == section)
        body += paragraph(f"{section}. {name}", bold=True)
        for q in questions:
            body += paragraph(lettered(q), bold=True) + lines(answers[q.id] or " ")
    return package(body)


def renumbered(form: FormDefinition, answers: Answers) -> bytes:
    """Questions numbered 1.1, 1.2 instead of a), b)."""
    numbers: dict[str, str] = {}
    for section, questions in groupby(asked(form), key=lambda q: q.section):
        numbers |= {q.id: f"{section}.{n}" for n, q in enumerate(questions, start=1)}

    def made(q: Question) -> str:
        return row(cell(paragraph(f"{numbers[q.id]} {q.label}")), cell(lines(answers[q.id])))

    return package(table(_rows(form, made)))


def counted_through(form: FormDefinition, answers: Answers) -> bytes:
    """Questions counted through the form: Q1, Q2 … Q22, in plain paragraphs."""
    body = ""
    for number, q in enumerate(asked(form), start=1):
        body += paragraph(f"Q{number} {q.label}", bold=True) + lines(answers[q.id]) + "<w:p/>"
    return package(body)


def as_questions(form: FormDefinition, answers: Answers) -> bytes:
    """Every label turned into a question, some with words before it."""
    starts = {"1a": "What is your name", "1b": "Who is the director responsible"}
    starts["2g"] = "What is the RO advice"

    def made(q: Question) -> str:
        label = starts.get(q.id, q.labels[0].rstrip("?.").split(" – ")[0])
        return row(cell(paragraph(f"{label}?")), cell(lines(answers[q.id])))

    return package(table(_rows(form, made)))


def two_up(form: FormDefinition, answers: Answers) -> bytes:
    """Two questions beside each other in a row: label, answer, label, answer."""
    made = ""
    for section, questions in groupby(asked(form), key=lambda q: q.section):
        made += heading(form, section, 4)
        cells = [
            part
            for q in questions
            for part in (cell(paragraph(lettered(q))), cell(lines(answers[q.id])))
        ]
        made += "".join(row(*cells[at : at + 4]) for at in range(0, len(cells), 4))
    return package(table(made))


def two_up_above(form: FormDefinition, answers: Answers) -> bytes:
    """Two labels beside each other, their answers in the row beneath."""
    made = ""
    for section, questions in groupby(asked(form), key=lambda q: q.section):
        made += heading(form, section)
        pairs = list(questions)
        for at in range(0, len(pairs), 2):
            pair = pairs[at : at + 2]
            made += row(*(cell(paragraph(lettered(q))) for q in pair))
            made += row(*(cell(lines(answers[q.id])) for q in pair))
    return package(table(made))


def merged_both_ways(form: FormDefinition, answers: Answers) -> bytes:
    """Each question over two rows: the label merged down, the answer merged across and down."""
    start, on, wide = "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:gridSpan w:val='2'/>"

    def made(q: Question) -> str:
        first = row(cell(paragraph(lettered(q)), start), cell(lines(answers[q.id]), wide + start))
        return first + row(cell("", on), cell("", wide + on))

    grid = "<w:gridCol w:w='3000'/>" * 3
    return package(table(f"<w:tblGrid>{grid}</w:tblGrid>", _rows(form, made, 3)))


def bold_then_plain(form: FormDefinition, answers: Answers) -> bytes:
    """Label and answer in one paragraph, told apart by bold letters only."""
    body = ""
    for q in asked(form):
        first, _, rest = answers[q.id].partition("\n")
        body += f"<w:p>{run(q.label, '<w:b/>')}{run(' ' + first)}</w:p>" + (
            lines(rest) if rest else ""
        )
    return package(body)


def no_colon(form: FormDefinition, answers: Answers) -> bytes:
    """Label and answer in one paragraph with a blank between them, and nothing else."""
    body = ""
    for q in asked(form):
        first, _, rest = answers[q.id].partition("\n")
        body += paragraph(f"{q.label} {first}") + (lines(rest) if rest else "")
    return package(body)


def table_each(form: FormDefinition, answers: Answers) -> bytes:
    """A little table for each question, help as italic text between label and table."""
    body = ""
    for q in asked(form):
        body += paragraph(lettered(q), bold=True) + lines("\n".join(q.guidance))
        body += table(row(cell(lines(answers[q.id]))))
    return package(body)


OTHER_HANDS: dict[str, Maker] = {
    made.__name__: made
    for made in (
        three_columns, help_on_the_right, footnoted, in_text_boxes, in_an_email, renumbered,
        counted_through, as_questions, two_up, two_up_above, merged_both_ways, bold_then_plain,
        no_colon, table_each,
    )
}  # fmt: skip
