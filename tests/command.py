"""The ``sigdocs`` command as most tests run it: the real one, without a new interpreter each time.

What is about the process itself (start-up, signals, power cuts, a missing terminal) starts one.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

from sigdocs.cli.main import main

COMMAND = str(Path(sys.executable).parent / "sigdocs")


def sigdocs(
    *words: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``sigdocs`` with these words in this process.

    Args:
        words: What is typed after ``sigdocs``.
        cwd: The folder to run it in.
        env: The whole environment, where it is not this process's.

    Returns:
        What ``subprocess.run(..., capture_output=True, text=True)`` would return.

    Raises:
        AssertionError: If it fell over in a way that a process would have shown as a traceback.
    """
    out, err = _Stream(), _Stream()
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(sys, "argv", [COMMAND, *words]))
        stack.enter_context(mock.patch.object(sys, "stdin", io.StringIO()))
        stack.enter_context(contextlib.chdir(cwd or Path.cwd()))
        if env is not None:
            stack.enter_context(mock.patch.dict(os.environ, env, clear=True))
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")  # as in a process of its own
        code = _exit_code()
    return subprocess.CompletedProcess([COMMAND, *words], code, out.text(), err.text())


class _Stream(io.TextIOWrapper):
    """Text that was printed, and its bytes: a command may write either."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)

    def text(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8")


def _exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0
