"""Sources set apart from what they say: before a colon, behind a dash at the end, in the heading of a bulletin.

Decides when words that only name somebody say whose words the rest is: "Army spokesman: 40 killed", "35 dead - medics",
and a line of its own that names an organisation and calls what follows its update, release or briefing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.model.provenance import Source
from conflictfacts.reading.resolve.anaphora import NAMELESS
from conflictfacts.reading.resolve.datelines import OFFICIAL
from conflictfacts.reading.resolve.parties import names_group
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.extents import phrase_stop
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.speaking.writing import names_office
from conflictfacts.reading.text.grammar import FURNITURE, TITLES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "SIDES",
    "asks",
    "calls_paper",
    "find_labels",
    "is_named_office",
    "issuer_of",
    "named_alone",
    "note_speaker",
]

_FURTHEST = 14
"""Items within which a label stands from the beginning or the end of a sentence."""

_ISSUED = frozenset(
    (
        "update updates report reports release bulletin statement statements briefing brief communique communiqué "
        "information summary sitrep situation press assessment intelligence operational evening morning daily weekly "
        "monthly overview snapshot factsheet dashboard update# remarks transcript announcement conference note notes"
    ).split()
)
"""Words of a heading that call what follows an organisation's paper."""


def find_labels(line: Line) -> list[Voice]:
    """Find a source set before a colon, or behind a dash or colon at the end of a sentence."""
    voice = _behind_quotation(line) or _answer(line)
    at = line.classes.find(":", 1, _FURTHEST)
    if voice is None and at > 0:
        if _are_counted(line, at):
            return []
        voice = _before_colon(line, at)
    voice = voice or _in_the_eyes_of(line) or _at_end(line)
    return [voice] if voice is not None else []


def _behind_quotation(line: Line) -> Voice | None:
    """Find who is named behind the dash that follows a quotation: '"We lost 40." - Ann Roe'."""
    row = line.row
    if len(row) < 2 or row[0].cls != "-":
        return None
    begin = line.tokens.starts[0]
    if not line.text[max(0, begin - 9) : begin].rstrip().endswith(('"', "”", "»")):
        return None
    chain = named_alone(line, 1, len(row))
    if not chain and len(row) == 2 and row[1].unknown and " " in row[1].lower:
        chain = name_sources(line, 1, 2)
    return line.voice(0, chain, False, 0, len(row)) if chain else None


_TALKS = frozenset({"interview", "conversation"})


def _answer(line: Line) -> Voice | None:
    """Find who answers in an interview: "A: We lost 40", below "Interview with General Roe"."""
    row, speakers = line.row, line.speakers
    talks = not _TALKS.isdisjoint(line.tokens.said)
    for at in range(min(len(row) - 2, 9)) if talks else ():
        if row[at].lower in _TALKS and row[at + 1].lower == "with":
            chain = name_sources(line, at + 2, phrase_stop(row, at + 2, 10))
            speakers.interviewed = chain if chain and chain[0].kind == "person" else speakers.interviewed
    first = row[0].lower if row else ""
    if (
        not speakers.interviewed
        or first not in ("a", "a.", "answer")
        or not (first == "a." or line.classes[1:2] == ":")
    ):
        return None
    speakers.labelled = speakers.interviewed
    return line.voice(0, speakers.interviewed, True, 0, 1)


def asks(row: Sequence[Item]) -> bool:
    """Tell whether a line of a transcript begins with the label of who asks or reports."""
    return bool(row) and row[0].lower in _ASKING


def _label(row: Sequence[Item], at: int) -> tuple[int, int]:
    """Give the first item of what stands before a colon, and the item behind it or the bracket that ends it."""
    bracket = next((step for step in range(1, at - 1) if row[step].cls == "("), at) if row[at - 1].cls == ")" else at
    return next((step + 1 for step in range(bracket - 1, -1, -1) if row[step].cls in "-T|"), 0), bracket


