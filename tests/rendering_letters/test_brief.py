"""The brief: prefilled, completed by a person, read back whatever saved it, and made into the letter."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sigdocs.errors import NotAForm, Unreadable
from sigdocs.model.asks import Ask
from sigdocs.model.briefs import LABELS, brief_values, completed_brief
from sigdocs.model.letters import SharingBrief
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.brief import read_brief
from sigdocs.rendering.briefs import render_sharing_brief
from sigdocs.rendering.sharing import render_sharing_letter
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading, test_letters

WRITTEN = {
    "Name of the addressee": "Dr Ada Unsworth",
    "Post": "Medical Director",
    "Organisation": "Wyrmsley Coastal NHS Foundation Trust",
    "Address": "1 Sea Road\nWyrmsley",
    "Confirmed by, and how": "Secretariat, by telephone, 11 December 2026",
    "Have they been told?": "He was told on 9 December 2026 & has a copy.",
    "Why this recipient": "The list goes on <every week>.",
    "What we ask": "a second practitioner on every list (by 8 January 2027)\na look-back",
    "Reply by": "8 January 2027",
    "What we offer": "",
}


def rendered(brief: SharingBrief) -> bytes:
    return render_sharing_brief(
        test_letters.template("sharing_brief"), brief=brief, office=made.OFFICE
    ).content


def written_in(content: bytes, words: dict[str, str]) -> bytes:
    """The brief as a person completes it: the text of the cell beside each label replaced."""
    parts = reading.parts(content)
    root = ElementTree.fromstring(parts["word/document.xml"])
    for row in root.iter(f"{reading.W}tr"):
        label, *cells = ["".join(c.itertext()) for c in row.iter(f"{reading.W}tc")]
        if cells and label in words:
            texts = list(list(row.iter(f"{reading.W}tc"))[1].iter(f"{reading.W}r"))
            for run in texts:
                for old in run.findall(f"{reading.W}br") + run.findall(f"{reading.W}t"):
                    run.remove(old)
            for number, line in enumerate(words[label].split("\n")):
                if number:
                    ElementTree.SubElement(texts[0], f"{reading.W}br")
                ElementTree.SubElement(texts[0], f"{reading.W}t").text = line
    parts["word/document.xml"] = ElementTree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def completed(content: bytes, brief: SharingBrief) -> SharingBrief:
    return completed_brief(brief, read_brief(content, LABELS).answers, near=date(2026, 12, 11))


def test_a_brief_shows_each_part_with_its_suggestion_or_a_gap() -> None:
    brief = test_letters.brief()
    rows = {r[0]: r[1] for t in reading.tables(rendered(brief)) for r in t}
    assert set(LABELS.values()) <= set(rows)
    assert "Mr Lucian Featherby" in rows["Who the letter is about"]
    assert "endophthalmitis" in rows["What we know"]
    assert rows["Name of the addressee"].startswith("[")
    assert rows["Why this recipient"].startswith("[why it is necessary in the public interest")


def test_a_brief_counts_directions_and_does_not_quote_them() -> None:
    told = reading.text(rendered(test_letters.brief()))
    assert "one direction on sharing" in told
    assert "Leave out his health" not in told


def test_an_untouched_brief_gives_the_same_letter() -> None:
    brief = test_letters.brief()
    assert completed(rendered(brief), brief) == replace(brief, shortened=False)


def test_what_a_person_writes_is_what_the_letter_says() -> None:
    brief = test_letters.brief()
    after = completed(written_in(rendered(brief), WRITTEN), brief)
    assert after.addressee.name == "Dr Ada Unsworth"
    assert after.addressee.address == ("1 Sea Road", "Wyrmsley")
    assert after.asks == (
        Ask(what="a second practitioner on every list", by="by 8 January 2027"),
        Ask(what="a look-back"),
    )
    assert after.reply_by == date(2027, 1, 8)
    assert after.offers == ()
    assert after.known == brief.known
    template = test_letters.template("sharing_letter")
    told = reading.text(render_sharing_letter(template, brief=after, office=made.OFFICE).content)
    assert "Dear Dr Ada Unsworth" in told
    assert "The list goes on <every week>." in told
    assert "He was told on 9 December 2026 & has a copy." in told


def test_what_a_person_empties_does_not_come_back() -> None:
    brief = test_letters.brief()
    after = completed(written_in(rendered(brief), {"What we know": ""}), brief)
    assert brief.known
    assert after.known == ()


def test_a_completed_brief_survives_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    brief = test_letters.brief()
    (tmp_path / "brief.docx").write_bytes(written_in(rendered(brief), WRITTEN))
    command = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/lo"]
    for target, source in (("odt", "brief.docx"), ("docx", "brief.odt")):
        arguments = ["--convert-to", target, "--outdir", str(tmp_path), str(tmp_path / source)]
        subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "brief.docx").read_bytes()
    assert completed(saved, brief) == completed(written_in(rendered(brief), WRITTEN), brief)


def test_values_and_completion_are_each_other_s_inverse() -> None:
    brief = replace(
        test_letters.brief("gmc"),
        told="She knows.",
        asks=(Ask(what="an answer", by="within 4 weeks"),),
        reply_by=date(2027, 1, 8),
        shortened=False,
    )
    answers = {key: PersonalText(words) for key, words in brief_values(brief).items()}
    assert completed_brief(brief, answers, near=date(2026, 12, 11)) == brief


@pytest.mark.parametrize("content", [b"hello", b""])
def test_what_is_no_brief_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_brief(content, LABELS)


def test_another_document_of_ours_is_no_brief() -> None:
    with pytest.raises(NotAForm, match="not a brief"):
        read_brief(test_letters.outcome().content, LABELS)


def test_a_brief_that_comes_back_says_which_letter_it_is_for() -> None:
    reply = read_brief(rendered(test_letters.brief("gmc")), LABELS)
    assert (reply.reference, reply.recipient) == (made.REFERENCE, "gmc")
    assert "Featherby" not in repr(reply)
