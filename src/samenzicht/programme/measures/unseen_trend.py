"""Whether the number of victims, seen and unseen, goes down: the answer of one model over years."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="unseen_trend",
    name=Words("Trend van het geschatte aantal slachtoffers", "Trend of the estimated number of victims"),
    question="fewer",
    rule=Words(
        "Het antwoord van één model over drie of meer jaren: daalt, stijgt, of niet te zeggen. De registratie mag "
        "daarbij per jaar anders zijn.",
        "The answer of one model of three or more years: falling, rising, or cannot tell. Registration may differ by "
        "year.",
    ),
    unit=Words("antwoord", "answer"),
    source="Rekenwerk met `./samenzicht trend`; gepubliceerde trends van anderen",
    way="estimated",
    sort="answer",
    better="fewer",
    carries="strong",
    caution=Words(
        "Het antwoord hangt af van aannames over de lijsten die niet met diezelfde lijsten zijn na te gaan.",
        "The answer rests on assumptions about the lists that cannot be checked with those same lists.",
    ),
)
