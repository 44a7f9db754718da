"""How letters and what was said of them are shown: states as a badge, history as dated lines."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenzicht.sharing.actions import term_of, words_of
from samenzicht.sharing.models import Disclosure, Reply, Step

COLOURS = {
    Step.ACKNOWLEDGED: "",
    Step.ACCEPTED: "safe",
    Step.REFUSED: "stop",
    Step.ANSWERED: "safe",
    Step.PROPOSED: "care",
    Step.CORRECTED: "care",
    Step.WITHDRAWN: "stop",
}


def state(letter: Disclosure) -> tuple[str, str]:
    """A badge for a letter from `with_history()`: its colour and its word."""
    if letter.withdrawn:
        return "stop", _("teruggetrokken")
    if letter.refused:
        return "stop", _("niet aangenomen")
    if letter.answered:
        return "safe", _("beantwoord")
    if letter.accepted:
        return "safe", _("aangenomen")
    if letter.acknowledged:
        return ("quiet", _("ontvangen")) if not letter.wants_answer else ("care", _("wacht op antwoord"))
    return "lamp", _("nog niet bevestigd")


def row(letter: Disclosure, now: datetime) -> dict[str, Any]:
    """One line of the post. `until` stands only while an answer is owed."""
    colour, word = state(letter)
    term = term_of(letter, now)
    settled = letter.accepted or letter.refused or letter.answered or letter.withdrawn
    return {
        "letter": letter,
        "colour": colour,
        "word": word,
        "term": term,
        "until": letter.answer_by if letter.wants_answer and not settled else None,
    }


def history(letter: Disclosure, replies: Iterable[Reply]) -> list[dict[str, Any]]:
    """What happened to a letter, oldest first, with the words that were said."""
    entries: list[dict[str, Any]] = [{"at": letter.sent_at, "what": _("Verstuurd"), "by": letter.signed_by}]
    for reply in replies:
        entries.append(
            {
                "at": reply.sent_at,
                "what": capfirst(reply.get_step_display() or reply.get_progress_display()),
                "by": speaker(letter, reply),
                "detail": words_of(reply),
                "code": COLOURS.get(Step(reply.step), "") if reply.step else "",
            }
        )
    return entries


def speaker(letter: Disclosure, reply: Reply) -> str:
    """The name of the end that spoke, as it stands on the envelope."""
    return letter.signed_by if reply.sender_id == letter.sender_id else letter.addressed_to
