"""What writes the made-up registers takes nothing away, and says so where there is nothing to write."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from samples import __main__ as command
from samples import tables
from samples.registers import REGISTERS, WRITTEN


def run(*arguments: str):
    return CliRunner().invoke(command.main, arguments)


@pytest.fixture
def source(monkeypatch, tmp_path):
    """A project whose data/ was replaced: what the registers are like is not in it."""
    monkeypatch.setattr(tables, "SOURCE", tmp_path / "source")
    return tmp_path / "source"


def describe(folder, name, **more):
    (folder / name).mkdir(parents=True)
    (folder / name / "datapackage.json").write_text(json.dumps({"name": name, "resources": [], **more}), "utf-8")


def test_they_are_written_into_the_folder_that_is_given(monkeypatch, tmp_path):
    written = []
    monkeypatch.setattr(command, "write", lambda data: written.append(str(data)))

    assert run("--data", str(tmp_path / "here")).exit_code == 0
    assert run().exit_code == 0
    assert written == [str(tmp_path / "here"), "data"]


def test_what_is_real_is_never_overwritten(tmp_path):
    describe(tmp_path, "penalties", register={"sample": False})
    before = (tmp_path / "penalties/datapackage.json").read_bytes()

    result = run("--data", str(tmp_path))

    assert result.exit_code == 2
    assert "penalties 不是示例数据" in result.stderr
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [before]


@pytest.mark.parametrize("sample", [None, False], ids=["nothing there", "a real one there"])
def test_where_data_was_replaced_nothing_is_written_and_the_register_is_named(source, tmp_path, sample):
    for name in (*REGISTERS[1:], *WRITTEN):
        describe(source, name, register={"sample": True})
    if sample is not None:
        describe(source, REGISTERS[0], register={"sample": sample})

    result = run("--data", str(tmp_path / "here"))

    assert result.exit_code == 2
    assert f"没有 {REGISTERS[0]}" in result.stderr
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize("there", [False, True])
def test_where_reference_tables_were_replaced_nothing_is_written(source, tmp_path, there):
    for name in (*REGISTERS, *WRITTEN):
        describe(source, name, register={"sample": True})
    if there:
        describe(source, "reference")

    result = run("--data", str(tmp_path / "here"))

    assert result.exit_code == 2
    assert "没有 reference" in result.stderr
    assert not (tmp_path / "here").exists()


def test_a_mistyped_option_is_answered_in_chinese():
    result = run("--dat", "x")

    assert result.exit_code == 2
    assert "没有 --dat 这个选项；是不是 --data？" in result.stderr
