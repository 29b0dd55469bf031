"""What a test needs and this computer may not have."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skips the test with `what` as its one line; where REQUIRE_ALL=1 is set, nothing may be missing: it fails."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"needed here: {what}", pytrace=False)
    pytest.skip(what)
