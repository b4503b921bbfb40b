"""What a pack holds, from pack.toml: what ships, what may be changed, and faults with their lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.meetings import AgendaKind, PackPart, PackSpec
from sigdocs.reference.pack_spec import pack_spec
from sigdocs.reference.workspace import make_workspace

NEEDED = """
[[items]]
kind = "interests"
title = "Interests"

[[items]]
kind = "new"
title = "Cases"
"""


def spec(tmp_path: Path, text: str) -> PackSpec:
    file = tmp_path / "pack.toml"
    file.write_text(text, "utf-8")
    return pack_spec(file)


def test_what_ships_is_in_a_new_workspace_and_holds_all_business(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "new")
    found = pack_spec(workspace.pack_spec)
    kinds = [item.kind for item in found.agenda]
    assert set(kinds) == set(AgendaKind) - {AgendaKind.PAPER}
    assert (
        kinds.index(AgendaKind.URGENT) < kinds.index(AgendaKind.NEW) < kinds.index(AgendaKind.LATE)
    )
    assert found == pack_spec()


def test_order_headings_parts_and_papers_are_the_secretariats(tmp_path: Path) -> None:
    found = spec(
        tmp_path,
        'place = "Room 8.2"\nleave_out = ["worksheets"]\n' + NEEDED + '[[items]]\nkind = "paper"\n'
        'title = "KPIs"\npapers = ["a.docx", {file = "b.docx", title = "Targets"}, "c.docx"]\n'
        '[headings]\nindex = "Contents"\n'
        '[meetings.2026-12-10]\nplace = "By video"\napologies = ["A. Example"]\n'
        'notes = { new = ["Two of them."] }\n',
    )
    assert [item.title for item in found.agenda] == ["Interests", "Cases", "KPIs"]
    assert [p.title for p in found.agenda[2].papers] == ["KPIs", "Targets", "KPIs (3)"]
    assert found.left_out == {PackPart.WORKSHEETS}
    assert found.headings["index"] == "Contents"
    assert found.headings["agenda"] == "Agenda"
    special = found.meeting(date(2026, 12, 10))
    assert (special.place, special.apologies) == ("By video", ("A. Example",))
    assert special.notes == {AgendaKind.NEW: ("Two of them.",)}
    assert found.meeting(date(2027, 1, 14)).place == "Room 8.2"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('plce = "Room 8.2"\n', 1, '"plce" is not known'),
        ("time = 9\n", 1, "time is a line of text"),
        ('\nleave_out = ["cases"]\n', 2, '"cases" cannot be left out: handling'),
        ('leave_out = "matches"\n', 1, "leave_out is a list"),
        (NEEDED + "[headings]\nidnex = 'Contents'\n", 10, '"idnex" is not known; there are: handling'),
        (NEEDED + "[headings]\nindex = ''\n", 10, "the heading index is a line of text"),
        (NEEDED + '[[items]]\nkind = "kpi"\ntitle = "KPIs"\n', 10, "kind is one of: apologies"),
        (NEEDED + '[[items]]\nkind = "paper"\n', 9, "title is a line of text"),
        (NEEDED + '[[items]]\nkind = "new"\ntitle = "More"\n', 7, 'kind "new" is there twice'),
        (NEEDED + '[[items]]\nkind = "paper"\ntitle = "K"\npapers = ["k.pdf"]\n', 12, "papers are Word"),
        (NEEDED + '[[items]]\nkind="paper"\ntitle="K"\npapers=["../k.docx"]\n', 12, "papers are Word"),
        (NEEDED + 'papers = ["k.docx"]\n', 9, "an item that holds no cases"),
        (NEEDED.partition("[[items]]\nkind = \"new")[0], 1, 'no item of kind "new"'),
        ('[[items]]\nkind = "new"\ntitle = "Cases"\n', 1, "standing item (paragraph 29)"),
        ('items = ["new"]\n', 1, "items are tables"),
        ("[meetings.soon]\n", 1, '"soon" is no date'),
        ("[meetings.2026-12-10]\ntme = 'x'\n", 2, '"tme" is not known'),
        ("[meetings.2026-12-10]\nnotes = { kpi = [] }\n", 2, "notes are lists of lines"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(ReferenceWrong) as raised:
        spec(tmp_path, text)
    assert told in raised.value.message
    assert f"pack.toml, line {line}: " in raised.value.message
    assert raised.value.exit_code == 30


def test_all_faults_are_told_at_once_and_broken_toml_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ReferenceWrong, match=r"line 1: .*line 2: "):
        spec(tmp_path, "time = 9\nplace = 10\n")
    with pytest.raises(ReferenceWrong, match="line 2"):
        spec(tmp_path, "time = ''\nplace = \n")
