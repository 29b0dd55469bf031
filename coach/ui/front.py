"""The HTML of every page, as Streamlit has it, with our name, style and care for clicks in it from the first moment.

Drawn by `st.html` the style would come after the first words, and push them about.
"""

from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from coach.ui.places import names
from coach.ui.theme import STYLE

ONCE = f"<script type='module'>{(Path(__file__).parent / 'once.js').read_text('utf-8')}</script>"
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


@cache
def html() -> str:
    """The style stands last: Streamlit puts its own into the head, and of two alike the later one counts."""
    theirs = INDEX.read_text("utf-8")
    return theirs.replace("<title>Streamlit</title>", "<title>Rebound</title>").replace(
        "</body>", f"{STYLE}{ONCE}</body>"
    )


async def front(_: Request) -> HTMLResponse:
    return HTMLResponse(html(), headers={"Cache-Control": "no-cache"})


ROUTES = [Route(path, front) for path in ("/", *(f"/{name}" for name in names()))]
