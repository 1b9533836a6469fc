"""Names in a phrase that do not speak: where those are who do, whom they are near to, a part of their body's name.

Decides which names of a phrase are left out; whom the others name is for `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.speaking.extents import HALF_BELONGING, SENT
from conflictfacts.reading.speaking.named import Named
from conflictfacts.reading.speaking.writing import names_organisation
from conflictfacts.reading.text.items import Item

__all__ = ["goes_on", "is_beside"]

_LEAGUES = frozenset({"organisation", "alliance"})
"""Kinds of bodies that send missions."""


def goes_on(items: Sequence[Item], at: int) -> bool:
    """Tell whether an unknown name goes on that of the body before it: "the African Union" and "Monitoring Mission"."""
    before = items[at - 1] if at else items[at]
    body = before.entry("source", "actor")
    league = body is not None and body.kind in _LEAGUES and not before.possessive
    return league and items[at].unknown and items[at].lower.split()[-1] in _MISSIONS


_MISSIONS = frozenset("mission office force team panel commission programme program command operation".split())
"""Words with which the names end of what they send."""


def is_beside(named: Named, at: int, item: Item) -> bool:
    """Tell whether a name only says where those who speak are, whom they are near to, or is part of a body's name."""
    items = named.items
    inside = at < len(items)
    before = items[at - 1].lower if 0 < at < len(items) else ""
    if before in ("in", "at", "near") and (named.roles or len(named.names) > 1):
        return True  # where they are, not who they are
    if before in ("for", "to", "on") and at > 1 and items[at - 2].lower in SENT:
        return True  # where they are sent, not who sends them
    if any(other.lower in HALF_BELONGING for other in items[max(0, at - 3) : at]):
        return True
    unplaced = item.name is not None and item.entry("source", "actor") is None
    if (
        before == "from"
        and named.roles
        and item.name is not None
        and unplaced
        and not names_organisation(item.name.text)
    ):
        return True  # "intelligence from the town of X"
    council = items[at - 2].name if before == "for" and at > 1 and items[at - 2].unknown else None
    if council is not None and names_organisation(council.text):
        return True  # "the Advisory Council for X"
    following = items[at + 1].lower if inside and at + 1 < len(items) else ""
    if following in _CHANNELS and len(named.names) > 1 and item.entry("source") is not None:
        return True  # "the Telegram channel of the X Brigade"
    if before == "on":
        return True  # what is posted on a network is not the network's word
    bodies = {id(role) for role in named.roles if "organisation" in role.roles.get("role", ())}
    return item.unknown and inside and _names_body(items, at, bodies)  # "Ministry of Defence", "Health Ministry"


_CHANNELS = frozenset({"channel", "channels", "page", "account", "feed"})
"""What somebody has on a network."""


def _names_body(items: Sequence[Item], at: int, bodies: set[int]) -> bool:
    """Tell whether an unknown name belongs to a body beside it: "Ministry of Defence", "Defence Ministry"."""
    ahead = at + 1
    while ahead < len(items) and items[ahead].cls == "w" and ahead - at < 3:
        ahead += 1
    if ahead < len(items) and id(items[ahead]) in bodies and not items[at].possessive:
        return True
    return at > 1 and items[at - 1].cls == "f" and id(items[at - 2]) in bodies
