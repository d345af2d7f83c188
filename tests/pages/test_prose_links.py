"""Every link and picture in what people wrote leads to something, wherever the site stands."""

from __future__ import annotations

import pytest

from disclosure.checks.places import Places
from disclosure.contract.model import Catalogue
from disclosure.pages.prose import Prose, descriptions, prose_problems
from disclosure.pages.prose_links import link_problems
from packages import field, load, write_package

PAGES = {"pages/b.md": "pages/b/", "pages/index.md": "pages/", "procedures/c.md": "procedures/c/"}
WRITTEN = ("pages/a/", *PAGES.values(), "images/x/y.png")
OTHERS = [Prose(path, address, "") for path, address in PAGES.items()]


@pytest.fixture
def places(data, engine) -> Places:
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(data / "checks", {"rows": {"fields": [field("a")], "primaryKey": "a"}}, contract)
    return Places(load(data)[0], {}, ["checks"], WRITTEN, engine)


def of_page(places: Places, *lines: str):
    """What is wrong with the links of a page; its text begins on line 3."""
    return list(link_problems([Prose("pages/a.md", "pages/a/", "\n".join(lines), 3), *OTHERS], places))


def of_description(places: Places, text: str):
    return list(link_problems([Prose("checks/datapackage.json", "checks/", text, field="description")], places))


@pytest.mark.parametrize(
    "target",
    [
        *("../b/", "../", "../../", "../../procedures/c/", "../../checks/", "../../checks/rows.csv"),
        *("{filename}b.md", "{filename}/procedures/c.md", "{filename}../procedures/c.md#x", "{filename}index.md"),
        *("../../images/x/y.png", "{static}/images/x/y.png", "|filename|b.md"),
        *("#x", "?q=1", "../b/#x", "https://example.org/", "mailto:a@example.org"),
    ],
)
def test_a_link_of_a_page_that_leads_somewhere_is_good(places, target):
    assert of_page(places, f"[见]({target})") == []


@pytest.mark.parametrize("target", ["../checks/", "../pages/a/", "../catalog/", "../", "./dictionary/", "rows.csv"])
def test_a_link_of_a_description_that_leads_somewhere_is_good(places, target):
    # A file beside the page is not looked up: publication decides which there are.
    assert of_description(places, f"[见]({target})") == []


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../no-such-page/", "网站里没有"),
        ("../b", "以 / 结尾"),
        ("../../images/none.png", "网站里没有"),
        ("{filename}none.md", "网站里没有"),
        ("{filename}/none.md", "网站里没有"),
        ("{filename}/checks.md", "网站里没有"),  # what the data makes is no file of the content folder
        ("{filename}/index.md", "网站里没有"),
        ("{filename}b/index.md", "网站里没有"),  # the page is b.md
        ("{static}/images/none.png", "网站里没有"),
        ("b.md", "{filename}文件名.md"),
        ("{static}b.md", "{filename}文件名.md"),
        ("{filename}/images/x/y.png", "{static}/images/文件名"),
        ("{tag}x", "不能这样写"),
        ("{index}", "不能这样写"),
        ("/pages/b/", "../../pages/b/"),
        ("/checks/", "../../checks/"),
        ("../../../checks/", "网站外面"),
        ("{filename}../../b.md", "网站外面"),
    ],
)
def test_a_link_of_a_page_that_leads_nowhere_is_named_with_its_line(places, target, said):
    [problem] = of_page(places, "好", "", f"[见]({target})")

    assert (problem.path, problem.kind, problem.row, problem.warning) == ("pages/a.md", "dead-link", 5, False)
    assert target in problem.message
    assert said in f"{problem.message}；{problem.fix}"


def test_a_picture_that_is_not_there_is_told_where_pictures_are(places):
    [problem] = of_page(places, "![图](y.png)")

    assert problem.message.startswith("图片 y.png")
    assert "{static}/images/" in problem.fix


@pytest.mark.parametrize(
    "target", ["../check/", "../checks", "../reference/", "/checks/", "c.md", "{filename}/pages/a.md"]
)
def test_a_link_of_a_description_that_leads_nowhere_is_named_with_its_field(places, target):
    [problem] = of_description(places, f"[见]({target})")

    assert (problem.path, problem.field, problem.warning) == ("checks/datapackage.json", "description", False)
    assert target in problem.message


def test_a_link_into_the_other_folder_that_leads_nowhere_is_a_warning(places):
    [of_data] = of_description(places, "[程序](../procedures/none/)")
    [of_content] = of_page(places, "[抽检](../../inspections/)", "和[处罚](../../penalties/)")

    assert (of_data.warning, of_content.warning, of_content.count) == (True, True, 2)
    assert "../procedures/none/" in of_data.message
    assert "../../inspections/（第 3 行）、链接 ../../penalties/（第 4 行）" in of_content.message


def test_a_long_address_is_cut_in_a_message(places):
    [problem] = of_description(places, f"[见](../{'x' * 200}/)")

    assert len(problem.message) < 100


def test_registers_say_of_themselves_what_pages_may_say(data):
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    described = "文号为 XK-<year>\n\n# 口径\n\n[来源](javascript:void(0))"
    rows = {"rows": {"fields": [field("a")], "primaryKey": "a"}}
    write_package(data / "checks", rows, contract, description=described)
    write_package(data / "reference", rows, description="<b>")

    [prose] = descriptions(load(data)[0])

    assert (prose.path, prose.address) == ("checks/datapackage.json", "checks/")
    assert [problem.kind for problem in prose_problems(prose)] == ["html", "heading", "link"]
    assert {(problem.row, problem.field) for problem in prose_problems(prose)} == {(None, "description")}


def test_without_registers_nothing_is_described():
    assert descriptions(Catalogue({})) == []
