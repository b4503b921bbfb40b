"""What stops the program, with the exit code and what to do next.

A fault in a form is not an error: it is a ``Finding`` (``sigdocs.model.findings``).

    SigdocsError
    ├── Unreadable (10)        empty, truncated, password, not what its name says
    ├── NotAForm (11)          readable, but no form we know
    ├── Incomplete (12)        a form that has errors (raised only to set the exit code)
    ├── Unsafe (13)            macros, bombs, links to other files
    ├── NoText (14)            a scan
    ├── LeakFound (20)         proofing found something that was removed
    ├── ApprovalMissing (21)   approval or a confirmed condition is missing
    ├── ReferenceWrong (30)    configuration, reference data or template
    ├── RegisterWrong (31)     the register is missing, locked, newer or was tampered with
    │   └── VaultLocked (31)   the vault is encrypted, and its passphrase is missing or another
    └── OfficeMissing (40)     the office suite is missing or failed

Messages never hold words from a form, nor a file name: both are personal text.
"""

from __future__ import annotations

import errno


class SigdocsError(Exception):
    """Base of everything that is reported to a person without a traceback."""

    exit_code = 70
    code = "internal"

    def __init__(self, message: str, *, next_step: str = "") -> None:
        """Keep what happened and what to do about it, both free of personal words."""
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        """What happened, then what to do."""
        return f"{self.message} {self.next_step}".strip()


class Unreadable(SigdocsError):
    """The file cannot be read: empty, truncated, encrypted, or not what its name says."""

    exit_code = 10
    code = "unreadable"


class NotAForm(SigdocsError):
    """The file can be read, but it is no form that sigdocs knows."""

    exit_code = 11
    code = "not-a-form"


class Incomplete(SigdocsError):
    """A form has errors and goes back to its sender."""

    exit_code = 12
    code = "incomplete"


class Unsafe(SigdocsError):
    """The file is refused because it could do harm: macros, bombs, links to other files."""

    exit_code = 13
    code = "unsafe"


class NoText(SigdocsError):
    """The file is a picture of a form: there is no text to read."""

    exit_code = 14
    code = "no-text"


class LeakFound(SigdocsError):
    """A finished document holds something that was removed; it is not released."""

    exit_code = 20
    code = "leak"


class ApprovalMissing(SigdocsError):
    """Approval, or a confirmed condition, is missing."""

    exit_code = 21
    code = "approval-missing"


class ReferenceWrong(SigdocsError):
    """Reference data, the configuration or a template is wrong."""

    exit_code = 30
    code = "reference"


class RegisterWrong(SigdocsError):
    """The register cannot be used as it is."""

    exit_code = 31
    code = "register"


class VaultLocked(RegisterWrong):
    """The vault is encrypted, and its passphrase is missing or another one."""

    code = "vault-locked"


class OfficeMissing(SigdocsError):
    """The office suite is missing or failed."""

    exit_code = 40
    code = "office"


_DISK = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk is full (the quota is used up).",
    errno.EROFS: "A folder of the workspace can only be read.",
    errno.EACCES: "A folder of the workspace may not be written by you.",
    errno.EPERM: "A folder of the workspace may not be written by you.",
}


def disk_trouble(problem: OSError) -> RegisterWrong | None:
    """What a person can do about a disk that is full or may not be written; None for other faults.

    What the system says is not passed on: it holds the name of a file.
    """
    words = _DISK.get(problem.errno or 0)
    if words is None:
        return None
    return RegisterWrong(
        f"{words} What was not finished is where it was.",
        next_step="Make room or set the folder's rights, then run it again.",
    )
