"""Scorers of times and places, and intervals over documents."""

from collections import Counter

import pytest

from standoff.evaluate import places, times
from standoff.evaluate.figures import intervals, percentile, rates

MONDAY = {"start": 10, "end": 16, "value": "2017-03-20"}


@pytest.mark.parametrize(
    ("predicted", "hits"),
    [
        ([MONDAY], (1, 1, 1, 1)),
        ([MONDAY | {"end": 20}], (1, 0, 1, 0)),
        ([MONDAY | {"value": "2017"}], (1, 1, 0, 0)),
        ([MONDAY | {"start": 16, "end": 20}], (0, 0, 0, 0)),
        ([MONDAY | {"end": 12, "value": "2017"}, MONDAY], (1, 1, 1, 1)),
    ],
)
def test_times(predicted: list[dict[str, object]], hits: tuple[int, ...]) -> None:
    found = times.report(times.counts([MONDAY], predicted))
    assert tuple(found[measure].hits for measure in times.MEASURES) == hits


def test_a_time_is_used_once() -> None:
    both = [{"start": 0, "end": 4, "value": "2017"}, {"start": 5, "end": 9, "value": "2017"}]
    assert times.report(times.counts(both, [{"start": 0, "end": 9, "value": "2017"}]))["relaxed"].hits == 1


def test_places_within_a_hundred_miles() -> None:
    chicago = {"start": 0, "end": 7, "lat": 41.88, "lon": -87.63, "country": "United States"}
    milwaukee = chicago | {"lat": 43.04, "lon": -87.91}
    st_louis = chicago | {"lat": 38.63, "lon": -90.2}
    assert 125 < places.distance(chicago, milwaukee) < 140
    assert places.report(places.counts([chicago], [milwaukee]))["near_of_all"] == 1.0
    assert places.report(places.counts([chicago], [st_louis]))["near_of_all"] == 0.0


def test_places_left_open_are_missed_but_not_misplaced() -> None:
    chicago = {"start": 0, "end": 7, "lat": 41.88, "lon": -87.63}
    found = places.report(places.counts([chicago], [{"start": 0, "end": 7, "lat": None, "lon": None}]))
    assert (found["found"].f1, found["near_of_all"], found["near_of_placed"]) == (1.0, 0.0, None)


def test_foreign_places_are_only_asked_to_be_found() -> None:
    paris = {"start": 0, "end": 5, "lat": 48.86, "lon": 2.35, "country": "France"}
    assert places.report(places.counts([paris], []))["near_of_all"] is None


CHICAGO = {"start": 0, "end": 7, "lat": 41.88, "lon": -87.63, "country": "United States"}
PARIS = {"start": 20, "end": 25, "lat": 48.86, "lon": 2.35, "country": "France"}
UNMAPPED = {"start": 40, "end": 45, "lat": None, "lon": None, "country": None}
HERE = "ocd-division/country:us/state:il/place:chicago"


@pytest.mark.parametrize(
    ("predicted", "counted"),
    [
        ([CHICAGO | {"place": HERE}], (1, 1)),
        ([CHICAGO | {"place": HERE}, CHICAGO | {"place": HERE, "end": 4}], (1, 2)),
        ([CHICAGO | {"place": None, "lat": 33.0}], (0, 1)),
        ([CHICAGO | {"place": None, "lat": None}], (0, 0)),
        ([PARIS | {"place": None}], (0, 0)),
        ([PARIS | {"place": "ocd-division/country:us/state:tx/place:paris"}], (0, 1)),
        ([CHICAGO | {"start": 40, "end": 45, "place": HERE}], (0, 0)),
        ([CHICAGO | {"start": 60, "end": 65, "place": HERE}], (0, 1)),
        ([CHICAGO | {"start": 60, "end": 65, "place": "ocd-division/country:mx"}], (0, 0)),
    ],
)
def test_places_end_to_end(predicted: list[dict[str, object]], counted: tuple[int, int]) -> None:
    rate = places.report(places.counts([CHICAGO, PARIS, UNMAPPED], predicted))["end_to_end"]
    assert (rate.hits, rate.predicted, rate.gold) == (*counted, 1)


def test_an_interval_holds_the_figure_and_narrows_with_documents() -> None:
    def report(total: Counter[str]) -> dict[str, object]:
        return {"f1": rates(total["hits"], total["n"], total["n"])}

    few = [Counter(hits=index % 2, n=1) for index in range(10)]
    low, high = intervals(few, report, samples=300)["f1"]  # type: ignore[arg-type]
    assert low < 0.5 < high
    many_low, many_high = intervals(few * 20, report, samples=300)["f1"]  # type: ignore[arg-type]
    assert high - low > 2 * (many_high - many_low)


def test_percentiles_by_nearest_rank() -> None:
    assert [percentile([5, 1, 3], share) for share in (0.0, 0.5, 1.0)] == [1, 3, 5]


def test_figures_without_cases() -> None:
    assert intervals([], lambda total: {}) == {}
    assert rates(0, 0, 0).f1 == 0.0
