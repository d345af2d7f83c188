"""The search index as the browser's own script reads it: held against a search through everything, and its size."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.search.folding import normal, words
from inspections import sample, write_inspections
from lookups import files_of
from packages import field, write_package
from published import published
from scans import ENTRIES, MEASURES, TEXTS, index_of, queries_of, wanted


def units(texts: list[str]) -> list[bytes]:
    return [text.encode("utf-16-be", "surrogatepass") for text in texts]


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(ENTRIES, ENTRIES, st.lists(TEXTS, max_size=4), MEASURES)
def test_what_is_found_is_what_a_search_through_everything_finds(client, subjects, records, queries, measures):
    said = [subjects, records]
    files = index_of(said, **measures)
    asked = queries_of(said, *queries)

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


@pytest.mark.long
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
    assert [query for query, one in answers.items() if one["part"] or not one["whole"]] == []
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
