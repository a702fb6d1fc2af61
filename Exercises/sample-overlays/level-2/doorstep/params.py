"""The settings of a run, from params.yaml."""

from pathlib import Path
from typing import Any

import yaml


def read_params(section: str) -> dict[str, Any]:
    return yaml.safe_load(Path("params.yaml").read_text())[section]
