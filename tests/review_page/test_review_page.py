"""The redaction page: nothing breaks out of it, and a reviewer can work with it by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.minimised import (
    Action,
    Direction,
    MinimisedAnswer,
    MinimisedForm,
    Purpose,
    Redaction,
    Unexplained,
)
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.elements import tag
from sigdocs.rendering.review_look import STYLE
from sigdocs.rendering.review_page import render_review_page
from tests.review_page.browser import CHROMIUM, Browser

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=1">',
    "{{ 7*7 }} {% raw %} ${7*7}",
    "<!-- --> ]]> &amp; &#60;b&#62;",
    "<a href='javascript:alert(1)'>click</a> </td></table></style><style>*{display:none}</style>",
    "https://example.test/pixel.png \u202edesrever\u202c \x00\ud800",
)
TEXT = "\n".join((*HOSTILE, "Mr Oskar Vale, NHS No 999 123 4567, rang Ward 7."))
SUMMARY = "Oskar Vale was seen by Dr Ada Finch.\nHe asked for Zephyr to be told."


def redaction(
    text: str, words: str, category: Category, action: Action, instead: str, question: str = "1f"
) -> Redaction:
    start = text.index(words)
    return Redaction(
        question=question, occurrence=1, start=start, end=start + len(words), category=category,
        action=action, replacement=instead, reason="Not needed <b>here</b>.", paragraph="17",
        evidence="form", original=PersonalText(words),
        person="p1" if words.endswith("Vale") else "",
    )  # fmt: skip


def put(text: str, changes: list[Redaction]) -> str:
    for one in sorted(changes, key=lambda r: -r.start):
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.fixture(scope="module")
def page() -> str:
    changes = [
        redaction(TEXT, "Mr Oskar Vale", Category.PATIENT, Action.PSEUDONYMISED, "Patient 1"),
        redaction(TEXT, "999 123 4567", Category.NHS_NUMBER, Action.REMOVED, "[removed]"),
        redaction(TEXT, HOSTILE[0], Category.RARE_DETAIL, Action.GENERALISED, HOSTILE[1]),
        redaction(SUMMARY, "Oskar Vale", Category.PATIENT, Action.PSEUDONYMISED, "Patient 1", "2f"),
    ]
    finch = redaction(SUMMARY, "Dr Ada Finch", Category.PRACTITIONER, Action.KEPT, "", "2f")
    at = SUMMARY.index("Zephyr")
    odd = Unexplained(
        question="2f", occurrence=1, start=at, end=at + 6, text=PersonalText("Zephyr"), why="a name"
    )
    texts = {"1f": TEXT, "2f": SUMMARY}
    form = ParsedForm(
        kind=FormKind.NOTIFICATION, edition=17,
        answers=tuple(
            Answer(question=q, text=PersonalText(t), state=AnswerState.ANSWERED)
            for q, t in texts.items()
        ) + (Answer(question="3a", text=PersonalText(""), state=AnswerState.BLANK),),
    )  # fmt: skip
    minimised = MinimisedForm(
        kind=form.kind, edition=17, purpose=Purpose.GROUP, redactions=tuple(changes),
        kept=(finch,), unexplained=(odd,), policy_version=HOSTILE[1],
        directions=(Direction(question="2f", text=PersonalText(HOSTILE[0]), kind="leave-out"),),
        answers=tuple(
            MinimisedAnswer(
                question=q, occurrence=1, state=AnswerState.ANSWERED,
                text=put(t, [c for c in changes if c.question == q]),
            )
            for q, t in texts.items()
        ),
    )  # fmt: skip
    document = render_review_page(
        reference="SC-2026-0001", form=form, minimised=minimised,
        definition=form_definition(form.kind), prepared=date(2026, 11, 2), fingerprint="ab" * 32,
    )  # fmt: skip
    return document.document.content.decode()


class Elements(HTMLParser):
    """The names of the elements and of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_hostile_answers_stay_words(page: str) -> None:
    found = Elements(page)
    assert found.names.count("script") == found.names.count("style") == 1
    assert not {"img", "iframe", "b", "link", "object"} & set(found.names)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    targets = [value for name, value in found.attributes if name in ("href", "src", "action")]
    assert targets and all(target.startswith("#") for target in targets)
    words = "".join(found.words)
    assert "{{ 7*7 }} {% raw %} ${7*7}" in words
    assert "⟨U+202E⟩desrever" in words and "⟨U+0000⟩⟨U+D800⟩" in words


