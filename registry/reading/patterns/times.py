"""The patterns of times: built from the vocabulary, linear in the text."""

import re
from collections.abc import Iterable

from registry.reading import vocabulary as words
from registry.reading.patterns.common import any_of, word_of


def _forms(choices: Iterable[str]) -> set[str]:
    """As printed in a sentence, at its beginning and in capitals; far quicker than (?i)."""
    return {form for one in choices for form in (one, one.capitalize(), one.upper())}


def _cased(choices: Iterable[str]) -> str:
    return any_of(_forms(choices))


_DAY = rf"(?:{words.DAY} )?(?P<day>\d{{1,2}})"
_DATE = rf"{_DAY} ?(?:[/.-] ?|{words.MONTH} )(?P<month>\d{{1,2}})"
_DAY_MONTH = rf"(?:{words.DAY} )?\d{{1,2}}/\d{{1,2}}"
_YEAR = r" ?(?:[/.-] ?|" + words.YEAR + r" )(?P<year>\d{4})(?!\d)"
_LATEST = rf"{any_of(words.AT_LATEST)}(?: {any_of(words.LATEST_LINKS)})?"
_CLOCK = rf"[l\d]{{1,2}} ?{any_of(words.HOURS)} ?(?:\d\d)?[’'`]?"
_HOUR = rf"(?:{_CLOCK},? (?:{words.DAY} )?)?"
_LEAD = (
    rf"(?<!\w)(?i:(?P<before>{words.BEFORE})|{_LATEST}|{any_of(words.TIME_FIELDS)} ?:)"
    rf"(?P<strictly> {words.BEFORE})? {_HOUR}"
)
_INSIDE = rf"(?:{_LEAD}|(?<!\w)(?i:{any_of((words.WITHIN_WORD, words.ON))}) )"
# Where any of the patterns below may begin, found once for all of them; without their (?i), which
# would have it try every word at every letter.
_OPENERS = (words.BEFORE, *words.AT_LATEST, *words.TIME_FIELDS, *words.TIME_LIMITS, words.ON,
            *words.COUNTED_AFTER, *words.REVIEWS, *words.AT_LATEST_IN_YEAR, *words.AT_LEAST)
OPENER = re.compile(word_of(_forms(_OPENERS)))
_YEARLY = any_of(words.YEARLY)
_QUARTER = rf"(?i:{words.QUARTER}) (?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)"
_EVERY_YEAR = rf"(?P<every> {_YEARLY})?"
# «1/2 ngày» is half of one.
_AFTER_DAY = rf"(?!\d| ?/ ?\d| ?{words.YEAR}| {words.DAY}(?!\w)| ?/? ?{_YEARLY})"

