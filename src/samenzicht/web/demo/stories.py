"""The fictional signals, as data: what was noticed, and how far the story goes. Nobody and nothing in it is real."""

from dataclasses import dataclass, field

# How far a story goes. Each step includes the ones before it.
FRESH, BROUGHT, ASKED, HEARD, WEIGHED, KEPT, ENRICHED, CLOSED, REFERRED, TAKEN_UP, FINISHED, WITHDRAWN = (
    "fresh", "brought", "asked", "heard", "weighed", "kept", "enriched", "closed", "referred", "taken_up", "finished",
    "withdrawn",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """`who` reports, `to` is the table (empty: it stays in the own organisation), `days` ago it began.

    `subjects` are kind, name, part and contact; what is not needed is left out.
    """

    who: str
    days: float
    far: str
    kind: str
    setting: str
    seen: str = ""
    heard: str = ""
    inferred: str = ""
    subjects: tuple[tuple[str, str, str, str], ...] = ()
    urgency: str = "normal"
    channel: str = "self"
    to: str = "molenland"
    receivers: tuple[str, ...] = field(default=("politie",))
    answers: tuple[str, ...] = ("unknown", "shares", "unknown", "withheld")


STORIES = (
    Story(
        "noor", 0.2, FRESH, "labour", "desk",
        seen="Vijf mannen schreven zich in op één adres. Steeds dezelfde man voerde het woord en hield de paspoorten.",
        heard="De man zei dat zij 'nog moeten leren hoe het hier werkt'.",
        inferred="Ik denk dat de anderen niet vrij konden praten.",
        subjects=(
            ("person", "Fictivus Woordvoerder", "exploiter", "06 00 00 00 01"),
            ("place", "Verzonnenlaan 1, Wiekendam", "place", ""),
        ),
        urgency="soon",
    ),
    Story(
        "noor", 1.1, FRESH, "", "home_visit",
        seen="In een woning lagen elf matrassen. Er waren drie bewoners ingeschreven.",
        subjects=(("place", "Bedachte Kade 12, Wiekendam", "place", ""),),
    ),
    Story(
        "bram", 2.0, FRESH, "criminal", "school", channel="telephone",
        heard="Een mentor belde: een leerling van 15 heeft ineens drie telefoons en is vaak weg na een berichtje.",
        inferred="Het kan ook iets anders zijn. De mentor maakt zich zorgen.",
        subjects=(("person", "Bedacht Leerling", "victim", ""),),
    ),
    Story(
        "bram", 0.5, BROUGHT, "sexual", "hotel", urgency="danger",
        seen="In een hotel vroeg een gast steeds om extra handdoeken. Er kwamen veel verschillende mannen.",
        heard="De receptie hoorde huilen in de kamer.",
        subjects=(("place", "Hotel De Verzonnen Molen", "place", ""), ("vehicle", "XX-00-YY", "means", "")),
    ),
    Story(
        "bram", 3.0, BROUGHT, "labour", "home_visit", urgency="soon",
        seen="Bij een controle op het vakantiepark sliepen zes mensen in een huisje voor vier.",
        heard="Eén bewoner zei dat de huur van het loon af gaat.",
        subjects=(("company", "Uitzend Fictief BV", "exploiter", "00000000"),),
    ),
    Story(
        "vera", 5.0, BROUGHT, "criminal", "consultation_room",
        heard="Een jongen zegt dat hij 'een boete moet afwerken' voor vrienden.",
        inferred="Hij lijkt bang voor de vrienden, niet voor ons.",
    ),
    Story(
        "bram", 4.0, ASKED, "labour", "desk",
        seen="Een vrouw kende haar eigen adres niet. Een man vulde alle formulieren in.",
        subjects=(("person", "Verzonnena Adresloos", "victim", ""),),
        answers=("unknown",),
    ),
    Story(
        "zita", 6.0, HEARD, "sexual", "consultation_room",
        seen="Een vrouw had twee telefoons en keek steeds of ze antwoord moest geven.",
        heard="Zij zei dat iemand boos wordt als ze te lang wegblijft.",
        answers=("shares", "unknown", "shares", "unknown"),
    ),
    Story(
        "karel", 7.0, HEARD, "begging", "street",
        seen="Dezelfde twee kinderen stonden drie dagen onder schooltijd bij het station. Een man haalde het geld op.",
        urgency="soon",
        answers=("unknown", "unknown", "withheld", "unknown"),
    ),
    Story(
        "bram", 8.0, WEIGHED, "labour", "home_visit",
        seen="In een loods stonden bedden achter de machines. De deur had een slot aan de buitenkant.",
        subjects=(("place", "Loods aan de Niet-Bestaandeweg 5", "place", ""),),
    ),
    Story(
        "bram", 12.0, KEPT, "sexual", "desk",
        heard="Een buur belde over veel bezoek in de nacht. Verder is er niets bekend.",
        channel="telephone",
    ),
    Story(
        "vera", 11.0, ENRICHED, "sexual", "school",
        seen="Een meisje kwam met dure spullen die ze niet kan betalen, en sliep in de les.",
        inferred="Er is misschien een oudere vriend.",
    ),
    Story(
        "bram", 20.0, CLOSED, "labour", "desk",
        heard="Een collega hoorde dat een restaurant 'zwart' betaalt.",
    ),
    Story(
        "bram", 15.0, REFERRED, "labour", "home_visit", urgency="soon",
        seen="Werkers op een erf gaven hun telefoon af aan de voorman. Niemand sprak zonder hem.",
        heard="Een werker fluisterde dat hij nog niets betaald kreeg.",
        subjects=(
            ("person", "Verzonnen Voorman", "exploiter", "06 00 00 00 02"),
            ("person", "Fluisteraar Fictief", "victim", ""),
        ),
        receivers=("politie", "zorg"),
    ),
    Story(
        "noor", 9.0, FRESH, "criminal", "street", channel="street",
        seen="Een jongen van een jaar of zestien leverde elk uur iets af bij dezelfde auto.",
        subjects=(("vehicle", "YY-00-XX", "means", ""),),
    ),
    Story(
        "bram", 25.0, TAKEN_UP, "criminal", "home_visit",
        seen="Op één adres zijn elf telefoonabonnementen op naam van een jongen met schulden.",
        heard="Hij zegt dat hij ze 'voor een vriend' afsloot.",
        receivers=("politie",),
    ),
    Story(
        "bram", 40.0, FINISHED, "labour", "home_visit",
        seen="Seizoenswerkers sliepen in een schuur zonder water.",
        heard="Zij betaalden veel voor het vervoer naar Nederland en moesten dat inhouden laten op hun loon.",
        receivers=("politie",),
    ),
    Story(
        "bram", 10.0, WITHDRAWN, "sexual", "desk",
        seen="Een jonge vrouw kwam een paspoort halen. Een man wachtte in de auto.",
        inferred="Later bleek dat het haar broer was.",
    ),
    Story(
        "zoe", 1.5, FRESH, "labour", "desk", to="duinrand",
        seen="Drie mensen vroegen een burgerservicenummer aan met dezelfde werkgever als contact.",
    ),
    Story(
        "zoe", 3.5, BROUGHT, "labour", "home_visit", to="duinrand", urgency="soon",
        seen="In een pand boven een winkel stonden zeven bedden in één kamer.",
        subjects=(("place", "Boven de Bedachte Winkel, Zandwijk", "place", ""),),
    ),
    Story(
        "zoe", 6.5, ASKED, "criminal", "school", to="duinrand",
        heard="Een leerling vertelde dat hij 'één keer' iets moest wegbrengen en nu niet meer kan stoppen.",
        answers=("shares",),
    ),
    Story(
        "zoe", 18.0, REFERRED, "labour", "home_visit", to="duinrand",
        seen="Werkers hadden geen sleutel van hun eigen kamer.",
        receivers=("politie_duinrand", "zorg_duinrand"),
        answers=("unknown", "shares"),
    ),
    Story(
        "vreemd", 2.5, FRESH, "labour", "desk",
        seen="Een man vroeg of zijn baas zijn paspoort mag houden.",
        to="",
    ),
)  # fmt: skip
