"""What a function was given, where it takes facts or a fact."""

from __future__ import annotations

from collections.abc import Iterable

from conflictfacts.errors import FieldError
from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Fact
from conflictfacts.model.reading import Reading

__all__ = ["given_fact", "given_facts"]


def given_facts(facts: object) -> Facts | list[Fact]:
    """Take facts as they were given: a collection stays one, all else becomes a list.

    Raises:
        FieldError: If they are no facts.

    >>> given_facts([1])
    Traceback (most recent call last):
    ...
    conflictfacts.errors.FieldError: 'facts' must hold nothing but facts, got 1
    """
    if isinstance(facts, Facts):
        return facts
    if isinstance(facts, Reading):
        raise FieldError("facts", "be a collection of facts", facts, "give the '.facts' of the Reading")
    if isinstance(facts, Fact):
        raise FieldError("facts", "be a collection of facts", facts, "put the fact into a list")
    if not isinstance(facts, Iterable):
        raise FieldError("facts", "be a collection of facts", facts)
    listed = list(facts)
    for one in listed:
        if not isinstance(one, Fact):
            raise FieldError("facts", "hold nothing but facts", one)
    return listed


def given_fact(fact: object, field: str) -> Fact:
    """Take a fact as it was given.

    Args:
        fact: What was given.
        field: The name of the argument.

    Raises:
        FieldError: If it is no fact.
    """
    if not isinstance(fact, Fact):
        raise FieldError(field, "be a fact", fact)
    return fact
