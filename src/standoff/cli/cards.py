"""Acts as cards on a terminal: what, when, who, how far, then every report of it with its words and voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from standoff.model.claim import Claim, DateRef, ProvisionRef
from standoff.model.move import Conflict, Fold
from standoff.model.recorded import LANES, Recorded
from standoff.pipeline.answers import Act
from standoff.pipeline.naming import place_label

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

QUOTE_LIMIT = 300
SHORT = 8  # digits that tell ids apart
ADVERSE = {"denied", "not_done", "blocked", "unclear"}
OPEN = {"scheduled", "committed", "threatened", "conditional", "proposed", "possible"}


class Detail(NamedTuple):
    """How much to draw: reports per act (None = all), whether quotes stay whole, lanes and ids."""

    reports: int | None = None
    whole: bool = False
    lanes: bool = False
    ids: bool = False


def draw(out: Console, found: Sequence[Act], folds: Mapping[str, Fold], detail: Detail) -> None:
    """Print every act with its reports."""
    for act in found:
        out.print(heading(act, detail.lanes))
        out.print(indented(about(act), 2))
        shown = act.facts[: detail.reports]
        for fact in shown:
            out.print(indented(quote(fact, detail.whole), 4))
            out.print(indented(source(fact, act, folds.get(fact.document.id), detail.ids), 6))
        if rest := len(act.facts) - len(shown):
            out.print(indented(dim(f"and {rest} more {'report' if rest == 1 else 'reports'}"), 4))
        for conflict in act.moved.conflicts if act.moved else ():
            out.print(indented(rivals(conflict), 4))
        out.print()


def heading(act: Act, lanes: bool = False) -> RenderableType:
    """``2017-03-27  sign · happened`` and, at the right, support and review; ``state`` before it for its lane."""
    from rich.table import Table
    from rich.text import Text

    claim = act.first.claim
    mark = f"{lane(claim):<9}" if lanes else ""
    words = claim.move.replace("_", " ")
    left = Text.assemble((f"{day(act):<10}  ", "bold"), (mark, "dim"), (words, "bold cyan"), " · ")
    left.append(latest_status(act), style=tone(latest_status(act)))
    row = Table.grid(expand=True)
    row.add_column(overflow="fold")
    row.add_column(justify="right", no_wrap=True)
    row.add_row(left, Text(f"{backing(act)} · {reviews(act)}", style="dim"))
    return row


def lane(claim: Claim) -> str:
    """The lane of the actor's level; ``other`` where it has none."""
    return next((name for name, level in LANES.items() if level == claim.actor.level), "other")


def day(act: Act) -> str:
    """When the act fell, as the reports word it; ``by`` a day where they only imply it, ``open`` where nothing does."""
    dated = [fact.claim.date.edtf for fact in act.facts if fact.claim.date and fact.claim.date.edtf]
    if dated:
        return max(dated, key=lambda edtf: (dated.count(edtf), len(edtf)))
    if act.first.claim.status in ("happened", "ongoing") and act.first.valid_by[:4].isdigit():
        return f"≤{act.first.valid_by}"
    return "undated"


def latest_status(act: Act) -> str:
    """The status last reported."""
    return max(act.facts, key=lambda fact: (fact.reported, fact.seq)).claim.status


def tone(status: str) -> str:
    """The colour of a status."""
    return "red" if status in ADVERSE else "yellow" if status in OPEN else "green"


def backing(act: Act) -> str:
    """``2 independent supports in 3 documents``."""
    documents = len({fact.document.id for fact in act.facts})
    word = "support" if act.support == 1 else "supports"
    more = f" in {documents} documents" if documents > act.support else ""
    return f"{act.support} independent {word}{more}"


def reviews(act: Act) -> str:
    """The review states of the facts; what nobody has looked at is unreviewed."""
    states = sorted({"unreviewed" if fact.review == "machine" else fact.review for fact in act.facts})
    return ", ".join(states)


