"""Ordinary English words that are also names, and what follows a name in a term of art.

A surname of this list proves nothing when it stands alone ("may", "young", "RAG green"); with a
title or a forename it does. Drawn up from the names of the 1990 US census and the ONS baby names
that newspapers and this field also write with a small letter, less the rare ones.
"""

from __future__ import annotations

import re

ORDINARY = frozenset(
    re.findall(
        r"\S+",
        """
        abbey abbot able acre adder ally alpha alter amber and angel angle apple april
        archer arena arms art artist arts ash august autumn avant baby back bacon bailey
        bailiff baker ball balls band bang bank banks banner bar barker barn barnet
        baron bass bath battle battles beach beacon bean bear beard been beer begin bell
        bells below belt bench berry best bias bigger bill bills bird birds bishop black
        blank blessing blind bliss block blood bloom blow blue blunt board body bold
        bolt bolton bond bone book books boot boots border borders boring born boss both
        bottom bottoms bounds bow bowl bowman box boxer boy boys bradford brain branch
        brand brave bridge bridges bright broad brook brooks brother brothers brown
        brush buck buckle buddy bull bunch burden burn burns burton bush butcher butler
        butt button byte cable calf call camp can candle cannon canon captain car card
        care carer carlisle carpenter carrier cart carter carver case cash castle cave
        center centers certain chain chamber chambers champion chance chancellor
        chandler change channel chapel chaplain chapman charge charity chase check cheek
        cherry chester chick child child's chill choice christmas church circle clark
        class clay clear clemency clerk click client cliff clifton close cloud coach
        coal coast coat cobb coffee coffin cold cole coles collar collier colt comb
        comes comfort commander constable constance constant cook cool coop cooper cope
        copper core corn corner corpus cost cotton council count counter country counts
        court cousin cover coward cox craft crane cream creek crew crewe cricket crisp
        crook cross crouch crow crown crystal cup current curry curtis cutler cutter
        cutting daily dale dance dancer dare dark dash date dates dawn day days deal
        dean dear death deep deer degree delay demo den derby desire destiny devil
        diamond dice dick dike dill dixie dock dodge dollar dolphin done dove down drain
        drake draper draw dream dress drew drink drive driver drum drummer dry duck duke
        dunn durham dusk dust dutch duty dwell dye dyer eagle earl early earnest ease
        east easter edge elder ember emerald end england english era essex even evens
        ever every eves eye factor fail fails fair faith falcon fall falls far farmer
        farr farrier fast favor favorite favour fear fears feather fee felicity fell
        fellows felt fence fern ferry few field fielder fields fig file files fill finch
        fine finger fire firth fish fisher fix flag flame flax fleece flint flood flora
        florist flow flower flowers fog folk folks foot force ford forest forge forward
        foster fountain fowler fox frame franc frank free freeman freeze french friday
        friend friends frost fry full fuller funk fury gage gain gains gale gall gamble
        game games garden gardener garland garner gate gates gay gem gene general gent
        gentle german giant gift gill ginger given glad glass glen glory glover goat
        going gold golden good goodman goose gore grace grain grand grange grant grass
        grave graves gray great green greens grey grief groom gross grounds grove groves
        grow guard guess guest guide gulf gull gun guy hail hair hall halls ham hammer
        hand hands hang happiness harbour hard harder hardy hare harm harp harper harrow
        harsh hart hastings hatch hatter haven hawk hawkins hay hazel head heal heard
        heart heath heather heaven heavens hedge held helm hemp herb herd hereford hero
        herring hick high hill hills hind hive hobbs hobby hold holder holding hole
        holiday hollow holly holmes holt home homes honest honey honor honour hood hook
        hooper hope hopes horn horne horse host hound house howl hull hung hunt hunter
        hurdle hurt husband hush hyde ice ill inch index inn innocent ireland iris irish
        iron island ivory ivy jack jar jasmine jay jeans jet jewel jolly jordan journey
        joy judge july jump june junior juniper jury just justice keen keep kemp kent
        key keys kid kind king kings kiss kit kitchen kite knife knight knock knot lace
        lack lad lady lake lamb lamp lancaster lance land lane lang large larger lark
        lash last latch laurel lavender law lawn laws lawyer lay leach lead leader leaf
        league leak leaks learn learned leather lee legend lemon lent leopard lesser
        level levy liberty lie light lightfoot likes lilac lily lime lincoln line lines
        link lion list little live lock locke lodge loft london long longer look loop
        lord loss lot loud love loveday lovely loving low lowe lower loyal luck lucky
        lung luton lyric mace mail main major majors maker male mallet manger manner
        manners manor maple marble march mark marker marks marsh marshal marshall martin
        mason mass master masters mate matter max may mayor mead meadow meadows meals
        mean means medal melody mercer merchant mercy merit merry metal mile miles mill
        miller million mills milton mind miner minor mint miss mist mode mole monday
        money monk moody moon moor moore moors moral more morning moss most mould mount
        mountain mouse much mule muse music mustard myth nail name nation nations nature
        naval near neat nest new newton nice nick night nightingale noble noon norm
        norman north northern norwich note novel null number numbers nurse nut nye oak
        oaks ocean offer oldham olive oliver opal orange orchard order organ otter ours
        outlaw overall own ox pace pack packer page pages pain paint painter pair palm
        palmer pan pansy para paradise pardon parent parish park parker parkes parks
        parrot parson parsons part partridge pass paste pat patch patience pause
        pavement peace peach peacock peak pear pearl peel peer pen penance penny people
        pepper percent perch person persons petty phoenix piano pick pickle pike pilgrim
        pilot pine pink pipe piper pit pitcher place plain plant plaster plate player
        plum plumb plumber point points pole police polish poll pollard pond pool poole
        poor pope poppy port porter post pot potter pound pounds power powers praise
        pray prayer precious president press preston pretty price pride priest prime
        primrose prince princess print prior proctor profit promise proper prosper proud
        province prudence pryor punch purple queen quick quill race rain rainbow ram
        range ranger rank rape rather raven ray reach read reader reading ready real
        reason reasons rebel record red reed reef reeve register reign relief render
        rest rhyme rice rich riches ridge riding rigg right ring rise river rivers road
        rob robin rock rocket rocky rod roe rogue roles roll rolling roof rook room root
        roots rope rose rosemary rough round rove row royal ruby rudd rude ruff rule
        running rush russet rust rye sable sack saddler saffron sage said sail saint
        sale sales sample samples sand sands sandy sang sargent savage save savory say
        scales scarlet school scotland scott scout screen sea seal search season seat
        seats self sell sense serene sergeant service session sessions seven severe
        sexton shade shaft sharp sharpe sharper shaw shears sheep sheets shelter
        shepherd sheriff shine ship shock shoe shore short shorter show shower showers
        shows shrub sides siege silk silver simple sing singer sink sir sister site
        sites skill skin skinner sky slack slate slater slaughter sleep sly small smart
        smith smoke smooth snell snow solar sole solo son song sons soul sound south
        southern span spare spark sparks sparrow speaker speaks spear speed spell spence
        spice spider spirit spring springs spurling square squire stable staff stafford
        stage stain stand standard staple star stark starling start states stay steady
        steel steer stem stern steward stewart still stock stocks stone stones stops
        storey stork storm storms story straight strain strand strange stratford straw
        stream street streets strength strike stringer strong struck stubble stubbs
        stuck student study sturdy style styles such sue sum summer summers sun sunday
        sung sunny super surface sutton swain swallow swan sweat sweet sweeting swift
        swing sword tab tack tailor talent tall tan tank tanner taper tapper tar taylor
        teal tell tempest temple tench tent terry test than thatcher then thick thorn
        thorne thrift thrush thunder tide tidy tiger till tiller timber time tin toll
        tomb tongue tooth topping torch tower towers town townsend trace trail train
        trainer travel traveller travers treasure treat tree trees trick trinity trout
        true trump truss trust trusty truth tuck tucker tulip tunnel turn turner twig
        twin twist tyler underhill underwood unity upright upton urban usher vain vale
        valley van vane veal verge verity vicar vice victor victory vine vinegar viola
        violet virgin virtue vital wade wager wait wake walk walker wall waller walls
        walnut ward warden ware warm warren warwick watch water waters watt watts wave
        way wear weather weaver webb wedding wedge weed weeks weight weir welcome well
        wellington wells welsh west western weston wet whale wheat wheel wheeler
        whistler white whitehead wide wild wilder will willing willow wills winchester
        wind window windsor wine wing winner winter winters wisdom wise wish wit witch
        wolf wonder wood wooden woodland woods woodward wool word words work workman
        works world worship worth worthing worthy wren wright yard yarrow yeoman yew
        yield yolk york young younger youngs youth zeal
        """,
    )
)

