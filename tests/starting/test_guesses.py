"""What is guessed of a column, and what is not."""

from __future__ import annotations

import pytest

from disclosure.contract.unconfirmed import MARK
from disclosure.starting.guesses import guess
from disclosure.starting.observed import Column


def column(label: str, *cells: str) -> Column:
    """A column as `look` finds it in a file with these *cells*."""
    found = Column(label, len(cells), cells.count(""))
    words = list(dict.fromkeys(cell for cell in cells if cell))
    for word in words:
        found.add(word)
    found.words = words if len(words) <= 12 else []
    return found


def kind(label: str, *cells: str) -> tuple[str, str | None]:
    said = guess(column(label, *cells))
    return said["type"], said.get("format")


@pytest.mark.parametrize(
    ("label", "cells", "type_", "format_"),
    [
        ("数量", ["1", "20", "-3"], "integer", None),
        ("金额", ["1", "2.50", ""], "number", None),
        ("金额", ["0.1", "12345678901234.123456"], "number", None),
        ("网购", ["true", "false"], "boolean", None),
        ("抽样日期", ["2021-01-02", "2020-02-29"], "date", None),
        ("抽样日期", ["20210102", "20200229"], "date", "%Y%m%d"),
        ("抽样日期", ["2021/01/02"], "date", "%Y/%m/%d"),
        ("抽样日期", ["2021/1/2", "2021/11/12"], "date", "%Y/%m/%d"),
        ("抽样日期", ["2021年01月02日"], "date", "%Y年%m月%d日"),
        ("月份", ["2021-01", "2021-12"], "yearmonth", None),
        ("年度", ["2019", "2021"], "year", None),
        ("产量", ["2019", "2021"], "integer", None),
        ("序号", ["1", "2"], "integer", None),
        ("备注", ["", ""], "string", None),
    ],
)
def test_a_type_is_one_that_every_cell_is_of(label, cells, type_, format_):
    assert kind(label, *cells) == (type_, format_)


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("数量", ["1", "2", "约3"]),
        ("数量", ["1,000"]),
        ("数量", ["1e5"]),
        ("数量", ["１"]),
        ("金额", ["1.1234567"]),
        ("抽样日期", ["2021-02-30"]),
        ("抽样日期", ["2021-01-02", "2021/01/03"]),
        ("网购", ["是", "否"]),
        ("抽样编号", ["1", "2"]),
        ("行政区划代码", ["410184", "410183"]),
        ("邮编", ["451100"]),
        ("批次", ["007", "008"]),
        ("流水", ["123456789012345678", "223456789012345678"]),
        ("商品", ["6901234567890", "6901234567891"]),
        ("文号", ["20210102"]),
        ("sample_no", ["1", "2"]),
    ],
)
def test_whatever_is_not_certainly_of_a_type_stays_text_with_every_zero_and_digit(label, cells):
    assert kind(label, *cells) == ("string", None)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["2021-1-2", "2021-11-12"], "像日期，都改成 2021-03-05 的写法"),
        (["1,000", "2,000.50"], "像数字，去掉千位分隔和单位"),
        (["3万元", "4.5万元"], "像数字，去掉千位分隔和单位"),
        (["1", "2", "3", "4", "5", "约6"], "多数像整数，有 1 种写法不是"),
        (["2021-01-02", "2021-01-03", "2021-01-04", "2021-01-05", "2021-01-06", "不详"], "多数像日期，有 1 种"),
    ],
    ids=["days without zeros", "thousands", "units", "one no number", "one no day"],
)
def test_text_that_is_nearly_of_a_type_is_told_so(cells, said):
    assert said in guess(column("情况", *cells))["description"]


def test_an_ordinary_text_is_not_told_to_be_nearly_anything():
    assert "像" not in guess(column("名称", "挂面", "韭菜"))["description"]


@pytest.mark.parametrize(
    "label",
    [
        *(
            "身份证号",
            "法定代表人",
            "联系人",
            "联系电话",
            "手机",
            "负责人姓名",
            "家庭住址",
            "经营者",
            "法人",
            "执法人员",
        ),
        "phone_2",
        "contact",
        "E-mail",
        "ID_card",
    ],
)
def test_a_column_whose_title_is_about_a_person_is_not_published_until_somebody_says_so(label):
    said = guess(column(label, "1", "2"))

    assert (said["disclosure"], said["type"]) == ("omitted", "string")
    assert "像个人信息" in said["description"]
    assert "enum" not in said.get("constraints", {})


@pytest.mark.parametrize(
    "cell", ["13800138000", "打13800138000找他", "410184199001011237", "证号 41018419900101123x。"]
)
def test_a_column_with_a_number_of_a_person_is_not_published_whatever_its_title(cell):
    assert guess(column("备注", "无", cell))["disclosure"] == "omitted"


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("统一社会信用代码", "91410184MA9F000011"),
        ("统一社会信用代码", "914101841234567890"),
        ("商品条码", "6901234567890"),
        ("许可证编号", "JY14101840012345"),
        ("食品经营者名称", "示例食品店"),
        ("从业人员数", "5"),
    ],
)
def test_what_only_looks_like_that_is_published(label, cell):
    assert guess(column(label, cell))["disclosure"] == "public"


def test_constraints_are_what_holds_of_the_whole_file_with_room_where_it_will_grow():
    assert guess(column("名称", "挂面", "名称有十二个字的示例食品"))["constraints"] == {
        "required": True,
        "maxLength": 40,
    }
    assert guess(column("备注", "", "说明"))["constraints"] == {"maxLength": 20}
    assert guess(column("数量", "0", "5"))["constraints"] == {"required": True, "minimum": 0}
    assert "minimum" not in guess(column("差额", "-1", "5"))["constraints"]
    assert guess(column("抽样编号", "A1", "A2"))["constraints"]["unique"] is True
    assert "unique" not in guess(column("名称", "挂面", "韭菜"))["constraints"]
    assert "constraints" not in guess(column("备注", "", ""))


def test_few_words_that_come_again_are_a_list_in_the_order_of_the_file():
    said = guess(column("结论", "合格", "不合格", "合格", "合格", "合格", "不合格"))

    assert said["constraints"]["enum"] == ["合格", "不合格"]


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("结论", ["合格", "不合格", "合格"]),
        ("名称", [f"示例{number}" for number in range(13)] * 9),
        ("结论", ["合格"] * 9),
        ("结论", [" 合格", "不合格"] * 5),
        ("结论", ["合\t格", "不合格"] * 5),
        ("店铺编号", ["A1", "A2"] * 9),
    ],
    ids=["hardly again", "many", "one", "spaces", "signs", "codes"],
)
def test_other_texts_are_no_list(label, cells):
    assert "enum" not in guess(column(label, *cells)).get("constraints", {})


def test_every_guess_is_marked():
    assert guess(column("数量", "1"))["description"].startswith(MARK)
    assert guess(column("电话", "1"))["description"].startswith(MARK)
    assert "title 改成中文" in guess(column("amount", "1"))["description"]
