"""What a browser narrows a register by: asked with its own script, and held against a plain look at every row."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import addresses
from disclosure.charts.worker import node_program
from disclosure.files import narrowing as module
from disclosure.files.narrowing import write_rows
from disclosure.files.sheet import sheets
from disclosure.files.tables_csv import write_canonical
from disclosure.writing import Output
from packages import field, write_package
from published import published

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "theme/assets/rows.js"
DRIVER = Path(__file__).with_name("narrowing.mjs")
OLD = ("--import", "data:text/javascript,delete globalThis.DecompressionStream")
FIELDS = [
    field("no"),
    field("name", title="名称"),
    field("from", title="来处", constraints={"enum": ["丙", "甲", "乙"]}),
    field("tags", "list", title="标签"),
    field("amount", "number", title="金额"),
    field("on", "date", title="日期"),
    field("note", title="备注"),
]
NAMES = ["示例面馆", '示例，"乙"店', "一\n二", "<b>&amp;", "Ａｂ Ｃ", "abc", "𠮷野家", "", "=1+1", "示例\u2028店"]
FROM, TAGS, AMOUNTS = ["甲", "乙", "丙", ""], ["红,白", "红", "黑,红", "", "白"], ["12.5", "-3", "", "100", "0.10"]
CELLS = [
    [
        f"N-{number}",
        NAMES[number % len(NAMES)],
        FROM[number % 7 % len(FROM)],
        TAGS[number % 11 % len(TAGS)],
        AMOUNTS[number % 13 % len(AMOUNTS)],
        "" if number % 17 == 0 else f"202{number % 3}-0{number % 9 + 1}-1{number % 5}",
        f"备注 {number}" if number % 2 else "",
    ]
    for number in range(61)
]
REGISTER = {
    "section": "results",
    "records": "things",
    "title": "{name}",
    "columns": ["name", "from", "amount", "on"],
    "date": "on",
    "facets": ["from", "tags"],
}


def written(folder: Path, monkeypatch, *, small: int, rows=CELLS) -> Path:
    """Write the files of a register of *rows* in blocks of seven, and return the folder of the register."""
    monkeypatch.setattr(module, "SMALL", small)
    monkeypatch.setattr(module, "BLOCK", 7)
    monkeypatch.setattr(module, "MANY", 5 if small == 0 else 99)
    things = {"things": {"fields": FIELDS, "rows": rows, "primaryKey": "no"}}
    write_package(folder / "data/things", things, REGISTER)
    with published(folder / "data", folder / "scratch", by="duckdb") as found:
        output = Output(folder / "site")
        (folder / "site/things").mkdir(parents=True)
        [sheet] = sheets(found.registers["things"])
        write_canonical(sheet, folder / "site/things/things.csv", found.engine)
        write_rows(found.shown["things"], folder / "site/things/things.csv", output)
    return folder / "site/things"


@pytest.fixture(scope="module", params=[0, 500], ids=["parts", "one file"])
def things(request, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        yield written(tmp_path_factory.mktemp("rows"), patch, small=request.param)


@pytest.fixture(scope="module", params=[(), OLD], ids=["new browser", "old browser"])
def ask(things, request):
    """Return a function that asks the browser's script."""
    command = [node_program(), *request.param, str(DRIVER), str(SCRIPT), str(things / "rows")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:

        def answer(fragment: str, counted: str) -> dict:
            question = {"fragment": fragment, "fields": ["from", "tags"], "day": "on", "counted": counted}
            node.stdin.write(json.dumps(question) + "\n")
            node.stdin.flush()
            return json.loads(node.stdout.readline())

        yield answer
        node.stdin.close()


@pytest.fixture(scope="module")
def official(things):
    with (things / "things.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def normal(text: str) -> str:
    """Return a text as it is compared: full width as half width, without case, without spaces."""
    return re.sub(r"[\s\ufeff]+", "", unicodedata.normalize("NFKC", text)).lower()


def members(row, name: str) -> list[str]:
    return list(dict.fromkeys(row[name].split(","))) if row[name] else ["未公布或没有此项"]


def meets(row, asked: dict[str, str], but: str = "") -> bool:
    """Whether a row of the official file meets what is *asked*, whatever is asked of the field *but*."""
    words = [normal(word) for word in asked.get("q", "").split()]
    called = row["name"] or row["no"]  # as the list calls it
    text = "\n".join(normal(cell) for cell in (called, *(row[name] for name in REGISTER["columns"][1:])))
    dated = not (asked.get("from") or asked.get("to")) or (
        row["on"] != "" and asked.get("from", "") <= row["on"] <= (asked.get("to") or "9999")
    )
    chosen = all(asked[key] in members(row, name) for key, name in KEYS.items() if key in asked and name != but)
    return dated and chosen and all(word in text for word in words if word)


KEYS = {"f-from": "from", "tags": "tags"}


def order(row, name: str):
    if name == "from":
        return ["丙", "甲", "乙"].index(row[name])
    return Decimal(row[name]) if name == "amount" else row[name].encode("gb18030")


def in_order(rows: list[tuple[int, dict]], sort: str) -> list[int]:
    """Sort the rows by a column, those without a value last, those alike as they stand."""
    name = sort.removeprefix("-")
    if not name:
        return [number for number, _ in rows]
    filled = [one for one in rows if one[1][name]]
    filled.sort(key=lambda one: order(one[1], name), reverse=sort.startswith("-"))
    if sort.startswith("-"):  # Python's reverse keeps those alike as they stood, and so does the page
        filled.sort(key=lambda one: order(one[1], name), reverse=True)
    return [number for number, _ in [*filled, *(one for one in rows if not one[1][name])]]


days = st.sampled_from(["2020-03-11", "2021-05-13", "2022-01-10", "2022-12-31"])
SORTS = [f"{sign}{name}" for sign in ("", "-") for name in REGISTER["columns"]]
WORDS = ["示例", "ABC", "ａｂ ｃ", "𠮷", "店 示", '"乙"', "<b>", "12.5", "没有的", "一 二", " ", "N-1", "n-47"]
asking = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(
            ["示例", "ABC", "ａｂ ｃ", "𠮷", "店 示", '"乙"', "<b>", "12.5", "没有的", "一 二", " ", "N-1", "n-47"]
        ),
        "f-from": st.sampled_from(["甲", "乙", "丙", "未公布或没有此项", "没有的"]),
        "tags": st.sampled_from(["红", "白", "黑", "未公布或没有此项"]),
        "from": days,
        "to": days,
        "sort": st.sampled_from(SORTS),
    },
)


