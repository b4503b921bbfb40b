"""Measure minimisation against marked forms: recall by label and purpose, words and decoys kept, time.

    python benchmarks/minimisation.py [--forms DIR ...] [--misses] [--json]

A mark counts as gone only if no word of it survives in its place (words such as "of" and "the" aside, as in
the Text Anonymization Benchmark). Forms are JSON files laid out like the
shared samples; they are built from the truth, so that readers play no part. One hand a case.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sigdocs.minimisation import minimise
from sigdocs.model.findings import CaseProfile, Focus, ValidatedForm
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.minimised import MinimisedForm, Purpose, Redaction
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.reference.purposes import minimisation_policy

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
UNSEEN = ROOT / "benchmarks" / "unseen"
PURPOSES = (
    (Purpose.GROUP, ""), (Purpose.RECIPIENT, "medical-director"), (Purpose.RECIPIENT, "gmc"),
    (Purpose.RECIPIENT, "cqc"), (Purpose.LEARNING, ""),
)  # fmt: skip
STRANGERS = ("PATIENT", "PERSON", "PRACTITIONER", "STAFF")
NUMBERS = (
    "NHS_NUMBER", "NI_NUMBER", "PHONE", "EMAIL", "POSTCODE", "ADDRESS", "CLAIM_REF", "HOSPITAL_NUMBER", "VEHICLE_REG",  # noqa: E501
    "PASSPORT", "URL_SOCIAL", "DOB", "ETHNICITY", "RELIGION",
)  # fmt: skip
REGISTRATIONS = ("GMC_NUMBER", "NMC_PIN", "GDC_NUMBER", "GPHC_NUMBER", "HCPC_NUMBER")
GROUPS = {"= people": STRANGERS, "= identifiers": (*NUMBERS, *REGISTRATIONS)}
FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "had",
        "her",
        "his",
        "in",
        "is",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "was",
        "who",
        "with",
    ]
)
WORD = re.compile(r"[^\W_]+")


@dataclass
class Marked:
    """A form with its truth: spans by (question, occurrence)."""

    name: str
    checked: ValidatedForm
    spans: dict[tuple[str, int], list[dict[str, Any]]]
    decoys: list[str]
    part: str = ""


@dataclass
class Tally:
    """Counts for one purpose."""

    gone: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    words: int = 0
    kept: int = 0
    withheld: int = 0
    called: Counter[str] = field(default_factory=Counter)
    decoys: int = 0
    lost_decoys: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a proportion."""
    if not count:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def load(path: Path) -> Marked:
    """A form and its truth from one JSON file."""
    truth = json.loads(path.read_text("utf-8"))
    answers, spans = [], {}
    for question, answer in truth["answers"].items():
        if isinstance(answer, list):
            for n, meeting in enumerate(answer, 1):
                for part, text in meeting.items():
                    own = question if part == "text" else f"signoff{question[0]}.{part}"
                    key = f"{question}[{n - 1}]" + ("" if part == "text" else f".{part}")
                    answers.append(_answer(own, n, text))
                    spans[own, n] = truth["spans"].get(key, [])
        else:
            answers.append(_answer(question, 1, answer))
            spans[question, 1] = truth["spans"].get(question, [])
    form = ParsedForm(
        kind=FormKind(truth["form"]), edition=truth["version"], answers=tuple(answers)
    )
    profile = CaseProfile(
        function=truth["function"],
        function_evidence="",
        focus=Focus(truth["expect"]["focus"]),
        focus_evidence="",
    )
    checked = ValidatedForm(
        form=form, findings=(), profile=profile, received=date.fromisoformat(truth["submitted"])
    )
    return Marked(path.stem, checked, spans, truth["expect"].get("decoys", []))


def _answer(question: str, occurrence: int, text: str) -> Answer:
    state = AnswerState.ANSWERED if text else AnswerState.BLANK
    return Answer(question=question, occurrence=occurrence, text=PersonalText(text), state=state)


def load_marked(path: Path) -> Marked:
    """A form written as text: "key: value" lines, then "## question" parts with [[LABEL|words]]."""
    head, *parts = re.split(r"^## ", path.read_text("utf-8"), flags=re.M)
    facts = dict(line.split(": ", 1) for line in head.strip().splitlines())
    answers, spans = [], {}
    for part in parts:
        question, body = part.split("\n", 1)
        text, found = _unmark(body.strip("\n"))
        answers.append(_answer(question.strip(), 1, text))
        spans[question.strip(), 1] = found
    form = ParsedForm(kind=FormKind(facts["form"]), edition=17, answers=tuple(answers))
    profile = CaseProfile(
        function=facts["function"],
        function_evidence="",
        focus=Focus(facts["focus"]),
        focus_evidence="",
    )
    received = date.fromisoformat(facts["submitted"])
    checked = ValidatedForm(form=form, findings=(), profile=profile, received=received)
    return Marked(path.stem, checked, spans, facts["decoys"].split(" | "), facts["set"])


