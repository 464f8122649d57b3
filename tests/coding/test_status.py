"""Status from tense, modality, negation, condition and governing words, active and passive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model.claim import Claim

TABLE = [
    ("sue", "happened", "San Francisco sued the Justice Department over the order on sanctuary cities."),
    (
        "sue",
        "happened",
        "The Justice Department was sued by San Francisco over the order on sanctuary cities.",
    ),
    ("sue", "happened", "The Justice Department sues California over its sanctuary law."),
    ("sue", "happened", "California is suing the Justice Department over sanctuary grants."),
    ("sue", "scheduled", "San Francisco will sue the Justice Department over the sanctuary order."),
    ("sue", "scheduled", "The Justice Department will be sued by San Francisco over the sanctuary order."),
    ("sue", "possible", "San Francisco may sue the Justice Department over the sanctuary order."),
    ("sue", "possible", "The Justice Department may be sued by San Francisco over the sanctuary order."),
    ("sue", "not_done", "San Francisco has not sued the Justice Department over the sanctuary order."),
    (
        "sue",
        "not_done",
        "The Justice Department has not been sued by San Francisco over the sanctuary order.",
    ),
    ("sue", "committed", "San Francisco vowed to sue the Justice Department over the sanctuary order."),
    (
        "sue",
        "threatened",
        "San Francisco threatened to sue the Justice Department if it cuts grants to sanctuary cities.",
    ),
    ("sue", "denied", "San Francisco denied suing the Justice Department over the sanctuary order."),
    (
        "sue",
        "conditional",
        "San Francisco will sue the Justice Department if it cuts grants to sanctuary cities.",
    ),
    (
        "sue",
        "possible",
        "San Francisco is considering suing the Justice Department over the sanctuary order.",
    ),
    ("sue", "scheduled", "San Francisco is expected to sue the Justice Department over the sanctuary order."),
    ("sign", "happened", "Gov. Greg Abbott signed the sanctuary bill on Sunday."),
    ("sign", "happened", "The sanctuary bill was signed by Gov. Greg Abbott on Sunday."),
    ("sign", "scheduled", "Gov. Greg Abbott will sign the sanctuary bill."),
    ("sign", "scheduled", "The sanctuary bill will be signed by Gov. Greg Abbott."),
    ("sign", "committed", "Gov. Greg Abbott said he will sign the sanctuary bill."),
    ("sign", "possible", "Gov. Greg Abbott may sign the sanctuary bill."),
    ("sign", "possible", "The sanctuary bill may be signed by Gov. Greg Abbott."),
    ("sign", "not_done", "Gov. Greg Abbott has not signed the sanctuary bill."),
    ("sign", "not_done", "The sanctuary bill has not been signed by Gov. Greg Abbott."),
    ("sign", "committed", "Gov. Greg Abbott vowed to sign the sanctuary bill."),
    ("sign", "not_done", "Gov. Greg Abbott refused to sign the sanctuary bill."),
    ("sign", "denied", "Gov. Greg Abbott denied signing the sanctuary bill."),
    ("sign", "conditional", "Gov. Greg Abbott would sign the sanctuary bill if lawmakers pass it."),
    ("sign", "scheduled", "Gov. Greg Abbott is expected to sign the sanctuary bill."),
    (
        "withhold_funds",
        "happened",
        "The Justice Department withheld grants from Chicago over its sanctuary policy.",
    ),
    (
        "withhold_funds",
        "happened",
        "Grants were withheld from Chicago by the Justice Department over its sanctuary policy.",
    ),
    ("withhold_funds", "scheduled", "The Justice Department will withhold grants from sanctuary cities."),
    (
        "withhold_funds",
        "scheduled",
        "Grants will be withheld from sanctuary cities by the Justice Department.",
    ),
    ("withhold_funds", "possible", "The Justice Department may withhold grants from sanctuary cities."),
    ("withhold_funds", "possible", "Grants may be withheld from sanctuary cities by the Justice Department."),
    ("withhold_funds", "not_done", "The Justice Department has not withheld grants from sanctuary cities."),
    (
        "withhold_funds",
        "not_done",
        "Grants have not been withheld from sanctuary cities by the Justice Department.",
    ),
    (
        "withhold_funds",
        "threatened",
        "President Trump vowed to withhold grants from cities that refuse to cooperate with immigration agents.",
    ),
    ("withhold_funds", "threatened", "President Trump threatened to withhold grants from sanctuary cities."),
    ("withhold_funds", "denied", "The Justice Department denied withholding grants from sanctuary cities."),
    (
        "withhold_funds",
        "blocked",
        "A federal judge blocked the Justice Department from withholding grants from sanctuary cities.",
    ),
    (
        "withhold_funds",
        "conditional",
        "The Justice Department will withhold grants from Chicago if it keeps its sanctuary policy.",
    ),
    (
        "withhold_funds",
        "possible",
        "The Justice Department is considering withholding grants from sanctuary cities.",
    ),
    ("cooperate", "ongoing", "Miami-Dade County cooperates with federal immigration authorities."),
    ("cooperate", "happened", "Miami-Dade County cooperated with federal immigration authorities."),
    ("cooperate", "scheduled", "Miami-Dade County will cooperate with federal immigration authorities."),
    ("cooperate", "possible", "Miami-Dade County may cooperate with federal immigration authorities."),
    (
        "cooperate",
        "committed",
        "Miami-Dade County promised to cooperate with federal immigration authorities.",
    ),
    ("cooperate", "committed", "Miami-Dade County agreed to cooperate with federal immigration authorities."),
    ("decline", "happened", "Miami-Dade County has not cooperated with federal immigration authorities."),
    ("decline", "committed", "Chicago vowed not to cooperate with federal immigration authorities."),
    ("decline", "happened", "Chicago refused to cooperate with federal immigration authorities."),
    ("decline", "ongoing", "Chicago refuses to cooperate with federal immigration authorities."),
    ("decline", "scheduled", "Chicago will refuse to cooperate with federal immigration authorities."),
    ("decline", "possible", "Chicago may refuse to cooperate with federal immigration authorities."),
    ("decline", "not_done", "Chicago has not refused to cooperate with federal immigration authorities."),
    ("decline", "committed", "Chicago vowed to refuse immigration detainers."),
    ("decline", "denied", "Chicago denied refusing to cooperate with federal immigration authorities."),
    ("decline", "happened", "Immigration detainers were refused by Chicago."),
    ("decline", "scheduled", "Immigration detainers will be refused by Chicago."),
    ("decline", "possible", "Immigration detainers may be refused by Chicago."),
    ("decline", "threatened", "Chicago threatened to refuse immigration detainers if the grants are cut."),
    (
        "withhold_funds",
        "ongoing",
        "The Justice Department is trying to withhold grants from sanctuary cities.",
    ),
    ("pass_chamber", "happened", "The Texas Senate passed the sanctuary bill on Wednesday."),
    ("pass_chamber", "not_done", "The Texas Senate has not passed the sanctuary bill."),
    ("pass_chamber", "possible", "The Texas Senate may pass the sanctuary bill."),
    ("enjoin", "happened", "A federal judge blocked the order on sanctuary cities."),
    ("enjoin", "not_done", "A federal judge refused to block the order on sanctuary cities."),
    ("enjoin", "possible", "A federal judge could block the order on sanctuary cities."),
    ("take_effect", "scheduled", "The sanctuary law will take effect on Sept. 1."),
    ("take_effect", "happened", "The sanctuary law took effect on Feb. 1."),
    ("appeal", "committed", "The Justice Department said it will appeal the ruling on sanctuary cities."),
    ("appeal", "happened", "The Justice Department appealed the ruling on sanctuary cities."),
    ("veto", "threatened", "Gov. Larry Hogan threatened to veto the sanctuary bill."),
    ("veto", "committed", "Gov. Larry Hogan vowed to veto the sanctuary bill."),
    ("veto", "happened", "The sanctuary bill was vetoed by Gov. Larry Hogan."),
    ("rule", "proposed", "The bill would bar police from asking about immigration status."),
    ("rule", "ongoing", "The ordinance bars police from asking about immigration status."),
]


@pytest.mark.parametrize(
    ("move", "status", "text"), TABLE, ids=[f"{m}-{s}-{n}" for n, (m, s, _) in enumerate(TABLE)]
)
def test_status(coded: Callable[..., tuple[Claim, ...]], move: str, status: str, text: str) -> None:
    found = [claim.status for claim in coded(text) if claim.move == move]
    assert found == [status]


def test_asking_for_an_act_is_no_act(coded: Callable[..., tuple[Claim, ...]]) -> None:
    found = coded("Attorney General Jeff Sessions urged California to cooperate with immigration agents.")
    assert [claim.move for claim in found] == ["request"]


def test_purpose_is_no_act(coded: Callable[..., tuple[Claim, ...]]) -> None:
    found = coded("The Justice Department sued California to overturn its sanctuary law.")
    assert "repeal" not in {claim.move for claim in found}


def test_a_date_to_come_makes_it_scheduled(coded: Callable[..., tuple[Claim, ...]]) -> None:
    found = coded("The Texas law that bans sanctuary cities takes effect on Sept. 1.")
    (claim,) = [claim for claim in found if claim.move == "take_effect"]
    assert (claim.status, claim.date and claim.date.edtf) == ("scheduled", "2017-09-01")
