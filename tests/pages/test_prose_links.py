"""Every link and picture in what people wrote leads to something, wherever the site stands."""

from __future__ import annotations

import re

import pytest

from disclosure.checks.places import Places
from disclosure.contract.model import Catalogue
from disclosure.pages import markdown
from disclosure.pages.prose import Prose, descriptions, prose_problems
from disclosure.pages.prose_links import link_problems
from disclosure.pages.settled import settled
from disclosure.pages.shelf import Shelf
from packages import field, load, write_package

PAGES = {"pages/b.md": "pages/b/", "pages/index.md": "pages/", "procedures/c.md": "procedures/c/"}
WRITTEN = ("pages/a/", *PAGES.values(), "images/x/y.png", "images/z.png", "files/n.pdf")
OTHERS = [Prose(path, address, "## 办理\n") for path, address in PAGES.items()]


@pytest.fixture
def places(data, engine) -> Places:
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(data / "checks", {"rows": {"fields": [field("a")], "primaryKey": "a"}}, contract, title="行政检查")
    return Places(load(data)[0], {}, ["checks"], WRITTEN, engine)


def of_page(places: Places, *lines: str):
    """What is wrong with the links of a page; its text begins on line 3."""
    texts = [Prose("pages/a.md", "pages/a/", "\n".join(lines), 3), *OTHERS]
    return list(link_problems(texts, places, shelf({one.address: one for one in texts})))


def shelf(texts=None) -> Shelf:
    return Shelf(WRITTEN, {"news/later/": "2099-01-01 起公开"}, texts or {})


def of_description(places: Places, text: str):
    return list(
        link_problems([Prose("checks/datapackage.json", "checks/", text, field="description")], places, shelf())
    )


@pytest.mark.parametrize(
    "target",
    [
        *("../b/", "../", "../../", "../../procedures/c/", "../../checks/", "../../checks/rows.csv"),
        *("{filename}b.md", "{filename}/procedures/c.md", "{filename}../procedures/c.md#办理", "{filename}index.md"),
        *("../../images/x/y.png", "{static}/images/x/y.png", "|filename|b.md"),
        *("b.md", "../procedures/c.md", "/pages/b/", "/checks/", "b.md#办理", "/images/x/y.png", "../images/x/y.png"),
        *("x/y.png", "z.png", "n.pdf", "files/n.pdf", "../../files/n.pdf", "{filename}/images/x/y.png"),
        *("?q=1", "../b/#办理", "#from", "../../checks/#rows", "https://example.org/", "mailto:a@example.org"),
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
        ("../b", "是不是 b.md？"),
        ("c.md", "是不是 ../procedures/c.md？"),
        ("../b/#办里", "是不是 ../b/#办理？那一页的小标题有 办理"),
        ("../../images/none.png", "网站里没有"),
        ("{filename}none.md", "网站里没有"),
        ("{filename}/none.md", "网站里没有"),
        ("{filename}/index.md", "网站里没有"),
        ("{static}/images/none.png", "网站里没有"),
        ("none.md", "网站里没有"),
        ("{filename}/checks.md", "写成 /checks/"),
        ("b.html", "是不是 b.md？"),
        ("b.htm", "是不是 b.md？"),
        ("../procedures/c.HTML", "是不是 ../procedures/c.md？"),
        ("none.html", "网站里没有"),
        ("Z.PNG", "是不是 z.png？"),
        ("https：//a.cn/b", "改成半角：https://a.cn/b"),
        ("zz.png", "是不是 z.png"),
        ("m.pdf", "是不是 n.pdf"),
        ("{tag}x", "网站里没有"),
        ("/pages/none/", "网站里没有"),
        ("../b/#没有", "小标题那一页上没有"),
        ("#没有", "小标题那一页上没有"),
        ("../../news/later/", "还不公开（2099-01-01 起公开）"),
        ("../../../checks/", "网站外面"),
        ("{filename}../../b.md", "网站外面"),
        ("/../x/", "网站外面"),
    ],
)
def test_a_link_of_a_page_that_leads_nowhere_is_named_with_its_line(places, target, said):
    [problem] = of_page(places, "好", "", f"[见]({target})")

    assert (problem.path, problem.kind, problem.row, problem.warning) == ("pages/a.md", "dead-link", 5, False)
    assert target in problem.message
    assert said in f"{problem.message}；{problem.fix}"


def test_a_mistake_is_on_the_line_where_it_is_written_and_not_where_a_like_one_is(places):
    rows = [
        one.row for one in of_page(places, "![图](z.png) Z.png", "[乙](b.md) b.html", "![图](Z.PNG)", "[乙](b.html)")
    ]

    assert sorted(rows) == [5, 6]


def test_a_register_is_likelier_than_a_page_of_its_name(places):
    page = Prose("pages/how/checks.md", "pages/how/checks/", "")
    texts = [Prose("pages/a.md", "pages/a/", "[见](checks)", 3), page]
    [problem] = link_problems(texts, places, Shelf((*WRITTEN, page.address), {}, {one.address: one for one in texts}))

    assert problem.fix == "是不是 /checks/？"


def test_several_links_that_lead_nowhere_are_each_told_with_the_nearest(places):
    [problem] = of_page(places, "[见](/checks)、[又](/行政检/)、[再](/zzzzzz/)")

    assert (problem.warning, problem.count) == (True, 3)
    assert problem.fix.startswith("/checks 改成 /checks/；/行政检/ 改成 /checks/；其余的核对地址")


