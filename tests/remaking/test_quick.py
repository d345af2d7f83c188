"""One sentence changed: the site is what a clean build makes of it, byte for byte, and anything else is built whole."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure.errors import DataError, errors_only
from disclosure.orders import Order
from disclosure.remaking import whole as building
from disclosure.seeing import local_site
from packages import field, write_package
from previews import Looking, connected, replaced, settings_of
from sites import ROOT, files_of

__all__ = ["connected"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine

NEWS = "标题: 第{n}篇\n日期: 2022-08-0{n}\n\n## 办理\n\n第一段{word}。\n\n- 甲\n- 见[别的](n1.md#办理)\n"
TABLE = "\n\n| 己 |\n|---|\n| 1 |"
BLOCKS = "\n\n//// 提示 | 庚\n/// 数字 | checks.count\n///\n////\n\n/// 步骤\n1. 辛 | 当场\n///\n\n壬"
WORDS = ("甲", BLOCKS, "**乙**", "丙<a级>", "~~丁~~", "[[数字: checks.count]]", "`戊`", TABLE, "[名册](/checks/)")
COUNT = {"count": {"title": "批次", "count": True, "unit": "批次"}}


@pytest.fixture
def project(tmp_path, monkeypatch, connected) -> Path:  # noqa: ARG001 - see connected
    """A project of one register and three pages, one of which asks for a number, built once."""
    shown = {"title": "{a}", "columns": ["a"], "pages": "all"}
    contract = {"section": "results", "records": "rows", "measures": COUNT} | shown
    rows = {"rows": {"fields": [field("a")], "rows": [["示例"]], "primaryKey": "a"}}
    write_package(tmp_path / "data/checks", rows, contract)
    (tmp_path / "content/news").mkdir(parents=True)
    for n in (1, 2, 3):
        said = "[[数字: checks.count]]" if n == 1 else ""
        (tmp_path / f"content/news/n{n}.md").write_text(NEWS.format(n=n, word=said), "utf-8")
    (tmp_path / "content/cases").mkdir()
    (tmp_path / "content/cases/c1.md").write_text("标题: 一起案件\n日期: 2022-08-01\n\n案情。\n", "utf-8")
    (tmp_path / "pelicanconf.py").write_text(settings_of(ROOT / "theme"), "utf-8")
    monkeypatch.chdir(tmp_path)
    html("output")
    return tmp_path


def html(output: str, shown: Callable[[dict[str, bytes]], None] | None = None) -> None:
    """Build a site at *output*; a preview of it where what it shows ahead is *shown*."""
    order = Order(as_of="2022-09-30", quiet=True, preview=shown is not None)
    local_site.html(order, Path(output), shown and Looking(show=shown))


@pytest.fixture
def whole(monkeypatch) -> list[int]:
    """How many whole builds there were."""
    found, build = [], local_site.whole

    def counted(*arguments):
        found.append(1)
        return build(*arguments)

    monkeypatch.setattr(local_site, "whole", counted)
    return found


def test_a_site_that_names_no_theme_is_made_anew_with_ours(project, whole):
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("THEME =", "NOT_A_THEME ="), "utf-8")
    html("output")
    (project / "content/news/n2.md").write_text(NEWS.format(n=2, word="戊"), "utf-8")
    html("output")
    assert whole == [1]

    html("clean")
    assert files_of(project / "output") == files_of(project / "clean")


@pytest.mark.parametrize("edits", [20, pytest.param(200, marks=pytest.mark.full)])
def test_edits_of_texts_give_what_a_clean_build_gives(project, whole, edits):
    chance = random.Random(edits)  # noqa: S311 - a test is to do the same each time
    for _ in range(edits):
        page = chance.choice((2, 3))
        (project / f"content/news/n{page}.md").write_text(NEWS.format(n=page, word=chance.choice(WORDS)), "utf-8")
        html("output")
    assert whole == []

    html("clean")
    assert whole == [1]
    assert files_of(project / "output") == files_of(project / "clean")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(replaced("content/news/n2.md", "第2篇", "又一篇"), id="title"),
        pytest.param(replaced("content/news/n2.md", "## 办理", "## 受理"), id="heading"),
        pytest.param(replaced("content/news/n2.md", "2022-08-02", "2022-08-04"), id="day"),
        pytest.param(replaced("content/cases/c1.md", "\n\n", "\n处罚: checks/示例\n\n"), id="record"),
        pytest.param(replaced("data/checks/rows.csv", "示例", "范例"), id="data"),
        pytest.param(replaced("pelicanconf.py", "食品安全信息公示", "公示"), id="settings"),
        pytest.param(lambda project: (project / "content/news/n3.md").unlink(), id="page gone"),
        pytest.param(lambda project: (project / "output/checks/index.html").write_text("x"), id="site meddled with"),
    ],
)
def test_any_other_change_builds_the_whole_site(project, whole, change):
    change(project)
    html("output")
    html("clean")

    assert whole == [1, 1]
    assert files_of(project / "output") == files_of(project / "clean")


def test_data_that_change_while_a_site_is_built_are_for_the_next_build(project, monkeypatch):
    build = building.build

    def overtaken(pelican):
        build(pelican)
        replaced("data/checks/rows.csv", "范例", "实例")(project)

    replaced("data/checks/rows.csv", "示例", "范例")(project)
    with monkeypatch.context() as patched:
        patched.setattr(building, "build", overtaken)
        html("output")
    html("output")
    html("clean")

    assert files_of(project / "output") == files_of(project / "clean")


def test_a_case_whose_record_is_the_same_and_a_draft_in_a_preview_are_edited_as_quickly(project, whole):
    replaced("content/cases/c1.md", "\n\n", "\n处罚: checks/示例\n\n")(project)
    replaced("content/news/n3.md", "\n\n", "\n状态: 草稿\n\n")(project)
    html("output", lambda _: None)
    whole.clear()

    replaced("content/cases/c1.md", "案情。", "**案情**。")(project)
    replaced("content/news/n3.md", "第一段", "第二段")(project)
    html("output", lambda _: None)
    assert whole == []
    html("clean", lambda _: None)
    assert files_of(project / "output") == files_of(project / "clean")


def test_a_preview_shows_no_record_that_a_case_named_before(project):
    replaced("data/checks/rows.csv", "示例", "示例\n另一")(project)
    replaced("content/cases/c1.md", "\n\n", "\n处罚: checks/示例\n\n")(project)
    html("output", lambda _: None)
    shown: list[dict[str, bytes]] = []

    replaced("content/cases/c1.md", "checks/示例", "checks/另一")(project)
    html("output", shown.append)
    [page] = [pages["cases/c1/index.html"].decode() for pages in shown]
    assert "案情。" in page
    assert "checks/records/" not in page
    assert "checks/records/" in (project / "output/cases/c1/index.html").read_text("utf-8")


def test_a_page_that_became_a_link_is_told_as_a_clean_build_tells_it(project):
    page = project / "content/news/n1.md"
    page.rename(project / "n1.md")
    page.symlink_to(project / "n1.md")
    replaced("content/news/n2.md", "第一段", "第二段")(project)

    with pytest.raises(DataError) as error:
        html("output")
    assert ("news/n1.md", "symlink") in [(one.path, one.kind) for one in errors_only(error.value.problems)]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"")], ids=["gone", "empty"])
def test_a_site_that_was_damaged_is_built_whole(project, whole, damage):
    whole.clear()
    damage(project / "output/checks/rows.csv")
    replaced("content/news/n2.md", "第一段", "第二段")(project)

    html("output")
    assert whole == [1]
    html("clean")
    assert files_of(project / "output") == files_of(project / "clean")


def test_a_preview_has_a_changed_page_ahead_of_the_whole_site_and_beside_anothers_mistake(project, whole):
    html("output", lambda _: None)
    shown: list[dict[str, bytes]] = []
    (project / "content/news/n4.md").write_text("标题: 新的\n状态: 草稿\n\n见[第一篇](n1.md#办理)。\n", "utf-8")
    replaced("content/news/n2.md", "第2篇", "又一篇")(project)
    whole.clear()

    html("output", lambda pages: shown.append(pages) if not whole else None)
    assert whole == [1]
    new = {name: (project / "output" / name).read_bytes() for name in ("news/n2/index.html", "news/n4/index.html")}
    assert shown == [new]

    replaced("content/news/n4.md", "第一篇", "第 1 篇")(project)
    (project / "content/news/n5.md").write_text("标题: 又一篇\n日期: 2022-08-09\n\n[没有](none.md)\n", "utf-8")
    replaced("content/news/n3.md", "甲", "![](a.png)")(project)
    with pytest.raises(DataError) as error:
        html("output", shown.append)
    assert whole == [1]
    assert {problem.path for problem in errors_only(error.value.problems)} == {"news/n3.md", "news/n5.md"}
    assert [*shown[-1]] == ["news/n4/index.html"]


def test_warnings_are_told_as_a_whole_build_tells_them(project, whole, capfd):
    def told(output: str) -> list[str]:
        local_site.html(Order(as_of="2022-09-30"), Path(output))
        lines = capfd.readouterr().err.splitlines()
        return [found[0] for line in lines if (found := re.search(r"[0-9]+ 处警告|.*moved\]", line))]

    titled = '"title": "名册", "description": "[[数字: checks.count | 7]]"'
    replaced("data/checks/datapackage.json", '"title": "示例名册"', titled)(project)
    replaced("content/news/n1.md", "checks.count]]", "checks.count | 9]]")(project)
    replaced("content/news/n3.md", "第一段", "第一行。\n第二行。\n第三行")(project)
    assert [line.partition(":")[0] for line in told("output")] == ["2 处警告", "checks/datapackage.json", "news/n1.md"]
    whole.clear()

    replaced("content/news/n1.md", "checks.count | 9", "checks.count | 8")(project)
    replaced("content/news/n2.md", "第一段", "第一行。\n第二行")(project)
    replaced("content/news/n3.md", "第二行。\n第三行", "第二行")(project)
    quickly = told("output")
    assert whole == []
    assert quickly == told("clean")
    assert files_of(project / "output") == files_of(project / "clean")


@pytest.mark.parametrize("link", ["/checks/by/none/", "/checks/records/none/", "/feed.atom"])
def test_a_link_that_a_build_may_warn_of_has_the_whole_site_built(project, whole, link):
    replaced("content/news/n2.md", "第一段", f"[那里]({link})")(project)
    html("output")

    assert whole == [1]


def test_a_mistake_is_told_as_ever_and_the_site_stays(project, whole):
    before = files_of(project / "output")
    replaced("content/news/n2.md", "甲", "[没有](none.md)")(project)

    with pytest.raises(DataError) as error:
        html("output")

    assert [problem.kind for problem in error.value.problems] == ["dead-link"]
    assert whole == []
    assert files_of(project / "output") == before


def test_a_preview_says_on_a_page_what_its_author_may_not_have_meant(project, whole):
    html("output", [].append)
    whole.clear()
    replaced("content/news/n2.md", "第一段", "第一行。\n第二行")(project)
    html("output", [].append)

    page = (project / "output/news/n2/index.html").read_text("utf-8")
    assert "请看一看这几处" in page
    assert "这一行会接在上一行后面" in page
    assert whole == []
