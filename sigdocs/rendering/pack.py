"""The meeting pack: one Word document from one template loop.

Merging finished PDFs would destroy their structure, so everything is in one document: cover,
agenda, linked index, and each case under its business with a cover sheet and its minimised form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.meetings import (
    AbsentCase,
    AgendaItem,
    AgendaKind,
    CaseFacts,
    EnhancedReport,
    Pack,
    PackCase,
)
from sigdocs.model.minimised import MinimisedForm
from sigdocs.rendering.fill import fill
from sigdocs.rendering.look import answer_to, form_sections, is_answered, opening_paragraphs
from sigdocs.rendering.marks import bookmark, bookmark_name, link, page_reference, pages_from
from sigdocs.rendering.notification import facts_values, finished
from sigdocs.rendering.wording import say_date, say_weekday


def render_pack(template: bytes, pack: Pack) -> RenderedDocument:
    """Fill templates/pack.docx.

    Page numbers in the index are fields: right in the PDF at once, and in the Word file after
    ``marks.with_page_numbers``. Every case has a bookmark (``case_bookmark``).
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
    }
    day = pack.meeting.isoformat()
    stem = f"{day}-pack-edition-{pack.edition}"
    title = f"Significant Concerns Group: papers for {say_date(pack.meeting)}"
    if pack.supplements:
        stem, title = f"{day}-pack-supplement-{pack.edition}", f"{title}, supplement"
    filled = fill(template, context)
    document = finished(filled, template, DocumentKind.PACK, day, stem=stem, title=title)
    return pages_from(document, pack.first_page)


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
    return {"reference": case.reference, "function": case.function, "reason": case.reason}


def _numbered(pack: Pack) -> Iterator[tuple[int, AgendaItem]]:
    return enumerate(pack.agenda, start=1)


def _listed(pack: Pack) -> Iterator[tuple[PackCase, dict[str, str]]]:
    """Each case that is in the pack, in agenda order, with its number and the item's title."""
    for number, item in _numbered(pack):
        first = _first_number(pack, item)
        for count, case in enumerate(pack.cases_under(item.kind), start=first):
            yield case, {"number": f"{number}.{count}", "item": item.title}


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
    }


def _row(case: PackCase) -> dict[str, Any]:
    """A case as a line of the agenda."""
    name = case_bookmark(case.reference)
    return {
        "is_here": True,
        "reference": case.reference,
        "function": case.facts.function,
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
        "heading": bookmark(name, f"{case.reference}: {case.facts.function}"),
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
