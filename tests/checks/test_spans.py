"""An event of a campaign whose last day lies months behind its first."""

from __future__ import annotations

from packages import field, places

FIELDS = [field("no"), field("day", "date"), field("until", "date")]
EVENTS = {"view": "events", "roles": {"from": "day", "to": "until"}}


def test_an_event_of_more_than_two_months_is_a_slip_of_the_pen(of_register):
    days = [
        ("2026-09-08", "2026-11-09"),
        ("2026-09-08", "2026-11-10"),
        ("2026-09-08", "2206-09-08"),
        ("2026-09-08", ""),
    ]

    problems = of_register(FIELDS, [[str(no), *pair] for no, pair in enumerate(days)], **EVENTS)

    assert [one for one in places(problems) if one[0] == "long-event"] == [
        ("long-event", 3, "until"),
        ("long-event", 4, "until"),
    ]
    [said] = [one.message for one in problems if one.kind == "long-event" and one.row == 3]
    assert said == "一场活动前后相差超过 62 天，多半写错了年月，现为 2026-09-08 和 2026-11-10"


def test_an_event_of_one_day_and_any_other_register_are_left_alone(of_register):
    rows = [["1", "2026-09-08", "2027-09-08"]]

    assert places(of_register(FIELDS, rows, view="events", roles={"from": "day"})) == []
    assert places(of_register(FIELDS, rows)) == []
