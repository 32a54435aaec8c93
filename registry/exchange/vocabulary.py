"""The heads of the columns in Vietnamese, as files carry them, and other heads people write."""

from registry.exchange.columns import Column

HEADERS: dict[Column, str] = {
    Column.KEY: "Mã",
    Column.KIND: "Loại văn bản",
    Column.NUMBER: "Số, ký hiệu",
    Column.ISSUER: "Cơ quan ban hành",
    Column.LEVEL: "Cấp",
    Column.ISSUED_ON: "Ngày ban hành",
    Column.EFFECTIVE_ON: "Ngày có hiệu lực",
    Column.EXPIRES_ON: "Ngày hết hiệu lực",
    Column.SUBJECT: "Trích yếu",
    Column.SIGNER: "Người ký",
    Column.VALIDITY: "Hiệu lực",
    Column.SENSITIVITY: "Phạm vi phổ biến",
    Column.NAMES: "Tên gọi khác",
    Column.ALIASES: "Gọi tắt",
    Column.LINKS: "Đường dẫn",
    Column.NOTES: "Ghi chú",
    Column.SOURCE: "Nguồn",
}
OTHER_HEADERS: dict[str, Column] = {
    "Mã văn bản": Column.KEY,
    "Loại": Column.KIND,
    "Số hiệu": Column.NUMBER,
    "Số văn bản": Column.NUMBER,
    "Số và ký hiệu": Column.NUMBER,
    "Nơi ban hành": Column.ISSUER,
    "Cấp ban hành": Column.LEVEL,
    "Ngày văn bản": Column.ISSUED_ON,
    "Ngày hiệu lực": Column.EFFECTIVE_ON,
    "Tình trạng hiệu lực": Column.VALIDITY,
    "Trích yếu nội dung": Column.SUBJECT,
}
