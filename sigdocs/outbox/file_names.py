"""Names of finished files: our reference, words for kinds and recipients, dates, small numbers.

A file's name is read in many places (mail, logs, backups), so no word can be in it that is not ours.
"""

from __future__ import annotations

import re

from sigdocs.errors import LeakFound
from sigdocs.model.documents import DocumentKind

OUR_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        activation agenda approval assurance audit back blank brief chief comments copy cqc data decision
        digest director draft edition email england executive external final findings for form functions
        gdc gmc gphc group hcpc hssib html icb ig index late learning letter lookback manifest maternity
        medical minutes monthly nhs nhscfa nmc notice notification original other outcome oversight
        pack papers police preview private progress protected provider recipient record redaction
        reminder report request responsible return review risk ro sample schedule sender sharing sheet
        six smt summary summit supplement to trail with withheld without word
        """,
    )
) | frozenset(word for kind in DocumentKind for word in kind.value.split("-"))
REFERENCE = re.compile(r"(?:sc|ls)-20\d\d-\d{4,5}(?!\d)")
DATE = re.compile(r"20\d\d-[01]\d-[0-3]\d(?!\d)")
_STEM = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_SMALL = re.compile(r"r?\d{1,2}")
_LONGEST = 120


def checked_stem(stem: str) -> str:
    """The stem itself, if it is made of our own words only.

    Raises:
        LeakFound: it has another word or number, a path, or none of our words at all.
    """
    pieces = DATE.sub("", REFERENCE.sub("", stem.casefold())).split("-")
    words = [piece for piece in pieces if piece]
    ours = all(word in OUR_WORDS or _SMALL.fullmatch(word) for word in words)
    figures = sum(word not in OUR_WORDS for word in words)
    if not (_STEM.fullmatch(stem) and ours and figures <= 2 and len(stem) <= _LONGEST):
        raise LeakFound(
            "A file name is not made of our own reference and words; nothing is written."
        )
    return stem
