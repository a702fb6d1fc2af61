import shutil
from pathlib import Path

import pytest

from doorstep import data, evaluate, registry, train


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Path:
    """A folder in which the whole pipeline has run, with a registry of its own that knows the model."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree("data", folder / "data", ignore=shutil.ignore_patterns("prepared"))
    shutil.copy("params.yaml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for step in (data.main, train.main, evaluate.main, registry.register):
            step()
        yield folder
