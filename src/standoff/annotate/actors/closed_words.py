"""Words of the closed classes, and those that only ever modify a head."""

from __future__ import annotations

DETERMINERS = frozenset(
    """the a an this that these those some many several few most all any each every another no both certain
various numerous""".split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands
scores nearly about least roughly almost half majority number handful couple""".split()
)
OWNERS = frozenset("his her its their our my your whose".split())
PRONOUNS = frozenset("he him himself she herself they them themselves it itself".split())
LEVELS = {
    "federal": "federal",
    "congressional": "federal",
    "presidential": "federal",
    "american": "federal",
    "u.s.": "federal",
    "state": "state",
    "statewide": "state",
    "local": "local",
    "municipal": "local",
    "city": "city",
    "citywide": "city",
    "county": "county",
}
TIMES = frozenset(
    """former then- ex- acting new newly current late top senior longtime interim outgoing incoming other
fellow big-city elected first high-ranking so-called liberal conservative progressive hard-line big
small rural urban major large nation's own embattled retired deputy assistant chief lead leading
different such same latest single long-time left-wing right-wing immigrant-friendly bipartisan""".split()
)
PARTIES = frozenset(
    """republican democratic gop democrat independent republican-led republican-controlled democratic-led
democratic-controlled democrat-led gop-led gop-controlled democrat-controlled libertarian""".split()
)
HONORS = frozenset("mr. ms. mrs. miss mr ms mrs".split())
PARTICLES = frozenset("de la von van del der da di bin al el los dos st. le".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
FUNCTION = frozenset(
    """the a an and or but nor so yet for of in on at by to from with without as if while when where after
before since until because although though despite under over between among against during through
within across about into onto upon per via not no it its he she they we i you his her their our my
your this that these those there here who whom whose which what how why is are was were be been
being has have had do does did will would can could may might must shall should said says say also
then than however meanwhile still now just only even more most many some all any each every other
another such both either neither few several once ever never always again already instead indeed
perhaps maybe yes no ok last next earlier later today yesterday tomorrow tonight speaking according
like unlike asked following including given based rather unless whether nothing something everything
one two three four five six seven eight nine ten let see first second third""".split()
)
JOINED = frozenset("state local city county federal municipal".split())
BILL_PREFIXES = frozenset("SB HB AB LB H.R. HR S. A.B. S.B. H.B. HF SF".split())
REGIONS = frozenset(
    """south north east west southern northern eastern western central upstate downstate southeast
northwest""".split()
)
CONNECTORS = frozenset("of for the on".split())
MUST_BE_CAPITAL = frozenset(
    """supervisor house assembly ice us ap cbs nbc abc slate vox salon time hill nation council circuit bench dea fed
cia irs general pbs upi afp rev. axios bloomberg reuters cnn""".split()
)
