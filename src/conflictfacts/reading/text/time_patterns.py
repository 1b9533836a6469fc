"""The patterns of English words of time, by kind; the first kind that matches counts.

Data for `times`: each pattern is a regular expression in verbose form, built from the pieces above it. It is matched
against a sentence in lower case in which the words of a class are written as the class's capital letter, as often as
they have letters: "in March 2014" as "in MMMMM 2014". So a class takes one letter of a pattern, and not a dozen words.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "COUNT",
    "FIXING",
    "KINDS",
    "KINDS_BY_FIRST_WORD",
    "KINDS_BY_NUMERAL",
    "MARKS",
    "MONTH_NUMBERS",
    "NTH",
    "OPEN_KINDS_BY_FIRST_WORD",
    "ORDINAL",
    "REACH",
    "TELLING",
    "WEEKDAYS",
    "YEAR",
    "pattern_of",
]

_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTHS.items() if name != "may"} | {"sept": 9}

MONTH_NUMBERS = _MONTHS | _SHORT_MONTHS
"""Month or its abbreviation → its number."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week, in the order of `date.weekday`."""

_MARKED = {
    **{name: "M" * len(name) for name in _MONTHS},
    **{name: "B" * len(name) for name in _SHORT_MONTHS},
    **{name: "W" * len(name) for name in WEEKDAYS},
}
MARKS = (
    _MARKED
    | {f"{name}.": f"{_MARKED[name]}." for name in _SHORT_MONTHS}
    | {glued + name: glued + _MARKED[name] for name in MONTH_NUMBERS for glued in "st nd rd th mid early late".split()}
)
"""The words of a class → how they are written for the patterns: M a month, B a month's abbreviation, W a weekday."""

YEAR = r"(?:1[5-9]|20)\d\d(?![,.]?\d)"
COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|twenty-one|twenty-four|thirty|forty|forty-eight|fifty|sixty|hundred|a\ hundred"
    r"|several|few|a\ few|couple\ of|a\ couple\ of)"
)
_M, _Y = r"(?:M+|B+\.?)(?![^\W\d_])", YEAR
_D = r"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![,.]?\d|\s*(?:%|percent|million|thousand|soldiers|people)))"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
NTH = {word: day for day, word in enumerate(_ORDINALS.split(), start=1)}
"""Ordinal → the day of the month."""

ORDINAL = rf"(?:{'|'.join(sorted(NTH, key=len, reverse=True))})"
_WEEKDAY = r"(?:W+|(?:christmas|new\ year)(?:(?:'s|’s)?\ (?:day|eve))?|easter|ramadan|eid)"
_SHORT_YEAR = r"\d\d(?![\d,.%])(?=\s*(?:\(|--|[-–—,]))"
_DATE = rf"""(?:
    (?:{_D}\s*(?:,|and|to|or|[-–—])\s*)*{_D}\s*(?:of\s+)?{_M}(?:,?\s+(?:of\s+)?(?:{_Y}|{_SHORT_YEAR}))?
  | (?:{ORDINAL}\s+(?:and|to|or)\s+(?:the\s+)?)*{ORDINAL}\s+of\s+{_M}(?:,?\s+{_Y})?
  | {_M}\s+the\s+{ORDINAL}(?:,?\s+{_Y})?
  | {_M}(?:\s(?!\s)(?:the\s+)?{_D}(?:,?\s+{_Y})? | ,?\s+(?:of\s+)?{_Y})
  | \d{{4}}-\d{{2}}-\d{{2}}
  | \d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?!\d|\.\d))"""
_SLASHED = (
    r"(?!24/7)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])(?![/\d]|\s+(?!were|was|are|is|and|the|in|at)[a-z]+)"
)
"""A day and its month, or a month and its day."""
_SEASON = r"(?:summer|winter|spring|autumn|fall)"
_PART = r"(?:night|morning|evening|afternoon)"
_SPAN = r"(?:hours?|days?|weeks?|fortnights?|months?|years?|decades?|nights?|mornings?|quarter|seasons?)"
_FIGHTING = r"""(?:(?:heavy|fierce|intense|the|street|civil)\s+)?
    (?:(?!being|having)[a-z]+ing|battles?|war|bloodshed|violence|clashes|combat|unrest|raids|strikes|attacks)"""
