"""What kind of thing a number counts. Numbers of different kinds are never added, enveloped or called rivals."""

from __future__ import annotations

from functools import cached_property

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import CasualtyEstimate, Deployment, Displacement, EquipmentLoss, TerritorialControl
from conflictfacts.model.vocabulary import DeploymentStatus, Measure, Modality, Population, TerritoryStatus
from conflictfacts.units import dimension

__all__ = ["Kind", "kind_of", "per_time", "takes_in", "there_at_a_time", "uncountable"]

_SAID = "said"
_STANDING = {
    Modality.CLAIMED: _SAID,
    Modality.ESTIMATED: _SAID,
    Modality.ASSESSED: _SAID,
    Modality.VERIFIED: "verified",
    Modality.PLANNED: "planned",
    Modality.FORECAST: "forecast",
}
_STOCKS = {
    DeploymentStatus.PRESENT,
    DeploymentStatus.STRENGTH,
    DeploymentStatus.PLANNED,
    TerritoryStatus.HELD,
    TerritoryStatus.CONTESTED,
}
_COUNTED = {
    "[person]": "people",
    "[settlement]": "settlements",
    "[unit]": "units",
    "[item]": "items",
    "[length] ** 2": "area",
    "[length]": "length",
}
_VAGUE = {Measure.OTHER, DeploymentStatus.OTHER, TerritoryStatus.OTHER}


def per_time(dimension: str) -> bool:
    """Whether what has this dimension is a rate."""
    return dimension.endswith("[time]")


def there_at_a_time(word: str, dimension: str) -> bool:
    """Whether what is counted is there at a time, rather than coming about over one.

    Args:
        word: Its measure or status.
        dimension: What its unit measures.
    """
    return word in _STOCKS and not per_time(dimension)


@attrs.frozen(cache_hash=True)
class Kind:
    """What kind of thing a number counts: everything but whose, where, when, and how many."""

    type: str
    """Name of the class of facts."""

    word: str
    """Its measure or status."""

    item: str | None
    """What kind of materiel; `None` for people and ground."""

    includes: tuple[str, ...] | None
    """What the measure takes in, sorted; `None` where the source does not say."""

    dimension: str
    """What its unit measures."""

    standing: str
    """"said" (claimed, estimated or assessed), "verified" (a count of its own, of those established), "planned" or
    "forecast"."""

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is per time."""
        return per_time(self.dimension)

    @cached_property
    def is_stock(self) -> bool:
        """Whether it is there at a time, rather than coming about over one."""
        return there_at_a_time(self.word, self.dimension)

    @property
    def is_ground(self) -> bool:
        """Whether it is ground, of which the same piece can change hands more than once."""
        return self.type == "TerritorialControl"

    @property
    def is_apart_in_time(self) -> bool:
        """Whether what is counted on one day is not counted on another: not so of stocks, rates and ground."""
        return not (self.is_stock or self.is_rate or self.is_ground)

    def __str__(self) -> str:
        word = self.word.replace("_", " ")
        if self.includes is not None:
            word += f" ({', '.join(self.includes)})"
        standing = "" if self.standing == _SAID else f"{self.standing} "
        counted, _, time = self.dimension.partition(" / ")
        counted = f"{_COUNTED.get(counted, counted)}{' per time' if time else ''}"
        return f"{standing}{f'{self.item} ' if self.item else ''}{word}, {counted}"


def uncountable(fact: Fact) -> str | None:
    """Say why a fact's number can be neither added nor compared with others; `None` if it can.

    >>> from conflictfacts.model.claim import claim
    >>> uncountable(claim("CasualtyEstimate", measure="killed"))
    'no number is given'
    """
    word = _word(fact)
    if word is None:
        return "it is a judgement, not a count"
    if fact.estimate is None:
        return "no number is given"
    if fact.modality not in _STANDING:
        return f"it is {fact.modality}, so nobody says that it is so"
    if "[" not in dimension(fact.estimate.unit) or dimension(fact.estimate.unit).startswith("1"):
        return "a share or ratio is of some whole and cannot be counted by itself"
    return "it is not said what is counted" if word in _VAGUE else None


def kind_of(fact: Fact) -> Kind:
    """Tell the kind of a fact that counts something.

    Raises:
        FieldError: If its number counts nothing; `uncountable()` says why.
    """
    why = uncountable(fact)
    if why is not None or fact.estimate is None:
        raise FieldError("fact", "be one that counts something", fact.id, why or "")
    includes = fact.includes if isinstance(fact, CasualtyEstimate) else None
    return Kind(
        fact.type,
        str(_word(fact)),
        fact.item if isinstance(fact, EquipmentLoss) else None,
        None if includes is None else tuple(sorted(measure.value for measure in includes)),
        dimension(fact.estimate.unit),
        _STANDING[fact.modality],
    )


_WIDER: dict[str, dict[str, tuple[str, ...]]] = {
    "CasualtyEstimate": {
        "killed": ("losses", "casualties"),
        "wounded": ("casualties",),
        "missing": ("casualties",),
        "captured": ("casualties",),
        "losses": ("casualties",),
    },
    "EquipmentLoss": {"destroyed": ("lost",), "captured": ("lost",), "abandoned": ("lost",)},
}
_SOLDIERS_ONLY = {("missing", "casualties"), ("captured", "casualties"), ("losses", "casualties")}


def takes_in(whole: Kind, part: Kind, population: Population | None) -> bool:
    """Say whether one measure surely counts all that another does, of the same people.

    A soldier who is missing or captured is a casualty, a civilian is not; so that is sure only of soldiers. What a
    measure is said to include, it takes in.

    Args:
        whole: The wider one.
        part: The narrower one.
        population: What kind of people both count; `None` if not said.
    """
    if whole == part or part.includes is not None or attrs.evolve(whole, word=part.word, includes=None) != part:
        return False
    if whole.includes is not None:
        return part.word in whole.includes
    if (part.word, whole.word) in _SOLDIERS_ONLY and population is not Population.MILITARY:
        return False
    return whole.word in _WIDER.get(part.type, {}).get(part.word, ())


def _word(fact: Fact) -> str | None:
    if isinstance(fact, CasualtyEstimate | Displacement):
        return fact.measure
    return fact.status if isinstance(fact, EquipmentLoss | Deployment | TerritorialControl) else None
