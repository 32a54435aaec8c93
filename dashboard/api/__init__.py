"""The open data under /api/v1: read-only JSON for other systems, each by a key of its own."""
