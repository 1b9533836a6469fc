"""What all facts have in common. The classes of facts are in `facts`."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

import attrs

from conflictfacts.errors import FieldError, UnitError
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.identity import content_id
from conflictfacts.model.provenance import Provenance
from conflictfacts.model.reference import Actor, Period, Place, as_actor, as_period, as_place
from conflictfacts.model.validators import instance, instance_or_none, some_text, text_or_none
from conflictfacts.model.vocabulary import Modality, Polarity, choice
from conflictfacts.units import UNITS, dimension

__all__ = ["Base", "Fact", "units_of"]


_SLOTS = ("measure", "status", "kind", "item", "population", "extent", "polarity", "modality")
"""Fields of one class of fact or another that say what is said, in the order in which they are told."""

_PLAIN = (Modality.CLAIMED, Polarity.AFFIRMED)
"""What goes without saying."""


def _actor(value: Actor | str | None) -> Actor | None:
    return as_actor(value, "actor")


def _opponent(value: Actor | str | None) -> Actor | None:
    return as_actor(value, "opponent")


def _place(value: Place | str | None) -> Place | None:
    return as_place(value, "place")


def _period(value: Period | None) -> Period | None:
    return as_period(value, "period")


def _modality(value: Modality | str) -> Modality:
    return choice(Modality, value, "modality")


def units_of(*dimensions: str) -> dict[str, str]:
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


@attrs.frozen(kw_only=True)
class Base:
    """The whole that a percentage is of."""

    text: str = attrs.field(validator=some_text)
    """The whole in the words of the text."""

    type: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the class of fact that would state the whole; `None` if unknown."""

    status: str | None = attrs.field(default=None, validator=text_or_none)
    """Its measure or status; `None` if unknown."""

    actor: Actor | None = attrs.field(default=None, converter=_actor)
    """Whose it is; `None` if unknown."""

    place: Place | None = attrs.field(default=None, converter=_place)
    """Where it is; `None` if unknown."""

    fact: str | None = attrs.field(default=None, validator=text_or_none)
    """Id of the fact that states the whole; `None` if there is none."""


@attrs.frozen(kw_only=True)
class Fact:
    """What every fact has."""

    _units: ClassVar[dict[str, str]] = dict.fromkeys(UNITS, "be in a unit")

    modality: Modality = attrs.field(default=Modality.CLAIMED, converter=_modality)
    """How it is put forward."""

    actor: Actor | None = attrs.field(default=None, converter=_actor)
    """Whose people, troops, ground or materiel it is, or about whom the judgement is; `None` if not said."""

    opponent: Actor | None = attrs.field(default=None, converter=_opponent)
    """By whom, or against whom; `None` if not said."""

    place: Place | None = attrs.field(default=None, converter=_place)
    """Where; `None` if not said."""

    period: Period | None = attrs.field(default=None, converter=_period)
    """When; `None` if not said."""

    estimate: Estimate | None = attrs.field(default=None, validator=_counts_what_it_should)
    """How many or how much; `None` if no number says so."""

    of: Base | None = attrs.field(default=None, validator=instance_or_none(Base))
    """What a percentage is of; `None` for a number that is no percentage, or whose whole is not said."""

    conflict: str | None = attrs.field(default=None, validator=text_or_none)
    """Name of the conflict; `None` if not known."""

    provenance: Provenance = attrs.field(repr=False, validator=instance(Provenance, "a Provenance"))
    """Who said it, and where in which text."""

    def __str__(self) -> str:
        """What is said, of whom, where and when, who says so, and in which words, as far as known, in one line."""
        what = {str(value): None for slot in _SLOTS if (value := getattr(self, slot, None)) and value not in _PLAIN}
        parts = [f"{self.type}: {', '.join(what)}" if what else self.type]
        if self.estimate is not None:
            parts.append(f"{self.estimate}{f' of {self.of.text}' if self.of is not None else ''}")
        told = {"actor": self.actor, "place": self.place, "period": self.period, "source": self.source}
        parts += [f"{name} {value}" for name, value in told.items() if value is not None]
        parts += [f"“{self.quote}”"] if self.quote else []
        return " ".join(" | ".join(parts).split())

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
