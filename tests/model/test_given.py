"""What is no fact is told so by every function that takes facts."""

from __future__ import annotations

import pytest

import conflictfacts as cf

KILLED = cf.claim("CasualtyEstimate", measure="killed", estimate=cf.Estimate.bare(5, "person"))
TAKERS = [cf.total, cf.union_bounds, cf.envelope, cf.intersect, cf.latest, cf.series, cf.check, cf.implied, cf.relate]


@pytest.mark.parametrize("take", TAKERS)
@pytest.mark.parametrize(
    ("given", "rule", "note"),
    [
        (cf.read("5 people were killed in Gao."), "be a collection of facts", "give the '.facts' of the Reading"),
        (KILLED, "be a collection of facts", "put the fact into a list"),
        ([1], "hold nothing but facts", ""),
        (5, "be a collection of facts", ""),
    ],
)
def test_what_is_no_collection_of_facts_is_an_error(take, given, rule, note):
    with pytest.raises(cf.FieldError) as error:
        take(given)
    assert (error.value.field, error.value.rule, error.value.note) == ("facts", rule, note)
    assert error.value.got == (1 if given == [1] else given)


def test_any_iterable_of_facts_will_do():
    assert cf.total(iter([KILLED])).used == cf.total((KILLED,)).used == cf.total(cf.Facts([KILLED])).used
    assert cf.check(iter([KILLED])).verdict is cf.Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: cf.difference(KILLED, 5), "earlier"),
        (lambda: cf.difference(5, KILLED), "later"),
        (lambda: cf.accumulate(5), "rate"),
        (lambda: cf.days_in(5), "period"),
        (lambda: cf.implied([KILLED], 5), "expression"),
        (lambda: cf.attach(5, ()), "facts"),
    ],
)
def test_what_is_no_fact_period_or_expression_is_an_error(call, field):
    with pytest.raises(cf.FieldError, match=f"'{field}' must be .*, got 5") as error:
        call()
    assert (error.value.field, error.value.got) == (field, 5)
