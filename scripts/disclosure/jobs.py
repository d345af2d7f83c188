"""What the commands do: a build made aside and put in place when whole, a check, a publication, a beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from disclosure import quick
from disclosure.ahead import ahead
from disclosure.builder import build, configure
from disclosure.bundling import bundle, written
from disclosure.early import early
from disclosure.errors import DataError, Problem, SettingsError, errors_only
from disclosure.examining import VOCABULARY, count_warnings, examine, foresee
from disclosure.finished import refuse_private
from disclosure.ground.engines import opened
from disclosure.hashes import hashes
from disclosure.previewed import Browser
from disclosure.privacy.permits import Permits
from disclosure.privacy.site import site_files
from disclosure.progress import Progress
from disclosure.publication.agenda import KINDS, LATE, Item, agenda
from disclosure.publication.publish import publish as publication
from disclosure.release import manifest, swap
from disclosure.release.scratch import scratch
from disclosure.release.staging import empty, locked, staging
from disclosure.settings import PREVIEW, Settings, is_example
from disclosure.starting import city, page, periodic, register
from disclosure.starting.destinations import register_place
from disclosure.starting.source import labels_of
from disclosure.stock import Stock, stamped
from disclosure.writing import Written, disk_errors_named

SETTINGS = Path("pelicanconf.py")
NEWS = "news"  # the kind of page that reports are
PUBLIC_SETTINGS = Path("publishconf.py")


@dataclass(frozen=True, slots=True)
class Order:
    """What a command line says; None where it leaves it to the settings file."""

    data: Path | None = None
    content: Path | None = None
    as_of: str | None = None
    siteurl: str | None = None
    quiet: bool = False
    preview: bool = False


class _Site(NamedTuple):
    """A site to be made: by which settings, Pelican's and ours, where it is to stand, and of what (`stock.stamped`)."""

    theirs: dict[str, Any]
    settings: Settings
    target: Path
    stamp: str


def html(order: Order, output: Path, browser: Browser | None = None, stock: Stock | None = None) -> None:
    """Build a site for looking at and put it at *output*.

    In a preview *browser* is shown what can be made ahead of the rest, and *stock* keeps what that takes. Raises
    DataError, SettingsError, SurroundingsError or ExtensionError; *output* is then as it was.
    """
    target = output.resolve()
    pelican, settings = _configured(SETTINGS, order, target)
    if browser is not None:
        bundle(settings.theme)
    site = _Site(pelican, settings, target, stamped(settings, SETTINGS.absolute().parent))
    last = quick.kept_for(settings, pelican, target, site.stamp)
    with ExitStack() as stack:
        stack.enter_context(locked(target))
        if browser is not None and last is not None and quick.is_standing(last, settings, target):
            return
        folder = stack.enter_context(staging(target))
        swap.refuse_foreign(target)
        stock = stock or stack.enter_context(Stock())
        quickly = _quickly(last, site, folder, Progress(quiet=order.quiet), browser)
        if browser is not None and last is None:
            browser.show(ahead(stock, settings, pelican, target, browser.asked()))
        kept = quickly or _build(pelican, folder, settings, Progress(quiet=order.quiet), stock)
        swap.replace(target, folder, is_spared=quickly is not None)
        stock.content = kept.sources if kept else {}
    if kept is not None:
        quick.keep(kept, settings, target, site.stamp)


def _quickly(
    last: quick.Kept | None, site: _Site, folder: Path, progress: Progress, browser: Browser | None
) -> quick.Kept | None:
    """Make the site from the *last* one where only texts of Markdown pages have changed; None where it cannot be."""
    if last is None:
        return None
    with progress.stage("更新") as stage:
        if browser is not None:
            _show(browser, last, site)
        kept = quick.rebuild(last, site.settings, site.theirs, site.target, folder)
        if kept is None:
            empty(folder)
        stage.count("只改了文章" if kept else "全部重新生成")
        count_warnings(sum(kept.warnings.values()) if kept else 0, stage)
    for line in kept.lines if kept else ():
        progress.tell(line)
    return kept


