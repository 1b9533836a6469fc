"""What holds whatever the facts: nobody is lost, nobody is counted twice, and order plays no part.

The facts are true claims about a small world of people, so that what comes out can be held against the truth.
"""

from __future__ import annotations

import datetime
import pickle
from collections import Counter
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.aggregation.pooling import agree, envelope, intersect, latest
from conflictfacts.aggregation.result import Total
from conflictfacts.aggregation.series import series
from conflictfacts.aggregation.totals import total, union_bounds
from conflictfacts.model.claim import claim
from conflictfacts.model.collection import Facts
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.overlap import Atlas, Overlap, together
from conflictfacts.model.reference import Actor, Period, Place

MALI = Place("Mali", "country", "MLI")
PLACES = {
    "Gao": [Place("Gao", "town", "MLI", "Gao Region"), Place("Gao Region", "region", "MLI", "Mali"), MALI],
    "Ansongo": [Place("Ansongo", "town", "MLI", "Gao Region"), Place("Gao Region", "region", "MLI", "Mali"), MALI],
    "Kidal": [Place("Kidal", "town", "MLI", "Kidal Region"), Place("Kidal Region", "region", "MLI", "Mali"), MALI],
    "Sossokoira": [
        Place("Sossokoira", "town", "MLI", "Gao"),
        Place("Gao", "town", "MLI", "Gao Region"),
        Place("Gao Region", "region", "MLI", "Mali"),
        MALI,
    ],
    "Niamey": [Place("Niamey", "city", "NER"), Place("Niger", "country", "NER")],
}
EVERYWHERE = sorted({place for places in PLACES.values() for place in places}, key=str)
STATES = [Actor("Mali", "state", "MLI"), Actor("Niger", "state", "NER"), Actor("Azawad", "state", parent="Mali")]
POPULATIONS = {
    "children": ["children", "civilian", "mixed"],
    "civilian": ["civilian", "mixed"],
    "military": ["military", "mixed"],
}
DAYS = [datetime.date(2025, 3, day) for day in range(1, 7)]


@attrs.frozen
class Person:
    town: str
    state: Actor
    population: str
    day: datetime.date


PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(list(PLACES)),
        st.sampled_from(STATES),
        st.sampled_from(list(POPULATIONS)),
        st.sampled_from(DAYS),
    ),
    max_size=12,
)


def is_meant(
    person: Person, place: Place, actor: Actor, population: str, start: datetime.date, end: datetime.date
) -> bool:
    return (
        place in PLACES[person.town]
        and actor.name in (person.state.name, person.state.parent)
        and population in POPULATIONS[person.population]
        and start <= person.day <= end
    )


@st.composite
def hedged(draw: st.DrawFn, n: int) -> Estimate:
    """A true estimate of a number."""
    make: list[Callable[[], Estimate]] = [
        lambda: Estimate.exactly(n, "person"),
        lambda: Estimate.at_least(n, "person"),
        lambda: Estimate.at_most(n, "person"),
        lambda: Estimate.less_than(n + 1, "person"),
        lambda: Estimate.between(max(n - 1, 0), n + 2, "person"),
    ]
    if n:
        make.append(lambda: Estimate.more_than(n - 1, "person"))
    return draw(st.sampled_from(make))()


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Fact], int]:
    """True facts about some people, and how many people they are about in all."""
    people = draw(PEOPLE)
    facts, meant = [], set()
    for _ in range(draw(st.integers(1, 7))):
        place = draw(st.sampled_from(EVERYWHERE))
        actor = draw(st.sampled_from(STATES))
        population = draw(st.sampled_from(["children", "civilian", "military", "mixed"]))
        start, end = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
        counted = {i for i, p in enumerate(people) if is_meant(p, place, actor, population, start, end)}
        meant |= counted
        period = draw(st.sampled_from([Period(start=start, end=end), Period(start=start, as_of=end)]))
        facts.append(
            claim(
                "CasualtyEstimate",
                measure="killed",
                place=place,
                actor=actor,
                population=population,
                period=period,
                source=draw(st.sampled_from(["UN", "the army", None])),
                estimate=draw(hedged(len(counted))),
                asserted=draw(st.sampled_from([None, DAYS[-1]])),
            )
        )
    return facts, len(meant)


