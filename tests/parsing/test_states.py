"""The state of an answer: whole answers that wait, decline or say nothing; and answers that do not."""

from __future__ import annotations

import pytest

from sigdocs.model.forms import AnswerState as S
from sigdocs.parsing.states import Surroundings, state_of

NOTHING_AROUND = Surroundings(something_above=False, something_below=False)

DEFERRED = """
TBC
tbc.
T.B.C.
(TBC)
*TBC*
TBA
TBD
To be confirmed
To be confirmed by the RO
To be confirmed at the meeting
To be completed
To be advised
To follow
to follow shortly
RO advice to follow
RO's advice to follow
Advice to follow.
Details to follow by Friday
Will follow
Will follow next week
Will be added once received
To be added later
Awaiting RO
Awaiting the RO's response
awaiting reply from Dr Sethi
Awaiting comments from Dr Anneliese Whitcombe
RO advice awaited
RO response awaited.
Awaited
Still awaiting
Still waiting for RO
Waiting to hear back from the RO
We are waiting on the Responsible Officer
Pending
Pending RO review
RO comments pending
Outstanding
Still outstanding
Not yet received
Not received yet
Not asked yet
not yet asked
Not yet requested
Not yet available
Not yet known
Not known yet
RO has not yet been asked
RO hasn't replied yet
RO not yet consulted
No response from RO yet
No reply yet
Nothing received yet
In progress
Work in progress
In draft
Requested
Requested 24 November
Requested from RO on 24/11/26, awaiting reply
RO asked 24 Nov, reply awaited
RO emailed 12/11 - response awaited
Sent to RO, awaiting response
Chased
Chased 20/11
Will update in due course
We will confirm before the meeting
I will send this on Monday
To be provided separately
Under consideration
Yet to be decided
""".strip().splitlines()

ELSEWHERE = """
See attached
see attached.
Please see attached
Please see attached document
See attached report
See attached email
As attached
Attached
See appendix A
Please refer to attached letter
See separate document
See covering email
Details in attached email
See enclosed chronology
""".strip().splitlines()

ANSWERED = """
The GMC's reply is still awaited, but the RO advises that we share with the Trust now.
Dr Sethi, RO, 12 November: no individual referral; awaiting the audit before a final view.
Write to the Medical Director by 18 December; date of the telephone call TBC.
Not included: nothing
None
No
Nil
Yes
No press interest
None known
Nothing to report
The Trust has not yet replied to our letter of 3 March, so we rang the chief executive on 9 March.
See attached chronology, which shows three missed scans between May and July.
RO: share with CQC. Written confirmation to follow.
Suspended pending investigation
Practitioner is suspended pending the outcome of a police investigation.
Awaiting trial at Leeds Crown Court
Inquest pending, listed for 4 May 2027
Follow up with the ICB
Recommend option 2
Option B
Share with the GMC
Refer to the GMC; the ICB to confirm receipt
Ask the Trust to follow its own policy
CQC - not told
Police investigation in progress since May; the Trust's own inquiry is outstanding.
Chased the Trust on 3 May and again on 9 May; restriction now in place.
Dr Pending Okafor
Mr T. B. Crane
Interim orders tribunal requested by the GMC
The RO was asked on 3 May and advises no referral.
We asked the Trust to suspend him
Dr Asked-Field, Head of Appeals
Attached to the Trust as a locum since June
The note attached to the drip was wrong
The patient was seen above the clinic
A bed in the attached unit
Same surgeon, different hospital
Trust informed
Not known
Unknown
Outstanding practice award withdrawn
Two invoices outstanding, nine patients unpaid
RO agrees
No further action
No individual to refer
To be struck off is the sanction the GMC seeks
We will write to the Trust and ask for a reply by 4 January
Will write to the chief executive within five working days
Not applicable to the trust as a whole, but the unit has closed two theatres.
Nothing
Being considered by the coroner and by the police, who have taken the notes
Awaits sentencing
Name: to be known as Patient A
Reported to the MHRA
Ventilator was not available
He was not in theatre
Dr Grey not asked to leave
Patient not seen for nine hours
""".strip().splitlines()

NOT_APPLICABLE = """
N/A
n/a
N / A
NA
Not applicable
Not applicable.
Not applicable - not a claims matter
n/a (no claim)
N/A at this stage
Does not apply
Not relevant
Not applicable to this case
""".strip().splitlines()

PLACEHOLDERS = """
Click or tap here to enter text.
Click here to enter text
Click or tap to enter a date.
Choose an item.
Choose an item
Select
[Name]
[insert name]
<name>
Enter text here
Type here
DD/MM/YYYY
dd.mm.yy
xx/xx/xxxx
Please select
Insert name here
""".strip().splitlines()

DECLINED = """
No
No.
No - the audit report is missing
No, two reports are still with the Trust
Not confirmed
Not all included
Cannot confirm
Unable to confirm
We cannot confirm this
I do not confirm
No because the Trust has withheld the notes
Some relevant information has been left out
Partly
Incomplete
Not able to confirm at this stage
Information is missing
☐ Yes ☒ No
""".strip().splitlines()

