"""The settings of a site: Pelican's `DISCLOSURE` dictionary, as one frozen value."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from disclosure import colours
from disclosure.content_folders import Kind, faults, kinds_of
from disclosure.errors import SettingsError

SHANGHAI = ZoneInfo("Asia/Shanghai")
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
BASE = "DISCLOSURE_BASE"  # among Pelican's settings: the folder of the settings file, where relative paths begin
ROWS = range(1, 1001)  # on one page
PREVIEW = "DISCLOSURE_PREVIEW"  # among Pelican's settings: whether drafts are to be seen
PREVIEWED = 500  # records of a register that a preview shows
HOTLINE, SEARCH_WORDS = "12315", "店名或食品"
SECTIONS: Mapping[str, str] = {  # the titles of the sections of the navigation
    "standards": "标准公开",
    "procedures": "程序公开",
    "results": "结果公开",
    "plan": "行动方案",
    "campaign": "宣传周",
}
PRIVACY_KEY = Path("privacy.key")
_PACKAGE = Path(__file__).parent
_IN_THE_REPOSITORY = _PACKAGE.parents[1] / "theme"
THEME = _IN_THE_REPOSITORY if _IN_THE_REPOSITORY.is_dir() else _PACKAGE / "theme"  # ours; a wheel brings it
_FOLDERS = {"content": "PATH", "theme": "THEME", "cache": "CACHE_PATH"}  # what Pelican calls them
_PELICANS = {**_FOLDERS, "siteurl": "SITEURL", "output": "OUTPUT_PATH"}
_AUTHORITY = re.compile(r"([\w.+-]+@)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)

_EXAMPLE = re.compile(r"(^|\.)example\.(com|net|org)$")  # and their subdomains

_CODE = re.compile(r"([0-9]{10}|bm[0-9]{8})?", re.ASCII)  # 网站标识码, or none
_CALLED = re.compile(r"[0-9][0-9-]{2,14}", re.ASCII)
_LONGEST = 12  # of a section's title, and of what the search box says: a phone has no room for more
_WEB = re.compile(r"https?://[^\s]+", re.ASCII)
_SITE = re.compile(
    r"https?://(?:[^\s/?#@\\:\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]+)?(?:/(?!\.{1,2}(?:/|$))[^\s/?#\\]+)*(?<!\.html)/?"
)

EngineChoice = Literal["auto", "polars", "duckdb"]


@dataclass(frozen=True, slots=True)
class Government:
    """What only a government's own site has: numbers that are issued to it, never invented; "" while nobody set them.

    *code* is its 网站标识码, *icp* and *police* the numbers of its filings, *operator* who runs it for its owner;
    *mark* is the address of its entry in the register of party and government sites, *faults* that of 我为政府网站找错.
    """

    code: str = ""
    icp: str = ""
    police: str = ""
    operator: str = ""
    mark: str = ""
    faults: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build needs to know. Each name in lower case is a key of `DISCLOSURE`; see README.md.

    *as_of* is the date that the data stands at; *owner* is the responsible body: without one every page
    says that this is a demonstration and carries `noindex`. *cache* is where builds help each other; None: nowhere.
    *engine* holds the tables of a build; "auto" chooses by their size.
    *privacy_key* is the file with the key of `data/reviewed.csv`, which need not be there.
    *colour* is the main colour, `#rrggbb`, that all others but ink and warnings are made of.
    *hotline* is the number to call, *search_words* what the search box says, *sections* titles the navigation.
    *kinds* are the kinds of Markdown page by folder. With *review* nothing is published that nobody has signed.
    A *preview* has drafts too, pages that are not public yet or no more, and PREVIEWED records of a register.
    """

    data: Path
    content: Path
    theme: Path
    as_of: date
    siteurl: str = ""
    site_name: str = "食品安全信息公示"
    owner: str = ""
    contact: str = ""
    colour: str = colours.DESIGNED.main
    hotline: str = HOTLINE
    search_words: str = SEARCH_WORDS
    sections: Mapping[str, str] = field(default_factory=lambda: dict(SECTIONS))
    government: Government = Government()
    tag_authority: str = "example.org,2019"
    rows_per_page: int = 40
    engine: EngineChoice = "auto"
    cache: Path | None = None
    privacy_key: Path = PRIVACY_KEY
    kinds: Mapping[str, Kind] = field(default_factory=lambda: kinds_of({}))
    review: bool = False
    preview: bool = False

    @classmethod
    def from_pelican(cls, pelican: Mapping[str, Any]) -> Settings:
        """Read Pelican's settings; a relative `data` begins at the folder that BASE names.

        Raises SettingsError with everything in DISCLOSURE that means nothing or is not as it must be.
        """
        said = pelican.get("DISCLOSURE", {})
        wrong = [*_wrong_of_pelican(pelican), *_wrong(said)]
        if wrong:
            raise SettingsError("\n  ".join(["设置写错了：", *wrong]), hint="改设置文件；可用的设置见 README")
        folders = {name: Path(pelican[key]) for name, key in _FOLDERS.items()}
        data = Path(pelican.get(BASE, ""), said.get("data", "data"))
        key = Path(pelican.get(BASE, ""), said.get("privacy_key", PRIVACY_KEY))
        government = Government(**said.get("government", {}))
        rest = {**said, **folders, "data": data, "privacy_key": key, "as_of": parse_as_of(said.get("as_of"))}
        rest["government"] = government
        rest["sections"] = {**SECTIONS, **said.get("sections", {})}
        rest["colour"] = said.get("colour", colours.DESIGNED.main).lower()
        rest["kinds"] = kinds_of(said.get("kinds", {}))
        return cls(siteurl=pelican.get("SITEURL", ""), preview=pelican.get(PREVIEW, False), **rest)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_bare(value: Any) -> bool:
    return isinstance(value, str) and value == value.strip()