ALL = [total, union_bounds, envelope, intersect, agree, latest, series]


def accounted(made: Total) -> Counter[int]:
    left_out = (*made.superseded, *made.duplicate, *made.excluded)
    return Counter([*map(id, made.used), *(id(one.fact) for one in left_out)])


@given(facts=st.lists(testing.facts(), max_size=8))
def test_every_input_is_used_or_left_out_for_a_reason(facts: list[Fact]):
    for function in ALL:
        made = function([*facts, *facts[:2]])
        assert accounted(made) == Counter(map(id, [*facts, *facts[:2]]))
        assert all(one.reason for one in (*made.superseded, *made.duplicate, *made.excluded))


@pytest.mark.parametrize("function", ALL)
@given(world=worlds())
def test_every_input_of_a_world_is_accounted_for(function: Callable, world: tuple[list[Fact], int]):
    assert accounted(function(world[0])) == Counter(map(id, world[0]))


@given(
    facts=st.lists(testing.facts(), max_size=8), by=st.sampled_from(["actor", "place", "month", "source", "measure"])
)
def test_every_input_is_in_a_group(facts: list[Fact], by: str):
    made = total(facts, by=by)
    grouped = Counter()
    for group in made.values():
        grouped += accounted(group)
    assert set(grouped) == set(map(id, facts))
    if by != "place":
        assert grouped == Counter(map(id, facts))


@pytest.mark.parametrize(
    "by", ["actor", "place", "month", "source", "population", ("place", "actor"), ("month", "place")]
)
@given(world=worlds())
def test_a_group_is_the_total_of_its_facts(by: str | tuple[str, ...], world: tuple[list[Fact], int]):
    facts = world[0]
    for made in total(facts, by=by).values():
        ids = {id(fact) for fact in made.inputs}
        alone = total([fact for fact in facts if id(fact) in ids])
        # Places and actors are told of by all facts, so a group alone can know less of what lies apart.
        if {line.estimate is None for line in alone.lines} == {False}:
            assert told(made) == told(alone)


@pytest.mark.parametrize("function", [total, union_bounds])
@given(world=worlds(), data=st.data())
def test_relations_are_heeded_within_a_group(function: Callable, world: tuple[list[Fact], int], data: st.DataObject):
    facts = list({fact.id: fact for fact in world[0]}.values())  # all of one year
    relations = data.draw(st.lists(testing.relations([fact.id for fact in facts]), max_size=3))
    related = Facts(facts, relations)
    assert [told(made) for made in function(related, by="year").values()] == [told(function(related))]


@given(world=worlds())
def test_what_is_equal_need_not_be_one_and_the_same(world: tuple[list[Fact], int]):
    facts = world[0]
    copies = [pickle.loads(pickle.dumps(fact)) for fact in facts]
    for function in ALL:
        assert told(function(copies)) == told(function(facts))


def told(made: Total) -> object:
    """All that a result says, but for the order of things."""
    return (
        sorted(
            (str(line.kind), repr(line.estimate), line.why, tuple(sorted(f.id for f in line.used)))
            for line in made.lines
        ),
        [
            sorted((one.fact.id, one.reason, one.instead and one.instead.id) for one in left_out)
            for left_out in (made.superseded, made.duplicate, made.excluded)
        ],
    )


@pytest.mark.parametrize("function", ALL)
@given(data=st.data())
def test_order_of_facts_changes_nothing(function: Callable, data: st.DataObject):
    facts, _ = data.draw(worlds())
    shuffled = data.draw(st.permutations(list(dict.fromkeys(facts))))
    assert told(function(list(dict.fromkeys(facts)))) == told(function(shuffled))


