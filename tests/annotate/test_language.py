"""Other languages are named and refused; whatever is in English, in part or by halves, passes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from standoff.annotate.language import annotator, foreign
from standoff.annotate.language_names import NAMES
from standoff.errors import InputError, OtherLanguage
from standoff.model.annotation import Annotations
from standoff.model.document import Document, Hints
from standoff.pipeline.annotating import annotate
from standoff.pipeline.documents import from_text
from standoff.pipeline.interchange import failure_row
from standoff.pipeline.outcomes import Failure, each

FOREIGN = {
    "es": "El alcalde de la ciudad dijo el lunes que la policía no preguntará a nadie por sus papeles. El gobernador "
    "respondió que retirará los fondos a las ciudades que no cooperen con las autoridades federales.",
    "fr": "Le maire de la ville a déclaré lundi que la police ne demanderait ses papiers à personne. Le gouverneur a "
    "répondu qu'il retirerait les fonds aux villes qui ne coopèrent pas avec les autorités fédérales.",
    "de": "Der Bürgermeister der Stadt sagte am Montag, die Polizei werde niemanden nach seinen Papieren fragen. Der "
    "Gouverneur antwortete, er werde den Städten, die nicht mit den Bundesbehörden arbeiten, die Mittel streichen.",
    "nl": "De burgemeester van de stad zei maandag dat de politie niemand naar zijn papieren zal vragen. De "
    "gouverneur antwoordde dat hij de subsidies zal intrekken van steden die niet met de overheid werken.",
    "da": "Borgmesteren i byen sagde mandag, at politiet ikke vil spørge nogen om deres papirer. Guvernøren svarede, "
    "at han vil trække midlerne tilbage for de byer, der ikke samarbejder med de føderale myndigheder.",
    "pl": "Burmistrz miasta powiedział w poniedziałek, że policja nie będzie nikogo pytać o dokumenty. Gubernator "
    "odpowiedział, że odbierze dotacje miastom, które nie współpracują z władzami federalnymi w tej sprawie.",
    "ru": "Мэр города заявил в понедельник, что полиция не будет ни у кого спрашивать документы. Губернатор ответил, "
    "что лишит средств те города, которые не сотрудничают с федеральными властями.",
    "zh": "市长星期一表示，警察不会向任何人询问身份证件。州长回应说，他将取消向不与联邦当局合作的城市发放的拨款。",
    "ja": "市長は月曜日、警察は誰にも身分証明書の提示を求めないと述べた。知事は補助金を打ち切ると答えた。",
    "ko": "시장은 월요일 경찰이 누구에게도 신분증을 요구하지 않을 것이라고 말했다. 주지사는 협조하지 않는 도시에 "
    "대한 지원금을 철회하겠다고 답했다. 시의회는 다음 주에 조례안을 표결할 예정이다.",
    "ar": "قال رئيس البلدية يوم الاثنين إن الشرطة لن تسأل أي شخص عن أوراقه. ورد الحاكم بأنه سيسحب الأموال من المدن "
    "التي لا تتعاون مع السلطات الاتحادية. وسيصوت المجلس على القرار الأسبوع المقبل.",
    "vi": "Thị trưởng thành phố nói hôm thứ Hai rằng cảnh sát sẽ không hỏi giấy tờ của bất kỳ ai. Thống đốc trả lời "
    "rằng ông sẽ rút tiền của những thành phố không hợp tác với chính quyền liên bang.",
    "tl": "Sinabi ng alkalde ng lungsod noong Lunes na hindi tatanungin ng pulisya ang sinuman tungkol sa kanilang mga "
    "papeles. Sumagot ang gobernador na babawiin niya ang pondo ng mga lungsod na hindi nakikipagtulungan.",
    "ht": "Majistra vil la te di lendi ke lapolis pap mande pèsonn papye yo. Gouvènè a te reponn ke li pral retire "
    "lajan nan men vil ki pa kolabore ak otorite federal yo. Konsèy la pral vote semèn pwochèn.",
    "so": "Duqa magaalada ayaa Isniintii sheegay in booliisku aysan cidna weydiin doonin waraaqaheeda. Guddoomiyaha "
    "ayaa ku jawaabay inuu ka noqon doono lacagaha magaalooyinka aan la shaqayn maamulka federaalka.",
}
ENGLISH = (
    "The council met on Monday and voted to keep its policy that police will not ask anybody about papers. "
)
NEVER_FOREIGN = {
    "prose": ENGLISH * 3,
    "all in capitals": ENGLISH.upper(),
    "headlines": "Council Sues Governor Over Order\nMayor Vows Court Fight\nPolice Chiefs Split on Detainers\n"
    "Grants at Risk, Says Budget Office\nJudge Halts Order in Two Counties\nSheriffs Ask Court to Clarify",
    "headlines without small words": "council sues governor over order\nmayor vows court fight\npolice chiefs split\n"
    "grants at risk, says budget office\njudge halts order in two counties\nsheriffs ask court to clarify",
    "names": "María García, José Hernández, Juan de la Cruz, Ana López, Luis Martínez, Carmen Rodríguez, Pedro "
    "Sánchez, Rosa Ramírez, Jorge Torres, Elena Flores, Miguel Rivera, Sofía Gómez, Diego Díaz, Lucía Reyes",
    "names in capitals": "GARCIA, JOSE; HERNANDEZ, MARIA; DE LA CRUZ, JUAN; LOPEZ, ANA; MARTINEZ, LUIS; RODRIGUEZ, "
    "CARMEN; SANCHEZ, PEDRO; RAMIREZ, ROSA; TORRES, JORGE; FLORES, ELENA; RIVERA, MIGUEL; GOMEZ, SOFIA",
    "places": "San Francisco, Los Angeles, San José, El Paso, Las Cruces, Santa Fe, Albuquerque, Santa Ana, Baton "
    "Rouge, Des Moines, Fond du Lac, La Crosse, Eau Claire, Terre Haute, Boca Raton, Palo Alto, Casa Grande",
    "legal": "Sec. 1373(a). In general.—Notwithstanding any other provision, no State shall prohibit any official "
    "from sending information. Ex rel. Doe v. Roe, 12 F.3d 45, 46 n.7 (per curiam) (citing amici curiae; habeas corpus "
    "ad subjiciendum; inter alia; mutatis mutandis; res judicata).",
    "a tweet": "😡😡 City Hall wont help ICE anymore?? smh 🤦🏽‍♂️ #SanctuaryCity #VoteThemOut @mayorlee u had ONE job "
    "lol 😂😂 thread 🧵👇 https://example.org/abc read b4 u @ me pls and thx everybody, see ya tmrw at city hall",
    "an agenda": "1. Roll call\n2. Pledge\n3. Minutes approval\n4. Public comment\n5. Ordinance 12-34, second reading\n"
    "6. Resolution 45\n7. Budget hearing\n8. Zoning appeal\n9. Executive session\n10. Adjournment\n11. Next meeting",
    "noise": "asdf jkl qwer uiop zxcv bnm hjkl fdsa rewq vcxz poiu lkjh mnbv gfds trew yuio hgfd nbvc ytre asdl qpwo",
    "bad scanning": "Tlie may or sai d tliat tbe eity woulcl not lielp witli tlie arrest of any bocly wlio liad come "
    "to tlie courtliouse for a liearing ancl tliat tlie slieriff liad agreecl to tlie plan on Moncley",
    "another spelling of English": "The heid o the toon said on Monday that the polis wadna speir at onybody aboot "
    "their papers. The governor answered that he wad tak awa the siller frae toons that dinna work wi federal fowk.",
    "numbers": "12 34 56 78 " * 30,
    "nothing": " \n",
    "no letters": "🏛️ … 。 ؟ 1, 2 — " * 20,
}


def document(text: str) -> Document:
    return from_text(text, Hints(doc_id="d", url="https://example.org/d"))


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_named(code: str) -> None:
    text = FOREIGN[code]
    assert foreign(text) == code
    assert foreign(text.upper()) == code
    assert foreign(f"{text}\n\n" * 30) == code
    with pytest.raises(OtherLanguage, match=f"is in {NAMES[code]}, and only English is read; "):
        annotator.annotate(document(text), Annotations())


@pytest.mark.parametrize("kind", NEVER_FOREIGN)
def test_english_of_every_kind_passes(kind: str) -> None:
    text = NEVER_FOREIGN[kind]
    assert [foreign(text), foreign(text * 5)] == [None, None]


@pytest.mark.parametrize("code", FOREIGN)
def test_few_words_are_of_no_language(code: str) -> None:
    text = FOREIGN[code]
    few = text[:12] if code in ("zh", "ja") else " ".join(text.split()[:7])
    assert foreign(few) is None


@pytest.mark.parametrize("code", FOREIGN)
def test_a_text_that_is_english_in_part_passes(code: str) -> None:
    words = FOREIGN[code]
    assert foreign(f"{ENGLISH}A mother of three rose and said: “{words}” {ENGLISH}") is None
    assert foreign(f"{ENGLISH * 3}\n\n{words}\n\n{words}") is None
    assert foreign(f"{words}\n\n{words}\n\n{ENGLISH * 3}") is None


def test_a_line_of_english_does_not_make_a_page_english() -> None:
    line = "Read this and more of our news in English on the page of the paper."
    assert foreign(f"{FOREIGN['es']}\n\n" * 12 + line) == "es"


def test_the_annotations_are_handed_on_as_they_are() -> None:
    have = Annotations(made_by=("a@1",))
    assert annotator.annotate(document(ENGLISH), have) is have


class Costly:
    """An annotator that must not see what is refused."""

    name = "costly"
    version = "1"
    requires: tuple[str, ...] = ()
    provides = ("tokens",)

    def __init__(self) -> None:
        self.seen: list[str] = []

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        self.seen.append(document.doc_id)
        return have


def test_one_document_is_skipped_with_its_reason_and_the_others_go_on() -> None:
    costly = Costly()
    texts = (ENGLISH, FOREIGN["es"], ENGLISH * 2)
    found = list(
        each(map(from_text, texts), lambda one: annotate(one, (annotator, costly)), lambda one: one.doc_id)
    )
    assert [isinstance(one, Failure) for one in found] == [False, True, False]
    assert len(costly.seen) == 2, "nothing is spent on the text"
    row = failure_row(found[1])  # type: ignore[arg-type]
    assert str(row["error"]).endswith(
        ": is in Spanish, and only English is read; leave it out, or give an English translation"
    )
    assert issubclass(OtherLanguage, InputError)
    assert OtherLanguage.exit_code == 3


def test_english_loads_no_identifier() -> None:
    program = (
        "import sys; from standoff.annotate.language import foreign; "
        f"assert foreign({ENGLISH!r}) is None; print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
