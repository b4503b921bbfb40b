"""Why a document was withheld, for the person who must mend it: a line a finding, and what to do next.

It names the row of the redaction report and the places, as a reader of the document would call them;
never the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sigdocs.model.clearances import ReportRow
from sigdocs.model.documents import ProofFinding

_LEAKS = ("leak-strong", "leak-name", "leak-weak", "leak-date", "leak-age")
_PLACES: tuple[tuple[str, str], ...] = (
    (r"header \w", "the message's {0}"),
    (r"header", "the header"),
    (r"footer", "the footer"),
    (r"comments", "a comment"),
    (r"footnotes", "a footnote"),
    (r"endnotes", "an endnote"),
    (r"bookmark", "a bookmark"),
    (r"outline", "the outline (PDF bookmarks) or the title"),
    (r"picture|alternative text", "the description of a picture (alternative text)"),
    (r"replacement text|expansion", "the text given to screen readers"),
    (r"annotation|link", "a link or annotation"),
    (r"field's code", "a field's code in {0}"),
    (r"form field|content control|list of choices", "a form field"),
    (r"document variable", "a document variable"),
    (r"customXml", "data kept beside the text (custom XML)"),
    (r"docProps|document information|property|metadata|Author|author", "the file's properties"),
    (r"attachment|embedded|part \d+ of the package", "an embedded or attached file"),
    (r"file's name|file name|its name", "a file's name"),
    (r"style", "the name of a style"),
    (r"destination|page label|structure|script", "the file's inner structure"),
    (r"object \d+|trailer|streams|markup|entry|package's parts|file's objects|XML", "inside the file"),
)  # fmt: skip
_PRINTED = re.compile(
    r"(?:(?:attachment, )|(?:word/document\.xml, ))?(paragraph \d+|page \d+|line \d+)"
)


def told(findings: Sequence[ProofFinding]) -> tuple[str, ...]:
    """One line for each row of a redaction report (or kind of fault), then what to do next."""
    groups: dict[ReportRow | str, list[ProofFinding]] = {}
    for finding in findings:
        groups.setdefault(finding.row or finding.message, []).append(finding)
    lines = [_line(same) for same in groups.values() if not _is_told(same, findings)]
    return (*lines, *_next_steps(findings))


def _is_told(same: list[ProofFinding], findings: Sequence[ProofFinding]) -> bool:
    """Whether a name that was found from scratch is one that a row of the report is about."""
    rows = {finding.place for finding in findings if finding.row}
    return same[0].code == "name-left" and all(finding.place in rows for finding in same)


def _line(same: list[ProofFinding]) -> str:
    codes = ", ".join(dict.fromkeys(finding.code for finding in same))
    row = same[0].row
    what = same[0].message.removesuffix(".")
    if row:
        found = re.search(r"\((?:person:)?([^()]*)\)$", what)
        kind = f" ({found[1].replace('-', ' ')})" if found else ""
        report = f"the redaction report of {row.case} ({row.readers})"
        what = f"row {row.number} of {report}{kind} is in the document"
    return f"withheld: {codes}: {what}: {'; '.join(_places(same))}."


def _places(same: Iterable[ProofFinding]) -> Iterator[str]:
    """Each place once, in words, with how often it is there where it is more than once."""
    times: dict[str, int] = {}
    spots: dict[str, int] = {}
    for finding in same:
        spots[finding.place] = spots.get(finding.place, 0) + (1 if finding.spot else 0)
        here = spots[finding.place] if finding.spot else finding.times
        times[finding.place] = max(times.get(finding.place, 0), here)
    called: dict[str, int] = {}
    for place, often in times.items():
        called[in_words(place)] = called.get(in_words(place), 0) + often
    for place, often in called.items():
        yield f"{place} ({often} places)" if often > 1 else place


def in_words(place: str) -> str:
    """A place of a finished file as a person would call it."""
    printed = _PRINTED.fullmatch(place)
    if printed:
        return f"the attachment, {printed[1]}" if place.startswith("attachment") else printed[1]
    for pattern, words in _PLACES:
        if re.search(pattern, place):
            inner = re.search(r"paragraph \d+|(?<=header )[\w-]+", place)
            return words.format(inner[0] if inner else "the text")
    return place


def _next_steps(findings: Sequence[ProofFinding]) -> Iterator[str]:
    """What to do: mend where a person wrote it; for a weak form, or let IG clear the place."""
    if not any(finding.code in (*_LEAKS, "name-left", "identifier-left") for finding in findings):
        return
    yield (
        "It was not released. Take the words out where they came in, the edited draft or the "
        "template; where the form's own text slipped through, IG removes it in its row. "
        "The row says which words they are."
    )
    for case in dict.fromkeys(f.row.case for f in findings if f.row and f.spot):
        yield (
            "Is it only the ordinary word (“may”, not Mrs May)? IG clears the place: "
            f"sigdocs review clear {case}"
        )
