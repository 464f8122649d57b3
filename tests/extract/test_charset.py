import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.charset import decode

QUOTED = "<p>“Don’t,” the mayor said — twice. Café.</p>"


def page(declaration: str, encoding: str, text: str = QUOTED) -> bytes:
    return (declaration + text).encode(encoding)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (page("", "utf-8"), "utf-8"),
        (page("<meta charset=utf-8>", "utf-8"), "utf-8"),
        (page("<meta charset=utf-8>", "cp1252"), "cp1252"),
        (page("<meta charset='iso-8859-1'>", "cp1252"), "cp1252"),
        (page("<meta charset='iso-8859-1'>", "utf-8"), "utf-8"),
        (
            page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
            "cp1252",
        ),
        (page('<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"), "cp1252"),
        (page("<meta charset=utf-16>", "utf-8"), "utf-8"),
        (page("<meta charset=hex>", "cp1252"), "cp1252"),
        (page("<meta charset=no-such-thing>", "cp1252"), "cp1252"),
        (page("", "cp1252"), "cp1252"),
        (page("<meta charset=mac-roman>", "mac-roman"), "mac-roman"),
        (b"\xef\xbb\xbf" + page("<meta charset=iso-8859-1>", "utf-8"), "utf-8"),
        (page("<meta charset=utf-8>", "utf-16"), "utf-16-le"),
        (b"\xfe\xff" + page("", "utf-16-be"), "utf-16-be"),
        (page("<meta charset=utf-8>", "utf-16-le"), "utf-16-le"),
    ],
)
def test_declared_marked_or_neither(body: bytes, encoding: str) -> None:
    text, name = decode(body, markup=True)
    assert text.endswith(QUOTED)
    assert name == encoding


def test_a_declaration_the_bytes_bear_out() -> None:
    body = "<meta charset=iso-8859-2><p>Łódź, Kraków</p>".encode("iso-8859-2")
    assert decode(body, markup=True) == ("<meta charset=iso-8859-2><p>Łódź, Kraków</p>", "iso8859-2")


def test_stray_bytes_in_utf8_are_read_as_windows() -> None:
    body = "Café, naïve, déjà vu; ".encode() + b"\x93quoted\x94 \x81"
    assert decode(body, markup=False) == ("Café, naïve, déjà vu; “quoted” \ufffd", "utf-8")


def test_other_scripts_are_detected() -> None:
    words = (
        "Городской совет во вторник проголосовал за новый закон, сообщил мэр города в заявлении для прессы."
    )
    text, name = decode(words.encode("koi8-r"), markup=False)
    assert text == words
    assert name == "koi8-r"


def test_a_declaration_is_no_matter_in_text() -> None:
    assert decode("<meta charset=koi8-r> é".encode("cp1252"), markup=False)[1] == "cp1252"


@given(st.binary(max_size=200))
def test_any_bytes_decode(body: bytes) -> None:
    decode(body, markup=True)


@given(st.text(max_size=100))
def test_utf8_comes_back_whole(text: str) -> None:
    if not text.startswith("\ufeff") and "\x00" not in text:
        assert decode(text.encode(), markup=False) == (text, "utf-8")
