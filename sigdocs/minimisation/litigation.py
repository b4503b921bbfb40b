"""Signs of lawyers' advice and of the conduct of a claim: what Claims Management must clear (2a; domain).

Whoever advises (our lawyers) beside a word of judgement; papers made for a claim; offers, reserves and
values; the chances; strategy. That a claim was notified, that solicitors were instructed or asked for
records, what the other side's lawyers or a court said in public, and medical advice are no signs. The
patterns read small letters and straight apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sigdocs.minimisation.patterns import Pattern

_FIRMS = (
    r"\b(?:kennedys|hempsons?|dac(?: beachcroft)?|beachcroft|capsticks|bevan brittan|browne jacobson|"
    r"clyde(?: & co)?|weightmans|hill dickinson|dwf|ward hadaway|mills & reeve)(?![a-z])"
)
LAWYER = (
    rf"(?:{_FIRMS}|\b(?:\w+ ){{1,3}}llp\b|"
    rf"\bcounsel\b(?! for (?:the )?(?:famil|claimant|mother|father|parent|"
    r"patient|widow|coroner|inquest|deceased))|\b(?:barristers?|silk|[kq]c|king's counsel)\b|"
    r"\b(?:solicitors?|lawyers?)\b|\bpanel (?:firm|solicitor|lawyer|partner|counsel)s?\b|"
    r"\b(?:the|our) panel(?='s (?:advice|view|opinion|assessment|note|letter)| advise| takes the)|"
    r"\blegal (?:team|advis[eo]rs?|department|representatives?|side|colleagues)\b|"
    r"\bin-house (?:legal|lawyers?|solicitors?|counsel)\b|"
    r"\blegal(?='s| told| says| said| thinks?| advise)|\bdefence (?:team|lawyers?|solicitors?)\b|"
    r"\bthe firm (?:instructed|acting|on the panel|with conduct)\b|\badvocate\b|\bchambers\b)"
)
_JUDGED = (
    r"(?:(?<!was )(?<!were )(?<!been )(?<!be )advis(?:e[sd]?|ing)\b|advice\b|opin(?:e[sd]?|ions?)\b|"
    r"views?\b|considers?\b|considered\b|thinks?\b|thought\b|thinking\b|believe[sd]?\b|"
    r"conclu(?:de[sd]?|sions?)\b|warn(?:s|ed)\b|recommend\w*|doubt\w*|estimate[sd]?\b|reckons?\b|"
    r"rates?\b|rated\b|regards?\b|assess(?:es|ed|ment)?\b|valu(?:es?|ed|ation)\b|puts?\b|expects?\b|"
    r"expected\b|feels?\b|felt\b|suggest(?:s|ed)?\b|pessimis\w+|optimis\w+|gloomy|adverse|favourable|"
    r"unfavourable|negative|scathing|critical\b|concerns? (?:over|about)|concerned\b|credib\w+|"
    r"resists?\b|prefers?\b|says?\b|said\b|tells? us|"
    r"told (?:us|me|the (?:claims )?handler|the trust)\b(?! (?:to send|about))|"
    r"(?:wrote|writes)(?=:|,? that|: ?\"|,? \")|noted\b|minded\b|satisfied\b|confident\b|"
    r"of the (?:view|mind|opinion)|not think\b|changed (?:his|her|their) mind|stand up\b|scepti\w+|"
    r"lied\b|sure\b|agrees?\b|agreed that\b|would not\b|does not\b|do not\b|prospects?\b|weak\b|strong\b|"
    r"indefensible|defensible|hopeless|poor\b|fears?\b|hopes?\b|wants?\b|"
    r"looks? (?:bad|good|weak|strong|poor)|intends?\b|accepts?\b|takes? the|took the)"
)
_BEFORE = (
    r"(?:advis(?:ed|ing) (?:\w+ ){0,3}by|advice|opinions?|views?|told (?:\w+ )?by|warned (?:\w+ )?by|"
    r"according to|understand|recommendation|assess(?:ed|ment)|estimate[sd]?|valued|mind|per|put at|"
    r"analysis|doubts?|conclusions?|valuation|drafted|instructed by)"
)
MONEY = (
    r"(?:\u00a3\s?[\d.,]+|\b\d[\d.,]*\s?(?:k|m|million|thousand)\b|\b\d{1,3}(?:,\d{3})+|"
    r"\b\d+ ?(?:%|per cent)|\ba (?:million|quarter of a million)|\bsix figures)"
)
_CLAIM = (
    r"(?:claims?|cases?|allegations?|breach|causation|liability|quantum|damages|defence|litigation|trial|"
    r"court)"
)
_BY_LAWYERS = (
    rf"{LAWYER}[^.\n]{{0,120}}?\b{_JUDGED}",
    rf"\b(?:says?|said|thinks?|reckons?) (?:our |the )?{LAWYER}",
    r"\b(?:firm|panel|sols|solrs|solicitors?|counsel|chambers|lawyers?)(?:'s?)? (?:advice|view|opinion|"
    r"says?|thinks?|reckons?|advis\w+)\b[^.\n]{0,60}\b(?:settle|defend|defence|defensible|admit|offer|"
    r"concede|fight|apologise|liability|breach|pay up)\b",
    rf"\b{_BEFORE}\b[^.;\n]{{0,50}}?{LAWYER}(?! (?:wrote|acts?|acted|asked|requested|sent)\b)",
    r"\blegal (?:advice|opinion|analysis|view|assessment)\b[^.\n]{0,60}\b(?:is|was|says?|said|states?|"
    r"that|holds?|:|has|to)",
    r"\btaken legal advice\b|"
    r"\bon (?:legal |counsel's |their |the lawyers' )?advice\b(?=\s*(?:[.,;]|$|of\b))",
    r"\bwe (?:are|were|have been|"
    r"had been) (?:\w+ )?advised\b(?![^.\n]*\bby (?:the )?(?:ro|ppa|ig|gmc|nmc|cqc|responsible officer|"
    r"trust|caldicott|information governance|police|medical director)\b)",
    r"\badvice on (?:liability|breach|causation|quantum|the claim|costs|merits)|\bcosts advice\b|"
    r"\badvice (?:was|is) (?:that we|to (?:settle|admit|concede|offer|fight|say nothing|defend))|"
    r"\badvice from panel\b",
    r"\bconference\b[^.\n]{0,40}\b(?:counsel|kc|qc|silk|leading)\b[^.\n]{0,60}(?::| that\b|\badvised|"
    r"\bsaid|\bnoted|\bagreed)",
)
_PAPERS = (
    r"\blegal(?:ly)? (?:professional )?privileged?\b|"
    r"\bprivileged (?:and confidential|material|report|advice|note|document|opinion|statement)|"
    r"\b(?:this|which|that|it|report|draft|opinion|note) is privileged\b|\bprivileged ?[:\u2013-]",
    r"\b(?:in|under) (?:reasonable )?contemplation of (?:proceedings|litigation|a claim)|"
    r"\bdominant purpose\b|"
    r"\bfor (?:the )?(?:purposes? of )?(?:the )?litigation(?: purposes)?\b(?=[^.\n]*\b(?:prepared|"
    r"commissioned|obtained|statement|report|chronology|gave|instructed)\b)|"
    r"\b(?:prepared|commissioned|obtained|instructed|written) (?:\w+ )?(?:for|"
    r"by) (?:the )?(?:purpose of )?(?:the )?(?:litigation|counsel|our solicitors|trial|defence of)\b",
    r"\bdraft(?:s|ed|ing)? (?:a |the )?(?:\w+ )?(?:defence|letter of response|witness statement|"
    r"schedule of|counter-?schedule|pleading|admission)\b|\bproof of evidence\b|\battendance note\b|"
    r"\badvice note\b|\bwritten advice\b|\bletters? of advice\b|\bnote of advice\b|"
    r"\bopinion of (?:\w+ )?(?:counsel|kc)\b|"
    r"\b(?:file )?note (?:of|on) (?:a |the )?(?:conference|consultation with counsel|con\b)(?! on| call)",
    r"\b(?:unserved|undisclosed|not (?:yet )?(?:served|disclosed))\b[^.\n]{0,40}\b(?:expert|report|"
    r"statement|evidence|schedule)|"
    r"\b(?:expert|report|statement|schedule)\b[^.\n]{0,30}\b(?:not (?:yet )?served|unserved|"
    r"disclosed to (?:nobody|no one))",
    r"\b(?:experts?|reports?|statements?)\b[^.;\n]{0,40}\b(?:obtained|commissioned|instructed|retained|"
    r"prepared|taken) (?:for|by|in) (?:the |our )?(?:purposes? of (?:the )?)?(?:litigation|defence|"
    r"claims?|panel|solicitors|trial|proceedings)\b|\bexpert[^.\n]{0,12} for the defence\b",
    r"\bwhom? we (?:have |had )?(?:instructed|retained|commissioned)\b[^.\n]{0,60}\b(?:says?|said|view|"
    r"opinion|draft|thinks?|considers?|concludes?|concluded|finds?|found)\b|"
    r"\b(?:instructed|retained|commissioned) by (?:us|panel|(?:our|the) (?:panel|solicitors?|lawyers?|"
    r"firm))\b[^.\n]{0,80}\b(?:says?|said|view|opinion|draft|thinks?|considers?|concludes?|concluded)\b|"
    r"\bour (?:own )?(?:\w+ )?expert's draft\b",
    r"\bour (?:own )?(?:\w+ )?experts?\b[^.\n]{0,80}\b(?:views?|thinks?|considers?|believes?|says?|said|"
    r"opinion|concludes?|concluded|supports?|unable|would not|could not|cannot|finds?|found|critical|"
    r"agrees?|thought)\b|\bour own expert\b|"
    r"\b(?:provisional|preliminary) (?:view|opinion) (?:of|from) (?:our|the) expert\b|"
    r"\bexpert in the (?:litigation|claim)\b",
)
_BARGAIN = (
    rf"{MONEY}(?=[^\n]*\boffer\w*)(?=[^\n]*\b(?:negotiat\w+|opening|mediation)\b)",
    rf"\breserv(?:es?|ed|ing)\b[^.\n]{{0,60}}?{MONEY}|{MONEY}[^.\n]{{0,30}}\breserves?\b|"
    rf"\breserve (?:rationale|was|has|is) (?:says?|increased|raised|put|set)",
    r"\bpart 36\b|\bcalderbank\b|"
    r"\b(?:settlement|sealed|opening|early|first|last|final|protective) offer\b|"
    r"\boffer (?:of|at) (?:\u00a3|\d)",
    r"\bwithout[- ]prejudice\b(?! to\b)",
    r"\bsettlement authority\b|\bauthority\b[^.\n]{0,20} to (?:settle|make (?:an|the) offer|offer|pay)\b|"
    r"\bsettlement (?:range|figure|value|target|ceiling)\b",
    rf"\b(?:settle|pay|offer(?:ed|ing)?|accept|take|"
    rf"concede)\b[^.\n]{{0,40}}?{MONEY}(?=[^.\n]*\b(?:up to|no more|position|acceptable|meeting|"
    rf"negotiat\w+|mediation|settle\w*|round|opening|claimant|interim)\b)|"
    rf"\b(?:offer\w*|valued|valuation|"
    rf"settle)\b(?=[^\n]*{MONEY})(?=.*\b(?:negotiat\w+|settle\w*|opening|round[- ]table|mediation|"
    rf"reserving|interim)\b)|"
    rf"\b(?:maximum|most|ceiling|anything under|"
    rf"up to)\b[^.\n]{{0,30}}{MONEY}(?=[^.\n]*\b(?:pay|acceptable|settle|offer|authority)\b)|"
    rf"\bwe(?: would|'d) (?:pay|accept|take|settle)\b",
    rf"\b(?:quantum|exposure|general damages|likely award|damages on file|estimated value|"
    rf"set aside for damages|set aside\b[^.\n]{{0,40}}damages|estimate of (?:the )?damages|"
    rf"worth of the claim)\b[^.\n]{{0,60}}?{MONEY}|"
    rf"\b(?:claim|damages|quantum|costs)\b[^.\n]{{0,30}}\b(?:valued|worth|estimated|likely|"
    rf"put)\b[^.\n]{{0,40}}?{MONEY}|\bvalues? the claim\b|\baccepts? (?:\w+ )?costs of {MONEY}",
    r"\b(?:settlement meeting|round[- ]table(?: meeting)?|mediation|jsm)\b[^.\n]{0,80}\b(?:offer\w*|"
    r"indicat\w+|without agreement|badly|well|would take|raised|conced\w+|no agreement|broke down|"
    r"demand\w*)|\bnegotiating (?:position|stance|range)\b|\bminded to (?:accept|settle|offer|admit)\b",
)
_CHANCES = (
    r"\bprospects (?:of (?:success|winning|losing|defending|successfully)|at trial|are|were|is|put|"
    r"not better|no better|at \d)",
    r"\b(?:chances?|likelihood|risks?|odds) (?:at trial|in court|"
    r"of (?:a |an )?(?:success|winning|defending|losing|finding|judgment|verdict|adverse|liability))|"
    r"\b(?:litigation|trial) risk\b|\bchance at trial\b|\blittle chance of success\b|"
    r"\b(?:we|the trust|they) (?:would|will|may|might|could|is likely to|are likely to) (?:lose|win)\b",
    rf"\b{_CLAIM}\b[^.\n]{{0,40}}\b(?:in?defensible|weak\b|arguable|favourable|"
    rf"(?:can(?:not|'t)?|could(?: not)?) (?:not )?be (?:defended|won)|"
    rf"(?:hard|difficult|impossible) to (?:defend|win)|unlikely to succeed|hopeless|is lost|bad for us|"
    rf"will (?:be found|fail|succeed|be established|fall)|ought to be (?:admitted|conceded|settled))|"
    rf"\b(?:weak|strong|better|poor) on (?:breach|causation|liability|consent|quantum)\b|"
    rf"\b(?:weak|in?defensible|arguable)\b[^.\n]{{0,20}}\b(?:breach|causation|liability)\b",
    r"\bno (?:real |good |proper )?(?:defence|answer) to (?:the|this) (?:claim|allegation|case)|"
    r"\bmerits (?:are|were|of the (?:claim|case|defence))|\b(?:liability|litigation|merits) assessment\b|"
    r"\bassessment of liability\b|\bliability[^.\n]{0,12}\b\d\d/\d\d\b|"
    r"\b(?:escape|establish|find|found|finding of) liability\b|\bfind(?:ing)? against (?:the trust|us)\b|"
    r"\bfind for the claimant\b",
    r"\bjudge (?:will|would|may|might|is likely)\b|\bto a judge\b|\bcross-examin\w+|"
    r"\bin the witness box\b|\b(?:poor|bad|good|unreliable|weak|difficult|hopeless) witness\b|"
    r"\bas a witness\b|\bcome up to proof\b|\badverse inference\b|\blimitation (?:defence|point)\b",
)
_CONDUCT = (
    rf"\b(?:litigation|trial|defence|settlement|negotiating|court|mediation) (?:strategy|tactics?|"
    rf"position|stance|approach)\b|"
    rf"\bour (?:\w+ )?(?:strategy|tactics?|case|position|approach)\b[^.\n]{{0,40}}\b(?:{_CLAIM}|offer|"
    rf"admit|settle|delay|plead|fight|claimant|expert|mediation|settlement)\b|"
    rf"\b(?:strategy|tactics?) (?:agreed|is|are|"
    rf"will be)\b(?=[^.\n]*\b(?:claimant|expert|offer|admit|settle|{_CLAIM})\b)",
    r"\bwe (?:do not |did not |don't )?(?:intend|plan|propose|mean|are minded|shall|will|would|want|"
    r"hope) (?:not )?(?:to )?(?:\w+ )?(?:plead|argue|contest|concede|settle|defend|admit|deny|fight|"
    r"run)\b(?! (?:her|him|them)\b)",
    r"\b(?:settled|compromised|admitted|conceded)\b[^.\n]{0,60}\b(?:because|for fear|on the advice|"
    r"as we (?:were|would)|since we|on a commercial basis|rather than (?:fight|lose))|"
    r"\bnot to (?:contest|admit|plead|concede|"
    r"call)\b(?=[^.\n]*\b(?:breach|causation|liability|claim|witness|point|evidence)\b)|"
    r"\bcannot be called\b|\bpleaded defence\b|"
    r"\b(?:keep|kept|resist)\b[^.\n]{0,40}\b(?:out of|from) disclosure\b|"
    r"\bno admission (?:be|should be|to be) made\b",
    r"\b(?:we|our|internally)\b(?=[^.\n]*\b(?:would|will|hope|plan|intend|propose|aim|prepared|range|"
    r"ready|could|minded|want)\b|'(?:d|ll)\b)[^.\n]*?\b(?:settlement|limitation defence|other side|"
    r"opening offer|(?:defend|admit) (?:the claim|breach|liability|causation))\b",
    r"\"[^\"\n]{0,200}\b(?:breach|causation|liability)\b[^\"\n]{0,60}\b(?:cannot|can't|should|will not|"
    r"won't) be (?:defended|admitted|won)",
    r"^\W*(?:their|her|his|the (?:firm|panel)'s) (?:\w+ )?(?:view|advice|opinion|assessment|"
    r"note)\b(?=[^\n]*\b(?:breach|causation|liability|quantum|the claim|trial|settle\w*)\b)",
)
SIGNS = tuple(
    Pattern("|".join(rows)) for rows in (_BY_LAWYERS, _PAPERS, _BARGAIN, _CHANCES, _CONDUCT)
)
_NEGATED = Pattern(
    r"\b(?:no|not|nothing|none|without|never|neither|isn't|doesn't|aren't|"
    r"non)\b(?:\W+\w+){0,6}?\W+(?:privileged?\b|appended|quoted|attached|stated|repeated|"
    r"advice (?:is|was|has been|of any))|"
    r"\b(?:no|nothing from (?:that|the|his|her)|without(?: any)?|not) (?:legal )?(?:\w+ )?advice\b|"
    r"privileged?\W+(?:-\s*)?(?:and )?not (?:shared|attached|quoted)|not privileged|remains? privileged|"
    r"\bheld (?:separately|elsewhere)\b|\b(?:is|are|still) (?:awaited|sought|not quoted)\b|"
    r"\bhas been sought\b|\bis not (?:given|repeated|set out)\b"
)
_THEM = (
    r"(?:famil(?:y|ies)|claimants?|patients?|parents?|mother|father|widow|husband|wife|her|his|daughter|"
    r"son|relatives?|union|mdu|mps|opponent|coroner|deceased|other side|practitioner|surgeon|doctor|"
    r"nurse|midwife|press|police)"
)
_OTHER_SIDE = Pattern(  # their lawyers' words are no advice to us
    rf"\b{_THEM}(?:'s?)? (?:own )?(?:\w+ )?(?:solicitors?|lawyers?|barristers?|counsel|legal team|kc)\b|"
    r"\b(?:counsel|solicitors?|lawyers?|barrister) (?:for|to|acting for|representing) (?:the )?(?:famil|"
    r"claimant|mother|father|parent|patient|widow|coroner|inquest|deceased)|\bby the claimant\b|"
    r"\b(?!(?:trust|defendant|panel|resolution|hospital|board|today|yesterday|"
    r"counsel)'s)\w+'s (?:own )?(?:solicitor|lawyer|barrister|legal team)s?\b|"
    r"(?<!not )(?<!not yet )(?<!never )(?<!not been )(?<!yet been )(?<!never been )\bserved\b|"
    r"\b(?:is|was|as|father|mother|husband|wife|son|daughter|brother|sister),? an? (?:retired |former |"
    r"trainee )?(?:solicitor|barrister|lawyer|advocate|judge)\b|\bpatient advocate|\badvocate for\b"
)
_BETWEEN_US = Pattern(
    r"\bwithout[- ]prejudice\b|\bpart 36\b|\bsettlement (?:meeting|offer)\b|\bmediation\b|"
    r"\bround[- ]table\b|\bcalderbank\b|\bnot (?:yet )?(?:been )?served\b"
)
"""Offers in negotiation are nobody else's to read, whoever made them."""
_TO_THEM = Pattern(  # what was asked of lawyers is not what they said
    rf"\b(?:instruct(?:ed|ing|s)? (?!solicitors|counsel|lawyers)|asked |briefed |told (?!by)|tell |"
    rf"informed )[^.\n]{{0,20}}?{LAWYER}(?: \([^()\n]*\))?(?: to [^.;\n]*|"
    rf"(?= (?:about|of|for|in|on)\b|\s*(?:[.,;]|$)))|"
    rf"{LAWYER}[^.\n]{{0,12}}\b(?:been|were|was|be) (?:told|asked|instructed|informed|briefed|chosen|"
    r"changed)\b(?!,? (?:and|to draft|whether))"
)
_TRUSTS = Pattern(
    r"\b(?:trust|hospital|board)(?:'s)? (?:\w+ )?(?:solicitors?|lawyers?|counsel|legal team|"
    r"barristers?)\b"
)
_AT_LAW = Pattern(
    r"\b(?:claims?|breach|causation|liab\w+|settle\w*|defen[cd]\w*|witness\w*|court|judge|trial|damages|"
    r"quantum|admi(?:t|ssion)\w*|counsel|advice of|credib\w+|disclos\w+|prospects|offer\w*|lied|"
    r"implausible|doubts?)\b"
)
_OF_LAWYERS = Pattern(LAWYER)
_INITIAL = Pattern(r"(?<=\b[a-z])\.(?= )")
_NO_LAWYER = Pattern(
    r"\blegal services?\b|\bcounsell\w+|\bpanel of\b|\badvice line\b|\bperformance advice\b|\bppa\b"
)


