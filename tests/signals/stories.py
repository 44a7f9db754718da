"""A signal to tell in tests: a young man in a shed, seen and heard, with a name, a plate, a phone and a place."""

from datetime import date

from samenzicht.signals.actions import report
from samenzicht.signals.facts import Facts, Named, Noticed

NAME, CONTACT, PLACE, PLATE, PHONE = "Jasmijn Verzonnen", "jasmijn_v", "Kastanjelaan 12", "XX-99-ZZ", "06 12345678"
SEEN, HEARD, INFERRED = (
    "Een man telde het geld van drie mensen bij een busje.",
    "Zij mogen de telefoon niet zelf houden.",
    "Het lijkt of zij niet weg kunnen.",
)
CLEAR = (
    NAME,
    "Verzonnen",
    CONTACT,
    "Kastanjelaan",
    PLATE,
    "XX99ZZ",
    PHONE,
    "12345678",
    SEEN,
    HEARD,
    INFERRED,
    "buurvrouw",
)

NOTICED = (
    Noticed("seen", SEEN, "eigen waarneming", date(2026, 3, 4), "a", "1"),
    Noticed("heard", HEARD, "de buurvrouw", date(2026, 3, 3), "b", "2", "criminal"),
    Noticed("inferred", INFERRED),
)
SUBJECTS = (
    Named("person", NAME, "victim", CONTACT, "litteken op de kin", "minor"),
    Named("place", PLACE, "place"),
    Named("vehicle", PLATE, "means"),
    Named("phone", PHONE, "means"),
    Named("company", "Bloemenkwekerij De Tulpenhoek", "exploiter"),
    Named("phenomenon", "Elke vrijdag wisselt de ploeg", "means"),
)
STORY = Facts(noticed=NOTICED, subjects=SUBJECTS, kind="labour", setting="street", urgency="soon")
PLAIN = Facts(noticed=(Noticed("seen", "Drie mensen slapen in een schuur."),))


def told(by, facts=STORY):
    return report(facts, by)
