"""The order in which the tables of a register are settled."""

from __future__ import annotations

import pytest

from disclosure.publication.lineage import Role, steps

from .conftest import package, resource


def register(*edges):
    """Return a register whose records are `samples`; each edge "child>parent" is a foreign key."""
    pairs = [edge.split(">") for edge in edges]
    names = dict.fromkeys(["samples", *(name for pair in pairs for name in pair)])
    parents = {name: [parent for child, parent in pairs if child == name] for name in names}
    return package(
        "inspections",
        *(
            resource(name, f"no {' '.join(parents[name])}", key="no", keys=[(p, p, "no") for p in parents[name]])
            for name in names
        ),
    )


@pytest.mark.parametrize(
    ("edges", "order"),
    [
        pytest.param([], "records:samples", id="records alone"),
        pytest.param(
            ["photos>findings", "findings>samples"],
            "records:samples descendant:findings descendant:photos",
            id="descendants, nearest first",
        ),
        pytest.param(
            ["samples>notices", "notices>campaigns"],
            "records:samples parent:notices parent:campaigns",
            id="parents, nearest first",
        ),
        pytest.param(
            ["disposals>samples", "disposals>findings", "findings>samples"],
            "records:samples descendant:findings descendant:disposals",
            id="a descendant after all that it names",
        ),
        pytest.param(
            ["samples>campaigns", "samples>notices", "notices>campaigns"],
            "records:samples parent:notices parent:campaigns",
            id="a parent after all that name it",
        ),
        pytest.param(
            ["samples>notices", "findings>samples", "findings>notices"],
            "records:samples descendant:findings parent:notices",
            id="a parent of records and descendants",
        ),
        pytest.param(
            ["samples>samples", "findings>samples"],
            "records:samples descendant:findings",
            id="a table that names itself",
        ),
        pytest.param(
            ["a>samples", "a>b", "b>a"], "records:samples descendant:a descendant:b", id="a circle of keys ends"
        ),
    ],
)
def test_each_resource_is_settled_once_after_those_it_follows_from(edges, order):
    assert " ".join(f"{step.role.value}:{step.resource}" for step in steps(register(*edges))) == order


def test_a_step_knows_its_links():
    [_, step] = steps(
        package(
            "inspections",
            resource("samples", "no year", key="no year"),
            resource("findings", "sample year", keys=[("sample year", "samples", "no year")]),
        )
    )

    [link] = step.links
    assert step.role is Role.DESCENDANT
    assert (link.child, link.fields) == ("findings", ("sample", "year"))
    assert (link.parent, link.keys) == ("samples", ("no", "year"))
