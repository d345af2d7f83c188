"""The page of the plan: all its targets and tasks at once, and what was made public of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages import figures
from disclosure.pages.model import Document, Page, SiteView
from disclosure.pages.viewing import ViewOf, view_of
from disclosure.showing.model import ShownRegister

KEY = "plan"
MOST = 60  # records of a register that the page lists; of a longer one it gives the number


@dataclass(frozen=True, slots=True)
class Part:
    """The targets or the tasks of one register, laid out by its view."""

    name: str
    title: str
    address: str
    sample: bool
    last: str  # the day of its newest record; "" for none
    view: ViewOf


@dataclass(frozen=True, slots=True)
class Other:
    """A register of the plan that the page does not list row by row."""

    title: str
    address: str
    sample: bool
    rows: int
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(Page):
    """The plan on one page."""

    template: ClassVar[str] = "plan"

    parts: list[Part]
    others: list[Other]
    document: Document | None  # the page of content/pages that has the section's name: what the plan is
    timeliness: str = addresses.TIMELINESS


def plan_pages(view: SiteView) -> Iterator[Page]:
    """Yield the page of the plan, where a register has its targets or its tasks."""
    registers = [one for one in view.registers if one.package.register.section == KEY]
    if not any(one.package.register.is_of_plan for one in registers):
        return
    listed = sorted(filter(_is_listed, registers), key=lambda one: one.package.register.view)
    written = {document.address: document for document in view.documents}
    yield PlanPage(
        address=addresses.PLAN,
        title=view.settings.sections[KEY],
        here=KEY,
        description="行动方案的目标和任务逐项列出：公布过什么结果，什么没有公布。",
        dated=view.changed,
        sample=any(one.package.register.sample for one in registers),
        parts=[part for one in listed for part in _parts(one)],
        others=[_other(one) for one in registers if not _is_listed(one)],
        document=written.get(addresses.document(f"pages/{KEY}.md")),
    )


def _is_listed(register: ShownRegister) -> bool:
    return register.package.register.is_of_plan and 0 < register.records.rows <= MOST


def _parts(register: ShownRegister) -> Iterator[Part]:
    package, view = register.package, view_of(register)
    if view is not None:
        address, sample = addresses.register(package.name), package.register.sample
        last = register.last.isoformat() if register.last else ""
        yield Part(package.name, package.title, address, sample, last, view)


def _other(register: ShownRegister) -> Other:
    package = register.package
    address, sample = addresses.register(package.name), package.register.sample
    return Other(package.title, address, sample, register.records.rows, figures.days_of(register))