def sign(sentence: str, live: Sequence[Pattern] = SIGNS) -> re.Match[str] | None:
    """The first sign in a sentence (in small letters) that it should be withheld; None: there is none.

    ``live``: those of SIGNS that may match in it.
    """
    plain = _INITIAL.sub(" ", sentence)
    if not _first(plain, live) or _is_theirs(sentence) or _NEGATED.search(sentence):
        return None
    for pattern in (_NO_LAWYER, _TO_THEM):
        plain = pattern.sub(lambda match: " " * len(match.group()), plain)
    return _first(plain, live)


def _first(sentence: str, live: Sequence[Pattern]) -> re.Match[str] | None:
    return next((match for pattern in live if (match := pattern.search(sentence))), None)


def _is_theirs(sentence: str) -> bool:
    """Whether it is the other side's word and no offer between us, or the trust's on something else."""
    if _OTHER_SIDE.search(sentence) and not _BETWEEN_US.search(sentence):
        return True
    return bool(_TRUSTS.search(sentence)) and not _AT_LAW.search(sentence)


def is_ours(sentence: str) -> bool:
    """Whether a sentence (in small letters) speaks of lawyers who are not the other side's."""
    return bool(_OF_LAWYERS.search(sentence)) and not _is_theirs(sentence)


def is_negated(sentence: str) -> bool:
    """Whether a sentence (in small letters) says that nothing privileged is given."""
    return _NEGATED.search(sentence) is not None
