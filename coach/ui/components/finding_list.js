function element(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function row({ words, aside, sentences }, selected, choose) {
  const button = element("button", words)
  button.type = "button"
  button.setAttribute("aria-pressed", String(sentences.length > 0 && sentences.every(id => selected.includes(id))))
  button.onclick = () => choose(sentences)
  if (aside) {
    button.append(" ", element("span", `(${aside})`))
    button.lastChild.className = "aside"
  }
  const item = document.createElement("li")
  item.append(button)
  return item
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".findings")
  const place = [...box.querySelectorAll("button")].indexOf(parentElement.activeElement ?? box.getRootNode().activeElement)
  const choose = sentences => setTriggerValue("chosen", sentences)
  const groups = data.groups.map(({ title, findings }) => {
    const group = document.createElement("section")
    const list = document.createElement("ul")
    list.append(...findings.map(finding => row(finding, data.selected, choose)))
    group.append(element("h2", title), list)
    return group
  })
  box.replaceChildren(...groups)
  box.querySelectorAll("button")[place]?.focus({ preventScroll: true }) // drawn anew, the focus stays where it was
}
