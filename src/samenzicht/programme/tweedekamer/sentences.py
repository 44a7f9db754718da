"""Why nothing came from the service, in plain words."""

from django.utils.translation import gettext_lazy as _

from samenzicht.programme.tweedekamer.asking import NotAnswered
from samenzicht.programme.tweedekamer.reading import NotUnderstood

WHY = {
    "late": _("De dienst van de Tweede Kamer antwoordt niet op tijd. Probeer het later nog eens."),
    "unreachable": _("De dienst van de Tweede Kamer is niet te bereiken. Kijk of dit systeem het internet op mag."),
    "unsafe": _("De verbinding met de Tweede Kamer is niet te vertrouwen: het certificaat klopt niet."),
    "refused": _("De dienst van de Tweede Kamer gaf een fout (%(status)s). Probeer het later nog eens."),
    "elsewhere": _("De dienst verwees naar een ander adres. Daar gaan we niet heen."),
    "too_much": _("De dienst stuurde veel meer dan dit dossier groot is. Er is niets van gelezen."),
    "half": _("Het antwoord brak halverwege af. Probeer het nog eens."),
    "no_json": _("Het antwoord is geen JSON, of het is afgebroken."),
    "no_list": _("Het antwoord ziet er anders uit dan de Tweede Kamer beschrijft: er zit geen lijst in."),
    "error": _("De dienst van de Tweede Kamer begreep onze vraag niet. Misschien is de dienst veranderd."),
    "endless": _("De dienst blijft naar een volgende bladzijde verwijzen. We zijn gestopt."),
    "other_sort": _('Er zit iets anders tussen dan moties: "%(sort)s".'),
    "wrong_field": _("Het veld %(field)s ziet er anders uit dan de Tweede Kamer beschrijft."),
    "no_name": _("De motie van zaak %(case)s heeft geen onderwerp."),
}


def of(wrong: NotAnswered | NotUnderstood) -> str:
    told = {name: str(value)[:60] for name, value in wrong.told.items()}
    return str(WHY[wrong.why]) % told
