"""A register begun with an office's table: whole and checked, or every reason why not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from disclosure import jobs
from disclosure.errors import SettingsError, errors_only
from disclosure.jobs import Order
from disclosure.starting.draft import buckets
from sites import built, disclosure, files_of

SAMPLES = """序号,抽样编号,食品名称,抽样日期,结论,数量,联系电话
1,007,示例面条,2021/01/20,合格,10,13800138000
2,008,示例韭菜,2021/01/21,不合格,5.5,
3,009,示例酱油,2021/02/20,合格,1,
4,010,示例面条,2022/01/20,合格,10,
5,011,示例大米,2022/01/21,不合格,5,
6,012,示例糕点,2022/02/20,合格,1,
"""

pytestmark = pytest.mark.usefixtures("project")


def write(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.write_bytes(text.encode(encoding))
    return path


def begin(text: str, name: str = "water", file: str = "水质.csv") -> list[str]:
    """Begin a register and return what was wrong, without what is to be confirmed."""
    _, problems = jobs.new_register(Order(as_of="2024-02-01"), name, write(file, text))
    return [str(problem) for problem in problems if problem.kind != "unconfirmed"]


def descriptor(name: str = "water") -> dict[str, Any]:
    return json.loads(Path(f"data/{name}/datapackage.json").read_text("utf-8"))


def test_it_is_a_folder_with_the_table_as_it_was_and_a_description():
    assert begin(SAMPLES) == []

    assert sorted(files_of(Path("data"))) == ["water/datapackage.json", "water/water.csv"]
    assert Path("data/water/water.csv").read_bytes() == SAMPLES.encode()
    said = descriptor()
    assert said["title"] == "水质"
    assert said["created"] == "2024-02-01T00:00:00+08:00"
    assert {one["name"]: one["type"] for one in said["resources"][0]["schema"]["fields"]} == {
        "序号": "integer",
        "抽样编号": "string",
        "食品名称": "string",
        "抽样日期": "date",
        "结论": "string",
        "数量": "number",
        "联系电话": "string",
    }
    assert said["resources"][0]["schema"]["primaryKey"] == ["抽样编号"]
    assert said["register"] == {
        "section": "results",
        "records": "water",
        "title": "{食品名称}",
        "date": "抽样日期",
        "columns": ["抽样编号", "食品名称", "抽样日期", "结论", "数量"],
        "facets": ["结论"],
        "buckets": 0,
    }


def test_what_is_guessed_is_named_field_by_field():
    _, problems = jobs.new_register(Order(), "water", write("水质.csv", SAMPLES))

    assert errors_only(problems) == []
    assert {one.field for one in problems} >= {"序号", "抽样编号", "结论", "联系电话", None}
    assert {(one.path, one.kind) for one in problems} == {("water/datapackage.json", "unconfirmed")}


@pytest.mark.builds
def test_its_site_is_built_and_holds_nothing_of_what_may_be_personal(tmp_path):
    begin(SAMPLES)
    Path("content/images/a.png").unlink()

    site = built(tmp_path / "data", tmp_path / "content", tmp_path / "site")

    assert "示例韭菜" in (site / "water/index.html").read_text("utf-8")
    assert [name for name, data in files_of(site).items() if b"13800138000" in data] == []


def test_the_same_table_on_the_same_day_is_the_same_bytes():
    begin(SAMPLES, "water")
    begin(SAMPLES, "waters")

    one, other = (Path(f"data/{name}/datapackage.json").read_text("utf-8") for name in ("water", "waters"))
    assert one == other.replace("waters", "water")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff编号,名称\r\nA1,甲\r\nA2,乙\r\n",
        "编号,名称\n",
        "编号\nA1\n",
        'a b,"c.d, e",#\n1,2,3\n',
        '名称,说明\n甲,"两行\n字，""引号"""\n乙,\n',
        "日期,数\n2021-01-02,1\n2021-02-30,2\n",
        "甲,乙\n,1\n2,\n",
        "编号,全空\nA1,\nA2,\n",
    ],
    ids=["BOM and CRLF", "no row", "one column", "odd names", "lines in cells", "no day", "gaps", "an empty column"],
)
def test_any_table_in_order_gives_a_register_in_order(text):
    assert begin(text) == []
    assert Path("data/water/water.csv").read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("名称,乡镇,数\n甲,东,1\n甲,西,2\n乙,东,2\n", ["名称", "乡镇"]),
        ("金额,名称\n1,甲\n2,乙\n", ["名称"]),
        ("名称,许可证编号\n甲,A1\n乙,A2\n", ["许可证编号"]),
        ("手机,名称\n1,甲\n2,乙\n", ["名称"]),
        ("甲,乙,丙\n1,1,1\n1,1,2\n1,2,1\n2,1,1\n", ["甲", "乙", "丙"]),
    ],
    ids=["a pair", "a name before a number", "a code before a name", "nothing personal", "all"],
)
def test_the_key_is_what_no_two_rows_share(text, key):
    assert begin(text) == []
    assert descriptor()["resources"][0]["schema"]["primaryKey"] == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "水质.csv: 文件是空的"),
        ("2021年第1期,,\n编号,名称,数\n1,2,3\n", "水质.csv:1: 表头第 2 格是空的"),
        ("编号;名称\n1;2\n", "水质.csv:1: 各栏不是用逗号分开的"),
        ("编号\t名称\n1\t2\n", "水质.csv:1: 各栏不是用逗号分开的"),
        ("编号,名称, 编号\n1,2,3\n", "水质.csv:1: 表头第 3 格与第 1 格相同"),
        ("{编号},名称\n1,2\n", "水质.csv:1: {编号}: 这一格不能作栏名"),
        ('"抽样\n编号",名称\n1,2\n', "这一格不能作栏名"),
        ('编"号,名称\n1,2\n', "水质.csv:1: 第 1 行读不出表头"),
        ('"编号,名称\n1,2\n', "水质.csv:1: 第 1 行读不出表头"),
        ("编号,名称\nA1,甲\nA2\n", "水质.csv:3: 名称: 这一行有 1 格，应有 2 格"),
        ("编号,名称\nA1,甲\n\nA2,乙\n", "水质.csv:3: 这一行是空的"),
        ('编号,名称\nA1,甲\nA2,"乙\n', "水质.csv:3: 名称: 引号没有闭合"),
        ("编号,名称\nA1,甲\nA1,甲\n", "水质.csv:3: 编号、名称: 主键与前面的行重复"),
        ("编号,名称\nA1,#REF!\n", "水质.csv:2: 名称: 是表格软件的错误标记"),
        ("编号,数\nA1,1\nA2,2\n合计,3\n", "水质.csv:4: 编号: 这一行是前面各行的合计"),
        ("姓名,身份证号\n甲,1\n", "水质.csv: 每一栏都像个人信息"),
    ],
)
def test_a_table_that_is_not_in_order_is_told_with_its_row_and_nothing_is_made(text, said, project):
    problems = begin(text)

    assert [one for one in problems if said in one] != []
    assert [*(project / "data").iterdir(), *project.glob(".disclosure-*")] == []