@given(asked=asking, counted=st.sampled_from(["from", "tags"]))
def test_every_selection_is_what_a_look_at_every_row_finds(ask, official, things, asked, counted):
    answer = ask(f"#{urlencode(asked)}", counted)
    found = [(number, row) for number, row in enumerate(official) if meets(row, asked)]
    counts = Counter(value for row in official if meets(row, asked, counted) for value in members(row, counted))

    assert answer["numbers"] == in_order(found, asked.get("sort", ""))
    assert {value: number for value, number in answer["counts"] if number} == counts
    assert answer["shown"] == [official[number]["no"] for number in answer["numbers"][:3]]
    assert rows_of(answer["csv"].encode()) == [rows_of((things / "things.csv").read_bytes())[0], *lines(things, found)]


def lines(things: Path, found) -> list[bytes]:
    whole = rows_of((things / "things.csv").read_bytes())
    return [whole[number + 1] for number, _ in found]


def rows_of(data: bytes) -> list[bytes]:
    """Cut a CSV into its rows, sign by sign."""
    rows, start, quoted = [], 0, False
    for at, sign in enumerate(data):
        quoted ^= sign == ord('"')
        if sign == ord("\n") and not quoted:
            rows.append(data[start : at + 1])
            start = at + 1
    return rows


def test_a_selection_is_said_as_it_was_asked(ask):
    asked = "f-from=%E7%94%B2&tags=%E7%BA%A2&q=%E7%A4%BA+%E4%BE%8B&from=2020-01-01&to=2022-12-31&sort=-on"

    assert ask(f"#{asked}", "tags")["said"] == asked
    assert ask("#r-N-1", "tags")["said"] == ""
    assert ask("#page=0&q=&other=1", "tags")["said"] == ""


def test_the_size_said_of_all_rows_is_that_of_the_official_file(ask, things):
    assert ask("#sort=name", "tags")["size"] == (things / "things.csv").stat().st_size


def test_every_part_is_named_after_its_bytes_and_the_index_names_every_part(things):
    index, *parts = sorted((things / "rows").iterdir(), key=lambda path: path.name != "index.json")

    for part in parts:
        assert part.stem == addresses.in_letters(part.read_bytes(), 16)
        assert part.name in index.read_text("utf-8")
    assert bool(parts) == isinstance(json.loads(index.read_bytes())["blocks"][0], str)


def test_the_same_rows_give_the_same_files(tmp_path, monkeypatch):
    folders = [written(tmp_path / name, monkeypatch, small=0) for name in ("first", "second")]

    first, second = ({path.name: path.read_bytes() for path in (one / "rows").iterdir()} for one in folders)
    assert first == second


def test_a_register_without_rows_has_none_of_these_files(tmp_path, monkeypatch):
    assert not (written(tmp_path, monkeypatch, small=0, rows=[]) / "rows").exists()


def test_a_column_of_too_many_values_is_shown_and_cannot_be_sorted_by(tmp_path, monkeypatch):
    monkeypatch.setattr("disclosure.files.ranks.MOST_VALUES", 8)
    index = json.loads((written(tmp_path, monkeypatch, small=500) / "rows/index.json").read_bytes())
    codes = {column["name"]: "codes" in column for column in index["columns"]}

    assert codes == {"name": False, "from": True, "amount": True, "on": True, "tags": True}
    assert len(index["blocks"]) == 9


def test_no_code_looks_like_a_number_or_an_address(tmp_path, monkeypatch):
    index = json.loads((written(tmp_path, monkeypatch, small=500) / "rows/index.json").read_bytes())

    assert all(column["codes"]["codes"].isascii() and column["codes"]["codes"].isalpha() for column in index["columns"])
