"""A site with everything that an editor may write, built once: pages, lists, feeds, pictures, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from drawn import photo
from packages import field, write_package
from sites import built, shared

pytestmark = pytest.mark.builds

HEAD = "标题: {title}\n日期: {day}\n摘要: 一句话\n"
FIRST = """---
标题: 抽检通告
日期: 2022-09-01
截止: 2022-12-31
图片: photo.jpg | 抽样人员在超市
附件: notice.pdf | 通告全文
责任编辑: 甲某
审核: 乙某
---
材料：
- 见[说明](../pages/about.md#办理)，[附件](notice.pdf)

![样品](small.jpg)
"""


def write(folder: Path) -> Path:
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    rows = {"rows": {"fields": [field("a")], "rows": [["示例"]], "primaryKey": "a"}}
    write_package(folder / "data/checks", rows, contract, description="见[说明](/pages/about/)。\n\n- 甲\n  - 乙")
    texts = {f"news/n{n}.md": HEAD.format(title=f"第{n}篇", day=f"2022-08-0{n}") + "\n正文" for n in range(1, 7)}
    texts |= {"news/later.md": HEAD.format(title="以后", day="2099-01-01") + "\n以后再说"}
    texts |= {"cases/draft.md": "标题: 未完\n状态: 草稿\n\n还没写完"}
    texts |= {"news/first.md": FIRST, "pages/about.md": "标题: 关于\n\n## 办理\n\n检出<a级>\n"}
    for name, text in texts.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, data in {
        "images/photo.jpg": photo(1000, 500),
        "images/small.jpg": photo(30, 20),
        "files/notice.pdf": b"%PDF-1.4",
    }.items():
        path = folder / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return built(folder / "data", folder / "content", folder / "output")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "written-pages", write) / "output"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_bytes())


def test_a_page_says_when_by_whom_and_gives_its_files(site):
    first = page(site, "news/first")
    text = first.body.text()

    assert all(words in text for words in ("公开到 2022-12-31", "责任编辑", "甲某", "审核", "通告全文", "PDF，8 B"))
    assert first.css_first(".crumbs").text().count("动态") == 1
    assert {link.attributes["href"] for link in first.css(".prose a")} == {
        "../../pages/about/#办理",
        "../../files/notice.pdf",
    }
    picture, small = first.css("img")
    assert (picture.attributes["alt"], picture.attributes["width"], picture.attributes["height"]) == (
        "抽样人员在超市",
        "1000",
        "500",
    )
    assert (small.attributes["src"], small.attributes["width"]) == ("../../images/small.jpg", "30")
    assert (site / "images/photo.480.jpg").is_file()
    assert (site / "files/notice.pdf").is_file()


def test_what_is_not_public_is_nowhere(site):
    everything = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())

    assert not (site / "news/later").exists()
    assert not (site / "cases").exists()
    assert "以后再说".encode() not in everything
    assert "还没写完".encode() not in everything


def test_a_kind_has_a_list_and_a_feed_and_five_pages_on_the_home_page(site):
    news, home, feed = page(site, "news"), page(site, ""), (site / "news/feed.atom").read_text("utf-8")

    assert [one.text() for one in news.css(".list__name")] == ["抽检通告", *(f"第{n}篇" for n in range(6, 0, -1))]
    shown = [one.attributes["href"] for one in home.css("a") if "news/" in (one.attributes["href"] or "")]
    assert shown == [*(f"./news/{name}/" for name in ("first", "n6", "n5", "n4", "n3")), "./news/"]
    assert feed.count("<entry>") == 7
    assert 'href="../../news/feed.atom"' in (site / "news/first/index.html").read_text("utf-8")


def test_a_description_is_written_as_a_page_is(site):
    register = page(site, "checks")

    assert register.css_first('.prose a, main a[href="../pages/about/"]') is not None
    assert register.css("li li")[0].text() == "乙"
    assert "检出<a级>" in page(site, "pages/about").css_first(".prose").text()
