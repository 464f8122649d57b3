"""``standoff score``: predictions against gold of one's own."""

from __future__ import annotations

import click

from standoff.cli.output import FORMAT, Table, emit


@click.group()
def score() -> None:
    """Score annotations or claims against gold."""


@score.command(
    epilog="""\b
Examples:
  standoff code --jsonl gold.jsonl -o claims.jsonl
  standoff score claims gold.jsonl claims.jsonl

\b
detection (strict: equal moves; lenient: one family) and full claim (move, status,
actor's place, innermost voice and date right) with 95 % intervals over documents,
then the share of matched claims with each field right."""
)
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PREDICTED")
@FORMAT
def claims(gold: str, predicted: str, form: str) -> None:
    """Compare coded claims with gold claims, both as `standoff code` writes them."""
    from standoff.pipeline.scoring import score_claims

    emit([Table("Claims", COLUMNS, score_claims(gold, predicted))], form)


@score.command(
    epilog="""\b
Examples:
  standoff annotate --jsonl gold.jsonl -o annotations.jsonl
  standoff score attribution gold.jsonl annotations.jsonl"""
)
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PREDICTED")
@FORMAT
def attribution(gold: str, predicted: str, form: str) -> None:
    """Compare attributions with gold attributions, both as `standoff annotate` writes them."""
    from standoff.pipeline.scoring import score_attributions

    emit([Table("Attributions", COLUMNS, score_attributions(gold, predicted))], form)


COLUMNS = ("figure", "value", "low", "high", "p", "r", "hits", "predicted", "gold")
