"""Everything about signing in. The library's account pages are named one by one: what is not here cannot be reached."""

from allauth.account import views as library
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as providers
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from samenzicht.web.signin import views

KEY = r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("", library.login, name="account_login"),
    path("uit/", library.logout, name="account_logout"),
    path("gesloten/", library.account_inactive, name="account_inactive"),
    path("aanmelden/", library.signup, name="account_signup"),
    path("bevestig/", library.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", library.password_change, name="account_change_password"),
    path("wachtwoord/kies/", library.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", library.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", library.password_reset_done, name="account_reset_password_done"),
    path("wachtwoord/klaar/", library.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(KEY, library.password_reset_from_key, name="account_reset_password_from_key"),
    path("ik/", views.account, name="account"),
    path("werkplek/", views.choose_post, name="choose_post"),
    path("geen-werkplek/", views.without_post, name="without_post"),
    path("tweede-stap/", views.second_factor, name="second_factor"),
    path("2fa/totp/activate/", views.ActivateCode.as_view(), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessies/", include("allauth.usersessions.urls")),
    path("3rdparty/", RedirectView.as_view(pattern_name="account"), name="socialaccount_connections"),
    path("3rdparty/aanmelden/", library.signup, name="socialaccount_signup"),
    path("3rdparty/afgebroken/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("3rdparty/mislukt/", social.login_error, name="socialaccount_login_error"),
    *providers,
]
