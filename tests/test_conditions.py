"""Directions on sharing: found when a form is accepted, confirmed by a person, and then kept to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sigdocs.model.minimised import Direction, Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.reference.recipients import recipient_of
from sigdocs.reference.workspace import load_workspace
from sigdocs.workflows.conditions import Bound, broken, confirmed, find_conditions, reminders
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.left_out import forbidden_words, stands_in
from sigdocs.workflows.review_conditions import (
    conditions_for_group,
    conditions_of,
    settle_condition,
)
from tests.documents.at_work import CASE, sigdocs, workspace_with

TODAY = date(2026, 12, 11)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A decided case whose form gives directions at 2f, 2g and 4a."""
    return workspace_with(tmp_path_factory.mktemp("directions") / "concerns", "S05-bigtable.docx")


def number_of(root: Path, words: str) -> int:
    """The number of the direction that says so."""
    rows = conditions_of(load_workspace(root), CASE, TODAY).rows
    (found,) = [int(row[0]) for row in rows if words in row[-1]]
    return found


def say(kind: str, words: str) -> Direction:
    return Direction(question="2f", text=PersonalText(words), kind=kind)


def breaks(desk: Desk, direction: Direction, text: str) -> tuple[str, ...]:
    """What a paragraph breaks once this direction alone is confirmed."""
    find_conditions(desk, CASE, (direction,))
    for each in desk.register.conditions(CASE):
        is_it = each.number == len(desk.register.conditions(CASE))
        settle_condition(desk.workspace, CASE, each.number, confirm=is_it, today=TODAY)
    bound = confirmed(desk, CASE, (direction,))
    assert len(bound) == 1
    return broken(bound, texts=(text,), people=desk.people(CASE), to=None, today=TODAY)


def test_directions_are_found_when_a_form_is_accepted(root: Path) -> None:
    rows = conditions_of(load_workspace(root), CASE, TODAY).rows
    assert any("Health information" in row[-1] and row[3] == "found" for row in rows)
    assert f'"open_directions": {len(rows)}' in sigdocs(root, "status", "--json").stdout
    told = sigdocs(root, "status", CASE).stdout + sigdocs(root, "status").stdout
    assert "Health information" not in told


def test_the_cover_sheet_says_what_is_to_be_confirmed(root: Path) -> None:
    number = number_of(root, "Health information")
    with open_desk(load_workspace(root), today=TODAY) as desk:
        _, checked = desk.latest_form(CASE)
        minimised = desk.minimise(CASE, checked, Purpose.GROUP)
        before = conditions_for_group(desk, CASE, minimised)
        assert all(line.startswith("To be confirmed: ") for line in before)
        assert not [line for line in before if "Llewellyn-Price" in line and "Dr " not in line]
        settle_condition(desk.workspace, CASE, number, confirm=True, today=TODAY)
        (binding,) = [
            line for line in conditions_for_group(desk, CASE, minimised)
            if not line.startswith("To be confirmed")
        ]  # fmt: skip
        assert binding.startswith("Health information")
        settle_condition(desk.workspace, CASE, number, confirm=False, today=TODAY)
        assert len(conditions_for_group(desk, CASE, minimised)) == len(before) - 1


def test_a_health_detail_of_the_form_is_caught_in_its_own_words(root: Path) -> None:
    direction = say("leave-out", "Please leave out her health.")
    with open_desk(load_workspace(root), today=TODAY) as desk:
        text = "She told us that she is being treated for  Depression."
        assert breaks(desk, direction, text)
        assert not breaks(desk, direction, "The readings were reported late.")


def test_a_named_person_is_caught_by_any_name_and_by_the_pseudonym(root: Path) -> None:
    with open_desk(load_workspace(root), today=TODAY) as desk:
        people = desk.people(CASE).people
        patient = next(each for each in people if each.label.startswith("Patient"))
        full = patient.names[0].reveal()
        direction = say("leave-out", f"Leave {full} out of every letter.")
        forbidden = forbidden_words(desk, CASE, direction)
        for text in (
            f"As {full} said.",
            f"{full.split()[-1]}’s scan.",
            f"As {patient.label} said.",
        ):
            assert any(stands_in(words, (text,)) for words in forbidden), patient.label
        assert not any(stands_in(words, ("Nobody is named.",)) for words in forbidden)
        about = say("leave-out", f"Do not mention {full}’s address.")
        assert forbidden_words(desk, CASE, about) == (), "the address, not the person"


def test_a_day_that_has_not_come_breaks_and_what_cannot_be_checked_is_a_reminder(
    root: Path,
) -> None:
    with open_desk(load_workspace(root), today=TODAY) as desk:
        assert breaks(desk, say("not-before", "Not before 4 January 2027."), "Any words.")
        assert not breaks(desk, say("not-before", "Not before 4 December 2026."), "Any words.")
        family = say("tell-first", "Ring the family before any letter goes.")
        assert breaks(desk, family, "Any words.") == ()
        told = reminders(confirmed(desk, CASE, (family,)), desk.people(CASE), TODAY)
        assert len(told) == 1 and "family" not in told[0]


def test_a_direction_for_one_recipient_only_is_broken_by_a_letter_to_another() -> None:
    bound = (Bound(number=1, direction=say("only-to", "GMC only at this stage.")),)
    for key, count in (("gmc", 0), ("medical-director", 1)):
        to = recipient_of(key)
        said = broken(bound, texts=("Words.",), people=PeopleTable(), to=to, today=TODAY)
        assert len(said) == count, key


def test_the_commands_settle_a_direction(root: Path) -> None:
    number = str(number_of(root, "Patients' names"))
    assert "is confirmed" in sigdocs(root, "review", "confirm", CASE, number).stdout
    assert "is dismissed" in sigdocs(root, "review", "dismiss", CASE, number).stdout
    done = sigdocs(root, "review", "confirm", CASE, "99")
    assert done.returncode == 31 and "lists them" in done.stderr
