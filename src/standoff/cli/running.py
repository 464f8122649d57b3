"""Run the command line: one line per expected error, a documented exit code, quiet pipes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from standoff.cli.interrupting import listening
from standoff.errors import StandoffError

INTERRUPTED = 130


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """The exit code of ``command`` with ``arguments``; messages go to standard error."""
    try:
        with listening():
            result = command.main(args=list(arguments), prog_name="standoff", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.UsageError as error:
        complain(usage(error))
        return 2
    except click.ClickException as error:
        complain(error.format_message())
        return 1
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted: what was written is intact; run the same command again to go on")
        return INTERRUPTED
    except StandoffError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        return quiet_pipe()
    except OSError as error:
        complain(from_system(error))
        return 1
    return result if isinstance(result, int) else 0


def complain(message: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"standoff: {' '.join(message.split())}", err=True)


def usage(error: click.UsageError) -> str:
    """Click's message as what, wrong and mend."""
    path = error.ctx.command_path if error.ctx else "standoff"
    what = path.removeprefix("standoff").strip()
    message = error.format_message().rstrip(".?").replace(". ", "; ")
    return f"{what + ': ' if what else ''}{message}; see '{path} --help'"


def from_system(error: OSError) -> str:
    """An operating-system error (no space, no permission) as what, wrong and mend."""
    import errno

    what = error.filename or "output"
    wrong = (error.strerror or str(error)).lower()
    mend = {
        errno.ENOSPC: "free some space or write elsewhere",
        errno.EDQUOT: "free some space or write elsewhere",
        errno.EACCES: "choose a path you may write to",
        errno.EROFS: "choose a path you may write to",
        errno.EISDIR: "name a file, not a folder",
        errno.ENOENT: "check the path",
    }.get(error.errno or 0, "check the path and try again")
    return f"{what}: {wrong}; {mend}"


def quiet_pipe() -> int:
    """The reader of our output went away (``| head``): stop without a word."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
