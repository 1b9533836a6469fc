"""The facts: what reports say, one class for each kind of thing.

A fact is a value. Two facts with equal fields are equal, wherever they came from; `id` names what is said and where.
Collections of facts are in `collection`.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.fact import Base, Fact, units_of
from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Period
from conflictfacts.model.validators import instance_or_none, some_text, text_or_none
from conflictfacts.model.vocabulary import (
    AssessmentKind,
    DeploymentStatus,
    Displaced,
    EquipmentStatus,
    Extent,
    Measure,
    Modality,
    Polarity,
    Population,
    TerritoryStatus,
    choice,
)
from conflictfacts.units import Number, exact

__all__ = [
    "FACT_TYPES",
    "Assessment",
    "AssessmentKind",
    "Base",
    "CasualtyEstimate",
    "Deployment",
    "DeploymentStatus",
    "Displaced",
    "Displacement",
    "EquipmentLoss",
    "EquipmentStatus",
    "Extent",
    "Fact",
    "Likelihood",
    "Measure",
    "Modality",
    "Polarity",
    "Population",
    "TerritorialControl",
    "TerritoryStatus",
]


def _measure(value: Measure | str) -> Measure:
    return choice(Measure, value, "measure")


def _displaced(value: Displaced | str) -> Displaced:
    return choice(Displaced, value, "measure")


def _includes(value: Iterable[Measure | str] | None) -> tuple[Measure, ...] | None:
    if isinstance(value, str):
        raise FieldError("includes", "be a list of measures", value)
    return None if value is None else tuple([choice(Measure, measure, "includes") for measure in value])


def _population(value: Population | str | None) -> Population | None:
    return None if value is None else choice(Population, value, "population")


def _equipment_status(value: EquipmentStatus | str) -> EquipmentStatus:
    return choice(EquipmentStatus, value, "status")


def _deployment_status(value: DeploymentStatus | str) -> DeploymentStatus:
    return choice(DeploymentStatus, value, "status")


def _territory_status(value: TerritoryStatus | str) -> TerritoryStatus:
    return choice(TerritoryStatus, value, "status")


def _extent(value: Extent | str | None) -> Extent | None:
    return None if value is None else choice(Extent, value, "extent")


def _kind(value: AssessmentKind | str) -> AssessmentKind:
    return choice(AssessmentKind, value, "kind")


def _polarity(value: Polarity | str) -> Polarity:
    return choice(Polarity, value, "polarity")


def _low(value: object) -> Number | None:
    return None if value is None else exact(value, "low")


def _high(value: object) -> Number | None:
    return None if value is None else exact(value, "high")


@attrs.frozen(kw_only=True, cache_hash=True)
class CasualtyEstimate(Fact):
    """People one party lost, as one source put it.

    Raises:
        UnitError: If the estimate counts anything but people, people per time, or a share of them.
    """

    _units = units_of("[person]")

    measure: Measure = attrs.field(converter=_measure)
    """What became of them."""

    includes: tuple[Measure, ...] | None = attrs.field(default=None, converter=_includes)
    """What the measure takes in, where the source says so; `None` where it does not."""

    population: Population | None = attrs.field(default=None, converter=_population)
    """What kind of people; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Displacement(Fact):
    """People who had to leave their homes, or came back.

    Raises:
        UnitError: If the estimate counts anything but people, people per time, or a share of them.
    """

    _units = units_of("[person]")

    measure: Displaced = attrs.field(converter=_displaced)
    """What became of them."""

    population: Population | None = attrs.field(default=None, converter=_population)
    """What kind of people; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class EquipmentLoss(Fact):
    """Materiel one party lost.

    Raises:
        UnitError: If the estimate counts anything but items, items per time, or a share of them.
    """

    _units = units_of("[item]")

    item: str = attrs.field(validator=some_text)
    """What kind of materiel ("tank")."""

    status: EquipmentStatus = attrs.field(converter=_equipment_status)
    """What became of it."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Deployment(Fact):
    """People, units or materiel somewhere, or on their way.

    Raises:
        UnitError: If the estimate counts anything but people, units, items, these per time, or a share of them.
    """

    _units = units_of("[person]", "[unit]", "[item]")

    status: DeploymentStatus = attrs.field(converter=_deployment_status)
    """How they are there, or come to be."""

    purpose: str | None = attrs.field(default=None, validator=text_or_none)
    """What for, in the words of the text; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class TerritorialControl(Fact):
    """Ground that one party holds, takes, loses or regains.

    Raises:
        UnitError: If the estimate is anything but an area, a length, settlements, items (posts, bases, hills), these
            per time, or a share.
    """

    _units = units_of("[length] ** 2", "[length]", "[settlement]", "[item]")

    status: TerritoryStatus = attrs.field(converter=_territory_status)
    """What became of the ground, as seen by `actor`."""

    extent: Extent | None = attrs.field(default=None, converter=_extent)
    """How much of `place`, where it is said without a number ("full control"); `None` otherwise."""


@attrs.frozen
class Likelihood:
    """How likely something is, in words, and on which scale the words are to be read."""

    word: str = attrs.field(validator=some_text)
    """The word or words of the text ("highly likely")."""

    scale: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the scale that gives the word its numbers ("ICD 203"); `None` if none is known to apply."""

    low: Number | None = attrs.field(default=None, converter=_low)
    """Lowest probability the scale gives the word, 0 to 1; `None` without a scale."""

    high: Number | None = attrs.field(default=None, converter=_high)
    """Highest probability the scale gives the word, 0 to 1; `None` without a scale."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= (0 if self.low is None else self.low) <= (1 if self.high is None else self.high) <= 1:
            raise FieldError("low", "be a probability, not above 'high'", f"{self.low} to {self.high}")


@attrs.frozen(kw_only=True, cache_hash=True)
class Assessment(Fact):
    """A judgement, forecast or position, without being a count."""

    kind: AssessmentKind = attrs.field(converter=_kind)
    """What kind of judgement."""

    holder: Source | None = attrs.field(default=None, validator=instance_or_none(Source))
    """Who judges; `None` if the text does not say."""

    polarity: Polarity = attrs.field(default=Polarity.AFFIRMED, converter=_polarity)
    """Whether the holder affirms it."""

    likelihood: Likelihood | None = attrs.field(default=None, validator=instance_or_none(Likelihood))
    """How likely the holder thinks it is; `None` if not said."""

    topic: str | None = attrs.field(default=None, validator=text_or_none)
    """What it is about ("losses", "negotiations"); `None` if unknown."""

    horizon: Period | None = attrs.field(default=None, validator=instance_or_none(Period))
    """Until when a forecast looks; `None` if not said."""


FACT_TYPES: dict[str, type[Fact]] = {
    cls.__name__: cls
    for cls in (CasualtyEstimate, Displacement, EquipmentLoss, Deployment, TerritorialControl, Assessment)
}
"""The classes of facts, by name."""
