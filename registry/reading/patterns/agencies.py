"""The patterns of agencies' names: built from the vocabulary, linear in the text.

Those over folded text (no marks, no capitals) also read what a scanner misread; where a word
without its marks is another word («số», «tình»), the marks are asked for.
"""

import re
from collections.abc import Iterable

from registry.reading import vocabulary as words
from registry.reading.patterns.common import any_of, word_of
from registry.reading.text import fold

_CAPITAL = "[A-ZĐ" + words.LETTERS.upper() + "]"
_SMALL = "[a-zđ" + words.LETTERS + "]"
_AND, _OR = words.JOINING_WORDS[0], words.JOINING_WORDS[1]
_JOINED = r"(?:,? ?[-–—]{1,2} ?|, va |, ?| va |, & | ?& ?| )"
_WORD = f" (?!{any_of(words.KINDS)}){_CAPITAL}{_SMALL}{{1,7}}"
# One capital alone may be the next word; two or more, or one before a stop, is a place.
_PLACE = rf"(?:(?:{_WORD}){{2,4}}(?: -{_WORD}{_WORD})?|{_WORD}(?=[,;.:)]|\Z))"


def folded_any(choices: Iterable[str]) -> str:
    """The choices as they stand in folded text; a bar inside one is a joint of any form."""
    ordered = sorted({fold(choice) for choice in choices}, key=len, reverse=True)
    parted = (
        _JOINED.join(re.escape(part) for part in choice.split(words.FIELD_PARTED_BY))
        for choice in ordered
    )
    return "(?:" + "|".join(parted) + ")"


def _any_case(choices: Iterable[str]) -> str:
    return f"(?i:{any_of(choices)})"


def _firsts(groups: Iterable[Iterable[str]]) -> str:
    """The first letters of all choices: where a pattern begins with them, the engine leaps."""
    return "".join(sorted({choice[0] for choices in groups for choice in choices}))


def _rests(choices: Iterable[str]) -> str:
    """The choices behind their first letter, which is read already."""
    return "(?:" + "|".join(rf"(?<={one[0]}){re.escape(one[1:])}" for one in choices) + ")"


# --- names known beforehand, over folded text -------------------------------------------------

_HEAD = rf"(?:{folded_any(words.PERSONS_OF_ONE)} )?"
DEPARTMENT = re.compile(rf"{_HEAD}(?:so ){{1,2}}{folded_any(words.FIELDS)}(?!\w)")
_ROOM_FIELDS = [field for field in words.FIELDS if words.FIELD_PARTED_BY in field]
ROOM = re.compile(
    rf"{folded_any(words.ROOMS)} {folded_any([*words.ROOM_FIELDS, *_ROOM_FIELDS])}(?!\w| [-–])"
)
MINISTRY = re.compile(rf"{_HEAD}bo {folded_any([*words.FIELDS, *words.MINISTRY_FIELDS])}(?!\w)")
BODY = re.compile(rf"{_HEAD}{folded_any(words.BODIES)}(?!\w)")
_FIELD = folded_any([*words.FIELDS, *words.MINISTRY_FIELDS, *words.SHORT_FIELDS])
MANY_FIELDS = re.compile(
    rf"(?:{folded_any([*words.PERSONS_OF, words.MINISTER])} )?"
    rf"{fold(words.PLURAL)}(?:so|bo):? {_FIELD}"
    rf"(?:(?:, | {fold(_AND)} |, {fold(_AND)} ){_FIELD}){{0,12}}(?!\w)"
)
BRANCH = re.compile(
    rf"(?:,? ?[-–—]? ?{fold(words.BRANCH)}(?!\w))?"
    rf"(?: {fold(words.REGION)} (?:[ivxl]{{1,6}}|\d{{1,2}})(?!\w))?"
)

# --- names over the text itself ---------------------------------------------------------------

