"""Whose country a text is set in: by its dateline, and sentence by sentence by the places it names.

Decides which state is at home where a text tells of "soldiers" and "the army". Which place it goes on speaking of is
decided in `scenes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.resolve.datelines import is_telegraphed
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.elsewhere import comes_from, is_native
from conflictfacts.reading.resolve.parties import is_located
from conflictfacts.reading.resolve.places import place_of_entry, place_of_state
from conflictfacts.reading.resolve.scenes import as_far_as_known, is_beside, spread_from
from conflictfacts.reading.resolve.seats import rules_from, told_there
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["begin_dispatch", "find_home", "note_capital"]


def begin_dispatch(
    dateline: Sequence[Item], lead: Sequence[Item], discourse: Discourse, states: Mapping[str, Actor]
) -> tuple[Source, ...]:
    """Begin what stands under a dateline: a report of its own, set in a country, if not in the town it was sent from.

    Args:
        dateline: The items of the dateline.
        lead: The items of the sentence behind it, which may tell of other countries.
        discourse: What went before; a further dateline goes on with nobody it spoke of.
        states: The states by ISO code.

    Returns:
        The organisation that issues it, where the dateline names one that is no news agency: "GENEVA (UNHCR) -".
    """
    if discourse.dispatches:
        discourse.actor = discourse.subject = None
        discourse.stage = discourse.place = discourse.titled
        discourse.speakers.known.clear()
    discourse.dispatches += 1
    note_capital(dateline, discourse)
    lands = (states.get(item.where.iso or "") for item in dateline if item.where is not None)
    land = next((state for state in lands if state is not None), None)
    if land is not None and not _is_far(land, dateline, lead):
        discourse.home = land
        discourse.stage = discourse.stage or _post(dateline) or place_of_state(land)
        discourse.speakers.mention(land.name, "state")
    body = dateline[0].entry("source")
    league = body is not None and body.kind == "organisation" and body.parent is None  # "UNITED NATIONS -": its seat
    named = dateline[1:] if league or dateline[0].where is not None else dateline  # a town's name may be a body's too
    bodies = (item.entry("source") for item in named)
    return tuple(Source(body.name, kind=body.kind) for body in bodies if body is not None and body.kind != "outlet")[:1]


def _is_far(land: Actor, dateline: Sequence[Item], lead: Sequence[Item]) -> bool:
    """Tell whether a dispatch was only sent from a country: "CAIRO: X's army killed 40 of Y's soldiers"."""
    lands = {entry.iso for item in lead for entry in (item.party, item.where) if entry is not None} - {None}
    if is_telegraphed((*dateline, *lead[:1])):  # by cable, from where the news is brought together
        return land.iso not in lands and (bool(lands) or dateline[0].entry("actor") is not None)
    return len(lands) > 1 and land.iso not in lands


def _post(dateline: Sequence[Item]) -> Place | None:
    """Give the town of a dateline that names its country too, "NAJAF, Iraq": a capital reports on other places."""
    names = [item for item in dateline if item.cls == "A" and item.where is not None]
    if len(names) == 1 and names[0].where is not None and names[0].where.kind in ("region", "territory"):
        return place_of_entry(names[0].where)
    if len(names) < 2 or names[0].where is None or names[1].where is None or names[1].where.kind != "country":
        return None
    local = names[0].entry("actor") is None and names[1].where.iso in (None, names[0].where.iso)
    return place_of_entry(names[0].where) if local else None


def note_capital(names: Iterable[Item], discourse: Discourse) -> None:
    """Take note of a capital that is named, for "the capital" behind it.

    Args:
        names: The names of a sentence or dateline.
        discourse: What went before.
    """
    for item in names:
        party = item.entry("actor") if item.where is not None and item.where.kind == "city" else None
        if item.where is not None and party is not None and party.role == "metonym":
            discourse.capital = place_of_entry(item.where)


def find_home(
    row: Sequence[Item],
    names: Sequence[int],
    places: Mapping[int, Place],
    voices: Sequence[Voice],
    discourse: Discourse,
    states: Mapping[str, Actor],
) -> None:
    """Take note whose country a sentence, or the one before, is set in.

    Args:
        row: The sentence's items.
        names: Its names.
        places: The places they mean.
        voices: Its sources.
        discourse: What went before.
        states: The states by ISO code.
    """
    discourse.lands_before = frozenset(discourse.lands)
    discourse.land = discourse.home
    for at in names:
        party = row[at].party
        if party is not None and party.iso is not None:
            discourse.lands.add(party.iso)
    if discourse.home is None:
        at_home = next((party.iso for at in names if (party := _state_at_home(row, at)) is not None), None)
        discourse.home = states.get(at_home or "")
    for at, place in places.items():
        may_lie = row[at].where is not None or row[at].party is not None
        iso = as_far_as_known(place, row, discourse).iso if may_lie else None
        if iso is not None and iso in states:
            discourse.lands.add(iso)
            soldiers = any(item.military or "unit" in item.roles for item in row[max(0, at - 4) : at])
            if soldiers and comes_from(row, at) and not is_native(row, at):
                continue  # "120 troops from X"
            if spread_from(row, at):
                continue
            if discourse.home is not None and _is_refuge(row, at):
                continue
            if discourse.home is not None and not (is_located(row, at) or is_beside(row, at)):
                continue
            seated = told_there(row, at, voices) and not rules_from(row, at)
            if seated and discourse.home is not None:
                continue  # "the ministry in X thinks"
            discourse.home, discourse.seated = states[iso], seated
            return


_INSIDE = frozenset("security police war conflict capital provinces districts territory borders".split())
"""What a state has at home."""


def _state_at_home(row: Sequence[Item], at: int) -> Entry | None:
    """Give the state a name means for what it has within its borders: "X's security forces", "X's civil war"."""
    party = row[at].party
    if party is None or party.kind != "state" or not row[at].possessive:
        return None
    return party if any(item.first_word in _INSIDE for item in row[at + 1 : at + 3]) else None


def _is_refuge(row: Sequence[Item], at: int) -> bool:
    """Tell whether a country is where people fled to, and not the one they are of: "crossed the river into X"."""
    return row[at - 1].last_word in ("to", "into") and any(
        value.startswith("displacement.")
        for item in row[max(0, at - 7) : at]
        for value in item.roles.get("trigger", ())
    )
