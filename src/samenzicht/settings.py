"""The one settings file. Places differ by values (environment and the home folder), never by code."""

import json
import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parent


def word(name: str, default: str) -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    return word(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(word(name, str(default)))


HOME = Path(word("SAMENZICHT_HOME", str(ROOT.parent.parent / ".samenzicht")))
ROLE = word("SAMENZICHT_ROLE", "web")
DOOR = word("SAMENZICHT_DOOR", "officers")
# The fictional region: its file is laid by `start`, and its role switch exists only where the file does.
DEMO = flag("SAMENZICHT_DEMO", (HOME / "demo").exists())
HTTPS = flag("SAMENZICHT_HTTPS")

DEBUG = False
ALLOWED_HOSTS = word("SAMENZICHT_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in word("SAMENZICHT_ORIGINS", "").split(",") if origin]
# Our own address, for links in mails that the clock sends: nobody's request is there to tell it.
SITE = word("SAMENZICHT_SITE", f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}")


def secret(name: str, default: str) -> str:
    """The content of a secret file of the home folder; a default only where nothing is served (type checks, help)."""
    path = HOME / name
    return path.read_text().strip() if path.exists() else default


SECRET_KEY = word("SAMENZICHT_DJANGO_KEY", "") or secret("django.key", "not-a-secret-no-home-folder-yet")
MASTER_KEY = word("SAMENZICHT_MASTER_KEY", "") or secret("master.key", "")


def database(role: str) -> dict[str, Any]:
    """The connection of one database role, as `start` wrote it down in `database.json`."""
    path = HOME / "database.json"
    written: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    name = f"samenzicht_{role}"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": written.get("host", ""),
        "PORT": str(written.get("port", "")),
        "NAME": written.get("name", "samenzicht"),
        "USER": written.get("owner", name) if role == "owner" else name,
        "PASSWORD": written.get("passwords", {}).get(name, ""),
        "CONN_MAX_AGE": 0,
        # The pool asks a connection before lending it: one that died with the database would spoil a request.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 0, "max_size": number("SAMENZICHT_POOL", 8), "timeout": 10}}
        if role in {"web", "public"}
        else {},
    }


DATABASES = {"default": database(ROLE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "samenzicht.compartments",
    "samenzicht.audit",
    "samenzicht.organisations",
    "samenzicht.subjects",
    "samenzicht.sharing",
    "samenzicht.signals",
    "samenzicht.roundtable",
    "samenzicht.statistics",
    "samenzicht.programme",
    "samenzicht.web",
    "samenzicht.web.signin",
    "samenzicht.web.demo",
    "samenzicht.web.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

OFFICERS = [
    "samenzicht.web.headers.SecurityHeaders",
    "samenzicht.web.overlarge.ReadOut",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samenzicht.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "samenzicht.web.signin.sessions.SessionEnds",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samenzicht.web.middleware.Keys",
    "samenzicht.web.middleware.Buttons",
]

# The public door knows nobody: no session, no account, and a database role that can read nothing.
PUBLIC = [
    "samenzicht.web.headers.SecurityHeaders",
    "samenzicht.web.overlarge.ReadOut",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenzicht.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

MIDDLEWARE = {"officers": OFFICERS, "public": PUBLIC}[DOOR]

ROOT_URLCONF = f"samenzicht.web.{DOOR}"
WSGI_APPLICATION = "samenzicht.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["samenzicht.web.templatetags.components", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenzicht.web.context.house",
            ],
        },
    }
]

# People sign in with a passkey, a code from an app, or their own organisation's provider.
AUTH_USER_MODEL = "organisations.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
CSRF_FAILURE_VIEW = "samenzicht.web.errors.form_expired"

ACCOUNT_ADAPTER = "samenzicht.web.signin.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Samenzicht: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
# A whole organisation may come from one address, so the limits of an address are wide and those of an account narrow.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,5/300s/key", "reset_password": "20/m/ip,3/h/key"}
# How many proxies of ours stand before this process: with none, what a visitor says of their address is not believed;
# with one that is not counted here, all visitors share its address and one guesser shuts out everybody.
ALLAUTH_TRUSTED_PROXY_COUNT = number("SAMENZICHT_PROXIES", 0)
ACCOUNT_FORMS = {
    "login": "samenzicht.web.signin.forms.SignIn",
    "reset_password": "samenzicht.web.signin.forms.Forgotten",
    "reset_password_from_key": "samenzicht.web.signin.forms.NewPassword",
    "change_password": "samenzicht.web.signin.forms.ChangePassword",
    "set_password": "samenzicht.web.signin.forms.SetPassword",
    "reauthenticate": "samenzicht.web.signin.forms.Confirm",
}
MFA_ADAPTER = "samenzicht.web.signin.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# An address is given by an administrator and proven by the invitation, so the library need not verify it once more.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Samenzicht"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "samenzicht.web.signin.forms.Code",
    "reauthenticate": "samenzicht.web.signin.forms.ConfirmByCode",
    "activate_totp": "samenzicht.web.signin.forms.FirstCode",
    "add_webauthn": "samenzicht.web.signin.forms.Passkey",
    "edit_webauthn": "samenzicht.web.signin.forms.RenamePasskey",
}
SOCIALACCOUNT_ADAPTER = "samenzicht.web.signin.adapters.Providers"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"


def providers() -> list[dict[str, Any]]:
    """The organisations' own sign-in providers, from `providers.json`; what is in it: `docs/adr/0008-sign-in.md`."""
    path = HOME / "providers.json"
    return json.loads(path.read_text()) if path.exists() else []


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": providers()}}
# Where a form may be sent on to: these origins only.
SIGN_IN_ORIGINS = ["/".join(one["settings"]["server_url"].split("/")[:3]) for one in providers()]

# Sign-in limits must hold across processes, so they live in the database. A full cache of Django (300 entries, by
# default) throws out the first by name, so that a small one could be flooded until the limits are forgotten.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_IDLE_SECONDS = 60 * number("SAMENZICHT_IDLE_MINUTES", 30)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
# Two forms take a file: a small table of counts, and a list of actions. It stays in memory: on the disk it would lie in
# the clear.
LARGER_FORMS = {"/programma/lijst/": 10 * 1024 * 1024 + 64 * 1024}
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["samenzicht.web.uploads.SmallInMemory"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True

EMAIL_BACKEND = word(
    "SAMENZICHT_EMAIL_BACKEND",
    f"django.core.mail.backends.{'smtp' if 'SAMENZICHT_EMAIL_HOST' in os.environ else 'console'}.EmailBackend",
)
EMAIL_HOST = word("SAMENZICHT_EMAIL_HOST", "localhost")
EMAIL_PORT = number("SAMENZICHT_EMAIL_PORT", 25)
EMAIL_HOST_USER = word("SAMENZICHT_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("email.key", "")
EMAIL_USE_TLS = flag("SAMENZICHT_EMAIL_TLS")
# Else a mail server that takes the call and says nothing would hold a page for ever.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = word("SAMENZICHT_EMAIL_FROM", "Samenzicht <noreply@localhost>")

# Logs carry codes and ids only; request bodies and error details stay out of them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "samenzicht.web.logs.PlaceOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handler would mail a failing request, form and all, to the administrators.
    "loggers": {"django": {"handlers": []}},
}
