"""One source to one document."""

from __future__ import annotations

from hashlib import sha256

from standoff.errors import EmptyInput, TooLarge
from standoff.extract import charset, plain
from standoff.extract.page import read
from standoff.model.document import Document, Source, SourceRun
from standoff.settings import Settings

TEXT_EXTRACTOR = "text@1"
PAGE_EXTRACTOR = "page@1"


def too_long(source: Source, characters: int, settings: Settings) -> TooLarge:
    """The error for a text far longer than any article."""
    wrong = f"has {characters:,} characters of text, over the limit of {settings.max_characters:,}"
    return TooLarge(source.capture.uri, wrong, "split it into articles")


def extract(source: Source, settings: Settings) -> Document:
    """The document a source holds.

    For plain text the canonical text is the decoded input itself. Raises EmptyInput for nothing but
    white space, NoArticle for markup without a main text, TooLarge for a text
    longer than the settings allow, TooDeep for tags nested beyond any real page.
    """
    markup = source.capture.media_type != "text/plain"
    if isinstance(source.body, bytes):
        decoded, encoding = charset.decode(source.body, markup=markup)
    else:
        decoded, encoding = source.body, None
    if not markup and len(decoded) > settings.max_characters:
        raise too_long(source, len(decoded), settings)
    if not decoded.strip():
        raise EmptyInput(source.capture.uri, "is empty", "give a page or a text")
    hints, digest = source.hints, source.capture.sha256
    if markup:
        found = read(decoded, source)
        if len(found.text) > settings.max_characters:
            raise too_long(source, len(found.text), settings)
        return Document(
            doc_id=hints.doc_id or digest[:12],
            capture=source.capture,
            text=found.text,
            text_sha256=_digest(found.text),
            extractor=PAGE_EXTRACTOR,
            title=hints.title or found.about.title,
            outlet=hints.outlet or found.about.outlet,
            byline=hints.byline or found.about.byline,
            published=hints.published or found.about.published,
            url=hints.url or found.about.url,
            encoding=encoding,
            blocks=found.blocks,
            links=found.links,
            source_map=found.runs,
        )
    return Document(
        doc_id=hints.doc_id or digest[:12],
        capture=source.capture,
        text=decoded,
        text_sha256=_digest(decoded),
        extractor=TEXT_EXTRACTOR,
        title=hints.title,
        outlet=hints.outlet,
        byline=hints.byline,
        published=hints.published,
        url=hints.url,
        encoding=encoding,
        blocks=plain.blocks(decoded),
        source_map=(SourceRun(0, len(decoded), 0, len(decoded)),),
    )


def _digest(text: str) -> str:
    """Hex digest of the UTF-8 text; lone surrogates, which JSON can carry, are kept apart by their number."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
