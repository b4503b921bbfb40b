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
        abbey abbot acre adder ally alpha amber and angel angle apple april archer art arts ash
        august autumn avant baby back bacon bailey bailiff baker ball band bank banks banner bar
        barker barn baron bass battle battles beach beacon bean bear beard beer bell bells belt
        berry best bias bill bills bird birds bishop black blank blessing bliss block blood
        bloom blow blue blunt board bold bolt bond bone book boot borders born boss bottoms
        bounds bow bowl bowman box boy boys branch brand brave bridge bridges bright brook
        brooks brother brothers brown brush buck buckle buddy bull bunch burden burn burns bush
        butcher butler butt button byte cable calf call camp can candle cannon canon car card
        care carer carpenter carrier cart carter carver case cash castle cave chamber chambers
        champion chance chancellor chandler change chapel chaplain chapman charge charity chase
        cheek cherry chick child child's church clark clay clear clerk cliff close cloud coal
        coast coat cobb coffee coffin cold cole coles collar collier colt comb commander
        constable cook coop cooper cope copper corn corner cotton council count counter country
        court coward cox craft crane cream creek crew cricket crisp crook cross crouch crow
        crown crystal cup curry curtis cutler cutter daily dale dance dancer dash date dawn day
        days deal dean dear death deep deer den desire destiny devil diamond dice dike dill
        dixie dock dodge dollar dolphin dove down drain drake draper draw dream drew drink drive
        driver drum dry duck duke dunn dusk dust dutch duty dwell dye dyer eagle earl early
        earnest ease east easter edge elder ember emerald end english era evens ever eves eye
        fair faith falcon fall falls far farmer farr farrier favour fear fears feather fee
        fellows fence fern ferry few field fielder fields fig finch fine finger fire firth fish
        fisher fix flag flame flax fleece flint flood flora florist flow flower flowers fog folk
        foot ford forest forge foster fountain fowler fox frame franc frank free freeman french
        friday friend friends frost fry full fuller funk fury gage gale gall game gamble garden
        gardener garland garner gate gates gay gem general gent gentle giant gift gill ginger
        glad glass glen glory glover goat gold golden good goodman goose gore grace grain grange
        grant grass grave graves gray great green greens grey grief groom gross grove groves
        grow guard guest guide gulf gull gun guy hail hair hall ham hammer hand hands happiness
        harbour hard harder hardy hare harm harp harper harrow hart hatch hatter haven hawk
        hawkins hay hazel head heal heard heart heath heaven heavens hedge held helm hemp herb
        herd hero herring hick high hill hills hind hive hobby hobbs hold holder hole holiday
        hollow holly holmes holt home honest honey honour hood hook hooper hope horn horne horse
        host house hound howl hull hunt hunter hurdle hurt husband hush hyde ice ill inch index
        inn iris iron ivory ivy jack jar jasmine jay jet jewel jolly jordan journey joy judge
        july june junior juniper just justice keen keep kemp key keys kid kind king kings kiss
        kit kitchen kite knife knight knock knot lace lad lake lamb lamp lance land lane lang
        large lark lash last latch laurel lavender law lawn laws lawyer lay leach lead leader
        leaf leak learn leather lee legend lemon lent leopard level levy lie light lightfoot
        lilac lily lime line link lion little live lock locke lodge loft long longer lord lot
        love loveday lovely loving low lowe loyal luck lucky lung lyric mace mail main major
        majors male mallet manger manners manor maple marble march mark marker marks marsh
        marshal marshall martin mason masters mate matter may mayor mead mean means meadow
        meadows melody merchant mercer mercy merit merry metal mile miles mill miller mills mind
        miner mint minor miss mist mole monday monk moody moon moor moore moors moral more
        morning moss mould mount mountain mouse much mule muse music mustard myth nail name
        nation nature near nest new newton nick night nightingale noble noon norm norman north
        note novel nurse nut nye oak oaks ocean offer oliver olive opal orange orchard order
        organ otter outlaw overall own ox pace pack packer page pages pain paint painter palm
        palmer pan pansy paradise pardon parent parish park parker parkes parks parrot parson
        parsons part partridge paste patch patience pause pavement peace peach peacock peak pear
        pearl peel pen penance penny people pepper perch percent person petty phoenix pick
        pickle pike pilgrim pilot pine pink pipe piper pit pitcher place plain plant plaster
        plum plumb plumber point pole police pollard polish pond pool pope poppy port porter
        post pot potter pound pounds power powers praise prayer preston price pride priest prime
        primrose prince print prior proctor prudence pryor purple queen quick quill race rain
        rainbow ram ranger rank raven ray read reader reading rebel record red reed reef reeve
        reign relief rest rhyme rice rich riches ridge right rigg ring rise rivers river road
        robin rock rocket rod roe rogue roll roof rook root rope rose rosemary rough round rove
        row royal ruby rudd rule rush russet rust rye sable sack saddler saffron sage sail saint
        sale sales sample samples sand sands sang sargent savage save savory say scales school
        scott scout sea seal search season self sell sense sergeant service sessions seven
        sexton shade shaft sharp sharpe shaw sheep sheets shelter shepherd sheriff shine ship
        shock shoe shore short shorter show shower showers shrub sides siege silk silver simple
        singer sink sir sister site skill skin skinner sky slack slate slater slaughter sleep
        small smart smith smoke smooth snell snow solo son song soul sound south southern spare
        spark sparks sparrow speaker spear speed spell spence spice spider spirit spring springs
        spurling squire stable staff stage stain stand staple star stark starling states steel
        steer stern steward stewart still stock stocks stone stones storey stork storm story
        strain strand strange straw stream street strength strike stringer strong stubble stubbs
        study sturdy style styles sum summer summers sun sunday sung sunny sutton swain swallow
        swan sweat sweet sweeting swift sword tab tack tailor talent tan tanner taper tapper tar
        taylor teal tell temple tempest tench tent thatcher thick thorn thorne thrift thrush
        thunder tide tiger tiller timber time tin toll tomb tooth torch tower towers town
        townsend trail train trainer travel traveller travers treasure treat tree trick trout
        true trump truss trust trusty truth tuck tucker tulip tunnel turn turner twig twin twist
        tyler underhill underwood upright upton usher vain vale valley van vane veal verge vice
        victor victory vine vinegar viola violet virgin virtue vicar wade wager wait wake walk
        walker wall walls waller walnut ward warden ware warm warren watch water waters watt
        watts wave way weather weaver webb wedge weed weeks weir well wells welsh west western
        weston wet whale wheat wheel wheeler whistler white whitehead wide wild wilder will
        willing willow wills wind window wine wing winner winter winters wisdom wise wish wit
        witch wolf wonder wood wooden woodland woods woodward wool word words work workman world
        worship worth worthy wren wright yard yarrow yeoman yew yield yolk york young younger
        youngs youth zeal
        """,
    )
)

TERM_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        anaemia catheter chorea clamp classification contractions criteria criterion dementia
        disease font forceps fracture grade hernia hicks incision index level line lymphoma
        manoeuvre needle oesophagus operation palsy phenomenon point position procedure reflex
        retractor sans sarcoma scale score sign speculum splint stage syndrome test thyroiditis
        traction tumor tumour ulcer
        """,
    )
)
"""What follows a name in a term of art: "Bell's palsy", "Bishop score"."""

PLACE_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        avenue building centre clinic close college court crescent drive gardens grange grove hall
        hospice hospital house infirmary lane lodge park practice road school square street suite
        surgery terrace theatre unit university ward wing
        """,
    )
)
"""What follows a name that is a place: "Florence ward"."""

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
