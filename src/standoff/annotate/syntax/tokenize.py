"""Words and punctuation with their offsets, split as the English Universal Dependencies treebanks split them.

Clitics are tokens of their own ("did" "n't", "Trump" "'s"); words joined by a hyphen fall apart ("so" "-"
"called") unless the first part is a bound prefix ("non-profit"); "U.S.", "H.R.", "Gov.", "287(g)", dates and
section numbers stay whole. Every visible character belongs to exactly one token.
"""

from __future__ import annotations

import re

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without ink: they may stand inside a token and never are one."""

# Fixed by counting the treebanks' training part: words that keep their hyphen begin with one of these.
_PREFIXES = (
    "e co non pre re anti pro multi mid post un inter intra sub semi pan mini trans counter de dis bi tri "
    "mis quasi pseudo neo micro macro ultra hyper infra meta para proto extra sino afro anglo"
)
_ABBREVIATIONS = (
    "Mr Mrs Ms Messrs Dr Prof Rev Hon Fr Gov Govs Sen Sens Rep Reps Pres Gen Atty Asst Dist Lt Col Sgt "
    "Capt Cmdr Maj Adm Supt Det Ofc St Ste Mt Ft Jr Sr Esq Inc Corp Co Cos Ltd Bros Assn Dept Univ Ave "
    "Blvd Rd vs v al etc Fed Reg Supp Stat Cir Ct Cong Sec Art Ch Vol Ed Jan Feb Mar Apr Jun Jul Aug Sep "
    "Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind "
    "Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo approx est"
)
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])*"
_APOSTROPHE = r"['\u2019\u2018\u02bc]"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"\u201c\u201d]+[^\s<>\"\u201c\u201d.,;:!?)'\u2019\]]",
            # addresses and hosts; their parts have a longest length, so that a long run is not tried at each sign
            r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}",
            r"@\w+|#[^\W\d]\w*",
            rf"{_LETTER}[\w-]{{0,62}}\.(?:com|org|net|gov|edu|us|info)\b",
            # n't and its verb; cannot, gonna, wanna, gotta
            rf"{_LETTER}+?(?=[nN]{_APOSTROPHE}[tT]\b)",
            rf"[nN]{_APOSTROPHE}[tT]\b",
            r"\b(?:[Cc]an(?=not\b)|[Gg]on(?=na\b)|[Ww]an(?=na\b)|[Gg]ot(?=ta\b))",
            rf"{_APOSTROPHE}(?:[sSdDmM]|ll|LL|re|RE|ve|VE)\b",
            rf"{_APOSTROPHE}\d\ds?\b",
            # abbreviations with their full stops; section, docket, date and telephone numbers
            rf"(?:{_LETTER}\.){{2,}}|\bPh\.D\.",
            r"\b[A-Z]\.(?=\s?\S)",
            rf"\b(?:{'|'.join(_ABBREVIATIONS.split())})\.",
            r"\b[Nn]os?\.(?=\s?\d)",
            r"\d+[a-z]?(?:\([a-zA-Z0-9]{1,4}\))+",
            r"\d+:\d\d-[a-z]{2}-\d+(?:-[A-Z]+)*",
            r"\d{4}-\d\d-\d\d\b|(?:\d{3}-)?\d{3}-\d{4}\b",
            r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)\b",
            r"\d+(?:[.,:/]\d+)*(?=[^\W\d_]*)",
            r"[.,]\d+(?:[.,]\d+)*",
            r"(?:US|A|C|HK|NZ)\$",
            # words: bound prefixes keep their hyphen, names their apostrophe, firms their ampersand
            rf"\b(?:{'|'.join(_PREFIXES.split())})-{_WORD}",
            rf"\b(?:[OoDdLl]|Mc){_APOSTROPHE}[A-Z]{_WORD}",
            r"\b[A-Z]{1,3}&[A-Z]{1,3}\b",
            rf"{_LETTER}+\d\w*",
            _WORD,
            r"\.{2,}|-{2,}|([!?*=_~#+<>'`\u2018\u2019])\1+|[!?]{2,}",
            rf"[^\s{INVISIBLE}]",
        )
    ),
)


def token_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open code-point spans of the tokens in ``text[start:end]``, in order, relative to ``text``."""
    return [
        match.span()
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
        if match.group()
    ]
