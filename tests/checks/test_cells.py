"""What may not stand in a text cell."""

from __future__ import annotations

from itertools import product

import pytest
import re2

from disclosure.checks import cells
from packages import field, write_package

HINTED = [(one.pattern, one.hint) for one in cells._SUSPICIONS if one.hint] + [(cells.TOTAL, cells._TOTAL_HINT)]
ERRORS = [
    ("a\x00b", "nul-byte"),
    ("a\tb", "control-character"),
    ("a\rb", "control-character"),
    ("a\x02b", "control-character"),
    ("a\x03b", "control-character"),
    ("a\x1fb", "control-character"),
    ("#REF!", "excel-error"),
    ("#####", "excel-error"),
    ("#N/A", "excel-error"),
    ("\n", "blank-cell"),
    ("\u200b", "blank-cell"),
    (" \ufeff\n", "blank-cell"),
]
WARNINGS = [
    (" a", "outer-space"),
    ("a\u3000", "outer-space"),
    ("a\n", "outer-space"),
    ("=1+1", "formula-cell"),
    ("-5+3", "formula-cell"),
    ("-", "formula-cell"),
    ("+1.2.3", "formula-cell"),
    (" -5", "outer-space"),
    ("-5.", "formula-cell"),
    ("－5", "formula-cell"),
    ("@cmd", "formula-cell"),
    ("＝SUM(A1)", "formula-cell"),
    ("a\u200bb", "invisible-character"),
    ("a\u202eb", "invisible-character"),
    ("\ufeffa", "invisible-character"),
    ("1.4E+17", "excel-scientific"),
    ("9E+05", "excel-scientific"),
    ("食\ufffd\ufffd", "damaged-text"),
    ("锟斤拷锟斤拷", "damaged-text"),
    ("2.5×10?CFU/g", "lost-character"),
    ("11.3?g/kg", "lost-character"),
    ("王?明", "lost-character"),
    ("?记面馆", "lost-character"),
    ("新郑市??路", "lost-character"),
    ("甲║乙", "joined-cell"),
    ("/", "placeholder"),
    ("／", "placeholder"),
    ("——", "placeholder"),
    ("NULL", "placeholder"),
    ("NaN", "placeholder"),
    ("同上", "ditto-mark"),
    ("同　上", "ditto-mark"),
    ("〃", "ditto-mark"),
    ('"', "ditto-mark"),
    ("丙&nbsp;店", "markup"),
    ("甲<br/>乙", "markup"),
    ("<P align=left>甲</P>", "markup"),
    ("甲_x000D_", "markup"),
    ("\\u4e19店", "markup"),
    ("丙\u2edd店", "look-alike"),
    ("\uf929江", "look-alike"),
    ("王\ue000", "look-alike"),
    ("𠀀\U0002f81a", "look-alike"),
    ("'00123", "text-mark"),
    ("???", "lost-character"),
    ("caf茅", "encoding-error"),
    ("cafÃ©", "encoding-error"),
    ("Toxic substances燼nd cleaners", "encoding-error"),
    ("鏂伴儜甯傚競鍦虹洃鐫ｇ鐞嗗眬", "encoding-error"),
    ("Ê³Æ·°²È«", "encoding-error"),
]
GOOD = ["两行\n文字", "a b", "a=b", "公司（示例）", "#1 店", 'Café 5"', "1E5", "E+17", "🍜", "㙍𬭎", ""]
GOOD += [
    "-87.668312382",
    "+8613",
    "-0",
    "kg和mg",
    "ok吗",
    "维生素a和b",
    "日式の料理",
    "犇羴鱻火锅店",
    "Spaß”",
    "« né »",
]
GOOD += [
    "https://example.org/a/1?b=2",
    "真的?",
    "对/错",
    "同上级部门",
    "详见上",
    "A&B",
    "a<b>c",
    "b<1, c>2",
    "'甲'乙'",
    "'90s店'",
    "\ufa0e",
    "2021/22",
    "啶虫脒 苯醚甲环唑",
    "10±0.5℃",
    "一\n二，三",
]


@pytest.mark.parametrize(("cell", "kind"), ERRORS)
def test_what_stops_a_build_has_its_row(of_cells, cell, kind):
    [problem] = [one for one in of_cells(field("f"), "good", cell) if one.kind == kind]

    assert (problem.row, problem.field, problem.warning) == (3, "f", False)


@pytest.fixture
def of_columns(of_register):
    """Return a function that checks cells that stand each in a column of its own, with a good cell above it."""

    def run(cells):
        fields = [field("no"), *(field(f"f{place}") for place in range(len(cells)))]
        return of_register(fields, [["1", *["good"] * len(cells)], ["2", *cells]])

    return run


