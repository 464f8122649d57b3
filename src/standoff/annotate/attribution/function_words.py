"""The closed classes of English that hold a sentence together, as attribution needs them."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


BE = listed("is are was were be been being 's ’s 're ’re 'm ’m")
HAVE = listed("has have had having 've ’ve 'd ’d 's ’s")
MODALS = listed("will would shall should can could may might must 'll ’ll ca wo won do does did not n't n’t")
AUXILIARIES = BE | HAVE | MODALS
NEGATIONS = listed("not n't n’t never")
ADVERBS = listed(
    """also later then already again still never ever often always repeatedly recently first previously now
    just once twice even only further soon long since earlier simply really clearly publicly privately openly
    reportedly not n't n’t so far meanwhile instead however too thus therefore"""
)
PREPOSITIONS = listed(
    """of for with in at from on to by about against between among under over during after before into near
    through inside outside within without toward towards behind around across along like amid despite"""
)
POSSESSIVES = listed("his her its their my our your")
DETERMINERS = POSSESSIVES | listed(
    "the a an this that these those some many several most all no any one both another each every few"
)
SUBJECTS = listed("he she they it we i you who")
CLAUSE_STARTERS = listed(
    """that because if when while as although though since where which whether what how why but unless until
    whereas than so yet nor"""
)
SUBORDINATORS = listed("when while as after although though because since before if once until unless")
QUESTION_WORDS = listed("if whether how what why who when where")
