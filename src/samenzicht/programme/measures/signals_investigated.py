"""Signals at police, Labour Authority and Marechaussee: the beginning of the funnel."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="signals_investigated",
    name=Words(
        "Signalen bij politie, Arbeidsinspectie en Marechaussee", "Signals at police, Labour Authority and Marechaussee"
    ),
    question="tackled",
    rule=Words(
        "Signalen van mensenhandel die in die periode bij politie, Nederlandse Arbeidsinspectie en Koninklijke "
        "Marechaussee zijn geteld door de Nationaal Rapporteur.",
        "Signals of human trafficking at police, Netherlands Labour Authority and Royal Marechaussee in that period, "
        "as the National Rapporteur counted them.",
    ),
    unit=Words("signalen", "signals"),
    source="Nationaal Rapporteur Mensenhandel (Kamerstuk 28 638, nr. 258)",
    way="entered",
    caution=Words(
        "Meer signalen kunnen betekenen dat er meer gebeurt, of dat er beter wordt opgelet.",
        "More signals may mean that more happens, or that people pay more attention.",
    ),
    series={
        "rapporteur": Words("telling van de Nationaal Rapporteur", "count of the National Rapporteur"),
    },
)