FIRM_DAY = re.compile(rf"{_LEAD}{_DATE}{_AFTER_DAY}")
_NOTE = r"(?: \([^()\n]{1,20}\))?"
# «trước ngày 15/6 và 15/12 hằng năm»: what is said once holds for all of them.
FIRM_DAYS = re.compile(
    rf"{_LEAD}(?P<days>{_DAY_MONTH}"
    rf"(?:{_NOTE}(?:, | {words.JOINING_WORDS[0]} ){_DAY_MONTH}){{1,3}})"
    rf"(?!\d| ?/ ?\d| ?{words.YEAR})(?P<every> ?/? ?{_YEARLY})?"
)
DAY_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")
FIRM_YEARLY = re.compile(rf"{_LEAD}{_DATE}(?!\d| ?/ ?\d) ?/? ?{_YEARLY}")
_OF_A_YEAR = (
    rf" ?(?:[/.-] ?|{words.MONTH} )(?P<month>\d{{1,2}})(?!\d| ?/ ?\d) ?/? ?{_YEARLY}"
)
# With «ngày» and without: each begins with what the engine can leap to.
BARE_DAY_YEARLY = re.compile(
    rf"{words.DAY} (?<![\w/.-]{words.DAY} )(?P<day>\d{{1,2}}){_OF_A_YEAR}"
)
BARE_YEARLY = re.compile(
    rf"(?P<day>\d(?<![\w/.-]\d)(?<!(?<![\w/.-]){words.DAY} \d)\d?){_OF_A_YEAR}"
)
FIRM_MONTHLY = re.compile(
    rf"{_LEAD}{_DAY},? (?:{any_of(words.MONTHLY)}|(?:{words.OF} )?{any_of(words.NEXT_MONTH)}(?!\w))"
)
BARE_MONTHLY = re.compile(
    rf"{words.DAY} (?<![\w/.-]{words.DAY} )(?P<day>\d{{1,2}}),? {any_of(words.MONTHLY)}"
)
FIRM_QUARTERLY = re.compile(
    rf"{_LEAD}{_DAY},? (?:{words.OF} )?{words.LAST_MONTH} "
    rf"(?:{words.OF} )?(?:{any_of(words.QUARTERLY)}|{words.QUARTER}(?! [IVX\d]))"
)
FIRM_DATE = re.compile(rf"{_LEAD}{_DATE}{_YEAR}")
# «Thời gian: sáng thứ Sáu, ngày 31/7/2026»: the part of the day is told first.
FIELD_DATE = re.compile(
    rf"(?<!\w)(?i:{any_of(words.TIME_FIELDS)}) ?: "
    rf"(?:(?!(?i:{words.FROM}) |{words.TO} )[^.;:|\n]){{1,50}}?(?<= ){words.DAY} (?P<day>\d{{1,2}})"
    rf" ?(?:[/.-] ?|{words.MONTH} )(?P<month>\d{{1,2}}){_YEAR}"
)
FIRM_MONTH = re.compile(rf"{_INSIDE}(?i:{words.MONTH}) (?P<month>\d{{1,2}}){_YEAR}")
MONTH_ALONE = re.compile(
    rf"{_LEAD}(?i:{words.MONTH}) (?P<month>\d{{1,2}})"
    rf"(?!\d| ?[/.-] ?\d| {words.YEAR}|,? {words.MONTH}){_EVERY_YEAR}"
)
FIRM_QUARTER = re.compile(rf"{_INSIDE}{_QUARTER}{_YEAR}")
QUARTER_ALONE = re.compile(
    rf"{_LEAD}{_QUARTER}(?! ?[/.-] ?\d| {words.YEAR}|,| {words.QUARTER}){_EVERY_YEAR}"
)
_LATEST_IN_YEAR = any_of(words.AT_LATEST_IN_YEAR)
FIRM_YEAR = re.compile(
    rf"(?<!\w)(?i:{_LATEST_IN_YEAR}(?: {any_of(words.LATEST_LINKS)})?"
    rf"|{any_of(words.TIME_FIELDS)} ?:(?: {any_of((words.WITHIN_WORD, words.ON))})?)"
    rf"(?: {any_of(words.YEAR_ENDS)})? (?i:{words.YEAR}) (?P<year>\d{{4}})"
    rf"(?!\d| ?[-–] ?\d| {any_of(words.AND_LATER)})"
)
REVIEW_YEAR = re.compile(
    rf"(?<!\w)(?i:{any_of(words.REVIEWS)}) [^.;()\n]{{0,60}}?"
    rf"(?:\((?:{words.ON} |{words.WITHIN_WORD} )?"
    rf"|(?<!\w){words.ON} (?:{any_of(words.YEAR_ENDS)} )?){words.YEAR} (?P<year>\d{{4}})"
    r"(?!\d| ?[-–] ?\d)"
)
BARE_REVIEW = re.compile(
    rf"(?<!\w)(?i:{any_of(words.REVIEWS)}) (?P<year>20\d\d)(?!\d| ?[-–/] ?\d)"
)
HALF_YEAR = re.compile(
    rf"(?:{_LEAD}|(?<!\w){_cased((words.WITHIN_WORD,))} )0?{words.HALF} "
    rf"(?:(?P<first>{any_of(words.FIRST_HALF)})"
    rf"|{any_of(words.LAST_HALF)}) {words.YEAR}(?: (?P<year>\d{{4}}))?(?!\w)"
)
_MONTHS = rf"(?i:{words.MONTH}) \d{{1,2}}"
# «Tháng 2/2026, các sở …» at the head of a clause: what is done in that month.
OPENING_MONTH = re.compile(
    rf"{word_of(_forms((words.MONTH,)))} (?:(?<=[.;,+-] \w{{{len(words.MONTH)}}} )"
    rf"|(?<=\n\w{{{len(words.MONTH)}}} ))"
    rf"(?P<month>\d{{1,2}}) ?(?:/ ?|{words.YEAR} )(?P<year>\d{{4}})"
    rf"(?=[,:] (?!{words.MONTH})[^.;\n]{{0,120}}?(?<!\w){any_of(words.DONE_IN_A_MONTH)}(?!\w))"
)
# The month is looked for, then the word before it: it is the rarer of the two.
_ASKS_MONTHS = "|".join(
    rf"(?<=(?<!\w){re.escape(form)}{sign} \w{{{len(words.MONTH)}}})"
    for forms, signs in ((_forms((words.ON,)), ("",)), (_forms(words.TIME_FIELDS), (":", " :")))
    for form in sorted(forms) for sign in signs
)
FIRM_MONTHS = re.compile(
    rf"(?P<months>{word_of(_forms((words.MONTH,)))}(?= \d)(?:{_ASKS_MONTHS}) \d{{1,2}}"
    rf"(?:(?:, | {words.JOINING_WORDS[0]} ){_MONTHS})*)"
    rf" {words.YEAR} (?P<year>\d{{4}})(?!\d)"
)
MONTH = re.compile(rf"(?i:{words.MONTH}) (\d{{1,2}})")

