"""Hypothesis strategies for every noun, for the tests of whoever builds on this package.

Needs `hypothesis`, which this package does not depend on. What the strategies give is valid and as wild as the nouns
allow; it makes no sense as a report.

```python
from hypothesis import given
from conflictfacts import testing

@given(testing.readings())
def test_my_exporter_keeps_every_quote(reading):
    ...
```
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate, Hedge
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.facts import (
    Assessment,
    AssessmentKind,
    CasualtyEstimate,
    Deployment,
    DeploymentStatus,
    Displaced,
    Displacement,
    EquipmentLoss,
    EquipmentStatus,
    Extent,
    Likelihood,
    Measure,
    Modality,
    Polarity,
    Population,
    TerritorialControl,
    TerritoryStatus,
)
from conflictfacts.model.interval import Interval
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reading import Reading, Unread
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import Derived, Partition, PartOf, Relation, Restates, Revises, Rival
from conflictfacts.units import UNITS, Number, dimension, exact

__all__ = [
    "actors",
    "assessments",
    "attributions",
    "bases",
    "casualty_estimates",
    "deployments",
    "displacements",
    "documents",
    "equipment_losses",
    "estimates",
    "facts",
    "facts_collections",
    "intervals",
    "likelihoods",
    "numbers",
    "periods",
    "places",
    "provenances",
    "readings",
    "relations",
    "sources",
    "spans",
    "territorial_controls",
    "units",
    "unread",
]

_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda text: text.strip())
_NAMES_OR_NONE = st.none() | _NAMES
_DATES = st.dates(datetime.date(1500, 1, 1), datetime.date(2500, 1, 1))
_DATES_OR_NONE = st.none() | _DATES


def numbers(min_value: int | None = None, max_value: int | None = None) -> st.SearchStrategy[Number]:
    """Exact numbers: round ones as in reports, other ints, decimals and fractions.

    Args:
        min_value: None is below this.
        max_value: None is above this.
    """
    round_ones = st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(-99, 99), st.integers(0, 7))
    fractions: st.SearchStrategy[Number] = st.fractions(min_value, max_value, max_denominator=1000).map(exact)
    return st.one_of(
        round_ones.filter(lambda n: (min_value is None or n >= min_value) and (max_value is None or n <= max_value)),
        st.integers(min_value, max_value),
        fractions,
    )


def intervals(ends: st.SearchStrategy[Number] | None = None) -> st.SearchStrategy[Interval]:
    """Intervals of all kinds: points, open and closed ones, and those without an end on either side.

    Args:
        ends: Where the ends come from; `None` for any number.
    """
    ends = numbers(-1000, 1000) | st.sampled_from([0, 1, -1]) if ends is None else ends

    def make(a: Number | None, b: Number | None, low_open: bool, high_open: bool) -> Interval:
        if a is None or b is None or a == b:
            return Interval(a, b) if a is None or b is None else Interval.point(a)
        return Interval(min(a, b), max(a, b), low_open, high_open)

    def one_sided(a: Number, is_open: bool, upwards: bool) -> Interval:
        return Interval(a, None, low_open=is_open) if upwards else Interval(None, a, high_open=is_open)

    return st.one_of(
        st.builds(make, ends, ends, st.booleans(), st.booleans()),
        st.builds(one_sided, ends, st.booleans(), st.booleans()),
        st.builds(Interval.point, ends),
        st.just(Interval(None, None)),
    )


def units(*dimensions: str) -> st.SearchStrategy[str]:
    """Unit symbols.

    Args:
        dimensions: Which dimensions they may have, as `units.dimension()` writes them; none for any.
    """
    return st.sampled_from(sorted(unit for unit in UNITS if not dimensions or dimension(unit) in dimensions))


_SINGLE = [hedge for hedge in Hedge if hedge is not Hedge.RANGE]
_ENDS = [hedge for hedge in Hedge if hedge not in (Hedge.RANGE, Hedge.VAGUE)]


@st.composite
def estimates(draw: st.DrawFn, unit: st.SearchStrategy[str] | None = None) -> Estimate:
    """Estimates of every hedge, ranges with hedged ends, converted ones and computed ones.

    Args:
        draw: Supplied by hypothesis.
        unit: Where the units come from; `None` for any.
    """
    symbol = draw(units() if unit is None else unit)
    words = draw(st.just("") | _NAMES)
    some = numbers(min_value=1, max_value=10**7)
    grain = draw(st.none() | st.just(()) | st.just((0,)) | st.just((10,)))
    kind = draw(st.sampled_from(["single", "range", "ends", "most", "computed", "zero"]))
    if kind == "single":
        estimate = Estimate.hedged(draw(st.sampled_from(_SINGLE)), [draw(some)], symbol, grain=grain, words=words)
    elif kind in ("range", "ends"):
        low, high = sorted([draw(some), draw(some)])
        ends = draw(st.tuples(st.sampled_from(_ENDS), st.sampled_from(_ENDS))) if kind == "ends" else None
        # Far enough apart for any hedges of the ends.
        grains = None if grain is None else grain * 2
        estimate = Estimate.hedged(Hedge.RANGE, [low, 2 * high], symbol, grain=grains, words=words, ends=ends)
    elif kind == "most" and dimension(symbol) == "dimensionless":
        estimate = Estimate.most(words).to(symbol)
    elif kind == "computed":
        estimate = Estimate.about(draw(some), symbol) - Estimate.more_than(draw(some), symbol)
    else:
        estimate = Estimate.hedged(draw(st.sampled_from([Hedge.EXACT, Hedge.AT_MOST, Hedge.UP_TO])), [0], symbol)
    return estimate.to(draw(units(dimension(symbol)))) if unit is None and draw(st.booleans()) else estimate


def documents() -> st.SearchStrategy[Document]:
    """Documents with some text, and with more or less known about them."""
    return st.builds(
        Document,
        st.text(st.characters(exclude_categories=["Cs"])),
        title=_NAMES_OR_NONE,
        publisher=_NAMES_OR_NONE,
        url=_NAMES_OR_NONE,
        published=_DATES_OR_NONE,
        language=st.sampled_from([None, "en", "uk", "pt-BR"]),
        file_sha256=st.none() | st.just("0" * 64),
    )


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Span:
    """Pieces of a document."""
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    return document.span(start, end)


def actors() -> st.SearchStrategy[Actor]:
    """Actors."""
    known = ("Russia", "Ukraine", "NATO", "M23", "Sudan", "Rapid Support Forces")
    names = st.sampled_from(known) | _NAMES
    return st.builds(
        Actor, names, kind=_NAMES_OR_NONE, iso=_NAMES_OR_NONE, parent=_NAMES_OR_NONE, detail=_NAMES_OR_NONE
    )


def places() -> st.SearchStrategy[Place]:
    """Places."""
    names = st.sampled_from(("Sudzha", "Kursk region", "Goma", "El Fasher")) | _NAMES
    return st.builds(
        Place,
        names,
        kind=_NAMES_OR_NONE,
        iso=_NAMES_OR_NONE,
        parent=_NAMES_OR_NONE,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods."""
    start, end = draw(_DATES_OR_NONE), draw(_DATES_OR_NONE)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    precision = draw(st.sampled_from([None, "hour", "day", "month", "year"]))
    words = draw(st.just("") | _NAMES)
    return Period(start=start, end=end, as_of=draw(_DATES_OR_NONE), precision=precision, text=words)


