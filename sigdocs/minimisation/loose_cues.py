"""Words that, where several stand in one sentence, let a reader suspect a source, advice or a direction.

They are no rule by themselves (see ``worth_reading``): each is common, and only company makes it telling.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CUES = {  # whole folded words ("shouldnt"); each cue counts once in a sentence
    "hidden": r"(?:un)?nam(?:e|es|ed|ing)|anonym\w+|nameless|confiden(?:ce|tial\w*)|secre(?:t|tly|cy)|"
    r"private(?:ly)?|identi(?:ty|fied|fy|fiable)|traced?|recognised|known?|knows|knew|hears?|heard|learns?|"
    r"learnt|discover(?:ed)?|guess(?:ed)?|suspect(?:ed)?|quoted|discreet(?:ly)?|quiet(?:ly)?|aside|"
    r"pretend(?:ed)?|den(?:y|ies|ied)|forget|forgotten|discretion|keep|kept|unattributed|attributed|who",
    "promise": r"promis\w+|assur\w+|swor[en]|swears?|guarantee[sd]?|undert(?:ook|aken|aking)|agreed|"
    r"begg?(?:ed|s|ing)?|pleads?|pleaded|asked|insist(?:ed|s)?|conditions?|understanding|basis|provided|"
    r"only|unless|anxious|wish(?:es|ed)?|wants?|wanted|keen|rather|please",
    "fear": r"fear(?:s|ed|ful)?|afraid|frightened|scared|terrified|worr(?:y|ies|ied)|nervous|reprisals?|"
    r"repercussions?|retaliation|victimis\w+|lose|losing|career|risk|trouble|consequences",
    "not": r"not|never|no|nobody|none|nothing|without|noone|nor|neither|nowhere|cannot|"
    r"(?:do|does|did|is|are|was|were|would|should|could|must|need|ca|wo|ought)nt",
    "told": r"tells?|told|r[au]ngs?|rings?|wrote|written|spoken?|speaks?|talk(?:s|ed)?|call(?:s|ed|er)?|"
    r"phoned|telephoned|e?mail(?:ed)?|came|come|said|says?|contacted|showed|shown|sent|gave|given|"
    r"approached|shared|brought|reported|raised|mentioned|help(?:ed)?|informants?|source|letter|disclosed",
    "us": r"us|me|we|i|ive|weve|our|my|id|wed",
    "lawyer": r"lawyers?|solicitors?|sols|counsels?|barristers?|silk|kc|qc|legal(?:ly)?|firms?|chambers|"
    r"panels?|experts?|attorneys?|advocate|privileged?",
    "advice": r"advice|advis(?:e|es|ed|ing)|opinions?|opines?|verdict|recommend(?:s|ed|ation)?",
    "judged": r"views?|drafts?|thinks?|thought|says?|said|effect|considers?|concludes?|concluded|"
    r"instructed|warned?|warns|doubts?|expects?|expected|reckons?|told",
    "other": r"ro|responsible|ppa|telephone|phone|line|gp|medical|clinic\w*|patients?|pt|practice|mhps|gmc|"
    r"dietary|safety|director|appeals|performance",
    "case": r"prospects?|liabilit\w+|liable|defen[cds]\w*|indefensible|settle\w*|admit\w*|admission|"
    r"strategy|reserves?|offers?|apolog\w+|conced\w+|compromised?|win|fight|fought|"
    r"merits|court|trial|tribunal|judge|negligen\w+|breach|causation|damages|quantum|tenable|"
    r"unserved|served|disclosed|unfair|avoided|litigat\w+",
    "ought": r"must(?:nt)?|should(?:nt)?|ought(?:nt)?|shall|please|pls|neednt|dont|nobody|noone|nothing|no|"
    r"never|not|only|until|till|unless|once|rather|prefer\w*|leave|left|keep|kept|avoid|wish(?:es|ed)?|"
    r"wants?|circumstances|arent|isnt|werent|before|when|may|can|cannot|is|are|would",
    "strict": r"must(?:nt)?|should(?:nt)?|ought(?:nt)?|shall|please|pls|neednt|dont|nobody|noone|nothing|no|"
    r"never|arent|isnt|werent|circumstances|rather|prefer\w*|leave|left|keep|kept|avoid|until",
    "pass": r"tell|told|say|said|mention(?:ed|ing)?|nam(?:e|es|ed|ing)|writ(?:e|ing|ten)|letters?|"
    r"contact(?:ed)?|send|sent|ring|rung|call(?:ed)?|repeat(?:ed)?|identif\w+|disclos\w+|shar(?:e|ed|ing)|"
    r"inform(?:ed)?|ask(?:ed)?|speak|spoken|show(?:n|s)?|see|seen|go|reach(?:es)?|quot\w+|cop(?:y|ied|ies)|"
    r"refer(?:red)?|discuss(?:ed)?|raised?|present(?:ed)?|relevant|concern|know|known|hear|learn|relayed?|"
    r"reveal(?:ed)?|repl(?:y|ies)|publish(?:ed)?|circulat\w+|forward(?:ed)?|approach(?:ed)?|"
    r"addresse?[sd]?|pass(?:ed)?|describ\w+|occupations?|considered",
    "whom": r"gmc|nmc|gdc|gphc|hcpc|cqc|hssib|icb|trust|police|employers?|regulators?|hospital|board|"
    r"coroner|agency|college|council|practice|famil(?:y|ies)|parents?|mother|father|widow|husband|wife|"
    r"brother|sister|son|daughter|patients?|press|paper|media|colleagues?|anyone|anybody|nobody|noone|"
    r"everyone|ward|unit|clinic|surgery|home|him|her|them|group|recipients?|complainants?|us",
}  # fmt: skip
_CUE = {cue: re.compile(words) for cue, words in _CUES.items()}


@lru_cache(maxsize=8192)
def cues_of(word: str) -> frozenset[str]:
    """The cues that a folded word ("shouldnt") gives."""
    return frozenset(cue for cue, pattern in _CUE.items() if pattern.fullmatch(word))
