"""A practitioner's health is special category data; a patient's illness is the matter of the form."""

from __future__ import annotations

import pytest

from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category
from tests.minimisation.forms import minimised

KNOWN = "Mr Alan Thorpe, consultant surgeon, GMC number 7654321"
GONE = "[health information removed]"


def _told(text: str, purpose: Purpose = Purpose.LEARNING) -> str:
    return minimised({"1d": KNOWN, "1f": text}, purpose=purpose).text("1f")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Mr Thorpe takes sertraline.", f"Consultant A takes {GONE}."),
        ("Mr Thorpe takes tamoxifen.", f"Consultant A takes {GONE}."),
        ("Mr Thorpe had treatment for breast cancer.", f"Consultant A had treatment for {GONE}."),
        ("Mr Thorpe is dyslexic.", f"Consultant A is {GONE}."),
        ("Mr Thorpe denies it. He has drunk heavily since May.", f"Consultant A denies it. He {GONE}."),
        ("Mr Thorpe told us; he has hepatitis C, he says.", f"Consultant A told us; he has {GONE}, he says."),
        ("Mr Thorpe was treated for depression.", f"Consultant A was {GONE}."),
        ("Mr Thorpe is on a phased return.", f"Consultant A is on a {GONE}."),
        ("The registrar was off sick with anxiety.", f"The registrar was {GONE}."),
        ("Dr Imran Sayed, who has epilepsy, saw Mrs Ola Wray.", f"Doctor A, who has {GONE}, saw Patient 1."),
    ],
)  # fmt: skip
def test_the_health_of_clinicians_goes(written: str, told: str) -> None:
    assert _told(written) == told


@pytest.mark.parametrize(
    "written",
    [
        "Patient: Mrs Ola Wray. She had a stroke and was treated for depression.",
        "Mr Thorpe saw Mrs Ola Wray, who has diabetes and takes insulin.",
        "Mr Thorpe saw a woman. The patient had cancer.",
        "Mr Thorpe missed a cancer. He is the lead for cancer and depression.",
        "Mr Thorpe sent pregnant patients home.",
        "Mr Thorpe gave insulin and prescribed lithium.",
        "Stroke patients waited.",
    ],
)
def test_the_illness_of_patients_stays(written: str) -> None:
    assert "health information" not in _told(written)


def test_the_group_may_read_of_the_health_of_whom_the_concern_is_about() -> None:
    form = minimised({"1d": KNOWN, "1f": "Mr Thorpe has epilepsy. Dr Imran Sayed has epilepsy."})
    found = {r.action for r in (*form.kept, *form.redactions) if r.category is Category.HEALTH}
    assert found == {Action.KEPT, Action.REMOVED}
    assert form.text("1f") == f"Mr Thorpe has epilepsy. Doctor A has {GONE}."
