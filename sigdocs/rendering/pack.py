"""The meeting pack: one Word document from one template loop.

Merging finished PDFs would destroy their structure, so everything is in one document: cover,
agenda, linked index, and each case under its business with a cover sheet and its minimised form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.meetings import (
    AbsentCase,
    AbsentPaper,
    AgendaItem,
    AgendaKind,
    CaseFacts,
    EnhancedReport,
    Pack,
    PackCase,
    PackPaper,
    PackPart,
)
from sigdocs.model.minimised import MinimisedForm
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.look import answer_to, form_sections, is_answered, opening_paragraphs
from sigdocs.rendering.marks import (
    Mark,
    bookmark,
    bookmark_name,
    link,
    page_reference,
    pages_from,
)
from sigdocs.rendering.notification import facts_values, finished
from sigdocs.rendering.paper_blocks import paper_blocks
from sigdocs.rendering.papers import place_of, with_papers
from sigdocs.rendering.wording import NO_FUNCTION, say_date, say_weekday


def render_pack(template: bytes, pack: Pack) -> RenderedDocument:
    """Fill templates/pack.docx.

    Page numbers in the index are fields: right in the PDF at once, and in the Word file after
    ``marks.with_page_numbers``. Every case and paper has a bookmark (``case_bookmark``,
    ``paper_bookmark``).

    Raises:
        Unreadable: a paper cannot be taken whole. ReferenceWrong: the template is wrong.
    """
    context = {
        "meeting": _meeting(pack),
        "edition": _edition(pack),
        "attendees": [_attendee(each) for each in pack.attendees if not each.has_sent_apologies],
        "apologies": [each.name for each in pack.attendees if each.has_sent_apologies],
        "items": [_item(number, item, pack) for number, item in _numbered(pack)],
        "cases": [_case(case, place) for case, place in _listed(pack)],
        "interests": [
            {"member": match.member, "reference": match.reference, "why": match.why}
            for match in pack.interests
        ],
        "follow_up": [_action(action) for action in pack.follow_up],
        "not_accepted": [_absent(case) for case in pack.not_accepted],
        "withheld": [_absent(case) for case in pack.withheld],
        "absent_papers": [_absent_paper(paper) for paper in pack.absent_papers],
        "headings": dict(pack.headings),
        "parts": {part.value.replace("-", "_"): part not in pack.left_out for part in PackPart},
    }
    day = pack.meeting.isoformat()
    stem = f"{day}-pack-edition-{pack.edition}"
    title = f"Significant Concerns Group: papers for {say_date(pack.meeting)}"
    if pack.supplements:
        stem, title = f"{day}-pack-supplement-{pack.edition}", f"{title}, supplement"
    filled = _with_papers(fill(template, context), pack)
    document = finished(filled, template, DocumentKind.PACK, day, stem=stem, title=title)
    return pages_from(document, pack.first_page)


def _with_papers(filled: Filled, pack: Pack) -> Filled:
    """The filled pack with the words of its papers, which count as put in."""
    papers = {each.key: (each.title, paper_blocks(each.content, title=each.title))
              for each in pack.papers}  # fmt: skip
    if not papers:
        return filled
    texts = [text for _, paper in papers.values() for text in paper.texts]
    told = [p.description for _, paper in papers.values() for p in paper.pictures]
    return replace(
        filled,
        content=with_papers(filled.content, papers),
        substituted=(*filled.substituted, *texts, *told),
    )


def paper_bookmark(key: str) -> str:
    """The name of the bookmark at the start of a paper."""
    return bookmark_name("paper", key.replace(".", "x"))


def case_bookmark(reference: str) -> str:
    """The name of the bookmark at the start of a case."""
    return bookmark_name("case", reference)


def _meeting(pack: Pack) -> dict[str, Any]:
    return {
        "date": say_date(pack.meeting),
        "weekday": say_weekday(pack.meeting),
        "time": pack.time,
        "place": pack.place,
        "chair": pack.chair,
        "next": say_weekday(pack.next_meeting) if pack.next_meeting else "",
        "next_deadline": say_weekday(pack.next_deadline) if pack.next_deadline else "",
    }


def _edition(pack: Pack) -> dict[str, Any]:
    return {
        "number": pack.edition,
        "issued": say_date(pack.issued),
        "changes": list(pack.changes),
        "supplements": pack.supplements,
        "copy_for": pack.copy_for,
        "cases": len(pack.cases),
    }


def _attendee(each: Any) -> dict[str, str]:
    return {"name": each.name, "post": each.post, "part": each.part}


def _action(action: Any) -> dict[str, Any]:
    return {
        "reference": action.reference,
        "action": action.action,
        "owner": action.owner,
        "due": action.due,
        "is_overdue": action.is_overdue,
        "update": action.update,
    }


def _absent(case: AbsentCase) -> dict[str, str]:
    return {
        "reference": case.reference,
        "function": case.function or NO_FUNCTION,
        "reason": case.reason,
    }


def _paper(paper: PackPaper) -> dict[str, Any]:
    """A paper of the secretariat as a line of the agenda and the index, and its place."""
    name = paper_bookmark(paper.key)
    return {
        "number": paper.key,
        "title": paper.title,
        "is_here": True,
        "reason": "",
        "heading": bookmark(name, paper.title),
        "link": link(name, paper.title),
        "short_link": link(name, f"Paper {paper.key}"),
        "page": page_reference(name),
        "content": Mark(f"<w:r><w:t>{place_of(paper.key)}</w:t></w:r>"),
    }


def _absent_paper(paper: AbsentPaper) -> dict[str, Any]:
    gaps = dict.fromkeys(("heading", "link", "short_link", "page", "content"), "")
    said = {"number": paper.key, "title": paper.title, "reason": paper.reason}
    return {"is_here": False, **gaps, **said}


def _papers_under(number: int, pack: Pack) -> list[dict[str, Any]]:
    found = {p.key: _paper(p) for p in pack.papers if p.item == number}
    found |= {p.key: _absent_paper(p) for p in pack.absent_papers if p.item == number}
    return [found[key] for key in sorted(found, key=lambda key: int(key.partition(".")[2]))]


def _numbered(pack: Pack) -> Iterator[tuple[int, AgendaItem]]:
    return enumerate(pack.agenda, start=1)


def _listed(pack: Pack) -> Iterator[tuple[PackCase, dict[str, str]]]:
    """Each case that is in the pack, in agenda order, with its number and the item's title."""
    for number, item in _numbered(pack):
        first = _first_number(pack, item)
        for count, case in enumerate(pack.cases_under(item.kind), start=first):
            yield (
                case,
                {
                    "number": f"{number}.{count}",
                    "item": item.title,
                    "item_number": str(number),
                },
            )


