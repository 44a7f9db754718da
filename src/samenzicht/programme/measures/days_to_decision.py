"""How long who reports must wait before a table decides."""

from datetime import date
from decimal import Decimal

from samenzicht.law import Words
from samenzicht.programme.measures import Count, Counts, Measure
from samenzicht.roundtable import counting


def count(quarter: date) -> Counts:
    found = counting.days_to_decision(quarter)
    if found is None:
        return {"": Count(None)}
    return {"": Count(Decimal(found.middle), Decimal(found.low), Decimal(found.high))}


MEASURE = Measure(
    code="days_to_decision",
    name=Words("Dagen van melding tot besluit", "Days from report to decision"),
    question="helped",
    rule=Words(
        "De middelste van alle wachttijden (mediaan): van de dag waarop een signaal is gemeld tot het eerste besluit "
        "van een signalentafel. Geteld in het kwartaal van het besluit, vanaf 25 besluiten.",
        "The middle one of all waiting times (median): from the day on which a signal was reported to the first "
        "decision of a signals table. Counted in the quarter of the decision, from 25 decisions on.",
    ),
    unit=Words("dagen", "days"),
    source="Samenzicht: signalen en besluiten van tafels",
    way="tallied",
    sort="days",
    better="fewer",
    carries="some",
    caution=Words(
        "Sneller besluiten helpt een slachtoffer alleen als er daarna ook iets gebeurt. Het slachtoffer zelf is "
        "niets gevraagd.",
        "A faster decision helps a victim only when something happens after it. The victims themselves were asked "
        "nothing.",
    ),
    count=count,
)
