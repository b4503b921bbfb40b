"""Cuts the answer at 4a into the decision, its rationale and the items of its list of actions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.parsing.decision_lists import one_a_line
from sigdocs.parsing.decision_table import with_columns

_MARK = re.compile(
    r"^\s*(?:(?P<number>\(?\d{1,2}[.):]|(?:action|step) \d{1,2}\s*[.):\u2013-]|\d{1,2} [-\u2013])"
    r"|(?P<letter>\(?(?:[a-h]|[ivx]{1,4})[.)])"
    r"|(?P<bullet>[-\u2013\u2014\u2022*\u00b7\u25aa\u25cf\u2023o+\uf0b7]))\s+(?=\S)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?:the )?(?:agreed |following |next |group )*(?:actions?|steps|action points|next steps)"
    r"(?: (?:agreed|required|and timescales?|points|are|were|with timescales?|list"
    r"|plan)){0,3}\s*(?:\([^)]*\)\s*)?[:.\u2013-]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_RATIONALE = re.compile(
    r"^\W*(?:rationale|reasons?(?: for (?:the )?decision)?|why)\s*(?:[:.\u2013-]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
# "1) Chair to write … 2) RO to ring …" on one line.
_BEFORE_NUMBER = re.compile(r"(?<=[.;]) +(?=\(?[2-9][.)] +[A-Z])")
_BEFORE_LABEL = re.compile(
    r"(?<=[.;]) +(?=(?:Rationale|Reasons?|Agreed actions|Actions)\s*:)", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:group )?(?:decision|outcome|agreed|resolved)\s*[:\u2013-]\s*", re.IGNORECASE
)
ADMINISTRATIVE = re.compile(
    r"^\W*(?:owners?|leads?|responsible|who|action(?:ed)? by|by whom|by when|when|due|deadline|timescales?"
    r"|target|from now|all (?:actions )?(?:are )?relevant|kpi|not (?:a )?kpi|non-kpi|no kpi"
    r"|relevant to (?:the )?kpi|not relevant to (?:the )?kpi"
    r"|by(?=:)|by (?=\d|the end|end|close|mon|tue|wed|thu|fri)|within \d)\b",
    re.IGNORECASE,
)
_AND_SOMEONE = r"(?:,? and |, )(?=(?:[A-Z][\w.'\u2019-]* ){1,5}to [a-z]+\b)"
_TO_BE_TOLD = re.compile(
    r"^\W*(?:the )?[\w'\u2019 ,&-]{2,60}? (?:to|is to|are to|will|should|would|must) be (?:told|informed"
    r"|notified|written to|contacted|asked|rung|sent|shared|disclosed|made|referred|raised"
    r"|escalated)\b(?! not\b)(?!.{0,40}\bunless\b)(?<!not to be told)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\s*[A-Z][\w /]{0,24}:\s")
_NOT_TO = re.compile(r"\b(?:not to|not be|no need|nothing)\b", re.IGNORECASE)
_A_LETTER = re.compile(
    r"^\W*(?:an? )?(?:letters?|(?:telephone )?calls?|referral|e-?mail|written summary) to\b",
    re.IGNORECASE,
)
STEP = re.compile(
    r"\b(?:letter|write|share|call|ring|telephone|ask|request|review|report|contact|inform|tell|refer"
    r"|notify|monitor|flag|offer|arrange|meet|provide|send|draft|prepare|convene|obtain|seek|speak"
    r"|chase|follow up|confirm|check|raise|circulate|update|escalate|alert|e-?mail|phone|add)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionText:
    """``statement`` is all but the actions, ``rationale`` the reasons, ``items`` one action each."""

    statement: str
    rationale: str
    items: tuple[str, ...]


def parts_of(text: str) -> DecisionText:
    """The parts of 4a. Items come from the list under "Agreed actions", else from any list of steps.

    Where there is no list, sentences that give someone something to do by a time are the actions.
    """
    lines = [line.replace("\t", "; ").replace(" | ", "; ") for line in with_columns(_lines(text))]
    heading = next((n for n, line in enumerate(lines) if _is_heading(line)), None)
    if heading is not None:
        rest = _HEADING.match(lines[heading])
        below = [rest["rest"] if rest else "", *lines[heading + 1 :]]
        listed, after = _listed(below)
        statement = "\n".join([*lines[:heading], *after])
    else:
        first = next((n for n, line in enumerate(lines) if _is_step(line)), len(lines))
        listed, after = _listed(lines[first:])
        statement = "\n".join([*lines[:first], *after])
    items = listed or _sentences_with_steps(statement)
    return DecisionText(
        statement=statement.strip(), rationale=_rationale(statement), items=tuple(items)
    )


def _lines(text: str) -> list[str]:
    """The lines of 4a, and what stands on one line for several."""
    given = _BEFORE_LABEL.sub("\n", text).splitlines()
    items = (item for line in given for item in one_a_line(line, STEP))
    return [part for item in items for part in _BEFORE_NUMBER.sub("\n", item).splitlines() or [""]]


def _is_heading(line: str) -> bool:
    found = _HEADING.match(line)
    return found is not None and (not found["rest"] or ":" in line[: found.start("rest")])


def _is_step(line: str) -> bool:
    return bool(_MARK.match(line)) and bool(STEP.search(line))


def _listed(lines: list[str]) -> tuple[list[str], list[str]]:
    """(items, lines after the list). The first mark is the list's; others belong to the item."""
    items: list[str] = []
    kind = ""
    for number, line in enumerate(lines):
        mark = _MARK.match(line)
        here = mark.lastgroup or "" if mark else ""
        if mark and (not kind or here == kind):
            kind = here
            items.append(line[mark.end() :].strip())
        elif (
            items
            and line.strip()
            and (here or ADMINISTRATIVE.match(line) or _runs_on(lines[number - 1], line))
        ):
            items[-1] += "\n" + line.strip()
        elif not kind and line.strip():
            items += _run_on(line)
        elif line.strip():
            return items, lines[number:]
    return items, []


