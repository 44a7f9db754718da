"""Staff who followed a training about trafficking: effort, not result."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="trained",
    name=Words("Getrainde medewerkers", "Trained staff"),
    question="helped",
    rule=Words(
        "Medewerkers die de training hebben gevolgd, van het begin tot de peildatum. Wie intussen elders werkt, telt "
        "nog mee.",
        "Staff who followed the training, from its start to the reference date. Who has left since still counts.",
    ),
    unit=Words("medewerkers", "members of staff"),
    source="Opgave van de uitvoerder van het project",
    way="entered",
    caution=Words(
        "Dit zegt wat er is gedaan, niet wat het heeft opgeleverd.",
        "This says what was done, not what came of it.",
    ),
    series={
        "npst": Words("No Place for Sex Trafficking", "No Place for Sex Trafficking"),
        "other": Words("andere trainingen", "other trainings"),
    },
)
