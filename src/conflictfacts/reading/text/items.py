"""A sentence as a row of items: numbers, times, names, known phrases and single words, each with its class letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.text.numbers import Numeral
from conflictfacts.reading.text.times import Time

__all__ = ["Item", "Name", "classes_of", "items_by_role"]


class Name(NamedTuple):
    """A name in the text and what the lexicon knows of it."""

    text: str
    """The words as written, without a possessive."""

    entries: tuple[Entry, ...]
    """What it can mean; empty for a name nobody knows."""

    possessive: bool
    """Whether 's follows."""

    where: Entry | None = None
    """The place it means or, for a conflict, where that is fought."""

    party: Entry | None = None
    """Whom it stands for where it fights or holds ground: the state, for a state's forces ("Russian army" → Russia)."""

    def entry(self, *categories: str) -> Entry | None:
        """Give its first meaning of these categories."""
        for category in categories:
            for entry in self.entries:
                if entry.category == category:
                    return entry
        return None


_NO_ROLES: Mapping[str, tuple[str, ...]] = {}


@attrs.define(eq=False)
class Item:
    """One piece of a sentence: a number, a name, a time, a known phrase, or a single other word."""

    cls: str
    """Its class letter: N number, T time, A name, p people, t trigger, r reporting verb, o role, a auxiliary,
    i preposition,
    s subordinator, d determiner or pronoun, x negation, w other word, or the mark itself."""

    first: int
    """Its first token."""

    last: int
    """The token behind it."""

    lower: str
    """Its words, lower-cased."""

    roles: Mapping[str, tuple[str, ...]] = _NO_ROLES
    """Class of the vocabulary → values."""

    number: Numeral | None = None
    """The number, for class N."""

    name: Name | None = None
    """The name, for class A."""

    time: Time | None = None
    """The time, for class T, `None` for an hour of the day; a place or conflict named in it is in `name`."""

    def entry(self, *categories: str) -> Entry | None:
        """Give the first meaning its name has in these categories; `None` for what is no name."""
        return self.name.entry(*categories) if self.name is not None else None

    @property
    def first_word(self) -> str:
        """The first of its words; all of it where it is a mark."""
        return self.lower.partition(" ")[0]

    @property
    def last_word(self) -> str:
        """The last of its words; all of it where it is a mark."""
        return self.lower.rpartition(" ")[2]

    @property
    def possessive(self) -> bool:
        """Whether it is a name with 's."""
        return self.name is not None and self.name.possessive

    @property
    def unknown(self) -> bool:
        """Whether it is a name no lexicon knows."""
        return self.name is not None and not self.name.entries

    @property
    def military(self) -> bool:
        """Whether it is a word for soldiers."""
        return "military" in self.roles.get("people", ())

    @property
    def party(self) -> Entry | None:
        """Whom its name stands for as a party to a war."""
        return self.name.party if self.name is not None else None

    @property
    def where(self) -> Entry | None:
        """The place its name means."""
        return self.name.where if self.name is not None else None


def classes_of(row: Sequence[Item]) -> str:
    """Give the class letters of a row side by side, to see at once which stand in it and where."""
    return "".join([item.cls for item in row])


def items_by_role(row: Sequence[Item]) -> Mapping[str, Sequence[int]]:
    """Give for each class of the vocabulary which items of a row are of it, so that stages need not seek theirs."""
    found: dict[str, list[int]] = {}
    for at, item in enumerate(row):
        for role in item.roles:
            found.setdefault(role, []).append(at)
    return found
