"""Where each fact of a text happened: the one order in which its place is sought.

Decides between what a sentence says itself, the country of a mission, of a people or of a whole war, and the place that
was spoken of. What a name means is decided in `places`, what a sentence says by itself in `happening`, and what a
text goes on speaking of in `scenes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs

from conflictfacts.model.facts import Fact
from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.resolve.battles import battle_at, label_of
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.happening import place_named, place_spoken_of
from conflictfacts.reading.resolve.homes import note_capital
from conflictfacts.reading.resolve.parties import are_people_of_place
from conflictfacts.reading.resolve.periods import is_long, is_since_year, spans_months, tells_when_said, time_of
from conflictfacts.reading.resolve.places import SMALL_KINDS, place_of_entry, place_of_state
from conflictfacts.reading.resolve.scenes import as_far_as_known, remember_place
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item
from conflictfacts.units import Number

__all__ = ["Whereabouts"]

_LOCAL_KINDS = SMALL_KINDS | {None}
"""Kinds of places too small for what is told of a whole war or year."""

_VAST = 50_000
"""Losses so large are those of a war, not of the town spoken of last; and more than live in a town nobody knows."""

_SURROUNDINGS = 5
"""How many times as many people as a town has may have fled from it and from around it."""

_DATED = frozenset({"month", "year", "date", "season", "interval"})
"""Kinds of times with which a paragraph turns to something else, elsewhere in the country."""

_ON_THE_MOVE = frozenset({"sent", "planned", "withdrawn"})
"""Statuses of soldiers whose place is where they go, as the driven out do, not where what else is told happened."""

_OPENING = 3
"""Items within which a sentence names the place it is set in: "East of X"."""

_NESTED = 3
"""How many places hold one another from a quarter up to its territory."""

_MISSIONS = frozenset({"organisation", "coalition"})

_WARS = frozenset({"war", "conflict", "fighting", "clashes", "hostilities", "battles"})

_PEOPLE_OF = "people of "


@lru_cache(maxsize=8)
def seats_of(lexicon: Lexicon) -> Mapping[str, Place]:
    """Give the countries of the missions whose names say it: "UN mission in Mali"."""
    seats: dict[str, Place] = {}
    for line in dict.fromkeys(lexicon.indexes["actor"].values()):
        name, kind, _, _, aliases = line.split("\t")[:5]
        for alias in aliases.split("|") if kind in _MISSIONS else ():
            body, _, ground = alias.rpartition(" in ")
            if body.lower().rpartition(" ")[2] not in ("mission", "force", "operation"):
                continue
            entries = lexicon.lookup(tuple(fold(ground).removeprefix("the ").split()))
            place = next((entry for entry in entries if entry.category == "place"), None)
            if place is not None:
                seats.setdefault(name, place_of_entry(place))
    return seats


@attrs.define(eq=False)
class Whereabouts:
    """Finds the places of a text's facts, one after the other."""

    lexicon: Lexicon
    """The names."""

    states: Mapping[str, Actor]
    """The states by ISO code."""

    discourse: Discourse
    """What the text has spoken of so far."""

    ground: Actor | None = None
    """The state whose country was spoken of when the place spoken of was named."""

    told_in: int = -1
    """The paragraph of the fact before."""

    paragraph: int = -1
    """The paragraph of the sentence being read."""

    placed_in: int = -1
    """The paragraph with a sentence that opens with the place spoken of; -1 where none does."""

    opening: tuple[int, Place] | None = None
    """The paragraph that named a place, and the first that it did, of which others further on may be parts."""

    battle: tuple[int, Place] | None = None
    """The paragraph that is the entry of a battle, and its place."""

    def begin(self, row: Sequence[Item], names: Sequence[int], paragraph: int) -> None:
        """Begin a sentence."""
        self.discourse.scene = None
        self.paragraph = paragraph
        battle = battle_at(row)
        if battle is not None:
            self.battle = paragraph, battle
        if self.battle is not None and self.battle[0] == paragraph:
            self.discourse.place = self.discourse.scene = self.battle[1]
        if self.opening is not None and paragraph - self.opening[0] <= 1 and _sums_up(row):
            self.discourse.place = self.opening[1]
        note_capital((row[at] for at in names), self.discourse)

    def end(
        self, row: Sequence[Item], names: Sequence[int], places: Mapping[int, Place], voices: Sequence[Voice]
    ) -> None:
        """Keep where a sentence happened, not what else it names, for those that follow."""
        grounds = [row[at].where for at in names]
        regions = [where for where in grounds if where is not None and where.kind in ("region", "territory")]
        place = self.discourse.place
        label = label_of(row)
        if label is not None and self.discourse.scene is None:
            self.discourse.scene = label[0]
        if self.discourse.scene is not None:
            self.discourse.place = self.discourse.scene
            if self.discourse.scene.kind == "country" and self.discourse.scene.iso not in self.discourse.hosts:
                self.discourse.home = self.states.get(self.discourse.scene.iso or "", self.discourse.home)
        else:
            remember_place(row, places, voices, self.discourse)
            if self.discourse.place is None and names and names[0] < 2 and _is_health_ministry(row[names[0]]):
                self.discourse.place = self._land_of_body(row[names[0]])  # "X's health ministry has updated its count."
        if self.discourse.place is not None and self.discourse.place.kind in _LOCAL_KINDS:
            self.discourse.town = self.discourse.place
        if self.discourse.place is not place:
            if self.discourse.place is not None and (self.opening is None or self.opening[0] != self.paragraph):
                self.opening = self.paragraph, self.discourse.place
            self.ground = self.discourse.home
            self.placed_in = self.paragraph if names and names[0] < _OPENING else -1
            if self.discourse.place is not None and self.discourse.place.iso is not None:
                self.discourse.surrounding = False  # a known town may lie in another region
        if regions:
            self.discourse.region, self.discourse.surrounding = place_of_entry(regions[-1]), True

    def tell(self, paragraph: int) -> None:
        """Take note in which paragraph a fact was."""
        self.told_in = paragraph

    def find(
        self,
        row: Sequence[Item],
        voices: Sequence[Voice],
        claim: Claim,
        actor: Actor | None,
        *,
        size: Number,
        paragraph: int,
        background: bool,
        whole: Fact | None = None,
    ) -> tuple[Place | None, Actor | None]:
        """Say where a claim's fact happened, and whose it is there.

        Sought in this order: where the sentence says it happened; the place that its "there" means; where those were of
        whom it counts a part; the country of a mission it names; the place spoken of; the country whose ministry of
        health counts, which goes before another's; the country of the people it counts; the whole country, where a town
        was spoken of but the sentence turns to the war at large, or counts more than live in the town; the country told
        of before.

        Args:
            row: The sentence's items.
            voices: Its sources.
            claim: The claim.
            actor: Whose it is as far as known; the people of a place are not carried to another.
            size: How many it counts.
            paragraph: The sentence's paragraph.
            background: Whether the sentence tells of the whole war.
            whole: The fact of a whole that it is part of.
        """
        if self.battle is not None and self.battle[0] == paragraph:
            return self.battle[1], actor
        named, place = place_named(row, claim, voices, self.discourse, actor)
        if named and place is not None:
            place = as_far_as_known(place, row, self.discourse)
            on_the_move = claim.value in _ON_THE_MOVE or (claim.kind == "displacement" and not background)
            if claim.counts_some:
                around = whole.place if whole is not None else self.discourse.place
                self.discourse.scene = around or place  # the text goes on with all of whom those are a part
            elif not (on_the_move and self.discourse.place is not None):
                self.discourse.scene = place
            return place, self._unless_left_behind(claim, actor, place)
        if place is not None:
            return place, actor  # "there", "in the town"
        if whole is not None:
            return whole.place, actor
        if any(item.lower == "elsewhere" for item in row):
            return None, actor
        place = self._seat_of_mission(row, claim)
        if place is not None and claim.kind == "deployment":
            self.discourse.scene = place
        place = place or place_spoken_of(row, voices, self.discourse)
        ministrys = self._land_of_ministry(row, voices) if claim.kind == "casualty" else None
        if ministrys is not None and (place is None or place.iso not in (None, ministrys.iso)):
            place = self.discourse.scene = ministrys  # nobody counts another country's dead
        long = claim.kind == "casualty" and (any(is_long(item) for item in row) or is_since_year(row))
        beside = long and not background  # the text goes on with the place it spoke of
        known = place is not None and (place.kind is not None or self.ground is not None)  # else a country perhaps
        averaged = claim.kind == "casualty" and claim.rate is not None and known  # by whole armies: "1,000 a day"
        beside = beside or averaged
        turns = self._turns(row, claim, size, paragraph) or (known and self._counts_months(row, claim, paragraph))
        lifted = background or beside or long or _is_of_mission(row, claim) or turns
        land = self._land_of_people(actor)
        if land is None and claim.kind == "displacement" and actor is not None:
            land = self._land(actor.iso) if lifted or _leave_home(row, claim, actor, place) else None
        if land is not None and (place is None or place.name != land.name):
            if lifted and not beside:
                self.discourse.scene = land
            return land, actor
        if place is not None and ((lifted and place.kind in _LOCAL_KINDS) or (background and place.kind == "region")):
            land = self._land_of(place)
            if not beside:
                self.discourse.scene = land
            return land, None if _are_people_of(actor, place.name) else actor
        if place is not None and self._outnumber(place, claim, size):
            return self._land_of(place), None if _are_people_of(actor, place.name) else actor
        if place is None and (land := self._land_at_war(row, voices, claim)) is not None:
            self.discourse.scene = land
            return land, actor
        land = self._own_land(row, claim, actor) or self._land_of_foe(claim, actor)
        return place or land or self._land_told_of(claim, actor), actor

    def _own_land(self, row: Sequence[Item], claim: Claim, actor: Actor | None) -> Place | None:
        """Give the country of those displaced within it: "Zorvia has 3 million internally displaced people"."""
        near = row[claim.index : claim.phrase.stop + 3]
        internally = any(item.first_word in ("internally", "idps") for item in near)
        return self._land(actor.iso) if claim.kind == "displacement" and internally and actor is not None else None

    def _land_of_foe(self, claim: Claim, actor: Actor | None) -> Place | None:
        """Give the country whose ground a state takes: the only other that the text has named, or that it fights."""
        if claim.kind != "territory" or claim.value != "captured" or actor is None or actor.kind != "state":
            return None
        if self.discourse.home is not None and self.discourse.home.iso == actor.iso:
            return None  # who fights at home takes back what is his
        lands = (self.states.get(iso) for iso in self.discourse.lands - {actor.iso or ""})
        others = [state for state in lands if state is not None]
        fought = self.discourse.foes.get(actor.name, frozenset())
        foes = [state for state in others if state.name in fought] or others
        return place_of_state(foes[0]) if len(foes) == 1 else None

    def _land_at_war(self, row: Sequence[Item], voices: Sequence[Voice], claim: Claim) -> Place | None:
        """Give the country that counts the dead of its war with another: "X says 610 were killed in the war with Y"."""
        if claim.kind != "casualty" or claim.value == "other":
            return None
        for at in range(1, len(row) - 1):
            foe = row[at + 1].party if row[at].lower == "with" and row[at - 1].last_word in _WARS else None
            if foe is None or foe.kind != "state":
                continue
            tellers = (row[voice.first].party for voice in voices)
            own = (one.iso for one in tellers if one is not None and one.kind == "state" and one.iso != foe.iso)
            return self._land(next(own, None))
        return None

    def _land_told_of(self, claim: Claim, actor: Actor | None) -> Place | None:
        """Give the country told of before, for what is told with no place; nobody takes ground of their own."""
        home = self.discourse.home
        if home is None or self.discourse.seated or claim.kind == "deployment":
            return None
        if home.iso not in self.discourse.lands_before:
            return None
        if claim.kind == "territory" and actor is not None and actor.iso == home.iso and claim.value == "captured":
            return None
        return self._land(home.iso)

    def _unless_left_behind(self, claim: Claim, actor: Actor | None, place: Place) -> Actor | None:
        """Give an actor unless it is only carried over, the people of another place, who did not flee to this one."""
        if actor is None or actor != self.discourse.actor or not are_people_of_place(actor):
            return actor
        abroad = None not in (place.iso, actor.iso) and place.iso != actor.iso
        reached = abroad and claim.kind == "displacement" and actor == self.discourse.fled
        return actor if reached or _are_people_of(actor, place.name) else None

    def _turns(self, row: Sequence[Item], claim: Claim, size: Number, paragraph: int) -> bool:
        """Tell whether a paragraph turns from the place spoken of, with a date or with losses too large for a town."""
        if paragraph in (self.told_in, self.placed_in) or self.discourse.place is self.discourse.titled is not None:
            return False
        dated = row[0].time or (row[1].time if len(row) > 1 else None)
        vast = claim.kind == "casualty" and claim.unit == "person" and size >= _VAST and claim.label is None
        return vast or (dated is not None and dated.kind in _DATED)

    def _counts_months(self, row: Sequence[Item], claim: Claim, paragraph: int) -> bool:
        """Tell whether a paragraph turns to what was lost or taken in a month or more, as is told of whole armies."""
        if paragraph in (self.told_in, self.placed_in) or claim.kind not in ("casualty", "territory"):
            return False
        counted = time_of(row, claim)
        return counted is not None and spans_months(row[counted]) and not tells_when_said(row, counted)

    def _outnumber(self, place: Place, claim: Claim, size: Number) -> bool:
        """Tell whether far more fled than a town and what lies around it has people: it is its country they fled in."""
        if claim.kind != "displacement" or claim.unit != "person" or place.kind not in _LOCAL_KINDS:
            return False
        found = self.lexicon.lookup(tuple(fold(place.name).split()))
        people = next((entry.population for entry in found if entry.category == "place" and entry.iso == place.iso), 0)
        return size > _SURROUNDINGS * (people or _VAST)

    def _land_of_people(self, actor: Actor | None) -> Place | None:
        """Give the country whose people an actor is, if the text has named it as a state."""
        if actor is None or actor.kind != "people":
            return None
        land = actor.name.removeprefix(_PEOPLE_OF)
        if land not in self.discourse.speakers.states:
            return None
        return self._country(land) or Place(land, "country")

    def _land_of(self, place: Place) -> Place | None:
        """Give the country a town is in, or the territory wars are told of by its own name: Gaza, not Palestine."""
        parent = place.parent
        for _ in range(_NESTED):
            entries = self.lexicon.lookup(tuple((parent or "").lower().split()))
            holder = next((entry for entry in entries if entry.category == "place"), None)
            if holder is not None and holder.kind == "territory":
                return place_of_entry(holder)
            parent = holder.parent if holder is not None else None
        known = self.ground if place is self.discourse.place else None
        home = self.states.get(place.iso or "") or known or self.discourse.home
        return place_of_state(home) if home is not None else None

    def _seat_of_mission(self, row: Sequence[Item], claim: Claim) -> Place | None:
        """Give the country of a mission: by its name here, or for its strength by any name the lexicon has for it."""
        for at, item in enumerate(row):
            if item.cls != "A" or item.name is None:
                continue
            body = item.name.party
            if (
                body is not None
                and body.kind not in _MISSIONS
                and not (claim.kind == "deployment" and at < claim.index)
            ):
                continue  # a group of which those counted elsewhere may be members: "fighters of al-Qaeda in X"
            seat = None
            if " in " in item.lower:
                seat = self._country(item.name.text.rpartition(" in ")[2].removeprefix("the "))
            elif claim.kind == "deployment" and body is not None:
                seat = seats_of(self.lexicon).get(body.name)
            if seat is not None:
                return seat
        return None

    def _land_of_ministry(self, row: Sequence[Item], voices: Sequence[Voice]) -> Place | None:
        """Give the country whose ministry of health counts: "the health ministry in X", "X's health ministry"."""
        for voice in voices:
            naming = row[voice.first : voice.last]
            words = " ".join(item.lower for item in naming)
            if "health" not in words or "ministry" not in words:
                continue
            where = next((item.where for item in naming if item.where is not None), None)
            if where is not None:
                return place_of_entry(where) if where.kind in ("country", "territory") else self._land(where.iso)
            body = next((item for item in naming if item.entry("source") is not None), None)
            if body is not None:
                return self._land_of_body(body)
        return None

    def _land_of_body(self, item: Item) -> Place | None:
        """Give the country a body the lexicon knows is of, or the territory it is named after."""
        body = item.entry("source")
        country = self._country(body.parent or "") if body is not None else None
        entries = self.lexicon.lookup((item.first_word,))
        ground = next((entry for entry in entries if entry.kind == "territory"), None)
        return country or (place_of_entry(ground) if ground is not None else None)

    def _land(self, iso: str | None) -> Place | None:
        """Give the country of an ISO code."""
        state = self.states.get(iso or "")
        return place_of_state(state) if state is not None else None

    def _country(self, name: str) -> Place | None:
        """Give the country of a state's name; `None` if none is called so."""
        state = next((state for state in self.states.values() if state.name == name), None)
        return place_of_state(state) if state is not None else None


def _sums_up(row: Sequence[Item]) -> bool:
    """Tell whether a sentence opens with a sum of what was told place by place: "Altogether 46 died"."""
    words = " ".join(item.lower for item in row[:2])
    return f"{words} ".startswith(_SUMMING)


_SUMMING = ("altogether ", "in all ", "in total ", "all told ", "overall ", "in sum ")
"""How a sentence begins that sums up."""


def _is_health_ministry(item: Item) -> bool:
    return "health" in item.lower and "ministry" in item.lower and item.entry("source") is not None


def _are_people_of(actor: Actor | None, place: str) -> bool:
    return actor is not None and actor.kind == "people" and actor.name == _PEOPLE_OF + place


def _leave_home(row: Sequence[Item], claim: Claim, actor: Actor, place: Place | None) -> bool:
    """Tell whether a sentence names those it says were driven out, and the place spoken of is not of their country."""
    if claim.value != "displaced" or place is None or place.iso in (None, actor.iso):
        return False
    return any(item.party is not None and item.party.iso == actor.iso for item in row)


def _is_of_mission(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a claim counts a mission, which is in a country and not only where it was spoken of last."""
    return claim.kind == "deployment" and any(item.lower in ("mission", "missions") for item in row)
