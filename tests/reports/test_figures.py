"""Every figure of an invented half-year, counted by hand; and what is not printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import ReferenceWrong
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.smt import FigureTable
from sigdocs.parsing.kpi import read_kpis
from sigdocs.reference.kpis import kpi_targets, with_targets
from sigdocs.rendering.smt_figures import at_a_glance, figure_tables
from tests.reports.invented import CASES, half_year


def tables(**changes: object) -> dict[str, FigureTable]:
    return {table.name: table for table in figure_tables(half_year(**changes))}


def test_counts_and_shares() -> None:
    found = tables()
    assert found["functions"].rows == (("Appeals", 2, "67%"), ("Claims & Co", 1, "33%"),
                                       ("Total", 3, "100%"))  # fmt: skip
    assert found["focus"].rows[0] == ("A team", 2, "67%")
    assert [row[1] for row in found["outcomes"].rows] == [1, 1, 1, 3]


def test_every_month_of_the_period_is_there_even_without_a_notification() -> None:
    rows = tables()["months"].rows
    assert [(row[0], row[1]) for row in rows] == [
        ("January 2026", 1), ("February 2026", 0), ("March 2026", 2), ("April 2026", 0),
        ("May 2026", 0), ("June 2026", 0), ("Total", 3),
    ]  # fmt: skip
    over_the_year = tables(start=date(2026, 11, 15), end=date(2027, 2, 3), cases=())
    assert [row[0] for row in over_the_year["months"].rows] == [
        "November 2026", "December 2026", "January 2027", "February 2027", "Total",
    ]  # fmt: skip


def test_times_are_medians_and_ranges_of_what_has_happened() -> None:
    assert tables()["times"].rows == (
        ("Decision of the Group", 2, "5.5", "4", "7"),
        ("Closure", 1, "10", "10", "10"),
    )
    assert tables(cases=())["times"].rows[0] == ("Decision of the Group", 0, "–", "–", "–")


def test_a_result_is_the_share_of_yes_among_yes_and_no() -> None:
    rows = {str(row[0])[-3:-1]: row[3:] for row in tables()["kpis"].rows}
    assert rows["2h"] == (2, 0, 1, "100%", "Met")
    assert rows["5a"] == (1, 1, 1, "50%", "Not met")
    assert rows["5b"] == (1, 0, 2, "100%", "Met")
    assert rows["7b"] == (0, 1, 2, "0%", "Not met")
    bare = tables(cases=())["kpis"].rows[0]
    assert bare[3:] == (0, 0, 0, "–", "No answers yet")


@pytest.mark.parametrize(
    ("yes", "no", "met"), [(9, 1, "Met"), (8, 1, "Not met"), (89, 11, "Not met")]
)
def test_a_target_is_met_from_exactly_its_share_on(yes: int, no: int, met: str) -> None:
    def with_answer(value: bool) -> object:
        return replace(CASES[0], kpis=(("5a", value),))

    cases = (with_answer(True),) * yes + (with_answer(False),) * no
    row = next(r for r in tables(cases=cases)["kpis"].rows if "(5a)" in str(r[0]))
    assert row[-1] == met


def test_actions_overdue_from_the_day_after_they_are_due() -> None:
    rows = {row[0]: row[1:] for row in tables()["actions"].rows}
    #                         agreed done late open overdue dropped
    assert rows["Appeals"] == (5, 2, 1, 3, 1, 0)
    assert rows["Claims & Co"] == (1, 0, 0, 0, 0, 1)
    assert rows["Total"] == (6, 2, 1, 3, 1, 1)
    assert rows["Of these relevant to the KPI"] == (1, 0, 0, 1, 0, 0)


def test_small_numbers_of_recipients_are_not_printed_unless_the_workspace_says_so() -> None:
    rows = {row[0]: row[1:] for row in tables()["recipients"].rows}
    assert rows == {"Medical Director": (9, 8, "1 to 7"), "Police": ("1 to 7", 0, 0)}
    open_rows = {row[0]: row[1:] for row in tables(small_numbers=0)["recipients"].rows}
    assert open_rows["Police"] == (1, 0, 0)
    assert tables(small_numbers=0)["recipients"].note == ""


def test_the_glance_says_it_in_sentences() -> None:
    said = at_a_glance(half_year())
    assert said[0] == "Three notifications were received, one of them urgent."
    assert "The enhanced process was used once." in said
    assert "Targets met: indicators 2h, 5b and 7a." in said
    assert (
        "Two of the three have been decided, after a median of 5.5 working days from receipt."
        in said
    )
    assert "Three of the six agreed actions are open, one of them overdue." in said
    assert "Two assurances from recipients are awaited, one of them overdue." in said
    first, action = half_year().cases[0], half_year().actions[0]
    one = at_a_glance(half_year(cases=(replace(first, decided_after=7),), actions=(action,)))
    assert one[0].startswith("One notification was received. It was ")
    assert "It has been decided, 7 working days after receipt." in one
    assert "One action was agreed. It is open and overdue." in one
    done = at_a_glance(half_year(actions=half_year().actions[3:]))
    assert "No agreed action is open any more." in done
    calm = at_a_glance(half_year(cases=(replace(first, is_enhanced=False),)))
    assert "The enhanced process was not used." in calm
    nothing = at_a_glance(half_year(cases=(), actions=(), assurances_awaited=0))
    assert nothing == ["No notification was received in this period."]


@given(st.lists(st.sampled_from(CASES), max_size=30))
def test_every_count_of_notifications_adds_up_to_all_of_them(cases: list[object]) -> None:
    found = tables(cases=tuple(cases))
    for name in ("functions", "months", "focus", "outcomes"):
        *rows, total = found[name].rows
        assert sum(int(row[1]) for row in rows) == total[1] == len(cases)


def test_a_workspace_sets_its_own_targets() -> None:
    assert {kpi.question: kpi.target for kpi in with_targets({"5a": 95})} == {
        "2h": 90, "5a": 95, "5b": 90, "7a": 90, "7b": 90,
    }  # fmt: skip
    assert [kpi.question for kpi in kpi_targets()] == ["2h", "5a", "5b", "7a", "7b"]
    with pytest.raises(ReferenceWrong, match="9z"):
        with_targets({"9z": 95})
    with pytest.raises(ReferenceWrong, match="0 to 100"):
        with_targets({"5a": 900})


SAID = {
    "Yes": True,
    "Yes, with a clear fallback.": True,
    "Yes. The Chair noted that nothing was not said.": True,
    "y": True,
    "☒ Yes ☐ No": True,
    "☐ Yes ☒ No": False,
    "Yes ☐  No ☑": False,
    "Confirmed by the chair on 12 November.": True,
    "Completed on 3 March.": True,
    "All three steps were completed.": True,
    "No": False,
    "No - the second step slipped by two weeks.": False,
    "Partly: two of three.": False,
    "Not in full.": False,
    "The steps were not completed in time.": False,
    "Yes / No": None,
    "Not yet": None,
    "To be agreed on closure": None,
    "See the minutes": None,
}


@pytest.mark.parametrize("text", SAID)
def test_yes_and_no_are_read_as_people_write_them(text: str) -> None:
    assert read_kpis(form("7b", text)) == {"7b": SAID[text]}


def test_a_confirmation_may_be_in_any_words_and_a_refusal_is_told_by_its_state() -> None:
    assert read_kpis(form("2h", "I have checked the file with the team leader.")) == {"2h": True}
    assert read_kpis(form("2h", "Not included: nothing.")) == {"2h": True}
    assert read_kpis(form("2h", "We hold back the report.", AnswerState.DECLINED)) == {"2h": False}
    assert read_kpis(form("5a", "", AnswerState.BLANK)) == {}
    assert read_kpis(form("5a", "TBC", AnswerState.DEFERRED)) == {}
    assert read_kpis(form("1f", "Yes")) == {}


def form(question: str, text: str, state: AnswerState = AnswerState.ANSWERED) -> ParsedForm:
    answer = Answer(question=question, text=PersonalText(text), state=state)
    return ParsedForm(
        kind=FormKind.NOTIFICATION, edition=17, answers=(answer,), source_format="docx"
    )
