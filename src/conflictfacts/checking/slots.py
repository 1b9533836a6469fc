"""What a fact leaves open, and which quantities could fill it."""

from __future__ import annotations

from conflictfacts.checking.subjects import CONTROL, Subject
from conflictfacts.model.window import UNDATED, Window

__all__ = ["fits", "frame", "gaps_of", "has_gaps", "is_of_time"]

_SLOTS = ("place", "population", "opponent", "conflict", "purpose", "detail", "window")


def frame(subject: Subject) -> tuple[object, ...]:
    """What a quantity has in common with all that a fact with open slots could be about."""
    # Control is exclusive, so it is about the others who may have it too.
    actor = None if subject.word == CONTROL else subject.actor
    return subject.type, subject.dimension, subject.item, subject.standing, actor, subject.word == CONTROL


def gaps_of(subject: Subject) -> list[str]:
    """The slots that a quantity leaves open."""
    return [slot for slot in _SLOTS if _is_open(subject, slot)]


def has_gaps(subject: Subject) -> bool:
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


def fits(subject: Subject, other: Subject) -> bool:
    """Whether a quantity has all that a fact says, and differs at most in what it leaves open and in its time."""
    return all(
        _is_open(subject, slot) or getattr(subject, slot) == getattr(other, slot) for slot in _SLOTS if slot != "window"
    )


def is_of_time(subject: Subject, other: Subject) -> bool:
    """Whether a quantity is of the time of a fact, as far as that says when."""
    if _is_open(subject, "window"):
        return subject.window.start is None or subject.window.start == other.window.start
    return subject.window == other.window
