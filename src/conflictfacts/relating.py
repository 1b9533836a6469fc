"""Which facts restate, revise, rival or are part of which, within a text and across texts.

Decides only what follows from the facts themselves; where it is not sure, there is no relation. What facts of one text
are said to be ("of whom", "including") is up to the reader.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

import attrs

from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import fineness, same_figure
from conflictfacts.model.given import given_facts
from conflictfacts.model.kind import Kind, kind_of, takes_in, uncountable
from conflictfacts.model.lineage import lineage
from conflictfacts.model.overlap import Atlas, Overlap, compare_populations
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.relations import Partition, PartOf, Relation, Restates, Revises, Rival
from conflictfacts.model.vocabulary import Population
from conflictfacts.model.window import Window, vintage, window_of

__all__ = ["Related", "attach", "relate"]


@attrs.frozen
class Related:
    """A relation between two facts, and why it holds."""

    relation: Relation
    """The relation."""

    why: str
    """What it was concluded from."""

    def __str__(self) -> str:
        return f"{self.relation.type}: {self.why}"


class _Subject(NamedTuple):
    """What a fact is about: everything but how many, and who says so."""

    kind: Kind
    actor: Actor | None
    place: Place | None
    population: Population | None
    others: tuple[object, ...]
    window: Window


_Run = list[tuple[Window, list[Fact]]]
"""Facts of one subject by their windows."""


def relate(facts: Iterable[Fact]) -> tuple[Related, ...]:
    """Find how facts that count something stand to each other.

    - `Restates`: a source puts the same figure, in other words or at another grain, on the same thing.
    - `Revises`: a source puts another figure on it as of a later day, or the same day's later; each revises the last.
    - `Rival`: another source puts another figure on the same thing at the same time. Outlets that relay one briefing
      are one source (`lineage()`); facts nobody is known to have said are no rivals.
    - `PartOf`: the same thing, by part of the actor, in part of the place, of some of the population, in part of the
      time, or some of what the measure takes in. Only the nearest whole is named.

    Relations a collection brings with it are not found again.

    Args:
        facts: Facts.

    Returns:
        Relations, in an order free of that of the facts; `attach()` gives them to a collection.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.estimate import Estimate
    >>> said = {"one side": Estimate.bare(300, "person"), "the other": Estimate.more_than(500, "person")}
    >>> for found in relate([claim("CasualtyEstimate", measure="killed", source=source, estimate=estimate)
    ...                      for source, estimate in said.items()]):
    ...     print(found)
    rival: one side says 300 person, the other more than 500 person, of the same
    """
    given = given_facts(facts)
    facts = given if isinstance(given, Facts) else Facts(given)
    subjects = _subjects(facts)
    known = {key for relation in facts.relations for key in _keys(relation)}
    found = [*_said_again(subjects), *_parts(subjects)]
    new = {key: one for one in found for key in _keys(one.relation) if key not in known}
    return tuple([one for _, one in sorted(new.items(), key=lambda item: item[0])])


def attach(facts: Iterable[Fact], related: Iterable[Related]) -> Facts:
    """Give relations to facts: the same facts, with their relations and these.

    Raises:
        FieldError: If a relation names a fact that is not there.
    """
    given = given_facts(facts)
    facts = given if isinstance(given, Facts) else Facts(given)
    return Facts(facts.facts, (*facts.relations, *(one.relation for one in related)), facts.documents)


def _keys(relation: Relation) -> list[tuple[str, str, str]]:
    """What a relation says, fact by fact."""
    match relation:
        case PartOf() | Partition():
            return [(PartOf.type, part, relation.whole) for part in relation.parts]
        case Rival():
            return [(relation.type, *sorted(relation.facts))]  # type: ignore[list-item]
        case Restates() | Revises():
            return [(relation.type, relation.subject, relation.object)]
        case _:
            return []


def _subjects(facts: Facts) -> dict[_Subject, list[Fact]]:
    atlas = Atlas(facts)
    subjects: dict[_Subject, list[Fact]] = {}
    for fact in facts:
        if uncountable(fact) is None:
            kind = kind_of(fact)
            others = atlas.actor(fact.opponent), fact.conflict, getattr(fact, "purpose", None)
            population = getattr(fact, "population", None)
            place, actor = atlas.place(fact.place), atlas.actor(fact.actor)
            subject = _Subject(kind, actor, place, population, others, window_of(fact, kind))
            subjects.setdefault(subject, []).append(fact)
    for said in subjects.values():
        said.sort(key=_order)
    return subjects


def _order(fact: Fact) -> tuple[Any, ...]:
    """What facts are ordered by: those said first come first, in a text those that stand first."""
    provenance = fact.provenance
    spans = provenance.spans
    return vintage(fact), provenance.document or "", spans[0].start if spans else 0, fact.id


def _by_voice(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    voices: dict[str, list[Fact]] = {}
    for fact in facts:
        voice = lineage(fact)
        if voice is not None:
            voices.setdefault(voice, []).append(fact)
    return voices


# --- restated, revised, rivalled -------------------------------------------------------------------------------------


def _said_again(subjects: dict[_Subject, list[Fact]]) -> Iterator[Related]:
    runs: dict[tuple[str, bool, datetime.date | None, tuple[object, ...]], _Run] = {}
    for subject, facts in subjects.items():
        stand: dict[str, list[Fact]] = {}
        for voice, said in _by_voice(facts).items():
            figures = _figures(said)
            stand[voice] = [_finest(figure) for figure in figures]
            for first, *again in figures:
                for fact in again:
                    why = f"{voice} says {fact.estimate} again of what it says is {first.estimate}"
                    yield Related(Restates(fact, first), why)
            for earlier, later in pairwise(stand[voice]):
                if vintage(earlier) < vintage(later):
                    why = f"{voice} says {later.estimate} on {vintage(later)} instead of {earlier.estimate}"
                    yield Related(Revises(later, earlier), why)
            since = None if subject.kind.is_stock or subject.kind.is_rate else subject.window.start
            key = (voice, subject.window.until is None, since, subject[:5])
            runs.setdefault(key, []).append((subject.window, stand[voice]))
        yield from _rivals(stand)
    for (voice, is_undated, *_), run in runs.items():
        yield from _undated_again(voice, run) if is_undated else _revisions(voice, run)


def _figures(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts of one source and subject by figure, in the order in which they were said."""
    figures: list[list[Fact]] = []
    for fact in facts:
        same = next((figure for figure in figures if all(_say_the_same(fact, other) for other in figure)), None)
        if same is None:
            figures.append([fact])
        else:
            same.append(fact)
    return figures