def _before_colon(line: Line, at: int) -> Voice | None:
    """Find who is named before a colon; nobody speaks where it is somebody who asks."""
    row, speakers = line.row, line.speakers
    if asks(row):
        speakers.labelled = ()
        speakers.asked = True
        return line.voice(at, (), True, 0, at + 1)
    first, _ = _label(row, at)
    chain = _labelled(line, at) or _passed_on(line, first, at) or _capitalised(line, at) or _speaking(line, at)
    if chain:
        titled = row[0].first_word in TITLES or chain[0].kind in ("person", "role")
        speakers.labelled = chain if first == 0 and titled else ()
        return line.voice(at, chain, True, first, at + 1)
    if at + 1 == len(row):
        return None
    if at == 1 and row[0].party is not None and _party_tells(row, at):
        return line.voice(at, (Source(row[0].party.name, kind=row[0].party.kind),), True, 0, at + 1)
    if row[at + 1].cls == '"' and row[0].cls in "Aodp":
        chain = name_sources(line, 0, phrase_stop(row, 0, 10))
        if chain and chain[0].kind in ("person", "role"):
            return line.voice(at, chain, True, 0, at + 1)  # "A spokesman for the militia scoffed at this: ..."
    return None


def _labelled(line: Line, at: int) -> tuple[Source, ...]:
    """Name whom the words before a colon stand for that do nothing but name somebody."""
    row = line.row
    first, bracket = _label(row, at)
    quotes = at + 1 < len(row) and row[at + 1].cls == '"'
    stop = phrase_stop(row, first, 10) if quotes else at
    told = stop < at and row[stop].cls == "w" and row[stop].lower.endswith("ed")  # "scoffed at this:"
    chain = named_alone(line, first, stop if told else at)
    if not chain and bracket < at:
        chain = named_alone(line, first, bracket)  # "Mr. Roe [holding answer 24 January]:"
    return chain


def _in_the_eyes_of(line: Line) -> Voice | None:
    """Find to whom something is so: "To Ann Roe, of the institute, the price makes little sense"."""
    row = line.row
    if len(row) <= 4 or row[0].lower not in ("to", "for") or not row[1].unknown or row[1].possessive:
        return None
    comma = next((step for step in range(2, min(len(row), 12)) if row[step].cls == ","), 0)
    if " " not in row[1].lower or not (comma == 2 or row[2].cls in "d,"):
        return None
    chain = name_sources(line, 1, 2)
    return line.voice(1, chain, True, 0, max(2, comma)) if chain and chain[0].kind == "person" else None


def _at_end(line: Line) -> Voice | None:
    """Find who is named behind the last dash or colon of a sentence: "35 dead - medics"."""
    row, classes = line.row, line.classes
    last = len(classes.rstrip(".)"))
    reach = max(1, last - _FURTHEST) + 1, max(0, last - 1)
    at = max(classes.rfind("-", *reach), classes.rfind(":", *reach))
    if at < 0 or not (classes[at] == ":" or _set_off(line.tokens, row[at], line.text)):
        return None
    chain = named_alone(line, at + 1, last)
    return line.voice(at, chain, False, at, last) if chain and _is_phrase(row[at + 1 : last]) else None


def is_named_office(item: Item) -> bool:
    """Tell whether an unknown name is by its words that of a body which tells of others."""
    return item.unknown and item.name is not None and names_office(item.name.text)


_FIGHTING = frozenset({"government", "regime"})
"""Bodies that are set beside those who fight them."""


SIDES = frozenset({"army", "military", "government", "opposition", "navy", "air force", "junta", "regime", "coalition"})
"""Bodies that speak, and that are a side to a war too."""


def note_speaker(line: Line, first: int) -> None:
    """Note who speaks in a transcript from a line on that begins with somebody else's word: "MR. ROE: The UN says ...".

    Args:
        line: The line; its speakers keep who is labelled.
        first: Where the first source within the line stands.
    """
    row, speakers = line.row, line.speakers
    at = line.classes.find(":", 1, _FURTHEST)
    if not 0 < at <= first:
        return
    if asks(row):
        speakers.labelled = ()
        return
    titled = named_alone(line, 0, at) if row[0].first_word in TITLES else ()
    speakers.labelled = titled or _capitalised(line, at) or speakers.labelled


