"""The facts: what reports say, one class for each kind of thing.

A fact is a value. Two facts with equal fields are equal, wherever they came from; `id` names what is said and where.
Collections of facts are in `collection`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, ClassVar

import attrs

from conflictfacts.errors import FieldError, UnitError
from conflictfacts.model.checks import choice, optional_choice, some_text, text_or_none
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.identity import content_id
from conflictfacts.model.provenance import Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place
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
)
from conflictfacts.units import UNITS, Number, dimension, exact

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


def _actor(field: str) -> Callable[[Actor | str | None], Actor | None]:
    """Make a converter to an actor, from one or from a name."""

    def convert(value: Actor | str | None) -> Actor | None:
        if value is None or isinstance(value, Actor):
            return value
        if not isinstance(value, str) or not value.strip():
            raise FieldError(field, "be an Actor or a name", value)
        return Actor(value)

    return convert


def _place(value: Place | str | None) -> Place | None:
    if value is None or isinstance(value, Place):
        return value
    if not isinstance(value, str) or not value.strip():
        raise FieldError("place", "be a Place or a name", value)
    return Place(value)


def _one_of(*kinds: type) -> Callable[[Any, attrs.Attribute[Any], object], None]:
    """Make a validator: an instance of one of these, or `None`."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def validate(instance: Any, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not isinstance(value, kinds):
            raise FieldError(attribute.name, f"be of type {names}, or None", value, type(value).__name__)

    return validate


def _units_of(*dimensions: str) -> dict[str, str]:
    """The units in which something of these dimensions is counted: as such, per time, or as a share or multiple."""
    measured = {*dimensions, *(f"{d} / [time]" for d in dimensions), "dimensionless", "1 / [time]"}
    rule = f"be in {', '.join(dimensions)}, these per time, or a percentage"
    return {unit: rule for unit in UNITS if dimension(unit) in measured}


def _counts_what_it_should(instance: Fact, attribute: attrs.Attribute[Any], value: Estimate | None) -> None:
    if value is None:
        return
    if not isinstance(value, Estimate):
        raise FieldError("estimate", "be an Estimate, or None", value, type(value).__name__)
    if value.unit not in instance._units:
        raise UnitError("estimate", next(iter(instance._units.values())), value, dimension(value.unit))


def _measures(value: Iterable[str] | None) -> tuple[Measure, ...] | None:
    if isinstance(value, str):
        raise FieldError("includes", "be a list of measures", value)
    return None if value is None else tuple([_measure(measure) for measure in value])


_measure = choice(Measure, "includes")


@attrs.frozen(kw_only=True)
class Base:
    """The whole that a percentage is of."""

    text: str = attrs.field(validator=some_text)
    """The whole in the words of the text."""

    type: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the class of fact that would state the whole; `None` if unknown."""

    status: str | None = attrs.field(default=None, validator=text_or_none)
    """Its measure or status; `None` if unknown."""

    actor: Actor | None = attrs.field(default=None, converter=_actor("actor"))
    """Whose it is; `None` if unknown."""

    place: Place | None = attrs.field(default=None, converter=_place)
    """Where it is; `None` if unknown."""

    fact: str | None = attrs.field(default=None, validator=text_or_none)
    """Id of the fact that states the whole; `None` if there is none."""


@attrs.frozen(kw_only=True)
class Fact:
    """What every fact has."""

    _units: ClassVar[dict[str, str]] = dict.fromkeys(UNITS, "be in a unit")

    modality: Modality = attrs.field(default=Modality.CLAIMED, converter=choice(Modality, "modality"))
    """How it is put forward."""

    actor: Actor | None = attrs.field(default=None, converter=_actor("actor"))
    """Whose people, troops, ground or materiel it is, or about whom the judgement is; `None` if not said."""

    opponent: Actor | None = attrs.field(default=None, converter=_actor("opponent"))
    """By whom, or against whom; `None` if not said."""

    place: Place | None = attrs.field(default=None, converter=_place)
    """Where; `None` if not said."""

    period: Period | None = attrs.field(default=None, validator=_one_of(Period))
    """When; `None` if not said."""

    estimate: Estimate | None = attrs.field(default=None, validator=_counts_what_it_should)
    """How many or how much; `None` if no number says so."""

    of: Base | None = attrs.field(default=None, validator=_one_of(Base))
    """What a percentage is of; `None` for a number that is no percentage, or whose whole is not said."""

    conflict: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the conflict; `None` if not known."""

    provenance: Provenance = attrs.field(repr=False, validator=attrs.validators.instance_of(Provenance))
    """Who said it, and where in which text."""

    @property
    def type(self) -> str:
        """The name of its class."""
        return self.__class__.__name__

    @cached_property
    def id(self) -> str:
        """A name for what is said, by whom, and where: "f" and 16 hexadecimal digits.

        It does not depend on how the fact was made, so that two readers who agree give the same ids.
        """
        return content_id("f", self)

    @property
    def quote(self) -> str | None:
        """The words that say so: its first span, or else its number as written; `None` for a fact without words."""
        if self.provenance.spans:
            return self.provenance.spans[0].quote
        return (self.estimate.words or None) if self.estimate is not None else None

    @property
    def source(self) -> str | None:
        """Who says so: the organisation at the far end of the chain, or else the speaker; `None` if nobody is named."""
        chain = self.provenance.attribution.chain
        return chain[-1].name if chain else None


