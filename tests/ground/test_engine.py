from __future__ import annotations

import hashlib
import json

import narwhals as nw
import pytest

from disclosure.ground.duckdb_engine import DuckdbEngine
from disclosure.ground.engine import Engine
from disclosure.ground.sql import identifier, literal
from engines import borrowed, put


@pytest.fixture
def frame(engine: Engine):
    return put(engine, "f/r", {"n": "integer", "x y": "text", "z": "text"}, [[1, "a", None], [2, "b", "x"]])


def test_a_kept_frame_is_computed_once_and_keeps_its_order(engine, frame):
    kept = engine.keep(frame.sort("n", descending=True), "kept")

    engine.drop("f/r")

    assert engine.all(kept) == [(2, "b", "x"), (1, "a", None)]


def test_a_kept_frame_may_replace_what_it_is_made_from(engine, frame):
    engine.keep(frame.filter(nw.col("n") == 1), "f/r")

    assert engine.all(engine.frame("f/r")) == [(1, "a", None)]


def test_several_streams_may_be_open_at_once(engine, frame):
    first, second = engine.rows(frame.select("n"), 1), engine.rows(frame.select("n"), 1)

    assert [next(first), next(second), next(first), next(second)] == [(1,), (1,), (2,), (2,)]


def test_count_counts_rows(engine, frame):
    assert engine.count(frame) == 2


def test_a_digest_is_16_digits_of_sha256_over_the_values_joined(engine, frame):
    digests = engine.all(engine.digest(frame, ["x y", "z"], "@record").select("@record"))

    expected = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in ("a\x1f", "b\x1fx")]
    assert digests == [(one,) for one in expected]


@pytest.fixture
def exporter(tmp_path):
    """The engine that writes files, with a table of its own."""
    with borrowed(tmp_path, "duckdb") as opened:
        put(opened, "f/r", {"n": "integer", "z": "text"}, [[1, None], [2, "x"]])
        yield opened


def test_json_is_an_array_of_objects(exporter, tmp_path):
    exporter.export(exporter.frame("f/r"), tmp_path / "it's.json", "json")

    assert json.loads((tmp_path / "it's.json").read_text()) == [{"n": 1, "z": None}, {"n": 2, "z": "x"}]


def test_parquet_carries_its_metadata_and_is_the_same_twice(exporter, tmp_path):
    for name in ("one", "two"):
        exporter.export(exporter.frame("f/r"), tmp_path / name, "parquet", {"示例数据": "it's"})

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    said = exporter.connection.execute(
        "select key, value from parquet_kv_metadata(?)", [str(tmp_path / "one")]
    ).fetchall()
    assert ("示例数据".encode(), b"it's") in said


def test_the_database_never_asks_the_network_for_an_extension(exporter):
    settings = "select value from duckdb_settings() where name like 'auto%_known_extensions'"

    assert exporter.connection.execute(settings).fetchall() == [("false",), ("false",)]


def test_what_is_kept_at_the_end_is_there_for_the_one_who_reads(engine, frame):
    engine.keep(frame.sort("n", descending=True), "kept")
    engine.drop("f/r")

    engine.leave()

    if isinstance(engine, DuckdbEngine):
        assert engine.all(engine.frame("kept")) == [(2, "b", "x"), (1, "a", None)]
    else:
        with DuckdbEngine(engine.scratch, reading=True) as reader:
            assert reader.all(reader.frame("kept")) == [(2, "b", "x"), (1, "a", None)]


def test_names_and_texts_are_quoted_for_sql():
    assert (identifier('a"b'), literal("it's")) == ('"a""b"', "'it''s'")


def test_a_value_that_fits_stands_as_it_is_and_another_becomes_its_digest(engine, frame):
    digested = engine.digest(frame, ("z",), "id", fit="^x$").select("n", "id").sort("n")

    assert engine.all(digested) == [(1, hashlib.sha256(b"").hexdigest()[:16]), (2, "x")]


def test_distinct_leaves_one_of_rows_that_are_alike_empty_cells_included(engine, frame):
    twice = nw.concat([frame, frame])

    assert sorted(engine.all(engine.distinct(twice))) == engine.all(frame.sort("n"))


def test_the_values_of_columns_come_once_each_with_the_place_of_the_column(engine, frame):
    twice = nw.concat([frame, frame])

    assert sorted(engine.values(twice, ("x y", "z"))) == [(0, "a"), (0, "b"), (1, "x")]
    assert list(engine.values(twice, ())) == []


def test_columns_match_a_pattern_if_one_of_their_cells_does(engine, frame):
    assert engine.matching(frame, ("x y", "z"), "^[bx]$") == {"x y", "z"}
    assert engine.matching(frame, ("x y", "z"), "x") == {"z"}
    assert engine.matching(frame, (), "x") == set()


def test_columns_that_match_may_be_called_anything(engine):
    put(engine, "odd", dict.fromkeys(("field", "cell", "name", 'x"y'), "text"), [["a", "b", None, "c"]])

    assert engine.matching(engine.frame("odd"), ("field", "cell", "name", 'x"y'), "[abc]") == {"field", "cell", 'x"y'}
    assert engine.matching(engine.frame("odd").filter(nw.col("cell") == "z"), ("field", "cell"), "a") == set()
