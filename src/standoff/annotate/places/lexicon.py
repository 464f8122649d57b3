"""Word lists of news English that tell a place from a person, a paper or a street."""

from __future__ import annotations

STATES = {
    "al": "Ala", "ak": "Alaska", "az": "Ariz", "ar": "Ark", "ca": "Calif Cal", "co": "Colo Col", "ct": "Conn",
    "de": "Del", "fl": "Fla", "ga": "Ga", "hi": "Hawaii", "id": "Idaho Ida", "il": "Ill", "in": "Ind", "ia": "Iowa",
    "ks": "Kan Kans", "ky": "Ky", "la": "La", "me": "Maine", "md": "Md", "ma": "Mass", "mi": "Mich", "mn": "Minn",
    "ms": "Miss", "mo": "Mo", "mt": "Mont", "ne": "Neb Nebr", "nv": "Nev", "nh": "N.H", "nj": "N.J", "nm": "N.M N.Mex",
    "ny": "N.Y", "nc": "N.C", "nd": "N.D N.Dak", "oh": "Ohio", "ok": "Okla", "or": "Ore Oreg", "pa": "Pa Penn Penna",
    "ri": "R.I", "sc": "S.C", "sd": "S.D S.Dak", "tn": "Tenn", "tx": "Tex", "ut": "Utah", "vt": "Vt", "va": "Va",
    "wa": "Wash", "wv": "W.Va", "wi": "Wis Wisc", "wy": "Wyo", "dc": "D.C", "pr": "P.R",
}  # fmt: skip
"""Associated Press and older abbreviations by postal code, without the last period."""

ALONE = {
    f"state:{state}/place:{name}"
    for state, names in {
        "ga": "atlanta", "md": "baltimore", "ma": "boston", "il": "chicago", "oh": "cincinnati cleveland",
        "tx": "dallas houston san_antonio austin fort_worth el_paso", "co": "denver", "mi": "detroit",
        "in": "indianapolis", "nv": "las_vegas", "ca": "los_angeles san_diego san_francisco sacramento oakland san_jose",
        "fl": "miami orlando tampa", "wi": "milwaukee", "mn": "minneapolis st_paul", "la": "new_orleans",
        "ny": "new_york", "ok": "oklahoma_city tulsa", "pa": "philadelphia pittsburgh", "az": "phoenix tucson",
        "mo": "st_louis", "ut": "salt_lake_city", "wa": "seattle", "tn": "nashville memphis", "nc": "charlotte",
        "nm": "albuquerque",
    }.items()
    for name in names.split()
} | {"state:hi/county:honolulu"}  # fmt: skip
"""Cities that news names without a state."""

GIVEN = set(
    "aaron abraham adam adrian al alan albert alberto alejandro alex alexander alfred alice allen amanda amy ana andre "
    "andrea andrew andy angela angelo anita ann anna anne annie anthony antonio april arnold arthur ashley austin "
    "barack barbara barry ben benjamin bernie beth betty beto bill billy bob bobby brad bradley brandon brenda brett "
    "brian brooke bruce bryan byron caitlin calvin carl carla carlos carly carmen carol caroline carolyn catherine cathy "
    "charles charlie charlotte cheryl chris christian christina christine christopher chuck cindy claire clarence clark "
    "claude clinton colin connie cory craig crystal curtis cynthia dale dan dana daniel danny darrell darren darryl dave "
    "david dawn dean deb deborah debbie debra denise dennis denzel derek diana diane dianne dick don donald donna doris "
    "dorothy doug douglas drew duncan dustin dwight earl ed eddie edgar edith eduardo edward edwin eileen elaine eleanor "
    "eli elizabeth ellen emily emma enrique eric erica erik ernest esther ethan eugene eva evan evelyn felix fernando "
    "florence frances francis francisco frank franklin fred freddie frederick gabriel gail garrett gary gavin gene "
    "george gerald gerry gilbert gina glen glenn gloria gordon grace graham greg gregg gregory gus guy hank hannah harold "
    "harriet harry harvey heather hector heidi helen henry herbert herman hillary holly houston howard hugh ian ira "
    "irene isaac ivan jack jackie jackson jacob jaime jake james jamie jan jane janet janice jared jasmine jason jay jean "
    "jeanne jeb jeff jefferson jeffrey jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joann "
    "joanna joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joy joyce juan juanita judith judy "
    "julia julian julie julio june justin kamala karen karl kate katherine kathleen kathryn kathy katie keith kelly ken "
    "kenneth kenny kent kerry kevin kim kimberly kris kristen kristin kurt kyle lamar lance larry laura lauren laurie "
    "lawrence leah lee leo leon leonard leroy leslie lewis liam lillian lincoln linda lindsay lindsey lisa lloyd logan "
    "lois lonnie loretta lori lorraine louis louise lucas lucy luis luke luther lynn mack madison malcolm manuel marc "
    "marcia marco marcus margaret maria marie marilyn mario marion marjorie mark marlene marsha marshall martha martin "
    "marvin mary mason matt matthew maureen maurice max maxine megan melania melissa melvin mia michael michele michelle "
    "miguel mike mildred milton mitch mitchell monica morgan muriel myra nancy naomi natalie nathan neal neil nelson "
    "newt nicholas nicole nick nikki nina noah noel nora norma norman oliver olivia omar orlando oscar otis owen pamela "
    "paris pat patricia patrick patty paul paula paulette pedro peggy penny perry pete peter phil philip phillip phyllis "
    "preston rachel rafael ralph ramon randall randy raul ray raymond rebecca reggie regina rene rex rhonda ricardo rich "
    "richard rick ricky rita rob robert roberta roberto robin rod rodney roger roland ron ronald ronnie rosa rose rosemary "
    "ross roy ruben ruby rudy russ russell rusty ruth ryan sally sam samantha samuel sandra sandy sanford sara sarah scott "
    "sean sergio seth shane shannon sharon shaun shawn sheila shelby sheldon shelley sherman sherry shirley sidney simon "
    "sonia sophia spencer stacey stacy stan stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne "
    "sydney sylvia tamara tammy tanya tara ted terence teresa terrence terri terry thelma theodore theresa thomas tiffany "
    "tim timothy tina todd tom tommy toni tony tonya tracy travis trent trevor troy tyler valerie vanessa vernon veronica "
    "vicki vicky victor victoria vincent viola virgil virginia vivian wade wallace walter wanda warren wayne wendy wesley "
    "whitney wilbur willard william willie wilson xavier yolanda yvonne zachary zoe andrés josé jesús denver dallas chad "
    "georgia carolina chelsea savannah brooklyn cheyenne israel dakota sierra trenton camden aurora eugene macon houston "
    "marissa kirstjen kellyanne rahm jerrold nydia zoe tulsi orrin mick dwayne latoya booker".split()
)
"""Given names: the word after one is a surname, and one before an unknown capitalised word is no place."""

