"""A passage of the text, and the duties it lays on agencies."""

from __future__ import annotations

from dataclasses import dataclass

from registry.reading.agencies import Named
from registry.reading.findings import AgencyRole


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency given a part, with the place of its name in the flat text."""

    named: Named
    role: AgencyRole
    at: int
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph, or of a cell, and where they start in the flat text."""

    text: str
    at: int

    def gives(self, named: Named, role: AgencyRole, rule: str) -> Duty:
        """The duty of an agency named here."""
        return Duty(named, role, self.at + named.at, rule)

    def after(self, start: int) -> Passage:
        """The rest of the passage."""
        return Passage(self.text[start:], self.at + start)
