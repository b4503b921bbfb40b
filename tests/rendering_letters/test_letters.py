"""Each letter is rendered from invented values and read back."""

from __future__ import annotations

import email
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sigdocs.model.asks import Ask
from sigdocs.model.decisions import AgreedAction, Outcome
from sigdocs.model.documents import (
    DocumentKind,
    ProvenDocument,
    Removed,
    RenderedDocument,
    RestrictedPurpose,
    Watch,
)
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.findings import Finding
from sigdocs.model.forms import AnswerState, FormKind, Layer, LayerKind
from sigdocs.model.learning import suggest_codes
from sigdocs.model.letters import Addressee, SharingBrief, suggest_brief
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Recipient
from sigdocs.model.rules import Indicator
from sigdocs.proofing import prove
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.indicators import indicators
from sigdocs.reference.learning_codes import code_book
from sigdocs.reference.recipients import responsible_officer
from sigdocs.rendering.learning import render_learning_summary
from sigdocs.rendering.outcome import render_outcome_letter
from sigdocs.rendering.redactions import render_redaction_report
from sigdocs.rendering.returns import draft_return_email, render_return_letter
from sigdocs.rendering.ro_letter import render_ro_letter
from sigdocs.rendering.sharing import render_sharing_letter
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading

HARD = "R&D <data> and {{ braces }} {% tag %} “quotes” 🩺 שלום"


def template(name: str) -> bytes:
    return (made.TEMPLATES / f"{name}.docx").read_bytes()


def returned(*findings: Finding, kind: FormKind = FormKind.NOTIFICATION, **more: object) -> str:
    values: dict[str, object] = {
        "received": date(2026, 11, 24),
        "dated": date(2026, 11, 25),
        "meetings": made.MEETINGS,
        "meeting": date(2026, 12, 10),
    }
    values.update(more)
    return reading.text(return_letter(findings, kind, values).content)


def return_letter(
    findings: tuple[Finding, ...], kind: FormKind, values: dict[str, object]
) -> RenderedDocument:
    return render_return_letter(
        template("return_letter"),
        reference=made.REFERENCE,
        findings=findings,
        definition=form_definition(kind),
        office=made.OFFICE,
        **values,  # type: ignore[arg-type]
    )


def outcome(**changes: object) -> RenderedDocument:
    return render_outcome_letter(
        template("outcome_letter"),
        reference=made.REFERENCE,
        decision=replace(made.DECISION, **changes),  # type: ignore[arg-type]
        minimised=made.minimised(),
        office=made.OFFICE,
        function="Claims Management",
        recipients=made.RECIPIENTS,
    )


def test_a_return_letter_names_each_missing_question_by_place_and_wording() -> None:
    told = returned(made.missing("3a"), made.missing("2g", AnswerState.DEFERRED))
    assert "Section 3, question a" in told
    assert "Please set out the options for further action – this section must be completed" in told
    assert "Section 2, question g" in told
    assert "Advice from the NHS Resolution Responsible Officer (RO)" in told
    assert "the answer is still to come" in told
    assert "Two questions on it need an answer" in told


def test_a_return_letter_says_by_when_and_for_which_meeting() -> None:
    told = returned(made.missing("3a"))
    assert "by Thursday 3 December 2026" in told
    assert "the meeting of the Group on Thursday 10 December 2026" in told
    assert "One question on it needs an answer" in told


def test_a_missed_deadline_names_the_next_meeting() -> None:
    told = returned(made.missing("3a"), dated=date(2026, 12, 4))
    assert "were due by Thursday 3 December 2026" in told
    assert "by Thursday 7 January 2027" in told
    assert "The Chair may accept a late form" in told


def test_the_day_of_the_deadline_is_still_in_time() -> None:
    told = returned(made.missing("3a"), dated=date(2026, 12, 3))
    assert "were due by" not in told
    assert "by Thursday 3 December 2026" in told


def test_a_form_for_a_later_meeting_is_asked_for_by_that_meeting_s_deadline() -> None:
    told = returned(made.missing("3a"), meeting=date(2027, 1, 14))
    assert "by Thursday 7 January 2027" in told
    assert "3 December" not in told


