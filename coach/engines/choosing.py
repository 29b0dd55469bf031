"""What the person names as the writer → what the settings file is to say."""

from collections.abc import Sequence
from typing import Any

from coach.domain.errors import EngineMissing
from coach.engines.address import address
from coach.engines.shelf import Shelf, own_file


def chosen_by(what: str, shelf: Shelf, agreed: Sequence[str]) -> tuple[dict[str, Any], str]:
    """Fields of Choice, and what is true then in a sentence. Raises EngineMissing, and then nothing is to change."""
    if what == "builtin":
        return {"engine": "builtin"}, "The built-in coach writes now."
    if what.startswith(("http://", "https://")):
        place = address(what)
        if not place.here and place.text not in agreed:
            raise EngineMissing(
                f"{place.host} is not this computer, so it was not chosen.",
                "If you want it to see your notes, say so on the Settings page.",
            )
        return {"engine": "endpoint", "endpoint": place.text}, f"The server at {place.text} writes now."
    model = shelf.catalog.find(what)
    if model is None:
        path = own_file(what)
        return {"engine": "model", "model": path}, f"The model {path.name} writes now."
    if not shelf.has(model):
        raise EngineMissing(f"{model.name} is not on this computer yet.", f"`coach model pull {model.key}` fetches it.")
    return {"engine": "model", "model": shelf.path(model)}, f"{model.name} writes now."
