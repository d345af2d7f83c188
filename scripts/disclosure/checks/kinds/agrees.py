"""`agrees`: a number equals another, a sum, a fraction, or the amounts of money that a text names."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from decimal import ROUND_DOWN, Context, Decimal
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from disclosure.checks.amounts import UNITS, amounts_beside, total
from disclosure.checks.asking import Question, Scene
from disclosure.checks.belonging import ROWS, with_children
from disclosure.checks.rules import LIMIT, Rule, told
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import value, well_formed
from disclosure.checks.words import plain
from disclosure.contract.arguments import FIELD_NAME, NUMBERS, WORDS, FieldName, closed
from disclosure.contract.assemble import written
from disclosure.contract.counted import Counted, Following, Typed
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.needs import FieldNeed, Need, RowsNeed
from disclosure.errors import Problem
from disclosure.ground.columns import FILE, PLACE, ROW
from disclosure.ground.composite import is_filled
from disclosure.ground.engine import Frame
from disclosure.ground.types import DECIMAL, DECIMALS, MOST_DECIMALS, without_zeros

_OTHER = "@other"
_TRUE = nw.lit(value=True)
_SLIP = Decimal(10_000)
_PLACES, _LONG = Decimal("0.0001"), Context(prec=99, rounding=ROUND_DOWN)  # of a fraction as it is told
_EXACT = nw.Decimal(38, MOST_DECIMALS)
_LARGEST = 1e24  # of a product: the engine's exact decimals hold 26 digits before the point


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of *fields*: of the row, or of its rows in the resource *of*. Empty cells add nothing."""

    fields: tuple[str, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """*times* the fraction of two fields: 100 for a percentage."""

    numerator: str
    denominator: str
    times: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts in a text *field* beside one of *words*, none of them a part of *without*; in *unit*."""

    field: str
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unit: str = "元"


@dataclass(frozen=True, slots=True)
class _Tolerance(Argument):
    """How far two numbers may be apart."""

    def schema(self) -> dict[str, Any]:
        """Return a number that is not negative."""
        return {"type": "number", "minimum": 0, "description": self.says}

    def parse(self, said: float) -> Decimal:
        """Return its digits as they are written."""
        return Decimal(written(said))


@dataclass(frozen=True, slots=True)
class _SumOf(Argument):
    """Fields of the row, or a field of the rows that belong to it."""

    def schema(self) -> dict[str, Any]:
        """Return the two forms."""
        fields = {"type": "array", "description": "Fields of the row.", "items": FIELD_NAME, "minItems": 2}
        resource = {"$ref": "#/$defs/resource_name", "description": "A resource whose rows belong to the row."}
        rows = {"of": resource, "field": {**FIELD_NAME, "description": "The field that is added up."}}
        either = [fields | {"uniqueItems": True}, closed("Of the rows of another resource.", rows, list(rows))]
        return {"description": self.says, "oneOf": either}

    def parse(self, said: list[str] | Mapping[str, str]) -> Sum:
        """Return what is added up."""
        return Sum((said["field"],), said["of"]) if isinstance(said, Mapping) else Sum(tuple(said))

    def needs(self, value: Sum, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the fields and, of rows, for the foreign key."""
        if value.of is not None:
            yield RowsNeed(key, value.of, kind.resource)
        for name in value.fields:
            yield FieldNeed(key, name, value.of or kind.resource, NUMBERS)


@dataclass(frozen=True, slots=True)
class _ShareOf(Argument):
    """A fraction."""

    def schema(self) -> dict[str, Any]:
        """Return its parts."""
        times = {"type": "number", "exclusiveMinimum": 0, "description": "100 for a percentage; default 1."}
        parts = {
            "of": {**FIELD_NAME, "description": "The numerator."},
            "in": {**FIELD_NAME, "description": "The denominator."},
            "times": times,
        }
        return closed(self.says, parts, ["of", "in"])

    def parse(self, said: Mapping[str, Any]) -> Share:
        """Return the fraction."""
        return Share(said["of"], said["in"], Decimal(written(said.get("times", 1))))

    def needs(self, value: Share, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for both fields."""
        for name in (value.numerator, value.denominator):
            yield FieldNeed(key, name, kind.resource, NUMBERS)


@dataclass(frozen=True, slots=True)
class _AmountsOf(Argument):
    """Amounts of money in a text."""

    def schema(self) -> dict[str, Any]:
        """Return which amounts are meant."""
        parts = {
            "field": {**FIELD_NAME, "description": "The field with the text."},
            "beside": {**WORDS, "description": "Only amounts right after or right before one of these words."},
            "without": {**WORDS, "description": "Longer words that are not meant by one of those."},
            "unit": {"enum": list(UNITS), "description": "In which the number counts; default 元."},
        }
        return closed(self.says, parts, ["field"])

    def parse(self, said: Mapping[str, Any]) -> Amounts:
        """Return which amounts are meant."""
        beside, without = tuple(said.get("beside", ())), tuple(said.get("without", ()))
        return Amounts(said["field"], beside, without, said.get("unit", "元"))

    def needs(self, value: Amounts, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the text."""
        yield FieldNeed(key, value.field, kind.resource, ("string",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agrees(Ruling):
    """All numbers are exact decimals. A row whose number is empty says nothing that could be wrong.

    But for a text: an amount that it names has to be in the number.
    """

    name = "agrees"
    says = "A number equals another, a sum, a fraction, or the amounts of money that a text names."
    example = (
        '{"kind": "agrees", "field": "rate", "share": {"of": "passed", "in": "tested", "times": 100}, "within": 0.1}'
    )
    exactly_one = ("equals", "sum", "share", "text")

    field: str = argument(FieldName("The number.", NUMBERS))
    equals: str | None = argument(FieldName("Another number of the row.", NUMBERS), default=None)
    sum: Sum | None = argument(_SumOf("Several fields, or one field of several rows."), default=None)
    share: Share | None = argument(_ShareOf("A fraction of two fields."), default=None)
    text: Amounts | None = argument(_AmountsOf("The sum of the amounts in a text."), default=None)
    within: Decimal = argument(_Tolerance("How far apart they may be; default 0."), default=Decimal(0))

    def typed(self) -> Iterator[Typed]:
        """Tell of a sum over other rows, and of a number that follows from others of its row."""
        if self.sum is not None and self.sum.of is not None:
            yield Counted(self.resource, self.field, self.sum.of, is_count=False)
        elif self.share is not None:
            yield Following(self.resource, self.field, (self.share.numerator, self.share.denominator))
        elif self.text is None:
            yield Following(self.resource, self.field, self.sum.fields if self.sum else (self.equals or "",))

    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Ask whether the number is the one that follows from the others."""
        if self.text is not None:
            yield from self._of_text(self.text, scene)
        elif self.share is not None:
            names = (self.field, self.share.numerator, self.share.denominator)
            if any(scene.resource.field(name).decimals > DECIMALS for name in names):
                message = f"agrees 的 share 只能比较小数不超过 {DECIMALS} 位的数"
                yield scene.problem(self.name, message, "把这几个字段的 decimals 改小", self.field)
            else:
                yield Question(scene.frame, (self._of_share(self.share),))
        else:
            yield from self._of_sum(self.sum or Sum((self.equals or "",)), scene)

    def _rule(self, bad: nw.Expr, what: str, cells: tuple[str, ...], tell: Callable[..., str]) -> Rule:
        message, fix = self.said(f"与 {what}不符"), "请核对哪一处写错"
        return Rule(self.field, self.name, self.met(bad), message, fix, self.mild, cells, tell)

    def _of_sum(self, total: Sum, scene: Scene) -> Iterator[Question]:
        names = "、".join(self.called(name, total.of or "") for name in total.fields)
        what = f"{total.of} 里 {names} 的合计" if total.of else f"{names} " if self.equals else f"{names} 之和"
        frame = _added(total, scene)
        if frame is not None:
            differs = (_exact(self.field) - nw.col(_OTHER)).abs() > self.within
            yield Question(frame, (self._rule(differs, what, (self.field, _OTHER), _number),))

    def _of_share(self, share: Share) -> Rule:
        fields = (self.field, share.numerator, share.denominator)
        own, over, under = (value(name).cast(DECIMAL) for name in fields)  # their products fit into 38 digits
        size = _float(own) * _float(under) + _float(over) * float(share.times) + _float(under) * float(self.within)
        # Multiplied out, it is exact; a product that is too large for that is refused before it is made.
        differs = (under == 0) | ((own * under - over * share.times).abs() > under.abs() * self.within)
        filled = ~own.is_null() & ~over.is_null() & ~under.is_null()
        bad = filled & nw.when(size < _LARGEST).then(differs).otherwise(nw.lit(value=True))
        said = [self.called(name) for name in fields[1:]]
        return self._rule(bad, f"{' ÷ '.join(said)} ", fields, lambda *cells: _fraction(share, said[1], *cells))

    def _of_text(self, text: Amounts, scene: Scene) -> Iterator[Problem]:
        """Read each text: the amounts in it are words of a language, not of an engine."""
        rows = scene.frame.filter(self.met(~nw.col(text.field).is_null()), well_formed(self.field)).sort(PLACE)
        differing, unread = _Bad(), _Bad()
        for file, row, own, words in scene.engine.rows(rows.select(FILE, ROW, _exact(self.field), text.field)):
            found = amounts_beside(words, text.words, text.without)
            whole = total([amount for amount in found if amount is not None], words)
            if None in found or (own and not found):
                unread.add((file, row))
            elif abs((own or 0) * UNITS[text.unit] - whole) > self.within * UNITS[text.unit]:
                differing.add((file, row, own, whole))
        tell = functools.partial(_money, text.unit)
        yield from differing.told(scene.quoted(self._rule(_TRUE, f"{self.called(text.field)} 里的金额", (), tell)))
        message = self.said(f"{self.called(text.field)} 里的金额读不出来，没有核对")
        yield from unread.told(Rule(self.field, self.name, _TRUE, message, "请人工核对这个数", warning=True))


@dataclass(slots=True)
class _Bad:
    """Rows that break a rule: how many, and the first of them as they are told."""

    count: int = 0
    first: list[tuple[Any, ...]] = default(default_factory=list)

    def add(self, row: tuple[Any, ...]) -> None:
        """Count a row, and keep it if it will be told."""
        self.count += 1
        if self.count <= LIMIT:
            self.first.append(row)

    def told(self, rule: Rule) -> list[Problem]:
        """Return the problems of these rows."""
        return told(rule, self.count, self.first) if self.count else []


def _added(total: Sum, scene: Scene) -> Frame | None:
    """Add the sum to the scene's rows; null where every part is empty, None if the table could not be read."""
    if total.of is None:
        parts = [_exact(name).fill_null(0) for name in total.fields]
        added = nw.when(is_filled(total.fields)).then(reduce(add, parts))
        return scene.frame.with_columns(added.alias(_OTHER))
    children = scene.beside(total.of)
    if children is None:
        return None
    counted = with_children(scene, children, found=_exact(total.fields[0]).sum())
    return counted.with_columns(nw.col(ROWS).alias(_OTHER))


def _exact(name: str) -> nw.Expr:
    return value(name).cast(_EXACT)


def _float(number: nw.Expr) -> nw.Expr:
    return number.abs().cast(nw.Float64)


def _number(own: str, other: Decimal) -> str:
    return f"{plain(own)}，应是 {without_zeros(other)}"


def _fraction(share: Share, denominator: str, own: str, over: str, under: str) -> str:
    times = "" if share.times == 1 else f" × {without_zeros(share.times)}"
    if Decimal(under) == 0:
        return f"{plain(own)}，{denominator} 是 0"
    exact = _LONG.quantize(Decimal(over) * share.times / Decimal(under), _PLACES)
    return f"{plain(own)}，{over} ÷ {under}{times} 是 {without_zeros(exact)}"


def _money(unit: str, own: Decimal | None, total: Decimal) -> str:
    slip = own and total and own * UNITS[unit] / total in (_SLIP, 1 / _SLIP)
    said = "这一格是空的" if own is None else plain(f"{without_zeros(own)} {unit}")
    return f"{said}，文中共 {without_zeros(total)} 元{'，像是把元和万元弄错了' if slip else ''}"
