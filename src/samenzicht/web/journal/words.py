"""The journal in plain words. A test looks up each verb that a room writes, so that none is left as a code."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.law import BASES
from samenzicht.organisations.models import Role
from samenzicht.roundtable.models import Outcome
from samenzicht.sharing.rules import REASONS as LETTER_REASONS
from samenzicht.statistics.models import Why
from samenzicht.subjects.models import Reason

VERBS = {
    "advice.kept": _('bewaarde een antwoord van "Mag ik dit delen?"'),
    "agreement.fulfilled": _("rondde een afspraak van de tafel af"),
    "draft.begun": _("begon een melding"),
    "draft.kept": _("bewaarde een melding die nog niet af is"),
    "draft.discarded": _("gooide een melding weg die nog niet af was"),
    "draft.forgotten": _("een oude melding die niet af was, is gewist"),
    "estimate.asked": _("vroeg een schatting"),
    "estimate.cancelled": _("stopte een schatting"),
    "estimate.discarded": _("gooide een schatting weg"),
    "estimate.failed": _("een schatting is niet gelukt"),
    "estimate.forgotten": _("een schatting is gewist omdat de termijn om was"),
    "estimate.made": _("een schatting is klaar"),
    "estimate.published": _("publiceerde een schatting"),
    "estimate.withdrawn": _("trok een publicatie in"),
    "feedback.sent": _("stuurde terug wat ervan kwam"),
    "identity.asked": _("vroeg om wie het gaat"),
    "identity.given": _("gaf door om wie het gaat"),
    "item.agreed": _("legde een afspraak van de tafel vast"),
    "item.decided": _("legde het besluit van de tafel vast"),
    "item.forgotten": _("een zaak van de tafel is gewist omdat de termijn om was"),
    "item.laid": _("legde een signaal op tafel"),
    "item.laid_again": _("legde een signaal opnieuw op tafel"),
    "item.referred": _("verwees een signaal door"),
    "item.struck": _("haalde een signaal van tafel"),
    "item.weighed": _("legde de weging van de tafel vast"),
    "keys.destroyed": _("de sleutels zijn vernietigd: niemand kan dit nog lezen"),
    "keys.rotated": _("de sleutels zijn vernieuwd"),
    "letter.accepted": _("nam een brief aan"),
    "letter.acknowledged": _("bevestigde de ontvangst van een brief"),
    "letter.answered": _("beantwoordde een brief"),
    "letter.barred": _("kon een brief niet sturen: de wet stond het niet toe"),
    "letter.corrected": _("verbeterde een brief"),
    "letter.denied": _("wilde een brief openen die was teruggetrokken"),
    "letter.forgotten": _("een brief is gewist omdat de termijn om was"),
    "letter.opened": _("opende een brief"),
    "letter.refused": _("nam een brief niet aan"),
    "letter.reminded": _("herinnerde aan een brief"),
    "letter.sent": _("stuurde een brief"),
    "letter.viewed_as": _("keek wat een partner nu ziet"),
    "letter.withdrawn": _("trok een brief terug"),
    "minutes.sent": _("stuurde het verslag van de tafel"),
    "officer.invited": _("nodigde een collega uit"),
    "officer.renewed": _("wiste alle manieren van inloggen van een collega"),
    "organisation.founded": _("de organisatie is aangesloten"),
    "programme.absence_confirmed": _("een actiehouder is weg en heeft een vervanger"),
    "programme.absence_told": _("gaf door dat een actiehouder weg is"),
    "programme.admitted": _("liet een collega van een ministerie de brief toetsen"),
    "programme.carried": _("zette tekst in de volgende brief"),
    "programme.checked": _("toetste een alinea van de brief"),
    "programme.cycle_opened": _("begon een ronde van de brief"),
    "programme.cycle_settled": _("stelde een ronde van de brief in"),
    "programme.dismissed": _("beëindigde het toetsen van een collega van een ministerie"),
    "programme.frozen": _("bevroor de brief"),
    "programme.published": _("publiceerde de brief"),
    "programme.written": _("schreef een alinea van de brief"),
    "programme.asked": _("vroeg een actiehouder om nieuws"),
    "programme.contact_kept": _("bewaarde de contactpersoon van een actie"),
    "programme.news_confirmed": _("bevestigde nieuws van een actie"),
    "programme.reminded": _("herinnerde een actiehouder"),
    "programme.told": _("vertelde nieuws van een actie"),
    "role.ended": _("beëindigde een rol van een collega"),
    "role.given": _("gaf een collega een rol"),
    "programme.action_added": _("voegde een actie aan het programma toe"),
    "programme.loaded": _("las de openbare stukken van het programma in"),
    "programme.estimate_taken": _("nam een gepubliceerde schatting over als cijfer"),
    "programme.list_taken": _("nam een actielijst over"),
    "programme.list_given": _("haalde de actielijst eruit"),
    "programme.motion_added": _("voegde een motie of toezegging toe"),
    "programme.motion_changed": _("wijzigde een motie of toezegging"),
    "programme.motions_taken": _("nam moties van de Tweede Kamer over"),
    "programme.budget_kept": _("bewaarde een deel van het budget"),
    "programme.grant_kept": _("bewaarde een subsidie"),
    "programme.grant_accounted": _("bewaarde de verantwoording van een subsidie"),
    "programme.instalment_planned": _("plande een termijn van een subsidie"),
    "programme.instalment_paid": _("betaalde een termijn van een subsidie"),
    "programme.instalment_dropped": _("haalde een termijn van een subsidie weg"),
    "programme.deliverable_expected": _("legde vast wat een subsidie oplevert"),
    "programme.deliverable_received": _("ontving wat een subsidie oplevert"),
    "programme.figure_entered": _("vulde een cijfer van het programma in"),
    "programme.tallies_taken": _("nam de telling over als cijfers"),
    "round.answered": _("gaf antwoord in de ronde"),
    "round.asked": _("vroeg de ronde"),
    "round.closed": _("sloot de ronde"),
    "round.refused": _("kon geen antwoord geven in de ronde: de wet stond het niet toe"),
    "roundtable.founded": _("de tafel is opgericht"),
    "roundtable.seat_given": _("een organisatie kreeg een stoel aan de tafel"),
    "signal.adopted": _("nam een signaal over"),
    "signal.brought": _("bracht een signaal naar tafel"),
    "signal.closed": _("sloot een signaal"),
    "signal.enriched": _("vulde een signaal aan"),
    "signal.forgotten": _("een signaal is gewist omdat de termijn om was"),
    "signal.opened": _("las een signaal"),
    "signal.reported": _("meldde een signaal"),
    "signals.searched": _("zocht in signalen"),
    "subject.forgotten": _("een persoon of zaak is gewist omdat de termijn om was"),
    "subject.named": _("legde vast om wie of wat het gaat"),
    "subject.opened": _("opende om wie of wat het gaat"),
    "subjects.searched": _("zocht op naam, nummer of kenteken"),
}


OTHER_REASONS = {
    **{why.value: why.label for why in Why},
    "agreed": _("akkoord"),
    "remarked": _("met een opmerking"),
    "after_24_hours": _("na 24 uur"),
    "after_72_hours": _("na 72 uur"),
    "by_link": _("via een link, zonder account"),
    "negative": _("de toets was negatief"),
    "no_session": _("zonder in te loggen"),
    "own_term": _("de bewaartermijn is onze eigen keuze, niet uit de wet"),
    "positive": _("de toets was positief"),
    "refused": _("de wet stond het niet toe"),
    "sent": _("verstuurd"),
    "term": _("de termijn was om"),
    "withdrawn": _("teruggetrokken"),
}
TITLES = {basis.code: basis.title for basis in BASES}


def verb_words(code: str) -> str:
    return str(VERBS.get(code, code))


def reason_words(code: str) -> str:
    """The reason as it was chosen from a list; an article of the law stays as it stands."""
    for choices in (Role, Reason, Outcome):
        if code in choices.values:
            return str(choices(code).label)
    if code in LETTER_REASONS:
        return LETTER_REASONS[code].in_((get_language() or "nl")[:2])
    return str(OTHER_REASONS.get(code, code))


def basis_words(code: str) -> str:
    """The name of a legal basis in the reader's language."""
    return TITLES[code].in_((get_language() or "nl")[:2]) if code in TITLES else code
