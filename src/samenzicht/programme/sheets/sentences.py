"""What is wrong with a file, a row or a cell, in plain words, and how it is mended."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenzicht.programme.sheets.book import MOST_COLUMNS, MOST_ROWS, Unreadable
from samenzicht.programme.sheets.cells import Value
from samenzicht.programme.sheets.columns import FIELDS
from samenzicht.programme.sheets.difference import Fault
from samenzicht.programme.sheets.giving import cell_words

FILES = {
    "empty": gettext_lazy("Dit bestand is leeg. Kies een ander."),
    "too_large": gettext_lazy("Dit bestand is groter dan 10 MB. Haal plaatjes en andere bladen eruit."),
    "locked": gettext_lazy(
        "Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf en kies het opnieuw."
    ),
    "old_excel": gettext_lazy("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx en kies het opnieuw."),
    "other_spreadsheet": gettext_lazy(
        "Deze soort rekenblad lezen we niet. Bewaar het als .xlsx of .csv en kies het opnieuw."
    ),
    "other_sort": gettext_lazy("Dit is geen rekenblad. Kies een bestand dat op .xlsx of .csv eindigt."),
    "broken": gettext_lazy(
        "Dit bestand is beschadigd. Open het in je rekenprogramma, bewaar het opnieuw en kies het dan."
    ),
    "broken_row": gettext_lazy(
        "Rij %(row)s is niet te lezen: er staat een aanhalingsteken open. Sluit het en kies het bestand opnieuw."
    ),
    "bomb": gettext_lazy("Uitgepakt is dit bestand veel groter dan een lijst van acties ooit is. Er is niets gelezen."),
    "encoding": gettext_lazy("De letters in dit bestand zijn niet te lezen. Bewaar het als .xlsx, of als CSV (UTF-8)."),
    "no_rows": gettext_lazy("In dit bestand staat geen enkele rij."),
    "too_many_rows": gettext_lazy(
        "Deze lijst heeft meer dan %(most_rows)s rijen. Verdeel haar over meer bestanden, of haal lege rijen "
        "onderaan weg."
    ),
    "too_many_columns": gettext_lazy(
        "Deze lijst heeft meer dan %(most_columns)s kolommen. Haal weg wat niet mee hoeft."
    ),
    "too_much_text": gettext_lazy(
        "Er staat meer tekst in dit bestand dan wij in een keer lezen. Verdeel het over meer bestanden."
    ),
    "too_long_cell": gettext_lazy("Er staat een cel in met meer dan 32.000 tekens. Maak die tekst korter."),
}

ROWS = {
    "formula": gettext_lazy("hier staat een formule. Plak de waarde zelf in de cel."),
    "not_a_value": gettext_lazy("%(cell)s is een foutmelding van je rekenprogramma. Schrijf de waarde zelf."),
    "too_long": gettext_lazy("deze tekst heeft %(length)s tekens, en meer dan %(most)s past niet. Maak haar korter."),
    "line": gettext_lazy('"%(cell)s" is geen actielijn van dit plan. Schrijf een nummer: %(lines)s.'),
    "kind": gettext_lazy('"%(cell)s" is geen vorm van uitbuiting die we kennen. Zet puntkomma\'s tussen de vormen.'),
    "ages": gettext_lazy('"%(cell)s" kennen we niet. Schrijf: alle leeftijden, minderjarigen of volwassenen.'),
    "state": gettext_lazy(
        '"%(cell)s" is geen stand. Schrijf: nog niet begonnen, in toekenning, loopt, afgerond of gestopt.'
    ),
    "address": gettext_lazy('"%(cell)s" is geen e-mailadres.'),
    "date": gettext_lazy('"%(cell)s" is geen datum; schrijf %(example)s.'),
    "no_number": gettext_lazy("het nummer van de actie ontbreekt."),
    "no_name": gettext_lazy("deze actie is nieuw en heeft nog geen naam."),
    "double": gettext_lazy("nummer %(number)s staat ook in rij %(first)s. Laat een van de twee weg."),
    "ends_before": gettext_lazy("het einde (%(ends)s) ligt voor het begin (%(begins)s)."),
}


def of_file(why: str, told: Mapping[str, object] | None = None) -> str:
    most = {"most_rows": f"{MOST_ROWS:,}".replace(",", "."), "most_columns": MOST_COLUMNS}
    return str(FILES[why]) % {**most, **(told or {})}


def of_unreadable(unreadable: Unreadable) -> str:
    return of_file(unreadable.why, unreadable.told)


def of_fault(fault: Fault) -> str:
    """Rij 14, Einde: "eind mei" is geen datum; schrijf 31-05-2026."""
    told = {name: shortened(value) for name, value in fault.told.items()}
    what = str(ROWS[fault.why]) % told
    return _("Rij %(row)s, %(field)s: %(what)s") % {"row": fault.row, "field": FIELDS[fault.field], "what": what}


def shortened(value: object) -> object:
    return f"{value[:60]}..." if isinstance(value, str) and len(value) > 63 else value


def shown(name: str, value: Value) -> str:
    """A value as the dry run shows it."""
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return cell_words(name, value) or _("niet bekend")
