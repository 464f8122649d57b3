"""Where an outlet is at home: the US state its name or address points to.

A modest list of well-known papers and stations whose names do not say it, then a reading of the name and
domain through the place table ("Houston Chronicle", "kansascity.com"). National outlets have no home.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from standoff import gazetteer

# Squashed names (letters only, no leading "the") by state; a domain counts without its last label.
LOCAL = {
    "al": "al birminghamnews advertiser gadsdentimes timesdaily annistonstar decaturdaily yellowhammernews",
    "ak": "adn newsminer juneauempire alaskadispatch peninsulaclarion",
    "az": "azcentral tucson azdailysun azfamily abc15 yumasun kjzz kvoa eastvalleytribune",
    "ar": "arkansasonline arktimes swtimes nwaonline katv thv11 baxterbulletin",
    "ca": "latimes sfchronicle sfgate sacbee mercurynews eastbaytimes ocregister pe dailynews "
    "presstelegram sgvtribune fresnobee modbee bakersfield kqed kpcc laist capitalpublicradio "
    "sandiegouniontribune utsandiego kpbs calmatters laweekly ktla desertsun redding recordnet "
    "montereyherald pressdemocrat vcstar chicoer kcra signonsandiego contracostatimes dailybreeze",
    "co": "denverpost gazette coloradosun coloradoan chieftain dailycamera 9news westword reporterherald "
    "greeleytribune rockymountainnews cpr timescall gjsentinel",
    "ct": "courant ctpost nhregister newhavenregister theday newstimes stamfordadvocate ctmirror "
    "rep-am norwichbulletin ctnow "
    "greenwichtime thehour journalinquirer",
    "de": "delawareonline delawarestatenews whyyde capegazette newszap",
    "fl": "tampabay tampabaytimes orlandosentinel sunsentinel sun-sentinel miamiherald "
    "palmbeachpost jacksonville naplesnews "
    "heraldtribune tcpalm newspress news-press floridatoday gainesville ocala theledger wlrn pnj "
    "tallahassee tbo heraldtrib newsherald bradenton news-journalonline elnuevoherald local10",
    "ga": "ajc atlantajournalconstitution savannahnow macon augustachronicle ledger-enquirer "
    "onlineathens gpb mdjonline rn-t wabe 11alive",
    "hi": "staradvertiser civilbeat honoluluadvertiser starbulletin hawaiinewsnow mauinews westhawaiitoday",
    "id": "idahostatesman idahostatejournal ktvb magicvalley cdapress lmtribune idahopress postregister",
    "il": "chicagotribune suntimes dailyherald pantagraph sj-r rrstar pjstar qctimes wbez southtownstar "
    "news-gazette nwherald daily-chronicle bnd thesouthern qconline wgntv dnainfochicago capitolfax "
    "illinoistimes heraldandreview",
    "in": "indystar jconline journalgazette southbendtribune courierpress nwitimes heraldbulletin "
    "thestarpress "
    "tribstar theindychannel wthr reporter-times news-sentinel heraldtimesonline",
    "ia": "desmoinesregister thegazette qctimes wcfcourier siouxcityjournal press-citizen whotv thonline "
    "iowapublicradio messengernews kcci",
    "ks": "kansas cjonline topekacapitaljournal hutchnews ljworld kake ksn kwch kmuw salina",
    "ky": "courier-journal kentucky wfpl lex18 bgdailynews kyforward wkyt wlky",
    "la": "nola theadvocate shreveporttimes theadvertiser houmatoday thenewsstar wwltv wafb bestofneworleans "
    "ksla katc americanpress",
    "me": "pressherald portlandpressherald bangordailynews sunjournal centralmaine kjonline mainebiz wmtw",
    "md": "baltimoresun capitalgazette carrollcountytimes fredericknewspost wbaltv herald-mail "
    "marylandreporter gazettenet stardem",
    "ma": "bostonglobe bostonherald boston wbur masslive telegram patriotledger southcoasttoday lowellsun "
    "capecodtimes salemnews metrowestdailynews enterprisenews heraldnews eagletribune berkshireeagle "
    "wickedlocal universalhub",
    "mi": "freep detroitnews mlive lansingstatejournal bridgemi clickondetroit wxyz record-eagle "
    "michiganradio macombdaily theoaklandpress hollandsentinel heraldpalladium",
    "mn": "startribune twincities mprnews minnpost duluthnewstribune postbulletin sctimes kare11 "
    "winonadailynews "
    "marshallindependent fergusfallsjournal citypages",
    "ms": "clarionledger sunherald djournal hattiesburgamerican mississippitoday wlbt wapt gulflive "
    "meridianstar natchezdemocrat yallpolitics",
    "mo": "stltoday stlouispostdispatch kansascity kansascitystar news-leader columbiamissourian "
    "columbiatribune missourinet kmov ksdk riverfronttimes "
    "joplinglobe semissourian newstribune pitch",
    "mt": "missoulian billingsgazette greatfallstribune helenair bozemandailychronicle mtstandard "
    "dailyinterlake",
    "ne": "omaha journalstar theindependent ketv wowt kearneyhub norfolkdailynews nptelegraph",
    "nv": "reviewjournal lasvegassun rgj thenevadaindependent nevadaappeal elkodaily lvrj knpr",
    "nh": "unionleader concordmonitor nashuatelegraph nhpr wmur fosters seacoastonline keenesentinel",
    "nj": "nj northjersey app starledger mycentraljersey dailyrecord pressofatlanticcity trentonian "
    "njspotlight "
    "courierpostonline burlingtoncountytimes njherald politickernj",
    "nm": "abqjournal santafenewmexican krqe koat lcsun-news daily-times kob",
    "ny": "nydailynews newsday timesunion buffalonews democratandchronicle lohud syracuse gothamist "
    "pressconnects "
    "poughkeepsiejournal recordonline ny1 amny silive villagevoice dailygazette uticaod staradvance "
    "cityandstateny nystateofpolitics poststar observer-dispatch",
    "nc": "newsobserver charlotteobserver news-record journalnow fayobserver citizen-times "
    "starnewsonline wral "
    "heraldsun wfae wxii12 wsoctv carolinajournal ncpolicywatch reflector gastongazette",
    "nd": "inforum bismarcktribune grandforksherald minotdailynews kfyrtv",
    "oh": "cleveland dispatch columbusdispatch cincinnati cincinnatienquirer toledoblade ohio "
    "daytondailynews vindy cantonrep "
    "mansfieldnewsjournal wosu plaindealer morningjournal chroniclet limaohio ideastream citybeat",
    "ok": "newsok tulsaworld oklahoman oklahomawatch kfor koco readfrontier normantranscript swoknews",
    "or": "oregonlive oregonian opb statesmanjournal registerguard bendbulletin wweek mailtribune "
    "kgw koin eastoregonian "
    "portlandmercury gazettetimes",
    "pa": "philly inquirer post-gazette triblive mcall pennlive patriotnews lancasteronline goerie "
    "citizensvoice timesleader "
    "whyy scrantontimes readingeagle delcotimes ldnews ydr centredaily thetimes-tribune phillymag "
    "standardspeaker tribdem buckscountycouriertimes",
    "ri": "providencejournal wpri turnto10 golocalprov newportri ripr",
    "sc": "thestate postandcourier greenvilleonline islandpacket myrtlebeachonline goupstate heraldonline "
    "aikenstandard independentmail wistv",
    "sd": "argusleader rapidcityjournal keloland aberdeennews sdpb",
    "tn": "tennessean commercialappeal knoxnews knoxvillenewssentinel timesfreepress nashvillescene "
    "jacksonsun theleafchronicle wsmv "
    "johnsoncitypress dnj memphisflyer nashvillepost",
    "tx": "chron houstonchronicle dallasnews star-telegram statesman mysa mysanantonio expressnews "
    "caller elpasotimes "
    "texastribune texasmonthly lubbockonline wacotrib khou wfaa kut kxan brownsvilleherald themonitor kvue "
    "texasobserver houstonpress dallasobserver reporternews amarillo beaumontenterprise",
    "ut": "sltrib saltlaketribune deseretnews ksl standardnet heraldextra kutv thespectrum fox13now "
    "stgeorgeutah",
    "vt": "burlingtonfreepress vtdigger rutlandherald timesargus sevendaysvt vpr wcax",
    "va": "richmond pilotonline roanoke dailypress fredericksburg newsleader arlnow loudountimes insidenova "
    "timesdispatch dailyprogress newsadvance wtvr wavy freelancestar virginian-pilot",
    "wa": "seattletimes seattlepi spokesmanreview thenewstribune spokesman heraldnet theolympian "
    "columbian kuow king5 komonews "
    "thestranger tri-cityherald crosscut yakimaherald bellinghamherald kiro7 kitsapsun",
    "wv": "wvgazette wvgazettemail herald-dispatch dominionpost wvmetronews register-herald "
    "wvpublic journal-news",
    "wi": "jsonline madison greenbaypressgazette wpr wisn tmj4 postcrescent host channel3000 leadertelegram "
    "lacrossetribune journaltimes captimes wisconsinwatch kenoshanews",
    "wy": "trib wyofile wyomingnews jhnewsandguide",
}
# Names that hold a place but speak to the whole country or the world.
NATIONAL = {
    "newyorktimes", "nytimes", "washingtonpost", "washingtontimes", "washingtonexaminer", "washingtonfreebeacon",
    "freebeacon", "washingtonmonthly", "usatoday", "newyorker", "newyorkmagazine", "nymag", "newyorkpost",
    "nypost", "americanthinker", "americanconservative", "theamericanconservative", "wallstreetjournal",
    "christiansciencemonitor", "theatlantic", "atlantic", "americanprospect", "newsmax", "cbsnews", "abcnews",
    "nbcnews", "foxnews", "americanspectator", "spectator", "nation", "hill", "independent", "guardian",
    "telegraph", "allenwest", "washingtonian", "nationalreview", "dailybeast", "reason", "mercury",
}  # fmt: skip
PAPER = (
    "advertiser|advocate|argus|banner|beacon|bee|blade|bulletin|business|businessjournal|call|chronicle|citizen|"
    "commercial|courier|daily|dailynews|dailyrecord|dailytimes|democrat|dispatch|eagle|enterprise|examiner|"
    "expressnews|freepress|gazette|globe|guardian|herald|independent|inquirer|item|journal|ledger|live|magazine|"
    "mercury|messenger|mirror|monitor|morningnews|news|newsleader|newstimes|now|observer|online|patch|patriot|"
    "pilot|post|postdispatch|press|publicradio|record|register|reporter|republic|republican|review|reviewjournal|"
    "sentinel|standard|star|startelegram|sun|suntimes|telegram|telegraph|times|timesunion|today|tribune|tv|union|"
    "uniontribune|voice|watch|weekly|world|worldherald|morningcall|plaindealer|newssentinel|freelance|tab|enquirer|"
    "courant|leader|capital|constitution|public|radio|express|intelligencer|pioneer|vindicator|palladium|report|"
    "mail|evening|sunday|morning|state"
)
_TAIL = re.compile(rf"^(?:the|my|cbs|nbc|abc|fox)?(?P<place>[a-z]{{4,}}?)(?:{PAPER})*$")
_ABROAD = re.compile(r"\.(?!us\b|tv\b|co\b|me\b|io\b|fm\b)[a-z]{2}$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[(),|]\s*|\s+(?:of|in)\s+|\s+[-–—]\s+")
SIZE, RATIO = 30_000, 8.0
"""People of a town that names its paper without its state, and how many times its next namesake's."""
_UNIQUE = 8
"""Letters from which on a listed name is the same paper with a town before it ("Albany Times Union")."""


