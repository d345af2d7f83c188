"""The doors of the home page: which registers and pages each shows, and where the rest is."""

from __future__ import annotations

from homes import links
from packages import field, write_package
from rendered import rendered, text_of


def test_a_door_lists_its_registers_and_the_top_pages_of_its_folder(site):
    html = site["index.html"]

    assert links(html, "[aria-labelledby=standards]") == [
        ("标准公开", "standards/"),
        ("standards/limits.md", "standards/limits/"),
        ("standards/items/index.md", "standards/items/"),
    ]
    assert links(html, "[aria-labelledby=procedures]") == [("procedures/sampling.md", "procedures/sampling/")]
    assert links(html, "[aria-labelledby=results]") == [("结果公开", "catalog/results/"), ("监督抽检", "inspections/")]


def test_a_door_with_many_pages_leads_to_its_index_for_the_rest(home):
    pages = [f"standards/page-{number}.md" for number in range(1, 10)]

    many = links(home(paths=["standards/index.md", *pages]), "[aria-labelledby=standards]")
    without_index = links(home(paths=pages), "[aria-labelledby=standards]")

    assert [to for _, to in many] == ["standards/", *(f"standards/page-{n}/" for n in range(1, 7)), "standards/"]
    assert len(without_index) == 9


def test_a_door_lists_its_weightiest_registers_and_its_page_has_the_rest(tmp_path, view):
    data = tmp_path / "data"
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    firm = {"subject": {"id": "firm", "name": "firm"}}
    fields = [field("no"), field("firm")]
    for rows in range(1, 8):
        things = {"fields": fields, "primaryKey": "no", "rows": [[str(n), "甲"] for n in range(rows)]}
        write_package(data / f"r{rows}", {"things": things}, register | firm, title=f"{rows} 条的")
    things = {"fields": fields, "primaryKey": "no", "rows": [[str(n), "甲"] for n in range(20)]}
    write_package(data / "things", {"things": things}, register, title="不说哪一家的")

    site = rendered(view(data))

    assert links(site["index.html"], "[aria-labelledby=results]") == [
        ("结果公开", "catalog/results/"),
        *((f"{rows} 条的", f"r{rows}/") for rows in range(7, 1, -1)),
        ("全部 8 个名册", "catalog/results/"),
    ]
    assert len(text_of(site["catalog/results/index.html"], "main tbody th")) == 8
    assert text_of(site["catalog/index.html"], "h2#results") == ["结果公开"]
    assert len(text_of(site["catalog/index.html"], "[aria-labelledby=results] h3")) == 8
    assert links(site["index.html"], ".hero__ways")[-1] == ("全部名册", "catalog/")
    assert len(links(site["index.html"], ".hero__ways")) == 4


def test_a_section_that_is_no_door_leads_to_its_index_page_alone(site):
    assert links(site["index.html"], "[aria-labelledby=campaign]") == [("safety-week/index.md", "safety-week/")]


def test_pages_that_the_footer_links_to_are_not_on_the_home_page_again(site):
    main = [to for _, to in links(site["index.html"], "main")]

    assert "news/one/" in main
    assert not [to for to in main if to.startswith("pages/")]