def test_an_urgent_return_letter_asks_for_a_call_today() -> None:
    assert "ring the secretariat today on 020 7946 0000" in returned(
        made.missing("3a"), urgent=True
    )
    assert "ring the secretariat today" not in returned(made.missing("3a"))


def test_warnings_are_listed_apart_from_what_is_missing() -> None:
    told = returned(made.missing("3a"), made.LATE)
    assert "They do not stop the form from being accepted" in told
    assert "3 working days before the meeting" in told
    assert "They do not stop" not in returned(made.missing("3a"))


def test_what_is_hidden_in_a_file_is_said_once_with_one_instruction() -> None:
    layers = [
        replace(
            made.LATE,
            code="hidden-layers",
            message=f"The file holds {what} that a reader may not see.",
            to_mend="Accept or reject the changes, and save again.",
        )
        for what in ("tracked changes", "comments", "hidden text")
    ]
    told = returned(made.missing("3a"), made.LATE, *layers)
    assert told.count("Accept or reject the changes") == 1
    assert (
        "The file holds tracked changes, comments and hidden text that a reader may not see."
        in told
    )
    assert "3 working days before the meeting" in told
    assert "The file holds comments that a reader may not see." in returned(
        made.missing("3a"), layers[1]
    )


def test_a_point_does_not_name_its_place_twice() -> None:
    about = replace(made.LATE, question="1d", message="Names are given.")
    assert "Section 1, question d: Names are given." in returned(made.missing("3a"), about)
    label = form_definition(FormKind.NOTIFICATION).question("1d").label
    about = replace(about, message=f"Question 1(d) “{label}” names people.")
    assert "Section 1, question d:" not in returned(made.missing("3a"), about)


def test_sign_offs_of_an_audit_trail_are_named_in_words_and_have_no_meeting() -> None:
    told = returned(
        made.missing("signoff1-2.name", AnswerState.PLACEHOLDER),
        made.missing("signoff4.date", occurrence=2),
        kind=FormKind.AUDIT_TRAIL,
    )
    assert "Sign-off of sections 1 and 2: name" in told
    assert "Sign-off of section 4 (meeting 2): date" in told
    assert "signoff" not in told
    assert "December 2026. It can then go" not in told


def test_a_return_e_mail_opens_as_a_draft_with_the_letter_attached() -> None:
    values = {"received": date(2026, 11, 24), "dated": date(2026, 11, 25)}
    letter = return_letter((made.missing("3a"),), FormKind.NOTIFICATION, values)
    draft = draft_return_email(
        letter, reference=made.REFERENCE, office=made.OFFICE, to="i.tarrant@example.org"
    )
    again = draft_return_email(
        letter, reference=made.REFERENCE, office=made.OFFICE, to="i.tarrant@example.org"
    )
    message = email.message_from_bytes(draft.content, policy=default)
    assert isinstance(message, EmailMessage)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "i.tarrant@example.org"
    assert made.REFERENCE in message["Subject"]
    attached = list(message.iter_attachments())
    assert [part.get_content() for part in attached] == [letter.content]
    assert attached[0].get_filename() == f"{made.REFERENCE}-return-letter.docx"
    assert draft.content == again.content


@pytest.mark.parametrize("surname", ["November", "December"])
def test_a_return_e_mail_leaves_though_a_month_in_its_letter_is_somebodys_surname(
    surname: str,
) -> None:
    """The letter has been proven by itself: what it may say, the e-mail that carries it may say."""
    values = {"received": date(2026, 11, 24), "dated": date(2026, 11, 25)}
    letter = return_letter((made.missing("3a"),), FormKind.NOTIFICATION, values)
    weak = Removed(text=PersonalText(surname), code="person:patient", strong=False)
    draft = draft_return_email(letter, reference=made.REFERENCE, office=made.OFFICE)
    assert isinstance(prove(letter, Watch(removed=(weak,))), ProvenDocument)
    assert isinstance(prove(draft, Watch(removed=(weak,))), ProvenDocument)
    silent = replace(draft, substituted=(), template_text="")
    assert not isinstance(prove(silent, Watch(removed=(weak,))), ProvenDocument)