def _party_tells(row: Sequence[Item], at: int) -> bool:
    """Tell whether a party before a colon says what follows: a headline's "Zorvia's rebels: the dead are 74"."""
    party = row[0].party
    stands = row[0].where is not None and row[0].where.kind != "country"  # a capital for its government
    speaks = party is not None and (party.kind == "armed_group" or stands)
    if row[at + 1].cls == "N":
        return speaks and any(item.party is not None and item.party != party for item in row[at + 2 : at + 4])
    return speaks and any(item.cls in "ar" for item in row[at + 2 : at + 14])


_ASKING = frozenset(
    "q question q. reporter journalist moderator presenter host anchor interviewer newsreader correspondent".split()
)
"""Labels of those who ask or report in a transcript: what they say is nobody's word, or that of whom they name."""


def _speaking(line: Line, at: int) -> tuple[Source, ...]:
    """Name the unknown person before a colon who speaks of "us", was asked, or has a handle: "Roe: We lost 30"."""
    row, classes = line.row, line.classes
    if row[0].lower == "@" and (row[1].unknown or row[1].cls == "w"):
        tokens = line.tokens
        handle = line.text[tokens.starts[row[1].first] : tokens.ends[row[1].last - 1]]
        return name_sources(line, 1, 2) or (Source(handle, kind="person"),)  # "@annroe: ..."
    if not row[0].unknown or row[0].possessive:
        return ()
    bracketed = at > 2 and classes[1] == "(" and classes[at - 1] == ")"
    handled = (bracketed and row[2].lower.startswith("@")) or (at > 1 and row[1].lower.startswith("@"))
    ours = '"' not in classes and any(item.lower in _SPOKEN for item in row[at + 1 :])
    speaks = handled or ((at == 1 or bracketed) and (ours or line.speakers.asked))
    return name_sources(line, 0, 1) if speaks else ()


_SPOKEN = frozenset({"we", "our", "us", "i", "my", "you", "your"})
"""Words by which somebody speaks to somebody."""


def _are_counted(line: Line, at: int) -> bool:
    """Tell whether those before a colon are whom the figures behind it count: "Government forces: 200 killed"."""
    row, following = line.row, line.classes[at + 1 : at + 3]
    first, stop = _label(row, at)
    head = row[next((step - 1 for step in range(first, stop) if row[step].cls == "i"), stop - 1)]
    soldiers = head.military and head.cls == "p" and "role" not in head.roles
    if not following:
        return head.lower in _FIGHTING or head.lower in NAMELESS or soldiers  # "Rebels:", above the figures
    return following[:1] == "N" and (head.lower in _FIGHTING or (soldiers and following[1:] == "t"))


_MESSAGES = frozenset("quote statement message communique communiqué announcement post translation claim".split())


def _passed_on(line: Line, first: int, stop: int) -> tuple[Source, ...]:
    """Name whose message a label says follows: "Quote from X: ..."; () where it names none."""
    row = line.row
    message = stop - first > 2 and row[first].lower in _MESSAGES and row[first + 1].lower in ("from", "by", "of")
    named = message and all(item.cls in "Aodfw" for item in row[first + 2 : stop])
    return name_sources(line, first + 2, stop) if named else ()


def _capitalised(line: Line, at: int) -> tuple[Source, ...]:
    """Name the speaker of a transcript by a label in capitals: "GEN. COLE: ..."; () where it is none."""
    tokens, row, text = line.tokens, line.row, line.text
    begin = row[0].first
    words = [tokens.words[step] for step in range(begin, row[at].first)]
    letters = "".join(words)
    if not FURNITURE.isdisjoint(word.lower() for word in words):
        return ()
    if at > 6 or not letters.isupper() or text[tokens.starts[begin] : tokens.ends[-1]].isupper() or len(words[-1]) < 3:
        return ()
    if any(item.cls in "NtT" for item in row[:at]) or any(
        item.name is not None and item.name.entries for item in row[:at]
    ):
        return ()
    known = line.speakers.by_name.get(words[-1].lower())
    return (known or Source(text[tokens.starts[begin] : tokens.ends[row[at - 1].last - 1]], kind="person"),)


