"""Words duties are told in, of two syllables or more: without their marks they are nothing else."""

# Word lists are read across, not down.
# fmt: off

COMMON_WORDS = (
    "cơ quan", "đơn vị", "địa phương", "phối hợp", "chủ trì", "tổ chức", "thực hiện", "triển khai",
    "ủy ban nhân dân", "hội đồng nhân dân", "thủ trưởng", "thành phố", "thị trấn", "đặc khu",
    "giám đốc", "văn phòng", "có trách nhiệm", "chịu trách nhiệm", "liên quan", "theo dõi",
    "doanh nghiệp", "yêu cầu", "đề nghị", "các sở", "hội đồng", "tham mưu", "chức năng", "báo cáo",
    "đoàn thể", "trực thuộc", "hướng dẫn", "đôn đốc", "kiểm tra", "căn cứ", "khẩn trương",
    "chủ động", "tăng cường", "rà soát", "tiếp tục", "tập trung", "đẩy mạnh", "thường trực",
    "trung tâm", "công an", "chủ tịch ủy ban", "chủ tịch hội đồng", "chính quyền", "cấp ủy",
)
# Other words of the same letters.
OTHER_WORDS = ("thứ trưởng", "các số")
