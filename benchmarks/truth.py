"""The sample forms and their truth, and how an answer is compared with it."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT.parent / "shared" / "samples", ROOT / "samples")


def samples() -> list[tuple[Path, dict[str, Any]]]:
    """Each sample form with its truth, from the first folder that is there."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    found = []
    for truth in sorted(folder.glob("*.json")):
        for ending in (".docx", ".pdf"):
            form = truth.with_suffix(ending)
            if form.exists():
                found.append((form, json.loads(truth.read_text("utf-8"))))
    return found


def folded(text: str) -> str:
    """White space and bullets folded, quotes made plain."""
    plain = unicodedata.normalize("NFC", text)
    plain = re.sub(r"(?m)^\s*[-•–·*]\s+", "", plain)
    return re.sub(r"\s+", " ", plain).strip()


def true_answers(truth: dict[str, Any]) -> dict[tuple[str, int], str]:
    """The truth's answers by question and occurrence."""
    answers: dict[tuple[str, int], str] = {}
    for question, answer in truth["answers"].items():
        if isinstance(answer, str):
            answers[question, 1] = answer
            continue
        for number, meeting in enumerate(answer, 1):
            answers[question, number] = meeting["text"]
            answers["signoff4.name", number] = meeting["name"]
            answers["signoff4.date", number] = meeting["date"]
    return answers