def test_an_outcome_letter_has_decision_reasons_and_each_action() -> None:
    letter = outcome()
    told = reading.text(letter.content)
    assert letter.is_draft
    assert letter.kind is DocumentKind.OUTCOME_LETTER
    assert "DRAFT" in told
    assert "Function lead, Claims Management" in told
    assert "The Group considered your notification on 10 December 2026." in told
    assert "further action at an organisational level" in told
    rows = reading.tables(letter.content)[0]
    assert [row[0] for row in rows] == ["No.", "1", "2", "3"]
    assert rows[1][2:] == ["Deputy Director of Claims", "By 17 December 2026", "Yes"]
    assert rows[2][3] == "22 December 2026"
    assert rows[3][4] == "No"
    assert "confirmed by Hester Vance, Chair on 11 December 2026" in told


def test_an_outcome_letter_names_the_responsible_staff_where_the_form_does() -> None:
    assert "Responsible staff" not in reading.text(outcome().content)
    letter = render_outcome_letter(
        template("outcome_letter"),
        reference=made.REFERENCE,
        decision=made.DECISION,
        minimised=made.minimised(**{"4b": "Imogen Tarrant (overall)\nRufus Okonjo"}),
        office=made.OFFICE,
    )
    told = reading.text(letter.content)
    assert "Responsible staff: Imogen Tarrant (overall); Rufus Okonjo" in told


def test_an_outcome_letter_gives_the_decision_in_the_group_s_own_words_once() -> None:
    told = reading.text(outcome().content)
    assert "The Group agreed to share." in told
    assert told.count("Letter to the Medical Director asking for") == 1


@pytest.mark.parametrize("mark", ["1.", "(a)", "-", "Agreed actions:", "Action 1:"])
def test_the_list_of_actions_is_not_printed_as_part_of_the_decision(mark: str) -> None:
    letter = render_outcome_letter(
        template("outcome_letter"),
        reference=made.REFERENCE,
        decision=replace(made.DECISION, rationale=PersonalText("")),
        minimised=made.minimised(**{"4a": f"The Group will write.\n{mark} Ring the ward today."}),
        office=made.OFFICE,
    )
    told = reading.text(letter.content)
    assert "The Group will write." in told
    assert "Ring the ward" not in told


def test_an_outcome_letter_uses_the_words_the_group_may_see() -> None:
    told = reading.text(outcome().content)
    assert "Patient 1 has asked to be kept informed" in told
    assert "Abbott" not in told


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        (Outcome.NO_ACTION, "complete section 8 of the form"),
        (Outcome.DEFERRED, "needs more information before it decides"),
        (Outcome.ENHANCED, "Director of Advice and Appeals"),
    ],
)
def test_what_happens_next_depends_on_the_decision(decided: Outcome, words: str) -> None:
    told = reading.text(outcome(outcome=decided, actions=(), recipients=()).content)
    assert words in told
    assert "Agreed actions" not in told
    assert "In this order" not in told


def test_an_outcome_letter_refuses_a_form_for_others() -> None:
    with pytest.raises(ValueError, match="for the Group"):
        render_outcome_letter(
            template("outcome_letter"),
            reference=made.REFERENCE,
            decision=made.DECISION,
            minimised=made.minimised(Purpose.RECIPIENT, "gmc"),
            office=made.OFFICE,
        )


def brief(key: str = "medical-director", **changes: str):  # type: ignore[no-untyped-def]
    recipient = next(r for r in made.RECIPIENTS if r.key == key)
    return suggest_brief(
        reference=made.REFERENCE,
        recipient=recipient,
        decision=made.DECISION,
        minimised=made.minimised(Purpose.RECIPIENT, key, **changes),
        recipients=made.RECIPIENTS,
    )


