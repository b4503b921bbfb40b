"""Signs that somebody tells something in confidence (12): how people say so, not who they are.

A wish ("asked", "on condition", "must") and what it is about (no name, nobody to know, nothing to lead
back), a fear and what is feared, or a manner ("in confidence") beside a verb of telling. The patterns
read small letters and straight apostrophes. A patient's confidentiality in general is no sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.sentences import lowered, worth_reading
from sigdocs.minimisation.text import Passage

_HER = (
    r"(?:her|his|their|my|whose|"
    r"(?:the|our|this) (?:\w+ )?(?:caller|person|informant|source|writer|colleague|trainee|sender|"
    r"member of staff|whistle-?blower|witness|employee|officer|nurse|doctor|midwife|sister|clerk|"
    r"registrar|pharmacist|technician|assistant|secretary|porter|paramedic|guardian)'s)"
)
_SELF = (
    r"(?:(?<!was )(?<!were )(?<!been )ask(?:s|ed|ing)?|wish(?:es|ed|ing)?|wants?|wanted|wanting|"
    r"prefer\w*|rather|request\w*|insist\w*|begg\w+|begs?|plead\w*|demand\w*|adamant|willing|unwilling|"
    r"prepared|agree[sd]?|consent\w*|condition|basis|understanding|so long as|as long as|provided|"
    r"only if|only talk\w*|promis\w+|undert\w+|assur\w+|guarantee\w*|my word|trusts?|vital|grateful|"
    r"feel able|entitled|expect|hopes?|keen|anxious|likes?|would like|sought|stipulat\w+|please|don't|"
    r"do not|made (?:us|me)|spok\w+|gave)"
)
_OBLIGED = (
    r"(?:must|should|ought|is not to|are not to|will not|may not|has to|have to|can(?:not)?|could|never|"
    r"mindful|careful|let)"
)
_WISH = rf"(?:{_SELF}|{_OBLIGED})"
TELL = (
    r"(?:rais(?:ed?|es|ing)|made|makes|report(?:ed|s)?|contact(?:ed|s)?|told|tells?|wrote|writes?|"
    r"written|disclos(?:ed?|es|ing)|spoke|speaks?|spoken|talk(?:ed|s)?|gave|given|gives?|"
    r"approach(?:ed|es)?|came|comes?|said|says|rang|rung|rings?|phoned|telephoned|call(?:ed|s)?|"
    r"e-?mail(?:ed|s)?|messaged|texted|shared?|shares|confid(?:ed|es)|went|gone|brought|pass(?:ed|es)|"
    r"mention(?:ed|s)?|volunteer(?:ed|s)?|alert(?:ed|s)?|let us know|tipped|provid(?:ed|es)|"
    r"suppli(?:ed|es)|sent|sends|complain(?:ed|s)?|reached|received|describ(?:ed|es)|show(?:ed|n|s)?|"
    r"reveal(?:ed|s)?|stated|allege[sd]?|inform(?:ed|s)|warn(?:ed|s)|agreed|interviewed|taken|handed|"
    r"leaked)"
)
_TO_US = (
    rf"\b{TELL}\b(?:[^.;\n]{{0,25}}?\b(?:us|me|nhs resolution|our \w+|"
    rf"the (?:regulator|guardian|helpline))\b)"
)
_NOT_PATIENTS = "".join(
    rf"(?<!{whose} )"
    for whose in (
        "patient's",
        "patients'",
        "claimant's",
        "mother's",
        "child's",
        "family's",
        "baby's",
    )
)
_NAME = (
    rf"{_NOT_PATIENTS}\b(?:names?|identit(?:y|ies)|contact details|details|involvement|"
    rf"part in (?:this|it)|"
    r"contact with us)\b(?! (?:of (?:the|a|this|her|his) (?:patient|claimant|child|baby|mother|drug|"
    r"implant|ward))| (?:band|badge|tag))"
)
_HIDDEN = (
    r"(?:(?:kept?|left|leave|keep|leaving|keeping|stay|stays|removed|taken) (?:\w+ ){0,3}?(?:out|off|"
    r"secret|private|confidential|hidden|back|from|to (?:our|my|us|me)|quiet|strictly)|withh[eo]ld\w*|"
    r"no further|nowhere|anywhere|near it|protect\w*|safeguard\w*|secret|safe|concealed|guarded|private|"
    r"confidential|(?:(?:not|never|no|without|rather)|\w+n't)\b[^.;\n]{0,30}\b(?:used|mentioned|shared|"
    r"passed|appears?|given|known|disclosed|revealed|guessed|used|come|came|go|quoted|printed|attached|"
    r"put|in print)|in print|(?:gets?|got|came|comes|come|becomes?|became) (?:out|known|to light))"
)
_KNOW = (
    r"(?:know|knows|knew|known|learns?|learnt|learned|finds? out|found out|hears?|heard|discovers?|aware|"
    r"idea|work out|realises?|guess|suspects?|told|tell|reveal|say|sees?|disclose|let on|shows?|showing|"
    r"forget)"
)
_LOSS = (
    r"(?:reprisals?|repercussions?(?! of)|retaliation|retribution|detriment|victimi[sz]\w+|"
    r"dismiss(?:al|ed)|being (?:sacked|dismissed|bullied|identified|named|found out|recognised|traced|"
    r"blacklisted|ostracised|shunned|struck off the bank)|blacklisted|bullying|"
    r"(?:losing|lose|for|about) (?:his|her|their) (?:own )?(?:job|post|position|career|training|"
    r"livelihood|future|placement|contract|shifts|registration|safety)|los(?:ing|e) shifts|"
    r"(?:him|her|them|\w+) finding out|what (?:might|would|could) happen to (?:her|him|them)|"
    r"consequences for (?:her|him|them)|being struck off the bank)"
)
_FEAR = (
    r"(?:fear(?:s|ed|ful|ing)?|afraid|frightened|scared|terrified|worr(?:y|ies|ied)|anxious|nervous|"
    r"concerned|at risk|faces?|would face|risk(?:s|ed|ing)?|dread\w*|in terror)"
)
_LEARNT = (
    r"(?:knew|knows?|learns?|learnt|learned|finds? out|found out|hears?|heard|emerge[sd]?|"
    r"(?:came|comes) out(?! as)|g[eo]ts? out|(?:came|comes) to light|"
    r"(?:became|becomes|become|was|were) known|traced|came back|named|identified|learn|discovered)"
)
_MANNER = (
    r"(?:in (?:strict(?:est)? |complete |total |absolute |the strictest )?confidence\b|confidentially|"
    r"on a (?:strictly |wholly )?confidential basis|anonymously|privately|in private|off the record|"
    r"on the quiet|as (?:strictly )?confidential|confidential footing|without attribution)"
)
_BODY = r"(?:freedom to speak up|\bftsu\b|speak(?:ing)?[ -]up\b|raising[- ]concerns (?:line|policy|route))"
_WRITING = (
    r"(?:letter|note|e-?mail|call|caller|message|tip|complaint|allegation|disclosure|contact|telephone|"
    r"report)"
)
_PERSONS = (
    r"(?:(?:staff |theatre |junior |senior |night |ward |bank |dental |agency )*(?:nurse|doctor|midwife|"
    r"member|source|informant|colleague|employee|clinician|person|consultant|manager|official|caller|"
    r"trainee|clerk))"
)
_ASKS = Pattern(
    # asked … not to be named; on condition that she was not quoted
    rf"\b{_SELF}\b[^.;\n]{{0,60}}?(?:\b(?:not|no|never|without|unwilling|nor|nothing|nowhere|nobody)|"
    rf"n't)\b"
    r"[^.;\n]{0,25}?\b(?:be |being |to be |have been |it |them )?(?:named|identified|identifiable|quoted|"
    r"attributed|unmasked|nameable|recognised|known (?:that|as)|"
    r"seen as the)\b(?! (?:in two|in earlier|as an interested))|"
    rf"\b{_WISH}\b[^.;\n]{{0,40}}?\b(?:not wish(?:ed)? to be known|not (?:to )?(?:be )?known|"
    rf"not want it known)\b|"
    r"(?:\b(?:not|nor)|n't) (?:wish(?:ed)?|want(?:ed)?|like|prefer|consent|"
    r"agree)\b[^.;\n]{0,40}\b(?:named|identified|quoted|attributed|known|go on (?:the )?record|traced|"
    r"seen as|(?:her|his|their|my) (?:name|identity) (?:in|near|attached|anywhere|used|given|mentioned|"
    r"known|passed|disclosed|shared|being|out|to (?:be|appear|come|go|get)))\b(?<!be known to)|"
    r"\b(?:unwilling|rather|prefers?|prefer) (?:not )?(?:to )?be named|"
    r"\bwithout being (?:named|identified|quoted)|"
    r"\bwithout (?:mentioning|naming|quoting|identifying) (?:her|him|them|who)\b|"
    r"\bnot-to-be-attributed\b|"
    # to stay anonymous, in the background
    r"\b(?:remain|stay|kept?|keep|be|remains|stays|stayed|remained) (?:\w+ )?(?:anonymous|nameless|"
    r"unnamed|unidentified|in the background)\b|\banonymity\b|"
    rf"\b(?:anonymous|unnamed|unsigned|confidential) (?:\w+ )?(?:{_WRITING}|"
    rf"{_PERSONS})\b(?! (?:in tone|enquiry))|"
    rf"\b{_WRITING} (?:was|is|were|came) (?:unsigned|anonymous)\b(?! in\b)|\b(?:to be |be )discreet\b|"
    rf"\bunder (?:our|my|your) hats?\b|\bnot .{{0,20}}\bgo on record\b",
)
_ORDERED = Pattern(
    rf"\b{_OBLIGED}\b[^.;\n]{{0,30}}?\b(?:not|never) (?:to )?(?:be )?(?:named|identified|identifiable|"
    rf"quoted)\b|"
    r"\bnot to be (?:attributed|named|identified|quoted)\b|\bmust (?:be protected|stay unnamed)\b"
)
_TOLD_US = Pattern(
    rf"\b{TELL}\b[^.;\n]{{0,25}}?\b(?:us|me|nhs resolution)\b|\brais(?:ing|ed) (?:the|this|it|her|his)\b|"
    r"\b(?:informant|source|caller|my contact|whistle-?blower)\b"
)
_OTHERS_UNNAMED = Pattern(
    r"\b(?:patient|claimant|child|baby|mother|famil(?:y|ies)|parent|relative|trust|hospital|ward|"
    r"daughter|son)s? (?:must |should |is |are |to |be |may |can |will |shall )*not\b"
)
_NAMELESS = Pattern(  # the name, and that it is to be hidden
    rf"\b(?:leave|leaving|left|keep|keeping|kept|take)\b (?:her|his|their|my) (?:own )?(?:names?|identity) "
    rf"(?:out|off|secret|private|confidential|back|hidden|from|to (?:us|me|our))\b|"
    rf"(?:{_NAME}[^.;\n]{{0,60}}?\b{_HIDDEN}|\b{_HIDDEN}\b[^.;\n]{{0,30}}?{_NAME})"
)
_HER_NAME = Pattern(
    rf"\b{_HER} (?:own |full )?(?:name|identit|details|part|involvement|contact)|"
    r"\bnames? (?:of|withheld|supplied|known to)|\bidentity of (?:the|my|our)|"
    r"\b(?:her|his|their) contact\b"
)
_OTHER_NAMES = Pattern(
    r"\b(?:patient|claimant|child|baby|mother|famil\w+|relative|parent|trust|hospital|ward|drug|"
    r"implant)s?(?:'s?)? (?:name|identit|details)|"
    r"\b(?:name|identity|details) of the (?:\w+ )?(?:patient|claimant|child|baby|mother|drug|implant|"
    r"ward|family)|\bits name\b|\bby mistake\b|\bwristband|\bwrong record|\bpart 36\b"
)
_NAME_ALONE = Pattern(
    r"\b(?:don't|do not|never) (?:put|use|give|mention|pass on|quote) (?:her|his|their) name\b|"
    r"\bnames? (?:supplied|withheld|known to (?:me|us)|no further)|"
    r"\bat (?:her|his|their)(?: own)? request\b|"
    r"\b(?:identity|name)\b[^.;\n]{0,60}\b(?:protected|secret|confidential|safeguarded|no further|"
    r"withheld|kept back|safe)\b"
)
_WISHES = Pattern(rf"\b(?:{_WISH}|would not|not)\b")
_NOBODY = Pattern(  # nobody is to know that she told us
    rf"(?:\b(?:no[- ]?one|nobody|none|any(?:one|body)|not|never|no|unaware|without|before|deny|denied|"
    rf"does)|"
    rf"n't)\b[^.;\n]{{0,60}}?\b(?:{_KNOW}|having|unaware)\b[^.;\n]{{0,60}}?(?:{_TO_US}|"
    rf"\bit was (?:her|him|she|he|they)\b|\bit was [^.;\n]{{1,40}} who\b|\bcame from\b|"
    rf"\bwho (?:told|had told|rang|wrote|made|said|sent|gave|it was|we heard)\b|\bspoken to (?:us|me)\b|"
    rf"of the (?:conversation|call|visit|meeting with us)\b|\bwhere (?:we|i|you) (?:had )?heard|"
    rf"\bwhere (?:this|it) came from)|"
    rf"\b(?:promis\w+|assur\w+|undert\w+|begg\w+|basis|understanding|provided|wants?|wanted|"
    rf"wish(?:es|ed)?|condition|asked|must|frightened|afraid|expects?|careful|rather|anxious|keen|"
    rf"insist\w*|adamant|terrified|scared|nervous|desperate|hopes?|"
    rf"vital)\b[^.;\n]{{0,50}}?"
    r"(?:\b(?:no[- ]?one|nobody|none|any(?:one|body)|not|never|no)|n't)\b[^.;\n]{0,60}?"
    rf"\b(?:{_KNOW})\b[^.;\n]{{0,40}}?\b(?:she|he|they|who|it|that)\b[^.;\n]{{0,40}}?\b(?:called|rang|"
    rf"rung|phoned|wrote|written|talked|spoken|spoke|come|came|raised|reported|supplied|complained|"
    rf"contacted|involved|in touch|come forward|was (?:him|her|them|she|he))\b|"
    r"(?:\bnot|n't) (?:want|wish)(?:ed)? (?:it known|"
    r"(?:his|her|their|the) \w+(?: \w+)? to (?:know|find out|hear|learn|discover)|"
    r"(?:anyone|anybody|\w+ \w+|\w+) to (?:know|find out|hear about|"
    r"learn))\b(?!,? (?:that (?!she|he|they|it was)|the result|the sex|what))|"
    r"\bnobody (?:must|should|is to|may) (?:know|learn|find out)\b|"
    r"\b(?:promis\w+|sw(?:ore|orn|ear)|agreed|assur\w+|undert\w+|word)\b[^.;\n]{0,20}\bnot to (?:say|"
    r"tell|reveal|disclose|let on|name|mention|ask|write down) (?:\w+ ){0,2}?(?:who|whose|"
    r"which of)\b|"
    r"(?=[^.;\n]*\bonly\b)\b(?:talk|speak|help|meet|say|tell|write)\b[^.;\n]{0,25}\bif (?:we|i) "
    r"(?:could |would )?(?:swore|promised?|swear|agreed?|undertook|guaranteed|assured|gave (?:my|"
    r"our|her|him|them|their)(?: \w+)? word)\b|"
    r"\bpretend\w*\b[^.;\n]{0,30}(?:\b(?:never|not)|n't)\b[^.;\n]{0,20}\b(?:called|rung|rang|written|"
    r"spoken|come|been in touch|met|told|said)\b|"
    r"\bforget (?:that )?(?:she|he|they)(?:'d| had| have)? (?:ever )?(?:called|rung|rang|written|spoken|"
    r"come|been in touch|told)\b|"
    r"\bno[- ]?one (?:must|should|is to) (?:know|learn)\b|"
    r"\b(?:keep|kept)[^.;\n]{0,40}\b(?:from (?:the|her|his) (?:department|manager|employer|trust|team|"
    r"colleagues|boss(?:es)?))\b(?=[^.\n]*$|\s*[.,;])|"
    r"\b(?:know|knows|recognise|recognised)\b[^.;\n]{0,25}\bit was (?:her|him|she|he|them) who (?:told|"
    r"rang|wrote|came|raised)|\bwould not say(?= who| where|[.,;])(?<=my word that i would not say)|"
    r"\bnot see(?=\s*[.,;]|$)(?<=would not see)"
)
_BACK = Pattern(
    rf"\b(?:{_WISH}|fear\w*|afraid|without|not|"
    rf"n't)\b[^.;\n]{{0,60}}?\b(?:(?:get|gets|getting|come|comes|coming|came) "
    r"(?:it )?back(?: to (?:her|him|them|me|the|anyone))?\b|go(?:es)? no further|"
    r"traced? (?:back )?to (?:her|him|them|"
    r"the (?:trainee|nurse|person|caller|member|doctor|sender|writer|source))|lead(?:s|ing)? back to|"
    r"points? (?:back )?(?:to|at) (?:her|him|them|who)\b|out of it\b|in print\b)|\bif it (?:is traced|"
    r"gets|got|comes|came) back\b|\bpromis\w+[^.;\n]{0,60}\bstay that way\b|\bdelete this (?:when|after|"
    r"once|e-?mail|message)\b|\bi was to forget\b|\btraced back to (?:her|him|them)\b|"
    r"\bkeep\b[^.;\n]{0,60}\bout of it\b|\b(?:kept|keeps?|stays?|"
    r"keeping) (?:\w+ ){0,2}(?:between (?:us|ourselves|you and me)|(?<=kept )quiet)\b|\b(?:just |"
    r"strictly |purely )?between (?:ourselves|you and me|these four walls)\b|\bmust (?:stay|remain|"
    r"be kept)\b[^.;\n]{0,20}\bbetween us\b|\b(?:asked?|asks|begged?|wants?|wishe[sd]|prefers?) (?:us |"
    r"me |that we |that i )?(?:to )?(?:be )?(?:keep|kept|leave|left) (?:her|him|them|"
    r"out)\b(?: out(?: of (?:it|this))?)?(?=\s*[.,;]|\s*$| of (?:it|this))|\bout of it, (?:told|said|"
    r"saw)\b|\b(?:see|saying) (?:it )?attributed\b|\bno mention (?:is |be )?(?:made )?of (?:her|him|"
    r"them)\b|\bnothing\b[^.;\n]{0,30}\bpoint to (?:her|him|them)\b|\bidentifiable from anything\b|"
    r"\bto avoid (?:detection|being (?:seen|traced|identified))|\bat some risk to (?:herself|himself|"
    r"themselves)|\bcould not (?:give (?:his|her|their) name|risk it)\b"
)
_FEARS = Pattern(
    r"\b(?:name|identity)\b.*\bis (?:afraid|frightened|scared|terrified)\b(?=\s*(?:[.,;)]|$))|"
    rf"\b{_FEAR}\b(?: \w+){{0,4}}? {_LOSS}|\bfear of {_LOSS}|"
    rf"\b(?:would|could|will|might|obvious|trouble|consequences|anxious|fears?|worr\w+|afraid|"
    rf"mortified)\b[^.;\n]{{0,70}}?\b(?:if|once|when) (?:they|he|she|it|that|this|any(?:one|body)|"
    rf"management|the \w+(?: \w+)?|"
    rf"(?:her|his|their) \w+(?: \w+)?)\b[^.;\n]{{0,40}}?\b{_LEARNT}\b(?! (?:to be|as a risk))|"
    r"\bif (?:they|he|she|any(?:one|body)|management|the trust|the team) (?:learns?|finds? out|found out|"
    r"hears?)\b|\b(?:scared|afraid|frightened|terrified) of (?:[\w']+ ){1,3}(?:after|since|for|"
    r"because)\b[^.\n]{0,30}\b(?:us|me)\b|"
    r"\bwould be (?:recognised|identifiable|the obvious (?:suspect|one|person))\b|"
    r"\bso anyone who reads\b|\bcost (?:her|him|them) (?:a|the|his|her|their) (?:job|post)\b|"
    r"\bwarned off (?:speaking|talking)\b"
)
_CALLED = Pattern(  # by what they are
    r"whistle-?\s?blow(?:er|n|"
    r"ing)?s?\b(?! (?:polic|procedure|arrangement|training|champion|lead|framework|culture|line))|"
    r"\bbl(?:ew|ow(?:s|n|ing)?) the whistle\b|\b(?:our|my|the|an?|this) (?:\w+ )?informants?\b|"
    r"\bour tipster\b|\btip-?offs? (?:came|was|were|from|we)|\btipped (?:us|me) off\b|"
    r"\bconfidential (?:source|informant|witness)\b|\b(?:our|my) sources?\b(?! of\b)|"
    r"\b(?:apart from|except|protect\w*|name|reveal|identify) the source\b|"
    r"\bthe source (?:is|has) to be protected\b|"
    r"\b(?:the|this|a) source (?:works|wishes|wants|fears|told|says|said|asked|does|must|"
    r"has (?:a well|asked|told|said|been (?:told|promised))|would|in the|at the|within|inside|close)\b|"
    r"\bsource of (?:the|this|these|our|my) (?:\w+ )?(?:information|figures?|story|tip|document|"
    r"e-?mails?|photographs?|allegations?|intelligence|concern|data)\b|^\W*source: ?|"
    r"\bmy contact (?:at|in|there|on)\b|\bprotected disclosure\b|\bpublic interest disclosure\b|"
    r"\bconfid(?:ed|es|ing) (?:in|to)\b|"
    r"\b(?:person|one|colleague|member of staff|nurse|doctor|midwife|man|woman) who (?:told|came to|"
    r"wrote to|rang|telephoned|tipped off|alerted|approached|contacted|wrote in|spoke to) (?:us|me)\b|"
    r"\bwho(?:ever)? (?:raised|made) (?:the|this) (?:concern|matter|allegation|"
    r"disclosure)\b[^.;\n]{0,60}\b(?:not|anonym|confiden|protect|known|asked|wish)|"
    r"\bnot feel able to raise it openly\b|"
    r"\b(?:protect(?:s|ed|ing)?) (?:the |her |his |their |my |our )?(?:identity|name|caller|source|"
    r"informant|whistleblower|nurse)\b|"
    r"\b(?:suspect|guess)\w* that (?:she|he|they) (?:is|was|were|are) the one\b|"
    r"\b(?:call|calls|called) (?:her|him|them) only\b|\bmade us promise\b|"
    r"\b(?:gave|given) (?:her|him|them) my word\b|\bplainly comes from someone\b|"
    r"\bfrom a withheld number\b|\bwhether (?:he|she|they) had (?:talked|spoken) to us\b"
)
_SPEAKS_UP = Pattern(
    rf"(?=.*\b(?:she|he|they|who|us|me|nurse|doctor|midwife|staff|\w+ed|via|through|concern|contacted|"
    rf"spoke)\b).*?{_BODY}|"
    r"\b(?:spoken|spoke|been|gone|went|turned|wrote|written) to the (?:\w+ )?guardian\b|"
    r"\b(?:came|come|spoke|written|wrote|raised|reported|made)\b[^.;\n]{0,60}\bwhistle-?blow\w* (?:polic|"
    r"procedure|line)"
)
_SPOKE_UP = Pattern(
    r"\b(?:rais(?:ed|es|ing)|contact(?:ed|s)|spoke|spoken|reported|wrote|written|came|comes|went|gone|"
    r"told|disclosed|made|approached|brought|been to|shared|through|via|reached|used|turned|confided|"
    r"complained)\b"
)
_NO_ONES = Pattern(
    r"\b(?:staff (?:are|were|should|can|may|have been|could)|nurses said that they|has an?|have an?|"
    r"appointed|culture|training|poster|new guardian|report(?:s)? (?:was|were) critical|directed|"
    r"signpost\w*)\b"
)
_IN_CONFIDENCE = Pattern(
    rf"\b{_MANNER}|\binformally\b(?=[^.;\n]*\bnot\b)|\bas a friend\b(?=[^.;\n]*\b(?:upset|not))|"
    r"\b(?:ask\w*|promis\w+|assur\w+|request\w*|guarant\w+)\b[^.;\n]{0,30}\bconfidential(?:ity)?\b|"
    r"\b(?:must|should|has to|is to|to|needs to) (?:stay|remain|be kept|be treated as|"
    r"be) (?:\w+ )?(?:confidential|secret|private|between us)\b|\bhandled in confidence\b"
)
_TOLD = Pattern(
    rf"\b{TELL}\b|^\W*(?:this |that |it |all this |which )?must\b|"
    rf"\b(?:handled|confidentiality|wishes|wants|afraid|worried|saw|knows?)\b"
)
_ABOUT_PAPERS = Pattern(
    r"\b(?:peer review|survey|royal college|report of|clause|enquiry|inquiry|questionnaire|appraisals?|"
    r"minutes|patient(?:'s)? (?:confidentiality|information|data|records?|notes)|medical records?|"
    r"clinical records?|privately (?:funded|run|owned)|(?:seen|operated on|treated) privately|"
    r"private (?:practice|patient|scan|hospital|clinic|sector|work))\b"
)


_CONTEXT = 300  # characters before a sentence in which it may be told who told


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Where somebody is said to speak in confidence; ``fears``: by what is feared, not by what is asked."""

    start: int
    end: int
    is_strong: bool = True
    fears: bool = False


