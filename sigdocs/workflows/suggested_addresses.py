"""Where a letter may go: suggested from the directory or the workspace's own list, never decided.

Nothing is suggested where 1c names several organisations, or several addresses fit: a person confirms
name, post, organisation and address in the brief every time (22).
"""

from __future__ import annotations

from dataclasses import replace

from sigdocs.model.directory import Organisation, organisations_in
from sigdocs.model.letters import Addressee, SharingBrief
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.people import Category
from sigdocs.model.recipients import Recipient
from sigdocs.reference.directory import directory_of
from sigdocs.reference.recipients import known_addresses
from sigdocs.workflows.desk import Desk

PROVIDER_POSTS = {
    "medical-director": "Medical Director",
    "chief-executive": "Chief Executive",
    "private-provider": "",
    "other-ro": "Responsible Officer",
}
_OWN_LIST = "this workspace's list of addresses (recipients.toml)"


def with_suggested_addressee(
    desk: Desk, brief: SharingBrief, minimised: MinimisedForm
) -> SharingBrief:
    """The brief with a suggested addressee and its source, or a word that a person has to choose."""
    directory = directory_of(desk.workspace.root)
    named = organisations_in(minimised.text("1c"), directory)
    to = brief.recipient
    if to.key in PROVIDER_POSTS:
        several = max(len(named), _organisations(minimised)) > 1
        found = (Addressee(), "") if several or not named else _provider(to, named[0])
        return replace(brief, addressee=found[0], source=found[1], many_organisations=several)
    trust = named[0] if len(named) == 1 else None
    addressee, source = _listed(desk, to, trust)
    if not source and trust is not None:
        addressee, source = _by_trust(to, trust, directory)
    return replace(brief, addressee=addressee, source=source)


def _organisations(minimised: MinimisedForm) -> int:
    """How many different organisations 1c names."""
    marks = (*minimised.kept, *minimised.redactions)
    named = (
        " ".join(mark.original.reveal().casefold().split())
        for mark in marks
        if mark.question == "1c" and mark.category is Category.ORGANISATION
    )
    return len(set(named))


def _provider(to: Recipient, trust: Organisation) -> tuple[Addressee, str]:
    addressee = Addressee(
        post=PROVIDER_POSTS[to.key], organisation=trust.name, address=trust.address
    )
    return addressee, _directory(trust)


def _listed(desk: Desk, to: Recipient, trust: Organisation | None) -> tuple[Addressee, str]:
    """The one address of the workspace's list that fits; none where several do."""
    fitting = [
        each
        for each in known_addresses(desk.workspace.root)
        if each.recipient == to.key and (not each.region or (trust and each.region == trust.region))
    ]
    if len(fitting) != 1:
        return Addressee(), ""
    (one,) = fitting
    addressee = Addressee(
        name=one.name, post=one.post, organisation=one.organisation, address=one.address
    )
    return addressee, _OWN_LIST


def _by_trust(
    to: Recipient, trust: Organisation, directory: tuple[Organisation, ...]
) -> tuple[Addressee, str]:
    """The board that commissions the trust, and the region it lies in, as the directory has them."""
    if to.key == "nhs-england" and trust.region:
        return Addressee(organisation=f"NHS England, {trust.region} region"), _directory(trust)
    board = next((each for each in directory if each.code == trust.board), None)
    if to.key == "icb" and board is not None:
        return Addressee(organisation=board.name, address=board.address), _directory(board)
    return Addressee(), ""


def _directory(organisation: Organisation) -> str:
    return f"the organisation directory (ODS code {organisation.code})"