@attrs.frozen(kw_only=True, cache_hash=True)
class CasualtyEstimate(Fact):
    """People one party lost, as one source put it.

    Raises:
        UnitError: If the estimate counts anything but people, people per time, or a share of them.
    """

    _units = _units_of("[person]")

    measure: Measure = attrs.field(converter=choice(Measure, "measure"))
    """What became of them."""

    includes: tuple[Measure, ...] | None = attrs.field(default=None, converter=_measures)
    """What the measure takes in, where the source says so; `None` where it does not."""

    population: Population | None = attrs.field(default=None, converter=optional_choice(Population, "population"))
    """What kind of people; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Displacement(Fact):
    """People who had to leave their homes, or came back.

    Raises:
        UnitError: If the estimate counts anything but people, people per time, or a share of them.
    """

    _units = _units_of("[person]")

    measure: Displaced = attrs.field(converter=choice(Displaced, "measure"))
    """What became of them."""

    population: Population | None = attrs.field(default=None, converter=optional_choice(Population, "population"))
    """What kind of people; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class EquipmentLoss(Fact):
    """Materiel one party lost.

    Raises:
        UnitError: If the estimate counts anything but items, items per time, or a share of them.
    """

    _units = _units_of("[item]")

    item: str = attrs.field(validator=some_text)
    """What kind of materiel ("tank")."""

    status: EquipmentStatus = attrs.field(converter=choice(EquipmentStatus, "status"))
    """What became of it."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Deployment(Fact):
    """People, units or materiel somewhere, or on their way.

    Raises:
        UnitError: If the estimate counts anything but people, units, items, these per time, or a share of them.
    """

    _units = _units_of("[person]", "[unit]", "[item]")

    status: DeploymentStatus = attrs.field(converter=choice(DeploymentStatus, "status"))
    """How they are there, or come to be."""

    purpose: str | None = attrs.field(default=None, validator=text_or_none)
    """What for, in the words of the text; `None` if not said."""


@attrs.frozen(kw_only=True, cache_hash=True)
class TerritorialControl(Fact):
    """Ground that one party holds, takes, loses or regains.

    Raises:
        UnitError: If the estimate is anything but an area, a length, settlements, these per time, or a share.
    """

    _units = _units_of("[length] ** 2", "[length]", "[settlement]")

    status: TerritoryStatus = attrs.field(converter=choice(TerritoryStatus, "status"))
    """What became of the ground, as seen by `actor`."""

    extent: Extent | None = attrs.field(default=None, converter=optional_choice(Extent, "extent"))
    """How much of `place`, where it is said without a number ("full control"); `None` otherwise."""


def _optional_number(field: str) -> Callable[[Any], Number | None]:
    def convert(value: Any) -> Number | None:
        return None if value is None else exact(value, field)

    return convert


@attrs.frozen
class Likelihood:
    """How likely something is, in words, and on which scale the words are to be read."""

    word: str = attrs.field(validator=some_text)
    """The word or words of the text ("highly likely")."""

    scale: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the scale that gives the word its numbers ("ICD 203"); `None` if none is known to apply."""

    low: Number | None = attrs.field(default=None, converter=_optional_number("low"))
    """Lowest probability the scale gives the word, 0 to 1; `None` without a scale."""

    high: Number | None = attrs.field(default=None, converter=_optional_number("high"))
    """Highest probability the scale gives the word, 0 to 1; `None` without a scale."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= (0 if self.low is None else self.low) <= (1 if self.high is None else self.high) <= 1:
            raise FieldError("low", "be a probability, not above 'high'", f"{self.low} to {self.high}")


@attrs.frozen(kw_only=True, cache_hash=True)
class Assessment(Fact):
    """A judgement, forecast or position, without being a count."""

    kind: AssessmentKind = attrs.field(converter=choice(AssessmentKind, "kind"))
    """What kind of judgement."""

    holder: Source | None = attrs.field(default=None, validator=_one_of(Source))
    """Who judges; `None` if the text does not say."""

    polarity: Polarity = attrs.field(default=Polarity.AFFIRMED, converter=choice(Polarity, "polarity"))
    """Whether the holder affirms it."""

    likelihood: Likelihood | None = attrs.field(default=None, validator=_one_of(Likelihood))
    """How likely the holder thinks it is; `None` if not said."""

    topic: str | None = attrs.field(default=None, validator=text_or_none)
    """What it is about ("losses", "negotiations"); `None` if unknown."""

    horizon: Period | None = attrs.field(default=None, validator=_one_of(Period))
    """Until when a forecast looks; `None` if not said."""


FACT_TYPES: dict[str, type[Fact]] = {
    cls.__name__: cls
    for cls in (CasualtyEstimate, Displacement, EquipmentLoss, Deployment, TerritorialControl, Assessment)
}
"""The classes of facts, by name."""
