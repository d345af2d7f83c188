"""Records looked up by the number that people call them by, with what the law says of each on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import narwhals as nw

from disclosure.contract.model import Package
from disclosure.ground.columns import RECORD
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import with_record_id
from disclosure.publication.verdicts import VERDICT, Verdict, judged

_NUMBER = "@number"


class Found(NamedTuple):
    """A record: the id in its address, where it goes on the day, and its number, "" where the register shows none."""

    record: str
    verdict: Verdict
    number: str


@dataclass(frozen=True)
class Records:
    """The records of a register as read (*raw*, which has passed its checks) on a day."""

    package: Package
    raw: Frame
    engine: Engine
    as_of: date

    def named(self, numbers: Iterable[str]) -> dict[str, Found]:
        """Return those of the records that *numbers* name, by number or by the id in their address."""
        wanted = [*numbers]
        asked = self._rows.filter(nw.col(RECORD).is_in(wanted) | nw.col(_NUMBER).is_in(wanted))
        found = self.engine.all(asked.select(RECORD, _NUMBER, VERDICT))
        shown = self._shows_numbers
        return {
            key: Found(record, Verdict(verdict), number if shown else "")
            for record, number, verdict in found
            for key in (number, record)
        }

    def public_numbers(self, most: int) -> list[str]:
        """Return the numbers of *most* public records; none where the register does not show them."""
        if not self._shows_numbers:
            return []
        public = self._rows.filter(nw.col(VERDICT) == str(Verdict.PUBLISHED))
        return [number for (number,) in self.engine.all(public.select(_NUMBER).head(most)) if number]

    @property
    def _shows_numbers(self) -> bool:
        shown = {field.name for field in self.package.records.fields if field.disclosure == "public"}
        return shown.issuperset(self.package.identity)

    @cached_property
    def _rows(self) -> Frame:
        """The records with `@record`, `@number` (of a composite key the former) and `@verdict`."""
        package = self.package
        rows = judged(self.raw, package, self.as_of)
        named = with_record_id(rows, package.identity, self.engine, hashed=package.hides_ids)
        number = nw.col(package.identity[0]) if len(package.identity) == 1 else nw.col(RECORD)
        return named.with_columns(number.alias(_NUMBER))
