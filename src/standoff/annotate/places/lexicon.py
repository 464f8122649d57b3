"""Word lists of news English that tell a place from a person, a paper or a street."""

from __future__ import annotations

ALONE = {
    f"state:{state}/place:{name}"
    for state, names in {
        "ga": "atlanta", "md": "baltimore", "ma": "boston", "il": "chicago", "oh": "cincinnati cleveland",
        "tx": "dallas houston san_antonio austin fort_worth el_paso", "co": "denver", "mi": "detroit",
        "in": "indianapolis", "nv": "las_vegas",
        "ca": "los_angeles san_diego san_francisco sacramento oakland san_jose",
        "fl": "miami orlando tampa", "wi": "milwaukee", "mn": "minneapolis st_paul", "la": "new_orleans",
        "ny": "new_york", "ok": "oklahoma_city tulsa", "pa": "philadelphia pittsburgh", "az": "phoenix tucson",
        "mo": "st_louis", "ut": "salt_lake_city", "wa": "seattle", "tn": "nashville memphis", "nc": "charlotte",
        "nm": "albuquerque",
    }.items()
    for name in names.split()
} | {"state:hi/county:honolulu"}  # fmt: skip
"""Cities that news names without a state."""

CAPITALS = frozenset(
    f"state:{entry.replace('/', '/place:')}"
    for entry in (
        "al/montgomery ak/juneau az/phoenix ar/little_rock ca/sacramento co/denver ct/hartford de/dover fl/tallahassee "
        "ga/atlanta id/boise_city il/springfield in/indianapolis ia/des_moines ks/topeka ky/frankfort la/baton_rouge "
        "me/augusta md/annapolis ma/boston mi/lansing mn/st_paul ms/jackson mo/jefferson_city mt/helena ne/lincoln "
        "nv/carson_city nh/concord nj/trenton nm/santa_fe ny/albany nc/raleigh nd/bismarck oh/columbus "
        "ok/oklahoma_city or/salem pa/harrisburg ri/providence sc/columbia sd/pierre tn/nashville tx/austin "
        "ut/salt_lake_city vt/montpelier va/richmond wa/olympia wv/charleston wi/madison wy/cheyenne"
    ).split()
)
"""Where the legislatures of the states meet."""

