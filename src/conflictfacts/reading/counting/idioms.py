"""Words that take a number only in some company: who "fell", was "buried", is "held", "cut off" or "destroyed".

Decides which of such triggers are barred from a number by what stands around them; what a trigger costs is decided in
`bids`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.constructions import COMING, LEAVING
from conflictfacts.reading.counting.exchanges import JAILS, PRISONERS
from conflictfacts.reading.counting.gains import is_undone
from conflictfacts.reading.counting.others import is_apposed
from conflictfacts.reading.counting.phrases import Phrase, forms_of, is_harm, is_size
from conflictfacts.reading.counting.turns import HOLDING
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item

__all__ = ["compares", "fights_with", "held", "is_barred", "row_evacuates"]

_BESIEGED = frozenset(
    "cut off|trapped|encircled|surrounded|boxed in|boxed into|pinned down|holed up|besieged".split("|")
)

_SHELTERS = frozenset("camp camps shelter shelters tents hospital hospitals clinic clinics schools need".split())
"""Where people are who hold no ground."""

_CONTACT = frozenset({"contact", "communication", "communications"})

_FIGHTS = frozenset(
    "clash clashes battle battles fighting fight fights firefight gunfight shootout encounter combat "
    "exchange skirmish".split()
)


def is_barred(row: Sequence[Item], index: int, phrase: Phrase, at: int, kind: str, value: str, form: str) -> bool:
    """Tell whether a trigger cannot take a number, for what stands around it.

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
        at: The trigger.
        kind: The trigger's kind of fact.
        value: Its measure or status.
        form: How it takes a number.
    """
    word = row[at].lower
    before = row[at - 1].lower if at else ""
    military = phrase.head is not None and row[phrase.head].military
    if word == "minus":
        return at != index - 1 or not _counts_enemies(row, index)
    if word == "death" and before == "to" and at > 1 and row[at - 2].lower in _JUDGED:
        return True  # "40 soldiers were sentenced to death"
    if word == "fighting" and at < index and not (military and at == index - 1):
        return True  # "the toll of four days of fighting is 80"
    if word == "in their hands" and before in _ARMS:
        return True  # "with arms in their hands"
    if word in ("buried", "bury"):
        numeral = row[index].number
        return not _buried_dead(row, at, index) or (numeral is not None and numeral.nominal[:1] < (5,))
    if (kind != "casualty" or value == "captured") and at < index and _amounts_to(row, at, index):
        return True  # "prisoners recruited in the colonies make up 12 of these"
    if kind == "casualty":
        return _bars_casualty(row, index, phrase, at, value, form)
    if kind == "deployment":
        return _bars_deployment(row, index, phrase, at, value, form)
    if kind == "displacement" and form == "subject" and at < index and row[index - 1].lower == "with":
        return True  # "crossed the river with 8,000 men"
    if value == "held" and word.startswith("under ") and before in COMING:
        return True  # "passed under control of X" is captured
    if kind == "territory" and at < index and word in ("fell", "fallen") and row[at + 1].lower in ("to", "from"):
        return True  # "control of districts fell to 57 percent"
    if kind == "territory" and word.startswith("contest") and before == "or":
        return True  # "control or contest 46 percent"
    described = kind == "territory" and form in ("participle", "object") and at > index and word.endswith("ed")
    if described and row[at - 1].lower in _WHERE:
        return True  # "seven villages in occupied Nador"
    if value == "held" and word == "occupied" and is_undone(row, at):
        return True  # "were de-occupied"
    # "300 towns, about three quarters of what it had lost"
    return kind == "territory" and at > index and [item.lower for item in row[index + 1 : index + 3]] == ["of", "what"]


def _bars_casualty(row: Sequence[Item], index: int, phrase: Phrase, at: int, value: str, form: str) -> bool:
    """Tell whether a trigger of a casualty is of others than those counted."""
    word = row[at].lower
    military = phrase.head is not None and row[phrase.head].military
    soldiers_home = value == "other" and form != "subject" and word.endswith(" home") and military
    if soldiers_home and all(PRISONERS.isdisjoint(item.lower.split()) for item in row):
        return True  # "brought home 10,000 of its soldiers"
    if any(row[step].cls == "N" and _is_some(row, step) for step in range(index + 1, at)):
        return True  # "had brought 18,000 men and left 4,000 of them dead"
    more = phrase.sort in ("people", "demonym") or [item.lower for item in row[index + 1 : index + 2]] == ["more"]
    if form == "object" and row[at].last_word in HOLDING and not more:
        return True  # "the rebels hold 14 villages"
    if word == "held by" and (at < index or row[at - 1].cls not in "aw" or any(i.cls == ")" for i in row[index:at])):
        return True  # "a fort held by 300 men", "the town (46,000 people) is held by"
    if word == "lost" and any(item.first_word in _CONTACT for item in row[max(0, at - 8) : at]):
        return True  # "contact was lost with 60 soldiers"
    if value == "captured" and _are_of_the_dead(row, index, phrase, at):
        return True
    if value == "captured" and at == phrase.head and _recruits(row, index):
        return True  # "recruited 5,000 prisoners"
    if word == "carried off" and [item.lower for item in row[at + 1 : at + 3]] == ["the", "field"]:
        return True
    if value == "losses" and form == "noun" and phrase.sort == "" and at and "item" in row[at - 1].roles:
        return True  # "tank losses pass 4,000"
    if value == "captured" and word in _OTHERWISE and _tells_otherwise(row, at):
        return True
    if word in ("destroyed", "annihilated") and not (military or (word != "destroyed" and phrase.sort == "demonym")):
        return True  # only soldiers are said to be destroyed
    if word in ("blown up", "cut down") and phrase.sort == "other":
        return True  # "12 pylons were blown up"
    if value == "killed" and word == "fell" and not _fell_in_battle(row, at, phrase):
        return True
    return is_size(row, index, phrase) or (at < index - 4 and is_apposed(row, index, phrase))


_OTHERWISE = frozenset({"caught", "arrest", "arrests"})


def _tells_otherwise(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word of capture has another sense: "caught in the crossfire", "arrest warrants"."""
    behind = row[at + 1 : at + 4]
    if row[at].lower != "caught":
        return bool(behind) and behind[0].lower.startswith("warrant")
    where = any(item.where is not None or item.unknown for item in behind[1:2])
    return bool(behind) and behind[0].lower in _CAUGHT_IN and not where


