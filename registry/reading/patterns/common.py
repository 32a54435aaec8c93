"""Every regular expression of the reader, named, built from the vocabulary, linear in the text."""

import re
from collections.abc import Iterable

from registry.reading import vocabulary as words


def any_of(choices: Iterable[str]) -> str:
    """The choices as one group, longest first, so that a short one never hides a long one."""
    ordered = sorted(choices, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(choice) for choice in ordered) + ")"


def word_of(choices: Iterable[str], *, any_case: bool = False) -> str:
    """The choices where a word begins, longest first.

    Their first letter stands before the boundary: so the engine leaps from one such letter to the
    next, where a boundary in front would be asked for at every place of the text.
    """
    rests: dict[str, list[str]] = {}
    for choice in sorted(choices, key=len, reverse=True):
        for first in {choice[0], choice[0].swapcase()} if any_case else choice[0]:
            rests.setdefault(first, []).append(choice[1:])
    flags = "i" if any_case else ""
    return "(?:" + "|".join(
        rf"{first}(?<!\w{first})(?{flags}:{any_of(rest)})" for first, rest in sorted(rests.items())
    ) + ")"


_CAPITAL = "[A-ZĐ" + words.LETTERS.upper() + "]"
_SMALL = "[a-zđ" + words.LETTERS + "]"
_ROMAN = "[IVXL]{1,7}"
_PLACE_WORD = f" (?!{any_of(words.KINDS)}){_CAPITAL}{_SMALL}{{1,7}}"
# One capital alone may be the next word of a title; two or more, or one before a stop, is a place.
_PLACE = rf"(?:(?:{_PLACE_WORD}){{2,4}}|{_PLACE_WORD}(?=[,;.)]|\Z))"

# --- text and lines ---------------------------------------------------------------------------

LINE_BREAK = re.compile(r"\r\n|\r|\n")
LETTER_WITH_MARKS = re.compile(r"[\s\S][\u0300-\u036f]{0,8}")
MARKS = re.compile(r"[*|]")
PRINTED_RUN = re.compile(r"[^\s*|]+")
# A line without these is flat already and can be taken as one run.
UNCLEAN = re.compile(r"[*|\s](?:(?<! )|\s|\Z)")
WHOLE_LINE = re.compile(r"\S[^\n]*")
LINE_EDGES = " \t\f\v\u00a0\u200b\ufeff#_„"
SUPERSCRIPT = re.compile(r"\^\{[^{}\n]{0,20}\}")
SYLLABLE = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]{2}")
APART = re.compile(r"([^\W\d_]+)")  # to split by: what is between syllables, and they themselves

# --- labels -----------------------------------------------------------------------------------

BULLET = re.compile(
    r"[-+–—•●▪◦○■]\s?(?=\S)|\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s?|\[\d{1,2}\]\s?"
)

# --- the frame --------------------------------------------------------------------------------