def _show(browser: Browser, last: quick.Kept, site: _Site) -> None:
    """Show what is changed, before a build that takes longer. Raises DataError if anything of it is wrong."""
    pages, problems = early(last, site.settings, site.theirs, site.target)
    browser.show(pages)
    if errors_only(problems):
        raise DataError(problems)


def watched(order: Order) -> list[Path]:
    """Return the folders and files that a site is made of."""
    one = settings_for(order)
    return [one.content, one.data, *written(one.theme), *settings_files()]


def settings_for(order: Order) -> Settings:
    """Return the settings that a site for looking at has."""
    return _configured(SETTINGS, order)[1]


def settings_files() -> list[Path]:
    """Return the settings file and what it may import from beside it."""
    return sorted(SETTINGS.absolute().parent.glob("*.py"))


def publish(order: Order, output: Path) -> tuple[Path, bool]:
    """Build a site, make it a release below *output* and turn `current` to it.

    Returns the release's folder and whether `current` is a link. Raises as `html` does; the last release then
    stays what it was.
    """
    public = output.resolve()
    pelican, settings = _configured(PUBLIC_SETTINGS, order, public)
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
        _build(pelican, folder, settings, Progress(quiet=order.quiet), stock)
        return swap.publish(public, folder, settings.as_of)


def check(order: Order) -> list[Problem]:
    """Return everything wrong with the data and the content, warnings included."""
    _, settings = _configured(SETTINGS, order)
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
    _, settings = _configured(SETTINGS, order)
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
    _, settings = _configured(SETTINGS, order)
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
    _, settings = _configured(SETTINGS, order)
    return page.begin(title, name, settings.content / kind, settings.kinds, settings.as_of)


def new_report(order: Order, name: str, period: str, file: str) -> tuple[Path | None, list[Problem]]:
    """Write a draft of a report on a register's *period* among the news, and return it.

    Where something is wrong with data or content, that is returned, and nothing has been written. Raises
    SettingsError for a site without news, and as `periodic.report` does.
    """
    _, settings = _configured(SETTINGS, order)
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


def _build(
    pelican: dict[str, Any], folder: Path, settings: Settings, progress: Progress, stock: Stock
) -> quick.Kept | None:
    """Build a site in *folder*; return what that leaves for the next build, None where others have a hand in it."""
    sources = hashes(settings.content)
    written: dict[str, Written] = {}  # filled by the plugin
    permits: list[Permits] = []
    ours = {"DISCLOSURE_PROGRESS": progress, "DISCLOSURE_WRITTEN": written, "DISCLOSURE_PERMITS": permits}
    build(pelican | {"OUTPUT_PATH": str(folder), "DISCLOSURE_STOCK": stock, **ours})
    with progress.stage("核对") as stage:
        refuse_private(folder, site_files(folder), permits[0] if permits else Permits())
        stage.count(f"{len(manifest.write(folder, settings.as_of, written)):,} 个文件")
    return quick.left(stock.last.made, sources, folder) if stock.last and quick.is_possible(pelican) else None


def _configured(file: Path, order: Order, target: Path | None = None) -> tuple[dict[str, Any], Settings]:
    """Read the settings with what the command line says on top: as Pelican's, and as ours."""
    for folder in (order.data, order.content):
        if folder is not None:
            _exists(folder)
    theirs = {"PATH": order.content and str(order.content.resolve()), "SITEURL": (order.siteurl or "").rstrip("/")}
    ours = {"data": order.data and order.data.absolute(), "as_of": order.as_of}
    overrides: dict[str, Any] = {key: value for key, value in theirs.items() if value}
    overrides[PREVIEW] = order.preview
    overrides["DISCLOSURE"] = {key: value for key, value in ours.items() if value}
    pelican = configure(file, overrides)
    settings = Settings.from_pelican(pelican)
    _exists(settings.data)
    if target is not None:
        swap.refuse_entangled(target, (settings.data, settings.content, settings.theme))
    return pelican, settings


def _exists(folder: Path) -> None:
    if not folder.is_dir():
        raise SettingsError(f"找不到文件夹 {folder}", hint="检查 DATA、CONTENT 的写法")
