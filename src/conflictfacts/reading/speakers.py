"""Who has spoken in a text so far, a line in which to seek who speaks, and one source of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.branches import is_of_another
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Line", "Speakers", "Voice"]

_OFTEN = 3
"""So many sources of one name, and no other, make a text that one's."""

_ASSESSING = frozenset("assesses assess assessed judges judged observed estimates calculates reckons".split())
"""Verbs with which an institute says in its own text what it makes of things."""

_CHECKING = frozenset({"verify", "check", "confirm", "corroborate", "assess"})
"""What an institute cannot do, or has evidence to do, in its own text."""

_INSTITUTES = frozenset({"monitor", "intelligence", None})

_ORGANISATION_KINDS = frozenset(
    {
        "ministry",
        "army",
        "government",
        "alliance",
        "agency",
        "organisation",
        "armed_group",
        "coalition",
        "outlet",
        "monitor",
        "intelligence",
    }
)


_OF_RANK = frozenset("minister premier president governor mayor ambassador envoy chairman chairwoman".split())
"""Offices of one person, which no body that spoke before can be called by."""


class Voice(NamedTuple):
    """One source of a sentence and where it stands there."""

    at: int
    """The item of the reporting verb or of "according to"."""

    attribution: Attribution
    """Who, nearest to the reader first."""

    prefix: bool
    """Whether it speaks for what follows ("NATO says that") rather than for what stands before."""

    first: int
    """The first item of the source's name or verb."""

    last: int
    """The item behind them."""


class Line(NamedTuple):
    """A sentence, a heading or a row of a table, in which sources are sought."""

    tokens: Tokens
    """Its tokens."""

    row: Sequence[Item]
    """Its items."""

    classes: str
    """Their class letters."""

    text: str
    """The document's text."""

    speakers: Speakers
    """Who spoke before; the sources found are added."""

    basis: str | None = None
    """On what terms its sources speak; `None` where it does not say."""

    def voice(
        self, at: int, chain: tuple[Source, ...], prefix: bool, first: int, last: int, verb: str | None = None
    ) -> Voice:
        """Let somebody speak in it, or nobody where the chain is empty, and remember who does."""
        self.speakers.add(chain)
        return Voice(at, Attribution(chain, verb, self.basis), prefix, first, last)


