"""Division ids as names."""

import pytest

from standoff.pipeline.naming import place_label


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("ocd-division/country:us/state:ms/place:jackson", "Jackson, Mississippi"),
        ("state:ca/county:santa_clara", "Santa Clara County, California"),
        ("ocd-division/country:us", "United States"),
        ("ocd-division/country:us/district:dc", "District of Columbia"),
        ("ocd-division/country:us/state:tx/place:not_in_any_table", "Not In Any Table"),
        (None, None),
    ],
)
def test_names(place: str | None, name: str | None) -> None:
    assert place_label(place) == name
