"""Words of the desk's grid, where Sở Nội vụ records, verifies and returns many reports at once."""

from typing import Any

from dashboard.texts.basis import LINK as BASIS
from dashboard.texts.basis import QUESTION
from dashboard.texts.common import STANDINGS, STATES
from db.vocabulary import State, Verification

# Sent to the browser whole: assets/vendor/desk-*.js holds no Vietnamese word of its own.
GRID: dict[str, Any] = {
    "caption": "Lượt nhiệm vụ của các cơ quan trong kỳ",
    "columns": {
        "tick": "Chọn",
        "agency_name": "Cơ quan",
        "task": "Nhiệm vụ",
        "standing": "Tình trạng hạn",
        "state": "Trạng thái",
        "percent": "%",
        "done_on": "Ngày xong",
        "result": "Kết quả",
        "product": "Sản phẩm",
        "difficulties": "Vướng mắc",
        "verification": "Xác nhận",
        "mark": "Lưu",
    },
    "states": {state.value: said for state, said in STATES.items()},
    "standings": list(STANDINGS.values()),
    "verifications": {
        Verification.NONE.value: "Chưa báo cáo",
        Verification.SELF_REPORTED.value: "Tự báo cáo",
        Verification.RETURNED.value: "Bị trả lại",
        Verification.VERIFIED.value: "Đã xác nhận",
    },
    # How the agencies' own spreadsheets say it, for what is pasted from them.
    "aliases": {
        "chưa làm": State.NOT_STARTED.value,
        "chưa triển khai": State.NOT_STARTED.value,
        "đang làm": State.IN_PROGRESS.value,
        "đang triển khai": State.IN_PROGRESS.value,
        "xong": State.DONE.value,
        "đã xong": State.DONE.value,
        "đã hoàn thành": State.DONE.value,
        "tạm hoãn": State.SUSPENDED.value,
    },
    "basis": BASIS,
    "basis_question": QUESTION,
    "on_behalf": "Sở Nội vụ nhập thay",
    "nothing": "chưa ghi",
    "filter": "Lọc nhanh: cơ quan, nhiệm vụ",
    "count": "Hiện {n}/{total} lượt nhiệm vụ",
    "keys": (
        "Phím: gõ 1–6 hoặc chữ đầu để chọn trạng thái · Enter hoặc F2 sửa ô · Esc bỏ · dấu cách chọn "
        "dòng, Shift + dấu cách chọn cả đoạn · Ctrl+V dán từ Excel · Ctrl+C chép · Ctrl+S gửi ngay · "
        "Ctrl+Z hoàn tác"
    ),
    "long_keys": "Ctrl+Enter lưu · Esc bỏ",
    "pick": "Chọn dòng này",
    "pick_all": "Chọn mọi dòng đang hiện",
    "picked": "Đã chọn {n}",
    "verify": "Xác nhận",
    "return": "Trả lại…",
    "send_return": "Trả lại",
    "reason": "Lý do trả lại (từ 5 đến 1.000 ký tự)",
    "reason_needed": "Ghi lý do trả lại, từ 5 đến 1.000 ký tự, để cơ quan biết phải sửa gì.",
    "cancel": "Hủy",
    "clear": "Bỏ chọn",
    "undo": "Hoàn tác",
    "results": {
        "verify": "Đã xác nhận {n}.",
        "return": "Đã trả lại {n}.",
        "undo": "Đã hoàn tác {n}.",
    },
    "some_failed": "{done} Không được {n}: {list}",
    "held": "phần vừa nhập chưa gửi được",
    "waits_for": "Việc của Sở Nội vụ do Văn phòng UBND tỉnh xác nhận.",
    "nothing_to_undo": "Không còn gì để hoàn tác trong phiên làm việc này.",
    "undone_here": "Đã bỏ phần vừa nhập.",
    "wait": "Việc vừa làm đang được gửi; đợi gửi xong rồi hoàn tác.",
    "bad_percent": "nhập số nguyên từ 0 đến 100.",
    "bad_day": "nhập theo dạng ngày/tháng/năm, ví dụ 14/11/2026.",
    "day_of_done": "chỉ ghi ngày khi trạng thái là Hoàn thành hoặc Chờ xác nhận.",
    "marks": {
        "unsent": "Chưa gửi",
        "sending": "Đang gửi",
        "saved": "Đã lưu {time}",
        "refused": "Bị từ chối",
        "stale": "Đồng nghiệp vừa sửa",
        "fix": "Cần sửa",
    },
    "refused": "Máy chủ không nhận. Sửa lại rồi gửi lần nữa.",
    "mine": "của tôi",
    "theirs": "của đồng nghiệp",
    "keep_mine": "Giữ của tôi",
    "take_theirs": "Lấy của đồng nghiệp",
    "waiting": "Chưa gửi {n} dòng",
    "troubles": {
        "retrying": "Chưa gửi được {n} dòng, đang thử lại.",
        "signed_out": "Chưa gửi được {n} dòng vì phiên đăng nhập đã hết. Nội dung đã nhập vẫn còn.",
        "other_account": (
            "Chưa gửi được {n} dòng: trình duyệt đang đăng nhập bằng tài khoản khác. Đăng xuất tài khoản "
            "đó rồi đăng nhập lại đúng tài khoản đã nhập."
        ),
        "halted": (
            "Chưa gửi được {n} dòng: máy chủ không nhận. Nội dung đã nhập vẫn còn; tải lại trang, nếu "
            "vẫn vậy thì báo quản trị hệ thống."
        ),
    },
    "sign_in": "Đăng nhập ở thẻ mới",
    "new_tab": "Mở thẻ mới",
    "copied": "Đã chép {n} dòng.",
    "pasted": "Đã dán {n} ô.",
    "unread": "Chưa hiểu nội dung dán: “{text}”",
    "not_understood": "{n} ô chưa hiểu: {list}.",
    "left_over": "{n} dòng dán thừa, không có chỗ.",
    "not_loaded": "Chưa tải được bảng nhập liệu. Tải lại trang.",
}

STALE = "{who} đã lưu trước bạn, lúc {moment}: {state}."

REFUSALS: dict[str, str] = {
    "desk_owner": "Nội dung này do tài khoản khác nhập trên máy này. Đăng nhập lại tài khoản đó để gửi.",
}
