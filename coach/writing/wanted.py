"""The briefs of letters that the person asks for: of any kind, form and tone, to one person or to the whole panel."""

from coach.domain.debrief import Reading
from coach.domain.letters import LetterBrief, LetterForm, LetterKind, Tone
from coach.domain.profile import Profile
from coach.writing.briefs import briefs

_KINDS: tuple[LetterKind, ...] = (
    "thank_you", "feedback_request", "reply_to_rejection", "keep_in_touch", "referrer_thanks", "withdrawal"
)  # fmt: skip


def wanted(
    reading: Reading,
    kind: LetterKind,
    *,
    to: str | None = None,
    form: LetterForm = "email",
    tone: Tone = "warm",
    panel: bool = False,
) -> tuple[LetterBrief, ...]:
    """A thank-you for each interviewer, one for the panel, or one letter to `to`; empty for notes not in English."""
    made = briefs(reading, Profile())
    thanks = [b for b in made if b.kind == "thank_you"]
    if not thanks:
        return ()
    style = {"form": form, "tone": tone}
    if kind == "thank_you" and to is None:
        chosen = [_to_all(thanks)] if panel else thanks
        return tuple(b.model_copy(update=style) for b in chosen)
    like = [b for b in made if b.kind == kind] or thanks
    brief = next((b for b in (*like, *thanks) if to and b.to and to.lower() in b.to.lower()), None)
    known = brief is not None
    brief = brief or like[0]
    # Facts are about one person: they go to nobody else, and to a referrer, who was not there, never.
    mine = known or (to is None and len(thanks) == 1)
    facts = brief.facts if mine and kind != "referrer_thanks" else ()
    about = brief.about if kind in {"feedback_request", "thank_you"} else None
    receiver = None if kind == "referrer_thanks" and to is None else (brief.to if known or not to else to)
    turn = brief.turn + _KINDS.index(kind)
    return (
        brief.model_copy(update={**style, "kind": kind, "to": receiver, "facts": facts, "about": about, "turn": turn}),
    )


def _to_all(thanks: list[LetterBrief]) -> LetterBrief:
    """Greeting left blank; no deed of one person is told to all."""
    facts = thanks[0].facts if len(thanks) == 1 else ()
    return thanks[0].model_copy(update={"to": thanks[0].to if len(thanks) == 1 else None, "facts": facts})
