"""The newest line of the log that any page shows: asked by every open page every two seconds."""

from __future__ import annotations

from sqlalchemy import select

from db.models import AuditEvent

# Deeds that no page shows but the log.
QUIET = ("sign_in", "sign_out", "sign_in_failed", "change_password", "order_file", "cancel_file",
         "make_file", "fail_file", "sweep_files")
_lines = AuditEvent.__table__.c
# Of plain columns and made once.
NEWEST = select(_lines.id).where(_lines.deed.not_in(QUIET)).order_by(_lines.id.desc()).limit(1)