def home_of(outlet: str | None, url: str | None) -> str | None:
    """The OCD id of the state an outlet is at home in, from its name or else its address; None when unclear."""
    labels = [*_labels(outlet), *_labels(_host(url))]
    if NATIONAL.intersection(labels):
        return None
    ways = (_listed().get, _headed, _read)
    return next((state for find in ways for label in labels if (state := find(label))), None)


def labels_of(outlet: str | None, url: str | None) -> tuple[str, ...]:
    """The squashed names of an outlet ("houstonchronicle", "chron"); none when it is national."""
    labels = (*_labels(outlet), *_labels(_host(url)))
    return () if NATIONAL.intersection(labels) else labels


def _host(url: str | None) -> str | None:
    found = re.match(r"(?:[a-z]+://)?(?:www\d?\.)?([^/:?#]+)", url or "", re.IGNORECASE)
    return found[1] if found and "." in found[1] else None


def _labels(name: str | None) -> list[str]:
    """Squashed forms of an outlet name or host: whole, then its parts; none for an address abroad."""
    if not name or (" " not in name and _ABROAD.search(name)):
        return []
    parts = [name, *(part for part in _PARTS.split(name) if part and part != name)]
    labels = []
    for part in parts:
        part = re.sub(
            r"^(?:www\d?\.)|\.(?:com|org|net|us|info|tv|co|biz|news|gov)\b.*$", "", part.strip().lower()
        )
        part = part.split(".")[-1] if "." in part and " " not in part else part
        plain = re.sub(r"[^a-z0-9]", "", part)
        labels += [part] if part != plain and part in _listed() else []
        labels.append(plain.removeprefix("the") if len(plain) > 6 and plain not in _listed() else plain)
    return [label for label in labels if label]


