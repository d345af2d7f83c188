"""Series for tests of charts, made without rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from disclosure.contract.charted import Chart, Measure
from disclosure.statistics.aggregates import share
from disclosure.statistics.model import Figure, Series
from disclosure.statistics.targets import Target

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


LONG = (
    "安排未取得健康证明的人员从事接触直接入口食品的工作以及国务院食品安全监督管理部门规定的其他工作",
    "网络食品交易第三方平台提供者备案",
    "炒货食品及坚果制品",
    "未按规定履行进货查验义务",
)


def months(count: int) -> dict[str, int]:
    """Return a number for each of so many months."""
    return {f"{2019 + month // 12}年{month % 12 + 1}月": month * 7 % 13 * 9 for month in range(count)}


def examples() -> list[Series]:
    """Return a series of every kind of picture."""
    years = {"2020年": (90, 100), "2021年": None, "2022年": (1257, 1284)}
    seven = {f"{2015 + year}年": (year * 3, 900 + year) for year in range(8)}
    quarters = {f"{2019 + n // 4}年第{n % 4 + 1}季度": [n * 400, 12345 - n] for n in range(13)}
    aim = Target("plan-targets/T03", Decimal(98), ">=", "%", "2020")
    two = {"甲类": [1, 2], "乙类": [3, None], "未公布或没有此项": [None, 1]}
    return [
        series(years, RATE, "line", name="rate", in_time=True),
        series({"一": 3, "二": 4}, COUNT, "pie", name="pie"),
        series(two, COUNT, "stacked", ("合格", "不合格"), name="stacked", has_empty=True),
        series(dict.fromkeys(HOSTILE, Decimal("12.5")), FINES, "bar", name="hostile"),
        series({"valueOf": 1, "__proto__": 2, "toString": 3}, COUNT, "bar", name="words-of-every-object"),
        *(
            series({"一": [1] * len(part)}, COUNT, "line", part, name=f"hostile-splits-{place}")
            for place, part in enumerate((HOSTILE[:6], HOSTILE[6:12], HOSTILE[12:]))
        ),
        series({HOSTILE[0]: 1, HOSTILE[3]: 2}, COUNT, "pie", name="hostile-pie"),
        series({}, COUNT, "line", name="nothing"),
        series(years, RATE, "line", name="unfinished", in_time=True, unfinished=1, target=aim),
        series(seven, RATE, "line", name="low", in_time=True, unfinished=2),
        series(months(43), COUNT, "bar", name="months", in_time=True, unfinished=1),
        series(months(43), COUNT, "line", name="line-of-months", in_time=True, unfinished=1),
        series(quarters, COUNT, "stacked", LONG[1:3], name="quarters", in_time=True),
        series({name: [1500, 2] for name in LONG}, COUNT, "stacked", LONG[:2], name="long"),
        series({"2019年": [(90, 99), (3, 4)], "2020年": [(99, 99), None]}, RATE, "bar", LONG[1:3], name="beside"),
        series({LONG[0]: 3, LONG[1]: 12_345_678, "短": 1}, COUNT, "pie", name="long-pie"),
        series(dict.fromkeys(LONG, 7), COUNT, "line", name="line-of-names"),
    ]
