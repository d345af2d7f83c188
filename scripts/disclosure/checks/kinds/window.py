"""`window`: a date is no earlier than so many working days after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, RowKind, Scene
from disclosure.checks.conditions import in_words, when
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, day, value
from disclosure.checks.words import plain
from disclosure.contract.arguments import ALWAYS, DATES, WHEN, Count, FieldNames, Where
from disclosure.contract.kinds import argument
from disclosure.contract.limits import CALENDAR, DAY, WORKED
from disclosure.errors import Problem
from disclosure.ground.workdays import Workdays

_EARLIEST = "@earliest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(RowKind):
    """A time to object has passed (食品安全法 art. 88): its last day is the first on which the second date may be."""

    name = "window"
    says = "A date is no earlier than so many working days after another."
    example = '{"kind": "window", "fields": ["delivered_on", "published_on"], "days": 7}'

    fields: tuple[str, ...] = argument(FieldNames("The two dates, the earlier first.", DATES, least=2, most=2))
    days: int = argument(Count("Working days."))
    when: Where = argument(WHEN, default=ALWAYS)

    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Ask whether the window is over; tell if there is no calendar to count by."""
        calendar = scene.others.get(CALENDAR)
        if calendar is not None:
            yield self._question(scene, calendar)
        else:
            message = "checks 的 window 按工作日计算，reference/calendar_days 里要有工作日历"
            yield scene.problem(self.name, message, "在 data/reference/ 里补上这张表", self.fields[-1])

    def _question(self, scene: Scene, calendar: Ready) -> Question:
        first, last = self.fields
        workdays = Workdays(day(DAY), value(WORKED), calendar.frame, scene.engine)
        frame = workdays.after(scene.frame, day(first), nw.lit(self.days), _EARLIEST)
        both = ~value(first).is_null() & ~value(last).is_null()
        early = Rule(
            last,
            self.name,
            when(self.when, both & (day(last) < nw.col(_EARLIEST))),
            f"{in_words(self.when)}不能早于 {first} 之后的第 {self.days} 个工作日",
            "期限没有过的，先不要公开；日期写错的，请改正",
            told=(last, _EARLIEST),
            tell=lambda told, earliest: f"{plain(told)}，最早是 {earliest}",
        )
        beyond = when(self.when, both & nw.col(_EARLIEST).is_null())
        message, fix = "工作日历没有这些日子，算不出期限", "请补齐 reference/calendar_days"
        return Question(frame, (early, Rule(last, self.name, beyond, message, fix, warning=True)))
