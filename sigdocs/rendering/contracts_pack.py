"""What the templates of the meeting pack and the notification may say (see ``contracts``)."""

from __future__ import annotations

from sigdocs.model.templates import TemplateContract

PACK_CONTRACTS: tuple[TemplateContract, ...] = ()
