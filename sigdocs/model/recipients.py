"""Who information can be shared with (22), and what each needs to do its part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PROVIDERS = ("medical-director", "chief-executive", "private-provider")
"""Who speaks for the organisation concerned: support is offered to it (21)."""


class Needs(StrEnum):
    """What the recipient must act on: it decides what a letter may name (17, 22)."""

    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One kind of recipient. Name, post and address are confirmed by a person every time.

    ``title`` is printed; ``aliases`` are what people type for it, longest first when matched;
    ``profession`` is the register a professional regulator keeps ("doctors"), else "";
    ``via`` says through whom ("the employer liaison adviser"); ``tipping_off``: telling the
    subject first could harm an investigation.
    """

    key: str
    title: str
    aliases: tuple[str, ...]
    needs: Needs
    profession: str = ""
    via: str = ""
    note: str = ""
    tipping_off: bool = False
    paragraph: str = "22"
