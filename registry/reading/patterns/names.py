"""The patterns of documents cited by name, linear in the text; see `patterns`."""

import re

from registry.reading import vocabulary as words
from registry.reading.patterns.agencies import folded_any
from registry.reading.patterns.common import any_of, word_of
from registry.reading.text import fold

_CAPITAL = "[A-ZĐ" + words.LETTERS.upper() + "]"
_SMALL = "[a-zđ" + words.LETTERS + "]"
_ROMAN = "[IVXL]{1,7}"
_YEARS = r"(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d(?:\d\d)?)?(?!\d)"
_LAWS = any_of(words.LAWS)
_AND = words.JOINING_WORDS[0]

# --- the letterhead ---------------------------------------------------------------------------

# Over folded text: «ubnd tinh» names the level of the committee that speaks.
LEVEL_OF_BODY = re.compile(
    rf"(?<!\w){folded_any(words.LOCAL_BODIES)} (?P<level>{folded_any(words.PLACE_LEVELS)})(?!\w)"
)

LEVEL_IN_NAME = re.compile(
    rf" {any_of(level for level in words.PLACE_LEVELS if level.islower())} "
    rf"(?!{words.NOT_A_LEVEL}(?!\w))"
)
# --- numbers said in short --------------------------------------------------------------------

SHORT_NUMBER = re.compile(
    rf"(?P<kind>{word_of(words.SHORT_KINDS)}) (?:{words.NUMBER_WORD.lower()} )?"
    r"(?P<number>\d{2,4})"
    rf"(?![\w/⁄-]|[.,]\d| ?[-/%⁄]| (?:{words.YEAR}|{words.MONTH}|{words.DAY})(?!\w))"
)

# --- laws -------------------------------------------------------------------------------------

_LAWS_ANYHOW = word_of([*words.LAWS, *map(str.upper, words.LAWS)])
LAW = re.compile(
    rf"(?P<kind>{_LAWS_ANYHOW}) (?:(?P<amends>(?i:{any_of(words.AMENDING_LAW)}) "
    rf"(?:{any_of(s for s in words.SOME_ARTICLES if s)} )?)(?={_LAWS} \w)|(?=\w))"
)
# «Luật giá ngày 20/6/2012»: in small letters it is a law by its day, its year or its number.
DATED_LAW = re.compile(
    rf"(?!{any_of(words.NO_LAWS)}(?!\w))[^\W\d]{{1,12}}(?:,? [^\W\d]{{1,12}}){{0,11}}?"
    rf"(?=,? (?:{words.DAY} \d|{words.YEAR} (?:19|20)\d\d|{words.NUMBER_WORD.lower()} \d))"
)
LAW_REST = re.compile(r"[^;.:()\n]{2,110}")
KNOWN_LAW = re.compile(rf"{folded_any(words.LAW_NAMES)}(?!\w)")
CAPITAL = re.compile(_CAPITAL)
NEXT_LAW = re.compile(rf"(?:, | {_AND} )(?P<kind>{_LAWS}) (?=\w)")
LAW_STOP = re.compile(
    rf" (?={any_of([*words.LAW_STOPS, *words.DUTIES])}(?!\w))|, (?={_CAPITAL})|[“”\"]"
    rf"| (?=(?:19|20)\d\d(?!\d))"
    rf"| (?={_AND} (?:{_LAWS}|{any_of(k for k in words.KINDS if k[0].isupper())}"
    rf"|{any_of([*words.LAW_STOPS, *words.LAW_TAIL_STOPS])}|{words.THIS})(?!\w))"
)
JOINED_ON = re.compile(rf",| {_AND} ")
LAW_YEAR = re.compile(
    rf"(?: \([A-ZĐ]{{2,8}}\))?,? (?:{words.YEAR} )?(?P<year>(?:19|20)\d\d)(?!\d)"
)

# --- the document itself ----------------------------------------------------------------------

# Over folded text: a scanner loses marks, a page of a site the space before a capital.
THIS = re.compile(rf" {fold(words.THIS)}(?!\w)")
SELF = re.compile(rf"(?P<kind>{folded_any(words.KINDS)}) {fold(words.THIS)}(?!\w)")

# --- the party's documents --------------------------------------------------------------------

LOCAL_CONGRESS = re.compile(
    rf"{word_of([words.RESOLUTION])} (?P<issuer>{words.CONGRESS}(?: {words.CONGRESS_WORDS[0]})? "
    rf"{words.PARTY_BODY} {any_of(words.PLACE_LEVELS)})(?!\w)"
)
CONGRESS = re.compile(
    rf"{word_of([fold(words.RESOLUTION)])} (?P<issuer>{fold(words.CONGRESS)}"
    rf"(?: (?!{fold(words.TURN)})\w{{1,7}}){{0,9}} {fold(words.TURN)} [ivxl]{{1,7}}"
    rf"(?: {fold(words.OF_THE_PARTY)})?)(?!\w)"
)

# --- schemes, strategies, programmes ----------------------------------------------------------

