"""What may be shown to whom: the policy table that Information Governance owns, as values (17, 22-27).

``sigdocs.reference`` reads it from ``purposes.toml`` and ``words.toml``; minimisation only applies it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule:
    """One row: category and purpose, and what is done. The first row that fits wins.

    ``who`` is "anyone", "subject" (the practitioner the concern is about, or what is tied to them) or
    "registered-subject" (such a one whom the recipient regulates). ``needs``: the row holds only for
    recipients that need this. ``focus``: only for concerns with this focus; empty means all.
    """

    category: Category
    purpose: Purpose
    action: Action
    reason: str
    paragraph: str
    who: str = "anyone"
    needs: str = ""
    focus: tuple[Focus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientNeeds:
    """What a recipient must know to do their part; ``registers``: the numbers a regulator issues."""

    key: str
    needs: frozenset[str]
    registers: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganisation:
    """One row of the imported ODS directory."""

    name: str
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Word lists of our own, all folded to lower case. Compared by identity (one per process)."""

    clinical_titles: frozenset[str]
    plain_titles: frozenset[str]
    official_titles: frozenset[str]
    kin: frozenset[str]
    posts: Mapping[str, str]
    official_posts: tuple[str, ...]
    other_posts: tuple[str, ...]
    qualifications: frozenset[str]
    medical_heads: frozenset[str]
    place_heads: frozenset[str]
    other_heads: frozenset[str]
    eponyms: frozenset[str]
    name_like: frozenset[str]
    nouns: frozenset[str]
    not_names: frozenset[str]
    abbreviations: frozenset[str]
    particles: frozenset[str]
    nicknames: Mapping[str, tuple[str, ...]]
    organisation_heads: Mapping[str, str]
    organisation_types: Mapping[str, tuple[str, ...]]
    organisation_nouns: Mapping[str, str]
    organisation_leads: tuple[str, ...]
    not_organisations: tuple[str, ...]
    law_firms: tuple[str, ...]
    known_hospitals: tuple[str, ...]
    places: frozenset[str]
    street_heads: frozenset[str]
    acts: frozenset[str]
    belongings: frozenset[str]
    matters: frozenset[str]
    adjectives: frozenset[str]
    organisation_generic: frozenset[str]
    ethnicities: tuple[str, ...]
    religions: tuple[str, ...]
    health: tuple[str, ...]
    rare: tuple[str, ...]
    rare_trades: tuple[str, ...]
    rare_houses: tuple[str, ...]
    people_nouns: tuple[str, ...]
    say: frozenset[str]
    vocabulary: frozenset[str]
    forenames: frozenset[str] = frozenset()
    helping: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    buildings: frozenset[str] = frozenset()
    role_letters: frozenset[str] = frozenset()
    virtues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything minimisation is told. ``version`` is printed in every redaction report.

    ``small_numbers`` is the range of counts of people that a learning summary does not state.
    ``dates`` is "relative-quarter" (second quarter of year one) or "quarter" (April to June 2026).
    ``names_model`` holds the bytes of the shipped name tagger; b"" works without it.
    """

    version: str
    rules: tuple[PolicyRule, ...]
    recipients: tuple[RecipientNeeds, ...]
    words: Words
    small_numbers: tuple[int, int] = (1, 7)
    dates: str = "relative-quarter"
    withheld_text: str = "[Passage withheld: suspected privilege, with Claims Management]"
    organisations: tuple[KnownOrganisation, ...] = field(default=())
    names_model: bytes = field(default=b"", repr=False)

    def recipient(self, key: str) -> RecipientNeeds:
        """What that recipient needs; one that is not listed needs nothing."""
        for known in self.recipients:
            if known.key == key:
                return known
        return RecipientNeeds(key=key, needs=frozenset())
