"""The search index: held against a search through everything, its size, and what may never be in it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.addresses import SEARCH
from disclosure.pages.model import Document
from disclosure.search import lookup
from disclosure.search.entries import Entry
from disclosure.search.lookup import lookup_files, normal, shards, tails
from inspections import sample, write_inspections
from packages import field, write_package
from published import published

CASES = Path(__file__).parent.parent / "site/cases"
BAD = {"conclusion": "不合格"}
MOST_FILES, STEP = 3, 20  # of theme/assets/search.js
BUDGET = 100_000  # bytes that one query may fetch

LETTERS = '示例店面aAbＡ１1 \u3000."\\\ud7ff\ue000\uffee𠮷𠮸🍜é'
TEXTS = st.text(st.sampled_from(LETTERS), max_size=14)


class Index:
    """Reads the files of an index as theme/assets/search.js does, and counts what it fetches."""

    def __init__(self, files: dict[str, bytes]):
        self.files = files
        self.fetched: dict[str, int] = {}
        self.manifest = self.read("index.json")
        self.lists = {one["kind"]: one for one in self.manifest["kinds"]}

    def read(self, name: str):
        data = self.files[f"{SEARCH}{name}"]
        self.fetched[name] = len(data)
        return json.loads(data)

    def numbers(self, kind: str, query: str, most: int = 10**9) -> list[int]:
        """Return the numbers of the entries of a kind that have *query*, which is not longer than a tail."""
        rows = [row for at in place(self.lists[kind]["starts"], query)[:most] for row in self.read(f"{kind}/{at}.json")]
        return sorted({number for tail, *numbers in rows if tail.startswith(query) for number in numbers})

    def entries(self, kind: str) -> list[Entry]:
        """Return every entry of a kind."""
        names = [name for name in self.files if name.startswith(f"{SEARCH}{kind}/entries/")]
        return [Entry(*entry) for name in names for entry in json.loads(self.files[name])]

    def show(self, query: str) -> int:
        """Fetch what the page fetches for a query, and return how many bytes that is."""
        self.fetched = {"index.json": self.fetched["index.json"]}
        for kind in self.lists:
            for number in self.numbers(kind, query, MOST_FILES)[:STEP]:
                self.read(f"{kind}/entries/{number // self.manifest['block']}.json")
        return sum(self.fetched.values())


def place(starts: list[str], query: str) -> range:
    """Return which files of a list can hold a tail that begins with *query*."""
    if not starts:
        return range(0)
    first = max((at for at, start in enumerate(starts) if start < query), default=0)
    return range(first, max([first, *(at for at, start in enumerate(starts) if start.startswith(query))]) + 1)


@pytest.fixture
def index(tmp_path):
    """Return a function that publishes a data folder and gives its index."""

    def run(data: Path, documents: tuple[Document, ...] = (), name: str = "scratch", **settings) -> Index:
        with published(data, tmp_path / name, **settings) as site:
            return Index(dict(lookup_files(replace(site.view, documents=documents))))

    return run


@given(st.lists(TEXTS, max_size=12), st.lists(TEXTS, max_size=6), st.integers(1, 60), st.integers(1, 3))
def test_what_is_found_is_what_a_search_through_everything_finds(words, queries, shard, split):
    texts = [normal(one) for text in words for one in (text, text[::-1])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "SHARD", shard)
        patch.setattr(lookup, "SPLIT", split)
        parts = list(shards(tails(texts)))
    starts = [start for start, _ in parts]
    for query in {*map(normal, queries), *(text[at : at + 3] for text in texts for at in range(len(text)))} - {""}:
        wanted = query[: lookup.WINDOW]
        rows = [row for at in place(starts, wanted) for row in parts[at][1] if row[0].startswith(wanted)]
        found = sorted({number for row in rows for number in row[1:]})
        assert found == sorted({at // 2 for at, text in enumerate(texts) if wanted in text})


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ＡＢc　示 例\n店", "abc示例店"), ("９２４１-０", "9241-0"), ("\ufeffé", "é"), ("𠮷", "\ud842\udfb7"), ("", "")],
)
def test_a_text_is_compared_in_one_spelling(text, plain):
    assert normal(text) == plain


def test_half_a_character_beyond_the_plane_is_still_json():
    [(_, rows)] = shards(tails([normal("一二三四五六七𠮷"), ""]))

    def units(read):
        return [tail.encode("utf-16-be", "surrogatepass") for tail, *_ in read]

    assert units(json.loads(lookup._json(rows))) == units(rows)
    assert [len(tail) for tail, *_ in rows].count(lookup.WINDOW) == 2


def big_index(patch: pytest.MonkeyPatch, subjects: int) -> Index:
    """Return an index of made-up subjects and foods, all drawn from the same few words as real ones are."""
    draw = random.Random(1)  # noqa: S311 - the same names every time
    towns = ["龙湖镇", "薛店镇", "孟庄镇", "新华路", "新建路"]
    kinds = ["面馆", "烘焙坊", "食品有限公司", "超市", "小吃店", "糕点坊"]
    letters = "丰鑫源盛兴隆福祥瑞和顺达利康美佳味香园老张王李赵刘陈记小大阳光金银玉华中新天地"

    def word(least: int, most: int) -> str:
        return "".join(draw.choices(letters, k=draw.randint(least, most)))

    def subject() -> Entry:
        number = "92410184MA" + "".join(draw.choices("0123456789ABCDEFGH", k=8))
        name = f"新郑市{draw.choice(towns)}{word(2, 4)}{draw.choice(kinds)}"
        return Entry(name, number, f"subjects/{number}/", "食品安全监督抽检 20 条、行政许可 1 条", "不合格 1 条", 1)

    def record(at: int) -> Entry:
        note = "食品安全监督抽检，2022-09-01"
        return Entry(f"{word(1, 3)}糕", f"XZ-{at:08}", f"inspections/records/XZ-{at:08}/", note, "不合格", 1)

    entries = [("subject", sorted(subject() for _ in range(subjects))), ("record", map(record, range(subjects // 5)))]
    patch.setattr(lookup, "found", lambda _: entries)
    return Index(dict(lookup_files(None)))


def test_a_query_fetches_little_however_many_there_are(monkeypatch):
    index = big_index(monkeypatch, 20_000)
    names = [entry.words for entry in index.entries("subject")[::200]]
    foods = [entry.words for entry in index.entries("record")[::100]]
    numbers = [entry.more for entry in index.entries("subject")[::200]]
    queries = [
        *(name[6 : 6 + length] for name in names for length in (2, 3, 4, 6)),
        *foods,
        *(number[-length:] for number in numbers for length in (4, 8)),
        *("店", "面馆", "新郑市", "9241", "92410184", "糕"),
    ]

    assert {query: size for query in queries if (size := index.show(normal(query))) > BUDGET} == {}
    assert max(map(len, index.files.values())) < 2 * lookup.SHARD


def test_the_same_data_gives_the_same_bytes(tmp_path, index):
    rows = [
        sample(n, **(BAD if n % 3 else {}), uscc=f"9200000000000000{n:02d}", firm=f"店{n % 4}") for n in range(1, 20)
    ]
    data = write_inspections(tmp_path / "data", rows)

    first, second = index(data, name="one").files, index(data, name="two").files

    assert first == second
    assert list(first) == list(second)


def test_a_subject_is_found_by_each_of_its_names_and_by_its_number(tmp_path, index):
    rows = [sample(1), sample(2, firm="示例面馆（新店）", **BAD), sample(3, uscc="", firm="无编号的店")]
    found = index(write_inspections(tmp_path / "data", rows, register={"sample": True}))
    same = ("92000000000000001K", "subjects/92000000000000001K/", "监督抽检 2 条", "不合格 1 条", 1)

    assert found.entries("subject") == [Entry("示例面馆", *same), Entry("示例面馆（新店）", *same)]
    assert found.numbers("subject", normal("001k")) == [0, 1]
    assert found.numbers("subject", normal("(新 店)")) == [1]


def test_registers_of_one_subject_are_counted_together(tmp_path, index):
    data = write_inspections(tmp_path / "data", [sample(1), sample(2)])
    write_inspections(data, [sample(3)], folder="permits", title="许可")

    assert index(data).entries("subject")[0].note == "监督抽检 2 条、许可 1 条"


def test_a_record_with_a_page_is_found_by_its_title_and_its_number(tmp_path, index):
    found = index(write_inspections(tmp_path / "data", [sample(1, food="绿豆糕", **BAD)]))

    address = "inspections/records/S1/"
    assert found.entries("record") == [Entry("绿豆糕", "S1", address, "监督抽检，2022-09-29", "不合格", 0)]
    assert found.numbers("record", "豆糕") == found.numbers("record", "s1") == [0]


def test_records_without_pages_are_found_by_their_title_once_at_the_newest(tmp_path, index):
    rows = [sample(1), sample(2, food="绿豆糕"), sample(3, food="绿豆糕"), sample(4, food="绿豆糕", **BAD)]
    found = index(write_inspections(tmp_path / "data", rows), rows_per_page=1)

    assert [entry[:5] for entry in found.entries("record")] == [
        ("绿豆糕", "S4", "inspections/records/S4/", "监督抽检，2022-09-26", "不合格"),
        ("食品1", "", "inspections/#r-S1", "监督抽检，2022-09-29", ""),
        ("绿豆糕", "", "inspections/page/2/#r-S2", "监督抽检，2 条，最近一条 2022-09-28", ""),
    ]


def test_adverse_and_other_records_of_one_title_stand_apart(tmp_path, index):
    rows = [sample(1, food="糕"), sample(2, food="糕", **BAD), sample(3, food="糕", **BAD)]
    found = index(write_inspections(tmp_path / "data", rows, register={"pages": "none"}))

    assert [(entry.address, entry.adverse) for entry in found.entries("record")] == [
        ("inspections/#r-S1", ""),
        ("inspections/#r-S2", "不合格"),
    ]


def test_a_register_without_a_date_subject_or_outcome_is_found_too(tmp_path, index):
    register = {"section": "plan", "records": "rows", "title": "{name}", "columns": ["name"]}
    resources = {
        "rows": {"fields": [field("no"), field("name")], "rows": [["1", "甲"], ["2", "甲"]], "primaryKey": "no"}
    }
    write_package(tmp_path / "data/goals", resources, register, title="目标")
    found = index(tmp_path / "data")

    assert found.entries("record") == [Entry("甲", "", "goals/#r-1", "目标，2 条", "", 0)]
    assert found.entries("register") == [Entry("目标", "", "goals/", "行动方案，2 条", "", 0)]
    assert found.entries("subject") == []


def test_pages_are_found_by_title_and_summary(tmp_path, index):
    (tmp_path / "data").mkdir()
    page = Document("news/a.md", "news/a/", "news", "通报", "两家单位被约谈", dated="2022-09-01")
    found = index(tmp_path / "data", (page,))

    assert found.entries("page") == [Entry("通报", "两家单位被约谈", "news/a/", "动态，2022-09-01", "", 0)]
    assert found.numbers("page", "通报") == found.numbers("page", "约谈") == [0]
    assert found.numbers("page", "报两") == []


def test_nothing_that_is_not_public_is_in_any_file(index):
    found = index(CASES / "withdrawn/data")
    everything = b"".join(found.files.values())

    assert b"CANARY" not in everything
    assert b"canary" not in everything
    assert [entry.words for entry in found.entries("subject")] == ['示例"乙"店<b>', "示例甲店"]


def test_masked_persons_have_no_entry_of_their_own_and_omitted_cells_none_at_all(tmp_path, index):
    rows = [sample(1, firm="张某", state="自然人"), sample(2, status="撤回", food="撤下的"), sample(3, on="20180101")]
    found = index(write_inspections(tmp_path / "data", rows, register={"person": {"field": "state", "is": ["自然人"]}}))
    everything = b"".join(found.files.values()).decode()

    assert found.entries("subject") == []
    assert [entry.words for entry in found.entries("record")] == ["食品1"]
    assert not [text for text in ("9.99", "撤下的", "食品3", "张某") if text in everything]
