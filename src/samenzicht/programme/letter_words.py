"""The words of a paragraph as they will be read: what each mark becomes, and what is wrong with its numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenzicht.programme.letter_rules import Stop, faults
from samenzicht.programme.making import Making
from samenzicht.programme.marks import FigureMark, PaperMark, meant, pieces
from samenzicht.programme.measure import MEASURES, shown
from samenzicht.programme.models import Figure

STOPS = {
    "nothing_written": gettext_lazy("Er staat nog geen alinea in deze brief. Schrijf er ten minste een."),
    "nobody_checks": gettext_lazy("Er is geen ministerie dat toetst. Kies er een bij de instellingen."),
    "unknown": gettext_lazy("%(what)s bestaat niet. Kies een cijfer uit de lijst."),
    "replaced": gettext_lazy("%(what)s is vervangen. Zet er [%(instead)s] voor in de plaats."),
    "early": gettext_lazy("De peildatum van %(what)s is nog niet geweest. Kies een ander cijfer."),
    "remarked": gettext_lazy(
        "%(what)s heeft een opmerking. Schrijf een nieuwe tekst, of overleg tot zij akkoord zijn."
    ),
    "unchecked": gettext_lazy("%(what)s moet deze tekst nog toetsen."),
}
LOOSE = gettext_lazy(
    "Het getal “%(what)s” heeft geen bron. Kies een cijfer uit de lijst, bijvoorbeeld [G12], of zeg het zonder getal."
)
MEANT_YEAR = gettext_lazy(
    "Is “%(what)s” een jaar? Schrijf er een woord voor, zoals “in %(what)s”. Een aantal? Kies een cijfer."
)
MEANT_MARK = gettext_lazy("Bedoel je het cijfer %(what)s? Zet er haken om: %(mark)s.")
MEANT_PAPER = gettext_lazy("Bedoel je een Kamerstuk? Schrijf %(mark)s; dat wordt een voetnoot.")


@dataclass(frozen=True)
class Spoken:
    """A stretch of a paragraph. `text` is what a reader of the letter gets, `name` the mark, `fault` what is wrong."""

    text: str
    sort: str
    name: str = ""
    about: str = ""
    fault: str = ""


def spoken(words: str, making: Making, language: str) -> list[Spoken]:
    return list(speak(words, making, language))


def speak(words: str, making: Making, language: str) -> Iterator[Spoken]:
    rows = {one.number: one for one in making.figure_rows}
    # What is frozen was right on its day, whatever became of a figure since.
    wrong = {} if making.frozen else {stop.what: sentence(stop) for stop in number_faults(words, making)}
    for piece in pieces(words):
        mark = piece.mark
        if isinstance(mark, PaperMark):
            yield Spoken(mark.name, "paper", str(mark))
        elif isinstance(mark, FigureMark):
            figure = rows.get(mark.number)
            fault = wrong.get(mark.name, "")
            if figure is None:
                yield Spoken(str(mark), "figure", fault=fault)
            else:
                yield Spoken(shown(figure, language), "figure", mark.name, named(figure, language), fault)
        elif piece.sort == "loose":
            yield Spoken(piece.text, "loose", fault=wrong.get(piece.text, ""))
        else:
            yield Spoken(piece.text, "words")


def number_faults(words: str, making: Making) -> list[Stop]:
    return [
        Stop(code, what=what, instead=instead) for code, what, instead in faults(words, making.figures, making.today)
    ]


def sentence(stop: Stop) -> str:
    """What stops a freeze, and what to do about it."""
    said = {"what": stop.what, "instead": stop.instead}
    if stop.code != "loose":
        return str(STOPS[stop.code]) % said
    thought = meant(stop.what)
    if isinstance(thought, FigureMark):
        return str(MEANT_MARK) % {**said, "mark": thought}
    if isinstance(thought, PaperMark):
        return str(MEANT_PAPER) % {**said, "mark": thought}
    return str(MEANT_YEAR if thought else LOOSE) % said


def named(figure: Figure, language: str) -> str:
    """What a figure is of, and when: enough to choose it by."""
    measure = MEASURES.get(figure.measure)
    if measure is None:
        return figure.measure
    part = measure.parts.get(figure.part)
    return ", ".join([measure.name.in_(language), *([part.in_(language)] if part else []), period(figure)])


def period(figure: Figure) -> str:
    first, last = figure.period_from, figure.period_until
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return _("%(first)s tot en met %(last)s") % {"first": f"{first:%d-%m-%Y}", "last": f"{last:%d-%m-%Y}"}


@dataclass(frozen=True)
class Choice:
    """A figure one may put into a text."""

    mark: str
    about: str
    text: str
    rule: str


def choices(making: Making, question: str, language: str) -> list[tuple[str, bool, list[Choice]]]:
    """The figures in force by question: its code, whether it is the one at hand, and the figures."""
    found: dict[str, list[Choice]] = {}
    for figure in making.figure_rows:
        known = making.figures[figure.number]
        if known.replaced_by is None and known.counts_from <= making.today:
            measure = MEASURES.get(figure.measure)
            choice = Choice(f"[{figure.name}]", named(figure, language), shown(figure, language), figure.rule)
            found.setdefault(measure.question if measure else "", []).append(choice)
    order = [code for code in ("fewer", "helped", "tackled", "") if code in found]
    return [(code, code == question or len(order) == 1, found[code]) for code in order]


def by_paragraph(stops: Iterable[Stop]) -> dict[str, list[str]]:
    """Sentences by the paragraph they are about; those about the whole letter under an empty key."""
    found: dict[str, list[str]] = {}
    for stop in stops:
        found.setdefault(stop.key, []).append(sentence(stop))
    return found
