"""A document is marked as partly out of force: the alarm, the drafted line, the log's name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Chromium, Demonstration, Window, chromium
from playwright.sync_api import expect

LAW = "luat-pctn"
PROOF = "Cơ sở dữ liệu quốc gia về văn bản pháp luật ghi: hết hiệu lực một phần"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A browser, with a server of its own: this walk changes the registry."""
    with chromium() as opened:
        yield opened


def citing(server: Demonstration) -> list[tuple[str, int | None]]:
    """The places of the plan whose words cite the law, and the task of each."""
    return server.ask(
        "select c.place, t.id from citations c join documents d on d.id = c.cited_id "
        "left join tasks t on t.section_id = c.section_id where d.key = ? and c.via <> 'self' "
        "order by c.start", LAW,
    )


def test_a_document_partly_out_of_force_raises_an_alarm_that_an_officer_settles(
    web: Chromium,
) -> None:
    with web.window("officer") as window:
        walk(web.server, window)


def walk(server: Demonstration, window: Window) -> None:
    page = window.open(f"/documents/{LAW}?deed=validity")
    page.locator("#document-validity-now").select_option("partly_expired")
    page.locator("#document-validity-from").fill("2026-07-01")
    page.locator("#document-validity-proof").fill(PROOF)
    page.locator("#document-validity-save").click()
    expect(page.locator(".document-form .outcome").first).to_contain_text("hiệu lực")

    page = window.open(f"/alarms?document={LAW}")
    item = page.locator(".alarm-item", has_text="Hết hiệu lực một phần từ 01/07/2026")
    expect(item).to_contain_text("trước đó: còn hiệu lực")
    item.locator("a.btn").click()
    places = citing(server)
    assert places
    for place, task in places:
        row = page.locator(f"tr:has(a[href*='/sections/{place}'])")
        expect(row).to_be_visible()
        if task:
            expect(row.locator(f"a[href^='/tasks/{task}']").first).to_be_visible()
    drafted = page.locator("#alarms-draft")
    expect(drafted).to_have_value(
        "Đề nghị UBND tỉnh xem xét sửa đổi, bổ sung Kế hoạch số 66/KH-UBND ngày 05/10/2022: tại "
        "điểm c khoản 5 Mục II, cập nhật viện dẫn Luật số 36/2018/QH14 ngày 20/11/2018, vì văn "
        "bản này hết hiệu lực một phần từ ngày 01/07/2026."
    )
    page.locator("#alarms-settle").click()
    expect(page.locator("#alarms-settle-said")).not_to_be_empty()
    page.locator("#alarms-outcome").select_option("amend_plan")
    page.locator("#alarms-note").fill("Đã đối chiếu văn bản hợp nhất")
    page.locator("#alarms-settle").click()
    expect(page.locator("#notice")).to_contain_text("Đã ghi kết quả xử lý")

    page = window.open("/audit")
    for deed in ("Ghi hiệu lực văn bản", "Xử lý cảnh báo văn bản"):
        line = page.locator("table.audit tbody tr", has_text=deed).first
        expect(line).to_contain_text("Cán bộ Sở Nội vụ")
    window.expect_nothing_wrong()
