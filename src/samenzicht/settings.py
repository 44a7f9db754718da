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
    "samenzicht.web",
    "samenzicht.web.signin",
    "samenzicht.web.demo",
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

MIDDLEWARE = [
    "samenzicht.web.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samenzicht.web.middleware.Keys",
]

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
LOGOUT_REDIRECT_URL = "/"

# Sign-in limits must hold across processes, so they live in the database. Django's cache throws entries out at random
# when it is full (300 by default), so a small one could be flooded until the limits are forgotten.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

SESSION_COOKIE_AGE = 60 * 60 * 10
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

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True

EMAIL_BACKEND = word("SAMENZICHT_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = word("SAMENZICHT_EMAIL_FROM", "Samenzicht <noreply@localhost>")

# Logs carry codes and ids only; request bodies and error details stay out of them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
