"""Words that tell something only where others stand with them: "left", "brought", "with", "in Zorvian hands".

Decides by a condition for each such word; a word that has one noun it must go with is in `turns`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from conflictfacts.reading.counting.claims import AREAS, LENGTHS
from conflictfacts.reading.counting.exchanges import JAILS, PRISONERS
from conflictfacts.reading.counting.fates import FATES
from conflictfacts.reading.counting.gains import GAINS
from conflictfacts.reading.counting.marches import MARCHES
from conflictfacts.reading.counting.migrations import MIGRATIONS
from conflictfacts.reading.counting.movements import MOVEMENTS, follows_soldiers, precedes_number
from conflictfacts.reading.counting.phrases import forms_of, is_harm
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item

__all__ = ["COMING", "LEAVING", "are_captives_shot", "conditional_triggers"]

LEAVING = frozenset({"left", "leaving", "leaves"})
"""Verbs by which an attack leaves people dead or homeless, and soldiers a place."""

COMING = frozenset("came come comes coming brought fell fallen falls passed".split())
"""Verbs by which ground comes under control."""

_UNKNOWN = frozenset("unknown unexplained unclear uncertain unsolved unresolved undetermined".split())
_EVENTS = frozenset(
    "encounter attack blast bombing strike airstrike explosion ambush shelling clash raid war fighting violence battle "
    "mine".split()
)


def conditional_triggers(row: Sequence[Item]) -> Iterator[tuple[int, str, str, str]]:
    """Find the words that tell something by those around them: item, kind, value and form.

    Args:
        row: The sentence's items.
    """
    for at in [at for at, item in enumerate(row) if item.lower in _TELLING or " " in item.lower]:
        word = row[at].first_word
        if word in _AUXILIARY and " " in row[at].lower:
            word = row[at].last_word  # "have returned"
        for holds, kind, value, form in _TOLD.get(word, ()):
            if holds(row, at):
                yield at, kind, value, form
        if word in _NUMBERING and (told := _losses_told(row, at)) is not None:
            yield at, "casualty", told, "noun"  # "our dead now number 13"


def _losses_told(row: Sequence[Item], at: int) -> str | None:
    """Give which losses are said to number so many, by the noun before the verb."""
    if not precedes_number(row, at) or follows_soldiers(row, at):
        return None
    for item in reversed(row[max(0, at - 7) : at]):
        if item.cls in "N,;a":
            return None
        for kind, value, form in forms_of(item):
            if kind == "casualty" and form == "noun":
                return value
    return None


def _has_left(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is ground that somebody has left: "has only three districts left"."""
    counted = next((step for step in range(at + 1, min(len(row), at + 4)) if row[step].cls == "N"), None)
    return counted is not None and any(item.lower == "left" for item in row[counted + 1 : counted + 9])


