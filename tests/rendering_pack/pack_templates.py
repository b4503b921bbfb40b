"""Where the templates lie."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def template(name: str) -> bytes:
    """A shipped template by name."""
    return (TEMPLATES / f"{name}.docx").read_bytes()
