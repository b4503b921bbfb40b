"""How people say what is to be passed on, to whom, when and with what (22, 25; domain): one pattern a kind.

A wish is an order ("leave out"), an ought ("must not be told"), somebody's asking ("he asks that") or a
bare note ("GMC only") about telling, naming, writing or copying. What was done, what a policy says and
what is to be done to a patient are none. The patterns read small letters and straight apostrophes.
"""

from __future__ import annotations

import re

KEYS = (
    "not", "n't", "never", "no ", "nothing", "nobody", "none", "only", "alone", "leave", "left out",
    "omit", "redact", "withh", "anonym", "strip", "remov", "exclud", "delet", "drop", "suppress",
    "take", "keep", "kept", "avoid", "refrain", "hold", "held", "wait", "await", "delay", "postpone",
    "defer", "embargo", "pause", "until", "till", "before", "first", "after", "once", "beforehand",
    "in advance", "same time", "same day", "notice", "say", "state", "add", "explain", "stress",
    "emphasi", "acknowledge", "make ", "mention", "include", "offer", "copy", "copied", "copies", "cc",
    "clear", "sure", "ensure", "confiden", "care", "sensitiv", "handl", "need to know", "need-to-know",
    "restrict", "limit", "confin", "within", "mark ", "secure", "address", "through", "against",
    "wrong to", "without", "by role", "approve", "consult", "subject to", "balanced", "describe",
    "weight", "tight", "quiet", "private", "let ", "out of", "describe", "order", "given", "separate",
    "stay", "protect", "blank", "imply", "record", "ring ", "tell ",
)  # fmt: skip
_ORDER = (
    r"(?:^|[.;:,)\u2013-]\s+|\b(?:and|but|then|please|pls|also|kindly|we should|we must|let us|(?:agreed|"
    r"asked|advised|wishes|important|need|prefer|careful|requested|recommend|ask(?:s|"
    r"ing)?(?: us)?) to) )(?:please |pls |also |just |kindly |do )*"
)
_OUGHT = (
    r"(?:should(?:n't)?|must(?:n't)?|ought(?: not)? to|needs?(?: not)? to|(?:is|are)(?: not)? to|has to|"
    r"have to|shall|may not|can(?:not|'t)|not to|to|will(?: not)?)"
)
_PASSED = (
    r"(?:share[ds]?|sharing|disclos\w+|sen[dt]|sending|tell(?:ing)?|told|inform(?:ed|ing)?|cop(?:y|ied|"
    r"ying)(?: in)?|circulat\w+|forward(?:ed|ing)?|releas\w+|publish\w*|name[ds]?|naming|identif\w+|"
    r"mention\w*|refer(?:red|ring)? to|includ\w+|pass(?:ed|ing)? (?:it |this |that |them |anything )?on|"
    r"quot\w+|reveal\w*|known|go|goes|going|appear\w*|feature|see|seen|hear|find out|learn|know|cc|"
    r"alert(?:ed|ing)?|tip(?:ped|ping)?(?: \w+)? off|warn(?:ed|ing)?|approach(?:ed|ing)?|contact(?:ed|"
    r"ing)?|writ(?:e|ing|ten)(?: to)?|notif\w+|attach\w*|append\w*|communicat\w+|discuss\w*|show[ns]?|"
    r"given?|rung|rings?|speak|spoken to|e-?mail(?:ed|ing)?|leave messages|use the word|say|read|"
    r"let\b[^.]{0,40}\b(?:know|see|hear|find|get)|made aware|get wind|stated?|put in writing)"
)
BODIES = (
    r"(?:gmc|nmc|gdc|gphc|hcpc|cqc|hssib|icb|ela|nhs england|nhse|nhscfa|md|ceo|medical director|"
    r"chief executive|chief nurse|responsible officer|ro|trust|police|employer|regulators?|provider|"
    r"agency|group|coroner|insurers?|college|commissioners?|board|chair|caldicott guardian|"
    r"information governance|ig|hospital|practice|ombudsman|university|deanery|union|counter fraud)"
)
_PEOPLE = (
    r"(?:famil(?:y|ies)|parents?|mother|father|widow(?:er)?|husband|wife|daughter|son|relatives?|"
    r"patients?|practitioner|surgeon|doctor|nurse|midwife|dentist|pharmacist|consultant|registrar|press|"
    r"media|department|ward|unit|recipients?|anyone|anybody|nobody|no one|him|her|them|claimants?|"
    r"whistleblower|staff|colleagues?|manager|directorate|members?)"
)
_PAPERS = (
    r"(?:letters?|correspondence|message|reports?|minutes|cop(?:y|ies)|forms?|documents?|names?|address|"
    r"details|history|(?:registration )?number|figures|information|paragraphs?|references?|mention|"
    r"sentences?|chronology|schedule|statement|photographs?|papers|anything|nothing|material|content|"
    r"advice|wording|draft|summary|e-?mails?|it|this|that|these|which|contact|disclosure|sharing|matter|"
    r"case|allegation)"
)
_NO_NOTE = (  # of which a bare "no" speaks
    r"(?:names?|mention|references?|cop(?:y|ies)|contact|disclosure|letters?|comment|correspondence|"
    r"communication|identif\w+|publicity|e-?mails?|approach(?:es)?|details|sharing|onward|circulation|"
    r"phone calls?)"
)
_GONE = (
    r"(?:left (?:out|off|blank)|kept (?:out|back|off|away|from|within|confidential|private|secret|"
    r"between|to)|omitted|withheld|redacted|anonymi[sz]ed|removed|excluded|held back|dropped|suppressed|"
    r"deleted|taken out|struck out|cut out|stripped|blanked|disguised|limited to|confined to|"
    r"restricted to|stay out|stay within|remain within|keep out|remain confidential|stay confidential)"
)
_LEAVE_OUT = (
    # an order not to: do not tell, avoid naming, never by post
    rf"(?:^|[.;:,)\u2013-] |\b(?:and|but|please|pls|kindly|then|also|if asked,?|we should|we must|"
    rf"we agreed to|agreed to) )(?:please |kindly )*(?:do not|don't|never|on no account|"
    rf"under no circumstances|refrain from|avoid|nobody (?:is )?to|not to) (?:\w+ ){{0,2}}?{_PASSED}\b|"
    rf"\bavoid (?:any )?(?:naming|mention\w*|reference|contact|sharing|quot\w+|tipping)\b|\b(?:agreed|"
    rf"asked?|asks|requested|requests|wish(?:es)?|decided|prefers?|wants?) (?:us |me |you |members |"
    rf"them )?not to (?:\w+ )?{_PASSED}\b|\badvise[sd]? against {_PASSED}\b|"
    rf"\brather you did not {_PASSED}\b",
    # an order to take away
    rf"{_ORDER}(?:leave|keep|take)\b[^.]{{0,160}}?\b(?:out|off|back|away|within|confidential|anonymous|"
    rf"private|secret|from)\b|{_ORDER}(?:omit|redact|withhold|anonymi[sz]e|strip|remove|exclude|blank|"
    rf"delete|suppress|drop|cut)\b|\bleave [^.]{{1,40}} out\b|{_ORDER}(?:limit|restrict|confine) (?:what|"
    rf"the content|it to (?:facts|dates|figures))|{_ORDER}protect\b|\bto (?:leave|"
    rf"keep) [^.]{{1,60}} (?:out|off|within|away)\b",
    # an ought not: must not be told, need not be mentioned
    rf"\b(?:should|must|may|shall|can|ought|need|would|will)(?:n't|not| not| never|"
    rf" on no account)(?! have\b) (?:to )?(?:\w+ )?(?:be )?{_PASSED}\b|\b(?:is |"
    rf"are )?not (?:yet )?to (?:be )?{_PASSED}\b|\bnot be {_PASSED}\b|\b(?:must|should) on no account\b|"
    rf"\b(?:is|are) not to be asked\b|\b(?:should|must|may|can|ought)(?:n't|not|"
    rf" not)(?: to)? leave (?:our|the|this|these) (?:office|building|room|form|group|meeting)|"
    rf"\bnot to leave (?:our|the|this|these) (?:office|building|room|form|group|meeting)|"
    rf"\bmust not (?:imply|suggest|accuse|criticise)\b|\bmake no (?:reference|comment|mention)\b|\b(?:be|"
    rf"is to be|are to be|should be) (?:sent|told|given|shown) nothing\b|"
    rf"\b{BODIES} may not\b(?=\s*(?:[.;,]|$))",
    # an ought: should be left out, has to be kept from
    rf"\b{_OUGHT}(?: not)?(?: \w+)? (?:be )?{_GONE}\b|\b(?:is|are|be) (?:left|taken|kept) out of (?:the|"
    rf"any|both|all|every|whatever)\b|\b(?:asks?|asked|advis(?:es|ed)|advise|wish(?:es)?|wants?|"
    rf"requests?|requested|suggests?|recommends?|recommended|agreed|prefers?|insists?|"
    rf"content) (?:\w+ )?that\b[^.]{{0,160}}?\b(?:is|are|be|should be) (?:not )?(?:{_GONE}|"
    rf"(?:not )(?:named|shared|passed on|sent|disclosed|mentioned|told|contacted|approached)|"
    rf"no\w* (?:told|approached))|\bnobody (?:approach|contact|tell|alert|inform|write)\b|"
    rf"\b(?:{_OUGHT}) (?:stay|remain|keep|be kept) (?:well )?(?:out of|within|inside|away from)\b|"
    rf"\bshould be (?:dropped|taken out)\b",
    # nothing, nobody, no names
    rf"\b(?:nothing|none of|no[- ]one|nobody)\b[^.]{{0,80}}?\b{_OUGHT} (?:be )?(?:{_PASSED}|made|put|"
    rf"leave|hint\w*|alert)\b|^\W*nothing (?:about|on|of|from|more|else|to)\b(?![^.]*\b(?:was|were|had|"
    rf"found|has been)\b)|\bnothing (?:\w+ ){{0,3}}to (?:the )?{BODIES}\b|{_ORDER}(?:send|say|release|"
    rf"disclose|share|put|write) nothing\b|\bsay nothing\b|(?:^|"
    rf"[;:,\u2013-] )\W*no {_NO_NOTE}\b(?![^.]*\b(?:was|were|is|has|had|have|of this was|could|found|"
    rf"recorded|seen|given at)\b)|\b(?:must|should|is to|are to|to) be no {_NO_NOTE}\b|"
    rf"\bno {_NO_NOTE} (?:should|must|may|is to|are to|to (?:be|the)|until|please)\b|\b(?:with|and|but|"
    rf"give|by role,?|use|include) no (?:names?|identif\w+)\b|\bno further than\b",
    # somebody does not want it
    rf"\b(?:not|n't|never) (?:want|wish|like|consent)(?:ed|s)?\b[^.]{{0,80}}?\b(?:to (?:appear|"
    rf"be (?:named|told|shared|mentioned|used|passed|sent|quoted|written)|know|hear|see|find out|learn|"
    rf"go)|mentioned|shared|used|named|disclosed|told|sent|passed|quoted|written)\b|"
    rf"\bwants? (?:no[- ]?one|nobody|nothing|none)\b|\b(?:wish|wishes|"
    rf"request) that\b[^.]*\bnot\b[^.]*\b{_PASSED}|\b(?:wrong|unwise|better not|unhelpful|unfair|"
    rf"inappropriate|premature) to (?:\w+ )?{_PASSED}\b|\bwould not {_PASSED}\b",
    # bare notes
    rf"\bnot for (?:the )?(?:wider|onward|sharing|circulation|release|disclosure|publication|{BODIES}|"
    rf"{_PEOPLE})\b|\b(?:isn't|is not|not) needed by|\bby role(?: only)?\b|\brole only\b|\bnot by name\b|"
    rf"\bnot (?:the|her|his|their) names?\b|\bwithout (?:naming|names|the name|identifying)\b|"
    rf"\breporting restrictions\b|\bcourt order\b|\bredacted?\b(?= (?:copy|version))|"
    rf"\banonymised version\b|\bnumbers only\b|\b(?:and|,) not (?:to |with |for )?the (?:individual|"
    rf"person|{BODIES}|{_PEOPLE})\b|\bnothing (?:more|else)\s*\.?$|^\W*{BODIES}, not (?:the )?{BODIES}\b|"
    rf"\b{BODIES} not yet\b|{_ORDER}(?:keep|stay) (?:quiet|silent|mum)\b|{_ORDER}refer to (?:him|her|"
    rf"them) as\b|\b(?:share|send|write|letter)\b[^.]{{0,160}}?, (?:but )?not (?:with|to) (?:the )?\w+",
)
_HEARD = (
    r"(?:told|informed|hear|contacted|spoken to|rung|warned|know|consulted|asked about|seen?|written to|"
    r"notified|aware|notice)"
)
_TELL_FIRST = (
    rf"\b{_OUGHT} (?:be )?{_HEARD}\b[^.]{{0,160}}?\b(?:first|before|beforehand|same (?:day|time)|"
    rf"in advance|at the right time|prior to)\b|{_ORDER}(?:ring|call|phone|telephone|speak to|tell|warn|"
    rf"inform|contact|see|check with|consult|let|give|write to|notify)\b[^.]{{0,160}}?\b(?:first|before|"
    rf"beforehand|in advance|on the day|notice|a day later)\b|\btold by the trust at the right time|(?:^|"
    rf"[.;:,] )(?:her|his|the|their) [a-z' -]{{3,30}} first\s*[.;]?$|\b{BODIES} first\b(?! (?:learn|knew|"
    rf"heard|told|became|noticed|wrote|reported|contact|rais|said|ask))|\b(?:is|be|are) (?:warned|told|"
    rf"informed|consulted|shown \w+) (?:beforehand|first|in advance)\b|\b{BODIES} to (?:approve|see|"
    rf"check|agree|clear|sign off)\b|\basked? (?:\w+ )?to (?:telephone|ring|call) before\b|\b(?:wants?|"
    rf"asked for) [^.]{{0,40}}to (?:hear|be told)[^.]{{0,60}}\b(?:first|before\w*)\b|"
    rf"^\W*before (?:anything|any|the) [^.]{{0,30}}, (?:check|ring|speak|tell|consult|ask)",
)
_NOT_BEFORE = (
    rf"\bnot (?:be \w+ )?(?:before|until|till)\b|\bonly (?:if|after|once|when)\b|{_ORDER}hold (?:it|them|"
    rf"the (?:letters?|reports?|summary|pack|papers)|this|back|off|everything|any \w+)\b|{_ORDER}(?:wait|"
    rf"await|delay|pause|embargo|defer|postpone)\b|\bembargo\w*\b|\b(?:must|should|to|will|"
    rf"agreed to) (?:wait|be delayed|be held|be postponed|be deferred|delay|hold|await)\b|\b(?:do not|"
    rf"don't|nothing (?:should|must|may|is|to|can|goes)|not to|must not|should not|not be|no letters?|"
    rf"no contact|no disclosure)\b[^.]{{0,160}}?\b(?:until|till|before|pending|for the moment|for now|"
    rf"at this stage|yet)\b|\b(?:say|send|release|tell)\b[^.]{{0,40}}\bnothing\b[^.]{{0,40}}\b(?:until|"
    rf"for the moment|for now|at this stage)\b|\b(?:withhold|leave|keep)\b[^.]{{0,80}}\b(?:until|for now|"
    rf"for the moment)\b|\b(?:to|should|must|can|may) (?:go|be sent|be shared|be released|be told|follow|"
    rf"be given|leave)\b[^.]{{0,160}}?\b(?:once|after|when|until)\b|\buntil\b[^.]{{0,60}}\b(?:inquest|"
    rf"met|trial|charged|concluded|hearing|verdict|sentenced)|\bbefore (?:the|any) (?:letters?|recall|"
    rf"inquest|trial)\b|\bsubject to (?:the )?(?:{BODIES}|{_PEOPLE})\b[^.]*\bagree|\bno (?:letters?|"
    rf"disclosure|contact)\b[^.]{{0,30}}\buntil\b",
)
_ONLY_TO = (
    rf"\b{BODIES}(?: and (?:the )?{BODIES})? (?:only|alone)(?=\s*[.,;)]|\s*$| for now| at this| please|"
    rf" may| should| is to)|\b(?:and|to|with|but) (?:nobody|no one|no-one)(?: else| but)\b|\beyes only\b|"
    rf"\baddressee only\b|\bnobody else\b|\bonly (?:with|to|by) (?:the )?{BODIES}\b|"
    rf"\bonly (?:the )?{BODIES} {_OUGHT}\b|{_ORDER}(?:tell|inform|copy|write to) only\b|"
    rf"{_ORDER}(?:restrict|limit|confine) (?:(?:it|this|that|the letter|circulation|distribution|sharing|"
    rf"disclosure|the report|copies) )?to\b|\b(?:to|for|with) (?:the )?{BODIES} alone\b|\b(?:stay|remain|"
    rf"keep it|kept) within the {BODIES}\b|\bbeyond the (?:meeting|group|board)\b|\bto be addressed to\b|"
    rf"\baddress (?:it|the letter|them) to\b|\b(?:is|are) (?:only )?to be given (?:only )?(?:in|to)\b|"
    rf"\bonly to be (?:given|sent|told|shared)\b|\boutside the (?:group|meeting)\b|"
    rf"\bonly the {BODIES} should\b|\b{BODIES} alone\b",
)
_SAY = (
    r"(?:say|state|mention|add|explain|stress|emphasi[sz]e|acknowledge|record|make (?:it )?(?:clear|"
    r"plain)|point out|describe|note in the letter|include|offer|set out|remind|thank|enclose|refer to|"
    r"invite|apologise|name)"
)
_SAY_ALSO = (
    rf"{_ORDER}(?:say|state|mention|add|record|explain|stress|emphasi[sz]e|acknowledge|"
    rf"make (?:it )?(?:clear|plain)|point out|describe|include|enclose|set out|"
    rf"note in the letter)\b(?! nothing| no\b|,)|\b(?:letters?|correspondence|summary|it|we|they|message|"
    rf"reply|covering note) (?:should|must|is to|are to|needs? to|ought to|has to|may|"
    rf"will) (?:also )?(?:not )?{_SAY}\b|\b(?:should|must|is to|are to|needs? to|ought to|"
    rf"to) (?:also )?(?:be (?:added|made clear|described|balanced|stressed|acknowledged|fair|stated|"
    rf"explained|said|copied|told too))\b|\bsay (?:also|so)\b|\b(?:make sure|ensure|"
    rf"be sure)\b[^.]{{0,160}}?\b(?:says?|explains?|states?|mentions?|is clear|makes|know|knows|"
    rf"understands?|includes?|not identifiable|told|aware|copied)\b|\bmake (?:clear|sure)\b|"
    rf"described fairly|\bgive (?:\w+ )?weight to\b|\bmust say that\b",
    rf"{_ORDER}(?:copy|cc|bcc)\b(?= (?:to|the|it|in|[a-z]+ in)\b)|^\W*cc\b|\bbe copied in\b|"
    rf"\ba copy (?:should|must|is to|to)\b|\b(?:asked|agreed|advise[sd]?|recommend\w*|"
    rf"ask) that\b[^.]{{0,80}}\b(?:be|should be|is) (?:copied|given|sent|told|offered|included|added|"
    rf"mentioned)\b|\bshould (?:get|have|receive) (?:a|their own) (?:separate )?(?:letter|copy)\b",
)
_HANDLE = (
    r"tight handling|handled? (?:sensitively|with care)|\bin confidence|strictly confidential|"
    r"need[- ]to[- ]know|careful(?:ly)? handled|\b(?:treat(?:ed)?|"
    r"regard(?:ed)?) (?:\w+ ){0,4}as (?:\w+ ){0,2}(?:confidential|sensitive|not for)|"
    rf"{_ORDER}mark (?:it|the|this|them)\b[^.]{{0,30}}\b(?:addressee|confidential|private|personal|"
    rf"official)|\bsecure e-?mail\b|"
    r"\b(?:never|not|nothing) (?:\w+ ){0,3}by (?:post|e-?mail|fax|phone|telephone)\b|\bat work and not\b|"
    r"\bnot at home\b|"
    rf"\b{_OUGHT} go through (?:his|her|their|the)\b|\bonly through\b|"
    rf"\bcontact (?:\w+ ){{0,3}}(?:only )?through\b|"
    r"\bhome address\b(?=[^.]*\b(?:not|nothing|no)\b)|\b(?:letters?|it) must go (?:out )?(?:before|by)\b|"
    r"\bnot issue it\b|\b(?:send|go|sent) (?:it |them )?(?:encrypted|recorded delivery|by hand)\b",
)