def _goes_deep(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody goes so far, and no way is so long: "went 6 miles into Nador", "cover 50 metres a day"."""
    far = next((step for step in range(at + 1, min(len(row), at + 4)) if row[step].cls == "N"), None)
    numeral = row[far].number if far is not None else None
    if far is None or numeral is None or numeral.unit not in LENGTHS:
        return False
    behind = [item.lower for item in row[far + 1 : far + 3]]
    daily = behind[:1] == ["daily"] or behind[:1] == ["per"] or behind[1:] in (["day"], ["week"])
    daily = daily or bool(row[far + 1 : far + 2] and row[far + 1].lower in ("a day", "per day", "each day", "a week"))
    return daily or behind[:1] in (["into"], ["inside"], ["deep"], ["deeper"])


def _leaves_with(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody is left with so much: "left the rebels with 40 percent of the country"."""
    return any(item.lower.startswith(tuple(LEAVING)) for item in row[max(0, at - 5) : at])


def are_captives_shot(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is captives who were shot, which kills them: "21 hostages had been shot".

    Args:
        row: The sentence's items.
        at: The verb.
    """
    if row[at].lower != "shot" or not at or row[at - 1].lower not in BE:
        return False
    behind = row[at + 1 : at + 3]
    if any(item.lower == "wounded" for item in behind) or (
        behind[:1] and behind[0].lower == "at" and behind[-1].cls not in "AT"
    ):
        return False
    return any(item.lower in _CAPTIVES for item in row[max(0, at - 5) : at])


_CAPTIVES = frozenset("prisoners captives hostages detainees pows".split())


def _got_back(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody got people back, who are alive: "has got 307 servicemen back"."""
    counted = next((step for step in range(at + 1, min(len(row), at + 3)) if row[step].cls == "N"), None)
    return counted is not None and any(item.lower == "back" for item in row[counted + 1 : counted + 4])


def _lets_go(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are let go: "let 390 prisoners go"."""
    return any(item.lower in ("go", "free") for item in row[at + 1 : at + 5])


def _brings_home(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody brings people home, who are no prisoners."""
    return _are_brought(row, at) and not _tells_of_prisoners(row)


def _frees(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody brings prisoners home."""
    return _are_brought(row, at) and _tells_of_prisoners(row)


def _are_brought(row: Sequence[Item], at: int) -> bool:
    ahead = row[at + 1 : at + 8]
    return any(item.lower == "home" for item in ahead) and any(item.cls == "N" for item in ahead)


def _tells_of_prisoners(row: Sequence[Item]) -> bool:
    return any(not PRISONERS.isdisjoint(item.lower.split()) for item in row)


def _are_remains(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is what remains of people: "returned the remains of 909 servicemen"."""
    return [item.cls for item in row[at + 1 : at + 4]] == ["f", "N", "p"]


def _held_by(row: Sequence[Item], at: int) -> bool:
    """Tell whether what is told of is in somebody's hands or prisons: "in RSF hands", "in Zorvian prisons"."""
    back = at - 1 - (row[at - 1].lower in ("'s", "'", "’"))
    if back > 1 and (row[back].cls == "A" or row[back].military) and row[back - 1].cls == "d":
        return row[back - 2].last_word in ("in", "into")  # "in the rebels' hands"
    return at > 1 and row[at - 1].cls == "A" and row[at - 2].last_word in ("in", "into")


def _are_held(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are still held: "are still in X's captivity"."""
    inside = next((step for step in range(at - 1, max(0, at - 4), -1) if row[step].lower == "in"), None)
    return inside is not None and any(item.lower in BE for item in row[max(0, inside - 2) : inside])


def _holds_people(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is people who are in somebody's hands or prisons: "4,440 sit in Zorvian prisons"."""
    return _held_by(row, at) and not _are_held(row, at) and not (row[at].lower == "hands" and _is_share_before(row, at))


def _are_held_people(row: Sequence[Item], at: int) -> bool:
    return _are_held(row, at) and not (row[at].lower == "hands" and _held_by(row, at) and _is_share_before(row, at))


def _holds_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether something is in somebody's hands: "18 per cent of the country is in Zorvian hands"."""
    into = any(item.last_word == "into" for item in row[max(0, at - 4) : at])
    return not into and (_held_by(row, at) or _are_held(row, at))


def _is_share_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether the number before is a share, and of no people."""
    before = next((step for step in range(at - 1, -1, -1) if row[step].cls == "N"), None)
    numeral = row[before].number if before is not None else None
    return numeral is not None and numeral.unit == "percent" and all(item.cls != "p" for item in row[before:at])


def _taken_themselves(row: Sequence[Item], at: int) -> bool:
    """Tell whether people "were taken", and not somewhere, or by something, or from somebody."""
    passive = " " not in row[at].lower and any(item.lower in BE for item in row[max(0, at - 2) : at])
    gapped = at > 1 and row[at - 1].cls == "N" and row[at - 2].cls in "&,;" and any(map(is_harm, row[: at - 2]))
    return (passive or gapped) and (
        at + 1 == len(row) or row[at + 1].cls in ',.;&)"T' or row[at + 1].lower in ("in", "at", "near")
    )


def _gives_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb gives somebody ground: "the year brought Zorvia 4,700 square kilometres"."""
    units = (item.number.unit for item in row[at + 1 : at + 6] if item.number is not None)
    unit = next(units, "")
    return unit in AREAS or (unit == "percent" and row[at].lower.startswith("add"))


def _is_added(row: Sequence[Item], at: int) -> bool:
    """Tell whether a percentage is added: "0.04% was added"."""
    shares = any(item.number is not None and item.number.unit == "percent" for item in row[max(0, at - 3) : at])
    return shares and row[at - 1].lower in BE


def _comes_under(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground comes under control: "brought under control", "came under Zorvian control"."""
    coming = at > 0 and (row[at - 1].lower in COMING or _is_brought(row, at))
    ahead = row[at + 1 : at + 5]
    return coming and (" " in row[at].lower or any(item.first_word in _RULE for item in ahead))


_RULE = frozenset({"control", "occupation", "rule", "sway", "authority"})


def _is_brought(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody brings ground under control: "brought 40 villages under its control"."""
    bringing = any(item.lower in ("bring", "brings", "brought", "bringing") for item in row[max(0, at - 4) : at])
    return bringing and row[at - 1].number is not None


def _is_imposed(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody imposes control: "imposed their control on seven villages"."""
    return any(item.lower.startswith("impos") for item in row[max(0, at - 4) : at])


def _have_them(row: Sequence[Item], at: int) -> bool:
    """Tell whether people have injuries: "eight have slight injuries", "12 with burns"."""
    near = row[max(0, at - 3) : at]
    return any(item.lower in ("have", "has", "had", "with") for item in near) and any(
        item.cls == "N" for item in row[:at]
    )


def _is_unknown(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is not known where people are whose fate or whereabouts are spoken of."""
    counted = [item.cls for item in row[at + 1 : at + 3]] == ["f", "N"]
    fronted = any(
        row[step].cls == "N" and row[step - 1].lower == "of" and all(item.cls in "wdpt" for item in row[step + 1 : at])
        for step in range(max(1, at - 5), at)
    )  # "of 40 more the fate is unknown"
    return (counted or fronted) and any(item.lower in _UNKNOWN for item in row[at + 1 : at + 16])


def _is_broken(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody has no contact with people: "contact was lost with 60 soldiers"."""
    ahead = row[at + 1 : at + 9]
    beside = next((step for step, item in enumerate(ahead) if item.lower == "with"), None)
    if beside is None or [item.cls for item in ahead[beside + 1 : beside + 2]] not in (["N"], ["d"]):
        return False
    lost = any(item.lower in ("lost", "broken") for item in [*ahead, *row[max(0, at - 2) : at]])
    return lost or (at > 0 and row[at - 1].lower in ("no", "without"))


def _costs_lives(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is lives that something costs: "cost 46 civilians their lives"."""
    return any(item.last_word == "lives" for item in row[at + 3 : at + 8])


def _is_said_of_some(row: Sequence[Item], at: int) -> bool:
    """Tell whether an adjective is said of some that were counted: "19,240 of them fatal", "most were fatal"."""
    return at > 0 and (row[at - 1].lower in BE or row[at - 1].lower in ("them", "which", "whom"))


def _follows_losses(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is losses that include something: "its losses include six tanks"."""
    return any(value == "losses" for item in row[max(0, at - 4) : at] for _, value, _ in forms_of(item))


def _follows_event(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is an event that claims somebody: "blast claims five soldiers"."""
    return at > 0 and row[at - 1].last_word in _EVENTS


def _from_counted(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody leaves a number of places: "withdrew from 14 villages", "was forced out of 12 towns"."""
    behind = row[at + 1 : at + 8]
    counted = next((step for step, item in enumerate(behind) if item.cls == "N"), len(behind))
    words = [word for item in row[at : at + 1 + counted] for word in item.lower.split()]
    return counted < len(behind) and words[-1] in ("from", "of") and ("from" in words or "out" in words)


def _of_counted(row: Sequence[Item], at: int) -> bool:
    """Tell whether when or where stands between a killing and whom it befell: "the killing on May 3 of six miners"."""
    stop = at + 1
    while stop < len(row) and stop - at < 5 and (row[stop].cls in "TA" or row[stop].lower in ("in", "at", "near")):
        stop += 1
    counted = [item.cls for item in row[stop : stop + 3]]
    return stop > at + 1 and (counted[:2] == ["f", "N"] or counted == ["f", "d", "N"])


_ADVANCE = ("territory", "advance", "object")
_CONDITIONS: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    *MOVEMENTS,
    *MARCHES,
    *FATES,
    *GAINS,
    *MIGRATIONS,
    ("has have had", _has_left, "territory", "held", "object"),
    ("went go gone going drive drives drove driven cover covers covered covering", _goes_deep, *_ADVANCE),
    ("with", _leaves_with, "territory", "held", "object"),
    ("got get gets getting received receives", _got_back, "casualty", "other", "object"),
    ("shot", are_captives_shot, "casualty", "killed", "participle"),
    ("let", _lets_go, "casualty", "other", "object"),
    ("returned", follows_soldiers, "casualty", "other", "subject"),
    ("brought bring brings bringing", _frees, "casualty", "other", "object"),
    ("brought bring brings bringing", _brings_home, "deployment", "withdrawn", "object"),
    ("brought brings added adds netted", _gives_ground, "territory", "captured", "object"),
    ("added gained", _is_added, "territory", "captured", "participle"),
    ("under", _comes_under, "territory", "captured", "participle"),
    ("control", _is_imposed, "territory", "captured", "object"),
    ("hands", _holds_ground, "territory", "held", "participle"),
    (" ".join(JAILS), _are_held_people, "casualty", "captured", "subject"),
    (" ".join(JAILS), _holds_people, "casualty", "captured", "participle"),
    ("taken", _taken_themselves, "casualty", "captured", "participle"),
    (
        "withdraw withdraws withdrew withdrawn withdrawing retreat retreats retreated retreating driven drove forced "
        "expelled ousted ejected dislodged evicted pushed thrown threw chased pulled",
        _from_counted,
        "territory",
        "lost",
        "object",
    ),
    ("cost costs costing", _costs_lives, "casualty", "killed", "object"),
    ("claim claims claimed", _follows_event, "casualty", "killed", "object"),
    ("fatal", _is_said_of_some, "casualty", "killed", "participle"),
    (
        "killing killings murder murders massacre assassination death deaths execution slaughter slaying",
        _of_counted,
        "casualty",
        "killed",
        "object",
    ),
    ("remains", _are_remains, "casualty", "killed", "noun"),
    ("include includes included", _follows_losses, "casualty", "losses", "object"),
    ("injuries wounds burns contusions concussions", _have_them, "casualty", "wounded", "subject"),
    ("contact communication communications", _is_broken, "casualty", "missing", "object"),
    ("fate whereabouts", _is_unknown, "casualty", "missing", "object"),
)
"""What words tell where a condition holds: the words, the condition, kind, value and form."""

_TOLD: dict[str, list[tuple[Callable[[Sequence[Item], int], bool], str, str, str]]] = {}
for _words, _holds, _kind, _value, _form in _CONDITIONS:
    for _word in _words.split():
        _TOLD.setdefault(_word, []).append((_holds, _kind, _value, _form))
_AUXILIARY = frozenset({"have", "has", "had"})
_NUMBERING = frozenset({"number", "numbered"})
_TELLING = _NUMBERING | _TOLD.keys()
