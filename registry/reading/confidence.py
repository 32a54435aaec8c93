"""How far each rule of the reader can be trusted: the share of its findings that were right.

Where a rule spoke ten times or more on the texts of `tests/gold`, the figure is its measured
precision there; the others have the figure of their kind of finding.
"""

from __future__ import annotations

# What a rule says that nobody has measured yet.
USUAL = 0.80
CONFIDENCE: dict[str, float] = {
    # A person said it.
    "given": 1.00,
    "reviewed": 1.00,
    # Sections.
    "label": 0.99,
    "meant_label": 0.90,
    "opening_paragraph": 0.95,
    "closing_paragraph": 0.85,
    "unlabelled": 0.80,
    # The header.
    "number_line": 1.00,
    "place_and_date": 1.00,
    "kind_line": 1.00,
    "symbol": 0.95,
    "letterhead": 0.95,
    "signer_line": 0.95,
    "recipient_line": 0.95,
    "subject_line": 0.95,
    # Rows.
    "table_row": 0.95,
}


def confidence_of(rule: str) -> float:
    """From 0 to 1, by the name of the rule alone."""
    return CONFIDENCE.get(rule, USUAL)