SHORT_DEPARTMENT = re.compile(
    rf"{words.DEPARTMENT} [A-ZĐ]{{1,9}}"
    rf"(?:(?:[&,-]| & | - | {_AND} (?!{any_of(words.SHORT_BODIES)}))[A-ZĐ]{{1,9}}){{0,3}}(?![\w&])"
)
SHORT_UNIT = re.compile(
    rf"{any_of(words.UNITS)} [A-ZĐ]{{2,9}}"
    rf"(?:(?:[&,-]|, (?=[A-ZĐ]{{2,6}}&))[A-ZĐ]{{2,9}}){{0,2}}(?![\w&])(?! {_CAPITAL}{{2}})"
)
_LEVEL = rf"{_any_case(words.LEVELS)}(?!\w| {words.NOT_A_LEVEL})"
_LEVELS = (
    rf"{words.PLURAL}(?:{_LEVEL}|{words.REGION})(?:(?:, (?:{_AND} )?| {_AND} ){_LEVEL}){{0,5}}"
)
ALSO_WORD = re.compile(
    rf"{any_of(words.ALSO_WORDS)}"
    rf"(?= (?:{any_of(words.PLACE_LEVELS_AFTER)}|{words.REGION}|{_LEVELS})(?!\w)"
    rf"|{_PLACE}|[,;.)]|\Z)"
)
LOCAL_LIST = re.compile(
    rf"(?:{any_of(words.LOCAL_HEADS)} )?{_any_case(words.LOCAL_AGENCIES)} {_LEVEL}"
    rf"(?:(?:{_PLACE}(?=, {_LEVEL}))?"
    rf"(?:, (?:{_AND} )?| {_AND} |; | {_OR} |[/-]| (?={any_of(words.PAIRED_LEVELS)}))"
    rf"{_LEVEL}){{0,6}}"
)
_GENERAL = f"(?!{_any_case(words.NOT_GENERAL)}(?!\\w)){_any_case(words.GENERAL_BODIES)}"
_MIXED = rf"(?:{_any_case(words.FIRST_OF_MIXED)}, (?={any_of(words.LEFT_OF_MIXED)}(?!\w)))?"
LEVEL_LIST = re.compile(
    rf"{_any_case(words.QUANTITIES)} {_LEVEL}(?:(?:, (?:{_AND} )?| {_AND} ){_LEVEL}){{0,6}}"
)
PLACE_BODY = re.compile(rf"{any_of(words.PLACE_KINDS)}{_PLACE}")
_RUN_ON = "|".join(rf"(?<={word}) (?={any_of(words.RUN_ON)}(?!\w))" for word in words.RUN_TOGETHER)
_PERSONS = rf"(?:{any_of(words.PERSONS_OF)}(?:, {any_of(words.PERSONS_OF)}){{0,2}} )?"
GENERAL_LIST = re.compile(
    rf"{_PERSONS}(?:{_any_case(words.QUANTITIES)} )?{_MIXED}"
    rf"(?:(?={_GENERAL})(?P<everybody>{_any_case(words.EVERYBODY)})|{_GENERAL})(?!\w)"
    rf"(?:(?:, |; | {_OR} |/|{_RUN_ON}){_GENERAL}(?!\w)){{0,7}}"
)
SHARED_TAIL = re.compile(rf" {_AND} {any_of(words.KINDS_OF_BODY)}(?= {any_of(words.WITHIN)})")
GIVEN_TAIL = re.compile(
    rf" {words.PASSIVE} {any_of(words.GIVEN)}(?: {any_of(words.GIVEN_WHAT)}){{0,4}}"
    rf"(?: {any_of(words.IN_THIS)}(?: {words.AND_ATTACHED})?)?(?!\w)"
)
KIND_TAIL = re.compile(rf" {any_of(words.KIND_TAILS)}(?!\w)")
# «Sở Nội vụ (Ban Thi đua – Khen thưởng)»: the unit meant stands in brackets.
BRACKET = re.compile(
    rf" \((?!{_any_case(words.STANDING)})(?={_CAPITAL}[^()\n]{{1,80}}\))"
)
IN_CAPITALS = re.compile(rf"{_CAPITAL}{{2,8}} {_CAPITAL}{{2}}")
CAPITAL_NEXT = re.compile(rf" {_CAPITAL}")
BARE_LIST = re.compile(
    rf"{_any_case(words.BARE_KINDS)}(?:, {_any_case(words.BARE_KINDS)}){{1,3}}(?=[;.]|\Z)"
)
GROUP_TAIL = re.compile(rf" {any_of(words.GROUP_TAILS)}(?!\w)")
UNDER_BODY = re.compile(rf" {any_of(words.UNDER)} (?={_CAPITAL})")
UNDER = re.compile(
    rf" {any_of(words.UNDER)} (?!{any_of(words.NOT_GENERAL)}(?!\w))"
    rf"(?:{any_of(words.HEADS_OF_UNITS)}(?!\w)(?! {_CAPITAL})"
    rf"|(?:{_any_case(words.LOCAL_AGENCIES)} )?{_LEVEL}(?:{_PLACE})?"
    rf"|(?:{any_of([*words.MINISTRIES, words.MINISTRY, *words.GOVERNMENT])})(?!\w))"
)
WITHIN = re.compile(rf" {any_of(words.WITHIN)}(?: {_LEVEL}(?:{_PLACE})?)?(?!\w)")
_AFTER = (
    rf" (?:{_LEVELS}(?: {any_of(words.UNDER_CENTRE)})?|{any_of(words.PARTY_LEVELS)}"
    rf"|{any_of(words.MISREAD_LEVELS)}(?=[,.;:)]| {_AND} |\Z)"
    rf"|{_any_case(words.PLACE_LEVELS_AFTER)}(?! {words.PARTY_SYLLABLE}))"
)
LEVEL_AFTER = re.compile(rf"{_AFTER}(?!\w)(?:{_PLACE})?")
PLACE_AFTER = re.compile(rf"{_AFTER}(?!\w)(?:{_PLACE})?|{_PLACE}")
_CAPITAL_STARTS = [start for start in words.AGENCY_STARTERS if start[0].isupper()]
_NO_PLACE = rf"(?! {any_of([*_CAPITAL_STARTS, *words.ALSO_WORDS, *words.SENTENCE_STARTS])}(?!\w))"
PLACES_TOLD = re.compile(rf":{_PLACE}(?=, {_CAPITAL}| {_AND} {_CAPITAL})")
PLACE_NAME = re.compile(rf"{_PLACE}|{_NO_PLACE}{_WORD}(?= {_SMALL})")
MORE_PLACES = re.compile(
    rf"(?:(?:,| {_AND}){_NO_PLACE}(?:{_WORD}){{1,4}}(?=[,;.)]|\Z| {_SMALL})){{1,24}}"
)
_TASK = rf"(?!{any_of(words.BOARD_STOPS)}(?!\w)|{_AND} {any_of(words.OTHERS)})[^\s,.;:()]{{1,12}}"
BOARD = re.compile(
    rf"(?:{any_of(words.MEMBERS_OF)} )?{any_of(words.BOARDS)}"
    rf"(?:(?:, (?={_SMALL})| ){_TASK}){{0,18}}? "
    rf"{any_of(words.BOARD_LEVELS)}(?!\w| {words.NOT_A_LEVEL})(?:{_PLACE}| \d{{2,4}}(?![\d/.]))?"
)
UNIT_TASK = re.compile(
    rf"{any_of(words.UNITS_OF_TASKS)} {any_of(words.UNIT_TASKS)} {_TASK} [^\s,.;:()]{{1,12}}"
)
OPENING_KIND = re.compile(rf" {any_of(words.OPENING_KINDS)}(?!\w)")