TITLES = set(
    "mr mrs ms dr sen rep gov prof rev sgt lt capt cpl col gen adm pvt det cmdr maj hon judge justice senator "
    "representative congressman congresswoman president chairman chairwoman councilman councilwoman councilmember "
    "alderman commissioner supervisor delegate assemblyman assemblywoman sheriff officer detective sergeant lieutenant "
    "captain trooper deputy sir lady lord pope bishop archbishop cardinal father sister rabbi imam pastor coach princess "
    "queen king prince actor actress singer governor mayor secretary treasurer ambassador minister".split()
)
"""Titles that stand right before a person's name."""

OFFICES = set(
    "mayor governor gov sen senator rep representative attorney ag city county state police sheriff council "
    "councilman councilwoman councilmember alderman legislature senate house assembly general lieutenant lt department "
    "dept district court supreme superior municipal board commission commissioner commissioners supervisor supervisors "
    "secretary chief fire public school schools university college republican republicans democrat democrats democratic "
    "gop lawmakers lawmaker legislators law laws act bill order ordinance constitution metro metropolitan area region "
    "bay border national guard air army international airport hospital medical community regional valley coast beach "
    "township town village parish borough civil rights bureau office division authority agency transit port superintendent "
    "prosecutor prosecutors solicitor comptroller treasurer auditor judge justice justices congressman congresswoman "
    "delegate delegation delegates committee commonwealth federation association coalition league bar alliance chamber "
    "immigrant immigrants trust values dream human tech residents officials voters police-department unified independent "
    "center central education environmental health highway housing insurance labor parks planning power water workers "
    "zoning jail prison correctional detention sanctuary values cooperation fair restaurant catholic diocese archdiocese "
    "assemblyman assemblywoman president-elect first deputy assistant us u.s federal criminal family youth county's task force "
    "action network project legal aid aclu policy institute mayoral gubernatorial tuesday wednesday thursday friday monday "
    "saturday sunday january february march april may june july august september october november december".split()
)
"""Words that follow a place's name and keep it a place ("Houston Police", "Texas House")."""

MEDIA = set(
    "times post tribune herald chronicle globe journal gazette examiner observer register republic sentinel "
    "star sun-times inquirer dispatch post-dispatch bee courant statesman monthly magazine weekly standard advocate "
    "mercury newspaper morning reader patch mirror telegraph telegram sun".split()
)
"""Words that make the name before them a paper ("Washington Post")."""

STREETS = set(
    "st street ave avenue road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy court ct circle plaza place "
    "way terrace square turnpike pike trail bridge tunnel".split()
)
"""Words that make the name before them a street."""

STRONG = {
    "in",
    "near",
    "outside",
    "across",
    "throughout",
    "around",
    "inside",
    "downtown",
    "greater",
    "metropolitan",
}
"""Words before a name that make it a place."""

