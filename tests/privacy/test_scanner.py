from __future__ import annotations

import unicodedata

import pytest
import re2

from disclosure.privacy.raw import scan_bytes
from disclosure.privacy.scanner import scan
from disclosure.privacy.sought import KINDS
from disclosure.privacy.suspects import SUSPICION
from people import DISGUISES, HARMLESS, NUMBERS, SPELLINGS, identity, many, mobile

DIGITS = tuple("0123456789")
FEW, ALL = 25, 500
SOME, MANY = 300, 40_000
MOST_WRONG = 1e-4  # of the numbers of a class
AMID = "<p>当事人的号码是{}，</p>"


def missed(kind: str, disguise: str, count: int) -> list[str]:
    numbers = many(NUMBERS[kind], count)
    return [number for number in numbers if (kind, number) not in scan(DISGUISES[disguise](number))]


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_is_found_under_each_disguise(kind):
    assert {disguise: some for disguise in DISGUISES if (some := missed(kind, disguise, FEW))} == {}


@pytest.mark.full
@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("kind", NUMBERS)
def test_500_numbers_are_found_under_each_disguise(kind, disguise):
    assert missed(kind, disguise, ALL) == []


def missed_in_bytes(kind: str, disguise: str, count: int) -> list[str]:
    written = (DISGUISES | SPELLINGS)[disguise]
    numbers = many(NUMBERS[kind], count)
    return [number for number in numbers if (kind, number) not in scan_bytes(AMID.format(written(number)).encode())]


@pytest.mark.parametrize("kind", NUMBERS)
def test_bytes_are_looked_through_for_every_spelling(kind):
    spellings = (*DISGUISES, *SPELLINGS)

    assert {spelling: some for spelling in spellings if (some := missed_in_bytes(kind, spelling, FEW))} == {}


@pytest.mark.full
@pytest.mark.parametrize("disguise", [*DISGUISES, *SPELLINGS])
@pytest.mark.parametrize("kind", NUMBERS)
def test_bytes_are_looked_through_for_500_numbers_in_every_spelling(kind, disguise):
    assert missed_in_bytes(kind, disguise, ALL) == []


def wrong(name: str, count: int) -> list[str]:
    return [text for text in many(HARMLESS[name], count) if scan(text) or scan_bytes(AMID.format(text).encode())]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_a_number_of_a_person_is_left(name):
    assert wrong(name, SOME) == []


@pytest.mark.full
@pytest.mark.parametrize("name", HARMLESS)
def test_of_what_only_looks_so_one_in_ten_thousand_is_suspected_at_most(name):
    assert len(wrong(name, MANY)) <= MOST_WRONG * MANY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("护照E12345678", "passport"),
        ("持EA1234567入境", "passport"),
        ("护照 Ｅ１２３４５６７８", "passport"),
        ("港澳居民来往内地通行证号码：H12345678", "permit"),
        ("车牌豫A12345的货车", "plate"),
        ("豫Ａ·１２３４５", "plate"),
        ("豫AD12345", "plate"),
        ("京A1234学", "plate"),
        ("写信给 zhang.san@example.com", "e-mail"),
        ("ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "e-mail"),
        ("旧身份证号410184900101123", "id-card-15"),
        ("家住新建路街道示例小区3号楼2单元501室", "home"),
        ("住址：示例镇示例村12号", "home"),
        ("+86 139-1234-0000", "mobile"),
        ("008613912340000", "mobile"),
        ("139-1234 0000", "mobile"),
    ],
)
def test_each_other_kind_is_found(text, kind):
    assert [found.kind for found in scan(text)] == [kind]
    assert [found.kind for found in scan_bytes(text.encode())] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "国食健注G20140001",
        "国食健字 G20050001",
        "DC19000000001",
        "豫ICP备12345678号",
        "郑A1号楼",
        "photo@2x.png",
        "@media print",
        "填写姓名、住址、电话，拨打12345",
        "统一社会信用代码91410184MA12345678",
        "持居住证的人",
        "0.13912340000",
        "面积139.12340000平方米",
        "身份证111111999999123",
        "2019-10-15 139 2020",
        "139 1234 00001",
    ],
)
def test_what_is_written_alike_is_left(text):
    assert scan(text) == []
    assert scan_bytes(text.encode()) == []


def test_a_wrong_check_digit_is_no_identity_number():
    number = next(many(identity, 1))
    other = number[:17] + ("0" if number[17] != "0" else "1")

    assert scan(other) == []


def test_an_identity_number_that_would_pass_as_a_bank_card_is_one_finding():
    numbers = many(lambda chance: identity(chance, province="62"), 200)

    assert {found.kind for number in numbers for found in scan(number)} == {"id-card"}


def test_two_numbers_that_touch_are_both_found():
    first, second = many(mobile, 2)

    for between in (",", " ", "、", "</td><td>", "\n"):
        text = f"{first}{between}{second}"
        assert {found.value for found in scan(text)} == {first, second}
        assert {found.value for found in scan_bytes(text.encode())} == {first, second}


@pytest.mark.parametrize("length", [0, 1, 159, 160, 161, 5_000])
def test_a_number_at_either_edge_or_deep_inside_is_found(length):
    [number] = many(mobile, 1)
    for text in (f"{number}{'文' * length}", f"{'文' * length}{number}", f"{'a' * length} {number} {'a' * length}"):
        assert ("mobile", number) in scan_bytes(text.encode())


def test_a_long_number_that_is_cut_by_the_look_around_is_not_taken_for_a_short_one():
    [number, other] = many(mobile, 2)
    texts = {length: f"{other}9999{'.' * length}{number}{'.' * length}9999{other}" for length in range(100, 200)}

    assert {length for length, text in texts.items() if scan_bytes(text.encode()) != [("mobile", number)]} == set()


def test_the_first_step_overlooks_nothing_that_the_second_would_find_in_broken_bytes():
    [number] = many(mobile, 1)

    assert scan_bytes(b"\xff\xfe\x80" + number.encode() + b"\x80\xff") == [("mobile", number)]


def test_the_first_step_knows_every_sign_that_the_second_reads_as_a_digit():
    overlooked = []
    for sign in map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x20000))):
        read = unicodedata.normalize("NFKC", sign)
        if read in DIGITS:
            text = f"1{read * 10}"[:-2] + sign + read if read in "3456789" else f"13{sign}45679245"
        elif read.upper() == "X":
            text = f"{'1' * 6}19491231002{sign}"
        elif read[:1] in DIGITS or read[-1:] in DIGITS:
            text = f"9{sign}9"
        else:
            continue
        if not re2.search(SUSPICION, text):
            overlooked.append(sign)
    assert overlooked == []


def test_every_finding_is_of_a_kind_in_the_table_and_each_kind_is_block_or_review():
    assert {kind.level for kind in KINDS.values()} == {"block", "review"}
    assert all(kind.fix and kind.title for kind in KINDS.values())
