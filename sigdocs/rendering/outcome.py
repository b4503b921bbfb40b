"""The letter that tells a function lead what the Group decided (23, 24).

Rationale and actions come in the words that the purpose ``group`` allows, never raw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sigdocs.model.decisions import AgreedAction, Decision, Outcome
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.extracts import in_minimised_words, without_administration
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.recipients import Recipient
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import capitalised, paragraphs, say_date, unmarked

_DECISIONS = {
    Outcome.ACTION: "NHS Resolution will take further action at an organisational level, to help "
    "reduce the risk of harm or of further harm.",
    Outcome.NO_ACTION: "NHS Resolution will take no further action at an organisational level.",
    Outcome.DEFERRED: "The Group needs more information before it decides.",
    Outcome.ENHANCED: "The concern will be managed under the enhanced process, because there is an "
    "immediate need to act.",
}
_LISTED = re.compile(
    r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•*])\s+|^\W*(?:agreed )?actions?\b", re.I
)
_HEADED = re.compile(r"^\s*(?:rationale|reasons?)\s*:\s*", re.IGNORECASE)
_LOG = "The secretariat has put the actions on its log and will ask each owner for an update."
_NEXT = {
    Outcome.ACTION: (
        _LOG,
        "Unless the Group agreed otherwise, a lead of your function is responsible for the "
        "actions. Please report to the Group on progress, and when each action is complete "
        "(paragraph 24).",
        "If an action cannot be done in time, or an assurance that was asked for does not come, "
        "tell the secretariat at once, so that the Group can take the next step.",
        "When all is done, the Group will look at whether the steps were completed, and in time.",
    ),
    Outcome.NO_ACTION: (
        "Your function goes on managing the concern under its own arrangements.",
        "If anything changes, or you learn more, please send the concern to the Group again: "
        "complete section 8 of the form.",
    ),
    Outcome.DEFERRED: (
        "Please send the information that the Group asked for in section 8 of the form, in good "
        "time for the next meeting.",
        "Your function goes on managing the concern in the meantime. If it becomes urgent, ring "
        "the secretariat.",
    ),
    Outcome.ENHANCED: (
        "The nominated lead keeps the audit-trail record and signs off each section of it.",
        "The nominated lead tells the Director of Advice and Appeals, and the Chief Executive or a "
        "member of the Senior Management Team.",
        "The Group will hear of the outcome, of anything left to do, and of any monitoring needed.",
    ),
}


def render_outcome_letter(
    template: bytes,
    *,
    reference: str,
    decision: Decision,
    minimised: MinimisedForm,
    office: Office,
    function: str = "",
    recipients: Sequence[Recipient] = (),
    dated: date | None = None,
    is_draft: bool = True,
) -> RenderedDocument:
    """Fill templates/outcome_letter.docx.

    ``minimised`` is the decided form for the purpose ``group``; ``recipients`` are the kinds of
    recipient that the decision names by key; ``function`` is the function that raised the concern.

    Raises:
        ValueError: the form was minimised for another purpose.
    """
    if minimised.purpose is not Purpose.GROUP:
        raise ValueError("an outcome letter is written from the form minimised for the Group")
    context = {
        "reference": reference,
        "draft": is_draft,
        "office": office_values(office),
        "dated": say_date(dated),
        "addressee": f"Function lead, {function}" if function else "Function lead",
        "met_on": say_date(decision.meeting),
        **decision_values(decision, minimised, recipients),
        "staff": "; ".join(unmarked(paragraphs(minimised.text("4b")))),
        "next_steps": list(_next_steps(decision)),
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.OUTCOME_LETTER,
        reference=reference,
        stem=f"{reference}-outcome-letter",
        title=f"{reference}: outcome of your notification",
        is_draft=is_draft,
    )


def decision_values(
    decision: Decision, minimised: MinimisedForm, recipients: Sequence[Recipient]
) -> dict[str, Any]:
    """What a letter or the minutes say of a decision, in the words that the Group may read."""
    titles = {recipient.key: recipient.title for recipient in recipients}
    return {
        "decision": _DECISIONS[decision.outcome],
        "statement": _statement(decision, minimised),
        "rationale": _rationale(decision, minimised),
        "actions": [_action(action, minimised) for action in decision.actions],
        "informed": [titles[key] for key in decision.recipients if key in titles],
        "advice": paragraphs(in_minimised_words(decision.advice, minimised, questions=("4a",))),
        "confirmed": _confirmed(decision, minimised),
    }


def _rationale(decision: Decision, minimised: MinimisedForm) -> list[str]:
    words = in_minimised_words(decision.rationale, minimised, questions=("4a", "8d"))
    return [capitalised(line) for line in paragraphs(words)]


def _statement(decision: Decision, minimised: MinimisedForm) -> list[str]:
    """What 4a says before its reasons and its list of actions, in the Group's own words."""
    reasons = set(_rationale(decision, minimised))
    found: list[str] = []
    for line in paragraphs(minimised.text("4a")):
        plain = capitalised(_HEADED.sub("", line))
        if _LISTED.match(line) or plain in reasons or _HEADED.match(line):
            break
        found.append(line)
    return found


def _action(action: AgreedAction, minimised: MinimisedForm) -> dict[str, Any]:
    kpi = {True: "Yes", False: "No", None: "Not stated"}
    what = in_minimised_words(action.what, minimised, questions=("4a", "6a", "8d"))
    owner = in_minimised_words(action.owner, minimised, questions=("4a", "4b", "6b", "8d"))
    return {
        "number": str(action.number),
        "what": without_administration(" ".join(unmarked(paragraphs(what)))),
        "owner": owner or "Not stated",
        "when": capitalised(action.timescale) or say_date(action.due, otherwise="Not stated"),
        "kpi": kpi[action.kpi],
    }


def _next_steps(decision: Decision) -> tuple[str, ...]:
    steps = _NEXT[decision.outcome]
    if decision.actions and _LOG not in steps:
        return (_LOG, *steps)
    return steps


def _confirmed(decision: Decision, minimised: MinimisedForm) -> str:
    name = in_minimised_words(decision.confirmed_by, minimised, questions=("4f", "8f"))
    if not name:
        return ""
    on = f" on {say_date(decision.confirmed_on)}" if decision.confirmed_on else ""
    return f"This outcome was confirmed by {name}{on}."
