"""Which form definitions and which policy are at work: their version and what they hash to."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from sigdocs.reference.files import load_toml

_FORMS = ("notification.toml", "audit_trail.toml")
_GUIDANCE = "17"
_LETTERS = 12


@cache
def form_version() -> str:
    """The newest version of the guidance that the form definitions know, and their hash."""
    folder = resources.files(__package__).joinpath("forms")
    return f"{_GUIDANCE}-{_hash(*(folder.joinpath(name).read_bytes() for name in _FORMS))}"


@cache
def policy_version() -> str:
    """The version that Information Governance gave the policy, and its hash."""
    content = resources.files(__package__).joinpath("purposes.toml").read_bytes()
    return f"{load_toml('purposes.toml')['version']}-{_hash(content)}"


def _hash(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:_LETTERS]
