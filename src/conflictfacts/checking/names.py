"""One name for each actor and place of some facts."""

from __future__ import annotations

from collections.abc import Iterable

from conflictfacts.model.fact import Fact
from conflictfacts.model.overlap import Atlas
from conflictfacts.model.reference import Actor, Place

__all__ = ["Names"]


class Names:
    """What actors and places of some facts are called, one name each.

    An actor is known by its name in any case; a state also by its ISO code.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        facts = list(facts)
        self.atlas = Atlas(facts)
        bases = [fact.of for fact in facts if fact.of is not None]
        named = [actor for fact in facts for actor in (fact.actor, fact.opponent)] + [base.actor for base in bases]
        actors = {id(actor): actor for actor in named if actor is not None}
        located = [*(fact.place for fact in facts), *(base.place for base in bases)]
        places = {id(place): place for place in located if place is not None}
        states: dict[str, str] = {}
        for actor in actors.values():
            if actor.iso is not None and actor.kind in ("state", None):
                states[actor.iso] = min(states.get(actor.iso, actor.name), actor.name)
        self._name: dict[str, str] = {}
        for actor in actors.values():
            key = actor.name.casefold()
            self._name[key] = min(self._name.get(key, actor.name), actor.name)
        for actor in actors.values():
            if actor.iso is not None and actor.kind in ("state", None):
                self._name[actor.name.casefold()] = states[actor.iso]
        self._codes = {iso.casefold(): name for iso, name in states.items()}
        self._place: dict[str, str] = {}
        for place in places.values():
            key = place.name.casefold()
            self._place[key] = min(self._place.get(key, place.name), place.name)
        self.places: dict[str, Place] = {}
        for place in places.values():
            self.places.setdefault(self._place[place.name.casefold()], self.atlas.place(place) or place)
        self.actors: dict[str, Actor] = {}
        for actor in actors.values():
            known = self.atlas.actor(actor) or actor
            have = self.actors.get(self._name[actor.name.casefold()])
            if have is None or (have.kind is None and known.kind is not None):
                self.actors[self._name[actor.name.casefold()]] = known

    def actor(self, actor: Actor | str | None) -> str | None:
        """The one name of an actor; a name that no fact has stays as it is."""
        if actor is None:
            return None
        if isinstance(actor, str):
            return self._name.get(actor.casefold()) or self._codes.get(actor.casefold()) or actor
        if actor.iso is not None and actor.kind in ("state", None) and actor.iso.casefold() in self._codes:
            return self._codes[actor.iso.casefold()]
        return self._name.get(actor.name.casefold(), actor.name)

    def place(self, place: Place | str | None) -> str | None:
        """The one name of a place; a name that no fact has stays as it is."""
        if place is None:
            return None
        name = place if isinstance(place, str) else place.name
        return self._place.get(name.casefold(), name)
