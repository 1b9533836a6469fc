"""When, where a sentence names no time for what it counts: the time that the text goes on telling of.

Decides how far a time is told of: to the end of its paragraph where something happened then, or as long as "the raid"
is spoken of; down all lines of figures where a title or an infobox gives it; through all of a report that begins with
the months it counts over. Also which time "the same day" and "that month" mean. Which time of its own sentence a claim
has is decided in `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from conflictfacts.model.facts import CasualtyEstimate, Fact
from conflictfacts.model.reference import Period, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.discourse import Above, Discourse
from conflictfacts.reading.resolve.elsewhere import is_compared
from conflictfacts.reading.resolve.periods import is_begun, period_of, period_said, tells_when_said, time_of
from conflictfacts.reading.text.grammar import BULLETS, WIDE
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.time_patterns import WEEKDAYS
from conflictfacts.reading.text.times import Time
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Timeline", "above_of"]


def above_of(row: Sequence[Item], claim: Claim, heading: bool, discourse: Discourse) -> Above | None:
    """Give what a heading says of a figure in the lines below it; `None` where the claim is no such figure.

    Args:
        row: The sentence's items.
        claim: The claim.
        heading: Whether the sentence is a line of its own.
        discourse: What went before.
    """
    listed = (heading or claim.label is not None) and not _is_added(row, claim)
    return discourse.above if listed else None


def _is_added(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a number is what a bulletin adds to another: "1,021,710 (+1,070)"."""
    return claim.index > 0 and row[claim.index - 1].lower == "+"


class _Told(NamedTuple):
    """A time that something happened at."""

    item: Item
    """Its words."""

    time: Time
    """The time."""

    paragraph: int
    """The paragraph it goes on in."""

    place: Place | None
    """Where something was counted then, or else the place spoken of."""

    @property
    def period(self) -> Period:
        """The period that it makes."""
        return period_of(self.item)


_OF_EVENTS = frozenset({"date", "interval", "month", "weekday", "day"})
"""Kinds of times at which things happen."""

_OF_COUNTS = frozenset({"since", "lasting", "asof", "relative"})
"""Kinds over which things are counted: they go on only where something was."""

_IN_PASSING = frozenset({"lasting", "now"})
"""Kinds that end no telling of another time: "Twelve hours of shelling followed."."""

_SAME = re.compile(r"\b(?:same|that|those|these)\b|^(?:in|over|during|throughout) the (?:day|month|year|period)\b")
"""Words of time that mean one told before."""

_THAT = re.compile(r"\bthat\b|^(?:in|over|during|throughout) the (?!same)")
"""Words of time that say nothing of their own."""


