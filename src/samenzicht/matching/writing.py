"""One way of writing: letters without accents, capitals or ligatures, so that José, JOSE and Jose are one."""

import re
import unicodedata
from collections.abc import Iterator

# Letters that Unicode does not take apart although people type them without their stroke.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u00b4`]")
DASHES = r"\-\u2010-\u2015"  # for use within [ ]
WORD = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """The text without capitals, accents and ligatures; signs and spaces stay. Doing it twice changes nothing."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", folded.translate(PLAIN)).casefold().translate(PLAIN)
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))


def whole_words(text: str) -> Iterator[str]:
    """Each run of letters and digits, plain, in order; an apostrophe joins (o'neill is oneill)."""
    for found in WORD.finditer(APOSTROPHES.sub("", plain(text))):
        yield found.group()
