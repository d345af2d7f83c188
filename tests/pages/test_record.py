"""The page of a record: its fields, and the rows beside it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import BAD, sample
from rendered import links_of, text_of


def test_a_record_leaves_out_what_is_empty(inspections):
    page = inspections(sample(1, **BAD, agency=""))["inspections/records/S1/index.html"]

    assert "被抽样单位" in text_of(page, "dt")
    assert not {"发布机关", "撤回理由", "撤回日期"} & set(text_of(page, "dt"))
    assert "未公布" not in page
    assert "None" not in page


def test_a_record_shows_its_fields_and_the_rows_beside_it(inspections):
    findings = [["S1", "腐霉利", "0.5"], ["S2", "别人的", "1"], ["S1", "甜蜜素", ""]]
    site = inspections(sample(1, **BAD, notice="N2"), sample(2, **BAD), findings=findings)
    html = site["inspections/records/S1/index.html"]

    assert text_of(html, "h2") == ["不合格项目", "记录内容", "通告", "更正和异议", "来源与公示期限"]
    assert "第二号通告" in text_of(html, "dd")
    assert text_of(html, "tbody tr") == ["腐霉利0.5", "甜蜜素未公布或没有此项—"]
    assert "别人的" not in html
    assert "公示至 2025-09-29，期满撤下" in text_of(html, ".verdict")[0]
    assert text_of(html, "#cite") == ["食品安全信息公示：监督抽检，S1，食品1，2022-09-29，数据版本 1"]
    assert 'data-copy="cite"' in html


def test_related_rows_keep_the_order_of_the_file(inspections):
    findings = [["S1", f"项目{n}", ""] for n in (3, 1, 2)]

    html = inspections(sample(1, **BAD), findings=findings)["inspections/records/S1/index.html"]

    assert [text[:3] for text in text_of(html, "tbody tr")] == ["项目3", "项目1", "项目2"]


def test_a_record_links_the_files_that_it_names(inspections):
    page = inspections(sample(1, **BAD, food="files/S1.pdf"))["inspections/records/S1/index.html"]
    [link] = [one for one in HTMLParser(page).css("dd a") if "files/" in one.attributes["href"]]

    assert (link.attributes["href"], link.text()) == ("../../../inspections/files/S1.pdf", "附件 S1.pdf")


def test_only_http_addresses_become_links(inspections):
    site = inspections(
        sample(1, **BAD, food="https://example.org/a", firm="https://user@example.org/", agency="javascript:alert(1)")
    )
    links = links_of(site["inspections/records/S1/index.html"])

    assert "https://example.org/a" in links
    assert not [link for link in links if "user@" in link or "javascript" in link]