class Speakers:
    """The sources met so far in a text, latest last."""

    def __init__(self) -> None:
        self.known: deque[tuple[Source, ...]] = deque(maxlen=40)
        self.cited: deque[tuple[Source, ...]] = deque(maxlen=10)
        self.labelled: tuple[Source, ...] = ()
        self.interviewed: tuple[Source, ...] = ()
        self.asked = False
        self.by_name: dict[str, Source] = {}
        self.mentioned: tuple[Source, ...] = ()
        self.met: tuple[Source, ...] = ()
        self.met_last = False
        self.parents: dict[str, str] = {}
        self.states: dict[str, None] = {}
        self.fought: set[str] = set()
        self.lands: set[str] = set()
        self.homes: set[str] = set()
        self.groups: set[str] = set()
        self.state_before: Source | None = None
        self.subject: Source | None = None
        self.topic: tuple[Source, ...] = ()
        self.people: tuple[Source, ...] = ()
        self.assessors: dict[tuple[Source, ...], None] = {}

    def mention(self, name: str, kind: str | None, *, fought: bool = False) -> None:
        """Remember a party that was named, for an "it says" before anybody has spoken.

        Args:
            name: Its name.
            kind: What it is.
            fought: Whether it is only told of as an enemy, so that "the army" need not be its own.
        """
        if not fought:
            self.fought.discard(name)
        elif name not in self.states and name not in self.groups:
            self.fought.add(name)
        if kind not in ("state", "army", "government"):
            self.mentioned = (Source(name, kind=kind),)
        if kind == "armed_group":
            self.groups.add(name)
        elif kind == "state":
            self.states.pop(name, None)
            self.states[name] = None

    def begin(self) -> None:
        """Begin a sentence: the states named so far are those before it."""
        last = next(reversed(self.states), None)
        if last is not None and (self.state_before is None or self.state_before.name != last):
            self.state_before = Source(last, kind="state")

    def only_state(self) -> Source | None:
        """Give the state whose army "the army" must be: the only one the text has named, itself or by its places."""
        named = self.states.keys() | self.lands | self.homes
        told = self.states or self.homes
        only = told and len(named) == 1 and named.isdisjoint(self.fought)
        return Source(next(iter(named)), kind="state") if only else None

    def only_group(self) -> Source | None:
        """Give the armed group that "the militants" must be: the only one the text has named."""
        only = len(self.groups) == 1 and self.fought.isdisjoint(self.groups)
        return Source(next(iter(self.groups)), kind="armed_group") if only else None

    def meet(self, name: str) -> None:
        """Remember a person named with a title, for a "he said" before anybody has spoken."""
        self.met = (Source(name, kind="person"),)
        self.met_last = True

    def speak_for(self, chain: tuple[Source, ...]) -> None:
        """Remember that somebody unnamed has spoken for a source, for the "he said" of the next sentence."""
        self.met, self.met_last = chain, True

    def add(self, chain: tuple[Source, ...]) -> None:
        """Remember a source."""
        if chain and (not self.known or self.known[-1] != chain):
            self.known.append(chain)
        if any(source.kind in ("person", "role") for source in chain):
            self.met_last = False
        for source in chain:
            if source.kind == "person":
                self.by_name.setdefault(source.name.split()[-1].lower(), source)

    def note_assessors(self, tokens: Tokens, row: Sequence[Item], voices: Iterable[Voice]) -> None:
        """Remember who assesses, or says what it cannot check, in a text.

        Args:
            tokens: A sentence's tokens.
            row: Its items.
            voices: Its sources.
        """
        for voice in voices:
            chain = voice.attribution.chain
            verb = (voice.attribution.verb or "").partition(" ")[0]
            if verb in _ASSESSING and len(chain) == 1 and chain[0].kind in _INSTITUTES:
                self.assessors[chain] = None
        for at, item in enumerate(row) if not _CHECKING.isdisjoint(tokens.said) else ():
            if item.lower in _CHECKING:
                for other in row[max(0, at - 4) : at]:
                    entry = other.entry("source")
                    if entry is not None and entry.kind in _INSTITUTES:
                        self.assessors[(Source(entry.name, kind=entry.kind),)] = None

    def foresee(self, row: Sequence[Item]) -> None:
        """Remember who will assess further below: the institute whose name ends the words before the verb."""
        body = row[-1].entry("source") if row else None
        if body is not None and body.kind in _INSTITUTES:
            self.assessors[(Source(body.name, kind=body.kind),)] = None

    def assessor(self) -> tuple[Source, ...]:
        """Give the monitor whose assessments a text is made of: the only one that assesses in it."""
        return next(iter(self.assessors)) if len(self.assessors) == 1 else ()

    def latest(self, organisation: bool = False, party: bool = False) -> tuple[Source, ...]:
        """Give the source met last, or the organisation of one; with `party` also a state that spoke."""
        if not organisation:
            # An outlet relays; whom it relays is the source.
            told = (chain for chain in reversed(self.known) if any(source.kind != "outlet" for source in chain))
            return next(told, self.known[-1] if self.known else ())
        for chain in (*reversed(self.known), *reversed(self.cited)):
            found = tuple(
                source
                for source in chain
                if source.kind in _ORGANISATION_KINDS
                or source.kind == "organisation"
                or (party and source.kind in ("state", None))
            )
            if found:
                nameless = found[0].name.islower()  # "the army", with whose it is
                return found[:1] + tuple(source for source in chain if nameless and source.kind == "state")
        return ()

    def whose(self) -> tuple[Source, ...]:
        """Give whose "its" paper is: the body a sentence without a source was about, the body that spoke last."""
        return self.topic or self.latest(organisation=True)

    def latest_person(self, single: bool = False) -> tuple[Source, ...]:
        """Give the person or unnamed speaker met last; a `single` one is not several, like "commanders"."""
        if self.met_last:
            return self.met
        for chain in reversed(self.known):
            if any(source.kind in ("person", "role") or source.role for source in chain) and not (
                single and _are_several(chain[0])
            ):
                return chain
        return self.met or self.latest()

    def several(self) -> tuple[Source, ...]:
        """Give those of whom "one" or "some" are: whom the sentence before was about, or those met last if several."""
        latest = self.people or self.latest()
        return latest if latest and _are_several(latest[0]) else ()

    def latest_several(self) -> tuple[Source, ...]:
        """Give those met last whom "they" can stand for: not a single person."""
        told = (chain for chain in reversed(self.known) if chain[0].kind != "person")
        return next((chain for chain in told if chain[0].kind != "role" or _are_several(chain[0])), ())

    def prevails(self, chain: tuple[Source, ...]) -> bool:
        """Tell whether a text gives one source's word throughout, be it by its officials or its papers."""
        latest = list(self.known)[-_OFTEN:]
        return len(latest) == _OFTEN and bool(chain) and all(known[-1].name == chain[-1].name for known in latest)

    def speaks_for_subject(self, chain: tuple[Source, ...]) -> bool:
        """Tell whether a source is of the party the sentence before was about: its ministry, its army."""
        name = self.subject.name if self.subject is not None else ""
        return any(self.parents.get(source.name) == name or name[:5] in source.name for source in chain)

    def called(
        self, body: str, kinds: frozenset[str] | None = None, branches: frozenset[str] = frozenset()
    ) -> tuple[Source, ...]:
        """Give the organisation met last whose name has a word in it ("the ministry"), and is of one of the kinds.

        Args:
            body: The word.
            kinds: The kinds; `None` for any.
            branches: What it is over by the words beside it, as in "the health ministry".
        """
        named = self.mentioned if body not in ("group", "movement") else ()  # which any of them may be
        for chain in (*reversed(self.known), named):
            for at, source in enumerate(chain):
                fitting = kinds is None or source.kind in kinds
                fitting = fitting and source.kind not in ("person", "role") and body in source.name.lower().split()
                if fitting and not is_of_another(branches, source, body):
                    return chain[at:] if source.name.islower() else (source,)  # of whom it has no name
        return ()

    def of_kinds(self, kinds: frozenset[str]) -> tuple[Source, ...]:
        """Give the source of one of some kinds that was met last."""
        told = (source for chain in reversed(self.known) for source in chain if source.kind in kinds)
        return tuple(islice(told, 1))

    def person_of_no_role(self, role: str) -> tuple[Source, ...]:
        """Give the person met last, if only his name is known, or a role that may be called that too ("the deputy")."""
        chain = self.latest_person(single=not role.endswith("s"))
        if chain and not role.endswith("s") and _are_several(chain[0]):
            return ()
        if role in _OF_RANK and all(source.kind not in ("person", "role") for source in chain):
            return ()  # a body that spoke is no "governor"
        fitting = any(
            source.kind in ("person", "role") and (source.role is None or _same_calling(role, source.role))
            for source in chain
        )
        if not fitting and any(_another_calling(role, source.role) for source in chain):
            return ()  # "the commander" is not the medic who spoke
        if fitting:
            return chain
        before = [known for known in reversed(self.known) if any(_is_called(source, role) for source in known)]
        if before:
            return before[0]
        people = {known for known in self.known if any(source.kind in ("person", "role") for source in known)}
        return chain if not people or people == {chain} else ()

    def with_role(self, role: str, branches: frozenset[str] = frozenset()) -> tuple[Source, ...]:
        """Give the source met last that has a role ("the official"), or one who was only cited before.

        Args:
            role: The role.
            branches: What it is over by the words beside it, as in "the police spokesman".
        """
        for chain in (*reversed(self.known), *reversed(self.cited)):
            held = [source for source in chain if source.role is not None and role in source.role]
            if held and not is_of_another(branches, held[0], role):
                return chain
        return ()