TERM_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        algorithm anaemia aneurysm anomaly aphasia arthroplasty assay ataxia bandage
        calculator calliper cannula carcinoma catheter checklist chorea clamp classification
        collar contracture contractions criteria criterion cyst deformity dementia disease
        diverticulum dystrophy encephalopathy epilepsy equation excision fascia fistula font
        forceps formula fracture framework glands grade grading graft gram hernia hicks
        ignition incision index inventory jaundice leukaemia level ligament line loop
        lymphoma maneuver manoeuvre matrix methodology murmur myopathy needle neuralgia
        neuropathy node nodes nomogram oedema oesophagus operation osteotomy palsy paralysis
        phenomenon point pouch position procedure prosthesis psychosis purpura questionnaire
        reflex retractor rule rules sans sarcoma scale scan schedule score scorecard scoring
        sign speculum spine splint sponge stage stain staging stent stimulator stockings
        suture syndrome test tetralogy thyroiditis traction triad triangle tube tumor tumour
        ulcer ultrasound vaccine valve vein wave
        """,
    )
)
"""What follows a name in a term of art: "Bell's palsy", "Bishop score", "Frith inventory".

The nouns that eponyms of medicine, nursing and psychology end in: signs, diseases, parts of the
body, instruments, operations, scales and tests.
"""

PLACE_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        academy avenue bay block bridge building centre church clinic close college court
        crescent drive estate floor gardens grange grove hall hospice hospital hospitals
        house icb infirmary institute laboratory lane library lodge manor mews nursery park
        pharmacy practice prison road room school square street suite surgery terrace
        theatre unit university ward wing
        """,
    )
)
"""What follows a name that is a place: "Florence ward"."""

PLACE_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        care department foundation green group health heath hill home homes medical nursing
        partnership place residential rise station trust view village walk way
        """,
    )
)
"""The same, where they have a capital: "Frith Foundation"; "took Frith home" says nothing."""

BEFORE_A_PLACE = frozenset(("st", "saint", "queen", "king", "prince", "princess", "royal", "mount"))

ORDINARY_TITLES = frozenset(
    re.findall(
        r"\S+",
        """
        sister nurse matron midwife baby master father miss lord lady judge justice major
        captain canon doctor professor councillor reverend constable sergeant
        """,
    )
)
"""Titles that are ordinary words too: "the midwife may", "to miss long appointments"."""