def shared(key: str = "medical-director", **changes: object) -> str:
    letter = render_sharing_letter(
        template("sharing_letter"), brief=replace(brief(key), **changes), office=made.OFFICE
    )
    assert letter.is_draft
    return reading.text(letter.content)


def exchanged(**changes: object) -> RenderedDocument:
    minimised = made.minimised(Purpose.RECIPIENT, "other-ro")
    suggested = suggest_brief(
        reference=made.REFERENCE,
        recipient=responsible_officer(),
        decision=None,
        minimised=minimised,
    )
    return render_ro_letter(
        template("ro_letter"),
        brief=replace(suggested, **changes),  # type: ignore[arg-type]
        office=made.OFFICE,
        own_officer="Dr Anselm Quill",
    )


def test_a_letter_between_responsible_officers_has_words_of_its_own() -> None:
    letter = exchanged()
    assert letter.is_draft
    assert letter.kind is DocumentKind.RO_LETTER
    assert [words for level, words in reading.headings(letter.content) if level == 2] == [
        "The doctor and the designated body",
        "The concern",
        "What we know",
        "What is alleged, or has not been tested",
        "The doctor’s account",
        "Why I am telling you",
        "What I ask back",
        "What we offer",
        "Who else is being told",
        "If the concern is not resolved",
        "The standing of this letter",
    ]
    told = reading.text(letter.content)
    assert "Mr Lucian Featherby, consultant ophthalmologist, GMC 9912345." in told
    assert "whether the doctor is connected to your designated body" in told
    assert "[why this exchange is necessary now, and who decided it on which day]" in told
    assert told.index("Yours sincerely") < told.index("Dr Anselm Quill")
    for words in ("Counsel", "share with the Medical Director", "do nothing", "Tarrant", "Abbott"):
        assert words not in told


def test_the_designated_body_is_printed_once_somebody_confirmed_it() -> None:
    to = Addressee(name="Dr Ada Unsworth", organisation="Wyrmsley Coastal NHS Trust")
    open_letter = reading.text(exchanged(addressee=to).content)
    assert "[the designated body that the doctor is connected to]" in open_letter
    assert "Unsworth" not in open_letter
    confirmed = replace(to, confirmed_by="by telephone, 11 December 2026")
    told = reading.text(exchanged(addressee=confirmed).content)
    assert "Designated body, as we understand it: Wyrmsley Coastal NHS Trust" in told
    assert "Dear Dr Ada Unsworth" in told


def test_a_sharing_letter_has_its_parts_in_the_set_order() -> None:
    letter = render_sharing_letter(template("sharing_letter"), brief=brief(), office=made.OFFICE)
    assert [words for level, words in reading.headings(letter.content) if level == 2] == [
        "What we know",
        "What is alleged, or has not been tested",
        "The practitioner’s account",
        "Why we are telling you",
        "What we ask of you",
        "What we offer",
        "Who else is being told",
        "If the concern is not resolved",
        "The standing of this letter",
    ]
    told = reading.text(letter.content)
    assert "necessary in the public interest" in told
    assert (
        "neither a finding about any person or organisation nor an admission of liability" in told
    )


def test_facts_allegations_and_the_account_stand_apart() -> None:
    suggested = brief()
    assert any("endophthalmitis" in line for line in suggested.known)
    assert suggested.untested == (
        "It is alleged that the list was run without a second practitioner. "
        "The Trust disputes this.",
    )
    assert [line[:17] for line in suggested.account] == ["Mr Featherby says"]


def test_nothing_is_carried_over_from_the_questions_that_are_kept_back() -> None:
    told = shared()
    for words in (
        "Counsel",
        "Anselm Quill",
        "do nothing",
        "Hester Vance",
        "Tarrant",
        "I set this out",
    ):
        assert words not in told
    assert "Leave out his health" not in told