def _say_the_same(a: Fact, b: Fact) -> bool:
    return a.estimate is not None and b.estimate is not None and same_figure(a.estimate, b.estimate)


def _finest(figure: Sequence[Fact]) -> Fact:
    """Of facts with one figure that with the finest, and of several such the first."""
    said = [(fact, fact.estimate) for fact in figure if fact.estimate is not None]
    unit = said[0][1].unit
    return min(said, key=lambda pair: (*fineness(pair[1].to(unit)), _order(pair[0])))[0]


def _rivals(stand: dict[str, list[Fact]]) -> Iterator[Related]:
    latest = [(voice, facts[-1]) for voice, facts in sorted(stand.items())]
    for i, (voice, fact) in enumerate(latest):
        for other, rival in latest[i + 1 :]:
            if not _say_the_same(fact, rival):
                why = f"{voice} says {fact.estimate}, {other} {rival.estimate}, of the same"
                yield Related(Rival(*sorted((fact.id, rival.id))), why)


def _revisions(voice: str, run: _Run) -> Iterator[Related]:
    run.sort(key=lambda item: item[0].until or datetime.date.min)
    for (before, earlier), (after, later) in pairwise(run):
        why = f"{voice} has a figure as of {after.until} for what it had one as of {before.until}"
        yield Related(Revises(later[-1], earlier[-1]), why)


def _undated_again(voice: str, run: _Run) -> Iterator[Related]:
    """Figures without a day, in different texts: sure to be one only where they are the same."""
    words: dict[str, list[Fact]] = {}
    for window, facts in run:
        words.setdefault(window.words[0] if window.words else "", []).extend(facts)
    for facts in words.values():
        for first, *again in _figures(sorted(facts, key=_order)):
            for fact in again:
                yield Related(Restates(fact, first), f"{voice} says {fact.estimate} in one text and another")


# --- parts and wholes ------------------------------------------------------------------------------------------------


