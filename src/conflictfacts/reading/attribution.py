"""Who says so: the sources of a sentence, and those of sentences that name none.

Decides whose words a sentence gives: the subject of a reporting verb, what follows "according to", the speaker of a
quotation, or the voice of the sentence before it where the text simply goes on. A source is named as the text names it,
or by the lexicon's name; pronouns and "the official" stand for a source met before, and nobody is invented.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

import attrs

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.mentions import TITLES, Item
from conflictfacts.reading.tokens import Tokens

__all__ = ["Speakers", "Voice", "find_voices", "source_of_cell"]

_ORGANISATION_KINDS = frozenset(
    {
        "ministry",
        "army",
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
_ANONYMOUS = re.compile(
    r"anonym|not be(?:en)? named|name be left out|unnamed|declined to be named|not authori[sz]ed to speak"
)
_BACKGROUND = re.compile(r"\bon (?:deep )?background\b|off the record", re.IGNORECASE)
_DATA = frozenset(
    "data figures estimates estimate information count account report reports statement bulletin update summary tally telling explanation "
    "intelligence forecasts forecast website communique communiqué assessment reckoning words numbers calculations survey "
    "study list records sources headquarters television agency analysis register toll".split()
)
_EPITHETS = frozenset({"the alliance", "alliance", "the bloc", "the union"})
_SPEECH_NOUNS = frozenset({"he", "she", "they", "it", "we", "who"})
_WEAK_VERBS = frozenset(
    "see sees saw put puts find finds found gave give gives named show shows showed count counts counted list lists listed published broadcast "
    "record records recorded hear heard called quote quotes quoted".split()
)


@attrs.frozen(eq=False)
class Voice:
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


_SHORT = {
    "United States": "US",
    "United Kingdom": "UK",
    "United Nations": "UN",
    "European Union": "EU",
    "United Arab Emirates": "UAE",
}
"""States and bodies that are called by their letters before "officials" and the like."""


class Speakers:
    """The sources met so far in a text, latest last."""

    def __init__(self) -> None:
        self.known: deque[tuple[Source, ...]] = deque(maxlen=40)
        self.by_name: dict[str, Source] = {}
        self.mentioned: tuple[Source, ...] = ()
        self.met: tuple[Source, ...] = ()
        self.parents: dict[str, str] = {}

    def mention(self, name: str, kind: str | None) -> None:
        """Remember a party that was named, for an "it says" before anybody has spoken."""
        if kind not in ("state", "army", "government"):
            self.mentioned = (Source(name, kind=kind),)

    def meet(self, name: str) -> None:
        """Remember a person named with a title, for a "he said" before anybody has spoken."""
        self.met = (Source(name, kind="person"),)

    def add(self, chain: tuple[Source, ...]) -> None:
        """Remember a source."""
        if chain and (not self.known or self.known[-1] != chain):
            self.known.append(chain)
        for source in chain:
            if source.kind == "person":
                self.by_name.setdefault(source.name.split()[-1].lower(), source)

    def latest(self, organisation: bool = False) -> tuple[Source, ...]:
        """Give the source met last, or the organisation of one."""
        if not organisation:
            # An outlet relays; whom it relays is the source.
            told = (chain for chain in reversed(self.known) if any(source.kind != "outlet" for source in chain))
            return next(told, self.known[-1] if self.known else ())
        for chain in reversed(self.known):
            found = tuple(
                source for source in chain if source.kind in _ORGANISATION_KINDS or source.kind == "organisation"
            )
            if found:
                return found[-1:]
        return ()

    def latest_person(self) -> tuple[Source, ...]:
        """Give the person or unnamed speaker met last."""
        for chain in reversed(self.known):
            if any(source.kind in ("person", "role") for source in chain):
                return chain
        return self.latest()

    def with_role(self, role: str) -> tuple[Source, ...]:
        """Give the source met last that has a role ("the official")."""
        for chain in reversed(self.known):
            if any(source.role is not None and role in source.role for source in chain):
                return chain
        return ()


def find_voices(tokens: Tokens, row: Sequence[Item], text: str, speakers: Speakers) -> list[Voice]:
    """Find the sources a sentence names, in order.

    Args:
        tokens: Its tokens.
        row: Its items.
        text: The document's text.
        speakers: Who spoke before; this sentence's sources are added.
    """
    voices: list[Voice] = []
    sentence = text[tokens.starts[0] : tokens.ends[-1]]
    basis = "on background" if _BACKGROUND.search(sentence) else None
    anonymous = bool(_ANONYMOUS.search(sentence))
    for at, item in enumerate(row):
        if item.cls not in "rto" or not ("reporting" in item.roles or "according" in item.roles):
            continue
        chain: tuple[Source, ...] = ()
        prefix, first, last = False, at, at + 1
        if "according" in item.roles:
            stop = _phrase_stop(row, at + 1, 12)
            if item.lower in ("source", "sources") and not (at + 1 < len(row) and row[at + 1].cls == ":"):
                continue
            chain = _chain(tokens, row, text, at + 1, stop, speakers, anonymous)
            prefix, last = at < 2, stop
            verb = "according to"
        elif at + 1 < len(row) and row[at + 1].lower == "by":
            stop = _phrase_stop(row, at + 2, 10)
            chain, last, verb = _chain(tokens, row, text, at + 2, stop, speakers, anonymous), stop, item.lower
        else:
            if not _reports(row, at):
                continue
            chain, first, last, prefix = _subject(tokens, row, text, at, speakers, anonymous)
            verb = item.lower
            if any(other.lower in ("where", "which", "whom") for other in row[max(0, at - 4) : at]) and not prefix:
                continue  # what somebody said in a clause that only describes
            if item.lower in _WEAK_VERBS and all(
                source.kind in ("state", "armed_group", "people", "army") for source in chain
            ):
                continue  # "the Germans counted 850,000 dead": they had them, they do not say so
            if item.lower in ("learned", "heard") and at + 1 < len(row) and row[at + 1].lower == "from":
                stop = _phrase_stop(row, at + 2, 10)
                chain, last = (*chain, *_chain(tokens, row, text, at + 2, stop, speakers, anonymous)), stop
        if chain:
            speakers.add(chain)
            voices.append(Voice(at, Attribution(chain, verb, basis), prefix, first, last))
    if voices and all(voice.attribution.chain[0].kind == "outlet" for voice in voices):
        voices += _quoted_role(tokens, row, text, voices, speakers, basis)
    taken = [(voice.first, voice.last) for voice in voices]
    voices += [
        voice
        for voice in _data_voices(tokens, row, text, speakers, basis)
        if not any(first <= voice.at < last for first, last in taken)
    ]
    voices.sort(key=lambda voice: voice.at)
    if not voices:
        voices = _labelled(tokens, row, text, speakers, basis)
    return voices


def _reports(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb that may report does so here: weak ones need what is said behind them."""
    item = row[at]
    following = row[at + 1].lower if at + 1 < len(row) else ""
    if following != "by" and at and any(other.lower in ("been", "being") for other in row[max(0, at - 2) : at]):
        return False  # "have been confirmed": by whom is not said
    if following == "to" and any(
        other.lower in ("is", "are", "was", "were", "been") for other in row[max(0, at - 2) : at]
    ):
        return False  # "is said to have": nobody is named
    if item.lower in (
        "report",
        "state",
        "states",
        "claim",
        "estimate",
        "estimates",
        "claims",
        "reports",
        "forecasts",
        "posts",
        "post",
        "record",
        "count",
        "find",
    ):
        before = row[at - 1] if at else None
        return (
            before is not None
            and before.cls in "Ao"
            and not (before.name is not None and before.name.possessive)
            or following == "that"
        )
    if item.lower in ("maintain", "maintains", "maintained", "hold", "holds", "held"):
        return following == "that"
    if item.lower in ("put", "puts"):
        return any(other.lower == "at" for other in row[at + 1 : at + 14])
    if item.lower in ("add", "adds", "added") and at + 1 < len(row) and row[at + 1].cls == "N":
        return False  # "will add 250 soldiers"
    if item.lower in _WEAK_VERBS:
        subject = row[at - 1].name if at else None
        if subject is not None and subject.entry("source") is not None:
            return True
        return (
            following in ("that", "", ":", '"', "“", "no")
            or at + 1 >= len(row)
            or row[at + 1].cls in 'Ns"'
            or any(item.cls == "N" or item.lower in ("number", "figure", "toll") for item in row[at + 1 : at + 5])
        )
    return True


