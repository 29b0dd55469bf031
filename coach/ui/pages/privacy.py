"""Why this is private, and a check that anyone can run."""

import streamlit as st

from coach.ui.guard import LOOPBACK
from coach.ui.proof import Finding, check
from coach.ui.runtime import services
from coach.ui.words import plain
from coach.ui.writer.now import elsewhere, where_notes_go

SIGN = {True: "✓ As it should be", False: "✗ Not as it should be", None: "– Cannot be seen from here"}


def promise() -> None:
    if elsewhere():
        st.warning(where_notes_go())
    else:
        st.text("What you write stays on this computer. There is no account, and nobody is watching.")


def where() -> None:
    home, port = services().settings.home, st.get_option("server.port")
    st.header("Where things are", anchor=False)
    st.markdown(
        f"- **Your notes**, your answers and your letters lie in one folder: {plain(str(home))}\n"
        f"- **The page** is given out by your own computer, to itself: {LOOPBACK}, port {port}. "
        "That address leads nowhere else.\n"
        "- **Words on their way to the disk** wait in this browser, until they are saved a moment later.\n"
        "- **The network** is asked only when you fetch a model, or agree to a server elsewhere, in Settings."
    )


def look() -> None:
    st.header("See for yourself", anchor=False)
    st.text("This knocks at the page as a stranger would, and looks at who may read your folder. It takes a moment.")
    if st.button("Check now", type="primary", key="check"):
        with st.container(key="findings"):
            for found in check(st.get_option("server.port"), services().settings.home):
                line(found)
    st.text(
        "You can also take this computer off the network and go on: everything but fetching a model works the same."
    )


def line(found: Finding) -> None:
    st.markdown(f"**{SIGN[found.good]}.** {plain(found.words)}")


def main() -> None:
    st.title("Why this is private", anchor=False)
    promise()
    where()
    look()


main()
