"""Whose people, troops or ground a claim counts: the one order in which that is sought.

Decides by what stands nearest and says so plainest, from the counted phrase outwards, and leaves unsaid what nothing
says. How each way of saying it is read is decided in `whose`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.whose import (
    antecedents,
    bearers,
    captives,
    carried,
    epithets,
    gaps,
    losses,
    phrase,
    struck,
    tellers,
)
from conflictfacts.reading.resolve.whose.counted import NOBODY, Counted
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["victim_of"]

_Step = Callable[[Counted], Actor | None]


def victim_of(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose people, troops or ground a claim counts; `None` where nothing says so.

    Sought in this order: what stands apart from any phrase, such as a bulletin's line or "the enemy"; the counted
    phrase and what surrounds it; both sides; the losses or figures a number belongs to; who lost, had, cost or holds
    them; what they are called; the front of the sentence and who speaks; what was spoken of before.

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources, who are not the ones counted.
        discourse: What went before.
    """
    counted = Counted(row, claim, voices, discourse)
    found = _first(_ORDER, counted)
    return tellers.army_of_unit(counted, found) if found is not None and found.kind is None else found


def _first(steps: Sequence[_Step], counted: Counted) -> Actor | None:
    """Give what the first step says that has something to say; `None` where that, or none of them, names somebody."""
    for step in steps:
        found = step(counted)
        if found is not None:
            return None if found is NOBODY else found
    return None


def _around_phrase(counted: Counted) -> Actor | None:
    """Find whom the counted phrase names, or the words right before and behind it."""
    return _first(_AROUND_PHRASE, counted)


_AROUND_PHRASE: tuple[_Step, ...] = (
    phrase.named_inside,
    phrase.owner_inside,
    phrase.side_before,
    phrase.side_behind,
    phrase.for_whom,
    phrase.belonging,
    phrase.handed_to,
    phrase.joining,
    phrase.launched_by,
    phrase.mission_served,
    phrase.whom_somebody_has,
    phrase.force_of_strength,
    gaps.name_in_gap,
    gaps.accounting_for,
    gaps.those_of,
    gaps.total_of,
    gaps.soldiers_sized,
    gaps.force_in_gap,
    gaps.possessor_before,
    gaps.of_whom_before,
    phrase.of_whom,
)
"""The order for the counted phrase; where it is decided that nobody is to be named, the order at large goes on."""


_ORDER: tuple[_Step, ...] = (
    losses.line_of_equipment,
    gaps.in_turn,
    epithets.enemies_counted,
    losses.our_losses,
    _around_phrase,
    losses.both_sides,
    carried.part_of_whole,
    antecedents.some_of_them,
    gaps.own_men,
    gaps.possessor_of_figure,
    losses.counted_before,
    losses.label_of_line,
    bearers.holder_of_ground,
    bearers.whom_it_cost,
    losses.possessor_beside,
    losses.share_before,
    epithets.opponents_met,
    epithets.enemy_before,
    epithets.enemies_told_of,
    captives.taken_by_foe,
    bearers.bearer,
    tellers.losses_of_army,
    epithets.destroyed_beside,
    epithets.destroyed_for,
    epithets.foreign,
    epithets.allied,
    epithets.called,
    struck.party_hit,
    carried.fronted,
    carried.counted_by_carers,
    carried.brought_home,
    carried.taken_in,
    carried.under_heading,
    carried.other_side_named,
    carried.as_before,
    carried.forces_spoken_of,
    carried.further,
    carried.men_listed,
    carried.number_alone,
    carried.losses_at_large,
)
