"""How news writes the names of states: Associated Press and older abbreviations."""

from __future__ import annotations

US = "ocd-division/country:us"

SHORT = {
    "al": "Ala", "ak": "Alaska", "az": "Ariz", "ar": "Ark", "ca": "Calif Cal", "co": "Colo Col", "ct": "Conn",
    "de": "Del", "fl": "Fla", "ga": "Ga", "hi": "Hawaii", "id": "Idaho Ida", "il": "Ill", "in": "Ind", "ia": "Iowa",
    "ks": "Kan Kans", "ky": "Ky", "la": "La", "me": "Maine", "md": "Md", "ma": "Mass", "mi": "Mich", "mn": "Minn",
    "ms": "Miss", "mo": "Mo", "mt": "Mont", "ne": "Neb Nebr", "nv": "Nev", "nh": "N.H", "nj": "N.J", "nm": "N.M N.Mex",
    "ny": "N.Y", "nc": "N.C", "nd": "N.D N.Dak", "oh": "Ohio", "ok": "Okla", "or": "Ore Oreg", "pa": "Pa Penn Penna",
    "ri": "R.I", "sc": "S.C", "sd": "S.D S.Dak", "tn": "Tenn", "tx": "Tex", "ut": "Utah", "vt": "Vt", "va": "Va",
    "wa": "Wash", "wv": "W.Va", "wi": "Wis Wisc", "wy": "Wyo", "dc": "D.C", "pr": "P.R",
}  # fmt: skip
"""Abbreviations by postal code, without their last period."""


def state_id(code: str) -> str:
    """The OCD id of the state, district or territory with this postal code in lower case."""
    kind = {"dc": "district", "pr": "territory"}.get(code, "state")
    return f"{US}/{kind}:{code}"
