"""What each template may say: its fields, with a sample of each and what it means.

The secretariat's list (templates/README.md) is written from here. A test holds every sample against
what the renderer really puts in.
"""

from __future__ import annotations

from sigdocs.errors import ReferenceWrong
from sigdocs.model.templates import TemplateContract
from sigdocs.rendering.contracts_learning import LEARNING_CONTRACTS
from sigdocs.rendering.contracts_letters import LETTER_CONTRACTS
from sigdocs.rendering.contracts_minutes import MINUTES_CONTRACTS
from sigdocs.rendering.contracts_pack import PACK_CONTRACTS
from sigdocs.rendering.contracts_review import REVIEW_CONTRACTS
from sigdocs.rendering.contracts_smt import SMT_CONTRACTS
from sigdocs.rendering.contracts_trail import TRAIL_CONTRACTS

CONTRACTS = (
    *LETTER_CONTRACTS,
    *LEARNING_CONTRACTS,
    *REVIEW_CONTRACTS,
    *PACK_CONTRACTS,
    *SMT_CONTRACTS,
    *MINUTES_CONTRACTS,
    *TRAIL_CONTRACTS,
)


def contract_of(name: str) -> TemplateContract:
    """The contract of a template, by its file name without ending.

    Raises:
        ReferenceWrong: sigdocs has no template of that name.
    """
    for contract in CONTRACTS:
        if contract.name == name:
            return contract
    known = ", ".join(contract.name for contract in CONTRACTS)
    raise ReferenceWrong("There is no template of that name.", next_step=f"Known: {known}.")
