const SHAPES = ["●", "▲", "■", "◆", "★", "○", "△", "□", "◇", "☆"]

function element(name, className, text) {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

function drawMark(kind, marks) {
  const place = marks.findIndex(([name]) => name === kind)
  const mark = element("span", "mark", "")
  const shape = element("span", "shape", SHAPES[place % SHAPES.length])
  shape.ariaHidden = "true"
  mark.append(shape, ` ${marks[place][1]}`)
  return mark
}

function draw(box, { sentences, marks }) {
  const named = new Set(marks.map(([name]) => name))
  const pieces = sentences.flatMap(({ id, text, gap, kinds }) => {
    const sentence = element("span", "sentence", "")
    sentence.append(element("span", "words", text))
    sentence.role = "button"
    sentence.tabIndex = -1
    sentence.dataset.id = id
    const found = kinds.filter(kind => named.has(kind))
    sentence.classList.toggle("found", found.length > 0)
    found.forEach(kind => sentence.append(" ", drawMark(kind, marks)))
    return [gap, sentence]
  })
  box.replaceChildren(...pieces)
}

// One sentence takes part in Tab; the arrows move on from there.
function rove(sentences, to) {
  sentences.forEach(sentence => (sentence.tabIndex = sentence === to ? 0 : -1))
}

function lightUp(box, sentences, selected) {
  sentences.forEach(sentence => {
    if (selected.includes(sentence.dataset.id)) sentence.ariaCurrent = "true"
    else sentence.removeAttribute("aria-current")
  })
  const first = sentences.find(sentence => sentence.ariaCurrent)
  if (!first || box.shown === first.dataset.id) return
  const inside = first.offsetTop >= box.scrollTop && first.offsetTop + first.offsetHeight <= box.scrollTop + box.clientHeight
  if (!inside) box.scrollTo({ top: first.offsetTop - box.clientHeight / 3 }) // this box alone; the page stays where it is
}

function neighbour(sentences, key, current) {
  const place = sentences.indexOf(current)
  const last = sentences.length - 1
  if (key === "Home") return sentences[0]
  if (key === "End") return sentences[last]
  if (key === "ArrowDown" || key === "ArrowRight") return sentences[Math.min(place + 1, last)]
  if (key === "ArrowUp" || key === "ArrowLeft") return sentences[Math.max(place - 1, 0)]
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".notes")
  const drawn = JSON.stringify([data.sentences, data.marks])
  if (box.drawn !== drawn) draw(box, data) // else the focus would be lost at every run
  box.drawn = drawn

  const sentences = [...box.querySelectorAll(".sentence")]
  lightUp(box, sentences, data.selected)
  box.shown = data.selected[0]
  if (!sentences.some(sentence => sentence.tabIndex === 0)) rove(sentences, sentences[0])

  const choose = sentence => {
    rove(sentences, sentence)
    setTriggerValue("chosen", sentence.dataset.id)
  }
  box.onclick = event => {
    const sentence = event.target.closest(".sentence")
    if (sentence && getSelection().toString() === "") choose(sentence) // words dragged over are to be copied
  }
  box.onkeydown = event => {
    const sentence = event.target.closest(".sentence")
    if (!sentence || event.ctrlKey || event.metaKey || event.altKey) return
    const next = neighbour(sentences, event.key, sentence)
    if (next) rove(sentences, next), next.focus()
    else if (event.key === "Enter" || event.key === " ") choose(sentence)
    else return
    event.preventDefault()
  }
}
