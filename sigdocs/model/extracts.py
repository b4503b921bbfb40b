"""Sorts a minimised account of a concern: what is known, what is untested, the account given.

A first sorting by wording, for a person to check: it never decides what is true. It leaves out the
header lines of pasted e-mails and sentences in which the writer speaks to the Group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.model.gaps import without_gaps
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.personal import PersonalText

_LONGEST = 300
_BULLET = re.compile(r"^\s*(?:[-–—•*‣▪·+]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MAIL_HEADER = re.compile(r"^\s*(?:from|sent|to|cc|bcc|subject|date|re|fw)\s*:", re.IGNORECASE)
_TO_THE_GROUP = re.compile(r"\b(?:I|I'm|I've|I’m|I’ve|me|my|the Group|this form|Annex \w)\b")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_ADMINISTRATIVE = re.compile(
    r"^(?:by\s+(?:the\s+)?(?:end|\d|mon|tue|wed|thu|fri|close)|owners?\s*[:–-]|lead:|timescale|deadline|due\b|"
    r"kpi\b|not\s+a\s+kpi|relevant\s+to\s+(?:the\s+)?kpi|from\s+now\b)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Sr|St|No|approx|e\.g|i\.e|cf|vs|ca)\.$", re.I
)
_SAYS = (
    r"\s+(?:has\s+|have\s+|also\s+)*(?:says?|said|explain(?:s|ed)|accept(?:s|ed)|den(?:y|ies|ied)|"
    r"states?|stated|maintains?|maintained|reflected|apologised|admits?|admitted)\b"
)
_WHO = (
    r"(?:she|he|they|(?:the |this )?(?:consultant|practitioner|doctor|surgeon|nurse|midwife|"
    r"dentist|pharmacist|registrar|locum|clinician|GP|anaesthetist|radiologist|pathologist))"
)
_ACCOUNT = re.compile(
    r"\b(?:(?:own|her|his|their|practitioner['’]s|doctor['’]s|surgeon['’]s|consultant['’]s|nurse['’]s|"
    r"midwife['’]s|dentist['’]s|pharmacist['’]s|registrar['’]s)\s+(?:own\s+|written\s+)?"
    r"(?:explanation|account|statement|response|reflections?|version|side|comments)\b"
    rf"|{_WHO}{_SAYS})",
    re.IGNORECASE,
)
_UNTESTED = re.compile(
    r"\b(?:alleg\w+|disput\w+|denie[sd]|denial|untested|unproven|unverified|contested|reportedly|"
    r"suspect(?:s|ed|ion|ions)?|rumou?rs?|under investigation|not (?:yet )?(?:been )?"
    r"(?:proved|proven|established|tested|confirmed|verified|investigated)|"
    r"claim(?:s|ed)? that|(?:is|are|was|were) said to|it is thought|appears? to|may have|"
    r"might have|causation|breach)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Lines without bullets. ``shortened``: there was more than a letter should carry."""

    known: tuple[str, ...]
    untested: tuple[str, ...]
    account: tuple[str, ...]
    shortened: bool


def extract(text: str, *, speakers: tuple[str, ...] = (), longest: int = _LONGEST) -> Extract:
    """Sort the lines of a text.

    ``speakers`` are the names whose account is looked for, beside "she", "the surgeon" …;
    ``longest`` is the most words taken as known.
    """
    spoken = _spoken_by(speakers)
    known: list[str] = []
    untested: list[str] = []
    account: list[str] = []
    for line in text.splitlines():
        plain = _for_outsiders(without_bullet(line))
        if not plain:
            continue
        if _ACCOUNT.search(plain) or (spoken and spoken.search(plain)):
            account.append(plain)
        else:
            sure, unsure = _parted(plain)
            known += [sure] if sure else []
            untested += [unsure] if unsure else []
    kept = _within(known, longest)
    return Extract(
        known=tuple(kept),
        untested=tuple(untested),
        account=tuple(account),
        shortened=len(kept) < len(known),
    )


def _spoken_by(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """A named person saying something: by full name, or by title and surname."""
    short = [
        f"{parts[0]} {parts[-1]}"
        for name in names
        if len(parts := name.split()) > 2 and _title(parts)
    ]
    known = "|".join(re.escape(name) for name in (*names, *short) if name.strip())
    return re.compile(rf"(?<!\w)(?:{known}){_SAYS}", re.IGNORECASE) if known else None


def _title(parts: list[str]) -> bool:
    return bool(re.fullmatch(r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame)\.?", parts[0]))


def without_administration(text: str) -> str:
    """An action without its sentences on owner, date and KPI: they have columns of their own."""
    kept = [s for s in split_sentences(" ".join(text.split())) if not is_administration(s)]
    return " ".join(kept) or text


def is_administration(sentence: str) -> bool:
    """Whether a sentence only says who, by when, or how it counts towards the KPI."""
    return bool(_ADMINISTRATIVE.match(sentence.strip()))


def without_bullet(line: str) -> str:
    """A line without the bullet, number or letter in front of it."""
    return _BULLET.sub("", line).strip()


def split_sentences(text: str) -> list[str]:
    """The sentences of one line; "Dr. Price" and "No. 3" are not the end of one."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        elif part.strip():
            found.append(part.strip())
    return found


def _for_outsiders(line: str) -> str:
    """The line without the sentences in which the writer speaks to the Group."""
    if _MAIL_HEADER.match(line):
        return ""
    return without_gaps([s for s in split_sentences(line) if not _TO_THE_GROUP.search(s)])


def _parted(line: str) -> tuple[str, str]:
    sentences = split_sentences(line)
    unsure = [s for s in sentences if _UNTESTED.search(s)]
    return " ".join(s for s in sentences if s not in unsure), " ".join(unsure)


def _within(lines: list[str], longest: int) -> list[str]:
    kept: list[str] = []
    words = 0
    for line in lines:
        words += len(line.split())
        if kept and words > longest:
            break
        kept.append(line)
    return kept


def in_minimised_words(
    text: PersonalText, minimised: MinimisedForm, *, questions: tuple[str, ...]
) -> str:
    """A passage in the words that the purpose allows.

    For passages that were cut out of a raw answer or a decision sheet (an agreed action, a
    rationale): what was changed in ``questions`` is changed here too, and so is what was changed
    anywhere else in the form where it is long enough to be nothing else. A passage that already
    stands in the minimised answers is returned as it is.
    """
    words = text.reveal()
    if any(words and words in minimised.text(question) for question in questions):
        return words
    changes = {
        r.original.reveal(): r.replacement
        for r in minimised.redactions
        if r.question in questions or _stands_alone(r.original.reveal())
    }
    for original in sorted(changes, key=len, reverse=True):
        if original.strip():
            edge = rf"(?<!\w){re.escape(original)}(?!\w)"
            words = re.sub(edge, changes[original].replace("\\", r"\\"), words)
    return words


def _stands_alone(original: str) -> bool:
    """Whether a removed value means the same wherever it stands: two words, or a long number."""
    return len(original.split()) > 1 or (len(original) >= 6 and any(c.isdigit() for c in original))
