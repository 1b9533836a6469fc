"""Facts and relations as linear rows, in a named sense.

Every quantity that binding facts speak about is a variable, measured in the base unit of its dimension. Facts
are bounds on it, shares are rows between a part and its whole, relations and definitions are rows that always hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from conflictfacts.checking.assumptions import Inapplicable, assumed
from conflictfacts.checking.clauses import Clause, bounds, claimed, fixed
from conflictfacts.checking.control import exclusive, held_by
from conflictfacts.checking.cumulative import follow
from conflictfacts.checking.definitions import definitions, ground, not_negative, scopes
from conflictfacts.checking.laying import Layout
from conflictfacts.checking.nesting import nested
from conflictfacts.checking.subjects import OTHER, Subject
from conflictfacts.linear import System
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.relations import Partition, PartOf
from conflictfacts.model.sense import ROUNDED, Sense
from conflictfacts.model.vocabulary import Modality
from conflictfacts.model.window import Window
from conflictfacts.units import convert

__all__ = ["Rows"]


class Rows:
    """The rows of some facts in one sense, each with what it says."""

    def __init__(
        self, layout: Layout, sense: Sense, assume: Collection[Assumption] = (), asked: Iterable[Subject] = ()
    ) -> None:
        self.layout = layout
        self.sense = sense
        self.assume = frozenset(assume)
        self.inapplicable: list[Inapplicable] = []
        """Assumptions that could not be applied."""
        subjects = dict.fromkeys([*layout.speakers, *asked])
        taken: list[Clause] = []
        for found in assumed(layout, list(subjects), self.assume) if self.assume else ():
            if isinstance(found, Inapplicable):
                self.inapplicable.append(found)
            else:
                taken.append(found)
                subjects.update(dict.fromkeys(subject for subject, _ in found.terms))
        self.taken = tuple(clause for clause in taken if not clause.row.fixed)
        """Rows of assumptions."""
        self._ground: dict[Window, dict[Subject, list[Fact]]] = {}
        for subject, facts in layout.speakers.items():
            if subject.type == "TerritorialControl":
                self._ground.setdefault(subject.window, {})[subject] = facts
        self._intervals = {fact: self._taken(fact, sense) for fact in layout.subject if fact.estimate is not None}
        wholes, intervals = layout.wholes, self._intervals
        plain = {fact: said for fact, said in intervals.items() if fact not in wholes} if wholes else intervals
        self.course = follow(layout.speakers, plain)
        """What came of following cumulative figures."""
        self.fixed = (*(clause for clause in taken if clause.row.fixed), *self._definitions(tuple(subjects)))
        """Rows that always hold."""
        self.claims = tuple(clause for fact in layout.subject for clause in self.claims_of(fact))
        """Rows of facts."""
        self._by_row: dict[int, Clause] | None = None

    # --- what facts claim --------------------------------------------------------------------------------------------

    def interval(self, fact: Fact, sense: Sense | None = None) -> Interval:
        """What a fact with a number allows, in the base unit of its dimension; for a share, of 1."""
        if sense is None:
            return self._intervals[fact]
        return self._taken(fact, sense, rough=False)

    def _taken(self, fact: Fact, sense: Sense, *, rough: bool = True) -> Interval:
        """What a fact allows in a sense; where it is restated at a finer grain, as rounded, if `rough`."""
        layout, estimate = self.layout, fact.estimate
        assert estimate is not None
        # Sets of facts are asked only where they hold any, since a fact takes long to hash.
        interval = estimate.in_sense(ROUNDED if rough and layout.rough and fact in layout.rough else sense)
        unit = "dimensionless" if layout.wholes and fact in layout.wholes else layout.subject[fact].unit
        if estimate.unit != unit:
            interval = interval.scaled(convert(1, estimate.unit, unit))
        if fact.modality is Modality.VERIFIED:
            return Interval(interval.low, None, interval.low_open)
        return interval

    def claims_of(self, fact: Fact, sense: Sense | None = None) -> Iterator[Clause]:
        """The rows that a binding fact claims, in this sense or another."""
        layout, subject = self.layout, self.layout.subject[fact]
        if fact.estimate is None:
            yield from held_by(fact, subject, self._ground.get(subject.window, {}), layout.names)
            return
        interval, soft = self.interval(fact, sense), fact.estimate.soft
        whole = layout.wholes.get(fact) if layout.wholes else None
        if whole is None:
            yield from bounds(fact, subject, interval, soft, from_zero=subject.word not in OTHER)
            return
        for side, end, is_open, relation in (
            ("low", interval.low, interval.low_open, ">="),
            ("high", interval.high, interval.high_open, "<="),
        ):
            if end is not None and not (side == "low" and end == 0 and not is_open):
                terms = {subject: 1, whole: -end}
                strict = relation[0] if is_open else relation
                yield claimed(fact, terms, strict, 0, soft=side in soft, rule="share")

    # --- what always holds -------------------------------------------------------------------------------------------

    def _definitions(self, subjects: Sequence[Subject]) -> Iterator[Clause]:
        layout = self.layout
        met: dict[Subject, None] = dict.fromkeys(subjects)
        tied = [*self._relations(), *self._shares(), *nested(subjects, layout.names), *self.course.clauses]
        for clause in tied:
            met.update(dict.fromkeys(subject for subject, _ in clause.terms))
        made = [
            *tied,
            *(clause for scope in scopes(met) for clause in definitions(scope)),
            *ground(met, layout.wholes.values(), layout.names),
            *exclusive(layout.speakers, layout.names),
        ]
        for clause in made:
            met.update(dict.fromkeys(subject for subject, _ in clause.terms))
        for subject in met:
            clause_ = not_negative(subject)
            if clause_ is not None:
                yield clause_
        yield from made

    def _relations(self) -> Iterator[Clause]:
        subject, facts = self.layout.subject, self.layout.facts
        for relation in facts.relations:
            if isinstance(relation, PartOf | Partition):
                whole = subject.get(facts[relation.whole])
                parts = [subject.get(facts[part]) for part in relation.parts]
                if whole is None:
                    continue
                known = [part for part in parts if part is not None and part.dimension == whole.dimension]
                for part in known if isinstance(relation, PartOf) else ():
                    if part != whole:
                        words = f"{part.what} is said to be part of {whole.what}"
                        yield fixed({part: 1, whole: -1}, "<=", 0, "part_of", words)
                if isinstance(relation, Partition) and len(known) == len(parts):
                    # Two parts of one quantity count twice, so no mapping.
                    terms = [*((part, 1) for part in known), (whole, -1)]
                    yield fixed(terms, "==", 0, "partition", f"the parts of {whole.what} add up to it")

    def _shares(self) -> Iterator[Clause]:
        for fact, whole in self.layout.wholes.items():
            subject = self.layout.subject[fact]
            is_part = fact.estimate is not None and fact.estimate.unit == "percent" and subject.type == whole.type
            if is_part and subject.word not in OTHER and subject != whole:
                yield fixed({subject: 1, whole: -1}, "<=", 0, "share", "a share is at most the whole")

    # --- all of them -------------------------------------------------------------------------------------------------

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All rows with what they say."""
        return (*self.fixed, *self.claims, *self.taken)

    def system(self) -> System:
        """All rows."""
        return System([clause.row for clause in self.clauses])
