"""Offices that stand for the bodies they head."""

# Word lists are read across, not down.
# fmt: off

LOCAL_HEADS = (
    "Chủ tịch", "Thường trực", "Lãnh đạo", "Phó Chủ tịch", "Ban Thường vụ", "Thủ trưởng",
    "Bí thư",
)
PERSONS_OF = (
    "người đứng đầu", "thủ trưởng", "Thủ trưởng", "Thanh tra",
    "Giám đốc", "Người đứng đầu", "Lãnh đạo",
    "Chánh Thanh tra", "Trưởng ban",
    "Chánh Văn phòng", "Trưởng", "Cục trưởng", "Chi cục trưởng", "Bí thư", "Chỉ huy trưởng",
)
MINISTER = "Bộ trưởng"
PERSONS_OF_ONE = (
    "Chánh", "Tổng", "Bộ trưởng", "Thống đốc", "Tổng Giám đốc", "Hiệu trưởng",
    "Giám đốc", "Thủ trưởng", "Cục trưởng", "Trưởng ban", "Trưởng Ban", "Chỉ huy trưởng",
    "Tổng Biên tập", "Chi cục trưởng", "Viện trưởng", "Chánh án", "Phó Giám đốc", "Lãnh đạo",
    "Đại diện", "Đại diện lãnh đạo",
)
# Whose deeds are those of the body they stand at the head of.
HEADS_OF_BODIES = (
    "chánh", "bộ trưởng", "thống đốc", "tổng giám đốc", "giám đốc", "cục trưởng", "chi cục trưởng",
    "thủ trưởng", "trưởng", "chỉ huy trưởng", "viện trưởng", "chánh án", "hiệu trưởng",
    "chủ tịch", "tổng biên tập", "lãnh đạo", "đại diện lãnh đạo",
)
