"""What came through a link that was used before, or that the owner is away: is it yours? Asked in their own mailbox.

Opening the page changes nothing, for programs that look mail over open every link in it.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samenzicht.programme import terms
from samenzicht.programme.actions import contacts
from samenzicht.programme.actions import news as actions
from samenzicht.programme.links import Link, Sort
from samenzicht.programme.mails import office_name
from samenzicht.programme.models import Absence, News
from samenzicht.programme.views.by_link import Closed, by_link


@by_link(Sort.NEWS, Sort.ABSENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, link: Link) -> HttpResponse:
    return confirm_news(request, link) if link.sort is Sort.NEWS else confirm_absence(request, link)


def confirm_news(request: HttpRequest, link: Link) -> HttpResponse:
    told = News.objects.select_related("action__plan").filter(pk=link.row, must_be_confirmed=True).first()
    if told is None:
        raise Closed("gone")
    is_done = hasattr(told, "confirmation")
    if not is_done and not terms.may_be_confirmed(told.at, timezone.now()):
        raise Closed("expired")
    if request.method == "POST":
        actions.confirm(told)
        return redirect("update_confirm", link.token)
    context = {"told": told, "action": told.action, "office": office_name(link.compartment), "is_done": is_done}
    return render(request, "programme/confirm_news.html", context)


def confirm_absence(request: HttpRequest, link: Link) -> HttpResponse:
    absence = Absence.objects.select_related("contact__action__plan").filter(pk=link.row).first()
    if absence is None:
        raise Closed("gone")
    is_done = absence.confirmed_at is not None
    if not is_done and (not terms.may_be_confirmed(absence.at, timezone.now()) or absence.until < timezone.localdate()):
        raise Closed("expired")
    if request.method == "POST":
        contacts.confirm_absence(absence)
        return redirect("update_confirm", link.token)
    context = {
        "absence": absence,
        "action": absence.contact.action,
        "office": office_name(link.compartment),
        "is_done": is_done,
    }
    return render(request, "programme/confirm_absence.html", context)
