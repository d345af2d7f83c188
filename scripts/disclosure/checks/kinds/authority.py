"""`authority`: the agency that a field refers to may do what the row says it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import Ready
from disclosure.contract.arguments import TEXT, FieldName, Word
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.needs import Need, TableNeed
from disclosure.errors import Problem
from disclosure.ground.engine import Frame

_KEY, _SCOPE, _KNOWN, _WHOLE, _PARTLY = "@agency", "@scope", "@known", "@whole", "@partly"
_COLUMNS = ("agency", "power", "scope")  # of the table of powers


@dataclass(frozen=True, slots=True)
class _Powers(Argument):
    """`folder/resource`: the table of powers."""

    def schema(self) -> dict[str, Any]:
        """Return its form."""
        form = {"pattern": "^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9_-]*$", "advice": "写成 文件夹/resource"}
        return {**TEXT, **form, "description": self.says}

    def parse(self, said: str) -> tuple[str, str]:
        """Return folder and resource."""
        folder, _, resource = said.partition("/")
        return folder, resource

    def needs(self, value: tuple[str, str], key: str, kind: Kind) -> Iterator[Need]:  # noqa: ARG002 (a signature)
        """Ask for the columns that are read."""
        for column in _COLUMNS:
            yield TableNeed(key, *value, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Ruling):
    """Whether the agency has the power (国办发〔2024〕54号; 行政处罚法 art. 17).

    An agency that the table of agencies does not have is judged by the reference, not here.
    """

    name = "authority"
    says = "The agency that the field refers to has a power: a row of the table of powers gives it."
    example = '{"kind": "authority", "field": "agency", "can": "sample", "in": "reference/powers", "scope": "stage"}'

    field: str = argument(FieldName("A field that references the agencies.", refers="机关"))
    can: str = argument(Word("The power.", "^[a-z][a-z0-9_]*$", "用小写英文，如 inspect"))
    powers: tuple[str, str] = argument(
        _Powers("The table of powers, with `agency`, `power`, and a `scope` where one is not for all."), key="in"
    )
    scope: str | None = argument(FieldName("The field with the stage or kind that the power is for."), default=None)

    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Ask whether the agency has the power: for all rows or for those of the row's kind; without kinds, any."""
        reference = scene.resource.field(self.field).references
        agencies = scene.others.get((reference.folder, reference.resource)) if reference else None
        powers = scene.others.get(self.powers)
        if reference is None or agencies is None or powers is None:
            return
        known = agencies.frame.select(nw.col(reference.field).alias(_KEY), nw.lit(value=True).alias(_KNOWN))
        frame = scene.frame.join(known, left_on=self.field, right_on=_KEY, how="left")
        yield Question(self._with_powers(frame, powers), (self._rule(),))

    def _with_powers(self, frame: Frame, powers: Ready) -> Frame:
        meant = powers.frame.filter(nw.col("power") == self.can).with_columns(nw.lit(value=True).alias(_WHOLE))
        for_all = meant if self.scope is None else meant.filter(nw.col("scope").is_null())
        whole = for_all.select(nw.col("agency").alias(_KEY), _WHOLE).unique()
        joined = frame.join(whole, left_on=self.field, right_on=_KEY, how="left")
        if self.scope is None:
            return joined.with_columns(nw.lit(value=False).alias(_PARTLY))
        scoped = meant.filter(~nw.col("scope").is_null()).select(
            nw.col("agency").alias(_KEY), nw.col("scope").alias(_SCOPE), nw.col(_WHOLE).alias(_PARTLY)
        )
        return joined.join(scoped.unique(), left_on=[self.field, self.scope], right_on=[_KEY, _SCOPE], how="left")

    def _rule(self) -> Rule:
        has = nw.col(_WHOLE).fill_null(value=False) | nw.col(_PARTLY).fill_null(value=False)
        lacking = nw.col(_KNOWN).fill_null(value=False) & ~has
        what = f"在这一类（{self.called(self.scope)}）上" if self.scope else ""
        message = self.said(f"这个机关{what}没有相应的职权（{self.can}）")
        fix = "请核对是哪个机关作出的；职权以法律规定和有权机关的公布为准，没有把握的问本单位法制机构"
        return Rule(self.field, self.name, self.met(lacking), message, fix, self.mild)
