"""What the person told us about themselves, for their letters."""

from coach.domain.base import Frozen


class Profile(Frozen):
    """All optional. `voice` is a sample of their own writing."""

    name: str = ""
    email: str = ""
    phone: str = ""
    sign_off: str = ""
    voice: str = ""
