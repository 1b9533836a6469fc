"""The command line, as a shell meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.cli import main
from conflictfacts.seed import seed_file

REPORT = "NATO says Russia has lost more than 900,000 soldiers, of whom 250,000 have been killed.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


def command(*arguments, **options):
    """Start the command in a process of its own."""
    call = [sys.executable, "-W", "error", "-m", "conflictfacts", *arguments]
    return subprocess.run(call, capture_output=True, check=False, timeout=60, **options)


@pytest.mark.usefixtures("wide")
def test_a_report_is_shown_as_a_table(report, capsys):
    assert main(["read", str(report)]) == 0
    heading, first, second = capsys.readouterr().out.splitlines()[:3]
    assert heading.split()[:3] == ["#", "KIND", "WHAT"]
    assert "more than 900,000 people" in first
    assert "250,000 people" in second
    assert "NATO" in first


def test_a_report_is_shown_as_json_of_the_interchange_format(report, capsysbinary):
    assert main(["read", str(report), "--format", "json"]) == 0
    written = capsysbinary.readouterr().out.decode("utf-8")
    assert json.loads(written)["format"] == "conflictfacts/1"
    assert cf.Reading.from_json(written) == cf.load(report)


def test_what_is_known_of_the_report_is_passed_on(report, capsys):
    arguments = ["read", str(report), "--format", "json", "--published", "2025-04-03", "--publisher", "Example Wire"]
    assert main(arguments) == 0
    document = json.loads(capsys.readouterr().out)["document"]
    assert (document["published"], document["publisher"]) == ("2025-04-03", "Example Wire")


def test_a_dash_reads_standard_input():
    ran = command("read", "-", "--format", "json", input=REPORT.encode())
    assert ran.returncode == 0
    assert [fact["estimate"]["nominal"] for fact in json.loads(ran.stdout)["facts"]] == [[900_000], [250_000]]


def test_an_empty_report_is_no_error():
    ran = command("read", "-", input=b"")
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, b"No facts found.", b"")


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"conflictfacts {cf.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["write", "x"], "'write'"),
        (["read"], "FILE"),
        (["read", "x", "--format", "xml"], "'xml'"),
        (["read", "x", "--published", "yesterday"], "must be a date such as 2025-04-03, got 'yesterday'"),
        (["read", "x", "--publ", "y"], "--publ"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_exits_with_2(arguments, words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    printed = capsys.readouterr()
    assert stopped.value.code == 2
    assert words in printed.err
    assert printed.out == ""


def test_a_file_that_cannot_be_read_says_why_on_one_line_and_exits_with_2(tmp_path, capsys):
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00\x01\x80")
    for path in (tmp_path / "absent.txt", tmp_path, binary):
        assert main(["read", str(path)]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith("conflictfacts: ")
        assert str(path) in printed.err
        assert printed.err.count("\n") == 1


def test_standard_input_that_is_not_text_says_so_and_exits_with_2():
    ran = command("read", "-", input=b"75 killed \xff\xfe\x80")
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert ran.stderr.startswith(b"conflictfacts: ")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize("columns", [80, 100, 132, 200])
def test_the_table_fits_the_screen(columns):
    ran = command("read", str(seed_file()), env={**os.environ, "COLUMNS": str(columns), "PYTHONUTF8": "1"})
    assert ran.returncode == 0
    assert max(map(len, ran.stdout.decode().splitlines())) <= columns


def test_a_terminal_that_lacks_letters_gets_escapes():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = command("read", "-", input="In Köln 75 soldiers were killed.".encode(), env=environment)
    assert ran.returncode == 0
    assert ran.stdout.isascii()


@pytest.mark.parametrize(("encoding", "area"), [("ascii", "km2"), ("latin-1", "km²"), ("utf-8", "km²")])
def test_a_terminal_that_lacks_typographic_characters_gets_plain_ones(encoding, area):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "200"}
    ran = command("read", "-", input="Russia’s army holds 100 sq. km in Mali.".encode(), env=environment)
    assert ran.returncode == 0
    shown = ran.stdout.decode(encoding)
    assert f"100 {area} " in shown
    assert "\\" not in shown
    assert ("“" in shown) == (encoding == "utf-8")


def closed(streams):
    """Start the command from a shell, with some of its streams closed."""
    call = f'"{sys.executable}" -W error -m conflictfacts read - {streams}'
    return subprocess.run(call, shell=True, input=REPORT.encode(), capture_output=True, check=False, timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="for a POSIX shell")
@pytest.mark.parametrize(
    ("streams", "message"),
    [
        ("<&-", "cannot read '-': standard input is closed; name a file, or send the text through a pipe"),
        (">&-", "cannot show anything: standard output is closed"),
    ],
)
def test_a_closed_stream_is_told_of_on_one_line_with_status_2(streams, message):
    ran = closed(streams)
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", f"conflictfacts: {message}\n")
    ran = closed(f"{streams} 2>&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, b"", b"")


def test_facts_in_our_own_format_are_sent_where_they_are_read(report, tmp_path, capsys):
    written = tmp_path / "report.JSON"
    written.write_text(cf.load(report).to_json(), encoding="utf-8")
    assert main(["read", str(written)]) == 2
    assert "conflictfacts.Reading.from_json(text)" in capsys.readouterr().err


def test_control_characters_of_a_report_do_not_reach_the_terminal():
    ran = command(
        "read", "-", input=b"In Gao 75 soldiers were killed\x1b[2J and 20 \x07 civilians were killed in Kidal."
    )
    assert ran.returncode == 0
    assert not {b"\x1b", b"\x07"} & {ran.stdout[i : i + 1] for i in range(len(ran.stdout))}


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_reader_that_leaves_ends_it_quietly():
    read_end, write_end = os.pipe()
    os.close(read_end)
    ran = subprocess.run(
        [sys.executable, "-m", "conflictfacts", "read", str(seed_file())],
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(write_end)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_ctrl_c_ends_it_quietly_with_130(monkeypatch, capsys):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("conflictfacts.cli._read", interrupted)
    assert main(["read", "-"]) == 130
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_while_the_command_starts_up_ends_it_quietly_with_130():
    program = """
import sys

class Interrupted:
    def find_spec(self, name, *rest):
        if name == "argparse":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from conflictfacts.__main__ import run
sys.exit(run())
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


def test_the_installed_command_is_the_one_that_can_be_interrupted():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"conflictfacts": "conflictfacts.__main__:run"}
