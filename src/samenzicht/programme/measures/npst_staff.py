"""Hotel staff who followed the training: effort, not result."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="npst_staff",
    name=Words("Getrainde medewerkers van hotels", "Trained hotel staff"),
    question="helped",
    rule=Words(
        "Medewerkers die de training van No Place for Sex Trafficking hebben gevolgd, van het begin tot de "
        "peildatum. Wie intussen elders werkt, telt nog mee.",
        "Staff who followed the training of No Place for Sex Trafficking, from its start to the reference date. Who "
        "has left since still counts.",
    ),
    unit=Words("medewerkers", "members of staff"),
    source="Opgave van de uitvoerder van No Place for Sex Trafficking",
    way="entered",
    caution=Words(
        "Dit zegt wat er is gedaan, niet wat het heeft opgeleverd.",
        "This says what was done, not what came of it.",
    ),
)
