"""/mag-ik-dit-delen/: for the officers' door and the public one."""

from django.urls import path

from samenzicht.sharing.advice.views import may_i_share, on_paper

urlpatterns = [
    path("", may_i_share, name="may_i_share"),
    path("afdruk/", on_paper, name="may_i_share_print"),
]
