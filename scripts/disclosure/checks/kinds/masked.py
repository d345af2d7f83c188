"""`masked`: no full name of a natural person stands in a field, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.checks.asking import Question, Scene
from disclosure.checks.people import MASK_IT, full_name
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.contract.arguments import FieldNames
from disclosure.contract.kind import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked(Ruling):
    """What looks like a name and is none of a shop is the family name and 某.

    For the fields that the register's `person` does not speak of: a legal representative, whoever runs a stall.
    """

    name = "masked"
    says = "A name of a natural person is the family name and 某, wherever `when` holds (always, without it)."
    example = '{"kind": "masked", "fields": ["legal_rep"], "when": {"party_kind": ["个体工商户"]}}'

    fields: tuple[str, ...] = argument(FieldNames("The fields with names.", ("string",)))

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether each field holds no full name."""
        yield Question(scene.frame, tuple(map(self._rule, self.fields)))

    def _rule(self, name: str) -> Rule:
        return Rule(name, self.name, self.met(full_name(name)), self.said("像是自然人的全名"), MASK_IT, self.mild)