def test_an_attribute_cannot_be_broken_out_of() -> None:
    assert tag("p", "a", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;">a</p>'


def test_the_policy_allows_nothing_from_outside(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#x27;none&#x27;" in policy[1]
    assert "unsafe" not in policy[1] and "http" not in policy[1]


def test_every_link_of_the_page_leads_somewhere(page: str) -> None:
    found = Elements(page).attributes
    named = [value for name, value in found if name == "id"]
    assert len(named) == len(set(named))
    targets = {value.lstrip("#") for name, value in found if name == "href"}
    assert targets <= set(named)
    assert sum(target.startswith("at-") for target in targets) == 5, "from each row to the form"


def test_both_wordings_stand_side_by_side(page: str) -> None:
    rows = re.findall(r'<tr><td class="before">(.*?)</td><td class="after">(.*?)</td>', page, re.S)
    before, after = next(row for row in rows if "Ward 7" in row[0])
    assert "Oskar Vale" in before and "999 123 4567" in before
    assert "Patient 1" in after and "Vale" not in after and "999" not in after
    assert "Ward 7" in after
    assert not [row for row in rows if "Oskar" in row[1]]


def test_colours_can_be_read() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for every pair of words and ground that the style uses."""
    pairs = [("#fff", "#005EB8"), ("#fff", "#003087"), ("#fff", "#00236b"), ("#005EB8", "#fff"),
             ("#003087", "#E8EDEE"), ("#fff", "#212B32")]  # fmt: skip
    grounds = re.findall(r"mark\.\w+ \{ background: (#\w+);(?! color)", STYLE)
    pairs += [("#212B32", ground) for ground in (*grounds, "#E8EDEE", "#FBEEED", "#FFEB3B")]
    assert len(grounds) >= 5
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


def contrast(first: str, second: str) -> float:
    def light(colour: str) -> float:
        digits = colour.lstrip("#")
        full = digits if len(digits) == 6 else "".join(2 * c for c in digits)
        parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = [
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(first), light(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def address(page: str, tmp_path: Path) -> str:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    return file.as_uri()


def test_it_opens_without_an_error_and_fetches_nothing(browser: Browser, address: str) -> None:
    browser.open(address)
    assert browser.ask("document.title").startswith("SC-2026-0001")
    assert browser.ask("document.getElementById('told').textContent") == (
        "Showing 5 of 5 findings, 6 of 6 places."
    )
    assert browser.console == []
    assert browser.asked == [address]


def test_script_that_is_not_ours_does_not_run(browser: Browser, page: str, tmp_path: Path) -> None:
    file = tmp_path / "changed.html"
    file.write_text(page.replace("</body>", "<script>document.title='owned'</script></body>"))
    browser.open(file.as_uri())
    assert browser.ask("document.title").startswith("SC-2026-0001")
    assert any("Content Security Policy" in line for line in browser.console)


def test_it_filters_by_kind_and_by_proposal(browser: Browser, address: str) -> None:
    shown = "[...document.querySelectorAll('tr[data-row]')].filter(r => !r.hidden).length"
    questions = "[...document.querySelectorAll('section.question')].filter(s => !s.hidden).length"
    browser.open(address)
    browser.ask("document.querySelector('input[value=\"nhs-number\"]').click()")
    assert (browser.ask(shown), browser.ask(questions)) == (1, 1)
    assert browser.ask("location.hash") == "#category=nhs-number"
    browser.open(f"{address}#category=person:patient&action=removed")
    assert browser.ask(shown) == 0
    browser.open(f"{address}#action=pseudonymised,kept")
    assert (browser.ask(shown), browser.ask(questions)) == (2, 2)
    browser.ask("document.getElementById('all').click()")
    assert browser.ask(shown) == 5


def test_the_keyboard_is_enough(browser: Browser, address: str) -> None:
    row = "(document.activeElement.closest('mark') || {dataset: {}}).dataset.row || ''"
    browser.open(address)
    browser.press("Tab")
    assert browser.ask("document.activeElement.className") == "skip"
    browser.press("Enter")
    assert browser.ask("location.hash") == "#form"
    places = []
    for key in ("j", "j", "j", "ArrowDown", "ArrowUp", "k"):
        browser.press(key)
        places.append(browser.ask(row))
    assert places == ["3", "1", "2", "1", "2", "1"], "in the order of the form"
    assert browser.ask("document.getElementById('now').textContent").startswith("Row 1. Patient")
    assert (
        browser.ask("getComputedStyle(document.activeElement.parentNode).outlineStyle") == "solid"
    )
    browser.press("Escape")
    assert browser.ask("document.getElementById('now').textContent") == ""
    browser.ask("document.getElementById('keys').click()")
    browser.press("j")
    assert browser.ask(row) == "", "single keys can be turned off"


def test_it_reads_whole_without_javascript(browser: Browser, address: str) -> None:
    browser.open(address, script=False)
    hidden = "[...document.querySelectorAll('section, tr, mark')].filter(n => !n.offsetParent)"
    assert browser.ask(f"{hidden}.length") == 0
    assert browser.ask("document.querySelector('.tools').offsetParent === null")
    assert browser.console == []
