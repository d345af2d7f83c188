"""What a register says to who asks for one record or one party: sentences, groups, what words mean, how to object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any, Final, Self

REPLACED: Final = "已换新证"  # the state of a record that another one has replaced


@dataclass(frozen=True, slots=True)
class Supersedes:
    """Which record has replaced another: of those that are alike in *same*, that with the latest day in *newest*."""

    same: tuple[str, ...]
    newest: str

    @classmethod
    def parse(cls, value: Mapping[str, Any] | None) -> Self | None:
        """Read a `supersedes` that the JSON Schema has accepted."""
        return None if value is None else cls(tuple(value["same"]), value["newest"])


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of a record that belong together; *folded*: they stand folded at the end of its page."""

    title: str
    fields: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """Whom to tell that a record is wrong, and where it is said how.

    *agency* is the field that names the body, *page* the address of a page of the site, from its root.
    """

    agency: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Sentences by a word of outcome or state ("": any other), groups, and what words mean."""

    verdict: Mapping[str, str] = default(default_factory=dict)
    groups: tuple[Group, ...] = ()
    meanings: Mapping[str, str] = default(default_factory=dict)
    objection: Objection = Objection()  # frozen, so safe to share

    def sentence(self, word: str | None) -> str:
        """Return the pattern for a record that stands so; "" where there is none."""
        return self.verdict.get(word or "") or self.verdict.get("", "")

    @classmethod
    def parse(cls, register: Mapping[str, Any]) -> Self:
        """Read a `register` that the JSON Schema has accepted."""
        return cls(
            verdict=register.get("verdict", {}),
            groups=tuple(map(_group, register.get("groups", ()))),
            meanings=register.get("meanings", {}),
            objection=Objection(**register.get("objection", {})),
        )


def _group(said: Mapping[str, Any]) -> Group:
    return Group(said["title"], tuple(said["fields"]), said.get("folded", False))


NO_ANSWERS: Final = Answers()
