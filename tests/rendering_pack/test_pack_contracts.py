"""The samples by which the templates of pack and notification are checked are what is put in."""

from __future__ import annotations

from typing import Any

import pytest
from invented_pack import audit_trail, case, mixed_pack
from pack_templates import template

from sigdocs.model.meetings import AbsentCase, AgendaKind
from sigdocs.rendering import notification, pack
from sigdocs.rendering.contracts import contract_of
from sigdocs.rendering.fields import field_names
from sigdocs.rendering.fill import fill
from sigdocs.rendering.templates import check_template


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    seen: dict[str, dict[str, Any]] = {}
    for name, module in (("pack", pack), ("notification", notification)):

        def spied(content: bytes, context: dict[str, Any], name: str = name) -> Any:
            seen[name] = context
            return fill(content, context)

        monkeypatch.setattr(module, "fill", spied)
    held = AbsentCase(reference="SC-1", function="x", reason="y", kind=AgendaKind.NEW)
    pack.render_pack(template("pack"), mixed_pack(changes=("Added.",), withheld=(held,)))
    one = case(5, AgendaKind.ENHANCED)
    notification.render_notification(
        template("notification"),
        reference="SC-2026-0005",
        form=audit_trail(),
        definition=one.definition,
        facts=one.facts,
    )
    return seen


def tops(names: Any) -> set[str]:
    """Field names without what lies in lists that happen to be empty in one of the two."""
    return {name.replace("[]", "").split(".paragraphs")[0] for name in names}


@pytest.mark.parametrize("name", ["pack", "notification"])
def test_the_sample_has_the_fields_that_are_put_in(
    name: str, contexts: dict[str, dict[str, Any]]
) -> None:
    real, sample = tops(field_names(contexts[name])), tops(field_names(contract_of(name).sample))
    blocks = {
        path for path in real ^ sample if ".blocks." in path
    }  # each kind of block has its own
    assert real ^ sample == blocks


@pytest.mark.parametrize("name", ["pack", "notification"])
def test_the_shipped_template_has_no_fault(name: str) -> None:
    assert check_template(template(name), contract_of(name)) == ()


@pytest.mark.parametrize("name", ["pack", "notification"])
def test_every_field_is_explained(name: str) -> None:
    contract = contract_of(name)
    assert set(field_names(contract.sample)) == set(contract.meanings)
