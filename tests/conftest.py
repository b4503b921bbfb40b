"""What every test shares: no network, and where the samples lie."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "samples"
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # or each command would compile the program anew
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="sigdocs-tests-")
    atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)


class NetworkBlocked(RuntimeError):
    """A test tried to reach the network."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Block every address but loopback and local sockets (PostgreSQL in the tests, no more)."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        is_local = self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "::1", "localhost")
        if not is_local:
            raise NetworkBlocked("sigdocs never reaches for the network")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def truths(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Each sample form in ``folder`` with its truth."""
    found = []
    for truth in sorted(folder.glob("*.json")):
        for ending in (".docx", ".pdf"):
            form = truth.with_suffix(ending)
            if form.exists():
                found.append((form, json.loads(truth.read_text("utf-8"))))
    return found


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo's workspace and what it printed."""
    command = str(Path(sys.executable).parent / "sigdocs")
    root = tmp_path_factory.mktemp("main-job") / "demo"
    done = subprocess.run([command, "demo", str(root)], capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    return root, done.stdout
