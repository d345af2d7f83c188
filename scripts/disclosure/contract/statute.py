"""What a row of a reference table says of its law: its words, its days in force, whether somebody has read it."""

from __future__ import annotations

from dataclasses import dataclass

LAW_COLUMNS = ("basis", "effective_from", "effective_to", "verified")


@dataclass(frozen=True, slots=True)
class Law:
    """What a problem repeats of a law, and its first and last day in force (ISO, or none)."""

    basis: str
    first: str | None
    last: str | None
    verified: bool

    def holds(self, day: str) -> bool:
        """Whether it is in force on a day."""
        return (self.first or day) <= day <= (self.last or day)

    @property
    def told(self) -> str:
        """What stands in brackets after a message."""
        return self.basis if self.verified else f"{self.basis}，还没有核实，只作提醒"