MODIFIERS = set(
    "greater downtown north south east west northern southern eastern western central upstate metro metropolitan inner "
    "suburban rural urban northeast northwest southeast southwest northeastern northwestern southeastern southwestern "
    "midtown uptown coastal mid state city county historic nearby neighboring former the".split()
)
"""Words before a name that leave it the same place."""

COMPASS = {
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "upstate",
}

FOLLOWING = set(
    "police officials residents voters lawmakers mayor city councilman councilwoman council schools authorities area "
    "metro suburb suburbs neighborhood neighborhoods school hospital home jail courthouse airport leaders firefighters "
    "legislators prosecutors native resident man woman couple teenager businesses community judge attorney sheriff "
    "campus region region's officers deputies office district".split()
)
"""Small words after a name that make it a place ("Dayton police")."""

SAYING = set(
    "said says told added asked wrote tweeted argued testified explained recalled continued replied".split()
)

COMMON = set(
    "many other early time times hope liberty union enterprise commerce independence normal reading mobile orange home "
    "police republic democrat republican victory success justice law media page post price bill gates bush trump power "
    "king prince young long white black brown green grey gray rose bell ball burns banks wells woods waters rivers lake "
    "hill hills park parks forest grove garden gardens beach bay island center central valley mountain springs church "
    "temple college university hospital market mill mills mission plains pleasant prospect providence prosperity "
    "progress protection rest rocky salt sandy short social south north east west star sterling story summit sun surprise "
    "table trinity triangle truth unity utility veteran vista wall war welcome western wide winter wise wonder world "
    "friend friendship fair fairly freedom frontier gap general global golden grand grant great hall harmony harvest "
    "health help high holiday industry joy key ladder lead learned level light line love lucky magic major march may "
    "june april august amity best blue bond books bridge bright brush bureau business butler cash castle chance change "
    "charity chase chief circle class clay clear climax coin cold college comfort concord congress convent cool cost "
    "council cross crown cut day deal defiance delight difficult divide dollar drain due eagle economy eden edge effort "
    "eight election energy equality ever experiment fame farmer father fell field fire flat fort forward four fox free "
    "front gem gene given good government gray guide gun hammer hand happy hard harbor hat haven head heart hero home "
    "honor hot house ideal imperial industrial iron jacket joint jump junior just jury keep kind land last laws lee left "
    "legal lemon letter loyal mark martin master mayor medical meadow metropolis mexican model moon moral moro mount native neutral "
    "new news next nice nine notice novelty office oil old one only open opportunity oral order otto over pack palm paradise park parole "
    "past pay peace peak pearl people phoenix pilot pioneer plan plant plum point polk pool pope port prairie press pride "
    "private public quality queen quick rain ranger ready red regent rescue review rich right rock royal rule rush safe sale "
    "scout search senate senior seven shelter sheriff show silver six smart snow soldier sound spirit sport spring square "
    "stage state stone street strong student style sugar supply swift tell ten terror third three thunder tiger title today "
    "tow town trade trail transfer trust turkey two uncertain undersheriff upper value veto view village vote walk war "
    "warrior water watch weed wing wolf wood yellow york zero muslim islam christian jewish dream border custom customs "
    "homeland security immigration justice department administration attorney congress judge secretary white house "
    "federal district circuit apple amazon ford carson sessions kelly perry abbott patrick cruz ryan pence bannon walker "
    "scott rubio kobach harris warren sanders clinton obama reagan nixon carter johnson jackson lincoln jefferson adams "
    "madison monroe hamilton franklin washington tyler taylor grant hayes cleveland wilson harding truman kennedy ford "
    "garfield arthur pierce buchanan fillmore coolidge hoover eisenhower lewis miller davis anderson thomas moore martin "
    "thompson allen hall wright nelson baker mitchell campbell roberts turner phillips parker evans edwards collins "
    "stewart morris rogers reed cook morgan bailey cooper richardson cox howard ward peterson gray james watson brooks "
    "sanders bennett wood barnes ross henderson coleman jenkins perry powell long patterson hughes flores washington "
    "butler simmons foster gonzales bryant alexander russell griffin diaz myers graham sullivan wallace woods cole west "
    "jordan owens reynolds fisher ellis harrison gibson mcdonald marshall ortiz murray freeman wells webb simpson stevens "
    "tucker porter hunter hicks crawford henry boyd mason kennedy warren dixon ramos burns gordon shaw holmes rice robertson "
    "hunt black daniels palmer mills nichols grant knight ferguson stone hawkins dunn perkins hudson spencer gardner stephens "
    "payne pierce berry matthews arnold wagner willis ray watkins olson carroll duncan snyder hart cunningham bradley lane "
    "andrews ruiz harper fox riley armstrong carpenter weaver greene lawrence elliott chavez sims austin peters kelley "
    "franklin lawson gorsuch orrick garcetti emanuel steinle holder lynch comey mueller bharara brewer".split()
)
"""Ordinary words and surnames that are also towns: they need a sign of place."""
