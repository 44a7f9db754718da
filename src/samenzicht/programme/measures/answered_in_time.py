"""Whether letters are answered before their term."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import share_of
from samenzicht.sharing import counting

MEASURE = Measure(
    code="answered_in_time",
    name=Words("Brieven op tijd beantwoord", "Letters answered in time"),
    question="helped",
    rule=Words(
        "Van de brieven die een antwoord vragen en waarvan de termijn in dat kwartaal afliep: het deel dat de "
        "ontvanger voor die termijn aannam, niet aannam of beantwoordde. Brieven die eerder zijn teruggetrokken of "
        "verbeterd, tellen niet mee.",
        "Of the letters that ask an answer and whose term ended in that quarter: the share that the receiver "
        "accepted, did not accept or answered before that term. Letters that were withdrawn or corrected before it "
        "do not count.",
    ),
    unit=Words("procent van de brieven", "percent of the letters"),
    source="Samenzicht: brieven en antwoorden",
    way="tallied",
    sort="share",
    better="more",
    carries="weak",
    caution=Words(
        "Een antwoord op tijd is nog geen hulp. Het slachtoffer zelf is niets gevraagd.",
        "An answer in time is not help yet. The victims themselves were asked nothing.",
    ),
    count=lambda quarter: share_of("in_time", counting.answered(quarter)),
)
