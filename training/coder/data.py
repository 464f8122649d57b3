"""Check coded documents against ``data.toml``: ``python training/coder/data.py FOLDER [--rewrite]``.

With ``--rewrite`` counts and digests of ``data.toml`` become those of the files in FOLDER.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

MANIFEST = Path(__file__).resolve().parent / "data.toml"


def sources() -> list[dict[str, Any]]:
    """The files of coded documents that the recipe learns from."""
    found: list[dict[str, Any]] = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["source"]
    return found


def facts(path: Path) -> dict[str, Any]:
    """Digest and counts of a file of coded documents."""
    content = path.read_bytes()
    documents = [json.loads(line) for line in content.decode().splitlines()]
    return {
        "documents": len(documents),
        "claims": sum(len(one.get("claims", [])) for one in documents),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def rewritten(text: str, file: str, known: dict[str, Any]) -> str:
    """The manifest with other facts about one file."""
    before, name, after = text.partition(f'file = "{file}"\n')
    for key, value in known.items():
        after = re.sub(rf"^{key} = .*$", f"{key} = {json.dumps(value)}", after, count=1, flags=re.M)
    return before + name + after


def main() -> None:
    """Check every file, or describe it anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rewrite", action="store_true")
    options = parser.parse_args()
    for source in sources():
        path = options.folder / source["file"]
        if not path.exists():
            raise SystemExit(f"{path} is not there")
        found = facts(path)
        if options.rewrite:
            text = rewritten(MANIFEST.read_text(encoding="utf-8"), source["file"], found)
            MANIFEST.write_text(text, encoding="utf-8")
        elif found != {key: source[key] for key in found}:
            raise SystemExit(f"{path} is not the file that {MANIFEST.name} describes")


if __name__ == "__main__":
    main()
