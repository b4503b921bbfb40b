"""Whether forms are judged right, and how long checking takes beside reading the same form."""

from __future__ import annotations

import statistics
from datetime import date

from benchmarks.reading import _median, _read
from benchmarks.truth import samples
from sigdocs.workflows.forms import check_form


def main() -> None:
    """Print the verdicts and the ratio of times."""
    right = lists = false_errors = total = 0
    ratios = []
    for path, truth in samples():
        content, expect = path.read_bytes(), truth["expect"]
        form = _read(content, path.suffix)
        day, meeting = (date.fromisoformat(truth[k]) for k in ("submitted", "meeting_date"))
        facts = {"received": day, "meetings": (meeting,), "meeting": meeting, "today": day}
        checked = check_form(form, **facts)
        to_mend = {
            f"4a.{f.occurrence}.{f.question.removeprefix('signoff4.')}"
            if f.question.startswith("signoff4")
            else f.question
            for f in checked.errors
        }
        total += 1
        right += checked.complete is expect["complete"]
        lists += to_mend == set(expect["missing"])
        false_errors += bool(expect["complete"] and checked.errors)
        reading = _median(lambda c=content, s=path.suffix: _read(c, s))
        ratios.append(_median(lambda f=form, k=facts: check_form(f, **k)) / reading)
    print(f"complete or not, right: {right} of {total}")
    print(f"exact list of questions to mend: {lists} of {total}")
    print(f"complete forms with an error: {false_errors}")
    print(f"checking takes {statistics.median(ratios):.2f} times reading (median)")
