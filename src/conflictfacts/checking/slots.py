"""What a fact made by hand leaves open, and which quantities that others speak about fill it."""

from __future__ import annotations

from typing import Any

import attrs

from conflictfacts.checking.subjects import CONTROL, Subject
from conflictfacts.model.fact import Fact
from conflictfacts.model.window import UNDATED, Window

__all__ = ["Open", "fill_slots"]

_SLOTS = ("place", "population", "opponent", "conflict", "purpose", "detail", "window")


@attrs.frozen
class Open:
    """A fact made by hand of which it is not clear which of several quantities it is about."""

    fact: Fact
    """The fact."""

    could_be: tuple[Subject, ...]
    """Quantities it could be about."""


def fill_slots(said: dict[Fact, Subject], wholes: dict[Fact, Subject]) -> list[Open]:
    """Let facts of no document take what they leave open from the quantities that others speak about.

    Args:
        said: The quantity each fact is about; changed in place.
        wholes: What each share is a share of; changed in place.

    Returns:
        The facts of which it is not clear which of several quantities they are about.
    """
    gaps: list[Fact] = []
    whole_ones: list[tuple[Fact, Subject]] = []
    for fact, subject in said.items():
        by_hand = fact.provenance.document is None and _has_gaps(subject)
        if by_hand and subject.own is None:
            gaps.append(fact)
        elif not by_hand:
            whole_ones.append((fact, subject))
    if not gaps or not whole_ones:
        return []
    others: dict[tuple[object, ...], dict[Subject, None]] = {}
    for fact, subject in whole_ones:
        for one in (subject, wholes.get(fact)):
            if one is not None:
                others.setdefault(_frame(one), {})[one] = None
                others.setdefault((*_frame(one), one.place), {})[one] = None
    left_open: list[Open] = []
    known: dict[Subject, tuple[Subject, ...]] = {}
    for fact in gaps:
        subject = said[fact]
        near = others.get(_frame(subject) if subject.place is None else (*_frame(subject), subject.place), {})
        if not near:
            continue
        timeless = attrs.evolve(subject, window=UNDATED)
        if timeless not in known:
            fitting = [one for one in near if _fits(subject, one)]
            same = [one for one in fitting if (one.word, one.includes) == (subject.word, subject.includes)]
            known[timeless] = tuple(same or fitting)
        filled = _filled(subject, known[timeless])
        if filled is None:
            left_open.append(Open(fact, known[timeless]))
            continue
        if fact in wholes:
            whole = wholes[fact]
            slots: dict[str, Any] = {
                slot: getattr(filled, slot) for slot in _gaps(subject) if getattr(whole, slot) is None
            }
            if whole.window == subject.window:
                slots["window"] = filled.window
            wholes[fact] = attrs.evolve(whole, **slots)
        said[fact] = filled
    return left_open


def _filled(subject: Subject, could_be: tuple[Subject, ...]) -> Subject | None:
    """Fill what a quantity leaves open with that on which all agree that it could be; `None` where they do not.

    Where they do not agree, those of its own time are asked.
    """
    if not could_be or subject in could_be:
        return subject
    slots: dict[str, Any] = {}
    of_its_time = tuple(one for one in could_be if _is_of_time(subject, one))
    for slot in _gaps(subject):
        for some in (of_its_time,) if slot == "window" else (could_be, of_its_time):
            values = {getattr(one, slot) for one in some}
            if len(values) == 1:
                slots[slot] = values.pop()
                break
        else:
            if could_be if slot != "window" else of_its_time:
                return None
    return attrs.evolve(subject, **slots)


def _frame(subject: Subject) -> tuple[object, ...]:
    """What a quantity has in common with all that a fact with open slots could be about."""
    # Control is exclusive, so it is about the others who may have it too.
    actor = None if subject.word == CONTROL else subject.actor
    return subject.type, subject.dimension, subject.item, subject.standing, actor, subject.word == CONTROL


def _gaps(subject: Subject) -> list[str]:
    """The slots that a quantity leaves open."""
    return [slot for slot in _SLOTS if _is_open(subject, slot)]


def _has_gaps(subject: Subject) -> bool:
    """Whether a quantity leaves any slot open."""
    return any(_is_open(subject, slot) for slot in _SLOTS)


def _is_open(subject: Subject, slot: str) -> bool:
    value = getattr(subject, slot)
    if slot == "window":
        return isinstance(value, Window) and (value == UNDATED or (value.until is None and not value.words))
    if slot == "detail":  # no detail means the whole
        return False
    if slot == "purpose" and subject.type != "Deployment":
        return False
    if slot == "population" and subject.type not in ("CasualtyEstimate", "Displacement"):
        return False
    return value is None


def _fits(subject: Subject, other: Subject) -> bool:
    """Whether a quantity has all that a fact says, and differs at most in what it leaves open and in its time."""
    return all(
        _is_open(subject, slot) or getattr(subject, slot) == getattr(other, slot) for slot in _SLOTS if slot != "window"
    )


def _is_of_time(subject: Subject, other: Subject) -> bool:
    """Whether a quantity is of the time of a fact, as far as that says when."""
    if _is_open(subject, "window"):
        return subject.window.start is None or subject.window.start == other.window.start
    return subject.window == other.window