def _is_of_clause(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is that of what went before what is told: "struck back after rebels took it on Monday"."""
    for item in reversed(row[1:at]):
        if item.lower in ("after", "since"):
            return True
        if item.cls in ",;.":
            return False
    return False


_ASIDES = (tells_when_said, is_compared, is_begun, _is_of_clause)
"""What tells a time that the text does not go on telling of."""

_APART = re.compile(r"before |(?:(?:in|over|for) )?(?:the )?(?:next|coming) (?!day|morning|night)")
"""Words for a time at which nothing told of happened."""

_CLOSED = re.compile(r"\b(?:to|until|till)\b")
"""Words of a time that has a last day."""

_AUXILIARIES = 4
"""Words before a verb among which its auxiliary is, at most."""

_SPANS = {
    **dict.fromkeys(("day", "night", "morning", "evening", "afternoon"), "day"),
    **dict.fromkeys(("period", "days", "weeks", "months", "years"), "period"),
    "month": "month",
    "year": "year",
}
"""Spans → the length of the time that they mean."""

_FAR = 2
"""Paragraphs back, at most, to the time that "the same day" means."""

_LEAD = 3
"""Paragraphs at the top of a text, the first of which is 0, that say over which period a report counts."""

_OF_REPORTS = frozenset({"interval", "year"})
_PART_OF_YEAR = re.compile(r"\b(?:half|quarter)\b")
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
_HAPPENED = frozenset(
    "battle fighting raid attack attacks assault strike strikes bombing blast explosion ambush massacre clashes fight "
    "siege action engagement operation incident shelling killings toll dead wounded injured slain victims killed "
    "casualties deaths".split()
)
"""What a text goes on speaking of as known: what happened, and those whom it befell."""

_WHOLE_WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "revolution"})
_DATES = frozenset({"date", "dates", "period"})
_FIGHTS = frozenset("battle siege fall capture storming action massacre attack raid".split())


class Timeline:
    """The times of a text's facts, one after the other."""

    def __init__(self, text: str, discourse: Discourse) -> None:
        self._text = text
        self._discourse = discourse
        self._told: _Told | None = None
        self._named: dict[str, _Told] = {}
        self._event: _Told | None = None
        self._reported: _Told | None = None
        self._background = False
        self._counted = False
        self._titled: Period | None = None
        self._taken: list[int] = []
        self._place: Place | None = None
        self._period: Period | None = None
        self._paragraph = -1

    def begin(self, paragraph: int) -> None:
        """Begin a sentence."""
        self._taken.clear()
        self._paragraph = paragraph
        self._place = self._period = None

    def find(
        self,
        row: Sequence[Item],
        tokens: Tokens,
        claim: Claim,
        place: Place | None,
        *,
        heading: bool,
        background: bool,
        whole: Fact | None,
    ) -> Period | None:
        """Say when a claim's fact was.

        Sought in this order: the time of its sentence; that of a heading above its line; that of what it counts a part
        of; that of the title or infobox above its line; the time told of; the months that a report counts over; the day
        on which it was said.

        Args:
            row: The sentence's items.
            tokens: Its tokens.
            claim: The claim.
            place: Where it was.
            heading: Whether the sentence is a line of its own.
            background: Whether it tells of the whole war.
            whole: The fact of a whole that it is part of, told in this sentence or the one before.
        """
        self._place, self._background = self._place or place, background
        at = time_of(row, claim)
        if at is not None:
            self._taken.append(at)
        period: Period | None = None
        if at is not None and not tells_when_said(row, at):
            period = self._meant(row, at) or period_said(self._text, tokens, row, claim, at)
        elif not _is_added(row, claim):
            period = self._told_before(row, claim, place, heading, whole)
        self._period = self._period or period
        return period_said(self._text, tokens, row, claim, at) if period is None and at is not None else period

    def _meant(self, row: Sequence[Item], at: int) -> Period | None:
        """Give the days of the time told of that "the same day" or "those weeks" mean; `None` for any other words."""
        item = row[at]
        if item.time is None or _SAME.search(item.lower) is None:
            return None
        length = _SPANS.get(item.last_word)
        told = self._named.get(length) if length is not None else None
        if told is None or self._paragraph - told.paragraph > _FAR:
            return None
        if _THAT.search(item.lower) is not None:
            return told.period
        return attrs.evolve(told.period, text=item.time.text)

    def _told_before(
        self, row: Sequence[Item], claim: Claim, place: Place | None, heading: bool, whole: Fact | None
    ) -> Period | None:
        """Give the time of a claim by what was told before it."""
        above = above_of(row, claim, heading, self._discourse)
        if above is not None and above.time is not None:
            return period_of(above.time)
        if whole is not None and (whole.period is not None or isinstance(whole, CasualtyEstimate)):
            return whole.period
        if self._titled is not None and (heading or claim.label is not None or row[0].lower in BULLETS):
            return self._titled
        event = self._event
        resumed = event is not None and event.paragraph == self._paragraph and _speaks_of_it(row)
        ahead = (event if resumed else None, self._told, self._reported)
        return next(
            (told.period for told in ahead if told is not None and self._goes_on(told, row, claim, place)), None
        )

    def _goes_on(self, told: _Told, row: Sequence[Item], claim: Claim, place: Place | None) -> bool:
        """Tell whether a claim tells of what happened at the time told of, and not elsewhere or until now."""
        if claim.kind != "casualty" or claim.rate or not self._is_near(told, row, claim, place):
            return False
        if place is not None and told.place is not None and not _lies_in(place, told.place):
            return False
        if any(item.time is not None and not tells_when_said(row, at) for at, item in enumerate(row)):
            return False
        if any(item.lower in _WHOLE_WARS for item in row[:3]):
            return False  # "The conflict killed 46 people."
        until_now = told.time.kind in _OF_COUNTS and _CLOSED.search(told.time.text) is None
        return until_now or not (self._background or _is_up_to_now(row, claim))

    def _is_near(self, told: _Told, row: Sequence[Item], claim: Claim, place: Place | None) -> bool:
        """Tell whether a time told of reaches a claim: in its paragraph, where it was, or as it is spoken of."""
        back = self._paragraph - told.paragraph
        if back == 0 or told is self._reported:
            return True
        local = place is not None and told.place == place and place.kind not in WIDE
        if back == 1 and local and _is_of_day(told.time) and _fell_in_days(row, claim):
            return True
        return back <= _FAR and told.time.kind != "asof" and _speaks_of_it(row)

    def end(self, row: Sequence[Item], classes: str, heading: bool) -> None:
        """Keep the time that a sentence told of for those behind it.

        Args:
            row: The sentence's items.
            classes: Their class letters.
            heading: Whether it is a line of its own.
        """
        if not row:
            return
        if not (heading or row[0].lower in BULLETS):
            self._titled = None
        if heading and row[-1].cls == ":":
            told = self._told
            going_on = told.period if told is not None and told.paragraph == self._paragraph else None
            self._titled = self._period or going_on or self._titled
        times = [at for at, item in enumerate(row) if item.time is not None] if "T" in classes else ()
        if times:
            self._end_with(row, heading, [at for at in times if not any(aside(row, at) for aside in _ASIDES)])

    def _end_with(self, row: Sequence[Item], heading: bool, times: Sequence[int]) -> None:
        """Keep what a sentence that names a time told of, given which of its times are not told aside."""
        if heading:
            self._titled = self._title(row, times) or self._titled
        self._tell(row, times)
        if self._taken and not self._counted:
            self._counted, one = True, self._told
            whole = one is not None and (
                one.time.kind in _OF_REPORTS or _PART_OF_YEAR.search(one.time.text) is not None
            )
            self._reported = one if whole and self._paragraph <= _LEAD else None
        for at in times:
            if _SAME.search(row[at].lower) is None:
                one = self._made(row[at])
                self._named[_length(one)] = one

    def _made(self, item: Item) -> _Told:
        assert item.time is not None
        return _Told(item, item.time, self._paragraph, self._place or self._discourse.place)

    def _tell(self, row: Sequence[Item], told: Sequence[int]) -> None:
        """Go on from the only time that a sentence's claims have; where it counts nothing, from its first."""
        taken = [at for at in self._taken if at in told]
        at = next(iter(taken or told), None)
        if at is None or len({row[one].lower for one in self._taken}) > 1:
            self._told = None
        elif _SAME.search(row[at].lower):
            self._told = self._told._replace(paragraph=self._paragraph) if self._told is not None else None
        else:
            one = self._made(row[at])
            if all(item.cls in "T.,:" for item in row):
                one = one._replace(place=None)  # "11 April." dates what stands behind it, wherever that is
            counted = bool(taken) and one.time.kind in _OF_COUNTS and not _APART.match(row[at].lower)
            later = one.time.kind == "relative" and (at == 0 or _length(one) == "day")  # "A day later", "last Monday"
            event = one.time.kind in _OF_EVENTS or later
            if event or counted or taken or one.time.kind not in _IN_PASSING:
                self._told = one if event or counted else None
            self._event = one if event else self._event

    def _title(self, row: Sequence[Item], told: Sequence[int]) -> Period | None:
        """Give the time of a title or of an infobox, which is that of all lines of figures below it."""
        for at in told:
            if at > 1 and row[at - 1].lower in (":", "|", "=") and row[at - 2].lower in _DATES:
                return period_of(row[at])
        if len(told) != 1:
            return None
        time = row[told[0]].time
        assert time is not None
        fought = time.kind == "date" and any(item.first_word in _FIGHTS for item in row)
        titles = not self._taken and (time.kind == "interval" or fought)
        return period_of(row[told[0]]) if titles else None


def _is_of_day(time: Time) -> bool:
    """Tell whether a time is that of one event: a day or some, and not the day of writing."""
    dated = time.kind in ("date", "interval") and time.precision in (None, "day")
    return dated or time.kind == "weekday" or (time.kind == "day" and time.text.lower() != "today")


def _fell_in_days(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether so few were lost that they can be those of a day told of in the paragraph before."""
    number = row[claim.index].number
    return number is not None and max(number.nominal, default=0) < _MANY


_MANY = 5_000


def _speaks_of_it(row: Sequence[Item]) -> bool:
    """Tell whether a sentence speaks of what was told: "the raid", "of the dead", but not "the deaths of 46 men"."""
    for at, item in enumerate(row):
        known = row[at - 1].lower in _KNOWN if at else False
        if (known and item.first_word in _HAPPENED) or (item.first_word == "the" and item.last_word in _HAPPENED):
            return not (at + 2 < len(row) and row[at + 1].cls == "f" and row[at + 2].cls == "N")
    return False


def _lies_in(place: Place, whole: Place) -> bool:
    """Tell whether a place is another, or is known to lie in it."""
    within = whole.name == place.parent or (whole.kind == "country" and place.iso == whole.iso is not None)
    return place.name == whole.name or within


def _is_up_to_now(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a claim's verb tells of all until now: "46 have been killed", but not "is said to have killed"."""
    at = trigger = claim.trigger or 0
    while at and trigger - at < _AUXILIARIES and row[at - 1].cls in "aw":
        at -= 1
        if row[at].lower in ("has", "have"):
            return at == 0 or row[at - 1].lower != "to"
    return False


def _length(told: _Told) -> str:
    """Say how long a time is: a day, a month, a year, or some other period."""
    last = told.time.text.rpartition(" ")[2].lower()
    if told.time.kind in ("weekday", "day") or (
        told.time.kind == "relative" and (last in WEEKDAYS or _SPANS.get(last) == "day")
    ):
        return "day"
    if told.time.kind in ("month", "year"):
        return told.time.kind
    time = told.time
    single = time.kind == "date" and (time.precision != "day" or time.first == time.last)
    return (time.precision or "day") if single else "period"