def sources() -> st.SearchStrategy[Source]:
    """Sources."""
    return st.builds(Source, _NAMES, kind=_NAMES_OR_NONE, role=_NAMES_OR_NONE, anonymous=st.booleans())


def attributions() -> st.SearchStrategy[Attribution]:
    """Attributions, with chains of up to three."""
    chains = st.lists(sources(), max_size=3).map(tuple)
    return st.builds(Attribution, chains, verb=_NAMES_OR_NONE, basis=_NAMES_OR_NONE)


def provenances(document: Document | None = None) -> st.SearchStrategy[Provenance]:
    """Provenances.

    Args:
        document: Where the spans are; `None` for provenances without a document, and without spans.
    """
    return st.builds(
        Provenance,
        document=st.just(None if document is None else document.id),
        spans=st.just(()) if document is None else st.lists(spans(document), max_size=2).map(tuple),
        attribution=attributions(),
        asserted=_DATES_OR_NONE,
        made_by=_NAMES,
    )


def bases() -> st.SearchStrategy[Base]:
    """What percentages are of."""
    return st.builds(
        Base,
        text=_NAMES,
        type=_NAMES_OR_NONE,
        status=_NAMES_OR_NONE,
        actor=st.none() | actors(),
        place=st.none() | places(),
        fact=_NAMES_OR_NONE,
    )


def likelihoods() -> st.SearchStrategy[Likelihood]:
    """Likelihoods, with and without a scale."""
    ends = st.tuples(*[numbers(0, 1)] * 2).map(sorted)
    return st.one_of(
        st.builds(Likelihood, _NAMES),
        st.builds(lambda word, ends: Likelihood(word, "ICD 203", *ends), _NAMES, ends),
    )


