"""`pack build` with the secretariat's papers, good and bad, and with a password: the pack is made."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pikepdf
import pytest

from sigdocs.outbox.file_names import checked_stem
from tests.command import sigdocs as command
from tests.documents.at_work import HAS_OFFICE, sigdocs, workspace_with
from tests.rendering_pack.word_papers import endless_table, kpi_paper, saved
from tests.test_demo import words_of

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
ITEM = '\n[[items]]\nkind = "paper"\ntitle = "KPIs"\npapers = ["kpi.docx"{}]\n'
MORE = ', "leak.docx", "macro.docx", "not-there.docx"'


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one case, and a paper for every meeting."""
    root = workspace_with(tmp_path_factory.mktemp("papers") / "concerns", "S01-annex.docx")
    (root / "papers" / "kpi.docx").write_bytes(kpi_paper())
    return root


def ready(prepared: Path, tmp_path: Path, papers: str = "") -> Path:
    root = Path(shutil.copytree(prepared, tmp_path / "concerns"))
    spec = root / "pack.toml"
    head, mark, rest = spec.read_text("utf-8").partition('\n[[items]]\nkind = "urgent"')
    spec.write_text(f"{head}{ITEM.format(papers)}{mark}{rest}", "utf-8")
    return root


def build(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return sigdocs(root, "pack", "build", "2026-12-10", *words, today="2026-12-08")


def folder(root: Path) -> Path:
    return root / "outbox" / "packs" / "2026-12-10"


def test_bad_papers_are_withheld_visibly_and_the_pack_is_built(
    prepared: Path, tmp_path: Path
) -> None:
    root = ready(prepared, tmp_path, MORE)
    leak = docx.Document()
    leak.add_paragraph("Mr Zbigniew Wójcik has complained again.")
    mine = root / "papers" / "2026-12-10"
    mine.mkdir()
    (mine / "leak.docx").write_bytes(saved(leak))
    (mine / "macro.docx").write_bytes(with_macros(kpi_paper()))

    done = build(root)

    assert done.returncode == 20, done.stderr
    assert "Wójcik" not in done.stderr
    for told in ("5.2 is withheld", "5.3 is withheld", "5.4 is to follow"):
        assert f"Paper {told}" in done.stderr
    text = words_of(folder(root) / "2026-12-10-pack-edition-1.pdf")
    assert "Nine in ten forms were complete & in time" in text
    assert "Wójcik" not in text
    assert "personal data that was removed from a case" in text
    assert "contains macros and was not opened" in text
    assert re.search(r"KPIs \(4\): not in this pack. To follow", text)
    checked = sigdocs(root, "pack", "check", str(folder(root) / "2026-12-10-pack-edition-1.pdf"))
    assert checked.returncode == 0, checked.stdout
    manifest = json.loads((folder(root) / "2026-12-10-pack-manifest-1.json").read_text("utf-8"))
    assert set(manifest["papers"]) == {"5.1"}


def with_macros(content: bytes) -> bytes:
    import io
    import zipfile

    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def test_a_paper_that_hangs_the_office_suite_is_found_and_withheld(
    prepared: Path, tmp_path: Path
) -> None:
    root = ready(prepared, tmp_path)
    toml = root / "sigdocs.toml"
    quick = toml.read_text("utf-8").replace("office_seconds = 120", "office_seconds = 12")
    toml.write_text(quick, "utf-8")
    (root / "papers" / "kpi.docx").write_bytes(endless_table())

    done = build(root)

    assert done.returncode == 40, done.stderr
    assert "Paper 5.1 is withheld: LibreOffice cannot convert it." in done.stderr
    text = words_of(folder(root) / "2026-12-10-pack-edition-1.pdf")
    assert "SC-2026-0001: " in text
    assert "LibreOffice cannot convert it" in text


def test_a_pack_may_be_protected_by_a_password(prepared: Path, tmp_path: Path) -> None:
    root = ready(prepared, tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("a good deal longer\n", "utf-8")

    done = build(root, "--password-file", str(secret))

    assert done.returncode == 0, done.stderr
    (pdf,) = folder(root).glob("*.pdf")
    assert pdf.stem == checked_stem("2026-12-10-pack-edition-1-protected")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(pdf)
    with pikepdf.open(pdf, password="a good deal longer") as opened:
        assert opened.encryption.bits == 256
        assert opened.allow.accessibility
    assert sigdocs(root, "pack", "check", str(pdf)).returncode == 10
    told = sigdocs(root, "pack", "check", str(pdf), "--password-file", str(secret))
    assert told.returncode == 0, told.stdout
    secret.write_text("another", "utf-8")
    wrong = sigdocs(root, "pack", "check", str(pdf), "--password-file", str(secret))
    assert wrong.returncode == 10
    assert "password does not open" in wrong.stderr


def test_an_empty_edition_is_replaced_and_a_wrong_specification_stops_before_anything(
    tmp_path: Path,
) -> None:
    root = tmp_path / "concerns"
    command("init", str(root))
    first = build(root)
    assert first.returncode == 0, first.stderr
    (root / "papers" / "kpi.docx").write_bytes(kpi_paper())
    spec = root / "pack.toml"
    spec.write_text(spec.read_text("utf-8") + ITEM.format(""), "utf-8")
    assert "pack-edition-2.pdf" in build(root).stdout

    spec.write_text(spec.read_text("utf-8") + "colour = 'blue'\n", "utf-8")
    before = sorted(root.rglob("*"))
    wrong = build(root)
    assert wrong.returncode == 30
    assert re.search(r'pack.toml, line \d+: "colour" is not known', wrong.stderr)
    assert sorted(root.rglob("*")) == before