def about(act: Act) -> Text:
    """Who, where, aimed at whom, under what, with which provisions and figures."""
    from rich.text import Text

    claim = act.first.claim
    parts = [actor(claim)]
    if claim.targets:
        parts.append("→ " + ", ".join(dict.fromkeys(target.name for target in claim.targets)))
    names = {named for fact in act.facts for item in fact.claim.instruments if (named := item.identifier)}
    kinds = {item.kind.replace("_", " ") for item in claim.instruments}
    parts += ["; ".join(sorted(names or kinds))] if names or kinds else []
    provisions = {part: None for fact in act.facts for part in fact.claim.provisions}
    parts += [", ".join(provision(part) for part in provisions)] if provisions else []
    figures = {part: None for fact in act.facts for part in fact.claim.figures}
    parts += (
        [", ".join(" ".join(filter(None, (f.qualifier, f.value, f.unit))) for f in figures)]
        if figures
        else []
    )
    history = act.moved.history if act.moved else ()
    if len({status for _, status in history}) > 1:
        parts.append("so far: " + ", ".join(f"{status} {reported}" for reported, status in history))
    return Text("  ·  ".join(parts))


def actor(claim: Claim) -> str:
    """``Phil Bryant, Mississippi``; the place only where the name does not say it."""
    place = place_label(claim.actor.place)
    if place and place.split(",")[0].lower() not in claim.actor.name.lower():
        return f"{claim.actor.name} ({place})"
    return claim.actor.name


def provision(part: ProvisionRef) -> str:
    """``limits_void (prohibits)``."""
    return f"{part.code} ({part.direction})" if part.direction else part.code


def quote(fact: Recorded, whole: bool) -> Text:
    """The evidence, in quotation marks; where it stands when a public view may not show the words."""
    from rich.text import Text

    if not fact.quote:
        span = fact.claim.evidence
        return dim(f"words beyond the public share: characters {span.start} to {span.end} of the text")
    words = " ".join(fact.quote.split())
    if not whole and len(words) > QUOTE_LIMIT:
        words = words[: words.rfind(" ", 0, QUOTE_LIMIT)] + " …"
    return Text(f"“{words}”", style="italic")


def source(fact: Recorded, act: Act, fold: Fold | None, ids: bool = False) -> Text:
    """The chain of voices, where and when it was published, and what sets this report apart."""

    claim, document = fact.claim, fact.document
    parts = [" > ".join(claim.voices)]
    if document.outlet and claim.voices and document.outlet != claim.voices[0]:
        parts.append(document.outlet)
    parts.append(document.published or f"read {document.captured[:10]}")
    if document.doc_id != document.id:
        parts.append(document.doc_id)
    elif document.title or document.url:
        parts.append(document.title or document.url or "")
    if ids:
        parts.append(f"claim {fact.claim.id[:SHORT]}, document {document.id[:SHORT]}")
    if claim.status != latest_status(act):
        parts.append(claim.status)
    if claim.date and claim.date.text:
        parts.append(dated(claim.date))
    if not claim.core:
        parts.append("not core")
    if fold:
        parts.append(f"no support of its own: {fold.reason}")
    return dim(" · ".join(parts))


def dated(date: DateRef) -> str:
    """``“Monday” = 2017-03-27``; the words alone where they are the date or nothing tells it."""
    told = date.edtf if date.edtf and date.edtf != date.text else ""
    return f"“{date.text}” = {told}" if told else f"“{date.text}”"


def rivals(conflict: Conflict) -> Text:
    """Values that rule one another out, side by side."""
    from rich.text import Text

    said = " | ".join(f"{value or 'none'} ({len(claims)})" for value, claims in conflict.values)
    return Text(f"conflict over {conflict.field.replace('_', ' ')}: {said}", style="yellow")


def dim(words: str) -> Text:
    """Secondary matter."""
    from rich.text import Text

    return Text(words, style="dim")


def indented(content: RenderableType, by: int) -> RenderableType:
    """Content moved in from the left edge."""
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, by), expand=False)
