"""What a page says of itself: headline, outlet, byline, date, address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

import msgspec

from standoff.extract import page_date
from standoff.extract.blocks import Candidate, unseen
from standoff.extract.render import Atom, render
from standoff.extract.tree import HEADINGS, Node
from standoff.model.document import Source

_PARTING = re.compile(r"\s+(?:[|–—·•»«]|::|-)\s+")
_BY = re.compile(r"^(?:(?:written|posted|reported|story)\s+)?by\b:?\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·]|\bon\s+(?:[A-Z][a-z]+\s+\d|\d)|\b(?:published|updated|posted)\b|\d{1,2}[:/]\d{2}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},).*$",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|WebPage|LiveBlog|Review|CreativeWork")
_WRITER = re.compile(
    r"(?<![a-z])(?:byline(?:-?names?)?|author(?:-?names?)?|writer|post-?author|entry-?author)(?![a-z])"
)
_NOT_WRITER = re.compile(r"bio|box|social|avatar|image|photo|desc|email|twitter|comment|follow|related|more")
_AUTHOR_KEYS = "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl"
_DATE_KEYS = (
    "article:published_time article:published og:article:published_time datepublished date pubdate publishdate "
    "publish-date publish_date publication_date dc.date dc.date.issued dcterms.date dcterms.issued "
    "dcterms.created sailthru.date parsely-pub-date cxenseparse:recs:publishtime originalpublicationdate "
    "citation_publication_date article.published timestamp date.release"
)
_DATED = re.compile(
    r"(?<![a-z])(?:pub(?:lish(?:ed)?)?-?(?:date|time)|(?:post|entry|article|story)-?date|posted-?on|date-?line"
    r"|timestamp|date)(?![a-z])"
)
_HANDLE = re.compile(r"^(?:https?:|@)|^(?:admin|staff|editor|webmaster|guest)$", re.IGNORECASE)


class About(msgspec.Struct, frozen=True):
    """``published`` is an EDTF day, ``base`` the address that links are resolved against."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    base: str | None = None


def page(source: str, root: Node, found: Sequence[Candidate], given: Source) -> About:
    """Gather metadata from the head, from JSON-LD and from what the page shows; never from its prose."""
    head = _Head(source, root)
    hints = given.hints
    canonical = head.link("canonical") or head.meta("og:url")
    url = hints.url or _web(canonical)
    base = _web(urljoin(url or "", head.base)) if head.base else url
    title = _title(head, found)
    return About(
        title=title,
        outlet=_outlet(head, url),
        byline=_byline(head, found),
        published=_published(head, root, found, url),
        url=url,
        base=base,
    )


class _Head:
    """Metas, title, links and JSON-LD objects of a page."""

    def __init__(self, source: str, root: Node) -> None:
        self.source = source
        self.metas: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.title = self.base = ""
        self.data: list[dict[str, object]] = []
        self.nodes: list[Node] = []
        for node in root.walk():
            self._take(node)

    def _take(self, node: Node) -> None:
        if node.tag == "meta":
            content = " ".join(node.get("content").split())
            for key in {node.get("property"), node.get("name"), node.get("itemprop")} - {""}:
                if content:
                    self.metas.setdefault(key.lower(), []).append(content)
        elif node.tag == "link":
            for relation in node.get("rel").lower().split():
                self.links.setdefault(relation, node.get("href").strip())
        elif node.tag == "title" and not self.title:
            self.title = words_of(self.source, node)
        elif node.tag == "base" and not self.base:
            self.base = node.get("href").strip()
        elif node.tag == "script" and "ld+json" in node.get("type").lower():
            self.data.extend(_objects(self.source, node))
        elif node.tag == "time" or node.attributes:
            self.nodes.append(node)

    def meta(self, *keys: str) -> str:
        """The first value of the first of these keys that the page has."""
        return next((self.metas[key][0] for key in keys if key in self.metas), "")

    def link(self, relation: str) -> str:
        return self.links.get(relation, "")

    def told(self, key: str) -> Iterator[object]:
        """The values of a property of the articles in the JSON-LD, likelier types first."""
        kinds = [(str(item.get("@type", "")), item) for item in self.data if key in item]
        for wanted in ("Article", "BlogPosting|Report", ""):
            for kind, item in kinds:
                if re.search(wanted, kind) and _ARTICLE_TYPES.search(kind):
                    yield item[key]


def words_of(source: str, node: Node) -> str:
    """All visible words below a node, white space collapsed."""
    atoms: list[Atom] = []
    waiting: list[Node | tuple[int, int]] = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if not isinstance(child, Node):
            atoms.append(Atom(*child))
        elif not unseen(child):
            waiting.extend(reversed(child.children))
    return " ".join(render(source, atoms).text.split())


def _objects(source: str, node: Node) -> Iterator[dict[str, object]]:
    """Every object in a JSON-LD script, also below ``@graph``; none when it is not JSON."""
    text = "".join(source[child[0] : child[1]] for child in node.children if not isinstance(child, Node))
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _title(head: _Head, found: Sequence[Candidate]) -> str | None:
    """A first-level heading that the head repeats, else the head's own title without the site's name."""
    site = _outlet(head, None) or ""
    told = [str(value) for value in head.told("headline") if isinstance(value, str)]
    named = [*told[:1], head.meta("og:title"), head.meta("twitter:title", "dc.title"), head.title]
    headings = [block.text for block in found if block.kind == "heading" and _top_level(block.node)]
    for heading in headings:
        if _one_line(heading) != site and any(_same(heading, name) for name in named):
            return _one_line(heading)
    told_by_head = any(named[:-1])
    if not told_by_head and len(headings) == 1 and len(headings[0].split()) >= 3:
        return _one_line(headings[0])
    for name in named:
        if short := _without_site(" ".join(name.split()), site):
            return short
    return _one_line(headings[0]) if headings else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _top_level(node: Node) -> bool:
    return next((above.tag == "h1" for above in node.ancestors() if above.tag in HEADINGS), False)


