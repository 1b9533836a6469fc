"""Findings are plain values, and their parts are what they must be."""

from __future__ import annotations

import pickle

import attrs
import pytest

import conflictfacts as cf
from conflictfacts.model.finding import Finding, Severity, Verdict

PARTS = {"rule": "hedge", "verdict": "contradicted", "severity": "error", "explanation": "it says more than"}


def test_words_become_members_of_their_lists():
    finding = Finding(**PARTS)
    assert (finding.verdict, finding.severity) == (Verdict.CONTRADICTED, Severity.ERROR)


def test_facts_are_known_by_their_ids():
    fact = cf.claim("CasualtyEstimate", measure="killed", estimate=cf.Estimate.bare(75, "person"))
    assert Finding(**PARTS, facts=[fact, "f2"]).facts == (fact.id, "f2")


def test_it_says_how_much_it_matters_what_is_so_and_by_which_rule():
    assert str(Finding(**PARTS)) == "error: it says more than [hedge]"


def test_it_is_a_value():
    one, other = Finding(**PARTS, certificate=(1, 2)), Finding(**PARTS, certificate=(1, 2))
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.rule = "another"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("rule", " ", "'rule' must not be empty, got ' '"),
        ("verdict", "wrong", "'verdict' must be one of consistent, contradicted, undetermined, got 'wrong'"),
        ("severity", "fatal", "'severity' must be one of error, warning, note, got 'fatal'"),
        ("facts", "f1", "'facts' must be a list of facts or their ids, got 'f1'"),
        ("facts", [1], "'facts' must be text, got 1 (int)"),
        ("assumptions", "constant_rate", "'assumptions' must be a list of names, got 'constant_rate'"),
        ("explanation", "", "'explanation' must not be empty, got ''"),
    ],
)
def test_what_cannot_be_is_refused(field, value, message):
    with pytest.raises(cf.FieldError) as caught:
        Finding(**{**PARTS, field: value})
    assert str(caught.value) == message
