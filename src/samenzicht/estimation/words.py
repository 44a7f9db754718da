"""The sentences of the card, Dutch (level B1) and English side by side."""

from collections.abc import Mapping

DUTCH, ENGLISH = "nl", "en"
Words = Mapping[str, Mapping[str, str]]

SENTENCES: Words = {
    "title": {DUTCH: "Schatting van wie niet is gezien", ENGLISH: "Estimate of those who were not seen"},
    "seen": {
        DUTCH: "Gezien: {seen} personen op {number} lijsten ({lists}).",
        ENGLISH: "Seen: {seen} persons on {number} lists ({lists}).",
    },
    "none": {DUTCH: "Geen schatting. {reason}", ENGLISH: "No estimate. {reason}"},
    "estimate": {
        DUTCH: "Schatting: ongeveer {n} personen, gezien en niet gezien samen.",
        ENGLISH: "Estimate: about {n} persons, seen and not seen together.",
    },
    "at least": {
        DUTCH: "Schatting: ten minste ongeveer {n} personen, gezien en niet gezien samen.",
        ENGLISH: "Estimate: at least about {n} persons, seen and not seen together.",
    },
    "interval": {DUTCH: "Onzekerheid: {low} tot {high}.", ENGLISH: "Doubt: {low} to {high}."},
    "model": {DUTCH: "Gekozen samenhang van lijsten: {model}.", ENGLISH: "Chosen dependence of lists: {model}."},
    "why at least": {
        DUTCH: "Lees dit als een ondergrens: waarschijnlijk zijn sommige mensen voor alle lijsten moeilijker te zien. "
        "De grenzen hierboven houden daar geen rekening mee.",
        ENGLISH: "Read this as a lower bound: some people are probably harder to see for all lists. "
        "The limits above do not allow for that.",
    },
    "modes": {
        DUTCH: "Let op: deze gegevens geven {number} verschillende antwoorden. Neem er geen gemiddelde van.",
        ENGLISH: "Mind: these data give {number} different answers. Do not average them.",
    },
    "mode": {
        DUTCH: "  - ongeveer {n} ({low} tot {high}), gewicht {share} %; beste model {model}",
        ENGLISH: "  - about {n} ({low} to {high}), weight {share} %; best model {model}",
    },
    "models": {
        DUTCH: "Modellen: {able} van de {all} hebben een schatting. Naar gewicht loopt die van {low} tot {high}. "
        "De zwaarste:",
        ENGLISH: "Models: {able} of {all} have an estimate. By weight it runs from {low} to {high}. The heaviest:",
    },
    "rival": {DUTCH: "  - {n}, gewicht {share} %: {model}", ENGLISH: "  - {n}, weight {share} %: {model}"},
    "lists": {
        DUTCH: "Zonder een van de lijsten zou de schatting zijn:",
        ENGLISH: "Without one of the lists the estimate would be:",
    },
    "without": {DUTCH: "  - zonder {list}: {n}", ENGLISH: "  - without {list}: {n}"},
    "sensitivity": {
        DUTCH: "Wat deze gegevens niet kunnen laten zien:",
        ENGLISH: "What these data cannot show:",
    },
    "dependence": {
        DUTCH: "  - Hangen alle lijsten samen zo sterk samen als het sterkste paar (een factor {factor}), "
        "dan ligt de schatting tussen {low} en {high}.",
        ENGLISH: "  - If all lists together depend as strongly as the strongest pair (a factor of {factor}), "
        "the estimate lies between {low} and {high}.",
    },
    "missed": {
        DUTCH: "  - Is {share} % van de koppelingen gemist, dan is de schatting {n}.",
        ENGLISH: "  - If {share} % of the links were missed, the estimate is {n}.",
    },
    "false": {
        DUTCH: "  - Is {share} % van de koppelingen fout, dan is de schatting {n}.",
        ENGLISH: "  - If {share} % of the links are false, the estimate is {n}.",
    },
    "chao": {
        DUTCH: "  - Ondergrens als mensen niet even zichtbaar zijn (Chao): {n}.",
        ENGLISH: "  - Lower bound when people are not equally visible (Chao): {n}.",
    },
    "assumptions": {DUTCH: "Dit moet waar zijn:", ENGLISH: "This must be true:"},
    "origin": {
        DUTCH: "Toevalsgetal {seed}; rekenwijze {version}; gegevens (SHA-256) {hash}.",
        ENGLISH: "Seed {seed}; version {version}; data (SHA-256) {hash}.",
    },
    "given": {DUTCH: "geen (trekkingen gegeven)", ENGLISH: "none (draws were given)"},
    "nothing": {DUTCH: "geen schatting", ENGLISH: "no estimate"},
    "no end": {DUTCH: "zonder bovengrens", ENGLISH: "no upper limit"},
}
KINDS: Words = {
    "BCa": {
        DUTCH: "95 %, BCa. De keuze van het model is in elke herhaling opnieuw gemaakt.",
        ENGLISH: "95 %, BCa. The model was chosen again in every replicate.",
    },
    "percentile 95 %, drawn": {
        DUTCH: "95 %, percentielen uit het gekozen model. De keuze van het model telt er niet in mee.",
        ENGLISH: "95 %, percentiles from the chosen model. The choice of the model is not allowed for.",
    },
    "posterior 95 %, averaged": {
        DUTCH: "95 %, gemiddeld over alle ontleedbare grafen.",
        ENGLISH: "95 %, averaged over all decomposable graphs.",
    },
    "posterior 95 %, latent": {DUTCH: "95 %, latente klassen.", ENGLISH: "95 %, latent classes."},
}
REASONS: Words = {
    "Even independent lists have no estimate: no two lists share a person.": {
        DUTCH: "Zelfs onafhankelijke lijsten geven geen schatting: geen twee lijsten delen een persoon."
    },
    "No model has an estimate.": {DUTCH: "Geen enkel model geeft een schatting."},
    "The chains disagree (R-hat or effective size), so there is no answer.": {
        DUTCH: "De ketens zijn het niet eens (R-hat of effectieve omvang), dus er is geen antwoord."
    },
}
TREND: Words = {
    "under one": {DUTCH: "minder dan 1 %", ENGLISH: "less than 1 %"},
    "over 99": {DUTCH: "meer dan 99 %", ENGLISH: "more than 99 %"},
    "title": {DUTCH: "Gaat het omlaag?", ENGLISH: "Is it going down?"},
    "down": {DUTCH: "Antwoord: ja, het aantal daalt.", ENGLISH: "Answer: yes, the number falls."},
    "up": {DUTCH: "Antwoord: nee, het aantal stijgt.", ENGLISH: "Answer: no, the number rises."},
    "cannot tell": {
        DUTCH: "Antwoord: dat is met deze gegevens niet te zeggen.",
        ENGLISH: "Answer: these data cannot tell.",
    },
    "no news": {
        DUTCH: "Dit is geen bewijs dat het aantal gelijk blijft.",
        ENGLISH: "This is no proof that the number stays the same.",
    },
    "two years": {
        DUTCH: "Twee jaren zijn twee schattingen naast elkaar. Voor een trend zijn er drie of meer nodig.",
        ENGLISH: "Two years are two estimates beside each other. A trend takes three or more.",
    },
    "chance": {DUTCH: "Kans op een daling: {share}.", ENGLISH: "Chance of a fall: {share}."},
    "slope": {
        DUTCH: "Verandering per jaar: {slope} ({low} tot {high}).",
        ENGLISH: "Change a year: {slope} ({low} to {high}).",
    },
    "smallest": {
        DUTCH: "De kleinste daling die zo te zien is (vier van de vijf keer): {fall} per jaar, {whole} over de hele "
        "periode.",
        ENGLISH: "The smallest fall that can be seen this way (four times in five): {fall} a year, {whole} over the "
        "whole period.",
    },
    "registered": {
        DUTCH: "Geregistreerd: {slope} per jaar. Dat kan stijgen terwijl het echte aantal daalt, en omgekeerd.",
        ENGLISH: "Registered: {slope} a year. That can rise while the true number falls, and the other way round.",
    },
    "header": {
        DUTCH: "jaar        gezien   schatting   95 %",
        ENGLISH: "year          seen    estimate   95 %",
    },
    "model": {
        DUTCH: "Samenhang van lijsten, gedeeld door de jaren: {model}.",
        ENGLISH: "Dependence of lists, shared by the years: {model}.",
    },
    "assumptions": {DUTCH: "Dit moet waar zijn:", ENGLISH: "This must be true:"},
    "origin": {
        DUTCH: "Toevalsgetal {seed}; rekenwijze {version}; gegevens (SHA-256) {hash}.",
        ENGLISH: "Seed {seed}; version {version}; data (SHA-256) {hash}.",
    },
    "planned": {
        DUTCH: "Gepland: {years} jaren, {lists} lijsten, {persons} slachtoffers in het eerste jaar, van wie er per "
        "jaar gemiddeld {seen} op een lijst staan.",
        ENGLISH: "Planned: {years} years, {lists} lists, {persons} victims in the first year, of whom on average "
        "{seen} a year are on a list.",
    },
    "power": {
        DUTCH: "Een daling van {fall} per jaar zou in {power} % van de gevallen worden gezien.",
        ENGLISH: "A fall of {fall} a year would be seen in {power} % of cases.",
    },
    "at best": {
        DUTCH: "Dit is op zijn best: als iedereen even zichtbaar is en alle koppelingen kloppen.",
        ENGLISH: "This is at best: with everyone equally visible and all links right.",
    },
}
