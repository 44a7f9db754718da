"""/programma/nieuws/: asking owners for news."""

from django.urls import path

from samenzicht.programme.views import contacts, news

urlpatterns = [
    path("", news.listed, name="news"),
    path("vraag/", news.ask_round, name="news_round"),
    path("vraag/<uuid:action>/", news.ask_again, name="news_ask"),
    path("schrijf/<uuid:action>/", news.tell, name="news_tell"),
    path("neem-over/<uuid:news>/", news.accept, name="news_accept"),
    path("contact/", contacts.listed, name="contacts"),
    path("contact/<uuid:action>/", contacts.contact, name="contact"),
    path("afwezig/<uuid:absence>/", contacts.accept_absence, name="absence_accept"),
]
