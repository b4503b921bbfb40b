"""How people say what is to be passed on, to whom, when and with what (22, 25; domain): one pattern a kind.

A wish is an order ("leave out"), an ought ("must not be told"), somebody's asking ("he asks that") or a
bare note ("GMC only") about telling, naming, writing or copying. What was done, what a policy says and
what is to be done to a patient are none. The patterns read small letters and straight apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sigdocs.minimisation.patterns import Pattern

_ORDER = (
    r"(?:^|[.;:,)\u2013-]\s+|"
    r"\b(?:and|but|then|please|pls|also|kindly|we should|we must|let us|"
    r"(?:agreed|asked|advised|wishes|important|need|prefer|careful|requested|recommend|"
    r"ask(?:s|ing)?(?: us)?) to) )(?:please |pls |also |just |kindly |do )*"
)
_OUGHT = (
    r"(?:should(?:n't)?|must(?:n't)?|ought(?: not)? to|needs?(?: not)? to|(?:is|are)(?: not)? to|has to|"
    r"have to|shall|may not|can(?:not|'t)|not to|to|will(?: not)?)"
)
_PASSED = (
    r"(?:share[ds]?|sharing|disclos\w+|sen[dt]|sending|tell(?:ing)?|told|inform(?:ed|ing)?|"
    r"cop(?:y|ied|ying)(?: in)?|circulat\w+|forward(?:ed|ing)?|releas\w+|publish\w*|name[ds]?|naming|"
    r"identif\w+|mention\w*|refer(?:red|ring)? to|includ\w+|"
    r"pass(?:ed|ing)? (?:it |this |that |them |anything )?on|quot\w+|reveal\w*|known|go|goes|going|"
    r"appear\w*|feature|see|seen|hear|find out|learn|know|cc|alert(?:ed|ing)?|"
    r"tip(?:ped|ping)?(?: \w+)? off|warn(?:ed|ing)?|approach(?:ed|ing)?|contact(?:ed|ing)?|"
    r"writ(?:e|ing|ten)(?: to)?|notif\w+|attach\w*|append\w*|communicat\w+|discuss\w*|show[ns]?|given?|"
    r"rung|rings?|repeat(?:ed)? (?:it |this )?to|relay(?:ed)?|asked (?:about|for)|presented as|"
    r"speak|spoken to|e-?mail(?:ed|ing)?|leave messages|use the word|say|read|"
    r"let\b[^.]{0,40}\b(?:know|see|hear|find|get|reach|slip)|made aware|get wind|stated?|put in writing)"
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
    r"address(?:es)?|initials|ages|occupations|diagnos[ie]s|photographs?|nationalit(?:y|ies)|"
    r"communication|identif\w+|publicity|e-?mails?|approach(?:es)?|details|sharing|onward|circulation|"
    r"phone calls?)"
)
_GONE = (
    r"(?:left (?:out|off|blank)|"
    r"kept (?:out|back|off|away|from|within|confidential|private|secret|between|to)|omitted|withheld|"
    r"redacted|anonymi[sz]ed|removed|excluded|held back|dropped|suppressed|deleted|taken out|struck out|"
    r"cut out|stripped|blanked|disguised|limited to|confined to|restricted to|stay out|stay within|"
    r"remain within|keep out|remain confidential|stay confidential)"
)
_LEAVE_OUT = (
    # an order not to: do not tell, avoid naming, never by post
    rf"(?:^|[.;:,)\u2013-] |"
    rf"\b(?:and|but|please|pls|kindly|then|also|if asked,?|we should|we must|we agreed to|"
    rf"agreed to) )(?:please |kindly )*(?:do not|don't|never|on no account|under no circumstances|"
    rf"refrain from|avoid|nobody (?:is )?to|not to) (?:\w+ ){{0,2}}?{_PASSED}\b|"
    rf"\bavoid (?:any )?(?:naming|mention\w*|reference|contact|sharing|quot\w+|tipping)\b|"
    rf"\b(?:agreed|asked?|asks|requested|requests|wish(?:es)?|decided|prefers?|wants?) (?:us |me |you |"
    rf"members |them )?not to (?:\w+ )?{_PASSED}\b|\badvise[sd]? against {_PASSED}\b|"
    rf"\brather you did not {_PASSED}\b",
    # an order to take away
    rf"{_ORDER}(?:leave|keep|take)\b[^.]{{0,160}}?\b(?:out|off|back|away|within|confidential|anonymous|"
    rf"private|secret|from)\b|"
    rf"{_ORDER}(?:omit|redact|withhold|anonymi[sz]e|strip|remove|exclude|blank|delete|suppress|drop|"
    rf"cut)\b|\bleave [^.]{{1,40}} out\b|"
    rf"{_ORDER}(?:limit|restrict|confine) (?:what|the content|it to (?:facts|dates|figures))|"
    rf"{_ORDER}protect\b|\bto (?:leave|keep) [^.]{{1,60}} (?:out|off|within|away)\b",
    # an ought not: must not be told, need not be mentioned
    rf"\b(?:should|must|may|shall|can|ought|need|would|will)(?:n't|not| not| never|"
    rf" on no account)(?! have\b) (?:to )?(?:\w+ )?(?:be )?{_PASSED}\b|"
    rf"(?:\b(?:is |are )?not|\b(?:is|are)n't) (?:yet )?to (?:be )?{_PASSED}\b|\bnot be {_PASSED}\b|"
    rf"\b(?:under no circumstances|on no account|in no event|at no (?:time|point))\b[^.]{{0,60}}\bto be "
    rf"(?!given?\b|seen?\b|go){_PASSED}\b|"
    rf"\b(?:prefers?|rather)\b[^.]{{0,40}}\b(?:it|this|that|they|he|she|we|nobody)\b[^.]{{0,12}}"
    rf"(?:n't|\bnot|\bwas|\bwere)\b (?:be )?{_PASSED}\b|"
    rf"\b(?:is|are)(?:n't| not) (?:relevant|material) to any(?:one|body)\b|"
    rf"\bof no (?:concern|interest|relevance) to any(?:one|body)\b|"
    rf"\b{_OUGHT} (?:be )?left (?:to|for|with) [^.]{{1,30}}? to {_PASSED}\b|"
    rf"^\W*no [\w' ]{{1,40}}\b(?:names?|initials|ages?|occupations?|jobs?|trades?|address(?:es)?|"
    rf"faith|religion|nationality|diagnos[ie]s|details|dates? of birth|photographs?)\b[^.]{{0,20}} "
    rf"{_OUGHT} be (?:given|used|stated|{_PASSED})\b|"
    rf"\b(?:must|should) on no account\b|\b(?:is|are) not to be asked\b|"
    rf"\b(?:should|must|may|can|ought)(?:n't|not| not)(?: to)? leave (?:our|the|this|these) (?:office|"
    rf"building|room|form|group|meeting)|"
    rf"\bnot to leave (?:our|the|this|these) (?:office|building|room|form|group|meeting)|"
    rf"\bmust not (?:imply|suggest|accuse|criticise)\b|\bmake no (?:reference|comment|mention)\b|"
    rf"\b(?:be|is to be|are to be|should be) (?:sent|told|given|shown) nothing\b|"
    rf"\b{BODIES} may not\b(?=\s*(?:[.;,]|$))",
    # an ought: should be left out, has to be kept from
    rf"\b{_OUGHT}(?: not)?(?: \w+)? (?:be )?{_GONE}\b|"
    rf"\b(?:is|are|be) (?:left|taken|kept) out of (?:the|any|both|all|every|whatever)\b|"
    rf"\b(?:asks?|asked|advis(?:es|ed)|advise|wish(?:es)?|wants?|requests?|requested|suggests?|"
    rf"recommends?|recommended|agreed|prefers?|insists?|content) (?:\w+ )?that\b[^.]{{0,160}}?\b(?:is|"
    rf"are|be|should be) (?:not )?(?:{_GONE}|"
    rf"(?:not )(?:named|shared|passed on|sent|disclosed|mentioned|told|contacted|approached)|"
    rf"no\w* (?:told|approached))|\bnobody (?:approach|contact|tell|alert|inform|write)\b|"
    rf"\b(?:{_OUGHT}) (?:stay|remain|keep|be kept) (?:well )?(?:out of|within|inside|away from)\b|"
    rf"\bshould be (?:dropped|taken out)\b",
    # nobody, nothing, no names
    rf"\b(?:go|goes|be sent|be given|be shown|be told|pass) to (?:nobody|no[- ]one)\b|"
    rf"\bbut not (?:the|her|his|their|its) \w+|"
    rf"\b(?:should|must|may|shall)(?:n't|not| not)? (?:have no part|"
    rf"not? (?:handle|deal with|take part|attend|sit|be involved|be present|have (?:any|a) part|"
    rf"have sight))\b|\b(?:should|must|is to|are to|has to|needs? to) be protected\b|"
    rf"\b(?:names?|details|numbers?|ages?|addresses) (?:are |is )?not (?:needed|required|necessary|"
    rf"to be)\b|\b(?:asks?|asked|agreed|advise[sd]?|requests?|requested|ruled|decided|wants?) (?:that|"
    rf"for)\b[^.]{{0,120}}?\bnot (?:be )?(?:written|minuted|recorded|repeated|printed|published|put|"
    rf"said)\b|\b(?:nobody|no[- ]one) from\b[^.]{{0,60}}\b{_OUGHT}\b|"
    rf"\b(?:nothing|none of|no[- ]one|nobody)\b[^.]{{0,80}}?\b{_OUGHT} (?:be )?(?:{_PASSED}|made|put|"
    rf"be in any|be in the|in any|leave|hint\w*|alert)\b|"
    rf"^\W*nothing (?:about|on|of|from|more|else|to)\b(?![^.]*\b(?:was|were|had|found|has been)\b)|"
    rf"\bnothing (?:\w+ ){{0,3}}to (?:the )?{BODIES}\b|"
    rf"{_ORDER}(?:send|say|release|disclose|share|put|write) nothing\b|\bsay nothing\b|"
    rf"(?:^|[.;:,\u2013-] )\W*no {_NO_NOTE}\b(?![^.]*\b(?:was|were|is|has|had|have|of this was|could|"
    rf"found|recorded|seen|given at)\b)|\b(?:must|should|is to|are to|to) be no {_NO_NOTE}\b|"
    rf"\bno {_NO_NOTE} (?:should|must|may|is to|are to|to (?:be|the)|until|please)\b|"
    rf"\b(?:with|and|but|give|by role,?|use|include) no (?:names?|identif\w+)\b|\bno further than\b",
    # somebody does not want it
    rf"\b(?:not|n't|never) (?:want|wish|like|consent)(?:ed|"
    rf"s)?\b[^.]{{0,80}}?\b(?:to (?:appear|"
    rf"be (?:named|told|shared|mentioned|used|passed|sent|quoted|written)|know|hear|see|find out|learn|"
    rf"go)|mentioned|shared|used|named|disclosed|told|sent|passed|quoted|written)\b|"
    rf"\bwants? (?:no[- ]?one|nobody|nothing|none)\b|"
    rf"\b(?:wish|wishes|request) that\b[^.]*\bnot\b[^.]*\b{_PASSED}|"
    rf"\b(?:wrong|unwise|better not|unhelpful|unfair|inappropriate|premature) to (?:\w+ )?{_PASSED}\b|"
    rf"\bwould not {_PASSED}\b",
    # bare notes
    rf"\bnot for (?:the )?(?:wider|onward|sharing|circulation|release|disclosure|publication|{BODIES}|"
    rf"{_PEOPLE})\b|\b(?:isn't|is not|not) needed by|\bby role(?: only)?\b|\brole only\b|\bnot by name\b|"
    rf"\bnot (?:the|her|his|their) names?\b|\bwithout (?:naming|names|the name|identifying)\b|"
    rf"\breporting restrictions\b|\bcourt order\b|\bredacted?\b(?= (?:copy|version))|"
    rf"\banonymised version\b|\bnumbers only\b|"
    rf"\b(?:and|,) not (?:to |with |for )?the (?:individual|person|{BODIES}|{_PEOPLE})\b|"
    rf"\bnothing (?:more|else)\s*\.?$|^\W*{BODIES}, not (?:the )?{BODIES}\b|\b{BODIES} not yet\b|"
    rf"{_ORDER}(?:keep|stay) (?:quiet|silent|mum)\b|{_ORDER}refer to (?:him|her|them) as\b|"
    rf"\b(?:share|send|write|letter)\b[^.]{{0,160}}?, (?:but )?not (?:with|to) (?:the )?\w+",
)
_HEARD = (
    r"(?:told|informed|hear|contacted|spoken to|rung|warned|know|consulted|asked about|seen?|written to|"
    r"notified|aware|notice)"
)
_TELL_FIRST = (
    rf"\b{_OUGHT} (?:be )?{_HEARD}\b[^.]{{0,160}}?\b(?:first|before|beforehand|same (?:day|time)|"
    rf"in advance|at the right time|prior to)\b|"
    rf"{_ORDER}(?:ring|call|phone|telephone|speak to|tell|warn|inform|contact|see|check with|consult|let|"
    rf"give|write to|notify)\b[^.]{{0,160}}?\b(?:first|before|beforehand|in advance|on the day|notice|"
    rf"a day later)\b|\btold by the trust at the right time|"
    rf"(?:^|[.;:,] )(?:her|his|the|their) [a-z' -]{{3,30}} first\s*[.;]?$|"
    rf"\b{BODIES} first\b(?! (?:learn|knew|heard|told|became|noticed|wrote|reported|contact|rais|said|"
    rf"ask))|\b(?:is|be|are) (?:warned|told|informed|consulted|shown \w+) (?:beforehand|first|"
    rf"in advance)\b|\b{BODIES} to (?:approve|see|check|agree|clear|sign off)\b|"
    rf"\basked? (?:\w+ )?to (?:telephone|ring|call) before\b|"
    rf"\b(?:wants?|asked for) [^.]{{0,40}}to (?:hear|be told)[^.]{{0,60}}\b(?:first|before\w*)\b|"
    rf"^\W*before (?:anything|any|the) [^.]{{0,30}}, (?:check|ring|speak|tell|consult|ask)",
)
_NOT_BEFORE = (
    rf"\bno (?:steps?|action|move|announcement|decision|letters?|contact|disclosure|approach|e-?mails?|"
    rf"calls?) (?:\w+ ){{0,3}}?(?:should|must|is to|are to|to|may|can|before|"
    rf"until)\b[^.]{{0,80}}?\b(?:before|until|till|unless)\b|\bnot (?:be \w+ )?(?:before|until|till)\b|"
    rf"\bonly (?:if|after|once|when)\b|"
    rf"{_ORDER}hold (?:it|them|the (?:letters?|reports?|summary|pack|papers)|this|back|off|everything|"
    rf"any \w+)\b|{_ORDER}(?:wait|await|delay|pause|embargo|defer|postpone)\b|\bembargo\w*\b|"
    rf"\b(?:must|should|to|will|agreed to) (?:wait|be delayed|be held|be postponed|be deferred|delay|"
    rf"hold|await)\b|\b(?:do not|don't|nothing (?:should|must|may|is|to|can|goes)|not to|must not|"
    rf"should not|not be|no letters?|no contact|no disclosure)\b[^.]{{0,160}}?\b(?:until|till|before|"
    rf"pending|for the moment|for now|at this stage|yet)\b|"
    rf"\b(?:say|send|release|tell)\b[^.]{{0,40}}\bnothing\b[^.]{{0,40}}\b(?:until|for the moment|for now|"
    rf"at this stage)\b|\b(?:withhold|leave|keep)\b[^.]{{0,80}}\b(?:until|for now|for the moment)\b|"
    rf"\b(?:to|should|must|can|may) (?:go|be sent|be shared|be released|be told|follow|be given|"
    rf"leave)\b[^.]{{0,160}}?\b(?:once|after|when|until)\b|"
    rf"\buntil\b[^.]{{0,60}}\b(?:inquest|met|trial|charged|concluded|hearing|verdict|sentenced)|"
    rf"\bbefore (?:the|any) (?:letters?|recall|inquest|trial)\b|"
    rf"\b(?:i|we)(?:'d| would| should) (?:\w+ )?(?:tell|speak to|ask|ring|write to|inform|consult|warn|"
    rf"talk to|contact)\b[^.]{{0,80}}\bbefore (?:writing|telling|contacting|sending|approaching|informing|"
    rf"speaking|ringing|going to|we (?:write|tell|send|go))\b|"
    rf"\bsubject to (?:the )?(?:{BODIES}|{_PEOPLE})\b[^.]*\bagree|"
    rf"\bno (?:letters?|disclosure|contact)\b[^.]{{0,30}}\buntil\b",
)
_ONLY_TO = (
    rf"\b(?:go|be (?:sent|shown|given|told|shared))\b[^.]{{0,60}}\bbut (?:to |with )?(?:nobody|no[- ]?one)\b|"
    rf"\b{BODIES}(?: and (?:the )?{BODIES})? (?:only|alone)(?=\s*[.,;)]|\s*$| for now| at this| please|"
    rf" may| should| is to)|\b(?:and|to|with|but) (?:nobody|no one|no-one)(?: else| but)\b|\beyes only\b|"
    rf"\baddressee only\b|\bnobody else\b|\bonly (?:with|to|by) (?:the )?{BODIES}\b|"
    rf"\bonly (?:the )?{BODIES} {_OUGHT}\b|{_ORDER}(?:tell|inform|copy|write to) only\b|"
    rf"{_ORDER}(?:restrict|limit|"
    rf"confine) (?:(?:it|this|that|the letter|circulation|distribution|sharing|disclosure|the report|"
    rf"copies) )?to\b|\b(?:to|for|with) (?:the )?{BODIES} alone\b|"
    rf"\b(?:stay|remain|keep it|kept) within the {BODIES}\b|\bbeyond the (?:meeting|group|board)\b|"
    rf"\bto be addressed to\b|\baddress (?:it|the letter|them) to\b|"
    rf"\b(?:is|are) (?:only )?to be given (?:only )?(?:in|to)\b|"
    rf"\bonly to be (?:given|sent|told|shared)\b|\boutside the (?:group|meeting)\b|"
    rf"\bonly the {BODIES} should\b|\b{BODIES} alone\b",
)
_SAY = (
    r"(?:say|state|mention|add|explain|stress|emphasi[sz]e|acknowledge|record|"
    r"make (?:it )?(?:clear|plain)|point out|describe|note in the letter|include|offer|set out|remind|"
    r"thank|enclose|refer to|invite|apologise|name)"
)
_SAY_ALSO = (
    rf"{_ORDER}(?:say|state|mention|add|record|explain|stress|emphasi[sz]e|acknowledge|"
    rf"make (?:it )?(?:clear|plain)|point out|describe|include|enclose|set out|"
    rf"note in the letter)\b(?! nothing| no\b|,)|"
    rf"\b(?:letters?|correspondence|summary|it|we|they|message|reply|covering note) (?:should|must|is to|"
    rf"are to|needs? to|ought to|has to|may|will) (?:also )?(?:not )?{_SAY}\b|"
    rf"\b(?:should|must|is to|are to|needs? to|ought to|"
    rf"to) (?:also )?(?:be (?:added|made clear|described|balanced|stressed|acknowledged|fair|stated|"
    rf"explained|said|copied|told too))\b|\bsay (?:also|so)\b|"
    rf"\b(?:make sure|ensure|be sure)\b[^.]{{0,160}}?\b(?:says?|explains?|states?|mentions?|is clear|"
    rf"makes|know|knows|understands?|includes?|not identifiable|told|aware|copied)\b|"
    rf"\bmake (?:clear|sure)\b|described fairly|\bgive (?:\w+ )?weight to\b|\bmust say that\b",
    rf"{_ORDER}(?:copy|cc|bcc)\b(?= (?:to|the|it|in|[a-z]+ in)\b)|^\W*cc\b|\bbe copied in\b|"
    rf"\ba copy (?:should|must|is to|to)\b|"
    rf"\b(?:asked|agreed|advise[sd]?|recommend\w*|ask) that\b[^.]{{0,80}}\b(?:be|should be|is) (?:copied|"
    rf"given|offered|included|added|mentioned)\b|"
    rf"\bshould (?:get|have|receive) (?:a|their own) (?:separate )?(?:letter|copy)\b",
)
_HANDLE = (
    rf"\b(?:and|but|,) not in writing\b|\bin writing only\b|\bby way of the \w+|"
    rf"{_ORDER}(?:tell|inform|ask|write to|contact) [^.]{{0,40}}\b(?:through|via|by telephone)\b|"
    rf"{_ORDER}(?:write|send|post|address|reply|ring|e-?mail|deliver)\b[^.]{{0,60}}\b(?:and|but),? "
    rf"not (?:to |at )?(?:the|his|her|their)\b|"
    rf"\b{_OUGHT} (?:go|be (?:sent|posted|addressed|delivered)) to [^.]{{1,40}}\b(?:and|but),? not "
    rf"(?:to )?(?:the|his|her|their)\b|"
    rf"\band not (?:nhs resolution|us|we)\b[^.]{{0,20}}\b(?:should|must|is to)\b|"
    r"tight handling|handled? (?:sensitively|with care)|\bin confidence|strictly confidential|"
    r"need[- ]to[- ]know|careful(?:ly)? handled|"
    r"\b(?:treat(?:ed)?|regard(?:ed)?) (?:\w+ ){0,4}as (?:\w+ ){0,2}(?:confidential|sensitive|not for)|"
    rf"{_ORDER}mark (?:it|the|this|them)\b[^.]{{0,30}}\b(?:addressee|confidential|private|personal|"
    rf"official)|\bsecure e-?mail\b|"
    r"\b(?:never|not|nothing) (?:\w+ ){0,3}by (?:post|e-?mail|fax|phone|telephone)\b|\bat work and not\b|"
    r"\bnot at home\b|"
    rf"\b{_OUGHT} go through (?:his|her|their|the)\b|\bonly through\b|"
    rf"\bcontact (?:\w+ ){{0,3}}(?:only )?through\b|"
    r"\bhome address\b(?=[^.]*\b(?:not|nothing|no)\b)|\b(?:letters?|it) must go (?:out )?(?:before|by)\b|"
    r"\bnot issue it\b|\b(?:send|go|sent) (?:it |them )?(?:encrypted|recorded delivery|by hand)\b",
)


def _joined(rows: tuple[str, ...]) -> Pattern:
    return Pattern("|".join(rows))


KINDS = {
    _joined(rows): kind
    for kind, rows in (
        ("tell-first", _TELL_FIRST),
        ("not-before", _NOT_BEFORE),
        ("only-to", _ONLY_TO),
        ("leave-out", _LEAVE_OUT),
        ("say-also", _SAY_ALSO),
        ("handle", _HANDLE),
    )
}
_FOUND = Pattern(r"^\W*no (?:\w+ ){1,6}(?:was|were|is|has|could)\b")
_DONE = Pattern(  # "was not delivered until", "did not tell": a report of what happened
    r"\b(?:was|were|did|ha[sd](?! to\b)|have(?! to\b)|been|he|she|they|staff|who|only)(?:n't|"
    r" not)?(?: \w+){0,3}? (?:until|till|before|out|told|sent|passed|copied|learnt|shared|mentioned|"
    r"approached|given)\b|\b(?:was|were|had been) (?:told|asked|advised|left|kept|taken|postponed|"
    r"delayed|withheld|omitted|removed)\b"
)
_OUGHT_NOW = Pattern(
    r"\b(?:should(?! (?:not )?have)|must|not to be|(?:is|are) to|do not|don't|please|not before|"
    r"not until|hold|nothing|ask(?:s|ed)?|agreed|wants?|wish(?:es)?|advis\w+|ought|may|"
    r"be (?:left|kept|told)|leave|only|no letters?|before|request\w*|ensure|make sure|until further|"
    r"would like|keep|avoid|never|cannot|can't)\b"
)
_OF_CARE = Pattern(  # what is done to patients and things is no passing on
    r"\b(?:retractor|vessel|pump|drugs?|dose|tablets?|stitch\w*|sutures?|drain|tube|catheter|cannula|"
    r"swabs?|stent|implant|device|lift|resuscitat\w*|resus|operat(?:e|ing) (?:alone|until)|drive|"
    r"blood bank|bloods?|samples?|ice|feeds?|antibiotics?|scan before|theatre before|monitor|transfer|"
    r"implants?|stapler|babies below|ambulance|visitors|fasting|eat|oxygen|fluids)\b"
)
_TELLING = Pattern(
    rf"\b(?:{_PAPERS}|share[ds]?|tell|told|names?|write|copied|inform\w*|disclos\w*)\b"
)
_BY_RULE = Pattern(
    r"\b(?:polic(?:y|ies)|guidelines?|guidance|label|sign|manual|protocol|checklist|instructions|alert|"
    r"conditions|undertakings?|interim order|sop|leaflet)\b[^.;]{0,20}\b(?:says?|said|states?|stated|"
    r"requires?|is|are|not|prevents?)\b|\bsays the \w+"
)


def kind_of(sentence: str, live: Iterable[Pattern] = KINDS) -> str:
    """The kind of wish that a sentence (in small letters) utters, "" for none.

    ``live``: those of KINDS that may match in it, in their order.
    """
    if _BY_RULE.search(sentence) or (_OF_CARE.search(sentence) and not _is_of_papers(sentence)):
        return ""
    for pattern in live:
        match = pattern.search(sentence)
        if match and not _is_report(sentence, match):
            return KINDS[pattern]
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