NAMED = re.compile(
    rf"(?P<kind>{word_of(words.NAMED_KINDS)})"
    rf"(?= (?!{any_of([_AND, *words.PLANNING])} |/)(?P<rest>[^;()\n:|]{{2,240}}))"
)
NUMBERED = re.compile(r" \d{2,3}(?![\w/,.-]|\s?%| ?/)")
BLANK_NUMBERED = re.compile(rf" [Ss][{words.MARKED_LETTERS}]:? ?[.…_/⁄]")
QUOTED = re.compile(r" [“\"](?P<name>[^”\"“\n]{6,200})[”\"]")
_UNTIL = rf"(?:{any_of(words.UNTIL)} {_YEARS})"
_STAGE = rf"(?:{any_of(words.STAGES)} {_YEARS})"
_DAY = rf"(?:{words.DAY} \d{{1,2}}/\d{{1,2}}/\d{{4}})"
TIME_MARK = re.compile(
    rf",? (?:{_STAGE}|{_UNTIL}|{_DAY})(?:,? {any_of(words.OUTLOOKS)}(?: (?:{_UNTIL}|{_YEARS}))?)?",
    re.IGNORECASE,
)
NAME_STOP = re.compile(
    rf" (?={any_of(words.NAME_STOPS)}(?!\w))|[.,]| (?={_AND} {any_of(words.NAMED_KINDS)})"
)
ANOTHER_KIND = re.compile(
    rf"\.|(?<!\w)(?:{any_of(k for k in words.KINDS if k[0].isupper())})(?!\w)"
    rf"| {any_of(words.NAME_BREAKS)}(?!\w)"
)
# «Chương trình OCOP», «Đề án KCN sinh thái»: an abbreviation names what it is about.
ABBREVIATED = re.compile(rf" (?!{any_of(words.BODIES_IN_SHORT)})[A-ZĐ]{{3,6}}(?!\w)")
ABBREVIATED_STOP = re.compile(
    rf" (?={any_of([*words.NAME_STOPS, *words.DUTIES, *words.SHORT_NAME_STOPS, _AND])}(?!\w))|[.,]"
)
# «Chương trình hành động của Chính phủ», «Kế hoạch của Ủy ban nhân dân … về việc …».
_HEIGHTS = [*words.GOVERNMENT, *words.PARTY_HEIGHTS, *words.PARTY_COMMITTEES[:2]]
OF_HEIGHTS = re.compile(
    rf" {words.OF} {any_of(_HEIGHTS)}(?!\w| {any_of(words.ISSUED_WORDS)}(?!\w))"
)
LOUD_HEIGHTS = re.compile(
    rf" {words.ACTION.upper()} {words.OF.upper()} {any_of(map(str.upper, _HEIGHTS))}(?!\w)"
)
AMENDED_BEFORE = re.compile(rf"(?<!\w){any_of(words.BROUGHT_UP_TO_DATE)} \Z")
TITLED = re.compile(
    rf" {words.OF} {_CAPITAL}\w{{0,7}}(?: \w{{1,7}}){{1,9}}? {words.ABOUT} {words.MATTER}"
    r" [^.]{9,}"
)
AROUND = re.compile(rf" {words.AROUND}(?!\w)", re.IGNORECASE)
# Over folded text, as a scanner reads it: «De án 06».
# A title in capitals: what it carries out, up to where and when.
LOUD = re.compile(
    rf"{word_of(map(str.upper, words.CARRIES))} (?P<kind>{any_of(words.LOUD_KINDS)})"
    r"(?P<rest> [^.;:|\n]{4,240})"
)
LOUD_STOP = re.compile(
    rf" (?={any_of(words.LOUD_STOPS)} )"
    rf"| (?<!{words.UNTIL[1].upper()} ){words.YEAR.upper()} (?=\d)"
)
OF_A_PLACE = re.compile(rf" {any_of(words.PLACE_LEVELS)} (?=[A-ZĐ])")
SCANNED_SCHEME = re.compile(
    rf"{word_of([fold(words.SCHEME)])} (?:so )?\d{{2,3}}(?![\w/,.-]|\s?%| ?/)"
)
HEIGHTS = re.compile(
    any_of([*words.GOVERNMENT, *words.PARTY_HEIGHTS, words.NATIONAL_ASSEMBLY]) + r"(?!\w)"
)
# «Kế hoạch thực hiện Chiến lược … của tỉnh»: the plan is the province's.
OWN_PLAN_BEFORE = re.compile(
    rf"(?<!\w){any_of(words.ISSUED_KINDS)} {any_of(words.CARRIES)} \Z", re.IGNORECASE
)
OWNER = re.compile(rf" (?:{any_of(words.NAME_OWNERS)}(?!\w)|{words.OF} (?=[A-ZĐ]))")
MADE_BEFORE = re.compile(rf"(?<!\w){any_of(words.MADE)} \Z", re.IGNORECASE)
CITED_BEFORE = re.compile(rf"(?:(?<!\w){any_of(words.CARRIED_OUT)} )\Z", re.IGNORECASE)
LINE_START = re.compile(r"(?:\n|\A)\Z")
REPORT_DAY = re.compile(rf" {words.DAY} \d{{1,2}}/\d{{1,2}}/\d{{4}}")
REPORT_BEFORE = re.compile(rf"(?:; |\A|\n|{words.LEGAL_BASIS} |{words.BY_WORD} )\Z", re.IGNORECASE)
BETWEEN = re.compile(rf" \w{{1,7}}(?: \w{{1,7}}){{0,3}} {words.BETWEEN_BODIES} ")
