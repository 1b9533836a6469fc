"""Leaving out what would count somebody twice: what relations tell, and what sources say again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflictfacts.aggregation.cells import Cell, Row, Strip, cells_of, strip_of
from conflictfacts.aggregation.result import LeftOut
from conflictfacts.aggregation.standing import Standing, figures_that_stand, finest_first
from conflictfacts.aggregation.ties import Ties
from conflictfacts.aggregation.topics import Topic, Uncounted
from conflictfacts.model.fact import Fact
from conflictfacts.model.kind import Kind

__all__ = ["Sorting", "sort_topics"]


class Sorting:
    """Figures that stand, by kind and site, and what was left out on the way to them."""

    def __init__(self) -> None:
        self.strips: list[Strip] = []
        self.rows: list[Row] = []
        """Figures that are alone in their topics."""
        self.superseded: list[LeftOut] = []
        self.duplicate: list[LeftOut] = []
        self.excluded: list[LeftOut] = []

    def take(self, standing: Standing) -> None:
        """Take in what came of one site."""
        self.strips.append(standing.strip)
        self.superseded += standing.superseded
        self.duplicate += standing.duplicate

    def by_kind(self) -> dict[Kind, Row]:
        """The strips of each kind, in an order free of that of the facts."""
        alike: dict[int, list[Strip]] = {}
        for strip in self.strips:
            alike.setdefault(id(strip.kind), []).append(strip)
        kinds: dict[Kind, list[Row]] = {}
        for row in (*self.rows, *map(Row.of, alike.values())):
            kinds.setdefault(row.kind, []).append(row)
        united = {
            kind: rows[0] if len(rows) == 1 else Row.of([strip for row in rows for strip in row.strips])
            for kind, rows in kinds.items()
        }
        return dict(sorted(united.items(), key=lambda item: repr(item[0])))


def sort_topics(topics: Iterable[Topic | Uncounted | Row], ties: Ties, *, follow: bool) -> Sorting:
    """Sort out which figures of some topics stand.

    Args:
        topics: The facts, by what they are about; rows of those that are alone in their topics.
        ties: The relations between them.
        follow: Whether of a source's figures for a quantity in the course of time only the latest counts.
    """
    sorting = Sorting()
    tied: list[Strip] = []
    related = bool(ties)
    for topic in topics:
        if isinstance(topic, Uncounted):
            sorting.excluded += [LeftOut(fact, topic.why) for fact in (*topic.facts, *topic.again)]
            continue
        if isinstance(topic, Row):
            if related:
                for strip in topic.strips:
                    (tied if ties.touch(strip.facts) else sorting.strips).append(strip)
            else:
                sorting.rows.append(topic)
            continue
        if topic.again:
            sorting.duplicate += [LeftOut(fact, "the same fact again", fact) for fact in topic.again]
        if related and ties.touch(topic.facts):
            tied.append(topic)
        elif len(topic.facts) == 1:
            sorting.strips.append(topic)
        else:
            sorting.take(topic.standing(follow=follow))
    for cells in _untied(tied, ties, sorting):
        sorting.take(figures_that_stand(strip_of(cells), follow=follow))
    return sorting


_Kinds = dict[int, tuple[Fact, Kind]]
"""Facts that count, with their kinds, by their identity."""


def _untied(strips: Sequence[Strip], ties: Ties, sorting: Sorting) -> Iterable[list[Cell]]:
    """The cells of strips that relations tell of, by kind and site, without the facts that these make superfluous."""
    kinds: _Kinds = {id(fact): (fact, strip.kind) for strip in strips for fact in strip.facts}
    _leave_out_derived(kinds, ties, sorting)
    _leave_out_restated(kinds, ties, sorting)
    _leave_out_revised(kinds, ties, sorting)
    cells: dict[int, Cell] = {}
    parts: set[int] = set()
    for cell in cells_of(strips):
        left = [fact for fact in cell.voices if id(fact) in kinds]
        within = _parts_within(left, ties)
        parts |= within
        for some in ([fact for fact in left if id(fact) not in within], [fact for fact in left if id(fact) in within]):
            cells.update(dict.fromkeys(map(id, some), cell.with_voices(some)))
    _unite_rivals(cells, ties)
    # What is told to be part of another figure of its cell is another quantity, though nothing else tells them apart.
    sites: dict[tuple[int, int, bool], list[Cell]] = {}
    for cell in {id(cell): cell for cell in cells.values()}.values():
        sites.setdefault((id(cell.kind), id(cell.site), id(cell.voices[0]) in parts), []).append(cell)
    return sites.values()


def _parts_within(facts: Sequence[Fact], ties: Ties) -> set[int]:
    """The identities of facts that are told to be parts of others among them."""
    here = set(map(id, facts))
    return (
        {id(part) for part, whole in ties.parts if id(part) in here and id(whole) in here} if len(here) > 1 else set()
    )


def _leave_out_derived(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    for fact, inputs in ties.derived:
        if id(fact) in kinds and all(id(one) in kinds for one in inputs):
            del kinds[id(fact)]
            sorting.excluded.append(LeftOut(fact, "it follows from facts that are counted themselves"))


def _leave_out_restated(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    groups: dict[int, list[Fact]] = {}
    for pair in ties.restated:
        if all(id(fact) in kinds for fact in pair) and kinds[id(pair[0])][1] == kinds[id(pair[1])][1]:
            together = [fact for one in pair for fact in groups.get(id(one), [one])]
            group = list({id(fact): fact for fact in together}.values())
            groups.update({id(fact): group for fact in group})
    for group in {id(group): group for group in groups.values()}.values():
        kept, *others = finest_first(group)
        for fact in others:
            del kinds[id(fact)]
            sorting.duplicate.append(LeftOut(fact, "said to say again what another fact says", kept))


def _leave_out_revised(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    for later, earlier in ties.revised:
        if id(later) in kinds and id(earlier) in kinds and later is not earlier:
            del kinds[id(earlier)]
            sorting.superseded.append(LeftOut(earlier, "said to be revised by another fact", later))


def _unite_rivals(cells: dict[int, Cell], ties: Ties) -> None:
    for pair in ties.rivals:
        if not all(id(fact) in cells for fact in pair):
            continue
        a, b = (cells[id(fact)] for fact in pair)
        if a is b or a.kind != b.kind:
            continue
        kept, other = sorted((a, b), key=lambda cell: (not cell.window.is_closed, cell.site.key, cell.key()))
        united = kept.with_voices([*kept.voices, *other.voices])
        cells.update(dict.fromkeys(map(id, united.voices), united))
