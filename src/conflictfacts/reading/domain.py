"""Whether a sentence can speak of war at all.

Decides what is not worth reading, and what looks like it and is not: an earthquake kills too, an election is lost and
won. The evidence is counted from left to right, so that what follows never changes what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

__all__ = ["Domain"]

_WAR = frozenset(
    (
        "war wars army armies troops soldier soldiers military militants militant rebels rebel insurgents "
        "insurgent guerrillas guerrilla fighters fighter gunmen terrorists terrorist terrorism battalion "
        "battalions brigade brigades offensive front frontline battle battles battlefield combat fighting "
        "clashes clash shelling bombardment airstrike airstrikes strike strikes missile missiles "
        "artillery invasion invaded ceasefire truce warring militia militias bombing bombs bomb ambush "
        "siege besieged occupied occupation enemy mobilised servicemen casualties weapons armed forces "
        "garrison prisoners pows regiment regiments commander marines navy conflict peacekeepers massacre "
        "massacres attackers raid raids assault drones tanks warplanes regime insurgency hostages "
        "airport-attack displaced refugees uprooted martyrs martyr defence defense counteroffensive "
        "frontlines killed attack attacks attacked guerrilla-held grenade explosives mortar mortars "
        "kidnapped assassinated murdered mercenaries infantry cavalry rifle rifles trench trenches "
        "shelled bombed jihadists coup uprising revolt intifada genocide"
    ).split()
)
_WEAK = frozenset(
    (
        "killed displaced uprooted refugees army armies troops soldiers military servicemen defense "
        "defence front attack "
        "attacks attacked attackers assault strike strikes casualties commander battle battles massacre ambush siege "
        "besieged tanks armed forces prisoners drones bombing raid raids occupied"
    ).split()
)
"""Words of war that other news shares: armies help after earthquakes, and teams attack."""

_VIOLENCE = (_WAR | {"captured", "seized", "recaptured", "retook", "liberated"}) - frozenset(
    (
        "killed casualties displaced uprooted refugees army armies troops soldiers military servicemen armed forces "
        "commander defense defence front occupied prisoners drones tanks navy marines mortar strike strikes "
        "garrison enemy"
    ).split()
)
"""Words of war that no disaster or accident shares, though an army helps and is hit too."""

_DISASTER = frozenset(
    (
        "earthquake earthquakes quake aftershock aftershocks temblor magnitude epicentre epicenter tremor tremors "
        "tsunami flood floods flooding flooded hurricane cyclone cyclones typhoon typhoons tornado "
        "landslide landslides "
        "mudslide seismologists geologists seismologist geologist "
        "avalanche avalanches wildfire wildfires volcano eruption monsoon downpour heatwave colliery "
        "collieries firedamp fireworks boiler scaffolding derailed derailment capsized stampede bushfire bushfires"
    ).split()
)
"""Words that tell a disaster or an accident from whatever else kills people."""

_QUAKING = frozenset("shook shaken trembled heaved".split())
_SOIL = frozenset({"earth"})
"""What moves in an earthquake that is not called one."""

_MINING = frozenset("mine mines miner miners pit pits mining".split())
"""Words beside which "coal" tells of an accident at work too."""

_OTHER = frozenset(
    (
        "half-time kick-off kickoff whistle midfield midfielder coach pitch header derby goalkeeper fixture fixtures "
        "stadium referee matchday club winger substitute cyclones aftershock temblor typhoons famine "
        "mudslide heat wave dengue fever monsoon mosquitoes typhoid "
        "earthquake quake magnitude epicentre epicenter aftershocks tsunami flood floods flooding "
        "hurricane cyclone typhoon tornado landslide landslides wildfire wildfires blaze flames "
        "firefighters evacuees burned acres virus coronavirus covid covid-19 pandemic epidemic outbreak "
        "infections infected vaccine vaccinated cases cholera ebola malaria measles polio flu influenza "
        "crash crashed collision motorway highway passengers derailed traffic drivers accidents "
        "accident seats votes voters ballots election elections electoral poll polls "
        "conservatives labour coalition-talks goals matches league season striker coach players "
        "quarterback linebacker touchdown touchdowns fumble fumbles rebounds playoffs playoff innings "
        "player tournament cup innings wickets championship shares revenue profit quarter analysts "
        "layoffs employees jobs company shareholders stock stocks budget fiscal tax gdp "
        "inflation exports imports game games gameplay console multiplayer gamers users "
        "subscribers smokers cancer audit audits auditor auditors comptroller "
        "shareholders disease diseases drowned heatwave avalanche volcano "
        "eruption storm rainfall rains drought famine-only bus ferry capsized stampede plunged overturned "
        "skidded lorry ravine gas-leak"
    ).split()
)


_RESOLUTION = frozenset("mandate ceiling ceilings abstention abstentions".split())
"""Words beside which votes are those of a council that sends peacekeepers."""


_COUNTED = _RESOLUTION | _WAR | _VIOLENCE | _OTHER | _DISASTER | _QUAKING | _SOIL | _MINING | {"coal"}
"""All words that tell anything; a sentence has few or none."""


class Domain:
    """The evidence so far for and against a text being about war."""

    __slots__ = ("_disaster", "_other", "_violence", "_war")

    def __init__(self) -> None:
        self._war = 0
        self._other = 0
        self._violence = 0
        self._disaster = 0

    def notes(self, words: Iterable[str]) -> None:
        """Take note of a sentence.

        Args:
            words: Its words, lower-cased.
        """
        words = _COUNTED.intersection(words)
        if not words:
            return
        self._war += _evidence(words)
        self._other += _others(words)
        self._violence += len(words & _VIOLENCE)
        self._disaster += len(words & _DISASTER) + ("coal" in words and not words.isdisjoint(_MINING))
        self._disaster += not (words.isdisjoint(_QUAKING) or words.isdisjoint(_SOIL))  # "when the earth shook"

    def is_war(self, words: Iterable[str]) -> bool:
        """Tell whether a sentence's losses and gains are those of a war, as far as the text has gone.

        Args:
            words: Its words, lower-cased.
        """
        words = _COUNTED.intersection(words)
        own = _others(words)
        war, other = self._war + _evidence(words), self._other + own
        violence = len(words & _VIOLENCE)
        if self._disaster > 3 * self._violence:
            return False  # the army only helps, or was hit too
        if violence > 1 and violence >= own:
            return True  # "when rebels shelled a bus"
        if other <= 2:  # a single such word, counted with its own sentence, is chance
            return war > other or war == other == 0
        return 2 * war > 5 * other


def _others(words: Set[str]) -> int:
    return len(words & _OTHER) - ("votes" in words and not words.isdisjoint(_RESOLUTION))


def _evidence(words: Set[str]) -> int:
    """Weigh a sentence's words of war: two for each that nothing else shares, one for the others."""
    told = words & _WAR
    return 2 * len(told) - len(told & _WEAK)
