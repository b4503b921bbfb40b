"""The redaction report for Information Governance: what is proposed, in context, row by row.

It shows what was removed, so it is a restricted document by nature, never for the outbox. Rows
are numbered in print and in a fixed order, so that IG's decisions can be read back after any office
suite has saved the file (``finding_rows`` gives the same rows for the same values).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sigdocs.model.clearances import Clearance
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.documents import (
    DocumentKind,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.finding_rows import FindingRow, finding_rows
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.minimised import Action, MinimisedForm, Purpose, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.review_alerts import alerts, cut, short, where
from sigdocs.rendering.wording import say_date, say_list

_AROUND = 60
CERTAIN = 0.9
KINDS = {
    Category.PRACTITIONER: "Practitioner",
    Category.OTHER_CLINICIAN: "Other clinician",
    Category.PATIENT: "Patient",
    Category.RELATIVE: "Relative",
    Category.OWN_STAFF: "NHS Resolution staff",
    Category.OFFICIAL: "Official",
    Category.CONFIDENTIAL_SOURCE: "Confidential source",
    Category.OTHER_PERSON: "Other person",
    Category.NHS_NUMBER: "NHS number",
    Category.GMC_NUMBER: "GMC number",
    Category.NMC_PIN: "NMC PIN",
    Category.GDC_NUMBER: "GDC number",
    Category.GPHC_NUMBER: "GPhC number",
    Category.HCPC_NUMBER: "HCPC number",
    Category.NI_NUMBER: "National Insurance number",
    Category.DATE_OF_BIRTH: "Date of birth",
    Category.AGE: "Age",
    Category.DATE: "Date",
    Category.PHONE: "Telephone number",
    Category.EMAIL: "E-mail address",
    Category.ADDRESS: "Address",
    Category.POSTCODE: "Postcode",
    Category.ORGANISATION: "Organisation",
    Category.CLAIM_REFERENCE: "Claim or case reference",
    Category.HOSPITAL_NUMBER: "Hospital number",
    Category.PASSPORT: "Passport number",
    Category.VEHICLE: "Vehicle registration",
    Category.ONLINE_ADDRESS: "Online address",
    Category.ETHNICITY: "Ethnicity",
    Category.RELIGION: "Religion",
    Category.HEALTH: "Health",
    Category.RARE_DETAIL: "Rare detail",
    Category.PRIVILEGED: "Suspected privileged passage",
    Category.UNEXPLAINED: "Unexplained",
}
_ACTIONS = {
    Action.KEPT: "Keep",
    Action.PSEUDONYMISED: "Replace by",
    Action.GENERALISED: "Make general:",
    Action.REMOVED: "Remove",
    Action.WITHHELD: "Withhold",
}
_PURPOSES = {
    Purpose.GROUP: "the members of the Group",
    Purpose.RECIPIENT: "a recipient outside NHS Resolution",
    Purpose.LEARNING: "a learning summary",
}


def rows_hash(minimised: MinimisedForm) -> str:
    """SHA-256 of what the rows are about: a report is only read back against the same rows."""
    rows = [f"{r.number} {r.spellings} {r.first.action} {r.first.replacement}"
            for r in finding_rows(minimised)]  # fmt: skip
    rows += [word.text.reveal() for word in minimised.unexplained]
    return hashlib.sha256("\x1f".join(rows).encode("utf-8", "replace")).hexdigest()


def render_redaction_report(
    template: bytes,
    *,
    reference: str,
    form: ParsedForm,
    minimised: MinimisedForm,
    definition: FormDefinition,
    office: Office,
    prepared: date,
    fingerprint: str,
    recipient: str = "",
    to_clear: Sequence[Clearance] = (),
) -> RestrictedDocument:
    """Fill templates/redaction_report.docx.

    Args:
        template: the bytes of the template.
        reference: our case reference.
        form: the form as it was read, for the words around each finding and the hidden layers.
        minimised: the same form minimised for one purpose.
        definition: the form's questions.
        office: who prepared it.
        prepared: the day of the report.
        fingerprint: SHA-256 of what the approval is for, in hexadecimal.
        recipient: the printed title of the recipient, for the purpose ``recipient``.
        to_clear: words that are also names, which stop a document until they are cleared.
    """
    context = {
        **report_values(form, minimised, definition, recipient=recipient, to_clear=to_clear),
        "reference": reference,
        "office": office_values(office),
        "prepared": say_date(prepared),
        "fingerprint": fingerprint,
    }
    document = finish(
        fill(template, context),
        template,
        kind=DocumentKind.REDACTION_REPORT,
        reference=reference,
        stem=report_stem(reference, minimised),
        title=f"{reference}: redaction report",
        marks=report_marks(minimised, fingerprint, to_clear),
    )
    return RestrictedDocument(document=document, purpose=RestrictedPurpose.IG)


def report_marks(
    minimised: MinimisedForm, fingerprint: str, to_clear: Sequence[Clearance]
) -> dict[str, str]:
    """The properties of a report: what it is about. The same again is the same report."""
    places = " ".join(str(each.number) for each in to_clear)
    return {
        "SigdocsHash": fingerprint,
        "SigdocsPurpose": minimised.purpose.value,
        "SigdocsRecipient": minimised.recipient,
        "SigdocsRows": rows_hash(minimised),
        "SigdocsPlaces": places,
    }


def report_values(
    form: ParsedForm,
    minimised: MinimisedForm,
    definition: FormDefinition,
    *,
    recipient: str = "",
    to_clear: Sequence[Clearance] = (),
) -> dict[str, Any]:
    """What a report says of the form, the same for the Word file and the page: plain words only.

    ``recipient`` and ``to_clear`` as for ``render_redaction_report``.
    """
    rows = finding_rows(minimised)
    return {
        "purposes": f"the {recipient}" if recipient else _PURPOSES[minimised.purpose],
        "policy": minimised.policy_version or "not stated",
        "counts": _counts(rows),
        "confidence": _confidence(rows),
        "alerts": list(alerts(form, minimised, definition, to_clear)),
        "findings": [_finding(r, form, definition) for r in rows if not _is_kept(r)],
        "kept": [_finding(r, form, definition) for r in rows if _is_kept(r)],
        "unexplained": _unexplained(form, minimised, definition),
        "to_clear": [_to_clear(each) for each in to_clear],
    }


def report_stem(reference: str, minimised: MinimisedForm) -> str:
    """The file name of a report, without its ending; the record joined to a form has its own."""
    record = "-record" if minimised.kind is FormKind.AUDIT_TRAIL else ""
    return f"{reference}-redaction-report-{minimised.readers}{record}"


def _counts(rows: tuple[FindingRow, ...]) -> list[dict[str, str]]:
    counted = Counter((row.first.category, row.first.action) for row in rows)
    kinds = sorted({category for category, _ in counted}, key=list(Category).index)
    return [
        {"kind": KINDS[kind], **{a.value: str(counted[kind, a] or "–") for a in Action}}
        for kind in kinds
    ]


def _confidence(rows: tuple[FindingRow, ...]) -> list[str]:
    unsure = [row.number for row in rows if min(r.confidence for r in row.redactions) < CERTAIN]
    mentions = sum(len(row.redactions) for row in rows)
    found = [f"{len(rows)} distinct findings, {mentions} mentions in all."]
    if unsure:
        word = "row" if len(unsure) == 1 else "rows"
        found.append(f"Less certain: {word} {say_list([str(n) for n in unsure])}.")
    return found


def _is_kept(row: FindingRow) -> bool:
    return row.first.action is Action.KEPT


def _finding(row: FindingRow, form: ParsedForm, definition: FormDefinition) -> dict[str, Any]:
    first = row.first
    instead = first.action in (Action.PSEUDONYMISED, Action.GENERALISED)
    return {
        "number": str(row.number),
        "original": cut(row.spellings),
        "kind": KINDS[first.category],
        **_context(form, first.question, first.occurrence, first.start, first.end, first.original),
        "places": _places(row.redactions, definition),
        "action": f"{_ACTIONS[first.action]} {first.replacement if instead else ''}".strip(),
        "reason": _reason(first),
    }


def _reason(redaction: Redaction) -> str:
    many = "s" if "," in redaction.paragraph else ""
    paragraph = f" (Paragraph{many} {redaction.paragraph}.)" if redaction.paragraph else ""
    return f"{redaction.reason}{paragraph}"


def _places(redactions: tuple[Redaction, ...], definition: FormDefinition) -> str:
    counted = Counter(where(definition, r.question, r.occurrence) for r in redactions)
    return "; ".join(
        f"{place} ({times} times)" if times > 1 else place for place, times in counted.items()
    )


def _context(
    form: ParsedForm, question: str, occurrence: int, start: int, end: int, found: PersonalText
) -> dict[str, str]:
    """The words around a finding, cut at spaces; the finding alone where the place is not known."""
    text = form.text(question, occurrence)
    if text[start:end] != found.reveal():
        return {"before": "", "found": short(found), "after": ""}
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"before": _on_one_line(before), "found": short(found), "after": _on_one_line(after)}


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " / ", text)


def _unexplained(
    form: ParsedForm, minimised: MinimisedForm, definition: FormDefinition
) -> list[dict[str, str]]:
    return [
        {
            "number": f"U{number}",
            "original": short(word.text),
            **_context(form, word.question, word.occurrence, word.start, word.end, word.text),
            "places": where(definition, word.question, word.occurrence),
            "why": word.why,
        }
        for number, word in enumerate(minimised.unexplained, start=1)
    ]


def _to_clear(each: Clearance) -> dict[str, str]:
    """A word that is also a name, between its neighbours, and the document that it stops."""
    spot = each.spot
    return {
        "number": f"C{each.number}",
        "original": spot.word.reveal(),
        "before": f"… {spot.before.reveal()} ",
        "found": spot.word.reveal(),
        "after": f" {spot.after.reveal()} …",
        "where": f"{each.kind.replace('-', ' ').capitalize()}; row {each.row.number}",
    }