GIVEN = frozenset(
    """
    aaron abraham adam adrian al alan albert alberto alejandro alex alexander alfred alice allen
    amanda amy ana andre andrea andrew andrés andy angela angelo angus anita ann anna anne annie
    anthony antonio april arnold arthur ashley aurora austin barack barbara barry ben benjamin
    bernie beth beto betty bill billy bob bobby booker brad bradley brandon brenda brett brian
    brooke brooklyn bruce bryan byron caitlin calvin camden carl carla carlos carly carmen carol
    carolina caroline carolyn catherine cathy chad charles charlie charlotte chelsea cheryl cheyenne
    chris christian christina christine christopher chuck cindy claire clarence clark claude clinton
    colin connie cory craig crystal curtis cynthia dakota dale dallas dan dana daniel danny darrell
    darren darryl dave david dawn dean deb debbie deborah debra denise dennis denver denzel derek
    diana diane dianne dick don donald donna doris dorothy doug douglas drew duncan dustin dwayne
    dwight earl ed eddie edgar edith eduardo edward edwin eileen elaine eleanor eli elizabeth ellen
    emily emma enrique eric erica erik ernest esther ethan eugene eva evan evelyn felix fernando
    florence frances francis francisco frank franklin fred freddie frederick gabriel gail garrett
    gary gavin gene george georgia gerald gerry gilbert gina glen glenn gloria gordon grace graham
    greg gregg gregory gus guy hank hannah harold harriet harry harvey heather hector heidi helen
    henry herbert herman hillary holly houston howard hugh ian ira irene isaac israel ivan jack
    jackie jackson jacob jaime jake james jamie jan jane janet janice jared jasmine jason jay jean
    jeanne jeb jeff jefferson jeffrey jennifer jenny jeremy jerome jerrold jerry jesse jessica jesus
    jesús jill jim jimmy joan joann joanna joe joel john johnny jon jonathan jordan jorge jose
    joseph josh joshua josé joy joyce juan juanita judith judy julia julian julie julio june justin
    kamala karen karl kate katherine kathleen kathryn kathy katie keith kelly kellyanne ken kenneth
    kenny kent kerry kevin kim kimberly kirstjen kris kristen kristin kurt kyle lamar lance larry
    latoya laura lauren laurie lawrence leah ledyard lee leo leon leonard leroy leslie lewis liam
    lillian lincoln linda lindsay lindsey lisa lloyd logan lois lonnie loretta lori lorraine louis
    louise lucas lucy luis luke luther lynn mack macon madison malcolm manuel marc marcia marco
    marcus margaret maria marie marilyn mario marion marissa marjorie mark marlene marsha marshall
    martha martin marvin mary mason matt matthew maureen maurice max maxine megan melania melissa
    melvin mia michael michele michelle mick miguel mike mildred milton mitch mitchell monica morgan
    muriel myra nancy naomi natalie nathan neal neil nelson newt nicholas nick nicole nikki nina
    noah noel nora norma norman nydia oliver olivia omar orlando orrin oscar otis owen pamela paris
    pat patricia patrick patty paul paula paulette pedro peggy penny perry pete peter phil philip
    phillip phyllis preston rachel rafael rahm ralph ramon randall randy raul ray raymond rebecca
    reggie regina rene rex rhonda ricardo rich richard rick ricky rita rob robert roberta roberto
    robin rod rodney roger roland ron ronald ronnie rosa rose rosemary ross roy ruben ruby rudy russ
    russell rusty ruth ryan sally sam samantha samuel sandra sandy sanford sara sarah savannah scott
    sean sergio seth shane shannon sharon shaun shawn sheila shelby sheldon shelley sherman sherry
    shirley sidney sierra simon sonia sophia spencer stacey stacy stan stanley stella stephanie
    stephen steve steven stewart stuart sue susan suzanne sydney sylvia tamara tammy tanya tara ted
    terence teresa terrence terri terry thelma theodore theresa thomas tiffany tim timothy tina todd
    tom tommy toni tony tonya tracy travis trent trenton trevor troy tulsi tyler valerie vanessa
    vernon veronica vicki vicky victor victoria vincent viola virgil virginia vivian wade wallace
    walter wanda warren wayne wendy wesley whitney wilbur willard william willie wilson xavier
    yolanda yvonne zachary zoe
    """.split()
)
"""Given names: the word after one is a surname, and one before an unknown capitalised word is no place."""

TITLES = frozenset(
    """
    mr mrs ms dr sen rep gov prof rev sgt lt capt cpl col gen adm pvt det cmdr maj hon judge justice
    senator representative congressman congresswoman president chairman chairwoman councilman
    councilwoman councilmember alderman commissioner supervisor delegate assemblyman assemblywoman
    sheriff officer detective sergeant lieutenant captain trooper deputy sir lady lord pope bishop
    archbishop cardinal father sister rabbi imam pastor coach princess queen king prince actor
    actress singer governor mayor secretary treasurer ambassador minister
    """.split()
)
"""Titles that stand right before a person's name."""

