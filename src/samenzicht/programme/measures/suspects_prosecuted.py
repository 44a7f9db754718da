"""Suspects against whom a prosecution was brought."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="suspects_prosecuted",
    name=Words("Vervolgde verdachten", "Suspects prosecuted"),
    question="tackled",
    rule=Words(
        "Verdachten van mensenhandel die in die periode zijn vervolgd, zoals geteld door de Nationaal Rapporteur.",
        "Suspects of human trafficking who were prosecuted in that period, as the National Rapporteur counted them.",
    ),
    unit=Words("verdachten", "suspects"),
    source="Nationaal Rapporteur Mensenhandel (Kamerstuk 28 638, nr. 258)",
    way="entered",
    better="more",
    carries="weak",
    caution=Words(
        "Meer vervolgde verdachten kan ook komen doordat er meer mensenhandel is. En vervolgd is nog niet veroordeeld.",
        "More suspects prosecuted may also come from more trafficking. And to be prosecuted is not to be convicted.",
    ),
    series={
        "rapporteur": Words("telling van de Nationaal Rapporteur", "count of the National Rapporteur"),
    },
)