def _joined(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rows))


KINDS = tuple(
    (kind, _joined(rows))
    for kind, rows in (
        ("tell-first", _TELL_FIRST),
        ("not-before", _NOT_BEFORE),
        ("only-to", _ONLY_TO),
        ("leave-out", _LEAVE_OUT),
        ("say-also", _SAY_ALSO),
        ("handle", _HANDLE),
    )
)
_FOUND = re.compile(r"^\W*no (?:\w+ ){1,6}(?:was|were|is|has|could)\b")
_DONE = re.compile(  # "was not delivered until", "did not tell": a report of what happened
    r"\b(?:was|were|did|ha[sd](?! to\b)|have(?! to\b)|been|he|she|they|staff|who|only)(?:n't|"
    r" not)?(?: \w+){0,3}? (?:until|till|before|out|told|sent|passed|copied|learnt|shared|mentioned|"
    r"approached|given)\b|\b(?:was|were|had been) (?:told|asked|advised|left|kept|taken|postponed|"
    r"delayed|withheld|omitted|removed)\b"
)
_OUGHT_NOW = re.compile(
    r"\b(?:should(?! (?:not )?have)|must|not to be|(?:is|are) to|do not|don't|please|not before|"
    r"not until|hold|nothing|ask(?:s|ed)?|agreed|wants?|wish(?:es)?|advis\w+|ought|may|be (?:left|kept|"
    r"told)|leave|only|no letters?|before|request\w*|ensure|make sure|until further|would like|keep|"
    r"avoid|never|cannot|can't)\b"
)
_OF_CARE = re.compile(  # what is done to patients and things is no passing on
    r"\b(?:retractor|vessel|pump|drugs?|dose|tablets?|stitch\w*|sutures?|drain|tube|catheter|cannula|"
    r"swabs?|stent|implant|device|lift|resuscitat\w*|resus|operat(?:e|ing) (?:alone|until)|drive|"
    r"blood bank|bloods?|samples?|ice|feeds?|antibiotics?|scan before|theatre before|monitor|transfer|"
    r"implants?|stapler|babies below|ambulance|visitors|fasting|eat|oxygen|fluids)\b"
)
_TELLING = re.compile(
    rf"\b(?:{_PAPERS}|share[ds]?|tell|told|names?|write|copied|inform\w*|disclos\w*)\b"
)
_BY_RULE = re.compile(
    r"\b(?:polic(?:y|ies)|guidelines?|guidance|label|sign|manual|protocol|checklist|instructions|alert|"
    r"conditions|undertakings?|interim order|sop|leaflet)\b[^.;]{0,20}\b(?:says?|said|states?|stated|"
    r"requires?|is|are|not|prevents?)\b|\bsays the \w+"
)


def kind_of(sentence: str) -> str:
    """The kind of wish that a sentence (in small letters) utters, "" for none."""
    if _BY_RULE.search(sentence) or (_OF_CARE.search(sentence) and not _is_of_papers(sentence)):
        return ""
    for kind, pattern in KINDS:
        match = pattern.search(sentence)
        if match and not _is_report(sentence, match):
            return kind
    return ""


def _is_report(sentence: str, wish: re.Match[str]) -> bool:
    """Whether what looks like a wish follows on what was done, or was not found."""
    if _FOUND.search(sentence):
        return True
    done = _DONE.search(sentence)
    return done is not None and done.start() < wish.start() and not _OUGHT_NOW.search(sentence)


def _is_of_papers(sentence: str) -> bool:
    return (
        re.search(r"\b(?:letters?|correspondence|share|disclose|mention|copy)\b", sentence)
        is not None
    )