def test_what_is_asked_comes_from_the_action_for_that_recipient_only() -> None:
    assert brief().asks == (
        Ask(what="a second practitioner on every list"),
        Ask(what="a look-back at infections since 2024"),
        Ask(what="a named executive lead"),
    )
    assert brief("gmc").asks == ()
    assert "[what the Group asks of this recipient]" in shared("gmc")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Letter asking that all lists stop. Owner: lead", "assurance that all lists stop"),
        ("Write to the MD to request a recall plan by 3 May", "a recall plan by 3 May"),
        ("Ring the trust and ask them; letter inviting them to meet us.", "action to meet us"),
    ],
)
def test_asks_are_read_from_different_wordings(written: str, asked: str) -> None:
    action = AgreedAction(
        number=1, what=PersonalText(written), owner=PersonalText(""), recipient="medical-director"
    )
    found = suggest_brief(
        reference=made.REFERENCE,
        recipient=made.MEDICAL_DIRECTOR,
        decision=replace(made.DECISION, actions=(action,)),
        minimised=made.minimised(Purpose.RECIPIENT, "medical-director"),
    )
    assert [ask.what for ask in found.asks] == [asked]


def test_assurance_and_escalation_come_from_actions_that_name_no_recipient() -> None:
    actions = tuple(
        AgreedAction(number=n, what=PersonalText(what), owner=PersonalText(""), timescale=when)
        for n, what, when in (
            (1, "Dated assurance requested", "by 13 August 2026"),
            (2, "If none, share themes with CQC. Owner: lead", "by 27 August 2026"),
        )
    )
    decided = replace(made.DECISION, actions=actions)

    def suggested(recipient: Recipient) -> SharingBrief:
        return suggest_brief(
            reference=made.REFERENCE,
            recipient=recipient,
            decision=decided,
            minimised=made.minimised(Purpose.RECIPIENT, recipient.key),
        )

    first = suggested(made.MEDICAL_DIRECTOR)
    assert first.asks == (Ask(what="dated assurance", by="by 13 August 2026"),)
    assert first.escalation == (
        "The Group agreed: if none, share themes with CQC (by 27 August 2026)."
    )
    assert suggested(made.GMC).asks == ()


def test_a_contact_is_never_taken_for_the_person_the_letter_is_about() -> None:
    lines = "Contact: Dr Petra Szymborska.\nA consultant ophthalmologist."
    form = replace(made.minimised(Purpose.RECIPIENT, "gmc", **{"1d": lines}), kept=())
    about = suggest_brief(
        reference=made.REFERENCE, recipient=made.GMC, decision=made.DECISION, minimised=form
    ).about
    assert about == ("A consultant ophthalmologist.", "Wyrmsley Coastal NHS Foundation Trust")


def test_words_differ_by_recipient() -> None:
    assert "As the regulator of doctors" in shared("gmc")
    assert "Through: the employer liaison adviser" not in shared("gmc")
    through = brief("gmc", **{"4a": "Letter to the GMC employer liaison adviser."})
    assert through.via == "the employer liaison adviser"
    assert "Through: the employer liaison adviser" in shared("gmc", via=through.via)
    assert "fitness to practise" in shared("gmc")
    assert "As the regulator of doctors" not in shared("medical-director")
    assert "who will lead on this for your organisation" in shared("medical-director")
    assert "Featherby, consultant" not in shared("cqc").partition("What we know")[0]
    assert "what may be said of this, to whom and from when" in shared("police")
    assert "Please do not tell the people or organisations" not in shared("cqc")


def test_others_are_named_without_the_reader() -> None:
    told = shared("gmc").partition("Who else is being told")[2]
    assert "Medical Director" in told
    assert "General Medical Council" not in told


def test_an_addressee_is_printed_only_once_confirmed() -> None:
    somebody = Addressee(name="Dr Ada Unsworth", post="Medical Director", address=("1 Sea Road",))
    gap = "[Name and address of the Medical Director: to be confirmed]"
    assert gap in shared()
    assert "addressee (Care Quality Commission): to be confirmed]" in shared("cqc")
    assert gap in shared(addressee=somebody)
    assert "Unsworth" not in shared(addressee=somebody)
    confirmed = shared(addressee=replace(somebody, confirmed_by="Secretariat"))
    assert "Dear Dr Ada Unsworth" in confirmed
    assert "1 Sea Road" in confirmed
    assert gap not in confirmed


