"""The settings of a site: Pelican's `DISCLOSURE` dictionary, as one frozen value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from disclosure.errors import SettingsError

SHANGHAI = ZoneInfo("Asia/Shanghai")
PRIVACY_KEY = Path("privacy.key")
_FOLDERS = {"content": "PATH", "theme": "THEME", "cache": "CACHE_PATH"}  # what Pelican calls them


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build needs to know. Each name in lower case is a key of `DISCLOSURE`; see README.md.

    *as_of* is the date that the data stands at; *owner* is the responsible body: without one every page
    says that this is a demonstration and carries `noindex`. *cache* is where builds help each other; None: nowhere.
    *privacy_key* is the file with the key of `data/reviewed.csv`, which need not be there.
    """

    data: Path
    content: Path
    theme: Path
    as_of: date
    siteurl: str = ""
    site_name: str = "食品安全信息公示"
    owner: str = ""
    contact: str = ""
    tag_authority: str = "example.org,2019"
    rows_per_page: int = 40
    cache: Path | None = None
    privacy_key: Path = PRIVACY_KEY

    @classmethod
    def from_pelican(cls, pelican: Mapping[str, Any]) -> Settings:
        """Read Pelican's settings. Raises SettingsError for a key of DISCLOSURE that means nothing."""
        said = dict(pelican.get("DISCLOSURE", {}))
        known = {field.name for field in fields(cls)} - {*_FOLDERS, "siteurl"}
        unknown = sorted(set(said) - known)
        if unknown:
            raise SettingsError(f"DISCLOSURE 里有不认识的设置：{'、'.join(unknown)}", hint="可用的设置见 README")
        said["data"] = Path(said.get("data", "data"))
        said["privacy_key"] = Path(said.get("privacy_key", PRIVACY_KEY))
        said["as_of"] = parse_as_of(said.get("as_of"))
        said |= {name: Path(pelican[key]) for name, key in _FOLDERS.items()}
        return cls(siteurl=pelican.get("SITEURL", ""), **said)


def parse_as_of(value: str | date | None) -> date:
    """Return the date that the data stands at: *value*, else SOURCE_DATE_EPOCH, else today in Shanghai.

    Raises SettingsError if *value* is not an ISO date, or SOURCE_DATE_EPOCH no number of seconds.
    """
    if isinstance(value, date):
        return value
    if value:
        return _iso_date(value)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _of_epoch(epoch) if epoch else datetime.now(SHANGHAI).date()


def _of_epoch(seconds: str) -> date:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(SHANGHAI).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"环境变量 SOURCE_DATE_EPOCH 写法不对：{seconds}", hint="写成 1970 年以来的秒数，或删去它"
        ) from error


def _iso_date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise SettingsError(f"日期写法不对：{text}", hint="写成 2022-09-30 这样的年-月-日")
    return day
