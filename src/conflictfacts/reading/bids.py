"""Which trigger of a sentence takes a number: each bids for it, and the cheapest wins.

Decides kind and measure. A bid is cheaper the less stands between trigger and number; what cannot go together (a
share of ground with a verb of killing) bids nothing. What is summed ("killed and wounded") and per what time is read
here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.claims import AREAS, LENGTHS, LIMIT, Claim
from conflictfacts.reading.idioms import (
    BE,
    LEAVING,
    compares,
    fights_with,
    held,
    is_barred,
    phrased_triggers,
    row_evacuates,
)
from conflictfacts.reading.items import Item
from conflictfacts.reading.phrases import NO_PEOPLE, Phrase, forms_of
from conflictfacts.reading.tokens import Tokens

__all__ = ["best_bid", "is_whole", "of_things", "opens_group", "rate_of", "triggers_of"]

_REACH = 40
"""Items beyond which no trigger takes a number: what stands between would cost more than the limit anyhow."""

_FAR = 80
"""Items behind a "death toll" within which a number may be said to be where it stands."""


_GROUND_WORDS = re.compile(
    r"territor|\bland\b|\bground\b|\barea\b|region|oblast|province|countr|\bcity\b|\bcapital\b|\bstate\b|\bsoil\b|town|village|"
    r"district|strip|enclave|km|peninsula|coast|valley|"
    r"settlement|island|\bit\b|\bmap\b|front"
)


_RATE = re.compile(
    r"(?:\ba(?<!\bin a)(?<!within a)(?<!from a)(?<!after a)(?<!over a)(?<!during a)(?<!\bfor a)(?<!than a)(?<!nearly a)"
    r"(?<!almost a)(?<!about a)(?<!half a)(?<!\bof a)(?<!only a)|\b(?:per|each|every)|/)\s*"
    r"(?:typical\s+|average\s+)?(day|month|week|year|hour)\b(?!\s+(?:ago|earlier|before|later))"
    r"|\b(?:per|each|every)\s+single\s+(day|month|week)\b|\b(daily|monthly|weekly)\b"
)


_RATE_BEFORE = re.compile(
    r"\b(?:(daily|monthly|weekly)\b"
    r"|(?:each|every|per|for a|a)\s+(?:single\s+)?(day|month|week)\b(?!\s+earlier|\s+ago|\s+later))"
)


_PER = {"daily": "day", "monthly": "month", "weekly": "week"}


def triggers_of(row: Sequence[Item]) -> list[tuple[int, str, str, str]]:
    """List the triggers of a sentence: item, kind, value and form."""
    return [
        (at, "casualty", "captured", "subject") if form[0] == "deployment" and held(row, at) else (at, *form)
        for at, item in enumerate(row)
        if item.cls in "tp"
        and not (item.lower == "leave" and at and row[at - 1].lower == "on")
        and not (at + 1 < len(row) and row[at + 1].lower == "that" and "reporting" in item.roles)
        for form in forms_of(item)
    ] + phrased_triggers(row)


_EXCHANGED = frozenset(
    "exchange exchanges exchanged swap swaps swapped prisoners prisoner pows captivity captives released freed".split()
)


def _fits(
    kind: str,
    value: str,
    form: str,
    unit: str,
    phrase: Phrase,
    ground: bool | None,
    row: Sequence[Item],
    previous: Claim | None,
) -> bool:
    """Tell whether a trigger can take a number of this unit and noun at all."""
    if unit in AREAS or unit == "settlement":
        return kind == "territory" and not (unit == "settlement" and value == "advance")
    if unit in LENGTHS:
        return (
            kind == "territory"
            and value in ("advance", "regained", "captured")
            and (value == "advance" or form == "object")
        )
    if unit == "percent":
        if kind == "territory":
            return value != "advance" and ground is not False
        return kind in ("casualty", "displacement") and ground is not True
    if unit == "unit":
        return kind == "deployment" or (kind == "casualty" and value == "losses")
    if unit == "item":
        return kind == "equipment" or (
            kind == "casualty" and value in ("losses", "captured") and form in ("object", "participle")
        )
    if kind == "equipment":
        return False
    if kind == "territory":
        return False
    if value == "other" and form == "subject" and not (previous is not None and previous.value == "other"):
        return any(item.lower in _EXCHANGED for item in row)  # soldiers who come home were prisoners, or on leave
    if kind == "displacement" and phrase.head is not None and "military" in row[phrase.head].roles.get("people", ()):
        return False  # soldiers who cross a border do not flee
    leave = kind == "displacement" and form == "subject" and unit == "person" and phrase.head is None
    if leave and previous is not None and previous.kind == "deployment" and previous.value in ("withdrawn", "sent"):
        return False  # "troops are to leave. By June 4,000 will have left."
    if kind == "displacement" and form == "object" and phrase.head is None:
        if [item.lower for item in row[phrase.stop : phrase.stop + 2]] in (["from", "their"], ["from", "homes"]):
            return True
        return unit == "percent" or value != "displaced" or (previous is not None and previous.kind == "displacement")
    if value == "withdrawn" and row_evacuates(row, phrase):
        return False  # "200,000 Zorvians were evacuated from the border"
    if kind == "deployment" and value in ("recruited", "mobilised") and unit == "person":
        return True
    if kind == "deployment" and phrase.head is None and unit == "person" and form != "noun":
        return (previous is not None and previous.kind == "deployment") or any(
            "military" in item.roles.get("people", ()) or item.lower in ("force", "army", "contingent", "garrison")
            for item in row
        )
    if kind == "deployment" and phrase.head is not None:
        people = row[phrase.head].roles.get("people", ())
        if form == "subject" and row[phrase.head].lower in ("people", "persons", "residents", "families"):
            return False  # people who arrive are no troops
        goes_on = previous is not None and previous.kind == "deployment"
        if people[:1] == ("none",) and form != "noun" and not (goes_on or any(_is_armed(item) for item in row)):
            return False  # "about 100 people had gathered", "are waiting to go home"
        return (
            phrase.sort != "noun" or row[phrase.head].lower == "strong"
            if not people
            else people[0] in ("military", "none")
        )
    return True


_BEFALLS = {("casualty", "killed"), ("casualty", "wounded"), ("displacement", "displaced")}
"""What happens to people alone."""


def _is_armed(item: Item) -> bool:
    """Tell whether a word names soldiers, a unit or a party that has some."""
    return (
        "military" in item.roles.get("people", ())
        or item.lower in ("force", "army", "contingent", "garrison")
        or "unit" in item.roles.get("unit", ())
        or (item.party is not None and item.party.kind in ("armed_group", "army"))
    )


def best_bid(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    index: int,
    phrase: Phrase,
    unit: str,
    bids: Sequence[tuple[int, str, str, str]],
    previous: Claim | None,
) -> Claim | None:
    """Let every trigger bid for the number and take the cheapest."""
    ground = _is_ground(tokens, row, text, index) if unit == "percent" else None
    best: Claim | None = None
    numeral = row[index].number
    assert numeral is not None
    stop = next_number(row, index) if opens_group(row, index) else len(row)
    for at, kind, value, form in bids:
        if at > stop:
            continue
        within = index < at <= (phrase.head or 0)
        described = kind == "displacement" or value == "captured" or (form != "noun" and at < (phrase.head or 0))
        before = within and described and (value == "captured" or kind == "displacement")
        if within and described and (_struck(row, index) or (before and _suffered(row, phrase.stop))):
            continue  # "killed 53 displaced persons": what they were before
        if at == phrase.stop and form == "participle" and value in ("captured", "displaced") and _later_killed(row, at):
            continue  # "26 soldiers captured near X were executed"
        reach = _FAR if form == "total" and at < index else _REACH
        if abs(at - index) >= reach or not _fits(kind, value, form, unit, phrase, ground, row, previous):
            continue
        if is_barred(row, index, phrase, at, kind, value, form):
            continue
        cost = _cost(row, index, phrase, at, form)
        if (
            at < index
            and form in ("total", "noun")
            and kind in ("casualty", "displacement")
            and _reaches(row, index, at)
        ):
            cost = min(cost, 1.5)
        if phrase.sort == "other":
            # Only what happens to people alone, and right beside them, makes people of an unknown noun.
            named = phrase.head is not None and row[phrase.head].cls == "A"
            if (
                (kind, value) not in _BEFALLS
                or (kind == "displacement" and not (named and form == "subject"))
                or form == "noun"
                or cost > 2.0
                or (at < index and any(item.cls == "&" for item in row[at:index]))
            ):
                continue
            cost += 1.0
        if kind == "deployment":
            military = phrase.head is not None and "military" in row[phrase.head].roles.get("people", ())
            cost += 0.6 if military or unit == "unit" or phrase.sort == "demonym" else 2.0
            if value == "present" and form == "participle" and at == phrase.stop:
                cost += 3.6  # "soldiers fighting for X have died": what is said of them comes later
        if (
            kind == "casualty"
            and at == phrase.stop
            and any(item.lower.rpartition(" ")[2] in LEAVING for item in row[max(0, index - 6) : index])
        ):
            cost = -1.0  # "leaving at least 20 soldiers dead"
        if value == "returned":
            cost -= 0.7
        if kind == "casualty" and value == "other":
            cost -= 1.0  # prisoners who are freed are no longer taken
        if (
            form == "object"
            and at < index - 2
            and row[index - 1].lower in ("has", "have", "had")
            and kind == "casualty"
        ):
            continue  # "which lost 174 men, has 13,289 soldiers"
        if (
            kind == "casualty"
            and at < index
            and form != "noun"
            and (fights_with(row, index) or (phrase.sort == "" and compares(row, index)))
        ):
            continue  # "were killed in a clash with 30 rebels"
        if form == "noun" and at != phrase.head and _modifies(row, at):
            cost += 3
        if numeral.verbal and unit == "person" and phrase.head is None and cost > 1.5 and not numeral.grain[:1] > (99,):
            continue
        if cost < (6.0 if kind == "deployment" else LIMIT) and (best is None or cost < best.cost):
            rate = rate_of(tokens, row, text, index, phrase, at)
            best = Claim(index, phrase, kind, "advance" if unit in LENGTHS else value, form, at, cost, unit, rate)
    if best is not None and best.value == "held" and best.trigger is not None:
        occupied = row[best.trigger].lower == "occupied" and best.form == "object" and best.trigger < index
        if occupied and any(item.time is not None and item.time.kind in _WITHIN for item in row):
            best.value = "captured"  # "in January they occupied 250 square kilometers"
    if best is not None and best.kind == "deployment" and best.trigger is not None:
        if best.value == "sent" and phrase.stop < len(row) and row[phrase.stop].lower == "home":
            best.value = "withdrawn"  # "must send 2,000 troops home"
        elif best.value == "present" and row[best.trigger].lower.startswith("will "):
            best.value = "planned"
    if best is not None:
        _add_up(row, best)
    return best


_WITHIN = frozenset({"month", "season", "date", "relative", "lasting", "weekday", "day"})
"""Kinds of times within which ground is taken, not held."""

_RISING = frozenset(
    "risen rose rises rising climbed climbs reached reaches grown grew stood stands stand jumped "
    "increased mounted come comes came "
    "amounted amounts fallen dropped totalled exceeds exceeded passed surpassed".split()
)


def of_things(row: Sequence[Item], at: int) -> bool:
    """Tell whether a percentage is of things: "60 percent of its roads"."""
    if at >= len(row) or row[at].cls != "f":
        return False
    for item in row[at + 1 : at + 6]:
        if item.lower in NO_PEOPLE or "item" in item.roles:
            return item.cls not in "pt"
        if item.cls in "pti":
            return False
    return False


def _reaches(row: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a count spoken of before is said to stand at a number, however far off: "the toll ... rose to N"."""
    back = index - 1 if row[index - 1].lower in ("to", "at") else index
    return (
        row[back - 1].lower in _RISING
        and not any(item.cls in "N;." for item in row[at:back])
        and (at == 0 or row[at - 1].cls in "dwA,")
    )


