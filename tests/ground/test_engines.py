"""Which engine a build gets."""

from __future__ import annotations

import pytest

from disclosure.ground import engines
from disclosure.ground.duckdb_engine import DuckdbEngine
from disclosure.ground.loader import Columns
from disclosure.ground.polars_engine import PolarsEngine
from engines import put


@pytest.fixture
def scratch(tmp_path):
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


@pytest.fixture
def opened(data, scratch, monkeypatch):
    """Return a function that tells the engine for a table of so many bytes, where ten are small."""
    monkeypatch.setattr(engines, "SMALL", 10)

    def run(size: int, choice: str = "auto", name: str = "a/b.csv"):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_bytes(b"x" * size)
        with engines.opened(data, scratch, choice) as engine:
            return type(engine)

    return run


@pytest.mark.parametrize(("size", "engine"), [(0, PolarsEngine), (10, PolarsEngine), (11, DuckdbEngine)])
def test_the_size_of_all_tables_decides(opened, size, engine):
    assert opened(size) is engine


def test_a_link_to_nowhere_has_no_size(opened, data):
    (data / "gone.csv").symlink_to(data / "none.csv")

    assert opened(1) is PolarsEngine


@pytest.mark.parametrize(("size", "choice", "engine"), [(11, "polars", PolarsEngine), (1, "duckdb", DuckdbEngine)])
def test_a_setting_forces_either(opened, size, choice, engine):
    assert opened(size, choice) is engine


def test_what_is_hidden_or_no_table_is_no_size(opened):
    opened(5)
    assert opened(50, name=".git/b.csv") is PolarsEngine
    assert opened(50, name="a/b.pdf") is PolarsEngine


@pytest.mark.long
def test_a_wide_table_is_held(data, scratch):
    """The engine on disk holds blocks of each column of a table until it is whole: 128 MiB are not enough for these."""
    names, rows = [f"c{number}" for number in range(200)], 38_000
    (data / "wide.csv").write_text("\n".join([",".join(names), *[",".join(["text"] * len(names))] * rows]) + "\n")

    with engines.opened(data, scratch, "duckdb") as engine:
        loader = engine.loader("wide", Columns(dict.fromkeys(names, ""), (), 9))

        assert loader.load_whole(data / "wide.csv", "wide.csv", rows)


@pytest.mark.long
def test_a_wide_table_is_left(data, scratch):
    names = [f"c{number}" for number in range(1_000)]
    with engines.opened(data, scratch, "polars") as engine:
        put(engine, "wide", dict.fromkeys(names, "text"), [[f"{row}" for _ in names] for row in range(3_000)])
        engine.leave()

    with engines.reading(data, scratch) as reader:
        assert len(reader.all(reader.frame("wide").select("c999"))) == 3_000


@pytest.mark.parametrize("choice", ["polars", "duckdb"])
def test_whichever_it_was_what_it_left_is_read(data, scratch, choice):
    with engines.opened(data, scratch, choice) as engine:
        put(engine, "kept", {"n": "integer"}, [[1], [2]])
        engine.leave()

    with engines.reading(data, scratch) as reader, engines.reading(data, scratch) as another:
        assert reader.all(reader.frame("kept")) == another.all(another.frame("kept")) == [(1,), (2,)]
