"""Hotels that take part in the training."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="npst_hotels",
    name=Words("Deelnemende hotels", "Hotels taking part"),
    question="helped",
    rule=Words(
        "Hotels die op de peildatum deelnemen aan No Place for Sex Trafficking.",
        "Hotels that take part in No Place for Sex Trafficking on the reference date.",
    ),
    unit=Words("hotels", "hotels"),
    source="Opgave van de uitvoerder van No Place for Sex Trafficking",
    way="entered",
    caution=Words(
        "Dit zegt wat er is gedaan, niet wat het heeft opgeleverd.",
        "This says what was done, not what came of it.",
    ),
)