_HAPPENING = (
    r"(?:war|invasion|conflict|offensive|fighting|operation|ceasefire|truce|hostilities|uprising|incursion|insurgency"
    r"|attack|siege|campaign|crisis|revolution|coup|withdrawal|battle|aggression|year|month|week"
    r"|counterattack|counteroffensive|counter-offensive|evacuation|assault|bombardment|shelling|escalation|fall|capture"
    r"|collapse|takeover|occupation|intervention|deployment|mission|genocide|clashes|violence"
    r"|summer|winter|spring|autumn)"
)
_PART_OF = r"(?:early|mid|late|mid-|the\ (?:middle|start|beginning|end)\ of)"
_BASE = rf"(?:{_DATE}|{_PART_OF}[\s-]*(?:{_M}(?:\s+{_Y})?|{_Y})|{_M}|{_Y})"
_EVENT = rf"""(?:
    (?:the|its|their|this)\s+(?:\S+\s+){{0,4}}?{_HAPPENING}
        (?:\s+(?:in|on|against|of|with)\s+(?:the\s+)?(?:(?:el|al|port|new|san)\s+)?[^\W\d_][\w'’-]*)?
        (?:\s+(?:began|started|broke\ out|erupted|ended)(?:\s+(?:in|on)\s+{_BASE})?)?
  | (?:fighting\ (?:began|started|broke\ out|erupted) | hostilities\ began | war\ broke\ out)
        (?:\s+(?:in|on)\s+{_BASE})?
  | then | now)"""
_INTO_A_SPAN = rf"(?:(?:in|into|entering|nearing|approaching)\ )(?:its|their|the|a)\ (?:\S+\ )?{_SPAN}"
"""How long a war has been going on: "now in its third year"."""
_TO = r"(?:to|till|until|through|[-–—])"
_BEGINNING = r"(?:start|beginning|outbreak|onset|launch)"
_FROM = rf"""from(?: (?=\s+(?:the\s+)?(?:very\s+)?{_BEGINNING}\b)
        | (?!\s+{_EVENT}(?!\s+(?:on|onwards?|to|until|till)\b)))"""
"""No time is told by "deaths from the war"."""

