"""Score coded claims against gold claims, both in the form of ``standoff code``.

Claims are paired one to one within a document, by greatest total weight. A pair may form when the moves are
equal (*strict*) or of one family (*lenient*) and the evidence agrees: intersection over union of at least
.3, or one span holds the other and is at most 450 code points and eight times as long. Where several gold
claims share span and move but differ in the actor's place (a list of states), that place must agree too.
Core gold is served first. A prediction on gold that is not core, or unmatched and marked ``core: false``,
counts neither way.

*Detection* counts pairs. *Full claim* counts pairs with status, actor's place, innermost voice and date
right as well. The other figures are shares of the strict pairs where the field has a case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from standoff.evaluate.figures import rates, share
from standoff.evaluate.matching import best_matching

Row = Mapping[str, Any]

MIN_IOU = 0.3
LONGEST_HOLDER, HOLDER_RATIO = 450, 8
CORE_FIRST, ASIDE = 10_000.0, 100.0
FIELDS = ("status", "actor_place", "voice", "chain", "date", "identifier")
FAMILIES = {
    "legislative": """introduce refer hear report_committee fail_committee amend pass_chamber
        pass_legislature sign veto override enact take_effect fail repeal""",
    "executive": "issue implement designate withdraw_designation reassign request warn penalize preempt",
    "funds": "condition_funds withhold_funds provide_funds",
    "stance": """limit_cooperation decline cooperate reaffirm join_agreement end_agreement meet endorse
        criticize allege resolve""",
    "court": "sue appeal enjoin stay uphold strike_down dismiss investigate",
    "report": "rule measure",
}
FAMILY = {move: family for family, moves in FAMILIES.items() for move in moves.split()}
SMALL_WORDS = frozenset("a an and at for in mr mrs ms of the to".split())
TITLES = frozenset(
    """assembly attorney commissioner district general gov governor judge mayor president rep representative s
    secretary sen senator sheriff speaker spokesman spokeswoman state supervisor u us""".split()
)


class Seen(msgspec.Struct, frozen=True):
    """A claim as the scorer sees it: normalised once, compared often."""

    span: tuple[int, int] | None
    move: str | None
    status: str | None
    place: str | None
    voices: tuple[str, ...]
    date: str | None
    identifiers: frozenset[str]
    provisions: frozenset[str]
    core: bool


def seen(row: Row) -> Seen:
    """The normalised view of one claim row."""
    return Seen(
        span=evidence(row),
        move=row.get("move"),
        status=row.get("status"),
        place=actor_place(row),
        voices=tuple(str(voice or "") for voice in row.get("voices") or ()),
        date=(row.get("date") or {}).get("edtf") or None,
        identifiers=identifiers(row),
        provisions=frozenset(
            str(code)
            for item in row.get("provisions") or ()
            if (code := item.get("code") if isinstance(item, dict) else item)
        ),
        core=row.get("core", True) is not False,
    )


def evidence(row: Row) -> tuple[int, int] | None:
    """The evidence span, None when it is no span."""
    try:
        start, end = (int(edge) for edge in row["evidence"])
    except (KeyError, TypeError, ValueError):
        return None
    return (start, end) if 0 <= start < end else None


def actor_place(row: Row) -> str | None:
    """The actor's OCD division id without its national prefix."""
    place = (row.get("actor") or {}).get("place")
    return str(place).removeprefix("ocd-division/").removeprefix("country:us/") if place else None


def identifiers(row: Row) -> frozenset[str]:
    """Instrument identifiers, letters and digits only; "A; B" is two."""
    instruments = row.get("instruments") or [row.get("instrument")]
    written = [part for item in instruments for part in str((item or {}).get("identifier") or "").split(";")]
    return frozenset(re.sub(r"[\W_]", "", part).lower() for part in written) - {""}


