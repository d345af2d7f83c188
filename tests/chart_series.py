"""Series for tests of charts, made without rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from disclosure.registers.contract import Chart, Measure
from disclosure.statistics.figures import share
from disclosure.statistics.model import Figure, Series

COUNT = Measure("n", "抽检批次", "count", "rows", unit="批次")
RATE = Measure("r", "抽检合格率", "share", "rows", "result", ("合格",))
FINES = Measure("f", "罚款金额", "sum", "rows", "fine", unit="万元")
KINDS_OF_FOOD = Measure("d", "食品种类", "distinct", "rows", "food", unit="种")

HOSTILE = (
    "</script><script>alert(1)</script>",
    "--x_x--0_0--alert(1)--x_x--0_0--",
    "<img src=x onerror=alert(1)>",
    "{b}{c}{a|x}",
    "function () { return 1 }",
    "一\n二\r\n三",
    "长" * 200,
    "长" * 199 + "短",
    "a\x01b\x00c\ud800d￾",
    "\u202e反",
    '"><svg/onload=alert(1)>',
    "&amp;&lt;]]>",
    " ",
    "",
    "-",
    "NaN",
)


def figure(value: Any) -> Figure | None:
    """Return a count, a sum (Decimal), or a rate (a pair); None for no row."""
    if value is None or isinstance(value, Figure):
        return value
    return share(*value) if isinstance(value, tuple) else Figure(value)


def series(
    values: dict[str, Any],
    measure: Measure = COUNT,
    kind: str = "bar",
    splits: Sequence[str] = ("",),
    name: str = "picture",
    **more: Any,
) -> Series:
    """Return the series of label → value (a list of values, one a split, where it is split)."""
    rows = [value if isinstance(value, list) else [value] for value in values.values()]
    return Series(
        chart=Chart(name, "历年抽检", measure.name, "by", kind),
        measure=measure,
        by_title="食品类别",
        labels=tuple(values),
        splits=tuple(splits),
        figures=tuple(tuple(figure(value) for value in row) for row in rows),
        **more,
    )


def examples() -> list[Series]:
    """Return a series of every kind of picture."""
    years = {"2020年": (90, 100), "2021年": None, "2022年": (1257, 1284)}
    two = {"甲类": [1, 2], "乙类": [3, None], "未填": [None, 1]}
    return [
        series(years, RATE, "line", name="rate", in_time=True),
        series({"一": 3, "二": 4}, COUNT, "pie", name="pie"),
        series(two, COUNT, "stacked", ("合格", "不合格"), name="stacked", has_empty=True),
        series(dict.fromkeys(HOSTILE, Decimal("12.5")), FINES, "bar", name="hostile"),
        series({"一": [1] * len(HOSTILE)}, COUNT, "line", HOSTILE, name="hostile-splits"),
        series({HOSTILE[0]: 1, HOSTILE[3]: 2}, COUNT, "pie", name="hostile-pie"),
        series({}, COUNT, "line", name="nothing"),
    ]
