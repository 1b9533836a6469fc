"""What follows from what the words mean, for quantities of one scope: the same people or ground, there, then.

- `killed <= losses <= killed + wounded + missing + captured`: "losses" is ambiguous, so it is at least the killed and
  at most all casualties.
- `casualties = killed + wounded + missing + captured` of soldiers (NATO's "casualty": lost to the organisation as dead,
  wounded, missing or captured); of civilians `killed + wounded` (OHCHR, Every Casualty); of people of whom it is not
  said which, between the two.
- A measure said to include others (killed and wounded) is their sum.
- Materiel destroyed, captured or abandoned is lost.
- Ground that was captured is lost again or held, where what is held is known to be captured ground.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from conflictfacts.checking.clauses import Clause, fixed
from conflictfacts.checking.names import Names
from conflictfacts.checking.subjects import CONTROL, OTHER, SAID, Subject
from conflictfacts.model.window import Window

__all__ = ["WORDS", "definitions", "ground", "not_negative", "scopes"]

_WAYS = ("killed", "wounded", "missing", "captured")

WORDS: dict[str, tuple[str, ...]] = {
    "CasualtyEstimate": (*_WAYS, "losses", "casualties"),
    "EquipmentLoss": ("destroyed", "damaged", "captured", "abandoned", "lost"),
    "TerritorialControl": ("held", "captured", "lost"),
}
"""Measures and statuses that hang together by definition."""

Scope = Mapping[tuple[str, tuple[str, ...] | None], Subject]
"""The quantities of one scope, by measure and by what that includes."""


def scopes(subjects: Iterable[Subject]) -> list[dict[tuple[str, tuple[str, ...] | None], Subject]]:
    """Group quantities that differ in nothing but what became of those counted."""
    groups: dict[tuple[object, ...], dict[tuple[str, tuple[str, ...] | None], Subject]] = {}
    for subject in subjects:
        if subject.own is None and subject.word != CONTROL:
            groups.setdefault(subject.scope, {})[subject.word, subject.includes] = subject
    return list(groups.values())


def not_negative(subject: Subject) -> Clause | None:
    """A count is at least 0; only a change, of which it is not said what it is of, may be less."""
    if subject.word in OTHER:
        return None
    return fixed({subject: 1}, ">=", 0, "not_negative", "a count is never below 0")


def definitions(scope: Scope) -> Iterator[Clause]:
    """Say how the quantities of one scope hang together."""
    if len(scope) < 2 and all(includes is None for _, includes in scope):
        return
    kind = next(iter(scope.values())).type
    rules: dict[str, Callable[[Scope], Iterator[Clause]]] = {"CasualtyEstimate": _people, "EquipmentLoss": _materiel}
    if kind in rules:
        yield from rules[kind](scope)


def _people(scope: Scope) -> Iterator[Clause]:
    some = next(iter(scope.values()))
    ways = {way: scope.get((way, None)) or some.measured(way) for way in _WAYS}
    losses, casualties = scope.get(("losses", None)), scope.get(("casualties", None))
    four = "the killed, wounded, missing and captured"
    if losses is not None:
        yield fixed({ways["killed"]: 1, losses: -1}, "<=", 0, "killed_in_losses", "the killed are among the losses")
        whole = {losses: 1, **{ways[way]: -1 for way in _WAYS}}
        yield fixed(whole, "<=", 0, "losses_in_casualties", f"losses are at most {four} together")
    if casualties is not None:
        whole = {casualties: 1, **{ways[way]: -1 for way in _WAYS}}
        part = {casualties: 1, ways["killed"]: -1, ways["wounded"]: -1}
        if some.population == "military":
            yield fixed(whole, "==", 0, "casualties", f"casualties are {four}")
        elif some.population in (None, "mixed"):
            yield fixed(part, ">=", 0, "casualties", "the killed and the wounded are casualties")
            yield fixed(whole, "<=", 0, "casualties", f"casualties are at most {four} together")
        else:
            yield fixed(part, "==", 0, "casualties", "casualties are the killed and wounded")
        if losses is not None and some.population == "military":
            yield fixed(
                {losses: 1, casualties: -1}, "<=", 0, "losses_in_casualties", "losses are at most all casualties"
            )
    for (word, includes), subject in scope.items():
        if includes and word in ("losses", "casualties", "missing") and set(includes) <= set(_WAYS):
            terms = {subject: 1, **{ways[way]: -1 for way in includes}}
            yield fixed(terms, "==", 0, "includes", f"these {word} are the {' and '.join(includes)}")


def _materiel(scope: Scope) -> Iterator[Clause]:
    lost = scope.get(("lost", None))
    for way in ("destroyed", "captured", "abandoned"):
        part = scope.get((way, None))
        if lost is not None and part is not None:
            yield fixed({part: 1, lost: -1}, "<=", 0, "lost_materiel", f"what is {way} is lost")


def ground(subjects: Iterable[Subject], wholes: Iterable[Subject], names: Names) -> Iterator[Clause]:
    """Say that captured ground is lost again or held, as of one day.

    That is so of what an actor holds abroad, and of ground that is said to be a share of what was captured.

    Args:
        subjects: Quantities.
        wholes: Those of which others are said to be a share.
        names: Actors and places.
    """
    taken: dict[tuple[object, ...], dict[datetime.date | None, dict[str, Subject]]] = {}
    held: dict[tuple[object, ...], Subject] = {}
    for subject in subjects:
        if subject.type != "TerritorialControl" or subject.standing != SAID or subject.is_rate:
            continue
        if subject.word == "held":
            held[_as_of(subject)] = subject
        elif subject.word in WORDS["TerritorialControl"]:
            taken.setdefault(_as_of(subject), {}).setdefault(subject.window.start, {})[subject.word] = subject
    shared = {_as_of(whole) for whole in wholes if whole.word == "captured" and whole.type == "TerritorialControl"}
    for key, by_start in taken.items():
        for since in by_start.values():
            some = next(iter(since.values()))
            if key in shared or _abroad(some, names):
                captured, lost = (since.get(word) or some.measured(word) for word in ("captured", "lost"))
                window = Window(None, some.window.until, some.window.words)
                still = held.get(key) or attrs.evolve(some, word="held", window=window)
                terms = {captured: 1, lost: -1, still: -1}
                yield fixed(terms, "==", 0, "captured_ground", "ground once captured is either lost or held")


def _as_of(subject: Subject) -> tuple[object, ...]:
    window = subject.window
    ending = Window(None, window.until, window.words)
    return subject.dimension, subject.actor, subject.detail, subject.opponent, subject.place, subject.conflict, ending


def _abroad(subject: Subject, names: Names) -> bool:
    actor, place = names.actors.get(subject.actor or ""), names.places.get(subject.place or "")
    codes = [None if one is None or one.iso is None or len(one.iso) != 3 else one.iso for one in (actor, place)]
    return None not in codes and codes[0] != codes[1]