CONFIRMED = """
Yes
Confirmed
Confirmed.
I confirm
Yes, all included
Not included: nothing
Nothing has been left out
No relevant information has been omitted
No information has been withheld
No omissions
None missing
Confirmed - nothing withheld
Omissions: none
Confirmed. No further information is held.
All relevant information is included
☒ Yes ☐ No
☒ Confirmed
Y
Yes - no exceptions
Nothing outstanding
We have not left anything out
I am not aware of anything missing
We haven't withheld anything
""".strip().splitlines()

BLANK = ["", " ", "-", "–", "—", "…", "...", "____", "\n\n", "•", "☐ Yes ☐ No", "/"]


@pytest.mark.parametrize("text", DEFERRED)
@pytest.mark.parametrize("question", ["2g", "3b", "1b"])
def test_an_answer_that_only_waits_is_deferred(text: str, question: str) -> None:
    assert state_of(text, question=question) is S.DEFERRED


@pytest.mark.parametrize("text", ELSEWHERE)
def test_an_answer_that_points_to_nothing_attached_is_deferred(text: str) -> None:
    assert state_of(text, question="2c") is S.DEFERRED
    assert state_of(text, question="2c", around=Surroundings(has_attachment=True)) is S.ANSWERED


@pytest.mark.parametrize(
    "text", ["As above", "see above", "Ditto", "Same as above", "as per above"]
)
def test_as_above_needs_something_above(text: str) -> None:
    assert state_of(text, around=NOTHING_AROUND) is S.DEFERRED
    assert state_of(text, around=Surroundings()) is S.ANSWERED


# True of other organisations or of earlier steps; no answer to "RO advice" or "recommended action".
NOTHING_TO_SAY = {"None", "No", "Nil", "Nothing", "Not known", "Unknown"}


@pytest.mark.parametrize("text", sorted(NOTHING_TO_SAY))
@pytest.mark.parametrize("question", ["1b", "2g", "3a", "3b"])
def test_none_is_no_answer_where_the_group_needs_one(text: str, question: str) -> None:
    assert state_of(text, question=question) in (S.NOT_APPLICABLE, S.DEFERRED)


@pytest.mark.parametrize("text", ANSWERED)
@pytest.mark.parametrize("question", ["2c", "2g", "3b"])
def test_text_that_merely_holds_such_words_is_an_answer(text: str, question: str) -> None:
    if text in NOTHING_TO_SAY and question != "2c":
        return
    assert state_of(text, question=question) is S.ANSWERED


@pytest.mark.parametrize("text", NOT_APPLICABLE)
def test_not_applicable(text: str) -> None:
    assert state_of(text, question="2a") is S.NOT_APPLICABLE


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholders_typed_or_left_in(text: str) -> None:
    assert state_of(text, question="1a") is S.PLACEHOLDER


@pytest.mark.parametrize("text", DECLINED)
def test_a_2h_that_says_no_declines(text: str) -> None:
    assert state_of(text, question="2h") is S.DECLINED


@pytest.mark.parametrize("text", ["No", "No.", "Not confirmed", "☐ Yes ☒ No"])
def test_only_2h_can_decline(text: str) -> None:
    assert state_of(text, question="7b") is not S.DECLINED


@pytest.mark.parametrize("text", CONFIRMED)
def test_a_2h_that_confirms_is_an_answer(text: str) -> None:
    assert state_of(text, question="2h") is S.ANSWERED


@pytest.mark.parametrize("text", BLANK)
def test_nothing_is_blank(text: str) -> None:
    assert state_of(text, question="2h") is S.BLANK


def test_what_was_taken_out_decides_about_an_empty_answer() -> None:
    assert state_of("", around=Surroundings(had_placeholder=True)) is S.PLACEHOLDER
    assert state_of("", around=Surroundings(help_in_answer=True)) is S.GUIDANCE


THERE = {"1f": "The patient was harmed on 4 May.", "2c": "See 1f", "2d": "TBC"}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("See 1f", S.ANSWERED),
        ("As per 1(f) above", S.ANSWERED),
        ("Please see question 1 f.", S.ANSWERED),
        ("see section 1", S.ANSWERED),
        ("Covered in 1f and 2c", S.ANSWERED),
        ("See 2c", S.DEFERRED),
        ("as at 2d", S.DEFERRED),
        ("See 3a", S.DEFERRED),
        ("see box (c)", S.DEFERRED),
        ("See 2b", S.DEFERRED),
        ("See 3a, the Trust has stopped it", S.ANSWERED),
        ("As 2 patients", S.ANSWERED),
        ("2 in total", S.ANSWERED),
    ],
)
def test_pointing_elsewhere_is_as_good_as_what_stands_there(text: str, state: S) -> None:
    assert state_of(text, question="2b", around=Surroundings(others=THERE)) is state