def _are_several(source: Source) -> bool:
    """Tell whether those unnamed are more than one: "commanders", "two witnesses"."""
    return source.kind == "role" and (source.role or source.name).endswith("s") and not source.name.endswith("'s")


_MEDICS = frozenset("doctor physician surgeon medic nurse".split())
_LOCALS = frozenset("resident witness villager survivor man woman farmer trader shopkeeper teacher relative".split())


_CALLINGS = (
    frozenset(
        (
            "deputy lawmaker legislator senator congressman congresswoman parliamentarian parliament mp member "
            "politician"
        ).split()
    ),
    frozenset("spokesman spokeswoman spokesperson representative official spokesmen".split()),
    frozenset("general commander officer colonel major captain lieutenant brigadier admiral chief".split()),
    frozenset(
        (
            "minister official premier secretary president governor mayor diplomat ambassador envoy leader head chief"
        ).split()
    ),
    frozenset(
        "analyst expert researcher scholar professor historian academic fellow author specialist director".split()
    ),
    _MEDICS | {"director"},
    _LOCALS | {"father", "mother"},
)
"""Callings of one person: who was introduced by one word of a line is later called by another."""


def _same_calling(role: str, known: str) -> bool:
    """Tell whether somebody introduced by one role may be called by another: a "member of parliament", "the deputy"."""
    words = set(known.lower().replace("-", " ").split())
    called = set(role.replace("-", " ").split())
    return role in words or any(called & calling and words & calling for calling in _CALLINGS)


def _is_called(source: Source, role: str) -> bool:
    """Tell whether somebody was introduced by a role, or by another of the same calling."""
    return source.kind in ("person", "role") and source.role is not None and _same_calling(role, source.role)


def _another_calling(role: str, known: str | None) -> bool:
    """Tell whether of two roles only one is a medic's, or only one a resident's."""
    words = set((known or "").lower().replace("-", " ").split())
    return any((role in calling) is words.isdisjoint(calling) for calling in (_MEDICS, _LOCALS))
