import io

import pytest
from rich.console import Console

from disclosure.progress import Progress


@pytest.fixture
def plain() -> Console:
    return Console(file=io.StringIO(), width=60)


@pytest.fixture
def terminal() -> Console:
    return Console(file=io.StringIO(), width=60, force_terminal=True, legacy_windows=False)


def test_a_stage_is_one_line_with_its_counts_and_seconds(plain):
    with Progress(console=plain).stage("读取") as stage:
        stage.count("5 个文件夹")
        stage.count("4,000 行")

    assert plain.file.getvalue() == "读取  5 个文件夹 4,000 行  0.0 秒\n"


def test_a_stage_that_counts_nothing_still_says_how_long_it_took(plain):
    with Progress(console=plain).stage("绘图"):
        pass

    assert plain.file.getvalue() == "绘图  0.0 秒\n"


def test_elsewhere_than_on_a_terminal_there_are_no_control_codes_however_long_the_line(plain):
    with Progress(console=plain).stage("读取") as stage:
        stage.count("x" * 500)

    assert plain.file.getvalue() == f"读取  {'x' * 500}  0.0 秒\n"


def test_a_terminal_shows_the_running_stage_and_then_its_line(terminal):
    with Progress(console=terminal).stage("统计") as stage:
        assert "统计 ……" in terminal.file.getvalue()
        stage.count("6 个指标")

    assert "\x1b[1m统计" in terminal.file.getvalue()
    assert "6 个指标" in terminal.file.getvalue()


def test_markup_in_a_count_is_printed_as_it_stands(plain):
    with Progress(console=plain).stage("页面") as stage:
        stage.count("[red]3[/red]")

    assert "[red]3[/red]" in plain.file.getvalue()


def test_a_stage_that_fails_prints_no_line(plain):
    with pytest.raises(ValueError, match="broken"), Progress(console=plain).stage("检查"):
        raise ValueError("broken")

    assert plain.file.getvalue() == ""


def test_quiet_is_silent(capsys):
    with Progress(quiet=True).stage("读取") as stage:
        stage.count("4,000 行")

    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_progress_goes_to_standard_error(capsys):
    with Progress().stage("读取"):
        pass

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("读取")
