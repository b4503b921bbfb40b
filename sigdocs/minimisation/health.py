"""A practitioner's own health: special category data that only some purposes may carry (17, 25).

A patient's illness is the matter of the form and stays. So it counts who the words are about: the
person named last before them in their sentence, else whom "he" or "she" goes back to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_OF_STAFF = Pattern(  # said of people at work only
    r"\boff (?:sick|work)(?: (?:with|for|due to) [^.,;()\n]{3,60}?(?= and\b| but\b| so\b|[.,;()\n]|$))?|"
    r"\b(?:long[- ]term |short[- ]term )?sick(?:ness)? (?:leave|absence)(?: (?:with|"
    r"for) [^.,;()\n]{3,40}?(?= and\b| but\b| so\b|[.,;()\n]|$))?|"
    r"\bsigned off(?: (?:sick|work))?(?: (?:with|for|by) [^.,;()\n]{3,40})?|\bphased return\b|"
    r"\boccupational health\b(?: (?:assessment|referral|report|review))?|\bhealth (?:committee|"
    r"assessment)\b|"
    r"\b(?:smell(?:ed|s|t|ing)|reek(?:ed|ing)) of (?:alcohol|drink)|\bhung ?over\b|"
    r"\b(?:drunk|drinking|under the influence)(?: of \w+)? (?:on duty|at work|on call)|"
    r"\brehab(?:ilitation clinic)?\b",
    re.I,
)
_ILLNESS = (
    r"(?:depress\w+|anxiety|panic attacks?|(?:work[- ]related )?stress|burn-?out|"
    r"bipolar\w*(?: disorder)?|PTSD|OCD|ADHD|"
    r"autis\w+|eating disorder|anorexia|psychosis|breakdown|self-harm|suicid\w+|schizophrenia|addict\w+|"
    r"alcohol\w*|"
    r"drink(?:ing)? problem|drug (?:problem|habit|use)|cocaine|gambling|epilep\w+|seizures?|fits|(?-i:MS)|"
    r"multiple sclerosis|"
    r"Parkinson['\u2019]?s?(?: disease)?|diabet\w+|(?:breast|bowel|lung|prostate|skin|blood|brain|"
    r"testicular|ovarian) cancer|cancer|leuk\w+|lymphoma|HIV|AIDS|hepatitis(?: [A-E])?|"
    r"TB|tuberculosis|"
    r"stroke|heart (?:attack|failure|condition|disease)|tremor|migraines?|dementia|memory (?:loss|"
    r"problems)|long covid|"
    r"Crohn['\u2019]?s(?: disease)?|colitis|arthritis|back (?:injury|pain|problem)|carpal tunnel|"
    r"hearing loss|deaf\w*|"
    r"cataracts?|failing (?:eye)?sight|pregnan\w+|miscarriage|IVF|menopaus\w+|chemotherapy|radiotherapy|"
    r"a tumour|"
    r"dyslexi\w+|narcolepsy|sleep apnoea|a (?:disability|serious illness|mental illness|condition))"
)
_REMEDY = (
    r"(?:sertraline|citalopram|fluoxetine|mirtazapine|venlafaxine|diazepam|lithium|quetiapine|olanzapine|"
    r"methadone|"
    r"buprenorphine|antidepressants?|anti-?depressants?|antipsychotics?|sleeping (?:pills|tablets)|"
    r"beta-?blockers|insulin|"
    r"steroids|levetiracetam|opioids?|codeine|tramadol|modafinil|medication|[a-z]{4,}(?:ine|fen|pram|"
    r"pine|zole|olol|pril|zide|mab|nib|statin|azepam|profen))"
)
_SUFFERS = Pattern(
    r"\b(?:ha[sd]|have|having|with|suffer(?:s|ed|ing) (?:from|with)|diagnosed (?:with|as)|treated for|"
    r"treatment for|living with|"
    r"(?:a )?history of|recover(?:s|ed|ing) from|struggl(?:es|ed|ing) with|is|was|been|because of|due to|"
    r"from|of|own)"
    rf" (?:(?:a|an|his|her|their|own|long[- ]term|severe|chronic|type [12]|recent|previous|past|mild|"
    rf"having|being) ){{0,3}}"
    rf"(?P<what>{_ILLNESS}(?: (?:and|or) {_ILLNESS})?)\b(?! (?:patients?|clinic|service|team|nurse|unit|"
    rf"ward|care|lead|training|"
    rf"screening|centre|score)\b)"
    rf"|\b(?:takes?|taking|took|(?:is|was|been|being) (?:on|prescribed|"
    rf"given)) (?:\w+ )?(?P<drug>{_REMEDY})\b(?! (?:error|chart|"
    rf"round|safety))"
    r"|\b(?P<drinks>(?:has |had |is |was |been )*(?:drinks?|drank|drunk|drinking) (?:heavily|too much|"
    r"a lot|every \w+)[^.,;()\n]{0,40}?)"
    r"(?=[.,;()\n]|$| and\b| but\b)"
    rf"|\b(?:his|her|their) (?:own )?(?P<own>(?:mental |physical )?(?:health|mental state|drinking|"
    rf"alcohol use|"
    rf"drug use|illness|disability|"
    rf"medication|{_ILLNESS}))\b(?! (?:records?|notes|visitor|board|care|authority|patients?))"
    r"|\b(?P<seen>(?:has been |is |was )?(?:seeing|under) (?:(?:a|an|his|her|the) )?(?:psychiatrist|"
    r"psychologist|counsellor|neurologist|"
    r"oncologist|GP|crisis team|mental health team))\b",
    re.I,
)
_PATIENTS = (Category.PATIENT, Category.RELATIVE)
_CLINICIANS = (Category.PRACTITIONER, Category.OTHER_CLINICIAN)
_PRONOUN = re.compile(
    r"\W*(?:(?:The )?(?:Trust|MD|RO|manager|he|she|they)\b[^.]{0,30}?\b)?(?:He|She|"
    r"They|His|Her|Their)\b",
    re.I,
)
_POST_ALONE = re.compile(
    r"\b(?:practitioner|surgeon|doctor|nurse|midwife|consultant|registrar|dentist|pharmacist|"
    r"colleague)\b",
    re.I,
)
_BACK = 3


def health_marks(
    passage: Passage,
    listed: Pattern,
    people: Sequence[Mark],
    roles: Mapping[str, Category],
    subject: str,
) -> Iterator[Mark]:
    """Marks over what is said of a clinician's health.

    ``listed``: words.toml's own phrases; ``people``: the passage's marks of people, in order;
    ``roles``: their roles by key; ``subject``: the key of whom the concern is about, "" if nobody.
    """
    treated = (*_PATIENTS, *_CLINICIANS, Category.OTHER_PERSON)
    counted = sorted((m.start, m.person) for m in people if roles.get(m.person) in treated)
    for pattern in (_OF_STAFF, listed, _SUFFERS):
        for match in pattern.finditer(passage.text):
            group = match.lastgroup or 0
            start, end = match.span(group)
            about = _about(passage, start, counted)
            if not about and pattern is not _SUFFERS and _speaks_of_staff(passage, start):
                about = subject or "a practitioner"
            if about and roles.get(about) not in _PATIENTS:
                yield Mark(
                    start=start,
                    end=end,
                    category=Category.HEALTH,
                    evidence="health of a practitioner",
                    confidence=0.7,
                    person=about if about in roles else "",
                )


def _about(passage: Passage, place: int, counted: Sequence[tuple[int, str]]) -> str:
    """The key of whom the words at ``place`` are about, "" where nobody can tell.

    ``counted``: where people are named who could be, and their keys, in order.
    """
    start, _ = passage.sentence_at(place)
    last = bisect_left(counted, (place, ""))
    if last and counted[last - 1][0] >= start:
        return counted[last - 1][1]
    for _ in range(_BACK):
        if not start or not _PRONOUN.match(passage.text, start):
            return ""
        end, (start, _) = start, passage.sentence_at(start - 1)
        first = bisect_left(counted, (start, ""))
        if first < len(counted) and counted[first][0] < end:
            return counted[first][1]
    return ""


def _speaks_of_staff(passage: Passage, place: int) -> bool:
    start, end = passage.sentence_at(place)
    return bool(_POST_ALONE.search(passage.text, start, end) or _PRONOUN.match(passage.text, start))
