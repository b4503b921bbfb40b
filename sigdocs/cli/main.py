"""The ``sigdocs`` command. Sub-commands are imported only when they are used."""

from __future__ import annotations

import importlib
import sys
import traceback
from typing import NoReturn

import click

from sigdocs.errors import SigdocsError, disk_trouble

COMMANDS = {
    "actions": "sigdocs.cli.inbox:actions",
    "audit": "sigdocs.cli.audit:audit",
    "case": "sigdocs.cli.case:case",
    "check": "sigdocs.cli.forms:check",
    "demo": "sigdocs.cli.workspace:demo",
    "directory": "sigdocs.cli.directory:directory",
    "finalise": "sigdocs.cli.finalise:finalise",
    "form": "sigdocs.cli.blank:form",
    "held": "sigdocs.cli.held:held",
    "hold": "sigdocs.cli.keeping:hold",
    "init": "sigdocs.cli.workspace:init",
    "learning": "sigdocs.cli.learning:learning",
    "letter": "sigdocs.cli.letters:letter",
    "minimise": "sigdocs.cli.forms:minimise",
    "minutes": "sigdocs.cli.minutes:minutes",
    "pack": "sigdocs.cli.pack:pack",
    "purge": "sigdocs.cli.keeping:purge",
    "read": "sigdocs.cli.forms:read",
    "reminders": "sigdocs.cli.reminders:reminders",
    "report": "sigdocs.cli.report:report",
    "review": "sigdocs.cli.review:review",
    "run": "sigdocs.cli.inbox:run",
    "sar": "sigdocs.cli.keeping:sar",
    "status": "sigdocs.cli.inbox:status",
    "templates": "sigdocs.cli.templates:templates",
    "vault": "sigdocs.cli.vault:vault",
    "trail": "sigdocs.cli.trail:trail",
    "watch": "sigdocs.cli.inbox:watch",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for (start-up stays fast)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The words, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module behind a word."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{name} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the words without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in sorted(COMMANDS)])


SUMMARIES = {
    "actions": "List the open actions of decisions.",
    "audit": "Verify, show and export the chain of events.",
    "case": "Decide about a case: accept, withdraw, close, another meeting.",
    "check": "Check forms: what is missing, and how to mend it.",
    "demo": "Do the whole main job in a workspace of sample forms.",
    "directory": "Import the official directory of organisations.",
    "finalise": "Prove an edited draft, make its PDF and seal it.",
    "form": "Make blank or prefilled forms.",
    "held": "Say what the files are that wait for a person.",
    "hold": "Place and lift legal holds.",
    "init": "Make a workspace.",
    "learning": "Draft, release and gather anonymised learning.",
    "letter": "Write the letters that a decision asks for, as drafts.",
    "minimise": "Show what would be removed for a purpose, and why.",
    "minutes": "Draft the minutes of a meeting.",
    "pack": "Build the pack for a meeting, or check one.",
    "purge": "Remove what has been kept long enough.",
    "read": "Show what a form says, question by question.",
    "reminders": "Write what is to be chased: advice, actions, assurances.",
    "report": "Write the six-monthly summary to the SMT.",
    "review": "List, show, decide and approve redactions.",
    "run": "Process the inbox once.",
    "sar": "Find everything held about a person.",
    "status": "Show the morning worklist, or the story of a case.",
    "templates": "Check the Word templates.",
    "vault": "Encrypt what the vault keeps, and change its passphrase.",
    "trail": "Keep the record of the enhanced process; tell who must be told.",
    "watch": "Process forms as they arrive.",
}


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sigdocs")
def sigdocs() -> None:
    """Turn significant-concern forms into checked, minimised, proven documents.

    \b
    Example:
      sigdocs check form.docx
    """


def main() -> None:
    """Run, and turn what stops the program into one line and its exit code."""
    try:
        outcome = sigdocs.main(standalone_mode=False)
        sys.exit(outcome if isinstance(outcome, int) else 0)
    except click.Abort:
        click.echo(
            "sigdocs: stopped. What was not finished is where it was: run it again.", err=True
        )
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except SigdocsError as problem:
        _stop(problem)
    except Exception as bug:  # noqa: BLE001
        trouble = disk_trouble(bug) if isinstance(bug, OSError) else None
        if trouble is not None:
            _stop(trouble)
        # The last resort: library messages quote what they were given, so only the type and the
        # place are shown, never the message.
        place = traceback.extract_tb(bug.__traceback__)[-1]
        name = f"{type(bug).__name__} at {place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
        click.echo(f"sigdocs: our mistake, not your file's ({name}). Please report it.", err=True)
        sys.exit(70)


def _stop(problem: SigdocsError) -> NoReturn:
    click.echo(f"sigdocs: {problem}", err=True)
    sys.exit(problem.exit_code)