def test_all_that_is_wrong_is_told_at_once():
    assert len(begin('编号,名称\nA1\n\nA2,乙,丙\nA3,"丁\n')) == 4


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("编号,名称\nA1,甲\n".encode("gbk"), "不是 UTF-8 编码"),
        ("编号,名称\nA1,甲\n".encode("utf-16"), "不是 UTF-8 编码"),
        (b"no,name\n1,2\n" + "3,甲\n".encode("gb18030"), "不是 UTF-8 编码"),
        (b"PK\x03\x04 a workbook", "这是电子表格"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "这是电子表格"),
    ],
    ids=["GBK", "UTF-16", "GBK further down", "xlsx", "xls"],
)
def test_a_file_of_another_kind_is_told_how_to_become_one(data, said):
    Path("a.csv").write_bytes(data)

    [problem] = jobs.new_register(Order(), "water", Path("a.csv"))[1]

    assert said in str(problem)
    assert "CSV UTF-8（逗号分隔）" in str(problem)


def test_a_register_that_is_there_stays_as_it_is():
    begin(SAMPLES)
    before = files_of(Path("data"))

    with pytest.raises(SettingsError, match="不会覆盖"):
        begin("编号\n1\n")
    assert files_of(Path("data")) == before


def test_it_goes_into_the_data_folder_that_is_named(tmp_path):
    (tmp_path / "other").mkdir()

    jobs.new_register(Order(data=Path("other")), "water", write("a.csv", SAMPLES))

    assert (tmp_path / "other/water/datapackage.json").exists()
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.builds
def test_it_is_not_published_before_everything_is_confirmed(tmp_path):
    city = tmp_path / "某县"
    assert disclosure("new", "--kind", "city", "--name", "某县", folder=tmp_path).returncode == 0
    write("水质.csv", SAMPLES)
    begun = disclosure("new", "--kind", "register", "--name", "water", "--from", "../水质.csv", folder=city)
    assert begun.returncode == 0, begun.stdout + begun.stderr

    looked_at = disclosure("html", "--quiet", folder=city)
    refused = disclosure("publish", "--siteurl", "https://a.example", folder=city)

    assert looked_at.returncode == 0, looked_at.stdout
    assert refused.returncode == 1
    assert "water/datapackage.json: 抽样编号: 待确认" in refused.stdout
    assert not (city / "public/current").exists()

    path = city / "data/water/datapackage.json"
    path.write_text(path.read_text("utf-8").replace("待确认：", ""), "utf-8")
    published = disclosure("publish", "--siteurl", "https://a.example", folder=city)
    assert published.returncode == 0, published.stdout + published.stderr


@pytest.mark.parametrize(("rows", "digits"), [(50, 0), (51, 1), (1_000, 1), (1_001, 2), (30_000, 2), (1_000_000, 3)])
def test_the_longer_a_table_the_more_pages_its_records_stand_on(rows, digits):
    assert buckets(rows) == digits
