"""What sign-in needs beside the library's own pages: one's own page, the choice of a post, and why a second factor."""

from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import posts_of
from samenzicht.web.middleware import POST_IN_SESSION, is_sure

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def me(request: HttpRequest) -> Officer:
    """Who is signed in; each view here asks for that first."""
    return cast(Officer, request.user)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who you are here, for which organisations and in which roles, and how you sign in."""
    return render(request, "signin/account.html", {"posts": posts_of(me(request)), "sure": is_sure(request)})


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Nothing is shown with a password alone: says why, and offers to set up a passkey or a code."""
    if is_sure(request):
        return redirect(way_on(request))
    return render(request, "signin/second_factor.html", {"has_one": is_mfa_enabled(request.user, KINDS)})


def way_on(request: HttpRequest) -> str:
    """Where someone goes who is sure: to choose again when the post that was chosen ended."""
    if not posts_of(me(request)):
        return "without_post"
    return "choose_post" if request.post is None else "account"  # type: ignore[attr-defined]


@login_required
def without_post(request: HttpRequest) -> HttpResponse:
    """Someone who signed in well, and has no role at any organisation (any more)."""
    if posts_of(me(request)):
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "signin/without_post.html", status=403)


@login_required
def choose_post(request: HttpRequest) -> HttpResponse:
    """For which of your organisations you work now. Only your own count; the choice lasts as long as the session."""
    posts = posts_of(me(request))
    if request.method == "POST":
        if request.POST.get("organisation") in {str(post.organisation.pk) for post in posts}:
            request.session[POST_IN_SESSION] = request.POST["organisation"]
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "signin/choose_post.html", {"posts": posts})


def proven(request: HttpRequest, factor: Authenticator) -> None:
    """Who just set up this factor has shown that they hold it, and sees its recovery codes without showing it again."""
    record_authentication(request, request.user, "mfa", id=factor.pk, type=factor.type, reauthenticated=True)


class ActivateCode(ActivateTOTPView):
    """Setting up the app proves that one has it, so this session is sure from now on; the code is used up by it."""

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        app = Authenticator.objects.get(user_id=self.request.user.pk, type=Authenticator.Type.TOTP)
        TOTP(app).validate_code(form.cleaned_data["code"])
        proven(self.request, app)
        return response


class AddPasskey(AddWebAuthnView):
    """The same for a passkey, which must be one: kept on the device, opened with a face, finger or pin."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": webauthn.begin_registration(self.request.user, passwordless=True)}
        return context

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        key = Authenticator.objects.filter(user_id=self.request.user.pk, type=Authenticator.Type.WEBAUTHN).latest("pk")
        proven(self.request, key)
        return response


class RemovePasskey(RemoveWebAuthnView):
    """The library asks only of apps whether they may go; a last passkey stays for the same reason."""

    def form_valid(self, form: Form) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(self.request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().form_valid(form)
