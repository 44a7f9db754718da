"""Letters that their receiver did not take up, by legal basis."""

from samenzicht.law import BASES, Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import numbers_of
from samenzicht.sharing import counting

MEASURE = Measure(
    code="refused",
    name=Words("Brieven die de ontvanger niet aannam", "Letters that the receiver did not accept"),
    question="helped",
    rule=Words(
        "Brieven die de ontvanger in dat kwartaal niet aannam, naar de grondslag op de envelop.",
        "Letters that the receiver did not accept in that quarter, by the legal basis on the envelope.",
    ),
    unit=Words("brieven", "letters"),
    source="Samenzicht: brieven en antwoorden",
    way="tallied",
    caution=Words(
        "Een brief niet aannemen kan terecht zijn. Dit zegt waar het stokt, niet of dat goed of slecht is.",
        "Not accepting a letter may be right. This says where it stalls, not whether that is good or bad.",
    ),
    parts={basis.code: basis.title for basis in BASES},
    count=lambda quarter: numbers_of(counting.refused(quarter)),
)
