const running = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".drop")
  const [input, bar, status, stop] = ["input", "progress", "[role=status]", "button"].map(s => root.querySelector(s))

  const end = words => {
    running.delete(root)
    bar.hidden = stop.hidden = true
    input.disabled = false
    input.value = ""
    status.textContent = words
  }
  const send = file => {
    if (!file || running.has(root)) return
    const request = new XMLHttpRequest()
    running.set(root, request)
    request.open("PUT", `${data.path}?name=${encodeURIComponent(file.name)}`)
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total
    }
    request.onload = () => {
      end(request.responseText)
      if (request.status === 200) setTriggerValue("came", file.name)
    }
    request.onerror = () => end("It did not come whole, so nothing was kept. Drop it again.")
    request.onabort = () => end("Stopped. Nothing was kept.")
    bar.value = 0
    bar.hidden = stop.hidden = false
    input.disabled = true
    status.textContent = `${file.name} is on its way. Stay on this page.`
    request.send(file)
  }

  input.onchange = () => send(input.files[0])
  stop.onclick = () => running.get(root)?.abort()
  root.ondragover = event => {
    event.preventDefault()
    root.classList.add("over")
  }
  root.ondragleave = () => root.classList.remove("over")
  root.ondrop = event => {
    event.preventDefault()
    root.classList.remove("over")
    send(event.dataTransfer.files[0])
  }
}
