"""Which number says what: the trigger each number of a sentence goes with, and the phrase it stands in.

Decides kind and measure. Every trigger of a sentence bids for every number; a bid is cheaper the less stands between
them, and the cheapest wins. Who the people are, where, when and who says so is left to `resolve` and `attribution`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.mentions import Item
from conflictfacts.reading.tokens import Tokens

__all__ = ["Claim", "Phrase", "find_claims", "topic_of"]

LIMIT = 8.0
"""A trigger that costs more than this is about something else."""

AREAS = frozenset({"kilometer ** 2", "mile ** 2", "hectare", "acre"})
LENGTHS = frozenset({"kilometer", "mile", "meter"})
_BE = frozenset("was were been being be are is get got gets become became".split())
_NOT_COUNTS = frozenset({"money", "time", "label", "ordinal", "other"})
_NO_PEOPLE = frozenset(
    "horses cattle animals dogs cows sheep goats camels birds pigs attacks times places ways things cases reasons factors parts events "
    "bullets bombs grenades rockets wounds shots explosions countries states governments words sentences names bodies lives camps areas "
    "roads streets villages farms offices stores shops banks schools".split()
)
_GROUND_WORDS = re.compile(
    r"territor|\bland\b|\bground\b|\barea\b|region|oblast|province|countr|\bcity\b|town|village|district|strip|enclave|km|peninsula|"
    r"settlement|island|\bit\b|\bmap\b|front"
)
_RATE = re.compile(
    r"(?:\ba|\bper|\beach|\bevery|/)\s*(?:single\s+|typical\s+|average\s+)?(day|month|week|year|hour)\b|\b(daily|monthly|weekly)\b"
)
_RATE_BEFORE = re.compile(
    r"\b(daily|monthly|weekly)\b|\b(?:each|every|per|for a|a)\s+(?:single\s+)?(day|month|week)\b(?!\s+earlier|\s+ago|\s+later)"
)
_PER = {"daily": "day", "monthly": "month", "weekly": "week"}
_PARTITIVE = re.compile(
    r"\b(?:of|among|including)\s+(?:whom|which|them|these|those|this number|that number|this figure|this total|the total)\b[^.;]{0,12}$"
)
_INCLUDING = re.compile(r"\b(?:including|among them|include|includes|comprising)\b[^.;,]{0,30}$")
_OF_THEM = re.compile(r"^\s*of\s+(?:whom|which|them|these|those)\b")


@attrs.frozen
class Phrase:
    """The noun phrase a number stands in, as item indexes."""

    stop: int
    """The item behind it."""

    head: int | None
    """The item of the counted noun, `None` for a bare number."""

    sort: str
    """people, demonym, noun (a trigger noun: "deaths"), unit, item, other, or "" for a bare number."""


@attrs.define(eq=False)
class Claim:
    """One number with what it says, before names and sources are resolved."""

    index: int
    """The number's item."""

    phrase: Phrase
    """What it counts."""

    kind: str
    """casualty, displacement, deployment, territory or equipment."""

    value: str
    """Measure or status, or the piece of equipment."""

    form: str
    """How the trigger takes its number: participle, subject, object, noun or total."""

    trigger: int | None
    """The trigger's item; `None` where it is taken over from an earlier number."""

    cost: float
    """How far the trigger was."""

    unit: str
    """The number's unit without a rate."""

    rate: str | None
    """day, month or week, where the number is per time."""

    includes: tuple[str, ...] | None = None
    """Measures that the text itself adds up in it ("killed and wounded")."""

    part_of: Claim | None = None
    """The claim it is said to be a part of."""

    source: Claim | None = None
    """The claim whose trigger it takes over."""

    label: tuple[int, int] | None = None
    """The items of the label of a list's or table's row that it stands in ("Argentina – 649"): first, and behind the last."""


