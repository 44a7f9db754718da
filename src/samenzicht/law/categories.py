"""What kind of data can be given, from the least to the most sensitive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .words import Words

CATEGORIES: Mapping[str, Words] = MappingProxyType(
    {
        "facts": Words("feiten zonder naam", "facts without a name"),
        "location": Words("adres of plek", "address or place"),
        "business": Words("bedrijf, vergunningen en toezicht", "business, permits and supervision"),
        "identity": Words("wie het is", "who it is"),
        "contact": Words("contactgegevens", "contact details"),
        "health": Words("gezondheid", "health"),
        "sexual_life": Words("seksueel leven", "sexual life"),
        "criminal": Words("strafbare feiten", "criminal offences"),
        "police": Words("politiegegevens", "police data"),
        "investigation": Words("politiegegevens uit onderzoek", "police data from an investigation"),
    }
)

HINTS: Mapping[str, Words] = MappingProxyType(
    {
        "facts": Words(
            "Wat er te zien of te horen was, zo dat niemand te herkennen is.",
            "What was seen or heard, so that nobody can be recognised.",
        ),
        "location": Words("Een adres, een plek of een kenteken.", "An address, a place or a number plate."),
        "business": Words(
            "Een bedrijf, een vergunning, een controle of een bestuurlijke maatregel.",
            "A business, a permit, an inspection or an administrative measure.",
        ),
        "identity": Words("Naam, geboortedatum, foto of BSN.", "Name, date of birth, photo or citizen number."),
        "contact": Words("Telefoon, e-mail of een account.", "Telephone, e-mail or an account."),
        "health": Words("Lichaam, geest, verslaving of zorg.", "Body, mind, addiction or care."),
        "sexual_life": Words("Seksueel gedrag of geaardheid.", "Sexual behaviour or orientation."),
        "criminal": Words(
            "Een veroordeling, of een verdenking tegen een persoon.",
            "A conviction, or a suspicion against a person.",
        ),
        "police": Words(
            "Gegevens uit het dagelijkse politiewerk (Wpg artikel 8 en 13).",
            "Data from daily police work (Wpg articles 8 and 13).",
        ),
        "investigation": Words(
            "Gegevens uit een gericht onderzoek of over informanten (Wpg artikel 9 en 10).",
            "Data from a directed investigation or about informants (Wpg articles 9 and 10).",
        ),
    }
)


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """The same codes, least sensitive first."""
    wanted = frozenset(codes)
    return tuple(code for code in CATEGORIES if code in wanted)
