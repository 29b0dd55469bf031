const SHOWN = 4000 // ms

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyOldWay(text) // no permission, or an older browser
  }
}

function copyOldWay(text) {
  const hidden = document.createElement("textarea")
  hidden.value = text
  hidden.readOnly = true
  hidden.style.cssText = "position: fixed; opacity: 0"
  document.body.append(hidden)
  hidden.select()
  const done = document.execCommand("copy")
  hidden.remove()
  return done
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const status = parentElement.querySelector("[role=status]")
  button.textContent = data.label
  button.onclick = async () => {
    const done = await copy(data.text)
    button.focus()
    status.textContent = done ? "Copied" : "Your browser did not allow that. Select the text and press Ctrl+C or ⌘C."
    clearTimeout(button.timer)
    button.timer = setTimeout(() => (status.textContent = ""), done ? SHOWN : 3 * SHOWN)
  }
}
