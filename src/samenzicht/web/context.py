"""What every page may show of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    return {"post": getattr(request, "post", None), "demo": settings.DEMO}
