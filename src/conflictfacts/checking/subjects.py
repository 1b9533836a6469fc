"""Which quantity a fact speaks about. Facts of one quantity bound one variable.

Decides when two facts are about the same: measure and definition, whose, where, whom, when. What a text leaves unsaid
is something of its own; only a fact made by hand, which stands in no text, may take it from the facts beside it.
"""

from __future__ import annotations

import datetime

import attrs

from conflictfacts.checking.names import Names
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import CasualtyEstimate, Deployment, Displacement, EquipmentLoss, TerritorialControl
from conflictfacts.model.kind import per_time, there_at_a_time
from conflictfacts.model.vocabulary import DeploymentStatus, Measure, Modality, TerritoryStatus
from conflictfacts.model.window import UNDATED, Window, last_day
from conflictfacts.units import UNITS, dimension

__all__ = ["BASE_UNITS", "CONTROL", "OTHER", "SAID", "Subject", "binding", "is_share", "subject_of", "word_of"]

SAID = "said"
STANDINGS = {
    Modality.CLAIMED: SAID,
    Modality.ESTIMATED: SAID,
    Modality.ASSESSED: SAID,
    Modality.VERIFIED: SAID,
    Modality.PLANNED: "planned",
    Modality.FORECAST: "forecast",
}
"""Which facts bind: the first four bind what is, plans and forecasts each their own, the others nothing."""

_MEASURES = {unit: dimension(unit) for unit in UNITS}

BASE_UNITS = {
    _MEASURES[unit]: unit
    for atom in ("person", "settlement", "unit", "item", "kilometer ** 2", "kilometer")
    for unit in (atom, f"{atom}/day")
} | {"dimensionless": "dimensionless"}
"""The unit in which the variables of a dimension are measured."""

COUNTED_IN = {
    "CasualtyEstimate": "[person]",
    "Displacement": "[person]",
    "EquipmentLoss": "[item]",
    "Deployment": "[person]",
    "TerritorialControl": "[length] ** 2",
}
"""What a number is taken to count where only a share of it is said."""

OTHER = {Measure.OTHER.value, DeploymentStatus.OTHER.value, TerritoryStatus.OTHER.value}
"""Words that do not say what is counted: each such fact is about a quantity of its own, which may be below 0."""

CONTROL = "control"
"""What facts about ground without a number are about: which share of the place is in the hands of the actor."""


@attrs.frozen(cache_hash=True, kw_only=True)
class Subject:
    """What a number is about: a quantity, the variable of all rows about it."""

    type: str
    """Name of the class of facts."""

    word: str
    """Its measure or status."""

    dimension: str
    """What its unit measures."""

    item: str | None = None
    """What kind of materiel; `None` for people and ground."""

    includes: tuple[str, ...] | None = None
    """What the measure takes in, sorted; `None` where the source does not say."""

    standing: str = SAID
    """"said" (claimed, estimated, assessed or verified), "planned" or "forecast"."""

    actor: str | None = None
    """Whose; `None` if not said."""

    detail: str | None = None
    """Which part of the actor; `None` for the whole."""

    opponent: str | None = None
    """By whom; `None` if not said."""

    place: str | None = None
    """Where; `None` if not said."""

    population: str | None = None
    """What kind of people; `None` if not said."""

    conflict: str | None = None
    """In which conflict; `None` if not known."""

    purpose: str | None = None
    """What for; `None` if not said."""

    window: Window = UNDATED
    """When."""

    own: str | None = None
    """Id of the only fact that it can be of; `None` where others may be of it too."""

    @property
    def unit(self) -> str:
        """The unit in which it is measured."""
        return BASE_UNITS[self.dimension]

    @property
    def is_rate(self) -> bool:
        """Whether it is per time."""
        return per_time(self.dimension)

    @property
    def is_stock(self) -> bool:
        """Whether it is there at a time, rather than coming about over one."""
        return _there_at_a_time(self.word, self.dimension)

    @property
    def scope(self) -> tuple[object, ...]:
        """Everything but what became of them: the quantities of one scope hang together by definition."""
        return (
            self.type,
            self.dimension,
            self.item,
            self.standing,
            self.actor,
            self.detail,
            self.opponent,
            self.place,
            self.population,
            self.conflict,
            self.window,
            self.own,
        )

    def measured(self, word: str, includes: tuple[str, ...] | None = None) -> Subject:
        """Another quantity of the same scope."""
        return attrs.evolve(self, word=word, includes=includes)

    @property
    def what(self) -> str:
        """What is counted, without whose, where and when."""
        word = self.word.replace("_", " ")
        if self.includes is not None:
            word += f" ({' and '.join(self.includes)})"
        if self.item is not None:
            word = f"{self.item} {word}"
        if self.type == "TerritorialControl" and self.word not in OTHER and self.word != CONTROL:
            word = f"ground {word}"
        if self.standing != SAID:
            word = f"{self.standing} {word}"
        return f"{word} per day" if self.is_rate else word

    def within(self, whole: Subject) -> str:
        """What tells it from a whole that it is part of: "killed" of losses, "children" or "in Gao" of the killed."""
        if self.what != whole.what:
            return self.what
        if self.population is not None and self.population != whole.population:
            return self.population.replace("_", " ")
        for mine, its, words in (
            (self.place, whole.place, f"in {self.place}"),
            (self.detail or self.actor, whole.detail or whole.actor, f"of {self.detail or self.actor}"),
            (self.window.start or self.window.until, whole.window.start or whole.window.until, _when(self.window)),
        ):
            if mine is not None and mine != its:
                return words
        return "this part"

    def __str__(self) -> str:
        parts = [self.what]
        if self.actor is not None:
            by = "by" if self.type == "TerritorialControl" else "of"
            parts.append(f"{by} {self.actor if self.detail is None else f'{self.detail} ({self.actor})'}")
        if self.population is not None and self.population != "military":
            parts.append(f"({self.population.replace('_', ' ')})")
        if self.opponent is not None:
            parts.append(f"against {self.opponent}")
        if self.place is not None:
            parts.append(f"in {self.place}")
        if self.window.start is not None or self.window.until is not None:
            parts.append(_when(self.window))
        return " ".join(parts)


