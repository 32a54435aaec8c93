"""Names of the fields of a document, and why what was given for one of them is refused."""

from typing import Any

from dashboard.texts.formats import day

REFUSALS: dict[str, str] = {
    "document_exists": (
        "Văn bản {number} đã có trong kho: cùng số, loại, cơ quan ban hành và ngày. Mở bản ghi đã có để sửa, "
        "hoặc kiểm tra lại bốn ô này."
    ),
    "document_alike": (
        "Kho đã có {count} văn bản mang số {number}. Đối chiếu loại, cơ quan ban hành và ngày; nếu là văn bản "
        "khác, đánh dấu “Đây là văn bản khác” rồi lưu lại."
    ),
    "relation_exists": "Ô “Quan hệ”: hai văn bản đã có quan hệ này. Mở quan hệ đã có để bổ sung.",
    "merge_plan": "Ô “Gộp vào”: không gộp được bản ghi của Kế hoạch, vì các nhiệm vụ gắn với bản ghi này.",
    "document_field": "Ô “{name}”: {why}.",
    "document_dates": (
        "Ô “{after}” ({second}) sớm hơn ô “{before}” ({first}). Thứ tự phải là ban hành, có hiệu lực, hết "
        "hiệu lực. Sửa một trong hai ngày."
    ),
    "merge_differs": (
        "Ô “Gộp vào”: hai bản ghi khác loại hoặc khác ngày ban hành. Sửa cho khớp trước khi gộp."
    ),
    "alarm_not_confirmed": (
        "Quan hệ này mới là “có thể”. Xác nhận quan hệ có nguồn trước khi đề nghị sửa Kế hoạch."
    ),
    "nothing_split": "Ô “Chuyển sang văn bản mới”: chọn ít nhất một chỗ viện dẫn hoặc một quan hệ.",
}
FIELD_NAMES = {
    "kind": "Loại văn bản",
    "number": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "level": "Cấp",
    "issued_on": "Ngày ban hành",
    "effective_on": "Ngày có hiệu lực",
    "expires_on": "Ngày hết hiệu lực",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "sensitivity": "Phạm vi phổ biến",
    "notes": "Ghi chú",
    "names": "Tên gọi",
    "validity": "Hiệu lực",
    "validity_from": "Từ ngày",
    "validity_note": "Ghi chú về hiệu lực",
    "proof": "Nguồn ghi gì",
    "proof_url": "Địa chỉ của nguồn",
    "reason": "Lý do",
    "note": "Ghi chú",
    "draft": "Dự thảo đề nghị",
    "to_id": "Văn bản kia",
    "into_id": "Gộp vào",
    "from_clause": "Điều khoản tác động",
    "to_clause": "Điều khoản chịu tác động",
    "from_on": "Từ ngày",
    "effects": "Tác động",
}
FIELD_REASONS = {
    "needed": "chưa điền. Điền ô này rồi lưu lại",
    "too_long": "dài quá {longest} ký tự. Rút ngắn lại",
    "formula": "bắt đầu bằng dấu “{first}”, bảng tính sẽ hiểu là công thức. Bỏ dấu này ở đầu",
    "markup": "có thẻ lệnh như <…>. Chỉ ghi chữ thường",
    "control": "có ký tự ẩn hoặc ký tự điều khiển. Gõ lại ô này",
    "number_or_name": "văn bản không có số thì phải có tên gọi hoặc trích yếu",
    "no_digit": "số, ký hiệu phải có chữ số, ví dụ 76/NQ-CP; văn bản không số thì để trống",
    "day_out_of_range": "ngày phải từ năm 1900 đến năm 2200",
    "in_future": "ngày chưa đến. Chỉ ghi trước được ngày hết hiệu lực",
    "nothing_to_verify": "đang trống, chưa có gì để xác minh. Sửa thông tin trước",
    "not_http": "địa chỉ phải bắt đầu bằng https:// hoặc http://",
    "too_many": "nhiều hơn {most} mục. Bớt đi",
    "language": "mã ngôn ngữ phải là một trong: {languages}",
    "itself": "là chính văn bản này. Chọn văn bản khác",
    "not_yet": "ngày có hiệu lực của văn bản chưa đến. Chọn “Chưa có hiệu lực”",
    "cycle": "văn bản này đã thay thế văn bản kia, nên không thể bị thay thế ngược lại. Kiểm tra chiều quan hệ",
}


def field_refused(details: dict[str, Any], names: dict[str, str], reasons: dict[str, str]) -> str:
    """Which field was refused, and why."""
    name = names.get(str(details.get("field")), str(details.get("field")))
    why = reasons.get(str(details.get("why")), "không hợp lệ").format_map(details)
    return REFUSALS["document_field"].format(name=name, why=why)


def dates_refused(details: dict[str, Any]) -> str:
    """Which two days are in the wrong order."""
    before, after = (FIELD_NAMES[str(details[side])] for side in ("before", "after"))
    return REFUSALS["document_dates"].format(
        before=before, after=after, first=day(details["first"]), second=day(details["second"])
    )
