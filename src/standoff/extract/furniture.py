"""What stands around an article and is no part of it: told by tag, by class name, by wording.

Names and phrases are those of common page systems; none belongs to one site.
"""

from __future__ import annotations

import re

from standoff.extract import page_date
from standoff.extract.tree import Node

TAGS = frozenset({"aside", "nav", "footer", "figcaption", "form", "dialog", "menu", "caption", "fieldset"})
_ROLES = "navigation complementary banner contentinfo search dialog alert menu toolbar form"
ROLES = frozenset(_ROLES.split())

# Parts of class names and ids, in lower case with hyphens; each must stand between other signs.
_NAME_PARTS = (
    r"side-?bar|related|recirc\w*|recommend\w*|suggested|popular|trending|latest|top-?stories|up-?next|you-?may",
    r"most-?(?:read|viewed|popular|shared|commented)|read-?(?:more|next|also)|also-?(?:read|like)|teasers?|promos?\d*",
    r"more-?(?:stories|news|posts|articles|from|on|in|coverage|headlines|like|links)|jp-relatedposts|headlines-?list",
    r"outbrain|taboola|zergnet|revcontent|ads?|advert\w*|adsense|ad-?(?:slot|unit|wrapper|container|box|banner)|dfp",
    r"sponsor\w*|partner-?content|share|sharing|share-?\w+|social\w*|sharedaddy|addthis|addtoany|follow-?us",
    r"newsletters?|sign-?up|subscri(?:be|ption)s?|opt-?in|mail-?chimp|donat(?:e|ion)|membership",
    r"comments?|comment-?(?:list|form|area|section)|respond|disqus\w*|livefyre",
    r"captions?|wp-caption-text|credits?|(?:photo|image)-?(?:credit|caption)|cutline",
    r"bio|biography|author-?(?:bio|box|info|card|description|about|profile)|about-?(?:the-)?author",
    r"breadcrumbs?|nav|navigation|navbar|nav-?menu|menus?|pagination|pager|post-?nav\w*|toc|skip-?link",
    r"foot|footer|site-?(?:header|footer)|masthead|colophon|copyright|disclaimer|toolbars?",
    r"tags|tag-?(?:list|cloud|links)|tagged|topics-?list|post-?(?:tags|meta|categories)|article-?meta",
    r"entry-?(?:meta|footer|utility)|byline\w*|timestamps?|(?:pub|publish|published|post|entry|article)-?date",
    r"cookies?\w*|gdpr|consent|pop-?up|modal|overlay|lightbox|widget-?area|quiz|hide-?print|factbox|infobox",
    r"pull|pull-?quotes?|pullout|callout|blockquote-?pull",
)
_NAMES = re.compile(rf"(?<![a-z])(?:{'|'.join(_NAME_PARTS)})(?![a-z])")
_SURE = re.compile(
    r"side-?bar|relat|recirc|recommend|popular|trending|most|more|also|next|outbrain|taboola|zergnet|newsletter"
    r"|comment|disqus|respond|aside|nav|footer|figcaption|bread|cookie|author|complementary"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# Labels: how a line begins that leads elsewhere. They count without a full stop, or where links fill the line.
_LABELS = (
    r"(?:related|read (?:more|also|next|the full)|see also|also (?:read|see)|you may also like|in other news)\b",
    r"more (?:from|on|about|in|stories|news|coverage)\b|(?:top|popular|latest|most read) (?:stories|news|posts)\b",
    r"(?:watch|listen|photos?|video|gallery|slideshow|recommended|trending|don['’]t miss|must read)\b",
    r"(?:please )?(?:share|tweet|e-?mail|print|save|comment|reply|like|pin|follow)\W*"
    r"(?:this|it|us|on|via|story|article|post|facebook|twitter|$)",
    r"(?:filed under|tags?|tagged|categor(?:y|ies)|topics?|posted (?:in|by|on)|skip to|scroll|show more|view more)\b",
    r"(?:file photo|photo by|image (?:credit|source)|\(?photo\b|loading\b|\d+ (?:comments?|shares?|views?)\b)",
    r"(?:last )?(?:updated|published|posted|modified)\b\s*(?::|on\b|at\b|\d|[a-z]{3,9}\.? \d)",
)
_LABEL = re.compile(rf"^\W*(?:{'|'.join(_LABELS)})", re.IGNORECASE)

_HEAD = re.compile(
    r"^\W*(?:(?:most|also|more|related|popular|top|latest|trending|recent|recommended|editor['’]s|our|other)\b.*\b"
    r"(?:stories|posts?|articles|news|headlines|reads?|reading|viewed|popular|shared|picks?|coverage|videos?|links)"
    r"|related|recommended|trending(?: now)?|popular|read (?:more|next)|more (?:from|on|in) .*|you may (?:also )?like"
    r"|(?:leave a )?comments?|\d+ comments?|about (?:me|us)|(?:about|contact) (?:the|this) (?:\w+ )?(?:author|writer)s?"
    r"|(?:about|contact) (?:the|this) (?:reporter|site|blog|(?:news)?paper|organi[sz]ation)|share this.*|keep reading"
    r"|newsletters?|sign up.*|subscribe.*|follow (?:us|me).*|tags|categories|archives?|blog archive|around the web"
    r"|sponsored.*|advertise.*|what (?:others|people) are reading|up next)\W*$",
    re.IGNORECASE,
)

# Calls: what an outlet says to its reader on its own behalf.
_CALLS = (
    r"^\W*(?:advertisement|advertising|sponsored content|(?:story|article) continues|continue reading)\b",
    r"^\W*(?:sign(?:ing)? up (?:for|to|here|now|today)|subscribe\b|click here|tap here|like us on)",
    r"^\W*join (?:our|the conversation)\b",
    r"^\W*(?:have a (?:news )?tip|if you (?:like|liked|enjoyed) this|leave a (?:comment|reply)|terms of use)",
    r"^\W*(?:support (?:our|local|independent) (?:journalism|news|reporting)|privacy policy)",
    r"\breach (?:him|her|them) at (?:[\d(]|\S+@)|^\W*(?:contact|reach|e-?mail) the (?:reporter|author|writer)",
    r"^\W*(?:©|\(c\)\s*\d{4}|copyright\W*(?:©|\(c\)|\d{4}))|all rights reserved",
    r"may not be (?:published, broadcast|reproduced)",
    r"(?:sign up for|get) (?:our|the|my)\b.{0,60}(?:newsletter|e-?mail|inbox|app)\b|deliver(?:ed|s)? to your inbox",
    r"(?:follow|find) (?:him|her|them|us|me|\w+ \w+|@\w+) on (?:twitter|facebook|instagram|x)\b",
    r"^\W*(?:we want to hear (?:from|what) you|to view the full|view comments|submit (?:a|your) (?:letter|tip|story))",
    r"download (?:our|the) .{0,40}\bapps?\b|please (?:subscribe|log in|sign in)\b|already a (?:subscriber|member)\b",
    r"share this (?:article|story|post)|e-?mail (?:him|her|them) at \S+@",
)
_CALL = re.compile("|".join(_CALLS), re.IGNORECASE)

_WRITES = r"reporter|writer|editor|journalist|columnist|correspondent|contributor|blogger|freelance\w*|intern"
_BIOGRAPHY = re.compile(
    r"^(?:About the author\W*)?(?:[A-Z][\w.'’-]+\s+){1,4}"
    r"(?:is|was|covers|writes|reports|has (?:covered|written|reported))\b"
    rf".{{0,80}}\b(?:{_WRITES}|author of|host of|covers|covering|writes|reports on|fellow at|based in)\b"
    r"|^(?:[A-Z][\w.'’-]+\s+){1,3}(?:covers|writes about|reports on)\b.{0,120}$"
)
_BYLINE = re.compile(r"^[Bb][Yy]:?\s+[A-Z][^:;!?]{2,80}$")
_STOPS = re.compile(r"[.!?…][\"'”’)\]]*$")
_TIME_OF_DAY = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?|\b(?:[ap]\.?m\b\.?|[ECMP][SD]?T|UTC|GMT|(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)


def named(node: Node) -> str | None:
    """The tag, role or part of a class or id that says that an element is no part of an article."""
    if node.tag in TAGS:
        return node.tag
    if node.get("role") in ROLES:
        return node.get("role")
    told = f"{node.get('class')} {node.get('id')} {node.get('data-component')} {node.get('data-testid')}"
    if told.isspace():
        return None
    found = _NAMES.search(_CAMEL.sub("-", told).replace("_", "-").lower())
    return found[0] if found else None


def sure(name: str) -> bool:
    """True for names that mean furniture on any page, however much text stands under them."""
    return _SURE.search(name) is not None


def says(text: str, linked: float) -> bool:
    """True when a block says that it is no part of an article; ``linked`` is its share of links."""
    words = text.count(" ") + 1
    if words <= 60 and _CALL.search(text):
        return True
    label = _LABEL.match(text)
    if label is None or dated(text):
        return dated(text)
    led = text[label.end() : label.end() + 2].lstrip().startswith((":", "»", ">", "|")) and words <= 25
    return led or linked > 0.5 or (words <= 8 and _STOPS.search(text) is None)


def heads(text: str) -> bool:
    """True for a heading over stories or boxes that are no part of the article."""
    return text.count(" ") < 7 and _HEAD.match(text) is not None


def dated(text: str) -> bool:
    """True for a line that only says when the page was published."""
    if text.count(" ") > 14 or page_date.written(text) is None:
        return False
    rest = _TIME_OF_DAY.sub("", page_date.without(text))
    return len(re.findall(r"[^\W\d_]+", rest)) <= 2


def byline(text: str) -> bool:
    """True for a line that only names the writer: mostly names, no full stop."""
    words = text.split()
    if len(words) > 12 or _BYLINE.match(text) is None or text.endswith("."):
        return False
    return sum(word[0].isupper() for word in words[1:]) > 0.6 * (len(words) - 1)


def biography(text: str, writers: str) -> bool:
    """True for a closing paragraph about the writer; ``writers`` is the page's byline."""
    if text.count(" ") >= 70:
        return False
    first = re.split(r",| and ", writers)[0].strip()
    return _BIOGRAPHY.match(text) is not None or (" " in first and text.startswith(f"{first} "))
