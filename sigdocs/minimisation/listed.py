"""Whether a name stands where a form says who acts, or as what the answer is about (17).

The question alone is no evidence: 2b asks whom we told within NHS Resolution, but "Mrs Hale has made a
claim" may stand there too. Each test takes the words of the sentence before and after the name.
"""

from __future__ import annotations

import re

_ABOUT = re.compile(
    r"\b(?:about|re|regarding|concerning|respect of|of|against|over|"
    r"(?:write|speak|talk|apologise|go) to|tell|inform|contact|visit|warn|"
    r"patients?|claimants?|complainants?|deceased|pts?)[: ]+(?:the (?:late )?)?$",
    re.I,
)
_ADDRESSED = re.compile(r"\b(?:to|for|told|informed|see|meet|support|ring|call|write)[: ]+$", re.I)
_SERVES = re.compile(
    r"\b(?:PA|EA|secretary|assistant|deputy|deputising|reports?|reporting|adviser|office|behalf|cc|"
    r"copied|acting|covering|standing in|cover|sent|reported)[: ](?:\w+ )?$",
    re.I,
)
_OWNS = re.compile(
    r"(?:['\u2019]s?)(?= )| (?:family|matter|case|claim|complaint|inquest|incident|death|notes|"
    r"records|file|papers|estate|v\.?)\b",
    re.I,
)
_PROSE = re.compile(  # after a name that opens an item: a sentence about the person follows
    r" (?:has|had|was|were|is being|is (?!to\b|the\b|our\b)|told|said|wrote|rang|complained|died|works|"
    r"should|must|may|might|would|could|to be\b|v\b)"
)
_BODIES = (
    r"claims|finance|appeals|inquests|legal|comms|team|desk|manager|lead|advis[eo]r|director|officer|handler|"
    r"chair|liaison|contact|colleague|council|trust|hospital|police|safeguarding|ombudsman|coroner|union|"
    r"college|inspectorate|regulator|network|board|panel|region"
)
_OFFICE_OF = re.compile(  # "S&L (…", "GPhC: …", "PPA - …", "the GMC's …"
    rf"(?:(?:\b(?:[A-Z][\w&'\u2019.-]*|{_BODIES})(?:, [\w ]{{1,20}})?|\)|\bnote)"
    r"(?: ?\((?:via |by |through |from |with |spoke to )?|: (?:via |by )?| - | \u2013 |['\u2019]s )"
    r"|\band in [A-Z][\w& ]{1,40}, )$"
)
_BRACKET = re.compile(
    r"\b(?!(?:claims?|complain\w+|cases?|incidents?|deaths?|inquests?|matters?|files?|letters?|patients?|family|"
    r"baby|man|woman|child)\b)\w+\)? ?\((?:[\w() ]{1,20}, )?$",
    re.I,
)
_CLAUSE = re.compile(r"(?:^|[.;:\n])(?P<body>[^.;:\n]*)(?:,| yes,| no,) $")
_OF_A_CASE = re.compile(
    r"\b(?:claim|complain|case|inquest|death|patient|letter|incident|famil)\w*\b", re.I
)
_POST = re.compile(
    r"\b(?:chair|contact|lead|manager|inspector|officer|advis[eo]r|liaison|secretary|registrar|clerk|director|"
    r"investigator|commissioner|[A-Z]{3,}) $"
)
_DAYS = r"yesterday|today|last|this|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CLOSED = re.compile(
    r"[,).;:\n]|$| [-\u2013(/+&]| (?:and|or|of|at|in|from|for|on|to(?! be)|by|with|will|is to|"
    r"has (?:no|one|two|three|\d|an?|the)|have|says?|said|knows?|holds?|reports?|advis\w+|agree\w*|"
    r"confirm\w*|repli\w+|checks?|checked|thinks?|asks?|leads?|handles|looks|recommend\w*|suggest\w*|"
    r"considers?|supports?|none|nil|nothing|"
    rf"is (?:looking|checking|leading|handling|asking|dealing|collating)|{_DAYS})\b"
)
_SPEAKS = re.compile(
    r"(?:,? \([^()]{1,40}\),?)? (?:says?|said|knows?|holds?|reports?|advis\w+|agrees?|agreed|confirms?|"
    r"confirmed|repli\w+|checks?|checked|thinks?|recommends?|recommended|suggests?|suggested|considers?|"
    r"considered|supports?|searched|reviewed|"
    r"has (?:no|nothing|none|the file|a file|one|two|three|\d|seen|checked|confirmed|agreed|advised|asked|"
    r"been told)|have (?:no|nothing|none|one|two|three|\d)|"
    r"is (?:checking|looking|leading|handling|asking|dealing|collating))\b"
)
_SHARED = re.compile(
    r"\b(?:shared|discussed|spoke|spoken|raised|checked|agreed|confirmed|copied|told|informed|asked|via|"
    r"through|sent|e-?mailed|forwarded|passed|escalated|consulted|conversation|call|calls|meeting|met|advice|"
    r"advised|noted|line|enquir\w+)(?: [\w,/]+){0,4}? ?(?:to|with|by|from|,)? $"
    r"|^(?:\W*|from |by |with |to |per |via )$|(?:,|;|/| and| &|\+) $",
    re.I,
)
_COUNTED = re.compile(
    r"(?:,|:| -| \u2013) (?:\w+ )?(?:settled |closed |open )?(?:claim|complaint|inquest)s?\b", re.I
)
_PLAIN_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "master", "baby"])
_RO = re.compile(r"\b(?:RO|Responsible Officer)\b")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:the )?(?:first|second|third|\w+th|\w+ieth) of)"
)
_DATED = re.compile(
    r"(?:,? ?\(|,? )(?:RO|Responsible Officer|on \d|\d{1,2}|by (?:tele|e-?mail|phone|Teams)|"
    rf"{_MONTHS}|says|said|advis\w+|agree\w*|recommend\w*)\b|[:.]|$| [-\u2013] "
)
_ADVICE = re.compile(
    r"\b(?:advice|advised|agreed|note|spoken|spoke|telephone|phone|e-?mail|discussed|line)\b"
    r".{0,70}?(?:\b(?:from|by|of|with|to)|[,:(-]) $|\b(?:asked|consulted|rang) $",
    re.S | re.I,
)
_IN_A_LIST = re.compile(
    r"(?:^|[\n\t,;:/&+(\[\u2022*\u2013.-]|\b(?:and|with|by|chair|member|lead|owner|responsible|minutes|present|"
    r"attended|attending|apologies from|apologies|secretary|deputy|director|manager|advis[eo]r|officer|head|"
    r"for|to|was|were|is|handler|solicitor|counsel|\w*staff))\W{0,3}$",
    re.I,
)
_OF_CASES = re.compile(r" ?\((?:claimant|patient|complainant|deceased|pt)\b", re.I)