def _subject(
    tokens: Tokens, row: Sequence[Item], text: str, at: int, speakers: Speakers, anonymous: bool
) -> tuple[tuple[Source, ...], int, int, bool]:
    """Find the subject of a reporting verb: to its left, or to its right where verb and subject are turned round."""
    left = at - 1
    while left >= 0 and (
        row[left].cls in "axT"
        or row[left].lower.endswith("ly")
        or row[left].lower in ("also", "further", "still", "then", "now", "had", "as", "that", "all")
    ):
        left -= 1
    if left >= 0 and row[left].cls == ")":
        left = next((back - 1 for back in range(left - 1, max(-1, left - 8), -1) if row[back].cls == "("), left)
    if left >= 0 and row[left].cls in "Aodpw":
        start = _phrase_start(row, left)
        chain = _chain(tokens, row, text, start, left + 1, speakers, anonymous, row[at].lower in _WEAK_VERBS)
        if chain:
            return chain, start, at + 1, not _said_before(row, start)
    if left >= 0 and row[left].cls in ",)":
        # "Name, who speaks for the army, said": the name stands before the inset.
        opening = _inset_start(row, left)
        if opening is not None and opening > 0 and row[opening - 1].cls in "Aop":
            start = _phrase_start(row, opening - 1)
            chain = _chain(tokens, row, text, start, left, speakers, anonymous)
            if chain:
                return chain, start, at + 1, not _said_before(row, start)
    turned = at + 1
    while turned < len(row) and row[turned].cls == "T":
        turned += 1
    if row[at].lower in ("told", "tells", "tell", "informed", "informs"):
        return (), at, at + 1, False  # who follows is told, and does not tell
    if turned < len(row) and row[turned].cls in "doAwp" and (left < 0 or row[left].cls in ',"N.)?!tpwTA'):
        stop = _phrase_stop(row, turned, 10)
        chain = _chain(tokens, row, text, turned, stop, speakers, anonymous)
        if chain and (
            row[turned].cls in "Ao"
            or row[turned].lower in ("a", "an", "the", "one", "two", "another")
            or row[turned].lower in ("he", "she", "they")
        ):
            return chain, at, stop, False
    return (), at, at + 1, False


