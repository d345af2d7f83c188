"""The search index as the browser's own script reads it: held against a search through everything, and its size."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure import addresses
from disclosure.addresses import SEARCH
from disclosure.pages.markdown import render
from disclosure.pages.model import Document
from disclosure.search import lookup, postings, ranges
from disclosure.search.entries import Entry, Kind
from disclosure.search.fields import Fields
from disclosure.search.folding import normal, words
from disclosure.search.lookup import lookup_files
from disclosure.search.postings import SPAN
from inspections import sample, write_inspections
from packages import field, write_package
from published import among, published

CASES = Path(__file__).parent.parent / "site/cases"
CLIENT = Path(__file__).parent / "client.js"
NODE = Path(sys.executable).parent / "node"
BAD = {"conclusion": "不合格"}
KINDS = ("subject", "record")
TERM = 1  # the field whose words mean themselves among others
LETTERS = '示例店面aAbＡ１1号4567 ."\\\ud7ff\ue000\uffee𠮷𠮸🍜é國国〔［]・'
TEXTS = st.text(st.sampled_from(LETTERS), max_size=16)
ENTRIES = st.lists(st.lists(TEXTS, max_size=3), max_size=8)
SMALL, TINY = st.integers(1, 50), st.integers(1, 3)
MODULES = (lookup, postings, ranges)
NAMES = {
    "SHARD": SMALL,
    "LONGEST": SMALL,
    "MANY": TINY,
    "BATCH": TINY,
    "BLOCK": TINY,
    "MOST_BLOCKS": TINY,
    "CELL": TINY,
}
MEASURES = st.fixed_dictionaries(NAMES)
HALF = re.compile("[\ud800-\udfff]")  # half a character: nobody types it
NO_VIEW = SimpleNamespace(shown=SimpleNamespace(synonyms=()))

Files = dict[str, str]
Answer = dict[str, Any]


class Client:
    """The browser's script, without a browser."""

    def __init__(self) -> None:
        self.node = subprocess.Popen([NODE, CLIENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, files: Files, *queries: str, most: int = 10**6) -> list[Answer]:
        asked = json.dumps({"files": files, "queries": queries, "most": most})
        self.node.stdin.write(f"{asked}\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    one = Client()
    with one.node:
        yield one
        one.node.stdin.close()


def index_of(said: list[list[list[str]]], **smaller: int) -> Files:
    """Return an index of entries that say texts in fields, by kinds; some of its measures may be *smaller*."""

    def kinds(_: object, fields: Fields) -> Iterator[Kind]:
        assert [fields.place(label, term=label == "b") for label in "abcdef"] == [at * SPAN for at in range(6)]
        for name, entries in zip(KINDS, said, strict=True):
            told = (
                (Entry("、".join(one), "", "a/", "", "", 0), (tuple(at * SPAN for at in range(len(one))), one), ())
                for one in entries
            )
            yield Kind(name, len(entries), told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "found", kinds)
        for name, value in smaller.items():
            [module] = [one for one in MODULES if hasattr(one, name)]
            patch.setattr(module, name, value)
        return files_of(NO_VIEW)


def files_of(view: Any) -> Files:
    return {name.removeprefix(SEARCH): data.decode() for name, data in lookup_files(view)}


def units(texts: list[str]) -> list[bytes]:
    return [text.encode("utf-16-be", "surrogatepass") for text in texts]


def says(texts: list[str], word: str, terms: set[str]) -> bool:
    return len(texts) > TERM and texts[TERM] == word if word in terms else any(word in text for text in texts)


@cache
def spelled(text: str) -> str:
    return normal(text)


def wanted(said: list[list[list[str]]], query: str) -> list[list[int]]:
    """Search through everything: the numbers of the entries that say every word."""
    found, number = [], 0
    plain = [[list(map(spelled, one)) for one in entries] for entries in said]
    terms = {one[TERM] for entries in plain for one in entries if len(one) > TERM}
    sought = words(query)
    name = spelled(query) if len(sought) > 1 and re.fullmatch("[!-~]+", "".join(sought)) else None
    for texts in plain:
        numbers = range(number, number + len(texts))
        hit = [
            name in one
            or (bool(sought) and all(says(one, word, terms if len(sought) > 1 else set()) for word in sought))
            for one in texts
        ]
        found.append([at for at, is_hit in zip(numbers, hit, strict=True) if is_hit])
        number += len(texts)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(ENTRIES, ENTRIES, st.lists(TEXTS, max_size=4), MEASURES)
def test_what_is_found_is_what_a_search_through_everything_finds(client, subjects, records, queries, measures):
    said = [subjects, records]
    files = index_of(said, **measures)
    texts = [normal(text) for kind in said for one in kind for text in one]
    parts = {text[at : at + length] for text in texts for at in range(len(text)) for length in (1, 2, 3, 5, 11)}
    asked = [one for one in [*queries, *parts, " ".join(texts[:2])] if not HALF.search(one)]

    for query, answer in zip(asked, client.ask(files, *asked), strict=True):
        assert units(answer["words"]) == units(words(query))
        assert [sorted(one) for one in answer["found"]] == wanted(said, query), query
        assert answer["whole"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＡＢc　示 例\n店", "abc示例店"),
        ("９２４１-０", "9241-0"),
        ("\ufeffé", "é"),
        ("𠮷", "\ud842\udfb7"),
        ("", ""),
        ("網絡餐飲", "网络餐饮"),
        ("示例登〔2021〕1号 [2021] ［2021］【2021】", "示例登(2021)1号(2021)(2021)(2021)"),
        ("阿·甲•乙・丙‧丁", "阿·甲·乙·丙·丁"),
    ],
)
def test_a_text_is_compared_in_one_spelling(text, plain):
    assert normal(text) == plain


def test_an_exact_value_comes_first_and_a_year_among_words_means_the_year(client):
    said = [[["鸡蛋面馆"], ["鸡蛋"]], [["鸡蛋糕", "2021"], ["鲜鸡蛋", "2021"], ["鸡蛋", "2020", "20211230"]]]
    files = index_of(said)
    one, two = client.ask(files, "鸡蛋", "2021 鸡蛋")

    assert one["found"] == [[1, 0], [4, 2, 3]]
    assert two["found"] == [[], [2, 3]]


def test_a_text_of_spaces_alone_is_found_by_nothing_and_hinders_nothing(client):
    files = index_of([[], [["鸡蛋", " "], [" ", "2021"]]])

    assert [one["found"] for one in client.ask(files, " ", "鸡蛋", "2021 鸡蛋")] == [[[], []], [[], [0]], [[], []]]


def test_a_name_with_spaces_in_it_comes_first_though_a_word_of_it_means_something_by_itself(client):
    said = [[["Old Market Hall", "x"], ["OLD MARKET", "x"]], [["1", "market"], ["Old Barn", "market"]]]

    [answer] = client.ask(index_of(said), "old  market")

    assert answer["found"] == [[1], [3]]


def test_one_wrong_character_is_put_right_and_nothing_is_cut_off(client):
    files = index_of([[["示例城关面馆"], ["示例龙湖饭店"]], [["XZ-2022-001974"]]])
    cases = {"城关面倌": "城关面馆", "城官面馆": "城关面馆", "成关面馆": "城关面馆", "xz-2022-001374": "xz-2022-001974"}

    answers = client.ask(files, *cases, "没有这家店", "城关饭店甲")

    assert [one["near"] for one in answers] == [*([text] for text in cases.values()), [], []]


def test_words_that_mean_the_same_find_the_same(client, tmp_path):
    data = write_inspections(tmp_path / "data", [sample(1, food="网络餐饮"), sample(2, food="外卖盒饭")])
    names = [field("word"), field("same_as")]
    synonyms = {"fields": names, "rows": [["外卖", "网络餐饮"]], "primaryKey": ["word", "same_as"]}
    with published(data, tmp_path / "without") as site:
        plain = files_of(site.view)
    descriptor = data / "reference/datapackage.json"
    known = json.loads(descriptor.read_text("utf-8"))
    write_package(tmp_path / "more/reference", {"synonyms": synonyms})
    added = json.loads((tmp_path / "more/reference/datapackage.json").read_text("utf-8"))["resources"]
    descriptor.write_text(json.dumps({**known, "resources": [*known["resources"], *added]}), "utf-8")
    (data / "reference/synonyms.csv").write_text("word,same_as\n外卖,网络餐饮\n", "utf-8")
    with published(data, tmp_path / "with") as site:
        alike = files_of(site.view)

    assert [len(answer["found"][2]) for answer in client.ask(plain, "外卖", "网络餐饮")] == [1, 1]
    assert [len(answer["found"][2]) for answer in client.ask(alike, "外卖", "網絡餐飲")] == [2, 2]


def many_said(records: int) -> list[list[list[str]]]:
    """Return what made-up subjects and records say, all drawn from the same few words as real ones are."""
    draw = random.Random(1)  # noqa: S311 - the same names every time
    letters = "丰鑫源盛兴隆福祥瑞和顺达利康美佳味香园老张王李赵刘陈记小大阳光金银玉华中新天地"
    towns, kinds = ["龙湖镇", "薛店镇", "孟庄镇", "新华路"], ["面馆", "烘焙坊", "食品有限公司", "超市", "小吃店"]

    def word(least: int, most: int) -> str:
        return "".join(draw.choices(letters, k=draw.randint(least, most)))

    names = [f"新郑市{draw.choice(towns)}{word(2, 4)}{draw.choice(kinds)}" for _ in range(records // 20)]
    foods = [f"{word(1, 3)}糕" for _ in range(records // 100)]
    subjects = [[name, "", "92410184MA" + "".join(draw.choices("0123456789ABCDEFGH", k=8))] for name in names]
    outcomes = ["合格"] * 40 + ["不合格"]
    said = [
        [draw.choice(foods), draw.choice(outcomes), f"XZ-{at:08}", draw.choice(names), str(2022 - at * 5 // records)]
        for at in range(records)
    ]
    return [subjects, said]


def test_a_query_fetches_little_however_many_there_are(client):
    said = many_said(10_000)
    files = index_of(said)
    names, numbers = [one[0] for one in said[0][::100]], [one[2] for one in said[1][::1000]]
    foods = [one[0] for one in said[1][::1000]]
    queries = [
        *(name[6 : 6 + length] for name in names for length in (1, 2, 3, 4, 6)),
        *(number[-length:] for number in numbers for length in (4, 8)),
        *(f"2021 不合格 {food}" for food in foods),
        *(f"{name} 新 店" for name in names),
        *(f"{name[1:]} {food} {number[3:]}" for name, food, number in zip(names, foods, numbers, strict=False)),
        *("新 店 糕", "店", "面馆", "新郑市", "9241", "92410184", "糕", "合格", "XZ-00"),
    ]
    answers = dict(zip(queries, client.ask(files, *queries, most=6), strict=True))

    assert {query: one["bytes"] for query, one in answers.items() if one["bytes"] > 300_000} == {}
    assert {query: one["requests"] for query, one in answers.items() if one["requests"] > 12} == {}
    assert [query for query, one in answers.items() if not one["whole"]] == []
    for query, one in answers.items():
        assert [sorted(some) for some in one["found"]] == wanted(said, query), query


def test_what_very_many_say_is_found_from_the_newest_on_and_all_of_it_on_request(client):
    said = many_said(10_000)
    files = index_of(said, SHARD=500, CELL=64)
    queries = ("面馆", "新郑市 合格", "2021 店", "合格 超市")

    for query, one in zip(queries, client.ask(files, *queries), strict=True):
        subjects, records = wanted(said, query)
        first = one["first"][1]
        assert sorted(one["found"][0]) == subjects
        assert not first["whole"]
        assert 0 < len(first["numbers"]) < len(records)
        assert set(first["numbers"]) == set(records[: len(first["numbers"])]), query
        assert sorted(one["found"][1]) == records


@pytest.fixture
def index(tmp_path):
    """Return a function that publishes a data folder and gives the index."""

    def run(data: Path, documents: tuple[Document, ...] = (), name: str = "scratch", **more: Any) -> Files:
        with published(data, tmp_path / name, **more) as site:
            settings = replace(site.view.settings, content=tmp_path / "content")
            return files_of(replace(site.view, documents=documents, settings=settings))

    return run


def entries(files: Files, kind: str) -> list[Entry]:
    return [
        Entry(words, more, begin + rest.replace(" ", more.partition("，")[0]), note, "".join(adverse), sample)
        for name, text in files.items()
        for note, begin, sample, *rows in (json.loads(text) if name.startswith(f"{kind}/") else ())
        for words, more, rest, *adverse in rows
    ]


def test_the_same_data_gives_the_same_bytes_and_other_data_other_names(tmp_path, index):
    rows = [
        sample(n, **(BAD if n % 3 else {}), uscc=f"9200000000000000{n:02d}", firm=f"店{n % 4}") for n in range(1, 20)
    ]
    data = write_inspections(tmp_path / "data", rows)
    first, second = index(data, name="one"), index(data, name="two")
    other = index(write_inspections(tmp_path / "other", rows[1:]), name="three")

    assert first == second
    assert list(first) == list(second)
    assert [name for name in first if name in other and first[name] != other[name]] == ["index.json"]


def test_a_subject_is_found_by_each_of_its_names_its_number_and_what_was_adverse(tmp_path, index, client):
    rows = [sample(1), sample(2, firm="示例面馆（新店）", **BAD), sample(3, uscc="", firm="无编号的店")]
    found = index(write_inspections(tmp_path / "data", rows, register={"sample": True}))
    same = ("92000000000000001K", "subjects/92000000000000001K/", "监督抽检 2 条", "不合格 1 条", 1)

    assert entries(found, "subject") == [Entry("示例面馆", *same), Entry("示例面馆（新店）", *same)]
    asked = client.ask(found, "001k", "(新店)", "面馆 不合格")
    assert [one["found"][0] for one in asked] == [[0, 1], [1], [0, 1]]


def test_registers_of_one_subject_are_counted_together(tmp_path, index):
    data = write_inspections(tmp_path / "data", [sample(1), sample(2)])
    write_inspections(data, [sample(3)], folder="permits", title="许可")

    assert entries(index(data), "subject")[0].note == "监督抽检 2 条、许可 1 条"


def test_every_record_is_found_by_all_that_a_reader_has_of_it(tmp_path, index, client):
    rows = [sample(1, food="绿豆糕", **BAD), sample(2, food="绿豆糕", notice="N2"), sample(3, firm="别家", uscc="")]
    findings = [["S1", "铅", "1"], ["S1", "大肠菌群", "1"]]
    found = index(write_inspections(tmp_path / "data", rows, findings=findings))

    assert entries(found, "record") == [
        Entry("绿豆糕", "S1，示例面馆", "inspections/records/S1/", "监督抽检，2022-09-29", "不合格", 0),
        Entry("绿豆糕", "S2，示例面馆", among("inspections", "S2"), "监督抽检，2022-09-28", "", 0),
        Entry("食品3", "S3，别家", among("inspections", "S3"), "监督抽检，2022-09-27", "", 0),
    ]
    queries = {
        "绿豆": ["S1", "S2"],
        "s2": ["S2"],
        "别家": ["S3"],
        "2022 不合格 绿豆糕": ["S1"],
        "监督抽检 别家": ["S3"],
    }
    first = len(entries(found, "subject")) + len(entries(found, "list"))
    for (query, records), answer in zip(queries.items(), client.ask(found, *queries), strict=True):
        assert [f"S{number - first + 1}" for number in answer["found"][2]] == records, query


def test_records_of_all_registers_come_by_day(tmp_path, index):
    data = write_inspections(tmp_path / "data", [sample(1), sample(5)])
    write_inspections(data, [sample(3)], folder="permits", title="许可")

    assert [one.more.partition("，")[0] for one in entries(index(data), "record")] == ["S1", "S3", "S5"]


def test_a_register_without_a_date_subject_or_outcome_is_found_too(tmp_path, index):
    register = {"section": "plan", "records": "rows", "title": "{name}", "columns": ["name"]}
    resources = {
        "rows": {"fields": [field("no"), field("name")], "rows": [["1", "甲"], ["2", "甲"]], "primaryKey": "no"}
    }
    write_package(tmp_path / "data/goals", resources, register, title="目标")
    found = index(tmp_path / "data")

    assert [one[:4] for one in entries(found, "record")] == [
        ("甲", no, among("goals", no), "目标") for no in ("1", "2")
    ]
    assert entries(found, "register") == [Entry("目标", "", "goals/", "行动方案，2 条", "", 0)]
    assert entries(found, "subject") == []


def test_the_lists_of_what_a_facet_says_are_found(tmp_path, index, client):
    fields = [field("no"), field("kind", title="业态"), field("on", "date")]
    rows = [
        ["1", "学校食堂", "2022-09-01"],
        ["2", "学校食堂", "2022-09-02"],
        ["3", "小吃店", "2022-09-03"],
        ["4", "", "2022-09-03"],
    ]
    register = {
        "section": "results",
        "records": "rows",
        "date": "on",
        "title": "{no}",
        "facets": ["kind"],
        "columns": ["no"],
    }
    resources = {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(tmp_path / "data/shops", resources, register, title="示例名册")
    found = index(tmp_path / "data")

    at = addresses.chosen("shops", "kind", "学校食堂")
    assert Entry("学校食堂", "业态", at, "示例名册，2 条", "", 0) in entries(found, "list")
    assert [one[0] for one in entries(found, "list")] == ["学校食堂", "小吃店"]
    assert client.ask(found, "食堂")[0]["found"][1] == [0]


def test_pages_are_found_by_title_summary_and_headings(tmp_path, index, client):
    (tmp_path / "data").mkdir()
    html = render("## 怎样 *整改*\n\n正文\n")
    page = Document("news/a.md", "news/a/", "news", "通报", "两家单位被约谈", dated="2022-09-01", html=html)
    found = index(tmp_path / "data", (page,))

    assert entries(found, "page") == [Entry("通报", "两家单位被约谈", "news/a/", "动态，2022-09-01", "", 0)]
    asked = client.ask(found, "通报", "约谈", "整改", "报两", "how")
    assert [len(one["found"][-1]) for one in asked] == [1, 1, 1, 0, 0]
    assert asked[2]["shown"] == [["通报", "news/a/", "小标题"]]


def test_hashes_hold_no_figures_that_could_look_like_a_number_of_somebody(index):
    files = index(CASES / "withdrawn/data")
    said = json.loads(files["index.json"])
    hashes = [said["pieces"]["hashes"], *(kind["hashes"] for kind in said["kinds"])]

    assert "".join(hashes).isalpha()


def test_nothing_that_is_not_public_is_in_any_file(index):
    found = index(CASES / "withdrawn/data")
    everything = "".join(found.values())

    assert "CANARY" not in everything
    assert "canary" not in everything
    assert [entry.words for entry in entries(found, "subject")] == ['示例"乙"店<b>', "示例甲店"]


def test_masked_persons_have_no_entry_of_their_own_and_omitted_cells_none_at_all(tmp_path, index):
    rows = [sample(1, firm="张某", state="自然人"), sample(2, status="撤回", food="撤下的"), sample(3, on="20180101")]
    found = index(write_inspections(tmp_path / "data", rows, register={"person": {"field": "state", "is": ["自然人"]}}))
    everything = "".join(found.values())

    assert entries(found, "subject") == []
    assert [entry.words for entry in entries(found, "record")] == ["食品1"]
    assert not [text for text in ("9.99", "撤下的", "食品3") if text in everything]