KINDS = {
    "interval": rf"""(?:between|from)\s+(?:the\s+)?{_BASE}\s*(?:and|up\s+to|{_TO})\s*
        (?:the\s+)?(?:{_BASE}|now|this\ day)""",
    "interval2": rf"""{_DATE}\s*{_TO}\s*{_DATE}
        | {_M}\s*[-–—]\s*{_M}(?:\s+{_Y})?
        | (?:(?:between|from)\s+)?{_M}\s+{_D}\s*(?:and|{_TO})\s*{_D}(?!\s*{_M})(?:,?\s+{_Y})?
        | (?:on|of)\s+{_M}\s+{_D}\s+and\s+{_D}(?=\s*(?:[,.;)]|$|(?:in|at|near|by|is|was|when|and)\b))
        | (?:(?:in|during|over|for|of)\s+)?{_Y}\s*[-–—]\s*(?:{_Y}|\d\d)""",
    "since": rf"""(?:ever\s+since|since|{_FROM})\s+(?:about\s+|around\s+)?(?:the\s+)?(?:
          {_BASE} | {_SLASHED}
        | last\s+(?:year|month|week|{_WEEKDAY}|{_SEASON}|{_M}) | {_WEEKDAY} | yesterday | weekend | mid-{_M}
        | (?:(?:the\s+)?{_BEGINNING}\s+of\s+)?{_EVENT}
        | its\s+(?:start|beginning))(?!['’]s)(?:\s+(?:on|onwards?|morning|night))?""",
    "asof": rf"""(?:as\s+of|as\s+at|by\s+the\s+end\s+of|by|until|till|before|up\s+to|prior\s+to)\s+(?:the\s+)?(?:
          {_BASE} | {_WEEKDAY} | (?:end|middle|start)\s+of\s+{_M} | early\s+{_M}
        | now | then | yesterday | today | this\s+day | that\s+date)
        | before\s+(?:the|this|that|its|their)\s+(?:latest\s+)?(?:war|invasion|conflict|offensive|uprising|siege
          |battle|attack|raid|assault|genocide|intervention)(?!\s+(?:in|of|on|began|broke|started)\b)""",
    "relative": rf"""(?:(?:in|over|during|within|for|of|on|at)\s+)?(?:the\s+|a\s+|an\s+)?
        (?:last|past|previous|preceding|recent|coming|next|this|these|those|same|following|most\ recent|current)\s+
        (?:(?:{COUNT}\s+|single\s+)?(?:{_SPAN}|{_WEEKDAY}(?:\s+{_PART})?|{_SEASON}|{_M}(?!\s+(?:have|be|not|also|well)\b))
          |\d+\s?h(?:rs?)?)
        | (?:the|a)\ (?:day|night|week|month|year)\ (?:before|earlier)
          (?=\s*(?:[,.;)]|$|(?:had|has|was|were|killed|left|in|at|near|on|by)\b))
        | (?:on\ |in\ |during\ |(?<!of\ ))that\ (?:same\ |very\ )?(?:day|night|week|month|year)(?![-\w])(?!\ [a-z]+s\b)
        | (?:in|over|during|throughout)\ the\ (?:day|month|year|period)(?:\ as\ a\ whole)?(?=\s*(?:[,.;)]|$))
        | (?:(?:in|over|during|for|of|within)\ )?the\ (?:first|second|third|fourth|last|final)\ (?:half|quarter)
          \ (?:of\ )?(?:{_Y}|(?:the|this|last)\ year)
        | the\ (?:first|opening|second|third|final|last|closing)\ (?:day|week|month|year)\ alone
        | (?:{COUNT}|an?)\s+{_SPAN}\s+(?:earlier|later)
        | (?:in|over|during|for|of)\s+(?:much\s+)?(?:(?:the\s+)?same|this|that)\s+(?:period|time)
        | at\ (?:its|their|the)\ (?:height|peak) | at\ th(?:e|at)\ time
        | (?:(?:over|at|on|during)\ the|last|this|past)\ weekend
        | (?:(?:more\ than|almost|nearly|about|some)\s+)?(?:{COUNT}|an?)\s+{_SPAN}\s+ago
        | (?:in|over|during|within|for|of|on)\ the\ (?:first|final|opening|closing)\s+(?:{COUNT}\s+)?{_SPAN}
          (?:\s+of\s+{_Y})?""",
    "lasting": rf"""last(?:ed|ing)\s+(?:(?:for|about|some|nearly|almost|only|more\ than)\s+)*{COUNT}\s+{_SPAN}
        | (?:in|over|during|within|for|after)\s+
        (?:(?:just|only|the|not\s+quite|nearly|almost|(?:well\s+)?over|more\s+than|these|those|about)\s+)*
        (?:{COUNT})\s+{_SPAN}(?:\s+of\s+{_FIGHTING})?
        | for\s+(?:nearly|almost|(?:well\s+)?over|more\s+than|about)\s+(?:a|one)\s+(?:decade|year)
        | (?:(?:in|over|during|within|after|from)\s+)?(?:{COUNT}\s+{_SPAN}|a\s+(?:day|week|fortnight|month|year))
          \s+of\s+{_FIGHTING}
        | (?:in|over|within|during)\s+(?:(?:the\ course\ of|less\ than)\s+)?(?:a|one|the)\s+(?:week|fortnight)
          (?!\s+(?:of|to|that|in|from|end|ended|ending|before|after|since|when|which|by))
        | (?:{COUNT}|a)\s+{_SPAN}\s+into\s+(?:the|its|his|their)\s+[a-z]+
        | (?:in|during|over|after)\s+the\s+[a-z0-9]+-(?:day|week|month)(?:-long)?\s+
          (?:war|battle|siege|operation|offensive|campaign|conflict|action|clash|raid|assault)""",
    "date": rf"""(?!(?:in|during|throughout)\ {_M}\ \d{{1,2}}\ [a-z])
        (?:(?:on|in|at|during|of|for|dated|through|throughout|late\ in|early\ in|around)\s+)?
        (?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DATE}
        | (?:(?:on|of|from|to)\s+)?the\s+[0-3]?\d(?:st|nd|rd|th)\s+(?:inst|ult)(?:ant|imo)?\.?
        | (?:on|of|the|after|before)\s+{_SLASHED} | {_SLASHED}(?=\s*:)""",
    "month": rf"""(?:in|during|for|over|throughout|of|at\ the\ end\ of|mid-|last|back\ in
          |(?:all|whole|early|late|mid)(?:\s+of)?(?:\s+in)?)\s+
        (?:the\ (?:whole\ )?month\ of\s+|early\s+|late\s+|mid-?\s*)?{_M}(?:\s+and\s+{_M})*
        | (?:in|during|over|for|of|throughout)\s+the\s+(?:first|second|third|fourth|last|final|opening|closing)
          \s+(?:(?:{COUNT})\s+)?(?:week|weeks|half|fortnight|days)\s+of\s+{_M}(?:\s+{_Y})?
        | (?<!\w\ ){_M}\ alone
        | {_M}(?=(?:\s*\|\s*|\s*\t\s*|\ {{2,}})\d)
        | (?<!the\ ){_M}(?:\s+alone)?(?=\s+(?:was|saw|brought|cost|had\s+been|has\s+been))""",
    "season": rf"""(?:in|during|over|of|by)\s+(?:the\s+)?(?:early\s+|late\s+|previous\s+|last\s+)?
        {_SEASON}(?:\s+(?:of\s+)?{_Y})?(?!\s+(?:war|offensive|campaign|uprising|revolution|rebellion)\b)""",
    "year": rf"(?:in|during|of|for|throughout|since)\s+(?:early\s+|late\s+|mid-?\s*)?{_Y} | \({_Y}\)",
    "clock": r"(?:at\s+)?(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*(?:hrs|hours|gmt|utc|[ap]\.?m\.?))?",
    "weekday": rf"(?:on\s+|late\s+on\s+|early\s+on\s+|at\s+)?{_WEEKDAY}(?:'s|’s)?(?:\s+{_PART})?",
    "day": r"""today | yesterday | overnight | tonight | last\ night | this\ morning | in\ one\ (?:single\ )?day
        | in\ a\ single\ day | to\ this\ day | up\ to\ this\ day | in\ a\ day""",
    "now": rf"""currently | presently | so\ far | to\ date | until\ now | up\ to\ now | by\ now | at\ present
        | at\ the\ moment | at\ this\ (?:moment|time) | right\ now | now(?!\ {_INTO_A_SPAN}) | nowadays""",
}
"""Kind → pattern; `interval2` is an interval too. How each begins stands in `_FIRST_WORDS`, what tells it in
`TELLING`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HOLIDAYS = _words("christmas new easter ramadan eid")
_NUMBERS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty twenty-one twenty-four thirty forty forty-eight fifty sixty hundred several few couple"
)
_FIRST_WORDS = {
    "interval": _words("between from"),
    "interval2": frozenset(MONTH_NUMBERS) | _words("between from in during over for of on"),
    "since": _words("since from ever"),
    "asof": _words("as by until till before up prior"),
    "relative": _words(
        "in over during within for of on at the a an last past previous preceding recent coming next this these those "
        "same that throughout following most current more almost nearly about some"
    )
    | _NUMBERS,
    "lasting": _words("in over during within for after from a lasted lasting") | _NUMBERS,
    "date": _words("on in at during of for from to dated through throughout late early around the after before")
    | _HOLIDAYS
    | frozenset(MONTH_NUMBERS)
    | frozenset(f"{name}." for name in _SHORT_MONTHS)
    | frozenset(WEEKDAYS),
    "month": _words("in during for over throughout of at mid last back all whole early late")
    | frozenset(MONTH_NUMBERS),
    "season": _words("in during over of by"),
    "year": _words("in during of for throughout since ("),
    "clock": _words("at"),
    "weekday": _words("on late early at") | _HOLIDAYS | frozenset(WEEKDAYS),
    "day": _words("today yesterday overnight tonight last this in to up"),
    "now": _words("currently presently so to until up by at right now nowadays"),
}
"""The words with which each kind begins, unless it begins with a numeral."""

KINDS_BY_FIRST_WORD = {
    word: tuple(kind for kind in KINDS if word in _FIRST_WORDS[kind])
    for word in frozenset().union(*_FIRST_WORDS.values())
}
"""Word → the kinds that may begin with it, in their order."""

_FIXED_KINDS = frozenset({"interval", "interval2", "date", "month", "season", "year", "clock", "weekday"})
"""Kinds in which a word of `FIXING` stands, or a numeral."""

OPEN_KINDS_BY_FIRST_WORD = {
    word: open_kinds
    for word, kinds in KINDS_BY_FIRST_WORD.items()
    if (open_kinds := tuple(kind for kind in kinds if kind not in _FIXED_KINDS))
}
"""The same without these."""

KINDS_BY_NUMERAL = ("interval2", "relative", "lasting", "date", "clock")
"""The kinds that may begin with a numeral, in their order."""

FIXING = frozenset(MARKS) | _HOLIDAYS | _words("summer winter spring autumn fall")
"""Words of the calendar."""

TELLING = (FIXING - {"new"}) | _words(  # in "New Year's Day" it is the year that tells
    "hour hours day days week weeks fortnight fortnights month months year years "
    "weekend period height peak time decade decades night nights morning mornings quarter season seasons war invasion "
    "conflict offensive fighting operation ceasefire truce hostilities uprising incursion insurgency attack siege "
    "campaign crisis revolution coup counterattack counteroffensive counter-offensive evacuation assault bombardment "
    "shelling escalation capture collapse takeover occupation intervention deployment mission genocide clashes "
    "violence withdrawal battle aggression then now start beginning today yesterday date overnight tonight currently "
    "presently half alone inst ult instant ultimo period far present moment time nowadays h hr hrs"
)
"""Words one of which is in whatever says when, unless a date's numeral or a hyphenated word is."""

REACH = dict.fromkeys(KINDS, 4) | {
    "date": 8,
    "relative": 9,
    "month": 7,
    "interval": 20,
    "since": 20,
    "asof": 20,
    "lasting": 20,
}
"""Kind → tokens before the first of these, at most, in which its words begin: "at the end of the whole month of"."""


@cache
def pattern_of(kind: str) -> re.Pattern[str]:
    """Give the pattern of a kind; it is compiled when it is first asked for."""
    return re.compile(rf"(?x)(?<![\w-])(?:{KINDS[kind]})(?!\w)")