OFFICES = frozenset(
    """
    mayor governor gov sen senator rep representative attorney ag city county state police sheriff
    council councilman councilwoman councilmember alderman legislature senate house assembly general
    lieutenant lt department dept district court supreme superior municipal board commission
    commissioner commissioners supervisor supervisors secretary chief fire public school schools
    republican republicans democrat democrats democratic gop lawmakers lawmaker legislators laws act
    bill order ordinance constitution metro metropolitan area region bay border national guard air
    army international airport hospital medical community regional valley coast beach township town
    village parish borough civil rights bureau office division authority agency transit port
    superintendent prosecutor prosecutors solicitor comptroller treasurer auditor judge justice
    justices congressman congresswoman delegate delegation delegates committee commonwealth
    federation association coalition league bar alliance chamber immigrant immigrants values tech
    residents officials voters police-department unified independent center central education
    environmental health highway housing insurance labor parks planning power water workers zoning
    jail prison correctional detention sanctuary cooperation fair restaurant catholic diocese
    archdiocese assemblyman assemblywoman president-elect deputy assistant federal criminal family
    youth county's task force action network project legal aid aclu policy mayoral gubernatorial
    tuesday wednesday thursday friday monday saturday sunday
    """.split()
)
"""Words that follow a place's name and keep it a place ("Houston Police", "Texas House")."""

CIVIC = frozenset(
    """
    mayor police city council residents airport suburbs schools officials governor legislature
    attorney
    """.split()
)
"""Words after a possessive that make it a place ("Dayton's mayor")."""

MEDIA = frozenset(
    """
    today daily news times post tribune herald chronicle globe journal gazette examiner observer register republic
    sentinel star sun-times inquirer dispatch post-dispatch bee courant statesman monthly magazine
    weekly standard advocate mercury newspaper morning reader patch mirror telegraph telegram sun
    """.split()
)
"""Words that make the name before them a paper ("Washington Post")."""