def _inset_start(row: Sequence[Item], left: int) -> int | None:
    """Find the comma that opens an inset which ends at a comma, brackets passed over."""
    depth = 0
    for back in range(left - 1, max(-1, left - 18), -1):
        cls = row[back].cls
        if cls == ")":
            depth += 1
        elif cls == "(":
            depth -= 1
            if depth < 0:
                return back
        elif cls == "," and depth == 0:
            return back
    return None


def _said_before(row: Sequence[Item], start: int) -> bool:
    """Tell whether the words reported stand before the source."""
    return start > 1 and row[start - 1].cls in ',"-–'


def _phrase_start(row: Sequence[Item], at: int) -> int:
    start = at
    while start > 0:
        before = row[start - 1]
        if before.cls in "Ao" or (
            before.cls in "dwf" and start - 1 >= 0 and at - start < 9 and before.lower not in ("that", "which", "'")
        ):
            start -= 1
        elif (
            before.cls == "i"
            and before.lower in ("for", "in", "at", "from")
            and start > 1
            and row[start - 2].cls in "Ao"
            and at - start < 9
        ):
            start -= 1
        elif (
            before.lower in TITLES
            or before.cls == "p"
            and before.lower in ("officer", "general", "police", "military", "commander")
        ):
            start -= 1
        else:
            break
    return start


def _phrase_stop(row: Sequence[Item], at: int, most: int) -> int:
    stop, named = at, False
    while stop < len(row) and stop - at < most:
        item = row[stop]
        if item.cls == "w" and named and row[stop - 1].cls not in "fid" and item.lower != "'s":
            break
        named = named or item.cls in "Ao"
        if (
            item.cls in "Aodwf"
            or item.cls == "p"
            or (item.cls == "i" and item.lower in ("for", "in", "at", "from", "with", "close") and stop > at)
        ):
            if item.cls == "w" and stop > at and item.lower in ("that",):
                break
            stop += 1
        elif (
            item.cls == ","
            and stop + 1 < len(row)
            and row[stop + 1].cls in "odA"
            and stop - at < 5
            and (
                _apposition(row, stop + 1)
                or (row[stop + 1].name is not None and not row[stop + 1].name.entries and row[stop - 1].cls in "ow")
            )
        ):
            stop += 1
        elif item.cls == "&" and stop + 1 < len(row) and row[stop + 1].cls in "Aod" and stop > at:
            stop += 1
        elif item.cls == "(" and stop + 2 < len(row) and row[stop + 2].cls == ")":
            stop += 3
        else:
            break
    return stop