def test_what_is_only_doubtful_warns(of_columns):
    found = of_columns([cell for cell, _ in WARNINGS])

    assert sorted((one.field, one.kind, one.warning, one.row) for one in found) == sorted(
        (f"f{place}", kind, True, None) for place, (_, kind) in enumerate(WARNINGS)
    )


@pytest.mark.parametrize("cells", [("衛生局", "甜味劑", "麵條"), ("市場監督管理局", "甜味劑")])
def test_a_column_of_short_cells_that_were_read_in_a_wrong_encoding_is_told(of_register, cells):
    plain = "某市市场监督管理局抽检结果，大米、面粉、食用油、酱油、食醋"
    rows = [[plain, cell.encode("big5").decode("gb18030")] for cell in cells]
    found = of_register([field("no"), field("f"), field("g")], [[str(n), *row] for n, row in enumerate(rows)])

    [problem] = [one for one in found if one.kind == "encoding-error"]
    assert (problem.field, problem.warning) == ("g", True)
    assert "这一列像是乱码：big5 的文字当成 gb18030" in problem.message


def test_ordinary_text_passes(of_columns):
    assert of_columns(GOOD) == []


def test_a_warning_is_one_problem_a_field_with_a_count_and_the_first_row(of_cells):
    [problem] = of_cells(field("f"), "a", " b", "c ", " d ")

    assert (problem.count, problem.message) == (3, "首尾有空格或换行（共 3 处，第一处在第 3 行）")


def test_a_hint_is_found_wherever_its_pattern_is():
    parts = [*"?:：9a王食合计总小数（", "", "??", "本页", " ", "\n", "Total", "sub"]
    texts = list(map("".join, product(parts, repeat=3)))
    for pattern, hint in HINTED:
        found = [text for text in texts if re2.search(pattern, text)]

        assert len(found) > 100
        assert [text for text in found if not re2.search(hint, text)] == []


def test_a_negative_number_in_a_number_column_is_no_formula(of_cells):
    assert of_cells(field("f", "number"), "-5") == []


def test_an_item_of_a_list_column_is_text_too(of_cells):
    assert [one.kind for one in of_cells(field("f", "list"), "a,\x02")] == ["control-character"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("a\x1ab", "第 2 个字符是 U+001A（替换符 SUB）"),
        ("a\tb", "第 2 个字符是 U+0009（制表符）"),
        ("ab\x7f", "第 3 个字符是 U+007F（删除符 DEL）"),
        ("a\u200bb", "第 2 个字符是 U+200B（零宽空格）"),
        ("a\u2066b", "第 2 个字符是 U+2066（看不见的字符）"),
        ("甲乙\ufffd", "第 3 个字符是 U+FFFD（替代字符）"),
    ],
)
def test_a_character_that_cannot_be_seen_is_named_with_its_place(of_cells, cell, said):
    [problem] = of_cells(field("f"), cell)

    assert said in problem.message


class TestLostQuotes:
    """Two quotes that each lost their other half make one cell of what stands between them."""

    FIELDS = tuple(field(name) for name in "abcde")

    def checked(self, data, problems, fields, text):
        write_package(data / "reference", {"things": {"fields": list(fields)}})
        header = ",".join(one["name"] for one in fields)
        (data / "reference/things.csv").write_text(f"{header}\n{text}\n", "utf-8")
        return [(one.kind, one.row, one.field, one.warning) for one in problems()]

    @pytest.mark.parametrize(
        "text", ['1,"甲,x,y,z\n2,乙",x,y,z', '1,"甲,x,y,z\n2,丙,x,y,z\n3,乙",x,y,z', '1,x,y,z,"甲\n2,x,y,z,乙"']
    )
    def test_that_stops_the_build(self, data, problems, text):
        [(kind, row, _, warning)] = self.checked(data, problems, self.FIELDS, text)

        assert (kind, row, warning) == ("lost-quote", 2, False)

    def test_few_columns_may_be_chance(self, data, problems):
        found = self.checked(data, problems, self.FIELDS[:2], '1,"甲,\n乙"')

        assert found == [("lost-quote", None, "b", True)]

    @pytest.mark.parametrize("text", ['1,"一段,话\n又一段",x,y,z', '1,"甲\n乙\n丙",x,y,z', '1,"a,b,c,d,e",x,y,z'])
    def test_a_cell_of_several_lines_is_none(self, data, problems, text):
        assert self.checked(data, problems, self.FIELDS, text) == []
