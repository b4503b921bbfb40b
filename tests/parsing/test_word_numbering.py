"""What Word prints before a numbered paragraph."""

from __future__ import annotations

import pytest
from lxml import etree

from sigdocs.parsing.word_numbering import Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEVELS = [("lowerLetter", "%1)"), ("decimal", "%1.%2"), ("lowerRoman", "(%3)"), ("bullet", "•")]


def numbering(override: str = "") -> Numbering:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(LEVELS)
    )
    return Numbering(
        etree.fromstring(
            f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
            f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num></w:numbering>'
        )
    )


def test_letters_count_on_and_levels_below_restart() -> None:
    lists = numbering()
    shown = [lists.next("1", level)[0] for level in (0, 1, 1, 2, 0, 1, 2, 2)]
    assert shown == ["a)", "a.1", "a.2", "(i)", "b)", "b.1", "(i)", "(ii)"]


def test_lists_that_share_a_definition_count_on_unless_they_restart() -> None:
    plain = numbering()
    assert [plain.next("1", 0)[0], plain.next("2", 0)[0]] == ["a)", "b)"]
    again = numbering('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    assert [again.next("1", 0)[0], again.next("2", 0)[0], again.next("2", 0)[0]] == [
        "a)",
        "g)",
        "h)",
    ]


def test_bullets_and_unknown_lists_print_no_number() -> None:
    assert numbering().next("1", 3) == ("", True)
    assert numbering().next("99", 0) == ("", True)


@pytest.mark.parametrize("number", ["-5", "99999999999999999999", "abc", ""])
def test_odd_start_numbers_do_no_harm(number: str) -> None:
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    assert numbering(override).next("2", 0)[0] == "a)"


def test_after_z_the_letter_is_doubled_as_word_does() -> None:
    lists = numbering()
    assert [lists.next("1", 0)[0] for _ in range(28)][25:] == ["z)", "aa)", "bb)"]
