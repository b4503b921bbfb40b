"""What Information Governance decides on: distinct findings, numbered as its redaction report prints them."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.minimised import Action, MinimisedForm, Redaction


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One distinct finding: the same person or words, of the same kind, with the same proposal.

    ``number`` is the printed row number, from 1; ``redactions`` are all its mentions.
    """

    number: int
    redactions: tuple[Redaction, ...]

    @property
    def first(self) -> Redaction:
        """Its first mention."""
        return self.redactions[0]

    @property
    def spellings(self) -> str:
        """Every way it is written, the fullest first."""
        found = {" ".join(r.original.reveal().split()) for r in self.redactions}
        return " / ".join(sorted(found, key=lambda words: (-len(words), words)))


def finding_rows(minimised: MinimisedForm) -> tuple[FindingRow, ...]:
    """The rows of the report: what would change first, then what was found and kept."""
    groups: dict[tuple[str, str, str, str], list[Redaction]] = {}
    for redaction in (*minimised.redactions, *minimised.kept):
        words = " ".join(redaction.original.reveal().split()).casefold()
        same = redaction.person or words
        shown = "" if redaction.action is Action.KEPT else redaction.replacement
        key = (redaction.category.value, same, redaction.action.value, shown)
        groups.setdefault(key, []).append(redaction)
    return tuple(
        FindingRow(number=number, redactions=tuple(mentions))
        for number, mentions in enumerate(groups.values(), start=1)
    )
