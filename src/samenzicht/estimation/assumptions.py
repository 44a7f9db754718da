"""What must be true for the estimate to hold, in plain words. Dutch and English, level B1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Assumption:
    """code: short and stable. nl, en: one or two plain sentences."""

    code: str
    nl: str
    en: str


ASSUMPTIONS = (
    Assumption(
        "closed",
        "De groep is in deze periode dezelfde: wie er een deel van de periode niet bij hoort, telt toch mee.",
        "The group is the same during this period: who does not belong to it for part of the period still counts.",
    ),
    Assumption(
        "linked",
        "De lijsten zijn zonder fouten aan elkaar gekoppeld. Een gemiste koppeling maakt de schatting te hoog, "
        "een foute koppeling te laag.",
        "The lists are linked without errors. A missed link makes the estimate too high, a false one too low.",
    ),
    Assumption(
        "definition",
        "Iedereen op een lijst is een (vermoedelijk) slachtoffer, en elke lijst bedoelt daarmee hetzelfde.",
        "Everyone on a list is a (presumed) victim, and every list means the same by it.",
    ),
    Assumption(
        "dependence",
        "Het model kent de samenhang tussen lijsten. Of alle lijsten samen nog op een andere manier samenhangen, "
        "is met geen enkele telling na te gaan.",
        "The model knows how lists go together. Whether all lists together depend on each other in yet another way "
        "cannot be checked with any count.",
    ),
    Assumption(
        "visibility",
        "Iedereen heeft evenveel kans om op een lijst te komen. Zijn sommige mensen voor alle lijsten moeilijker te "
        "zien, dan is de schatting een ondergrens.",
        "Everyone is as likely as anyone else to come on a list. Where some people are harder to see for all lists, "
        "the estimate is a lower bound.",
    ),
    Assumption(
        "chance",
        "Ieder slachtoffer heeft een kans, hoe klein ook, om op een lijst te komen. Wie die kans niet heeft, zit niet "
        "in deze schatting.",
        "Every victim has some chance, however small, to come on a list. Those who have none are not in this estimate.",
    ),
    Assumption(
        "practice",
        "De lijsten werken in de hele periode op dezelfde manier. Een nieuwe meldplicht of privacyregel verandert dat.",
        "The lists work the same way during the whole period. A new duty to report or a privacy rule changes that.",
    ),
)
