"""Structure of a PDF: what PDF/UA-1 asks, and what its validators were measured to miss."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pikepdf

from sigdocs.model.documents import ProofFinding

_DEEPEST = 60


def pdf_faults(content: bytes) -> Iterator[ProofFinding]:
    """Every fault, each with its page, table or heading."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except (pikepdf.PdfError, pikepdf.PasswordError) as problem:
        raise ValueError("not a whole PDF") from problem
    with pdf:
        yield from _catalogue(pdf)
        yield from _metadata(pdf)
        yield from _pages(pdf)
        if "/StructTreeRoot" in pdf.Root:
            yield from _structure(pdf)


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[ProofFinding]:
    root = pdf.Root
    if "/StructTreeRoot" not in root or not _of(root, "/MarkInfo").get("/Marked", False):
        yield _fault("structure", "file", "The PDF is not tagged.")
    if str(root.get("/Lang", "")) != "en-GB":
        yield _fault("language", "file", "The language is not British English (en-GB).")
    if not _of(root, "/ViewerPreferences").get("/DisplayDocTitle", False):
        yield _fault("title", "file", "The title is not set to be shown.")
    if "/PageLabels" not in root:
        yield _fault("page-labels", "file", "The pages have no labels.")


def _of(node: pikepdf.Object, key: str) -> pikepdf.Object:
    """A dictionary inside another, an empty one where there is none."""
    found = node.get(key)
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def _metadata(pdf: pikepdf.Pdf) -> Iterator[ProofFinding]:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        title = str(metadata.get("dc:title", ""))
        conforms = str(metadata.get("pdfuaid:part", ""))
    if not title.strip():
        yield _fault("title", "metadata", "The document has no title.")
    elif "&amp;" in title or "&lt;" in title:
        yield _fault("title", "metadata", "The title shows a code instead of a character.")
    if conforms != "1":
        yield _fault("pdfua", "metadata", "The file does not say that it follows PDF/UA-1.")


def _pages(pdf: pikepdf.Pdf) -> Iterator[ProofFinding]:
    for number, page in enumerate(pdf.pages, start=1):
        if str(page.obj.get("/Tabs", "")) != "/S" and "/Annots" in page.obj:
            yield _fault(
                "tab-order", f"page {number}", "The order of links is not that of reading."
            )


def _structure(pdf: pikepdf.Pdf) -> Iterator[ProofFinding]:
    tree = pdf.Root.StructTreeRoot
    roles = {str(k): str(v) for k, v in tree.get("/RoleMap", {}).items()}
    elements = list(_elements(tree, roles, 0))
    yield from _heading_order([kind for kind, _ in elements if _is_heading(kind)])
    yield from _table_headers(elements, roles)
    yield from _figures(elements)
    yield from _annotations(pdf, elements)
    has_headings = any(_is_heading(kind) for kind, _ in elements)
    if has_headings and not _has_outline(pdf):
        yield _fault("outline", "file", "There are headings but no bookmarks.")
    yield from _parent_tree(pdf, tree)


def _elements(
    node: pikepdf.Object, roles: dict[str, str], depth: int
) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every structure element in reading order, with its standard type ("P", "H1", "TH" …)."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child, roles, depth)
    elif isinstance(node, pikepdf.Dictionary) and depth < _DEEPEST:
        if "/S" in node:
            kind = str(node.S)
            yield roles.get(kind, kind)[1:], node
        if "/K" in node:
            yield from _elements(node.K, roles, depth + 1)


def _is_heading(kind: str) -> bool:
    return len(kind) == 2 and kind[0] == "H" and kind[1].isdigit()


def _heading_order(kinds: list[str]) -> Iterator[ProofFinding]:
    before = 0
    for number, kind in enumerate(kinds, start=1):
        level = int(kind[1])
        if level > before + 1:
            yield _fault("heading-order", f"heading {number}", "A heading skips a level.")
        before = level


def _table_headers(
    elements: list[tuple[str, pikepdf.Object]], roles: dict[str, str]
) -> Iterator[ProofFinding]:
    number = 0
    for kind, node in elements:
        if kind != "Table":
            continue
        number += 1
        inner = Counter(found for found, _ in _elements(node.get("/K", pikepdf.Array()), roles, 0))
        if not inner["TH"] and inner["TR"] > 1:
            yield _fault("table-header", f"table {number}", "A table has no header cells.")


def _figures(elements: list[tuple[str, pikepdf.Object]]) -> Iterator[ProofFinding]:
    figures = [node for kind, node in elements if kind == "Figure"]
    for number, node in enumerate(figures, start=1):
        if not str(node.get("/Alt", "")).strip() and "/ActualText" not in node:
            yield _fault("alternative-text", f"picture {number}", "A picture has no description.")


def _annotations(
    pdf: pikepdf.Pdf, elements: list[tuple[str, pikepdf.Object]]
) -> Iterator[ProofFinding]:
    """As many tagged links as link annotations at most, and each annotation leads somewhere."""
    links = [
        (number, note)
        for number, page in enumerate(pdf.pages, start=1)
        for note in page.obj.get("/Annots", ())
        if str(note.get("/Subtype")) == "/Link"
    ]
    tagged = sum(kind in ("Link", "Reference") for kind, _ in elements)
    if tagged > len(links):
        yield _fault("links", "file", "There are more links in the structure than on the pages.")
    for number, note in links:
        if "/StructParent" not in note:
            yield _fault("links", f"page {number}", "A link is not part of the structure.")
        if "/A" not in note and "/Dest" not in note:
            yield _fault("links", f"page {number}", "A link leads nowhere.")


def _has_outline(pdf: pikepdf.Pdf) -> bool:
    return "/First" in _of(pdf.Root, "/Outlines")


def _parent_tree(pdf: pikepdf.Pdf, tree: pikepdf.Object) -> Iterator[ProofFinding]:
    """Each page's key in the parent tree exists and leads to elements of that very page."""
    entries = dict(_numbers(tree.get("/ParentTree", pikepdf.Dictionary()), 0))
    for number, page in enumerate(pdf.pages, start=1):
        key = page.obj.get("/StructParents")
        if key is None:
            continue
        found = entries.get(int(key))
        if found is None or not _of_page(found, page.obj):
            yield _fault("structure", f"page {number}", "The page is not joined to its structure.")


def _numbers(node: pikepdf.Object, depth: int) -> Iterator[tuple[int, pikepdf.Object]]:
    pairs = list(node.get("/Nums", ()))
    yield from ((int(pairs[i]), pairs[i + 1]) for i in range(0, len(pairs) - 1, 2))
    for child in node.get("/Kids", ()) if depth < _DEEPEST else ():
        yield from _numbers(child, depth + 1)


def _of_page(entry: pikepdf.Object, page: pikepdf.Object) -> bool:
    elements = [e for e in entry if isinstance(e, pikepdf.Dictionary) and "/Pg" in e]
    return not elements or any(e.Pg.objgen == page.objgen for e in elements)


def _fault(code: str, place: str, message: str) -> ProofFinding:
    return ProofFinding(code=code, place=place, message=message)