def test_a_completed_brief_leaves_no_gap_but_the_date() -> None:
    told = shared(
        addressee=Addressee(name="Dr Ada Unsworth", confirmed_by="Secretariat"),
        told="He was told on 9 December 2026.",
        reason="Patients are still treated on the same list.",
        reply_by=date(2027, 1, 8),
        offers=("Advice from Practitioner Performance Advice.",),
        escalation="We would tell NHS England.",
    )
    notice = "passage marked [like this]"
    gaps = [line for line in told.splitlines() if "[" in line and notice not in line]
    assert [gap for gap in gaps if "removed]" not in gap] == ["Date: [date of sending]"]
    assert "by 8 January 2027" in told


def test_a_long_form_is_never_dumped_into_a_letter() -> None:
    long = "\n".join(
        f"On day {n} the same thing was seen again on the same ward." for n in range(90)
    )
    suggested = brief(**{"1f": long})
    assert suggested.shortened
    assert sum(len(line.split()) for line in suggested.known) <= 300


def test_a_brief_refuses_a_form_minimised_for_somebody_else() -> None:
    with pytest.raises(ValueError, match="another recipient"):
        suggest_brief(
            reference=made.REFERENCE,
            recipient=made.GMC,
            decision=made.DECISION,
            minimised=made.minimised(Purpose.RECIPIENT, "cqc"),
        )


def learning(**changes: str) -> RenderedDocument:
    forms = (made.minimised(Purpose.LEARNING, **changes),)
    return render_learning_summary(
        template("learning_summary"),
        reference="LS-2026-0001",
        forms=forms,
        codes=suggest_codes(forms, code_book(), indicators()),
        office=made.OFFICE,
    )


def test_a_learning_summary_awaits_advice() -> None:
    told = reading.text(learning().content)
    assert "Draft: awaiting Information Governance advice" in told
    assert "two patients had endophthalmitis" in told
    assert "A second practitioner should be present on every list." in told


def test_a_learning_summary_leaves_administration_and_asides_out() -> None:
    told = reading.text(learning().content)
    for words in ("Owner:", "I set this out", "Leave out his health", "KPI", "Option B"):
        assert words not in told


def test_sentences_that_are_mostly_gaps_teach_nothing() -> None:
    told = reading.text(
        learning(**{"1f": "[Name] told [name] of [place] so. Skin was not prepared."}).content
    )
    assert "Skin was not prepared." in told
    assert "told [name]" not in told


def test_codes_come_with_their_evidence() -> None:
    forms = (made.minimised(Purpose.LEARNING, **{"1e": "A pharmacist dispensed insulin twice."}),)
    codes = suggest_codes(forms, code_book(), indicators())
    assert codes.theme.value == "Medicines"
    assert codes.staff_group.value in ("Pharmacists", "Nurses", "Doctors")
    assert "2 different words point to it" in codes.theme.evidence


def test_one_word_that_comes_often_does_not_outweigh_several_signs() -> None:
    empty = dict.fromkeys(made.RAW, "Nothing of note.")
    told = (
        "A baby with sepsis; the baby and the baby's mother waited, and the baby got worse. "
        "[Date of birth removed]. Observations were missed and nobody escalated."
    )
    forms = (made.minimised(Purpose.LEARNING, **empty | {"1f": told}),)
    assert suggest_codes(forms, code_book()).theme.value == "Monitoring and escalation"


def test_no_code_is_guessed_where_no_word_points_to_one() -> None:
    empty = dict.fromkeys(made.RAW, "Nothing of note.")
    forms = (made.minimised(Purpose.LEARNING, **empty),)
    codes = suggest_codes(forms, code_book(), indicators())
    assert (codes.theme.value, codes.setting.value, codes.staff_group.value) == ("Other",) * 3


