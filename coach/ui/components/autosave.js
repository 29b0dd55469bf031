const PAUSE = 400 // ms without a key before words are sent
const AT_MOST = 3000 // ms that someone who never pauses waits
const PATIENCE = 5000 // ms without an answer before we say so, and try again

const boxes = new WeakMap()

// Words on their way to the disk wait in this browser too, so that they outlive a closed tab while the server is away.
const shelf = {
  put: (name, text, base) => localStorage.setItem(`rebound ${name}`, JSON.stringify({ text, base })),
  get: name => JSON.parse(localStorage.getItem(`rebound ${name}`)),
  clear: name => localStorage.removeItem(`rebound ${name}`),
}

// `agreed` is the text that the disk was last seen to hold, `last` that one or the one on its way (`waiting`).
function remember(box, { value, taken, placed, name }) {
  const shelved = shelf.get(name)
  const left = shelved?.text === taken ? null : shelved // what was taken may have become something else since
  box.value = left?.text ?? value
  return { agreed: left?.base ?? value, last: value, placed, waiting: false, late: false, since: null }
}

// A run that began before the last save still brings the older text: while one is on its way, only its answer counts.
// What another window wrote does not move the words under somebody's cursor; what was placed here on purpose does.
function hear(box, state, { value, taken, placed, name }) {
  const answered = state.waiting && (value === state.last || taken === state.last)
  if (answered) {
    clearTimeout(state.retry)
    Object.assign(state, { waiting: false, late: false, agreed: state.last })
    shelf.clear(name)
  }
  const untouched = box.value === state.last && (answered || placed !== state.placed || !box.matches(":focus"))
  state.placed = placed
  if (!state.waiting && untouched && value !== state.last) box.value = state.last = state.agreed = value
}

function grow(box, height) {
  box.style.minHeight = `${height}px`
  if (CSS.supports("field-sizing", "content")) return
  box.style.height = "auto"
  box.style.height = `${box.scrollHeight + 2}px`
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".autosave")
  const box = root.querySelector("textarea")
  const state = boxes.get(box) ?? remember(box, data)
  boxes.set(box, state)
  hear(box, state, data)

  const tell = () => {
    const settled = !state.waiting && box.value === state.last
    root.dataset.state = state.late ? "late" : settled ? "saved" : "saving"
    const words = state.late
      ? "Not saved yet. Keep this page open; your words are still in the box."
      : settled && data.saved_at ? `Saved ${data.saved_at}` : null
    const saved = root.querySelector(".saved")
    if (words !== null && saved.textContent !== words) saved.textContent = words // said aloud once a minute at most
  }
  const post = () => {
    setTriggerValue("typed", { text: state.last, base: state.agreed })
    state.retry = setTimeout(() => ((state.late = true), tell(), post()), PATIENCE)
  }
  const send = () => {
    clearTimeout(state.timer)
    state.since = null
    if (box.value === state.last) return
    shelf.put(data.name, box.value, state.agreed)
    clearTimeout(state.retry)
    Object.assign(state, { last: box.value, waiting: true })
    post()
    tell()
  }

  root.querySelector(".label").textContent = data.label
  box.placeholder = data.placeholder
  grow(box, data.height)
  tell()
  box.oninput = () => {
    state.since ??= Date.now()
    clearTimeout(state.timer)
    state.timer = setTimeout(send, Math.min(PAUSE, Math.max(0, state.since + AT_MOST - Date.now())))
    grow(box, data.height)
    tell()
  }
  box.onblur = send
  if (box.value !== state.last && state.since === null) send() // left over from a page that was closed too early
  else if (!state.waiting) shelf.clear(data.name)
  state.leave?.abort()
  state.leave = new AbortController()
  addEventListener("pagehide", send, { signal: state.leave.signal })
  return () => {
    send()
    clearTimeout(state.retry)
    state.leave.abort()
  }
}
