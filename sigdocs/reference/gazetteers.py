"""Loads the word lists (``words.toml``) and the shipped name tagger (``names.model``).

The lists are our own compilation; credits for the tagger are in ``names-credits.md``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.policy import Words
from sigdocs.reference.files import check_keys, load_toml

_LISTS = (
    "clinical_titles",
    "plain_titles",
    "official_titles",
    "kin",
    "qualifications",
    "medical_heads",
    "place_heads",
    "other_heads",
    "eponyms",
    "name_like",
    "nouns",
    "not_names",
    "abbreviations",
    "particles",
    "say",
    "places",
    "street_heads",
    "acts",
    "belongings",
    "matters",
    "adjectives",
    "organisation_generic",
    "forenames",
    "helping",
    "adverbs",
    "governed",
    "pronouns",
    "buildings",
    "role_letters",
    "virtues",
)
_PHRASES = (
    "official_posts",
    "other_posts",
    "not_organisations",
    "law_firms",
    "organisation_leads",
    "known_hospitals",
    "ethnicities",
    "religions",
    "health",
    "rare",
    "rare_trades",
    "rare_houses",
    "people_nouns",
)
_TABLES = (
    "lists",
    "phrases",
    "posts",
    "organisation_heads",
    "organisation_nouns",
    "organisation_types",
    "nicknames",
    "vocabulary",
)


@cache
def gazetteers() -> Words:
    """The word lists.

    Raises:
        ReferenceWrong: a list is missing or unknown, or a pattern does not compile.
    """
    raw = load_toml("words.toml")
    check_keys(raw, where="words.toml", needed=_TABLES, allowed=())
    check_keys(raw["lists"], where="words.toml, lists", needed=_LISTS, allowed=())
    check_keys(raw["phrases"], where="words.toml, phrases", needed=_PHRASES, allowed=())
    _check_patterns(raw["phrases"])
    lists: dict[str, Any] = {name: frozenset(words.split()) for name, words in raw["lists"].items()}
    phrases: dict[str, Any] = {name: tuple(rows) for name, rows in raw["phrases"].items()}
    return Words(
        **lists,
        **phrases,
        posts=raw["posts"],
        organisation_heads=raw["organisation_heads"],
        organisation_nouns=raw["organisation_nouns"],
        organisation_types={k: tuple(v) for k, v in raw["organisation_types"].items()},
        nicknames={k: tuple(v.split()) for k, v in raw["nicknames"].items()},
        vocabulary=frozenset(raw["vocabulary"]["words"].split()),
    )


def _check_patterns(phrases: dict[str, Any]) -> None:
    """Refuse a pattern that does not compile, naming its list."""
    for name in (
        "ethnicities",
        "religions",
        "health",
        "rare",
        "rare_trades",
        "rare_houses",
        "people_nouns",
        "organisation_leads",
    ):
        for pattern in phrases[name]:
            try:
                re.compile(pattern)
            except re.error as problem:
                raise ReferenceWrong(f"words.toml, {name}: {problem}.") from None


@cache
def names_model() -> bytes:
    """The shipped name tagger, b"" where it has not been built yet (see benchmarks/train_names.py)."""
    path = resources.files(__package__).joinpath("names.model")
    return path.read_bytes() if path.is_file() else b""
