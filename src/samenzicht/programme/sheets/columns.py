"""Which column of a list is which field: the headings that lists have, in Dutch and English, and a guess by them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from samenzicht.programme.sheets.book import MOST_COLUMNS, Row, Sheet

FIELDS = {
    "number": _("Nummer"),
    "name": _("Actie"),
    "words": _("Omschrijving"),
    "line": _("Actielijn"),
    "owner": _("Actiehouder"),
    "involved": _("Betrokken organisaties"),
    "kinds": _("Vormen van uitbuiting"),
    "ages": _("Leeftijden"),
    "begins_on": _("Begin"),
    "ends_on": _("Einde"),
    "state": _("Stand"),
    "contact": _("Contactpersoon"),
    "address": _("E-mail contactpersoon"),
    "deputy": _("Vervanger"),
    "deputy_address": _("E-mail vervanger"),
}
NEEDED = ("number", "name")
# Headings as they are found in lists, folded; the words of FIELDS in both languages come on top.
HEADINGS = {
    "number": "nr nummer no actienummer actie_nr nr_actie number action_number id volgnummer",
    "name": "actie naam titel actienaam actie_naam naam_actie naam_van_de_actie name title action action_name",
    "words": "omschrijving beschrijving toelichting tekst toelichting_actie description words explanation",
    "line": "actielijn lijn nr_actielijn action_line line",
    "owner": "actiehouder eigenaar trekker verantwoordelijke verantwoordelijk houder owner action_owner lead",
    "involved": "betrokken betrokkenen betrokken_organisaties partners organisaties "
    "involved involved_organisations organisations_involved",
    "kinds": "vorm vormen uitbuitingsvorm uitbuitingsvormen vormen_van_uitbuiting vorm_van_uitbuiting "
    "kinds kind forms forms_of_exploitation",
    "ages": "leeftijd leeftijden leeftijdsgroep doelgroep ages age age_group",
    "begins_on": "begin start startdatum begindatum van vanaf begins begins_on start_date from",
    "ends_on": "einde eind einddatum deadline tot tot_en_met planning gereed_op ends ends_on end end_date until due",
    "state": "stand status stand_van_zaken voortgang toestand state progress",
    "contact": "contact contactpersoon naam_contactpersoon contactpersoon_naam contact_naam contact_name "
    "contact_person name_of_contact",
    "address": "e_mail email mail mailadres e_mailadres emailadres contact_e_mail contactpersoon_e_mail "
    "contactpersoon_mailadres contactpersoon_e_mailadres e_mail_contactpersoon adres_contactpersoon contact_address "
    "contact_email e_mail_of_contact email_of_contact",
    "deputy": "vervanger naam_vervanger vervanger_naam plaatsvervanger deputy deputy_name",
    "deputy_address": "e_mail_vervanger mail_vervanger vervanger_e_mail vervanger_mail vervanger_mailadres "
    "vervanger_e_mailadres deputy_address deputy_email deputy_e_mail e_mail_of_deputy email_of_deputy",
}
KNOWN = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}
# Headings stand among the first rows; above them come titles.
SEARCHED = 20


def folded(heading: str) -> str:
    """ "E-mailadres (contact)" and "e_mailadres contact" are one heading."""
    plain = unicodedata.normalize("NFKD", heading.lower()).encode("ascii", "ignore").decode()
    return "_".join(re.findall(r"[a-z0-9]+", plain))


def field_of(heading: str) -> str:
    return KNOWN.get(folded(heading), "")


class Headings:
    """The headings of a sheet, and where its rows begin.

    A heading may stand over two rows: a cell that was merged over "naam" and "e-mail" says whose they are.
    """

    def __init__(self, sheet: Sheet) -> None:
        first = list(sheet.rows[:SEARCHED])
        self.place = max(range(len(first)), key=lambda place: recognised(first[place]), default=0)
        if first and recognised(first[self.place]) == 0:
            self.place = 0
        above = first[self.place - 1] if self.place and carries_headings(first[self.place - 1]) else None
        row = first[self.place] if first else Row(1, ())
        width = max((len(one.cells) for one in sheet.rows), default=0)
        self.texts = joined(row, above, min(width, MOST_COLUMNS))
        self.rows = sheet.rows[self.place + 1 :]

    def guess(self) -> dict[int, str]:
        """Column -> field; of two columns that could be the same field the first gets it."""
        found: dict[int, str] = {}
        for texts in ([whole for _own, whole in self.texts], [own for own, _whole in self.texts]):
            for column, text in enumerate(texts):
                field = field_of(text)
                if field and column not in found and field not in found.values():
                    found[column] = field
        return found

    def by_name(self, remembered: Mapping[str, str]) -> dict[int, str]:
        """The same for headings that were mapped by hand in an earlier file."""
        found = {
            column: remembered[self.key(column)]
            for column in range(len(self.texts))
            if remembered.get(self.key(column))
        }
        return found if len(set(found.values())) == len(found) else {}

    def key(self, column: int) -> str:
        return f"{column}:{folded(self.texts[column][1])}"

    def label(self, column: int) -> str:
        """What the person who maps sees: the heading, or the letter of the column."""
        own, whole = self.texts[column]
        return whole or own or letter(column)

    def example(self, column: int) -> str:
        return next((text for row in self.rows if (text := row.cell(column))), "")


def recognised(row: Row) -> int:
    return sum(1 for cell in row.cells if field_of(cell))


def carries_headings(row: Row) -> bool:
    """More than one cell is filled: else it is the title of the list."""
    return sum(1 for cell in row.cells if cell) > 1


def joined(row: Row, above: Row | None, width: int) -> list[tuple[str, str]]:
    """Of each column its own heading, and the same with what stands over it; a merged cell counts for all below it."""
    texts: list[tuple[str, str]] = []
    over = ""
    for column in range(width):
        own = row.cell(column)
        if above is not None:
            over = above.cell(column) or over
        whole = f"{over} {own}".strip() if above is not None and own else own or (above.cell(column) if above else "")
        texts.append((own, whole))
    return texts


def letter(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def missing(mapping: Mapping[int, str]) -> Sequence[str]:
    return [field for field in NEEDED if field not in mapping.values()]
