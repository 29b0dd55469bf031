"""Patterns: skills, kinds of question, stages, feedback beside one's own view, and whether the role fits."""

import streamlit as st

from coach.services.patterns import ENOUGH, enough
from coach.ui.nothing_yet import nothing_yet
from coach.ui.places import page
from coach.ui.practice import fit_part, pattern_parts, skill_part
from coach.ui.practice.words import counted
from coach.ui.runtime import services

SECTIONS = ("Skills", "Over interviews", "The right kind of job")


def main() -> None:
    st.title("Patterns", anchor=False)
    kept = services().journal.interviews()
    if not kept:
        nothing_yet("Once there are interviews, this shows the skills they asked for, and from three on what repeats.")
        return
    chosen = st.segmented_control(
        "Show", SECTIONS, default=SECTIONS[0], key="patterns", label_visibility="collapsed", required=True
    )
    if chosen == SECTIONS[0]:
        skill_part.show(kept)
    elif chosen == SECTIONS[2]:
        fit_part.show(kept)
    elif enough(kept):
        pattern_parts.show(pattern_parts.over(kept))
    else:
        have = pattern_parts.over(kept).interviews
        st.text(
            f"Patterns begin with {ENOUGH} interviews: with fewer, chance looks like a pattern. "
            f"So far there {'is' if have == 1 else 'are'} {counted(have, 'interview')} with notes that were read."
        )
    st.divider()
    if st.button("Share with someone you trust", key="to_share", type="tertiary"):
        st.switch_page(page("share"))


main()
