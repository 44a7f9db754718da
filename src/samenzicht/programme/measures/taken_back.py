"""Letters that their sender took back."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import share_of
from samenzicht.sharing import counting

MEASURE = Measure(
    code="taken_back",
    name=Words("Teruggetrokken brieven", "Letters taken back"),
    question="",
    rule=Words(
        "Van de brieven die in dat kwartaal zijn verstuurd: het deel dat de afzender binnen 30 dagen terugtrok. Een "
        "brief die is verbeterd, telt niet als teruggetrokken.",
        "Of the letters that were sent in that quarter: the share that the sender withdrew within 30 days. A letter "
        "that was corrected does not count as withdrawn.",
    ),
    unit=Words("procent van de brieven", "percent of the letters"),
    source="Samenzicht: brieven en antwoorden",
    way="tallied",
    sort="share",
    caution=Words(
        "Terugtrekken kan betekenen dat er te snel is gedeeld, of juist dat iemand goed oplette.",
        "Taking back may mean that one shared too soon, or that somebody paid attention.",
    ),
    settles=counting.DAYS_TO_TAKE_BACK,
    count=lambda quarter: share_of("taken_back", counting.taken_back(quarter)),
)
