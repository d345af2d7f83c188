"""Raw tables to problems: types, constraints, keys, references, the contract's own checks and the law's needs.

Every check is an expression over lazy frames; what is compared with frictionless, and where we are stricter,
stands in the docstrings of values.py and constraints.py, and tests/checks/test_like_frictionless.py holds us
to it.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from disclosure.cache import FORGETFUL, Cache
from disclosure.checks.asking import Scene, asked
from disclosure.checks.cells import cell_rules, column_rules, suspicious
from disclosure.checks.codes import Review, code_problems, unreviewed
from disclosure.checks.constraints import constraint_rules, pattern_problems, unreadable_patterns
from disclosure.checks.days import day_rules
from disclosure.checks.deadline_rules import limit_problems
from disclosure.checks.gaps import gap_rules
from disclosure.checks.horizon import calendar_rules
from disclosure.checks.keys import key_problems, key_rules
from disclosure.checks.law import law_rules
from disclosure.checks.lists import list_rules
from disclosure.checks.passed import Passed, WhenAsked
from disclosure.checks.references import Key, Readies, orphan_rules, reference_problems
from disclosure.checks.rules import apply
from disclosure.checks.second_headers import header_rules
from disclosure.checks.spans import span_rules
from disclosure.checks.strays import stray_rules
from disclosure.checks.sum_rows import total_rules
from disclosure.checks.wording import wording_rules
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.reading.classes import with_classes
from disclosure.reading.tables import Tables


class Known(NamedTuple):
    """What is known beforehand: wrong-looking numbers that were really issued so, and tables that were in order."""

    review: Review = unreviewed
    cache: Cache = FORGETFUL


NOTHING_KNOWN: Final = Known()


def check(
    catalogue: Catalogue, tables: Tables, engine: Engine, as_of: date, known: Known = NOTHING_KNOWN
) -> list[Problem]:
    """Return everything wrong with the rows of *tables*, warnings included, in the catalogue's order.

    A table that could not be read is absent from *tables*; what refers to it is then not checked. *as_of* is
    the day that the data stands at.
    """
    catalogue, tables, problems = with_classes(catalogue, tables, engine)
    readies, passed = WhenAsked(tables, engine), Passed(known.cache, tables, as_of)

    def ask(key: Key, others: Readies) -> list[Problem]:
        return _table_problems(Scene(others[key], others, engine, as_of))

    for folder, package in catalogue.packages.items():
        problems += limit_problems(package, readies, engine)
        for resource in package.resources:
            if (folder, resource) in tables:
                problems += passed.unless((folder, resource), readies, ask)
    problems += code_problems(tables, engine, known.review)
    readies.forget()
    return problems


def _table_problems(scene: Scene) -> list[Problem]:
    table, others, engine = scene.table, scene.others, scene.engine
    asked_rules, asked_problems = asked(scene)
    unreadable = unreadable_patterns(table)
    suspects = suspicious(table, engine)
    rules = [
        *table.rules,
        *constraint_rules(table, unreadable, engine),
        *asked_rules,
        *law_rules(table),
        *calendar_rules(table),
        *day_rules(table, scene.as_of),
        *gap_rules(table),
        *span_rules(table),
        *wording_rules(table),
        *cell_rules(table, suspects, engine),
        *total_rules(table, suspects, engine),
        *stray_rules(table),
        *column_rules(table, engine),
        *(rule for rules in (list_rules, header_rules, key_rules, orphan_rules) for rule in rules(table)),
    ]
    return [
        *pattern_problems(table, unreadable),
        *apply([scene.quoted(rule) for rule in rules], table.frame, engine),
        *key_problems(table, engine),
        *reference_problems(table, others, engine),
        *asked_problems,
    ]
