"""An organisation's own provider for tests: a second Django in its own process, with the library's identity provider.

Run as `python -m tests.web.signin.provider PORT CALLBACK`; writes `ready` when it answers. Its people: piet uses two
factors there, els a password only, jan's address was not verified, boef claims one of another organisation.
"""

import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

PASSWORD = "vier andere woorden hier"
CLIENT, SECRET = "samenzicht", "a-secret-between-the-two"
# name, its organisation's domain, whether the address was verified
PEOPLE = (
    ("piet", "wiekendam", True),
    ("els", "wiekendam", True),
    ("jan", "wiekendam", False),
    ("boef", "politie", True),
)
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]
CONTEXT = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": CONTEXT},
}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def configure(port: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.web.signin.provider_urls",
        INSTALLED_APPS=APPS,
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=[TEMPLATES],
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"file:p{port}?mode=memory&cache=shared"}
        },
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        SESSION_COOKIE_NAME="provider_session",
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        IDP_OIDC_ADAPTER="tests.web.signin.provider_claims.Adapter",
        USE_TZ=True,
    )
    django.setup()


def populate(callback: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name, domain, verified in PEOPLE:
        user = get_user_model().objects.create_user(name, f"{name}@{domain}.example", PASSWORD)
        EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    client = Client(id=CLIENT, name="Samenzicht", skip_consent=True, scopes="openid\nprofile\nemail")
    client.set_secret(SECRET)
    client.set_redirect_uris([callback])
    client.save()


def main(port: str, callback: str) -> None:
    configure(port)
    populate(callback)
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", int(port), get_wsgi_application(), Server, Silent)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
