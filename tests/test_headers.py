"""What every answer carries: the exact policy, no sniffing, no keeping, and careful cookies."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

import cast
import flask
import pytest

Open = Callable[..., cast.Browser]
ADDRESSES = ("/login", "/", "/tasks", "/no/such/page", "/_dash-layout", "/_dash-dependencies",
             "/healthz", "/password", "/assets/app.css", "/assets/none.css", "/vendor/none.js")
CSP = (
    r"default-src 'self'; script-src 'self'( 'sha256-[A-Za-z0-9+/=]{44}')+; "
    r"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    r"connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    r"frame-ancestors 'none'"
)


def every_answer(browser: Open) -> list[tuple[str, flask.Response]]:
    """Answers of every kind: pages, refusals, errors, callbacks, files."""
    stranger, officer = browser(), browser("officer")
    answers = [(f"stranger {path}", stranger.http.get(path)) for path in ADDRESSES]
    answers += [(f"officer {path}", officer.http.get(path)) for path in ADDRESSES]
    answers += [
        ("page", officer.page("/tasks")),
        ("malformed", officer.post(data="{", content_type="application/json")),
        ("no csrf", officer.http.post("/logout")),
        ("wrong method", officer.http.put("/login")),
        ("huge", officer.http.post("/login", data={"username": "x" * 3_000_000})),
    ]
    return answers


def test_every_answer_has_the_exact_policy_and_is_not_sniffed_framed_or_kept(
    browser: Open,
) -> None:
    for name, answer in every_answer(browser):
        headers = answer.headers
        assert re.fullmatch(CSP, headers["Content-Security-Policy"]), name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["X-Frame-Options"] == "DENY", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert headers["Cache-Control"] == "no-store", name
        assert "Access-Control-Allow-Origin" not in headers, name


def test_the_policy_allows_each_inline_script_of_the_page_and_no_other(browser: Open) -> None:
    answer = browser("officer").http.get("/")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"], script[:80]
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]


def test_only_files_named_by_their_content_are_kept_for_good(browser: Open) -> None:
    officer = browser("officer")
    page = officer.http.get("/").text
    files = re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"', page)
    assert any(name.startswith("/assets/app.css?m=") for name in files)
    files += ["/vendor/plotly-basic-3.7.0.min.js",
              "/assets/fonts/plan-sans-wght.woff2"]
    assert len(files) > 8
    for name in files:
        answer = officer.http.get(name, headers={"Accept-Encoding": "br"})
        assert answer.status_code == 200, name
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", name
        # The same for every tab and every person, whatever their cookies say.
        assert answer.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", name
        assert "Set-Cookie" not in answer.headers, name


def test_files_are_squeezed_once_and_made_up_addresses_fill_no_memory(browser: Open) -> None:
    officer = browser("officer")
    finish = officer.server.after_request_funcs[None]
    squeezed = next(
        cell.cell_contents
        for function in finish
        for cell in function.__closure__ or ()
        if type(cell.cell_contents).__name__ == "Squeezed"
    )
    squeezed._kept.clear()
    before = len(squeezed._kept)
    for number in range(30):
        answer = officer.http.get(f"/assets/app.css?m={number}", headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"
    assert len(squeezed._kept) == before + 1


def test_an_answer_says_nothing_of_the_versions_behind_it(browser: Open) -> None:
    for name, answer in every_answer(browser):
        assert "X-Powered-By" not in answer.headers, name
    page = browser("officer").http.get("/").text
    config = re.search(r'id="_dash-config"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert config
    for name in ("python_version", "dash_version", "plotly_version"):
        assert not re.search(rf'"{name}":"[^"]+"', config[1]), name


def cookies(browser: cast.Browser) -> dict[str, str]:
    """The cookies that signing in sets, by name, with their flags."""
    token = browser.form_token()
    fields = {"csrf_token": token, "username": "officer", "password": cast.PASSWORD}
    answers = [browser.http.post("/login", data=fields), browser.http.get("/")]
    said = [line for answer in answers for line in answer.headers.getlist("Set-Cookie")]
    return {line.split("=", 1)[0]: line for line in said}


@pytest.mark.parametrize("is_https", [False, True])
def test_cookies_are_bound_to_this_site_and_to_https_when_there_is_https(
    browser: Open, monkeypatch: pytest.MonkeyPatch, is_https: bool
) -> None:
    made = browser()
    monkeypatch.setitem(made.server.config, "SESSION_COOKIE_SECURE", is_https)
    if is_https:
        monkeypatch.setitem(made.server.config, "SESSION_COOKIE_NAME", "__Host-session")
        made.http.environ_base["wsgi.url_scheme"] = "https"
    set_ = cookies(made)
    session = set_["__Host-session" if is_https else "session"]
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session
    assert "Path=/" in session
    assert "Domain" not in session
    assert ("Secure" in session) is is_https
    token = set_["_csrf_token"]
    assert "SameSite=Lax" in token
    assert ("Secure" in token) is is_https
    hsts = made.http.get("/login").headers.get("Strict-Transport-Security")
    assert hsts == ("max-age=31536000" if is_https else None)


def test_a_callback_without_its_token_or_from_another_site_is_refused(browser: Open) -> None:
    officer = browser("officer")
    body = officer.body(cast.PAGE, {"address.pathname": "/"})
    assert officer.http.post(cast.CALLBACKS, json=body).status_code == 400
    for odd in ("", "x", officer.token()[:-2] + "xx"):
        headers = {"X-CSRFToken": odd}
        assert officer.http.post(cast.CALLBACKS, json=body, headers=headers).status_code == 400
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert 400 <= officer.post(data="{}", content_type=kind).status_code < 500
    assert officer.http.options(cast.CALLBACKS).status_code in (200, 400, 404, 405)
    assert browser("leader").http.post("/logout").status_code == 400
    assert officer.http.open("/login", method="TRACE").status_code == 405
