"""Every way to fail is a sentence in Chinese with an exit status, and so is a command line that is wrong."""

import pytest

from commands import FAULT, SPACE, failing, run
from disclosure.errors import DataError, SettingsError, SurroundingsError

pytestmark = pytest.mark.usefixtures("project")


def test_problems_of_the_data_are_all_printed_and_the_status_is_1(monkeypatch):
    failing(monkeypatch, DataError([FAULT, SPACE]))

    result = run("html")

    assert result.exit_code == 1
    assert str(FAULT) in result.stdout
    assert str(SPACE) in result.stdout
    assert "数据和文章有 1 个错误" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "error",
    [SettingsError("设置不对", hint="改设置"), SurroundingsError("缺少 Node")],
    ids=["settings", "surroundings"],
)
def test_wrong_settings_and_surroundings_are_a_sentence_and_the_status_is_2(error, monkeypatch):
    failing(monkeypatch, error)

    result = run("html")

    assert result.exit_code == 2
    assert f"错误：{error}" in result.stderr
    assert "Traceback" not in result.output


def test_an_unexpected_error_is_a_sentence_that_tells_no_cell(monkeypatch):
    failing(monkeypatch, KeyError("张三的店"))

    result = run("html")

    assert result.exit_code == 2
    assert "KeyError" in result.stderr
    assert "--debug" in result.stderr
    assert "张三" not in result.output
    assert "Traceback" not in result.output


def test_debug_shows_the_traceback(monkeypatch):
    failing(monkeypatch, KeyError("cell"))

    result = run("html", "--debug")

    assert result.exit_code == 2
    assert "KeyError" in result.output


def test_a_full_disk_is_said_so(monkeypatch):
    failing(monkeypatch, OSError(28, "No space left on device", "page.html"))

    result = run("html")

    assert result.exit_code == 2
    assert "磁盘满了" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["htlm"], "没有 htlm 这个命令；是不是 html？"),
        (["html", "--dat", "x"], "没有 --dat 这个选项；是不是 --data？"),
        (["html", "--data"], "--data"),
        (["serve", "--port", "many"], "--port 的值不对"),
        (["html", "--as-of", "2022-9-30"], "2022-9-30"),
        (["html", "--as-of", "2022-02-30"], "2022-02-30"),
        (["html", "--data", "nowhere"], "找不到文件夹 nowhere"),
        (["html", "--content", "nowhere"], "找不到文件夹 nowhere"),
        (["html", "surplus"], "命令写得不对"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_in_chinese(arguments, said):
    result = run(*arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_outside_of_a_project_it_says_where_to_go(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    result = run("html")

    assert result.exit_code == 2
    assert "项目文件夹" in result.stderr


def test_alone_it_lists_its_verbs():
    result = run()

    assert result.exit_code == 2
    assert "publish  检查数据，生成并发布网站" in result.stderr
    assert "import" not in result.stderr


def test_help_is_chinese():
    result = run("html", "--help")

    assert result.exit_code == 0
    assert "用法：" in result.stdout
    assert "选项:" in result.stdout
    assert "Usage" not in result.stdout
    assert "Show this message" not in result.stdout


def test_who_has_read_enough_is_told_no_more(monkeypatch):
    failing(monkeypatch, BrokenPipeError(32, "Broken pipe"))

    result = run("html", "--as-of", "2022-09-30")

    assert (result.exit_code, result.stderr) == (1, "")
