"""Constructions that single a person out: the only or first of a kind, fame, honours, odd fates.

Each row: a pattern and why it counts. What the pattern names as a group goes. A trust that is the only
provider, a rare complication, the first dose and the local press that rang are none.
"""

from __future__ import annotations

from sigdocs.minimisation.patterns import Pattern

# Up to the end of the clause: not past a mark, nor into what happened next.
_REST = r"(?:(?! (?:and|but|so|was|is|had|has|were|when|until|because|then)\b)[^.,;)\n])"
END = r"(?![\w\u2019'-])"  # a length that runs out never cuts a word
_PLACES = (
    r"county|country|region|city|town|village|world|uk|parish|island|valley|borough|house of|service|"
    r"force|army|navy|regiment|profession|britain|england|wales|scotland|ireland"
)
_TEAMS = (
    r"England|Scotland|Wales|Ireland|Great Britain|GB|British|Olympic|Paralympic|Commonwealth|"
    r"international|Premier League|professional|world|national|county|first-class"
)
_COMMON = (
    r"man|woman|patient|male|female|boy|girl|lady|gentleman|baby|child|mother|father|husband|wife|widow|"
    r"sister|brother|niece|nephew|aunt|uncle|partner|infant|toddler|resident|gravida|diabetic|smoker|was|"
    r"who|with|and|in|had|at|from|has|multip|primip|mum|daughter|son|twin"
)
_FIRST = Pattern(
    r"(?P<what>\b(?:the |a |one of the )?(?:first|last|youngest|oldest|longest-serving|sole|tallest|"
    r"fastest|most senior)(?: ever| known| surviving| living)? (?!and\b|time\b|day\b|week\b|case\b|"
    r"claim\b|list\b|two\b|three\b|line\b|one\b|thing\b|page\b)(?:[\w'\u2019-]+ ){1,4}(?:in|at|to|from|"
    r"of|for|with|on) (?:the |a |his |her |their )?"
    rf"(?:{_PLACES})\b{_REST}{{0,60}}{END})"
)
_FIRST_TO = Pattern(
    r"(?P<what>\b(?:the |a )?first (?:ever )?(?:[a-z]+ )?(?:woman|man|person|girl|boy) to (?!be\b|have\b|"
    r"attend|arrive|report|complain|die\b|receive|undergo|raise|tell|say|ask|see|come|present|reach|make|"
    r"suffer)"
    rf"{_REST}{{4,60}}{END})"
)
_OF_PLACE = Pattern(
    rf"(?P<what>\b(?:the|our|this) (?:{_PLACES})['\u2019]s (?:only|last|first|oldest|youngest|sole|"
    rf"tallest|largest|best-known)\b{_REST}{{2,60}}{END})"
)
_SIGHT = Pattern(
    r"(?P<what>\b(?:the|a) (?:village|town|house|farm|church|cottage|island|castle|windmill|lighthouse) "
    rf"with (?:the|a|an) {_REST}{{4,60}}{END})"
)
_FEAT = Pattern(
    r"\b(?:who |and )(?P<what>(?:once |has )?(?:won|played (?:for|in|at|with)|sang (?:for|in|at|with)|"
    r"swam|climbed|sailed|rowed|fought|represented|competed|appeared (?:on|in)|starred|survived the|"
    r"was on (?:television|TV|the radio|stage)|was in [A-Z]) ?(?:the |a |in |for |at |on |his |her )?"
    rf"{_REST}{{3,80}}{END})"
)
_FOR_TEAM = Pattern(
    r"(?P<what>\b(?:played|starred|sang|drummed|danced|rowed|boxed|fenced|raced|ran|swam) (?:for|in|with|"
    rf"at) (?:the )?(?!\d)[A-Z]{_REST}{{2,50}}{END})"
)
_HONOUR = Pattern(
    r"\b(?:won|awarded|received|holds|held|given|has|"
    r"with)\s+(?P<what>(?:the |a |an |his |her |"
    r"their )?(?:(?:[A-Z][\w'\u2019-]+ ){1,4}(?:Medal|Cross|Prize|Cup|Trophy|Championship|Award)|[OMC]BE|"
    r"BEM|"
    rf"(?:gold|silver|bronze) medal|knighthood|damehood)\b{_REST}{{0,40}}{END})"
)
_FAME = Pattern(
    r"(?P<what>\b[Tt]he (?:voice|face|inventor|founder|author|designer|creator|composer) (?:of|behind) "
    rf"(?:the )?[A-Z]{_REST}{{2,50}}{END})"
)
_EX = Pattern(
    rf"(?P<what>\b(?:[Aa]n? )?(?:[Ee]x-(?:{_TEAMS})|(?:[Ff]ormer|[Rr]etired) (?:{_TEAMS})) (?!hospital|"
    rf"trust|service|pharmacist|nurse|doctor){_REST}{{3,40}}{END})"
)
_CHAMPION = Pattern(
    r"(?P<what>\b(?:an? |the )?(?:(?:county|national|regional|world|european|british|english|scottish|"
    r"welsh|irish|commonwealth|olympic|paralympic|club|schools?|junior|"
    r"reigning)(?: [\w'\u2019-]+){0,2} champion\b(?: [a-z]+){0,2}|"
    r"champion (?!for\b)(?:[a-z]+ )?[a-z]+(?:er|or|ist|man|woman|keeper|smith))\b)"
)
_AGED = Pattern(
    rf"(?:year|yr)s?[ -]olds? (?P<what>(?!(?:{_COMMON})\b)[a-z][\w'\u2019-]+(?: [\w'\u2019-]+){{0,9}})"
    r"(?=[,.;)\n]| who| with| was)"
)
_ELSEWHERE = Pattern(
    r"\b(?P<what>moved (?:to|from) [A-Z]\w+, (?:[A-Z]\w+ ?)+(?: in \d{4})?|"
    r"(?:born (?:on|in|at|aboard)|flown|evacuated|airlifted|adopted from|rescued from|emigrated) (?:to |"
    r"over |from )?(?:the )?[A-Z][^.;\n)]{3,80}?)(?=[.;\n)]|,? (?:and|but) (?:has|is|was|had)\b)"
)
_ONE = "first, last or only one of its kind"
_WHOM = (
    r"(?:man|woman|men|women|person|people|patient|mother|father|parent|child|children|baby|boy|girl|"
    r"couple|family|survivor|recipient|member|crew|donor|resident|villager|native|speaker|case|lady|"
    r"gentleman|teenager|twin|sibling|practitioner|surgeon|consultant|doctor|nurse|midwife|dentist|"
    r"pharmacist|specialist|worshipper|inhabitant|islander|farmer|fisherman|driver|pilot|player|"
    r"champion)s?"
)
_NO_BODY = (  # of these there may be one in a region, and nobody is told by it
    r"(?:hospitals?|trusts?|providers?|units?|centres?|services?|wards?|sites?|departments?|"
    r"organisations?|clinics?|scanners?|theatres?|networks?|commissioners?|laborator(?:y|ies))"
)
_UNIQUE = Pattern(
    rf"(?P<what>\b(?:the |a |an )?(?:only|sole|"
    rf"one of (?:only |just )?(?:two|three|four|five|six|a handful|a few|few|\d)(?: known|"
    rf" living)?)\b(?! {_NO_BODY}\b)(?:(?! {_NO_BODY}\b)[^.,;)\n]){{2,90}}?\b(?:in|on|at|of) (?:the |"
    rf"this |our |that )?(?:{_PLACES}|north|south|east|west|area|caseload|"
    rf"register)\b(?:{_REST}{{0,40}}? (?:who|that|which)\b[^.,;)\n]{{0,90}}|{_REST}{{0,60}}){END})|"
    rf"(?P<of>\b(?:the |an? )?(?:last surviving|last known|last remaining|"
    rf"only (?:known |surviving |living |other )?)(?:{_WHOM}) {_REST}{{3,80}}{END})|"
    rf"(?P<most>\b(?:the )?(?:youngest|oldest|heaviest|tallest|smallest|longest[- ]surviving|"
    rf"longest[- ]living)(?: ever)? (?:{_WHOM}|ever|known)\b{_REST}{{0,70}}{END})"
)
_KNOWN = Pattern(
    r"(?P<what>\b(?:well|best|better|widely|nationally|internationally|locally)[- ]known (?:locally |"
    r"nationally |in the \w+ |to everyone "
    rf"|for (?:his|her|their|the) |"
    rf"as (?:the |an? ))?(?!to the (?:trust|service|ward|unit|team|department|police)\b|that\b|"
    rf"and\b)(?:campaigner|actor|actress|singer|figure|author|face|family|local|player|broadcaster|"
    rf"musician|politician|preacher|\w+er\b|lady|man|woman|"
    rf"in (?:the|this) (?:town|village|city|county|region|area|community|parish)|in [a-z]\w+|for|"
    rf"as)?{_REST}{{0,60}}{END})|"
    r"(?P<star>\b(?:an? |the )?(?:local|national|minor|household|television|tv|reality|internet|"
    r"social media|youtube|radio|sporting|football) (?:celebrity|hero|legend|personality|star|name|"
    r"celebrities)\b)|(?P<fame>\b(?:is|was|are) (?:locally |nationally |rather |quite )?(?:famous|"
    r"notorious"
    rf"|a celebrity)\b{_REST}{{0,50}}{END})"
)
_PRESS = Pattern(
    r"(?P<what>\b(?:was |were |is |has been |been )?(?:featured|feature[sd]?|appeared|appears|reported|"
    r"covered|interviewed|pictured|filmed|photographed|splashed|profiled|was|were) (?:\w+ )?(?:in|on|by|"
    r"for|across|all over) (?:the |a |an |all the |"
    r"most of the )?(?:(?:local|regional|national|county|evening|daily|Sunday|front|"
    r"[A-Z]\w+) ){0,3}(?:press|papers?|newspapers?|news|front pages?|television|TV|radio|headlines|"
    r"Gazette|Echo|Herald|"
    rf"Mercury|Argus|Chronicle|Telegraph|Guardian|Times|Advertiser|documentary|programme|"
    rf"magazine)\b{_REST}{{0,40}}{END})|(?P<film>\b(?:documentary|film|programme|book|song|play) (?:was |"
    rf"has been |about |on )?(?:was |been )?(?:made|written|shown|broadcast)? ?about (?:her|his|their|"
    rf"the family)\b{_REST}{{0,50}}{END})|(?P<made>\b(?:made|hit|was in|went) (?:the )?(?:headlines|"
    rf"(?:local |national )?(?:papers|news)|viral)\b)",
)
_STAGE = Pattern(
    r"(?P<what>\b(?:presents?|presented|hosts?|hosted|stars?|starred|appears?|appeared|competes?|"
    r"competed|sings?|sang|sung|sing|plays?|played|dances?|danced|rows?|rowed|boxes|boxed|swims?|swam|"
    r"rides?|raced|races|fences|performs?|performed|conducts?|tunes pianos|rings|is a contestant|"
    r"was a contestant|contestant|a finalist|finalist|runner-up|judge|is the presenter|"
    r"competitor) (?:\w+ ){0,3}?(?:for|in|on|at|with|as) (?:the |a |an |her |his |"
    r"their )?(?:(?:\w+ ){0,2}?(?:county|country|cathedral|international|national|television|TV|radio|"
    r"opera|orchestra|choir|band|ballet|circus|pantomime|theatre company|"
    rf"West End|Olympics?|Paralympics?|Commonwealth Games|World Cup|England|Scotland|Wales|Ireland|"
    rf"Great Britain|Royal \w+|league|final|show)\b){_REST}{{0,50}}{END})|"
    r"(?P<show>\b(?:presents|presented|hosts|hosted|a contestant (?:in|on)) (?:an? |"
    r"the )?(?:[\w'-]+ ){0,4}(?:programme|show|series|podcast|competition|breakfast show|news)\b)",
)
_WON = Pattern(
    r"(?P<what>\b(?:has |had |who )?(?:won|awarded|received|holds?|held|was given|given|was made|made|"
    r"appointed|was appointed|sets?|broke|has broken|was granted) (?:the |an? |her |his |"
    r"their )?(?:(?:[\w'-]+ ){0,4}?(?:lottery|jackpot|Oscars?|BAFTAs?|Grammys?|Emmys?|Nobel|Booker|"
    r"Turner Prize|Olympic \w+|gold medal|silver medal|bronze medal|George Medal|Victoria Cross|"
    r"Military Cross|knighthood|damehood|peerage|[OMC]BE|BEM|DSO|peer|dame|"
    r"(?:county|world|national|British|club|course|Guinness|European|speed|track|English|Scottish|Welsh|"
    r"Commonwealth) (?:record|title|championship)|"
    rf"freedom of the \w+|freeman)\b){_REST}{{0,50}}{END})|"
    rf"(?P<knight>\b(?:was|been|were) (?:knighted|ennobled)\b{_REST}{{0,30}}{END})|"
    r"(?P<freeman>\b(?:an? )?(?:honorary )?freem[ae]n of (?:the )?\w+(?: of \w+)?)",
)
_FATE = Pattern(
    r"(?P<what>\b(?:was |been |had been |were )?(?:struck by lightning|shot (?:with|by|in)|stabbed with|"
    r"bitten by (?:an? )?(?:adder|snake|shark|lion|tiger|bear|seal|monkey|bat|crocodile|viper)|"
    r"stung (?:\w+ )?(?:hundred|thousand)s?(?: times)?|"
    r"attacked by (?:an? )?(?:shark|lion|tiger|bear|bull|swan|stag|seal)|gored|trampled by|"
    r"kicked by (?:an? )?(?:zebra|camel|elephant|ostrich)|buried in an avalanche|kidnapped|held hostage|"
    r"taken hostage|hijacked|shipwrecked|rescued from (?:the |a )?(?:sea|mountain|cave|mine|wreck)|"
    r"injured in the \w+ (?:bombing|disaster|attack|fire|crash))"
    rf"{_REST}{{0,50}}{END})|"
    rf"(?P<lost>\blost (?:an?|his|her|one|both|the) (?:\w+ )?(?:arms?|legs?|hands?|foot|feet|fingers?|"
    rf"thumb|eyes?|ears?) (?:in|under) {_REST}{{3,50}}{END})|"
    rf"(?P<lived>\bsurviv(?:ed|or of|ors of|ing)(?: the| a)? (?:\w+ ){{0,3}}(?:disaster|bombing|crash|"
    rf"shooting|sinking|attack|massacre|earthquake|tsunami|plane|shipwreck|avalanche|holocaust|"
    rf"fire at)\b{_REST}{{0,40}}{END})|"
    rf"(?P<sole>\b(?:the )?(?:only|sole) survivors?\b{_REST}{{0,50}}{END})|"
    rf"(?P<fell>\bfell (?:from|out of|off) (?:the|an?|her|his) (?:\w+ )?(?:hot[- ]air balloon|balloon|"
    rf"parachute|aeroplane|plane|church tower|steeple|trapeze|zip wire|elephant|camel|crane|mast|"
    rf"lighthouse|windmill|pier)\b{_REST}{{0,40}}{END})|"
    rf"(?P<swallowed>\bswallowed (?:an?|the|her|his) (?!tablet|pill|dose|drug|capsule|"
    rf"camera)[\w' -]{{3,30}}{END})|"
    rf"(?P<born>\b(?:gave birth|giving birth|born|delivered) (?:in|on|aboard|at) (?:an? |the )(?:oil rig|"
    rf"ferry|train|plane|aeroplane|boat|ship|lighthouse|car park|taxi|bus|lift|supermarket|field|church|"
    rf"motorway|lay-by)\b{_REST}{{0,30}}{END})"
)
_MANY = Pattern(
    r"(?P<what>\b(?:(?:giving|gave) birth to |expecting |carrying |"
    r"(?:mother|father) of )?(?:set of )?(?:the |her |his |their |our |identical |"
    r"surviving )*(?:triplets?|quadruplets?|quintuplets?|sextuplets?|(?:conjoined|siamese) twins)\b)|"
    r"(?P<nth>\b(?:his|her|their) (?:eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth) (?:child|baby|son|daughter|birth|delivery|wife|husband|marriage)\b)|"
    r"(?P<has>\b(?:has|have|had|with) (?:eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"[89]|1\d) (?:living |grown-up |surviving )?(?:children|sons|daughters|siblings|brothers|sisters|"
    r"husbands|wives)\b)|(?P<heavy>\bweigh(?:s|ed|ing|t of)? (?:just |over |about |nearly |almost |"
    r"more than )?(?:1[89]\d|[2-9]\d\d)(?:\.\d)? ?(?:kg|kilos?|kilograms?)\b|"
    r"\bweigh(?:s|ed|ing)? (?:just |over |about |nearly )?(?:2[89]|[3-9]\d) stone\b)|"
    r"(?P<tall>\b(?:2[01]\d ?cm|seven f(?:oo|ee)t|7 ?ft|7'\d?)(?: \w+)? tall\b)|"
    r"(?P<surrogate>\bsurrogate for her own \w+)"
)
_RARE_ILLNESS = Pattern(
    r"(?P<what>\b(?:of which there (?:are|have been)|there are|only|fewer than|about|one of) (?:only |"
    r"about |fewer than |some |just )*(?:[\w-]+ )(?:known |reported |recorded |living |such )*(?:cases?|"
    r"people|patients|families|sufferers|carriers)(?: known| recorded| reported| living)? (?:in|across|"
    r"throughout) (?:the )?(?:world|uk|united kingdom|country|britain|england|wales|scotland|"
    rf"europe|literature)\b)|(?P<rate>\b(?:affects|seen in|found in|occurs in) (?:only |about |"
    rf"fewer than )?(?:one|1) (?:person )?in (?:a |\d)[\w,]*\b{_REST}{{0,20}}{END})|"
    r"(?P<has>\b(?:an? )?(?:extremely |very |exceptionally |ultra-?)?rare (?:\w+ )?(?:genetic |"
    r"inherited |metabolic |chromosomal |congenital )?(?:disease|disorder|condition|syndrome|blood group|"
    r"blood type|gene|variant|tumour|cancer|deletion)\b(?! of (?:surgery|pregnancy))|"
    r"\b(?:situs inversus|dextrocardia|progeria|bombay blood group|xeroderma pigmentosum|"
    rf"fibrodysplasia ossificans(?: progressiva)?|uterus didelphys|two uteruses|locked-in syndrome)\b)|"
    rf"(?P<first>\bthe first (?:recorded|reported|described|known|ever) (?:case|patient|"
    rf"person)\b{_REST}{{0,60}}{END})"
)
_HIGH = (
    r"(?:members? of (?:the )?(?:parliament|cabinet|government|house of \w+|royal family|senedd|"
    r"privy council|scottish parliament|lords)|parliamentary candidate|secretary of state|prime minister|"
    r"lord lieutenant|lord chancellor|cabinet minister|peer of the realm)"
)
_KIN = (
    r"(?:wife|husband|son|daughter|mother|father|brother|sister|widow(?:er)?|partner|niece|nephew|cousin|"
    r"fianc\w+)"
)
_IN_OFFICE = Pattern(
    r"\b(?P<what>(?:sits|sat|sitting|served|serves|has a seat) (?:in|on) (?:the )?(?:cabinet|"
    r"house of \w+|lords|commons|senedd|scottish parliament|parliament|privy council|bench|government|"
    r"council of state)\b"
    rf"{_REST}{{0,40}}{END})|\b(?:is|was|being|as|of|"
    rf",) (?P<of>(?:(?:the|an?|our) (?:\w+ )?{_KIN} of )?(?:an? |the |"
    rf"our )?(?:(?:serving|sitting|former|retired|junior|senior|local) )*{_HIGH}\b{_REST}{{0,40}}{END})|"
    r"(?P<kin>\b(?:the |an? )?(?:\w+ )?(?:councillor|mayor|mp|bishop|judge|minister|magistrate|"
    r"ambassador|sheriff|peer|chief constable|headteacher|vicar|rector|footballer|actor)'s (?:late |"
    r"former )?"
    rf"{_KIN}\b)|(?P<prison>\b(?:an? )?(?:serving|life|category a|remand) prisoner\b(?! healthcare))|"
    rf"(?P<killed>\b(?:the )?{_KIN} of an? [\w -]{{3,30}} (?:killed|murdered|who was killed|lost)\b"
    r"[^.,;\n]{0,40})"
)
_THE_ONE_WHO = Pattern(
    r"\b(?:is|was|as|known as|"
    r"being) (?:locally )?(?P<what>the (?:man|woman|lady|boy|girl|couple|family|one|person|"
    r"gentleman) (?:who|that) (?!was\b|had\b|has\b|is\b|are\b|were\b|will\b|would\b|died|came|told|"
    r"called|rang|said|says|asked|attended|presented|received|underwent|fell|gave|made|did|complained|"
    r"delivered|saw|took|went|signed|cares|looked|brought|reported|wrote|raised|needs|"
    rf"wants|lives with|works (?:here|there|with))[a-z]+ {_REST}{{4,60}}{END})"
)
_TRADE_VERB = Pattern(
    r"(?P<what>\b(?:tunes|builds|makes|breeds|races|trains|keeps|restores|carves|flies|sails|drives|runs|"
    r"collects) (?:the |a |an |his |her |their )?(?:\w+ )?(?:pianos|organs|violins|guitars|harps|boats|"
    r"falcons|hawks|greyhounds|racehorses|racing pigeons|pigeons|llamas|alpacas|ostriches|bees|snakes|"
    r"donkey sanctuary|lighthouse|windmill|circus|fairground|steam engines?|gliders|balloons|vintage \w+|"
    rf"meteorites|clocks)\b{_REST}{{0,40}}{END})|(?P<deals>\b(?:an? )?(?:former |retired )?(?:snake|lion|"
    rf"tiger|elephant|bear|sword|fire|stunt|knife|dog|horse|falcon) (?:handler|tamer|keeper|charmer|"
    rf"swallower|eater|rider|driver|pilot|man|woman|thrower|trainer|breeder)\b{_REST}{{0,30}}{END})|"
    rf"(?P<designs>\b(?:an? )?(?:set|costume|fashion|stage|theatre|film) (?:designer|"
    rf"director)\b{_REST}{{0,40}}{END})"
)
_TITLED = Pattern(
    r"(?P<what>\b(?:an? |the )?(?:(?:former|ex-?|retired|reigning|under[- ]\d+|junior|senior|national|"
    r"world|county|british|english|welsh|scottish|irish|european|olympic|paralympic|commonwealth|area|"
    r"regional|club|twice|three-times?|local|schools?|heavyweight|middleweight|"
    r"lightweight)[ -])+(?:[\w'-]+ ){0,2}?(?:champion|medallist|title[- ]holder|record[- ]holder|"
    r"international|olympian|paralympian|rower|boxer|swimmer|athlete|gymnast|cyclist)s?\b(?! for |"
    r" of the (?:ward|trust|unit)))"
)

ROWS = (
    (_AGED, "description beside an age"),
    (_ELSEWHERE, "unusual place or journey"),
    (_FEAT, "feat or fame"),
    (_FOR_TEAM, "feat or fame"),
    (_FAME, "feat or fame"),
    (_EX, "feat or fame"),
    (_STAGE, "feat or fame"),
    (_PRESS, "in the press"),
    (_HONOUR, "an honour"),
    (_WON, "an honour"),
)
SMALL_ROWS = (  # these read small letters
    (_FIRST, _ONE),
    (_FIRST_TO, _ONE),
    (_UNIQUE, _ONE),
    (_OF_PLACE, "the only one of a place"),
    (_SIGHT, "a place known by one thing"),
    (_CHAMPION, "feat or fame"),
    (_TITLED, "feat or fame"),
    (_KNOWN, "feat or fame"),
    (_THE_ONE_WHO, "feat or fame"),
    (_FATE, "an unusual fate"),
    (_MANY, "an unusual number"),
    (_RARE_ILLNESS, "an illness that few have"),
    (_IN_OFFICE, "unusual occupation or office"),
    (_TRADE_VERB, "unusual occupation or office"),
)
