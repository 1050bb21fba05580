"""Each code's weight for a listing: names of ours in it, the facts it states, lines of imported nomenclatures.

Rules of classification stand here as data and arithmetic: what a name implies holds unless something else is said;
parts go to the machine's own subheading for parts; what no heading names goes by its material.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.duties import classification_names as named
from bot.duties.catalogue import Good, catalogue
from bot.duties.classification_facts import CONFLICT, Facts, Fit, compatible, fit, implied
from bot.duties.classification_listing import Listing
from bot.duties.classification_words import has_han
from bot.duties.nomenclature import Nomenclature

LINES, LINES_ZH = 20.0, 14.0
"""What the nomenclature's lines count beside the names; single characters make Chinese lines match sooner."""
EXPLAINED = 0.7
"""… less this share where a whole name and stated facts leave nothing of the text to explain."""
LINES_AGAINST = 0.4
"""… for a code that a stated fact speaks against: its lines share the article's words all the same."""
_HITS = 60
PARTS, MACHINE = 0.9, 0.75
"""Of a machine's weight, what its parts get and what it keeps where the text speaks of parts."""
RESIDUAL, RESIDUAL_LEAST, RESIDUAL_MOST = 0.4, 2.0, 0.5
"""Weight of the code that an unnamed article of a material goes to: added; at least; as a share of the best."""
FLOOR, KNOWN, PARTLY_KNOWN = 2.4, 0.2, 0.5
"""A name of ours must weigh this much, and this share of the text be known to our names: with a whole name in it, and
with part of one …"""
COVERED, COVERED_ZH = 0.34, 0.2
FEW, COVERED_FEW, COVERED_FEW_ZH = 2, 0.5, 0.3
"""… or this share of it be in one subheading's lines, of a text of few words more."""


@dataclass(slots=True)
class Weighed:
    """A code, and what speaks for it."""

    score: float = 0.0
    good: Good | None = None
    """The good of the catalogue by which it came in."""
    fitted: Fit | None = None
    phrase: str = ""
    """The name that was found."""
    lines: float = 0.0
    """How close the nomenclature's lines are."""


def weigh(listing: Listing, index: Nomenclature | None) -> dict[str, Weighed]:
    """Code → weight; empty where the text names no goods."""
    weighed: dict[str, Weighed] = defaultdict(Weighed)
    best = _add_names(weighed, listing)
    covered = _add_lines(weighed, listing, best, index) if index is not None else 0.0
    if not weighed or not _recognised(listing, best, max(code.score for code in weighed.values()), covered):
        return {}
    if listing.parts:
        _give_to_parts(weighed)
    _add_residual(weighed, listing.facts)
    return dict(weighed)


def _add_names(weighed: dict[str, Weighed], listing: Listing) -> Mapping[named.Target, named.Found]:
    """Goods whose names are in the listing, by how well its facts fit them; the best name of each."""
    book = catalogue()
    total: dict[named.Target, float] = defaultdict(float)
    best: dict[named.Target, named.Found] = {}
    best_score: dict[named.Target, float] = {}
    for text, weight in listing.fields:
        for target, found in named.find(text).items():
            total[target] += weight * found.score
            if weight * found.score > best_score.get(target, 0.0):
                best[target], best_score[target] = found, weight * found.score
    for target, score in total.items():
        facts = implied(listing.facts, best[target].implies)
        goods = book.siblings[target] if isinstance(target, str) else (book.goods[target],)
        for good in goods:
            fitted = fit(good, facts)
            code = weighed[good.code]
            if score * fitted.factor > code.score:
                code.score, code.good, code.fitted = score * fitted.factor, good, fitted
                code.phrase = best[target].phrase
    return best


def _add_lines(
    weighed: dict[str, Weighed],
    listing: Listing,
    best: Mapping[named.Target, named.Found],
    index: Nomenclature,
) -> float:
    """What the nomenclature's lines have of title and category; the most of it that one subheading covers."""
    weight = LINES_ZH if has_han(listing.title) else LINES
    whole = max(
        (found for found in best.values() if found.whole), key=lambda found: found.score, default=None
    )
    if whole is not None:
        weight *= 1 - EXPLAINED * named.explained(listing.title, whole.phrase)
    covered = 0.0
    for hit in index.search(" ".join((listing.title, *listing.leaves)), _HITS):
        code = weighed[hit.code]
        code.lines = hit.score
        against = code.fitted is not None and CONFLICT in code.fitted.states.values()
        code.score += weight * hit.score * (LINES_AGAINST if against else 1.0)
        covered = max(covered, hit.covered)
    return covered


def _recognised(
    listing: Listing, best: Mapping[named.Target, named.Found], score: float, covered: float
) -> bool:
    """Whether the text names goods at all: "hello" and "cotton" do not, whatever lines their words occur in."""
    if listing.leaves:
        return score >= FLOOR
    known = named.known_share(listing.title)
    if known >= KNOWN and any(found.whole and found.score >= FLOOR for found in best.values()):
        return True
    if named.says_only_facts(listing.title):
        return False
    if known >= PARTLY_KNOWN and any(found.score >= FLOOR for found in best.values()):
        return True
    return covered >= _needed(listing.title)


def _needed(title: str) -> float:
    """How much of a text a subheading's lines must have when nothing else speaks for it: of few words, more."""
    few = named.telling_words(title) <= FEW
    if has_han(title):
        return COVERED_FEW_ZH if few else COVERED_ZH
    return COVERED_FEW if few else COVERED


def _give_to_parts(weighed: dict[str, Weighed]) -> None:
    """Parts go with the machine: to the subheading for its parts, where there is one."""
    rules = catalogue().parts
    for code, found in list(weighed.items()):
        parts = rules.get(code) or rules.get(code[:4])
        if not parts or parts == code:
            continue
        target = weighed[parts]
        if PARTS * found.score > target.score:
            target.score = PARTS * found.score
            target.phrase = target.phrase or found.phrase
        found.score *= MACHINE


def _add_residual(weighed: dict[str, Weighed], facts: Facts) -> None:
    """An article that no heading names goes by its material."""
    rules = catalogue().residual
    most = RESIDUAL_MOST * max(code.score for code in weighed.values())
    for value, strength in facts.get("material", {}).items():
        code = next((rules[root] for root in rules if compatible("material", root, value)), None)
        if code:
            found = weighed[code]
            found.score = max(found.score, min(RESIDUAL_LEAST * strength, most)) + RESIDUAL * strength
