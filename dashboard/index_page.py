"""The page around the app: what the browser gets first, and in which order the rest comes.

First the styles and the page's own picture, which is painted; then the scripts are fetched, run in
their order, and take the picture over. Fetched sooner they would hold the painting up.
"""

from __future__ import annotations

from html import escape
from typing import Any

import dash

from dashboard import first_picture, static, texts

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
<script>__BEFORE__</script>
</head>
<body data-signed-out="__SIGNED_OUT__" data-sign-in="__SIGN_IN__" data-not-allowed="__NOT_ALLOWED__"
 data-failed="__FAILED__" data-offline="__OFFLINE__" data-newer="__NEWER__" data-stale="__STALE__"
 data-plan="__PLAN__" data-usual-plan="__USUAL_PLAN__">
__FIRST__{%app_entry%}
<footer>{%config%}<template id="later">{%scripts%}{%renderer%}</template></footer>
<script>__START__</script>
</body>
</html>"""
# The renderer fetches the whole plotly.js by a name it builds in; ours is the small bundle.
BEFORE = (
    "Object.defineProperty(window,'_dashPlotlyJSURL',{get:()=>'" + PLOTLY + "',set(){}});"
    "document.documentElement.dataset.theme=localStorage.getItem('theme')||"
    "(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light');"
)
# Run back to back before the first painting the scripts would hold it up by half a second.
START = (
    "(()=>{let begun=false;const begin=()=>{if(begun)return;begun=true;"
    "const files=[...document.getElementById('later').content.querySelectorAll('script[src]')];"
    "files.forEach((one,place)=>{const made=document.createElement('script');"
    "made.src=one.getAttribute('src');made.async=false;"
    "if(place===files.length-1)made.onload=()=>{window.renderer=new DashRenderer()};"
    "document.body.append(made)})};"
    "requestAnimationFrame(()=>setTimeout(begin));setTimeout(begin,document.hidden?0:400)})();"
)
INLINE = (BEFORE, START)
# Dash sends these with every app: a stand-in for browsers of ten years ago, a table we never draw.
UNUSED = ("/deps/polyfill@", "/dash_table/")


class QuietDash(dash.Dash):
    """Dash that sends a page with its first picture, and tells nobody the server's versions."""

    def interpolate_index(self, **parts: Any) -> str:
        """The page around the app; its picture stands until the app has drawn the same."""
        first = first_picture.of_request()
        said = {**parts, "title": "__TITLE__", "scripts": _scripts(parts["scripts"])}
        page: str = super().interpolate_index(**said)
        # Names that people typed come in last: nothing of theirs is taken for a mark.
        for mark, words in (("__TITLE__", first.title), ("__PLAN__", first.plan),
                            ("__USUAL_PLAN__", first.default)):
            page = page.replace(mark, escape(words), 1)
        return page.replace(first_picture.MARK, first.picture, 1)

    def _config(self) -> dict[str, Any]:
        said: dict[str, Any] = super()._config()
        for name in ("python_version", "dash_version", "plotly_version", "dash_version_url"):
            if name in said:
                said[name] = ""
        return said


def _scripts(tags: str) -> str:
    """The scripts that are needed, in their order."""
    sources = [tag.split('"')[0] for tag in tags.split('src="')[1:]]
    kept = [one for one in sources if not any(name in one for name in UNUSED)]
    kept.append(static.vendored("pages.js"))
    return "".join(f'<script src="{one}"></script>' for one in kept)


def index() -> str:
    """The page's frame, with the words that its scripts say."""
    said = {
        "__FIRST__": first_picture.MARK,
        "__BEFORE__": BEFORE,
        "__START__": START,
        "__STYLES__": static.vendored("pages.css"),
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
