"""What the law needs to be complete before anything is published: no row may be unclear about its end.

Source: SAMR order 45 (2021) arts 11 and 13 (withdrawal with its reason; how long a penalty is public).
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from disclosure.checks.people import MASK_IT, full_name
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import choices, described
from disclosure.contract.model import Field, Resource
from disclosure.contract.periods import Period
from disclosure.contract.register import REASONS, Contract, Status


def law_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rules for a register's records; none for any other table."""
    contract = ready.table.package.contract
    if contract is None or contract.records != ready.table.resource.name:
        return
    if contract.period is not None:
        yield from _period(contract.period, ready.table.resource)
    if contract.status is not None:
        yield from _status(contract.status)
    yield from _person(contract)


def _period(period: Period, records: Resource) -> Iterator[Rule]:
    """Ask every record for a first day, a class with a length, and an end where its class names one."""
    yield _missing(period.start, "公示期从这一天算起，不能为空")
    if period.end_field is not None and not period.ends_openly:
        yield _missing(period.end_field, "公示到这一天为止，不能为空")
    if period.class_field is None:
        return
    classes = (*period.lengths, *period.ends)
    name = period.class_field
    called = records.field(name).called
    yield _missing(name, "没有公示期类别，算不出公示到哪天")
    yield Rule(
        name,
        "period",
        ~nw.col(name).is_in(classes),
        "这个类别没有规定公示期",
        f"只能写：{choices(classes)}；新的类别要先写进 datapackage.json 的 period",
        told=(name,),
        tell=described,
    )
    for word, start in period.starts.items():
        bad = (nw.col(name) == word) & nw.col(start).is_null()
        yield Rule(start, "period", bad, f"{called} 为{word}时公示期从这一天算起，不能为空", "请按决定书补填")
    yield from _in_force(period, records.field(name), records.field(period.on) if period.on else None)
    closed = {word: end for word, end in period.ends.items() if word not in period.open_classes}
    for word, end in closed.items():
        bad = (nw.col(name) == word) & nw.col(end).is_null()
        yield Rule(end, "period", bad, f"{called} 为{word}时要写明公示到哪天", "请按决定书补填")


def _in_force(period: Period, classes: Field, dated: Field | None) -> Iterator[Rule]:
    """Ask that a class is in force on the row's day; one whose law nobody has verified is a warning."""
    for word, law in period.laws.items():
        meant = nw.col(classes.name) == word
        if dated:
            day = value(dated.name)
            outside = meant & ((day < nw.lit(law.first or "")) | (day > nw.lit(law.last or "9999")))
            days = f"{law.first or '…'} 至 {law.last or '…'}"
            message = f"{word}这一类只在 {days} 施行（{law.basis}），{dated.called} 那天不在有效期内"
            yield Rule(dated.name, "period", outside, message, f"请核对，或改用那天有效的类别（{classes.called}）")
        if not law.verified:
            fix = "核对法规原文后，在类别表里把 verified 改为 true"
            yield Rule(classes.name, "period", meant, f"{word}这一类：{law.told}", fix, warning=True)


def _missing(field: str, message: str) -> Rule:
    return Rule(field, "period", nw.col(field).is_null(), message, "请按原始材料补填")


def _status(status: Status) -> Iterator[Rule]:
    """Ask a withdrawn record why and since when (行政处罚法 art. 48); why is one of six reasons, which name nobody."""
    withdrawn = nw.col(status.field).is_in(status.withdrawn)
    for field, what in ((status.reason, "理由"), (status.on, "日期")):
        bad = withdrawn & nw.col(field).is_null()
        yield Rule(field, "status", bad, f"已撤回或停止公示的记录要写明{what}", "请补填；该记录只公布日期和理由")
    corrected = nw.col(status.field).is_in(status.corrected)
    for field, what in ((status.note, "更正了什么"), (status.corrected_on, "哪天更正")):
        if field:
            bad = corrected & nw.col(field).is_null()
            yield Rule(field, "status", bad, f"更正过的记录要写明{what}", "请补填；它会印在记录页和“最近变化”里")
    free = withdrawn & ~nw.col(status.reason).is_in(REASONS)
    fix = f"只能写：{choices(REASONS)}；涉及隐私、未成年人的写 {REASONS[-1]}；更正了什么另写一栏"
    yield Rule(
        status.reason, "status", free, "理由会印在原来的网址上，不能自己写", fix, told=(status.reason,), tell=described
    )


def _person(contract: Contract) -> Iterator[Rule]:
    """Refuse a natural person's code, which could only be an identity number, and the full name.

    A name is masked to the family name and 某: no more of a person than the purpose needs (PIPL arts 6, 34).
    """
    if contract.person is None or contract.subject is None:
        return
    person = nw.col(contract.person.field).is_in(contract.person.values)
    bad = person & ~nw.col(contract.subject.id).is_null()
    fix = "请清空这一格；身份证件号码不得出现在文件里"
    yield Rule(contract.subject.id, "person", bad, "当事人是自然人，不应有代码", fix)
    full = person & full_name(contract.subject.name)
    yield Rule(contract.subject.name, "person", full, "像是自然人的全名", MASK_IT)