def _parts(subjects: dict[_Subject, list[Fact]]) -> Iterator[Related]:
    wholes = {_name(subject): subject for subject in subjects}
    definitions: dict[tuple[object, ...], set[Kind]] = {}
    for subject in subjects:
        definitions.setdefault(_frame(subject.kind), set()).add(subject.kind)
    atlas = Atlas(fact for facts in subjects.values() for fact in facts)
    for subject, parts in subjects.items():
        nearest: list[tuple[_Subject, str]] = []
        fewest = 0
        for steps, wider, why in _wider(subject, atlas, definitions[_frame(subject.kind)]):
            whole = wholes.get(wider)
            if whole is not None and (not nearest or steps <= fewest):
                nearest = [*(nearest if steps == fewest else ()), (whole, why)]
                fewest = steps
        for whole, why in nearest:
            yield from _between(parts, subjects[whole], why)
    yield from _in_time(subjects)


def _frame(kind: Kind) -> tuple[object, ...]:
    return kind.type, kind.item, kind.dimension, kind.standing


def _name(subject: _Subject) -> tuple[object, ...]:
    actor, place = subject.actor, subject.place
    return (
        subject.kind,
        None if actor is None else (actor.name, actor.detail),
        None if place is None else place.name,
        subject.population,
        subject.others,
        subject.window,
    )


def _wider(subject: _Subject, atlas: Atlas, kinds: Iterable[Kind]) -> Iterator[tuple[int, tuple[object, ...], str]]:
    """What takes a subject in: by how many steps it is wider, its name, and why."""
    kind, actor, place, population, _, _ = subject
    measures = [(0, kind, "")] + [
        (1, k, f"{kind.word} is among {k.word}") for k in kinds if takes_in(k, kind, population)
    ]
    populations = [(0, population, "")] + [
        (1, wider, f"{population} are among {wider}")
        for wider in (Population.CIVILIAN, Population.MIXED)
        if compare_populations(population, wider) is Overlap.INSIDE
    ]
    named = None if actor is None else (actor.name, actor.detail)
    actors: list[tuple[int, object, str]] = [(0, named, "")]
    if actor is not None:
        if actor.detail is not None:
            actors.append((1, (actor.name, None), f"{actor.detail} is part of {actor.name}"))
        above = atlas.above(actor)
        actors += [(i, (name, None), f"{actor.name} is part of {name}") for i, name in enumerate(above, 1)]
    places: list[tuple[int, object, str]] = [(0, None if place is None else place.name, "")]
    if place is not None:
        around = atlas.around(place)
        places += [(i, name, f"{place.name} lies in {name}") for i, name in enumerate(around, 1)]
    for m, a, p, s in product(measures, actors, places, populations):
        steps = m[0] + a[0] + p[0] + s[0]
        if steps:
            why = ", ".join(reason for reason in (m[2], a[2], p[2], s[2]) if reason)
            yield steps, (m[1], a[1], p[1], s[1], subject.others, subject.window), why


def _between(parts: Sequence[Fact], wholes: Sequence[Fact], why: str) -> Iterator[Related]:
    """Each source's figure for the part is part of its own figure for the whole, or else of every source's."""
    stand = {lineage(fact): fact for fact in wholes}
    for voice, part in {lineage(fact): fact for fact in parts}.items():
        for whole in [stand[voice]] if voice in stand else stand.values():
            yield Related(PartOf(whole, (part,)), why)


def _in_time(subjects: dict[_Subject, list[Fact]]) -> Iterator[Related]:
    """What came about in days within other days."""
    runs: dict[tuple[object, ...], _Run] = {}
    for subject, facts in subjects.items():
        kind = subject.kind
        if subject.window.is_closed and not (kind.is_stock or kind.is_rate or kind.is_ground):
            runs.setdefault(tuple(subject[:5]), []).append((subject.window, facts))
    for run in runs.values():
        run.sort(
            key=lambda item: (item[0].start or datetime.date.min, -(item[0].until or datetime.date.max).toordinal())
        )
        around: _Run = []
        for window, facts in run:
            while around and (around[-1][0].until or datetime.date.min) < (window.until or datetime.date.max):
                around.pop()
            # Counts since one day are told apart by their ends: they revise each other.
            wider = next((item for item in reversed(around) if item[0].start != window.start), None)
            if wider is not None:
                yield from _between(facts, wider[1], f"{window} lies within {wider[0]}")
            around.append((window, facts))
