"""How the sign-in library behaves here: nobody signs up, secrets are sealed, providers keep to their domain."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.keyring import master_key
from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import posts_of
from samenzicht.web.signin import rules, sealing


class Accounts(DefaultAccountAdapter):
    """Officers are enrolled by an administrator; nobody makes an account themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw."
        ),
        "enter_current_password": _("Dit is niet je huidige wachtwoord."),
        "incorrect_code": _("Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "too_many_login_attempts": _("Te veel pogingen. Wacht vijf minuten en probeer het dan opnieuw."),
        "rate_limited": _("Te veel pogingen. Wacht vijf minuten en probeer het dan opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Officer, **kwargs: Any) -> HttpResponse | None:
        """The people of the fictional region are nobody where the region is not."""
        if user.fictional and not settings.DEMO:
            return redirect("account_inactive")
        return super().pre_login(request, user, **kwargs)

    def post_login(
        self, request: HttpRequest, user: Officer, *, signal_kwargs: dict[str, Any] | None, **kwargs: Any
    ) -> HttpResponse | None:
        """Writes into the session that a provider vouched, now that the session is this officer's."""
        through = (signal_kwargs or {}).get("sociallogin")
        if through is not None and getattr(through, "two_factors", False):
            record_authentication(request, user, rules.VOUCHED, provider=through.account.provider)
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Who works for several organisations chooses first."""
        if len(posts_of(cast(Officer, request.user))) > 1:
            return reverse("choose_post")
        return super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Who just came in and has no second factor yet sets one up without typing the new password again."""
        user = self.request.user
        if not is_mfa_enabled(user):
            steps = get_authentication_records(self.request, user)
            if rules.is_fresh(steps, timezone.now().timestamp()):
                return False
        return bool(super().is_reauthentication_required(app=app))


class SecondFactors(DefaultMFAAdapter):
    """Secrets of apps and recovery codes stand sealed in the database, under a key that is not in it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": Accounts.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("Dit is je enige tweede stap. Stel eerst een andere in."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text, master_key())

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text, master_key())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last passkey or app stays: without one the next sign-in would rest on a password alone."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Officer, type: str) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Samenzicht"}


class Providers(DefaultSocialAccountAdapter):
    """An organisation's own provider signs in officers who are enrolled, and speaks for its own domains only."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Else the provider of one organisation could sign in the officers of another, by claiming their address."""
        return rules.speaks_for(email, login.provider.app.settings.get("domains", ()))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(redirect("account"))
        claims = sociallogin.account.extra_data.get("id_token") or {}
        wanted = sociallogin.provider.app.settings.get("two_factors", ())
        sociallogin.two_factors = rules.vouches(claims, wanted)
        # What else the provider tells about the officer is not needed, so it is not kept.
        sociallogin.account.extra_data = {}
