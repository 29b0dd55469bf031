"""What the model is told of a letter, and what stands around its body: written by us, so that names are right."""

from coach.domain.letters import LetterBrief
from coach.domain.profile import Profile
from coach.engines.prompts import Prompt
from coach.writing.people import called

NOTHING = "- nothing: write about the meeting itself, without particulars"


def greeting(to: str | None) -> str:
    return f"Dear {called(to)}," if to else "Dear [name],"


def signed(to: str | None, body: str, profile: Profile) -> str:
    name, sign_off = profile.name.strip() or "[Your name]", profile.sign_off.strip() or "Kind regards,"
    end = sign_off if name in sign_off else f"{sign_off}\n{name}"
    return f"{greeting(to)}\n\n{body.strip()}\n\n{end}"


def letter_task(prompt: Prompt, brief: LetterBrief, profile: Profile) -> str:
    given = {
        "to": brief.to or "[name]",
        "company": brief.company or "[company]",
        "role": brief.role or "[job]",
        "standing": "rejected" if brief.rejected else "hoping" if brief.hoping else "open",
        "facts": "\n".join(f"- {fact}" for fact in _particulars(brief)) or NOTHING,
        "about": brief.about.text if brief.about is not None else "[the point you want to ask about]",
        "voice": f"How this person writes, for the tone alone:\n{profile.voice[:600]}" if profile.voice else "",
    }
    return prompt.render(**{name: given[name] for name in prompt.inputs})


def _particulars(brief: LetterBrief) -> list[str]:
    """In a thank-you without any, what this person asked will do."""
    asked = [f"what you asked me: {brief.about.text}"] if brief.kind == "thank_you" and brief.about else []
    return [fact.text for fact in brief.facts] or asked
