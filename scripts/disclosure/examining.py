"""Everything that is wrong with a data folder and a content folder, told at once, before anything is made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from disclosure import addresses
from disclosure.cache import Cache
from disclosure.charts.model import Picture
from disclosure.checks.attachments import attachment_problems
from disclosure.checks.check import Known, check
from disclosure.checks.kinds import kinds
from disclosure.checks.links import link_problems as cell_problems
from disclosure.checks.links import objection_problems
from disclosure.checks.places import Places
from disclosure.checks.targets import target_problems
from disclosure.content_folders import FILES, IMAGES, KINDS
from disclosure.contract.called import with_titles
from disclosure.contract.descriptors import load
from disclosure.contract.model import Catalogue
from disclosure.contract.reach import within
from disclosure.contract.unconfirmed import refused
from disclosure.contract.vocabulary import LIST, Vocabulary
from disclosure.errors import Problem, errors_only
from disclosure.ground.engine import Engine
from disclosure.pages.blocks import NUMBER
from disclosure.pages.content import Content, read_content
from disclosure.pages.press import head_problems
from disclosure.pages.prose import Prose, descriptions, unless_in_order
from disclosure.pages.prose_links import link_problems
from disclosure.pages.quotations import Quotations
from disclosure.pages.quoted import asked_registers, reference_problems, references
from disclosure.pages.shelf import Shelf
from disclosure.pages.signatures import unsigned
from disclosure.pages.telling_of import with_records
from disclosure.pages.views import views
from disclosure.privacy.inputs import look_through
from disclosure.privacy.permits import Permits, read_permits
from disclosure.progress import Progress, Stage
from disclosure.publication.model import Publication
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from disclosure.reading.tables import Tables
from disclosure.settings import Settings
from disclosure.showing.campaigns import EVENTS, WEEKS
from disclosure.statistics.asked import Asked, answered
from disclosure.statistics.model import Figure
from disclosure.statistics.splits import crowded, may_be_crowded
from disclosure.statistics.targets import Targets, targets, unmet_targets

Answers = Mapping[Asked, Figure]
VOCABULARY = Vocabulary(kinds(), (LIST, *views()))


@dataclass(frozen=True, slots=True)
class Examined:
    """A data folder as read: what it holds, and everything that is wrong with it and with the content folder.

    *permits* say what of a person may stand in the open; *content* is what people wrote.
    """

    catalogue: Catalogue
    tables: Tables
    problems: list[Problem]
    permits: Permits
    content: Content


def examine(settings: Settings, engine: Engine, progress: Progress, *, ahead: bool = False) -> Examined:
    """Read and check data and content. A package or table that cannot be read leaves its problems.

    Where something is wrong, or *ahead*, what would be found later is among them: all is told at once.
    """
    with progress.stage("读取") as stage:
        catalogue, problems = load(settings.data, VOCABULARY, Cache(settings.cache))
        tables, unread = read_all(catalogue, engine)
        problems += unread
        stage.count(f"{len(catalogue.packages)} 个文件夹 {len(tables)} 张表")
    with progress.stage("检查") as stage:
        permits, found = _check_rows(settings, catalogue, tables, engine)
        problems += found
        cache = Cache(settings.cache)
        content = read_content(settings.content, settings.kinds, settings.as_of, cache, preview=settings.preview)
        if _is_sound(problems, settings):
            content = with_records(content, catalogue, tables, engine)
        problems += _check_texts(settings, catalogue, tables, engine, content)
        problems = with_titles(refused(problems) if settings.siteurl else problems, catalogue)
        examined = Examined(catalogue, tables, problems, permits, content)
        if (ahead or errors_only(problems)) and _is_sound(problems, settings):
            problems += _later(examined, settings, engine)
        _count(problems, stage)
    return examined


def examine_part(settings: Settings, engine: Engine, names: Collection[str], content: Content) -> Examined:
    """Read and check only the packages with these *names*, and what they and their descriptions ask of others.

    *content* has been read. What is not read is taken to be in order: whether it is, a whole examination tells.
    """
    whole, problems = load(settings.data, VOCABULARY, Cache(settings.cache))
    said = [prose for prose in descriptions(whole) if prose.path.partition("/")[0] in names]
    catalogue = within(whole, {*names, *asked_registers(said, whole)})
    tables, unread = read_all(catalogue, engine)
    permits, found = _check_rows(settings, whole, tables, engine)
    problems += [*unread, *found, *_check_texts(settings, whole, tables, engine, content)]
    return Examined(catalogue, tables, with_titles(problems, whole), permits, content)


def _check_rows(
    settings: Settings, catalogue: Catalogue, tables: Tables, engine: Engine
) -> tuple[Permits, list[Problem]]:
    """Return what may stand in the open, and what is wrong with the rows and private of them."""
    permits, faults = read_permits(settings.data, settings.privacy_key, settings.as_of)
    known = Known(permits.review, Cache(settings.cache))
    wrong = check(catalogue, tables, engine, settings.as_of, known)
    permits, private = look_through(catalogue, tables, engine, settings, permits)
    return permits, [*faults, *wrong, *private]


def _is_sound(problems: list[Problem], settings: Settings) -> bool:
    """Whether nothing is wrong with the data: of others nobody can tell what is public of them."""
    own = {*settings.kinds, IMAGES, FILES}
    return all(problem.path.partition("/")[0] in own for problem in errors_only(problems))


def foresee(settings: Settings, engine: Engine, progress: Progress) -> list[Problem]:
    """Return everything that would stop a build, and all warnings: what is wrong, then what will not be public."""
    return examine(settings, engine, progress, ahead=True).problems


def _later(examined: Examined, settings: Settings, engine: Engine) -> list[Problem]:
    """Return what only the public figures show: charts that cannot be drawn, sentences whose figures have moved."""
    registers = examined.catalogue.registers
    aimed = any(chart.target for package in registers for chart in package.register.charts)
    if not (aimed or _asked(examined) or any(map(may_be_crowded, registers))):
        return []
    publication = publish(examined.catalogue, examined.tables, engine, settings.as_of)
    changed = moved(quotations(examined, answers(examined, publication, engine), {}), examined)
    return [*undrawable(publication, targets(publication, engine), engine), *changed]


def undrawable(publication: Publication, aims: Targets, engine: Engine) -> list[Problem]:
    """Return the charts that cannot be drawn from what is public on the day; *aims* are the public targets."""
    return [*unmet_targets(publication, aims), *crowded(publication, engine)]


def _check_texts(
    settings: Settings, catalogue: Catalogue, tables: Tables, engine: Engine, content: Content
) -> list[Problem]:
    """Check what people wrote in descriptors and pages, and that links lead to what data and content make together."""
    folders = [entry.name for entry in settings.data.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    shelf, own = Shelf.of(content), (*settings.kinds, IMAGES, FILES)
    places = Places(catalogue, tables, folders, shelf.written, engine, own)
    said = descriptions(catalogue)
    return [
        *(problem for prose in said for problem in unless_in_order(prose, Cache(settings.cache))),
        *(problem for prose in (*said, *content.texts) for problem in reference_problems(prose, catalogue)),
        *unsigned(content, catalogue, settings),
        *content.problems,
        *head_problems(content, shelf),
        *_namesakes(catalogue, settings),
        *_in_the_way(content, catalogue),
        *cell_problems(tables, places, engine),
        *objection_problems(catalogue, places),
        *attachment_problems(tables, engine),
        *target_problems(catalogue, tables, engine),
        *link_problems([*said, *content.texts], places, shelf),
    ]


def _namesakes(catalogue: Catalogue, settings: Settings) -> Iterator[Problem]:
    """Report registers that are called like a kind of page of this site's own."""
    for package in catalogue.packages.values():
        if package.name in settings.kinds and package.name not in KINDS:
            what = f"名册的名称 {package.name} 与设置 kinds 里的栏目相同，网址会重复"
            yield Problem(package.path, "same-address", what, "改名册的名称，或改栏目的文件夹")


