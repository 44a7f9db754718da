"""The tables of the libraries behind sign-in, opened to the web role; none of them holds data of a signal."""

from django.db import migrations

from samenzicht.compartments.locks import Opened

ALL = "SELECT, INSERT, UPDATE, DELETE"

# Django's own cache table: sign-in limits must hold across processes.
CACHE = """
CREATE TABLE web_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX web_cache_expires ON web_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("account", "__latest__"),
        ("contenttypes", "__latest__"),
        ("mfa", "__latest__"),
        ("organisations", "0001_initial"),
        ("sessions", "__latest__"),
        ("socialaccount", "__latest__"),
        ("usersessions", "__latest__"),
    ]
    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE web_cache"),
        Opened(
            {
                "account_emailaddress": ALL,
                "account_emailconfirmation": ALL,
                "django_content_type": "SELECT",
                "django_session": ALL,
                "mfa_authenticator": ALL,
                "socialaccount_socialaccount": ALL,
                "socialaccount_socialapp": "SELECT",
                "socialaccount_socialtoken": ALL,
                "usersessions_usersession": ALL,
                "web_cache": ALL,
            }
        ),
    ]
