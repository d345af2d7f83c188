"""What a site's settings may say, and the day that the data stands at."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.settings import ALLOWED, BASE, SHANGHAI, Settings, is_example, parse_as_of
from sites import ROOT

PELICAN = {"PATH": "content", "THEME": "theme", "CACHE_PATH": ".cache", "SITEURL": "https://example.org"}


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_a_setting_that_means_nothing_is_refused_by_name():
    with pytest.raises(SettingsError, match="ownr"):
        Settings.from_pelican({**PELICAN, "DISCLOSURE": {"ownr": "某局"}})


def test_the_command_line_and_the_settings_file_meet_in_one_value():
    settings = Settings.from_pelican({**PELICAN, "DISCLOSURE": {"as_of": "2022-09-30", "owner": "示例局"}})

    assert (settings.as_of, settings.owner, settings.siteurl) == (date(2022, 9, 30), "示例局", PELICAN["SITEURL"])


def test_a_data_folder_begins_where_the_settings_file_stands(tmp_path):
    read = {**PELICAN, BASE: "/srv/site"}

    assert Settings.from_pelican(read).data == Path("/srv/site/data")
    assert Settings.from_pelican({**read, "DISCLOSURE": {"data": "../public"}}).data == Path("/srv/site/../public")
    assert Settings.from_pelican({**read, "DISCLOSURE": {"data": tmp_path}}).data == tmp_path


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"ownr": "某局"}, "DISCLOSURE 里没有 ownr 这个设置；是不是 owner？"),
        ({"Rows_Per_Page": 40}, "DISCLOSURE 里没有 Rows_Per_Page 这个设置；是不是 rows_per_page？"),
        ({"theme": "mine"}, "DISCLOSURE 里没有 theme 这个设置；它是 Pelican 的设置 THEME，写在 DISCLOSURE 外面"),
        ({"content": "texts"}, "DISCLOSURE 里没有 content 这个设置；它是 Pelican 的设置 PATH，写在 DISCLOSURE 外面"),
        ({"xyz": 1}, "DISCLOSURE 里没有 xyz 这个设置；可用的有 data、as_of、site_name"),
        ({5: 1}, "DISCLOSURE 里没有 5 这个设置"),
        ({"rows_per_page": 0}, "DISCLOSURE 的 rows_per_page 要写 1 至 1000 的整数，现在是 0"),
        ({"rows_per_page": 1001}, "DISCLOSURE 的 rows_per_page 要写 1 至 1000 的整数，现在是 1001"),
        ({"rows_per_page": "40"}, "DISCLOSURE 的 rows_per_page 要写 1 至 1000 的整数，现在是 '40'"),
        ({"rows_per_page": True}, "DISCLOSURE 的 rows_per_page 要写 1 至 1000 的整数，现在是 True"),
        ({"tag_authority": "x"}, "DISCLOSURE 的 tag_authority 要写“域名,年份”，如 \"example.org,2019\"，现在是 'x'"),
        ({"tag_authority": "a.example"}, "DISCLOSURE 的 tag_authority 要写"),
        ({"tag_authority": "a.example,22"}, "DISCLOSURE 的 tag_authority 要写"),
        ({"tag_authority": "a b.example,2022"}, "DISCLOSURE 的 tag_authority 要写"),
        ({"data": ""}, 'DISCLOSURE 的 data 要写一个文件夹的路径，如 "data"'),
        ({"data": 5}, 'DISCLOSURE 的 data 要写一个文件夹的路径，如 "data"'),
        ({"owner": None}, "DISCLOSURE 的 owner 要写一段文字，前后没有空格，现在是 None"),
        ({"owner": " "}, "DISCLOSURE 的 owner 要写一段文字，前后没有空格，现在是 ' '"),
        ({"site_name": ""}, "DISCLOSURE 的 site_name 要写一段文字，前后没有空格，现在是 ''"),
        ({"as_of": 20220930}, 'DISCLOSURE 的 as_of 要写一天，如 "2022-09-30"，现在是 20220930'),
        ({"as_of": datetime(2022, 9, 30, tzinfo=SHANGHAI)}, "DISCLOSURE 的 as_of 要写一天"),
        ({"hotline": "打电话"}, "DISCLOSURE 的 hotline 要写一个电话号码，如 \"12315\"，现在是 '打电话'"),
        ({"search_words": " "}, "DISCLOSURE 的 search_words 要写一段文字，1 至 12 个字"),
        (
            {"sections": {"result": "结果"}},
            "DISCLOSURE 的 sections 要写字典：standards、procedures、results、plan、campaign 的名称",
        ),
        ({"sections": {"results": "字" * 13}}, "DISCLOSURE 的 sections 要写字典"),
        ({"government": {"code": "410184"}}, "DISCLOSURE 的 government 要写一个字典：code（十位网站标识码）"),
        ({"government": {"number": "1"}}, "DISCLOSURE 的 government 要写"),
        ({"government": {"faults": "javascript:1"}}, "DISCLOSURE 的 government 要写"),
        (["data"], "DISCLOSURE 要写成字典"),
    ],
)
def test_a_setting_that_will_not_do_is_told_with_what_will(said, told):
    with pytest.raises(SettingsError) as caught:
        Settings.from_pelican({**PELICAN, "DISCLOSURE": said})

    assert f"\n  {told}" in caught.value.message


@pytest.mark.parametrize(
    "address",
    ["https://例 子.cn", "https://example.org/index.html", "https://example.org/a/../b", "https://example.org//a//b",
     "https://example.org/a\\b", "https://user:pw@example.org", "example.org", "https://", "https://example.org/?a",
     "https://example.org/..", "https://example.org/#a", " https://example.org", "ftp://example.org", 5],
)  # fmt: skip
def test_an_address_that_no_site_can_have_is_refused(address):
    with pytest.raises(SettingsError, match="SITEURL 要写网站的网址") as error:
        Settings.from_pelican({**PELICAN, "SITEURL": address})
    assert "pw" not in str(error.value)


@pytest.mark.parametrize(
    "address",
    ["", "https://example.org", "http://127.0.0.1:8000/a/", "https://[::1]:80/a", "https://例子.中国/食品/公示",
     "https://example.org/a.b/..c"],
)  # fmt: skip
def test_an_address_that_a_site_can_have_is_taken(address):
    assert Settings.from_pelican({**PELICAN, "SITEURL": address}).siteurl == address


def test_a_folder_of_pelicans_that_is_none_is_told():
    with pytest.raises(SettingsError, match="CACHE_PATH 要写一个文件夹的路径，现在是 None"):
        Settings.from_pelican({**PELICAN, "CACHE_PATH": None})


def test_all_settings_that_will_not_do_are_told_together():
    with pytest.raises(SettingsError) as caught:
        Settings.from_pelican({**PELICAN, "SITEURL": None, "DISCLOSURE": {"rows_per_page": -1, "contcat": "a"}})

    assert [line.split()[0] for line in caught.value.message.splitlines()[1:]] == [
        "SITEURL",
        "DISCLOSURE",
        "DISCLOSURE",
    ]


@pytest.mark.parametrize("text", ["food.example.cn,2022", "office@example.cn,2022-09", "a-b.example,2022-09-30"])
def test_an_authority_is_whoever_holds_a_name_on_a_day(text):
    assert Settings.from_pelican({**PELICAN, "DISCLOSURE": {"tag_authority": text}}).tag_authority == text


@pytest.mark.parametrize(
    ("authority", "is_one"),
    [
        ("example.org,2019", True),
        ("office@data.Example.com,2022", True),
        ("food.example,2022", True),
        ("food.test,2022-01", True),
        ("food.gov.cn,2022", False),
        ("goodexample.org,2022", False),
        ("example.org.cn,2022", False),
    ],
)
def test_nobody_holds_the_name_of_an_example(authority, is_one):
    assert is_example(authority) is is_one


def test_what_may_be_set_is_what_the_readme_lists():
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("| setting | means |")[2].partition("\n\n")[0]

    assert [name for name in re.findall(r"^\| `(\w+)` ", table, re.MULTILINE) if name.islower()] == list(ALLOWED)


@pytest.mark.parametrize("text", ["2022-9-30", "20220930", "2022-02-30", "昨天", "2022-09-30 "])
def test_a_day_is_written_in_one_way(text):
    with pytest.raises(SettingsError, match="日期"):
        parse_as_of(text)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", date(9999, 12, 31)])
def test_a_day_is_of_our_times(day):
    with pytest.raises(SettingsError, match="太远"):
        parse_as_of(day)


def test_the_epoch_is_a_day_in_shanghai(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664467200")  # 2022-09-29 16:00 UTC

    assert parse_as_of(None) == date(2022, 9, 30)


@pytest.mark.parametrize("text", ["soon", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_no_number_of_seconds_is_refused_kindly(text, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)

    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        parse_as_of(None)


def test_without_a_word_the_data_stands_at_today_in_shanghai():
    before = datetime.now(SHANGHAI).date()

    assert before <= parse_as_of("") <= datetime.now(SHANGHAI).date()
