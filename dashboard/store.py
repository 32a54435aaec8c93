"""The record this process serves."""

from __future__ import annotations

from flask import current_app

from db import Database


def record() -> Database:
    """The open record; pages get a session of it, callbacks open one for one command."""
    database: Database = current_app.config["DATABASE"]
    return database
