"""Gives a scanned PDF a layer of text, through an installed ``ocrmypdf``, in the same cage.

Only where the workspace turns it on: recognised text can be wrong, and a person must compare it
with the picture. The reader says so (notice ``recognised-text``).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from sigdocs.errors import OfficeMissing, Unreadable
from sigdocs.office.suite import cage

_ALREADY, _ENCRYPTED = 6, 8  # ocrmypdf's exit codes


def recognise_text(content: bytes, *, time_limit: float = 300) -> bytes:
    """The same PDF with the text of its pages recognised (English).

    Raises:
        OfficeMissing: ocrmypdf is not installed, fails, or needs longer than ``time_limit`` seconds.
        Unreadable: the PDF is protected by a password.
    """
    program = shutil.which("ocrmypdf")
    if program is None:
        raise OfficeMissing(
            "The file is a scan, and ocrmypdf is not installed.",
            next_step="Install ocrmypdf and tesseract-ocr-eng, or ask for the Word form.",
        )
    with tempfile.TemporaryDirectory(prefix="sigdocs-ocr-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(content)
        options = ("--language", "eng", "--skip-text", "--output-type", "pdf", "--jobs", "1")
        try:
            done = subprocess.run(  # noqa: S603 - our own program, file names made by us
                [*cage(), program, *options, str(source), str(target)],
                stdin=subprocess.DEVNULL, capture_output=True, timeout=time_limit, cwd=folder,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _failed("needed too long") from None
        if done.returncode == _ENCRYPTED:
            raise Unreadable("The PDF is protected by a password.", next_step="Ask for another.")
        if done.returncode not in (0, _ALREADY) or not target.exists():
            raise _failed(f"ended with code {done.returncode}")
        return target.read_bytes()


def _failed(why: str) -> OfficeMissing:
    return OfficeMissing(
        f"The scan could not be recognised: ocrmypdf {why}.", next_step="Ask for the Word form."
    )