# --- hours, and times counted from something --------------------------------------------------

# What is in force from then on is no deadline.
IN_FORCE = re.compile(rf"{any_of(words.IN_FORCE)} \Z")
CLOCKS = re.compile(
    rf"{_LEAD}(?P<clocks>{_CLOCK}(?:(?:, | {words.JOINING_WORDS[0]} ){_CLOCK}){{0,3}})"
    rf"(?P<daily> {any_of(words.DAILY)})?"
)
CLOCK = re.compile(rf"([l\d]{{1,2}}) ?{any_of(words.HOURS)} ?(\d\d)?")
TIMES_A_DAY = re.compile(any_of(words.TIMES_A_DAY))
WEEKDAY = re.compile(
    rf"{_LEAD}(?:{words.DAY} )?"
    rf"(?P<weekday>(?i:{any_of(words.WEEKDAYS)}|{words.WEEKDAY_WORD} [2-7])) {any_of(words.WEEKLY)}"
)
_UNIT = (
    rf"(?P<unit>{words.HOUR}|{words.DAY}(?P<working> {words.WORKING})?|{words.WEEK}|{words.MONTH})"
)
RELATIVE = re.compile(
    rf"(?<!\w)(?i:(?P<within>{any_of(words.TIME_LIMITS)})|{any_of(words.COUNTED_AFTER)}) "
    rf"(?P<count>\d{{1,3}}) ?(?:\([^()\n]{{1,20}}\) )?{_UNIT}(?!\w)"
    rf"(?P<since>,? {any_of(words.COUNTED_SINCE)})?"
    rf"(?P<before> {words.BEFORE} {any_of(words.COUNTED_TO)}(?!\w))?"
)
_COUNT = rf"(?P<count>\d{{1,3}}) ?(?:\([^()\n]{{1,20}}\) )?{_UNIT}(?!\w)"
_LEAST = any_of(words.AT_LEAST)
# «trước 05 ngày tổ chức», «ít nhất 05 ngày trước khi», «trước khi họp ít nhất 05 ngày».
AHEAD = re.compile(
    rf"(?<!\w)(?i:(?P<before>{words.BEFORE})) (?:{_LEAST} )?{_COUNT}"
    rf"(?= {any_of(words.COUNTED_BACK_FROM)}(?!\w))"
)
AHEAD_OF = re.compile(
    rf"(?<!\w)(?i:{_LEAST}) {_COUNT}(?P<before> {words.BEFORE} {any_of(words.COUNTED_TO)}(?!\w))"
)
AHEAD_BY = re.compile(
    rf"(?<!\w)(?i:(?P<before>{words.BEFORE})) {any_of(words.COUNTED_TO)} [^.;,\d\n]{{2,60}}? "
    rf"{_LEAST} {_COUNT}"
)

# --- cells ------------------------------------------------------------------------------------

