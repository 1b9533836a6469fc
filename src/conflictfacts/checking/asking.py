"""Which variable a named quantity is among given facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from types import EllipsisType

from conflictfacts.checking.definitions import WORDS
from conflictfacts.checking.laying import Layout
from conflictfacts.checking.quantities import Expression, Quantity
from conflictfacts.checking.subjects import COUNTED_IN, SAID, Subject
from conflictfacts.errors import FieldError, UnitError
from conflictfacts.model.reference import Period
from conflictfacts.model.window import UNDATED, Window
from conflictfacts.units import Number, dimension

__all__ = ["FLOWS", "asked_for", "in_subjects"]

FLOWS = ("initial", "rejoined")
"""Words of quantities that only the assumption `stock_flow` speaks about."""


def asked_for(expressions: Iterable[Expression], layout: Layout) -> dict[Quantity, Subject]:
    """Tell which quantities are asked about.

    Raises:
        FieldError: If a name fits several quantities.
    """
    return {q: _the_one(q, layout) for expression in expressions for q, _ in expression.terms}


def in_subjects(expression: Expression, asked: dict[Quantity, Subject]) -> tuple[dict[Subject, Number], Number, str]:
    """Write an expression in variables, with its constant and its unit.

    Raises:
        UnitError: If its quantities measure different things.
    """
    terms: dict[Subject, Number] = {}
    for q, n in expression.terms:
        terms[asked[q]] = terms.get(asked[q], 0) + n
    units = list(dict.fromkeys(subject.unit for subject in terms))
    if len(units) > 1:
        raise UnitError("expression", f"be of one unit, {units[0]} for one", units[1])
    return terms, expression.constant, units[0] if units else "dimensionless"


def _the_one(q: Quantity, layout: Layout) -> Subject:
    if q.word in FLOWS:
        return _flow(q, layout)
    fitting = [s for s in layout.speakers if s.word == q.word and _fits(q, s, layout)]
    if not fitting:
        related = [s for s in layout.speakers if q.word in WORDS.get(s.type, ()) and s.word in WORDS[s.type]]
        kin = [s for s in related if _fits(q, s, layout, of_its_kind=False)]
        includes = _includes(q)
        fitting = list(dict.fromkeys(s.measured(q.word, includes) for s in kin))
    if len(fitting) > 1:
        raise FieldError("quantity", "fit one quantity only; say more of " + _differing(fitting), q.named)
    return fitting[0] if fitting else _unheard_of(q, layout)


def _flow(q: Quantity, layout: Layout) -> Subject:
    actor = layout.names.actor(q.actor) if not isinstance(q.actor, EllipsisType) else None
    if actor is None:
        actors = {s.actor for s in layout.speakers if s.type == "Deployment" and s.word == "present"}
        if len(actors) != 1:
            raise FieldError("quantity", "say whose it is", q.named)
        actor = actors.pop()
    return Subject(type="Deployment", word=q.word, dimension="[person]", actor=actor)


def _fits(q: Quantity, s: Subject, layout: Layout, *, of_its_kind: bool = True) -> bool:
    if s.standing != SAID or s.own is not None:
        return False
    if (s.dimension != dimension(q.unit)) if q.unit is not None else s.is_rate:
        return False
    names = layout.names
    wanted = (
        (q.type, s.type),
        (q.actor if isinstance(q.actor, EllipsisType) else names.actor(q.actor), s.actor),
        (q.opponent if isinstance(q.opponent, EllipsisType) else names.actor(q.opponent), s.opponent),
        (q.place if isinstance(q.place, EllipsisType) else names.place(q.place), s.place),
        (q.population, s.population),
        (q.item, s.item),
    )
    if any(mine is not ... and mine != its for mine, its in wanted):
        return False
    if of_its_kind and q.includes is not ... and _includes(q) != s.includes:
        return False
    return _of_that_time(q.period, s)


def _includes(q: Quantity) -> tuple[str, ...] | None:
    if q.includes is None or isinstance(q.includes, EllipsisType):
        return None
    return tuple(sorted(measure.value for measure in q.includes))


def _of_that_time(period: Period | datetime.date | EllipsisType | None, s: Subject) -> bool:
    window = s.window
    if isinstance(period, EllipsisType):
        return True
    if period is None:
        return window.start is None and window.until is None
    if isinstance(period, datetime.date):
        return window.until == period
    until = period.end or period.as_of
    if period.start is None and until is None:
        return bool(window.words) and window.words[0] == period.text.casefold()
    return (s.is_stock or window.start == period.start) and (until is None or window.until == until)


def _differing(subjects: list[Subject]) -> str:
    fields = ("type", "actor", "detail", "opponent", "place", "population", "includes", "item", "window", "dimension")
    names = {"window": "period", "dimension": "unit"}
    different = [f for f in fields if len({getattr(s, f) for s in subjects}) > 1]
    some = "; ".join(sorted({str(s) for s in subjects})[:4])
    return f"{' or '.join(names.get(f, f) for f in different) or 'it'} ({some})"


def _unheard_of(q: Quantity, layout: Layout) -> Subject:
    """A quantity that nothing is known of."""
    kinds = [kind for kind, words in WORDS.items() if q.word in words]
    kind = q.type if not isinstance(q.type, EllipsisType) else kinds[0] if kinds else "Deployment"
    names = layout.names
    period = q.period
    window = UNDATED
    if isinstance(period, datetime.date):
        window = Window(None, period)
    elif isinstance(period, Period):
        window = Window(period.start, period.end or period.as_of)
    return Subject(
        type=kind,
        word=q.word,
        dimension=dimension(q.unit) if q.unit is not None else COUNTED_IN[kind],
        item=None if isinstance(q.item, EllipsisType) else q.item,
        includes=_includes(q),
        actor=None if isinstance(q.actor, EllipsisType) else names.actor(q.actor),
        opponent=None if isinstance(q.opponent, EllipsisType) else names.actor(q.opponent),
        place=None if isinstance(q.place, EllipsisType) else names.place(q.place),
        population=None if q.population is None or isinstance(q.population, EllipsisType) else q.population.value,
        window=window,
    )
