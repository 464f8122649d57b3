"""Every error Standoff raises on purpose, in one tree.

::

    StandoffError                 what, where, mend; knows its exit code
    ├── SettingsError             a setting or option has no usable value
    ├── InputError                one input cannot be used; the others go on
    │   ├── MissingInput          no file, folder or match at that path
    │   ├── EmptyInput            nothing (or only white space) in it
    │   ├── NotReadable           binary or another format than its name says
    │   ├── NoArticle             markup without a main text
    │   ├── TooLarge              above the size limit of the settings
    │   ├── TooDeep               tags nested beyond any real page
    │   ├── OtherLanguage         a text in another language than English
    │   ├── BadLine               a JSON Lines line that is not a document
    │   └── BadDate               a date that is not EDTF
    ├── SpanError                 offsets that do not lie in the text, or do not hold the quoted words
    ├── CodebookError             a codebook file that cannot be used
    │   └── UnknownCode           a code the codebook does not define
    ├── PluginError               an entry point that cannot be loaded, or an order that cannot run
    └── RecordError               the record cannot be opened, read or written
        ├── RecordMissing         no record at that path
        ├── RecordUnwritable      no permission, read-only, not a database
        ├── RecordOutdated        an older version's record, to be migrated
        ├── RecordFull            the disk or quota is full
        ├── RecordLost            the connection to the database went away
        └── RecordBusy            another writer holds it

Each error is one line for a person: ``<input>: <what is wrong>; <how to mend it>``.
"""

from __future__ import annotations

from typing import ClassVar


class StandoffError(Exception):
    """Something a person can mend. ``what`` names the input, ``wrong`` the fault, ``mend`` the way out."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, wrong: str, mend: str = "") -> None:
        self.what = what
        self.wrong = wrong
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.what}: {self.wrong}"
        return f"{line}; {self.mend}" if self.mend else line


class SettingsError(StandoffError):
    """A setting or option has no usable value."""

    exit_code = 2


class InputError(StandoffError):
    """One input cannot be used; the others go on. ``doc_id`` is the label it came with, where that is known."""

    exit_code = 3
    doc_id: str | None = None


class MissingInput(InputError):
    """No file, folder or match at that path."""


class EmptyInput(InputError):
    """Nothing, or only white space, in the input."""


class NotReadable(InputError):
    """Binary data, or another format than the name says."""


class NoArticle(InputError):
    """Markup in which no main text can be found."""


class TooLarge(InputError):
    """Above the size limit of the settings."""


class TooDeep(InputError):
    """Tags nested beyond any real page."""


class OtherLanguage(InputError):
    """A text in another language than English, the one that is read."""


class BadLine(InputError):
    """A JSON Lines line that is not a document."""


class BadDate(InputError):
    """A date that is not EDTF (``2017-03-22``, ``2017-03``, ``2017``)."""


class SpanError(StandoffError):
    """Offsets that do not lie in the text, or do not hold the quoted words."""


class CodebookError(StandoffError):
    """A codebook file that cannot be used."""

    exit_code = 4


class UnknownCode(CodebookError):
    """A code that the codebook does not define."""


class PluginError(StandoffError):
    """An entry point that cannot be loaded, or an order of parts that cannot run."""

    exit_code = 4


class RecordError(StandoffError):
    """The record cannot be opened, read or written."""

    exit_code = 5


class RecordMissing(RecordError):
    """No record at that path."""


class RecordUnwritable(RecordError):
    """No permission, a read-only file, or a file that is no record."""


class RecordOutdated(RecordError):
    """A record that an older version made; it is to be migrated."""


class RecordLost(RecordError):
    """The connection to the record's database cannot be made, or went away; what was acknowledged stays."""


class RecordFull(RecordError):
    """The disk or quota is full."""


class RecordBusy(RecordError):
    """Another writer holds the record."""
