"""The catalogue of government information that the law asks for: index number, name, summary, day, who made it.

It lists the registers and the Markdown pages that are not made up. Index numbers are the offices' own, made of their
own codes: the table `reference/index_numbers` says them, by address, and nobody makes one up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.register import SECTIONS
from disclosure.pages.chrome import CATALOGUE
from disclosure.pages.layout import NOT_PUBLISHED, grouped
from disclosure.pages.markdown import first_sentence, plain
from disclosure.pages.model import Page, SiteView

TITLE = "政府信息公开目录"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of information; what is not known of it is 未公布."""

    number: str
    title: str
    address: str
    summary: str
    made: str
    maker: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationPage(Page):
    """The catalogue of government information."""

    template: ClassVar[str] = "information"

    groups: list[tuple[str, list[Entry]]]  # the kind of information, and what there is of it
    numbered: int  # entries that have an index number


def information_page(view: SiteView) -> Page:
    """Return the page."""
    here, title = CATALOGUE
    groups = grouped([*_registers(view), *_documents(view)])
    entries = [entry for _, ones in groups for entry in ones]
    return InformationPage(
        address=addresses.INFORMATION,
        title=TITLE,
        here=here,
        crumbs=((title, addresses.CATALOGUE),),
        description=f"政府信息公开目录：{len(entries)} 条信息的索引号、名称、内容概述、生成日期和发布机构。",
        dated=view.changed,
        groups=groups,
        numbered=sum(entry.number != NOT_PUBLISHED for entry in entries),
    )


def _registers(view: SiteView) -> Iterator[tuple[str, Entry]]:
    real = [one for one in view.registers if not one.package.register.sample]
    for one in sorted(real, key=lambda one: SECTIONS.index(one.package.register.section)):
        package, address = one.package, addresses.register(one.package.name)
        yield (
            view.settings.sections[package.register.section],
            Entry(
                number=_number(address, view.shown.index_numbers),
                title=package.title,
                address=address,
                summary=first_sentence(plain(package.description)),
                made=package.made_on,
                maker=view.settings.owner or NOT_PUBLISHED,
                changed=one.changed.isoformat(),
            ),
        )


def _documents(view: SiteView) -> Iterator[tuple[str, Entry]]:
    for one in (one for one in view.documents if not one.sample):
        yield (
            view.settings.kinds[one.section].title,
            Entry(
                number=_number(one.address, view.shown.index_numbers),
                title=one.title,
                address=one.address,
                summary=one.summary,
                made=one.dated or NOT_PUBLISHED,
                maker=view.settings.owner or NOT_PUBLISHED,
                changed=one.modified or one.dated or NOT_PUBLISHED,
            ),
        )


def _number(address: str, numbers: Mapping[str, str]) -> str:
    return numbers.get(address, NOT_PUBLISHED)
