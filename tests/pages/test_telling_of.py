"""Pages that tell of one record: the law's clock for the record is theirs, and a record that is not there is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from disclosure import pipeline
from disclosure.pages.content import Content
from disclosure.pages.information import information_page
from disclosure.pages.press import Assets, Press
from disclosure.pages.shelf import Shelf
from disclosure.progress import Progress
from disclosure.settings import Settings
from engines import borrowed
from packages import field, write_package
from published import AS_OF, published

ROWS = [
    ["CF-2022-01", "示例甲店", "企业", "2022-03-01", "公示中", "", ""],
    ["CF-2022-02", "示例乙店", "企业", "2022-03-01", "撤回", "依法撤销", "2022-04-01"],
    ["CF-2022-03", "示例丙店", "企业", "2022-03-01", "停止公示", "", ""],
    ["CF-2021-04", "示例丁店", "企业", "2021-03-01", "公示中", "", ""],
    ["CF-2022-05", "示例戊店", "企业", "2022-12-01", "公示中", "", ""],
    ["CF/2022/6", "示例己店", "企业", "2022-03-01", "公示中", "", ""],
]


def write(folder: Path, value: str, **register) -> None:
    """Write a register of penalties, a page that tells of the record *value*, and one that links to it."""
    names = ["no", "shop", "kind", "on", "status", "reason", "off"]
    fields = [field(name, "date" if name in ("on", "off") else "string") for name in names]
    contract = {
        "section": "results",
        "records": "rows",
        "title": "{shop}",
        "columns": ["shop"],
        "pages": "all",
        "date": "on",
        "period": {"from": "on", "lasts": "P1Y"},
        "status": {"field": "status", "withdrawn": ["撤回"], "repaired": ["停止公示"], "reason": "reason", "on": "off"},
    }
    resources = {"rows": {"fields": fields, "rows": ROWS, "primaryKey": "no"}}
    write_package(folder / "data/penalties", resources, contract | register)
    write_page(folder, "cases/a.md", f"处罚: {value}\n")


def write_page(folder: Path, name: str, head: str = "", text: str = "正文。") -> None:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"标题: 一起案件\n日期: 2022-04-01\n{head}\n{text}\n", "utf-8")


def examined(folder: Path, *, preview: bool = False) -> tuple[Content, list[str]]:
    """What a build makes of the folder, and the problems of its pages."""
    (folder / "scratch").mkdir(exist_ok=True)
    settings = Settings(folder / "data", folder / "content", folder / "theme", AS_OF, preview=preview)
    with borrowed(folder / "scratch") as engine:
        found = pipeline.examine(settings, engine, Progress(quiet=True))
    return found.content, [str(one) for one in found.problems if one.path.startswith(("cases", "news"))]


@pytest.mark.parametrize(
    "value",
    [
        *("penalties/CF-2022-01", "/penalties/records/CF-2022-01/", "penalties/records/CF-2022-01/"),
        *("http://127.0.0.1:8765/penalties/records/CF-2022-01/", "https://a.example/food/penalties/records/CF-2022-01"),
        *("https://a.example/penalties/records/CF-2022-01/index.html#from", "/penalties/r/3f/#CF-2022-01"),
    ],
)
def test_a_page_is_public_while_its_record_is_and_leads_there(tmp_path, value):
    write(tmp_path, value)

    content, problems = examined(tmp_path)

    assert problems == []
    [page] = Press(content, Shelf.of(content), Assets.of(content), lambda prose: prose.body).documents()
    assert (page.record, page.number) == ("penalties/records/CF-2022-01/", "CF-2022-01")
    assert (page.waiting, page.sample) == ("", False)


def test_what_tells_of_a_made_up_record_is_made_up(tmp_path):
    write(tmp_path, "penalties/CF-2022-01", sample=True)
    content, _ = examined(tmp_path)

    [page] = Press(content, Shelf.of(content), Assets.of(content), lambda prose: prose.body).documents()
    assert page.sample
    with published(tmp_path / "data", tmp_path / "shown") as site:
        assert information_page(replace(site.view, documents=(page,))).groups == []


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("CF-2022-02", "已经停止公示"),
        ("CF-2022-03", "公示期满或者已经修复"),
        ("CF-2021-04", "公示期满或者已经修复"),
        ("CF-2022-05", "还没有开始公示"),
    ],
)
def test_a_page_goes_with_its_record_and_what_links_to_it_is_named(tmp_path, number, why):
    write(tmp_path, f"penalties/{number}")
    write_page(tmp_path, "news/b.md", text="见[案件](../cases/a.md)。")

    content, problems = examined(tmp_path)

    assert [page.path for page in content.public] == ["news/b.md"]
    assert "cases/" not in content.written
    [gone, link] = problems
    assert gone.startswith(f"cases/a.md:3: 处罚 penalty: 写的记录{why}")
    assert gone.endswith("[warning: not-public]")
    assert link.startswith("news/b.md:4")
    assert f"指向的网页还不公开（写的记录{why}）" in link

    content, _ = examined(tmp_path, preview=True)
    pages = Press(content, Shelf.of(content), Assets.of(content), lambda prose: prose.body).documents()
    assert [(page.record, why in page.waiting) for page in pages if page.section == "cases"] == [("", True)]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("CF-2022-01", "是不是 penalties/CF-2022-01？"),
        ("penaltys/CF-2022-01", "是不是 penalties/CF-2022-01（示例名册）？"),
        ("示例名册/CF-2022-01", "是不是 penalties/CF-2022-01（示例名册）？"),
        ("甲市监处罚〔2022〕1号", "名册有 penalties（示例名册）"),
        (f"https://a.example/{'b' * 90}/", f"“处罚”：https://a.example/{'b' * 90}/ 不是"),
        ("penalties/CF-2022-1", "名册 penalties 里没有 CF-2022-1；是不是 penalties/CF-2022-01？"),
        ("penalties/CF-2022-021", "penalties/CF-2022-01？"),  # the nearest is withdrawn
        ("penalties/cf-2022-1", "是不是 penalties/CF-2022-01？"),
        ("http://127.0.0.1:8000/penalties/cf-2022-01/", "是不是 penalties/CF-2022-01？"),
        ("penalties", "把浏览器地址栏里的网址整个粘贴在这里"),
    ],
)
def test_a_record_that_is_not_there_is_named_with_the_nearest_right(tmp_path, value, said):
    write(tmp_path, value)

    _, [problem] = examined(tmp_path)

    assert problem.startswith("cases/a.md:3: 处罚 penalty: “处罚”")
    assert said in problem
    assert problem.endswith("[no-record]")


def test_of_many_registers_those_of_penalties_are_named_and_a_few_others(tmp_path):
    write(tmp_path, "2022年第1号")
    fields, contract = [field("no")], {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    for name, title in (("zz", "行政处罚"), *((f"a{n}", f"名册{n}") for n in range(9))):
        write_package(
            tmp_path / f"data/{name}", {"rows": {"fields": fields, "primaryKey": "no"}}, contract, title=title
        )

    _, [problem] = examined(tmp_path)

    assert "；名册有 zz（行政处罚）、a0（名册0）、" in problem
    assert problem.count("名册") < 12
    assert problem.endswith(" 等 [no-record]")


def test_only_a_kind_of_page_that_follows_records_may_name_one(tmp_path):
    write(tmp_path, "penalties/CF-2022-01")
    write_page(tmp_path, "news/b.md", head="Penalty: penalties/CF-2022-01\n")

    content, [problem] = examined(tmp_path)

    assert problem.startswith("news/b.md:3: 处罚 penalty: “处罚”不用写")
    assert "news/b.md" not in content.told


def test_a_number_of_any_signs_leads_to_the_address_made_of_it(tmp_path):
    write(tmp_path, "penalties/CF/2022/6", person={"field": "kind", "is": ["自然人"]})

    content, problems = examined(tmp_path)

    assert problems == []
    [(address, number)] = content.told.values()
    write(tmp_path, address, person={"field": "kind", "is": ["自然人"]})
    assert examined(tmp_path)[0].told == content.told
    assert (len(address), number) == (len("penalties/records//") + 16, "CF/2022/6")


def test_a_record_without_a_page_is_told_of_at_its_place_among_others(tmp_path):
    write(tmp_path, "penalties/CF-2022-01", pages="none", buckets=0)

    content, problems = examined(tmp_path)

    assert problems == []
    [(address, _)] = content.told.values()
    assert address == "penalties/r/#CF-2022-01"
    write(tmp_path, f"http://127.0.0.1:8000/{address}", pages="none", buckets=0)
    assert examined(tmp_path)[0].told == content.told
