// A button clicked again at once, and the repeats of a key that is held down, are no second wish: nothing is kept twice.
const AT_ONCE = 500 // ms, as long as a double click may take
const BUTTONS = "[data-testid=stButton] button, [data-testid=stFormSubmitButton] button"
const STEPS = ".st-key-next, .st-key-back" // through the questions, as fast as somebody likes

let last = { button: "", at: -AT_ONCE }

function again(event, button) {
  if (event.type === "keydown") return event.repeat && ["Enter", " "].includes(event.key)
  const name = button.closest("[class*=st-key-]")?.className ?? button.textContent
  if (name === last.button && event.timeStamp - last.at < AT_ONCE) return true
  last = { button: name, at: event.timeStamp }
  return false
}

for (const kind of ["click", "keydown"])
  addEventListener(kind, event => {
    const button = event.isTrusted && event.target instanceof Element && event.target.closest(BUTTONS)
    if (!button || button.closest(STEPS) || !again(event, button)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