def _is_phrase(items: Sequence[Item]) -> bool:
    """Tell whether words are one phrase, and not two with a verb nobody knows between them."""
    return not any(before.cls == "w" and behind.lower in ("a", "an", "the") for before, behind in pairwise(items))


def _set_off(tokens: Tokens, item: Item, text: str) -> bool:
    """Tell whether a dash stands between blanks, and joins no words."""
    before, after = tokens.starts[item.first] - 1, tokens.ends[item.last - 1]
    return text[before : before + 1].isspace() and text[after : after + 1].isspace()


def named_alone(line: Line, first: int, stop: int) -> tuple[Source, ...]:
    """Name whom words stand for that name somebody and say nothing else."""
    items = line.row[first:stop]
    if items and items[0].cls == "i" and all(item.cls != "A" for item in items):
        return ()  # "From our correspondent:"
    if (
        not items
        or len(items) > 16
        or any(item.cls not in "AopdfwT,i()" and item.lower not in ("state", "sources") for item in items)
    ):
        return ()
    if not any(
        item.entry("source") is not None
        or "role" in item.roles
        or is_named_office(item)
        or (item.cls == "A" and item.name is not None and item.name.text.split()[0].lower() in TITLES)
        or item.lower in TITLES
        for item in items
    ):
        return ()
    return name_sources(line, first, stop)


def calls_paper(line: Line) -> bool:
    """Tell whether a line of its own says that a paper follows, and not whose: "COMMUNIQUE NO. 11"."""
    named = any(item.cls == "A" or _tells(item) for item in line.row)
    return not named and len(line.row) <= _FEW and bool(line.row) and _calls(line.row[0])


_FEW = 5
"""Items that a line has at most which only calls what follows a paper."""


