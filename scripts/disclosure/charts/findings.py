"""What a chart shows, as a sentence computed from its figures. It states; it neither praises nor ranks firms."""

from __future__ import annotations

from decimal import Decimal

from disclosure.charts.choice import is_split
from disclosure.charts.labels import clean, spaced
from disclosure.contract.register import COMPARATORS
from disclosure.statistics.aggregates import by_rate, per_cent, plain, share
from disclosure.statistics.model import SMALLEST_BASE, Figure, Series
from disclosure.statistics.said import number, rate, said

NOTHING = "没有可统计的记录。"
UNSTATED = "还没有公布过"
PASSING = "只计仍在公示的。"
UNPUBLISHED = "未公布"
KINDS = {"line": "折线图", "bar": "条形图", "stacked": "堆积条形图", "pie": "饼图"}
MOST_NAMED = 4  # groups in one sentence
STEP = Decimal("0.1")  # percentage points: what one decimal can say


def finding(series: Series) -> str:
    """Return the finding of a chart in Chinese, with the numbers it rests on."""
    if not series.labels and series.measure.kind != "stated":
        return NOTHING
    if series.measure.kind == "stated":
        sentence = _latest_stated(series)
    elif series.measure.kind == "share":
        sentence = _latest_rates(series) if series.in_time and series.groups else _range_of_rates(series)
    elif series.measure.kind == "distinct":
        sentence = _largest(series)
    elif not _is_known(series):
        return f"{series.measure.title}没有填写。"
    elif series.splits == (UNPUBLISHED,):
        sentence = _unpublished(series)
    else:
        sentence = "；".join(filter(None, (_total(series), _largest(series))))
    aimed = f"；{aim(series)}" if series.target else ""
    return spaced(f"{sentence}{_unfilled(series)}{aimed}。{PASSING if series.passing else ''}")


def aim(series: Series) -> str:
    """Say the target, which the picture shows as a line."""
    target = series.target
    if target is None:
        return ""
    word = COMPARATORS.get(target.comparator, target.comparator)
    year = f"{target.year} 年" if target.year else ""
    return f"{year}目标{word} {number(target.value)}{clean(target.unit) if target.unit else ''}"


def alternative(series: Series, drawn: str, sentence: str) -> str:
    """Return the text that stands for a picture: what kind it is (*drawn*), of what, and what it shows."""
    return f"{KINDS[drawn]}：{series.chart.title}，按{series.by_title}。{sentence}"


# Rates


def _latest_rates(series: Series) -> str:
    """Say the last period's rates, beside those of the period before."""
    last = _last_with_rows(series)
    if last is None:
        return f"{series.measure.title}没有可计算的时期"
    row = series.figures[last]
    if len(series.splits) == 1:
        before = series.figures[last - 1][0] if last else None
        compared = _compared(row[0], before, series.labels[last - 1], series) if last else ""
        return f"{_period(series, last)}{series.measure.title}{_is(row[0], series)}{compared}"
    pairs = [(name, figure) for name, figure in zip(series.splits, row, strict=True) if figure is not None]
    named = "、".join(f"{clean(name)}{_is(figure, series)}" for name, figure in pairs[:MOST_NAMED])
    more = f"等{len(pairs)}组" if len(pairs) > MOST_NAMED else ""
    return f"{_period(series, last)}{series.measure.title}：{named}{more}"


def _period(series: Series, place: int) -> str:
    is_over = place < series.groups - series.unfinished
    return series.labels[place] if is_over else f"{series.labels[place]}（未过完）"


def _is(figure: Figure | None, series: Series) -> str:
    is_computed = figure is not None and figure.value is not None
    return f"{'为' if is_computed else ''}{said(figure, series.measure)}"


def _last_with_rows(series: Series) -> int | None:
    rows = [place for place in range(series.groups) if any(series.figures[place])]
    return rows[-1] if rows else None


def _compared(now: Figure | None, before: Figure | None, label: str, series: Series) -> str:
    """Say how far two rates lie apart, by the numbers that the table shows."""
    if now is None or now.value is None:
        return ""
    if before is None or before.missing:
        return f"，{label}{said(before, series.measure)}"
    if before.value is None:
        return f"，{label}不足{SMALLEST_BASE}，不计算"
    apart = Decimal(now.value) - Decimal(before.value)
    if apart:
        return f"，比{label}{'高' if apart > 0 else '低'}{abs(apart)}个百分点"
    return f"，与{label}{'相同' if _equal(now, before) else f'相差不到{STEP}个百分点'}"


def _equal(one: Figure, other: Figure) -> bool:
    return (one.numerator or 0) * (other.denominator or 0) == (other.numerator or 0) * (one.denominator or 0)


def _range_of_rates(series: Series) -> str:
    """Say between which rates the groups lie, without naming the highest and the lowest: no one is ranked."""
    figures = [figure for row in series.figures for figure in row if figure is not None and figure.denominator]
    rates = sorted((figure for figure in figures if figure.value is not None), key=by_rate, reverse=True)
    few = f"{len(figures) - len(rates)}组不足{SMALLEST_BASE}，不计算" if len(rates) < len(figures) else ""
    whole = f"{series.measure.title}{_whole_rate(series, figures)}" if len(series.splits) == 1 else series.measure.title
    return "，".join(filter(None, (whole, _between(rates), few)))


