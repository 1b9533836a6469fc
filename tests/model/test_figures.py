"""When two numbers are one figure, and finding it among many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.figures import Figures, fineness, same_figure

NUMBERS = st.sampled_from([90, 95, 99, 100, 101, 104, 105, 106, 110, 150, 950, 1000, 1040])
SAID = st.one_of(
    st.builds(
        lambda make, n: make(n, "person"),
        st.sampled_from([Estimate.bare, Estimate.exactly, Estimate.about, Estimate.more_than, Estimate.up_to]),
        NUMBERS,
    ),
    testing.estimates(st.just("person")),
)


@given(st.lists(SAID, max_size=12))
def test_a_figure_is_found_among_others_where_any_of_them_is_the_same(said: list[Estimate]):
    figures: Figures[Estimate] = Figures()
    met: list[Estimate] = []
    for estimate in sorted(said, key=fineness):
        same = figures.same(estimate)
        assert (same is not None) == any(same_figure(other, estimate) for other in met)
        assert same is None or same_figure(same, estimate)
        figures.add(estimate, estimate)
        met.append(estimate)


@pytest.mark.parametrize(("said", "nearest"), [(1000, 1004), (990, 990), (995, 990), (1010, 1004)])
def test_of_several_that_a_rounded_figure_can_be_it_is_the_nearest(said: int, nearest: int):
    figures: Figures[int] = Figures()
    for n in (960, 990, 1004, 1030):
        figures.add(Estimate.exactly(n, "person"), n)
    rough = Estimate.hedged("exact", (said,), "person", grain=(100,))
    assert figures.same(rough) == nearest
