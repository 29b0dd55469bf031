"""Words that nothing is made of, and that no model may write: they sound like danger to a person, or may."""

import re

from coach.reading.safety import judge

_SPOKEN_TO = {"you": "I", "yourself": "myself", "your": "my", "you're": "I'm", "you've": "I've"}
_YOU = re.compile(rf"\b(?:{'|'.join(sorted(_SPOKEN_TO, key=len, reverse=True))})\b", re.IGNORECASE)


def heavy(text: str) -> bool:
    """Said by the person, or to them: what is said to them is also looked at as if they said it.

    That turns good letters into odd ones, which are like nothing that was learned: there only listed signs count.
    """
    said = _YOU.sub(lambda m: _SPOKEN_TO[m[0].lower()], text.replace("’", "'"))
    return judge(text).crisis or any(found.listed for found in (judge(text), judge(said)))