def _when(window: Window) -> str:
    if window.start is None:
        return f"as of {window.until}"
    if window.until is None:
        return f"since {window.start}"
    return f"on {window.start}" if window.start == window.until else f"from {window.start} to {window.until}"


def word_of(fact: Fact) -> str | None:
    """The measure or status of a fact; `None` for a judgement."""
    if isinstance(fact, CasualtyEstimate | Displacement):
        return fact.measure.value
    return fact.status.value if isinstance(fact, EquipmentLoss | Deployment | TerritorialControl) else None


def binding(fact: Fact) -> str | None:
    """Say why a fact bounds nothing; `None` if it does.

    >>> from conflictfacts.model.claim import claim
    >>> binding(claim("CasualtyEstimate", measure="killed", modality="denied"))
    'it is denied, so nobody says that it is so'
    """
    if word_of(fact) is None:
        return "it is a judgement, not a count"
    if fact.modality not in STANDINGS:
        return f"it is {fact.modality}, so nobody says that it is so"
    if fact.estimate is None:
        if isinstance(fact, TerritorialControl) and fact.extent is not None and fact.actor and fact.place:
            return None
        return "no number is given"
    if _MEASURES[fact.estimate.unit] not in BASE_UNITS:
        return "its unit is not one of a quantity"
    if not is_share(fact):
        return None
    if fact.of is None:
        return "it is not said of what it is a share"
    if fact.of.fact is None and (fact.of.type not in COUNTED_IN or fact.of.status is None):
        return f"it is not known what counts {fact.of.text!r}, of which it is a share"
    return None


def is_share(fact: Fact) -> bool:
    """Whether its number is a share or a multiple of something."""
    return fact.estimate is not None and "[" not in _MEASURES[fact.estimate.unit]


def subject_of(
    fact: Fact, names: Names, published: datetime.date | None = None, *, dimension_of_share: str | None = None
) -> Subject:
    """Tell which quantity a binding fact is about.

    Args:
        fact: A fact for which `binding()` has no objection.
        names: Names of actors and places.
        published: When its document was published; `None` if unknown or if there is none.
        dimension_of_share: What the whole measures, for a share; `None` if that is not known.
    """
    word = (word_of(fact) or "") if fact.estimate is not None else CONTROL
    measured = _MEASURES[fact.estimate.unit] if fact.estimate is not None else "dimensionless"
    if is_share(fact):
        measured = dimension_of_share or COUNTED_IN[fact.type]
    includes = fact.includes if isinstance(fact, CasualtyEstimate) else None
    population = getattr(fact, "population", None)
    return Subject(
        type=fact.type,
        word=word,
        dimension=measured,
        item=fact.item if isinstance(fact, EquipmentLoss) else None,
        includes=None if includes is None else tuple(sorted(measure.value for measure in includes)),
        standing=STANDINGS[fact.modality],
        actor=names.actor(fact.actor),
        detail=None if fact.actor is None else fact.actor.detail,
        opponent=names.actor(fact.opponent),
        place=names.place(fact.place),
        population=None if population is None else population.value,
        conflict=fact.conflict,
        purpose=fact.purpose if isinstance(fact, Deployment) else None,
        window=_window(fact, is_stock=_there_at_a_time(word, measured), published=published),
        own=fact.id if word in OTHER else None,
    )


def _there_at_a_time(word: str, dimension: str) -> bool:
    return word == CONTROL or there_at_a_time(word, dimension)


def _window(fact: Fact, *, is_stock: bool, published: datetime.date | None) -> Window:
    """When a count runs. One without a known last day is only surely the same as others of the same text."""
    period, provenance = fact.period, fact.provenance
    said = provenance.asserted or published
    start = until = None
    text = ""
    if period is not None:
        text = period.text.casefold()
        if is_stock:
            until = period.as_of or period.end or (said if period.start is not None else None)
        else:
            start, until = period.start, last_day(period, said)
    if until is not None:
        return Window(start, until)
    where = str(said) if said is not None else provenance.document or ""
    if start is not None:
        return Window(start, None, ("", where) if where else ())
    return Window(None, None, (text, where)) if text or where else UNDATED
