"""The letters of old encodings, the parts of Vietnamese syllables, the words a page is known by."""

# TCVN 5712:1993, third form (ABC, the fonts .VnTime): what a letter of Latin-1 stands for. The
# capitals with marks are the same bytes in the fonts whose names end in H (.VnTimeH).
TCVN3 = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ",
    "¨": "ă", "©": "â", "ª": "ê", "«": "ô", "¬": "ơ", "\u00ad": "ư", "®": "đ",
    "µ": "à", "¶": "ả", "·": "ã", "¸": "á", "¹": "ạ",
    "»": "ằ", "¼": "ẳ", "½": "ẵ", "¾": "ắ", "Æ": "ặ",
    "Ç": "ầ", "È": "ẩ", "É": "ẫ", "Ê": "ấ", "Ë": "ậ",
    "Ì": "è", "Î": "ẻ", "Ï": "ẽ", "Ð": "é", "Ñ": "ẹ",
    "Ò": "ề", "Ó": "ể", "Ô": "ễ", "Õ": "ế", "Ö": "ệ",
    "×": "ì", "Ø": "ỉ", "Ü": "ĩ", "Ý": "í", "Þ": "ị",
    "ß": "ò", "á": "ỏ", "â": "õ", "ã": "ó", "ä": "ọ",
    "å": "ồ", "æ": "ổ", "ç": "ỗ", "è": "ố", "é": "ộ",
    "ê": "ờ", "ë": "ở", "ì": "ỡ", "í": "ớ", "î": "ợ",
    "ï": "ù", "ñ": "ủ", "ò": "ũ", "ó": "ú", "ô": "ụ",
    "õ": "ừ", "ö": "ử", "÷": "ữ", "ø": "ứ", "ù": "ự",
    "ú": "ỳ", "û": "ỷ", "ü": "ỹ", "ý": "ý", "þ": "ỵ",
}

# VNI-Windows (the fonts VNI-Times): a letter and the mark after it, or a letter alone. Only the
# small forms stand here; a mark may be written in either case, the letter decides.
VNI = {
    "aø": "à", "aû": "ả", "aõ": "ã", "aù": "á", "aï": "ạ",
    "aê": "ă", "aè": "ằ", "aú": "ẳ", "aü": "ẵ", "aé": "ắ", "aë": "ặ",
    "aâ": "â", "aà": "ầ", "aå": "ẩ", "aã": "ẫ", "aá": "ấ", "aä": "ậ",
    "eø": "è", "eû": "ẻ", "eõ": "ẽ", "eù": "é", "eï": "ẹ",
    "eâ": "ê", "eà": "ề", "eå": "ể", "eã": "ễ", "eá": "ế", "eä": "ệ",
    "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị",
    "oø": "ò", "oû": "ỏ", "oõ": "õ", "où": "ó", "oï": "ọ",
    "oâ": "ô", "oà": "ồ", "oå": "ổ", "oã": "ỗ", "oá": "ố", "oä": "ộ",
    "ô": "ơ", "ôø": "ờ", "ôû": "ở", "ôõ": "ỡ", "ôù": "ớ", "ôï": "ợ",
    "uø": "ù", "uû": "ủ", "uõ": "ũ", "uù": "ú", "uï": "ụ",
    "ö": "ư", "öø": "ừ", "öû": "ử", "öõ": "ữ", "öù": "ứ", "öï": "ự",
    "yø": "ỳ", "yû": "ỷ", "yõ": "ỹ", "yù": "ý", "î": "ỵ",
    "ñ": "đ",
}

# A syllable without its tone: a beginning, then one of the rhymes.
_BEGINNINGS = (
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
)
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo "
    "oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uên uênh ui uơ uu um un ung uôc uôi uôm uôn uông uôt up "
    "ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp "
    "ươt ươu ưt ưu y yêm yên yêng yêt yêu uyn ya"
)
BEGINNINGS = frozenset(["", *_BEGINNINGS.split()])
RHYMES = frozenset(_RHYMES.split())

# Folded: what stands in the tables that only set the head and the signature side by side.
FRAME_WORDS = ("cong hoa xa hoi chu nghia", "doc lap - tu do - hanh phuc", "noi nhan:")
