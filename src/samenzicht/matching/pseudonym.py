"""A pseudonym that is easy to say at the table: two Dutch words and a number, never a name ("Groene Molen 12").

The words are things and calm qualities: no people, peoples, animals, religions, countries or colours of skin, nothing
that insults, nothing that hints at a crime. Every noun takes "de", so that each pair is good Dutch.
"""

ADJECTIVES: tuple[str, ...] = tuple(
    """
    groene zachte ronde stille heldere warme koele frisse brede hoge ruime gladde rustige kalme vlakke gouden
    zilveren koperen houten stenen glazen linnen wollen papieren rieten katoenen zijden tinnen bronzen marmeren
    lemen gevouwen gestreepte gestippelde geruite geweven gebogen gelakte gepoetste gevlochten geborduurde
    gekleurde versierde vierkante ovale rechte diepe smalle vaste droge zonnige winterse zomerse zwevende
    drijvende draaiende glinsterende ruisende geschilderde gebreide fluwelen zandige golvende hoekige bloemrijke
    """.split()  # noqa: SIM905
)
NOUNS: tuple[str, ...] = tuple(
    """
    molen brug toren fiets boot sloep wolk ster zon rivier beek heuvel boom eik berk wilg beuk appel peer noot
    tulp anjer varen klaver tafel stoel lade klok kaart pen kaars vaas kom lepel vork ketel pan theepot mand
    emmer gieter hark ladder spijker sleutel deur drempel vloer muur poort kade steiger vlieger trommel fluit
    gitaar viool piano harp bel toets lantaarn paraplu jas sjaal handschoen knoop draad veer schelp kiezel trein
    tram kar slee schaats tuin laan weide akker vijver boomgaard gevel dakpan schoorsteen luifel veranda stoep
    straatsteen mast roeispaan boei zeilboot vuurtoren sluis dijk vaart wei bol tol puzzel kralenketting inktpot
    postzegel boekenkast bladzijde bril thermoskan fluitketel broodplank kaasschaaf karaf schotel beker tegel
    wegwijzer globe kapstok wasknijper kruiwagen regenton moestuin zonnebloem walnoot kastanje braam
    """.split()  # noqa: SIM905
)
HIGHEST_NUMBER = 99
COMBINATIONS = len(ADJECTIVES) * len(NOUNS) * HIGHEST_NUMBER
FEWEST_BYTES = 8  # so many more than the combinations that no pseudonym is more likely than another


def pseudonym(chance: int | bytes) -> str:
    """The pseudonym of a number from 0 up to COMBINATIONS, or of at least eight random bytes that the caller drew.

    Two callers may get the same one: whoever hands them out keeps them apart.
    """
    place, number = divmod(_number(chance), HIGHEST_NUMBER)
    adjective, noun = divmod(place, len(NOUNS))
    return f"{ADJECTIVES[adjective].capitalize()} {NOUNS[noun].capitalize()} {number + 1}"


def _number(chance: int | bytes) -> int:
    if isinstance(chance, bytes):
        if len(chance) < FEWEST_BYTES:
            raise ValueError(f"a pseudonym needs at least {FEWEST_BYTES} random bytes, got {len(chance)}")
        return int.from_bytes(chance, "big") % COMBINATIONS
    if not 0 <= chance < COMBINATIONS:
        raise ValueError(f"a pseudonym number lies from 0 up to {COMBINATIONS}, got {chance}")
    return chance
