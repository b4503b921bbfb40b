"""The files that the secretariat edits: what they hold, and what is said when they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Severity
from sigdocs.model.rules import Post
from sigdocs.reference import findings, indicators, post_holders, recipients
from sigdocs.reference.files import load_toml

KEYS = [
    "medical-director", "chief-executive", "private-provider", "nhs-england", "gmc", "nmc", "gdc",
    "gphc", "hcpc", "cqc", "hssib", "maternity-oversight", "icb", "risk-summit", "police",
    "nhscfa",
]  # fmt: skip
ANNEX_C = 20


def test_every_kind_of_recipient_is_there_and_two_warn_of_tipping_off() -> None:
    found = recipients.recipients()
    assert [r.key for r in found] == KEYS
    assert [r.key for r in found if r.tipping_off] == ["police", "nhscfa"]
    assert all(r.title and r.aliases for r in found)
    assert {r.key for r in found if r.profession} == {"gmc", "nmc", "gdc", "gphc", "hcpc"}


def test_every_post_of_annex_c_is_there() -> None:
    leads = [p for p in post_holders.posts() if p.function_lead]
    assert len(leads) == ANNEX_C
    assert [p.names[0] for p in leads if not p.senior] == [
        "Heads of Technical Claims",
        "Head of Early Notification Team, Clinical",
        "Head of Early Notification, Legal",
        "Head of Case Advice, Practitioner Performance Advice",
        "Case Advice Technical Lead, Practitioner Performance Advice",
        "Lead Assessment and Remediation Adviser, Practitioner Performance Advice",
        "Head of Appeals, Primary Care Appeals",
    ]


def test_only_two_codes_send_a_form_back() -> None:
    errors = [f.code for f in findings.finding_words() if f.severity is Severity.ERROR]
    assert errors == ["missing", "lead-not-eligible"]


def broken(
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    load: Callable[[], Any],
    change: Callable[[dict[str, Any]], None],
) -> str:
    """What the loader says once ``change`` has been made to its file."""

    def changed(*parts: str) -> dict[str, Any]:
        raw = load_toml(*parts)
        change(raw)
        return raw

    monkeypatch.setattr(module, "load_toml", changed)
    load.cache_clear()  # type: ignore[attr-defined]
    try:
        with pytest.raises(ReferenceWrong) as refused:
            load()
        return str(refused.value)
    finally:
        load.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r["findings"][0].update(colour="red"), "findings.toml, missing: unknown colour"),
        (lambda r: r["findings"][0].update(severity="fatal"), "severity must be error or warning"),
        (lambda r: r["findings"][0].update(message="{who} is missing"), "unknown placeholder who"),
        (lambda r: r["findings"][0].update(message="{place is missing"), "a brace is not closed"),
        (lambda r: r["findings"].append(r["findings"][0]), "more than once missing"),
        (lambda r: r["findings"][0]["mend_for"].update({"9z": "x."}), "no question 9z"),
        (lambda r: r["findings"][0].pop("title"), "missing title"),
    ],
)
def test_a_slip_in_findings_is_named(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    assert said in broken(monkeypatch, findings, findings.finding_words, change)


def test_a_slip_in_the_other_files_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = broken(
        monkeypatch,
        recipients,
        recipients.recipients,
        lambda r: r["recipients"][1].update(aliases=["GMC"]),
    )
    assert "alias 'GMC' is used twice" in said
    said = broken(
        monkeypatch,
        indicators,
        indicators.indicators,
        lambda r: r["indicators"][0].update(phrases=["(a (b) c)"]),
    )
    assert "brackets do not pair" in said
    said = broken(
        monkeypatch,
        post_holders,
        post_holders.posts,
        lambda r: r["posts"][0].update(functions=["Catering"]),
    )
    assert "unknown function Catering" in said


def test_a_post_is_known_by_every_way_it_is_written() -> None:
    names = [name for post in post_holders.posts() for name in post.names]
    assert len(names) == len({n.casefold() for n in names})
    assert all(isinstance(p, Post) and p.names for p in post_holders.posts())
