"""Runs LibreOffice once, in a cage: own profile, no network, a time limit, nothing left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sigdocs.errors import OfficeMissing

_PROGRAMS = ("soffice", "libreoffice")
# In its own process namespace every descendant dies with the first one; without the right to make
# one, in its own network namespace at least; else as it is. "setpriv" ends it if sigdocs is killed.
_CAGES = (
    ("setpriv", "--pdeathsig", "KILL", "unshare", "--net", "--pid", "--fork", "--kill-child"),
    (
        *("setpriv", "--pdeathsig", "KILL", "unshare", "--user", "--map-root-user"),
        *("--net", "--pid", "--fork", "--kill-child"),
    ),
    ("unshare", "--user", "--map-root-user", "--net"),
    (),
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def is_available() -> bool:
    """Whether the office suite is installed."""
    return _program() is not None


def run_suite(files: Sequence[Path], *, to: str, folder: Path, time_limit: float) -> bool:
    """Convert files in one call. Outputs land in ``folder``, made by the caller beforehand.

    Args:
        files: at least one.
        to: what ``--convert-to`` takes.
        folder: for the outputs and the private profile.
        time_limit: seconds.

    Returns:
        False if the suite was ended at the time limit or fell over; True proves nothing.

    Raises:
        OfficeMissing: it is not installed.
    """
    program = _program()
    if program is None:
        raise OfficeMissing(
            "LibreOffice is not installed, so no PDF can be made and no old format read.",
            next_step="Install libreoffice-writer-nogui and fonts-liberation.",
        )
    command = [*cage(), program, *_options(folder), "--convert-to", to, "--outdir", str(folder)]
    child = subprocess.Popen(  # noqa: S603 - our own program, file names made by us
        [*command, *map(str, files)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=_environment(folder),
        cwd=folder,
    )
    try:
        return child.wait(timeout=time_limit) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(child)


def _options(folder: Path) -> list[str]:
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
    return [
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        f"-env:UserInstallation={profile.resolve().as_uri()}",
    ]


def _environment(folder: Path) -> dict[str, str]:
    """Only what the suite needs: no tokens, no proxies, its own home and temporary folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {"SAL_USE_VCLPLUGIN": "svp", **kept, "HOME": str(folder), "TMPDIR": str(folder)}


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and everything it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@cache
def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


@cache
def cage() -> tuple[str, ...]:
    """The tightest cage this machine allows, tried out once."""
    return next(cage for cage in _CAGES if _works(cage))


def _works(cage: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands
            [*cage, "true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
