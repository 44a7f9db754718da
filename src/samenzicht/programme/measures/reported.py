"""Signals that were reported in Samenzicht, by kind."""

from samenzicht.exploitation import KINDS
from samenzicht.law import Words
from samenzicht.programme.measures import Measure
from samenzicht.programme.protecting import numbers_of
from samenzicht.signals import counting

MEASURE = Measure(
    code="reported",
    name=Words("Gemelde signalen", "Reported signals"),
    question="fewer",
    rule=Words(
        "Signalen die in dat kwartaal in Samenzicht zijn gemeld, over alle organisaties. Een signaal dat uit een "
        "brief is overgenomen, telt niet nog eens.",
        "Signals that were reported in Samenzicht in that quarter, over all organisations. A signal that was taken "
        "over from a letter does not count again.",
    ),
    unit=Words("signalen", "signals"),
    source="Samenzicht: signalen",
    way="tallied",
    caution=Words(
        "Dit zegt hoeveel er is opgemerkt en opgeschreven, niet hoeveel uitbuiting er is.",
        "This says how much was noticed and written down, not how much exploitation there is.",
    ),
    parts={code: Words(kind.name.nl, kind.name.en) for code, kind in KINDS.items()}
    | {"open": Words("vorm nog open", "kind still open")},
    count=lambda quarter: numbers_of(counting.reported(quarter)),
)
