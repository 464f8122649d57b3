"""What tests of several rooms share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import NoPostgres, Schemas, schemas

# How fast a machine is, and how busy, is no property of the program.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schemas]:
    """Schemas on a real PostgreSQL; without one the tests that ask for it fail, none is skipped."""
    folder = tmp_path_factory.getbasetemp()
    try:
        with schemas(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) as made:
            yield made
    except NoPostgres as error:
        pytest.fail(str(error), pytrace=False)
