"""Which forms of a case are put before the Group.

Most cases have one: the newest revision of their form. A notification to which the record of the
enhanced process was joined has two, each made, reported and approved by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.cases import Arriving, CaseStatus, Submission
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.workflows.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPaper:
    """A form of a case that the Group may get, in the file in which it came."""

    file: Submission
    form: ParsedForm
    checked: ValidatedForm


def record_files(desk: Desk, reference: str) -> list[Submission]:
    """The files in which the record of a case came, the newest last; none for most cases.

    A case that began with the enhanced process has no other form; to a notification the record is
    joined, and is no revision of it.
    """
    files = desk.register.forms(reference)
    if desk.case(reference).form is FormKind.AUDIT_TRAIL:
        return sorted((f for f in files if f.revision), key=lambda file: file.revision)
    return [file for file in files if file.arriving is Arriving.AUDIT_TRAIL]


def group_papers(desk: Desk, reference: str) -> tuple[GroupPaper, ...]:
    """The forms of a case, first what is put before the Group: under the enhanced process its record.

    Raises:
        RegisterWrong: there is no such case, or it has no form.
    """
    files = [desk.latest_file(reference), *record_files(desk, reference)[-1:]]
    if desk.case(reference).status is CaseStatus.ENHANCED:
        files.reverse()
    return tuple(_paper(desk, file) for file in dict.fromkeys(files))


def _paper(desk: Desk, file: Submission) -> GroupPaper:
    opened, checked = desk.form_in(file)
    return GroupPaper(file=file, form=opened.form, checked=checked)
