from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
ENCODER, CODER = TRAINING / "encoder", TRAINING / "coder"
Recipe = Callable[[str], ModuleType]


@contextmanager
def importing(folder: Path) -> Iterator[Recipe]:
    """Imports a file of a recipe by its name; forgets all of them afterwards, since their names are plain."""
    sys.path.insert(0, str(folder))
    yield importlib.import_module
    sys.path.remove(str(folder))
    for name in [path.stem for path in folder.glob("*.py")]:
        sys.modules.pop(name, None)


@pytest.fixture
def recipe() -> Iterator[Recipe]:
    """The recipe of the encoder that hears who speaks."""
    with importing(ENCODER) as found:
        yield found


@pytest.fixture
def coder_recipe() -> Iterator[Recipe]:
    """The recipe of the network that finds acts."""
    with importing(CODER) as found:
        yield found
