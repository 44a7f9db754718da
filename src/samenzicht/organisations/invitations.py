"""The mail with which someone comes in: a link to choose a password, after which a second step is asked for."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import Post


def send(officer: Officer, request: HttpRequest, by: Post) -> bool:
    """Sends after the commit; tells whether a mail goes. Nobody of a fictional region gets one."""
    if officer.fictional:
        return False
    words = {"name": officer.name, "organisation": by.organisation.name, "link": link(officer, request)}
    text = render_to_string(f"organisations/email/{'invited' if is_new(officer) else 'given'}.txt", words)
    transaction.on_commit(lambda: send_mail(_("Samenzicht: je bent uitgenodigd"), text, None, [officer.email]))
    return True


def link(officer: Officer, request: HttpRequest) -> str:
    """To choose a first password: works once and for three days. To sign in, for who can do that already."""
    path = reverse("account_login")
    if is_new(officer):
        token = default_token_generator.make_token(officer)
        where = {"uidb36": user_pk_to_url_str(officer), "key": token}
        path = reverse("account_reset_password_from_key", kwargs=where)
    return request.build_absolute_uri(path)


def is_new(officer: Officer) -> bool:
    """Whether this officer has no way yet to sign in here."""
    return not (officer.has_usable_password() or Authenticator.objects.filter(user_id=officer.pk).exists())
