"""Words of a snapshot's open data: its file, its list of contents, its page to read first."""

from dashboard.texts.common import DEMONSTRATION_SHORT

LINK = "Tải dữ liệu mở (ZIP)"
JOB = "Dữ liệu mở của bản số liệu số {snapshot}"
MARKED = f"{DEMONSTRATION_SHORT.upper()}, không phải số liệu thật."
FILE = "du-lieu-mo-ky-{year}-ban-{id}.zip"
DEMONSTRATION_FILE = "trinh-dien-du-lieu-mo-ky-{year}-ban-{id}.zip"
TITLE = "Theo dõi thực hiện {plan}: kỳ {year}, bản số liệu “{name}”"
REFUSALS = {
    "package_busy": "Máy chủ đang đóng gói một bản số liệu khác. Chờ vài giây rồi bấm lại.",
    "snapshot_broken": "Bản số liệu này không còn khớp mã kiểm tra nên không tải được. Báo quản trị hệ thống.",
}
README = """# {title}

{marked}Số liệu lúc {moment}. Mã kiểm tra (SHA-256) của bản số liệu: `{sha256}`.

| Tệp | Nội dung | Số dòng |
|---|---|---|
| reports.csv | Từng lượt nhiệm vụ đúng như bản số liệu | {reports} |
| reports.parquet | Như reports.csv, có kiểu dữ liệu | {reports} |
| tasks.csv | Nhiệm vụ của Kế hoạch | {tasks} |
| agencies.csv | Cơ quan | {agencies} |
| documents.csv | Văn bản, không gồm văn bản nội bộ | {documents} |

Tên cột, kiểu và giá trị cho phép ghi trong datapackage.json (Data Package, bản 2).

- Ô trống là chưa có hoặc chưa xác minh. Hiệu lực để trống không có nghĩa là còn hiệu lực.
- Việc không có thời hạn (`open_ended`) không tính là đúng hạn, cũng không tính là quá hạn.
- reports.csv lấy từ bản số liệu đã lưu. Ba bảng còn lại là danh mục lúc tải; hiệu lực văn bản tính theo ngày của bản số liệu.
- Kiểm tra reports.csv: lấy 9 cột đầu của mỗi dòng, theo thứ tự, viết thành một mảng JSON gồm các mảng, không có khoảng trắng, ký tự ngoài ASCII viết dạng \\uXXXX, ô trống viết là null, số không có ngoặc kép; SHA-256 của chuỗi đó là mã kiểm tra trên.
- CSV mã hóa UTF-8. Mở bằng Excel thì dùng Dữ liệu → Từ văn bản/CSV, không bấm đúp. Chữ mà bảng tính có thể hiểu là công thức có thêm dấu ' ở đầu.
- Giấy phép sử dụng: chưa xác định. Hỏi cơ quan chủ trì trước khi công bố lại.
"""