# --- where a name of another form begins and ends ---------------------------------------------

AGENCY_START = re.compile(
    rf"(?<!\w)(?!{any_of(words.NOT_AGENCIES)}(?!\w)){any_of(words.AGENCY_STARTERS)}(?!\w)"
)
_UNFUSED = "".join(f"(?<!{ending})" for ending in words.FUSED)
AGENCY_STOP = re.compile(
    rf"[.:;()\n⁄]|{_UNFUSED} (?={any_of([*words.AGENCY_STOPS, *words.DUTIES])}(?!\w))"
    rf"|(?<!{words.PLURAL.strip()})(?<![,/])(?<! {_AND}) (?={words.ORGANIZING}(?!\w))"
    rf"|{_UNFUSED} (?={words.ASSIGNING[1]} (?:{words.PLURAL}|{_CAPITAL}))"
    rf"|(?:(?<= {words.PROVINCE})|(?<= {words.CITY})) (?!{_AND}|{_OR})(?={_SMALL})"
)
BODY_START = re.compile(
    rf"(?<!\w)(?!{any_of(words.NOT_AGENCIES)}(?!\w))"
    rf"{any_of([*words.AGENCY_STARTERS, *words.BODY_STARTERS])}(?!\w)"
)
_BETWEEN = rf"(?:[,;] (?:{_AND} )?| {_AND} | {_OR} )"
_STARTERS = {*words.AGENCY_STARTERS, *words.KINDS_IN_LISTS, *words.BY_LETTERS}
_STARTERS -= {*words.WEAK_STARTERS}
_OF_A_NAME = f"{words.WEAK_STARTERS[0]} (?={_CAPITAL})"
AGENCY_JOINT = re.compile(rf"{_BETWEEN}(?={any_of(_STARTERS)}(?!\w)|{_OF_A_NAME})")
_BODIES = [*words.AGENCY_STARTERS, *(start for start in words.BODY_STARTERS if start[0].isupper())]
_JOINED_BODIES = {*_BODIES, *words.KINDS_OF_BODY, *words.BY_LETTERS} - {*words.WEAK_STARTERS}
BODY_JOINT = re.compile(
    rf"{_BETWEEN}(?={any_of(_JOINED_BODIES)}(?!\w)|{_OF_A_NAME})"
    rf"| {_AND} (?={words.WEAK_STARTERS[0]} )"
    rf"|; (?={any_of([*words.AGENCY_STARTERS, *words.BODY_STARTERS])}(?!\w))"
)
ANY_JOINT = re.compile(
    rf"(?: {any_of(words.ASIDES)}[^,;.()\n]{{0,60}}?)?(?: \([^()\n]{{1,60}}\))?{_BETWEEN}"
)

