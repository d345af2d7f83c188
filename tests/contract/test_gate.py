from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from disclosure.contract.gate import is_plain, may_be_read, read_descriptor
from packages import load, places


@pytest.mark.parametrize("path", ["a.csv", "2019/a.csv", "A_b-c.d.csv", "..a.csv"])
def test_a_plain_path_passes(path):
    assert is_plain(path)


@pytest.mark.parametrize(
    "path",
    [
        "../a.csv", "a/../b.csv", "./a.csv", "/etc/a.csv", "file:///etc/a.csv", "http://example.org/a.csv",
        "s3://b/a.csv", "sqlite:////a.csv", "C:\\a.csv", "a\0.csv", "a.csv\n", "*.csv",
        "a.xlsx", "a.csv.gz", "a//b.csv",
        "%2e%2e/a.csv", "样品.csv", "", "a.CSV", "a" * 300 + ".csv", "a/" * 3000 + "a.csv",
    ],
)  # fmt: skip
def test_any_other_path_is_refused(path):
    assert not is_plain(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', "键 a 写了两次"),
        ('{"a": NaN}', "NaN 不是 JSON 的数字"),
        ('{"a": -Infinity}', "-Infinity 不是"),
        ('{"a": 1e999}', "数字太大"),
        ('{"a": ' + "[" * 40 + "]" * 40 + "}", "嵌套超过 32 层"),
        ("[" * 100_000, "嵌套太深"),
        ('{"a": "\\ud800"}', "残缺的字符"),
        ('{"a": "\\u0000"}', "控制字符"),
        ("[]", "最外层应是一个对象"),
        ('\ufeff{"a": 1}', "BOM"),
        ('{"a": ' + "9" * 5000 + "}", "数字太长"),
    ],
)
def test_json_that_the_standard_library_lets_through_is_refused(tmp_path, text, said):
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")

    descriptor, [problem] = read_descriptor(tmp_path / "datapackage.json", "x/datapackage.json")

    assert descriptor is None
    assert said in problem.message
    assert problem.fix or "；请" in problem.message


def test_a_whole_number_is_one_however_it_is_written(tmp_path):
    (tmp_path / "d").write_text('{"a": 5.0, "b": 5e1, "c": -0.0, "d": 5.5}')

    descriptor, problems = read_descriptor(tmp_path / "d", "x/datapackage.json")

    assert problems == []
    assert repr(descriptor) == "{'a': 5, 'b': 50, 'c': 0, 'd': 5.5}"


def test_broken_json_is_told_with_its_line(tmp_path):
    (tmp_path / "d").write_text('{\n"a": 1,\n"b" 2}')

    _, [problem] = read_descriptor(tmp_path / "d", "x/datapackage.json")

    assert (problem.row, problem.kind) == (3, "source-error")
    assert "逗号" in problem.fix


@pytest.mark.parametrize(("raw", "kind"), [(b'{"a": "\xff"}', "encoding-error"), (b" " * 1_000_001, "source-error")])
def test_a_descriptor_is_utf8_and_at_most_a_megabyte(tmp_path, raw, kind):
    (tmp_path / "d").write_bytes(raw)

    assert read_descriptor(tmp_path / "d", "d")[1][0].kind == kind


def test_a_descriptor_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "real").write_text("{}")
    (tmp_path / "d").symlink_to("real")

    descriptor, [problem] = read_descriptor(tmp_path / "d", "d")

    assert (descriptor, problem.kind) == (None, "source-error")


def test_a_path_out_of_the_folder_is_a_problem_and_is_not_read(wrong, data):
    wrong()
    descriptor = json.loads((data / "training/datapackage.json").read_text())
    descriptor["resources"][0]["path"] = "../outside.csv"
    (data / "training/datapackage.json").write_text(json.dumps(descriptor))
    (data / "outside.csv").write_text("a\n")

    kinds = {(problem.path, problem.kind) for problem in load(data)[1]}

    assert ("training/datapackage.json", "scheme-error") in kinds
    assert not may_be_read(data / "training", "../outside.csv")


