"""What a free text can be found by, and what a question looks for.

A text answers a question when `sought(question) <= terms(text)`. So `terms` is generous (each number whole and in its
parts) and `sought` is strict (a number whole, never in its parts).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samenzicht.matching.values import handle, name, phone, words
from samenzicht.matching.writing import DASHES, plain

# How Dutch plates of all series are grouped: X a letter, 9 a digit.
PLATE_SERIES = """
    XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX
    9-XX-999 999-XX-9
""".split()  # noqa: SIM905
SIGN_OF = {"X": "[a-z]", "9": "[0-9]", "-": f"[{DASHES} ]"}
PLATE = re.compile(
    rf"(?<![\w{DASHES}])(?:"
    + "|".join("".join(SIGN_OF[sign] for sign in series) for series in PLATE_SERIES)
    + rf")(?![\w{DASHES}])"
)
BETWEEN = rf"[ ().{DASHES}/]{{0,2}}"
# Wide on purpose: what looks like a number is judged by `phone`. A colon with a digit behind it makes it a time of day.
PHONE = re.compile(
    rf"(?<![\w+])(?:\(?0(?:{BETWEEN}[0-9]){{9}}|(?:\+|00)(?:{BETWEEN}[0-9]){{7,16}}|0[89]0[0-9]{BETWEEN}[0-9]{{4}})"
    r"(?!\w|:[0-9])"
)
MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
ACCOUNT = re.compile(r"(?<![\w.@])(?:@[\w.\-]*\w|[^\W_]+(?:_+[^\W_]+)+)(?![\w@])")
JOINED = re.compile(rf"(?<!\w)[^\W_]+(?:[.{DASHES}][^\W_]+)+(?!\w)")
VOWELS = frozenset("aeiou")


@dataclass(frozen=True)
class Found:
    """A value that stands in a text as one thing, and what was written for it."""

    written: str
    value: str


def terms(text: str) -> set[str]:
    """All that a text can be found by: its words, and whole numbers, plates, accounts and dashed words."""
    return {*words(text), *(found.value for found in _values(text)), *_joined(text)}


def sought(question: str) -> set[str]:
    """What a text must have to answer the question; empty when the question says nothing that can be looked for."""
    rest = plain(question)
    looked_for = set()
    for found in _values(question):
        if found.written in rest:
            looked_for.add(found.value)
            rest = rest.replace(found.written, " ")
    whole = {joined for joined in _joined(rest) if any(sign.isdigit() for sign in joined)}
    if whole:
        rest = JOINED.sub(lambda run: " " if any(sign.isdigit() for sign in run.group()) else run.group(), rest)
    return looked_for | whole | set(words(rest))


def _values(text: str) -> Iterator[Found]:
    written = plain(text)
    for run in (*MAIL.findall(written), *ACCOUNT.findall(written)):
        if account := handle(run):
            yield Found(run, account)
    for run in PHONE.findall(written):
        if number := phone(run):
            yield Found(run, number)
    for run in PLATE.findall(written):
        if " " not in run or VOWELS.isdisjoint(run):
            yield Found(run, name(run) or run)


def _joined(text: str) -> set[str]:
    return {whole for run in JOINED.findall(plain(text)) if (whole := name(run))}
