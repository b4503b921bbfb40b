"""Hostile, damaged and odd PDFs: a clean result or a clear refusal, in bounded time, always."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from sigdocs.errors import NotAForm, NoText, SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.bounded import Limits, run_bounded
from sigdocs.model.forms import LayerKind, ParsedForm
from sigdocs.parsing.pdf import parse_pdf
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED
from tests.parsing_pdf import fillable, odd
from tests.parsing_pdf.cases import NOTIFICATION, fold, wrong

READ: Callable[[bytes], ParsedForm] = partial(parse_pdf, definitions=form_definitions())
CORPUS = sorted((SHARED / "corpora" / "pdf").glob("*")) + sorted(
    (SHARED / "corpora" / "forms").glob("*.pdf")
)


def layers(form: ParsedForm, kind: LayerKind) -> list[str]:
    return [layer.text.reveal() for layer in form.layers if layer.kind is kind]


LAUNCH = Dictionary(S=Name.Launch, F=String("cmd.exe"))


@pytest.mark.parametrize(
    "change",
    [
        odd.opens_with(odd.script()),
        odd.opens_with(LAUNCH),
        odd.opens_with(Dictionary(S=Name.URI, URI=String("x"), Next=Array([LAUNCH]))),
        odd.named_script,
        odd.page_script,
        lambda d: odd.annotate(d, Subtype=Name.Link, A=LAUNCH),
        lambda d: odd.attach(d, "invoice.pdf.exe", b"anything"),
        lambda d: odd.attach(d, "invoice.pdf", b"MZ\x90\x00 a program under another name"),
        odd.many_pages,
    ],
)
def test_what_could_do_harm_is_refused(change: odd.Change) -> None:
    with pytest.raises(Unsafe) as raised:
        READ(odd.changed(change))
    assert raised.value.next_step


@pytest.mark.parametrize(
    "change",
    [
        odd.outline_loop,
        odd.names_loop,
        odd.field_loop,
        odd.action_chain,
        odd.wrong_types,
    ],
)
def test_loops_and_lies_in_the_object_tree_do_no_harm(change: odd.Change) -> None:
    content = odd.changed(change, fix_metadata_version=False)
    assert wrong(READ(content), NOTIFICATION) == []


def test_a_password_is_told_and_an_owner_password_does_not_matter() -> None:
    def nothing(_: pikepdf.Pdf) -> None: ...

    locked = pikepdf.Encryption(user="secret", owner="other")
    with pytest.raises(Unreadable, match="password"):
        READ(odd.changed(nothing, encryption=locked))
    open_to_all = pikepdf.Encryption(user="", owner="other")
    assert wrong(READ(odd.changed(nothing, encryption=open_to_all)), NOTIFICATION) == []


def test_an_xfa_form_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="XFA"):
        READ(odd.changed(odd.xfa_only))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(500), b"%PDF-" * 999])
def test_what_only_begins_like_a_pdf_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        READ(content)


def test_a_pdf_without_its_table_of_objects_is_mended() -> None:
    content = odd.plain()
    broken = content[: content.rindex(b"xref\n") + 40]
    assert wrong(READ(broken), NOTIFICATION) == []


def scan(canvas: Canvas) -> None:
    from PIL import Image

    picture = Image.new("L", (400, 560), 250)
    canvas.drawInlineImage(picture, 0, 0, 595, 842)


def test_a_scan_is_refused_even_with_a_stamp_on_it() -> None:
    with pytest.raises(NoText, match="picture"):
        READ(odd.drawn(scan))

    def stamped(canvas: Canvas) -> None:
        scan(canvas)
        canvas.drawString(40, 20, "Scanned by CamScanner, 3 November 2026")

    with pytest.raises(NoText):
        READ(odd.drawn(stamped))


def test_an_empty_page_has_no_text_and_a_letter_is_no_form() -> None:
    with pytest.raises(NoText):
        READ(odd.drawn(lambda canvas: canvas.showPage()))
    with pytest.raises(NotAForm):
        READ(odd.drawn(lambda canvas: canvas.drawString(100, 700, "Dear Sir")))


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 70, "whispered")


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(60, 70)
    text.setTextRenderMode(3)
    text.textLine("whispered")
    canvas.drawText(text)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.8)
    canvas.drawString(60, 70, "whispered")


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(60, 900, "whispered")


@pytest.mark.parametrize("draw", [white, invisible, tiny, off_the_page])
def test_words_that_nobody_sees_are_a_layer_of_their_own(draw: Callable[[Canvas], None]) -> None:
    form = READ(odd.over(draw))
    assert layers(form, LayerKind.HIDDEN) == ["whispered"]
    assert wrong(form, NOTIFICATION) == []


def test_white_words_on_a_dark_ground_are_seen() -> None:
    def shaded(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0.2, 0.6)
        canvas.rect(50, 40, 300, 15, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 45, "Whispered aloud.")

    form = READ(odd.over(shaded))
    assert layers(form, LayerKind.HIDDEN) == []
    texts = [*(a.text for a in form.answers), *form.unassigned]
    assert any("Whispered aloud." in text.reveal() for text in texts)


def test_words_that_are_struck_out_do_not_count_and_are_reported() -> None:
    def strike(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 45, "The chair agreed. Not yet")
        wide = canvas.stringWidth("The chair agreed. ", "Helvetica", 10)
        canvas.rect(60 + wide, 48, 40, 0.7, fill=1, stroke=0)

    form = READ(odd.over(strike))
    assert layers(form, LayerKind.DELETED) == ["Not\nyet"]
    assert "struck-out" in {notice.code for notice in form.notices}
    texts = " ".join(t.reveal() for t in (*(a.text for a in form.answers), *form.unassigned))
    assert "The chair agreed." in texts
    assert "Not yet" not in texts


def test_words_recognised_in_a_scan_are_read_with_a_notice() -> None:
    def recognised(canvas: Canvas) -> None:
        scan(canvas)
        y = 800
        for key, text in NOTIFICATION.items():
            label = next(label for label, q, _ in odd_labels() if q == key[0])
            for line in (label, *fold(text).split(". ")):
                words = canvas.beginText(40, y)
                words.setFont("Helvetica", 5)
                words.setTextRenderMode(3)
                words.textLine(line)
                canvas.drawText(words)
                y -= 9

    form = READ(odd.drawn(recognised))
    assert form.text("1b") == NOTIFICATION["1b", 1]
    assert "recognised-text" in {notice.code for notice in form.notices}


def odd_labels() -> list[tuple[str, str, int]]:
    from sigdocs.model.forms import FormKind
    from tests.parsing_pdf.cases import asked

    return [(label, q.id, n) for label, q, n in asked(FormKind.NOTIFICATION) if q is not None]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_stored_turned_is_read_as_it_is_shown(rotation: int) -> None:
    """The words are drawn turned and the page is turned back, as scanners and printers do."""
    source = odd.plain()

    def turn(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            _, _, wide, high = (float(side) for side in page.mediabox)
            matrix = {
                90: f"0 1 -1 0 {high} 0 cm",
                180: f"-1 0 0 -1 {wide} {high} cm",
                270: f"0 -1 1 0 0 {wide} cm",
            }[rotation]
            page.contents_add(f"q {matrix}".encode(), prepend=True)
            page.contents_add(b"Q")
            if rotation != 180:
                page.mediabox = Array([0, 0, high, wide])
            page.obj.Rotate = rotation

    assert wrong(READ(odd.changed(turn, source)), NOTIFICATION) == []


def test_a_page_whose_corner_is_not_at_nought() -> None:
    def move(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.contents_add(b"q 1 0 0 1 -300 200 cm", prepend=True)
            page.contents_add(b"Q")
            page.mediabox = Array([-300, 200, 295.28, 1041.89])

    assert wrong(READ(odd.changed(move)), NOTIFICATION) == []


def test_notes_outline_properties_and_attachments_are_layers() -> None:
    def add(document: pikepdf.Pdf) -> None:
        odd.annotate(document, Subtype=Name.Text, T=String("J Roe"), Contents=String("Call me"))
        odd.annotate(
            document,
            Subtype=Name.Link,
            A=Dictionary(S=Name.URI, URI=String("https://intranet.example/jane")),
        )
        odd.annotate(document, Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("other.pdf")))
        odd.annotate(document, Subtype=Name.Screen, AA=Dictionary(E=odd.script("var a")))
        odd.attach(document, "letter.docx", b"PK\x03\x04 a letter")
        odd.outline_loop(document)
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "About Jane Roe"
        document.docinfo["/Author"] = "Jane Roe"

    form = READ(odd.changed(add))
    assert wrong(form, NOTIFICATION) == []
    assert layers(form, LayerKind.ANNOTATION) == ["J Roe: Call me"]
    assert layers(form, LayerKind.LINK) == ["https://intranet.example/jane"]
    assert layers(form, LayerKind.LINKED) == ["other.pdf"]
    assert sorted(layers(form, LayerKind.EMBEDDED)) == ["letter.docx", "var a"]
    assert layers(form, LayerKind.OUTLINE) == ["Jane Roe's operation"]
    assert "Jane Roe" in layers(form, LayerKind.PROPERTY)
    assert any("About Jane Roe" in text for text in layers(form, LayerKind.PROPERTY))


def test_what_is_typed_over_a_flat_form_is_read_as_its_answers() -> None:
    """People fill in a print with their viewer's typewriter: FreeText annotations."""
    _, make = fillable.HANDS["above"]

    def retype(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            for widget in page.obj.get("/Annots", []):
                text = str(widget.get("/V", ""))
                for key in list(widget.keys()):
                    if key not in ("/Type", "/Rect"):
                        del widget[key]
                widget.Subtype, widget.Contents = Name.FreeText, String(text)
        del document.Root.AcroForm

    assert wrong(READ(odd.changed(retype, make())), NOTIFICATION) == []


@pytest.mark.filterwarnings("ignore:This document has:pikepdf._exceptions.PageCopyWarning")
def test_a_hidden_field_and_one_on_no_page_are_layers() -> None:
    _, make = fillable.HANDS["above"]

    def add(document: pikepdf.Pdf) -> None:
        keys: dict[str, Any] = {"FT": Name.Tx, "T": String("x"), "V": String("kept from sight")}
        odd.annotate(document, Subtype=Name.Widget, F=2, **keys)
        loose = Dictionary(FT=Name.Tx, T=String("y"), V=String("on no page"))
        document.Root.AcroForm.Fields.append(document.make_indirect(loose))

    form = READ(odd.changed(add, make()))
    assert sorted(layers(form, LayerKind.FIELD)) == ["kept from sight", "on no page"]
    assert wrong(form, NOTIFICATION) == []


@pytest.mark.filterwarnings("ignore:This document has:pikepdf._exceptions.PageCopyWarning")
def test_many_fields_and_deep_nesting_are_bounded() -> None:
    def deep(document: pikepdf.Pdf) -> None:
        document.Root.Deep = pikepdf.Object.parse(b"[" * 400 + b"]" * 400)

    def many(document: pikepdf.Pdf) -> None:
        field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, Rect=Array([0, 0, 9, 9]))
        document.pages[0].obj.Annots = Array([document.make_indirect(field)] * 6000)

    started = time.monotonic()
    assert wrong(READ(odd.changed(deep)), NOTIFICATION) == []
    with pytest.raises(Unsafe, match="fields"):
        READ(odd.changed(many))
    assert time.monotonic() - started < 20


