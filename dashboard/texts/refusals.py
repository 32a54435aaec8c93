"""Why a deed was refused: what is wrong, where, and what to do."""

import functools
import importlib
from typing import Any

from dashboard.texts import keeping, plans
from dashboard.texts.common import STATES
from dashboard.texts.formats import day, moment
from registry.errors import (
    NotAllowed,
    NotFound,
    NothingChanged,
    RegistryError,
    Stale,
    Unreadable,
)

# The pages that keep refusals of their own.
PAGES = ("alarms", "annex", "deadlines", "desk", "document_forms", "evidence", "exchange", "feeds", "heatmap", "imports", "inputs",
         "keeping", "links", "moved", "my", "obstacles", "packages", "paper_templates", "papers", "programme", "queue", "reading", "requests", "rounds", "scores",
         "screens", "status_import", "tokens", "unresolved", "urging")
SENTENCES: dict[str, str] = {
    "wrong_password": "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock rồi nhập lại.",
    "too_many_failures": (
        "Đã nhập sai quá nhiều lần. Thử lại sau tối đa {minutes} phút, hoặc liên hệ quản trị hệ thống."
    ),
    "wrong_old_password": "Mật khẩu hiện tại không đúng. Nhập lại ô đầu tiên.",
    "password_length": "Mật khẩu mới phải dài từ {shortest} đến {longest} ký tự.",
    "password_weak": "Mật khẩu mới quá dễ đoán: chứa tên đăng nhập hoặc lặp ít ký tự. Chọn câu khác.",
    "bad_username": (
        "Tên đăng nhập “{username}” không hợp lệ: dùng 3–60 chữ cái không dấu, chữ số, dấu chấm "
        "hoặc gạch nối."
    ),
    "bad_full_name": "Thiếu họ tên, hoặc họ tên dài hơn 120 ký tự.",
    "agency_needed": "Tài khoản của cơ quan phải gắn với một cơ quan. Chọn cơ quan trong danh sách.",
    "agency_not_wanted": "Chỉ tài khoản của cơ quan mới gắn với một cơ quan. Bỏ chọn cơ quan.",
    "username_taken": "Tên đăng nhập “{username}” đã có người dùng. Chọn tên khác.",
    "own_account": "Không thể tự khóa tài khoản của chính mình. Nhờ quản trị khác thực hiện.",
    "op_id_reused": "Biểu mẫu này đã được gửi. Tải lại trang để xem kết quả.",
    "round_locked": "Kỳ báo cáo {year} đã khóa sổ, không sửa được nữa.",
    "round_closed": (
        "Kỳ báo cáo {year} đã chốt, cơ quan không gửi thêm được. Nội dung đã nhập vẫn được giữ; liên hệ "
        "Sở Nội vụ nếu cần gia hạn."
    ),
    "own_report": (
        "Nhiệm vụ của chính Sở Nội vụ do Văn phòng hoặc lãnh đạo UBND tỉnh xác nhận. Chọn “Chờ xác nhận” "
        "khi đã làm xong."
    ),
    "not_office_report": "Báo cáo này do Sở Nội vụ xác nhận; lãnh đạo xác nhận báo cáo của Sở Nội vụ.",
    "nothing_to_verify": "Cơ quan chưa báo cáo, hoặc báo cáo đang bị trả lại: chưa có gì để xác nhận.",
    "nothing_to_return": "Cơ quan chưa báo cáo: chưa có gì để trả lại.",
    "undo_too_late": "Việc này đã quá 12 giờ, không hoàn tác được. Sửa lại báo cáo nếu cần.",
    "deadline_in_past": "Thời hạn {day} đã qua. Chọn hôm nay hoặc một ngày sau.",
    "bad_urging": "Khoảng cách đôn đốc từ 1 đến 30 ngày làm việc; báo lãnh đạo sau 1 đến 9 lần.",
    "bad_volumes": "Ngưỡng nhóm khối lượng là 1 đến 4 số tăng dần, từ 2 trở lên, ví dụ 10, 20.",
    "already_verified": "Sở Nội vụ đã ghi kết quả của báo cáo này. Cần sửa thì liên hệ Sở Nội vụ.",
    "result_needed": "Báo đã làm xong thì ghi kết quả, sản phẩm để Sở Nội vụ kiểm tra. Điền ô Kết quả.",
    "done_before_round": "Ngày báo cáo {day} trước ngày mở kỳ ({opens_on}). Chọn ngày trong kỳ.",
    "round_year": "Chỉ mở được kỳ từ năm {first} đến năm {last}.",
    "bad_year": "Năm phải là bốn chữ số, ví dụ 2026.",
    "bad_days": "Số ngày không hợp lệ: sắp đến hạn từ 1 đến 60 ngày làm việc, lâu chưa cập nhật từ 7 đến 365.",
    "round_exists": "Kỳ báo cáo {year} đã được mở.",
    "percent_out_of_range": "Tiến độ phải là số nguyên từ 0 đến 100, không phải {percent}.",
    "bad_percent": "Tiến độ phải là số nguyên từ 0 đến 100. Sửa ô Tiến độ.",
    "bad_day": "Ngày không đúng. Nhập theo dạng ngày/tháng/năm, ví dụ 14/11/2026.",
    "bad_choice": "Lựa chọn không có trong danh sách. Tải lại trang rồi chọn lại.",
    "text_too_long": "Nội dung dài hơn {longest} ký tự. Rút gọn rồi lưu lại.",
    "text_unreadable": "Nội dung có ký tự không đọc được. Xóa ký tự lạ rồi lưu lại.",
    "done_in_future": "Ngày báo cáo {day} ở tương lai. Chọn hôm nay hoặc một ngày đã qua.",
    "agency_cannot_verify": (
        "Cơ quan chọn “Chờ xác nhận” khi đã làm xong; hoàn thành, tạm dừng, không áp dụng do Sở Nội vụ ghi."
    ),
    "not_started_above_0": "Chưa thực hiện thì tiến độ là 0%, không phải {percent}%. Sửa một trong hai ô.",
    "done_below_100": "Đã hoàn thành thì tiến độ là 100%, không phải {percent}%.",
    "reason_needed": "Ghi lý do (từ 5 đến 1.000 ký tự) để người sau hiểu vì sao.",
    "deadline_outside_round": "Thời hạn phải từ năm {year} đến 5 năm sau kỳ này.",
    "agency_name": "Tên cơ quan phải dài từ 2 đến 200 ký tự.",
    "agency_short_name": "Tên viết tắt phải dài từ 1 đến 60 ký tự.",
    "agency_marks": "Tên cơ quan không chứa dấu < hoặc >.",
    "agency_dates": "Ngày kết thúc không thể trước ngày bắt đầu.",
    "already_seeded": "Cơ sở dữ liệu này đã có dữ liệu gốc, không nạp lần nữa.",
    "empty": "Tệp trống, không có chữ nào để đọc.",
    "binary": "Tệp không phải văn bản thuần (.txt). Lưu lại dạng văn bản UTF-8 rồi thử lại.",
    "not_text": "Không đọc được bảng mã của tệp. Lưu lại dạng UTF-8 rồi thử lại.",
    "too_long": "Văn bản dài quá 2.000.000 ký tự. Tách thành nhiều tệp.",
}
NOTHING_CHANGED = "Không có gì thay đổi so với bản đã lưu."
NOT_ALLOWED = "Tài khoản này không có quyền làm việc đó."
NOT_FOUND = "Không tìm thấy, hoặc không thuộc phần của tài khoản này."