def signs(passage: Passage) -> Iterator[Sign]:
    """Every sentence's first sign of each kind, in order of place in the sentence."""
    small = lowered(passage.text)
    for start, sentence, live in worth_reading(passage, _KINDS):
        before = small[max(small.rfind("\n", 0, start), start - _CONTEXT, 0) : start]
        found = ((pattern, pattern.search(sentence)) for pattern in live)
        seen = [
            Sign(
                start=start + match.start(),
                end=start + match.end(),
                is_strong=pattern is not _IN_CONFIDENCE,
                fears=pattern is _FEARS,
            )
            for pattern, match in found
            if match and _counts(pattern, sentence, before)
        ]
        yield from sorted(seen, key=lambda sign: sign.start)


_KINDS = (
    _ASKS, _NOBODY, _BACK, _CALLED, _FEARS, _ORDERED, _NAMELESS, _SPEAKS_UP, _IN_CONFIDENCE,
)  # fmt: skip


def _counts(pattern: Pattern, sentence: str, before: str) -> bool:
    """Whether the rest of the sentence, or what stands before it, bears a sign out."""
    if pattern in (_ASKS, _ORDERED) and _OTHERS_UNNAMED.search(sentence):
        return False
    if pattern is _ORDERED:
        return _TOLD_US.search(before + sentence) is not None
    if pattern is _NAMELESS:
        return _is_their_name(sentence)
    if pattern is _SPEAKS_UP:
        return bool(_SPOKE_UP.search(sentence)) and not _NO_ONES.search(sentence)
    if pattern is _IN_CONFIDENCE:
        return bool(_TOLD.search(sentence)) and not _ABOUT_PAPERS.search(sentence)
    return True


def _is_their_name(sentence: str) -> bool:
    """Whether a name that is kept back is somebody's who told of something: no patient's, no drug's."""
    if _OTHER_NAMES.search(sentence):
        return False
    wishes = _HER_NAME.search(sentence) and _WISHES.search(sentence)
    return bool(wishes or _NAME_ALONE.search(sentence))