def _unmark(body: str) -> tuple[str, list[dict[str, Any]]]:
    text, spans, place = "", [], 0
    for match in re.finditer(r"\[\[([A-Z_]+)\|(.+?)\]\]", body):
        text += body[place : match.start()]
        spans.append(
            {"label": match.group(1), "start": len(text), "end": len(text) + len(match.group(2))}
        )
        text += match.group(2)
        place = match.end()
    return text + body[place:], spans


def cases(folder: Path) -> list[Marked]:
    """One hand of each case in a folder."""
    first: dict[str, Path] = {}
    for path in sorted(folder.glob("*.json")):
        first.setdefault(path.stem.split("-")[0], path)
    marked = [load_marked(path) for path in sorted(folder.glob("*.form"))]
    return [*(load(path) for path in first.values()), *marked]


def survivors(text: str, start: int, end: int, redactions: list[Redaction]) -> set[str]:
    """The words of text[start:end] that still stand there: outside redactions, or in their wording."""
    words = {m.group().lower() for m in WORD.finditer(text, start, end)} - FUNCTION_WORDS
    left: set[str] = set()
    for match in WORD.finditer(text, start, end):
        inside = [r for r in redactions if r.start <= match.start() and match.end() <= r.end]
        if not inside and match.group().lower() in words:
            left.add(match.group().lower())
        for r in inside:
            said = {w.lower() for w in WORD.findall(r.replacement) if len(w) > 1}
            left |= said & words  # "Consultant C" for Dr C M Kwok keeps nothing
    return left


def kept_for(span: dict[str, Any], place: tuple[str, int], minimised: MinimisedForm) -> bool:
    """Whether the policy kept what the span marks (then it is no miss)."""
    return any(
        (k.question, k.occurrence) == place and k.start < span["end"] and span["start"] < k.end
        for k in minimised.kept
    )


def measure(form: Marked, purpose: Purpose, recipient: str, tally: Tally) -> float:
    """Add one form to a tally; returns the milliseconds it took."""
    began = time.process_time()
    minimised, _ = minimise(
        form.checked,
        purpose=purpose,
        people=PeopleTable(),
        policy=minimisation_policy(),
        recipient=recipient,
    )
    took = 1000 * (time.process_time() - began)
    changed: dict[tuple[str, int], list[Redaction]] = defaultdict(list)
    for redaction in minimised.redactions:
        changed[redaction.question, redaction.occurrence].append(redaction)
    for place, spans in form.spans.items():
        text = form.checked.form.text(*place)
        _spans(form, place, text, spans, changed[place], minimised, tally)
        _words(form, place, text, spans, changed[place], tally)
    out = "\n".join(a.text for a in minimised.answers).lower()
    before = "\n".join(a.text.reveal() for a in form.checked.form.answers).lower()
    for decoy in form.decoys:
        tally.decoys += 1
        if out.count(decoy.lower()) < before.count(decoy.lower()):
            tally.lost_decoys.append(f"{form.name}: {decoy}")
    return took


def _spans(
    form: Marked,
    place: tuple[str, int],
    text: str,
    spans: list[dict[str, Any]],
    changed: list[Redaction],
    minimised: MinimisedForm,
    tally: Tally,
) -> None:
    for span in spans:
        label = span["label"]
        if kept_for(span, place, minimised):
            tally.seen[f"{label} kept"] += 1
            if label in ("PATIENT", *NUMBERS):
                tally.misses.append(
                    f"{form.name} {place[0]} {label} KEPT: {text[span['start'] : span['end']]!r}"
                )
                tally.seen[label] += 1
            continue
        tally.seen[label] += 1
        if label in STRANGERS:
            _called(form, place[0], label, text[span["start"] : span["end"]], span, changed, tally)
        left = survivors(text, span["start"], span["end"], changed)
        if left:
            around = text[max(0, span["start"] - 25) : span["end"] + 25].replace("\n", "⏎")
            tally.misses.append(
                f"{form.name} {place[0]} {label}: {text[span['start'] : span['end']]!r} left {sorted(left)} in …{around}…"  # noqa: E501
            )
        else:
            tally.gone[label] += 1


