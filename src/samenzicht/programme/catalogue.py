"""The table of measures for the documentation: what stands there is what is counted."""

from samenzicht.law import Words
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.measures import Measure

HEAD = {
    "nl": ("Maat", "Vraag", "Telregel", "Eenheid", "Bron", "Kan hooguit"),
    "en": ("Measure", "Question", "Rule", "Unit", "Source", "Carries at most"),
}
QUESTIONS = {
    "fewer": Words("minder slachtoffers?", "fewer victims?"),
    "helped": Words("beter geholpen?", "helped better?"),
    "tackled": Words("daders beter aangepakt?", "offenders tackled better?"),
    "": Words("geen", "none"),
}
CARRIES = {
    "strong": Words("een sterk antwoord", "a strong answer"),
    "some": Words("enig bewijs", "some evidence"),
    "weak": Words("zwak bewijs", "weak evidence"),
    "none": Words("niets: achtergrond", "nothing: background"),
}


def table(language: str) -> str:
    """Markdown, a line for each measure."""
    lines = [HEAD[language], ("---",) * 6, *(row(measure, language) for measure in MEASURES.values())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def row(measure: Measure, language: str) -> tuple[str, ...]:
    return (
        f"{measure.name.in_(language)} (`{measure.code}`)",
        QUESTIONS[measure.question].in_(language),
        f"{measure.rule.in_(language)} {measure.caution.in_(language)}",
        measure.unit.in_(language),
        measure.source,
        CARRIES[measure.carries].in_(language),
    )
