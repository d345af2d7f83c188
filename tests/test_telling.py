"""Pelican's own command tells what stopped it as our commands do: every problem a line, in Chinese, no traceback."""

from __future__ import annotations

import logging

import pytest

from disclosure.errors import DataError, Problem, SettingsError
from disclosure.telling import Telling
from partners import pelican, write_site

pytestmark = pytest.mark.builds

WRONG = Problem(path="a/b.csv", row=7, field="fine", kind="type-error", message="不是数字")


def record(*said: object) -> logging.LogRecord:
    return logging.LogRecord("pelican", logging.CRITICAL, "a.py", 1, "%s: %s", said, None)


def test_every_problem_is_a_line_on_standard_output_and_the_sum_is_not(capsys):
    assert not Telling().filter(record("DataError", DataError([WRONG, WRONG])))

    told = capsys.readouterr()
    assert told.out == f"{WRONG}\n{WRONG}\n数据和文章共有 2 个错误、0 处警告\n"
    assert told.err.startswith("错误：数据和文章有 2 个错误，没有生成网站\n  怎么改：")


def test_any_other_error_of_ours_is_its_sentence(capsys):
    assert not Telling().filter(record("SettingsError", SettingsError("设置不对", hint="改设置")))

    assert capsys.readouterr() == ("", "错误：设置不对\n  怎么改：改设置\n")


@pytest.mark.parametrize("said", [("KeyError", KeyError("a")), ("two", "texts"), ("a number", 1)])
def test_what_we_have_no_word_for_is_pelicans_to_tell(said, capsys):
    assert Telling().filter(record(*said))
    assert capsys.readouterr() == ("", "")


def test_a_record_without_arguments_passes():
    assert Telling().filter(logging.LogRecord("pelican", logging.WARNING, "a.py", 1, "text", None, None))


# ---- the command itself


@pytest.mark.parametrize("level", [(), ("--quiet",)])
def test_problems_of_data_and_content_are_told_together_with_the_status_of_our_commands(level, tmp_path):
    folder = write_site(tmp_path)
    with (folder / "data/inspections/samples.csv").open("a", encoding="utf-8") as file:
        file.write("S9,N9,A9,食品,面馆,,坏,20220901,2030-01-01,有效,公示中,,,9.99\n")
    (folder / "content/pages/bad.md").write_text("Title: 甲\nSave_as: ../evil.html\n\n正文\n", "utf-8")

    run = pelican(folder, *level)

    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    lines = run.stdout.splitlines()
    assert [line for line in lines if line.startswith("inspections/samples.csv:5: 结论 conclusion: ")]
    assert [line for line in lines if line.startswith("pages/bad.md:2: 不能写“Save_as”这一项")]
    assert "没有生成网站" in run.stderr
    assert not (folder / "output").exists()


# Writes what no input holds: a mobile into a page that was whole, as a template or a plugin might.
LEAKING = """
from pathlib import Path
from pelican import signals

def leak(path, **_):
    if Path(path).parent.name == "about":
        Path(path).write_text(Path(path).read_text("utf-8").replace("正文", "找 1380013<b>8000</b>"), "utf-8")

def register():
    signals.content_written.connect(leak)
"""


def test_what_is_private_in_a_finished_page_is_refused_and_no_whole_site_is_left(tmp_path):
    folder = write_site(tmp_path, leaking=LEAKING)
    (folder / "output").mkdir()
    (folder / "output/mine.txt").write_text("13800138000", "utf-8")

    run = pelican(folder)

    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    assert [line.partition(": ")[0] for line in run.stdout.splitlines() if "[private-mobile]" in line] == [
        "pages/about/index.html"
    ]
    assert "这些文件和首页已经从 output 删去，余下的不是完整的网站，不能发布" in run.stderr
    assert "8000" not in run.stdout + run.stderr
    left = folder / "output"
    assert not (left / "index.html").exists()
    assert not (left / "pages/about/index.html").exists()
    assert (left / "404.html").exists()
    assert (left / "mine.txt").exists()  # nobody's but theirs


def test_a_wrong_setting_is_a_sentence(tmp_path):
    folder = write_site(tmp_path, 'DISCLOSURE["rows_per_page"] = 0\n')

    run = pelican(folder)

    assert run.returncode == 2
    assert "DISCLOSURE 的 rows_per_page 要写 1 至 1000 的整数，现在是 0" in run.stderr
    assert "Traceback" not in run.stdout + run.stderr


def test_a_template_that_is_wrong_is_a_sentence_with_its_place(tmp_path):
    folder = write_site(tmp_path)
    (folder / "mine/page.html").write_text("<p>\n{{ nosuch }}\n", "utf-8")  # Pelican renders this one itself

    run = pelican(folder)

    assert run.returncode == 1
    assert "模板 mine/page.html 第 2 行用了没有的名字 nosuch" in run.stderr
    assert "Traceback" not in run.stdout + run.stderr


def test_a_plugin_that_fails_is_named(tmp_path):
    fails = "from pelican import signals\ndef fail(_):\n    raise ValueError('张三')\n"
    folder = write_site(tmp_path, failing=f"{fails}def register():\n    signals.finalized.connect(fail)\n")

    run = pelican(folder)

    assert run.returncode == 1
    assert "插件 failing 出错：ValueError（plugins/failing.py 第 3 行）" in run.stderr
    assert "Traceback" not in run.stdout + run.stderr
