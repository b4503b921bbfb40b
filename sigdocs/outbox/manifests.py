"""Manifests beside finished documents: checksums, references, the head of the chain of events.

A manifest is no proven document, so every word in it must be one of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sigdocs.errors import LeakFound
from sigdocs.outbox.file_names import DATE, OUR_WORDS, REFERENCE

_DIGEST = re.compile(r"(?:\d{1,12}:)?[0-9a-f]{32,128}")
_KEY_WORDS = OUR_WORDS | frozenset(
    (
        *("meeting", "cases", "not", "accepted", "files", "chain", "head", "sha256", "documents"),
        *("reference", "kind", "issued", "last", "page", "pages", "supplements"),
    )
)
_ENDINGS = frozenset(("docx", "pdf", "json", "html", "md", "txt"))


def checked_manifest(text: str) -> str:
    """The manifest itself, if it is JSON whose every word and number is ours.

    Raises:
        LeakFound: it is not, and is not written.
    """
    try:
        found = list(_strings(json.loads(text)))
    except ValueError:
        found = ["?"]
    if not all(map(_is_ours, found)):
        raise LeakFound("A manifest holds words that are not ours; it is not written.")
    return text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from (str(key), *_strings(item))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif value is not None:
        yield str(value)


def _is_ours(text: str) -> bool:
    if _DIGEST.fullmatch(text):
        return True
    rest = DATE.sub(" ", REFERENCE.sub(" ", text.casefold()))
    words = re.split(r"[\s._-]+", rest.strip(" ._-"))
    return all(
        word in _KEY_WORDS or word in _ENDINGS or re.fullmatch(r"r?\d{0,4}", word) for word in words
    )