def test_refusals_hold_no_words_of_the_file() -> None:
    def add(document: pikepdf.Pdf) -> None:
        odd.attach(document, "Jane Roe.exe", b"MZ")

    with pytest.raises(Unsafe) as raised:
        READ(odd.changed(add))
    assert "Jane" not in str(raised.value)


MUTANTS = 250


def test_mutated_files_are_read_or_refused() -> None:
    """Bytes flipped, cut, repeated and swapped, with a fixed seed: nothing but a SigdocsError."""
    chance = random.Random(20261210)
    sources = [odd.plain(), fillable.HANDS["beside"][1]()]
    slowest = 0.0
    for _ in range(MUTANTS):
        content = bytearray(chance.choice(sources))
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(content))
            match chance.randrange(4):
                case 0:
                    content[at] = chance.randrange(256)
                case 1:
                    del content[at : at + chance.randrange(1, 2000)]
                case 2:
                    content[at:at] = content[at : at + chance.randrange(1, 500)]
                case _:
                    other = chance.randrange(len(content))
                    content[at : at + 9] = content[other : other + 9]
        started = time.monotonic()
        with contextlib.suppress(SigdocsError):
            READ(bytes(content))
        slowest = max(slowest, time.monotonic() - started)
    assert slowest < 5


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    key=st.sampled_from(["/AcroForm", "/Outlines", "/Names", "/OpenAction", "/AA", "/Metadata"]),
    value=st.recursive(
        st.one_of(
            st.integers(-9, 9),
            st.booleans(),
            st.text(max_size=5).map(String),
            st.sampled_from(["/A", "/JavaScript", "/Launch", "/Tx"]).map(Name),
        ),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(Array),
            st.dictionaries(
                st.sampled_from(
                    ["/S", "/A", "/First", "/Next", "/Kids", "/Names", "/Fields", "/T"]
                ),
                inner,
                max_size=3,
            ).map(Dictionary),
        ),
        max_leaves=6,
    ),
)
def test_any_value_in_the_catalogue_is_borne(key: str, value: Any) -> None:
    def put(document: pikepdf.Pdf) -> None:
        document.Root[key] = value

    with pytest.raises(SigdocsError) as refusal:  # a letter is no form, whatever its catalogue says
        READ(odd.changed(put, SMALL, fix_metadata_version=False))
    assert refusal.value.exit_code in (10, 11, 13, 14)


SMALL = odd.drawn(lambda canvas: canvas.drawString(100, 700, "Dear Sir"))


def test_every_foreign_pdf_ends_in_a_result_or_a_refusal() -> None:
    if not CORPUS:
        pytest.skip("the shared corpora are not beside this project")
    codes: dict[int, int] = {}
    for path in CORPUS:
        started = time.monotonic()
        try:
            run_bounded(READ, path.read_bytes(), limits=Limits(wall=20))
        except SigdocsError as refusal:
            codes[refusal.exit_code] = codes.get(refusal.exit_code, 0) + 1
        else:
            raise AssertionError(f"{path.name} was taken for one of our forms")
        assert time.monotonic() - started < 10, path.name
    assert set(codes) == {10, 11, 13, 14}


def test_nothing_of_a_pdf_is_repaired_in_place() -> None:
    content = odd.plain()
    copy = bytes(bytearray(content))
    READ(content)
    assert content == copy
    assert pikepdf.open(BytesIO(content)).pages
