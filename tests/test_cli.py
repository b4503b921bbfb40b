"""The command line: help, exit codes, bad input, nothing heavy imported, nothing personal printed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sigdocs.cli.main import COMMANDS, sigdocs
from tests.conftest import ROOT, SAMPLES, SHARED

COMMAND = [str(Path(sys.executable).parent / "sigdocs")]


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, cwd=cwd, timeout=120)


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(sigdocs)
    for name in COMMANDS:
        command = sigdocs.get_command(context, name)
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield name, command
            for inner, subcommand in command.commands.items():
                yield f"{name} {inner}", subcommand
        elif command is not None:
            yield name, command


@pytest.mark.parametrize(
    ("words", "command"), list(commands()), ids=lambda v: v if type(v) is str else ""
)
def test_every_command_has_an_imperative_sentence_and_an_example(
    words: str, command: click.Command
) -> None:
    assert command.help
    assert "Example:" in command.help
    assert f"sigdocs {words}" in command.help


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    undocumented = [words for words, _ in commands() if f"## sigdocs {words}\n" not in page]
    assert undocumented == []


def test_the_command_reference_is_what_the_help_says() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    for words, command in commands():
        context = click.Context(command, info_name=f"sigdocs {words}", terminal_width=100)
        assert command.get_help(context).strip() in page, (
            f"stale: sigdocs {words}; see CONTRIBUTING"
        )


def loaded_after(*words: str) -> set[str]:
    code = (
        "import sys; sys.argv = ['sigdocs', *sys.argv[1:]]\n"
        "from sigdocs.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('\\n' + ' '.join(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=60
    )
    return set(done.stderr.strip().splitlines()[-1].split())


HEAVY = {"docx", "docxtpl", "sqlalchemy", "pdfplumber", "phonenumbers", "cerberus", "matplotlib"}


def test_help_imports_nothing_heavy() -> None:
    loaded = loaded_after("--help")
    assert "click" in loaded
    assert loaded & (HEAVY | {"lxml", "rich", "pypdf", "pikepdf", "pypdfium2"}) == set()


def test_reading_a_word_form_imports_nothing_heavy() -> None:
    loaded = loaded_after("read", "--json", str(SAMPLES / "S01-annex.docx"))
    assert "lxml.etree" in loaded
    assert loaded & (HEAVY | {"rich", "pypdf", "pikepdf", "pypdfium2"}) == set()


def word_letter() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Car park charges")
    document.add_paragraph("From Monday the car park by the river will cost two pounds an hour.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def macro_document() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(SAMPLES / "S01-annex.docx") as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            target.writestr(name, data)
        target.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    return out.getvalue()


def locked_pdf() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(SAMPLES / "S07-acroform.pdf") as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret", R=6))
    return out.getvalue()


def scanned_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out)
    page.rect(100, 100, 300, 500, fill=1)
    page.showPage()
    page.save()
    return out.getvalue()


def locked_word() -> bytes:
    """An encrypted package is an OLE file with an EncryptedPackage stream (MS-OFFCRYPTO 2.3.4.4)."""
    real = SHARED / "corpora" / "docx" / "apache+poi__protected_agile.docx"
    if real.exists():
        return real.read_bytes()
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le")


BAD = {
    "not a form": ("letter.docx", word_letter, 11),
    "empty": ("empty.docx", lambda: b"", 10),
    "a text file called .docx": ("text.docx", lambda: b"Dear all, please find attached.", 10),
    "a truncated zip": (
        "cut.docx",
        lambda: (SAMPLES / "S01-annex.docx").read_bytes()[:9000],
        10,
    ),
    "a Word file with a password": ("locked.docx", locked_word, 10),
    "a PDF with a password": ("locked.pdf", locked_pdf, 10),
    "a scan": ("scan.pdf", scanned_pdf, 14),
    "macros": ("macros.docm", macro_document, 13),
    "macros under another name": ("macros.docx", macro_document, 13),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_its_exit_code_a_line_and_what_to_do(what: str, tmp_path: Path) -> None:
    name, make, code = BAD[what]
    file = tmp_path / name
    file.write_bytes(make())

    done = run("read", "--json", str(file))

    line = json.loads(done.stdout)
    assert done.returncode == code, done.stderr
    assert line["file"] == str(file)
    assert set(line["error"]) == {"code", "message"}
    assert line["error"]["message"].count(".") >= 2, "what is wrong, and what to do"
    assert "Traceback" not in done.stderr


def test_the_highest_exit_code_of_several_files_wins_and_each_has_its_line(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(word_letter())

    done = run("check", "--json", str(SAMPLES / "S03-tracked.docx"), str(letter),
               str(SAMPLES / "S01-annex.docx"))  # fmt: skip

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("complete") for line in lines] == [False, None, True]
    assert done.returncode == 12


def test_a_missing_file_is_unreadable_not_a_crash(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "gone.docx"))
    assert done.returncode == 10
    assert "Traceback" not in done.stderr


def test_every_exit_code_is_in_the_published_table() -> None:
    import sigdocs.errors as errors

    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text("utf-8")
    kinds = [e for e in vars(errors).values() if isinstance(e, type)]
    assert all(f"| {kind.exit_code} |" in page for kind in kinds)
