"""Faults into findings, in the words of findings.toml. Holds no wording of its own but places."""

from __future__ import annotations

from sigdocs.errors import ReferenceWrong
from sigdocs.model.definitions import FormDefinition, Question
from sigdocs.model.findings import Finding
from sigdocs.model.rules import FindingWords, Rules
from sigdocs.validation.faults import CODES, Fault


def check_words(rules: Rules) -> None:
    """Hold findings.toml and the code to each other, both ways.

    Raises:
        ReferenceWrong: a code or a case is in one and not in the other.
    """
    written = {w.code: set(w.variants) for w in rules.findings}
    coded = {code: set(cases) for code, cases in CODES.items()}
    wrong = sorted(c for c in written.keys() | coded.keys() if written.get(c) != coded.get(c))
    if wrong:
        raise ReferenceWrong(
            f"findings.toml: {', '.join(wrong)} not as the program knows it.",
            next_step="Codes and variants are the program's: change only their words.",
        )


def worded(fault: Fault, rules: Rules, definition: FormDefinition) -> Finding:
    """The finding of a fault, in plain English and without a word of the form."""
    words = rules.words(fault.code)
    facts = {**fault.facts, "place": place_of(fault, definition)}
    try:
        facts["variant"] = words.variants.get(fault.variant, "").format_map(facts)
        message = words.message.format_map(facts)
        to_mend = _to_mend(fault, words).format_map(facts)
    except KeyError as unknown:
        raise ReferenceWrong(
            f"findings.toml, {fault.code}: {unknown} is not known for this code."
        ) from None
    return Finding(
        code=fault.code,
        severity=words.severity,
        message=message[:1].upper() + message[1:],
        question=fault.question,
        occurrence=fault.occurrence,
        state=fault.state,
        paragraph=words.paragraph,
        to_mend=to_mend,
    )


def place_of(fault: Fault, definition: FormDefinition) -> str:
    """Where the fault is, as the sender's form shows it: ``question 2(g) “Advice from …”``."""
    if not fault.question:
        return "the form"
    question = definition.question(fault.question)
    meeting = f" for meeting {fault.occurrence}" if fault.occurrence > 1 else ""
    if fault.question.startswith("signoff"):
        return _sign_off(fault.question) + meeting
    if "." in fault.question:
        parent = definition.question(fault.question.split(".", maxsplit=1)[0])
        return f"the date beside {_quoted(parent)}{meeting}"
    return _quoted(question) + meeting


def short_place(question_id: str, definition: FormDefinition) -> str:
    """A question as people say it in passing: ``2(g)``, ``the date in the sign-off of section 3``."""
    if question_id.startswith("signoff"):
        return _sign_off(question_id)
    question = definition.question(question_id.split(".", maxsplit=1)[0])
    date = "the date beside " if "." in question_id else ""
    return f"{date}{question.section}({question.letter})"


def _to_mend(fault: Fault, words: FindingWords) -> str:
    """The advice for this question, for any sign-off, or for all."""
    general = words.to_mend
    if fault.question.startswith("signoff"):
        general = words.mend_for.get("signoff", general)
    return words.mend_for.get(fault.question, general)


def _quoted(question: Question) -> str:
    label = question.label.split(" \u2013 this section must")[0]
    return f"question {question.section}({question.letter}) \u201c{label}\u201d"


def _sign_off(question_id: str) -> str:
    section, part = question_id.removeprefix("signoff").split(".")
    sections = "sections 1 and 2" if section == "1-2" else f"section {section}"
    return f"the {part} in the sign-off of {sections}"
