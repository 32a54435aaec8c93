"""What every answer carries: security headers, caching, compression done once per file."""

from __future__ import annotations

import base64
import functools
import gzip
import hashlib
import threading
from collections.abc import Iterable
from pathlib import Path

import brotli
import dash
from flask import Flask, Response, abort, request, send_from_directory
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import generate_csrf

ASSETS = Path(__file__).parent.parent / "assets"
FOREVER = "public, max-age=31536000, immutable"
SQUEEZED = ("text/", "application/javascript", "application/json", "image/svg+xml")
WORTH_SQUEEZING = 1024
BUNDLES = {"pages.css": "text/css", "pages.js": "text/javascript"}
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@functools.cache
def bundle(name: str) -> bytes:
    """What every page needs of our own styles or scripts, in one file instead of a dozen.

    app.css stays by itself: the sign-in page has fetched it already.
    """
    ending = name.rpartition(".")[2]
    parts = sorted(part for part in ASSETS.glob(f"*.{ending}") if part.name != "app.css")
    return b"\n".join(part.read_bytes() for part in parts)


@functools.cache
def vendored(name: str) -> str:
    """The address of a file under assets/vendor, or of a bundle: named by its content, so kept
    for good."""
    data = bundle(name) if name in BUNDLES else (ASSETS / "vendor" / name).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return f"/vendor/{name}?m={digest[:12]}"


def init_app(server: Flask, app: dash.Dash, assets: Path, *, inline: Iterable[str]) -> None:
    """Serve the vendored files and finish every answer; `inline` are the index page's scripts."""
    server.session_interface = Sessions()
    hashes = [*map(_hash, inline), *app.csp_hashes()]
    policy = POLICY.format(hashes=" ".join(map(_quoted, hashes)))

    @server.get("/vendor/<path:name>", endpoint="vendor")
    def vendor(name: str) -> Response:
        if name in BUNDLES:
            return Response(bundle(name), mimetype=BUNDLES[name])
        if not name.endswith((".js", ".css")):
            abort(404)
        return send_from_directory(assets / "vendor", name)

    squeezed = Squeezed()

    @server.after_request
    def finish(response: Response) -> Response:
        response.headers.update(HEADERS)
        # A stranger's file that a browser opens brings a stricter one of its own.
        response.headers.setdefault("Content-Security-Policy", policy)
        if server.config["SESSION_COOKIE_SECURE"]:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        _cache(response)
        if response.mimetype == "text/html" and response.status_code == 200:
            _give_csrf_cookie(response, secure=server.config["SESSION_COOKIE_SECURE"])
        return squeezed.finish(response)


def _cache(response: Response) -> None:
    """Files are named by their content and kept for good; everything else is never kept."""
    if response.status_code in (200, 304) and _is_static():
        response.headers["Cache-Control"] = FOREVER
        response.headers.pop("Vary", None)
        return
    response.headers["Cache-Control"] = "no-store"


def _is_static() -> bool:
    path = request.path
    if path.startswith("/_dash-component-suites/"):
        # Fingerprinted, all but the few files the renderer asks for by their plain name.
        return ".v" in path
    return path.startswith(("/vendor/", "/assets/fonts/")) or (
        path.startswith("/assets/") and "m" in request.args
    )


def _give_csrf_cookie(response: Response, *, secure: bool) -> None:
    # Read by Dash in the browser and sent back as a header with every callback.
    response.set_cookie("_csrf_token", generate_csrf(), samesite="Lax", secure=secure)


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions, which leave files alone: the door reads the session for those too, and
    "Vary: Cookie" would let no second tab use what the first has fetched."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not _is_static():
            super().save_session(app, session, response)


class Squeezed:
    """Compressed answers; a file's are kept, so that each is compressed once in a worker's life."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}
        self._lock = threading.Lock()

    def finish(self, response: Response) -> Response:
        """Compress the answer for a browser that takes it."""
        encoding = _encoding()
        if encoding is None or not _is_worth_squeezing(response):
            return response
        response.direct_passthrough = False
        response.set_data(self._squeeze(response, encoding))
        response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers.pop("ETag", None)
        return response

    def _squeeze(self, response: Response, encoding: str) -> bytes:
        if not _is_static():
            return _squeeze(response.get_data(), encoding, best=False)
        # By what the file holds: anybody could make up endless addresses for the same file.
        data = response.get_data()
        key = (hashlib.sha256(data).hexdigest(), encoding)
        if key not in self._kept:
            squeezed = _squeeze(data, encoding, best=True)
            with self._lock:
                self._kept.setdefault(key, squeezed)
        return self._kept[key]


def _is_worth_squeezing(response: Response) -> bool:
    if response.status_code != 200 or "Content-Encoding" in response.headers:
        return False
    if not response.mimetype.startswith(SQUEEZED):
        return False
    is_long = (response.content_length or WORTH_SQUEEZING) >= WORTH_SQUEEZING
    return _is_static() or (is_long and not response.is_streamed)


def _encoding() -> str | None:
    accepted = request.accept_encodings
    if "br" in accepted:
        return "br"
    return "gzip" if "gzip" in accepted else None


def _squeeze(data: bytes, encoding: str, *, best: bool) -> bytes:
    if encoding == "br":
        return brotli.compress(data, quality=9 if best else 4)
    return gzip.compress(data, compresslevel=9 if best else 5, mtime=0)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _quoted(value: str) -> str:
    return value if value.startswith("'") else f"'{value}'"
