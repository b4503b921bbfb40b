"""Wishes, privilege and confidences in many hands: what must be caught and what must not. All invented."""

from __future__ import annotations

import pytest
from forms import minimised

from sigdocs.minimisation.directions import directions
from sigdocs.minimisation.privilege import privileged
from sigdocs.minimisation.text import passage
from sigdocs.model.people import Category
from sigdocs.reference.files import load_toml

KNOWN = "Mr Alan Thorpe, consultant surgeon, GMC number 7654321"

WISHES = (
    "Leave out her health please.",
    "The Group asked that his divorce is left out of any letter.",
    "Nothing about the drinking should go to the Trust.",
    "Health not to be mentioned to the ICB.",
    "Pls keep the mother's name off everything.",
    "RO: GMC only.",
    "To the GMC and nobody else.",
    "not before the inquest",
    "Hold the letter until after the hearing on 3 June.",
    "Wait for the coroner before writing.",
    "Letter to go once the family have been told.",
    "Do not tell Dr Crane.",
    "He must not find out that we have written.",
    "don't copy in the agency",
    "The practitioner is not to be told yet.",
    "Say also that the allegations are untested.",
    "It should be made clear that nobody has been found at fault.",
    "Please add that we have not seen the records.",
    "Mention that the unit has asked for help itself.",
    "Family to be told first.",
    "The parents need to hear it from the Trust before anything goes out.",
    "No names in the letter.",
    "Use the role only, not the name.",
    "Anonymise the two nurses.",
    "The report itself is not for onward sharing.",
    "Restrict to the Medical Director, marked addressee only.",
    "embargoed till the verdict",
    "The letter must be balanced: say that outcomes have improved.",
    "Nothing to the CQC at this stage.",
    "For the Medical Director's eyes only.",
    "Omit the criminal allegation.",
    "we should avoid naming the whistleblower",
    "Keep her immigration status confidential.",
    "Share with the NMC, not with the employer.",
    "Don't send until Claims Management have cleared it.",
    "Ensure the letter explains that this is not a finding.",
    "LEAVE HIS HEALTH OUT",
    "Ring the MD before the letter goes.",
    "not to be shared outside the group",
    "Hold back the second patient's details.",
    "No mention of the suspension.",
    "I would not tell the surgeon at this point.",
    "The letter must go to the chief exec and no one else.",
    "Send nothing until the police say so.",
    "Her partner's name has to stay out of this.",
    "Only the Medical Director should see the names.",
    "Wording must not imply guilt.",
    "the family want to hear from the hospital first",
    "State that he disputes it.",
    "NMC, not GMC.",
    "Keep quiet about the tribunal.",
    "Refer to her as the midwife, nothing more.",
    "Await police go-ahead.",
    "We were asked not to name the hospital.",
    "Do not write to the agency until HR have met him.",
    "Treat as confidential.",
    "A sentence is to be added on the support offered.",
    "It would be wrong to mention the affair.",
    "Patient details to be removed.",
    "Ask the GMC to hold it in confidence.",
    "Please do not let the consultant know.",
    "Must also say that staffing was short.",
    "Leave the CQC out of it for now.",
    "Not to be released to the press.",
    "Delay the letter by two weeks so that she can be told in person.",
    "ICB and CQC now; GDC not yet.",
    "Protect the caller.",
    "Medical Director first. GMC after.",
    "GMC only if the Trust agrees.",
    "Do not tip off.",
)
REPORTS = (
    "The inquest opened in March.",
    "Dr Roth advises writing to the Medical Director.",
    "The RO agreed that the GMC should be told.",
    "There has been no media interest.",
    "The family have a solicitor.",
    "She left the Trust in 2024.",
    "The nurse was not told of the result.",
    "He did not tell the patient about the risks.",
    "The consultant keeps poor notes.",
    "The Trust said that the records are lost.",
    "The matter has been before the court twice.",
    "The family was told before the operation that it was routine.",
    "He left the swab in and took it out a week later.",
    "Share with the GMC and the Trust.",
    "Agreed: letter to the Medical Director within five working days.",
    "We have checked with PPA and Claims Management.",
    "Local paper ran a story in May.",
    "Seven members were present.",
    "The hospital has not shared its investigation report.",
    "Consent was not taken until she was in theatre.",
    "The RO considers that the threshold is met.",
    "Patient names were mentioned in the bulletin board.",
    "The decision was unanimous.",
    "He only operates after six in the evening.",
    "The Trust should have acted sooner.",
    "The baby was not delivered until 04:10.",
    "The surgeon does not name the implant in his notes.",
    "Staff say that they were kept out of the room.",
    "The GMC is already aware.",
    "CQC inspected in June and has told the Trust to improve.",
    "No further action.",
    "The Group noted that the claims are all settled.",
    "Owner: Claims Management. By: 3 June.",
    "Restricted to non-clinical duties since May.",
    "He was told by the Trust not to work alone.",
    "Confidential counselling has been offered to staff.",
    "The chair made sure that all had read the papers.",
    "It was not clear who was in charge.",
    "The anonymous survey had 40 replies.",
    "The patient's husband did not hear about it until the autumn.",
    "The Trust excluded him in June.",
    "She took the drain out on day three.",
    "He was not told to come back.",
    "Both letters were sent in May.",
    "Legal advice is awaited.",
    "The chief nurse keeps the rota.",
    "The police have taken no action.",
    "Nobody mentioned the allergy at handover.",
    "The coroner was not informed for a month.",
    "The family have met the Trust.",
    "GMC referral was made by the employer.",
    "Members considered the options.",
    "There is interest from the local radio station.",
    "Option B was preferred.",
    "The Trust has removed the forceps from the ward.",
    "He was seen before the clinic by a nurse.",
    "He only works for the agency.",
    "The Trust records show three similar incidents.",
    "Review at the March meeting.",
    "The RO spoke to the ELA on 3 May.",
    "She named her baby Hope.",
    "The ward is to close until the summer.",
    "The scan was included in the bundle.",
    "The notes do not say who was called.",
    "Advice to the trust: restrict his practice to day cases.",
)
ADVICE = (
    "Counsel's advice is that breach cannot be defended.",
    "Our solicitors advise settling.",
    "Kennedys have told us in writing that causation is weak.",
    "We have been advised by leading counsel to admit liability.",
    "The reserve is £450,000.",
    "Reserve: £1.2m, of which £300k costs.",
    "A Part 36 offer of £85,000 will be made next week.",
    "We made an offer without prejudice in May.",
    "WITHOUT PREJUDICE - offer of 60/40 made by the claimant.",
    "Prospects put at 40%.",
    "In conference, Ms Ann Orr KC said that the experts would not stand up.",
    "The panel firm's view: settle early.",
    "Our litigation strategy is to contest causation only.",
    "Settlement authority up to £2m has been given.",
    "Legal advice was that we should not disclose the report.",
    "Advice from panel: defend.",
    "counsel thinks we'd lose",
    "DAC say that the chances at trial are under half.",
    "We do not think that the claim can be defended and our lawyers agree.",
    "Barrister's note of 3 May: liability is hopeless.",
    "Our tactics at the joint settlement meeting will be to start low.",
    "Solicitors recommend an early admission of breach.",
    "The defence solicitor warned that the nurse would be a poor witness.",
    "We intend to plead contributory negligence as a bargaining point.",
    "NHS Resolution's solicitors put the litigation risk at 70%.",
    "Estimated value of the claim (our reserve) is 900k.",
    "The mediation position is that we'd go to £300k.",
    "Privileged: expert report for the defence says breach.",
    "our own expert, instructed for the litigation, does not support the care",
    "Counsel opinion received, liability 75/25 against us.",
    "Hempsons' advice is to concede.",
    "I am told by our solicitor that his evidence would not be believed.",
    "Con with KC on 4 June - she considers causation made out.",
    "The draft defence will admit breach but deny causation, on advice.",
    "Claims handler's assessment of liability for the purpose of the litigation: 80% loss.",
    "We're reserving at £600k.",
    "the lawyers' advice was blunt: pay",
    "Letter from counsel: 'indefensible'.",
    "A confidential settlement offer has been authorised.",
    "Our position in the litigation is that the scan was misread but it made no difference.",
    "Ms Orr KC's note says that we are in difficulty on causation.",
    "Liability counsel is pessimistic.",
    "We are told by the defence team to expect a loss.",
    "Claims reserve: 750,000.",
    "We'd settle at anything under £200k.",
    "The case has been valued at £1.1m for reserving purposes.",
    "Internal legal view: weak on breach.",
    "our barrister has doubts about Dr Crane as a witness",
    "An interim payment of £50,000 has been offered in negotiations.",
    "We hope to agree 70% with the other side.",
    "Legally privileged: the note of the conference.",
    "Counsel says fight it.",
    "The advice received from Weightmans was to admit breach only.",
    "Round table meeting next month; opening offer will be 25%.",
    "Our lawyers feel the judge will not like him.",
    "Percentage chances of a finding against: 65.",
    "Solicitor's assessment: indefensible on breach.",
    "We plan to run a limitation defence.",
    "The settlement range agreed internally is £80-120k.",
    "Silk's view was gloomy and we should expect to lose on breach.",
    "Mr Fenn of counsel reckons that the nurse will fall apart in cross-examination.",
    "The claim file note puts our exposure at £600,000.",
    "We are advised not to call Dr Crane.",
    "Reserved at 1.2m with costs of 400k.",
    "The strategy is to delay until the claimant's expert retires.",
    "We are likely to lose this one, say the lawyers.",
    "Solicitors' advice received 3 May: settle.",
    "Authority to make an offer up to £90k was given by the director.",
    "Counsel (Ms Pryce) wants a further report because causation looks bad for us.",
    "The defence is hopeless, per our KC.",
    "Leading counsel's written advice of 4 May is that breach cannot be defended.",
    "KC advises that the claim be settled.",
    "Our lawyers advised on 4 May, for the purpose of the litigation, that liability is bad.",
    "It is the opinion of Miss Orr KC that we lose.",
    "Advice in writing from counsel dated 3 June was that causation is made out.",
    "Their view is that breach will be found in the first.",
)
NO_ADVICE = (
    "Nothing privileged is quoted.",
    "Counsel has been instructed.",
    "The claim was settled in 2024.",
    "Damages of £450,000 were paid in 2023.",
    "The defence firm is Bevan Brittan.",
    "No reserve figures are given here.",
    "Reserves are not stated here.",
    "The family's solicitor wrote in May.",
    "Privileged material is held separately and not attached.",
    "The claimant's solicitors allege a failure to act.",
    "The trust advised the patient to see her GP.",
    "The consultant advised surgery.",
    "The midwife considered that the trace was normal.",
    "We have five claims, two of which are admitted.",
    "The court gave judgment in June.",
    "Montgomery is pleaded in one.",
    "Expert evidence, disclosed to both sides, is that the delay was too long.",
    "The letter of response admitted breach.",
    "A Part 7 claim was issued in March.",
    "The RO advised writing to the GMC.",
    "PPA advised the Trust in 2022.",
    "Information Governance advised that names should go.",
    "The legal services manager at the Trust is on leave.",
    "Legal costs have risen.",
    "The bed was reserved for another patient.",
    "He reserved judgment on the scan.",
    "Without prejudice to the investigation, he was moved to other duties.",
    "The Trust's view is that he is safe.",
    "The surgeon's opinion was that nothing could be done.",
    "The coroner recommended a review.",
    "Solicitors have been changed twice by the family.",
    "The handler noticed the same name.",
    "The barrister's chair in the clinic was broken.",
    "Leading consultants thought it odd.",
    "Prospects of recovery are poor.",
    "The patient's chances were put at 40%.",
    "The school offered £50 in vouchers.",
    "The panel considered three options.",
    "Advice has been sought from Claims Management; it is awaited.",
    "The formal defence was served last year and denies breach.",
    "A settlement was approved by the court in July 2025.",
    "The offer of a second opinion was refused.",
    "Counselling was offered to the family.",
    "Reserve staff were called in.",
    "She consulted a barrister about her divorce.",
    "The claimant's barrister sent a letter before action.",
    "A conference with the family took place.",
    "Risk of litigation is mentioned in the complaint.",
    "The trial of labour was abandoned.",
    "The drug trial was stopped by the court.",
    "The experts agree in their joint statement, served in June.",
    "The claim is valued by the claimant at £2m in the schedule served.",
    "He has no prospects of returning to the rota.",
    "The panel of the college gave its view.",
    "The midwife's opinion differed.",
    "Liability was admitted in the letter of response of 3 May 2025.",
    "NHS Resolution's role is to indemnify the trust.",
    "The legal team at the hospital handles complaints.",
    "The chance of survival was 40%.",
    "It was agreed to offer him support.",
    "We wrote to the claimant's solicitors in May.",
    "The claim was settled for £85,000 in 2024.",
    "Our expert adviser in obstetrics left.",
    "Panel interviews took place in June.",
    "The barrister for the family spoke at the inquest.",
    "We advised the Trust to speak to its own lawyers.",
    "The trust's solicitors advise that he be suspended.",
    "Counsel was told of the dates.",
    "The reserve list of staff is short.",
    "It is likely that the claim will be followed by others.",
)
CONFIDENCES = (
    ("A nurse, Kofi Danquah, told me in confidence that lists are doubled.", ("Kofi", "Danquah")),
    ("Jodie Pryce rang us. She does not want anybody to know that she did.", ("Jodie", "Pryce")),
    (
        "The theatre sister, Orla Keane, skips counts. She has been to the Freedom to Speak Up guardian.",
        ("Orla", "Keane"),
    ),
    (
        "This came from Dr Petra Nyholm, who asked us to keep her name out of it.",
        ("Petra", "Nyholm"),
    ),
    ("Our source is the ward clerk, Zadie Obi. She is afraid for her job.", ("Zadie", "Obi")),
    (
        "Information given by Sam Eddowes on the understanding that he would not be identified.",
        ("Sam", "Eddowes"),
    ),
    (
        "The whistleblower is a band 7 physiotherapist, Lia Marsh, the only band 7 on nights.",
        ("Lia", "Marsh", "only band 7", "nights", "physiotherapist"),
    ),
    ("Registrar Dr Imran Sayed raised it anonymously in March.", ("Imran", "Sayed")),
    (
        "Told off the record by Grainne Shaw (scrub nurse on Tuesdays).",
        ("Grainne", "Shaw", "Tuesdays", "scrub nurse"),
    ),
    (
        "She wants to stay anonymous: Bev Tolland, healthcare assistant on Maple ward.",
        ("Bev", "Tolland", "Maple"),
    ),
    (
        "Mr Owen Pugh, a porter, made a protected disclosure on 4 May 2026.",
        ("Owen", "Pugh", "4 May"),
    ),
    ("Name of informant: Delia Frost. Not to be named.", ("Delia", "Frost")),
    ("An anaesthetist (Dr Hal Vint) confided in me that the logs are changed.", ("Hal", "Vint")),
    ("Rosa Lindqvist blew the whistle.", ("Rosa", "Lindqvist")),
    ("Please protect the identity of Tessa Wray, who reported this.", ("Tessa", "Wray")),
    ("Ms Iris Boon reported it and fears reprisals.", ("Iris", "Boon")),
    ("The officer's name must not go out; Kit Sayle is afraid.", ("Kit", "Sayle")),
    ("Nobody must know it was Midwife Dawn Petrie who told us.", ("Dawn", "Petrie")),
    (
        "A crewmate, Wendell Ames, who wants to stay out of it, saw him draw it up.",
        ("Wendell", "Ames"),
    ),
    (
        "The concern was raised under the whistleblowing policy by Fay Osei on 3 June 2026.",
        ("Fay", "Osei", "3 June"),
    ),
    ("I promised Dr Lena Foss that her name would go no further.", ("Lena", "Foss")),
    ("Rob Teal (ODP) will speak to us only if he stays unnamed.", ("Rob", "Teal", "ODP")),
    (
        "does not want mr crane to know it was her she is stacey budd and she said this in confidence",
        ("stacey", "budd"),
    ),
    ("Nurse Ana Reis - please treat as a confidential source.", ("Ana", "Reis")),
    (
        "The person who told us, Gwen Pask, works in the same theatre and would be recognised.",
        ("Gwen", "Pask", "same theatre"),
    ),
    (
        "Sister May Holt has spoken to the guardian. Sister Holt is the only sister on Tuesdays.",
        ("May", "Holt", "only sister"),
    ),
    ("We had it from Len Osgood, who fears losing his post.", ("Len", "Osgood")),
    ("Dr Kay Ames came forward. Dr Ames asked for anonymity.", ("Kay", "Ames")),
    (
        "This was told to me privately by Ines Cole, band 6 midwife on nights.",
        ("Ines", "Cole", "band 6", "nights"),
    ),
    ("Her identity (Tilda Voss) has to be protected.", ("Tilda", "Voss")),
    ("She asked that she not be named (Dorcas Imrie).", ("Dorcas", "Imrie")),
    (
        "Hew Baird, a bank nurse, is worried he'll be got rid of if they learn he spoke to us.",
        ("Hew", "Baird", "bank nurse"),
    ),
    (
        "The HCA who showed us the log - NOT to be named, she's on a visa - is Fola Sadiq.",
        ("Fola", "Sadiq"),
    ),
    (
        "Freya Holm, formerly of the agency, does not want it known that she has spoken to us.",
        ("Freya", "Holm", "formerly of the agency"),
    ),
    (
        "A former packer, Finn Dace, gave us the sheets. Must stay confidential.",
        ("Finn", "Dace", "packer"),
    ),
    (
        "Freya Holm says she'll talk only if it's kept between us. Please don't put her name in anything.",
        ("Freya", "Holm"),
    ),
    (
        "It was seen by the cleaner, who asked that she not be named (Fola Sadiq).",
        ("Fola", "Sadiq"),
    ),
    (
        "Finn Dace told us on the staff support line & doesn't want it to come back to him.",
        ("Finn", "Dace"),
    ),
    ("Nurse Freya Holm came to us. Protect the caller.", ("Freya", "Holm")),
    ("Keep the nurse who rang, Freya Holm, out of it.", ("Freya", "Holm")),
    ("Dr Finn Dace gave a statement, name withheld at his request.", ("Finn", "Dace")),
    (
        "The bank nurse Fola Sadiq is scared of Mr Thorpe after giving us the log.",
        ("Fola", "Sadiq"),
    ),
    (
        "A nurse rang anonymously, she is Petra Quayle and lives opposite the surgery.",
        ("Quayle", "opposite"),
    ),
    (
        "Marta Voss, who runs the desk, says: keep it between us. She is the owner's cousin.",
        ("Marta", "Voss", "desk", "cousin"),
    ),
    (
        "An agency HCA who does not want her name in this (Blessing Udo) saw it.",
        ("Blessing", "Udo"),
    ),
    ("Ruby Oake asked us to leave her out of it.", ("Ruby", "Oake")),
)
OPEN = (
    "Mrs Ann Perl was admitted in confidence of a good outcome.",
    "Midwife Dawn Petrie wrote the notes. Staff have been reminded of the Freedom to Speak Up guardian.",
    "Dr Hal Vint is the Freedom to Speak Up guardian.",
    "The Freedom to Speak Up guardian, Moira Lunn, was told by staff.",
    "Dr Imran Sayed said in clinic that the trace was normal.",
    "The whistleblowing policy was explained to Nurse Kofi Danquah.",
    "Sister Orla Keane is confident in her team.",
    "An anonymous letter accuses Dr Petra Nyholm of leaving early.",
    "A whistleblower says that Mr Owen Pugh changes the logs.",
    "Somebody told us in confidence about Mr Owen Pugh.",
    "Dr Hal Vint is confidentially being investigated by the Trust.",
    "The patient, Mrs Iris Boon, fears surgery.",
    "Nurse Fay Osei was on the ward when it happened.",
    "Mr Owen Pugh did not want his name on the door.",
    "Staff fear reprisals from Mr Owen Pugh.",
    "The anonymised audit was done by Dr Imran Sayed.",
    "Nurse Lia Marsh speaks up in meetings.",
    "Dr Petra Nyholm is worried about staffing.",
    "Midwife Dawn Petrie reported the incident on Datix.",
    "Confidential: Dr Hal Vint has resigned.",
    "Nurse Ana Reis told the patient that the ward was safe.",
    "The guardian told us that Dr Kay Ames had not replied.",
    "Rob Teal was named in the report.",
    "The patient's identity was checked by Sister May Holt.",
    "Gwen Pask works in the same theatre.",
    "Dr Lena Foss fears that the child will not walk.",
    "Len Osgood lost his post in May.",
    "The anonymous caller accused Hew Baird.",
    "Dr Finn Dace asked that the patient not be named.",
    "Mr Thorpe kept the swab out of it.",
    "The name of the drug was withheld.",
    "Nurse Freya Holm must stay in the unit.",
    "What was said between us and Dr Finn Dace is noted.",
)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_about_what_is_passed_on_is_a_direction(text: str) -> None:
    assert list(directions(passage("4a", 1, text)))


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_of_what_happened_is_no_direction(text: str) -> None:
    assert not list(directions(passage("4a", 1, text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do not tell Dr Crane.", "leave-out"),
        ("GMC only.", "only-to"),
        ("Do not write to the agency until HR have met him.", "not-before"),
        ("The family want to hear from the hospital first.", "tell-first"),
        ("Please add that we have not seen the records.", "say-also"),
        ("Treat as confidential.", "handle"),
    ],
)
def test_each_direction_has_its_kind(text: str, kind: str) -> None:
    assert [d.kind for d in directions(passage("2g", 1, text))] == [kind]


@pytest.mark.parametrize("text", ADVICE)
def test_what_our_lawyers_would_say_is_withheld(text: str) -> None:
    assert privileged(passage("2a", 1, text))


@pytest.mark.parametrize("text", NO_ADVICE)
def test_facts_about_claims_and_lawyers_stay(text: str) -> None:
    assert not privileged(passage("2a", 1, text))


def test_what_checking_warns_of_as_privileged_is_withheld_and_nothing_else_of_its_examples() -> (
    None
):
    rows = [
        row for row in load_toml("indicators.toml")["indicators"] if row["theme"] == "privileged"
    ]
    missed = [t for r in rows for t in r["must_match"] if not privileged(passage("1f", 1, t))]
    false = [t for r in rows for t in r["must_not_match"] if privileged(passage("1f", 1, t))]
    assert rows and not missed and not false


def test_a_sentence_that_goes_on_about_the_advice_is_withheld_with_it() -> None:
    form = minimised(
        {
            "1d": KNOWN,
            "2a": "Three claims. Counsel advises. She thinks breach will be found. A fourth came in May.",
        }
    )
    assert form.text("2a") == (
        "Three claims. [Passage withheld: suspected privilege, with Claims Management] A fourth came in May."
    )


@pytest.mark.parametrize(("text", "words"), CONFIDENCES)
def test_whoever_spoke_in_confidence_and_what_points_to_them_goes(
    text: str, words: tuple[str, ...]
) -> None:
    form = minimised({"1d": KNOWN, "1f": text})
    assert form.confidential_source
    assert not [word for word in words if word in form.text("1f")]


def test_no_comma_is_left_of_what_was_said_beside_the_name() -> None:
    form = minimised({"1d": KNOWN, "1f": "Marta Voss, who works there, told us in confidence."})
    assert form.text("1f") == "A member of staff told us in confidence."


def test_a_colleague_named_beside_the_source_stays_apart() -> None:
    told = (
        "The scrub nurse, Sister Ada Quist, and the registrar, Dr Tom Reyes, agree."
        " Sister Quist has been to the guardian."
    )
    form = minimised({"1d": KNOWN, "1f": told})
    assert form.text("1f").startswith("A member of staff and the registrar, Registrar A, agree.")


@pytest.mark.parametrize("text", OPEN)
def test_people_who_confided_nothing_are_no_sources(text: str) -> None:
    form = minimised({"1d": KNOWN, "1f": text})
    assert all(r.category is not Category.CONFIDENTIAL_SOURCE for r in form.redactions)
