from django.urls import path

from samenzicht.roundtable.views import agenda, bring, chair, identity, minutes, partner, refer

app_name = "roundtable"

urlpatterns = [
    path("", agenda.tables, name="tables"),
    path("gevraagd/", partner.asked, name="asked"),
    path("gevraagd/<uuid:call>/", partner.answer, name="answer"),
    path("breng/<uuid:pk>/", bring.bring, name="bring"),
    path("wie-het-is/<uuid:pk>/", identity.give, name="give_identity"),
    path("<uuid:table>/", agenda.show, name="agenda"),
    path("<uuid:table>/rondvraag/", agenda.ask_all, name="ask_all"),
    path("<uuid:table>/verslag/<slug:day>/", minutes.show, name="minutes"),
    path("<uuid:table>/verslag/<slug:day>/stuur/", minutes.send, name="send_minutes"),
    path("<uuid:table>/afspraak/<uuid:agreement>/", chair.fulfil, name="fulfil"),
    path("<uuid:table>/<uuid:matter>/", chair.show, name="item"),
    path("<uuid:table>/<uuid:matter>/ronde/", chair.look, name="round"),
    path("<uuid:table>/<uuid:matter>/vraag/", chair.ask, name="ask"),
    path("<uuid:table>/<uuid:matter>/besluit/", chair.decide, name="decide"),
    path("<uuid:table>/<uuid:matter>/afspraak/", chair.agree, name="agree"),
    path("<uuid:table>/<uuid:matter>/opnieuw/", chair.again, name="again"),
    path("<uuid:table>/<uuid:matter>/doorverwijzen/", refer.refer, name="refer"),
    path("<uuid:table>/<uuid:matter>/wie/", refer.ask_who, name="ask_who"),
]
