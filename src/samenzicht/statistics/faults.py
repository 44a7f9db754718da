"""What is wrong with a table, in Dutch. The library says it in English, one sentence that names row and column."""

import re

from samenzicht.estimation.words import DUTCH

# Of a sentence in characters.
LONGEST = 400
# How the library says it, and how an analyst reads it. A test holds this against every refusal of the library.
SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Row (\d+) counts (\d+) persons that are on no list; nobody can have seen them\.",
     "Rij {0} telt {1} personen die op geen enkele lijst staan. Niemand kan hen hebben gezien."),
    (r"Row (\d+) has the same history as an earlier row but another count \((\d+) against (\d+)\)\.",
     "Rij {0} heeft dezelfde lijsten als een eerdere rij, maar een ander aantal ({1} tegen {2})."),
    (r"Row (\d+) is a person who is on no list; nobody can have seen them\.",
     "Rij {0} is een persoon die op geen enkele lijst staat. Niemand kan die hebben gezien."),
    (r"There is no column `(.*)`; the columns are (.*)\.", "Er is geen kolom `{0}`. De kolommen zijn {1}."),
    (r"The column `(.*)` is there twice\.", "De kolom `{0}` staat er twee keer."),
    (r"Column (\d+) has no name\.", "Kolom {0} heeft geen naam. Zet boven elke kolom een naam."),
    (r"Row (\d+) has (\d+) values; there are (\d+) columns\.",
     "Rij {0} heeft {1} waarden, maar er zijn {2} kolommen."),
    (r"Row (\d+), column `(.*)`: `(.*)` is neither 0 nor 1\. If it is no list, name it as a covariate\.",
     "Rij {0}, kolom `{1}`: `{2}` is geen 0 en geen 1. Is deze kolom geen lijst? Noem hem dan bij de kenmerken."),
    (r"Row (\d+), column `(.*)` is empty; write a value, for example `unknown`\.",
     "Rij {0}, kolom `{1}` is leeg. Schrijf een waarde, bijvoorbeeld `onbekend`."),
    (r"Row (\d+), column `(.*)`: `(.*)` can be read in two ways; write digits only\.",
     "Rij {0}, kolom `{1}`: `{2}` is op twee manieren te lezen. Schrijf het zonder punt."),
    (r"Row (\d+), column `(.*)`: `(.*)` is no number\.",
     "Rij {0}, kolom `{1}`: `{2}` is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 12."),
    (r"Row (\d+), column `(.*)`: `(.*)` is no whole number; a count is one of persons\.",
     "Rij {0}, kolom `{1}`: `{2}` is geen heel getal. Het gaat om personen."),
    (r"Row (\d+), column `(.*)`: (.*) is below 0; a count cannot be\.",
     "Rij {0}, kolom `{1}`: {2} is minder dan 0. Dat kan een aantal niet zijn."),
    (r"The table has no rows\.", "De tabel heeft geen rijen, alleen namen van kolommen."),
    (r"The table is empty\.", "De tabel is leeg."),
    (r"The table is no text with values and separators\.",
     "Dit is geen tabel met komma's, puntkomma's of tabs tussen de waarden."),
    (r"An estimate needs at least two lists; this table has (\d+)\.",
     "Voor een schatting zijn ten minste twee lijsten nodig. Deze tabel heeft er {0}."),
    (r"This table has (\d+) lists; at most (\d+) can be handled: merge some\.",
     "Deze tabel heeft {0} lijsten, en het kunnen er hier hoogstens acht zijn. Voeg er een paar samen."),
    (r"There are too many graphs over (\d+) lists; at most (\d+) can be averaged over\.",
     "Er zijn te veel grafen met {0} lijsten. Over hoogstens {1} lijsten kan een gemiddelde worden genomen."),
    (r"The table has more than (\d+) cells; take fewer covariates, or merge their values\.",
     "De tabel heeft meer dan {0} cellen. Neem minder kenmerken, of voeg waarden samen."),
    (r"Nobody is on any list in this table: all counts are 0\.",
     "In deze tabel staat niemand op een lijst: alle aantallen zijn 0."),
)  # fmt: skip


def in_language(sentence: str, language: str) -> str:
    """The sentence of the library in the reader's language; one that is not known stays as it is."""
    for pattern, dutch in SENTENCES if language == DUTCH else ():
        found = re.fullmatch(pattern, sentence, flags=re.DOTALL)
        if found:
            return shorter(dutch.format(*found.groups()))
    return shorter(sentence)


def shorter(sentence: str) -> str:
    """What was quoted from the table may be a whole book: of each piece the beginning, and of all of it."""
    cut = re.sub(r"`([^`]{60})[^`]+`", r"`\1…`", sentence)
    return cut if len(cut) <= LONGEST else f"{cut[:LONGEST]}…"