def _runs_on(before: str, line: str) -> bool:
    """Whether a line goes on with the one before: no gap, and no new sentence."""
    if _LABELLED.match(line) and not (_RATIONALE.match(line) or _LABEL.match(line)):
        return True
    return bool(before.strip()) and (
        line.lstrip()[:1].islower() or before.rstrip()[-1:] in ",-\u2013"
    )


def _run_on(line: str) -> list[str]:
    """Actions written on one line: "RO to ring the GMC by Friday; Chair to write …"."""
    cut = re.split(rf";\s+|(?<=[.])\s+(?=[A-Z][^.;]{{2,60}}\bto [a-z])|{_AND_SOMEONE}", line)
    items: list[str] = []
    for piece in (c.strip() for c in cut):
        if items and (ADMINISTRATIVE.match(piece) or not STEP.search(piece)):
            items[-1] += "; " + piece
        elif piece:
            items.append(piece)
    return items


def _sentences_with_steps(statement: str) -> list[str]:
    """Sentences such as "Dr Sethi to write to the GMC by 3 March" where nothing is listed."""
    found = []
    for sentence in re.split(rf"(?<=[.;])\s+|\n+|{_AND_SOMEONE}", statement):
        if _NOT_TO.search(sentence):
            continue
        if _TO_BE_TOLD.match(sentence) or _A_LETTER.match(sentence):
            found.append(sentence.strip())
            continue
        given = re.match(
            r"\W*(?:the )?[\w'\u2019.,& -]{2,60}? (?:to|will|should|is to|would|shall|must) (\w+)",
            sentence,
            re.IGNORECASE,
        )
        if (
            given
            and STEP.match(given[1])
            and not re.match(r"\W*(?:the )?group\b", sentence, re.IGNORECASE)
        ):
            found.append(sentence.strip())
    return found


def _rationale(statement: str) -> str:
    """What stands after "Rationale:", else the whole statement."""
    kept: list[str] = []
    inside = False
    for line in statement.splitlines():
        label = _RATIONALE.match(line)
        if label:
            inside = True
            kept.append(label["rest"])
        elif inside and _LABEL.match(line):
            break
        elif inside:
            kept.append(line)
    return "\n".join(kept).strip() or statement.strip()