def _called(
    form: Marked,
    question: str,
    label: str,
    words: str,
    span: dict[str, Any],
    changed: list[Redaction],
    tally: Tally,
) -> None:
    """Whether the words put there call a patient or relative a patient, and nobody else one."""
    said = [r.replacement for r in changed if r.start < span["end"] and span["start"] < r.end]
    if not said or not re.search(r"[A-Z\d]\b(?:'s)?\)?$", said[0]):
        return  # nobody is called anything by "a member of staff" or "[name removed]"
    is_right = ("atient" in said[0]) is (label == "PATIENT")
    tally.called[f"{label} {'rightly' if is_right else 'wrongly'}"] += 1
    if not is_right:
        tally.misses.append(f"{form.name} {question} {label} called {said[0]!r}: {words!r}")


def _words(
    form: Marked,
    place: tuple[str, int],
    text: str,
    spans: list[dict[str, Any]],
    changed: list[Redaction],
    tally: Tally,
) -> None:
    for match in WORD.finditer(text):
        if any(s["start"] < match.end() and match.start() < s["end"] for s in spans):
            continue
        inside = [r for r in changed if r.start < match.end() and match.start() < r.end]
        same = inside and all(
            match.group().lower() in r.replacement.lower().split() for r in inside
        )
        if inside and inside[0].category is Category.PRIVILEGED:
            tally.withheld += 1
            continue
        tally.words += 1
        tally.kept += not inside or bool(same)
        if inside and not same:
            tally.lost.append(
                f"{form.name} {place[0]} {inside[0].category}: {match.group()} in {text[inside[0].start : inside[0].end]!r} → {inside[0].replacement!r} ({inside[0].evidence})"  # noqa: E501
            )


def report(
    title: str, forms: list[Marked], show: bool, others: dict[str, float] | None = None
) -> dict[str, Any]:
    """Measure all purposes over a set of forms and print them; ``others``: the times of other tools."""
    print(f"\n{title}: {len(forms)} forms")
    summary: dict[str, Any] = {}
    for purpose, recipient in PURPOSES:
        tally = Tally()
        times = [measure(form, purpose, recipient, tally) for form in forms]
        name = f"{purpose.value}{':' + recipient if recipient else ''}"
        _print_times(name, times, others or {})
        summary[name] = _print(tally, show)
    return summary