def _between(rates: list[Figure]) -> str:
    if len(rates) < 2:  # noqa: PLR2004  # between needs two
        return f"1组为{rate(rates[0])}" if rates else ""
    return f"{len(rates)}组在{rate(rates[0])}至{rate(rates[-1])}"


def _whole_rate(series: Series, figures: list[Figure]) -> str:
    whole = share(sum(one.numerator or 0 for one in figures), sum(one.denominator or 0 for one in figures))
    return f"合计{said(whole, series.measure)}"


def _latest_stated(series: Series) -> str:
    """Say the newest number, beside the one before it."""
    stated = [place for place, (figure,) in enumerate(series.figures) if figure and figure.value is not None]
    if not stated:
        return f"{series.measure.title}{UNSTATED}"
    before = "".join(
        f"，{series.labels[place]}为{said(series.figures[place][0], series.measure)}" for place in stated[-2:-1]
    )
    newest = said(series.figures[stated[-1]][0], series.measure)
    return f"{_period(series, stated[-1])}{series.measure.title}为{newest}{before}"


# Numbers that add up


def _is_known(series: Series) -> bool:
    """Whether any amount is filled in at all."""
    return any(figure is not None and figure.value is not None for row in series.figures for figure in row)


def _total(series: Series) -> str:
    whole = sum((_amount(figure) for row in series.figures for figure in row), 0)
    total = f"{series.measure.title}共{_said(whole, series)}"
    if not is_split(series):
        return f"{_span(series)}{total}"
    if len(series.splits) == 1:
        return f"{_span(series)}{total}，都是“{clean(series.splits[0])}”"
    columns = [
        (sum((_amount(row[place]) for row in series.figures), 0), name) for place, name in enumerate(series.splits)
    ]
    named = "、".join(f"{clean(name)}为{_said(amount, series)}" for amount, name in columns[:MOST_NAMED])
    return f"{_span(series)}{total}，其中{named}" + (f"等{len(columns)}组" if len(columns) > MOST_NAMED else "")


def _unpublished(series: Series) -> str:
    """Say that nothing was published of any: how they are spread over the groups says nothing then."""
    whole = sum((_amount(figure) for row in series.figures for figure in row), 0)
    return f"{_said(whole, series)}{series.measure.title}均未公布"


def _span(series: Series) -> str:
    if not series.in_time or not series.groups:
        return ""
    first, last = series.labels[0], _period(series, series.groups - 1)
    return last if series.groups == 1 else f"{first}至{last}"


def _largest(series: Series) -> str:
    """Name the group with the largest number, or each of a few that share it."""
    if series.measure.kind == "distinct" and len(series.splits) > 1:
        # What is different within each split may be the same across them: nothing can be added up.
        return f"{series.measure.title}分{series.groups}组、{len(series.splits)}列，各数见表"
    if len(series.labels) == 1 and series.measure.kind != "distinct":
        return "" if series.in_time else f"只有“{clean(series.labels[0])}”一组"
    amounts = [sum((_amount(figure) for figure in row), 0) for row in series.figures[: series.groups]]
    if not amounts:
        return ""
    most = max(amounts)
    names = [_named(label, series) for label, amount in zip(series.labels, amounts, strict=False) if amount == most]
    if len(names) == len(amounts) > 1:
        return f"{len(names)}组都是{_said(most, series)}"
    if len(names) > MOST_NAMED:
        return f"其中{len(names)}组最多，各为{_said(most, series)}"
    each = "各" if len(names) > 1 else ""
    return f"最多的是{'、'.join(names)}，{each}为{_said(most, series)}{_part(series, most, len(names))}"


def _named(label: str, series: Series) -> str:
    """Return what a group is called in a sentence: a word of the data stands in quotation marks, a period does not."""
    return clean(label) if series.in_time else f"“{clean(label)}”"


def _part(series: Series, most: int | Decimal, often: int) -> str:
    """Say how much of the whole the largest group is, where parts make a whole."""
    every = [_amount(figure) for row in series.figures for figure in row]
    whole = sum(every, 0)
    adds_up = series.measure.kind != "distinct" and min(every) >= 0 and whole > 0
    if not adds_up or often > 1 or len(series.labels) == 1:
        return ""
    return f"，占{per_cent(most, whole)}%"


def _said(amount: int | Decimal, series: Series) -> str:
    """Return a number added up here as the table would show it."""
    return said(Figure(amount if isinstance(amount, int) else plain(amount)), series.measure)


def _amount(figure: Figure | None) -> int | Decimal:
    return 0 if figure is None or figure.value is None else figure.value


def _unfilled(series: Series) -> str:
    if not series.has_empty:
        return ""
    row = series.figures[-1]
    if series.measure.kind == "distinct" or series.measure.base:
        return f"；另有没有填写{series.by_title}的记录"
    if series.measure.kind == "share":
        return f"；另有{sum(figure.denominator or 0 for figure in row if figure):,}条没有填写{series.by_title}"
    amount = sum((_amount(figure) for figure in row), 0)
    return f"；没有填写{series.by_title}的有{_said(amount, series)}"
