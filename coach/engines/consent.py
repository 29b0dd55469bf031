"""What a person is told before anything is asked of another computer: the same words on the page and in a terminal."""

from coach.engines.address import Address
from coach.engines.catalog import Catalog, Model
from coach.engines.pull_errors import gigabytes

UNVERIFIED = (
    "We know no digest of this file, so nothing can vouch that it is the right one: "
    "only its size and its kind are checked."
)


def to_pull(catalog: Catalog, model: Model, came: int) -> str:
    """`came`: bytes that are here already."""
    others = ", ".join(name for name in catalog.passes_on_to if name != catalog.host)
    passed_on = f" It may hand over to servers of its own (under {others})." if others else ""
    return (
        f"This fetches {gigabytes(model.bytes - came)} from {catalog.host}.{passed_on} They learn this computer's "
        "address and which file you take, and nothing of what you wrote."
    )


def to_send(place: Address) -> str:
    """For an address that is not this computer."""
    open_way = " The way there is not encrypted: everyone on it could read along." if place.open_on_the_way else ""
    return (
        f"{place.host} is not this computer. Whoever runs it would see your notes, whole, and for letters the names "
        f"and your writing sample, each time something is written.{open_way}"
    )
