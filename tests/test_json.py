"""The JSON that other tools rely on, over every sample form that can be found."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.command import sigdocs as command
from tests.conftest import SAMPLES, SHARED

FOLDER = SHARED / "samples" if (SHARED / "samples").is_dir() else SAMPLES
FILES = sorted(str(p) for p in FOLDER.iterdir() if p.suffix in (".docx", ".pdf"))
REDACTION = {
    "question", "occurrence", "start", "end", "category", "action", "replacement", "reason",
    "paragraph", "evidence",
}  # fmt: skip


def lines(*words: str) -> list[dict[str, Any]]:
    done = command(*words, "--json", *FILES)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def read() -> list[dict[str, Any]]:
    return lines("read")


def test_reading_prints_one_object_a_file_in_the_order_given(read: list[dict[str, Any]]) -> None:
    keys = {"file", "form", "edition", "answers", "layers", "unassigned", "notices"}
    assert [line["file"] for line in read] == FILES
    assert all(set(line) == keys for line in read)
    for line in read:
        for answer in line["answers"]:
            assert set(answer) == {"question", "occurrence", "text", "state", "where"}
            assert not (answer["text"] and answer["state"] in ("blank", "placeholder", "guidance"))


def test_checking_prints_findings_and_complete_means_no_error() -> None:
    for line in lines("check"):
        assert set(line) == {"file", "form", "complete", "findings"}
        errors = [f for f in line["findings"] if f["severity"] == "error"]
        assert line["complete"] is (not errors)


@pytest.mark.parametrize("purpose", [("group",), ("learning",), ("recipient", "--to", "gmc")])
def test_redactions_applied_to_what_was_read_give_the_minimised_text(
    purpose: tuple[str, ...], read: list[dict[str, Any]]
) -> None:
    for source, line in zip(read, lines("minimise", "--for", *purpose), strict=True):
        assert set(line) == {"file", "purpose", "answers", "redactions"}
        texts = {(a["question"], a["occurrence"]): a["text"] for a in source["answers"]}
        for answer in line["answers"]:
            key = (answer["question"], answer["occurrence"])
            mine = [r for r in line["redactions"] if (r["question"], r["occurrence"]) == key]
            text, end = "", 0
            for redaction in sorted(mine, key=lambda r: r["start"]):
                assert set(redaction) == REDACTION
                assert end <= redaction["start"] < redaction["end"] <= len(texts[key])
                text += texts[key][end : redaction["start"]] + redaction["replacement"]
                end = redaction["end"]
            assert text + texts[key][end:] == answer["text"], key
