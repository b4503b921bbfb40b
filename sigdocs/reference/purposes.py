"""Loads the policy table (``purposes.toml``), which Information Governance owns."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category
from sigdocs.model.policy import KnownOrganisation, Policy, PolicyRule, RecipientNeeds
from sigdocs.reference.files import check_keys, load_toml
from sigdocs.reference.gazetteers import gazetteers, names_model

_ACTIONS = {
    "keep": Action.KEPT,
    "pseudonymise": Action.PSEUDONYMISED,
    "generalise": Action.GENERALISED,
    "remove": Action.REMOVED,
    "withhold": Action.WITHHELD,
}
_WHO = ("anyone", "subject", "registered-subject")
_DATES = ("relative-quarter", "quarter")


@cache
def minimisation_policy(organisations: tuple[KnownOrganisation, ...] = ()) -> Policy:
    """The policy, with the organisations of the imported directory where there is one.

    Raises:
        ReferenceWrong: a key, category, purpose, focus or action is not known.
    """
    raw = load_toml("purposes.toml")
    needed = ("version", "rules", "recipients", "small_numbers", "dates", "withheld_text")
    check_keys(raw, where="purposes.toml", needed=needed, allowed=())
    if raw["dates"] not in _DATES:
        raise ReferenceWrong("purposes.toml: dates has an unknown value.")
    low, high = raw["small_numbers"]
    return Policy(
        version=raw["version"],
        rules=tuple(rule for row in raw["rules"] for rule in _rules(row)),
        recipients=tuple(known for row in raw["recipients"] for known in _recipients(row)),
        words=gazetteers(),
        small_numbers=(low, high),
        dates=raw["dates"],
        withheld_text=raw["withheld_text"],
        organisations=organisations,
        names_model=names_model(),
    )


def _rules(row: dict[str, Any]) -> tuple[PolicyRule, ...]:
    """One row of the file is a rule for each of its categories."""
    needed = ("purpose", "categories", "action", "reason", "paragraph")
    where = f"purposes.toml, rule for {row.get('categories', '?')}"
    check_keys(row, where=where, needed=needed, allowed=("who", "needs", "focus"))
    if row["action"] not in _ACTIONS or row.get("who", "anyone") not in _WHO:
        raise ReferenceWrong(f"{where}: action or who has an unknown value.")
    try:
        return tuple(
            PolicyRule(
                category=Category(category),
                purpose=Purpose(row["purpose"]),
                action=_ACTIONS[row["action"]],
                reason=row["reason"],
                paragraph=row["paragraph"],
                who=row.get("who", "anyone"),
                needs=row.get("needs", ""),
                focus=tuple(Focus(name) for name in row.get("focus", ())),
            )
            for category in row["categories"]
        )
    except ValueError as problem:
        raise ReferenceWrong(f"{where}: {problem}.") from None


def _recipients(row: dict[str, Any]) -> tuple[RecipientNeeds, ...]:
    """One row of the file is an entry for each of its keys."""
    check_keys(
        row,
        where="purposes.toml, recipients",
        needed=("keys", "needs"),
        allowed=("registers",),
    )
    registers = tuple(Category(name) for name in row.get("registers", ()))
    return tuple(
        RecipientNeeds(key=key, needs=frozenset(row["needs"]), registers=registers)
        for key in row["keys"]
    )