def casualty_estimates(document: Document | None = None) -> st.SearchStrategy[CasualtyEstimate]:
    """Casualty estimates, of a document or of none."""
    includes = st.none() | st.lists(st.sampled_from(Measure), max_size=3).map(tuple)
    measure, population = st.sampled_from(Measure), st.none() | st.sampled_from(Population)
    return _facts(
        CasualtyEstimate, document, "person", "percent", measure=measure, includes=includes, population=population
    )


def displacements(document: Document | None = None) -> st.SearchStrategy[Displacement]:
    """Displacements, of a document or of none."""
    population = st.none() | st.sampled_from(Population)
    return _facts(
        Displacement, document, "person", "person/day", measure=st.sampled_from(Displaced), population=population
    )


def equipment_losses(document: Document | None = None) -> st.SearchStrategy[EquipmentLoss]:
    """Losses of materiel, of a document or of none."""
    return _facts(EquipmentLoss, document, "item", item=_NAMES, status=st.sampled_from(EquipmentStatus))


def deployments(document: Document | None = None) -> st.SearchStrategy[Deployment]:
    """Deployments, of a document or of none."""
    status = st.sampled_from(DeploymentStatus)
    return _facts(Deployment, document, "person", "unit", "item", status=status, purpose=_NAMES_OR_NONE)


def territorial_controls(document: Document | None = None) -> st.SearchStrategy[TerritorialControl]:
    """Control of ground, of a document or of none."""
    status, extent = st.sampled_from(TerritoryStatus), st.none() | st.sampled_from(Extent)
    some = ("kilometer ** 2", "mile ** 2", "kilometer", "settlement", "percent", "kilometer ** 2/month")
    return _facts(TerritorialControl, document, *some, status=status, extent=extent)


def assessments(document: Document | None = None) -> st.SearchStrategy[Assessment]:
    """Assessments, of a document or of none."""
    return _facts(
        Assessment,
        document,
        "dimensionless",
        kind=st.sampled_from(AssessmentKind),
        holder=st.none() | sources(),
        polarity=st.sampled_from(Polarity),
        likelihood=st.none() | likelihoods(),
        topic=_NAMES_OR_NONE,
        horizon=st.none() | periods(),
    )


def facts(document: Document | None = None) -> st.SearchStrategy[Fact]:
    """Facts of every class, of a document or of none."""
    return st.one_of(
        casualty_estimates(document),
        displacements(document),
        equipment_losses(document),
        deployments(document),
        territorial_controls(document),
        assessments(document),
    )


def relations(between: list[str]) -> st.SearchStrategy[Relation]:
    """Relations.

    Args:
        between: Ids of the facts they are between, at least one.
    """
    one, several = st.sampled_from(between), st.lists(st.sampled_from(between), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(PartOf, one, several),
        st.builds(Partition, one, several),
        st.builds(Restates, one, one),
        st.builds(Revises, one, one),
        st.builds(Rival, one, one),
        st.builds(Derived, one, several, _NAMES),
    )


@st.composite
def facts_collections(draw: st.DrawFn, max_documents: int = 2) -> Facts:
    """Collections of facts, with documents and relations."""
    come_from = draw(st.lists(documents(), max_size=max_documents))
    chosen = draw(st.lists(facts(), max_size=3))
    for document in come_from:
        chosen += draw(st.lists(facts(document), max_size=2))
    between = [fact.id for fact in chosen]
    return Facts(chosen, draw(st.lists(relations(between), max_size=3)) if between else (), come_from)


@st.composite
def unread(draw: st.DrawFn, document: Document) -> Unread:
    """Numbers of a document that were not understood."""
    return Unread(draw(spans(document)), draw(_NAMES))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings: a document, facts from it with relations, and numbers not understood."""
    document = draw(documents())
    chosen = draw(st.lists(facts(document), max_size=4))
    between = [fact.id for fact in chosen]
    hang_together = draw(st.lists(relations(between), max_size=3)) if between else ()
    return Reading(document, Facts(chosen, hang_together, [document]), draw(st.lists(unread(document), max_size=2)))


def _facts(make: Callable[..., Any], document: Document | None, *in_units: str, **slots: Any) -> st.SearchStrategy[Any]:
    return st.builds(
        make,
        modality=st.sampled_from(Modality),
        actor=st.none() | actors(),
        opponent=st.none() | actors(),
        place=st.none() | places(),
        period=st.none() | periods(),
        estimate=st.none() | estimates(st.sampled_from(in_units)),
        of=st.none() | bases(),
        conflict=_NAMES_OR_NONE,
        provenance=provenances(document),
        **slots,
    )
