"""Settings: about me, who writes, where the data lies."""

import streamlit as st

from coach.domain.profile import Profile
from coach.ui.data.backups import backups
from coach.ui.data.bin import bin_
from coach.ui.data.bringing_in import bringing_in
from coach.ui.data.erasing import erasing
from coach.ui.data.passphrase import passphrase
from coach.ui.data.saving import saving
from coach.ui.fields import Fields
from coach.ui.look import look
from coach.ui.piece import piece
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.writer.catalogue import catalogue
from coach.ui.writer.now import elsewhere, now, where_notes_go
from coach.ui.writer.own_file import own
from coach.ui.writer.server import server


@piece
def about_me() -> None:
    st.header("About me", anchor=False)
    profile, fields = services().journal.profile(), Fields("profile")
    name = fields.text("Name, as you sign a letter", "name", profile.name)
    sign_off = fields.text("How you close a letter", "sign_off", profile.sign_off, placeholder="Kind regards")
    email = fields.text("E-mail", "email", profile.email)
    phone = fields.text("Phone", "phone", profile.phone)
    if not st.button("Save", type="primary", key="save_profile"):
        return
    services().journal.save_profile(
        profile.model_copy(
            update=Profile(name=name, sign_off=sign_off, email=email, phone=phone).model_dump(exclude={"voice"})
        )
    )
    fields.kept()
    st.success("Saved. New letters will use it.")


def coach() -> None:
    st.header("Who writes", anchor=False)
    now()
    catalogue()
    own()
    server()


def data() -> None:
    st.header("Your data", anchor=False)
    st.text(f"Everything is in one folder on this computer: {services().settings.home}")
    saving()
    for title, part in (
        ("Bring in what was saved", bringing_in),
        ("Backups", backups),
        ("Deleted, and not yet gone", bin_),
        ("A passphrase", passphrase),
        ("Erase everything", erasing),
    ):
        with st.expander(title, key=f"data_{part.__name__}", on_change="rerun") as box:
            if box.open:
                part()


def privacy() -> None:
    st.header("Privacy", anchor=False)
    st.page_link(page("privacy"), label="See for yourself: a check that runs here")
    st.text(
        f"The app listens on 127.0.0.1 port {st.get_option('server.port')} only: no other computer can reach it. "
        "The page may load nothing from anywhere else. "
        + (where_notes_go() if elsewhere() else "The app asks nothing of anyone, but for a model that you fetch.")
    )


def main() -> None:
    st.title("Settings", anchor=False)
    about_me()
    coach()
    data()
    privacy()
    look()


main()
