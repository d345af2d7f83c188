"""The first row of a file, and rows that say again what it says."""

from __future__ import annotations

import pytest

from disclosure.reading.reader import read
from packages import field, load, places


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b"a", [("missing-label", 1, "b")]),
        (b"a,b,c", [("extra-label", 1, "c")]),
        (b"a,b,a", [("duplicate-label", 1, "a")]),
        (b"a,b,", [("blank-label", 1, None)]),
        (b"b,a", [("incorrect-label", 1, "b")]),
        (b"a,B", [("missing-label", 1, "b"), ("extra-label", 1, "B")]),
        (b"a,b,Phone", [("withheld-column", 1, "Phone")]),
        ("a,b,ＰＨＯＮＥ：".encode(), [("withheld-column", 1, "ＰＨＯＮＥ：")]),
        (b"a,b,_p-hone ", [("withheld-column", 1, "_p-hone ")]),
        (b"1,2", [("incorrect-label", 1, None)]),
        (b'a,"b', [("unclosed-quote", 1, None)]),
    ],
)
def test_the_header_equals_the_schema(of, header, found):
    rows, problems = of(header + b"\n1,2\n", {"withheld": ["phone"]})

    assert (rows, places(problems)) == (None, found)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("某局监督抽检,\na,b\n1,2\n", "第 2 行才是表头"),
        ("某局,\n\n2022 年,\na,b\n1,2\n", "第 4 行才是表头"),
        ("编号,名称\n1,2\n", "第 1 行写的是中文栏名，不是字段名"),
        ("某局,\n编号, 名称\n1,2\n", "第 2 行才是表头，但写的是中文栏名，不是字段名"),
        ("a;b\n1;2\n", "第 1 行各栏用分号分开，不是半角逗号"),
        ("a\tb\n1\t2\n", "第 1 行各栏用制表符分开，不是半角逗号"),
        ("编号，名称\n1，2\n", "第 1 行各栏用全角逗号分开，不是半角逗号"),
        ("某局\n编号|名称\n", "第 2 行才是表头，但各栏用竖线分开，不是半角逗号"),
        ("甲,乙\n1,2\n", "第 1 行不是表头"),
        (" a, b\n1,2\n", "第 1 行的字段名前后有空格"),
        ("A,Ｂ\n1,2\n", "第 1 行的字段名大小写或全角半角不对，或者夹着看不见的字符"),
        ('1,2\n"""\n', "第 1 行不是表头"),
    ],
)
def test_what_is_wrong_with_the_header_is_said_and_the_names_are_listed(raw, what, data, package, engine):
    one = package(field("a", title="编号"), field("b", title="名称"))
    (data / "training/rows.csv").write_text(raw, "utf-8")

    _, [problem] = read(one, engine)

    assert (problem.kind, problem.row, problem.message) == ("incorrect-label", 1, what)
    assert problem.fix.endswith("应是这 2 个字段名：a、b")


def test_a_title_among_the_names_is_mapped_to_its_name(data, package, engine):
    one = package(field("a", title="编号"), field("b", title="名称"))
    (data / "training/rows.csv").write_text("a,名称\n1,2\n", "utf-8")

    assert "改写成 b" in read(one, engine)[1][1].fix


def test_data_in_place_of_the_header_is_not_echoed(of):
    _, [problem] = of("张三丰,13800000000\n".encode())

    assert "张三丰" not in str(problem)
    assert "13800000000" not in str(problem)


@pytest.mark.parametrize("header", [b"," * 1_000_000, b"x" * 1_000_000])
def test_a_header_without_end_is_no_header(of, header):
    rows, [problem] = of(header)

    assert (rows, problem.row) == (None, 1)


@pytest.fixture
def pasted(package, data, engine):
    """Return a function that reads a table of three columns: the numbers of its rows, and problems."""

    def run(*lines: str):
        one = package(
            field("编号", title="登记编号"), field("name", title="名称"), field("区号", "integer", title="电话区号")
        )
        (data / "training/rows.csv").write_text("\n".join(["编号,name,区号", *lines]))
        tables, problems = read(one, engine)
        return [row for (row,) in engine.all(tables["training", "rows"].frame.sort("@row").select("@row"))], problems

    return run


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("编号,name,区号", id="as it stands"),
        pytest.param('"编号","name","区号"', id="in quotes"),
        pytest.param("编号 , Name,\u3000区号", id="with spaces and capitals"),
        pytest.param("\ufeff编号,NAME,区号", id="with a byte order mark"),
        pytest.param("登记编号,名称,电话区号", id="the titles"),
    ],
)
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_header_among_the_rows_stops_and_is_no_record(pasted, again, before):
    lines = ["1,甲,1", "2,乙,2"]

    rows, problems = pasted(*lines[:before], again, *lines[before:])

    assert places(problems) == [("repeated-header", before + 2, None)]
    assert rows == [row for row in (2, 3, 4) if row != before + 2]


def test_each_file_of_a_table_has_its_header(package, data, engine):
    package(field("编号"), field("name"), path="2019.csv")
    (data / "training/2019.csv").write_text("编号,name\n1,甲\n")
    (data / "training/2020.csv").write_text("编号,name\n2,乙\n")
    descriptor = data / "training/datapackage.json"
    descriptor.write_text(descriptor.read_text().replace('"2019.csv"', '["2019.csv", "2020.csv"]'))
    catalogue, _ = load(data)

    tables, problems = read(catalogue.packages["training"], engine)

    assert (engine.count(tables["training", "rows"].frame), problems) == (2, [])


@pytest.mark.parametrize("row", ["编号,甲", "编号,", "name,编号", "编号,name甲"])
def test_a_row_that_says_some_of_the_header_is_a_record(package, data, engine, row):
    one = package(field("编号"), field("name"))
    (data / "training/rows.csv").write_text(f"编号,name\n{row}\n")

    tables, problems = read(one, engine)

    assert (engine.count(tables["training", "rows"].frame), problems) == (1, [])


def test_in_a_table_of_one_column_the_name_may_be_a_value(package, data, engine):
    one = package(field("name"))
    (data / "training/rows.csv").write_text("name\n甲\nname\nName\n")

    tables, [problem] = read(one, engine)

    assert engine.count(tables["training", "rows"].frame) == 3
    assert (problem.kind, problem.count, problem.warning) == ("repeated-header", 2, True)
    assert "第一处在第 3 行" in problem.message
