"""The command line: one thin command per verb of the pipeline. Rooms are imported when a command runs."""

from __future__ import annotations

import sys

import click

from standoff.cli.adding import add, demo, recode
from standoff.cli.asking import export, show, status, timeline, verify
from standoff.cli.changes import changes, history
from standoff.cli.findings import finding
from standoff.cli.lines import annotate, code
from standoff.cli.manual import WIDTH, walk
from standoff.cli.reference import codebook, completion, ref
from standoff.cli.reviewing import review
from standoff.cli.running import run
from standoff.cli.scoring import score
from standoff.cli.searching import conflicts, search
from standoff.cli.stages import stages
from standoff.cli.upkeep import record

EPILOG = """\b
Examples:
  standoff demo                                  the bundled coverage, end to end
  standoff add coverage/ --outlet "The Ledger"   a folder of pages into standoff.db
  standoff show Mississippi                      every act there, with its words
  standoff status --on 2017-04-01                what held where on that day
  standoff code --jsonl in.jsonl -o out.jsonl    claims without a record

\b
Exit codes: 0 done; 1 broken facts or another error; 2 wrong use; 3 an input, date or
subject could not be used, the other inputs were; 4 codebook or plug-in; 5 record;
130 interrupted.
"""


@click.group(epilog=EPILOG)
@click.version_option(package_name="standoff", message="standoff %(version)s")
def standoff() -> None:
    """Keep the record of a policy standoff: who did what, where, when, at what stage, and according to whom.

    Every fact leads to the exact words it came from.
    """


COMMANDS = (
    add,
    annotate,
    changes,
    code,
    codebook,
    completion,
    conflicts,
    demo,
    export,
    finding,
    history,
    recode,
    record,
    ref,
    review,
    score,
    search,
    show,
    stages,
    status,
    timeline,
    verify,
)
for command in COMMANDS:
    standoff.add_command(command)
for _, command in walk(standoff, "standoff"):
    command.context_settings = {"help_option_names": ["-h", "--help"], "max_content_width": WIDTH}


def main() -> None:
    """The console script."""
    sys.exit(run(standoff, sys.argv[1:]))
