"""Every address of the open data: importing this module registers them all."""

from __future__ import annotations

from dashboard.api import description, documents, files, plan, progress
from dashboard.api.door import routes

__all__ = ["description", "documents", "files", "plan", "progress", "routes"]