def issuer_of(line: Line, *, issued: bool = False) -> tuple[Source, ...]:
    """Name whose paper a line of its own says what follows is: "X - Operational information as of 06:00".

    Args:
        line: The line.
        issued: Whether something else has said that a paper follows, or is signed here.
    """
    tokens, row, text = line.tokens, line.row, line.text
    sourced = len(row) > 2 and row[0].lower in ("source", "sources") and row[1].cls == ":"
    row = row[2:] if sourced else row  # "Source: General Staff on Facebook"
    if row and row[0].lower in ("from", "by", "for", "on behalf of"):  # "FROM THE INFORMATION BUREAU"
        row = row[1:-1] if row[-1].cls == "." else row[1:]
    elif len(row) > 2 and "paper" in row[0].roles and row[1].lower in ("of", "from"):  # "Figures of the General Staff"
        row, issued = row[2:], True
    line = line._replace(row=row)
    if not row or len(row) > 24 or any(_tells(item) for item in row):
        return ()  # a headline tells; it names no issuer
    issued = (
        issued
        or any(word in _ISSUED for item in row for word in item.lower.split())
        or "@" in text[tokens.starts[0] : tokens.ends[-1]]
        or sourced
    )
    if len(row) <= 3 and row[0].party is not None and any(item.lower in _OFFICIAL for item in row[1:]):
        return (Source(row[0].party.name, kind=row[0].party.kind),)  # "FRENCH OFFICIAL."
    if row[0].unknown and any(item.lower == "@" for item in row[1:3]):
        return name_sources(line, 0, 1)  # "Ann Roe @annroe"
    if _holds_office(row) and (issued or tokens.starts[0] == 0):
        return name_sources(line, 0, 1)  # "Ann Roe, mayor of Korda", above what she writes or below it
    by = next((at for at, item in enumerate(row) if item.lower == "by"), 0)
    if issued and by and row[by - 1].lower in _GIVEN_OUT:
        return name_sources(line, by + 1, len(row))  # "Statement issued by the Zorvian Armed Forces"
    named = [at for at, item in enumerate(row) if _is_issuer(row, at) or (issued and _is_group(item))]
    if not named:
        whole = sourced and any(item.cls == "A" for item in row) and all(item.cls in "Aodfw" for item in row)
        written = text[tokens.starts[row[0].first] : tokens.ends[row[-1].last - 1]] if whole else ""
        return (Source(written, kind="organisation"),) if written else ()  # "Source: Joint Task Force Korda"
    if not issued and not (named[0] <= 3 and all(item.cls in "AofdwTp-(),&N" or item.lower == "/" for item in row)):
        return ()
    first = named[0]
    while first and row[first - 1].cls in "Aofdw":
        first -= 1
    last = first
    while last < len(row) and row[last].cls in "Aofdwp&," and not _calls(row[last]):
        if last > named[0] and row[last].unknown and row[last - 1].cls == "A":
            break  # "ISW Key Takeaways"
        behind = row[last + 1] if row[last].cls == "," and named[0] < last < len(row) - 1 else None
        if behind is not None and (behind.unknown or behind.cls == "d"):
            break  # "KORDA LIBERATION FRONT, GAO", "Korda Liberation Front, the spokesman"
        last += 1
    if last <= named[0]:
        last = named[0] + 1
        first = named[0] if row[named[0]].unknown else first  # "OFFICIAL COMMUNIQUÉ The Free Korda Front brings"
    if row[named[0]].unknown:
        body = first + (row[first].cls == "d")
        return (
            Source(text[tokens.starts[row[body].first] : tokens.ends[row[last - 1].last - 1]], kind="organisation"),
        )
    return tuple(source for source in name_sources(line, first, last) if source.kind not in ("outlet", *_GROUND))


_GIVEN_OUT = frozenset({"issued", "released", "published"})


def _holds_office(row: Sequence[Item]) -> bool:
    """Tell whether a line only says who somebody is: "Ann Roe, head of the regional administration"."""
    named = len(row) > 2 and row[0].unknown and " " in row[0].lower and row[1].cls == ","
    return named and "role" in row[2].roles and all(item.cls in "Aopfdw,&" for item in row[2:])


def _tells(item: Item) -> bool:
    return item.cls in "tr" and "paper" not in item.roles and item.lower not in _ISSUED


_OFFICIAL = OFFICIAL | {"headquarters", "admiralty"}
_GROUND = ("country", "city", "town", "region", "place")


def _is_body(item: Item) -> bool:
    entry = item.entry("source")
    if entry is not None:
        return entry.kind != "outlet"
    if item.unknown and item.name is not None and item.name.text.rpartition(" ")[2].lower() in _OFFICES:
        return True  # "the Soviet Information Bureau"
    return "organisation" in item.roles.get("role", ()) and "paper" not in item.roles


_OFFICES = frozenset("bureau ministry staff headquarters directorate command committee agency council".split())
"""Last words of names of bodies that issue papers."""

_OF_ANYBODY = frozenset("media military radio television newspaper newspapers project opposition movement".split())


def _is_issuer(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word of a heading names a body that issues papers: "Defence Ministry", not "Media statement"."""
    owned = at > 0 and row[at - 1].party is not None
    return _is_body(row[at]) and (row[at].lower not in _OF_ANYBODY or owned or row[at].entry("source") is not None)


def _is_group(item: Item) -> bool:
    entry = item.entry("actor")
    if entry is None:
        return item.unknown and item.name is not None and names_group(item.name.text)
    return entry.kind in ("armed_group", "army") and entry.role != "adjective"


def _calls(item: Item) -> bool:
    return any(word in _ISSUED for word in item.lower.split()) and not _is_body(item)
