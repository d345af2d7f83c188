"""Text that was read in a wrong encoding without an error: every pair of those that are about."""

from __future__ import annotations

from itertools import product

import pytest

from disclosure.reading.encodings import CODECS, column_mistake, mistake
from disclosure.reading.reader import read
from packages import field, load, write_package

TEXTS = {
    "simplified": "食品安全监督抽检结果公示，某市市场监督管理局。不合格项目：甜蜜素、菌落总数、防腐剂混合使用",
    "traditional": "食品安全監督抽檢結果公布，某市衛生局。不合格項目：甜味劑、防腐劑過量，限期改善完成，逾期未改善者",
    "western": "Owner’s café: naïve “quotes” – toxic substances\u00a0and cleaners; Müller, Zoë, señor, façade",
}
WRITTEN = [  # what a text may have been written in
    ("simplified", "utf-8"), ("simplified", "gb18030"), ("traditional", "utf-8"), ("traditional", "big5"),
    ("western", "utf-8"), ("western", "cp1252"),
]  # fmt: skip


def misread(text: str, actual: str, as_if: str) -> tuple[str, bool]:
    """Return the text as an editor that believes in *as_if* shows it, and whether nothing was lost."""
    raw = text.encode(actual)
    try:
        return raw.decode(as_if), True
    except UnicodeDecodeError:
        if as_if == "cp1252":  # which editors read to the end
            return "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in raw), True
        return raw.decode(as_if, "replace"), False


MISREAD = [
    (name, actual, as_if)
    for (name, actual), as_if in product(WRITTEN, ("cp1252", "gb18030", "big5"))
    if actual != as_if and misread(TEXTS[name], actual, as_if)[1]
]


def test_the_pairs_that_are_decoded_to_the_end_are_the_ones_looked_for():
    assert {(actual, as_if) for _, actual, as_if in MISREAD} >= {
        ("utf-8", "cp1252"), ("gb18030", "cp1252"), ("big5", "cp1252"), ("big5", "gb18030"),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "actual", "as_if"), MISREAD)
def test_what_is_decoded_without_an_error_is_told(name, actual, as_if):
    found = mistake(misread(TEXTS[name], actual, as_if)[0])

    assert found == (as_if, actual)


@pytest.mark.parametrize(
    ("name", "actual", "as_if"),
    [
        (name, actual, as_if)
        for (name, actual), as_if in product(WRITTEN, ("cp1252", "gb18030", "big5", "utf-8"))
        if actual != as_if and not misread(TEXTS[name], actual, as_if)[1]
    ],
)
def test_what_is_not_decoded_to_the_end_leaves_a_mark(name, actual, as_if):
    assert "\ufffd" in misread(TEXTS[name], actual, as_if)[0]  # `damaged-text` in a cell, an error in a file


@pytest.mark.parametrize(
    ("name", "actual", "as_if"), [("traditional", "big5", "gb18030"), ("simplified", "gb18030", "big5")]
)
def test_short_cells_of_a_column_are_told_together(name, actual, as_if):
    """Six characters are enough for most samples; a longer column tells more."""
    letters = [sign for sign in TEXTS[name] if sign.isalpha()]
    samples = ["".join(letters[at : at + 6]) for at in range(len(letters) - 6)]
    misread_ones = [seen for seen, whole in (misread(text, actual, as_if) for text in samples) if whole]
    told = [column_mistake([seen[:2], seen[2:4], seen[4:]]) for seen in misread_ones]

    assert set(told) <= {(as_if, actual), None}
    assert told.count((as_if, actual)) >= (0.8 if actual == "big5" else 0.5) * len(told)
    assert [text for text in samples if column_mistake([text])] == []


@pytest.mark.parametrize("name", TEXTS)
def test_plain_text_is_left_alone(name):
    assert mistake(TEXTS[name]) is None


@pytest.mark.parametrize(
    "text",
    [
        "犇羴鱻火锅店、龑骉喆饮食店、㙍𬭎记、麤淼猋食品、垚焱鑫淼犇羴鱻骉饮食服务部",
        "啶虫脒、苯醚甲环唑、噻菌灵、氟虫腈、毒死蜱、氧乐果、克百威、三唑磷、腈苯唑、吡唑醚菌酯、恩诺沙星",
        "Исламская Республика Афганистан, Аландские острова",
        "Βουλή των Ελλήνων, Δημοκρατία της Κύπρου",
        "ラーメン、カレーライス、ハンバーグ、オムライス",
        "日式の料理、カレー、ラーメン、寿司と刺身",
        "Größe, Straße, «né», Spaß”, àéîõü, ÄÖÜ, Ærø, Øre, 10±0.5°C, ½ ¼ ¾",
        "kg和mg、g和kg、ok吗、app端",
        "α-葡萄糖苷酶、β-胡萝卜素、μg/kg、≤0.5、≥3×10⁵",
        "🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜",
    ],
)
def test_rare_text_is_not_taken_for_mistaken(text):
    assert mistake(text) is None


@pytest.mark.parametrize(
    ("name", "actual", "declared"),
    [("traditional", "big5", "gb18030"), ("western", "cp1252", "gb18030"), ("simplified", "gb18030", "windows-1252")],
)
def test_a_file_in_another_encoding_than_the_declared_one_warns(data, engine, name, actual, declared):
    write_package(data / "reference", {"things": {"fields": [field("a"), field("b")], "encoding": declared}})
    text = TEXTS[name].replace(",", " ")
    (data / "reference/things.csv").write_bytes(f"a,b\n1,{text}\n2,{text}\n".encode(actual))

    [package] = load(data)[0].packages.values()
    problems = read(package, engine)[1]

    assert [(one.kind, one.warning) for one in problems] in ([("encoding-error", True)], [("encoding-error", False)])
    if problems[0].warning:
        assert CODECS[actual] in problems[0].message
