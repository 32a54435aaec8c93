"""Words about how well the reader of plans reads."""

COMMAND = (
    "Đo bộ đọc kế hoạch: so kết quả đọc từng tệp trong thư mục với tệp nhãn TÊN.gold.tsv bên cạnh."
)
GOLD_OPTION = "Thư mục chứa các tệp nhãn, nếu không để cạnh văn bản."
DIFFERENCES_OPTION = "In cả những chỗ khác nhau (- là bỏ sót, + là đọc thừa)."
NO_GOLD = "{name}: không có tệp nhãn, bỏ qua."
HEAD = "loại         độ đúng  độ đủ    F1   đúng  thừa  sót"
ROW = "{finding:<12} {precision:7.3f} {recall:6.3f} {f1:6.3f} {found:5} {invented:5} {missed:4}"
NOISE = "{name}: {right}/{rows} trích dẫn nhiễu được đọc đúng ý ({share:.3f})"
REFUSALS: dict[str, str] = {
    "noise_row": (
        "Tệp {name}: dòng {row} phải có ít nhất hai cột, raw và intended, cách nhau bằng dấu tab. "
        "Sửa dòng đó rồi chạy lại."
    ),
    "gold_row": (
        "Tệp nhãn {name}: dòng {row} không đúng bốn cột finding, line, value, more cách nhau bằng "
        "dấu tab. Sửa dòng đó rồi chạy lại."
    ),
}