_BIG = words.SYMBOL_LETTERS
_ODD = any_of(words.ODD_SYMBOLS)
_TERM_SYMBOL = rf"{words.NATIONAL_ASSEMBLY_SYMBOL[0]}[Hh]\s?[1Il]\s?\d(?!\d)"
_SYMBOL = (
    rf"(?:{_TERM_SYMBOL}|{_ODD}|[{_BIG}]{{1,24}}(?:\d{{1,4}}[{_BIG}]{{1,8}})?(?:&[{_BIG}]{{1,12}})?"
    r"(?:[a-zđ]{1,2})?\d{0,3})"
)
_FIRST_SYMBOL = rf"(?=[{_BIG}]{{2}}|{_ODD}|{_TERM_SYMBOL}|{words.ORDER}){_SYMBOL}"
_LATER = (
    rf"(?:(?:\s?[-/_]|[-/_]\s(?=[{_BIG}]{{2}})|[-/_ .](?={words.PREMIER})){_SYMBOL}"
    rf"|[‐‑–—−](?=[{_BIG}]{{2}}|{words.PREMIER}){_SYMBOL}"
    rf"|(?<={any_of(words.DOTTED_SYMBOLS)})\.(?=[{_BIG}]{{2}}){_SYMBOL}"
    rf"|(?<={words.COMMITTEE_SYMBOL})\.[{_BIG}]{{2,3}}(?!\w)"
    rf"|(?<={words.PARTED_SYMBOLS[0]})\s{words.PARTED_SYMBOLS[1]}"
    rf"|(?<={words.COMMAND})\s[{_BIG}]{{3,8}}|(?<=/{words.CIRCULAR})\s(?={words.STEERING}){_SYMBOL})"
)
_END = rf"(?:(?![\w/]|-[{_BIG}])|(?={words.DAY}|n[gh](?!\w)))"
NUMBER_LINE = re.compile(
    rf"S[{words.MARKED_LETTERS}o]\s?[:;.]?\s?(?P<ordinal>[^\s/⁄]{{0,12}}"
    rf"(?:⁄[^\s/⁄]{{1,3}}|/(?:19|20)\d\d)?)\s?"
    rf"(?P<sign>[-/⁄]{{1,2}})\s?(?P<symbol>(?:{_FIRST_SYMBOL}|{_SYMBOL}\d\d)"
    rf"(?:{_LATER}|\s-\s(?=[{_BIG}]{{2}}){_SYMBOL}){{0,5}})"
)
# Over folded text: the day may be left blank, or be a scrawl.
DATE_LINE = re.compile(
    rf"(?<!\w){words.FOLDED_DAY} ?(?P<day>\S{{0,5}}?) ?{words.FOLDED_MONTH} ?"
    rf"(?P<month>\S{{0,5}}?) ?{words.FOLDED_YEAR} ?(?P<year>(?:19|20)\d\d)"
)
# In a frame these words are never the last of a paragraph.
UNFINISHED = re.compile(rf"(?<!\w)(?:{any_of((words.DAY, words.MONTH, words.YEAR))}|"
                        rf"{words.NUMBER_WORD[0]}[{words.MARKED_LETTERS}]:)\Z")
_NAME_PART = rf"{_CAPITAL}[{_SMALL[1:-1]}{_CAPITAL[1:-1]}]{{0,8}}"
PLACE_BEFORE = re.compile(
    rf"(?<![\w/-])(?P<place>{_NAME_PART}(?:(?:\.? | ?- ?){_NAME_PART}| {words.TOWN}){{0,6}})"
    r"[,.;]? ?\Z"
)
# Over folded text: what stands over a document's right column.
RIGHT_COLUMN = re.compile(rf"(?<!\w){any_of(words.RIGHT_COLUMN)}")
PERSON_NAME = re.compile(rf"{_CAPITAL}{_SMALL}{{0,7}}(?: {_CAPITAL}{_SMALL}{{0,7}}){{1,5}}")

PERSON_AFTER = re.compile(
    rf"(?:[;.)>]|\s{{3}}|(?<={_CAPITAL}{_CAPITAL})\s?)\s?"
    rf"(?P<name>{_CAPITAL}{_SMALL}{{1,7}}(?: {_CAPITAL}{_SMALL}{{0,7}}){{1,4}})\Z"
)

# --- numbers, dates, issuers ------------------------------------------------------------------

