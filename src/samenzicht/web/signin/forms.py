"""The library's forms in our words. What they ask and check is the library's; how they say it is ours."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django.utils.translation import gettext_lazy as _

EMAIL = (_("E-mailadres"), "")
PASSWORD = (_("Wachtwoord"), "")
NEW = (
    _("Nieuw wachtwoord"),
    _("Minstens 12 tekens. Drie of vier losse woorden achter elkaar onthoud je het makkelijkst."),
)
AGAIN = (_("Nieuw wachtwoord nog een keer"), "")
CODE = (_("Code"), _("De zes cijfers uit je app, of een van je herstelcodes."))


class Worded:
    """Gives the fields our label and hint, and no text inside the box that vanishes when you type."""

    words: ClassVar[dict[str, tuple[Any, Any]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]


class SignIn(Worded, account.LoginForm):
    words: ClassVar = {"login": EMAIL, "password": PASSWORD}


class Forgotten(Worded, account.ResetPasswordForm):
    words: ClassVar = {"email": EMAIL}


class NewPassword(Worded, account.ResetPasswordKeyForm):
    words: ClassVar = {"password1": NEW, "password2": AGAIN}


class ChangePassword(Worded, account.ChangePasswordForm):
    words: ClassVar = {"oldpassword": (_("Huidig wachtwoord"), ""), "password1": NEW, "password2": AGAIN}


class SetPassword(Worded, account.SetPasswordForm):
    words: ClassVar = {"password1": NEW, "password2": AGAIN}


class Confirm(Worded, account.ReauthenticateForm):
    words: ClassVar = {"password": PASSWORD}


class Code(Worded, mfa.AuthenticateForm):
    words: ClassVar = {"code": CODE}


class ConfirmByCode(Worded, mfa.ReauthenticateForm):
    words: ClassVar = {"code": CODE}


class FirstCode(Worded, totp.ActivateTOTPForm):
    words: ClassVar = {"code": (_("Code uit de app"), _("De zes cijfers die de app nu toont."))}


class Passkey(Worded, passkeys.AddWebAuthnForm):
    """Always a passkey: it asks for a face, finger or pin, and so holds two factors by itself."""

    words: ClassVar = {"name": (_("Naam van deze passkey"), _("Zo herken je hem later. Bijvoorbeeld: werktelefoon."))}
    passwordless = None


class RenamePasskey(Worded, passkeys.EditWebAuthnForm):
    words: ClassVar = {"name": (_("Naam van deze passkey"), "")}