STREETS = frozenset(
    """
    st street ave avenue road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy court ct
    circle plaza place way terrace square turnpike pike trail bridge tunnel
    """.split()
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

MODIFIERS = frozenset(
    """
    greater downtown north south east west northern southern eastern western central upstate metro
    metropolitan inner suburban rural urban northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern midtown uptown coastal mid state city county historic
    nearby neighboring former the
    """.split()
)
"""Words before a name that leave it the same place."""

FOLLOWING = frozenset(
    """
    police officials residents voters lawmakers mayor city councilman councilwoman council schools
    authorities area metro suburb suburbs neighborhood neighborhoods school hospital home jail
    courthouse airport leaders firefighters legislators prosecutors native resident man woman couple
    teenager businesses community judge attorney sheriff campus region region's officers deputies
    office district
    """.split()
)
"""Small words after a name that make it a place ("Dayton police")."""

SAYING = frozenset(
    """
    said says told added asked wrote tweeted argued testified explained recalled continued replied
    """.split()
)

SURNAMES = frozenset(
    """
    abbott abrams adams alexander allen anchor anderson andrews armstrong arnold arthur auburn
    aurora bailey baker ball barber barnes barr beacon bell bend bennett bentley berry bishop blair
    bland blunt bolton booker boyd bradley branson breed brewer brookings brooks brown bryant
    buchanan buffalo burke burr bush butler calhoun callahan cambridge cameron campbell carpenter
    carroll carson carter castile cato chandler cheney churchill clark clay clayton cleveland
    clinton coats coin cole coleman collins conway cook cooper cope cornell corona cosby cotton
    coulter coy craig crawford crosby crouch cummings cunningham curtis dalton daniels dartmouth
    davis dayton deal dean deforest denton diaz dixon douglas doyle drake drexel dudley duke duncan
    dunn durbin edwards elkins elliott ellis emerson emory evans everett ferguson fillmore fisher
    fleming fletcher flint floyd flynn forbes fordham foster fox franklin freeman fulton gardner
    garfield garland garner gates georgetown gibson gillespie gillette gonzales goodwin gordon gore
    graham grant gray greene greer griffin grove haley hall hamilton hampton hancock hansen hanson
    hardin harper harris harrison hart hartford hartley harvard hastings hatch hawkins hawley hayes
    heath henderson hendricks henry hogan holcomb holland holmes hoover horton howard howell hubbard
    hudson hughes hull hunter huntington hutchinson independence irving irwin jackson james jarvis
    jefferson jenkins johnson jones jordan joshua keith keller kelley kelly kemp kennedy kenney kent
    kerr king knight knox lamar lancaster lane laura lawrence lawson lee lemon lester lewis lincoln
    livingston logan lowell lowry luther lynch lyons macon madison manning marist marquez marshall
    martin martinez mason matthews mccall mcdonald mcgregor mckenzie mckinney mclean mcpherson mead
    meadows melville mercer merkel merrill miller mills milton mitchell mobile monmouth monroe
    montgomery moore moran morgan morris morrison morton mueller murphy murray myers nash nelson
    newton nichols nixon norman norris norton norwood oakley odell olson oneill orange orr orrick
    osborne otis otter owen owens oxford palmer parker parrish patrick patterson paul paxton payne
    pearson peck pence pendleton percy perkins perry peters peterson phillips pierce pike polk pope
    porter potter powell pratt preston price princeton prior proctor putnam quincy quinn ramsey rand
    randall randolph ray reading redmond reed reeves reid reno rex reynolds rhodes rice richards
    richardson riley robbins roberts robinson rockefeller rodriguez rogers romney roosevelt roscoe
    rose ross rowe rowland russell rutgers rutledge ryan sanborn sanders sandoval sanford santos
    savage sawyer schiller scott seward seymour shannon shaw shelby sheldon shepherd sheridan
    sherman shields sidney simpson sims sinclair slater sloan smith snow snyder spencer spicer
    stafford stanford stanley stanton stark steele stephens sterling stevens stevenson stewart
    stockton stratton stuart sullivan sumner sutton talbot tate taylor thatcher thomas thompson
    thornton todd tracy trent troy truman tucker tufts turner tyler udall underwood upton vance
    vanderbilt vaughn vera vernon vincent wade wagner waldo walker wallace walsh walton ward warner
    warren washington watkins watson watts waverly wayne weaver webb weber webster weldon wellesley
    wells wesley weston wheaton wheeler whitaker whitman whitney wilder wiley wilkinson williams
    williamson willis wilson winston winters wolf woodruff wray wright wyatt yale yates york young
    zimmerman
    """.split()
)
"""Surnames that are also towns: they need a sign of place."""

ORDINARY = frozenset(
    """
    accident admire advance agency agenda aid airport alliance alligator alma alpine american anthem
    apex april arab arcade arena armada ash assumption asylum atlantic august bachelor bacon balm
    banks banner banning barking basin bath battle battlefield bay bazaar beach bear bells belt
    between bigger bimbo bird black blanket bloom blowers blue bluff bode bonanza bond bonus boon
    border bountiful bow bowling branch brick bright brilliant brush brusque buck bucks bunker
    burden bureau burns button cable cache camp campus canadian canal candor cannon canon capital
    carbon caribou carrier cascade case cash castle cavalier cave celebration cement center central
    centre century chambers champion chance chancellor chase cherry chest chief christmas circle
    city clever cliff climax coal college colony columbine combine comfort commerce commercial
    commonwealth compromise concrete confluence congress conquest continental convoy cool corn
    corner cottage council countryside covert coward creek cricket crook crooks cross crow crystal
    current curry daily daniel darfur darling dash date day deer defiance delight dell delta
    democrat dennis dent deport derby detour diamond dinosaur dish district divide dodge domino
    donna dooms downing downs downtown drain dresser drew duck eagle early earth east easter eastern
    echo eclectic economy effort elder embarrass empire encampment endeavor energy english
    enterprise equality erode eva evergreen excel experiment export fair fairway faith falls farmer
    farmers farming farmland fate fearing fell fence ferry fertile fidelity field fielding fine
    finger flowing forbes ford forest fork forward fossil fountain freedom freer french freshwater
    friend friendly friendship fries frontier ft fuller gallup gamble gap garden gas gate gateway
    gay gays gent german glide globe gold golden golf goodnight goodwill grace grail grand
    grandfather granite grants grass gravity green greenback grill grim gross grow guy guys hail
    halfway halls hammer handy happy harbor hardy harmony harvest haven hay hazard hazel helen
    herald hidden hill hills hire holding holiday home homeland hometown honcho honor hope house how
    hub huff humble hundred hunker hurricane hurt ica ida ideal impact imperial ina independent
    index industrial industry inland intercourse interior iota ise island iva ivy jack jet joy june
    junior jupiter justice keystone kindred kremlin lack lacrosse lake land landfall landing
    landmark lawn lead learned lent levee liberal liberty lodge loud love loving lower loyal luck
    lucky luke lupus magazine magnet maiden main male mammoth many marathon marble march mark marks
    mars mascot max may mecca mechanic media medicine medley mentor meta metal metro metropolis
    middle midtown midway midwest milano miles mill miner mineral minor minster mission model mogul
    monument moody moon moral mountain muddy muse mutual myrtle narrows needles neptune ness newborn
    nice noble normal north northeast northern northwest novelty novice oak ocean october oil okay
    ola olive onset onward opal opportunity ops ora oracle oral outlook overly pace pacific page
    paint painter parachute paradise paramount parish park parks parole passport patriot peace peak
    pearl peculiar peninsula petty philo pillow pilot pinch pink pioneer pitcher plain plantation
    plateau plaza pleasant plum point polar polo ponder portal post pound powers president progress
    prospect prosper prosperity protection purchase queen quiver railroad rainbow raisin rake range
    ransom rapids read recovery reform register reliance republic republican reserve reservoir
    resort retreat reunion rich ridge rifle river riverbank rock rocky rodeo rolling root roundup
    rouse roy royal ruby rule rural ruse rush rust ruth saga sage sale sanctuary sands sandwich seal
    seaside secretary section sedan sellers sells sentinel sergeant shade shaping sheets shell
    shorter signal silo silver simmering siren sisters skyline slaughter slaughters slick smiley
    snowflake soldier south southeast southwest spade sparks speaker speed spirit split spray spring
    springs spur stamps standard star stave stem steward stock stocking stonewall stranger strong
    success summit sun sunrise sunset superior supreme surprise swan sweet talent tea teddy tell
    temple thermal thorn thorpe tiger time toast tobacco tome tool tornado tours tower trail trainer
    transit trial triumph trooper true turkey twilight twin uncertain union unity universal
    university upper uptown valley van venus veteran victor victory view virgin volcano wall walls
    war warden warrior weed welcome west western wheeling white will willing wills wing wink winner
    winter wise wiser wood woods worth zero zinc
    """.split()
)
"""Ordinary words that are also towns: a place only with its state ("Hope, Ark.")."""

PHRASES = frozenset(
    {
        "air force academy",
        "capitol hill",
        "center point",
        "central park",
        "east end",
        "east side",
        "golden gate",
    }
    | {"good hope", "high school", "holy cross", "log cabin", "new deal", "new era", "north end", "old town"}
    | {"red cross", "south end", "state line", "the village", "times square", "west end", "west side"}
    | {"white house", "young america"}
)
"""The same of more than one word."""

SCHOOLS = frozenset("university college institute institution academy seminary".split())
"""Words that make the name before them a school or foundation, unless it is a state's or a large city's."""

SAINTS = frozenset(
    "of church catholic hospital parish cathedral school university episcopal lutheran medical".split()
)
"""Words after "St. Anthony" that make it a saint."""

OPENERS = frozenset(
    """
    in at when while although though from but and if the for as since after before like unlike so even both here
    meanwhile where because that then with without near outside of on by to until under is are was were will would
    can could has had have did does do not only this these those our its their his her at today yesterday now still
    """.split()
)
"""Words that open a sentence or a headline before a name without being part of it."""
