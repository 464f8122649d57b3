"""Who is who: mentions of one person gathered by surname, with the office, level and place that the text words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.deeds import worded_power
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import lexicon
from standoff.annotate.actors.scene import Scene
from standoff.annotate.actors.seats import Fact, office_fact
from standoff.annotate.actors.tags import tag_is_state
from standoff.annotate.actors.words import Word
from standoff.gazetteer import US

KEPT = frozenset(("acting", "former", "then-", "ex-", "state", "deputy", "assistant"))
DROPPED = frozenset(("the", "a", "an", "republican", "democratic", "gop", "democrat"))


class Person(NamedTuple):
    """One person of the text: all name words, the phrases that name them, the office that counts."""

    name: str
    surname: str
    mentions: tuple[int, ...]
    fact: Fact | None
    gender: str
    public: bool


def surname_of(name: Sequence[str]) -> str:
    core = [word for word in name if word.lower() not in ("jr.", "jr", "sr.", "sr", "ii", "iii", "iv")]
    core = [word for word in core if word != ","] or list(name)
    return core[-1].lower()


def gender_of(phrase: Found) -> str:
    """``he``, ``she`` or ``""`` by honorific, office word or given name."""
    lex = lexicon()
    if phrase.honor in ("mr.", "mr"):
        return "he"
    if phrase.honor in ("ms.", "mrs.", "miss", "ms", "mrs"):
        return "she"
    given = phrase.name[0].lower() if len(phrase.name) > 1 else ""
    return "he" if given in lex.he else "she" if given in lex.she else ""


def is_junior(name: Sequence[str]) -> bool:
    return name[-1].lower().rstrip(".") in ("jr", "ii", "iii", "iv")


def same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(a) < 2 or len(b) < 2:
        return True
    if is_junior(a) != is_junior(b):
        return False
    x, y = a[0].lower().strip("."), b[0].lower().strip(".")
    return (
        x == y
        or (min(len(x), len(y)) >= 1 and (x[:2] == y[:2] or len(x) == 1 or len(y) == 1) and x[0] == y[0])
        or bool(set(a[:-1]) & set(b[:-1]))
    )


def gather(scene: Scene) -> list[list[int]]:
    """Phrases that name one person, by surname and given name; a bare surname joins the nearest before it.

    A surname with a title ("Mayor Byron") joins somebody who has an office, where there is one.
    """
    officers = in_office(scene)
    groups: list[list[int]] = []
    with_office: set[int] = set()
    full: dict[int, tuple[str, ...]] = {}
    by_surname: dict[str, list[int]] = {}
    by_given: dict[str, list[int]] = {}
    people = [i for i, phrase in enumerate(scene.found) if phrase.kind == "person"]
    for i in sorted(people, key=lambda i: (len(scene.found[i].name) == 1, i)):
        name = scene.found[i].name
        options = [g for g in by_surname.get(surname_of(name), ()) if same_given(full[g], name)]
        if not options and len(name) == 1:
            options = by_given.get(name[0], [])
            options = options if len(options) == 1 else []
        if i in officers and len(name) == 1:
            options = [g for g in options if g in with_office] or options
        if options:
            best = min(options, key=lambda g: min((i - j if j < i else (j - i) * 3) for j in groups[g][-50:]))
            groups[best].append(i)
            here = best
            if len(name) > len(full[best]):
                full[best] = name
        else:
            here = new = len(groups)
            full[new] = name
            groups.append([i])
            for surname in {surname_of(name), surname_of(name).split("-")[-1]}:
                by_surname.setdefault(surname, []).append(new)
            if len(name) > 1:
                by_given.setdefault(name[0], []).append(new)
        if i in officers:
            with_office.add(here)
    return groups


def in_office(scene: Scene) -> set[int]:
    """The phrases that name somebody with an office before the name or in apposition."""
    found = set()
    for i, phrase in enumerate(scene.found):
        other = scene.found[phrase.same] if phrase.same is not None else None
        for office, person in ((phrase, i), (phrase, phrase.same), (other, i)):
            if office and office.entry and office.entry.key != "private" and person is not None:
                found.add(person)
    return {i for i in found if scene.found[i].kind == "person"}


def people_of(scene: Scene) -> list[Person]:
    """Everybody named in the text, with the offices that it words."""
    powers = {
        phrase.name[-1].lower(): i
        for i, phrase in enumerate(scene.found)
        if phrase.kind == "body" and phrase.name
    }
    apposed: dict[int, list[int]] = {}
    for i, phrase in enumerate(scene.found):
        if phrase.same is not None:
            apposed.setdefault(phrase.same, []).append(i)
            apposed.setdefault(i, []).append(phrase.same)
    return [person_of(scene, group, apposed, powers) for group in gather(scene)]


def person_of(
    scene: Scene, group: list[int], apposed: dict[int, list[int]], powers: dict[str, int]
) -> Person:
    """One person from the phrases that name them."""
    facts: list[Fact] = []
    genders: list[str] = []
    for i in sorted(group):
        phrase = scene.found[i]
        genders.append(gender_of(phrase))
        if phrase.entry is not None:
            facts.append(office_fact(scene, phrase, phrase.entry))
        elif phrase.tag and tag_is_state(phrase.tag):
            facts.append(Fact("member of congress", "federal", US, 5.0))
        for j in apposed.get(i, ()):
            other = scene.found[j]
            if other.entry is not None and other.kind == "office":
                fact = office_fact(scene, other, other.entry)
                facts.append(fact)
    longest = fullest([scene.found[i].name for i in sorted(group)])
    surname = surname_of(longest)
    if not any(fact.weight > 6 for fact in facts):
        facts += worded_power(scene, group, surname in powers)
    best = max(facts, key=lambda fact: fact.weight, default=None)
    title = titled(scene, group, best)
    public = best is not None and best.role != "private"
    gender = next((gender for gender in genders if gender), "")
    return Person(
        f"{title} {' '.join(longest)}".strip().replace(" ,", ","),
        surname,
        tuple(sorted(group)),
        best,
        gender,
        public,
    )


def fullest(names: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The fullest form of a name: the longest that begins with a given name, else the longest in common use."""
    lex = lexicon()
    given = [
        name
        for name in names
        if len(name) > 1 and (name[0].lower() in lex.he or name[0].lower() in lex.she or len(name[0]) == 2)
    ]
    if given:
        return max(given, key=len)
    uses = Counter(names)
    return max(names, key=lambda name: (uses[name] * 2 >= uses[names[0]], len(name)))


def title_words(scene: Scene, phrase: Found) -> list[Word]:
    """The words of a titled name before the name itself, without possessors, parties and adjectives."""
    words = list(scene.words[phrase.first : phrase.head - len(phrase.name) + 1])
    owned = [k for k, word in enumerate(words) if word.low == "'s"]
    words = words[owned[-1] + 1 :] if owned else words
    while words and words[0].low not in KEPT and (not words[0].cap or words[0].low in DROPPED):
        words = words[1:]
    return words


def titled(scene: Scene, group: list[int], fact: Fact | None) -> str:
    """The title words before the name, of the office that counts ("Mayor", "Homeland Security Secretary")."""
    if fact is None:
        return ""
    best = ""
    for i in sorted(group):
        phrase = scene.found[i]
        if phrase.entry is None or phrase.entry.key != fact.role or phrase.kind != "person":
            continue
        words = title_words(scene, phrase)
        text = scene.text[words[0].start : words[-1].end] if words else ""
        if (
            text
            and words[-1].cap
            and (not best or (len(text) > len(best) and best.split()[-1] == text.split()[-1]))
        ):
            best = text
    return best
