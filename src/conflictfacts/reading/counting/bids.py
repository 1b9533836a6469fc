"""Which trigger of a sentence takes a number: each bids for it, and the cheapest wins.

Decides kind and measure. What cannot go together bids nothing, by `fitting`; what a bid costs is said in `costs`, and
per what time a number is in `rates`. What is summed ("killed and wounded") is read here too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from conflictfacts.reading.counting.claims import AREAS, LENGTHS, LIMIT, Claim, summed_as
from conflictfacts.reading.counting.constructions import LEAVING, are_captives_shot, conditional_triggers
from conflictfacts.reading.counting.costs import cost_between
from conflictfacts.reading.counting.exchanges import exchange_triggers
from conflictfacts.reading.counting.fitting import fits, is_ground
from conflictfacts.reading.counting.idioms import compares, fights_with, held, is_barred
from conflictfacts.reading.counting.migrations import are_rather_soldiers
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.others import is_out_of
from conflictfacts.reading.counting.phrases import Phrase, forms_of, is_size
from conflictfacts.reading.counting.rates import rate_of
from conflictfacts.reading.counting.strongholds import POSITION
from conflictfacts.reading.counting.turns import turned_triggers
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["best_bid", "is_whole", "next_number", "opens_group", "triggers_of"]

_REACH = 40
"""Items beyond which no trigger takes a number: what stands between would cost more than the limit anyhow."""


_FAR = 80
"""Items behind a "death toll" within which a number may be said to be where it stands."""


def triggers_of(row: Sequence[Item], exchange: bool = False) -> list[tuple[int, str, str, str]]:
    """List the triggers of a sentence, those of more words first: item, kind, value and form.

    Args:
        row: The sentence's items.
        exchange: Whether the text tells of an exchange of prisoners.
    """
    plain = [
        (at, "casualty", "captured", "subject") if form[0] == "deployment" and held(row, at) else (at, *form)
        for at, item in enumerate(row)
        if item.cls in "tp"
        and not (item.lower == "leave" and at and row[at - 1].lower in ("on", "from"))
        and not (at + 1 < len(row) and row[at + 1].lower == "that" and "reporting" in item.roles)
        for form in forms_of(item)
    ]
    freed = exchange_triggers(row) if exchange else ()
    return [*freed, *turned_triggers(row), *conditional_triggers(row), *plain]


_BEFALLS = {("casualty", "killed"), ("casualty", "wounded")}
"""What happens to people alone."""


_OFFICERS = frozenset({"officer", "officers"})


def _befell_pair(row: Sequence[Item], phrase: Phrase) -> int | None:
    """Find what befell officers and the men told of with them: "190 officers and 2,337 other ranks killed"."""
    second = phrase.stop + 1
    if phrase.head is None or row[phrase.head].lower not in _OFFICERS or second >= len(row):
        return None
    if row[phrase.stop].cls != "&" or row[second].cls != "N":
        return None
    men = read_phrase(row, second)
    if men.head is None or men.stop >= len(row) or row[men.head].cls != "p":
        return None
    befell = any(form[0] == "casualty" and form[2] == "participle" for form in forms_of(row[men.stop]))
    return men.stop if befell else None


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
    ground = is_ground(tokens, row, text, index) if unit == "percent" else None
    if unit == "percent" and ground is None and _is_of_group(row, index):
        ground = False
    best: Claim | None = None
    start = index if is_out_of(row, index) else 0
    start, stop = (index, next_number(row, index)) if opens_group(row, index) else (start, len(row))
    paired = _befell_pair(row, phrase)
    if paired is not None:
        bids = [bid for bid in bids if bid[0] == paired]
    for at, kind, value, form in bids:
        reach = _FAR if form == "total" and at < index else _REACH
        if (
            not start <= at <= stop
            or abs(at - index) >= reach
            or not fits(kind, value, form, unit, phrase, ground, row, previous)
        ):
            continue
        if kind == "displacement" and is_size(row, index, phrase):
            continue  # "a battalion of 380 went up the ridge"
        if value == "returned" and _is_handful(row, index, phrase, previous):
            continue
        if kind == "displacement" and form in ("subject", "noun"):
            after_soldiers = previous is not None and previous.kind == "deployment"
            if are_rather_soldiers(row, phrase, at, after_soldiers=after_soldiers):
                continue
        if _says_who_they_were(row, index, phrase, at, kind, value, form) or is_barred(
            row, index, phrase, at, kind, value, form
        ):
            continue
        if unit == POSITION and at < index and any(item.cls in "pNi" for item in row[at:index]):
            continue  # "captured 46 soldiers at two bases"
        cost = _cost(row, index, phrase, unit, at, kind, value, form)
        if cost < (6.0 if kind == "deployment" else LIMIT) and (best is None or cost < best.cost):
            rate = rate_of(tokens, row, text, index, phrase, at)
            if kind == "territory" and value == "advance":
                value = "advance" if unit in LENGTHS else "captured"  # "the advance slowed to 244 square kilometres"
            best = Claim(index, phrase, kind, "advance" if unit in LENGTHS else value, form, at, cost, unit, rate)
    if best is not None:
        best.value = _settled_value(row, best)
        _add_up(row, best)
    return best


def _is_handful(row: Sequence[Item], index: int, phrase: Phrase, previous: Claim | None) -> bool:
    """Tell whether a bare number of few goes on with no one who fled: "of the girls who joined six came back"."""
    numeral = row[index].number
    few = numeral is not None and numeral.verbal and numeral.nominal[:1] < (100,)
    return few and phrase.head is None and not (previous is not None and previous.kind == "displacement")


def _is_of_group(row: Sequence[Item], index: int) -> bool:
    """Tell whether a share is of people counted before it: "of the 2,800 men who landed a third were lost"."""
    before = next((at for at in range(index - 1, -1, -1) if row[at].cls == "N"), None)
    return before is not None and opens_group(row, before) and read_phrase(row, before).sort in ("people", "demonym")


def _says_who_they_were(
    row: Sequence[Item], index: int, phrase: Phrase, at: int, kind: str, value: str, form: str
) -> bool:
    """Tell whether a trigger only says which people are meant, of whom another tells what befell them."""
    if at == phrase.head and _are_victims(row, index, phrase):
        return True  # "two of the injured died"
    taken = kind == "displacement" or value == "captured"
    if phrase.head is not None and index < at <= phrase.head:
        described = taken or (form != "noun" and at < phrase.head)
        if described and (_struck(row, index) or (taken and _suffered(row, phrase.stop))):
            return True  # "killed 53 displaced persons"
    # "26 soldiers captured near X were executed"
    described = at == phrase.stop and form == "participle" and value in ("captured", "displaced", "wounded")
    return described and _later_killed(row, at)


def _cost(
    row: Sequence[Item], index: int, phrase: Phrase, unit: str, at: int, kind: str, value: str, form: str
) -> float:
    """Price a bid by what stands between, by what it is of and by what else the number may go with."""
    cost = cost_between(row, index, phrase, at, form)
    behind = at < index
    counted = form in ("total", "noun") and (kind in ("casualty", "displacement") or value == "strength")
    if behind and counted and _reaches(row, index, at):
        cost = min(cost, 1.5)
    if value == "losses" and kind == "casualty":
        cost = max(cost, 0.05)  # "at a cost of 900 dead": what stands beside the number says more
    if phrase.sort == "other":
        if cost > 2.0 or not _makes_people(row, index, phrase, at, kind, value, form):
            return math.inf
        cost += 1.0
    if kind == "deployment":
        if unit == "percent" and behind and form == "participle":
            return math.inf  # "have gone through 80 percent of its fighters"
        military = phrase.head is not None and row[phrase.head].military
        cost += 0.6 if military or unit == "unit" or phrase.sort == "demonym" else 2.0
        if value == "present" and form == "participle" and at == phrase.stop:
            cost += 3.6  # "soldiers fighting for X have died": what is said of them comes later
    if kind == "casualty":
        if at == phrase.stop and any(item.last_word in LEAVING for item in row[max(0, index - 6) : index]):
            cost = -1.0  # "leaving at least 20 soldiers dead"
        owns = row[index - 1].lower in ("has", "have", "had") and row[index - 2].lower != "so"
        if form not in ("noun", "total") and at < index - 2 and owns:
            return math.inf  # "which lost 174 men, has 13,289 soldiers"
        if form == "subject" and owns and next_number(row, index) < at:
            return math.inf  # "has 5,100 soldiers in X, and 59 soldiers died"
        compared = form != "noun" and phrase.sort == "" and compares(row, index)
        if behind and (compared or fights_with(row, index)):
            return math.inf  # "were killed in a clash with 30 rebels"
    if value == "returned":
        cost -= 0.7
    elif kind == "casualty" and value == "other":
        cost -= 1.0  # prisoners who are freed are no longer taken
    if form == "noun" and at != phrase.head and _modifies(row, at):
        cost += 3
    if behind and at and row[at - 1].cls == "N" and opens_group(row, at - 1):
        cost += 1.0  # "of 430 wounded 20 have died"
    numeral = row[index].number
    assert numeral is not None
    hurt = phrase.stop > index + 1 and [item.cls for item in row[phrase.stop : phrase.stop + 1]] == ["t"]
    bare = numeral.verbal and unit == "person" and phrase.head is None and not hurt  # "two of those wounded died"
    return math.inf if bare and cost > 1.5 and not numeral.grain[:1] > (99,) else cost


def _makes_people(row: Sequence[Item], index: int, phrase: Phrase, at: int, kind: str, value: str, form: str) -> bool:
    """Tell whether a trigger makes people of an unknown noun: only what happens to people alone does."""
    if form == "noun" or (at < index and any(item.cls == "&" for item in row[at:index])):
        return False
    if kind == "displacement":
        return value == "displaced" and phrase.head is not None and row[phrase.head].cls == "A"
    return (kind, value) in _BEFALLS or (value == "captured" and _is_of_people(row[at]))


def _settled_value(row: Sequence[Item], claim: Claim) -> str:
    """Give what a number says by its trigger and what stands near: who occupied ground in a month has captured it."""
    at = claim.trigger
    assert at is not None
    word = row[at].lower
    active = at < claim.index and not (at and row[at - 1].lower in BE)
    active = active and (claim.form == "object" or claim.unit in AREAS)
    told = claim.unit in AREAS and not (at and row[at - 1].lower in ("is", "are", "still", "currently", "now"))
    active = active or (told and word == "occupied")
    if claim.value == "held" and active and word in ("occupied", "occupying"):
        within = any(item.time is not None and item.time.kind in _WITHIN for item in row)
        return "captured" if within else "held"  # "in January they occupied 250 square kilometers"
    home = [item.lower for item in row[claim.phrase.stop : claim.phrase.stop + 1]] == ["home"]
    if claim.kind == "deployment" and claim.value == "sent" and home:
        return "withdrawn"  # "must send 2,000 troops home"
    if claim.kind == "deployment" and claim.value == "present" and word.startswith("will "):
        return "planned"
    return claim.value


_WITHIN = frozenset({"month", "season", "date", "relative", "lasting", "weekday", "day"})
"""Kinds of times within which ground is taken, not held."""


_RISING = frozenset(
    "risen rose rises rising climbed climbs reached reaches grown grew stood stands stand jumped "
    "increased mounted come comes came "
    "put given estimated placed computed reckoned "
    "fell falls shrank amounted amounts run runs ran "
    "fallen dropped totalled exceeds exceeded passed passes surpassed".split()
)


def _reaches(row: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a count spoken of before is said to stand at a number, however far off: "the toll ... rose to N"."""
    back = index - 1 if row[index - 1].lower in ("to", "at") else index
    return (
        row[back - 1].lower in _RISING
        and not any(
            item.cls in ";." or (item.number is not None and item.number.unit != "time") for item in row[at:back]
        )
        and (at == 0 or row[at - 1].cls in "dwA,")
    )