@pytest.mark.parametrize(
    "written", ["C:\\Users\\a\\Desktop\\photo.jpg", "file:///D:/a/photo.jpg", "d:/图 片/photo.jpg"]
)
def test_a_file_of_the_editors_computer_is_told_alone_and_with_its_name(written):
    [problem] = prose_problems(Prose("a.md", "a/", f"好\n\n![样品]({written})", 1))

    assert (problem.row, problem.kind) == (3, "local-file")
    assert "别人打不开" in problem.message
    assert problem.fix.endswith("只写文件名，如 photo.jpg")


HEADINGS = "## 四、联系方式\n\n## 2022 年（上半年）\n\n## 结果\n\n## “结果”\n\n## FAQ\n"


def page_with_headings(target: str) -> tuple[list[Prose], Shelf, str]:
    """A page with that link and those headings, another with the same; the shelf of both; and the first as HTML."""
    body = f"[见]({target})\n\n{HEADINGS}"
    texts = [Prose("pages/a.md", "pages/a/", body, 3), Prose("pages/b.md", "pages/b/", HEADINGS)]
    both = shelf({one.address: one for one in texts})
    return texts, both, settled(markdown.render(body), texts[0], both, {}, {})


@pytest.mark.parametrize(
    ("anchor", "meant"),
    [
        ("四、联系方式", "四联系方式"),
        ("四联系方式", "四联系方式"),
        ("2022-年（上半年）", "2022-年上半年"),
        ("FAQ", "h-faq"),
        ("结果-1", "结果-1"),
    ],
)
@pytest.mark.parametrize("path", ["", "b.md", "../b/", "/pages/b/"])
def test_a_heading_is_named_by_its_words_and_the_page_leads_to_it(places, path, anchor, meant):
    texts, there, html = page_with_headings(f"{path}#{anchor}")

    assert list(link_problems(texts, places, there)) == []
    assert re.findall('href="([^"]*)"', html) == [f"../../pages/{'b' if path else 'a'}/#{meant}"]


def test_words_that_two_headings_have_lead_to_neither(places):
    texts, there, _ = page_with_headings("b.md#“结果”")
    [problem] = link_problems(texts, places, there)

    assert problem.fix.startswith("是不是 b.md#结果？那一页的小标题有 四联系方式、2022-年上半年、结果、结果-1、")


def test_a_picture_that_is_not_there_is_told_where_pictures_are(places):
    [problem] = of_page(places, "![图](none.png)")

    assert problem.message.startswith("图片 none.png")
    assert "content/images" in problem.fix


def test_a_file_is_no_picture(places):
    [problem] = of_page(places, "![图](n.pdf)")

    assert "不是图片" in problem.message


@pytest.mark.parametrize("target", ["../check/", "../checks", "../reference/", "c.md"])
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


@pytest.mark.parametrize(
    ("target", "near"),
    [
        *(("/check/", "/checks/"), ("/checks", "/checks/"), ("/chekcs/rows.csv", "/checks/rows.csv")),
        *(("/行政检察/", "/checks/"), ("/serch/", "/search/"), ("/catalog/informatoin/", "/catalog/information/")),
    ],
)
def test_a_register_that_is_not_there_is_told_with_the_nearest_that_is(places, target, near):
    [problem] = of_page(places, f"[见]({target})")

    assert (problem.warning, problem.fix) == (True, f"是不是 {near}？")


@pytest.mark.parametrize("target", ["../check/", "checks/", "../checks/#rows"])
def test_a_register_that_is_sought_in_another_folder_is_told_where_it_is(places, target):
    [problem] = of_page(places, f"[见]({target})")

    assert problem.fix == "是不是 /checks/？"


def test_a_warning_of_several_links_names_what_is_near_to_some_and_the_rule_for_the_others(places):
    [problem] = of_page(places, "[甲](/check/)和[乙](/penalties/)")

    assert problem.fix == "/check/ 改成 /checks/；其余的核对地址，网页的地址以 / 结尾；或补上那个页面、名册或记录"


def test_a_description_is_told_the_nearest_register_too(places):
    [problem] = of_description(places, "[见](/check/)")

    assert (problem.warning, problem.fix) == (False, "是不是 /checks/？")


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
    assert [problem.kind for problem in prose_problems(prose)] == ["heading", "link", "text-lost"]
    assert {(problem.row, problem.field) for problem in prose_problems(prose)} == {(None, "description")}


def test_without_registers_nothing_is_described():
    assert descriptions(Catalogue({})) == []


def test_a_block_for_a_file_names_one_of_the_files(places):
    good = of_page(places, "/// 附件 | n.pdf | 通知\n///")
    names = ("z.png", "https://a.cn/n.pdf", "o.pdf")
    found = of_page(places, *(f"/// 附件 | {name}\n///\n" for name in names))

    assert good == []
    assert sorted((one.row, one.kind) for one in found) == [(3, "missing-file"), (6, "missing-file"), (9, "dead-link")]
    assert [one.message for one in found if one.kind == "missing-file"] == [
        *(f"{name} 不是 files 里的文件" for name in names[:2]),
    ]
