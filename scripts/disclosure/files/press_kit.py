"""What the press takes: the facts of a year's campaign as text, its events as a table, its calendar, a licence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from disclosure.contract.model import Package
from disclosure.files.packed import pack
from disclosure.files.sheet import marked
from disclosure.settings import Settings
from disclosure.showing.campaigns import Campaign, Event, Week

NAME: Final = "press-kit.zip"
_COLUMNS: Final = {
    "活动": "",
    "开始": "from",
    "结束": "to",
    "几点": "begins",
    "到几点": "ends",
    "地点": "place",
    "形式": "kind",
    "主办": "organiser",
}


def press_kit(campaign: Campaign, year: str, own: Mapping[str, bytes], settings: Settings) -> bytes:
    """Return the archive for a year that has events; *own* are files that the site has too, by their names in it."""
    files = {
        "README.txt": _readme(campaign, year, settings),
        "LICENCE.txt": "\n".join(_licences(campaign)),
        "facts.txt": "\n".join(_facts(campaign, year)),
        "points.txt": "\n".join(_points(campaign, year)),
        "events.csv": _table(campaign.events_of(year)),
    }
    packed = {**{name: text.encode() for name, text in files.items() if text}, **own}
    target = io.BytesIO()
    pack(target, packed)
    return target.getvalue()


def _readme(campaign: Campaign, year: str, settings: Settings) -> str:
    where = f"{settings.siteurl.rstrip('/')}/{campaign.base}{year}/" if settings.siteurl else "本站“宣传周”栏目"
    lines = [
        marked(f"{year} 年食品安全宣传周：资料包", sample=campaign.sample),
        "",
        "facts.txt 主题、日期、地点和来源；events.csv 活动一览（可用表格软件打开）；",
        "calendar.ics 日历；card.svg 转发图片（主题和日期都没有查到的年份没有）；",
        "points.txt 可以印发的要点（没有写要点的年份没有这个文件）。",
        "LICENCE.txt 是使用许可。引用请写明来源和日期；没有写的就是没有查到，请不要补写。",
        f"网页：{where}",
        f"资料的日期：{campaign.created.date().isoformat()}",
    ]
    return "\n".join([*lines, ""])


def _licences(campaign: Campaign) -> Iterator[str]:
    for package in campaign.packages:
        yield f"{package.title}：{_licence(package)}"
    yield "照片里能认出人的，使用前另行取得本人同意；资料里不含照片。"
    yield ""


def _licence(package: Package) -> str:
    return "；".join(f"{one.title}（{one.path}）" if one.path else one.title for one in package.licences)


def _facts(campaign: Campaign, year: str) -> Iterator[str]:
    for week in campaign.weeks_of(year):
        yield from _week(week)


def _week(week: Week) -> Iterator[str]:
    yield f"{week.level}：{week.area}"
    yield f"  主题：{week.theme or '未查到'}"
    yield f"  日期：{week.words or '未查到'}"
    if week.venue:
        yield f"  主会场：{week.venue}"
    yield f"  来源：{week.source}" + (f"（最后查看 {week.checked}）" if week.checked else "")
    yield ""


def _points(campaign: Campaign, year: str) -> Iterator[str]:
    for one in campaign.materials_of(year):
        if one.on_poster:
            yield f"{one.name}：{one.text}" + (f"（{one.source}）" if one.source else "")


def _table(events: list[Event]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, "情况"])
    for event in events:
        cells = [event.said[role] if role else event.title for role in _COLUMNS.values()]
        writer.writerow([*cells, "已取消" if event.is_off else ""])
    return f"\N{ZERO WIDTH NO-BREAK SPACE}{target.getvalue()}"  # by which spreadsheets know the encoding
