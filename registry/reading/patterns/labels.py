"""The patterns of labels, pages and rows: built from the vocabulary, linear in the text."""

import re

from registry.reading import vocabulary as words
from registry.reading.patterns.common import any_of

_CAPITAL = "[A-ZĐ" + words.LETTERS.upper() + "]"
_ROMAN = "[IVXL]{1,7}"


def _any_case(choices: tuple[str, ...]) -> str:
    """As printed at the start of a line: with one capital or in capitals throughout."""
    return any_of({form for one in choices for form in (one.capitalize(), one.upper())})


# «Phần thứ nhất», «Phần I», «Chương II», «CHƯƠNG 2».
PART_LABEL = re.compile(
    rf"({_any_case(words.PART_WORDS)} (?:{_ROMAN}|\d{{1,2}}|[A-H]"
    rf"|{any_of([*words.PART_ORDINALS, *(w.upper() for w in words.PART_ORDINALS)])})"
    r"[.:]?)(?!\w)"
)
# «Điêu 1.»: its marks are what a scanner reads worst.
ARTICLE_LABEL = re.compile(rf"({_any_case(words.ARTICLES)} \d{{1,3}}[.:]?)(?!\w)")
LETTERED_LABEL = re.compile(r"([A-H](?:[.)/]|\s?-(?=\s)))\s?(?=\S|\Z)")
# A scanner or a converter parts the strokes: «VII I.».
ROMAN_LABEL = re.compile(r"([IVXL](?: ?[IVXL]){0,6}(?:[.):]|/(?=\s)|\s?[-–]))\s?(?=\S|\Z)")
NUMBER_LABEL = re.compile(
    rf"(\d{{1,2}}[.)])(?:\s?(?=[^\d\s.)])|\s(?=\d)|\Z)"
    rf"|(\d{{1,2}}(?:/|\s?[-–])(?=\s{_CAPITAL})|\d{{1,2}}:(?=\s{_CAPITAL}))"
)
_NESTED_END = r"[.)](?=\s?[^\d\s]|\Z)|[-–/](?=\s[^\d\s])"
# «2.1.», «I.1.», «A.2».
NESTED_LABEL = re.compile(
    rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:{_NESTED_END}|(?=\s[^\d\s]))"
    rf"|(?:{_ROMAN}|[A-H])(?:\.\d{{1,2}}){{1,3}}(?:{_NESTED_END}|(?=\s{_CAPITAL})))\s?"
)
# «b.1)», «b1)»: points of a point.
SUBPOINT_LABEL = re.compile(
    rf"([{words.POINT_LETTERS}]\.?\d{{1,2}}(?:[).]|/(?=\s)))\s?(?=[^\d\s]|\Z)"
)
POINT_LABEL = re.compile(
    rf"([{words.POINT_LETTERS}](?:\)|/(?=\s)|\.(?=\s)))\s?(?=\S|\Z)"
)
# «- a) …», «• 1. …»: a list whose labels stand behind its bullets.
BULLETED = re.compile(r"[-–•] ?(?=\w{1,4}[.)])")
PAREN_LABEL = re.compile(r"(\(\d{1,2}\))\s?(?=\S)")
APPENDIX_LABEL = re.compile(
    rf"({any_of([words.APPENDIX.capitalize(), words.APPENDIX.upper(), words.APPENDIX.title()])}"
    rf"(?: (?:{words.NUMBER_WORD.lower()} |{words.NUMBER_WORD.upper()} )?"
    rf"(?:{_ROMAN}|\d{{1,2}}|[A-H]))?)[.:]?(?: \(|\Z|[ :.-])"
)
ROW_LABEL = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|{_ROMAN}|[A-HĐ]|[a-hđ])[.)]?"
)
ROW_HEAD = re.compile(rf"({_ROMAN}|[A-HĐ]|\d{{1,2}})[.)]\s?(?=\S)")
# After one of these the number at the start of a wrapped line counts nothing in this text.
REFERENCE_END = re.compile(rf"(?<!\w){any_of(words.REFERENCE_WORDS)}\Z", re.IGNORECASE)
POINT_REFERENCE_END = re.compile(rf"(?<!\w){any_of(words.POINT_REFERENCES)}\Z", re.IGNORECASE)

# --- labels a scanner misread -----------------------------------------------------------------

# Up to four signs, a stop, a word: «§. Sở», «l. Mục», «IH. NHIỆM».
# «3, Tích», «1; Sở»: the stop is misread itself.
SLIP = re.compile(rf"([^\s.()/,;:-]{{1,5}})([.)/,;:])\s?(?=[\"“]?{_CAPITAL})")
# «l.1. Mở», «I.2. Mở», «1.l. Mở»: a figure of a nested number was read as a letter.
NESTED_SLIP = re.compile(rf"([\dlI]{{1,2}}(?:\.[\dlIO]{{1,2}}){{1,3}})([.)]?)\s(?={_CAPITAL})")
# «II NHIỆM VỤ»: the stop was lost.
BARE_ROMAN = re.compile(rf"({_ROMAN})\s(?={_CAPITAL}{{2}})")

# --- pages ------------------------------------------------------------------------------------

PAGE_NUMBER = re.compile(
    rf"(?:(?i:{words.PAGE}) )?[-–—]?\s?(?P<page>\d{{1,3}})(?:\s?/\s?\d{{1,3}})?\s?[-–—]?"
)
FORM_FEED = "\f"

ROW_NUMBER = re.compile(r"(\d{1,3})[.)]\s?(?=\S)")

# --- rows on one line -------------------------------------------------------------------------

ROW_PIECE = re.compile(r"\||[^|\n]+")
RULE_LINE = re.compile(r"[\s|:+=_-]+")
CELL_JOINT = re.compile(r"[;,] ")
