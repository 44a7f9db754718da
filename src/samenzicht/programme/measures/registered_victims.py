"""How many possible victims were registered: what was seen, not what there was."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="registered_victims",
    name=Words("Geregistreerde mogelijke slachtoffers", "Registered possible victims"),
    question="fewer",
    rule=Words(
        "Personen die in dat jaar bij CoMensha zijn geregistreerd als mogelijk slachtoffer van mensenhandel. Wie "
        "vaker is gemeld, telt één keer. De Nationaal Rapporteur en CoMensha tellen op een andere dag, dus komen zij "
        "op andere aantallen.",
        "Persons whom CoMensha registered in that year as a possible victim of human trafficking. Who was notified "
        "more than once counts once. The National Rapporteur and CoMensha count on another day, so their numbers "
        "differ.",
    ),
    unit=Words("personen", "persons"),
    source="CoMensha; Nationaal Rapporteur Mensenhandel",
    way="entered",
    caution=Words(
        "Dit zegt wie gezien is. Meer registraties kunnen betekenen dat er meer slachtoffers zijn, maar ook dat meer "
        "slachtoffers in beeld komen. Dus dit cijfer alleen zegt nooit of er minder slachtoffers zijn.",
        "This says who was seen. More registrations may mean that there are more victims, but also that more victims "
        "come into view. So this figure alone never says whether there are fewer victims.",
    ),
    parts={
        "minors": Words("minderjarigen", "minors"),
        "young_adults": Words("18 tot en met 22 jaar", "18 to 22 years"),
        "minors_sexual": Words("minderjarigen, seksuele uitbuiting", "minors, sexual exploitation"),
        "minors_criminal": Words("minderjarigen, criminele uitbuiting", "minors, criminal exploitation"),
        "minors_labour": Words("minderjarigen, arbeidsuitbuiting", "minors, labour exploitation"),
        "minors_unknown": Words("minderjarigen, vorm niet bekend", "minors, kind not known"),
    },
    series={
        "rapporteur": Words("telling van de Nationaal Rapporteur", "count of the National Rapporteur"),
        "comensha": Words("telling van CoMensha", "count of CoMensha"),
    },
)
