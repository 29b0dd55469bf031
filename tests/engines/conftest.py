from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.engines.llama.process import LlamaProcess
from tests.support.tiny_model import tiny_model


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny.gguf")


@pytest.fixture(scope="session")
def slow_model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "slow.gguf", layers=8, width=256)


@pytest.fixture
def llama(model_file: Path) -> Iterator[LlamaProcess]:
    process = LlamaProcess(model_file)
    yield process
    process.close()