def find_claims(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    previous: Claim | None,
    near: bool = True,
    spoken: Sequence[tuple[int, int]] = (),
) -> list[Claim]:
    """Find what the numbers of a sentence say.

    Args:
        tokens: Its tokens.
        row: Its items.
        text: The document's text.
        previous: The last claim of the sentences before, for a number that leans on it.
        near: Whether that claim stands in one of the two sentences before, so that a bare number may go on with it.
        spoken: Item ranges that name sources ("one of two officers said"), whose numbers count nobody.
    """
    claims: list[Claim] = []
    bids = _triggers(row)
    for index, item in enumerate(row):
        numeral = item.number
        if numeral is None or numeral.unit in _NOT_COUNTS:
            continue
        phrase = read_phrase(row, index)
        unit = numeral.unit
        if (
            phrase.sort == "other"
            and not _may_be_people(row, phrase)
            or any(first <= index < last for first, last in spoken)
        ):
            continue
        if not unit and _no_count(tokens, row, index, phrase):
            continue
        if phrase.sort == "unit" and phrase.head is not None:
            unit = row[phrase.head].roles["unit"][0]
            if unit in _NOT_COUNTS:
                continue
        if not unit:
            unit = "item" if phrase.sort == "item" else "person"
        if _is_conversion(row, index, unit, claims):
            continue
        earlier = claims[-1] if claims else previous
        listed_item = _listed_item(row, index) if not numeral.unit and phrase.sort == "" else None
        if listed_item is not None and earlier is not None:
            phrase, unit = Phrase(index + 1, listed_item, "item"), "item"
            claims.append(
                Claim(
                    index,
                    phrase,
                    "equipment",
                    "lost",
                    "noun",
                    None,
                    LIMIT,
                    unit,
                    None,
                    source=None,
                    label=_row_label(row, index),
                )
            )
            continue
        if claims and phrase.sort == "" and _gapped(row, index):
            claim = _taken_over(
                tokens, row, text, index, Phrase(phrase.stop, None, "people"), unit, claims, previous, "", near
            )
            if claim is not None:
                claims.append(claim)
                continue
        claim = _best(tokens, row, text, index, phrase, unit, bids, earlier)
        before = text[tokens.starts[0] : tokens.starts[item.first]][-90:].lower()
        if claim is None:
            claim = _taken_over(tokens, row, text, index, phrase, unit, claims, previous, before, near) or _stationed(
                row, index, phrase, unit
            )
        if claim is None:
            continue
        if claim.label is None:
            claim.label = _row_label(row, index)
        _find_part(tokens, row, text, claim, claims, previous, before)
        if claim.value == "wounded" and claims and claims[-1].value == "casualties" and claims[-1].unit == claim.unit:
            claims[
                -1
            ].value = "killed"  # "158 casualties and 320 injured": set against the injured, casualties are dead
        claims.append(claim)
    return claims