def _apposition(row: Sequence[Item], at: int) -> bool:
    return any(item.cls == "o" for item in row[at : at + 5])


def _chain(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    start: int,
    stop: int,
    speakers: Speakers,
    anonymous: bool,
    weak: bool = False,
) -> tuple[Source, ...]:
    """Name the source a phrase stands for: a person with a role, an organisation, somebody unnamed of it."""
    head = next(
        (at for at in range(start, stop) if row[at].cls == "," and any(item.cls in "Ao" for item in row[start:at])),
        stop,
    )
    inset = [item for item in row[head:stop] if item.cls == "A" or item.cls == "o"]
    items = [item for item in row[start:head] if item.cls not in ",()"]
    while items and items[0].cls in "w&" and items[0].lower not in TITLES and len(items) > 1:
        items.pop(0)
    if not items:
        return ()
    names = [item for item in (*items, *inset) if item.cls == "A" and item.name is not None]
    roles = [item for item in (*items, *inset) if item.cls == "o" or (item.cls == "p" and "role" in item.roles)]
    if not names and not roles:
        if len(items) == 1 and items[0].lower in ("he", "she", "they", "it", "we", "who", "i"):
            word = items[0].lower
            if word in ("he", "she"):
                spoken = speakers.latest_person()
                return spoken if any(source.kind in ("person", "role") for source in spoken) else speakers.met or spoken
            found = speakers.latest(organisation=True) if word == "it" else speakers.latest_person()
            return found or (speakers.mentioned if word in ("it", "they") else ())
        return ()
    people: list[Source] = []
    organisations: list[Source] = []
    role = _words(text, tokens, roles[0]) if roles else None
    bodies_at = {id(item) for item in roles if "organisation" in item.roles.get("role", ())}
    for place_in, item in enumerate((*items, *inset)):
        if item.cls != "A":
            continue
        assert item.name is not None
        if (
            0 < place_in < len(items)
            and items[place_in - 1].lower in ("in", "at", "near")
            and (roles or len(names) > 1)
        ):
            continue  # where they are, not who they are
        if 0 < place_in < len(items) and items[place_in - 1].lower == "on":
            continue  # what is posted on a network is not the network's word
        if not item.name.entries and place_in < len(items) and _names_body(items, place_in, bodies_at):
            continue  # "Ministry of Defence", "Health Ministry": part of the body's name
        entry = item.name.entry("source", "actor", "place")
        if entry is None or (
            entry.category == "place" and not roles and item.name.entry("actor") is None and len(names) > 1
        ):
            name = _untitled(item.name.text)
            if not name:
                continue
            known = speakers.by_name.get(name.split()[-1].lower())
            if (
                known is None
                and " " not in name
                and item.first == 0
                and not item.name.possessive
                and not name.isupper()
                and row[start].lower == name.lower()
                and weak
            ):
                continue  # a capital at the start of a sentence makes no name
            if _names_organisation(name):
                organisations.append(Source(name, kind="organisation"))
            else:
                people.append(
                    known
                    if known is not None and len(known.name) >= len(name)
                    else Source(name, kind="person", role=role, anonymous=False)
                )
        elif entry.category != "place":
            if item.lower in _EPITHETS and (named := speakers.latest(organisation=True)):
                organisations += [source for source in named if source not in organisations]
                continue  # the alliance the text speaks of
            if entry.parent is not None:
                speakers.parents[entry.name] = entry.parent
            organisations.append(Source(entry.name, kind=entry.kind))
        elif roles and not (
            place_in
            and items[place_in - 1 : place_in]
            and items[place_in - 1].lower in ("in", "at", "near", "from", "outside")
        ):
            organisations.append(Source(entry.name, kind=entry.kind or "place"))
    persons = [item for item in roles if "person" in item.roles.get("role", ())]
    bodies = [item for item in roles if "organisation" in item.roles.get("role", ()) and item.lower not in _DATA]
    chain: list[Source] = list(people[:2])
    if bodies and not people and not persons:
        # "the Ministry of Defence": one name, though its words may look like several.
        organisations = [
            source
            for source in organisations
            if source.kind != "organisation" or source.name not in _phrase(text, tokens, items)
        ]
    definite = items[0].lower in ("the", "this", "that", "his", "her", "its", "their", "our") or items[0].cls == "o"
    if not people and persons:
        head = persons[-1] if persons[-1].lower.endswith("s") else persons[0]
        if not organisations and definite and len(items) <= 3:
            known_chain = speakers.with_role(head.lower.rstrip("s")) or (
                speakers.latest_person() if items[0].lower in ("the", "its", "their", "our") else ()
            )
            if known_chain:
                return known_chain
        chain.append(Source(_unnamed(text, tokens, items), kind="role", role=head.lower, anonymous=True))
        if not organisations and bodies:
            organisations += speakers.latest(organisation=True)  # "the ministry's spokesman"
    elif not people and bodies:
        if not organisations and definite and len(items) <= 3:
            latest = speakers.latest(organisation=True)
            if latest:
                return latest
        if not organisations or bodies[0].lower in (
            "ministry",
            "army",
            "military",
            "police",
            "government",
            "authorities",
            "health authorities",
            "intelligence",
            "general staff",
            "coalition",
            "local media",
            "media",
            "headquarters",
        ):
            chain.append(Source(_phrase(text, tokens, items), kind="organisation"))
    if anonymous and chain and chain[0].kind == "role":
        chain[0] = attrs.evolve(chain[0], anonymous=True)
    for source in organisations:
        if source.name not in {known.name for known in chain}:
            chain.append(source)
    return tuple(chain[:4])


