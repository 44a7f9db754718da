"""Minors registered as exploited for crime."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="minors_criminal",
    name=Words("Minderjarigen in criminele uitbuiting", "Minors in criminal exploitation"),
    question="fewer",
    rule=Words(
        "Personen onder de 18 jaar die in dat jaar zijn geregistreerd als mogelijk slachtoffer van criminele "
        "uitbuiting.",
        "Persons under 18 who were registered in that year as a possible victim of criminal exploitation.",
    ),
    unit=Words("minderjarigen", "minors"),
    source="CoMensha; Nationaal Rapporteur Mensenhandel",
    way="entered",
    caution=Words(
        "Deze vorm wordt pas kort herkend. Een stijging kan dus ook betekenen dat er beter wordt gekeken.",
        "This kind has been recognised for a short time only. A rise may also mean that people look better.",
    ),
    series={
        "rapporteur": Words("telling van de Nationaal Rapporteur", "count of the National Rapporteur"),
        "comensha": Words("telling van CoMensha", "count of CoMensha"),
        "quoted": Words("aangehaald, teldatum onbekend", "quoted, day of counting not known"),
    },
)
