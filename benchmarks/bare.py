"""The least that Django does: one view, one query, no middleware, no template. Served beside the site, to compare."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samenzicht import settings as ours

os.environ.pop("DJANGO_SETTINGS_MODULE", None)
settings.configure(
    ROOT_URLCONF=__name__, DATABASES=ours.DATABASES, ALLOWED_HOSTS=ours.ALLOWED_HOSTS, SECRET_KEY=ours.SECRET_KEY
)


def regions(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_region")
        said = f"{cursor.fetchone()[0]}\n"
    return HttpResponse(said, headers={"Content-Length": len(said)})


urlpatterns = [path("", regions)]
application = get_wsgi_application()