def _names_body(items: Sequence[Item], at: int, bodies: set[int]) -> bool:
    """Tell whether an unknown name belongs to a body beside it: "Ministry of Defence", "Defence Ministry"."""
    if (
        at + 1 < len(items)
        and id(items[at + 1]) in bodies
        and items[at].name is not None
        and not items[at].name.possessive
    ):  # type: ignore[union-attr]
        return True
    return at > 1 and items[at - 1].cls == "f" and id(items[at - 2]) in bodies


def _unnamed(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    """Name somebody unnamed in the words of the text, with the usual short form of a state: "American officials" → "US officials"."""
    phrase = _phrase(text, tokens, items)
    for item in items:
        entry = item.name.entry("actor") if item.name is not None else None
        if entry is not None and entry.name in _SHORT:
            written = text[tokens.starts[item.first] : tokens.ends[item.last - 1]]
            return phrase.replace(written, _SHORT[entry.name], 1)
    return phrase


_LEADING = re.compile(r"(?i)^(?:the|a|an|its|his|their|our|this|that|one|another)\s+")


def _phrase(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    words = text[tokens.starts[items[0].first] : tokens.ends[items[-1].last - 1]]
    return _LEADING.sub("", " ".join(words.split()))[:120].strip(" ,") or words


def _words(text: str, tokens: Tokens, item: Item) -> str:
    return text[tokens.starts[item.first] : tokens.ends[item.last - 1]].lower()


def _untitled(name: str) -> str:
    """Drop the titles before a person's name: "Defence Secretary John Healey" → "John Healey"."""
    parts = name.split()
    title = max((at for at, part in enumerate(parts[:-1]) if part.lower() in TITLES), default=-1)
    parts = parts[title + 1 :]
    return "" if len(parts) == 1 and parts[0].lower() in TITLES else " ".join(parts)


def _names_organisation(name: str) -> bool:
    return (
        name.isupper()
        and len(name) > 1
        or any(
            word
            in (
                "Ministry",
                "Office",
                "Institute",
                "Observatory",
                "Agency",
                "Committee",
                "Council",
                "News",
                "Times",
                "Post",
                "Staff",
                "Department",
                "University",
                "Headquarters",
                "Center",
                "Centre",
                "Authority",
                "Commission",
                "Organization",
                "Organisation",
                "Party",
                "Front",
                "Army",
                "Forces",
                "Government",
                "Command",
                "Media",
                "Radio",
                "Television",
                "Group",
                "Network",
                "Union",
                "Service",
            )
            for word in name.split()
        )
    )


def _quoted_role(
    tokens: Tokens, row: Sequence[Item], text: str, voices: Sequence[Voice], speakers: Speakers, basis: str | None
) -> list[Voice]:
    """Find whom an outlet quotes where the sentence names a spokesman without a verb of saying."""
    for at, item in enumerate(row):
        if item.lower in ("spokesman", "spokeswoman", "spokesperson", "minister", "president") and not any(
            voice.first <= at < voice.last for voice in voices
        ):
            chain = _chain(tokens, row, text, _phrase_start(row, at), _phrase_stop(row, at, 6), speakers, False)
            if chain:
                speakers.add(chain)
                return [Voice(at, Attribution(chain, None, basis), True, at, at + 1)]
    return []


def source_of_cell(
    tokens: Tokens, row: Sequence[Item], text: str, first: int, stop: int, speakers: Speakers
) -> Attribution:
    """Name the source a table's cell holds.

    Args:
        tokens: The row's tokens.
        row: Its items.
        text: The document's text.
        first: The cell's first item.
        stop: The item behind it.
        speakers: Who spoke before.
    """
    chain = _chain(tokens, row, text, first, stop, speakers, False)
    return Attribution(chain, "according to" if chain else None)


def _labelled(tokens: Tokens, row: Sequence[Item], text: str, speakers: Speakers, basis: str | None) -> list[Voice]:
    """Find a source set before a colon ("Syrian Observatory for Human Rights: ..."), or nobody ("it is thought")."""
    for at in range(1, min(len(row), 14)):
        if row[at].cls == ":" and row[at - 1].cls == "A":
            name = row[at - 1].name
            entry = name.entry("source") if name is not None else None
            if entry is not None:
                chain = (Source(entry.name, kind=entry.kind),)
                speakers.add(chain)
                return [Voice(at, Attribution(chain, None, basis), True, at - 1, at + 1)]
    for at, item in enumerate(row):
        if (
            item.lower in ("reported", "said", "believed", "thought", "understood", "estimated", "rumoured")
            and "reporting" in item.roles
        ):
            before = [other.lower for other in row[max(0, at - 3) : at]]
            if any(word in ("is", "are") for word in before) and (
                at + 1 >= len(row) or row[at + 1].lower in ("to", ",", "that", ".")
            ):
                return [Voice(at, Attribution((), f"is {item.lower}", basis), True, at, at + 1)]
    return []


def _data_voices(tokens: Tokens, row: Sequence[Item], text: str, speakers: Speakers, basis: str | None) -> list[Voice]:
    """Find a source that speaks through its papers: "NATO data", "by the ministry's count", "Pentagon figures"."""
    for at, item in enumerate(row):
        if item.lower not in _DATA or item.cls not in "owtr" or at == 0:
            continue
        before = row[at - 1]
        if at + 2 < len(row) and (row[at + 1].cls == "f" or row[at + 1].lower in ("by", "from", "kept")):
            # "in the tally of the WHO", "figures kept by the institute"
            named = next((step for step in range(at + 2, min(at + 6, len(row))) if row[step].cls == "A"), None)
            entry = row[named].name.entry("source") if named is not None and row[named].name is not None else None  # type: ignore[union-attr]
            if named is not None and entry is not None:
                chain = (Source(entry.name, kind=entry.kind),)
                speakers.add(chain)
                return [Voice(at, Attribution(chain, None, basis), at < 4, at, named + 1)]
        if before.cls == "A" and before.name is not None and before.name.entry("source", "actor") is not None:
            entry = before.name.entry("source", "actor")
            assert entry is not None
            chain: tuple[Source, ...] = (Source(entry.name, kind=entry.kind),)
            if before.lower in _EPITHETS:
                chain = speakers.latest(organisation=True) or chain
        elif before.cls == "A" and before.name is not None and before.name.possessive and not before.name.entries:
            chain = (Source(before.name.text, kind="organisation"),)
        else:
            continue
        speakers.add(chain)
        return [Voice(at, Attribution(chain, None, basis), at < 4, at - 1, at + 1)]
    return []
