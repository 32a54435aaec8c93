"""Builds the Dash app on a Flask server behind the door, and checks that nothing was left open."""

from __future__ import annotations

from datetime import timedelta

import dash
import flask
from flask_wtf.csrf import CSRFProtect

from dashboard import access, doors, routes, shell, static, texts
from dashboard.index_page import INLINE, QuietDash, index
from dashboard.pages import SITE
from db import Database


def build(
    server: flask.Flask, database: Database, *, idle: timedelta, longest: timedelta
) -> dash.Dash:
    """Put the door, the plain pages and the Dash app on the server, in this order."""
    server.config["DATABASE"] = database
    access.init_app(server, idle=idle, longest=longest)
    server.register_blueprint(doors.doors)
    routes.init_app(server)
    CSRFProtect(server)
    app = QuietDash(
        __name__,
        server=server,
        title=texts.SYSTEM,
        update_title="",
        assets_folder=str(static.ASSETS),
        # The others come in two bundles (dashboard.static).
        assets_ignore=r"^(?!app\.css$|favicon\.ico$).*",
        assets_path_ignore=["vendor", "fonts"],
        use_pages=False,
        index_string=index(),
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        enable_mcp=False,
        use_async=False,
        compress=False,
        csrf_token_name="_csrf_token",  # noqa: S106 the name of a cookie
        csrf_header_name="X-CSRFToken",
    )
    server.config["DASH"] = app
    for entry in SITE:
        _ = entry.layout
    app.layout = shell.layout
    app._setup_server()
    _warm_up(server)
    _refuse_unguarded(app)
    static.init_app(server, app, static.ASSETS, inline=INLINE)
    return app


def _warm_up(server: flask.Flask) -> None:
    """Run Dash's own first-request work now: two first requests at once would trip over it."""
    with server.test_request_context("/"):
        for hook in server.before_request_funcs.get(None, ()):
            if hook.__module__.startswith("dash."):
                hook()


def _refuse_unguarded(app: dash.Dash) -> None:
    bare = set(app.callback_map) - set(access.POLICIES)
    server_side = {name for name in bare if "callback" in app.callback_map[name]}
    if server_side:
        raise RuntimeError(f"callbacks without a right: {sorted(server_side)}")
