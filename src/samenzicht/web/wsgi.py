"""The door for granian. It refuses to serve with a database role that the locks do not bind."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenzicht.settings")
application = get_wsgi_application()

from samenzicht.compartments.checks import UnsafeRole, refuse_unsafe_role  # noqa: E402 - Django must be set up first

try:
    refuse_unsafe_role()
except UnsafeRole as unsafe:
    sys.exit(str(unsafe))
