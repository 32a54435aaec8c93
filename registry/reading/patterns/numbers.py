"""The ways in which a document's number slips, each with what is meant; see `patterns`."""

import re

from registry.reading import vocabulary as words
from registry.reading.patterns.common import any_of, word_of

_KINDS = any_of([*words.SYMBOLS, *words.OTHER_SYMBOLS, *words.MIXED_SYMBOLS])
_PARTY, _STATE = any_of(words.PARTY_SYMBOLS), any_of(words.STATE_SYMBOLS)
_GLUED = any_of(words.GLUED_ISSUERS)

# Over a number without spaces, in this order; anchored at its ends, and so linear.
SLIPS = (
    # Letters and signs read for figures.
    (re.compile(r"\A[Il](?=\d)"), "1"),
    (re.compile(r"(?<=/20\d)%(?=/)"), "5"),
    (re.compile(r"(?<=/20\d)[Il](?=/)"), "1"),
    (re.compile(r"(?<=/20\d)[Oo](?=/)"), "0"),
    (re.compile(r"/Q[Hh][1Il](?=\d\Z)"), "/QH1"),
    (re.compile(r"(?<=[-/])[OQ0][DĐ](?=-)"), "QĐ"),
    # A title in capitals.
    *((re.compile(rf"(?<=[-/]){mixed.upper()}(?=[-/])"), mixed) for mixed in words.TITLED_SYMBOLS),
    # Letters of the next word that stuck.
    (re.compile(rf"(?<=[-/])({_GLUED})n[gh]\Z"), r"\1"),
    # A slash that was lost, or became a dash.
    (re.compile(rf"\A(\d{{1,6}})({_KINDS})-(?!\d)"), r"\1/\2-"),
    (re.compile(rf"\A(\d{{1,6}})({_KINDS})/"), r"\1-\2/"),
    (re.compile(rf"\A(\d{{1,6}}/\d{{4}})-({_KINDS})-"), r"\1/\2-"),
    # A dash that was lost.
    (re.compile(rf"/{words.GLUED_PREMIER}\Z"), "/CT-TTg"),
    (re.compile(rf"(?<=/)({_KINDS})({_GLUED}|B[A-ZĐ]{{2,9}})\Z"), r"\1-\2"),
    (re.compile(rf"/{words.GLUED_DECREE}(?=-{words.GOVERNMENT_SYMBOL}\Z)"), f"/{words.DECREE}"),
    (re.compile(rf"(?<=\d{{4}})/{words.DECREE}\Z"), f"/{words.DECREE}-{words.GOVERNMENT_SYMBOL}"),
    # The party writes 27-NQ/TW, the state 27/NQ-CP.
    (re.compile(rf"\A(\d{{1,6}}[a-zđ]?)[-/]({_KINDS})[-/]({_PARTY})(?=\Z|-)"), r"\1-\2/\3"),
    (re.compile(rf"\A(\d{{1,6}}(?:/\d{{4}})?)[-/]({_KINDS})/({_STATE})\Z"), r"\1/\2-\3"),
)
# «Công điện số 1409 ngày 15/9/2021», «Nghị quyết số /NQ-CP ngày 01/01/2025»: a number without its
# symbol, or one left blank, is told by the day behind it.
DATED_NUMBER = re.compile(
    rf"(?P<kind>{word_of(words.NUMBERED_KINDS)}) [Ss][{words.MARKED_LETTERS}]:? ?"
    r"(?P<number>\d{1,5}"
    r"|(?<=[ :])[.…_]{0,12} ?[/⁄](?:\d{4}[/⁄])?[A-ZĐ]{2,5}-[A-ZĐ]{2,8})"
    rf"(?=,? {words.DAY} \d)"
)
LIST_GAP = re.compile(
    rf"(?:[,;]| {words.JOINING_WORDS[0]}|,? {words.JOINING_WORDS[0]})\s"
    rf"(?:[Ss][{words.MARKED_LETTERS}o]:? )?"
)
# What a person added behind what was meant: «05/CT-UBND, 15/4/2020 (read from the scan)».
NOTE = re.compile(r"(?:,? \d{1,2}/\d{1,2}/\d{4})?(?: \([^()]{3,80}\))?\Z")
INITIALS = re.compile(r"[A-ZĐ]{3,8}")
# A number left blank inside a text: «Quyết định số: /2025/QĐ-UBND», with its year or a part of it.
BLANK_NUMBER = re.compile(
    rf"[Ss][{words.MARKED_LETTERS}o] ?: ?[/⁄](?:\d{{2,4}}[/⁄])?"
    rf"(?P<symbol>[A-ZĐÐ]{{2,5}}-[A-ZĐÐ]{{2,8}})"
)
YEAR_OF_BLANK = re.compile(
    rf"[/⁄]\d{{2,4}}[/⁄].{{0,60}}{words.YEAR} (?P<year>(?:19|20)\d\d)(?!\d)"
)
