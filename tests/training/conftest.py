from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ENCODER = Path(__file__).resolve().parents[2] / "training" / "encoder"


@pytest.fixture
def recipe() -> Iterator[Callable[[str], ModuleType]]:
    """Imports a file of the recipe by its name; forgets all of them afterwards, since their names are plain."""
    sys.path.insert(0, str(ENCODER))
    yield importlib.import_module
    sys.path.remove(str(ENCODER))
    for name in [path.stem for path in ENCODER.glob("*.py")]:
        sys.modules.pop(name, None)
