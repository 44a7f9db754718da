"""The fictional region: two regions, their organisations, officers and two tables. Nobody and nothing here is real.

Laid with the owner role. Tests use the same people, so that what a test tells can be tried in the demo.
"""

from dataclasses import dataclass, field

from samenzicht.compartments.keyring import new_compartment
from samenzicht.compartments.models import CompartmentKind
from samenzicht.organisations.models import Membership, Officer, Organisation, Region
from samenzicht.roundtable.models import Roundtable, Seat, Shape

# region code, its name
REGIONS = (
    ("MOLENLAND", "Fictieve regio Molenland"),
    ("DUINRAND", "Fictieve regio Duinrand"),
    ("LAND", "Landelijk (fictief)"),
)

# code, name, party code in law, region; the code is also where its mail comes in: wiekendam.example
ORGANISATIONS = (
    ("wiekendam", "Gemeente Wiekendam (fictief)", "municipality", "MOLENLAND"),
    ("politie", "Politie Molenland (fictief)", "police", "MOLENLAND"),
    ("zorg", "Zorgcoördinatie Molenland (fictief)", "care_coordination", "MOLENLAND"),
    ("veilig", "Veilig Thuis Molenland (fictief)", "veilig_thuis", "MOLENLAND"),
    ("riec", "RIEC Molenland (fictief)", "riec", "MOLENLAND"),
    ("zandwijk", "Gemeente Zandwijk (fictief)", "municipality", "DUINRAND"),
    ("politie_duinrand", "Politie Duinrand (fictief)", "police", "DUINRAND"),
    ("zorg_duinrand", "Zorgcoördinatie Duinrand (fictief)", "care_coordination", "DUINRAND"),
    ("verweg", "Gemeente Verweg (fictief)", "municipality", "DUINRAND"),
    ("bureau", "Programmabureau (fictief)", "ministry", "LAND"),
    ("jenv", "JenV (fictief)", "ministry", "LAND"),
    ("szw", "SZW (fictief)", "ministry", "LAND"),
    ("vws", "VWS (fictief)", "ministry", "LAND"),
    ("bz", "BZ (fictief)", "ministry", "LAND"),
)

# code, name, organisation, roles
OFFICERS = (
    ("noor", "Noor Voorbeeld", "wiekendam", ("reporter",)),
    ("bram", "Bram Voorbeeld", "wiekendam", ("attention", "partner", "receiver")),
    ("pien", "Pien Voorbeeld", "wiekendam", ("privacy",)),
    ("adem", "Adem Voorbeeld", "wiekendam", ("administrator",)),
    ("karel", "Karel Voorbeeld", "politie", ("attention", "partner", "receiver")),
    ("zita", "Zita Voorbeeld", "zorg", ("attention", "partner", "receiver")),
    ("vera", "Vera Voorbeeld", "veilig", ("attention", "partner", "receiver")),
    ("ravi", "Ravi Voorbeeld", "riec", ("chair", "partner", "receiver")),
    ("rosa", "Rosa Voorbeeld", "riec", ("chair", "partner", "receiver")),
    ("anna", "Anna Voorbeeld", "riec", ("analyst",)),
    ("zoe", "Zoë Voorbeeld", "zandwijk", ("chair", "attention", "partner", "receiver")),
    ("dirk", "Dirk Voorbeeld", "politie_duinrand", ("attention", "partner", "receiver")),
    ("daan", "Daan Voorbeeld", "zorg_duinrand", ("attention", "partner", "receiver")),
    ("vreemd", "Vreemd Voorbeeld", "verweg", ("attention", "receiver")),
    ("olga", "Olga Voorbeeld", "bureau", ("office",)),
    ("otto", "Otto Voorbeeld", "bureau", ("office",)),
    ("jet", "Jet Voorbeeld", "jenv", ("ministry",)),
    ("sara", "Sara Voorbeeld", "szw", ("ministry",)),
    ("wim", "Wim Voorbeeld", "vws", ("ministry",)),
    ("bea", "Bea Voorbeeld", "bz", ("ministry",)),
)

# The role with which a ministry's officer holds the key of the programme office's compartment.
AT_OFFICE = "ministry"
# The roles with which an officer sits at a partnership and so holds the key of its compartment.
AT_TABLE = ("chair", "partner")


@dataclass
class People:
    """Who is who, by code."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    tables: dict[str, Roundtable] = field(default_factory=dict)


def lay_region() -> People:
    """Lays the whole fictional region, once."""
    people = People()
    for code, name in REGIONS:
        Region.objects.get_or_create(code=code, defaults={"name": name})
    for code, name, kind, region in ORGANISATIONS:
        people.organisations[code] = Organisation.objects.create(
            name=name,
            kind=kind,
            region_id=region,
            fictional=True,
            compartment=new_compartment(CompartmentKind.ORGANISATION),
            hours="ma-vr 9.00-17.00 (fictief)",
            languages="nl, en",
        )
    for code, name, organisation, roles in OFFICERS:
        work = people.organisations[organisation]
        opens = people.organisations["bureau"] if AT_OFFICE in roles else work
        address = f"{code}@{organisation.replace('_', '-')}.example"
        people.officers[code] = enrol(address, name, work, roles, opens)
    people.tables["molenland"] = lay_partnership(people)
    people.tables["duinrand"] = lay_table_of_letters(people)
    return people


def enrol(address: str, name: str, organisation: Organisation, roles: tuple[str, ...], opens: Organisation) -> Officer:
    """`opens` is the organisation whose compartment the roles give a key to; nearly always their own."""
    officer = Officer.objects.enrol(address, name, fictional=True)
    for role in roles:
        Membership.objects.create(officer=officer, organisation=organisation, compartment=opens.compartment, role=role)
    return officer


def lay_partnership(people: People) -> Roundtable:
    """A table with its own compartment; each partner's officers hold its key by a membership."""
    table = Roundtable.objects.create(
        name="Signalentafel Molenland (fictief)",
        shape=Shape.PARTNERSHIP,
        region_id="MOLENLAND",
        host=people.organisations["riec"],
        desk=new_compartment(CompartmentKind.ROUNDTABLE),
        covenant="Convenant signalentafel Molenland (fictief)",
    )
    for code in ("riec", "wiekendam", "politie", "zorg", "veilig"):
        Seat.objects.create(roundtable=table, organisation=people.organisations[code])
    for code, _name, organisation, roles in OFFICERS:
        if people.organisations[organisation].region_id == "MOLENLAND":
            for role in set(roles) & set(AT_TABLE):
                Membership.objects.create(
                    officer=people.officers[code],
                    organisation=people.organisations[organisation],
                    compartment=table.desk,
                    role=role,
                )
    return table


def lay_table_of_letters(people: People) -> Roundtable:
    """A table without a compartment: the agenda lies at its host's desk, and each member gets letters."""
    host = people.organisations["zandwijk"]
    table = Roundtable.objects.create(
        name="Signalentafel Duinrand (fictief)",
        shape=Shape.LETTERS,
        region_id="DUINRAND",
        host=host,
        desk=host.compartment,
        covenant="Werkafspraken signalentafel Duinrand (fictief)",
        differs_because="Nog geen convenant: elke partner krijgt zijn eigen brief.",
    )
    for code in ("zandwijk", "politie_duinrand", "zorg_duinrand"):
        Seat.objects.create(roundtable=table, organisation=people.organisations[code])
    return table
