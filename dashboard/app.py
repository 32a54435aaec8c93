"""Builds the Dash app on a Flask server behind the door, and checks that nothing was left open."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import Any

import dash
import flask
from flask_wtf.csrf import CSRFProtect

from dashboard import access, doors, first_picture, routes, shell, static, texts
from dashboard.pages import SITE
from db import Database

PLOTLY = "/vendor/plotly-basic-3.7.0.min.js"
INDEX = """<!doctype html>
<html lang="vi">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
{%favicon%}
{%css%}
<link rel="stylesheet" href="__STYLES__">
<script>__PLOTLY__</script>
</head>
<body data-signed-out="__SIGNED_OUT__" data-sign-in="__SIGN_IN__" data-not-allowed="__NOT_ALLOWED__"
 data-failed="__FAILED__" data-offline="__OFFLINE__" data-newer="__NEWER__" data-stale="__STALE__">
__FIRST__{%app_entry%}
<footer>{%config%}{%scripts%}<script src="__SCRIPTS__"></script>{%renderer%}</footer>
</body>
</html>"""
# The renderer fetches the whole plotly.js by a name it builds in; ours is the small bundle.
USE_OUR_PLOTLY = (
    "Object.defineProperty(window,'_dashPlotlyJSURL',{get:()=>'" + PLOTLY + "',set(){}});"
    "document.documentElement.dataset.theme=localStorage.getItem('theme')||"
    "(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light');"
)


class QuietDash(dash.Dash):
    """Dash that sends a page with its first picture, and tells nobody the server's versions."""

    def interpolate_index(self, **parts: Any) -> str:
        """The page around the app; its picture stands until the app has drawn the same."""
        title, picture = first_picture.of_request()
        page: str = super().interpolate_index(**{**parts, "title": escape(title)})
        return page.replace(first_picture.MARK, picture, 1)

    def _config(self) -> dict[str, Any]:
        said: dict[str, Any] = super()._config()
        for name in ("python_version", "dash_version", "plotly_version", "dash_version_url"):
            if name in said:
                said[name] = ""
        return said


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
        index_string=_index(),
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
    static.init_app(server, app, static.ASSETS, inline=USE_OUR_PLOTLY)
    return app


def _index() -> str:
    said = {
        "__FIRST__": first_picture.MARK,
        "__PLOTLY__": USE_OUR_PLOTLY,
        "__STYLES__": static.vendored("pages.css"),
        "__SCRIPTS__": static.vendored("pages.js"),
        "__SIGNED_OUT__": texts.SESSION_ENDED,
        "__SIGN_IN__": texts.SIGN_IN_AGAIN,
        "__NOT_ALLOWED__": texts.NO_RIGHT_LINE,
        "__FAILED__": texts.UNKNOWN_ERROR,
        "__OFFLINE__": texts.OFFLINE,
        "__NEWER__": texts.NEWER,
        "__STALE__": texts.STALE_SINCE,
    }
    page = INDEX
    for mark, words in said.items():
        page = page.replace(mark, words)
    return page


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