def agreement(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """Intersection over union, 0.0 when two spans do not agree well enough to pair."""
    if a is None or b is None:
        return 0.0
    common = min(a[1], b[1]) - max(a[0], b[0])
    iou = max(common, 0) / (max(a[1], b[1]) - min(a[0], b[0]))
    shorter, longer = sorted((a[1] - a[0], b[1] - b[0]))
    holds = common == shorter and longer <= min(LONGEST_HOLDER, HOLDER_RATIO * shorter)
    return iou if iou >= MIN_IOU or holds else 0.0


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it apart, lower case; possessives and small words dropped."""
    words = frozenset(re.findall(r"\w+", re.sub(r"[’']s\b|[’'](?=\s|$)", "", name.lower())))
    return words - SMALL_WORDS or words


def same_name(a: str, b: str) -> bool:
    """Half of the shorter name's words in common; titles count only where a name has nothing else."""
    x, y = name_words(a), name_words(b)
    if x - TITLES and y - TITLES:
        x, y = x - TITLES, y - TITLES
    return 2 * len(x & y) >= min(len(x), len(y)) if x and y else x == y


def same_voice(a: Seen, b: Seen) -> bool:
    """Same innermost voice; the page's own voice is never that of a quoted source."""
    x, y = a.voices or ("",), b.voices or ("",)
    return (len(x) == 1) == (len(y) == 1) and same_name(x[-1], y[-1])


def same_chain(a: Seen, b: Seen) -> bool:
    """Chains of equal length in which every link agrees."""
    return len(a.voices) == len(b.voices) and all(map(same_name, a.voices, b.voices))


def act(claim: Seen, lenient: bool) -> str | None:
    """What must be equal for a pair: the move, or its family."""
    return FAMILY.get(claim.move or "") if lenient else claim.move


def pairs(gold: Sequence[Seen], predicted: Sequence[Seen], lenient: bool = False) -> list[tuple[int, int]]:
    """Matched indices ``(gold, predicted)``."""
    places: dict[tuple[object, ...], set[str | None]] = {}
    for claim in gold:
        places.setdefault((claim.span, act(claim, lenient)), set()).add(claim.place)
    weights = {}
    for i, g in enumerate(gold):
        listed = len(places[g.span, act(g, lenient)]) > 1
        for j, p in enumerate(predicted):
            if (
                act(g, lenient) is None
                or act(g, lenient) != act(p, lenient)
                or (listed and g.place != p.place)
            ):
                continue
            if near := agreement(g.span, p.span):
                weights[i, j] = (CORE_FIRST if g.core else ASIDE) + near + likeness(g, p)
    return best_matching(weights)


def likeness(g: Seen, p: Seen) -> float:
    """What decides between pairs whose spans agree equally well."""
    alike = 0.5 * (g.place == p.place) + 0.3 * same_voice(g, p)
    return alike + 0.2 * (g.status == p.status) + 0.1 * (g.move == p.move)


def set_aside(
    gold: Sequence[Seen], predicted: Sequence[Seen], matched: Iterable[tuple[int, int]]
) -> set[int]:
    """The predictions that count neither way: on gold that is not core, or marked so themselves."""
    on_aside = {j for i, j in matched if not gold[i].core}
    return on_aside | {j for j, claim in enumerate(predicted) if not claim.core}


def counts(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    """Raw counts of one document, to be summed over documents."""
    left, right = [seen(row) for row in gold], [seen(row) for row in predicted]
    total: Counter[str] = Counter(gold=sum(claim.core for claim in left))
    for mode in ("strict", "lenient"):
        matched = pairs(left, right, mode == "lenient")
        aside = set_aside(left, right, matched)
        hits = [(left[i], right[j]) for i, j in matched if j not in aside]
        total[f"{mode}_hits"] += len(hits)
        total[f"{mode}_predicted"] += len(right) - len(aside)
        if mode == "strict":
            for g, p in hits:
                total.update(compared(g, p))
    return total


def verdicts(g: Seen, p: Seen) -> dict[str, bool | None]:
    """For each of ``FIELDS`` whether a pair agrees; None where neither side has a value."""
    return {
        "status": g.status == p.status,
        "actor_place": g.place == p.place,
        "voice": same_voice(g, p),
        "chain": same_chain(g, p),
        "date": g.date == p.date if g.date or p.date else None,
        "identifier": bool(g.identifiers & p.identifiers) if g.identifiers or p.identifiers else None,
    }


def compared(g: Seen, p: Seen) -> Counter[str]:
    """Counts of one strict pair: ``<field>_n`` cases, ``<field>_right``, provisions, full claim, evidence."""
    right = verdicts(g, p)
    found: Counter[str] = Counter()
    for field, ok in right.items():
        if ok is not None:
            found[f"{field}_n"] += 1
            found[f"{field}_right"] += ok
    full = (right["status"], right["actor_place"], right["voice"], right["date"] is not False)
    found["full"] += all(full)
    found["evidence_ppm"] += round(1e6 * agreement(g.span, p.span))
    found["provisions_hits"] += len(g.provisions & p.provisions)
    found["provisions_predicted"] += len(p.provisions)
    found["provisions_gold"] += len(g.provisions)
    return found


def report(total: Counter[str]) -> dict[str, Any]:
    """Figures from summed counts. A field without a case is None."""
    provisions = rates(total["provisions_hits"], total["provisions_predicted"], total["provisions_gold"])
    found: dict[str, Any] = {
        "strict": rates(total["strict_hits"], total["strict_predicted"], total["gold"]),
        "lenient": rates(total["lenient_hits"], total["lenient_predicted"], total["gold"]),
        "full_claim": rates(total["full"], total["strict_predicted"], total["gold"]),
    }
    for field in FIELDS:
        found[field] = share(total[f"{field}_right"], total[f"{field}_n"])
    found["provisions"] = provisions.f1 if provisions.gold or provisions.predicted else None
    found["evidence"] = share(total["evidence_ppm"] / 1e6, total["strict_hits"])
    return found


def by_document(
    gold: Mapping[str, Sequence[Row]], predicted: Mapping[str, Sequence[Row]]
) -> dict[str, Counter[str]]:
    """Counts for every gold document; a document without predictions counts as empty."""
    return {doc_id: counts(rows, predicted.get(doc_id, ())) for doc_id, rows in gold.items()}