def _in_the_way(content: Content, catalogue: Catalogue) -> Iterator[Problem]:
    """Report a page where the campaign's own would stand, by which readers come to its calendar and to all years."""
    contracts = (package.contract for package in catalogue.packages.values())
    is_made = any(one is not None and one.view in {WEEKS, EVENTS} and not one.sample for one in contracts)
    for source in content.sources if is_made else ():
        if source.address == addresses.CAMPAIGN:
            what = f"{source.address} 这一页由宣传周的名册生成（今年的安排、日历、历年一览），网址会重复"
            yield Problem(source.path, "same-address", what, "改文件名，如 about.md；它会列在那一页的“读一读”里")


def _count(problems: list[Problem], stage: Stage) -> None:
    wrong = sum(problem.count for problem in errors_only(problems))
    stage.count(f"{wrong:,} 个错误")
    stage.count_warnings(sum(problem.count for problem in problems) - wrong)


def _asked(examined: Examined) -> list[Asked]:
    """Return what pages that are public, and descriptions, ask of the data."""
    found = [one for prose in _texts(examined) for one in references(prose, examined.catalogue)]
    return [one.asked for one in found if one.kind == NUMBER]


def answers(examined: Examined, publication: Publication, engine: Engine) -> Answers:
    """Return the public figures that texts ask for."""
    return answered(_asked(examined), publication, engine)


def quotations(examined: Examined, answers: Answers, pictures: Mapping[str, tuple[Picture, ...]]) -> Quotations:
    """Return what references in texts say."""
    content = examined.content
    return Quotations(examined.catalogue, answers, pictures, content.as_of.isoformat(), content.preview)


def _texts(examined: Examined) -> list[Prose]:
    return [*descriptions(examined.catalogue), *(source.prose for source in examined.content.public)]


def moved(quotations: Quotations, examined: Examined) -> list[Problem]:
    """Return the sentences that hold a figure which the data no longer has."""
    return [problem for prose in _texts(examined) for problem in quotations.moved(prose)]
