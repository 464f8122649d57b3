"""Invented coverage for the record's benchmark: any number of articles, the same for the same seed, one at a time.

Its frequencies are those of news on the topic: acts and statuses as often as in the coverage that ships, places by
a Zipf law, words too. No word, place below a state, or outlet exists.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import msgspec

from standoff.model.annotation import Annotations, Attribution, Toponym
from standoff.model.claim import (
    ActorRef,
    Claim,
    CodedDocument,
    DateRef,
    InstrumentRef,
    ProvisionRef,
    TargetRef,
)
from standoff.model.document import Block, Capture, Document
from standoff.model.span import Span

SEED = 20150101
CLAIMS_PER_ARTICLE = 10
PLACES, COUNTIES, OUTLETS, VOCABULARY = 5_000, 1_400, 400, 20_000
FIRST, LAST = date(2015, 1, 1), date(2026, 6, 30)
PROVIDING = 0.12  # share of claims that name provisions and instruments
OLD = 0.2  # share of articles that are read long after they appeared
DATED = 0.32
NATION = "ocd-division/country:us"
STATES = """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh
ok or pa ri sc sd tn tx ut vt va wa wv wi wy""".split()

# How often an act was told of with a status: "move status times".
ACTS = """rule ongoing 20;rule proposed 15;issue happened 13;pass_chamber happened 8;pass_legislature happened 6
decline ongoing 5;request happened 5;criticize happened 8;decline happened 4;introduce happened 4;reaffirm committed 4
rule happened 3;sign committed 3;sign happened 3;sue happened 3;take_effect happened 3;withhold_funds threatened 3
allege happened 4;designate happened 2;endorse happened 4;enjoin happened 2;limit_cooperation happened 4;warn happened 2
limit_cooperation ongoing 4;reaffirm happened 2;report_committee happened 2;sue possible 2;appeal committed 1
condition_funds committed 1;condition_funds happened 1;cooperate ongoing 1;enact conditional 1;hear happened 1
measure happened 1;repeal happened 1;resolve happened 1;sign scheduled 1;strike_down happened 1;sue conditional 1
uphold happened 1;veto happened 1;veto threatened 1;withdraw_designation happened 1;withhold_funds blocked 1
withhold_funds happened 1;withhold_funds not_done 1;withhold_funds possible 1"""
PROVISIONS = """limits_void prohibits 13;detainer_compliance_required requires 7;detainer_hold prohibits 7
detainer_hold requires 7;fund_suspension - 7;fund_suspension requires 6;resource_use prohibits 6
limits_adopted prohibits 5;official_criminal_liability requires 5;status_information requires 5;detainer_hold - 4
campus_coverage prohibits 3;status_information prohibits 3;status_inquiry prohibits 3;detainer_hold limits 2
grant_ineligibility prohibits 2;public_reporting requires 2;release_notification requires 2;resource_use limits 2"""
INSTRUMENTS = "bill 35;statute 12;executive_order 6;court_case 3;directive 3;ordinance 3"
LEVELS = {"bill": "state", "statute": "state", "executive_order": "federal", "court_case": "court"}


class Article(NamedTuple):
    """One page as the record gets it, and when."""

    document: Document
    coded: CodedDocument
    annotations: Annotations
    read: datetime


class Weighted:
    """Things with their frequencies."""

    def __init__(self, things: list[tuple[str, ...]], times: list[float]) -> None:
        self.things = things
        self.sums = list(itertools.accumulate(times))

    @classmethod
    def told(cls, listed: str) -> Weighted:
        """From ``thing thing times; ...``."""
        rows = [row.split() for row in listed.replace("\n", ";").split(";")]
        return cls([tuple(row[:-1]) for row in rows], [float(row[-1]) for row in rows])

    @classmethod
    def zipf(cls, things: list[tuple[str, ...]], exponent: float = 1.0) -> Weighted:
        return cls(things, [1 / rank**exponent for rank in range(1, len(things) + 1)])

    def pick(self, rng: random.Random, many: int) -> list[tuple[str, ...]]:
        return rng.choices(self.things, cum_weights=self.sums, k=many)


class World:
    """The places, words and outlets that articles are made of."""

    def __init__(self, seed: int = SEED) -> None:
        rng = random.Random(f"world {seed}")
        self.words = Weighted.zipf([(word,) for word in _words(rng, VOCABULARY)], 0.95)
        self.places = Weighted.zipf(_places(rng, [word for (word,) in self.words.things]))
        self.outlets = Weighted.zipf(
            [(f"{word.title()} Courier",) for (word,) in self.words.things[:OUTLETS]]
        )
        self.acts, self.provisions = Weighted.told(ACTS), Weighted.told(PROVISIONS)
        self.instruments = Weighted.told(INSTRUMENTS)

    def place(self, rank: int) -> str:
        """The OCD division id of the place that is the ``rank``-th most often told of."""
        return self.places.things[rank - 1][0]

    def word(self, rank: int) -> str:
        return self.words.things[rank - 1][0]


def articles(
    world: World, many: int, first: int = 0, whole: int = 100_000, seed: int = SEED
) -> Iterator[Article]:
    """``many`` articles from number ``first`` on, of a record of ``whole`` that spans 2015 to 2026.

    Each is made from its own number, so that a part of them is the same however many are made.
    """
    days = (LAST - FIRST).days
    for number in range(first, first + many):
        rng = random.Random(f"{seed} {number}")
        read = datetime(FIRST.year, 1, 1, tzinfo=UTC) + timedelta(days=days) * (
            number / max(whole, number + 1)
        )
        yield article(world, rng, number, read)


def article(world: World, rng: random.Random, number: int, read: datetime) -> Article:
    """300-700 words in sentences, some of which tell of what some place did."""
    text, sentences = _text(world, rng, number)
    lag = int(rng.expovariate(1 / 400)) if rng.random() < OLD else rng.randrange(3)
    published = max(FIRST, read.date() - timedelta(days=lag))
    (outlet,) = world.outlets.pick(rng, 1)[0]
    said = _claims(world, rng, sentences, published, outlet)
    sha = hashlib.sha256(text.encode()).hexdigest()
    address = f"https://{outlet.split()[0].lower()}.example/{published.year}/{number}"
    page = hashlib.sha256(f"<p>{text}".encode()).hexdigest()
    document = Document(
        doc_id=f"article-{number}",
        capture=Capture(address, f"{read:%Y-%m-%dT%H:%M:%SZ}", page, "text/html"),
        text=text,
        text_sha256=sha,
        extractor="generated@1",
        title=text[: text.find(" ", 50)],
        outlet=outlet,
        published=published.isoformat(),
        url=address,
        encoding="utf-8",
        blocks=tuple(
            Block(Span(a.start, b.end)) for a, b in zip(sentences[::4], sentences[3::4], strict=False)
        ),
    )
    voiced = tuple(
        Attribution(
            (Span(s.start, s.start + 9),), (Span(s.start + 10, s.start + 14),), (s,), "indirect", "said"
        )
        for s in sentences[1::6]
    )
    named = tuple(
        Toponym(s.start, s.start + 9, text[s.start : s.start + 9], claim.actor.place, "place")
        for s, claim in zip(sentences[::5], said, strict=False)
    )
    annotations = Annotations(made_by=("generated@1",), attributions=voiced, toponyms=named)
    return Article(
        document, CodedDocument(document.doc_id, sha, "frames@1", "sanctuary@1", said), annotations, read
    )


def changed(article: Article) -> Article:
    """A later capture of the same page, with a line more."""
    document, coded = article.document, article.coded
    text = f"{document.text} Updated."
    sha = hashlib.sha256(text.encode()).hexdigest()
    page = hashlib.sha256(f"<p>{text}".encode()).hexdigest()
    capture = msgspec.structs.replace(document.capture, sha256=page)
    return article._replace(
        document=msgspec.structs.replace(document, text=text, text_sha256=sha, capture=capture),
        coded=msgspec.structs.replace(coded, text_sha256=sha),
    )


def recoded(article: Article, rng: random.Random) -> CodedDocument:
    """What a newer coder says of the same text: most claims again, a few otherwise."""
    kept = [claim for claim in article.coded.claims if rng.random() > 0.1]
    claims = tuple(
        msgspec.structs.replace(claim, status="happened") if rng.random() < 0.1 else claim for claim in kept
    )
    return msgspec.structs.replace(article.coded, coder="frames@2", claims=claims)


def _text(world: World, rng: random.Random, number: int) -> tuple[str, list[Span]]:
    """The text and the spans of its sentences."""
    words = world.words.pick(rng, rng.randint(300, 700))
    parts, spans, at, first = [], [], 0, 0
    while first < len(words):
        size = min(rng.randint(10, 30), len(words) - first)
        sentence = " ".join(word for (word,) in words[first : first + size])
        if not parts:
            sentence = f"{sentence} number {number}"
        sentence = sentence[:1].upper() + sentence[1:] + "."
        parts.append(sentence)
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
        first += size
    return " ".join(parts), spans


def _claims(
    world: World, rng: random.Random, sentences: list[Span], published: date, outlet: str
) -> tuple[Claim, ...]:
    many = min(len(sentences), max(1, round(rng.gauss(CLAIMS_PER_ARTICLE, 3))))
    here = world.places.pick(rng, 3)  # an article is about few places
    return tuple(
        _claim(world, rng, sentence, published, outlet, here)
        for sentence in sorted(rng.sample(sentences, many))
    )


def _claim(
    world: World,
    rng: random.Random,
    sentence: Span,
    published: date,
    outlet: str,
    here: list[tuple[str, ...]],
) -> Claim:
    move, status = world.acts.pick(rng, 1)[0]
    place, name, level = (
        (NATION, "the federal government", "federal") if rng.random() < 0.18 else rng.choice(here)
    )
    day = published - timedelta(days=int(rng.expovariate(1 / 20)))
    instruments: tuple[InstrumentRef, ...] = ()
    provisions: tuple[ProvisionRef, ...] = ()
    if rng.random() < PROVIDING:
        (kind,) = world.instruments.pick(rng, 1)[0]
        state = "/".join(place.split("/")[:3])
        instruments = (
            InstrumentRef(kind, f"{kind[0].upper()}B {rng.randint(1, 60)}-{published.year}", state),
        )
        told = dict.fromkeys(world.provisions.pick(rng, rng.choice((1, 1, 2))))
        provisions = tuple(ProvisionRef(code, None if way == "-" else way) for code, way in told)
    target = rng.choice(here)
    return Claim(
        id="",
        evidence=Span(sentence.start, min(sentence.end, sentence.start + rng.randint(50, 160))),
        move=move,
        status=status,
        actor=ActorRef(name, place, level),
        voices=(outlet, f"the mayor of {target[1]}") if rng.random() < 0.24 else (outlet,),
        quoted=rng.random() < 0.2,
        core=rng.random() < 0.95,
        confidence=round(rng.uniform(0.5, 0.99), 3),
        made_by=f"frames@1:{move}.{status}",
        targets=(TargetRef(target[1], target[0]),) if rng.random() < 0.18 else (),
        instruments=instruments,
        instrument=instruments[0] if instruments else None,
        places=(place,) if rng.random() < 0.34 else (),
        provisions=provisions,
        date=DateRef("then", day.isoformat()) if rng.random() < DATED else None,
    )


def _words(rng: random.Random, many: int) -> list[str]:
    """Words that can be spoken, each once; the shorter ones come first, and so more often."""
    heads, tails = (
        "b c d f g l m n p r s t v br ch cl dr gr pl sh st th tr".split(),
        "a e i o u ai ea ou".split(),
    )
    found: dict[str, None] = {}
    while len(found) < many:
        syllables = 1 + (len(found) > 60) + (len(found) > 3_000)
        word = "".join(rng.choice(heads) + rng.choice(tails) for _ in range(syllables)) + rng.choice("lmnrst")
        found[word] = None
    return list(found)


def _places(rng: random.Random, words: list[str]) -> list[tuple[str, ...]]:
    """``(OCD division id, name, level)`` of every state, and of counties and cities, in no order of size."""
    found = [(f"{NATION}/state:{state}", f"the state of {state.upper()}", "state") for state in STATES]
    for number in range(PLACES - len(STATES)):
        kind = "county" if number < COUNTIES else "place"
        state, word = rng.choice(STATES), words[-1 - number]
        name = f"{word.title()} County" if kind == "county" else word.title()
        found.append((f"{NATION}/state:{state}/{kind}:{word}", name, "local"))
    rng.shuffle(found)
    return found
