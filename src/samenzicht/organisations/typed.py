"""What someone typed in a form that could not be taken, to give it back: the browser keeps no copy of these pages."""

from collections.abc import Iterable

from django.http import HttpRequest

NEVER_SHOWN = ("csrfmiddlewaretoken", "password", "code", "token", "credential", "secret")


def typed(request: HttpRequest) -> list[str]:
    """The sentences of this very post."""
    if request.method != "POST":
        return []
    return sentences((name, value) for name, values in request.POST.lists() for value in values)


def sentences(fields: Iterable[tuple[str, str]]) -> list[str]:
    """No passwords, codes or other secrets, no ticks and choices."""
    shown = (str(value).strip() for name, value in fields if not any(word in name.lower() for word in NEVER_SHOWN))
    return [value for value in shown if " " in value]
