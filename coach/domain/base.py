"""What every model of the domain is built on."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: never changed in place (`model_copy(update=…)` gives a new one); unknown fields are errors."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")
