"""What the tests of this folder share: the command, a workspace with a decided case, files edited."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from sigdocs.register.book import Register
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.places import workspace_at
from tests.command import sigdocs as command
from tests.conftest import SAMPLES

LONG_AGO = 1_790_000_000
CASE = "SC-2026-0001"


def sigdocs(root: Path, *words: str, today: str = "2026-12-11") -> subprocess.CompletedProcess[str]:
    """Run a command in a workspace."""
    day = () if words[0] in ("templates", "audit", "directory") else ("--today", today)
    return command(*words, "-w", str(root), *day)


def workspace_with(root: Path, *samples: str, settings: str = "") -> Path:
    """A workspace whose inbox held these samples and was run; approval is not asked for."""
    shutil.copytree(_made_once(samples, settings), root)
    return root


@cache
def _made_once(samples: tuple[str, ...], settings: str) -> Path:
    """The workspace that every test with these samples begins from, as a copy."""
    root = Path(mkdtemp(dir=_KEPT.name)) / "concerns"
    command("init", str(root))
    demo = (SAMPLES / "demo.toml").read_text("utf-8")
    configuration = root / "sigdocs.toml"
    configuration.write_text(configuration.read_text("utf-8") + demo + settings, "utf-8")
    for number, name in enumerate(samples):
        drop(root / "inbox", (SAMPLES / name).read_bytes(), f"{number}-{name}")
    done = sigdocs(root, "run", today="2026-12-08")
    assert not samples or f"{len(samples)} accepted" in done.stdout, done.stdout + done.stderr
    return root


_KEPT = TemporaryDirectory(prefix="sigdocs-tests-")


def drop(folder: Path, content: bytes, name: str = "paper.docx") -> Path:
    """Put a file into an inbox, still for a long time."""
    target = folder / name
    target.write_bytes(content)
    os.utime(target, (LONG_AGO, LONG_AGO))
    return target


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file whose main text was changed."""
    held = parts(content)
    held["word/document.xml"] = change(held["word/document.xml"].decode()).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in held.items():
            package.writestr(name, data)
    return out.getvalue()


def words(file: Path) -> str:
    """The words of a Word file's main text, a line each paragraph."""
    text = re.sub(r"<w:br ?/>", "\n", parts(file.read_bytes())["word/document.xml"].decode())
    return unescape(re.sub(r"<[^>]+>", "", text.replace("</w:p>", "\n")))


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The same file after LibreOffice opened and saved it."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "paper.docx"
    source.write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "saved" / "paper.docx").read_bytes()


@contextmanager
def register_of(root: Path) -> Iterator[Register]:
    """The register of a workspace, for what no command prints."""
    with open_desk(workspace_at(root), today=date(2026, 12, 11)) as desk:
        yield desk.register


HAS_OFFICE = shutil.which("soffice") is not None
