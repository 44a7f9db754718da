"""Marks in the words of the letter: [G12] is figure 12, [28638-217] a footnote to a paper of the House.

Each number of a letter comes from a figure, so a number that is typed is *loose*, and a loose number stops a freeze.
What may be typed are dates, years after a word that announces one, and names such as "actielijn 3". In doubt a number
is loose: asking once too often costs a minute, a number without a source costs trust.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Sort = Literal["words", "figure", "paper", "date", "name", "loose"]


@dataclass(frozen=True)
class FigureMark:
    number: int

    @property
    def name(self) -> str:
        return f"G{self.number}"

    def __str__(self) -> str:
        return f"[{self.name}]"


@dataclass(frozen=True)
class PaperMark:
    """`chapter` is the Roman number in papers of the budget, such as 35 570 VI, nr. 50."""

    dossier: str
    number: str
    chapter: str = ""

    @property
    def name(self) -> str:
        """As it stands in a footnote."""
        dossier = f"{self.dossier[:2]} {self.dossier[2:]} {self.chapter}".strip()
        return f"Kamerstuk {dossier}, nr. {self.number}"

    @property
    def key(self) -> str:
        return "-".join(part for part in (self.dossier, self.chapter, self.number) if part)

    def __str__(self) -> str:
        return f"[{self.key}]"


Mark = FigureMark | PaperMark


@dataclass(frozen=True)
class Piece:
    """A stretch of the words. All pieces together are the words again, and no piece of sort "words" holds a digit."""

    text: str
    sort: Sort

    @cached_property
    def mark(self) -> Mark | None:
        if self.sort == "figure":
            return FigureMark(int(self.text[2:-1]))
        if self.sort == "paper":
            dossier, *chapter, number = self.text[1:-1].split("-")
            return PaperMark(dossier, number.upper(), "".join(chapter).upper())
        return None


MONTH = (
    "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\.?)"
)
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:19|20)[0-9]{2}"
TO = r"(?:\s?[-–/]\s?|\s+(?:en|of|tot|t/m|tot\s+en\s+met)\s+|,\s+)"
ANNOUNCES_A_YEAR = (
    "(?:in|sinds|vanaf|tot|uit|over|van|voor|na|per|eind|begin|medio|half|rond|gedurende|sedert|tussen|jaar|jaren|zomer|winter"
    "|herfst|lente|voorjaar|najaar|kwartaal|halfjaar|helft|met|vergaderjaar|kalenderjaar|begroting|actieplan|plan)"
)
# What is counted in this field: before one of these no number is a year or a name.
COUNTED = (
    r"(?:slachtoffers?|mensen|personen|mannen|vrouwen|kinderen|minderjarigen|jongens|meisjes|jongeren|daders?|verdachten|cliënten"
    r"|meldingen|signalen|aangiften|zaken|onderzoeken|veroordelingen|dossiers|brieven|medewerkers|professionals|ambtenaren"
    r"|deelnemers|bezoekers|vrijwilligers|artsen|huisartsen|hotels?|bedrijven|organisaties|gemeenten|regio’s|regio's|partners"
    r"|certificaten|trainingen|bijeenkomsten|projecten|acties|moties|toezeggingen|campagnes|plaatsen|plekken|bedden|steden"
    r"|landen|gesprekken|dagen|weken|maanden|uren|keer|maal|euro|procent|procentpunt|duizend|miljoen|miljard)"
)
COUNTS = rf"(?:\s+\(?\w+e\)?){{0,3}}\s+{COUNTED}\b|\s*[%‰€]|\s?[.,:]?\d"
ENDS = rf"(?![\w%‰€])(?!{COUNTS})"

KNOWN: tuple[tuple[Sort, str], ...] = (
    ("figure", r"\[[Gg][1-9][0-9]{0,5}\]"),
    ("paper", r"\[[0-9]{5}(?:-[IVXLCDM]{1,6})?-(?:[0-9]{1,4}|[A-Z]{1,2})\]"),
    # A day with its month, a month with its year, a day in digits only.
    ("date", rf"(?<![\w.,€])(?:{DAY}{TO})?{DAY}\s+{MONTH}(?:\s+{YEAR})?{ENDS}"),
    ("date", rf"(?<![\w.,]){MONTH}\s+{YEAR}{ENDS}"),
    ("date", rf"(?<![\w.,€-]){DAY}-(?:0?[1-9]|1[0-2])-{YEAR}(?![\w%-])"),
    ("date", rf"(?<![\w.,€-]){YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![\w%-])"),
    # A year, or several, after a word that announces one; or a year alone between brackets.
    ("date", rf"(?<!\w){ANNOUNCES_A_YEAR}\s+{YEAR}(?:{TO}(?:{ANNOUNCES_A_YEAR}\s+)?{YEAR})*{ENDS}"),
    ("date", rf"\({YEAR}(?:\s?[-–/]\s?{YEAR})?\)(?!{COUNTS})"),
    ("date", rf"(?<!\w)week\s+(?:[1-9]|[1-4][0-9]|5[0-3]){ENDS}"),
    ("name", rf"(?<!\w)actielijn\s+[1-9]{ENDS}"),
    ("name", rf"(?<!\w)actielijnen\s+[1-9](?:(?:,\s*|\s+en\s+|\s+tot\s+en\s+met\s+)[1-9](?!\d))*{ENDS}"),
    ("name", rf"(?<!\w)(?:actie|bijlage|hoofdstuk|fase|doel)\s+[1-9][0-9]?(?:\.[0-9]{{1,2}}){{0,2}}{ENDS}"),
    ("name", rf"(?<!\w)(?:artikel|art\.)\s+[1-9][0-9]{{0,3}}[a-z]{{0,2}}{ENDS}"),
    ("name", r"(?<!\w)richtlijn\s+(?:\(EU\)\s+)?[0-9]{4}/[0-9]{1,4}(?:/EU)?(?![\w/])"),
)
KNOWN_PIECES = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(KNOWN)), re.IGNORECASE)
# On words in which every sort of digit became a plain one.
LOOSE = re.compile(
    r"(?:€\s?)?[^\W\d_]*\d(?:[\w]|[.,:/×x–-](?=\d)|\s(?=\d{3}(?!\d)))*"
    r"(?:\s?[%‰]|\s+(?:procent|procentpunt|duizend|miljoen|miljard)(?:\s+euro)?\b|\s+euro\b)?",
    re.IGNORECASE,
)
NUMERAL = (
    "(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|[a-zë]{3,30}tien|[a-zë]{0,30}(?:tig|honderd|duizend)"
    "|(?:twee|drie|vier|vijf|zes|zeven|acht|negen)entwintig|enkele|tientallen|honderden|duizenden|miljoen|miljard)"
)
NUMERAL_OF_SOMETHING = re.compile(rf"(?<!\w){NUMERAL}(?:\s+\w+e)?\s+{COUNTED}\b", re.IGNORECASE)


def pieces(words: str) -> list[Piece]:
    """The words cut into marks, dates, names, loose numbers and the rest."""
    return list(cut(words))


def parts(words: str) -> list[str | Mark]:
    """The words with their marks: what a page, a pdf and a docx walk through."""
    found: list[str | Mark] = []
    for piece in cut(words):
        if piece.mark is not None:
            found.append(piece.mark)
        elif found and isinstance(found[-1], str):
            found[-1] += piece.text
        else:
            found.append(piece.text)
    return found


def loose_numbers(words: str) -> list[str]:
    """The numbers that come from nowhere, as they were typed."""
    return [piece.text for piece in cut(words) if piece.sort == "loose"]


def numerals(words: str) -> list[str]:
    """Counts written as a word ("dertien projecten"): they are told, and do not stop a freeze."""
    return [found.group() for found in NUMERAL_OF_SOMETHING.finditer(words)]


def figure_numbers(words: str) -> list[int]:
    """The figures that the words refer to, each once, in order."""
    return list(dict.fromkeys(mark.number for mark in parts(words) if isinstance(mark, FigureMark)))


def papers(words: str) -> list[PaperMark]:
    """The papers that the words refer to, each once, in order."""
    return list(dict.fromkeys(mark for mark in parts(words) if isinstance(mark, PaperMark)))


def cut(words: str) -> Iterator[Piece]:
    at = 0
    for found in KNOWN_PIECES.finditer(words):
        yield from cut_unknown(words[at : found.start()])
        yield Piece(found.group(), KNOWN[int((found.lastgroup or "k0")[1:])][0])
        at = found.end()
    yield from cut_unknown(words[at:])


def cut_unknown(words: str) -> Iterator[Piece]:
    plain = "".join("0" if letter.isnumeric() else letter for letter in words)
    at = 0
    for found in LOOSE.finditer(plain):
        if found.start() > at:
            yield Piece(words[at : found.start()], "words")
        yield Piece(words[found.start() : found.end()], "loose")
        at = found.end()
    if at < len(words):
        yield Piece(words[at:], "words")


def meant(loose: str) -> Mark | int | None:
    """What a loose number may have been meant as: a mark without its brackets, a paper, or a year; None for a count."""
    plain = loose.strip("[]")
    mark = parts(f"[{plain}]")[0] if plain else None
    if isinstance(mark, FigureMark | PaperMark):
        return mark
    return int(plain) if re.fullmatch(YEAR, plain) else None


def paper_of(typed: str) -> PaperMark | None:
    """A Kamerstuk as people write it: "28 638, nr. 257", "28638-257" or "Kamerstuk 35 570 VI, nr. 50"."""
    found = re.fullmatch(
        r"\s*(?:kamerstuk(?:ken)?\s+)?([0-9]{2})\s?([0-9]{3})(?:[\s-]+([IVXLCDM]{1,6}))?"
        r"(?:\s*,?\s*nr\.?\s*|\s*-\s*)([0-9]{1,4}|[A-Z]{1,2})\s*",
        typed,
        re.IGNORECASE,
    )
    if found is None:
        return None
    first, last, chapter, number = found.groups()
    return PaperMark(first + last, number.upper(), (chapter or "").upper())
