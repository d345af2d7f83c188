"""Procedures from their rows, and the table of working days that stands beside them without a script."""

from __future__ import annotations

from datetime import timedelta

import pytest

from packages import load
from rendered import text_of
from ways import AS_OF, ROLES, write_calendar, write_ways

PAGE = "ways/records/A-1/index.html"
DAYS = "catalog/working-days/index.html"


def test_a_procedure_says_who_by_what_and_step_by_step_until_when(data, build):
    write_calendar(data)
    write_ways(data)

    pages = build(data)

    page = pages[PAGE]
    names, values = (text_of(page, f"[aria-labelledby=procedure] {name}") for name in ("dt", "dd"))
    assert dict(zip(names, values, strict=True)) == {
        "某who": "示例机关", "某law": "某法", "某papers": "未公布", "某limit": "十日", "某fee": "不收费",
        "某remedy": "复议", "kind": "许可",
    }  # fmt: skip
    assert text_of(page, ".steps__item") == [
        "提出申请申请人",
        "受理 当场某法第一条",
        "作出决定 2 个工作日 最晚 2022-10-09某法第二条",
        "现场检查 2 个月 最晚 2022-11-30某法第三条",
        "颁发证书 60 个工作日 最后一天还不能算：工作日历没有那么远示例局某法第四条",
    ]
    assert "从 2022-09-30 起算" in text_of(page, "[aria-labelledby=steps] .small")[0]
    assert 'href="../../../catalog/working-days/"' in page
    assert text_of(page, "[aria-labelledby=facts] dt") == ["no", "title"]
    assert text_of(pages["ways/index.html"], "[aria-labelledby=view] li") == ["办证：十日"]


def test_the_table_of_working_days_says_the_last_day_of_every_limit_as_far_as_the_calendar_goes(data, build):
    write_calendar(data)
    write_ways(data)

    pages = build(data)

    rows = text_of(pages[DAYS], "tbody tr")
    assert text_of(pages[DAYS], "thead")[0].startswith("起算5")
    assert rows[0].startswith("30 周五10-1210-1410-1910-26")
    assert rows[3].startswith("3 周一 国庆节10-1210-14")  # from a day off as from the last day before it
    assert rows[8].startswith("8 周六 调休上班10-1310-17")
    assert rows[0].endswith("还不能算—")
    assert "工作日对照表" in text_of(pages["catalog/map/index.html"], "main li")


def test_a_calendar_that_is_over_says_so_and_none_has_no_page(data, build):
    write_ways(data)
    assert DAYS not in build(data)

    write_calendar(data, first=AS_OF - timedelta(40))
    pages = build(data)

    assert "工作日历还没有" in pages[DAYS]
    assert "最后一天还不能算" in pages[PAGE]


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ({"who": "who"}, "view 是 procedures，却没有写 roles.basis"),
        ({**ROLES, "steps": "ways"}, "roles.steps 不是记录下面的 resource"),
        ({**ROLES, "within": "fee"}, "register.roles.within"),
        ({**ROLES, "theme": "limit"}, "roles.theme 与 view procedures 无关"),
        ({name: field for name, field in ROLES.items() if name != "steps"}, "却没有写 steps"),
    ],
)
def test_roles_of_a_procedure_that_do_not_fit_are_named(data, roles, told):
    write_ways(data, roles)

    _, problems = load(data)

    assert any(told in problem.message for problem in problems), [problem.message for problem in problems]
