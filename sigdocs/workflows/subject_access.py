"""Everything held about a named person (UK GDPR, article 15), into the restricted folder.

Whatever is held is searched (``holdings``), by every name of the person that is known: those given,
those in the cases' tables of people, with the numbers and pseudonyms that stand beside them there.
What it finds is for a person to go through: others are named in the same passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sigdocs.errors import ReferenceWrong
from sigdocs.minimisation.seeking import TITLES, Sought, folded_words, forms_of
from sigdocs.model.documents import RestrictedDocument, RestrictedPurpose
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.outcomes import Written
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.model.subject_access import Held
from sigdocs.model.workspace import Workspace
from sigdocs.reference.gazetteers import gazetteers
from sigdocs.rendering.subject_access import render_subject_access
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.holdings import Holding, holdings
from sigdocs.workflows.publishing import keep_restricted

_FOLDER = "subject-access"
_EARLIER = PersonalText("An earlier page about a person: it repeats what was found then.")
_SURE = ("full name", "full name, misspelt", "nickname and surname", "another name")


def everything_about(workspace: Workspace, names: tuple[PersonalText, ...], today: date) -> Written:
    """Search all that is held and write it into ``restricted/subject-access``; recorded.

    Args:
        workspace: where. names: the person's name, then others they go or went by. today: the day.

    Raises:
        ReferenceWrong: the name has fewer than two words. ApprovalMissing: not IG.
    """
    if not names or len(folded_words(names[0].reveal())) < 2:
        raise ReferenceWrong("Give forename and surname.", next_step='sigdocs sar "Ann Example".')
    with open_desk(workspace, today=today) as desk:
        by = desk.stamp_as(Role.IG)
        held, unread = _search(desk, names)
        for case, count in sorted(Counter(each.case for each in held).items()):
            told = facts(count=count)
            desk.register.note(EventKind.SUBJECT_ACCESS, by=by, reference=case, facts=told)
        if not held:
            desk.register.note(EventKind.SUBJECT_ACCESS, by=by, facts=facts(count=0))
        report = RestrictedDocument(
            document=render_subject_access(names, held, prepared=today, unread=unread),
            purpose=RestrictedPurpose.IG,
        )
        path = keep_restricted(desk, report, workspace.restricted / _FOLDER, reference="")
    return Written(paths=(path,), notes=tuple(_notes(held, unread)))


def _notes(held: tuple[Held, ...], unread: tuple[PersonalText, ...]) -> Iterator[str]:
    cases = len({each.case for each in held if each.case})
    yield f"{len(held)} passages in {cases} cases. Go through them: others are named too."
    if unread:
        yield f"{len(unread)} files could not be read; the page lists them: look at them yourself."
    if cases:
        yield "Nothing of a case is purged under: sigdocs hold place CASE --reason subject-access-request"


def _search(
    desk: Desk, names: tuple[PersonalText, ...]
) -> tuple[tuple[Held, ...], tuple[PersonalText, ...]]:
    """What is held, and what could not be read."""
    held: list[Held] = []
    unread: list[PersonalText] = []
    known: dict[str, Sought] = {}
    for holding in holdings(desk):
        if holding.case not in known:
            known[holding.case] = _known_as(desk, holding.case, names)
        held += _in_holding(holding, known[holding.case])
        if not holding.is_read:
            unread.append(PersonalText(holding.what))
    return tuple(held), tuple(unread)


def _known_as(desk: Desk, case: str, names: tuple[PersonalText, ...]) -> Sought:
    """The person as a case knows them: more names, numbers, pseudonyms."""
    sought = Sought(names=names, nicknames=gazetteers().nicknames)
    table = desk.people(case) if case else PeopleTable()
    for person in table.people:
        if any(sought.certainty(name.reveal()) in _SURE for name in person.names):
            more = tuple(name for name in person.names if len(folded_words(name.reveal())) > 1)
            sought = replace(
                sought,
                names=(*sought.names, *more),
                numbers=(*sought.numbers, *person.identifiers),
                labels=(*sought.labels, person.label),
                alone=sought.alone | _called(person.names, sought),
            )
    return sought


def _called(names: Iterable[PersonalText], sought: Sought) -> frozenset[str]:
    """What a case may call somebody without a surname: their first names, short or not, and others."""
    spelt = [folded_words(name.reveal()) for name in (*names, *sought.names)]
    firsts = {words[0] for words in spelt if words and words[0] not in TITLES}
    return frozenset(f for first in firsts for f in forms_of(first, sought.nicknames) if len(f) > 1)


def _in_holding(holding: Holding, sought: Sought) -> Iterator[Held]:
    is_earlier = f"/{_FOLDER}/" in holding.what
    for where, words in holding.passages:
        certainty = sought.certainty(words)
        if certainty:
            yield Held(
                case=holding.case,
                revision=holding.revision,
                where=PersonalText(", ".join(part for part in (holding.what, where) if part)),
                certainty=certainty,
                words=_EARLIER if is_earlier else PersonalText(words),
            )
            if is_earlier:
                return