def is_named(before: str, after: str, *, alone: bool) -> bool:
    """In a field of names: whoever is listed, not whoever is written to or about.

    ``alone``: the field asks for one name (1a, 1b, a sign-off), so that it need not stand in a list.
    """
    about = _ABOUT.search(before) or _ADDRESSED.search(before)
    if about and not _SERVES.search(before[: about.start()]):
        return False
    if _OWNS.match(after) or _PROSE.match(after) or _OF_CASES.match(after):
        return False
    return alone or bool(_IN_A_LIST.search(before) and not _COUNTED.match(after))


def acts_for_us(before: str, after: str, titles: set[str]) -> bool:
    """In 2b, 2g, 2h and the like: whom we told, or who answered, for a team of ours."""
    if _is_about(before, after) or _OF_CASES.match(after):
        return False
    if _OFFICE_OF.search(before) and _CLOSED.match(after):
        return not (titles & _PLAIN_TITLES and _COUNTED.match(after))
    if titles & _PLAIN_TITLES:
        return False
    if _BRACKET.search(before) and after[:1] in (")", ",", ":"):
        return True
    return bool(_SPEAKS.match(after) or (_SHARED.search(before) and _CLOSED.match(after)))


def acts_elsewhere(before: str, after: str) -> bool:
    """In 2e: the person of a body that the answer names."""
    if _is_about(before, after) or _COUNTED.match(after) or not _CLOSED.match(after):
        return False
    if _OFFICE_OF.search(before) or _POST.search(before) or re.match(r" (?:of|at|from) ", after):
        return True
    if _BRACKET.search(before) and after[:1] in (")", ","):
        return True
    clause = _CLAUSE.search(before)
    return bool(
        clause
        and re.search(r"[A-Z]", clause["body"])
        and not _OF_A_CASE.search(clause["body"])
        and re.match(r"[.;)]|$", after)
    )


def advises(before: str, after: str, titles: set[str]) -> bool:
    """In 2g: the Responsible Officer, named first, with what shows that the advice is theirs."""
    told_of = _PROSE.match(after) and not _DATED.match(after)
    if _is_about(before, after) or told_of or _OF_CASES.match(after):
        return False
    if _RO.search(before[-40:]) or _RO.search(after[:12]):
        return True
    if titles & _PLAIN_TITLES or _COUNTED.match(after):
        return False
    if not before.strip(" -*\u2022\t"):
        return bool(titles) or bool(_DATED.match(after))
    return bool(_ADVICE.search(before))


def _is_about(before: str, after: str) -> bool:
    about = _ABOUT.search(before)
    if about and not _SERVES.search(before[: about.start()]):
        return not re.search(r"\badvice of (?:the )?$", before, re.I)
    return bool(_OWNS.match(after))
