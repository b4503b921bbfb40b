"""What is wrong with a finished pack, for the person who has to circulate it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFinding:
    """One defect. ``pages`` are positions in the PDF counted from 1; none for the file as a whole.

    ``message`` is plain English without a word of the pack but our own references.
    """

    code: str
    message: str
    pages: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """The pages in words: "Page 4", "Pages 4 to 7 and 12", "Whole file"."""
        spans = list(_spans(self.pages))
        if not spans:
            return "Whole file"
        words = [f"{a} to {b}" if b > a else str(a) for a, b in spans]
        said = " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
        return f"{'Page' if len(self.pages) == 1 else 'Pages'} {said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChecked:
    """What came of checking a pack. ``holds_personal_data``: something that was removed is in it."""

    pages: int
    findings: tuple[PackFinding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds_personal_data(self) -> bool:
        """Whether a finding is about personal data."""
        return any(finding.code == "personal-data" for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """20 for personal data, 14 where no page has text, 12 for other defects, 0 without any."""
        if self.holds_personal_data:
            return 20
        scans = [len(f.pages) for f in self.findings if f.code == "no-text"]
        if self.pages and sum(scans) == self.pages:
            return 14
        return 12 if self.findings else 0


def _spans(pages: tuple[int, ...]) -> list[tuple[int, int]]:
    """Neighbouring pages as (first, last)."""
    spans: list[tuple[int, int]] = []
    for page in sorted(set(pages)):
        if spans and page == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], page)
        else:
            spans.append((page, page))
    return spans