def _same(heading: str, name: str) -> bool:
    """True when a head title is the heading, alone or followed by the name of the site."""
    a, b = _one_line(heading).casefold(), _one_line(name).casefold()
    return b == a or (b.startswith(a) and _PARTING.match(b, len(a)) is not None)


def _without_site(title: str, site: str) -> str:
    """``Council votes | The Daily Something`` without its last part, if that looks like a site."""
    parts = _PARTING.split(title)
    if len(parts) < 2:
        return title
    mark = _PARTING.findall(title)[-1].strip()
    last, rest = parts[-1], title[: title.rindex(parts[-1])].rstrip().removesuffix(mark).rstrip()
    is_site = last.casefold() == site.casefold() or re.fullmatch(
        r"[\w-]+\.(?:com|org|net|gov|us|news)", last.lower()
    )
    few = (
        len(last.split()) <= 4
        and len(rest.split()) >= 3
        and (mark == "|" or last.istitle() or last.isupper())
    )
    return _without_site(rest, site) if is_site or (few and mark != "—") else title


def _outlet(head: _Head, url: str | None) -> str | None:
    """og:site_name, else the JSON-LD publisher, else the host of the page's address."""
    named = head.meta("og:site_name", "application-name", "dc.publisher", "publisher")
    if named and not named.startswith("http"):
        return named
    for publisher in head.told("publisher"):
        for item in publisher if isinstance(publisher, list) else [publisher]:
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str) and name.strip():
                return _one_line(name)
    host = (urlsplit(url).hostname or "") if url else ""
    return host.removeprefix("www.") or None


def _byline(head: _Head, found: Sequence[Candidate]) -> str | None:
    """JSON-LD or meta author, else an element marked as author, else a line "By ..." near the top."""
    sources: tuple[Callable[[], str | None], ...] = (
        lambda: _people(head),
        lambda: next((value for key in _AUTHOR_KEYS.split() for value in head.metas.get(key, ())), None),
        lambda: _marked(head),
        lambda: next((block.text for block in found[:60] if re.match(r"By:? +[A-Z]", block.text)), None),
    )
    for look in sources:
        name = _clean_name(look() or "")
        if name:
            return name
    return None


def _people(head: _Head) -> str | None:
    for value in head.told("author"):
        people = value if isinstance(value, list) else [value]
        named = [person.get("name") if isinstance(person, dict) else person for person in people]
        found = [_one_line(name) for name in named if isinstance(name, str) and name.strip()]
        if found:
            return ", ".join(dict.fromkeys(found))
    return None


def _marked(head: _Head) -> str | None:
    """The words of the first element whose ``rel``, ``itemprop`` or class marks the writer."""
    for node in head.nodes:
        told = f"{node.get('class')} {node.get('id')}".lower().replace("_", "-")
        marked = "author" in {node.get("rel").lower(), node.get("itemprop").lower()}
        if (marked or (_WRITER.search(told) and not _NOT_WRITER.search(told))) and node.tag not in {
            "meta",
            "link",
        }:
            text = words_of(head.source, node)
            if 3 < len(text) < 150:
                return text
    return None


def _clean_name(text: str) -> str | None:
    """A name without "By", dates and marks; None for addresses and accounts that are no name."""
    name = _AFTER_NAME.sub("", _BY.sub("", _one_line(text))).strip(" ,;|-–—")
    if not name or len(name) > 120 or _HANDLE.search(name) or not any(letter.isalpha() for letter in name):
        return None
    return name.title() if name.isupper() and " " in name else name


def _published(head: _Head, root: Node, found: Sequence[Candidate], url: str | None) -> str | None:
    """The day of publication as EDTF: from metas, JSON-LD, ``<time>``, a visible dateline, the address."""
    for value in (
        *(value for key in _DATE_KEYS.split() for value in head.metas.get(key, ())),
        *(str(value) for value in head.told("datePublished")),
    ):
        if day := page_date.day(value):
            return day
    return _shown_date(head, found) or page_date.in_address(url)


def _shown_date(head: _Head, found: Sequence[Candidate]) -> str | None:
    """The first ``<time>`` or date element of the page, else a short line with a date near its top."""
    for node in head.nodes:
        told = f"{node.get('class')} {node.get('id')} {node.get('itemprop')}".lower().replace("_", "-")
        if "modif" in told or "updat" in told:
            continue
        if node.tag == "time" and (day := page_date.day(node.get("datetime"))):
            return day
        if node.tag == "time" or _DATED.search(told):
            text = node.get("content") or words_of(head.source, node)
            if len(text) < 120 and (day := page_date.day(text) or page_date.written(text)):
                return day
    for block in found[:40]:
        if (
            len(block.text) < 90
            and not block.text.endswith((".", "?"))
            and (day := page_date.written(block.text))
        ):
            return day
    return None


def _web(address: str) -> str | None:
    """The address when it is one on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None
