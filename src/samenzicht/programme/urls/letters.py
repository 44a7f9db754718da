"""/programma/brief/: the progress letter in the making."""

from django.urls import path

from samenzicht.programme.views import checkers, freezing, letters, paragraphs

urlpatterns = [
    path("", letters.letters, name="letters"),
    path("nieuw/", letters.open_next, name="letter_open"),
    path("toetsers/", checkers.checkers, name="checkers"),
    path("toetsers/<uuid:key>/beeindig/", checkers.end, name="checker_end"),
    path("alinea/<uuid:key>/", paragraphs.paragraph, name="paragraph"),
    path("alinea/<uuid:key>/toets/", paragraphs.check, name="paragraph_check"),
    path("<uuid:key>/", letters.letter, name="letter"),
    path("<uuid:key>/instellingen/", letters.settings, name="letter_settings"),
    path("<uuid:key>/lees/", letters.read, name="letter_read"),
    path("<uuid:key>/vergelijk/", letters.compared, name="letter_compared"),
    path("<uuid:key>/bevries/", freezing.freeze, name="letter_freeze"),
    path("<uuid:key>/publiceer/", freezing.publish, name="letter_publish"),
    path("<uuid:key>/volgende/", paragraphs.carry, name="letter_carry"),
    path("<uuid:key>/alinea/", paragraphs.add, name="paragraph_add"),
]
