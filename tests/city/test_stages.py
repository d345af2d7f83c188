"""What stands in data/ goes through all stages of a build, on the day of the sample registers and years later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from disclosure.errors import errors_only
from disclosure.ground.columns import STATE
from sample_registers import DATA
from stages import Stages, stages

DAY, LATER = date(2022, 9, 30), date(2026, 1, 31)


@pytest.fixture(scope="module", params=[DAY, LATER], ids=str)
def found(request, tmp_path_factory) -> Iterator[Stages]:
    with stages(DATA, tmp_path_factory.mktemp("scratch"), request.param) as found:
        yield found


def test_nothing_is_wrong_and_records_come_and_go(found):
    ledgers = {name: register.ledger for name, register in found.registers.items()}
    shown = {state for (state,) in found.rows("licences", "licences", STATE)}

    assert errors_only(found.problems) == []
    assert ledgers["penalties"].published > 50
    assert min(ledgers["penalties"].expired, ledgers["penalties"].withdrawn, ledgers["penalties"].never) > 5
    assert min(ledgers["inspections"].withdrawn, ledgers["licences"].withdrawn) > 2
    assert shown == {"有效", "注销", "撤销", "吊销", "撤回", "过期", "已换新证"}


@pytest.mark.parametrize("found", [DAY], indirect=True)
def test_the_plan_is_published_whole(found):
    assert [row for (row,) in found.rows("plan-tasks", "tasks", "task_no")] == [str(one) for one in range(1, 21)]
    assert found.headline("plan-tasks", "agencies") == 25
    assert found.headline("plan-targets", "targets") == 15
    assert found.chart("plan-tasks", "duties-by-agency")["市市场监管局", ""] == 17
    assert found.headline("plan-reports", "due") == found.headline("plan-reports", "unknown") == 154
    assert found.headline("systems", "systems") == 41
    assert found.headline("coverage", "known") == 0