def _struck(row: Sequence[Item], index: int) -> bool:
    """Tell whether a verb of killing or the like stands right before a number."""
    back = index - 1
    while back > 0 and row[back].cls in 'd"w' and index - back < 3:
        back -= 1
    return back >= 0 and any(
        kind == "casualty" and value in ("killed", "wounded", "captured") and form in ("participle", "object")
        for kind, value, form in forms_of(row[back])
    )


def _is_of_people(item: Item) -> bool:
    """Tell whether a verb of capture takes people only, no ground or guns: "kidnapped", "detained"."""
    return item.cls == "t" and " " not in item.lower and {kind for kind, _, _ in forms_of(item)} == {"casualty"}


def _are_victims(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether those "of the injured" who are counted are said to have died, or to be missing, and the like."""
    back = [item.lower for item in row[index + 1 : phrase.stop - 1]]
    if phrase.sort != "noun" or back[-2:] != ["of", "the"] or phrase.stop >= len(row):
        return False
    at = phrase.stop
    while at < len(row) and (row[at].cls == "a" or row[at].lower.endswith("ly") or row[at].lower in ("later", "since")):
        at += 1
    return at < len(row) and any(
        kind == "casualty" and form == ("participle" if at > phrase.stop and row[at - 1].lower in BE else "subject")
        for kind, _, form in forms_of(row[at])
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
    if at < len(row) and are_captives_shot(row, at):
        return True
    return at < len(row) and any(
        kind == "casualty"
        and value != "captured"
        and (form == "subject" or (form == "participle" and (at > stop or value in ("killed", "wounded"))))
        for kind, value, form in forms_of(row[at])
    )


def _later_killed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a participle only says which people are meant, and the verb behind it that they were killed."""
    for step in range(at + 1, min(len(row), at + 9)):
        if row[step].cls in "t":
            passive = any(item.lower in BE for item in row[max(at, step - 3) : step])
            return any(
                kind == "casualty"
                and value in ("killed", "wounded")
                and ((passive and form != "noun") or (form == "subject" and value == "killed"))
                for kind, value, form in forms_of(row[step])
            )
        if row[step].cls not in "iAwdopaTf" and row[step].lower != "since":
            return False
    return False


def opens_group(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number only says of how many the next is a part: "of the 600 men in X, 40 were killed"."""
    back = index - 1
    while back > 0 and row[back].cls == "d" and row[back].lower != "them":  # "among them 12 soldiers and 20 rebels"
        back -= 1
    return (
        back >= 0
        and row[back].lower in ("of", "out of", "among")
        and (back == 0 or row[back - 1].cls in ',;"' or (row[back - 1].cls == "&" and row[back].lower != "among"))
        and next_number(row, index) < len(row)
    )


def is_whole(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is the whole of which the one before is told: "twelve of the 15 soldiers were killed"."""
    back = index - 1
    if back > 0 and row[back - 1].lower == "out":
        back -= 1
    while back > 0 and row[back].cls in "dwAr" and index - back < 5:
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


def _modifies(row: Sequence[Item], at: int) -> bool:
    """Tell whether a noun only qualifies the next ("death squads")."""
    return at + 1 < len(row) and row[at + 1].cls in "wo"


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
                row[joint].cls in "&,/"
                or row[joint].lower in ("either", "between", "as well as")
                or (row[joint].lower in BE and joint and row[joint - 1].lower == "or")  # "fell or were wounded"
            ):
                joint += step
            if joint == at or not 0 <= joint < len(row) or row[joint].cls != "t":
                break
            values = [
                value
                for kind, value, form in forms_of(row[joint])
                if kind == "casualty" and (form != "object" or claim.form == "object")  # "killing and wounding 12"
            ]
            if not values or (joint + 1 < len(row) and row[joint + 1].cls == "N" and step == 1):
                break
            if step == -1 and claim.index == claim.trigger + 1 and joint and row[joint - 1].cls == "N":
                break  # "left 5 wounded and killed 3"
            if values[0] not in measures:
                measures.append(values[0])
            at = joint + step
    if claim.form in ("object", "noun") and claim.value in ("losses", "casualties"):
        measures += _spelled_out(row, claim.phrase.stop)
    single = [measure for measure in ("killed", "wounded", "missing", "captured") if measure in measures]
    if len(single) > 1:
        claim.includes = tuple(single)
        claim.value = summed_as(single)
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
