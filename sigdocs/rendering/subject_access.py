"""What is held about a person, as a page for Information Governance. Restricted by nature."""

from __future__ import annotations

from datetime import date
from html import escape

from sigdocs.model.documents import HTML, DocumentKind, RenderedDocument
from sigdocs.model.personal import PersonalText
from sigdocs.model.subject_access import Held
from sigdocs.rendering.wording import say_date

_TITLE = "Everything held about a person"


def render_subject_access(
    names: tuple[PersonalText, ...],
    held: tuple[Held, ...],
    *,
    prepared: date,
    unread: tuple[PersonalText, ...],
) -> RenderedDocument:
    """A page with every passage, by case; everything escaped, nothing loaded, no script."""
    rows = "".join(_row(each) for each in sorted(held, key=lambda each: each.case or "~"))
    sought = "; ".join(escape(name.reveal()) for name in names)
    items = "".join(f"<li>{escape(each.reveal())}</li>" for each in unread)
    missing = f"<h2>Files that could not be read</h2><ul>{items}</ul>" if unread else ""
    page = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{_TITLE}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><h1>{_TITLE}</h1>
<p>Name: {sought}. Searched on {say_date(prepared)}. Passages: {len(held)}.</p>
<p>Before anything is disclosed: other people are named in these passages.</p>
<table border="1"><caption>Passages by case</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Revision</th><th scope="col">Where</th>
<th scope="col">Found by</th><th scope="col">Words</th></tr></thead>
<tbody>{rows}</tbody></table>{missing}</body></html>
"""
    return RenderedDocument(
        kind=DocumentKind.SUBJECT_ACCESS,
        media_type=HTML,
        content=page.encode(),
        stem=f"subject-access-{prepared.isoformat()}",
        title=_TITLE,
    )


def _row(held: Held) -> str:
    where, words = held.where.reveal(), held.words.reveal()
    cells = (held.case or "–", str(held.revision or "–"), where, held.certainty, words)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"
