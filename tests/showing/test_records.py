from __future__ import annotations

import pytest

from disclosure.showing.model import ShownRecord
from inspections import sample, write_inspections
from packages import field
from published import among, published


@pytest.fixture
def records(tmp_path):
    """Return a function that publishes inspection rows and gives the shown records."""

    def run(*rows, **register) -> list[ShownRecord]:
        data = write_inspections(tmp_path / "data", rows, register=register)
        with published(data, tmp_path / "scratch", rows_per_page=2) as site:
            return list(site.shown["inspections"].records.records())

    return run


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("{food}", "食品1", id="one field"),
        pytest.param("{agency}:{food}({on})", "示例市场监管局:食品1(2022-09-29)", id="labels and dates as shown"),
        pytest.param("抽检 {no}", "抽检 S1", id="text around"),
        pytest.param("{reason}", "S1", id="empty: the id"),
        pytest.param("{reason} ", "S1", id="blank: the id"),
        pytest.param("{food}{reason}", "食品1", id="an empty part"),
    ],
)
def test_a_record_is_called_by_its_title(title, shown, records):
    [record] = records(sample(1), title=title)

    assert record.title == shown


def test_a_record_without_a_page_has_a_place_that_no_other_record_moves(records):
    found = records(*(sample(n, conclusion="不合格" if n == 3 else "合格") for n in range(1, 5)))

    assert [one.address for one in found] == [
        among("inspections", "S1"),
        among("inspections", "S2"),
        "inspections/records/S3/",
        among("inspections", "S4"),
    ]


def test_what_is_said_of_a_record_besides_its_cells(records):
    [record] = records(sample(1, valid_to="2022-01-01"))

    assert (record.order, record.record, record.subject) == (1, "S1", "92000000000000001K")
    assert (record.state, record.date, record.until) == ("过期", "2022-09-29", "2025-09-29")


@pytest.mark.parametrize(
    ("outcome", "weights"),
    [
        pytest.param({"adverse": ["不合格"]}, ["plain", "grave"], id="what is adverse is grave"),
        pytest.param({"adverse": ["不合格"], "weights": {"不合格": "caution"}}, ["plain", "caution"], id="or as said"),
        pytest.param(
            {"adverse": ["不合格"], "weights": {"合格": "caution"}}, ["caution", "grave"], id="others as said"
        ),
        pytest.param({"weights": {"合格": "plain", "不合格": "grave"}}, ["plain", "grave"], id="without adverse words"),
    ],
)
def test_an_outcome_weighs_what_the_contract_says(records, outcome, weights):
    outcome = {"field": "conclusion", **outcome}
    found = records(sample(1), sample(2, conclusion="不合格"), outcome=outcome, pages="none")

    assert [one.outcome for one in found] == ["合格", "不合格"]
    assert [one.outcome_weight for one in found] == [one.weight("outcome") for one in found] == weights
    assert [one.adverse for one in found] == [False, "adverse" in outcome]


def test_where_the_contract_weighs_no_word_there_is_no_outcome(records):
    [one] = records(sample(1, conclusion="不合格"), outcome={"field": "conclusion"}, pages="none")

    assert (one.outcome, one.outcome_weight, one.adverse) == (None, "plain", False)


def test_a_state_weighs_what_the_contract_says_as_it_holds_on_the_day(records):
    state = {"field": "state", "until": "valid_to", "then": "过期", "weights": {"过期": "grave", "整改": "caution"}}
    rows = [sample(1), sample(2, state="整改"), sample(3, state="整改", valid_to="2022-01-01"), sample(4, state="")]

    found = records(*rows, state=state)

    assert [(one.state, one.state_weight) for one in found] == [
        ("有效", "plain"),
        ("整改", "caution"),
        ("过期", "grave"),
        (None, "plain"),
    ]
    assert [one.weight("state") for one in found] == [one.state_weight for one in found]


def test_a_state_without_weights_is_plain(records):
    [one] = records(sample(1, valid_to="2022-01-01"))

    assert (one.state, one.state_weight, one.weight("text")) == ("过期", "plain", "plain")


def test_of_a_list_the_heaviest_member_weighs(shown):
    cells = ["合格", "整改,合格", "合格,罚款,整改", "罚款", "", "整改罚款"]
    fields = [field("no"), field("results", "list")]
    rows = {"fields": fields, "primaryKey": "no", "rows": [[str(n), cell] for n, cell in enumerate(cells)]}
    outcome = {"field": "results", "adverse": ["罚款"], "weights": {"整改": "caution"}}

    register = shown("checks", {"rows": rows}, outcome=outcome, pages="adverse")
    found = list(register.records.records())

    assert [one.outcome_weight for one in found] == ["plain", "caution", "grave", "grave", "plain", "plain"]
    assert [one.adverse for one in found] == [one.paged for one in found] == [False, False, True, True, False, False]


def test_the_records_of_a_subject_stand_together_in_their_order(tmp_path):
    one, two = "92000000000000001K", "92000000000000002N"
    rows = [sample(1, uscc=two), sample(2, uscc=one), sample(3, uscc=""), sample(4, uscc=two)]
    data = write_inspections(tmp_path / "data", rows)
    with published(data, tmp_path / "scratch") as site:
        file = site.shown["inspections"].by_subject
        found = [ShownRecord.of(file.places, texts) for texts in file.lines()]

    assert [(record.subject, record.record) for record in found] == [(one, "S2"), (two, "S1"), (two, "S4")]
    assert found[0].cells["food"] == "食品2"
    assert found[0].cells.link("firm") == f"subjects/{one}/"
