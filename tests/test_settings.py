"""What a site's settings may say, and the day that the data stands at."""

from datetime import date, datetime

import pytest

from disclosure.errors import SettingsError
from disclosure.settings import SHANGHAI, Settings, parse_as_of

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


@pytest.mark.parametrize("text", ["2022-9-30", "20220930", "2022-02-30", "昨天", "2022-09-30 "])
def test_a_day_is_written_in_one_way(text):
    with pytest.raises(SettingsError, match="日期"):
        parse_as_of(text)


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
