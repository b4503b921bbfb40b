"""How many cases of the register a learning summary could be about: the re-identification check (25)."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.errors import SigdocsError
from sigdocs.inbox.originals import is_kept, original
from sigdocs.model.digests import ApprovedSummary
from sigdocs.model.documents import DocumentKind
from sigdocs.model.forms import ParsedForm
from sigdocs.model.learning import SOURCES, Combination, combination_of
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.people import Category
from sigdocs.model.recognition import Recognition, Shared, figures_in
from sigdocs.model.records import DocumentStatus
from sigdocs.parsing.learning import read_summary
from sigdocs.reference.learning_codes import code_book
from sigdocs.workflows.desk import Desk

_PARTS = ("Theme", "Theme and setting", "Theme, setting and staff group")
_PUBLIC = (*SOURCES, "2b", "2e", "2f", "2g")


def recognition_of(
    desk: Desk,
    reference: str,
    form: ParsedForm,
    minimised: MinimisedForm,
    combination: Combination,
    narrative: str,
) -> Recognition:
    """What Information Governance needs to know; every other case is read and coded anew.

    Args:
        combination: theme, setting and staff group that the summary prints.
        narrative: its sentences, for the figures that are left in them.
    """
    others, unread = {}, 0
    for case in desk.register.cases():
        if case.reference != reference:
            found = _combination(desk, case.reference)
            others[case.reference] = found
            unread += found is None
    summed = {d.facts.reference for d in desk.register.documents()
              if d.facts.kind is DocumentKind.LEARNING_SUMMARY}  # fmt: skip
    same = {other for other, found in others.items() if found == combination}
    return Recognition(
        combination=combination,
        counted=tuple(_shared(combination, [c for c in others.values() if c])),
        cases=len(others) + 1,
        unread=unread,
        focus=desk.case(reference).focus,
        summaries=len(same & summed),
        public=_made_public(form),
        rare=sum(r.category is Category.RARE_DETAIL for r in minimised.redactions),
        figures=figures_in(narrative),
    )


def _shared(own: Combination, others: list[Combination]) -> Iterator[Shared]:
    for count, what in enumerate(_PARTS, start=1):
        alike = sum(other[:count] == own[:count] for other in others)
        yield Shared(what=f"{what} ({', '.join(own[:count])})", cases=alike + 1)


def _combination(desk: Desk, reference: str) -> Combination | None:
    """The codes of another case: those that people chose, else those that its wording suggests.

    None where its form cannot be read any more.
    """
    chosen = finished_summary(desk, reference)
    if chosen is not None:
        return chosen.combination
    try:
        form = desk.latest_form(reference)[0].form
    except SigdocsError:
        return None
    return combination_of("\n".join(form.text(question) for question in SOURCES), code_book())


def finished_summary(desk: Desk, reference: str) -> ApprovedSummary | None:
    """The last sealed summary of a case, in the words and codes that people chose."""
    sealed = [
        made.facts
        for made in desk.register.documents(reference, kind=DocumentKind.LEARNING_SUMMARY)
        if made.status is DocumentStatus.RELEASED and made.facts.sources
    ]
    if not sealed or not is_kept(desk.vault, sealed[-1].sources[0]):
        return None
    return read_summary(original(desk.vault, sealed[-1].sources[0]), ())


def _made_public(form: ParsedForm) -> tuple[str, ...]:
    text = "\n".join(form.text(question) for question in _PUBLIC)
    return tuple(code.name for code in code_book().made_public if any(code.hits(text)))
