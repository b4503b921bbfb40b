"""Findings that differ in one word are one point: three layers that nobody sees, told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.model.findings import Finding
from sigdocs.rendering.wording import say_list


def said_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with those of one kind about the whole form as one, in their order."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        apart = str(number) if finding.question or not finding.to_mend else ""
        groups.setdefault((finding.code, finding.to_mend, apart), []).append(finding)
    for alike in groups.values():
        yield replace(alike[0], message=_in_one([f.message for f in alike]))


def _in_one(messages: Sequence[str]) -> str:
    """Sentences that differ in one place as one sentence: "tracked changes and comments"."""
    words = [message.split() for message in dict.fromkeys(messages)]
    shortest = min(map(len, words))
    before = next((n for n in range(shortest) if len({w[n] for w in words}) > 1), shortest)
    rest = [w[before:] for w in words]
    room = min(map(len, rest))
    after = next((n for n in range(room) if len({w[len(w) - 1 - n] for w in rest}) > 1), room)
    middles = [" ".join(w[: len(w) - after]) for w in rest]
    middle = say_list(middles) if len(words) > 1 else " ".join(middles)
    return " ".join(
        part for part in (*words[0][:before], middle, *rest[0][len(rest[0]) - after :]) if part
    )
