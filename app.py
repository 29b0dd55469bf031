"""Rebound's one Streamlit file: first the server behind its guard, then the script that draws each page."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coach.domain.errors import UnsafeServer
from coach.ui import dropped, front, guard

if get_script_run_ctx(suppress_warning=True) is None:
    try:
        guard.require_private(st.get_option("server.address"))
    except UnsafeServer as refused:
        raise SystemExit(f"{refused} {refused.hint}") from None
    app = st.App(__file__, routes=[*front.ROUTES, dropped.ROUTE], middleware=[Middleware(guard.Guard)])
else:
    from coach.ui import shell

    shell.run()