def _first_number(pack: Pack, item: AgendaItem) -> int:
    return 1 + (pack.late_papers_before if item.kind is AgendaKind.LATE else 0)


def _item(number: int, item: AgendaItem, pack: Pack) -> dict[str, Any]:
    rows = [_row(case) for case in pack.cases_under(item.kind)]
    rows += [_gap(case) for case in pack.withheld if case.kind is item.kind]
    for count, row in enumerate(rows, start=_first_number(pack, item)):
        row["number"] = f"{number}.{count}"
    return {
        "number": str(number),
        "title": item.title,
        "kind": item.kind.value,
        "notes": list(item.notes),
        "holds_cases": item.kind.holds_cases,
        "cases": rows,
        "papers": _papers_under(number, pack),
    }


def _row(case: PackCase) -> dict[str, Any]:
    """A case as a line of the agenda."""
    name = case_bookmark(case.reference)
    return {
        "is_here": True,
        "reference": case.reference,
        "function": case.facts.function or NO_FUNCTION,
        "urgency": case.facts.urgency,
        "reason": "",
        "link": link(name, case.reference),
        "page": page_reference(name),
    }


def _gap(case: AbsentCase) -> dict[str, Any]:
    """A case that is held back, as a line of the agenda."""
    return {"is_here": False, "urgency": "", "link": "", "page": "", **_absent(case)}


def _case(case: PackCase, place: dict[str, str]) -> dict[str, Any]:
    """A case with its cover sheet and its form; ``place`` is its number and agenda item."""
    name = case_bookmark(case.reference)
    return {
        **place,
        "reference": case.reference,
        "heading": bookmark(name, f"{case.reference}: {case.facts.function or NO_FUNCTION}"),
        "link": link(name, case.reference),
        "page": page_reference(name),
        "form_title": case.definition.titles[0],
        "is_notification": case.form.kind is FormKind.NOTIFICATION,
        "sections": form_sections(case.form, case.definition),
        "enhanced": _report(case),
        **facts_values(case.facts),
        **_glance(case.facts, case.form),
    }


def _report(case: PackCase) -> dict[str, Any]:
    """The report on the enhanced process; ``is_given`` False where the case took the usual one."""
    report = case.enhanced or EnhancedReport(outcome="")
    return {
        "is_given": case.enhanced is not None,
        "outcome": report.outcome,
        "residual_issues": report.residual_issues,
        "monitoring": report.monitoring,
    }


def _glance(facts: CaseFacts, form: MinimisedForm) -> dict[str, Any]:
    """What the chair looks for first, in a few words, from 1e, 2b, 2g, 2h and 3b."""
    return {
        "harm": opening_paragraphs(form.text("1e"), "1e"),
        "recommendation": opening_paragraphs(form.text("3b"), "3b"),
        "other_functions": opening_paragraphs(facts.other_functions, "2b"),
        "ro_advice": facts.ro_advice or _state_of(form, "2g", "Given: see question 2g"),
        "kpi_confirmation": facts.kpi_confirmation
        or _state_of(form, "2h", "Given: see question 2h"),
    }


def _state_of(form: MinimisedForm, question: str, given: str) -> str:
    answer = answer_to(form, question)
    if answer is None or not is_answered(answer):
        return "Not on the form"
    said = {AnswerState.DEFERRED: "Awaited", AnswerState.DECLINED: "Declined"}
    return said.get(answer.state, given)
