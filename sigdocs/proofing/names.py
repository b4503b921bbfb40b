"""The ways in which a person's name is written, from one spelling of it.

Strong: the full name in either order, title and surname, initials and surname. Weak: surname or
forename alone. Independent of the minimiser on purpose: two readers, two chances.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TITLES = frozenset(
    re.findall(
        r"\S+",
        """
        mr mrs ms miss mx dr doctor prof professor sir dame lady lord sister nurse matron
        midwife baby master rev reverend father canon rabbi imam sgt pc dc ds di cllr councillor
        judge justice hhj mp baroness lt captain capt major
        """,
    )
)
PARTICLES = frozenset(
    re.findall(
        r"\S+",
        """
        de la le du des del della di da dos das van von der den ter ten el al ap ab ibn bin bint
        mac mc ní ni nic ó uí o san st y e
        """,
    )
)
_LETTERS_AFTER = frozenset(
    re.findall(
        r"\S+",
        """
        frcs frcp frcpath frca frcog frcr frcgp mrcp mrcs mrcog mrcgp mbbs mbchb mb chb bs bsc
        msc phd md rgn rmn rm rn obe mbe cbe kc qc jp mp jr snr bds mrpharms fds
        """,
    )
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'‑-](?=[^\W\d_]))*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in parts: ``title`` (or ""), forenames and initials, surname with its particles."""

    title: str
    forenames: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether it has a forename (not only an initial) and a surname."""
        return bool(self.surname) and any(len(f) > 1 for f in self.forenames)


def read_name(text: str) -> Name | None:
    """The name that ``text`` is, or None where it holds no word.

    "Mr Brian Siddall", "SIDDALL, Brian", "Dr M. de la Haye", "Siddall". A possessive s and letters
    after the name are left out. One word without a title is taken as a surname.
    """
    text = re.sub(r"[’']s\b", "", text.strip())
    last, comma, first = text.partition(",")
    if comma and _WORD.findall(first) and not _is_afterthought(first):
        text = f"{_without_title(first)[1]} {last}"
        return _parts(_without_title(first)[0] or _without_title(last)[0], text)
    title, rest = _without_title(last)
    return _parts(title, rest)


def _is_afterthought(text: str) -> bool:
    words = [w.strip(".").casefold() for w in _WORD.findall(text)]
    return all(w in _LETTERS_AFTER for w in words) or len(words) > 3


def _without_title(text: str) -> tuple[str, str]:
    words = _WORD.findall(text)
    title = ""
    while words and words[0].strip(".").casefold() in TITLES and len(words) > 1:
        title = title or words[0].strip(".")
        words = words[1:]
    return title, " ".join(words)


def _parts(title: str, text: str) -> Name | None:
    words = _as_written([w.strip(".") for w in _WORD.findall(text)])
    while len(words) > 1 and words[-1].casefold() in _LETTERS_AFTER:
        words.pop()
    if not words:
        return None
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    if at == 1 and title and words[0].casefold() in PARTICLES:
        at = 0
    return Name(title=title, forenames=tuple(words[:at]), surname=" ".join(words[at:]))


def _as_written(words: list[str]) -> list[str]:
    """Without small words that are no particles, where any word has a capital ("Dr Gill about")."""
    if all(word.islower() for word in words):
        return words
    return [word for word in words if not word.islower() or word.casefold() in PARTICLES]


def strong_forms(name: Name) -> Iterator[str]:
    """The spellings that must not occur at all."""
    if name.forenames:
        first, surname = name.forenames[0], name.surname
        everything = " ".join(name.forenames)
        yield f"{everything} {surname}"
        yield f"{surname} {everything}"
        if len(first) > 1:
            yield f"{first} {surname}"
            yield f"{surname} {first}"
    if name.title:
        yield f"{name.title} {name.surname}"
        if name.forenames:
            yield f"{name.title} {name.forenames[0][0]} {name.surname}"
            yield f"{name.title} {name.forenames[0]}"


def initial_forms(name: Name) -> Iterator[str]:
    """Initials and surname: not once, unless surname and initial are also ordinary words."""
    initials = [f[0] for f in name.forenames]
    if initials:
        yield f"{' '.join(initials)} {name.surname}"
        yield f"{initials[0]} {name.surname}"
        yield f"{name.surname} {initials[0]}"


def weak_forms(name: Name) -> Iterator[str]:
    """Surname or forename alone, and the parts of a hyphened surname."""
    if any(len(part) > 1 for part in re.split(r"[\W_]+", name.surname)):
        yield name.surname  # initials ("Petunia G", "Dr O-R") are no word by themselves
    parts = [p for p in re.split(r"[-‑]", name.surname) if len(p) > 2]
    yield from parts if len(parts) > 1 else ()
    yield from (f for f in name.forenames if len(f) > 1)