def test_contributory_factors_are_those_of_annex_a_only() -> None:
    shown = Indicator(
        key="x",
        function="Appeals",
        theme="annex-a",
        wording="loss of sight",
        paragraph="Annex A",
        phrases=("loss of sight",),
    )
    other = replace(shown, theme="whistleblower", wording="not for learning")
    forms = (made.minimised(Purpose.LEARNING),)
    factors = suggest_codes(forms, code_book(), (shown, other)).factors
    assert [factor.value for factor in factors] == ["Loss of sight"]
    assert factors[0].evidence == "Annex A (Appeals). Its signs come up at 1(e)."


def test_a_learning_summary_refuses_a_form_for_others() -> None:
    forms = (made.minimised(),)
    with pytest.raises(ValueError, match="for learning"):
        render_learning_summary(
            template("learning_summary"),
            reference="LS-2026-0001",
            forms=forms,
            codes=suggest_codes(forms, code_book()),
            office=made.OFFICE,
        )


def redaction_report(fingerprint: str = "ab12" * 16):  # type: ignore[no-untyped-def]
    return render_redaction_report(
        template("redaction_report"),
        reference=made.REFERENCE,
        form=made.parsed(),
        minimised=made.minimised(),
        definition=form_definition(FormKind.NOTIFICATION),
        office=made.OFFICE,
        prepared=date(2026, 12, 1),
        fingerprint=fingerprint,
    )


def test_a_redaction_report_is_restricted_and_names_the_hash() -> None:
    report = redaction_report()
    assert report.purpose is RestrictedPurpose.IG
    assert "ab12" * 16 in reading.text(report.document.content)
    assert reading.properties(report.document.content)["SigdocsHash"] == "ab12" * 16


def test_each_distinct_finding_has_a_numbered_row_with_context_and_decision() -> None:
    rows = finding_rows(made.minimised())
    tables = [t for t in reading.tables(redaction_report().document.content) if t[0][0] == "Row"]
    printed = [row for table in tables for row in table[1:]]
    numbers = [row[0] for row in printed if row[0].isdigit()]
    assert numbers == [str(row.number) for row in rows]
    abbott = next(row for row in printed if row[1].startswith("Mrs Winifred Abbott"))
    assert "NHS No 999 123 4560" in abbott[2]
    assert "Section 1, question f" in abbott[2]
    assert abbott[3] == "Replace by Patient 1"
    assert "(Paragraph 17.)" in abbott[4]
    assert abbott[5] == "agree"


def test_a_redaction_report_shows_what_needs_judgement_first() -> None:
    told = reading.text(redaction_report().document.content)
    assert "Someone may have raised this concern in confidence" in told
    assert "Leave out his health." in told
    assert "Imogen: check whether Mrs Abbott has been told" in told
    assert "An unusual word" in told


def test_mentions_of_the_same_words_share_a_row() -> None:
    form = made.minimised()
    again = replace(form.redactions[0], question="2c", start=0, end=5)
    twice = replace(form, redactions=(*form.redactions, again))
    assert len(finding_rows(twice)) == len(finding_rows(form))
    assert max(len(row.redactions) for row in finding_rows(twice)) == 2


def test_all_spellings_of_one_person_share_a_row() -> None:
    form = made.minimised()
    full = replace(form.redactions[0], person="p1", original=PersonalText("Mrs Winifred Abbott"))
    short = replace(full, original=PersonalText("Winnie"))
    other = replace(full, person="p2", original=PersonalText("Winnie"), replacement="Patient 9")
    rows = finding_rows(replace(form, redactions=(full, short, other), kept=()))
    assert [row.spellings for row in rows] == ["Mrs Winifred Abbott / Winnie", "Winnie"]


