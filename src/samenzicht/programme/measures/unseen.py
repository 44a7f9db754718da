"""How many victims there are, seen and unseen: an estimate, with its interval."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="unseen",
    name=Words("Geschat aantal slachtoffers, gezien en ongezien", "Estimated number of victims, seen and unseen"),
    question="fewer",
    rule=Words(
        "Een schatting uit de overlap van lijsten van organisaties. Elke schatting noemt haar eigen telregel.",
        "An estimate from the overlap of lists of organisations. Each estimate names a counting rule of its own.",
    ),
    unit=Words("personen", "persons"),
    source="Publicaties van de schatting in Samenzicht; gepubliceerde schattingen van anderen",
    way="estimated",
    caution=Words(
        "Twee schattingen naast elkaar zijn nog geen trend. Of het aantal daalt, zegt alleen een model over drie of "
        "meer jaren.",
        "Two estimates side by side are not a trend. Whether the number falls is told only by a model of three or "
        "more years.",
    ),
)
