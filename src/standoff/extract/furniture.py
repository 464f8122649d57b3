"""What stands around an article and is no part of it: told by tag, by class name, by wording.

Names and phrases are those of common page systems; none belongs to one site.
"""

from __future__ import annotations

import re

from standoff.extract.tree import Node

TAGS = frozenset({"aside", "nav", "footer", "figcaption", "form", "dialog", "menu", "caption", "fieldset"})
ROLES = frozenset(
    {
        "navigation",
        "complementary",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alert",
        "menu",
        "toolbar",
        "form",
    }
)
_NAMES = re.compile(
    r"""(?<![a-z])(?:
    side-?bar|related|recirc\w*|recommend\w*|suggested|popular|trending|most-?(?:read|viewed|popular|shared|commented)
    |more-?(?:stories|news|posts|articles|from|on|in|coverage|headlines|like|links)|read-?(?:more|next|also)|up-?next
    |also-?(?:read|like)|you-?may|latest|top-?stories|headlines-?list|teasers?|promos?\d*|outbrain|taboola|zergnet|revcontent
    |share|sharing|shar(?:e|ing)-?\w+|social\w*|sharedaddy|addthis|addtoany|jp-relatedposts|follow-?us
    |newsletters?|sign-?up|subscri(?:be|ption)s?|opt-?in|mail-?chimp|paywall|donat(?:e|ion)|membership
    |ads?|advert\w*|adsense|ad-?(?:slot|unit|wrapper|container|box|banner)|dfp|sponsor\w*|partner-?content
    |comments?|comment-?(?:list|form|area|section)|respond|disqus\w*|livefyre
    |captions?|wp-caption-text|credits?|photo-?(?:credit|caption)|image-?(?:credit|caption)|cutline
    |bio|biography|author-?(?:bio|box|info|card|description|about|profile)|about-?(?:the-)?author|abouttheauthor
    |breadcrumbs?|nav|navigation|navbar|nav-?menu|menus?|pagination|pager|post-?nav\w*|toc|skip-?link
    |foot|footer|site-?(?:header|footer)|masthead|colophon|copyright|disclaimer
    |tags|tag-?(?:list|cloud|links)|tagged|topics-?list|post-?(?:tags|meta|categories)|entry-?(?:meta|footer|utility)|article-?meta
    |byline\w*|dateline-?info|timestamps?|pub-?date|post-?date|entry-?date|article-?date|publish(?:ed)?-?date
    |cookies?\w*|gdpr|consent|pop-?up|modal|overlay|lightbox|toolbars?
    |pull-?quotes?|pullout|callout|blockquote-?pull|widget-?area|quiz|hide-?print|noprint-?only|factbox|infobox
    )(?![a-z])""",
    re.VERBOSE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OPENING = re.compile(
    r"""^\W*(?:
    (?:related|read\ (?:more|also|next|the\ full)|see\ also|also\ (?:read|see|on)|more\ (?:from|on|about|in|stories|news|coverage)
      |watch|listen|photos?|video|gallery|slideshow|recommended|trending|don['’]t\ miss|must\ read|editor['’]s\ (?:note\ )?picks?
      |in\ other\ news|you\ may\ also\ like|(?:top|popular|latest|most\ read)\ (?:stories|news|posts))\b[^.]{0,30}(?::|$)
    |(?:sign|signing)\ up\ (?:for|to|here|now|today)|subscribe\b|get\ (?:the|our|news|breaking|more)\b.{0,60}(?:inbox|newsletter|app|alerts)
    |(?:please\ )?(?:share|tweet|email|print|save|comment|reply|like|pin|follow)\W*(?:this|it|us|on|via|story|article|post|facebook|twitter|$)
    |follow\b.{0,60}\b(?:twitter|facebook|instagram)|like\ us\ on|join\ (?:our|the\ conversation)|click\ here|tap\ here
    |(?:advertisement|advertising|sponsored|story\ continues|article\ continues|continue\ reading|loading|skip\ to|scroll|show\ more|view\ more)
    |(?:©|\(c\)|copyright\b).{0,120}$|all\ rights\ reserved|this\ material\ may\ not\ be\ published|terms\ of\ (?:use|service)|privacy\ policy
    |(?:filed\ under|tags?|tagged|categor(?:y|ies)|topics?|posted\ (?:in|by|on)|file\ photo|photo\ by|image\ (?:credit|source)|\(?photo)\b\s*:?
    |(?:leave\ a\ (?:comment|reply))|\d+\ (?:comments?|shares?|views?)\b|contact\ the\ (?:reporter|author|writer)|reach\ (?:him|her|them)\ at
    |have\ a\ (?:news\ )?tip|if\ you\ (?:like|liked|enjoyed)\ this|support\ (?:our|local|independent)\ (?:journalism|news|reporting)
    |(?:last\ )?(?:updated|published|posted|modified)\b\s*(?::|on\b|at\b|\d|[a-z]{3,9}\.?\s\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"all rights reserved|may not be (?:published, broadcast|reproduced)|sign up for (?:our|the|my)\b.{0,40}(?:newsletter|e-?mail)"
    r"|\bdeliver(?:ed|s)? to your inbox|(?:follow|find) (?:him|her|them|us|me|\w+ \w+) on (?:twitter|facebook|instagram|x)\b"
    r"|share this (?:article|story|post)|e-?mail (?:him|her|them|the (?:author|reporter|writer)) at",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"^(?:About the author\W*)?(?:[A-Z][\w.'’-]+\s+){1,4}(?:is|was|covers|writes|reports|has (?:covered|written|reported))\b"
    r".{0,80}\b(?:reporter|writer|editor|journalist|columnist|correspondent|contributor|blogger|freelance\w*|intern|"
    r"author of|host of|covers|covering|writes|reports on|fellow at|based in)\b"
)
_BYLINE = re.compile(r"^[Bb][Yy]:?\s+[A-Z][^:;!?]{2,80}$")


def names(node: Node) -> bool:
    """True when the tag, role, class or id of an element says that it is no part of an article."""
    if node.tag in TAGS or node.get("role") in ROLES:
        return True
    told = f"{node.get('class')} {node.get('id')} {node.get('data-component')} {node.get('data-testid')}"
    if told.isspace():
        return False
    return _NAMES.search(_CAMEL.sub("-", told).replace("_", "-").lower()) is not None


def says(text: str, linked: float) -> bool:
    """True when the words of a block say that it is no part of an article; ``linked`` is its share of links."""
    words = text.count(" ") + 1
    if words <= 60 and _ALWAYS.search(text):
        return True
    found = _OPENING.match(text)
    return found is not None and (
        words <= 8 or linked > 0.5 or found[0].rstrip().endswith(":") and words <= 25
    )


def byline(text: str) -> bool:
    """True for a line that only names the writer."""
    return text.count(" ") < 12 and _BYLINE.match(text) is not None


def biography(text: str) -> bool:
    """True for a closing paragraph about the writer."""
    return text.count(" ") < 70 and _BIOGRAPHY.match(text) is not None
