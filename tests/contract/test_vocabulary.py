"""The words that are handed to a contract: a view brings its roles."""

from __future__ import annotations

from disclosure.contract import descriptors
from disclosure.contract.shape import contract_schema
from disclosure.contract.vocabulary import Part, Role, View, Vocabulary
from packages import VIEWS, VOCABULARY

ROUTES = View("routes", (Role("stop", "where it stops.", needed=True), Role("due", "when it goes.", Part.DATE)))
WIDER = Vocabulary(VOCABULARY.checks, (*VIEWS, ROUTES))


def told(wrong, data, register):
    """What is wrong with *register* where the view `routes` is known."""
    wrong(register)
    return [problem.message for problem in descriptors.load(data, WIDER)[1]]


def test_a_view_that_is_handed_in_is_known_with_its_roles(wrong, data):
    assert told(wrong, data, {"view": "routes", "roles": {"stop": "a", "due": "on"}}) == []


def test_a_view_that_is_not_is_refused_by_name(wrong):
    [problem] = wrong({"view": "routes"})

    assert problem.message == "register.view 不能是 routes"


def test_its_roles_are_held_against_the_package(wrong, data):
    assert told(wrong, data, {"view": "routes"}) == ["view 是 routes，却没有写 roles.stop"]
    assert told(wrong, data, {"view": "routes", "roles": {"stop": "a", "due": "a"}}) == [
        "register.roles.due 应是日期字段，现为 string"
    ]


def test_the_json_schema_names_the_views_and_says_each_role():
    register = contract_schema(WIDER)["$defs"]["register"]["properties"]

    ours = ["calendar", "campaign", "events", "procedures", "quiz", "targets", "tasks"]
    assert register["view"]["enum"] == ["list", *ours, "routes"]
    assert register["roles"]["properties"]["due"]["description"] == "tasks: by when. routes: when it goes."
    assert register["roles"]["properties"]["values"]["$ref"] == "#/$defs/resource_name"
