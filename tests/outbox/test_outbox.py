"""The outbox: only what was proven, whole or not at all, never over anything else."""

from __future__ import annotations

import errno
import json
import os
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sigdocs.errors import LeakFound
from sigdocs.model.documents import (
    DOCX,
    PDF,
    DocumentKind,
    ProvenDocument,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.outbox import release, restrict, take_back, write_manifest


def rendered(**changes: object) -> RenderedDocument:
    document = RenderedDocument(
        kind=DocumentKind.OUTCOME_LETTER,
        media_type=DOCX,
        content=b"some words",
        stem="SC-2026-0001-outcome-letter",
        title="Outcome",
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def proven(**changes: object) -> ProvenDocument:
    document = rendered(**changes)
    digest = sha256(document.content).hexdigest()
    return ProvenDocument(document=document, sha256=digest, checks=())


def restricted(**changes: object) -> RestrictedDocument:
    return RestrictedDocument(document=rendered(**changes), purpose=RestrictedPurpose.IG)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_proven_document_is_written_whole(tmp_path: Path) -> None:
    path = release(proven(), tmp_path / "outbox")
    assert path == tmp_path / "outbox" / "SC-2026-0001-outcome-letter.docx"
    assert path.read_bytes() == b"some words"
    assert release(proven(media_type=PDF), path.parent).suffix == ".pdf"


def test_the_same_content_again_is_the_same_file(tmp_path: Path) -> None:
    assert release(proven(), tmp_path) == release(proven(), tmp_path)
    assert names(tmp_path) == ["SC-2026-0001-outcome-letter.docx"]


def test_other_content_is_the_next_revision_and_nothing_is_overwritten(tmp_path: Path) -> None:
    first = release(proven(), tmp_path)
    second = release(proven(content=b"other words"), tmp_path)
    third = release(proven(content=b"third words"), tmp_path)
    assert [second.stem[-3:], third.stem[-3:]] == ["-r2", "-r3"]
    assert first.read_bytes() == b"some words"
    assert release(proven(content=b"other words"), tmp_path) == second


@pytest.mark.parametrize("wrong", ["rendered", "restricted", "path", "subclass"])
def test_anything_but_a_proven_document_is_refused(wrong: str, tmp_path: Path) -> None:
    class Forged(ProvenDocument):
        """A type that only looks proven."""

    document = proven()
    things = {
        "rendered": document.document,
        "restricted": restricted(),
        "path": tmp_path,
        "subclass": Forged(document=document.document, sha256=document.sha256, checks=()),
    }
    with pytest.raises(TypeError):
        release(things[wrong], tmp_path)  # type: ignore[arg-type]
    assert names(tmp_path) == []


def test_a_proven_document_never_goes_to_the_restricted_folder_nor_the_other_way(
    tmp_path: Path,
) -> None:
    with pytest.raises(TypeError):
        restrict(proven(), tmp_path)  # type: ignore[arg-type]
    assert names(tmp_path) == []


def test_content_that_changed_after_the_proof_is_refused(tmp_path: Path) -> None:
    changed = replace(proven(), document=rendered(content=b"and a name"))
    with pytest.raises(LeakFound):
        release(changed, tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "stem",
    [
        "SC-2026-0001-brian-siddall",
        "Siddall",
        "SC-2026-0001-outcome-letter-Siddall",
        "../SC-2026-0001",
        "SC-2026-0001/letter",
        "SC 2026 0001",
        ".SC-2026-0001",
        "",
        "SC-2026-0001.docx",
        "SC-2026-0001-lettеr",  # a Cyrillic letter
        "SC-2026-" + "0" * 200,
        "SC-2026-0001\n",
        "9991860916",
        "SC-2026-0001-999-186-0916",
        "SC-2026-0001-99-91-86-09-16",
    ],
)
def test_names_that_could_be_about_a_person_are_refused(stem: str, tmp_path: Path) -> None:
    for write in (
        lambda: release(proven(stem=stem), tmp_path / "outbox"),
        lambda: restrict(restricted(stem=stem), tmp_path / "restricted"),
    ):
        with pytest.raises(LeakFound) as refused:
            write()
        assert "iddall" not in str(refused.value)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "stem",
    [
        "SC-2026-0001-notification",
        "SC-2026-0001-notification-group",
        "SC-2026-0031-sharing-letter-medical-director",
        "2026-12-10-pack-edition-1",
        "pack-2026-12-10-supplement-2",
        "SC-2026-0007-letter-to-maternity-oversight",
        "SC-2026-0007-redaction-report-group",
        "LS-2026-0001-learning-summary",
        "minutes-2026-12-10",
    ],
)
def test_our_own_names_are_taken(stem: str, tmp_path: Path) -> None:
    assert release(proven(stem=stem), tmp_path).stem == stem


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_of_document_has_a_name_that_is_taken(
    kind: DocumentKind, tmp_path: Path
) -> None:
    stem = f"SC-2026-0001-{kind.value}"
    assert release(proven(stem=stem, kind=kind), tmp_path).exists()


def test_restricted_documents_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "restricted"
    path = restrict(restricted(), folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_restricted_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "restricted"
    folder.mkdir(mode=0o755)
    restrict(restricted(), folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        release(proven(), tmp_path)
    assert names(tmp_path) == []


def test_the_file_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[list[str]] = []
    real = os.fsync

    def watched(number: int) -> None:
        flushed.append(names(tmp_path))
        real(number)

    monkeypatch.setattr(os, "fsync", watched)
    path = release(proven(), tmp_path)
    assert path.name not in flushed[0]
    assert path.name in flushed[-1]


def test_two_runs_at_once_lose_no_document(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    contents = [f"words {number}".encode() for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda content: release(proven(content=content), tmp_path), contents))
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == sorted(contents)


MANIFEST = {
    "meeting": "2026-12-10",
    "edition": 1,
    "cases": ["SC-2026-0001"],
    "withheld": [],
    "not_accepted": ["SC-2026-0002"],
    "files": {"2026-12-10-pack-edition-1-r2.docx": "0f" * 32},
    "chain_head": "41:" + "0f" * 32,
}


def test_a_manifest_of_our_own_words_is_written(tmp_path: Path) -> None:
    path = write_manifest(json.dumps(MANIFEST), tmp_path, stem="2026-12-10-pack-manifest")
    assert json.loads(path.read_text("utf-8")) == MANIFEST
    assert path.name == "2026-12-10-pack-manifest.json"


@pytest.mark.parametrize(
    "words",
    [
        {"cases": ["Siddall"]},
        {"Siddall": 1},
        {"files": {"2026-12-10-Siddall.docx": "0f" * 32}},
        {"number": "9991860916"},
        {"number": 9991860916},
        {"cases": ["SC-2026-0001 Brian"]},
    ],
)
def test_a_manifest_with_any_other_word_is_refused(words: object, tmp_path: Path) -> None:
    with pytest.raises(LeakFound):
        write_manifest(json.dumps(words), tmp_path, stem="2026-12-10-pack-manifest")
    with pytest.raises(LeakFound):
        write_manifest("not JSON", tmp_path, stem="2026-12-10-pack-manifest")
    assert names(tmp_path) == []


def test_what_a_ruling_overtook_is_taken_back_by_its_content(tmp_path: Path) -> None:
    first = release(proven(), tmp_path)
    second = release(proven(content=b"fewer words"), tmp_path)
    edited = tmp_path / "edited.docx"
    edited.write_bytes(b"some words, edited by hand")

    assert take_back(tmp_path, of=sha256(b"some words").hexdigest()) == 1
    assert names(tmp_path) == sorted([edited.name, second.name])
    assert not first.exists()