def _may_be_people(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether an unknown plural may name people, so that killing or wounding them counts ("six Jesuits were killed")."""
    return phrase.head is not None and row[phrase.head].cls == "w" and row[phrase.head].lower not in _NO_PEOPLE


def _no_count(tokens: Tokens, row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a bare number is a year, a note's mark, or a word such as "one" that counts nobody."""
    numeral = row[index].number
    assert numeral is not None
    written = tokens.words[numeral.core]
    if (
        row[index - 1].cls == "("
        and index + 1 < len(row)
        and row[index + 1].cls == ")"
        and tokens.words[numeral.core - 1] == "["
    ):
        return True
    if (
        numeral.core > 1
        and "{" in tokens.words[: numeral.core]
        and (tokens.words[numeral.core - 1] == "|" or tokens.lower[numeral.core - 2 : numeral.core] == ["p", "="])
    ):
        return True  # a template's argument
    value = numeral.nominal[0] if numeral.nominal else 0
    if (
        phrase.head is not None
        and tokens.words[row[phrase.head].first][0].isupper()
        and index
        and phrase.sort == "people"
        and tokens.words[numeral.core - 1] == "-"
    ):
        return True  # "2-7 Cavalry": a unit's number
    if (
        len(written) == 4
        and written.isdecimal()
        and value <= 2400
        and phrase.head is None
        and numeral.hedge in (Hedge.EXACT, Hedge.ABOUT)
        and index
        and row[index - 1].lower in ("at", "(", "until", "between", "and", "by")
    ):
        return True  # a time of day
    if (
        len(written) == 4
        and written.isdecimal()
        and all(1500 <= end <= 2100 for end in numeral.nominal)
        and (numeral.hedge is Hedge.RANGE or (numeral.hedge is Hedge.EXACT and numeral.stop == numeral.core + 1))
    ):
        return phrase.sort not in ("people", "noun") or phrase.head != index + 1
    if numeral.verbal and value == 1:
        following = row[index + 1] if index + 1 < len(row) else None
        return not (phrase.sort == "people" and following is not None and following.cls in "pAwt") and not (
            following is not None and following.cls == "t"
        )
    return False


def read_phrase(row: Sequence[Item], index: int) -> Phrase:
    """Read the noun phrase that a number opens."""
    at, open_of, crossed = index + 1, False, 0
    start = at
    numeral = row[index].number
    if numeral is not None and numeral.unit:
        return Phrase(start, None, "")
    while at < len(row) and crossed < 8:
        item = row[at]
        ahead = row[at + 1] if at + 1 < len(row) else None
        if item.cls == "p":
            while at + 1 < len(row) and row[at + 1].cls == "p":
                at += 1
            return Phrase(at + 1, at, "people")
        if item.cls == "t" and "unit" not in item.roles and _is_noun(item):
            if (
                ahead is not None
                and ahead.cls in "pA"
                and "people" not in item.roles
                and at == start
                and item.lower in ("captured", "dead")
            ):
                at += 1
                continue
            return Phrase(at + 1, at, "noun")
        if "item" in item.roles and not (ahead is not None and ahead.cls == "p"):
            return Phrase(at + 1, at, "item")
        if "unit" in item.roles:
            if ahead is not None and ahead.cls == "p":
                at, crossed = at + 1, crossed + 1
                continue
            return Phrase(at + 1, at, "unit")
        if item.cls == "o" and ahead is not None and ahead.cls == "p":
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "o"
            and item.lower.endswith("s")
            and item.lower not in ("sources", "figures", "estimates", "forces")
        ):
            return Phrase(at + 1, at, "people")
        if item.cls == "A" and item.name is not None:
            entry = item.name.entry("actor")
            if (
                entry is not None
                and entry.role == "adjective"
                and item.lower.endswith(("s", "ese", "i", "sh"))
                and not (
                    ahead is not None
                    and (
                        ahead.cls in "pwAo"
                        or "unit" in ahead.roles
                        or "item" in ahead.roles
                        or (ahead.cls == "t" and _is_noun(ahead))
                    )
                )
            ):
                return Phrase(at + 1, at, "demonym")
            if (
                entry is not None
                and item.lower.endswith("s")
                and entry.kind in ("armed_group", "people")
                and not (ahead is not None and ahead.cls in "pw")
            ):
                return Phrase(at + 1, at, "demonym")
            if (
                (entry.role == "adjective" if entry is not None else not item.name.entries)
                and ahead is not None
                and ahead.cls in "&,"
                and at + 2 < len(row)
                and row[at + 2].cls == "N"
            ):
                return Phrase(at + 1, at, "demonym")  # "1,500 Armenian and 1,058 Azerbaijani fighters"
            if (
                not item.name.entries
                and item.lower.endswith("s")
                and not item.name.possessive
                and (ahead is None or ahead.cls not in "pwA")
            ):
                return Phrase(at + 1, at, "demonym")
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "f"
            and not open_of
            and (at == start or row[at - 1].lower in ("members", "number", "groups", "part", "rest"))
        ):
            open_of, at, crossed = True, at + 1, crossed + 1
            continue
        if item.cls == "d" and (open_of or item.lower in ("other", "more", "another", "own", "such", "the", "our")):
            if open_of and item.lower in ("them", "these", "those", "whom", "which"):
                following = row[at + 1] if at + 1 < len(row) else None
                if following is not None and following.cls == "p":
                    return Phrase(at + 2, at + 1, "people")
                return Phrase(at + 1, None, "")
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls == "s" and open_of and item.lower in ("whom", "which"):
            return Phrase(at + 1, None, "")
        if item.cls == "w":
            if item.lower in ("'s", "members", "more", "further", "so-called", "different", "men"):
                at, crossed = at + 1, crossed + 1
                continue
            if _plural(item.lower) and not (ahead is not None and ahead.cls == "p"):
                return Phrase(at + 1, at, "other")
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls in '"' and crossed < 4:
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "t"
            and ahead is not None
            and (ahead.cls in "pA" or "unit" in ahead.roles)
            and _participle_only(item)
        ):
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls == "-" and ahead is not None and ahead.lower == "strong":
            return Phrase(at + 2, at + 1, "noun")
        break
    return Phrase(start, None, "")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ous", "us", "is", "'s"))


