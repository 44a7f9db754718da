"""Letters that the law stopped, by the basis that came nearest."""

from samenzicht.audit import counting
from samenzicht.law import BASES, Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import numbers_of

MEASURE = Measure(
    code="barred",
    name=Words("Brieven die volgens de wet niet weg mochten", "Letters that the law did not let leave"),
    question="",
    rule=Words(
        "Pogingen in dat kwartaal om een brief te sturen waarvoor geen grondslag was, naar de grondslag die het "
        "dichtst in de buurt kwam. Wie het twee keer probeert, telt twee keer.",
        "Attempts in that quarter to send a letter for which there was no legal basis, by the basis that came "
        "nearest. Who tries twice counts twice.",
    ),
    unit=Words("pogingen", "attempts"),
    source="Samenzicht: logboek",
    way="tallied",
    caution=Words(
        "Dit zegt waar de wet in de weg staat of waar zij haar werk doet; welk van de twee, is een oordeel van mensen.",
        "This says where the law stands in the way or where it does its work; which of the two is for people to judge.",
    ),
    parts={basis.code: basis.title for basis in BASES} | {"none": Words("geen enkele in de buurt", "none came near")},
    count=lambda quarter: numbers_of(counting.barred(quarter)),
)
