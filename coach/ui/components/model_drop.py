"""A place to drop a model file; the browser sends it piece by piece, and Streamlit's own would hold it in memory."""

from coach.ui.components.part import part
from coach.ui.dropped import PATH

_HTML = """<div class="drop">
  <label><span class="label">Drop a .gguf file here, or choose one</span><input type="file" accept=".gguf"></label>
  <progress max="1" value="0" aria-label="How much of the file is here" hidden></progress>
  <p class="foot"><span role="status"></span> <button type="button" hidden>Stop</button></p>
</div>"""


def model_drop(key: str) -> str | None:
    """The name of a file that has just come whole."""
    return part("model_drop", _HTML)(key=key, data={"path": PATH}, on_came_change=lambda: None).get("came")
