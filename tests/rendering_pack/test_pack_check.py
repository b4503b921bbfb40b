"""``pack check``: each defect in a pack that has exactly that one, and our own pack without any."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from invented_pack import mixed_pack
from other_packs import LAST, TITLES, Recipe, body_of, make, prose
from pack_templates import template
from pikepdf import Array, Dictionary, Name

from sigdocs.errors import Unreadable
from sigdocs.model.checks import PackChecked, PackFinding
from sigdocs.model.documents import Removed, Watch
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.personal import PersonalText
from sigdocs.office import is_available, to_pdf
from sigdocs.office.seal import Seal
from sigdocs.proofing.pack_check import check_pack, personal_data, references_in
from sigdocs.reference.workspace import load_workspace
from sigdocs.rendering.editions import supplement
from sigdocs.rendering.pack import render_pack
from sigdocs.workflows.desk import open_desk
from tests.command import sigdocs as command
from tests.conftest import SHARED

UNTAGGED = "not-tagged"  # reportlab's packs all are


@pytest.fixture(scope="module")
def ours(demo: tuple[Path, str]) -> bytes:
    if not is_available():
        pytest.skip("LibreOffice is not installed: no pack of ours to check")
    folder = demo[0] / "outbox" / "packs" / "2026-12-10"
    return (folder / "2026-12-10-pack-edition-1.pdf").read_bytes()


def found(content: bytes) -> dict[str, tuple[int, ...]]:
    """Code to pages, without what every pack of another office has here."""
    checked = check_pack(content)
    assert checked.exit_code in (12, 14) or not checked.findings
    return {f.code: f.pages for f in checked.findings if f.code != UNTAGGED}


def test_our_own_pack_is_clean(ours: bytes) -> None:
    assert check_pack(ours).findings == ()


def test_our_own_supplement_is_clean_too() -> None:
    if not is_available():
        pytest.skip("LibreOffice is not installed: no pack of ours to check")
    pack = mixed_pack()
    late = supplement(pack, pack.cases[:1], pages=70)
    word = render_pack(template("pack"), late)
    pdf = to_pdf([("pack", word.content)], seal=Seal(is_pack=True, first_page=71))[0]
    assert check_pack(pdf).findings == ()


def test_a_sound_pack_of_another_office_lacks_only_tags() -> None:
    assert [f.code for f in check_pack(make(Recipe())).findings] == [UNTAGGED]


BROKEN = {
    "index names the wrong page": (
        Recipe(rows=[(TITLES[0], 2), (TITLES[1], 5), (TITLES[2], 6)]),
        {"index-page": (1,), "bookmark-missing": (5,)},
    ),
    "index names a page that is not there": (
        Recipe(rows=[(TITLES[0], 2), (TITLES[1], 4), (TITLES[2], 6), ("Annex of costs", 9)], lands={3: 6}),
        {"paper-missing": (1,)},
    ),
    "a link of the index lands elsewhere": (Recipe(lands={1: 5}), {"link-elsewhere": (1,)}),
    "a link leads nowhere": (Recipe(lands={1: 0}), {"link-nowhere": (1,)}),
    "a link leads to a file": (Recipe(links=[(3, "the annex", -1)]), {"link-outside": (3,)}),
    "a link names another page": (
        Recipe(links=[(3, "see page 6", 5)]), {"link-elsewhere": (3,)},
    ),
    "a paper is not in the index": (
        Recipe(rows=[(TITLES[0], 2), (TITLES[2], 6)]), {"not-in-index": (4,)},
    ),
    "a bookmark names another page": (
        Recipe(bookmarks=[(f"{t}, page {n}", n + (n == 4)) for t, n in zip(TITLES, (2, 4, 6), strict=True)]),
        {"bookmark-page": (5,), "bookmark-missing": (4,), "not-in-index": (5,)},
    ),
    "a bookmark lands on another paper": (
        Recipe(bookmarks=[(TITLES[0], 2), (TITLES[1], 5), (TITLES[2], 6)]),
        {"bookmark-page": (5,), "bookmark-missing": (4,), "not-in-index": (5,)},
    ),
    "no bookmarks": (Recipe(bookmarks=[]), {"bookmarks-missing": ()}),
    "a number is not printed": (Recipe(footers={4: "-"}), {"page-number-missing": (4,)}),
    "a number is printed wrong": (
        Recipe(footers={4: f"Page 14 of {LAST}"}),
        {"page-number": (4,), "page-label": (4,), "paper-missing": (1,), "not-in-index": (4,)},
    ),
    "the total is another": (
        Recipe(footers={n: f"Page {n} of 68" for n in range(1, LAST + 1)}),
        {"page-total": tuple(range(1, LAST + 1))},
    ),
    "an old number was left": (
        Recipe(footers={5: f"Page 212 of 300  Page 5 of {LAST}"}), {"page-number-twice": (5,)},
    ),
    "no numbers at all": (Recipe(footer="-"), {"page-numbers": ()}),
    "the marking is missing": (Recipe(marks={3: "Board papers"}), {"marking-missing": (3,)}),
    "the marking is a lower one": (Recipe(marks={3: "OFFICIAL"}), {"marking-differs": (3,)}),
    "a paper is there twice": (
        Recipe(bodies={6: [TITLES[2], *prose(1, 1)], 7: prose(1, 2)}), {"duplicate": (6, 7)},
    ),
    "a page follows itself": (
        Recipe(bodies={7: body_of(6)[1:], 6: body_of(6)[1:]}), {"duplicate-page": (7,)},
    ),
    "text runs sideways": (Recipe(sideways=5), {"sideways": (5,)}),
    "nothing is on a page": (Recipe(bodies={5: []}), {"empty-page": (5,)}),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_each_defect_is_found_on_its_page_and_nothing_else(name: str) -> None:
    recipe, expected = BROKEN[name]
    assert found(make(recipe)) == expected


SAME = ("Theatre utilisation review", "Theatre utilisation review", "Letter from the ombudsman")


@pytest.mark.parametrize(
    ("firsts", "told"),
    [
        ((2, 5, 6), ["The index says page 5 for row 2; it begins on page 4."]),
        ((3, 4, 6), ["The index says page 3 for row 1; it begins on page 2."]),
        (
            (4, 5, 6),  # the page that it names for the first begins with the very words
            [
                "The index says page 4 for row 1; it begins on page 2.",
                "The index says page 5 for row 2; it begins on page 4.",
            ],
        ),
    ],
)
def test_an_index_that_names_a_wrong_page_is_told_where_two_papers_have_one_title(
    firsts: tuple[int, ...], told: list[str]
) -> None:
    bodies = {2: [SAME[0], *prose(1, 1)]}
    marks = list(zip(SAME, (2, 4, 6), strict=True))
    rows = list(zip(SAME, firsts, strict=True))
    recipe = Recipe(rows=rows, bookmarks=marks, bodies=bodies)
    findings = check_pack(make(recipe)).findings
    assert [f.message for f in findings if f.code == "index-page"] == told
    assert not any(f.code == "not-in-index" for f in findings)


def test_an_index_that_names_neither_of_two_papers_of_one_title_says_where_they_are() -> None:
    rows = [(SAME[0], 3), (SAME[2], 6)]
    marks = list(zip(SAME, (2, 4, 6), strict=True))
    recipe = Recipe(rows=rows, bookmarks=marks, bodies={2: [SAME[0], *prose(1, 1)]})
    told = [f.message for f in check_pack(make(recipe)).findings if f.code == "index-page"]
    assert told == ["The index says page 3 for row 1; papers of that title begin on pages 2 and 4."]


def test_papers_of_one_title_in_a_right_index_are_no_finding() -> None:
    rows = list(zip(SAME, (2, 4, 6), strict=True))
    recipe = Recipe(rows=rows, bookmarks=rows, bodies={2: [SAME[0], *prose(1, 1)]})
    assert found(make(recipe)) == {}


def test_an_index_without_links_is_read_from_its_lines() -> None:
    rows = [(TITLES[0], 2), (TITLES[1], 5), (TITLES[2], 6)]
    broken = found(make(Recipe(rows=rows, has_links=False)))
    assert broken["index-page"] == (1,)
    assert found(make(Recipe(has_links=False))) == {}


def changed(content: bytes, change: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(content))
    change(pdf)  # type: ignore[operator]
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_page_turned_by_its_key_is_sideways(ours: bytes) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[6].Rotate = 90

    assert found(changed(ours, turn)) == {"sideways": (7,)}


def test_a_drawn_sideways_page_that_is_turned_back_is_upright() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[4].Rotate = 90

    assert "sideways" not in found(changed(make(Recipe(sideways=5)), turn))


def test_a_page_taken_out_of_ours_is_missed_by_its_number(ours: bytes) -> None:
    def take_out(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[9]

    broken = found(changed(ours, take_out))
    assert broken["page-number"] == (10,)
    assert broken["page-label"][0] == 10


def test_a_whole_paper_taken_out_of_ours_is_named(ours: bytes) -> None:
    start = first_pages(ours)
    assert set(start) <= set(references_in(ours))
    reference = sorted(start)[1]
    following = min([p for p in start.values() if p > start[reference]])

    def take_out(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[start[reference] - 1 : following - 1]

    checked = check_pack(changed(ours, take_out))
    said = [f.message for f in checked.findings if f.code == "paper-missing"]
    assert any(reference in message for message in said)
    assert any(f.code in ("link-nowhere", "bookmark-nowhere") for f in checked.findings)


def first_pages(content: bytes) -> dict[str, int]:
    """Where each case starts, from the bookmarks of our own pack."""
    pdf = pikepdf.open(io.BytesIO(content))
    places = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        return {
            str(item.title)[:12]: places[item.destination[0].objgen]
            for item in outline.root
            if str(item.title).startswith("SC-")
        }


def test_what_the_manifest_lists_and_the_pack_lacks_is_missing(ours: bytes) -> None:
    checked = check_pack(ours, expected=("SC-2026-9999",))
    assert [f.code for f in checked.findings] == ["paper-missing"]
    assert "SC-2026-9999" in checked.findings[0].message


def test_a_scanned_page_of_ours_has_no_text(ours: bytes) -> None:
    def scan(pdf: pikepdf.Pdf) -> None:
        picture = pikepdf.Stream(pdf, bytes(8 * 8))
        picture.update(
            Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
                       ColorSpace=Name.DeviceGray, BitsPerComponent=8)
        )  # fmt: skip
        sheet = pdf.pages[8]
        sheet.obj.Resources = Dictionary(XObject=Dictionary(Im=picture))
        sheet.obj.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /Im Do Q")

    broken = found(changed(ours, scan))
    assert broken["no-text"] == (9,)
    assert broken["marking-missing"] == (9,)
    assert broken["page-number-missing"] == (9,)


def test_labels_that_differ_from_the_printed_numbers_are_told(ours: bytes) -> None:
    def label(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=101)]))

    pages = len(pikepdf.open(io.BytesIO(ours)).pages)
    assert found(changed(ours, label)) == {"page-label": tuple(range(1, pages + 1))}


def test_a_pack_without_tags_and_a_page_without_them(ours: bytes) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    def strip_page(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[5].obj.StructParents

    assert [f.code for f in check_pack(changed(ours, strip)).findings] == [UNTAGGED]
    assert found(changed(ours, strip_page))["page-not-tagged"] == (6,)


def test_a_scan_from_end_to_end_is_14_and_a_pack_with_defects_12() -> None:
    scan = PackFinding(code="no-text", message="", pages=(1, 2, 3))
    other = PackFinding(code="sideways", message="", pages=(2,))
    leak = PackFinding(code="personal-data", message="", pages=(2,))
    assert PackChecked(pages=3, findings=(scan, other)).exit_code == 14
    assert PackChecked(pages=4, findings=(scan, other)).exit_code == 12
    assert PackChecked(pages=3, findings=(scan, leak)).exit_code == 20
    assert PackChecked(pages=3).exit_code == 0


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(Unreadable):
        check_pack(b"%PDF-1.7 broken off")
    locked = io.BytesIO()
    pdf = pikepdf.open(io.BytesIO(make(Recipe())))
    pdf.save(locked, encryption=pikepdf.Encryption(user="secret", owner="other", R=6))
    with pytest.raises(Unreadable, match="password"):
        check_pack(locked.getvalue())


def test_personal_data_is_told_by_kind_and_page_and_never_in_words() -> None:
    name = "Wilhelmina Oakhurst-Dray"
    watch = Watch(
        removed=(Removed(text=PersonalText(name), code="person:patient", strong=True),),
        contacts=(),
    )
    content = make(Recipe(bodies={5: [*body_of(5), f"This was said by {name} herself."]}))
    told = personal_data(content, watch)
    assert [(f.code, f.pages) for f in told] == [("personal-data", (5,))]
    assert "patient" in told[0].message
    assert "Oakhurst" not in str(told)
    assert personal_data(make(Recipe()), watch) == ()


def test_the_words_of_a_finding_are_never_the_pack_s() -> None:
    recipe = Recipe(rows=[("Oakhurst bereavement letter", 5), (TITLES[1], 99), (TITLES[2], 6)])
    said = " ".join(f.message for f in check_pack(make(recipe)).findings)
    assert "Oakhurst" not in said
    assert "row 2" in said


def test_pages_are_named_as_people_would() -> None:
    assert PackFinding(code="x", message="", pages=(4, 5, 6, 9)).where == "Pages 4 to 6 and 9"
    assert PackFinding(code="x", message="", pages=(4,)).where == "Page 4"
    assert PackFinding(code="x", message="").where == "Whole file"


def test_in_a_workspace_the_register_says_what_must_not_be_there(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    root, _ = demo
    with open_desk(load_workspace(root), today=date(2026, 12, 8)) as desk:
        opened, checked = desk.latest_form("SC-2026-0001")
        minimised = desk.minimise("SC-2026-0001", checked, Purpose.GROUP)
        gone = [r.original.reveal() for r in minimised.redactions
                if r.action is not Action.KEPT and r.category.value == "person:patient"]  # fmt: skip
        name = max(gone, key=lambda text: len(text.split()) if len(text) < 40 else 0)
    bad = make(Recipe(bodies={3: [*body_of(3), f"Case SC-2026-0001 is about {name}."]}))
    file = tmp_path / "pack.pdf"
    file.write_bytes(bad)
    done = command("pack", "check", "--json", "-w", str(root), str(file))
    told = json.loads(done.stdout)
    assert done.returncode == 20, done.stderr
    assert {"code": "personal-data", "pages": [3]}.items() <= {
        k: v for k, v in told["findings"][0].items() if k != "message"
    }.items()
    assert name not in done.stdout + done.stderr


def test_a_pack_with_neither_index_nor_bookmarks_is_checked_all_the_same() -> None:
    recipe = Recipe(rows=[], bookmarks=[])
    assert set(found(make(recipe))) == {"index-missing", "bookmarks-missing"}


def test_damaged_objects_are_no_bug_of_ours() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.Annots = 7
        pdf.pages[3].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=True, A=Array([1]))])
        pdf.Root.Names = Array([])
        pdf.Root.MarkInfo = True

    assert found(changed(make(Recipe()), damage)) == {"link-nowhere": (4,)}


def test_every_pdf_of_the_corpora_is_checked_or_refused() -> None:
    folder = SHARED / "corpora" / "pdf"
    if not folder.exists():
        pytest.skip("the shared corpora are not here")
    for file in sorted(folder.iterdir()):
        try:
            checked = check_pack(file.read_bytes())
        except Unreadable:
            continue
        assert checked.pages >= 0
