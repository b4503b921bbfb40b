"""Loads the key performance indicators and their targets (kpis.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.smt import KpiTarget
from sigdocs.reference.files import check_keys, load_toml

_FILE = "kpis.toml"
_NEEDED = ("question", "short", "wording", "area", "target")


@cache
def kpi_targets() -> tuple[KpiTarget, ...]:
    """The indicators in the order of the form.

    Raises:
        ReferenceWrong: something lacks, is unknown, or is no percentage.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("kpis",), allowed=())
    return tuple(map(_target, raw["kpis"]))


def with_targets(changed: Mapping[str, int]) -> tuple[KpiTarget, ...]:
    """The indicators with a workspace's own targets, by question.

    Raises:
        ReferenceWrong: a question is no indicator, or a target is no percentage.
    """
    known = kpi_targets()
    check_keys(
        changed,
        where="sigdocs.toml, [kpi_targets]",
        needed=(),
        allowed=[kpi.question for kpi in known],
    )
    return tuple(
        replace(kpi, target=_percentage(changed.get(kpi.question, kpi.target), "sigdocs.toml"))
        for kpi in known
    )


def _target(row: dict[str, Any]) -> KpiTarget:
    where = f"{_FILE}, {row.get('question', '?')}"
    check_keys(row, where=where, needed=_NEEDED, allowed=())
    _percentage(row["target"], where)
    return KpiTarget(**row)


def _percentage(value: object, where: str) -> int:
    if not isinstance(value, int) or not 0 <= value <= 100:
        raise ReferenceWrong(f"{where}: a target is a whole number from 0 to 100.")
    return value
