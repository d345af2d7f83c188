"""What a first answer of the search may take: it takes no more, is right, and what it had no room for is found next."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scans import ENTRIES, MEASURES, TEXTS, index_of, queries_of, wanted

ROOM = st.tuples(st.integers(1, 14), st.integers(15, 60))  # files and kB of a first answer


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.tuples(ENTRIES, ENTRIES), st.lists(TEXTS, max_size=4), MEASURES, ROOM)
def test_a_first_answer_takes_no_more_than_it_may_is_right_and_is_made_whole(client, said, queries, measures, room):
    requests, kilo = room
    files = index_of(said, **measures)
    asked = queries_of(said, *queries)
    least = len(files["index.json"].encode())

    for query, answer in zip(asked, client.ask(files, *asked, room=room), strict=True):
        right = wanted(said, query)
        assert answer["requests"] <= requests, query
        assert answer["bytes"] <= max(least, kilo * 1000), query
        for first, further, all_of_it in zip(answer["first"], answer["further"], right, strict=True):
            assert set(first["numbers"]) | set(further) <= set(all_of_it), query
            assert not first["whole"] or sorted(first["numbers"]) == all_of_it, query
        assert [sorted(one) for one in answer["found"]] == right, query
        assert answer["whole"]


@pytest.mark.parametrize(
    "query", ["一二三四五六七八九十甲乙 abcdefghijklmnopqrst 面糕", "20 abcdefghijklmnopqrst 面糕"]
)
def test_a_word_that_there_is_no_room_for_is_not_taken_for_one_that_nobody_says(client, query):
    said = [["面糕", "", "", "abcdefghijklmnopqrst", "一二三四五六七八九十甲乙", f"x20{at:02}"] for at in range(9)]
    files = index_of([[], said], SHARD=1)

    for requests in range(1, 16):
        [answer] = client.ask(files, query, most=4, room=(requests, 300))
        first = answer["first"][1]
        assert len(first["numbers"]) == 9 or not first["whole"]


def test_what_stands_beside_the_name_of_a_list_proves_nothing_of_it(client):
    files = index_of([[["abcd1234"]], []], SHARD=1)

    for requests in range(1, 12):
        [answer] = client.ask(files, "abcd1234 4321dcba", room=(requests, 300))
        assert [one["numbers"] for one in answer["first"]] == [[], []]


def test_what_has_a_part_of_a_word_is_not_shown_however_far_one_looks(client):
    said = [["面糕", "", "", f"{number // 2:08}ijkl"] for number in range(60)]
    files = index_of([[], said], SHARD=1, CELL=10, LONGEST=1)

    for requests in range(1, 14):
        [answer] = client.ask(files, "99999999ijkl 面糕", room=(requests, 300))
        assert (answer["first"][1]["numbers"], answer["further"][1], answer["found"][1]) == ([], [], [])


def test_a_first_answer_that_has_no_room_for_a_word_shows_what_says_it_where_it_can_be_seen(client):
    said = [[], [["店12345678", "", "abcd1234efgh"], ["店12345678", "", "abcd1234efgi", "龙湖"]]]
    files = index_of(said, SHARD=1)
    queries = ("abcd1234efgh 店12345678", "龙湖 abcd1234efgi 店12345678")
    firsts = {
        requests: [
            (one["first"][1]["numbers"], one["part"]) for one in client.ask(files, *queries, room=(requests, 300))
        ]
        for requests in (2, 8, 20)
    }

    assert firsts == {2: [([], True)] * 2, 8: [([0], False), ([1], False)], 20: [([0], False), ([1], False)]}
