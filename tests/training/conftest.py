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
    folders = (folder, TRAINING)
    sys.path[:0] = map(str, folders)
    yield importlib.import_module
    for one in folders:
        sys.path.remove(str(one))
        for path in one.glob("*.py"):
            sys.modules.pop(path.stem, None)


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
