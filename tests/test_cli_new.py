"""The command line where something is begun: where it is, and what cannot be begun."""

import sys

import pytest

from commands import run
from sites import files_of

pytestmark = pytest.mark.usefixtures("project")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "town", "--name", "某县"], "city（网站）、register（名册）、report（报告）和栏目"),
        (["--kind", "news"], "没有写标题"),
        (["--kind", "news", "--title", "通告", "--from", "a.csv"], "不用写 FROM"),
        (["--kind", "news", "--title", "通告", "--period", "2022"], "只用于报告"),
        (["--kind", "report", "--register", "checks", "--period", "2022", "--title", "通告"], "不用写 TITLE"),
        (["--kind", "report", "--register", "checks", "--period", "2022年"], "PERIOD 看不懂：2022年"),
        (["--kind", "city", "--name", "某县", "--title", "通告"], "只用于文章"),
        (["--name", "某县"], "缺少 --kind"),
        (["--kind", "city"], "没有写 NAME"),
        (["--kind", "city", "--name", "某县", "--from", "a.csv"], "不用写 FROM 和 DATA"),
        (["--kind", "city", "--name", "某县", "--data", "data"], "不用写 FROM 和 DATA"),
        (["--kind", "register", "--name", "water"], "要写 FROM"),
        (["--kind", "register", "--name", "water", "--from", "a.csv", "--output", "b"], "不写 OUTPUT"),
        (["--kind", "register", "--name", "water", "--from", "a.csv"], "找不到文件 a.csv"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_begun_is_said(arguments, said, project):
    before = files_of(project)

    result = run("new", *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert {name for name in files_of(project) if "__pycache__" not in name} == set(before)


def test_where_a_city_is_and_how_to_build_it_are_said():
    result = run("new", "--kind", "city", "--name", "某 县", "--output", "cities")

    assert result.exit_code == 0, result.output
    assert "网站已建立：cities/某 县" in result.stdout
    assert f"cd 'cities/某 县' && {sys.executable} -m disclosure html" in result.stdout


def test_a_new_page_is_told_with_its_address_in_a_preview(project):
    result = run("new", "--kind", "news", "--title", "通告", "--name", "spot-check")

    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8000/news/spot-check/" in result.stdout
    assert (project / "content/news/spot-check.md").is_file()


def test_a_register_that_is_not_in_order_is_told_and_not_begun(project):
    (project / "水质.csv").write_text("编号,\nA1,2\n", "utf-8")

    result = run("new", "--kind", "register", "--name", "water", "--from", "水质.csv")

    assert result.exit_code == 1
    assert "水质.csv:1: 表头第 2 格是空的" in result.stdout
    assert "没有建立名册" in result.stderr
    assert list((project / "data").iterdir()) == []
