"""The stages of a build, joined: each one's output is the next one's only input.

load ▸ read ▸ check ▸ publish(as_of) ▸ show ▸ measure ▸ draw. What comes out is everything a page may be made of;
nothing flows back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from disclosure.cache import Cache
from disclosure.charts.artist import Artist
from disclosure.charts.model import Picture
from disclosure.colours import palette
from disclosure.content_folders import IMAGES
from disclosure.errors import DataError, Problem, errors_only
from disclosure.examining import Examined, answers, examine, examine_part, moved, quotations, undrawable
from disclosure.ground.engine import Engine
from disclosure.made import Made
from disclosure.pages.content import Content
from disclosure.pages.model import SiteView
from disclosure.pages.press import Assets, Press
from disclosure.pages.prose import descriptions
from disclosure.pages.quotations import Quotations
from disclosure.pages.shelf import Shelf
from disclosure.progress import Progress
from disclosure.publication.model import Publication
from disclosure.publication.publish import publish
from disclosure.publication.shortened import shortened
from disclosure.settings import PREVIEWED, Settings
from disclosure.showing.show import show
from disclosure.statistics.asked import answered
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Statistics
from disclosure.statistics.targets import targets


class Part(NamedTuple):
    """What pages print of a few registers, and what the figures are that texts ask of them."""

    view: SiteView
    quotations: Quotations


def prepare(settings: Settings, engine: Engine, progress: Progress) -> Made:
    """Turn the data and content folders into what a site is made of: what is public, and what pages print of it.

    Raises DataError, with all problems of both folders, if anything is wrong with either.
    """
    examined = examine(settings, engine, progress)
    made = _all_of(examined, settings, engine, progress)
    return made._replace(view=_written(made.view, made.press, progress))


def prepare_part(
    settings: Settings, engine: Engine, names: Collection[str], content: Content, newer: Collection[str]
) -> Part:
    """Return what is printed of the packages with these *names*, and of those that they refer to, and no more.

    *content* has been read. Raises DataError with what is wrong, as far as so little shows it; not if that is wrong
    with the *newer* files of the content folder alone.
    """
    examined = examine_part(settings, engine, names, content)
    wrong = {one.path for one in errors_only(examined.problems)}
    if wrong <= {*newer}:
        others = [one for one in examined.problems if one.path not in newer]
        examined = replace(examined, problems=others, content=_without(content, newer, wrong))
    made = _all_of(examined, settings, engine, Progress(quiet=True))
    new = (one.prose for one in content.public if one.path in newer and one.path not in wrong)
    asked = {one for prose in new for one in made.quotations.unanswered(prose)}
    return Part(made.view, made.quotations.having(answered(asked, made.counted, engine)).lean())


def _without(content: Content, newer: Collection[str], wrong: Collection[str]) -> Content:
    """Return *content* without the *newer* texts, and without files that are *wrong*."""
    public = tuple(one for one in content.public if one.path not in newer)
    return replace(content, public=public, assets=tuple(name for name in content.assets if name not in wrong))


def _all_of(examined: Examined, settings: Settings, engine: Engine, progress: Progress) -> Made:
    if errors_only(examined.problems):
        raise DataError(examined.problems)
    with Artist(Cache(settings.cache), palette(settings.colour)) as artist:
        return _made(examined, settings, engine, progress, artist)


def _made(examined: Examined, settings: Settings, engine: Engine, progress: Progress, artist: Artist) -> Made:
    with progress.stage("公示") as stage:
        publication = publish(examined.catalogue, examined.tables, engine, settings.as_of)
        stage.count(f"{sum(register.ledger.published for register in publication.registers):,} 条记录")
    with progress.stage("统计") as stage:
        aims = targets(publication, engine)
        if wrong := undrawable(publication, aims, engine):
            raise DataError([*examined.problems, *wrong])
        statistics = {
            register.package.name: measure(register, engine, publication.tables, aims)
            for register in publication.registers
        }
        drawing = _draw(artist, publication, statistics)
        stage.count(f"{sum(len(one.headlines) for one in statistics.values())} 个指标")
    figures, counted = answers(examined, publication, engine), publication
    if settings.preview:
        publication = shortened(publication, engine, PREVIEWED)
    with progress.stage("整理") as stage:  # Node draws meanwhile
        called = {one.address: one.head.said("title") for one in examined.content.public}
        shown = show(publication, settings.rows_per_page, engine, engine.scratch / "shown", called)
        stage.count(f"{sum(sum(register.rows.values()) for register in shown.registers):,} 行")
    with progress.stage("绘图") as stage:
        pictures = {name: drawn() for name, drawn in drawing.items()}
        stage.count(f"{sum(len(drawn) for drawn in pictures.values())} 张图")
    filled = quotations(examined, figures, pictures)
    changed, press = _told(filled, examined, progress), _press(examined, filled)
    view = SiteView(settings, shown, statistics, pictures, {}, texts=_described(examined, press))
    return Made(publication, counted, view, examined.permits, press, filled, examined.problems, changed)


def _told(filled: Quotations, examined: Examined, progress: Progress) -> list[Problem]:
    """Tell, and return, which sentences hold a figure that the data no longer has.

    Raises DataError where one is held firmly.
    """
    changed = moved(filled, examined)
    if errors_only(changed):
        raise DataError([*examined.problems, *changed])
    for problem in changed:
        progress.tell(str(problem))
    return changed


def _press(examined: Examined, filled: Quotations) -> Press:
    content = examined.content
    assets = Assets.of(content).with_charts(filled.pictures)
    return Press(content, Shelf.of(content), assets, filled.filled)


def _described(examined: Examined, press: Press) -> dict[str, str]:
    """Return what registers say of themselves: HTML by their address."""
    return {prose.address: press.html(prose) for prose in descriptions(examined.catalogue)}


def _written(view: SiteView, press: Press, progress: Progress) -> SiteView:
    """Add to *view* the pages that people wrote."""
    with progress.stage("文章") as stage:
        images = tuple(name for name in press.content.assets if name.startswith(f"{IMAGES}/"))
        whole = replace(view, documents=press.documents(), images=images)
        stage.count(f"{len(whole.documents)} 页")
    return whole


def _draw(
    artist: Artist, publication: Publication, statistics: Mapping[str, Statistics]
) -> dict[str, Callable[[], tuple[Picture, ...]]]:
    registers = {register.package.name: register.package.register for register in publication.registers}
    return {name: artist.draw(name, statistics[name], sample=register.sample) for name, register in registers.items()}
