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
