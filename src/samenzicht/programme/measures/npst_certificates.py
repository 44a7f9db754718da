"""Certificates for hotels of which enough staff were trained."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="npst_certificates",
    name=Words("Uitgereikte certificaten", "Certificates awarded"),
    question="helped",
    rule=Words(
        "Certificaten die tot de peildatum zijn uitgereikt aan deelnemende bedrijven. Een bedrijf krijgt het als een "
        "vast deel van de medewerkers de training heeft afgerond.",
        "Certificates that were awarded to taking-part companies up to the reference date. A company gets it when a "
        "fixed share of its staff has finished the training.",
    ),
    unit=Words("certificaten", "certificates"),
    source="Opgave van de uitvoerder van No Place for Sex Trafficking",
    way="entered",
    caution=Words(
        "Dit zegt wat er is gedaan, niet wat het heeft opgeleverd.",
        "This says what was done, not what came of it.",
    ),
)
