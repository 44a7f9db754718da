"""Whether the organisation that noticed hears what became of its signal."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import share_of
from samenzicht.sharing import counting

MEASURE = Measure(
    code="heard",
    name=Words("Terugkoppeling gegeven", "Feedback given"),
    question="helped",
    rule=Words(
        "Van de signalen die in dat kwartaal naar een tafel zijn gebracht en niet zijn teruggetrokken: het deel "
        "waarvan de organisatie die het opmerkte binnen 60 dagen hoorde dat het is doorgezet, opgepakt of afgerond.",
        "Of the signals that were brought to a table in that quarter and not withdrawn: the share of which the "
        "organisation that noticed heard within 60 days that it was passed on, taken up or closed.",
    ),
    unit=Words("procent van de signalen", "percent of the signals"),
    source="Samenzicht: brieven en terugkoppelingen",
    way="tallied",
    sort="share",
    better="more",
    carries="weak",
    caution=Words(
        "Wie iets hoort, meldt eerder opnieuw; maar dit zegt niet hoe het met het slachtoffer gaat.",
        "Who hears something is more likely to report again; but this does not say how the victim is.",
    ),
    settles=counting.DAYS_TO_HEAR,
    count=lambda quarter: share_of("heard", counting.heard(quarter)),
)
