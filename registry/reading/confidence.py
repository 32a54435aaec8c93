"""How far each rule of the reader can be trusted: the share of its findings that were right.

Where a rule spoke ten times or more on the texts of `tests/gold`, the figure is its measured
precision there, 0.99 at most: no rule is certain on a text nobody has seen. The others are set
by hand, below what is measured of their kin. What a person said is certain.
"""

from __future__ import annotations

# What a rule says that nobody has measured.
USUAL = 0.80
MEASURED: dict[str, float] = {
    # Sections and rows.
    "label": 0.99, "table_row": 0.99,
    # The fields of a header.
    "number_line": 0.99, "place_and_date": 0.99, "kind_line": 0.99, "letterhead": 0.99,
    "signer_line": 0.99,
    # Times.
    "column_time": 0.99,
    # Citations.
    "document_number": 0.99, "law": 0.99, "this_document": 0.99, "named_document": 0.89,
    # Agencies and their parts.
    "column_coordinate": 0.99, "column_lead": 0.97, "coordination": 0.94, "heading": 0.95,
    "requested": 0.99, "subject": 0.84, "sentence_subject": 0.45,
}
ASSUMED: dict[str, float] = {
    "given": 1.00, "reviewed": 1.00,
    "meant_label": 0.90, "opening_paragraph": 0.95, "closing_paragraph": 0.85,
    "unlabelled": 0.80, "attached_title": 0.90,
    "recipient_line": 0.90, "subject_line": 0.90,
    "before_date": 0.95, "by_date": 0.95, "before_day_month_yearly": 0.95,
    "by_day_month_yearly": 0.90, "by_month": 0.90, "by_quarter": 0.90, "in_month": 0.90,
    "by_year": 0.85, "by_review_year": 0.80, "by_relative": 0.80, "before_hour": 0.85,
    "column_stage": 0.95, "stage": 0.95, "term_of_office": 0.95, "horizon": 0.90,
    "own_number": 0.99, "party_congress": 0.90, "introduced_subject": 0.80,
    "heading_sentence": 0.90, "heading_collective": 0.85, "demanded": 0.80, "collecting": 0.50,
    "inherited": 0.85,
    "likely_number": 0.85, "amending_law": 0.95, "assigned": 0.95, "done_by": 0.90,
    "heading_request": 0.95, "field_lead": 0.95, "field_coordinate": 0.90, "field_all": 0.90,
    "directed": 0.80, "reporting": 0.85, "spoken_to": 0.85,
}


def confidence_of(rule: str) -> float:
    """From 0 to 1, by the name of the rule alone."""
    return MEASURED.get(rule) or ASSUMED.get(rule, USUAL)
