"""`window`: a date is later than so many working days after another, or no later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import Ready, day, value
from disclosure.checks.words import plain
from disclosure.contract.arguments import DATES, Count, FieldNames
from disclosure.contract.kind import argument
from disclosure.contract.limits import CALENDAR, DAY, WORKED
from disclosure.errors import Problem
from disclosure.ground.duration import Duration, after
from disclosure.ground.workdays import Workdays

_LAST = "@last day"
_WAIT = "期限没有过的，先不要公开；日期写错的，请改正"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Ruling):
    """A time to object (食品安全法 art. 88), on whose last day somebody may still object; or a time to act."""

    name = "window"
    says = "A date is later than so many working days after another, or no later."
    example = '{"kind": "window", "fields": ["delivered_on", "published_on"], "days": 7}'
    exactly_one = ("days", "within")

    fields: tuple[str, ...] = argument(FieldNames("The two dates, the earlier first.", DATES, least=2, most=2))
    days: int | None = argument(Count("Working days that are over on the second date."), default=None)
    within: int | None = argument(Count("Working days by whose end the second date is."), default=None)

    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Ask on which side of the window's last day the date lies; tell if there is no calendar to count by."""
        calendar = scene.others.get(CALENDAR)
        if calendar is not None:
            yield self._question(scene, calendar)
        else:
            message = "checks 的 window 按工作日计算，reference/calendar_days 里要有工作日历"
            yield scene.problem(self.name, message, "在 data/reference/ 里补上这张表", self.fields[-1])

    def _question(self, scene: Scene, calendar: Ready) -> Question:
        first, last = self.fields
        workdays = Workdays(day(DAY), value(WORKED), calendar.frame, scene.engine)
        number = self.within if self.days is None else self.days
        frame = workdays.after(scene.frame, day(first), nw.lit(number), _LAST)
        both = ~value(first).is_null() & ~value(last).is_null()
        unknown = both & nw.col(_LAST).is_null()
        early = unknown & self._is_certainly_early()
        message, fix = "工作日历没有这些日子，算不出期限", "请补齐 reference/calendar_days"
        beyond = Rule(last, self.name, self.met(unknown & ~early), message, fix, warning=True)
        return Question(frame, (self._early_or_late(both), self._certainly_early(early), beyond))

    def _is_certainly_early(self) -> nw.Expr:
        """Whether not even so many days are over: working days are never fewer, whatever the calendar will be."""
        first, last = self.fields
        if self.days is None:
            return nw.lit(value=False)
        return day(last) <= after(day(first), Duration(0, self.days))

    def _certainly_early(self, early: nw.Expr) -> Rule:
        first, last = self.fields
        what = f"要晚于 {self.called(first)} 之后的第 {self.days} 个工作日，现在连 {self.days} 天都没有过"
        return Rule(last, self.name, self.met(early), self.said(what), _WAIT, self.mild)

    def _early_or_late(self, both: nw.Expr) -> Rule:
        first, last = self.fields
        if self.days is None:
            bad, what, ends = (
                day(last) > nw.col(_LAST),
                f"不能晚于 {self.called(first)} 之后的第 {self.within} 个工作日",
                "最晚是",
            )
            fix = "请核对这两个日期"
        else:
            bad, what, ends = (
                day(last) <= nw.col(_LAST),
                f"要晚于 {self.called(first)} 之后的第 {self.days} 个工作日",
                "那天是",
            )
            fix = _WAIT
        return Rule(
            last,
            self.name,
            self.met(both & bad),
            self.said(what),
            fix,
            self.mild,
            told=(last, _LAST),
            tell=lambda told, on: f"{plain(told)}，{ends} {on}",
        )