# --- the words around ---------------------------------------------------------------------------

_CLOSELY = any_of(words.CLOSELY)
COORDINATES_WITH = re.compile(
    rf"{word_of([words.COORDINATING], any_case=True)}"
    rf"(?:,? (?!{any_of(words.BEFORE_WITH)}(?!\w)){_SMALL}{{1,7}}){{1,5}}"
    rf" (?:{words.WITH[2]} )?{words.WITH[0]} |"
    rf"{word_of([words.COORDINATING], any_case=True)},? {_CLOSELY}"
    rf"(?:{any_of(words.WITH)} |(?!{any_of(words.NOT_WITH)}(?!\w)))"
)
LEADS_NEXT = re.compile(
    rf",? (?:{any_of(words.BEFORE_LEADING)} )?{any_of(words.LEADING_FORMS)}(?!\w)"
)
MARKED = re.compile(
    rf" ?\((?:(?P<lead>(?i:{any_of(words.MARKED_LEADING)}))"
    rf"|(?P<coordinate>(?i:{any_of(words.MARKED_COORDINATING)})))\)"
)
HEADING_TAIL = re.compile(
    rf" ?(?:\([^()\n]{{1,80}}\)|[-–] {words.STANDING_BODY}(?!\w)[^\n]{{0,60}})[.:]?\Z"
)
NO_DUTY = re.compile(rf" {any_of(words.NO_DUTY)}")
_DUTIES = [*words.AGENCY_STOPS, *words.DUTIES, *words.DUTY_LEADS]
DUTY = re.compile(
    rf",? {any_of(_DUTIES)}(?!\w)"
)
DUTY_APART = re.compile(rf"[,:] {_any_case(_DUTIES)}(?!\w)")
CONCERNING = re.compile(rf"{any_of(words.CONCERNING)}(?={_CAPITAL}|{words.PLURAL})")
CHARGED = re.compile(
    rf" (?:{any_of(words.CHARGED)}|{words.LEGAL_BASIS.lower()} [^;.\n]{{3,40}}?) "
    rf"{any_of(words.CARRIES_OUT)}(?!\w)[^.;\n]{{0,40}}(?:[.;/]|\Z)"
)
# «- Giám đốc Sở Y tế các tỉnh: Phú Thọ, Hà Nội;»: whom a letter is for.
NAMES_ALONE = re.compile(rf"(?!:\Z)(?:[ ,;:.-]|(?:{_CAPITAL}{_SMALL}{{0,7}})){{0,80}}\Z")
CLAUSE_START = re.compile(r"[(.;,] ?(?=\w)")
# Behind «các Sở:» a list goes on.
_OF_SEVERAL = "".join(
    rf"(?<!{words.PLURAL}{one}:)"
    for kind in (words.DEPARTMENT, words.MINISTRY)
    for one in (kind, kind.lower())
)
SENTENCE_START = re.compile(rf"(?:[.;:](?<!\d[.;:]){_OF_SEVERAL} |\()(?=\w)")
# A sentence that says first when or by what, and then who: «Căn cứ …, các sở …».
INTRODUCTION = re.compile(rf"{any_of(words.INTRODUCTIONS)}(?!\w)[^.;\n]{{0,400}}")
POINTS_BACK = re.compile(rf"\w{{1,6}} {any_of(words.POINTING_BACK)}(?!\w)")
INTRODUCED = re.compile(
    rf"(?:(?P<object>{any_of(words.BEFORE_OBJECTS)} )|[,)] |{any_of(words.BEFORE_SUBJECTS)} )"
    rf"(?={any_of([*words.AGENCY_STARTERS, words.MINISTRY])}(?!\w))"
)
_OFFICES = {*words.PERSONS_OF, *words.PERSONS_OF_ONE, *words.LOCAL_HEADS, *words.MEMBERS_OF}
_OFFICES |= {*words.MEMBERS}
_PERSON = rf"(?:{_CAPITAL}{_SMALL}{{0,7}}(?: |(?=,))){{2,5}}(?:,|[-–]) "
_SAID_BEFORE = "|".join(rf"(?<={one} )" for one in words.HONOURS)
HONOUR = re.compile(
    rf"(?:{any_of(words.HONOURS)}:? (?:{_PERSON})?|(?:{_SAID_BEFORE}){_PERSON})"
    rf"(?={any_of(_OFFICES)}(?!\w))"
)
ADDRESSED = re.compile(rf"{any_of(words.CHARGED_PERSONS)}:? ")
REPORTS = re.compile(rf" {any_of(words.REPORTING)}(?!\w)")
COLLECTED_BY = re.compile(
    rf"{word_of(words.TOWARDS)} (?P<agency>{_CAPITAL}[^,;.()\n]{{3,60}}) {words.COLLECTING}"
)
# A day, the end of a document's name: «Công điện … ngày 5/8/2025 yêu cầu các bộ».
_FROM_BODIES = "|".join(
    (r"(?<=\d\d\d\d .)", *(rf"(?<={re.escape(body)}.)" for body in words.ASKING_BODIES))
)
_ASKING = (words.ASKING, words.DEMANDING, words.ASSIGNING, words.ENCOURAGING)
ASKED = re.compile(
    rf"[{_firsts(_ASKING)}](?:(?:(?<=\A.)|(?<=[.,;:(] .)|(?<=[,;].)|{_FROM_BODIES})"
    rf"(?:(?P<request>{_rests(words.ASKING)})|(?P<all>{_rests(words.DEMANDING)})"
    rf"|(?P<lead>{_rests(words.ASSIGNING)})):? {{1,3}}(?:{any_of(words.BEFORE_ASKED)} )?(?=\w)"
    rf"|(?<=\A.)(?P<encouraged>{_rests(words.ENCOURAGING)}) (?=\w))"
)
_ORDER = (
    rf"(?:(?P<request>{words.ASKING[1]})|(?P<all>{words.DEMANDING[1]})"
    rf"|(?P<lead>{any_of(words.ASSIGNING[1::2])}))"
)
ORDERED = re.compile(
    rf",? (?:{any_of(words.POLITELY)} )?{_ORDER}(?:: | )(?:{any_of(words.BEFORE_ASKED)} )?(?=\w)"
)
# An order with a capital, where the stop before it is lost.
_SAID = (words.ASKING[:1], words.DEMANDING[:1], words.ASSIGNING[:1])
UNPARTED_ORDER = re.compile(
    rf"[{_firsts(_SAID)}](?<=[\w)] .)(?:(?P<request>{_rests(_SAID[0])})"
    rf"|(?P<all>{_rests(_SAID[1])})|(?P<lead>{_rests(_SAID[2])})) {{1,3}}"
    rf"(?:{any_of(words.BEFORE_ASKED)} )?"
    rf"(?={any_of([*_CAPITAL_STARTS, words.MINISTRY])}(?!\w)|{words.PLURAL})"
)
# «Bộ Y tế, Ủy ban nhân dân thành phố Hà Nội đề nghị …»: a name stands before.
NAMED_ORDER = re.compile(
    rf"{_CAPITAL}{_SMALL}{{1,7}} (?:{any_of(words.POLITELY)} )?{_ORDER} "
    rf"(?:{any_of(words.BEFORE_ASKED)} )?"
    rf"(?={any_of([*words.AGENCY_STARTERS, words.MINISTRY])}(?!\w))"
)
ASSIGNED = re.compile(
    rf"{words.ASSIGNING[1]} (?<=\w {words.ASSIGNING[1]} )(?={_CAPITAL})"
)
CALLED = re.compile(
    rf"(?<!\w)(?:(?P<request>{words.ASKING[1]})|(?P<all>{words.DEMANDING[1]})) "
    rf"(?={any_of(words.AGENCY_STARTERS)}(?!\w))"
)
DONE_BY = re.compile(rf"{words.BY} (?<!\w{words.BY} )(?={_CAPITAL}|{words.PLURAL})")
AGENCY_FIELD = re.compile(
    rf"(?<!\w)(?:(?P<lead>(?i:{any_of(words.FIELD_LEAD)}))\s?: |"
    rf"(?P<coordinate>(?i:{any_of(words.FIELD_COORDINATE)}))\s?: |"
    rf"(?P<all>(?i:{any_of(words.FIELD_ALL)}))\s?: )"
)