_YEARISH = r"(?:(?:19|20)\d\d|20\d[%IlOo])"
_SLASH = r"\s?[/⁄]\s?"
DOCUMENT_NUMBER = re.compile(
    rf"[\dIl](?:(?<=[Ss][{words.MARKED_LETTERS}o] [1-9Il]) (?=\d{{1,3}}{_SLASH})\d{{1,6}}"
    rf"|(?<=\d)(?:(?<![\w/.,-]\d)|(?<={words.NUMBER_WORD.lower()}\d))\d{{0,5}})"
    rf"(?:\.\d{{1,2}}|[a-zđ])?(?:"
    rf"(?:\s?[-/⁄]\s?{_YEARISH})?{_SLASH}{_FIRST_SYMBOL}{_LATER}{{0,7}}"
    rf"|\s?-\s?{_FIRST_SYMBOL}{_SLASH}{_SYMBOL}{_LATER}{{0,4}}"
    rf"|-{any_of(words.SYMBOLS)}-{_FIRST_SYMBOL}|/(?:19|20)\d\d-{any_of(words.SYMBOLS)}-{_SYMBOL}"
    rf"|\s{any_of(words.SYMBOLS)}[-/]{_FIRST_SYMBOL}|-{any_of(words.OLD_ISSUERS)}"
    rf"|(?<=[Ss][{words.MARKED_LETTERS}o] \d\d)/(?:19|20)\d\d"
    rf"|(?<=[Ss][{words.MARKED_LETTERS}o] \d)/(?:19|20)\d\d"
    rf"|(?<=[Ss][{words.MARKED_LETTERS}o] \d\d\d)/(?:19|20)\d\d"
    rf")(?:(?<={words.STEERING})\s?\([{_BIG}\d-]{{2,10}}\))?{_END}"
)
LEADING_NUMBER = re.compile(r"\d{2,4}(?=[-/])")
KIND_BEFORE = re.compile(
    rf"(?<!\w)({any_of(words.KINDS)})(?: s[{words.MARKED_LETTERS}o]:?)? ?\Z", re.IGNORECASE
)
STANDARD_BEFORE = re.compile(
    rf"{any_of(words.STANDARD_WORDS)} ?(?:\d{{1,3}}:)?\Z"
    rf"|(?<!\w)(?i:{any_of(words.FORM_WORDS)})(?: s[{words.MARKED_LETTERS}]:?)? ?\Z"
)
DATE_AFTER = re.compile(
    rf",? ?(?:{words.DAY} ?)?(?P<day>[lI]?\d{{1,2}}) ?(?:[/.-] ?|{words.MONTH} )"
    rf"(?P<month>\d{{1,2}}) ?(?:[/.-] ?|{words.YEAR} )(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_TERM = rf"(?:,? \(?{words.TERM} {_ROMAN}\)?)?"
_PLENUM = (
    rf"(?:{words.PLENUM} (?:\w{{1,8}}|\d{{1,2}}) )?{any_of(words.CENTRAL_COMMITTEES)}"
    rf"(?: {words.PARTY}(?!\w))?{_TERM}"
)
_LOCAL = (
    rf"(?:{words.CHAIR_OF})?{any_of(words.LOCAL_BODIES)} {any_of(words.PLACE_LEVELS)}(?:{_PLACE})?"
)
_PARTY_COMMITTEE = (
    rf"{any_of([*words.PARTY_BRANCHES, ''])}{any_of(words.PARTY_COMMITTEES)}(?:{_PLACE})?"
)
_ISSUER = (
    "(?:"
    + "|".join(
        [
            _PLENUM,
            any_of(words.PARTY_HEIGHTS) + _TERM,
            any_of(words.GOVERNMENT),
            re.escape(words.STANDING_COMMITTEE),
            re.escape(words.NATIONAL_ASSEMBLY),
            _PARTY_COMMITTEE,
            _LOCAL,
            f"(?:{words.MINISTER_OF})?{any_of(words.MINISTRIES)}",
        ]
    )
    + r")(?!\w)"
)
ISSUER_AFTER = re.compile(rf",? (?:{words.OF}|{words.BY}) (?P<issuer>{_ISSUER})")
SUBJECT_AFTER = re.compile(rf" (?P<subject>{words.ABOUT} [^;,.()\n]{{3,200}})")
ISSUED_NAME_AFTER = re.compile(
    rf" {any_of(words.ISSUING_VERBS)} (?P<name>{any_of(words.ISSUED_KINDS)} [^;,.()\n]{{8,160}})"
)
ISSUED_NAME_STOP = re.compile(rf" {any_of(words.ISSUED_NAME_STOPS)}(?!\w)")

# --- documents cited by name ------------------------------------------------------------------

_NAMED_KINDS = [k for k in words.KINDS if k[0].isupper() and k not in words.LAWS]
PLENUM_DOCUMENT = re.compile(
    rf"(?P<kind>{word_of(_NAMED_KINDS)}) (?P<issuer>{words.PLENUM} (?:\w{{1,8}}) "
    rf"{any_of(words.CENTRAL_COMMITTEES)}(?: {words.PARTY}(?!\w))?{_TERM}"
    rf"|(?:{words.CENTRAL_PLENUM}|{words.CENTRAL}) \d{{1,2}}{_TERM})"
)
CONGRESS_DOCUMENT = re.compile(
    rf"(?P<kind>{word_of(_NAMED_KINDS)}) (?P<issuer>{words.CONGRESS}"
    rf"(?: (?:{any_of(words.CONGRESS_WORDS)}|{_CAPITAL}{_SMALL}{{1,7}})(?!\w)){{0,8}}"
    rf" {_ROMAN}(?!\w)"
    rf"(?: {words.OF_THE_PARTY}(?!\w))?"
    rf"(?: \({words.TERM_OF_OFFICE} \d{{4}} ?[-–] ?\d{{4}}\))?"
    rf"(?: {words.PARTY_BODY} {any_of(words.PLACE_LEVELS)}(?:{_PLACE})?)?)"
)
CONSTITUTION = re.compile(rf"{word_of([words.CONSTITUTION])}(?: {words.YEAR} \d{{4}})?(?!\w)")
REGULATION_BY_NAME = re.compile(
    rf"{words.REGULATION} (?<=[\w,;”)] {words.REGULATION} )"
    rf"(?P<rest>{words.ABOUT} [^;,.()\n]{{5,120}}"
    rf"|{words.OF} (?P<issuer>{_ISSUER}))"
)
# Between a number and a name: where the title of the same document begins, and where it ends.
TITLE_BEGINS = re.compile(rf" {any_of((words.ABOUT, *words.ISSUING_VERBS))} ")
TITLE_ENDS = re.compile(r"[;.\n]")
SELF = re.compile(rf"(?<!\w)(?P<kind>{any_of(words.KINDS)}) {words.THIS}(?!\w)", re.IGNORECASE)
DEFINITION = re.compile(
    rf"\((?i:{any_of(words.DEFINITION_OPENERS)}(?: {words.DEFINITION_PASSIVE})? )?"
    rf"{any_of(words.DEFINITION_VERBS)}"
    rf"(?: {words.IS})?:? (?P<term>[^()\n]{{2,150}})\)"
)

# --- the role of a citation -------------------------------------------------------------------

SENTENCE_END = re.compile(rf"[.!?…] (?={_CAPITAL})|\n")
LIST_JOINT = re.compile(
    rf"(?:[;,]|(?:^|[;,”)\w])\s{any_of(words.JOINING_WORDS)}|^{any_of(words.JOINING_WORDS)})\s?\Z"
)
TITLE_OPENER = re.compile(rf"[ ”\"“]{{0,3}}{any_of(words.TITLE_OPENERS)}(?!\w)")
AMENDING = re.compile(any_of(words.AMENDING))
# What is done to the document named next, right before its name.
EFFECT = re.compile(
    rf"(?<!\w)(?:(?P<replaces>(?i:{any_of(words.REPLACING)}))"
    rf"|(?P<repeals>(?i:{any_of(words.REPEALING)}))|(?P<guides>(?i:{any_of(words.GUIDING)})))"
    rf"(?: {any_of(words.EFFECT_OBJECTS)}){{0,2}} ?\Z"
)
_CARRY = any_of(words.CARRYING_OUT)
GOVERNOR = re.compile(
    rf"(?P<spirit>(?i:{words.SPIRIT}))"
    rf"|(?P<through>{any_of(words.THROUGH_NOUNS)} {_CARRY}(?= \Z|\Z))"
    rf"|(?P<mention>{any_of(words.PROVISIONS_OF)} ?\Z)"
    rf"|(?P<basis>(?<!\w){words.LEGAL_BASIS})"
    rf"|(?P<implements>(?<!\w)(?i:{any_of(words.GOVERNORS)})(?!\w))"
)

# --- defects ----------------------------------------------------------------------------------

MARKED_DIGITS = re.compile(r"\*{1,2}\s?\d{1,5}\s?\*{1,2}")
SPACED_SIGN = re.compile(r"\s?/\s?")
YEAR_IN_NUMBER = re.compile(r"(?:19|20)\d\d|QH\d\d")
ANY_ISSUER_AFTER = re.compile(rf",? (?:{words.OF}|{words.BY}) ")

# What only looks like a document's number or a day: told when no rule took it.
NUMBER_LIKE = re.compile(
    rf"\d(?<![\w/.,-]\d)\d{{0,4}}(?:/(?:19|20)\d\d)?[/-][{_BIG}]{{2}}\w{{0,12}}(?:[-/][{_BIG}]\w{{0,12}}){{0,4}}"
)
DAY_LIKE = re.compile(
    rf"\d(?:(?<![\w/.,-]\d)\d?[/.-]\d{{1,2}}[/.-](?:19|20)\d\d(?!\w)"
    rf"|(?<!\w\d)\d? {words.MONTH} \d{{1,2}} {words.YEAR} \d{{4}}(?!\d))"
)
