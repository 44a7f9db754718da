"""How often a report leads to a criminal investigation."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="investigated",
    name=Words("Meldingen die tot een opsporingsonderzoek leidden", "Reports that led to an investigation"),
    question="tackled",
    rule=Words(
        "Van de meldingen die een onderzoeker bekeek: het deel dat tot een opsporingsonderzoek leidde. Elk onderzoek "
        "koos zijn eigen meldingen, dus elk onderzoek is een eigen reeks.",
        "Of the reports that a study looked at: the share that led to a criminal investigation. Each study chose its "
        "own reports, so each study is a series of its own.",
    ),
    unit=Words("procent van de meldingen", "percent of the reports"),
    source="Algemene Rekenkamer; Nationaal Rapporteur Mensenhandel",
    way="entered",
    sort="share",
    better="more",
    carries="some",
    caution=Words(
        "Een onderzoek is een begin. Dit zegt niet of daders zijn veroordeeld of gestopt.",
        "An investigation is a beginning. This does not say whether offenders were convicted or stopped.",
    ),
    series={
        "rekenkamer_labour": Words(
            "Algemene Rekenkamer, arbeidsuitbuiting", "Netherlands Court of Audit, labour exploitation"
        ),
        "rapporteur_sample": Words("steekproef van de Nationaal Rapporteur", "sample of the National Rapporteur"),
    },
)
