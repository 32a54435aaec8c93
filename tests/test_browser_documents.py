"""An officer adds a document of a colliding number, corrects it, relates it, reads its history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import PHONE, Chromium, chromium
from playwright.sync_api import expect
from test_browser_accessible import found as barriers

from dashboard.texts import document_forms as words

NUMBER = "30/NQ-CP"
SUBJECT = "Mua sắm thuốc, thiết bị y tế"
SOURCE = "Công báo đăng toàn văn"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KNOWN = "/documents/nq-cp-30-2022"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def test_an_officer_adds_corrects_and_relates_a_document_of_a_known_number(web: Chromium) -> None:
    with web.window("officer") as window:
        page = window.open("/documents/new")
        page.select_option("#document-add-kind", "resolution")
        page.select_option("#document-add-level", "central")
        page.fill("#document-add-number", "30 / nq - cp")
        page.fill("#document-add-issuer", "Chính phủ")
        page.fill("#document-add-issued_on", "04/03/2023")
        page.fill("#document-add-subject", SUBJECT)
        page.click("#document-add-save")
        alike = page.locator("#document-add-alike")
        expect(alike).to_contain_text("11/03/2022")
        assert page.input_value("#document-add-subject") == SUBJECT
        assert barriers(page) == []
        page.fill("#document-add-number", NUMBER)
        page.check("#document-add-is-other")
        page.click("#document-add-save")
        made = page.locator("#document-add-save-said a")
        expect(made).to_have_text(words.OPEN_ADDED)
        expect(page.locator("#document-add-subject")).to_have_value("")
        address = made.get_attribute("href") or ""

        page = window.open(f"{address}?deed=correct")
        page.fill("#document-edit-signer", "=cmd|calc")
        page.fill("#document-edit-reason", "Bổ sung người ký")
        page.click("#document-edit-save")
        expect(page.locator("#document-edit-save-said .error")).to_contain_text("Người ký")
        assert page.input_value("#document-edit-reason") == "Bổ sung người ký"
        page.fill("#document-edit-signer", "Vũ Đức Đam")
        page.click("#document-edit-save")
        expect(page.locator("#document-form .done")).to_have_text(words.CORRECTED)
        expect(page.locator("#document-fields")).to_contain_text("Vũ Đức Đam")

        page = window.open(f"{address}?deed=relate")
        page.select_option("#document-relate-kind", "replaces:from")
        page.fill("#document-other-sought", "30 nq cp")
        year = page.locator("#document-other label").filter(has_text="11/03/2022")
        year.focus()
        year.click()
        page.fill("#document-relate-proof", SOURCE)
        page.fill("#document-relate-to-clause", "Điều 1")
        page.click("#document-relate-save")
        expect(page.locator("#document-form .done")).to_have_text(words.RELATED)
        expect(page.locator("#document-relations")).to_contain_text(SOURCE)
        lines = page.locator("#document-history li")
        expect(lines).to_have_count(3)
        expect(lines.nth(0)).to_contain_text(words.CHANGES["add_relation"])
        expect(lines.nth(1)).to_contain_text("chưa xác minh → Vũ Đức Đam")
        expect(lines.nth(2)).to_contain_text(words.CHANGES["add_document"])
        window.expect_nothing_wrong()


@pytest.mark.parametrize("deed", ["", *words.DEEDS])
def test_the_forms_have_no_barrier_and_fit_a_phone(web: Chromium, deed: str) -> None:
    with web.window("officer", size=PHONE) as window:
        page = window.open(f"{KNOWN}?deed={deed}")
        assert page.evaluate(WIDE) == 0
        for theme in ("light", "dark"):
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            assert barriers(page) == []
        window.expect_nothing_wrong()


def test_the_page_of_a_new_document_fits_a_phone(web: Chromium) -> None:
    with web.window("officer", size=PHONE) as window:
        page = window.open("/documents/new")
        assert page.evaluate(WIDE) == 0
        assert barriers(page) == []
        window.expect_nothing_wrong()
