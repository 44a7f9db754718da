"""Notifications to CoMensha, by who notified."""

from samenzicht.law import Words
from samenzicht.programme.measures import Measure

MEASURE = Measure(
    code="notifications",
    name=Words("Meldingen bij CoMensha", "Notifications to CoMensha"),
    question="fewer",
    rule=Words(
        "Meldingen van mogelijke slachtoffers die in dat jaar bij CoMensha binnenkwamen. Eén persoon kan door meer "
        "organisaties zijn gemeld en telt dan vaker.",
        "Notifications of possible victims that reached CoMensha in that year. One person may have been notified by "
        "several organisations and then counts more than once.",
    ),
    unit=Words("meldingen", "notifications"),
    source="CoMensha",
    way="entered",
    caution=Words(
        "Meldingen zijn geen personen, en zij zeggen vooral hoeveel er wordt gemeld.",
        "Notifications are not persons, and they mostly say how much is notified.",
    ),
    parts={
        "police": Words("politie", "police"),
        "care_coordination": Words("zorgcoördinatie", "care coordination"),
        "fairwork": Words("FairWork", "FairWork"),
        "nla": Words("Nederlandse Arbeidsinspectie", "Netherlands Labour Authority"),
        "kmar": Words("Koninklijke Marechaussee", "Royal Marechaussee"),
        "other": Words("anderen", "others"),
    },
    series={"comensha": Words("telling van CoMensha", "count of CoMensha")},
)
