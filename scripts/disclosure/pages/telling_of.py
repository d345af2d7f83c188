"""Pages that tell of one record, as typical cases do of their penalty: public while it is, and gone with it.

One clock rules both. A record that is withdrawn, repaired or past its period takes the pages that name it off the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from disclosure import addresses
from disclosure.checks.places import Places
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem, shortened
from disclosure.ground.engine import Engine
from disclosure.ground.identity import bucket
from disclosure.pages.content import Content, Source
from disclosure.pages.front_matter import KEYS, PENALTY
from disclosure.pages.layout import grouped
from disclosure.publication.looking_up import Found, Records
from disclosure.publication.verdicts import Verdict
from disclosure.reading.classes import with_classes
from disclosure.reading.tables import Tables

_WHY: Final = {
    Verdict.WITHDRAWN: "写的记录已经停止公示",
    Verdict.EXPIRED: "写的记录公示期满或者已经修复",
    Verdict.NOT_BEGUN: "写的记录还没有开始公示",
    Verdict.NEVER: "写的记录依法不公示",
}
_AS_WRITTEN: Final = "打开那条记录的网页，把浏览器地址栏里的网址整个粘贴在这里；或者写“名册/编号”"
_MOST_NAMED: Final = 5  # registers in a message
_MOST: Final = 2_000  # of a register's numbers, among which the nearest is looked for
_OF_RECORD = re.compile(
    r"(?:.*/)?([a-z][a-z0-9-]*)/(?:records/([^/?#]+)/?(?:index\.html)?(?:[?#].*)?|r/(?:[0-9a-f]+/)?#(.+))"
)
_LONGEST: Final = 200  # of what is cited of an address


def with_records(content: Content, catalogue: Catalogue, tables: Tables, engine: Engine) -> Content:
    """Return *content* with what the records that pages name make of it, and what is wrong with the naming.

    The tables have passed their checks.
    """
    naming = [source for source in content.sources if _said(source) and content.kinds[source.folder].record]
    if not naming:
        return content
    catalogue, tables, _ = with_classes(catalogue, tables, engine)
    return _Look(content, naming, catalogue, tables, engine).content_of_the_day()


def _said(source: Source) -> str:
    return source.head.said(PENALTY)


def _taken_apart(said: str) -> tuple[str, str]:
    """Return the register and the number that a page names, also by the address of a record anywhere; "" for none."""
    if found := _OF_RECORD.fullmatch(said):
        return found[1], unquote(found[2] or found[3])
    name, _, number = said.strip("/").partition("/")
    return name, number


@dataclass(frozen=True)
class _Look:
    """The pages that name a record, and where the records are looked up."""

    content: Content
    naming: list[Source]
    catalogue: Catalogue
    tables: Tables
    engine: Engine

    def content_of_the_day(self) -> Content:
        """Return the content with the records of its pages."""
        told, hidden, problems = dict[str, tuple[str, str]](), dict[str, str](), list[Problem]()
        for source in self.naming:
            found = self._record(source)
            if isinstance(found, Problem):
                problems.append(found)
            elif found.verdict is Verdict.PUBLISHED:
                told[source.path] = self._address(source, found), found.number
            else:
                hidden[source.path] = _WHY[found.verdict]
        problems += [self._gone(source, hidden[source.path]) for source in self.naming if source.path in hidden]
        whole, samples = [*self.content.problems, *problems], self._samples(told)
        return replace(self.content.without(hidden), told=told, made_up=samples, problems=whole)

    def _samples(self, told: Mapping[str, tuple[str, str]]) -> frozenset[str]:
        """Return the paths of the pages whose record is made up: so is what they tell of it."""
        made_up = {one.name for one in self.catalogue.registers if one.register.sample}
        return frozenset(path for path, (address, _) in told.items() if address.partition("/")[0] in made_up)

    def _gone(self, source: Source, why: str) -> Problem:
        fix = "预览（make serve）里看得到；这一页不再用的，删去文件"
        found = source.head.problem(f"{why}，网站上没有这一页", fix, PENALTY, "not-public")
        return replace(found, warning=True)

    def _record(self, source: Source) -> Found | Problem:
        name, number = _taken_apart(_said(source))
        if name not in self._registers or not number:
            what = f"：{shortened(_said(source), _LONGEST)} 不是名册里的一条记录"
            return self._fault(source, what, self._near_of_address(_said(source)) or self._near(name, number))
        found = self._known[name].get(number)
        if found is None:
            what = f"：名册 {name} 里没有 {shortened(number)}"
            return self._fault(source, what, self._near_number(name, number))
        return found

    def _address(self, source: Source, found: Found) -> str:
        """Return where a record stands: on a page of its own, or at its place on one for several."""
        name, _ = _taken_apart(_said(source))
        own, contract = addresses.record(name, found.record), self.catalogue.packages[name].register
        among = addresses.bucket(name, bucket(found.record, contract.buckets))
        return f"{among}#{found.record}" if self._places.missing([own]) else own

    def _fault(self, source: Source, what: str, fix: str) -> Problem:
        return source.head.problem(f"“{KEYS[PENALTY]}”{what}", fix, PENALTY, "no-record")

    @cached_property
    def _registers(self) -> Mapping[str, Records]:
        """The records of the registers that were read."""
        as_of = self.content.as_of
        places = {one.name: (one.name, one.register.records) for one in self.catalogue.registers}
        return {
            name: Records(self.catalogue.packages[name], self.tables[place].frame, self.engine, as_of)
            for name, place in places.items()
            if place in self.tables
        }

    @cached_property
    def _places(self) -> Places:
        return Places(self.catalogue, self.tables, (), (), self.engine)

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, Found]]:
        """The records that pages name, by register and number as it is written: one question for each register."""
        named = grouped(_taken_apart(_said(source)) for source in self.naming)
        return {name: self._registers[name].named(numbers) for name, numbers in named if name in self._registers}

    def _near(self, said: str, number: str) -> str:
        """Return the nearest right: the register that has such a number, or one that is called so; or all there are."""
        for name, records in self._registers.items():
            if records.named([said]):
                return f"是不是 {name}/{shortened(said)}？"
        titles = {self.catalogue.packages[name].title: name for name in self._registers}
        near = get_close_matches(said, [*self._registers, *titles], n=1)
        if near:
            name = titles.get(near[0], near[0])
            return f"是不是 {name}/{number or '编号'}（{self.catalogue.packages[name].title}）？{_AS_WRITTEN}"
        likely = sorted(titles, key=lambda title: KEYS[PENALTY] not in title)
        listed = "、".join(f"{titles[title]}（{title}）" for title in likely[:_MOST_NAMED])
        return f"{_AS_WRITTEN}；名册有 {listed}{' 等' if len(likely) > _MOST_NAMED else ''}"

    def _near_of_address(self, said: str) -> str:
        """Return the nearest right to an address that names a register and then no record of it; "" for others."""
        parts = [unquote(part) for part in said.split("/") if part]
        named = [(one, number) for one, number in pairwise(parts) if one in self._registers]
        return self._near_number(*named[0]) if "://" in said and named else ""

    def _near_number(self, name: str, said: str) -> str:
        """Return the nearest number that is public: of what is not no message tells."""
        numbers = {one.lower(): one for one in self._registers[name].public_numbers(_MOST)}
        near = get_close_matches(said.lower(), numbers, n=1)
        return f"是不是 {name}/{numbers[near[0]]}？" if near else _AS_WRITTEN
