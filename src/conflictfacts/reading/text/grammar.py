"""The words of English grammar that the stages tell apart, and the titles and kinds of places beside names."""

from __future__ import annotations

__all__ = [
    "AUXILIARIES",
    "BE",
    "BODIES",
    "BULLETS",
    "CAPITALISED_WORDS",
    "CONJUNCTIONS",
    "CUTTING",
    "DETERMINERS",
    "FURNITURE",
    "GROUPS",
    "GROWING",
    "NEGATIONS",
    "PREPOSITIONS",
    "PRONOUNS",
    "REGION_WORDS",
    "SHRINKING",
    "SUBORDINATORS",
    "SUMS_UP",
    "TITLES",
    "TOWNS",
    "UNIT_WORDS",
    "WIDE",
]

AUXILIARIES = frozenset(
    "was were is are be been being have has had having would will may might could can shall should must do does did "
    "wasn't weren't isn't aren't".split()
)


BE = frozenset("was were been being be are is get got gets become became".split())
"""Verbs of the passive."""


PREPOSITIONS = frozenset(
    "in at near around outside inside across throughout on to from into over along through by with for against within "
    "beyond behind between towards toward amid among under during after before since until as than like per "
    "off above below".split()
)


CONJUNCTIONS = frozenset({"and", "or", "&", "plus", "as well as", "but", "nor"})


SUBORDINATORS = frozenset(
    (
        "who whom which that when while where because since although though if unless whereas whose after "
        "before once so"
    ).split()
)


DETERMINERS = frozenset(
    "the a an its their his her our this that these those some any all both each every no such own other another more "
    "another's my your".split()
)


PRONOUNS = frozenset("they them it he she we us him i themselves".split())


NEGATIONS = frozenset("not no never n't none neither without nobody nothing".split())


CAPITALISED_WORDS = frozenset(
    (
        "the a an in on at of for and but or if it he she they we i this that these those there here when "
        "while since after before according as by from to with nearly about around over more most some "
        "many much few several all both each every no not today yesterday last next now then also however "
        "meanwhile moreover although though despite because so such its their his her our your my what "
        "who how why where which is are was were has had have will would may might can could do does did "
        "mr mrs ms dr gen lt col maj sgt capt another other one two three four five six seven eight nine "
        "ten at least up under between among during until only even still yet just than out inside "
        "outside off never ever once again too very killed wounded dead missing nor neither either "
        "whoever whatever none little less few fewer nothing something everything anyone someone everyone "
        "having suspected alleged independent unidentified unknown armed masked several "
        "thus hence indeed perhaps maybe instead otherwise likewise finally first second third later "
        "earlier soon already always often sometimes above below beyond behind fighting left never "
        "near nowhere altogether overall total back away asked president minister prime general colonel "
        "captain major lieutenant admiral sergeant spokesman spokesperson officials official january "
        "february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday source sources details report reports update breaking "
        "news photo press release nobody nothing thousands hundreds dozens scores tens defence defense interior health "
        "federal "
        "friendly enemy allied joint special foreign elite fresh native private progovernment rear own loyal "
        "winter summer spring autumn cold frost heat hunger starvation famine disease cholera malaria typhus dysentery "
        "peak fever ied ieds vbied svbied uav uavs rpg rpgs suicide "
        "mines landmines boobytraps friendly-fire share shares number numbers percentage proportion figure "
        "figures"
    ).split()
)


TITLES = frozenset(
    (
        "president minister general gen. col. lt. maj. capt. sgt. colonel captain major lieutenant "
        "admiral mr mr. mrs mrs. ms ms. dr dr. brigadier marshal commander spokesman spokeswoman "
        "spokesperson chancellor senator governor premier king prince sheikh prof. professor "
        "lieut. cdr. comdr. supt. insp. pfc. amb. "
        "secretary-general commander-in-chief ambassador secretary field rear vice prime brig. rdml adm. "
        "commodore sir lord lady field-marshal viscount earl count baron duke archbishop bishop pope "
        "ayatollah imam mullah"
    ).split()
)


FURNITURE = frozenset(
    (
        "watch breaking analysis correction corrections video videos thread update updated live exclusive opinion "
        "explainer photo photos pictures map maps news alert urgent flash developing factbox timeline audio listen "
        "read more note warning related review comment podcast infographic clarification just latest new confirmed "
        "editorial interview"
    ).split()
)
"""Words over or before a piece that say what it is, and no name of a speaker."""


REGION_WORDS = frozenset(
    (
        "region oblast province district governorate county valley sector direction front axis raion "
        "state department prefecture village town city peninsula island islands border mountains hills "
        "river lake sea bridge airport base camp countryside suburb suburbs neighbourhood neighborhood "
        "municipality kebele zone desert strip territory republic area line salient pocket"
    ).split()
)


BULLETS = frozenset("-–—‒*•·▪◦")
"""Signs before the lines of a list."""


UNIT_WORDS = frozenset("brigade division battalion regiment corps squadron".split())
"""Words with which the name of a unit of an army ends."""


BODIES = frozenset(
    "army armies corps garrison force forces militia column contingent defenders host wing mission".split()
)
"""Words for soldiers as one body."""


GROUPS = frozenset("group movement militia faction gang cell wing insurgency component".split())
"""Words for rebels as one body."""


HAPPENINGS = frozenset(
    "war wars offensive campaign crisis uprising rebellion revolution conflict accord treaty attack attacks strike "
    "strikes airstrike airstrikes blast blasts explosion explosions bombing bombings shelling clash clashes raid raids "
    "ambush massacre massacres escalation violence crossfire fighting".split()
)
"""Words with which the name of something ends that happened: no place, and no party."""


GROWING = "grew grown grow grows expanded expand expands expanding enlarged enlarges widened extended extends increased"
SHRINKING = "shrank shrunk shrinks shrink shrinking contracted reduced"
CUTTING = "cut cuts cutting reduce reduces reduced reducing trim trims trimmed shrank lower lowers lowered slashed"
"""Verbs behind which "by" says by how much: of what becomes larger, smaller, or is made smaller."""


SUMS_UP = frozenset({"total", "totals", "overall", "altogether", "all", "sum"})
"""Words for what adds up the lines or columns before it."""


WIDE = frozenset({"country", "region", "territory"})
"""Kinds of places in which nobody is at one spot."""


TOWNS = frozenset({"city", "town", "village"})
"""What people live in, by noun and by kind of place."""
