"""The meeting pack: one Word document from one template loop.

Merging finished PDFs would destroy their structure, so everything is in one document: cover,
agenda, linked index, and each case under its business with a cover sheet and its minimised form.
"""

from __future__ import annotations

from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.meetings import AbsentCase, AgendaItem, AgendaKind, CaseFacts, Pack, PackCase
from sigdocs.model.minimised import MinimisedForm
from sigdocs.rendering.fill import fill
from sigdocs.rendering.look import answer_to, form_sections, is_answered
from sigdocs.rendering.marks import bookmark, bookmark_name, link, page_reference, pages_from
from sigdocs.rendering.notification import facts_values, finished
from sigdocs.rendering.wording import say_date, say_weekday

_BRIEF = 420  # characters of an answer on a cover sheet: about five lines


def render_pack(template: bytes, pack: Pack) -> RenderedDocument:
    """Fill templates/pack.docx.

    Page numbers in the index are fields: right in the PDF at once, and in the Word file after
    ``marks.with_page_numbers``. Every case has a bookmark (``case_bookmark``).
    """
    items = _agenda(pack)
    context = {
        "meeting": _meeting(pack),
        "edition": _edition(pack),
        "attendees": [_attendee(each) for each in _present(pack)],
        "apologies": [each.name for each in pack.attendees if each.has_sent_apologies],
        "items": items,
        "cases": [case for item in items for case in item["cases"] if case["is_here"]],
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


def _present(pack: Pack) -> list[Any]:
    return [each for each in pack.attendees if not each.has_sent_apologies]


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


def _agenda(pack: Pack) -> list[dict[str, Any]]:
    """The items with their number, and under each its cases, those withheld included."""
    return [_item(number, item, pack) for number, item in enumerate(pack.agenda, start=1)]


def _item(number: int, item: AgendaItem, pack: Pack) -> dict[str, Any]:
    cases = [_case(case, item) for case in pack.cases_under(item.kind)]
    cases += [_withheld(case, item) for case in pack.withheld if case.kind is item.kind]
    before = pack.late_papers_before if item.kind is AgendaKind.LATE else 0
    for count, case in enumerate(cases, start=before + 1):
        case["number"] = f"{number}.{count}"
    return {
        "number": str(number),
        "title": item.title,
        "kind": item.kind.value,
        "notes": list(item.notes),
        "holds_cases": item.kind.holds_cases,
        "cases": cases,
    }


def _withheld(case: AbsentCase, item: AgendaItem) -> dict[str, Any]:
    return {"is_here": False, "item": item.title, **_absent(case)}


def _case(case: PackCase, item: AgendaItem) -> dict[str, Any]:
    name, function = case_bookmark(case.reference), case.facts.function
    report = case.enhanced
    return {
        "is_here": True,
        "item": item.title,
        "reference": case.reference,
        "heading": bookmark(name, f"{case.reference}: {function}"),
        "link": link(name, case.reference),
        "page": page_reference(name),
        "form_title": case.definition.titles[0],
        "is_notification": case.form.kind is FormKind.NOTIFICATION,
        "sections": form_sections(case.form, case.definition),
        "enhanced": report
        and {
            "outcome": report.outcome,
            "residual_issues": report.residual_issues,
            "monitoring": report.monitoring,
        },
        **facts_values(case.facts),
        **_glance(case.facts, case.form),
    }


def _glance(facts: CaseFacts, form: MinimisedForm) -> dict[str, str]:
    """RO advice, KPI confirmation, harm and recommendation in a few words, from 2g, 2h, 1e, 3b."""
    return {
        "harm": _opening(form, "1e"),
        "recommendation": _opening(form, "3b"),
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


def _opening(form: MinimisedForm, question: str) -> str:
    """The first sentences of an answer, whole ones, with a word that it goes on."""
    text = " ".join(form.text(question).split())
    if len(text) <= _BRIEF:
        return text
    end = max(text.rfind(stop, 0, _BRIEF) + 1 for stop in (". ", "; ", ": "))
    shown = text[:end] if end > _BRIEF // 3 else text[:_BRIEF].rpartition(" ")[0] + " …"
    return f"{shown} (Continues in question {question}.)"
