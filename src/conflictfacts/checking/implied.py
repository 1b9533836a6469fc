"""What follows from facts: bounds on quantities, their sums and their ratios, each with the facts it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import overload

import attrs

from conflictfacts.checking.asking import asked_for, in_subjects
from conflictfacts.checking.clauses import Assumed
from conflictfacts.checking.laying import Layout
from conflictfacts.checking.quantities import Expression, Ratio
from conflictfacts.checking.ranges import interval_between, ratio_in_words
from conflictfacts.checking.rows import Rows
from conflictfacts.checking.subjects import CONTROL, Subject
from conflictfacts.errors import FieldError
from conflictfacts.linear import Bound, Certificate, Infeasible, Solver, Undetermined
from conflictfacts.model.assumption import Assumption, assumptions
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Verdict
from conflictfacts.model.hedge import hedge_of
from conflictfacts.model.interval import Interval
from conflictfacts.model.relations import PartOf
from conflictfacts.model.sense import LITERAL, Sense, sense_of
from conflictfacts.model.wording import interval_in_words
from conflictfacts.units import Number

__all__ = ["Implied", "implied"]


@attrs.frozen(kw_only=True)
class Implied:
    """What facts allow a quantity, a sum of quantities or a ratio of two to be."""

    what: str
    """What it is about, in words."""

    estimate: Estimate | None
    """What it can be; `None` where the facts contradict each other or it could not be told."""

    facts: tuple[Fact, ...] = attrs.field(default=(), repr=False)
    """The facts from which it follows, in the order given; where they contradict each other, those that do."""

    assumptions: tuple[str, ...] = ()
    """What else it rests on: assumptions, by name."""

    sense: Sense = LITERAL
    """In which sense the numbers were taken."""

    verdict: Verdict = Verdict.CONSISTENT
    """Contradicted where the facts about it cannot all be so; undetermined where it could not be told."""

    why: str = ""
    """Why there is no estimate; empty where there is."""

    at_least: Certificate | None = attrs.field(default=None, repr=False)
    """The proof of its lower bound; `None` if it has none."""

    at_most: Certificate | None = attrs.field(default=None, repr=False)
    """The proof of its upper bound; `None` if it has none."""

    @property
    def interval(self) -> Interval | None:
        """What it can be, in the unit of the estimate; `None` where there is none."""
        return None if self.estimate is None else self.estimate.interval

    @property
    def quotes(self) -> tuple[str | None, ...]:
        """The quotes of the facts it follows from."""
        return tuple([fact.quote for fact in self.facts])

    def __str__(self) -> str:
        if self.estimate is None:
            return f"{self.what}: {self.verdict}: {self.why}"
        interval = self.estimate.interval
        if self.estimate.unit == "dimensionless":
            return f"{self.what}: {ratio_in_words(interval)}"
        return f"{self.what}: {interval_in_words(interval)} {self.estimate.unit}"


@overload
def implied(
    facts: Iterable[Fact],
    expression: Expression | Ratio,
    *,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Implied: ...
@overload
def implied(
    facts: Iterable[Fact],
    *expressions: Expression | Ratio,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> tuple[Implied, ...]: ...
def implied(
    facts: Iterable[Fact],
    *expressions: Expression | Ratio,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
    expression: Expression | Ratio | None = None,
) -> Implied | tuple[Implied, ...]:
    """Say what follows from facts.

    Args:
        facts: Facts. A collection's relations are heeded.
        expressions: What to ask about: `quantity(...)`, sums and multiples of such, and ratios of these. None asks
            for every bound that follows and is tighter than what was said, for the rest of each whole besides a part,
            and for the share of each part.
        sense: In which sense numbers are taken.
        assume: What to take for granted.
        expression: One to ask about, by keyword.

    Returns:
        For one expression what is implied for it; else a tuple, one for each.

    Raises:
        FieldError: If these are no facts or no expressions, the name of a quantity fits several, or there is no such
            sense or assumption.
        UnitError: If an expression adds quantities that measure different things.
    """
    if expression is not None:
        expressions = (expression, *expressions)
    for one in expressions:
        if not isinstance(one, Expression | Ratio):
            rule = "be made of quantities, such as quantity('killed')"
            raise FieldError("expression", rule, one)
    layout = Layout(facts)
    asked = asked_for([part for one in expressions for part in _parts(one)], layout)
    ask = _Asking(Rows(layout, sense_of(sense), assumptions(assume), asked.values()))
    if not expressions:
        return tuple(ask.everything())
    found = []
    for one in expressions:
        if isinstance(one, Ratio):
            above, below = in_subjects(one.numerator, asked), in_subjects(one.denominator, asked)
            found.append(ask.ratio(str(one), above, below))
        else:
            found.append(ask.sum(str(one), *in_subjects(one, asked)))
    return found[0] if len(found) == 1 else tuple(found)


def _parts(one: Expression | Ratio) -> tuple[Expression, ...]:
    return (one.numerator, one.denominator) if isinstance(one, Ratio) else (one,)


Terms = Mapping[Subject, Number]


class _Asking:
    """A system that several questions are asked of."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        clauses = rows.clauses
        self.solver = Solver(rows.system())
        self._soft = {id(clause.row) for clause in clauses if clause.soft}
        self._order = {fact: place for place, fact in enumerate(rows.layout.facts)}

    def sum(self, what: str, terms: Terms, constant: Number, unit: str) -> Implied:
        low, high = self.solver.infimum(terms), self.solver.supremum(terms)
        return self._answer(what, unit, low, high, constant)

    def ratio(self, what: str, above: tuple[Terms, Number, str], below: tuple[Terms, Number, str]) -> Implied:
        (numerator, a, one), (denominator, b, other) = above, below
        if a or b:
            why = "a ratio of sums with bare numbers in them is not supported"
            return Implied(what=what, estimate=None, verdict=Verdict.UNDETERMINED, why=why, sense=self.rows.sense)
        low = self.solver.ratio_infimum(numerator, denominator)
        high = self.solver.ratio_supremum(numerator, denominator)
        return self._answer(what, "dimensionless" if one == other else "", low, high, 0)

    def _answer(
        self,
        what: str,
        unit: str,
        low: Bound | Infeasible | Undetermined,
        high: Bound | Infeasible | Undetermined,
        constant: Number,
    ) -> Implied:
        sense = self.rows.sense
        for answer in (low, high):
            if isinstance(answer, Infeasible):
                facts, assumed = self._followed(answer.certificate)
                return Implied(
                    what=what,
                    estimate=None,
                    facts=facts,
                    assumptions=assumed,
                    sense=sense,
                    verdict=Verdict.CONTRADICTED,
                    why="the facts about it cannot all be so; check() tells which",
                )
            if isinstance(answer, Undetermined):
                return Implied(what=what, estimate=None, sense=sense, verdict=Verdict.UNDETERMINED, why=answer.why)
        interval = interval_between(low, high)
        assert isinstance(low, Bound)
        assert isinstance(high, Bound)
        assert interval is not None
        interval = interval + constant
        facts, assumed = self._followed(low.certificate, high.certificate)
        soft = {
            side
            for side, bound in (("low", low), ("high", high))
            if bound.certificate is not None and any(id(row) in self._soft for row in bound.rows)
        }
        estimate = Estimate(interval=interval, unit=unit, hedge=hedge_of(interval), soft=frozenset(soft))
        return Implied(
            what=what,
            estimate=estimate,
            facts=facts,
            assumptions=assumed,
            sense=sense,
            at_least=low.certificate,
            at_most=high.certificate,
        )

    def _followed(self, *proofs: Certificate | None) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
        tags = {row.tag for proof in proofs if proof is not None for row in proof.rows}
        facts = tuple(sorted((tag for tag in tags if isinstance(tag, Fact)), key=self._order.__getitem__))
        return facts, tuple(sorted({tag.assumption.value for tag in tags if isinstance(tag, Assumed)}))

    # --- everything --------------------------------------------------------------------------------------------------

    def everything(self) -> Iterator[Implied]:
        layout = self.rows.layout
        for subject, facts in layout.speakers.items():
            if subject.word == CONTROL:
                continue
            found = self.sum(str(subject), {subject: 1}, 0, subject.unit)
            if found.interval is None or _is_tighter(found.interval, self._said(facts)):
                yield found
        for whole, part in self._pairs():
            found = self.sum(f"{whole} other than {part.within(whole)}", {whole: 1, part: -1}, 0, whole.unit)
            if found.interval is not None and (found.interval.low or found.interval.high is not None):
                yield found
            share = self.ratio(
                f"{part.within(whole)} among {whole}", ({part: 1}, 0, part.unit), ({whole: 1}, 0, whole.unit)
            )
            if share.interval is not None and _is_tighter(share.interval, Interval(0, 1)):
                yield share

    def _said(self, facts: Iterable[Fact]) -> Interval:
        said: Interval | None = Interval(0, None)
        for fact in facts:
            if fact.estimate is not None and fact not in self.rows.layout.wholes and said is not None:
                said = said.intersection(self.rows.interval(fact))
        return said or Interval(None, None)

    def _pairs(self) -> Iterator[tuple[Subject, Subject]]:
        """Wholes and parts of them: those that are said to be, and the killed among the lost."""
        layout = self.rows.layout
        pairs: dict[tuple[Subject, Subject], None] = {}
        for relation in layout.facts.relations:
            if isinstance(relation, PartOf):
                whole = layout.subject.get(layout.facts[relation.whole])
                for part in relation.parts:
                    inner = layout.subject.get(layout.facts[part])
                    if whole is None or inner is None or whole == inner or whole.dimension != inner.dimension:
                        continue
                    pairs[whole, inner] = None
        for clause in self.rows.fixed:
            if clause.rule == "killed_in_losses":
                killed, losses = (subject for subject, _ in clause.terms)
                if layout.speakers.get(killed) and layout.speakers.get(losses):
                    pairs[losses, killed] = None
        yield from pairs


def _is_tighter(a: Interval, b: Interval) -> bool:
    return a != b and b.intersection(a) == a
