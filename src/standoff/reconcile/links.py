"""What people say of two lineages: that they are one act, or are not. It wins over what the rules find."""

from __future__ import annotations

from collections.abc import Sequence, Set

from standoff.model.move import Judgement
from standoff.reconcile.features import Act


class Links:
    """Lineages that are to stand together, and those that must not. The last word on a pair counts."""

    def __init__(self, judged: Sequence[Judgement] = ()) -> None:
        said = {frozenset((judgement.a, judgement.b)): judgement.verdict for judgement in judged}
        said = {pair: verdict for pair, verdict in said.items() if verdict in ("same", "different")}
        self._pairs = said.keys()
        self._same = sorted((min(pair), max(pair)) for pair, verdict in said.items() if verdict == "same")
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for a, b in self._same:
            first, last = sorted((self.root(a), self.root(b)))
            self._root[last] = first
        for pair, verdict in said.items():
            if verdict == "different":
                for lineage in pair:
                    self._apart.setdefault(lineage, set()).update(pair - {lineage})

    def root(self, lineage: str) -> str:
        """One lineage of those that are to stand together with this one."""
        while (above := self._root.get(lineage, lineage)) != lineage:
            lineage = above
        return lineage

    def forbid(self, lineage: str, others: Set[str]) -> bool:
        """Whether a lineage must not stand among these."""
        return lineage in self._apart and not self._apart[lineage].isdisjoint(others)

    def settled(self, act: Act, other: Act) -> bool:
        """Whether nothing is left to judge between two acts: one lineage, or a pair that people judged."""
        return act.lineage == other.lineage or frozenset((act.lineage, other.lineage)) in self._pairs

    def joined(self, groups: list[list[Act]]) -> list[list[Act]]:
        """Groups of different blocks made one where people say so, unless that joins what they keep apart."""
        if not self._same:
            return groups
        where = {act.lineage: number for number, acts in enumerate(groups) for act in acts}
        lineages = [{act.lineage for act in acts} for acts in groups]
        for a, b in self._same:
            if a not in where or b not in where:
                continue
            into, gone = sorted((where[a], where[b]))
            if into == gone or any(self.forbid(lineage, lineages[into]) for lineage in lineages[gone]):
                continue
            groups[into], groups[gone] = [*groups[into], *groups[gone]], []
            lineages[into] |= lineages[gone]
            where |= dict.fromkeys(lineages[gone], into)
            lineages[gone] = set()
        return [acts for acts in groups if acts]
