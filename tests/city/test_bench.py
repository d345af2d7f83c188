"""What `make bench` measures and prints; a few lines of Python stand in for Hugo, which tests do not install."""

import csv
import re
import sys
from itertools import groupby
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import hugo, pairs
from bench.pairs import Site, measure
from bench.tables import lines, site_lines
from bench.watch import Run
from samples.registers import write_inspections

pytestmark = pytest.mark.builds

ROWS = 200  # of 10 subjects, 20 rows each
STANDARD = [(100, 3), (10_000, 3), (100_000, 3), (1_000_000, 1)]  # sizes, and how many pairs of each
STAGES = ["读取", "检查", "公示", "统计", "绘图"]
STAND_IN = """
import csv, sys
from pathlib import Path

quiet, destination, folder = sys.argv[1:]
assert (quiet, destination) == ("--quiet", "--destination")
with open("assets/rows.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
for subject in {row["sampled_uscc"] for row in rows}:
    page = Path(folder, "subjects", subject, "index.html")
    page.parent.mkdir(parents=True)
    page.write_text(subject, "utf-8")
"""


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    script = tmp_path_factory.mktemp("yardstick") / "stand_in.py"
    script.write_text(STAND_IN, "utf-8")
    return [sys.executable, str(script)]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def pair(scratch, stand_in):
    return measure(scratch, ROWS, 1, stand_in)


def test_both_sites_are_built_and_their_pages_counted(pair):
    assert pair.subjects == ROWS / 20
    assert pair.pages > ROWS / 20  # a page a subject is the least of ours


def test_time_and_memory_of_both_are_seen(pair):
    for run in (pair.ours, pair.theirs):
        assert run.wall > 0
        assert run.cpu > 0
        assert 0 < run.largest <= run.together


def test_the_stages_of_a_build_are_told_in_order_with_their_peaks(pair):
    said = [line.split()[0] for line, _, _ in pair.ours.stages]
    seconds = [second for _, second, _ in pair.ours.stages]

    assert [word for word in said if word in STAGES] == STAGES
    assert seconds == sorted(seconds)
    assert max(peak for _, _, peak in pair.ours.stages) <= pair.ours.largest


def test_what_was_built_is_cleared_away(pair, scratch):
    assert pair.pages > 0
    assert {path.name for path in scratch.iterdir()} == {"data", "content"}


def test_two_tables_are_printed(pair):
    _, heading, _, *table = "\n".join(lines(ROWS, pair)).split("\n")
    sizes, added, stages = [list(rows) for filled, rows in groupby(table, bool) if filled]

    assert heading == f"## {ROWS} rows, {pair.pages} pages"
    assert [cells(row)[0] for row in sizes] == ["", "---", "ours", "Hugo, subject pages only", "ours / Hugo"]
    assert [len(cells(row)) for row in sizes] == [7] * 5
    assert all(re.fullmatch(r"[\d,.]+", cell) for row in sizes[2:4] for cell in cells(row)[1:])
    assert [bool(cell) for cell in cells(sizes[4])] == [True, True, True, False, False, True, False]
    told = r"([a-z ]+): [\d.]+ s, [\d.]+ s CPU, \d+ files, [\d.]+ MB, largest process \d+ MB"
    assert [re.fullmatch(told, line)[1] for line in added] == ["lookup index", "feeds", "scan for private data"]
    assert [cells(row)[0] for row in stages[2:]] == [line for line, _, _ in pair.ours.stages]
    assert {len(cells(row)) for row in stages} == {3}


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]


def test_every_size_of_the_command_line_is_measured_and_printed(pair, stand_in, monkeypatch, capsys):
    asked = []

    def measured(folder, rows, times, yardstick):
        asked.append((rows, times, yardstick, list(folder.iterdir())))
        return pair

    monkeypatch.setattr(bench, "measure", measured)
    monkeypatch.setattr(bench, "finding", lambda _folder: "60 queries")
    monkeypatch.setattr(
        bench, "measure_site", lambda folder: Site(pair.ours, len(list(folder.iterdir())), ["lookup index"])
    )
    bench.main(["200", "10000"], stand_in)
    assert "This site" not in capsys.readouterr().out
    bench.main([], stand_in)

    assert asked == [(rows, times, stand_in, []) for rows, times in [(200, 1), (10_000, 3), *STANDARD]]
    printed = re.findall(r"## (.+?)(?: rows)?, ", capsys.readouterr().out)
    assert printed == ["This site", "100", "10,000", "100,000", "1,000,000"]


def test_the_site_of_this_repository_is_built_into_a_fresh_folder_and_its_stages_are_told(tmp_path, monkeypatch):
    built = []

    def watched(command, _folder):
        if "bench.added" in command:
            return Run(stages=[("prepared", 0.1, 2**20), ("lookup index: all of it", 0.1, 2**20)])
        output = Path(command[command.index("--output") + 1])
        (output / "sub").mkdir(parents=True)
        (output / "sub/index.html").write_text("", "utf-8")
        built.append(Run(wall=[3.0, 1.0, 2.0][len(built)], stages=[("读取", 0.5, 2**20)]))
        return built[-1]

    monkeypatch.setattr(pairs, "watch", watched)
    site = pairs.measure_site(tmp_path)

    assert (site.ours.wall, site.pages) == (2.0, 1)
    assert list(tmp_path.iterdir()) == []
    assert list(site_lines(site))[-1] == "| 读取 | 0.5 | 1 |"


def test_the_yardstick_gets_all_rows_with_a_subject_sorted_by_it(tmp_path):
    write_inspections(tmp_path / "data", ROWS)
    samples = tmp_path / "data/inspections/samples.csv"

    hugo.write_site(tmp_path / "site", samples, "sampled_uscc")
    given = rows(tmp_path / "site/assets/rows.csv")

    assert sorted(given, key=str) == sorted((row for row in rows(samples) if row["sampled_uscc"]), key=str)
    assert [row["sampled_uscc"] for row in given] == sorted(row["sampled_uscc"] for row in given)
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"assets", "content", "hugo.toml", "layouts"}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
