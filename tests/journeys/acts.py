"""What people do in a journey, each as the hands do it: the buttons and boxes of the page, by the words on them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests import browser

SEEN = "Zes matrassen in een opslag naast de keuken."
NAME = "Annelotte Verzonnen"
WEIGHED = {
    "Waarom moet de tafel hier iets mee?": "Zonder samen kijken blijft dit liggen.",
    "Weegt het op tegen wat het de mensen kost?": "Er gaan alleen feiten mee, geen namen.",
    "Kan het lichter, of met minder gegevens?": "Een gesprek aan de balie gaf niets.",
    "Wat voor signaal is het?": "Eigen waarneming, mogelijk uitbuiting.",
    "Hoeveel signalen, van welke aard en hoe groot?": "Eén plek, zes slaapplekken.",
    "Hoe ernstig is het, en wat is er al gedaan?": "Ernstig als het klopt. Nog niets gedaan.",
    "Hoeveel partners herkennen het, en hoe hangt het samen?": "Een partner kent het pand.",
}
POSITIVE = "Ja, dit past bij de aanpak van mensenhandel"
# What the officers of a journey say is true of their case: no consent, and nobody in danger now.
TRUE = ("Is het nodig", "Weegt het belang op", "Kan het niet met minder", "Is er een schriftelijk besluit")


@dataclass(frozen=True)
class Brought:
    """A signal at a table: how it is called, and where its pages are."""

    name: str
    own: str
    item: str = ""


def become(page: Page, name: str) -> None:
    browser.become(page, f"{name} Voorbeeld")
    expect(page.get_by_role("heading", name=f"Dag {name}")).to_be_visible()


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def follow(page: Page, link: str) -> None:
    page.get_by_role("main").get_by_role("link", name=link, exact=True).click()


def headed(page: Page, heading: str) -> Locator:
    """The page that has this heading, once it is there."""
    found = page.get_by_role("heading", name=heading)
    expect(found.first).to_be_visible()
    return found


def state_the_law(page: Page) -> None:
    """Tick what is true of the case, as far as the law asks it here."""
    for box in page.locator("input[name=stated]").all():
        question = page.locator(f"label[for={box.get_attribute('id')}]").inner_text()
        box.set_checked(question.startswith(TRUE))


def look_twice(page: Page) -> None:
    """What leaves, and again after saying what the law asked of what was shown."""
    press(page, "Bekijk wat weggaat")
    state_the_law(page)
    press(page, "Bekijk opnieuw")


def report(page: Page, *, seen: str = SEEN, name: str = NAME, kind: str = "Arbeidsuitbuiting") -> Brought:
    """From the start page to a signal with a pseudonym, in five steps."""
    page.goto("/")
    follow(page, "Meld een signaal")
    page.get_by_label("Nee", exact=True).check()
    press(page, "Bewaar en ga verder")
    page.get_by_label("Wat zag je?").fill(seen)
    press(page, "Bewaar en ga verder")
    page.get_by_label("Wie of wat is het?").select_option("person")
    page.get_by_label("Welke rol heeft dit?").select_option("victim")
    page.get_by_label("Naam, adres, kenteken of nummer").fill(name)
    press(page, "Voeg toe")
    expect(page.get_by_text(name, exact=True)).to_be_visible()
    press(page, "Bewaar en ga verder")
    headed(page, "Waar kun je op letten?")
    press(page, "Bewaar en ga verder")
    page.get_by_label(kind).check()
    press(page, "Meld dit signaal")
    headed(page, "Je signaal is gemeld")
    follow(page, "Bekijk je signaal")
    return Brought(page.get_by_role("heading", level=1).inner_text(), page.url)


def bring(page: Page, signal: Brought) -> None:
    """Look at exactly what leaves, and bring it."""
    page.goto(signal.own)
    follow(page, "Breng naar tafel")
    headed(page, "Breng naar tafel")
    state_the_law(page)
    look_twice(page)
    press(page, "Breng naar tafel")
    headed(page, "Het ligt op tafel")


def open_item(page: Page, table: object, signal: Brought) -> Brought:
    """The chair opens the signal from the agenda."""
    page.goto(f"/tafels/{table}/")
    page.locator("[data-entry]", has_text=signal.name).first.click()
    expect(page.get_by_role("heading", name=signal.name, level=1)).to_be_visible()
    return Brought(signal.name, signal.own, page.url)


def ask_round(page: Page) -> None:
    press(page, "Vraag rond")
    expect(page.get_by_text("heeft geantwoord. Antwoorden blijven dicht")).to_be_visible()


def answer(page: Page, signal: Brought, knowledge: str, words: str = "") -> None:
    """A partner says what it knows; nobody reads it before the round is over."""
    page.goto("/tafels/gevraagd/")
    follow(page, f"Antwoord over {signal.name}")
    page.get_by_label(knowledge, exact=True).check()
    if words:
        page.get_by_label("Wat weet jouw organisatie?").fill(words)
    state_the_law(page)
    press(page, "Verzegel en stuur")
    expect(page.get_by_text("Je antwoord is verzegeld")).to_be_visible()


def weigh(page: Page, positive: str = POSITIVE) -> None:
    for question, words in WEIGHED.items():
        page.get_by_label(question).fill(words)
    page.get_by_label(positive).check()


def decide(page: Page, outcome: str, reason: str = "Meer dan één partij moet hier iets mee.") -> None:
    page.get_by_label("Waarom beslist de tafel dit?").fill(reason)
    with page.expect_navigation():
        page.locator(f"button[value={outcome}]").click()


def receiver(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def refer(page: Page, signal: Brought, *receivers: str) -> None:
    page.goto(f"{signal.item}doorverwijzen/")
    for one in receivers:
        receiver(page, one).check()
    look_twice(page)


def ask_who(page: Page, signal: Brought, *receivers: str) -> None:
    page.goto(f"{signal.item}wie/")
    for one in page.get_by_role("checkbox").all():
        one.uncheck()
    for one in receivers:
        receiver(page, one).check()
    page.get_by_label("Waarom is dit nodig?").fill("Om haar te vinden en te helpen.")
    press(page, "Stuur de vraag")
    expect(page.get_by_text("De vraag is verstuurd")).to_be_visible()


def give_who(page: Page, signal: Brought) -> None:
    """The bringer looks at the second letter; the button that sends it is still to be pressed."""
    page.goto("/tafels/gevraagd/")
    follow(page, f"Bekijk de vraag over {signal.name}")
    headed(page, "Geef wie het is")
    page.get_by_label("Waarom is dit nodig?").fill("De tafel woog het en vraagt het.")
    state_the_law(page)
    look_twice(page)


def open_letter(page: Page, signal: Brought, sort: str) -> None:
    """From the post, in whichever box it lies."""
    for box in ("new", "waiting", "running", "red", "done"):
        page.goto(f"/brieven/?box={box}")
        line = page.locator(".letters__item", has_text=signal.name).filter(has_text=sort)
        if line.count():
            line.first.get_by_role("link").click()
            return
    raise AssertionError(f"No letter {sort!r} about {signal.name}")


def states(page: Page, signal: Brought) -> list[str]:
    """What the one who noticed reads in the life of the signal: state by state."""
    page.goto(signal.own)
    life = page.get_by_role("list", name="Hoe het staat")
    return [one.inner_text().lower() for one in life.locator(".timeline__what").all()]