def test_a_link_in_the_folder_is_a_problem_and_is_not_read(wrong, data):
    wrong()
    (data / "secret").write_text("a,on,result,hidden\n")
    (data / "training/rows.csv").unlink()
    (data / "training/rows.csv").symlink_to(data / "secret")

    problems = [problem for problem in load(data)[1] if problem.path == "training/rows.csv"]

    assert [problem.kind for problem in problems] == ["source-error"]
    assert not may_be_read(data / "training", "rows.csv")


@pytest.mark.parametrize("name", ["README.md", "notes.txt", "files/a.pdf"])
def test_no_link_lies_anywhere_in_the_folder(wrong, data, name):
    wrong()
    (data / "training/files").mkdir()
    (data / "training" / name).symlink_to("/etc/hostname")

    assert places(load(data)[1]) == [("source-error", None, None)]


def test_folders_in_folders_end_somewhere(wrong, data):
    wrong()
    (data / "training/files" / "/".join("a" * 40)).mkdir(parents=True)

    [problem] = load(data)[1]

    assert problem.kind == "source-error"
    assert "嵌套超过 32 层" in problem.message


@pytest.mark.parametrize("name", ["rows.csv", "files"])
def test_what_may_not_be_read_is_a_problem(wrong, data, monkeypatch, name):
    wrong()
    (data / "training/files").mkdir()
    allowed = os.access
    # The superuser may read everything, so permissions themselves prove nothing here.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != name and allowed(path, mode))

    [problem] = load(data)[1]

    assert (problem.path, problem.kind) == (f"training/{name}", "source-error")
    assert "读取权限" in problem.fix


def test_a_name_that_breaks_the_line_is_told_in_one_line(wrong, data):
    wrong()
    (data / "training/a\n\x1b[31m.txt").write_text("")

    [problem] = load(data)[1]

    assert str(problem).startswith("training/a��[31m.txt: ")


def test_a_linked_folder_is_not_entered(wrong, data, tmp_path):
    wrong()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/rows.csv").write_text("")
    (data / "training/parts").symlink_to(tmp_path / "elsewhere")

    assert not may_be_read(data / "training", "parts/rows.csv")
    assert [(problem.path, problem.kind) for problem in load(data)[1]] == [("training/parts", "source-error")]


def test_a_linked_package_is_a_problem(wrong, data):
    wrong()
    (data / "again").symlink_to(data / "training")

    catalogue, [problem] = load(data)

    assert (list(catalogue.packages), problem.path) == (["training"], "again")


def test_a_device_is_no_csv_file(wrong, data):
    wrong()
    (data / "training/rows.csv").unlink()
    os.mkfifo(data / "training/rows.csv")

    assert [problem.kind for problem in load(data)[1]] == ["source-error"]


def test_two_spellings_of_one_path_are_a_problem(wrong):
    [problem] = [p for p in wrong(rows={"path": "rows.csv"}, others={"more": {"fields": [], "path": "Rows.csv"}})
                 if "同一个文件" in p.message]  # fmt: skip

    assert problem.kind == "resource-error"


def test_a_declared_file_that_is_not_there_is_a_problem(wrong, data):
    wrong()
    (data / "training/rows.csv").unlink()

    [problem] = load(data)[1]

    assert (problem.path, problem.kind) == ("training/rows.csv", "source-error")


def test_what_nobody_declared_is_a_problem(wrong, data):
    wrong()
    for name in ("more.csv", "notes.txt"):
        (data / "training" / name).write_text("")
    for allowed in ("README.md", "files/decision.pdf"):
        (data / "training" / allowed).parent.mkdir(exist_ok=True)
        (data / "training" / allowed).write_text("")
    (data / "stray.csv").write_text("")

    found = [(problem.path, problem.kind) for problem in load(data)[1]]

    assert found == [(name, "undeclared-file") for name in ("training/more.csv", "training/notes.txt", "stray.csv")]


def test_what_is_hidden_is_no_part_of_the_data(wrong, data):
    wrong()
    for name in (".git/HEAD", ".gitignore", ".DS_Store", "training/.DS_Store", "training/.cache/rows.csv"):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("x")
    (data / ".link").symlink_to(data)

    assert load(data)[1] == []