def _is_name(value: Any) -> bool:
    return _is_bare(value) and value != ""


def _is_site(value: Any) -> bool:
    """Whether every address of a site can begin with it: no user, no query, no page, no way up."""
    return isinstance(value, str) and bool(_SITE.fullmatch(value))


def _is_path(value: Any) -> bool:
    return isinstance(value, Path) or (isinstance(value, str) and bool(value))


def _is_day(value: Any) -> bool:
    return value is None or isinstance(value, str) or type(value) is date  # a moment is a date too, to Python


def _is_authority(value: Any) -> bool:
    return isinstance(value, str) and bool(_AUTHORITY.fullmatch(value))


def is_example(authority: str) -> bool:
    """Whether a tag authority is one that nobody can own: of the domains that RFC 2606 keeps for examples."""
    host = authority.partition(",")[0].rpartition("@")[2].lower()
    return host.endswith((".example", ".test", ".invalid", ".localhost")) or bool(_EXAMPLE.search(host))


def _is_government(value: Any) -> bool:
    names = {one.name for one in fields(Government)}
    if not isinstance(value, Mapping) or not {*value} <= names or not all(map(_is_text, value.values())):
        return False
    addresses = [value.get(name, "") for name in ("mark", "faults")]
    return bool(_CODE.fullmatch(value.get("code", ""))) and all(not one or _WEB.match(one) for one in addresses)


def _is_engine(value: Any) -> bool:
    return value in get_args(EngineChoice)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _are_kinds(value: Any) -> bool:
    return not list(faults(value))


def _is_colour(value: Any) -> bool:
    return not [*colours.faults(value)]


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST


def _is_hotline(value: Any) -> bool:
    return isinstance(value, str) and bool(_CALLED.fullmatch(value))


