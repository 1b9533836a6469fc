"""The words of a phrase that name a source, without what only surrounds them.

Decides what belongs to the name and what stands in an inset behind it; whom the words name is decided in `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.reading.speakers import Line, Speakers
from conflictfacts.reading.speaking.bystanders import is_bystander
from conflictfacts.reading.speaking.extents import HALF_BELONGING, ORDINALS
from conflictfacts.reading.speaking.writing import as_written
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["APOSTROPHES", "BODIES", "DATA", "Named", "is_numbered_unit", "is_paper", "parted", "trimmed"]

DATA = frozenset(
    (
        "data figures estimates estimate information count account report reports statement bulletin "
        "update summary tally telling explanation intelligence forecasts forecast website communique "
        "communiqué assessment reckoning words numbers calculations survey study list records sources "
        "headquarters agency analysis register toll briefing brief memo document letter"
    ).split()
)


_PLURAL = ("figures", "data", "estimates", "estimate", "statistics")
"""Papers by which a body speaks, and whose name they are no part of."""


_OF_OTHERS = frozenset({"which", "whom", "whose", "where"})
"""Words that open a clause about others than who speaks: "the SDF, the alliance to which the YPG belongs"."""


_NAMED_BY = frozenset("named appointed commissioned formed established convened mandated set".split())


_BULLETINS = frozenset(
    {"summary", "bulletin", "update", "briefing", "report", "statement", "communique", "post", "message", "press"}
)


_NAMES_HIMSELF = frozenset({"itself", "themselves", "himself", "herself", "alone", "too"})


class Named(NamedTuple):
    """The words that name a source, and what is known where they stand."""

    line: Line
    """Where they stand."""

    start: int
    """Where the phrase begins."""

    stop: int
    """The item behind it."""

    items: Sequence[Item]
    """The words that name it, at least one."""

    inset: Sequence[Item]
    """Names and roles behind a comma that say more of it."""

    weak: bool
    """Whether it is not sure that the phrase names a source at all."""

    names: Sequence[Item]
    """The names among the words and in the inset."""

    roles: Sequence[Item]
    """Words there for what somebody is."""

    @property
    def row(self) -> Sequence[Item]:
        """The items of the line."""
        return self.line.row

    @property
    def speakers(self) -> Speakers:
        """Who has spoken before."""
        return self.line.speakers

    @property
    def persons(self) -> list[Item]:
        """The words for what a person is: "spokesman"."""
        return [item for item in self.roles if "person" in item.roles.get("role", ())]

    @property
    def bodies(self) -> list[Item]:
        """The words for a body that speaks: "ministry"."""
        return [
            item
            for item in self.roles
            if "organisation" in item.roles.get("role", ()) and (item.lower == "agency" or item.lower not in DATA)
        ]

    @property
    def written(self) -> str:
        """The words as the text has them."""
        return as_written(self.line.text, self.line.tokens, self.items)


def parted(row: Sequence[Item], start: int, stop: int) -> tuple[list[Item], list[Item]]:
    """Part the words that name a source from the names and roles in an inset behind them."""
    head = next(
        (at for at in range(start, stop) if row[at].cls == "," and any(item.cls in "Aop" for item in row[start:at])),
        stop,
    )
    bracket = next((at for at in range(start + 1, stop) if row[at].cls == "("), stop)
    if bracket < head and not any(row[at].cls == ")" for at in range(bracket, stop - 1)):
        head = bracket  # "the army (land forces)", and not "the ministry (MoD) spokesman"
    others = _OF_OTHERS if head + 1 >= stop or row[head + 1].cls != "&" else _OF_OTHERS | {"who", "that"}
    clause = next((at for at in range(head, stop) if row[at].cls == "s" and row[at].lower in others), stop)
    inset = [
        row[at]
        for at in range(head, clause)
        if row[at].cls in "Ao"
        and row[at - 1].lower != "on"  # "the army, in a statement on Facebook,"
        and not any(other.lower in HALF_BELONGING or other.lower == "to" for other in row[max(head, at - 3) : at])
    ]
    return [item for item in row[start:head] if item.cls not in ",()"], inset


def is_numbered_unit(items: Sequence[Item]) -> bool:
    """Tell whether words name a unit by its number: "the 3rd Assault Brigade", "the 3rd Army"."""
    unit = len(items) > 1 and ("unit" in items[-1].roles.get("unit", ()) or items[-1].lower in _NUMBERED)
    return unit and items[0].lower.endswith(ORDINALS)


_NUMBERED = frozenset({"army", "fleet", "front"})
"""Bodies of which a state has several, told apart by number."""

APOSTROPHES = frozenset({"'s", "'"})


def _behind_paper(items: list[Item], first: int) -> list[Item]:
    """Drop a paper before the body it is of: "statement from the mayor's office"; a study of a war stays."""
    behind = items[first + 2 :]
    body = behind[1:] if behind[0].cls == "d" else behind
    known = any("role" in item.roles or item.entry("source") is not None for item in body)
    return behind if body and known and body[0].cls in "opAw" else items


def is_paper(item: Item) -> bool:
    """Tell whether a word is for what a body writes, and for no body."""
    return "paper" in item.roles and item.lower not in BODIES


BODIES = frozenset({"headquarters", "agency", "intelligence", "television", "sources"})
"""Words for papers that are for bodies too."""


_TOLD_APART = frozenset({"officials", "authorities", "minister", "ministry"})
"""Those of whom there are many, and whose first word says which: "health officials"."""


def _begins_name(items: Sequence[Item], tokens: Tokens) -> bool:
    """Tell whether a word before a body or an office is part of its name: "Interior Ministry", "health officials"."""
    if items[0].cls != "w" or items[0].lower.endswith(("ed", "mous")):
        return False  # "unnamed officials"
    body = (
        "organisation" in items[1].roles.get("role", ()) and items[1].lower != "military"
    )  # "Most military historians"
    capital = body and tokens.words[items[0].first][0].isupper()
    return capital or items[1].lower in _TOLD_APART


def trimmed(items: list[Item], tokens: Tokens) -> list[Item]:
    """Drop from the words that name a source what is no part of its name: its paper, "itself", how many they are."""
    if len(items) > 2 and items[-1].lower == "name" and items[-2].lower == "'s":
        items = items[:-2]  # "a statement issued in the governor's name"
    told = next((at for at, item in enumerate(items) if at and item.cls == "i"), len(items))
    if any("paper" in item.roles or item.lower in _BULLETINS for item in items[told:]):
        items = items[:told]  # "the General Staff in its morning summary"
    while len(items) > 1 and items[0].cls in "Nf":
        items.pop(0)  # "two of its officers"
    first = int(items[:1] != [] and items[0].cls == "d")
    while len(items) > first + 3 and items[first].cls == "w" and not is_paper(items[first]):
        first += 1  # "the latest bulletin of"
    if len(items) > first + 2 and is_paper(items[first]) and items[first + 1].lower in ("of", "from", "by"):
        items = _behind_paper(items, first)
    owner = next((at for at, item in enumerate(items[:-1]) if at and item.lower in APOSTROPHES), 0)
    if owner and "role" in items[owner - 1].roles and is_paper(items[-1]):
        items = items[:owner]  # "the Mission's midyear update"
    while len(items) > 1 and items[-1].lower in _NAMES_HIMSELF:
        items.pop()
    public = [item.lower for item in items[:-1]] == ["official"]  # "official figures": no official
    while (
        len(items) > 1
        and not public
        and "data" in items[-1].roles.get("paper", ())
        and items[-1].lower.endswith(_PLURAL)
    ):
        items.pop()  # "military figures": the military
    while len(items) > 1 and items[-1].lower == "'s":
        items.pop()  # "the army's tally": the army
    others = len(items) > 1 and is_bystander(items)  # "critics of Zorvia"
    while (
        len(items) > 1
        and not others
        and items[0].cls in "w&f"
        and items[0].lower not in TITLES
        and not _begins_name(items, tokens)
    ):
        items.pop(0)  # "information of the press service"
    named_by = next((at for at, item in enumerate(items) if at and item.lower in _NAMED_BY), len(items))
    if [item.lower for item in items[named_by + 1 : named_by + 2]] == ["by"]:
        items = items[:named_by]  # "a panel of experts named by the Secretary-General"
    return items
