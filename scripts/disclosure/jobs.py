"""What the commands do but for `html`: a publication, a check, an outlook, a beginning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure.errors import Problem, SettingsError, errors_only
from disclosure.examining import VOCABULARY, examine, foresee
from disclosure.ground.engines import opened
from disclosure.orders import PUBLIC_SETTINGS, SETTINGS, Order, configured
from disclosure.progress import Progress
from disclosure.publication.agenda import KINDS, LATE, Item, agenda
from disclosure.publication.publish import publish as publication
from disclosure.release import swap
from disclosure.release.scratch import scratch
from disclosure.release.staging import locked, staging
from disclosure.remaking.stock import Stock
from disclosure.remaking.whole import whole
from disclosure.settings import is_example
from disclosure.starting import city, page, periodic, register
from disclosure.starting.destinations import register_place
from disclosure.starting.source import labels_of
from disclosure.writing import disk_errors_named

NEWS = "news"  # the kind of page that reports are


def publish(order: Order, output: Path) -> tuple[Path, bool]:
    """Build a site, make it a release below *output* and turn `current` to it.

    Returns the release's folder and whether `current` is a link. Raises as `html` does; the last release then
    stays what it was.
    """
    public = output.resolve()
    pelican, settings = configured(PUBLIC_SETTINGS, order, public)
    if not settings.siteurl.startswith(("https://", "http://")):
        raise SettingsError("发布需要网站的正式网址", hint="写 SITEURL=https://…，或写进 publishconf.py")
    if settings.owner and is_example(settings.tag_authority):
        raise SettingsError(
            f"订阅的编号不能用示例的 tag_authority：{settings.tag_authority}",
            hint="在 DISCLOSURE 里写本单位的域名和年份，如 food.gov.cn,2022；发布以后不再改",
        )
    swap.refuse_foreign_releases(public)
    target = public / swap.RELEASES / "next"
    with locked(target), staging(target) as folder, Stock() as stock:
        swap.refuse_older(public, settings.as_of)
        whole(pelican, folder, settings, Progress(quiet=order.quiet), stock)
        return swap.publish(public, folder, settings.as_of)


def check(order: Order) -> list[Problem]:
    """Return everything wrong with the data and the content, warnings included."""
    _, settings = configured(SETTINGS, order)
    with scratch() as folder, opened(settings.data, folder, settings.engine) as engine:
        return foresee(settings, engine, Progress(quiet=order.quiet))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is late, expires or is to come; nothing but the *problems* where data or content are wrong."""

    problems: list[Problem]
    items: list[Item]

    @property
    def lines(self) -> Iterator[str]:
        """An item a line, then how many there are of each kind."""
        yield from map(str, self.items)
        yield "，".join(f"{kind} {sum(item.kind == kind for item in self.items):,} 项" for kind in KINDS)

    @property
    def is_late(self) -> bool:
        """Whether something is late."""
        return any(item.kind == LATE for item in self.items)


def status(order: Order) -> Outlook:
    """Look at the data folder through the stages of a build."""
    _, settings = configured(SETTINGS, order)
    with scratch() as folder, opened(settings.data, folder, settings.engine) as engine:
        examined = examine(settings, engine, Progress(quiet=order.quiet))
        if errors_only(examined.problems):
            return Outlook(examined.problems, [])
        return Outlook([], agenda(examined.catalogue, examined.tables, engine, settings.as_of))


def new_city(name: str, within: Path) -> Path:
    """Make a city that builds, with made-up rows, and return its folder. Raises as `city.begin` does."""
    return city.begin(name, within)


def new_register(order: Order, name: str, source: Path) -> tuple[Path, list[Problem]]:
    """Make a register of the CSV *source* in the data folder, all that is guessed marked to be confirmed.

    Returns its folder, and everything wrong with it. Where that is more than warnings, nothing has been made.
    """
    _, settings = configured(SETTINGS, order)
    place = register_place(name, settings.data)
    labels, problems = labels_of(source)
    data = settings.data.resolve()
    with disk_errors_named(), locked(data), staging(data) as folder:
        begun = register.Beginning(source, folder / name, settings.as_of)
        problems = problems or _begin(begun, labels)
        if errors_only(problems):
            return place, begun.told(problems)
        begun.folder.rename(place)
    return place, problems


def new_page(order: Order, kind: str, title: str, name: str) -> Path:
    """Write a new Markdown page of a *kind*, a draft, and return it. Raises as `page.begin` does."""
    _, settings = configured(SETTINGS, order)
    return page.begin(title, name, settings.content / kind, settings.kinds, settings.as_of)


def new_report(order: Order, name: str, period: str, file: str) -> tuple[Path | None, list[Problem]]:
    """Write a draft of a report on a register's *period* among the news, and return it.

    Where something is wrong with data or content, that is returned, and nothing has been written. Raises
    SettingsError for a site without news, and as `periodic.report` does.
    """
    _, settings = configured(SETTINGS, order)
    if NEWS not in settings.kinds:
        raise SettingsError(f"报告写在栏目 {NEWS} 里，这个网站没有这个栏目", hint="在设置 kinds 里不要关掉它")
    said = periodic.read_period(period)
    with scratch() as folder, opened(settings.data, folder, settings.engine) as engine:
        examined = examine(settings, engine, Progress(quiet=order.quiet))
        if wrong := errors_only(examined.problems):
            return None, wrong
        published = publication(examined.catalogue, examined.tables, engine, settings.as_of)
        registers = {one.package.name: one for one in published.registers}
        text = periodic.report(registers, name, said, engine, settings.as_of)
    return page.put(text, file, f"{name}-{period.lower()}", settings.content / NEWS), []


def _begin(begun: register.Beginning, labels: list[str]) -> list[Problem]:
    begun.take()
    with scratch() as folder, opened(begun.folder, folder) as engine:
        return register.describe(begun, labels, VOCABULARY, engine)
