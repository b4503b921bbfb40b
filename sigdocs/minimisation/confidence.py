"""Signs that somebody tells something in confidence (12): how people say so, not who they are.

A wish ("asked", "on condition", "must") and what it is about (no name, nobody to know, nothing to lead
back), a fear and what is feared, or a manner ("in confidence") beside a verb of telling. The patterns
read small letters and straight apostrophes. A patient's confidentiality in general is no sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.minimisation.sentences import holding, lowered
from sigdocs.minimisation.text import Passage

KEYS = (
    "confid", "anonym", "name", "identi", "source", "informant", "whistle", "speak", "ftsu", "guardian",
    "disclos", "the record", "attribut", "fear", "afraid", "frighten", "scared", "terrified", "worrie",
    "anxious", "nervous", "mortified", "reprisal", "repercussion", "retaliat", "victimis", "detriment",
    "risk", "would ", "nobody", "no one", "no-one", "anyone", "anybody", "back to", "trace", "point",
    "out of it", "quiet", "between", "secret", "private", "informally", "tip", "quote", "aware", "know",
    "learn", "find out", "hear", "discover", "reveal", "protect", "unsigned", "hat", "discreet",
    "came forward", "made us", "friend", "trouble", "consequence", "avoid", "not see", "my word",
    "guess", "keep", "kept", "dread", "losing", "terror", "her out", "him out", "them out",
)  # fmt: skip
_HER = (
    r"(?:her|his|their|my|whose|(?:the|our|this) (?:\w+ )?(?:caller|person|informant|source|writer|"
    r"colleague|trainee|sender|member of staff|whistle-?blower|witness|employee|officer|nurse|doctor|"
    r"midwife|sister|clerk|registrar|pharmacist|technician|assistant|secretary|porter|paramedic|"
    r"guardian)'s)"
)
_WISH = (
    r"(?:ask(?:s|ed|ing)?|wish(?:es|ed|ing)?|wants?|wanted|wanting|prefer\w*|rather|request\w*|insist\w*|"
    r"begg\w+|begs?|plead\w*|demand\w*|adamant|willing|unwilling|prepared|agree[sd]?|consent\w*|"
    r"condition|basis|understanding|so long as|as long as|provided|only if|only talk\w*|promis\w+|"
    r"undert\w+|assur\w+|guarantee\w*|my word|trusts?|vital|grateful|must|should|ought|is not to|"
    r"are not to|feel able|entitled|expect|hopes?|keen|anxious|likes?|would like|sought|stipulat\w+|"
    r"will not|please|may not|has to|have to|can(?:not)?|could|do not|don't|never|mindful|careful|let|"
    r"made us)"
)
TELL = (
    r"(?:rais(?:ed?|es|ing)|made|makes|report(?:ed|s)?|contact(?:ed|s)?|told|tells?|wrote|writes?|"
    r"written|disclos(?:ed?|es|ing)|spoke|speaks?|spoken|talk(?:ed|s)?|gave|given|gives?|approach(?:ed|"
    r"es)?|came|comes?|said|says|rang|rung|rings?|phoned|telephoned|call(?:ed|s)?|e-?mail(?:ed|s)?|"
    r"messaged|texted|shared?|shares|confid(?:ed|es)|went|gone|brought|pass(?:ed|es)|mention(?:ed|s)?|"
    r"volunteer(?:ed|s)?|alert(?:ed|s)?|let us know|tipped|provid(?:ed|es)|suppli(?:ed|es)|sent|sends|"
    r"complain(?:ed|s)?|reached|received|describ(?:ed|es)|show(?:ed|n|s)?|reveal(?:ed|s)?|stated|"
    r"allege[sd]?|inform(?:ed|s)|warn(?:ed|s)|agreed|interviewed|taken|handed|leaked)"
)
_TO_US = (
    rf"\b{TELL}\b(?:[^.;\n]{{0,25}}?\b(?:us|me|nhs resolution|our \w+|the (?:regulator|guardian|"
    rf"helpline))\b)"
)
_NOT_PATIENTS = (
    r"(?<!patient's )(?<!patients' )(?<!claimant's )(?<!mother's )(?<!child's )(?<!family's )"
    r"(?<!baby's )"
)
_NAME = (
    rf"{_NOT_PATIENTS}\b(?:names?|identit(?:y|ies)|contact details|details|involvement|part in (?:this|"
    rf"it)|"
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
    r"idea|work out|realises?|guess|suspects?|told|tell|reveal|say|sees?)"
)
_LOSS = (
    r"(?:reprisals?|repercussions?(?! of)|retaliation|retribution|detriment|victimi[sz]\w+|dismiss(?:al|"
    r"ed)|being (?:sacked|dismissed|bullied|identified|named|found out|recognised|traced|blacklisted|"
    r"ostracised|shunned|struck off the bank)|blacklisted|bullying|(?:losing|lose|for|about) (?:his|her|"
    r"their) (?:own )?(?:job|post|position|career|training|livelihood|future|placement|contract|shifts|"
    r"registration|safety)|los(?:ing|e) shifts|(?:him|her|them|\w+) finding out|what (?:might|would|"
    r"could) happen to (?:her|him|them)|consequences for (?:her|him|them)|being struck off the bank)"
)
_FEAR = (
    r"(?:fear(?:s|ed|ful|ing)?|afraid|frightened|scared|terrified|worr(?:y|ies|ied)|anxious|nervous|"
    r"concerned|at risk|faces?|would face|risk(?:s|ed|ing)?|dread\w*|in terror)"
)
_LEARNT = (
    r"(?:knew|knows?|learns?|learnt|learned|finds? out|found out|hears?|heard|emerge[sd]?|(?:came|"
    r"comes) out(?! as)|g[eo]ts? out|(?:came|comes) to light|(?:became|becomes|become|was|were) known|"
    r"traced|came back|named|identified|learn|discovered)"
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
_ASKS = re.compile(
    # asked … not to be named; on condition that she was not quoted
    rf"\b{_WISH}\b[^.;\n]{{0,60}}?(?:\b(?:not|no|never|without|unwilling|nor|nothing|nowhere|nobody)|"
    rf"n't)\b"
    r"[^.;\n]{0,25}?\b(?:be |being |to be |have been |it |them )?(?:named|identified|identifiable|quoted|"
    r"attributed|unmasked|nameable|recognised|known (?:that|as)|seen as the)\b(?! (?:in two|in earlier|"
    r"as an interested))|"
    rf"\b{_WISH}\b[^.;\n]{{0,40}}?\b(?:not wish(?:ed)? to be known|not (?:to )?(?:be )?known|"
    rf"not want it known)\b|"
    r"(?:\b(?:not|nor)|n't) (?:wish(?:ed)?|want(?:ed)?|like|prefer|consent|"
    r"agree)\b[^.;\n]{0,40}\b(?:named|identified|quoted|attributed|known|go on (?:the )?record|traced|"
    r"seen as|(?:her|his|their|my) (?:name|identity) (?:in|near|attached|anywhere|used|given|mentioned|"
    r"known|passed|disclosed|shared|being|out|to (?:be|appear|come|go|get)))\b(?<!be known to)|"
    r"\b(?:unwilling|rather|prefers?|prefer) (?:not )?(?:to )?be named|\bwithout being (?:named|"
    r"identified|quoted)|\bwithout (?:mentioning|naming|quoting|identifying) (?:her|him|them|who)\b|"
    r"\bnot[- ]to[- ]be[- ](?:attributed|named|identified|quoted)\b|\bnot be (?:named|identified|"
    r"quoted) (?:in|as|anywhere|to)\b(?= (?:papers|print|the source))|"
    # to stay anonymous, in the background
    r"\b(?:remain|stay|kept?|keep|be|remains|stays|stayed|remained) (?:\w+ )?(?:anonymous|nameless|"
    r"unnamed|unidentified|in the background)\b|\banonymity\b|"
    rf"\b(?:anonymous|unnamed|unsigned|confidential) (?:\w+ )?(?:{_WRITING}|{_PERSONS})\b(?! (?:in tone|"
    rf"enquiry))|\b{_WRITING} (?:was|is|were|came) (?:unsigned|anonymous)\b(?! in\b)|\b(?:to be |"
    rf"be )discreet\b|\bunder (?:our|my|your) hats?\b|\bnot .{{0,20}}\bgo on record\b",
)
_OTHERS_UNNAMED = re.compile(
    r"\b(?:patient|claimant|child|baby|mother|famil(?:y|ies)|parent|relative|trust|hospital|ward|"
    r"daughter|son)s? (?:must |should |is |are |to |be |may |can |will |shall )*not\b"
)
_NAMELESS = re.compile(  # the name, and that it is to be hidden
    rf"(?:{_NAME}[^.;\n]{{0,60}}?\b{_HIDDEN}|\b{_HIDDEN}\b[^.;\n]{{0,30}}?{_NAME})"
)
_HER_NAME = re.compile(
    rf"\b{_HER} (?:own |full )?(?:name|identit|details|part|involvement|contact)|"
    r"\bnames? (?:of|withheld|supplied|known to)|\bidentity of (?:the|my|our)|\b(?:her|his|"
    r"their) contact\b"
)
_OTHER_NAMES = re.compile(
    r"\b(?:patient|claimant|child|baby|mother|famil\w+|relative|parent|trust|hospital|ward|drug|"
    r"implant)s?(?:'s?)? (?:name|identit|details)|\b(?:name|identity|details) of the (?:\w+ )?(?:patient|"
    r"claimant|child|baby|mother|drug|implant|ward|family)|\bits name\b|\bby mistake\b|\bwristband|"
    r"\bwrong record|\bpart 36\b"
)
_NAME_ALONE = re.compile(
    r"\b(?:don't|do not|never) (?:put|use|give|mention|pass on|quote) (?:her|his|their) name\b|"
    r"\bnames? (?:supplied|withheld|known to (?:me|us)|no further)|\bat (?:her|his|"
    r"their)(?: own)? request\b|\b(?:identity|name)\b[^.;\n]{0,60}\b(?:protected|secret|confidential|"
    r"safeguarded|no further|withheld|kept back|safe)\b"
)
_WISHES = re.compile(rf"\b(?:{_WISH}|would not|not)\b")
_NOBODY = re.compile(  # nobody is to know that she told us
    rf"(?:\b(?:no[- ]?one|nobody|any(?:one|body)|not|never|no|unaware|without|before|deny|denied|does)|"
    rf"n't)\b[^.;\n]{{0,60}}?\b(?:{_KNOW}|having|unaware)\b[^.;\n]{{0,60}}?(?:{_TO_US}|\bit was (?:her|"
    rf"him|she|he|they)\b|\bit was [^.;\n]{{1,40}} who\b|\bcame from\b|\bwho (?:told|had told|rang|wrote|"
    rf"we heard)\b|\bspoken to us\b|\bwhere we (?:had )?heard|\bwhere (?:this|it) came from)|\b(?:wants?|"
    rf"wanted|wish(?:es|ed)?|condition|asked|must|frightened|afraid|expects?|careful|rather|"
    rf"vital)\b[^.;\n]{{0,50}}?"
    r"(?:\b(?:no[- ]?one|nobody|any(?:one|body)|not|never|no)|n't)\b[^.;\n]{0,60}?"
    rf"\b(?:{_KNOW})\b[^.;\n]{{0,40}}?\b(?:she|he|they|who|it|that)\b[^.;\n]{{0,40}}?\b(?:called|rang|"
    rf"wrote|written|talked|spoken|spoke|come|came|raised|reported|supplied|complained|contacted|"
    rf"involved|was (?:him|her|them|she|he))\b|"
    r"(?:\bnot|n't) (?:want|wish)(?:ed)? (?:it known|(?:his|her|their|the) \w+(?: \w+)? to (?:know|"
    r"find out|hear|learn|discover)|(?:anyone|anybody|\w+ \w+|\w+) to (?:know|find out|hear about|"
    r"learn))\b(?!,? (?:that (?!she|he|they|it was)|the result|the sex|what))|\bnobody (?:must|should|"
    r"is to|may) (?:know|learn|find out)\b|\bno[- ]?one (?:must|should|is to) (?:know|learn)\b|\b(?:keep|"
    r"kept)[^.;\n]{0,40}\b(?:from (?:the|her|his) (?:department|manager|employer|trust|team|colleagues|"
    r"boss(?:es)?))\b(?=[^.\n]*$|\s*[.,;])|\b(?:know|knows|recognise|"
    r"recognised)\b[^.;\n]{0,25}\bit was (?:her|him|she|he|them) who (?:told|rang|wrote|came|raised)|"
    r"\bwould not say(?= who| where|[.,;])(?<=my word that i would not say)|\bnot see(?=\s*[.,;]|"
    r"$)(?<=would not see)"
)
_BACK = re.compile(
    rf"\b(?:{_WISH}|fear\w*|afraid|without|not|n't)\b[^.;\n]{{0,60}}?\b(?:(?:get|gets|getting|come|comes|"
    rf"coming|came) "
    r"(?:it )?back(?: to (?:her|him|them|the|anyone))?\b|go(?:es)? no further|"
    r"traced? (?:back )?to (?:her|him|them|the (?:trainee|nurse|person|caller|member|doctor|sender|"
    r"writer|source))|lead(?:s|ing)? back to|points? (?:back )?(?:to|at) (?:her|him|them|who)\b|"
    r"out of it\b|in print\b)|\bif it is traced back\b|\btraced back to (?:her|him|them)\b|"
    r"\bkeep\b[^.;\n]{0,60}\bout of it\b|\b(?:kept|keeps?|stays?|keeping) (?:\w+ ){0,2}(?:between (?:us|"
    r"ourselves|you and me)|(?<=kept )quiet)\b|\b(?:just |strictly |purely )?between (?:ourselves|"
    r"you and me|these four walls)\b|\bmust (?:stay|remain|be kept)\b[^.;\n]{0,20}\bbetween us\b|"
    r"\b(?:asked?|asks|begged?|wants?|wishe[sd]|prefers?) (?:us |me |that we |"
    r"that i )?(?:to )?(?:be )?(?:keep|kept|leave|left) (?:her|him|them|out)\b(?: out(?: of (?:it|"
    r"this))?)?(?=\s*[.,;]|\s*$| of (?:it|this))|\bout of it, (?:told|said|saw)\b|\b(?:see|"
    r"saying) (?:it )?attributed\b|\bno mention (?:is |be )?(?:made )?of (?:her|him|them)\b|"
    r"\bnothing\b[^.;\n]{0,30}\bpoint to (?:her|him|them)\b|\bidentifiable from anything\b|"
    r"\bto avoid (?:detection|being (?:seen|traced|identified))|\bat some risk to (?:herself|himself|"
    r"themselves)|\bcould not (?:give (?:his|her|their) name|risk it)\b"
)
_FEARS = re.compile(
    r"\b(?:name|identity)\b.*\bis (?:afraid|frightened|scared|terrified)\b(?=\s*(?:[.,;)]|$))|"
    rf"\b{_FEAR}\b(?: \w+){{0,4}}? {_LOSS}|\bfear of {_LOSS}|\b(?:would|could|will|might|obvious|trouble|"
    rf"consequences|anxious|fears?|worr\w+|afraid|mortified)\b[^.;\n]{{0,70}}?\b(?:if|once|when) (?:they|"
    rf"he|she|it|that|this|any(?:one|body)|management|the \w+(?: \w+)?|(?:her|his|"
    rf"their) \w+(?: \w+)?)\b[^.;\n]{{0,40}}?\b{_LEARNT}\b(?! (?:to be|as a risk))|"
    r"\bif (?:they|he|she|any(?:one|body)|management|the trust|the team) (?:learns?|finds? out|found out|"
    r"hears?)\b|\b(?:scared|afraid|frightened|terrified) of (?:[\w']+ ){1,3}(?:after|since|for|"
    r"because)\b[^.\n]{0,30}\b(?:us|me)\b|\bwould be (?:recognised|identifiable|the obvious (?:suspect|"
    r"one|person))\b|\bso anyone who reads\b|\bcost (?:her|him|them) (?:a|the|his|her|their) (?:job|"
    r"post)\b|\bwarned off (?:speaking|talking)\b"
)
_CALLED = re.compile(  # by what they are
    r"whistle-?\s?blow(?:er|n|ing)?s?\b(?! (?:polic|procedure|arrangement|training|champion|lead|"
    r"framework|culture|line))|\bbl(?:ew|ow(?:s|n|ing)?) the whistle\b|\b(?:our|my|the|an?|"
    r"this) (?:\w+ )?informants?\b|\bour tipster\b|\btip-?offs? (?:came|was|were|from|we)|\btipped (?:us|"
    r"me) off\b|\bconfidential (?:source|informant|witness)\b|\b(?:our|my) sources?\b(?! of\b)|"
    r"\b(?:apart from|except|protect\w*|name|reveal|identify) the source\b|\bthe source (?:is|"
    r"has) to be protected\b|\b(?:the|this|a) source (?:works|wishes|wants|fears|told|says|said|asked|"
    r"does|must|has (?:a well|asked|told|said|been (?:told|promised))|would|in the|at the|within|inside|"
    r"close)\b|\bsource of (?:the|this|these|our|my) (?:\w+ )?(?:information|figures?|story|tip|"
    r"document|e-?mails?|photographs?|allegations?|intelligence|concern|data)\b|^\W*source: ?|"
    r"\bprotected disclosure\b|\bpublic interest disclosure\b|\bconfid(?:ed|es|ing) (?:in|to)\b|"
    r"\b(?:person|one|colleague|member of staff|nurse|doctor|midwife|man|woman) who (?:told|came to|"
    r"wrote to|rang|telephoned|tipped off|alerted|approached|contacted|wrote in|spoke to) (?:us|me)\b|"
    r"\bwho(?:ever)? (?:raised|made) (?:the|this) (?:concern|matter|allegation|"
    r"disclosure)\b[^.;\n]{0,60}\b(?:not|anonym|confiden|protect|known|asked|wish)|"
    r"\bnot feel able to raise it openly\b|\b(?:protect(?:s|ed|ing)?) (?:the |her |his |their |my |"
    r"our )?(?:identity|name|caller|source|informant|whistleblower|nurse)\b|\b(?:suspect|"
    r"guess)\w* that (?:she|he|they) (?:is|was|were|are) the one\b|\b(?:call|calls|called) (?:her|him|"
    r"them) only\b|\bmade us promise\b|\b(?:gave|given) (?:her|him|them) my word\b|"
    r"\bplainly comes from someone\b|\bfrom a withheld number\b|\bwhether (?:he|she|they) had (?:talked|"
    r"spoken) to us\b"
)
_SPEAKS_UP = re.compile(
    rf"(?=.*\b(?:she|he|they|who|us|me|nurse|doctor|midwife|staff|\w+ed|via|through|concern|contacted|"
    rf"spoke)\b).*?{_BODY}|"
    r"\b(?:spoken|spoke|been|gone|went|turned|wrote|written) to the (?:\w+ )?guardian\b|\b(?:came|come|"
    r"spoke|written|wrote|raised|reported|made)\b[^.;\n]{0,60}\bwhistle-?blow\w* (?:polic|procedure|line)"
)
_SPOKE_UP = re.compile(
    r"\b(?:rais(?:ed|es|ing)|contact(?:ed|s)|spoke|spoken|reported|wrote|written|came|comes|went|gone|"
    r"told|disclosed|made|approached|brought|been to|shared|through|via|reached|used|turned|confided|"
    r"complained)\b"
)
_NO_ONES = re.compile(
    r"\b(?:staff (?:are|were|should|can|may|have been|could)|nurses said that they|has an?|have an?|"
    r"appointed|culture|training|poster|new guardian|report(?:s)? (?:was|were) critical|directed|"
    r"signpost\w*)\b"
)
_IN_CONFIDENCE = re.compile(
    rf"\b{_MANNER}|\binformally\b(?=[^.;\n]*\bnot\b)|\bas a friend\b(?=[^.;\n]*\b(?:upset|not))|"
    r"\b(?:ask\w*|promis\w+|assur\w+|request\w*|guarant\w+)\b[^.;\n]{0,30}\bconfidential(?:ity)?\b|"
    r"\b(?:must|should|has to|is to|to|needs to) (?:stay|remain|be kept|be treated as|"
    r"be) (?:\w+ )?(?:confidential|secret|private|between us)\b|\bhandled in confidence\b"
)
_TOLD = re.compile(
    rf"\b{TELL}\b|^\W*(?:this |that |it |all this |which )?must\b|\b(?:handled|confidentiality|wishes|"
    rf"wants|afraid|worried|saw|knows?)\b"
)
_ABOUT_PAPERS = re.compile(
    r"\b(?:peer review|survey|royal college|report of|clause|enquiry|inquiry|questionnaire|appraisals?|"
    r"minutes|patient(?:'s)? (?:confidentiality|information|data|records?|notes)|medical records?|"
    r"clinical records?|privately (?:funded|run|owned)|(?:seen|operated on|treated) privately|"
    r"private (?:practice|patient|scan|hospital|clinic|sector|work))\b"
)


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
    for start, end in holding(passage, KEYS):
        yield from sorted(_in_sentence(small[start:end], start), key=lambda sign: sign.start)


def _in_sentence(sentence: str, at: int) -> Iterator[Sign]:
    for pattern in (_ASKS, _NOBODY, _BACK, _CALLED, _FEARS):
        match = pattern.search(sentence)
        if match and not (pattern is _ASKS and _OTHERS_UNNAMED.search(sentence)):
            yield Sign(start=at + match.start(), end=at + match.end(), fears=pattern is _FEARS)
    match = _NAMELESS.search(sentence)
    if match and _is_their_name(sentence):
        yield Sign(start=at + match.start(), end=at + match.end())
    match = _SPEAKS_UP.search(sentence)
    if match and _SPOKE_UP.search(sentence) and not _NO_ONES.search(sentence):
        yield Sign(start=at + match.start(), end=at + match.end())
    match = _IN_CONFIDENCE.search(sentence)
    if match and _TOLD.search(sentence) and not _ABOUT_PAPERS.search(sentence):
        yield Sign(start=at + match.start(), end=at + match.end(), is_strong=False)


def _is_their_name(sentence: str) -> bool:
    """Whether a name that is kept back is somebody's who told of something: no patient's, no drug's."""
    if _OTHER_NAMES.search(sentence):
        return False
    wishes = _HER_NAME.search(sentence) and _WISHES.search(sentence)
    return bool(wishes or _NAME_ALONE.search(sentence))
