"""What all contracts of templates share: the office, the reference, how a contract is put together."""

from __future__ import annotations

from typing import Any

from sigdocs.model.templates import TemplateContract

_OFFICE = {
    "name": "Significant Concerns Group secretariat",
    "organisation": "NHS Resolution",
    "email": "secretariat@significantconcerns.example",
    "telephone": "020 7946 0000",
    "address": "8th Floor, 10 South Colonnade, London, E14 4PU",
    "signatory": "Chair, Significant Concerns Group",
    "signatory_post": "NHS Resolution",
}
_MEANINGS = {
    "office.name": "Who writes, from sigdocs.toml",
    "office.organisation": "The organisation",
    "office.email": "Where to reply",
    "office.telephone": "May be empty",
    "office.address": "On one line",
    "office.signatory": "Who signs letters to other organisations",
    "office.signatory_post": "Printed under the signatory",
    "reference": "Our reference; never a person’s name",
    "draft": "True while the document is a draft (for “if”)",
    "dated": "The date of the letter; may be empty on a draft",
}


def contract(
    name: str, title: str, sample: dict[str, Any], meanings: dict[str, str]
) -> TemplateContract:
    """A contract whose template may also say who writes."""
    return TemplateContract(
        name=name,
        title=title,
        sample={"office": _OFFICE, **sample},
        meanings={**_MEANINGS, **meanings},
    )
