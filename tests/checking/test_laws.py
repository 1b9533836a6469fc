"""What holds whatever the facts are."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import conflictfacts as cf
from conflictfacts import testing
from conflictfacts.linear import verify

ACTORS = [cf.Actor("A land", "state", "AAA"), cf.Actor("B land", "state", "BBB")]
COUNTRY = cf.Place("Mali", "country", "MLI")
REGION = cf.Place("Gao Region", "region", "MLI", "Mali")
TOWN = cf.Place("Gao", "town", "MLI", "Gao Region")
PLACES = [TOWN, REGION, COUNTRY]
POPULATIONS = ["children", "civilian", "mixed", "military"]
FIXED = {"opponent": "C land", "conflict": "war", "period": cf.Period(start="2024-01-01", end="2024-01-31")}
SENSES = [cf.LITERAL, cf.Rounded(percent=1), cf.ROUNDED]

sources = st.sampled_from(["one", "two", "three"])


@st.composite
def estimates(draw):
    n = draw(st.integers(0, 30))
    make = draw(
        st.sampled_from(
            [
                "exactly",
                "bare",
                "at_least",
                "at_most",
                "more_than",
                "less_than",
                "about",
                "up_to",
                "just_over",
                "nearly",
            ]
        )
    )
    if n == 0 and make in ("less_than", "just_over", "nearly"):
        make = "bare"
    return getattr(cf.Estimate, make)(n, "person")


@st.composite
def claims(draw, actors=ACTORS):
    return cf.claim(
        "CasualtyEstimate",
        measure=draw(st.sampled_from(["killed", "wounded", "missing", "captured", "losses", "casualties"])),
        actor=draw(st.sampled_from(actors)),
        place=draw(st.sampled_from(PLACES)),
        population=draw(st.sampled_from(POPULATIONS)),
        estimate=draw(estimates()),
        source=draw(sources),
        modality=draw(st.sampled_from(["claimed", "claimed", "claimed", "verified"])),
        **FIXED,
    )


@st.composite
def collections(draw, actors=ACTORS):
    facts = list(dict.fromkeys(draw(st.lists(claims(actors), min_size=1, max_size=8))))
    relations = []
    if len(facts) > 2 and draw(st.booleans()):
        relations.append(draw(st.sampled_from([cf.PartOf, cf.Partition]))(facts[0], facts[1:3]))
    return cf.Facts(facts, relations)


def findings(report):
    return {
        (f.rule, f.verdict, f.severity, frozenset(f.facts), f.assumptions, str(f) if "agree" not in f.rule else "")
        for f in report
    }


@given(collections(), st.randoms(use_true_random=False), st.sampled_from(SENSES))
def test_the_order_of_facts_changes_nothing(facts, random, sense):
    shuffled = list(facts)
    random.shuffle(shuffled)
    again = cf.Facts(shuffled, facts.relations)
    for assume in ((), "parts_disjoint"):
        before, after = (cf.check(some, sense=sense, assume=assume) for some in (facts, again))
        assert findings(before) == findings(after)


@given(collections(ACTORS[:1]), collections(ACTORS[1:]))
def test_what_does_not_hang_together_can_be_checked_apart(ours, theirs):
    together = cf.check(ours | theirs)
    assert findings(together) == findings(cf.check(ours)) | findings(cf.check(theirs))


@given(collections(), st.sampled_from(SENSES))
def test_every_conflict_is_one_and_is_none_without_any_of_its_members(facts, sense):
    facts = cf.Facts(facts)
    for conflict in cf.check(facts, sense=sense).contradictions:
        assert verify(conflict.certificate)
        assert conflict.certificate.refutes
        assert conflict.irreducible
        tags = {row.tag for row in conflict.certificate.rows if isinstance(row.tag, cf.Fact)}
        assert tags <= {*conflict.members}
        assert cf.check(conflict.members, sense=sense).contradictions
        for dropped in conflict.members:
            rest = [fact for fact in conflict.members if fact != dropped]
            assert not cf.check(rest, sense=sense).contradictions


@given(collections(), st.sampled_from(["parts_disjoint", ()]))
def test_conflicts_with_relations_are_proved_and_share_no_fact(facts, assume):
    seen = set()
    for conflict in cf.check(facts, assume=assume).contradictions:
        assert verify(conflict.certificate)
        assert conflict.certificate.refutes
        assert conflict.irreducible
        assert seen.isdisjoint(conflict.facts)
        seen.update(conflict.facts)
        assert not ("parts_disjoint" in conflict.assumptions and conflict.severity is cf.Severity.ERROR)


def wide(interval):
    low = (-1, 0) if interval.low is None else (interval.low, interval.low_open)
    high = (10**9, 0) if interval.high is None else (interval.high, not interval.high_open)
    return low, high


@given(collections(ACTORS[:1]), claims(ACTORS[:1]), st.sampled_from(SENSES))
def test_another_fact_never_widens_what_is_implied(facts, more, sense):
    def asked(some):
        same = {"actor": "A land", "place": "Gao", "population": "military", "period": FIXED["period"]}
        killed, losses = (cf.quantity(measure, **same) for measure in ("killed", "losses"))
        return cf.implied(some, killed, losses, losses - killed, killed / losses, sense=sense)

    ours = cf.claim(
        "CasualtyEstimate",
        measure="killed",
        actor=ACTORS[0],
        place=TOWN,
        population="military",
        estimate=cf.Estimate.at_least(1, "person"),
        **FIXED,
    )
    for before, after in zip(asked(facts | [ours]), asked(facts | [ours, more]), strict=True):
        if before.interval is None:
            assert after.interval is None
        elif after.interval is not None:
            assert wide(after.interval)[0] >= wide(before.interval)[0]
            assert wide(after.interval)[1] <= wide(before.interval)[1]


@given(collections())
def test_a_wider_sense_contradicts_nothing_that_a_narrower_one_does_not(facts):
    contradicted = [bool(cf.check(facts, sense=sense).contradictions) for sense in SENSES]
    assert contradicted == sorted(contradicted, reverse=True)


@given(collections())
def test_the_loosest_sense_is_one_in_which_its_members_contradict_each_other(facts):
    if facts.relations:
        facts = cf.Facts(facts)
    for conflict in cf.check(facts).contradictions:
        assert cf.check(conflict.members, sense=conflict.loosest).contradictions
        if conflict.loosest != cf.ROUNDED:
            assert not cf.check(conflict.members, sense="rounded").contradictions


@given(collections())
def test_moving_one_number_by_what_is_said_ends_a_conflict(facts):
    facts = cf.Facts(facts)
    for conflict in cf.check(facts).contradictions:
        for move in conflict.moves:
            interval, allowed = move.fact.estimate.interval, move.allowed
            up = allowed.low is not None and interval.high is not None and allowed.low >= interval.high
            step = move.by + (cf.Interval.point(1) / 1000).low if move.strict else move.by
            moved = interval + step if up else cf.Interval(None, interval.high, False, interval.high_open) + -step
            moved = moved if up else interval + -step
            there = moved.intersection(cf.Interval(0, None))
            assert there is not None
            estimate = cf.Estimate(interval=there, unit="person", hedge="range")
            if move.fact.modality == "verified":
                estimate = cf.Estimate(
                    interval=cf.Interval(there.low, None, there.low_open), unit="person", hedge="range"
                )
            others = [fact for fact in conflict.members if fact != move.fact]
            new = attrs.evolve(move.fact, estimate=estimate)
            assert not cf.check([*others, new]).contradictions


# --- a small world: what is true is never contradicted ---------------------------------------------------------------


@attrs.frozen
class Person:
    fate: str
    population: str
    in_town: bool


people = st.lists(
    st.builds(
        Person,
        st.sampled_from(["killed", "wounded", "missing", "captured"]),
        st.sampled_from(["children", "civilian", "military"]),
        st.booleans(),
    ),
    max_size=25,
)
AMONG = {
    "children": {"children"},
    "civilian": {"civilian", "children"},
    "military": {"military"},
    "mixed": {"children", "civilian", "military"},
}


def fates(measure, population):
    if measure == "casualties":
        return {"killed", "wounded"} | ({"missing", "captured"} if population == "military" else set())
    return {measure}


@st.composite
def truths(draw):
    """True claims about a small world."""
    world = draw(people)
    also = draw(st.sampled_from([(), ("missing",), ("missing", "captured")]))
    facts = []
    for _ in range(draw(st.integers(2, 10))):
        population = draw(st.sampled_from(POPULATIONS))
        place = draw(st.sampled_from([TOWN, REGION]))
        measure = draw(st.sampled_from(["killed", "wounded", "missing", "captured", "casualties", "losses"]))
        here = [p for p in world if p.population in AMONG[population] and (p.in_town or place == REGION)]
        if measure == "losses":  # whatever somebody takes for them, the same for all
            n = sum(p.fate in ("killed", "missing") for p in here)
        elif measure == "casualties" and population == "mixed":
            n = sum(p.fate in ("killed", "wounded", *also) for p in here)
        else:
            n = sum(p.fate in fates(measure, population) for p in here)
        low, high = draw(st.integers(0, n)), draw(st.integers(n, 30))
        facts.append(
            cf.claim(
                "CasualtyEstimate",
                measure=measure,
                actor=ACTORS[0],
                place=place,
                population=population,
                estimate=draw(
                    st.sampled_from(
                        [
                            cf.Estimate.exactly(n, "person"),
                            cf.Estimate.at_least(low, "person"),
                            cf.Estimate.at_most(high, "person"),
                            cf.Estimate.less_than(high + 1, "person"),
                        ]
                    )
                ),
                source=draw(sources),
                **FIXED,
            )
        )
    return facts


@given(truths())
def test_what_is_true_is_not_contradicted(facts):
    assert cf.check(facts).contradictions == ()


@settings(max_examples=25)
@given(testing.facts_collections(), st.sampled_from(SENSES))
def test_any_facts_can_be_checked(facts, sense):
    report = cf.check(facts, sense=sense, assume=list(cf.Assumption))
    assert str(report)
    assert len(report.left_out) <= len(facts)
    for conflict in report.contradictions:
        assert verify(conflict.certificate)
    cf.implied(facts, sense=sense)
