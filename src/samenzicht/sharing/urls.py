"""/brieven/: the post, one letter, and what a partner sees."""

from django.urls import path

from samenzicht.sharing.advice.keeping import keep
from samenzicht.sharing.views import letter, post, sight, takeback

urlpatterns = [
    path("", post.received, name="post_received"),
    path("verstuurd/", post.sent, name="post_sent"),
    path("bewaar-antwoord/", keep, name="keep_advice"),
    path("wat-ziet/<uuid:matter>/<uuid:organisation>/", sight.seen_by, name="seen_by"),
    path("<uuid:pk>/", letter.letter, name="letter"),
    path("<uuid:pk>/open/", letter.opened, name="letter_open"),
    path("<uuid:pk>/afdruk/", letter.printed, name="letter_print"),
    path("<uuid:pk>/terugtrekken/", takeback.withdraw, name="letter_withdraw"),
    path("<uuid:pk>/verbeteren/", takeback.correct, name="letter_correct"),
    path("<uuid:pk>/<slug:verb>/", letter.answered, name="letter_answer"),
]
