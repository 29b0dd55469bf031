// The second half of a double click, and the repeats of a key that is held down, are no second wish: nothing is kept twice.
const BUTTONS = "[data-testid=stButton] button, [data-testid=stFormSubmitButton] button"
const STEPS = ".st-key-next, .st-key-back" // through the questions, as fast as somebody likes

const again = event => (event.type === "click" ? event.detail > 1 : event.repeat && ["Enter", " "].includes(event.key))

for (const kind of ["click", "keydown"])
  addEventListener(kind, event => {
    if (!again(event) || !event.target.closest(BUTTONS) || event.target.closest(STEPS)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
