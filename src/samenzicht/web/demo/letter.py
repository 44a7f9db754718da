"""Two letters in the demo: that of 2023 in words of our own, frozen and published; and the next, being checked.

The figures and actions in it are those that were published. The sentences are not those of the letter to Parliament,
and the first one says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.utils import timezone

from samenzicht.compartments.keys import holding
from samenzicht.organisations.posts import Post, posts_of
from samenzicht.programme.actions.letters import checking, cycles, freezing, publishing, writing
from samenzicht.programme.actions.letters.cycles import Settings
from samenzicht.programme.letter_rules import Dates
from samenzicht.programme.models import Cycle, Figure, Plan, Wording
from samenzicht.web.demo.moments import ago
from samenzicht.web.demo.region import People

CHECKS = ("jet", "sara", "wim", "bea")
# The day of the letter of 2023.
OUT = date(2023, 10, 18)
WORDS_2023 = (
    (
        "opening",
        "Deze tekst is geschreven om mee te oefenen. Het is niet de brief die de Kamer kreeg; de acties, moties en "
        "cijfers zijn wel die van toen.\n\nDit jaar kreeg het programma een nieuw plan. Het is gemaakt met mensen die "
        "het zelf meemaakten en met organisaties uit zorg, opvang, opsporing en gemeenten [28638-217].",
    ),
    (
        "line_1",
        "Wie in een hotel werkt, kan uitbuiting zien. Hoeveel hotels meedoen aan No Place for Sex Trafficking: "
        "{npst_hotels}. De training is gevolgd door {npst_staff} medewerkers en leverde {npst_certificates} "
        "certificaten op.",
    ),
    (
        "line_3",
        "In de proeftuin aangiftebereidheid is bekeken wat iemand helpt om aangifte te doen. De volgende fase moet in "
        "meer regio's laten zien of het werkt.",
    ),
    (
        "fewer",
        "Of er minder slachtoffers zijn, weten we niet. Het laatste geregistreerde aantal is {registered_victims}, "
        "maar veel mensen blijven ongezien. Meer registraties kan ook betekenen dat er beter wordt gekeken.",
    ),
    ("closing", "De volgende brief vertelt wat elke actie heeft opgeleverd."),
)
WORDS_2024 = (
    (
        "opening",
        "Deze oefentekst gaat over de tijd sinds oktober 2023. In juni 2024 is het plan versterkt [28638-251].",
    ),
    (
        "line_1",
        "Er komt een campagne voor mensen die in hun werk signalen kunnen zien. De training voor hotels loopt door.",
    ),
    (
        "line_2",
        "Er is een plek online waar jongeren terechtkunnen over criminele uitbuiting. Wat het oplevert, is nog niet "
        "bekend.",
    ),
    ("helped", "Of slachtoffers beter worden geholpen, kunnen we nog niet met cijfers laten zien."),
)
REMARK = "Noem ook de arbeidsmigranten: zij zijn de grootste groep die wij zien en staan nu nergens."


def write(people: People) -> None:
    """After the plan is laid. With the verbs of everyone."""
    posts = {who: posts_of(people.officers[who])[0] for who in ("olga", "otto", *CHECKS)}
    letters = Letters(people, posts)
    letters.last()
    letters.next()


class Letters:
    def __init__(self, people: People, posts: dict[str, Post]) -> None:
        self.posts = posts
        self.office = posts["olga"].memberships[0].compartment_id
        self.ministries = [people.organisations[code].name for code in ("jenv", "szw", "vws", "bz")]

    @contextmanager
    def act(self, who: str, days: float) -> Iterator[Post]:
        with ago(days), holding(self.posts[who].keys()):
            yield self.posts[who]

    def last(self) -> None:
        """The letter of 2023, as if made on its own day."""
        start = days_since(OUT)
        with self.act("olga", start) as olga:
            cycle = Cycle.objects.of(self.office).select_related("plan").get(name="2023")
            cycles.settle(cycle, settings=settings_of(cycle, self.ministries), by=olga)
            wordings = self.write(cycle, WORDS_2023, OUT, olga)
        for who in CHECKS:
            with self.act(who, start - 0.1) as checker:
                for one in wordings:
                    checking.check(again(one), agreed=True, by=checker)
        with self.act("olga", start - 0.2) as olga:
            freezing.freeze(cycle, by=olga)
        with self.act("otto", start - 0.3) as otto:
            publishing.publish(cycle, by=otto)

    def next(self) -> None:
        """A letter in its checking step, with one remark that waits for an answer."""
        with self.act("olga", 12.0) as olga:
            plan = Plan.objects.of(self.office).get(code="2024")
            settings = Settings("2024-1", plan, being_checked(timezone.localdate()), 6, [7, 14], self.ministries)
            cycle = cycles.open_cycle(settings=settings, by=olga)
            wordings = self.write(cycle, WORDS_2024, timezone.localdate(), olga)
        for who, far in (("jet", 4), ("sara", 1), ("bea", 2)):
            with self.act(who, 2.0) as checker:
                for one in wordings[:far]:
                    checking.check(again(one), agreed=True, by=checker)
        with self.act("sara", 1.5) as sara:
            checking.check(again(wordings[1]), agreed=False, words=REMARK, by=sara)

    def write(self, cycle: Cycle, texts: tuple[tuple[str, str], ...], on: date, by: Post) -> list[Wording]:
        marks = self.marks(on)
        return [
            writing.add_paragraph(cycle, chapter=chapter, words=words.format_map(marks), by=by)
            for chapter, words in texts
        ]

    def marks(self, on: date) -> dict[str, str]:
        """The last figure of each measure that was known on that day, as its mark."""
        known = Figure.objects.of(self.office).in_force().filter(part="", period_until__lte=on).order_by("period_until")
        return {one.measure: f"[{one.name}]" for one in known}


def again(wording: Wording) -> Wording:
    """Read under the keys that are held now."""
    return Wording.objects.select_related("paragraph__cycle").get(pk=wording.pk)


def settings_of(cycle: Cycle, ministries: list[str]) -> Settings:
    """As it was laid, with the ministries of the demo."""
    return Settings(cycle.name, cycle.plan, cycles.dates_of(cycle), cycle.rhythm_months, [7, 14], ministries)


def being_checked(opened: date) -> Dates:
    """Days of a letter that is opened twelve days before today and is checked today."""
    return Dates(
        period_from=OUT + timedelta(days=1),
        period_until=date(2024, 6, 30),
        collect_from=opened - timedelta(days=20),
        write_from=opened - timedelta(days=1),
        check_from=opened + timedelta(days=8),
        freeze_on=opened + timedelta(days=21),
        publish_on=opened + timedelta(days=28),
    )


def days_since(day: date) -> float:
    """Since the early hours of that day."""
    begun = timezone.make_aware(datetime(day.year, day.month, day.day, 1))
    return (timezone.now() - begun) / timedelta(days=1)
