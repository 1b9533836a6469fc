"""What a lexicon comes to, worked out once for all texts read by it: its words, its states, who fights whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from conflictfacts.model.reference import Actor
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.text.words import Words

__all__ = ["foes_of", "state_names_of", "states_of", "words_of"]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """Give the vocabulary of a lexicon."""
    return Words(lexicon.tables["words"])


@lru_cache(maxsize=8)
def states_of(lexicon: Lexicon) -> Mapping[str, Actor]:
    """Give the states a lexicon knows, by ISO code; where several share one, the first listed."""
    states: dict[str, Actor] = {}
    for line in dict.fromkeys(lexicon.indexes["actor"].values()):
        name, kind, iso = line.split("\t", 3)[:3]
        if kind == "state" and iso:
            states.setdefault(iso, Actor(name, kind, iso))
    return states


@lru_cache(maxsize=8)
def state_names_of(lexicon: Lexicon) -> frozenset[str]:
    """Give the names of the states a lexicon knows."""
    return frozenset(state.name for state in states_of(lexicon).values())


@lru_cache(maxsize=8)
def foes_of(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Give by name the states that a state or group fights in wars that go on; of a state only those of two sides."""
    foes: dict[str, set[str]] = {}
    states = state_names_of(lexicon)
    for line in dict.fromkeys(lexicon.indexes["conflict"].values()):
        _, _, end, _, parties = line.split("\t", 5)[:5]
        sides = frozenset(parties.split("|"))
        for party in () if end else sides:
            if len(sides) == 2 or party not in states:
                foes.setdefault(party, set()).update(sides & states - {party})
    return {party: frozenset(others) for party, others in foes.items()}
