"""The first part of the review page: what to look at first, counts, words outside the answers."""

from __future__ import annotations

from typing import Any

from sigdocs.rendering.elements import Element, join, tag
from sigdocs.rendering.wording import capitalised

_COUNTED = {
    "kept": "Kept",
    "pseudonymised": "Pseudonymised",
    "generalised": "Generalised",
    "removed": "Removed",
    "withheld": "Withheld",
}


def summary(facts: dict[str, str], values: dict[str, Any]) -> Element:
    """What to look at first, the facts and counts, and the words outside the answers."""
    pairs = [join(tag("dt", name), tag("dd", value)) for name, value in facts.items()]
    layers = [alert for alert in values["alerts"] if is_layer(alert)]
    urgent = [alert for alert in values["alerts"] if not is_layer(alert)]
    facts_and_counts = tag(
        "div",
        tag("div", tag("dl", *pairs, class_="facts"), *map(_paragraph, values["confidence"])),
        _counts(values["counts"]),
        class_="beside",
    )
    first = [
        tag("div", tag("strong", alert["matter"]), alert["what"], class_="alert")
        for alert in urgent
    ]
    return join(
        tag("h2", "Please look at these first", id="first") if first else "",
        *first,
        tag("h2", "Summary", id="summary"),
        facts_and_counts,
        _layers(layers) if layers else "",
    )


def is_layer(alert: dict[str, str]) -> bool:
    """Whether it is about words outside the answers."""
    return alert["matter"].startswith(("Hidden layer", "Outside the answers"))


def places_to_clear(places: list[dict[str, str]]) -> Element:
    """Words that are also names, which stop a document."""
    if not places:
        return join("")
    lines = [
        tag(
            "tr",
            tag("th", place["number"], scope="row"),
            tag("td", place["before"], tag("strong", place["found"]), place["after"]),
            tag("td", place["where"]),
        )
        for place in places
    ]
    columns = ("Row", "As it stands", "In which document")
    head = tag("tr", *(tag("th", words, scope="col") for words in columns))
    return join(
        tag("h2", "Words that are also names", id="clear"),
        tag("p", "Each stops a document until you say in the Word report that it is only the "
            "ordinary word, and why, or until it is taken out."),
        tag("table", tag("thead", head), tag("tbody", *lines)),
    )  # fmt: skip


def _paragraph(words: str) -> Element:
    return tag("p", words)


def _layers(layers: list[dict[str, str]]) -> Element:
    """Words outside the answers: the same words in several places once."""
    places: dict[str, list[str]] = {}
    for layer in layers:
        places.setdefault(layer["what"], []).append(capitalised(layer["matter"].partition(": ")[2]))
    lines = [
        tag("tr", tag("td", what), tag("td", "; ".join(dict.fromkeys(where))))
        for what, where in places.items()
    ]
    head = tag("tr", *(tag("th", words, scope="col") for words in ("Words", "Where they lie")))
    return join(
        tag("h2", "Outside the answers", id="layers"),
        tag("p", "Tracked changes, comments, hidden text, headers and properties. None of it is in "
            "the document that leaves."),
        tag("table", tag("thead", head), tag("tbody", *lines)),
    )  # fmt: skip


def _counts(counts: list[dict[str, str]]) -> Element:
    head = tag("tr", *(tag("th", w, scope="col") for w in ("Kind", *_COUNTED.values())))
    lines = [
        tag("tr", tag("th", c["kind"], scope="row"), *(tag("td", c[name]) for name in _COUNTED))
        for c in counts
    ]
    caption = tag("caption", "Distinct findings by kind and by what is proposed")
    table = tag("table", caption, tag("thead", head), tag("tbody", *lines), class_="counts")
    return tag("div", table, class_="wide")
