"""What a sentence leaves for those behind it: whom it was about, whose soldiers and men it named, what it would count.

Decides which of its parties goes on being spoken of where it counts nothing. Whose a number is, is decided in
`victims`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.building import Parsed
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.leaning import topic_of
from conflictfacts.reading.counting.questions import asked_for
from conflictfacts.reading.resolve.anaphora import OURS, pronoun_actor
from conflictfacts.reading.resolve.discourse import Above, Discourse
from conflictfacts.reading.resolve.parties import is_spoken, party_at, subject_at
from conflictfacts.reading.resolve.whose.antecedents import men_exposed, men_last_named
from conflictfacts.reading.resolve.whose.carried import tells_of_civilians
from conflictfacts.reading.resolve.whose.struck import party_fought
from conflictfacts.reading.resolve.whose.unnumbered import (
    asked_after,
    forces_named,
    heading_together,
    heads_civilians,
    heads_lines,
    only_names_forces,
    party_heading,
    party_losing,
    party_turned_to,
)
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.thread import Thread

__all__ = ["is_of_home", "remember"]

_OF_HOME = frozenset({"government", "army", "junta", "regime", "military", "authorities"})
"""Bodies of the country spoken of, for an "it said" in the next sentence."""


def is_of_home(row: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with a body of the country spoken of: "The government".

    Args:
        row: The sentence's items.
    """
    return len(row) > 1 and row[0].lower == "the" and row[1].lower in _OF_HOME


def remember(parsed: Parsed, claims: Sequence[Claim], discourse: Discourse, thread: Thread) -> None:
    """Keep what a sentence spoke of.

    Args:
        parsed: The sentence.
        claims: Its claims.
        discourse: What the text has spoken of.
        thread: What the text has counted.
    """
    about = _teller(parsed) or subject_at(parsed.row, parsed.names, parsed.voices)
    if is_of_home(parsed.row):
        about = discourse.home or about
    discourse.subject = about or discourse.subject
    if not parsed.sentence.heading:
        discourse.civil = False
    elif not claims:
        discourse.civil = heads_civilians(parsed.row)
    if not claims:
        _turn(parsed, discourse, thread)
    if not parsed.sentence.heading:
        discourse.above = None
    elif not claims and "N" not in parsed.classes:
        discourse.above = _above_lines(parsed.row) if parsed.triggers and parsed.row[-1].cls == ":" else None
    discourse.last_row, discourse.last_voices = parsed.row, parsed.voices
    ours = not OURS.isdisjoint(parsed.tokens.said)
    fought = party_fought(parsed.row, parsed.names, parsed.voices) if ours else None
    discourse.against = fought or discourse.against
    issued = ours and discourse.own is None and fought is None and discourse.issuer()
    if issued and any(item.lower in OURS for item in parsed.row):
        discourse.own = pronoun_actor("our", discourse, parsed.voices, parsed.row)
    discourse.men = men_last_named(parsed.row, parsed.people, parsed.voices, discourse)


def _teller(parsed: Parsed) -> Actor | None:
    """Give the party that opens a sentence by telling something: what it tells is of itself before it is of others."""
    at = next(iter(parsed.names), None)
    opens = at is not None and at < _FRONT and any(voice.prefix and voice.first <= at for voice in parsed.voices)
    if at is None or not opens or not is_spoken(parsed.voices, at) or parsed.row[at].possessive:
        return None
    party = parsed.row[at].party
    return party_at(parsed.row, at) if party is not None and party.role == "name" else None


_FRONT = 2
"""Items before which the first name of a sentence opens it."""

_ROUGHLY = frozenset("approximately about around roughly".split())


def _above_lines(row: Sequence[Item]) -> Above:
    """Read what a heading says of the figures of the lines below it."""
    times = [item for item in row if item.time is not None]
    return Above(times[0] if len(times) == 1 else None, len(row) > 1 and row[-2].lower in _ROUGHLY)


def _turn(parsed: Parsed, discourse: Discourse, thread: Thread) -> None:
    """Turn to whom and what a sentence without a claim tells or asks of."""
    row, triggers = parsed.row, parsed.triggers
    suffering = (
        party_losing(row, triggers, parsed.voices, discourse)
        or asked_after(row, discourse)
        or party_turned_to(row, parsed.names, parsed.voices)
        or men_exposed(row, parsed.people, parsed.voices, discourse)
    )
    if parsed.sentence.heading and heads_lines(row):
        beside = discourse.headed
        suffering = discourse.headed = party_heading(row, beside is not None, discourse)
        passed = discourse.actor is not None and (discourse.actor == beside or discourse.actor.kind == "people")
        if discourse.headed is None and row[-1].cls == ":" and passed:
            discourse.actor = None  # what stands under a place is not of the party headed before
    elif discourse.civil:
        discourse.headed = None
        discourse.leave_parties()
    elif parsed.sentence.heading and (together := heading_together(row)) is not None:
        suffering = discourse.headed = together
    discourse.actor = suffering or discourse.actor
    if discourse.actor is not None and discourse.actor.kind != "people" and tells_of_civilians(row):
        discourse.actor = None
    forces = forces_named(row, parsed.names)
    if forces is not None and parsed.sentence.heading and only_names_forces(row):
        discourse.actor = forces
    topic = asked_for(parsed.tokens, row) or topic_of(parsed.tokens, row, triggers)
    if topic is not None and thread.turn_to(topic) and (topic.kind == "deployment" or topic.asked):
        discourse.actor = forces or discourse.actor
    discourse.forces = forces or discourse.forces