# A cell under «Thời gian hoàn thành» holds nothing but a time.
_CELL_YEAR = rf"(?: ?(?:[/.-]| {words.YEAR} ) ?"
CELL_TIMES = re.compile(
    rf"\(?(?:(?i:{words.BEFORE}|{any_of(words.AT_LATEST)}|{any_of(words.INSIDE)}) )?"
    rf"(?:(?i:{any_of(words.YEAR_ENDS)}) )?"
    rf"(?:(?i:{words.DAY}) )?(?:(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})"
    rf"|(?:(?i:{words.MONTH}) ?|T)(?P<of>\d{{1,2}}){_CELL_YEAR}(?P<of_year>\d{{4}}))?"
    rf"|(?i:{words.QUARTER}|Q) ?(?P<quarter>IV|I{{1,3}}|[1-4]){_CELL_YEAR}(?P<q_year>\d{{4}}))?"
    rf"|0?{words.HALF} (?:(?P<half>{any_of(words.FIRST_HALF)})|{any_of(words.LAST_HALF)}) "
    rf"{words.YEAR} (?P<half_year>\d{{4}})"
    r"|(?P<bare>\d{1,2})/(?P<bare_year>(?:19|20)\d\d)"
    rf"|(?:(?i:{words.YEAR}) )?(?P<alone>(?:19|20)\d\d))(?: (?P<every>{_YEARLY}))?\)?"
)
# The same among other words, where the column is for times; a stage of years is none.
SAID_IN_CELL = re.compile(
    rf"(?<![\w/.-])(?P<before>(?i:{words.BEFORE}) )?"
    rf"(?:(?i:{words.QUARTER}) ?(?P<quarter>IV|I{{1,3}}|[1-4])"
    rf"{_CELL_YEAR}(?P<q_year>\d{{4}}))"
    rf"|(?i:{words.MONTH}) ?(?P<of>\d{{1,2}}){_CELL_YEAR}(?P<of_year>\d{{4}}))"
    rf"|(?<!{words.TO} )(?<!{words.YEAR} )(?<![-–] )(?:(?i:{words.YEAR}) )?(?P<alone>20\d\d))"
    rf"(?! ?[-–] ?\d|\d|/| \({words.STRIVING})"
)
# «Tháng 3, 6, 9/2026», «Quý I, II/2026»: the word and the year are said once.
CELL_LIST = re.compile(
    rf"(?P<lead>(?:(?i:{any_of(words.INSIDE)}) )?(?:(?i:{words.MONTH}|{words.QUARTER})|[TQ])) ?"
    rf"(?P<parts>(?:\d{{1,2}}|[IV]{{1,3}})(?:(?:, ?| {words.JOINING_WORDS[0]} )"
    rf"(?:\d{{1,2}}|[IV]{{1,3}})){{1,11}})(?P<year> ?/ ?\d{{4}}| {words.YEAR} \d{{4}})"
)
CELL_PART = re.compile(r"\d{1,2}|[IV]{1,3}")
BRACKETED = re.compile(r"\(([^()]{4,60})\)\Z")
CELL_TIMES_JOINT = re.compile(rf",? {words.JOINING_WORDS[0]} |, |; ")
CELL_STAGE = re.compile(r"(?P<first>(?:19|20)\d\d) ?[-–] ?(?P<last>(?:19|20)\d\d)")

# --- soft times -------------------------------------------------------------------------------

_EVERY = (*words.YEARLY, *words.QUARTERLY, *words.MONTHLY, *words.WEEKLY, *words.DAILY,
          words.ONGOING)
PERIODIC = re.compile(
    rf"(?:{word_of(_forms((words.PERIODIC,)))}"
    rf"(?:,? (?P<periodic>{_cased(_EVERY)})|(?P<half> 0?{words.HALF}))?"
    rf"|(?P<every>{word_of(_forms(_EVERY))}))(?!\w)"
)
STAGE = re.compile(
    rf"(?P<word>{word_of(_forms((words.STAGE, words.TERM_OF_OFFICE)))}) "
    r"(?P<first>\d{4}) ?[-–] ?(?P<last>\d{4})(?!\d)"
)
HORIZON = re.compile(rf"{word_of(_forms(words.HORIZONS))} (?P<year>20\d\d)(?![\d/])")
OCCURRENCE = re.compile(rf"{word_of(words.OCCURRENCE_LEADS)} {words.ARISING}(?!\w)")