def test_privileged_passages_and_what_a_file_says_of_itself_are_shown_first() -> None:
    form = made.minimised()
    start = made.RAW["2a"].index("Counsel")
    passage = replace(
        form.redactions[0],
        question="2a",
        start=start,
        end=len(made.RAW["2a"]),
        category=Category.PRIVILEGED,
        action=Action.WITHHELD,
        original=PersonalText(made.RAW["2a"][start:]),
    )
    values = ("I. Tarrant", "17", "false", "2026-11-24T10:00:00Z", "Microsoft Office Word")
    layers = tuple(Layer(kind=LayerKind.PROPERTY, text=PersonalText(v)) for v in values)
    report = render_redaction_report(
        template("redaction_report"),
        reference=made.REFERENCE,
        form=replace(made.parsed(), layers=layers),
        minimised=replace(form, redactions=(*form.redactions, passage)),
        definition=form_definition(FormKind.NOTIFICATION),
        office=made.OFFICE,
        prepared=date(2026, 12, 1),
        fingerprint="0" * 64,
    )
    first = next(t for t in reading.tables(report.document.content) if t[0][0] == "Matter")
    assert ["Outside the answers: property", "I. Tarrant"] in first
    claims = "Suspected privilege: Claims Management to clear"
    assert [claims, f"Section 2, question a: {made.RAW['2a'][start:]}"] in first


def decided_by_ig(content: bytes, decisions: dict[str, tuple[str, str]]) -> bytes:
    """The report as IG fills it in: row number to (decision, what to change it to)."""
    parts = reading.parts(content)
    root = ElementTree.fromstring(parts["word/document.xml"])
    for row in root.iter(f"{reading.W}tr"):
        cells = list(row.iter(f"{reading.W}tc"))
        number = "".join(cells[0].itertext()).strip()
        for cell, words in zip(cells[-2:], decisions.get(number, ()), strict=False):
            next(cell.iter(f"{reading.W}t")).text = words
    parts["word/document.xml"] = ElementTree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_ig_s_decisions_survive_being_saved_by_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    decided = {"1": ("remove", " "), "3": ("change to", "an official"), "U1": ("keep", " ")}
    filled = decided_by_ig(redaction_report().document.content, decided)
    (tmp_path / "report.docx").write_bytes(filled)
    command = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/lo"]
    for target, source in (("odt", "report.docx"), ("docx", "report.odt")):
        arguments = ["--convert-to", target, "--outdir", str(tmp_path), str(tmp_path / source)]
        subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "report.docx").read_bytes()
    rows = {row[0]: row for table in reading.tables(saved) for row in table}
    assert [rows[n][-2].strip() for n in ("1", "2", "3", "U1")] == [
        "remove",
        "agree",
        "change to",
        "keep",
    ]
    assert rows["3"][-1].strip() == "an official"
    assert rows["Fingerprint of what is approved"][1] == "ab12" * 16
    marks = reading.properties(saved)
    assert marks["SigdocsHash"] == "ab12" * 16
    assert marks["SigdocsReference"] == made.REFERENCE


def test_hard_text_comes_out_as_it_went_in() -> None:
    action = AgreedAction(number=1, what=PersonalText(HARD), owner=PersonalText("A & B <x>"))
    assert HARD in reading.text(outcome(actions=(action,)).content)
    assert "A & B <x>" in reading.text(outcome(actions=(action,)).content)
    assert HARD in shared(told=HARD)
    assert HARD in reading.text(learning(**{"1e": HARD}).content)
    hard = replace(made.missing("3a"), to_mend=HARD)
    assert HARD in returned(hard)


@pytest.mark.parametrize("make", [outcome, learning, lambda: redaction_report().document])
def test_a_document_is_the_same_bytes_for_the_same_values_and_carries_our_marks(make) -> None:  # type: ignore[no-untyped-def]
    first, second = make(), make()
    assert first.content == second.content
    marks = reading.properties(first.content)
    assert marks["SigdocsKind"] == first.kind.value
    assert marks["SigdocsReference"] in first.stem
    core = reading.parts(first.content)["docProps/core.xml"].decode()
    assert "NHS Resolution" in core
    assert first.title in core
    assert "python" not in core


def test_no_word_of_the_program_reaches_a_reader() -> None:
    told = "\n".join(
        (
            reading.text(outcome().content),
            shared(),
            reading.text(learning().content),
            reading.text(redaction_report().document.content),
            returned(made.missing("3a")),
        )
    )
    for word in ("None", "null", "medical-director", "signoff", "person:", "PersonalText", "{%"):
        assert word not in told