def _struck(row: Sequence[Item], index: int) -> bool:
    """Tell whether a verb of killing or the like stands right before a number."""
    back = index - 1
    while back > 0 and row[back].cls in 'd"w' and index - back < 3:
        back -= 1
    return any(
        kind == "casualty" and value in ("killed", "wounded", "captured") and form in ("participle", "object")
        for kind, value, form in forms_of(row[back])
    )


def _suffered(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people are said to have been killed, wounded or freed right behind their noun."""
    at = stop
    if at + 1 < len(row) and row[at].cls == "," and row[at + 1].cls in "is":  # ", among them 13 women,"
        at = next((step for step in range(at + 2, min(len(row), at + 10)) if row[step].cls in ",;."), at)
    start = at
    while at < len(row) and at - start < 7 and row[at].cls in "a&,Np":
        at += 1
    if at + 1 < len(row) and row[at].lower.startswith("fell") and row[at + 1].lower in ("to", "into"):
        return False  # "1,000 prisoners fell to the victors"
    return at < len(row) and any(
        kind == "casualty" and value != "captured" and (form == "subject" or (at > stop and form == "participle"))
        for kind, value, form in forms_of(row[at])
    )


def _later_killed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a participle only says which people are meant, and the verb behind it that they were killed."""
    for step in range(at + 1, min(len(row), at + 9)):
        if row[step].cls in "t":
            return row[step - 1].lower in BE and any(
                kind == "casualty" and value in ("killed", "wounded") and form != "noun"
                for kind, value, form in forms_of(row[step])
            )
        if row[step].cls not in "iAwdopaTf":
            return False
    return False


def opens_group(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number only says of how many the next is a part: "of the 600 men in X, 40 were killed"."""
    back = index - 1
    while back > 0 and row[back].cls == "d":
        back -= 1
    return (
        back >= 0
        and row[back].lower in ("of", "out of", "among")
        and (back == 0 or row[back - 1].cls in ',;"')
        and next_number(row, index) < len(row)
    )


def is_whole(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is the whole of which the one before is told: "twelve of the 15 soldiers were killed"."""
    back = index - 1
    while back > 0 and row[back].cls in "dwA" and index - back < 5:
        back -= 1
    return (
        back > 0
        and row[back].cls == "f"
        and row[back - 1].cls == "N"
        and not (back > 1 and row[back - 2].cls == "x")  # "not one of the 15"
    )


def next_number(row: Sequence[Item], index: int) -> int:
    """Give the item of the next number of a clause; the row's length where there is none."""
    for at in range(index + 1, len(row)):
        if row[at].cls in ";.":
            break
        if row[at].cls == "N":
            return at
    return len(row)


def _is_ground(tokens: Tokens, row: Sequence[Item], text: str, index: int) -> bool | None:
    """Tell whether a percentage is of ground; `None` where the text does not say of what."""
    begin = tokens.ends[row[index].last - 1]
    base = text[begin : begin + 70].lower().lstrip()
    if not base.startswith("of "):
        return None
    base = re.split(r"[.;,]|\b(?:was|were|has|have|had|is|are|in|near|at)\b", base)[0]
    if _GROUND_WORDS.search(base):
        return True
    for item in row[index + 2 : index + 5]:
        if item.cls == "A" and item.name is not None:
            if not item.name.entries and not item.name.possessive:
                return None  # "95 percent of West X": a name nobody knows
            entry = item.name.entry("actor")
            land = entry is not None and entry.kind == "state" and entry.role == "name"
            return (item.name.entry("place") is not None or land) and not item.name.possessive
        if item.cls not in "dw":
            break
    return False


def _modifies(row: Sequence[Item], at: int) -> bool:
    """Tell whether a noun only qualifies the next ("death squads")."""
    return at + 1 < len(row) and row[at + 1].cls in "wo"


_PENALTY = {
    ",": 1.0,
    ";": 4.0,
    ":": 0.5,
    "(": 1.2,
    ")": 0.6,
    "-": 0.6,
    "/": 0.5,
    '"': 0.4,
    ".": 4.0,
    "!": 4.0,
    "?": 4.0,
    "|": 3.0,
    "N": 2.6,
    "T": 0.2,
    "A": 0.4,
    "p": 0.5,
    "r": 2.2,
    "o": 0.5,
    "a": 0.1,
    "i": 0.35,
    "f": 0.3,
    "s": 1.3,
    "d": 0.15,
    "x": 0.3,
    "w": 0.5,
    "&": 0.7,
    "t": 1.6,
}


def _cost(row: Sequence[Item], index: int, phrase: Phrase, at: int, form: str) -> float:
    """Price what stands between a number and a trigger; infinite where they cannot go together."""
    if at == phrase.head or (at == phrase.stop + 1 and row[phrase.stop].lower == "as" and form == "noun"):
        return 0.0  # "1,200 as prisoners"
    if index < at < phrase.stop:
        return 0.4
    if at > index:
        if form == "total" or (form in ("object", "noun") and row[at].lower.endswith((" of", " to"))):
            return 99.0  # "involved in the murder of": whom it befell follows
        between = row[phrase.stop : at]
        cost = sum(_PENALTY.get(item.cls, 0.5) for item in between)
        passive = bool(between) and any(item.lower in BE for item in between[-3:])
        if form == "object":
            told = bool(between) and between[0].lower in {"it", "they", "he", "she", "we"} and len(between) < 4
            told = told or (len(between) > 2 and between[1].lower in ("which", "whom") and len(between) < 7)
            cost += 0.1 if told else 1.0 if passive else 5.0  # "the 40,000 it lost"
        elif form == "noun" and not between and at > index + 2 and row[at - 1].cls == "d" and row[at - 2].cls == "f":
            cost = 0.1  # "over 20,000 of them dead"
        elif form == "noun":
            cost += 0.3 if passive else 2.2
        elif form == "participle" and [item.lower for item in between] == ["still"]:
            cost = 0.1  # "and 15 still missing"
        elif form == "participle" and not passive and between:
            cost += 0.8
        if form in ("participle", "object") and not passive and _takes_object(row, at):
            cost += 5.0
        other = next((step for step, item in enumerate(between) if item.cls == "N" and not _labels(item)), None)
        if other is not None:
            # What befell the next number befell this one only where the two are joined: "12 and 30 were killed".
            gap = between[:other]
            joined = any(item.cls in "&,-:/(" for item in gap) and not any(
                item.cls in "atrs;"
                or item.lower in ("which", "whom")
                or (item.cls == "w" and item.lower.endswith("ed") and item.lower not in _QUALITIES)
                for item in gap
            )
            cost += -_listed(between) if joined else 5.0
        return cost
    if form == "participle" and _has_subject(row, at) and not any(item.cls in "&,:-(" for item in row[at + 1 : index]):
        return 99.0  # "12 were killed when a column with 300 people came under fire"
    between = row[at + 1 : index]
    cost = sum(_PENALTY.get(item.cls, 0.5) for item in between)
    if form == "object":
        # What is killed, lost or sent stands right behind the verb.
        cost += sum(0.6 for item in between if item.cls in "wpoA,")
    if (
        between
        and (between[-1].lower == "by" or (len(between) > 1 and between[-2].lower == "by"))
        and not row[at].lower.endswith(" by")
    ):
        cost += 9.0  # who did it, not whom it befell
    if form == "subject":
        cost += 3.5
    elif form == "participle":
        passive = any(item.lower in BE for item in row[max(0, at - 3) : at])
        cost += 1.6 if passive else 0.3
    elif form == "noun":
        cost += 0.6
    elif form in ("object", "total"):
        cost += 0.1
    if any(item.cls == "N" for item in between):
        cost -= _listed(between)
    if between and between[-1].lower in {
        "to",
        "at",
        "is",
        "are",
        "was",
        "were",
        ":",
        "stands",
        "exceeds",
        "numbered",
        "of",
    }:
        cost -= 1.0
    return cost


_QUALITIES = frozenset({"armed", "united", "allied", "combined", "displaced", "unarmed", "masked", "retired"})
"""Words that end as a past tense does, and only say what somebody is."""


def _labels(item: Item) -> bool:
    """Tell whether a number only names something: "19 men of the 128th died"."""
    return item.number is not None and item.number.unit in ("ordinal", "label")


def _has_subject(row: Sequence[Item], at: int) -> bool:
    """Tell whether a passive verb has its number before it: "12 soldiers were killed"."""
    back = at - 1
    if back < 0 or row[back].lower not in BE:
        return False
    while back >= 0 and at - back < 10 and row[back].cls in "apAwdf":
        back -= 1
    return back >= 0 and row[back].cls == "N"


def _takes_object(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb is followed by its own object: a number, or people."""
    ahead = row[at + 1 : at + 3]
    return bool(ahead) and (ahead[0].cls in "N" or (len(ahead) > 1 and ahead[0].cls in "dA" and ahead[1].cls in "pN"))


def _listed(between: Sequence[Item]) -> float:
    """Give back part of the price of crossing numbers that stand in one list with this one."""
    joined = sum(item.cls in "&,-:" for item in between)
    numbers = sum(item.cls == "N" for item in between)
    return min(2.0 * numbers, 2.0 * joined)


def _add_up(row: Sequence[Item], claim: Claim) -> None:
    """Read "killed and wounded", "killed, wounded or missing" as one sum of named measures."""
    if claim.kind != "casualty" or claim.trigger is None:
        return
    measures = [claim.value]
    for step in (1, -1):
        at = claim.trigger + step
        while 0 <= at < len(row):
            joint = at
            while 0 <= joint < len(row) and (
                row[joint].cls in "&,/" or row[joint].lower in ("either", "between", "as well as")
            ):
                joint += step
            if joint == at or not 0 <= joint < len(row) or row[joint].cls != "t":
                break
            values = [value for kind, value, form in forms_of(row[joint]) if kind == "casualty" and form != "object"]
            if not values or (joint + 1 < len(row) and row[joint + 1].cls == "N" and step == 1):
                break
            if values[0] not in measures:
                measures.append(values[0])
            at = joint + step
    if claim.form in ("object", "noun") and claim.value in ("losses", "casualties"):
        measures += _spelled_out(row, claim.phrase.stop)
    single = [measure for measure in ("killed", "wounded", "missing", "captured") if measure in measures]
    if len(single) > 1:
        claim.includes = tuple(single)
        claim.value = "losses"
    elif len(measures) > 1 and single and claim.value in ("losses", "casualties") and claim.form == "noun":
        claim.includes = None


def _spelled_out(row: Sequence[Item], start: int) -> list[str]:
    """Read what a sum is said to take in: "1,000 people a day - killed and wounded"."""
    measures: list[str] = []
    for at in range(start, min(len(row), start + 9)):
        item = row[at]
        if item.cls in "N.;s" or (item.cls == "a" and not measures):
            break
        values = [
            value
            for kind, value, form in forms_of(item)
            if kind == "casualty" and form == "participle" and value in ("killed", "wounded", "missing", "captured")
        ]
        if values and values[0] not in measures:
            measures.append(values[0])
    return measures if len(measures) > 1 else []


def rate_of(
    tokens: Tokens, row: Sequence[Item], text: str, index: int, phrase: Phrase, trigger: int | None = None
) -> str | None:
    """Say per what time the number is, if it is a rate."""
    begin = tokens.ends[row[index].last - 1]
    limit = min(len(row), max(phrase.stop, (trigger or 0) + 1) + 7)
    stop = tokens.ends[row[limit - 1].last - 1]
    for at in range(index + 1, limit):
        if row[at].cls in "N,;" and at >= phrase.stop:
            stop = tokens.starts[row[at].first]
            break
    match = _RATE.search(text[begin:stop].lower())
    if match is not None:
        return match[1] or match[2] or _PER[match[3]]
    first = max((at + 1 for at in range(index) if row[at].cls in "N;."), default=0)
    before = text[tokens.starts[row[first].first] : tokens.starts[row[index].first]].lower() if first < index else ""
    match = next(iter(reversed(list(_RATE_BEFORE.finditer(before)))), None)
    if match is not None and len(before) - match.end() < 70:
        word = match[1]
        if word or match.group().startswith(("each", "every", "per", "for a")):
            return _PER[word] if word else match[2]
    return None
