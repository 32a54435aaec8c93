"""The one search box: what it looks through, kept in step, and how it looks."""

from registry.search.entries import (
    after_upgrade,
    is_complete,
    keep_agency,
    keep_document,
    keep_plan,
    rebuild,
)
from registry.search.looking import Found, documents_saying, look
from registry.search.ranking import LONGEST_QUERY, Hit, Query, query_of

__all__ = [
    "LONGEST_QUERY",
    "Found",
    "Hit",
    "Query",
    "after_upgrade",
    "documents_saying",
    "is_complete",
    "keep_agency",
    "keep_document",
    "keep_plan",
    "look",
    "query_of",
    "rebuild",
]
