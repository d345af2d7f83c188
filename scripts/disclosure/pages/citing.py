"""How something is quoted: who says it, what, of which day, in which version of the data, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.contract.model import Package
from disclosure.files.sheet import marked
from disclosure.pages.figures import Stat
from disclosure.settings import Settings
from disclosure.showing.model import ShownRecord, ShownRegister


@dataclass(frozen=True, slots=True)
class Cited:
    """A line to quote something by, and where its numbers are to be had; *id* is that of the line on its page."""

    id: str
    text: str
    csv: str
    json: str


def of_record(record: ShownRecord, register: ShownRegister, settings: Settings) -> str:
    """Return the line to quote a record by: its number, its title, its day; its address where the site has one."""
    package, number = register.package, number_of(record, register)
    said = [number if number not in record.title else "", record.title, record.date or ""]
    return _line(package, settings, said, record.address)


def number_of(record: ShownRecord, register: ShownRegister) -> str:
    """Return the number that a record goes by among people; the id in its address, where none is published."""
    identity = register.package.identity
    return (record.cells.get(identity[0]) if len(identity) == 1 else None) or record.record


def of_register(register: ShownRegister, settings: Settings) -> str:
    """Return the line to quote a register by."""
    return _line(register.package, settings, [_until(register)], addresses.register(register.package.name))


def of_notice(title: str, day: str, address: str, register: ShownRegister, settings: Settings) -> str:
    """Return the line to quote a notice by: its title and its day ("" without one)."""
    return _line(register.package, settings, [title, day], address)


@dataclass(frozen=True, slots=True)
class Citing:
    """How a register is quoted: as a whole, its charts in their order, its headline figures."""

    whole: str
    charts: list[Cited]
    figures: list[Cited]


def citing(register: ShownRegister, pictures: Sequence[Picture], stats: Sequence[Stat], settings: Settings) -> Citing:
    """Return how everything on the page of a register is quoted."""
    charts = [of_chart(picture, register, settings) for picture in pictures]
    return Citing(of_register(register, settings), charts, of_figures(stats, register, settings))


def of_chart(picture: Picture, register: ShownRegister, settings: Settings) -> Cited:
    """Return how a chart is quoted, and the files with its numbers."""
    name, anchor = register.package.name, addresses.chart_anchor(picture.name)
    said = [f"图“{picture.series.chart.title}”", _until(register)]
    text = _line(register.package, settings, said, f"{addresses.register(name)}#{anchor}")
    csv, json = (addresses.chart_data(name, picture.name, kind) for kind in ("csv", "json"))
    return Cited(f"cite-{anchor}", text, csv, json)


def of_figures(stats: Sequence[Stat], register: ShownRegister, settings: Settings) -> list[Cited]:
    """Return how each headline figure of a register is quoted; one pair of files has them all."""
    name = register.package.name
    csv, json = (addresses.figures(name, kind) for kind in ("csv", "json"))
    found = []
    for stat in stats:
        said = [f"{stat.title} {stat.value}{f'（{stat.base}）' if stat.base else ''}", stat.period or _until(register)]
        text = _line(register.package, settings, said, f"{addresses.register(name)}#{stat.anchor}")
        found.append(Cited(f"cite-{stat.anchor}", text, csv, json))
    return found


def _until(register: ShownRegister) -> str:
    return f"收录到 {register.last.isoformat()}" if register.last else ""


def _line(package: Package, settings: Settings, said: Sequence[str], address: str) -> str:
    """Join the parts of a citation. The version is the data's own: that of a build would be another one each day."""
    home = settings.siteurl.rstrip("/")
    whose = marked(package.title, sample=package.register.sample)
    parts = [whose, *said, f"数据版本 {package.version}", f"{home}/{address}" if home else ""]
    return f"{settings.site_name}：{'，'.join(filter(None, parts))}"