def refusal(error: RegistryError) -> str:
    """One sentence for a refused deed."""
    if isinstance(error, Stale):
        return _stale(error.details)
    if isinstance(error, NotFound) and error.code == "plan":
        return plans.UNKNOWN_SENT
    for kind, sentence in (
        (NothingChanged, NOTHING_CHANGED),
        (NotAllowed, NOT_ALLOWED),
        (NotFound, NOT_FOUND),
    ):
        if isinstance(error, kind):
            return sentence
    if error.code == "document_field":
        return keeping.field_refused(error.details, *_fields())
    if error.code == "document_dates":
        return keeping.dates_refused(error.details)
    shown = {name: _shown(value) for name, value in error.details.items()}
    fallback = SENTENCES["not_text"] if isinstance(error, Unreadable) else SENTENCES["bad_choice"]
    return sentences().get(error.code, fallback).format_map(shown)


@functools.cache
def sentences() -> dict[str, str]:
    """The sentences above and those of the pages that keep their own under REFUSALS."""
    found = dict(SENTENCES)
    for name in PAGES:
        module = importlib.import_module(f"dashboard.texts.{name}")
        found |= getattr(module, "REFUSALS", {})
    return found


@functools.cache
def _fields() -> tuple[dict[str, str], dict[str, str]]:
    """The names of a document's fields and the reasons of refusal, with those of other pages."""
    names, reasons = dict(keeping.FIELD_NAMES), dict(keeping.FIELD_REASONS)
    for name in PAGES:
        module = importlib.import_module(f"dashboard.texts.{name}")
        names |= getattr(module, "FIELD_NAMES", {})
        reasons |= getattr(module, "FIELD_REASONS", {})
    return names, reasons


def _shown(value: Any) -> str:
    return day(value) if hasattr(value, "strftime") else str(value)


def _stale(details: dict[str, Any]) -> str:
    if "who" not in details:
        return "Có người vừa sửa mục này. Nội dung bạn nhập vẫn còn; tải lại để xem bản mới."
    change = f"{STATES[details['old_state']]} → {STATES[details['new_state']]}"
    percent = details.get("new_percent")
    said = f"{change}, {percent}%" if percent is not None else change
    return (
        f"{details['who']} đã lưu trước bạn, lúc {moment(details['at'])}: {said}. Nội dung bạn nhập "
        "vẫn còn ở dưới. So sánh rồi bấm Lưu lần nữa nếu vẫn muốn thay."
    )


__all__ = ["NOTHING_CHANGED", "NOT_ALLOWED", "NOT_FOUND", "SENTENCES", "refusal"]