_CAUGHT_IN = frozenset("in between up fire out off under on".split())


def _are_of_the_dead(row: Sequence[Item], index: int, phrase: Phrase, at: int) -> bool:
    """Tell whether captives are only who some of the dead were: "among the 40 killed were 12 prisoners"."""
    if at != phrase.head or row[0].lower not in ("among", "of"):
        return False
    were = index - 1 if row[index - 1].lower in BE else index - 2
    dead = any(form[1] == "killed" for item in row[1:were] for form in forms_of(item))
    return dead and row[were].lower in BE


def _amounts_to(row: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether words only say who so many of the people counted before were: "... make up 12 of these"."""
    between = " ".join(item.lower for item in row[at + 1 : index])
    return between.endswith(_AMOUNTING) and [item.cls for item in row[index + 1 : index + 2]] == ["f"]


_AMOUNTING = ("make up", "made up", "makes up", "account for", "accounted for", "accounts for")


def _recruits(row: Sequence[Item], index: int) -> bool:
    """Tell whether somebody recruits those counted, who are no captives of his."""
    return any(value == "recruited" for item in row[max(0, index - 2) : index] for _, value, _ in forms_of(item))


def _bars_deployment(row: Sequence[Item], index: int, phrase: Phrase, at: int, value: str, form: str) -> bool:
    """Tell whether a trigger of a deployment is of others than those counted, or those are no soldiers."""
    word = row[at].lower
    behind = [item.lower for item in row[at + 1 : at + 4]]
    military = phrase.head is not None and row[phrase.head].military
    anybody = value == "present" and form == "object" and phrase.sort == "people"
    if not military and (anybody or word in _BESIEGED):
        return True  # "there were 13,000 people in the town", "260,000 people are still trapped"
    if at > phrase.stop and _kept_in_clause(row, index, phrase.stop, at):
        return True  # "Zorvia, which had 10,000 soldiers in X, withdrew"
    of_whom = at > 0 and row[at - 1].lower in ("whom", "which")
    if value == "present" and form == "object" and of_whom and any(map(is_harm, row[:at])):
        return True  # "they killed terrorists, of whom there were 46"
    if word.startswith("recall") and at < index and any(item.cls == "," for item in row[at:index]):
        return True  # "Friday's group, he recalled, had been 390"
    if word == "posted" and any(item.cls in ':"' for item in row[at:index]):
        return True  # "posted on Telegram: 12 of ours"
    if value == "withdrawn" and any(item.lower == "together" for item in row[phrase.stop : phrase.stop + 2]):
        return True  # "pulled 400 soldiers together"
    if word == "held by" and at > index:
        return True  # "40 soldiers are held by the rebels"
    if form == "object" and behind[:1] == ["by"]:
        return True  # "brought in by the relief train: nineteen soldiers"
    passive = at > index and row[at - 1].lower in BE
    if value == "present" and form == "subject" and row[at].lower.endswith("ed") and passive:
        return True  # "300 Zorvians were attacked"
    if _tells_no_soldiers(row, index, phrase, at):
        return True
    if value == "present":
        if any(item.lower in PRISONERS for item in row[phrase.stop : phrase.stop + 2]):
            return True  # "kept 40 soldiers prisoner"
        inside = word.endswith(" in") or behind[:1] == ["in"]
        return inside and not _SHELTERS.isdisjoint(behind)  # "280,000 Zorvians are in camps"
    if value == "withdrawn" and at < index:
        # "withdrew 4,000 men, leaving 12,000 in the country", "leaving 450,000 people without shelter"
        return row[index - 1].lower in LEAVING or row[at].last_word in LEAVING | {"leave"}
    if value != "strength":
        return False
    counted = row[max(0, at - 8) : at]
    if word.startswith("number") and any(is_harm(item) or item.lower == "those" for item in counted):
        return True  # "wounded survivors brought to X numbered over 140"
    # "the air force of Zorvia shot down 31"
    return word.endswith(" of") and any(item.cls in "At" for item in row[at + 1 : index])


def _tells_no_soldiers(row: Sequence[Item], index: int, phrase: Phrase, at: int) -> bool:
    """Tell whether a word has another sense: "up to the present", "have gone through", "manpower of a brigade"."""
    word, behind = row[at].lower, row[at + 1].lower if at + 1 < len(row) else ""
    if word == "present" and at and row[at - 1].lower == "the":
        return True
    if word.endswith(" gone") and behind in ("through", "missing", "into", "on"):
        return True
    numeral = row[index].number
    if word == "manpower" and (phrase.sort == "unit" or (numeral is not None and numeral.unit == "unit")):
        return True
    # "mourned 684 dead; in 2013 there were 276"
    return word.startswith("there ") and phrase.head is None and any(map(is_harm, row[:at]))


_JUDGED = frozenset("sentenced condemned sentencing condemning".split())


def row_evacuates(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether people who are no soldiers are said to be evacuated."""
    head = phrase.head
    military = head is not None and row[head].military
    return not military and any(item.lower.startswith("evacuat") for item in row[phrase.stop : phrase.stop + 5])


def fights_with(row: Sequence[Item], index: int) -> bool:
    """Tell whether people are only those somebody fought with: "were killed in a clash with 30 rebels"."""
    fought = (
        index > 1 and row[index - 1].lower == "against" and row[index - 2].cls != "," and row[index - 2].lower != "as"
    )
    if fought and index + 1 < len(row) and row[index + 1].military:
        return True  # "suffered losses against 300 rebels"
    return (
        index > 0
        and row[index - 1].lower in ("with", "against")
        and any(item.lower in _FIGHTS for item in row[max(0, index - 4) : index - 1])
    )


_WHERE = frozenset("in from near inside of around across into to through the".split())
_ARMS = frozenset("arms weapons rifles guns swords muskets".split())


def _is_some(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is of those before it and not set in among them: "left 400 of them", no ", 8 of them"."""
    if row[index - 1].cls in ",(-":
        return False
    behind = [item.lower for item in row[index + 1 : index + 3]]
    return behind[:1] == ["of"] and behind[-1] in {"them", "whom", "these", "those", "which"}


def _kept_in_clause(row: Sequence[Item], index: int, stop: int, at: int) -> bool:
    """Tell whether a number stands in a relative clause that ends before an item: ", which had 40 soldiers,"."""
    before = {item.lower for item in row[max(0, index - 3) : index]}
    having = not before.isdisjoint({"which", "who"}) and not before.isdisjoint({"has", "had", "have", "keeps", "kept"})
    return having and any(item.cls == "," for item in row[stop:at])


def _fell_in_battle(row: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Tell whether soldiers are said to have fallen, and not fallen back, ill, or into somebody's hands."""
    following = row[at + 1] if at + 1 < len(row) else None
    military = phrase.head is not None and row[phrase.head].military
    if at < phrase.stop:
        return military and _fell_there(row, at, phrase)
    if phrase.head is None and row[0].lower == "of":
        military = any(item.military or item.party is not None for item in row[1:4])  # "of the Zorvians 40 fell"
    return (
        military
        and all(item.cls in "&Npw,Ads" for item in row[phrase.stop : at])
        and (
            following is None
            or following.cls in ",.;T&)"
            or following.lower in {"in", "at", "near", "on", "during", "there"}
        )
    )


def _fell_there(row: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Tell whether soldiers fell at a place that stands before them: "there fell on the ridge 40 men"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    placed = at > 0 and (row[at - 1].lower == "there" or row[at - 1].cls in "AT")
    leads = behind is not None and (behind.cls == "N" or behind.lower in ("on", "at", "in", "before", "near"))
    stop = next((step for step in range(at + 1, len(row)) if row[step].cls == "N"), len(row))
    return placed and leads and stop < phrase.stop and all(item.cls in "iAdwT" for item in row[at + 1 : stop])


def _counts_enemies(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bulletin's "minus 940" is of soldiers."""
    return any(
        item.military or item.lower in {"occupants", "occupiers", "invaders", "enemy", "enemies"}
        for item in row[index + 1 : index + 4]
    )


def _buried_dead(row: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether somebody buried so many dead: "residents buried 23 people", no "40 were buried by rubble"."""
    passive = any(item.lower in BE for item in row[max(0, at - 2) : at])
    return (
        at < index <= at + 3
        and not passive
        and not any(item.lower in ("under", "beneath") for item in row[index : index + 6])
    )


def held(row: Sequence[Item], at: int) -> bool:
    """Tell whether people "are in" somebody's hands or jails."""
    return row[at].lower in ("are in", "remain in", "were in", "remains in") and any(
        item.lower in JAILS for item in row[at + 1 : at + 4]
    )


def compares(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what the one before is held against: "1,000, against 800", "down from 550"."""
    if index < 2:
        return index == 1 and row[0].lower == "against"
    before = row[index - 1].lower
    if before == "from":
        if index > 2 and row[index - 2].lower.endswith("ly"):
            index -= 1  # "down slightly from 550"
        if index > 3 and row[index - 2].cls == "N" and row[index - 3].lower == "to":
            return True  # "cut its force to 2,000 from 2,500"
        return row[index - 2].lower in {"down", "up", "rise", "increase", "fall", "drop"} or row[index - 2].cls == ","
    return before == "against" or (before in {"to", "with"} and row[index - 2].lower == "compared")