def _print_times(name: str, times: list[float], others: dict[str, float]) -> None:
    """Our time, and how many times it is that of each other tool."""
    middle = sorted(times)[len(times) // 2]
    beside = "".join(f"; {middle / other:.1f} x {tool}" for tool, other in others.items())
    print(f"\n{name}: {middle:.0f} ms CPU a form (median), {max(times):.0f} at most{beside}")


def _print(tally: Tally, show: bool) -> dict[str, Any]:
    for label in sorted(label for label in tally.seen if not label.endswith(" kept")):
        hits, count = tally.gone[label], tally.seen[label]
        low, high = wilson(hits, count)
        kept = tally.seen[f"{label} kept"]
        print(
            f"  {label:16} {hits:3}/{count:3} gone  {hits / count:6.1%}  [{low:.1%}, {high:.1%}]"
            + (f"  ({kept} kept by the policy)" if kept else "")
        )
    for label in STRANGERS:
        right, wrong = (tally.called[f"{label} {how}"] for how in ("rightly", "wrongly"))
        if right + wrong:
            low, high = wilson(right, right + wrong)
            print(
                f"  {label:16} {right:3}/{right + wrong:3} called what they are  [{low:.1%}, {high:.1%}]"
            )
    for group, labels in GROUPS.items():
        hits = sum(tally.gone[label] for label in labels)
        count = sum(tally.seen[label] for label in labels)
        low, high = wilson(hits, count)
        print(
            f"  {group:16} {hits:3}/{count:3} gone  {hits / max(count, 1):6.1%}  [{low:.1%}, {high:.1%}]"
        )
    low, high = wilson(tally.kept, tally.words)
    print(
        f"  other words kept {tally.kept}/{tally.words}  {tally.kept / tally.words:.2%}  [{low:.2%}, {high:.2%}]; {tally.withheld} words withheld as privileged"  # noqa: E501
    )
    print(f"  decoys kept {tally.decoys - len(tally.lost_decoys)}/{tally.decoys}")
    if show:
        for line in [*tally.misses, *(f"decoy lost: {d}" for d in tally.lost_decoys)]:
            print("   !", line)
        for line in dict.fromkeys(tally.lost):
            print("   -", line)
    return {
        "gone": dict(tally.gone),
        "seen": dict(tally.seen),
        "words": tally.words,
        "kept": tally.kept,
        "decoys": tally.decoys,
        "lost": tally.lost_decoys,
    }


def main() -> None:
    """Measure the samples and the unseen forms."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--forms", type=Path, nargs="*", default=[SAMPLES, UNSEEN])
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options.add_argument(
        "--generated", type=int, default=60, help="how many forms to make from name lists"
    )
    options.add_argument(
        "--misses", action="store_true", help="print every miss and every lost word"
    )
    options.add_argument(
        "--others", type=Path, default=ROOT / ".venv-others" / "bin" / "python",
        help="the interpreter of a virtual environment with presidio-analyzer and scrubadub",
    )  # fmt: skip
    chosen = options.parse_args()
    for form in cases(UNSEEN):  # patterns are compiled when first needed; the others' beforehand
        minimise(
            form.checked,
            purpose=Purpose.GROUP,
            people=PeopleTable(),
            policy=minimisation_policy(),
        )
    print("growth of the time with the length of hostile text:")
    growth()
    for folder in chosen.forms:
        if folder.is_dir():
            for part, forms in _parts(cases(folder)).items():
                others = beside(forms, chosen.others)
                report(
                    f"{folder.name} {part}".strip(),
                    forms,
                    chosen.misses and not part.endswith("held out"),
                    others,
                )
    if chosen.generated and (chosen.data / "names").is_dir():
        report("generated from name lists", generated(chosen.data, chosen.generated), chosen.misses)


def beside(forms: list[Marked], python: Path) -> dict[str, float]:
    """Presidio and scrubadub over the same forms: recall of marks, other words kept, time; or why not.

    Returns the median time of each, in milliseconds of CPU a form.
    """
    times: dict[str, float] = {}
    if not python.is_file():
        print(f"Presidio and scrubadub NOT measured: no interpreter that has them at {python}.")
        return times
    texts = [[f.checked.form.text(*place) for place in f.spans] for f in forms]
    run = subprocess.run(
        [python, ROOT / "benchmarks" / "others.py"],
        input=json.dumps(texts), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        print(f"Presidio and scrubadub NOT measured: {run.stderr.strip().splitlines()[-1:]}")
        return times
    for name, said in json.loads(run.stdout).items():
        if "missing" in said:
            print(f"{name} NOT measured: {said['missing']}")
            continue
        times[name] = _print_other(name, forms, said)
    return times


def _print_other(name: str, forms: list[Marked], said: dict[str, Any]) -> float:
    gone, seen, words, kept = 0, 0, 0, 0
    for form, answers in zip(forms, said["spans"], strict=True):
        for (place, marks), found in zip(form.spans.items(), answers, strict=True):
            text = form.checked.form.text(*place)
            hit = [any(s <= i < e for s, e in found) for i in range(len(text))]
            marked = [False] * len(text)
            for mark in marks:
                marked[mark["start"] : mark["end"]] = [True] * (mark["end"] - mark["start"])
                seen += 1
                own = WORD.finditer(text, mark["start"], mark["end"])
                gone += all(hit[w.start()] for w in own)
            for word in WORD.finditer(text):
                words += not marked[word.start()]
                kept += not marked[word.start()] and not hit[word.start()]
    middle = sorted(said["times"])[len(forms) // 2]
    print(
        f"{name} (its own rules, for no purpose): {gone}/{seen} marks gone {gone / seen:.1%}; "
        f"other words kept {kept / words:.2%}; {middle:.0f} ms CPU a form (median)"
    )
    return float(middle)


def growth() -> None:
    """How the time grows when the same letters are twice as long: 2 is linear."""
    for unit in ("A-", "A'", "Ab-", "Dr A ", "A, ", "@a.", "1-"):
        times = [_timed((unit * 9000)[:length]) for length in (9000, 18000)]
        print(
            f"  {unit!r} 18,000 characters: {times[1]:.0f} ms, {times[1] / times[0]:.1f} x half of it"
        )


def _timed(text: str) -> float:
    form = ParsedForm(kind=FormKind.NOTIFICATION, edition=17, answers=(_answer("1f", 1, text),))
    profile = CaseProfile(function="", function_evidence="", focus=Focus.TEAM, focus_evidence="")
    received = date(2026, 1, 5)
    checked = ValidatedForm(form=form, findings=(), profile=profile, received=received)
    began = time.process_time()
    minimise(checked, purpose=Purpose.LEARNING, people=PeopleTable(), policy=minimisation_policy())
    return 1000 * (time.process_time() - began)


def generated(data: Path, count: int) -> list[Marked]:
    """Forms made from name lists (benchmarks/generated.py)."""
    from generated import form
    from synthetic import NameLists

    lists = NameLists.read(data / "names")
    made = [form(lists, seed) for seed in range(count)]
    return [Marked(f"G{n}", checked, spans, []) for n, (checked, spans) in enumerate(made)]


def _parts(forms: list[Marked]) -> dict[str, list[Marked]]:
    parts: dict[str, list[Marked]] = {}
    for form in forms:
        parts.setdefault(form.part, []).append(form)
    return parts


if __name__ == "__main__":
    main()