@cache
def _listed() -> dict[str, str]:
    """States by listed name, hyphens kept; and by squashed name, where only one paper has it."""
    states = {
        name: f"{gazetteer.US}/state:{state}" for state, names in LOCAL.items() for name in names.split()
    }
    squashed = Counter(name.replace("-", "") for name in states)
    plain = {
        name.replace("-", ""): state for name, state in states.items() if squashed[name.replace("-", "")] == 1
    }
    return plain | states


@cache
def _headed(label: str) -> str | None:
    """The state of a listed paper that a town or state of its own was written before."""
    for cut in range(4, len(label) - _UNIQUE + 1):
        state = _listed().get(label[cut:])
        if state and label[:cut] in _squashed_names(state):
            return state
    return None


@cache
def _squashed_names(state: str) -> frozenset[str]:
    """A state and its larger places, without spaces."""
    names = gazetteer.places_in(state, SIZE)
    return frozenset(gazetteer.key(place.name).replace(" ", "") for place in names)


@cache
def _read(label: str) -> str | None:
    """The state of the place a squashed name starts with, when newspaper words make up the rest."""
    found = _TAIL.match(label)
    return _squashed_places().get(found["place"]) if found else None


@cache
def _squashed_places() -> dict[str, str]:
    """States, and places far larger than their namesakes in the country, without spaces."""
    found: dict[str, str] = {}
    for name, place in gazetteer.prominent(SIZE, RATIO).items():
        if place.state and place.state.startswith(f"{gazetteer.US}/state:"):
            found[name.replace(" ", "")] = place.state
    return found
