"""A site for looking at: made aside, and put in place when it is whole."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from disclosure.errors import DataError, errors_only
from disclosure.orders import SETTINGS, Order, configured, settings_files, settings_for
from disclosure.progress import Progress
from disclosure.release import swap
from disclosure.release.staging import empty, locked, staging
from disclosure.remaking import quick
from disclosure.remaking.stock import Stock, stamped
from disclosure.remaking.whole import whole
from disclosure.seeing.bundling import bundle, written
from disclosure.seeing.early import early, knowing
from disclosure.seeing.previewed import Browser
from disclosure.settings import Settings


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
    pelican, settings = configured(SETTINGS, order, target)
    if browser is not None:
        bundle(settings.theme)
    site = _Site(pelican, settings, target, stamped(settings, SETTINGS.absolute().parent))
    last = quick.kept_for(settings, pelican, target, site.stamp)
    with ExitStack() as stack:
        stack.enter_context(locked(target))
        if browser is not None and last is not None and quick.is_standing(last, settings, target):
            return
        folder = stack.enter_context(staging(target))
        stock = stock or stack.enter_context(Stock())
        if browser is not None:
            last = _shown(browser, stock, last, site)
        quickly = _quickly(last, site, folder, Progress(quiet=order.quiet))
        if quickly is None:
            swap.refuse_foreign(target)  # before it is built for nothing
        kept = quickly or whole(pelican, folder, settings, Progress(quiet=order.quiet), stock)
        swap.replace(target, folder, is_spared=quickly is not None)
        stock.leave(kept, is_quick=quickly is not None)
    if kept is not None:
        quick.keep(kept, settings, target, site.stamp)


def _quickly(last: quick.Kept | None, site: _Site, folder: Path, progress: Progress) -> quick.Kept | None:
    """Make the site from the *last* one where only texts of Markdown pages have changed; None where it cannot be."""
    if last is None:
        return None
    with progress.stage("更新") as stage:
        kept = quick.rebuild(last, site.settings, site.theirs, site.target, folder)
        if kept is None:
            empty(folder)
        stage.count("只改了文章" if kept else "全部重新生成")
        stage.count_warnings(sum(kept.warnings.values()) if kept else 0)
    for line in kept.lines if kept else ():
        progress.tell(line)
    return kept


def _shown(browser: Browser, stock: Stock, last: quick.Kept | None, site: _Site) -> quick.Kept | None:
    """Show what there is before a build that takes longer; return the *last* site with the figures that it has now.

    Raises DataError if anything is wrong with what changed.
    """
    if last is None:
        _show_ahead(browser, stock, site)
        return None
    known = knowing(last, stock, site.settings)
    texts = early(known, site.settings, site.theirs)
    browser.show(texts.files)
    if texts.told and (pages := _ahead(browser, stock, site)):
        browser.show({**texts.files, **pages})
    if errors_only(texts.problems):
        raise DataError([*texts.problems])
    return known


def _show_ahead(browser: Browser, stock: Stock, site: _Site) -> None:
    """Show what of changed texts, then what of changed data, theme or settings is there before the whole site."""
    from disclosure.seeing.ahead import texts_ahead  # noqa: PLC0415 - half a second, not for a sentence

    texts = texts_ahead(stock, site.settings, site.theirs)
    if texts:
        browser.show(texts)
    browser.show({**texts, **_ahead(browser, stock, site)})


def _ahead(browser: Browser, stock: Stock, site: _Site) -> dict[str, bytes]:
    from disclosure.seeing.ahead import ahead  # noqa: PLC0415 - half a second, not for a sentence

    return ahead(stock, site.settings, site.theirs, site.target, browser.asked())


def watched(order: Order) -> list[Path]:
    """Return the folders and files that a site is made of."""
    one = settings_for(order)
    return [one.content, one.data, *written(one.theme), *settings_files()]
