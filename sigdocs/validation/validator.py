"""The one place that knows cerberus: our rules, our error handler, the named checks.

Cerberus brings the loop over a schema; its messages are for programmers, so none of them is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cerberus import Validator, errors

from sigdocs.model.forms import AnswerState
from sigdocs.validation import dates, layers, people, prose, timing, trail
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault
from sigdocs.validation.schema import document_for, parted, schema_for


def faults(case: Case) -> tuple[Fault, ...]:
    """Every fault of a form, in no order that matters."""
    schema = schema_for(case)
    validator = FormValidator(schema, case=case, error_handler=FaultHandler)
    validator.validate(document_for(case, schema), normalize=False)
    return tuple(validator.errors)


class FaultHandler(errors.BaseErrorHandler):  # type: ignore[misc]
    """Turns cerberus's errors into faults: a state that is not allowed, or a check's own."""

    def __init__(self, tree: object = None) -> None:
        """Start empty; cerberus passes a tree when it copies a handler."""
        self._faults: list[Fault] = []

    def __call__(self, found: Iterable[Any]) -> tuple[Fault, ...]:
        """The faults of ``found``."""
        self._faults = []
        self.extend(found)
        return tuple(self._faults)

    def __iter__(self) -> Iterator[Fault]:
        """One fault after another."""
        return iter(self._faults)

    def add(self, error: Any) -> None:
        """Take one error of cerberus."""
        if error.code == errors.CUSTOM.code:
            self._faults.append(error.info[0])
        else:
            self._faults.append(error.info[-1])


class FormValidator(Validator):  # type: ignore[misc]
    """A validator whose named checks look across the answers of one ``Case``."""

    @property
    def case(self) -> Case:
        """The form on the desk."""
        found: Case = self._config["case"]
        return found

    def _validate_allowed(self, allowed: list[str], field: str, value: str) -> None:
        """The states that will do.

        The rule's arguments are validated against this schema:
        {'type': 'list'}
        """
        if value not in allowed:
            question, occurrence = parted(field)
            fault = Fault(
                code=self.schema[field]["meta"]["code"],
                question=question,
                occurrence=occurrence,
                state=AnswerState(value),
                variant=value,
            )
            self._error(field, errors.UNALLOWED_VALUE, fault)

    def _report(self, field: str, found: Iterable[Fault]) -> None:
        for fault in found:
            self._error(field, errors.CUSTOM, fault)

    def _check_with_notice(self, field: str, value: str) -> None:
        self._report(field, timing.late(self.case))

    def _check_with_edition(self, field: str, value: str) -> None:
        self._report(field, layers.edition_old(self.case))

    def _check_with_layers(self, field: str, value: str) -> None:
        self._report(field, layers.hidden_layers(self.case))

    def _check_with_urgency(self, field: str, value: str) -> None:
        self._report(field, timing.urgent(self.case))

    def _check_with_approval(self, field: str, value: str) -> None:
        self._report(field, people.approval_missing(self.case))

    def _check_with_post(self, field: str, value: str) -> None:
        self._report(field, people.not_a_post_holder(self.case))

    def _check_with_lead(self, field: str, value: str) -> None:
        self._report(field, people.lead_not_eligible(self.case))

    def _check_with_personal_data(self, field: str, value: str) -> None:
        self._report(field, people.unnecessary_names(self.case))

    def _check_with_privilege(self, field: str, value: str) -> None:
        self._report(field, prose.privileged_material(self.case))

    def _check_with_enhanced(self, field: str, value: str) -> None:
        self._report(field, prose.enhanced_process(self.case))

    def _check_with_functions_asked(self, field: str, value: str) -> None:
        self._report(field, prose.checks_not_recorded(self.case))

    def _check_with_references(self, field: str, value: str) -> None:
        self._report(field, prose.bare_references(self.case))

    def _check_with_ro_advice(self, field: str, value: str) -> None:
        self._report(field, prose.ro_advice_unattributed(self.case))

    def _check_with_options(self, field: str, value: str) -> None:
        self._report(field, prose.options_without_pros_cons(self.case))

    def _check_with_timescales(self, field: str, value: str) -> None:
        self._report(field, timing.no_timescale(self.case))

    def _check_with_date_fields(self, field: str, value: str) -> None:
        self._report(field, dates.in_fields(self.case))

    def _check_with_dates_in_text(self, field: str, value: str) -> None:
        self._report(field, dates.in_text(self.case))

    def _check_with_confidence(self, field: str, value: str) -> None:
        self._report(field, prose.whistleblower(self.case))

    def _check_with_sign_offs(self, field: str, value: str) -> None:
        self._report(field, trail.signed_by_other(self.case))

    def _check_with_order_of_sections(self, field: str, value: str) -> None:
        self._report(field, trail.section_out_of_order(self.case))