def _forms(item: Item) -> list[tuple[str, str, str]]:
    return [tuple(value.split(".")) for value in item.roles.get("trigger", ())]  # type: ignore[misc]


def _is_noun(item: Item) -> bool:
    return any(form == "noun" for _, _, form in _forms(item))


def _participle_only(item: Item) -> bool:
    return all(form in ("participle", "object") for _, _, form in _forms(item))


def _triggers(row: Sequence[Item]) -> list[tuple[int, str, str, str]]:
    return [(at, *form) for at, item in enumerate(row) if item.cls in "tp" for form in _forms(item)]


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
    if kind == "deployment" and phrase.head is None and unit == "person" and form != "noun":
        return (
            previous is not None
            and previous.kind == "deployment"
            or any(
                "military" in item.roles.get("people", ()) or item.lower in ("force", "army", "contingent", "garrison")
                for item in row
            )
        )
    if kind == "deployment" and phrase.head is not None:
        people = row[phrase.head].roles.get("people", ())
        return (
            phrase.sort != "noun" or row[phrase.head].lower == "strong"
            if not people
            else people[0] in ("military", "none")
        )
    return True


def _best(
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
    for at, kind, value, form in bids:
        if not _fits(kind, value, form, unit, phrase, ground, row, previous):
            continue
        cost = _cost(row, index, phrase, at, form)
        if phrase.sort == "other":
            # Only what happens to people alone, and right beside them, makes people of an unknown noun.
            if (
                kind != "casualty"
                or value not in ("killed", "wounded")
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
                cost += 1.6  # "soldiers fighting for X have died": what is said of them comes later
        if value == "returned":
            cost -= 0.7
        if form == "noun" and at != phrase.head and _modifies(row, at):
            cost += 3
        if numeral.verbal and unit == "person" and phrase.head is None and cost > 1.5 and not numeral.grain[:1] > (99,):
            continue
        if cost < (6.0 if kind == "deployment" else LIMIT) and (best is None or cost < best.cost):
            rate = _rate(tokens, row, text, index, phrase, at)
            best = Claim(index, phrase, kind, "advance" if unit in LENGTHS else value, form, at, cost, unit, rate)
    if best is not None:
        _add_up(row, best)
    return best


def _is_ground(tokens: Tokens, row: Sequence[Item], text: str, index: int) -> bool | None:
    """Tell whether a percentage is of ground; `None` where the text does not say of what."""
    begin = tokens.ends[row[index].last - 1]
    base = text[begin : begin + 70].lower().lstrip()
    if not base.startswith("of "):
        return None
    base = re.split(r"[.;,]|\b(?:was|were|has|have|had|is|are)\b", base)[0]
    if _GROUND_WORDS.search(base):
        return True
    for item in row[index + 2 : index + 5]:
        if item.cls == "A" and item.name is not None:
            place = item.name.entry("place")
            return place is not None and not item.name.possessive
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
    if at == phrase.head:
        return 0.0
    if index < at < phrase.stop:
        return 0.4
    if at > index:
        if form == "total" or row[at].lower.endswith((" of", " to")):
            return 99.0  # "involved in the murder of": whom it befell follows
        between = row[phrase.stop : at]
        cost = sum(_PENALTY.get(item.cls, 0.5) for item in between)
        passive = bool(between) and any(item.lower in _BE for item in between[-3:])
        if form == "object":
            cost += 1.0 if passive else 5.0
        elif form == "noun":
            cost += 0.3 if passive else 2.2
        elif form == "participle" and not passive and between:
            cost += 0.8
        if form in ("participle", "object") and not passive and _takes_object(row, at):
            cost += 5.0
        if any(item.cls == "N" for item in between):
            cost -= _listed(between)
        return cost
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
        passive = any(item.lower in _BE for item in row[max(0, at - 3) : at])
        cost += 1.6 if passive else 0.3
    elif form == "noun":
        cost += 0.6
    elif form in ("object", "total"):
        cost += 0.1
    if any(item.cls == "N" for item in between):
        cost -= _listed(between)
    if between and between[-1].lower in (
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
    ):
        cost -= 1.0
    return cost


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
            item = row[at]
            joint = at
            while 0 <= joint < len(row) and (
                row[joint].cls in "&,/" or row[joint].lower in ("either", "between", "as well as")
            ):
                joint += step
            if joint == at or not 0 <= joint < len(row) or row[joint].cls != "t":
                break
            values = [value for kind, value, form in _forms(row[joint]) if kind == "casualty" and form != "object"]
            if not values or (joint + 1 < len(row) and row[joint + 1].cls == "N" and step == 1):
                break
            if step == -1 and joint > 0 and _own_number(row, joint):
                break
            if values[0] not in measures:
                measures.append(values[0])
            at = joint + step
            del item
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
            for kind, value, form in _forms(item)
            if kind == "casualty" and form == "participle" and value in ("killed", "wounded", "missing", "captured")
        ]
        if values and values[0] not in measures:
            measures.append(values[0])
    return measures if len(measures) > 1 else []


def _own_number(row: Sequence[Item], at: int) -> bool:
    """Tell whether a trigger directly follows a number of its own ("14,000 killed and 24,000 wounded")."""
    back = at - 1
    while back >= 0 and row[back].cls in "pAwa":
        back -= 1
    return back >= 0 and row[back].cls == "N" and False


def _rate(
    tokens: Tokens, row: Sequence[Item], text: str, index: int, phrase: Phrase, trigger: int | None = None
) -> str | None:
    """Say per what time the number is, if it is a rate."""
    begin = tokens.ends[row[index].last - 1]
    limit = min(len(row), max(phrase.stop, (trigger or 0) + 1) + 5)
    stop = tokens.ends[row[limit - 1].last - 1]
    for at in range(index + 1, limit):
        if row[at].cls in "N,;" and at >= phrase.stop:
            stop = tokens.starts[row[at].first]
            break
    match = _RATE.search(text[begin:stop].lower())
    if match is not None:
        return match[1] or _PER[match[2]]
    first = max((at + 1 for at in range(index) if row[at].cls in "N;."), default=0)
    match = None
    before = text[tokens.starts[row[first].first] : tokens.starts[row[index].first]].lower() if first < index else ""
    for match in _RATE_BEFORE.finditer(before):
        pass
    if match is not None and len(before) - match.end() < 70:
        word = match[1]
        if word or match.group().startswith(("each", "every", "per", "for a")):
            return _PER[word] if word else match[2]
    return None


def _is_conversion(row: Sequence[Item], index: int, unit: str, claims: Sequence[Claim]) -> bool:
    """Tell whether a bracketed number only repeats the one before it in another unit."""
    if index < 2 or row[index - 1].cls != "(" or not claims:
        return False
    last = claims[-1]
    return (
        last.index >= index - 4
        and ((unit in AREAS and last.unit in AREAS) or (unit in LENGTHS and last.unit in LENGTHS))
        and unit != last.unit
    )


def _row_label(row: Sequence[Item], index: int) -> tuple[int, int] | None:
    """Find the label of the list's row whose first number this is: "• Argentina – 649", "Lyman — 27 %"."""
    if any(item.cls == "N" for item in row[:index]) or index < 2 or row[index - 1].cls not in "-:|":
        return None
    first = 1 if row[0].lower in _BULLETS else 0
    return (
        (first, index - 1)
        if index - 1 - first <= 9 and not any(item.cls in "ar.!?" for item in row[first : index - 1])
        else None
    )


_BULLETS = frozenset("- – — • * · ▪ ◦ |".split())
_PREDICATES = frozenset(
    "brought reached reaches is was were are had has have be to of at around reported counted named gave stood stands came comes totalled numbered with "
    "added lists listed put it 's say said recorded registered of: :".split()
)


def _predicated(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what a verb or "of", "to", "at" leads to."""
    back = row[max(0, index - 2) : index]
    return any(item.lower in _PREDICATES or item.cls in "atr:T" for item in back) or index == 0


def _taken_over(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    index: int,
    phrase: Phrase,
    unit: str,
    claims: Sequence[Claim],
    previous: Claim | None,
    before: str,
    near: bool,
) -> Claim | None:
    """Let a number without a trigger of its own take over that of the number before it, where the words lean on it."""
    earlier = claims[-1] if claims else previous
    if earlier is None:
        return None
    behind = text[tokens.ends[row[index].last - 1] : tokens.ends[row[index].last - 1] + 40].lower()
    leans = bool(_PARTITIVE.search(before) or _OF_THEM.match(behind) or _INCLUDING.search(before))
    if phrase.sort == "other":
        return None
    same_sort = earlier.unit == unit
    if not same_sort and not (unit == "percent" and leans):
        return None
    numeral = row[index].number
    assert numeral is not None
    if unit in AREAS and earlier.kind == "territory" and (claims or near):
        had = any(item.lower in ("had", "has", "have") for item in row[max(0, index - 5) : index])
        return Claim(
            index,
            phrase,
            "territory",
            "held" if had else earlier.value,
            "object" if had else earlier.form,
            None,
            LIMIT,
            unit,
            None,
            source=earlier,
        )
    moving = earlier.kind == "displacement" and phrase.sort in ("", "people") and near and not numeral.verbal
    rated = (
        phrase.sort == "people"
        and near
        and earlier.kind == "casualty"
        and _rate(tokens, row, text, index, phrase) is not None
    )
    bare = (
        moving
        or rated
        or phrase.sort == ""
        and not numeral.verbal
        and unit == "person"
        and numeral.nominal[:1] > (12,)
        and near
        and _predicated(row, index)
    )
    label = _row_label(row, index)
    listing = label is not None and phrase.sort in ("", "people")
    between = row[claims[-1].index + 1 : index] if claims else []
    closing = max(claims[-1].trigger or 0, claims[-1].phrase.stop - 1) if claims else 0
    gap = row[closing + 1 : index] if closing < index else between
    listed = (
        bool(claims)
        and len(gap) <= 5
        and any(item.cls in "&,;(:-" for item in gap)
        and not any(item.cls in "rs" for item in gap)
    )
    if not (leans or bare or listing or (listed and phrase.sort in ("people", "demonym", ""))):
        return None
    return Claim(
        index,
        phrase,
        earlier.kind,
        earlier.value,
        earlier.form,
        None,
        LIMIT,
        unit,
        _rate(tokens, row, text, index, phrase) or (earlier.rate if listed and not leans else None),
        earlier.includes,
        source=earlier,
        label=label,
    )


_PLANNING = frozenset(
    "will would shall plans plan planned permitted authorised authorized allowed wants want intends intend ceiling requested proposed going".split()
)
_STANDING = frozenset(
    "there fought stood stand serve serves served stationed fight opposite remain remains stay based".split()
)
_OWNING = frozenset(
    "has have had with counted counts numbered fielded commanded maintains keeps keep includes totalled totaling of".split()
)


def _gapped(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number follows the people it counts, the verb left out: "convicts 16,100, and mobilised men 11,600"."""
    at = index - 1
    people = False
    while at >= 0 and row[at].cls in "ptwdi" and index - at < 6:
        people = people or row[at].cls == "p"
        if row[at].cls == "i" and row[at].lower not in ("in", "from"):
            return False
        at -= 1
    return people and at >= 0 and (row[at].cls in ",;&")


def topic_of(row: Sequence[Item]) -> Claim | None:
    """Give what a sentence without a number is about, for the bare numbers of the next: losses, or soldiers on the move.

    Args:
        row: The sentence's items.
    """
    military = any("military" in item.roles.get("people", ()) for item in row)
    for at, item in enumerate(row):
        for kind, value, form in _forms(item):
            if (kind == "casualty" and form in ("noun", "object") and value in ("losses", "casualties")) or (
                kind == "deployment" and military and value in ("sent", "withdrawn") and form != "participle"
            ):
                return Claim(at, Phrase(at + 1, None, ""), kind, value, form, at, 0.0, "person", None)
    return None


def _listed_item(row: Sequence[Item], index: int) -> int | None:
    """Find the materiel that a bulletin's line counts: "tanks – 9,615"."""
    if index < 2 or row[index - 1].cls not in "-:" or any(item.cls in "N.a" for item in row[max(0, index - 5) : index]):
        return None
    return index - 2 if "item" in row[index - 2].roles else None


def _stationed(row: Sequence[Item], index: int, phrase: Phrase, unit: str) -> Claim | None:
    """Take soldiers that nothing happened to for a deployment: planned, present, or a force's strength."""
    military = (
        phrase.head is not None and phrase.sort == "people" and "military" in row[phrase.head].roles.get("people", ())
    )
    if not military and unit != "unit":
        return None
    if row[index].number is not None and row[index].number.verbal and (row[index].number.nominal or (0,))[0] < 20:  # type: ignore[union-attr]
        return None
    before = {item.lower for item in row[max(0, index - 6) : index]}
    near = before | {item.lower for item in row[index : phrase.stop + 5]}
    if before & _PLANNING:
        status = "planned"
    elif near & _STANDING:
        status = "present"
    elif before & _OWNING:
        status = "strength"
    else:
        return None
    return Claim(index, phrase, "deployment", status, "noun", None, LIMIT, unit, None)


def _find_part(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    claim: Claim,
    claims: Sequence[Claim],
    previous: Claim | None,
    before: str,
) -> None:
    """Say which earlier number this one is part of, where the words do ("of whom", "including")."""
    earlier = claims[-1] if claims else previous
    if earlier is None or earlier.unit != claim.unit or earlier.rate != claim.rate:
        return
    behind = text[tokens.ends[row[claim.index].last - 1] : tokens.ends[row[claim.index].last - 1] + 40].lower()
    if _PARTITIVE.search(before) or _OF_THEM.match(behind) or (claims and _INCLUDING.search(before)):
        whole = earlier
        while (
            claims and whole.part_of is not None and whole in claims and re.search(r"(?:and|,)\s*(?:\S+\s+)?$", before)
        ):
            whole = whole.part_of  # "of whom 16 were officers, 35 NCOs": siblings
        claim.part_of = whole
