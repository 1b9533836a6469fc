"""Where the phrase that names a source begins and ends: "a nurse at the hospital", "the 3rd Assault Brigade"."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.speaking.bystanders import RELATED, WORKS
from conflictfacts.reading.text.grammar import BULLETS, TITLES
from conflictfacts.reading.text.items import Item

__all__ = ["HALF_BELONGING", "OFFICERS", "ORDINALS", "SENT", "joint_start", "phrase_start", "phrase_stop"]

HALF_BELONGING = frozenset(
    {
        "advising",
        "close",
        "loyal",
        "allied",
        "linked",
        "near",
        "aligned",
        "independent",
        "friendly",
        "sympathetic",
        "opposed",
        "critical",
        "hostile",
        "banned",
    }
)
"""Words for people who belong to a party only by half: it does not speak through "a source close to" it."""


OFFICERS = frozenset({"officer", "general", "police", "military", "commander"})


SENT = frozenset(
    "envoy envoys ambassador ambassadors representative representatives rapporteur emissary negotiator mediator".split()
)
"""Those who speak for whoever sent them, and not for where they are sent: "the Zorvian envoy to X"."""


_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "another", "one"})


_RANKS = frozenset({"colonel", "brigadier", "sergeant", "senator", "king"})
"""Roles that stand right before a name, which in a text of capitals is no name to see."""


def phrase_start(row: Sequence[Item], at: int) -> int:
    """Find the first item of the phrase that ends at an item."""
    start = at
    while start > 0:
        before = row[start - 1]
        if before.lower in BULLETS:
            break
        whose = before.cls in "fi" or before.lower in ("all", "both") or before.lower in HALF_BELONGING
        if row[start].lower in _ARTICLES and not whose:
            break  # an article begins a phrase
        if (
            before.cls in "Ao"
            or (
                before.cls in "dwf" and start - 1 >= 0 and at - start < 9 and before.lower not in ("that", "which", "'")
            )
            or (
                before.cls == "i"
                and before.lower in {"for", "in", "at", "from", "on", "with", "near", "inside"}
                and start > 1
                and (
                    row[start - 2].cls in "Aop"
                    or (row[start - 2].cls == "w" and start > 2 and row[start - 3].cls == "f")
                    or row[start - 2].lower in WORKS
                )
                and at - start < 9
            )
            or (before.cls == "N" and before.lower.endswith(ORDINALS) and row[start].cls in "wo")
            or (before.cls == "&" and start > 1 and row[start].cls == row[start - 2].cls == "o")
            or (before.cls == "&" and start > 1 and _are_persons(row[start - 2], row[at]))
            or (before.lower == "state" and row[start].cls == "o")  # "state media"
            or (before.lower in RELATED and row[start].lower == "of")
            or (start > 1 and before.lower == "to" and row[start - 2].lower in HALF_BELONGING | SENT)
            or (before.cls == "p" and row[start].cls == "o" and not before.lower.endswith("s"))
            or (before.cls == "t" and row[start].cls in "wop" and _describes(row, start - 1))
            or (before.cls == "p" and row[start].lower in HALF_BELONGING)
            or (before.lower in TITLES or (before.cls == "p" and ("role" in before.roles or before.lower in OFFICERS)))
        ):
            start -= 2 if before.cls == "i" else 1  # with the noun it hangs on: "a nurse at the hospital"
        else:
            break
    return start


_OTHERS = 12
"""Items that those who tell something together with the last of them take at most."""


def joint_start(row: Sequence[Item], start: int) -> int:
    """Find where those begin whom "and" joins to a source, behind a comma or at the front: "two residents and X".

    Args:
        row: The sentence's items.
        start: The first item of the last of them.
    """
    last = start - 1 if start > 1 and row[start - 1].cls == "N" else start
    if last < 2 or row[last - 1].cls != "&":
        return start
    for at in range(last - 2, max(-1, last - 2 - _OTHERS), -1):
        item = row[at]
        if (item.cls == "N" or item.lower in _ARTICLES) and (at == 0 or row[at - 1].cls in ',"'):
            listed = item.cls != "N" and at > 1 and row[at - 2].cls in "op"
            if not listed:
                return at  # but on from "a priest" in "five residents, a priest and an official"
        elif item.cls not in "opwAdf," or (item.cls == "," and row[at + 1].cls not in "dopAw"):
            return start
    return start


def phrase_stop(row: Sequence[Item], at: int, most: int) -> int:
    """Find the item behind the phrase that starts at an item and has no more than so many."""
    stop, named = at, False
    if at + 1 < len(row) and row[at].cls == "N" and row[at + 1].cls in "fopA":
        stop += 1  # "according to two officers"
    while stop < len(row) and stop - at < most:
        item = row[stop]
        if (
            item.cls == "w"
            and named
            and row[stop - 1].cls not in "fid"
            and item.lower not in HALF_BELONGING
            and item.lower != "'s"
            and not (_is_one_of(row, at) and "A" in (row[stop - 1].cls, row[stop - 2].cls))
        ):
            break
        if item.lower in _ARTICLES and item.cls == "d" and stop > at and row[stop - 1].cls in "Aop":
            break  # "by the count of the office the feud has cost 40 lives"
        named = named or (item.cls in "Ao" and item.lower not in _RANKS)
        if (
            (
                item.cls in "Aodwf"
                or item.cls == "p"
                or (item.cls == "t" and stop > at and row[stop - 1].cls == "d" and _qualifies_place(row, at, stop))
                or (item.lower == "state" and row[stop + 1 : stop + 2] and row[stop + 1].cls == "o")  # "state media"
                or (item.cls == "i" and item.lower in {"for", "in", "at", "from", "with", "close", "to"} and stop > at)
            )
            or (
                item.cls == ","
                and stop + 1 < len(row)
                and row[stop + 1].cls in "odA"
                and stop - at < _FAR
                and (
                    _apposition(row, stop + 1)
                    or (row[stop + 1].unknown and (row[stop - 1].cls in "ow" or "role" in row[stop - 1].roles))
                    or _names_holder(row, at, stop + 1)
                )
            )
            or (item.cls == "&" and stop + 1 < len(row) and row[stop + 1].cls in "Aod" and stop > at)
        ):
            stop += 1
        elif item.cls == "(" and stop + 2 < len(row) and row[stop + 2].cls == ")":
            stop += 3
        else:
            break
    return stop


def _describes(row: Sequence[Item], at: int) -> bool:
    """Tell whether a participle stands between an article and its noun: "the besieged capital"."""
    return at > 0 and row[at - 1].cls == "d" and row[at].lower.endswith("ed")


def _qualifies_place(row: Sequence[Item], at: int, stop: int) -> bool:
    """Tell whether a participle says what a place is like where those who speak are: "men of the captured town"."""
    noun = stop + 1 < len(row) and row[stop + 1].cls in "wo"
    return noun and stop - at > 1 and row[stop - 2].cls in "fi"


_FAR = 7
"""Items before the comma at most behind which more is said of who is named: "the head of the UN mission, Ann Roe"."""


def _is_one_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether a phrase opens like "a Zorvian widow", which what follows goes on."""
    party = row[at + 1].party if at + 1 < len(row) else None
    return row[at].lower in ("a", "an") and party is not None and party.role == "adjective"


def _are_persons(first: Item, last: Item) -> bool:
    """Tell whether two nouns that "and" joins name people who speak together: "medics and military sources"."""
    together = all("person" in item.roles.get("role", ()) and item.lower.endswith("s") for item in (first, last))
    return together and "o" in (first.cls, last.cls)


def _names_holder(row: Sequence[Item], at: int, name: int) -> bool:
    """Tell whether a name behind a comma is his who holds an office: "the governor of Korda, Ann Roe,"."""
    full = row[name].unknown and " " in row[name].lower and not row[name].possessive
    closed = name + 1 >= len(row) or row[name + 1].cls in ".,)"
    office = any(item.cls == "o" or "role" in item.roles for item in row[at : at + 3])
    office = office or row[name - 2].last_word in TITLES  # "the Force Commander, Ann Roe,"
    return full and closed and office and row[name - 2].cls == "A"


def _apposition(row: Sequence[Item], at: int) -> bool:
    return any(item.cls == "o" for item in row[at : at + 5])


ORDINALS = ("st", "nd", "rd", "th", "second", "third")
