"""The shapes of what may stand in the register: hashes, references, codes, ids; never words."""

from __future__ import annotations

import re

HASH = re.compile(r"[0-9a-f]{64}")
REFERENCE = re.compile(r"SC-[0-9]{4}-[0-9]{4,6}")
CODE = re.compile(r"(?=.{1,48}$)[a-z0-9]+(?:[-_.?][a-z0-9]+){0,7}\??")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"-?[0-9]{1,9}")
QUESTION = re.compile(r"[0-9][a-z](?:\.date)?|signoff[0-9](?:-[0-9])?\.(?:name|date)")
STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
LOGIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,31}")
VERSION = re.compile(r"[A-Za-z0-9.+_-]{0,64}")


def is_hash(text: str) -> bool:
    """Whether ``text`` is a SHA-256 in hexadecimal."""
    return HASH.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Whether ``text`` has the shape of a case reference (SC-2026-0001)."""
    return REFERENCE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether ``text`` is a code (or ""): lower-case words joined by hyphens, 48 at most."""
    return not text or CODE.fullmatch(text) is not None


def is_question(text: str) -> bool:
    """Whether ``text`` is a question's id (or "")."""
    return not text or QUESTION.fullmatch(text) is not None


def is_stem(text: str) -> bool:
    """Whether ``text`` may be a file name of ours, without its ending."""
    return STEM.fullmatch(text) is not None


def login_name(name: str) -> str:
    """A name of the operating system as the register takes it; "unknown" where nothing is left."""
    kept = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "._-"))
    return kept.lstrip(".-")[:32] or "unknown"


def is_login(text: str) -> bool:
    """Whether ``text`` has the shape of a login name."""
    return LOGIN.fullmatch(text) is not None