@given(world=worlds())
def test_a_total_never_misses_the_truth(world: tuple[list[Fact], int]):
    facts, truth = world
    made = total(facts)
    assert made.estimate is None or made.estimate.interval.contains(truth)


@given(world=worlds())
def test_bounds_of_a_union_never_miss_the_truth(world: tuple[list[Fact], int]):
    facts, truth = world
    assert union_bounds(facts).estimate.interval.contains(truth)


@given(
    places=st.tuples(st.sampled_from(EVERYWHERE), st.sampled_from(EVERYWHERE)),
    actors=st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)),
)
def test_two_figures_are_added_if_and_only_if_they_are_known_to_be_apart(
    places: tuple[Place, Place], actors: tuple[Actor, Actor]
):
    facts = [
        claim("CasualtyEstimate", measure="killed", place=place, actor=actor, source="UN", estimate=estimate)
        for place, actor, estimate in zip(
            places, actors, (Estimate.exactly(5, "person"), Estimate.exactly(50, "person")), strict=True
        )
    ]
    atlas = Atlas(facts)
    (a, b), (x, y) = map(atlas.place, places), map(atlas.actor, actors)
    (line,) = total(facts).lines
    match together((atlas.compare_places(a, b), atlas.compare_actors(x, y))):
        case Overlap.DISJOINT:
            assert line.estimate is not None
            assert line.estimate.point == 55
        case Overlap.INSIDE | Overlap.AROUND:
            assert len(line.used) == 1
        case Overlap.UNKNOWN:
            assert line.estimate is None


@given(world=worlds())
def test_a_total_contains_every_sum_of_points_of_what_it_added(world: tuple[list[Fact], int]):
    made = total(world[0])
    days = [(fact.period.start, fact.period.end or fact.period.as_of) for fact in made.used]
    quantities = {(f.place, f.actor, f.population, when) for f, when in zip(made.used, days, strict=True)}
    if made.estimate is None or len(quantities) < len(made.used):
        return
    lows = [fact.estimate.interval for fact in made.used]
    if all(i.low is not None and not i.low_open for i in lows):
        assert made.estimate.interval.low == sum(i.low for i in lows)
    if all(i.high is not None for i in lows):
        assert made.estimate.interval.high == sum(i.high for i in lows)
    bests = [fact.estimate.point for fact in made.used]
    assert made.estimate.point == (None if None in bests else sum(bests))


@given(world=worlds(), which=st.integers(0, 6))
def test_saying_something_again_changes_nothing(world: tuple[list[Fact], int], which: int):
    facts = world[0]
    fact = facts[which % len(facts)]
    again = claim(
        fact.type,
        quote="said again",
        source=fact.provenance.attribution,
        asserted=fact.provenance.asserted,
        **{name: getattr(fact, name) for name in ("measure", "place", "actor", "population", "period", "estimate")},
    )
    for function in (total, union_bounds):
        before, after = function(facts), function([*facts, again])
        assert [line.estimate for line in before.lines] == [line.estimate for line in after.lines]


@given(world=worlds())
def test_what_comes_out_is_written_and_read_again(world: tuple[list[Fact], int]):
    made = total(world[0])
    assert Facts.from_dict(made.to_dict()["facts"]) == made.facts


@given(world=worlds(), k=st.integers(1, 3))
def test_what_sources_agree_on_is_within_what_they_span_and_holds_the_common(world: tuple[list[Fact], int], k: int):
    facts = [fact for fact in world[0] if fact.source is not None]
    wide = {str(line.used[0].id): line.estimate for line in envelope(facts).lines}
    for line in agree(facts, k).lines:
        span = wide.get(line.used[0].id)
        for region in line.regions:
            assert len(region.voices) >= k
            assert span is None or span.interval.intersection(region.interval) == region.interval
    for line in intersect(facts).lines:
        assert (line.estimate is None) == bool(line.disjoint)
