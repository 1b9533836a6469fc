"""The lexicon finds names however they are written, and refuses rows that would make it ambiguous."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conflictfacts.errors import ConflictFactsError
from conflictfacts.reading.lexicon import Entry, Lexicon, LexiconError, fold, keys_of, load_lexicon, read_table
from conflictfacts.reading.lexicon.entry import COLUMNS, aliases_of, read_date
from conflictfacts.reading.lexicon.loader import DERIVED, FILES, HERE, validate
from conflictfacts.reading.lexicon.rows import lines_of, read_text


def look(text: str, category: str, lexicon: Lexicon | None = None) -> Entry | None:
    """Return what a name means in one category."""
    entries = (lexicon or load_lexicon()).lookup(tuple(fold(text).split()))
    return next((entry for entry in entries if entry.category == category), None)


def name_of(text: str, category: str) -> str | None:
    entry = look(text, category)
    return None if entry is None else entry.name


class TestPackagedFiles:
    def test_they_obey_every_rule(self) -> None:
        counts = validate()
        assert counts["actor"] > 750
        assert counts["source"] > 500
        assert counts["place"] > 10_000
        assert counts["conflict"] > 250

    @pytest.mark.parametrize(("category", "file"), [(category, file) for category in FILES for file in FILES[category]])
    def test_their_columns_stand_in_the_documented_order(self, category: str, file: str) -> None:
        header = next(line for line in read_text(HERE / file).splitlines() if line and not line.startswith("#"))
        assert header.split("\t") == list(COLUMNS[category])

    def test_the_derived_gazetteer_needs_no_folding(self) -> None:
        """Loading lower-cases it as a whole, so every form under which a name is known is written out, in ASCII."""
        assert read_text(HERE / DERIVED).isascii()
        for line, where in lines_of("place", HERE / DERIVED):
            cells = line.split("\t")
            forms = [cells[0], *filter(None, cells[-1].split("|"))]
            missing = {key for form in forms for key in keys_of(form)} - {form.lower() for form in forms}
            assert not missing, where

    @pytest.mark.parametrize("category", sorted(COLUMNS))
    def test_loading_them_fast_finds_the_keys_of_every_name(self, category: str) -> None:
        lines = [line for file in FILES[category] for line, _ in lines_of(category, HERE / file)]
        aliases = [alias.text for line in lines for alias in aliases_of(category, line.split("\t"))]
        assert load_lexicon().indexes[category].keys() == {key for alias in aliases for key in keys_of(alias)}

    def test_they_are_small(self) -> None:
        assert sum((HERE / file).stat().st_size for files in FILES.values() for file in files) < 1_200_000

    @pytest.mark.parametrize("category", sorted(COLUMNS))
    def test_no_name_is_a_number_or_a_lone_letter(self, category: str) -> None:
        assert not [key for key in load_lexicon().indexes[category] if key.isdigit() or len(key) < 2]

    def test_every_state_is_a_place_too(self) -> None:
        index = load_lexicon().indexes["actor"]
        states = {
            line.split("\t")[0] for line in index.values() if line.split("\t")[1] == "state" and line.split("\t")[2]
        }
        assert not {state for state in states if look(state, "place") is None}

    def test_conflicts_name_known_parties(self) -> None:
        """A party that the lexicon does not know could never be recognised in a text."""
        unknown = {
            party
            for line, _ in lines_of("conflict", HERE / "conflicts.tsv")
            for party in filter(None, line.split("\t")[4].split("|"))
            if load_lexicon().get("actor", party) is None
        }
        assert not unknown

    def test_conflicts_name_known_places(self) -> None:
        unknown = {
            place
            for line, _ in lines_of("conflict", HERE / "conflicts.tsv")
            for place in filter(None, line.split("\t")[3].split("|"))
            if load_lexicon().get("place", place) is None
        }
        assert not unknown


class TestLookup:
    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Russian", "Russia"),
            ("Russians", "Russia"),
            ("Moscow", "Russia"),
            ("Kyiv", "Ukraine"),
            ("Kiev", "Ukraine"),
            ("North Koreans", "North Korea"),
            ("DPRK", "North Korea"),
            ("U.S.", "United States"),
            ("U.S", "United States"),
            ("US", "United States"),
            ("al-Shabaab", "Al-Shabaab"),
            ("Al Shabaab", "Al-Shabaab"),
            ("al–Shabaab", "Al-Shabaab"),
            ("Shabab", "Al-Shabaab"),
            ("Da’esh", "Islamic State"),
            ("Daesh", "Islamic State"),
            ("Séléka", "Seleka"),
            ("Tamil Tigers", "LTTE"),
            ("Huthis", "Houthis"),
            ("Sendero Luminoso", "Shining Path"),
            ("Confederates", "Confederate States"),
            ("eastern Congo", None),
        ],
    )
    def test_an_actor_is_found_under_each_of_its_names(self, text: str, actor: str | None) -> None:
        assert name_of(text, "actor") == actor

    @pytest.mark.parametrize(
        ("text", "place", "iso"),
        [
            ("Kursk", "Kursk", "RUS"),
            ("Kursk Oblast", "Kursk region", "RUS"),
            ("Avdeevka", "Avdiivka", "UKR"),
            ("Artemivsk", "Bakhmut", "UKR"),
            ("Khan Younis", "Khan Yunis", "PSE"),
            ("Sana'a", "Sanaa", "YEM"),
            ("Gaza", "Gaza Strip", "PSE"),
            ("Deir ez-Zor", "Deir ez-Zor", "SYR"),
            ("eastern Congo", "Eastern DR Congo", "COD"),
            ("Odessa", "Odesa", "UKR"),
            ("Tripoli", "Tripoli", "LBY"),
            ("Split", None, None),
            ("March", None, None),
        ],
    )
    def test_a_place_is_found_under_each_of_its_names(self, text: str, place: str | None, iso: str | None) -> None:
        entry = look(text, "place")
        assert (entry and entry.name, entry and entry.iso) == (place, iso)

    @pytest.mark.parametrize(
        ("text", "source", "parent"),
        [
            ("UK MoD", "UK Ministry of Defence", "United Kingdom"),
            ("SOHR", "Syrian Observatory for Human Rights", None),
            ("Gaza's health ministry", "Gaza Health Ministry", "Hamas"),
            ("Gaza’s Health Ministry", "Gaza Health Ministry", "Hamas"),
            ("General Staff of the Armed Forces of Ukraine", "Ukrainian General Staff", "Ukraine"),
        ],
    )
    def test_a_source_is_found_with_whom_it_speaks_for(self, text: str, source: str, parent: str | None) -> None:
        entry = look(text, "source")
        assert entry is not None
        assert (entry.name, entry.parent) == (source, parent)

    def test_a_conflict_has_its_days(self) -> None:
        entry = look("Soviet-Afghan War", "conflict")
        assert entry is not None
        assert (entry.start, entry.end) == (date(1979, 12, 24), date(1989, 2, 15))
        assert "Soviet Union" in entry.parties

    def test_a_conflict_that_goes_on_has_no_end(self) -> None:
        entry = look("Russia's full-scale invasion of Ukraine", "conflict")
        assert entry is not None
        assert (entry.start, entry.start_precision, entry.end) == (date(2022, 2, 24), "day", None)

    def test_one_name_may_mean_an_actor_and_a_place(self) -> None:
        entries = load_lexicon().lookup(("moscow",))
        assert [(entry.category, entry.role, entry.name) for entry in entries] == [
            ("actor", "metonym", "Russia"),
            ("place", "name", "Moscow"),
        ]

    def test_unknown_words_mean_nothing(self) -> None:
        assert load_lexicon().lookup(("of", "which")) == ()

    def test_the_lengths_of_names_are_known_by_their_first_two_words(self) -> None:
        lexicon = load_lexicon()
        assert lexicon.lengths_at(["the", "syrian", "arab", "army"], 1) == (4, 3, 1)
        assert lexicon.lengths_at(["syrian", "soldiers"], 0) == lexicon.lengths_at(["syrian"], 0) == (1,)
        assert lexicon.lengths_at(["xyzzy"], 0) == ()

    def test_every_key_can_be_reached_by_its_first_words(self) -> None:
        lexicon = load_lexicon()
        for index in lexicon.indexes.values():
            for key in index:
                words = tuple(key.split(" "))
                assert len(words) in lexicon.lengths_at(words, 0)
                assert lexicon.lookup(words)

    def test_get_takes_a_canonical_name(self) -> None:
        entry = load_lexicon().get("actor", "Wagner Group")
        assert entry is not None
        assert (entry.kind, entry.parent) == ("armed_group", "Russia")
        assert load_lexicon().get("actor", "Nobody at all") is None


class TestCapitals:
    @pytest.mark.parametrize(
        ("alias", "words", "fits"),
        [
            ("US", ("US",), True),
            ("US", ("us",), False),
            ("WHO", ("Who",), False),
            ("the North", ("The", "North"), True),
            ("the North", ("the", "north"), False),
            ("NATO", ("Nato",), True),
        ],
    )
    def test_short_acronyms_and_marked_names_want_them(self, alias: str, words: tuple[str, ...], fits: bool) -> None:
        entry = load_lexicon().lookup(tuple(map(fold, words)))[0]
        assert entry.alias in (alias, "Nato")
        assert entry.fits(words) is fits

    @pytest.mark.parametrize(
        ("word", "names"),
        [("IS", []), ("WHO", []), ("US", []), ("ELN", ["ELN"]), ("UN", ["United Nations"]), ("MEDELLIN", [])],
    )
    def test_in_a_text_in_capitals_common_words_are_no_names(self, word: str, names: list[str]) -> None:
        entries = load_lexicon().lookup((fold(word),))
        assert [
            entry.name for entry in entries if entry.category == "actor" and entry.fits((word,), capitals=True)
        ] == names


class TestExtend:
    def test_adds_rows_of_every_category(self) -> None:
        lexicon = load_lexicon().extend(
            actors=[{"name": "Red Brigade of Ruritania", "kind": "armed_group", "aliases": ["RBR", "Red Ruritanians"]}],
            places=[{"name": "Strelsau", "kind": "city", "latitude": 50.1, "longitude": 14.2, "population": 90000}],
            conflicts=[{"name": "Ruritanian War", "start": "1894-06", "parties": "Red Brigade of Ruritania|Russia"}],
            sources=[{"name": "Strelsau Gazette", "kind": "outlet", "parent": "Red Brigade of Ruritania"}],
            words={"words": [{"class": "trigger", "value": "casualty.killed.participle", "phrases": "smitten"}]},
        )
        actor = look("RBR", "actor", lexicon)
        place = look("Strelsau", "place", lexicon)
        conflict = look("Ruritanian War", "conflict", lexicon)
        assert actor == Entry(
            name="Red Brigade of Ruritania", category="actor", alias="RBR", kind="armed_group", cased=True
        )
        assert place is not None
        assert (place.latitude, place.longitude, place.population) == (50.1, 14.2, 90000)
        assert conflict is not None
        assert (conflict.start, conflict.start_precision) == (date(1894, 6, 1), "month")
        assert lexicon.lengths_at(["strelsau", "gazette"], 0) == (2, 1)
        assert lexicon.tables["words"][-1]["phrases"] == "smitten"

    @pytest.mark.parametrize(
        ("words", "rule"),
        [
            ({"verbs": [{"verb": "smite"}]}, "table must be one of units, words, got 'verbs'"),
            ({"verbs": []}, "table must be one of units, words, got 'verbs'"),
            ({"words": [{"value": "military", "phrases": "thane"}]}, "must have the columns class, value, phrases"),
            ({"words": [{"class": "noun", "value": "-", "phrases": "thane"}]}, "class must be one of according"),
            ({"words": [{"class": "trigger", "value": "killed", "phrases": "smitten"}]}, "value of class trigger must"),
            ({"words": [{"class": "people", "value": "military", "phrases": "thane|"}]}, "phrases must be words"),
            ({"units": [{"class": "measure", "value": "pood", "phrases": "\u2028"}]}, "phrases must be words"),
        ],
    )
    def test_refuses_words_that_no_stage_could_use(self, words, rule) -> None:
        with pytest.raises(LexiconError, match=rule):
            load_lexicon().extend(words=words)

    def test_leaves_the_lexicon_it_started_from_as_it_was(self) -> None:
        load_lexicon().extend(actors=[{"name": "Red Brigade of Ruritania"}])
        assert load_lexicon().get("actor", "Red Brigade of Ruritania") is None

    def test_reads_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "places.tsv"
        path.write_text("# mine\naliases\tname\r\nZembla Nova|Nova Zembla\tZembla\r\n", encoding="utf-8")
        assert name_of("Zembla", "place") is None
        entry = look("Nova Zembla", "place", load_lexicon().extend(places=path))
        assert entry is not None
        assert entry.name == "Zembla"

    def test_a_row_with_a_known_name_replaces_it(self) -> None:
        lexicon = load_lexicon().extend(actors=[{"name": "Wagner Group", "aliases": ["Musicians"]}])
        assert look("Musicians", "actor", lexicon) is not None
        assert look("Wagnerites", "actor", lexicon) is None

    def test_a_place_counts_before_a_city_of_the_gazetteer(self) -> None:
        lexicon = load_lexicon().extend(places=[{"name": "Sudzha (farm)", "aliases": "Sudzha", "iso": "UKR"}])
        entry = look("Sudzha", "place", lexicon)
        assert entry is not None
        assert entry.iso == "UKR"

    def test_can_be_repeated(self) -> None:
        lexicon = (
            load_lexicon().extend(actors=[{"name": "One of Ruritania"}]).extend(actors=[{"name": "Two of Ruritania"}])
        )
        assert lexicon.get("actor", "One of Ruritania") is not None
        with pytest.raises(LexiconError, match="means 'One of Ruritania' in actor 1"):
            lexicon.extend(actors=[{"name": "Third", "aliases": "one of ruritania"}])


class TestErrors:
    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ({"actors": [{"kind": "army"}]}, "actor 1: 'name' must not be empty, got None"),
            ({"actors": [{"name": "X", "color": "red"}]}, "actor 1: columns of an actor are name, .*, got 'color'"),
            ({"actors": ["X"]}, "actor 1: must be a mapping from column to value, got 'X'"),
            (
                {"actors": [{"name": "Xs", "parent": "Nowhere"}]},
                "'parent' must be the name of an actor or a source, got",
            ),
            ({"actors": [{"name": "Xs", "iso": "RU"}]}, "'iso' must be three capitals"),
            ({"actors": [{"name": "Xs", "aliases": "a||b"}]}, "'aliases' must not have an empty name, got 'a||b'"),
            ({"actors": [{"name": "Xs", "aliases": ["a|b"]}]}, r"'aliases' must not have a '\|' in a value"),
            ({"actors": [{"name": "X\tY"}]}, "'name' must not have a tab or line end"),
            (
                {"places": [{"name": "Xs", "latitude": "91", "longitude": "0"}]},
                "'latitude' must be degrees from -90 to 90",
            ),
            ({"places": [{"name": "Xs", "latitude": "nan", "longitude": "0"}]}, "'latitude' must be degrees"),
            ({"places": [{"name": "Xs", "latitude": "9"}]}, "'latitude' and 'longitude' must stand together"),
            ({"places": [{"name": "Xs", "population": "many"}]}, "'population' must be a whole number, got 'many'"),
            (
                {"conflicts": [{"name": "Xs", "start": "24.2.2022"}]},
                "'start' must be a year, year-month or ISO date, got",
            ),
            ({"conflicts": [{"name": "Xs", "start": "2022-02-30"}]}, "'start' must be a year"),
            (
                {"conflicts": [{"name": "Xs", "start": "2022", "end": "2021"}]},
                "'end' must not be before 'start' .2022., got",
            ),
        ],
    )
    def test_a_bad_row_names_rule_and_value(self, rows: dict[str, object], message: str) -> None:
        with pytest.raises(LexiconError, match=message):
            load_lexicon().extend(**rows)  # type: ignore[arg-type]

    def test_an_alias_with_two_meanings_names_both_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "actors.tsv"
        path.write_text("name\taliases\nRed Fleet\tBlack Fleet\nBlue Fleet\tthe sea|BLACK-FLEET\n", encoding="utf-8")
        with pytest.raises(LexiconError) as caught:
            load_lexicon().extend(actors=path)
        assert str(caught.value) == (f"{path}:3: 'BLACK-FLEET' must mean one actor, but means 'Red Fleet' in {path}:2")
        assert caught.value.where == f"{path}:3"
        assert isinstance(caught.value, ConflictFactsError)
        assert isinstance(caught.value, ValueError)

    def test_an_alias_of_the_packaged_files_names_their_line(self) -> None:
        with pytest.raises(
            LexiconError, match=r"'Russian' must mean one actor, but means 'Russia' in .*actors\.tsv:\d+$"
        ):
            load_lexicon().extend(actors=[{"name": "Ruritania", "adjectives": "Russian"}])

    def test_a_row_said_twice_is_refused(self) -> None:
        with pytest.raises(LexiconError, match="actor 2: a row must not be said twice, got the row of actor 1"):
            load_lexicon().extend(actors=[{"name": "Ruritania"}, {"name": "Ruritania"}])

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (b"", "a file must begin with a line that names its columns, got none"),
            (b"name\tname\n", "columns must have one name each"),
            (b"name\taliases\nX\n", ":2: a row must have 2 cells .name, aliases., got 1"),
            (b"name\n\xff\n", "must be UTF-8, got byte 0xff at 5"),
        ],
    )
    def test_a_broken_file_says_where(self, tmp_path: Path, text: bytes, message: str) -> None:
        path = tmp_path / "table.tsv"
        path.write_bytes(text)
        with pytest.raises(LexiconError, match=message):
            read_table(path)

    def test_a_byte_order_mark_is_no_part_of_the_header(self, tmp_path: Path) -> None:
        path = tmp_path / "table.tsv"
        path.write_bytes(b"\xef\xbb\xbfname\nX\n")
        assert read_table(path) == ({"name": "X"},)


class TestDates:
    @pytest.mark.parametrize(
        ("text", "first", "last", "precision"),
        [
            ("1914", date(1914, 1, 1), date(1914, 12, 31), "year"),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
            ("2022-02-24", date(2022, 2, 24), date(2022, 2, 24), "day"),
        ],
    )
    def test_a_month_or_year_has_its_first_and_last_day(
        self, text: str, first: date, last: date, precision: str
    ) -> None:
        assert read_date(text, last=False) == (first, precision)
        assert read_date(text, last=True) == (last, precision)


class TestFilesThatCannotBeRead:
    @pytest.mark.parametrize(
        ("rows", "problem"),
        [("nofile.tsv", "there is no such file"), (HERE, "cannot be read: "), ("a\0b", "cannot be read: ")],
    )
    def test_the_file_is_named(self, rows: str | Path, problem: str) -> None:
        for added in ({"actors": rows}, {"words": {"words": rows}}):
            with pytest.raises(LexiconError) as caught:
                load_lexicon().extend(**added)  # type: ignore[arg-type]
            assert caught.value.where == str(rows)
            assert caught.value.problem.startswith(problem)


class TestLaws:
    @given(st.text(max_size=40))
    @example("Ǽgir ᴬ ϒ")
    def test_folding_is_stable(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(st.text(max_size=40))
    def test_keys_have_single_spaces_and_no_repetition(self, text: str) -> None:
        keys = keys_of(text)
        assert len(set(keys)) == len(keys)
        assert all(key and key == " ".join(key.split()) for key in keys)

    @given(
        st.lists(
            st.dictionaries(st.sampled_from([*COLUMNS["actor"], "x"]), st.text(max_size=8), max_size=4), max_size=3
        )
    )
    def test_any_rows_are_added_or_refused(self, rows: list[dict[str, str]]) -> None:
        try:
            lexicon = load_lexicon().extend(actors=rows)
        except LexiconError:
            return
        for row in rows:
            assert lexicon.get("actor", row["name"].strip()) is not None
