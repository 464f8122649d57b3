"""Bytes to text, when the declaration may be missing or wrong.

A byte order mark decides; then a declaration the bytes do not contradict; then UTF-8 if the bytes are
valid UTF-8; then detection. Labels are read as browsers read them: ``iso-8859-1`` means ``windows-1252``.

Source: WHATWG *Encoding Standard* (labels), WHATWG *HTML* (prescan of the first bytes).
"""

from __future__ import annotations

import codecs
import re

PRESCAN_BYTES = 4096
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AS_WINDOWS = {"ascii", "iso8859-1", "cp1252"}
_TEXT_CODECS = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[rut]|mac-\w+|gbk|gb2312|gb18030|big5\w*|euc_\w+|iso2022_\w+|shift_jis\w*"
)


def decode(body: bytes, *, markup: bool) -> tuple[str, str]:
    """The text without its byte order mark, and the name of the encoding it was read with.

    Never fails: bytes that fit no encoding become U+FFFD. Declarations are looked for only in markup.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    if wide := _wide(body):
        return body.decode(wide, "replace"), wide
    declared = _declared(body) if markup else None
    utf8 = _strictly(body, "utf-8")
    if utf8 is not None:
        # Text in another encoding is hardly ever valid UTF-8 by chance; only escape-coded ASCII is.
        stateful = declared is not None and declared.startswith("iso2022")
        return (body.decode(declared or "", "replace"), declared or "") if stateful else (utf8, "utf-8")
    if declared == "utf-8" or (declared is None and _mostly_utf8(body)):
        return _mended(body)
    if declared is not None and (text := _strictly(body, declared)) is not None:
        return text, declared
    return _detected(body)


def _declared(body: bytes) -> str | None:
    """The codec a page names for itself, None when it names none that text is written in."""
    head = body[:PRESCAN_BYTES]
    found = _META.search(head) or _XML.match(head)
    if found is None:
        return None
    label = found[1].decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name.startswith("utf-16"):
        return "utf-8"  # the declaration was readable as ASCII, so it cannot be true
    if name in _AS_WINDOWS:
        return "cp1252"
    return name if _TEXT_CODECS.fullmatch(name) else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    head = body[:PRESCAN_BYTES]
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs < 8 or max(even, odd) <= 0.7 * pairs:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(body: bytes) -> bool:
    """True when valid multi-byte sequences outnumber the bytes that break UTF-8."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(character) > 127 for character in text) - broken > broken


def _mended(body: bytes) -> tuple[str, str]:
    """UTF-8 with stray bytes read as windows-1252: pasted smart quotes, or a declaration that is wrong."""
    name = "utf-8" if _mostly_utf8(body) else "cp1252"
    return body.decode("utf-8" if name == "utf-8" else "cp1252", STRAY), name


def _detected(body: bytes) -> tuple[str, str]:
    """The encoding the letters suggest; windows-1252, the commonest, when they are too few to tell."""
    from charset_normalizer import from_bytes

    strange = sum(byte > 127 for byte in body[:65536])
    if strange >= 40:
        best = from_bytes(body[:65536]).best()
        if best is not None and _TEXT_CODECS.fullmatch(name := codecs.lookup(best.encoding).name):
            text = _strictly(body, "cp1252" if name in _AS_WINDOWS else name)
            if text is not None:
                return text, "cp1252" if name in _AS_WINDOWS else name
    return body.decode("cp1252", STRAY), "cp1252"


def _stray(error: UnicodeError) -> tuple[str, int]:
    """One broken byte, read as windows-1252, else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


STRAY = "standoff-stray"
codecs.register_error(STRAY, _stray)
