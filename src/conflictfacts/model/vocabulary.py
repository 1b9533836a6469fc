"""The words facts are told in: closed lists, each a string too."""

from __future__ import annotations

import enum
from typing import TypeVar

from conflictfacts.errors import FieldError

__all__ = [
    "AssessmentKind",
    "DeploymentStatus",
    "Displaced",
    "EquipmentStatus",
    "Extent",
    "Measure",
    "Modality",
    "Polarity",
    "Population",
    "TerritoryStatus",
    "choice",
]

Choice = TypeVar("Choice", bound=enum.StrEnum)


def choice(kind: type[Choice], value: str, field: str) -> Choice:
    """Take a member of a list, or its name.

    Raises:
        FieldError: If it is not in the list.
    """
    if type(value) is kind:
        return value
    try:
        return kind(value)
    except ValueError:
        raise FieldError(field, f"be one of {', '.join(kind)}", value) from None


class Modality(enum.StrEnum):
    """How a fact is put forward."""

    CLAIMED = "claimed"
    """Said to be so, by a party or anybody else."""
    ESTIMATED = "estimated"
    """Said to be an estimate ("an estimated 5,000")."""
    ASSESSED = "assessed"
    """Put forward as an analyst's judgement."""
    VERIFIED = "verified"
    """Established by somebody's own checking; of a count, at least so many."""
    DENIED = "denied"
    """Said not to be so."""
    HYPOTHETICAL = "hypothetical"
    """Not said to be so: if, could, would."""
    PLANNED = "planned"
    """Meant to become so."""
    FORECAST = "forecast"
    """Expected to become so."""


class Measure(enum.StrEnum):
    """What became of people who were lost."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    LOSSES = "losses"
    """Lost without saying how: between the killed and all casualties."""
    CASUALTIES = "casualties"
    """Killed or wounded; of soldiers also missing or captured."""
    OTHER = "other"
    """Something else about losses, such as by how much they grew."""


class Displaced(enum.StrEnum):
    """What became of people who had to move."""

    DISPLACED = "displaced"
    RETURNED = "returned"


class Population(enum.StrEnum):
    """What kind of people are counted."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    MIXED = "mixed"
    """Soldiers and civilians together."""
    CHILDREN = "children"
    WOMEN = "women"
    ELDERLY = "elderly"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    PEACEKEEPERS = "peacekeepers"
    POLICE = "police"


class EquipmentStatus(enum.StrEnum):
    """What became of materiel."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    CAPTURED = "captured"
    ABANDONED = "abandoned"
    LOST = "lost"
    """Lost without saying how."""


class DeploymentStatus(enum.StrEnum):
    """How people or units are somewhere, or come to be."""

    PRESENT = "present"
    SENT = "sent"
    PLANNED = "planned"
    WITHDRAWN = "withdrawn"
    MOBILISED = "mobilised"
    RECRUITED = "recruited"
    STRENGTH = "strength"
    """How many there are in all, wherever they are."""
    OTHER = "other"


class TerritoryStatus(enum.StrEnum):
    """What became of ground, as seen by the actor."""

    HELD = "held"
    CAPTURED = "captured"
    LOST = "lost"
    REGAINED = "regained"
    CONTESTED = "contested"
    ADVANCE = "advance"
    """How far or over how much ground the actor moved."""
    OTHER = "other"


class Extent(enum.StrEnum):
    """How much of a place is meant where no number says so."""

    FULL = "full"
    PARTIAL = "partial"


class AssessmentKind(enum.StrEnum):
    """What kind of judgement it is."""

    JUDGEMENT = "judgement"
    """How things are, in somebody's view."""
    FORECAST = "forecast"
    """How they will be."""
    STATEMENT = "statement"
    """What somebody wants, holds or intends."""


class Polarity(enum.StrEnum):
    """Whether the holder affirms what is judged."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    DOUBTED = "doubted"