def _are_sections(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() <= SECTIONS.keys() and all(map(_is_short, value.values()))


def _is_number_of_rows(value: Any) -> bool:
    return type(value) is int and value in ROWS


# What DISCLOSURE may say: whether a value will do, and what will.
ALLOWED: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "data": (_is_path, '一个文件夹的路径，如 "data"'),
    "as_of": (_is_day, '一天，如 "2022-09-30"'),
    "site_name": (_is_name, "一段文字，前后没有空格"),
    "owner": (_is_bare, "一段文字，前后没有空格"),
    "contact": (_is_bare, "一段文字，如网址或邮箱，前后没有空格"),
    "colour": (_is_colour, '一种颜色，如 "#0f766e"'),
    "hotline": (_is_hotline, f'一个电话号码，如 "{HOTLINE}"'),
    "search_words": (_is_short, f"一段文字，1 至 {_LONGEST} 个字"),
    "sections": (_are_sections, f"字典：{'、'.join(SECTIONS)} 的名称，各 1 至 {_LONGEST} 个字"),
    "government": (_is_government, "一个字典：code（十位网站标识码）、icp、police、operator，网址 mark、faults"),
    "tag_authority": (_is_authority, '“域名,年份”，如 "example.org,2019"'),
    "engine": (_is_engine, f"其中一个：{'、'.join(get_args(EngineChoice))}"),
    "privacy_key": (_is_path, '一个文件的路径，如 "privacy.key"'),
    "rows_per_page": (_is_number_of_rows, f" {ROWS[0]} 至 {ROWS[-1]} 的整数"),
    "kinds": (_are_kinds, '字典，如 {"briefs": {"title": "工作简报"}}'),
    "review": (_is_switch, " True 或 False"),
}
_TOLD = {"kinds": faults, "colour": colours.faults}  # what is wrong with these, they say themselves


def _wrong_of_pelican(pelican: Mapping[str, Any]) -> Iterator[str]:
    siteurl = pelican.get("SITEURL", "")
    if siteurl != "" and not _is_site(siteurl):
        told = re.sub("//[^/]*@", "//…@", siteurl) if isinstance(siteurl, str) else siteurl  # it may hold a password
        yield f'SITEURL 要写网站的网址，如 "https://example.org/food"，现在是 {told!r}'
    for name in _FOLDERS.values():
        if not _is_path(pelican[name]):
            yield f"{name} 要写一个文件夹的路径，现在是 {pelican[name]!r}"


def _wrong(said: Any) -> Iterator[str]:
    if not isinstance(said, Mapping):
        yield 'DISCLOSURE 要写成字典，如 {"data": "data"}'
        return
    for name, value in said.items():
        if name not in ALLOWED:
            yield f"DISCLOSURE 里没有 {name} 这个设置{_instead(str(name))}"
        elif name in _TOLD:
            yield from (f"DISCLOSURE 的 {name} {fault}" for fault in _TOLD[name](value))
        elif not ALLOWED[name][0](value):
            yield f"DISCLOSURE 的 {name} 要写{ALLOWED[name][1]}，现在是 {value!r}"


def _instead(name: str) -> str:
    if name in _PELICANS:
        return f"；它是 Pelican 的设置 {_PELICANS[name]}，写在 DISCLOSURE 外面"
    near = get_close_matches(name.lower(), ALLOWED, n=1)
    return f"；是不是 {near[0]}？" if near else f"；可用的有 {'、'.join(ALLOWED)}"


def parse_as_of(value: str | date | None) -> date:
    """Return the date that the data stands at: *value*, else SOURCE_DATE_EPOCH, else today in Shanghai.

    Raises SettingsError if *value* is not an ISO date, SOURCE_DATE_EPOCH no number of seconds, or the day so far off
    that no year can be counted from it.
    """
    day = _said(value)
    if not EARLIEST <= day <= LATEST:
        raise SettingsError(f"日期 {day} 太远", hint=f"写 {EARLIEST} 到 {LATEST} 之间的一天")
    return day


def _said(value: str | date | None) -> date:
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
