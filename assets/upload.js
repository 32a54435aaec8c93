/* Sends files of evidence: chosen or dropped, one after another, each with its own line that says
   how far it is, that it was kept, or why it was not. */
(function () {
  "use strict";
  const { element: e, unpack } = window.plan_monitor;

  function token() {
    const found = document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  /* XMLHttpRequest, for fetch tells nothing of how much has gone. */
  function send(address, file, told) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const form = new FormData();
      form.append("file", file, file.name);
      request.open("POST", address);
      request.setRequestHeader("X-CSRFToken", token());
      request.upload.onprogress = (event) => told(Math.round(100 * event.loaded / event.total));
      request.onload = () => {
        let said = {};
        try { said = JSON.parse(request.responseText); } catch { /* not ours: the status speaks */ }
        resolve({ status: request.status, said: said.error, note: said.note });
      };
      request.onerror = () => resolve({ status: 0 });
      request.send(form);
    });
  }

  function Upload(props) {
    const words = unpack(props.words);
    const [lines, setLines] = window.React.useState([]);
    const [isOver, setOver] = window.React.useState(false);
    const busy = window.React.useRef(Promise.resolve());

    function tell(key, line) {
      setLines((before) => [...before.filter((one) => one.key !== key), { key, ...line }]);
    }

    async function one(file, key) {
      if (file.size > props.largest) {
        tell(key, { name: file.name, said: words.too_large, kind: "error" });
        return;
      }
      const { status, said, note } = await send(props.address, file, (done) =>
        tell(key, { name: file.name, said: done < 100 ? `${done}%` : words.checking }));
      if (status === 200) {
        tell(key, { name: file.name, said: note || words.kept, kind: "done" });
        props.setProps({ sent: Date.now() });
        return;
      }
      /* Without a session the answer is a word for programs, not a sentence. */
      const why = { 0: words.offline, 401: words.signed_out, 413: words.too_large }[status] || said;
      tell(key, { name: file.name, said: why || words.failed, kind: "error" });
    }

    function take(files) {
      for (const file of files) {
        const key = `${file.name}:${file.size}:${Date.now()}`;
        tell(key, { name: file.name, said: words.waiting });
        busy.current = busy.current.then(() => one(file, key));
      }
    }

    const over = (value) => (event) => { event.preventDefault(); setOver(value); };
    return e("div", { id: props.id, className: `upload${isOver ? " over" : ""}`,
      onDragOver: over(true), onDragLeave: over(false),
      onDrop: (event) => { over(false)(event); take(event.dataTransfer.files); } },
    /* The browser's own button speaks the browser's language: it lies unseen over our label, and is
       clicked, focused and dropped on as ever. */
    e("div", { className: "upload-pick" },
      e("input", { id: `${props.id}-file`, type: "file", multiple: true, accept: props.accept,
        title: "", "aria-describedby": `${props.id}-help`,
        onChange: (event) => { take([...event.target.files]); event.target.value = ""; } }),
      e("label", { htmlFor: `${props.id}-file`, className: "btn" }, words.label)),
    e("p", { id: `${props.id}-help`, className: "quiet" }, words.help),
    e("div", { role: "status" }, e("ul", null, ...lines.map((line) =>
      e("li", { key: line.key, className: line.kind }, e("b", null, line.name), ` ${line.said}`)))));
  }

  window.plan_monitor.Upload = Upload;
})();
