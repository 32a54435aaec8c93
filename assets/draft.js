/* Keeps what is typed into a report's form: on this machine at once, on the server soon after, until
   the report is saved. What it says stands in data-… of #report-draft, drawn by the server. */
(function () {
  "use strict";
  const FIELDS = ["state", "percent", "done_on", "result", "product", "difficulties", "proposals"];
  const TEXTS = FIELDS.slice(3);
  const PAUSE = 800, AGAIN = 15000;
  /* Before session.js wraps it: a draft that waits says so beside its form, not over the page. */
  const plainFetch = window.fetch.bind(window);
  const memory = new Map(); // what this tab typed and the server has not: key → copy
  const busy = new Set(), refused = new Set();
  let form = null, timer = null;

  const fieldOf = (name) => document.getElementById(`report-${name.replace("_", "-")}`);
  const keyOf = (owner, report) => `draft:${owner}:${report}`;
  const time = (at) => new Date(at).toLocaleTimeString("vi-VN",
    { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" });

  /* The copy on this machine. */
  function put(copy) {
    memory.set(copy.key, copy);
    copy.isKept = true;
    try { localStorage.setItem(copy.key, JSON.stringify(copy)); } catch { copy.isKept = false; }
  }
  function copyOf(key) {
    if (memory.has(key)) return memory.get(key);
    try {
      const copy = JSON.parse(localStorage.getItem(key));
      return copy && copy.fields && copy.at ? copy : null;
    } catch { return null; }
  }
  function drop(key) {
    memory.delete(key);
    refused.delete(key);
    try { localStorage.removeItem(key); } catch { /* it never was there */ }
  }

  /* The line beside the buttons. */
  function say(key, sentence, ...presses) {
    if (!form || form.key !== key) return;
    const parts = [document.createTextNode(sentence)];
    if (sentence) parts.push(...presses);
    form.line.replaceChildren(...parts.flatMap((part) => [part, " "]));
  }
  function press(label, deed) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.textContent = label;
    button.addEventListener("click", deed);
    return button;
  }
  function words(name, at) { return form.line.dataset[name].replace("{time}", at); }
  const dropButton = () => press(words("drop"), forgetAll);
  function signIn() {
    const link = document.createElement("a");
    link.href = "/login";
    link.target = "_blank";
    link.textContent = words("signIn");
    return link;
  }

  /* A form opens. */
  function savedMark() { return document.querySelector("#report-said [id^='saved-']"); }
  function look() {
    /* The picture sent with the page is no form yet. */
    if (document.getElementById("first")) return;
    const line = document.getElementById("report-draft");
    if (!line) { form = null; return; }
    if (form && form.opened === line.dataset.opened) { form.line = line; seeSaved(); return; }
    const { owner, report, opened, basedOn, draftAt } = line.dataset;
    const mark = savedMark();
    form = { line, opened, owner: Number(owner), report, basedOn: Number(basedOn), typed: 0,
      pressed: -1, sent: false, key: keyOf(owner, report), saved: mark ? mark.id : "" };
    say(form.key, "");
    const copy = copyOf(form.key);
    if (copy && copy.at > Number(draftAt)) fill(copy);
    else if (copy) say(form.key, words("older", time(copy.at)), press(words("use"), () => fill(copy)));
    setTimeout(markCopies, 0);
    if (document.querySelector(".my-columns.opened") && window.innerWidth < 1100) {
      document.querySelector(".my-columns .side").scrollIntoView();
    }
  }
  function fill(copy) {
    for (const name of FIELDS) {
      const field = fieldOf(name), value = copy.fields[name];
      if (!field || typeof value !== "string") continue;
      const isOffered = field.tagName !== "SELECT" ||
        [...field.options].some((option) => option.value === value);
      if (isOffered) window.dash_clientside.set_props(field.id, { value });
    }
    form.basedOn = copy.based_on;
    put({ ...copy, at: Math.max(copy.at, Number(form.line.dataset.draftAt) + 1) });
    say(form.key, words("restored", time(copy.at)), dropButton());
    setTimeout(markCopies, 100);
    send(form.key);
  }

  /* Something is typed. */
  function typed() {
    const fields = {};
    for (const name of FIELDS) if (fieldOf(name)) fields[name] = fieldOf(name).value;
    form.typed += 1;
    refused.delete(form.key);
    put({ key: form.key, owner: form.owner, report: form.report, based_on: form.basedOn, fields,
      at: Date.now() });
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE, form.key);
    markCopies();
  }
  document.addEventListener("input", (event) => {
    if (form && FIELDS.some((name) => fieldOf(name) === event.target)) typed();
  });

  /* To the server. */
  function cookie(name) {
    const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
    return found ? found.slice(name.length + 1) : "";
  }
  async function ask(method, report, body) {
    try {
      const answer = await plainFetch(`/drafts/${report}`, { method, body: body && JSON.stringify(body),
        headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("_csrf_token") } });
      const said = await answer.json().catch(() => ({}));
      return { status: answer.status, ...said };
    } catch { return { status: 0 }; }
  }
  async function send(key) {
    const copy = copyOf(key);
    if (!copy || busy.has(key)) return;
    busy.add(key);
    if (form && form.key === key) form.sent = true;
    const { owner, fields, based_on } = copy;
    const said = await ask("POST", copy.report, { owner, fields, based_on });
    busy.delete(key);
    const now = copyOf(key);
    if (!now) { ask("DELETE", copy.report); return; } // saved or thrown away meanwhile
    if (now.at !== copy.at && said.status === 200) { send(key); return; }
    heard(key, said);
  }
  function heard(key, said) {
    if (said.status === 200) drop(key);
    else if (said.status === 422 || said.status === 413 || said.status === 404) refused.add(key);
    if (said.code === "other_account") refused.delete(key);
    if (!form || form.key !== key) return;
    const copy = copyOf(key), isNowhere = copy && memory.has(key) && !copy.isKept;
    if (said.status === 200) say(key, words("saved", said.saved_at), dropButton());
    else if (isNowhere) say(key, words("nowhere"));
    else if (said.status === 401 || said.status === 403) say(key, words("signedOut"), signIn());
    else if (refused.has(key) || said.code === "other_account") {
      say(key, said.error || words("refused"), dropButton());
    } else say(key, words("lost"));
  }
  function again() {
    const keys = new Set(memory.keys());
    if (form) keys.add(form.key);
    for (const key of keys) if (!refused.has(key) && memory.has(key)) send(key);
  }
  window.addEventListener("online", again);
  window.addEventListener("focus", again);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
  setInterval(again, AGAIN);

  /* The report is saved, or the draft thrown away. */
  function seeSaved() {
    const mark = savedMark();
    if (!mark || mark.id === form.saved) return;
    form.saved = mark.id;
    form.basedOn = Number(mark.dataset.version) || form.basedOn;
    if (form.typed > form.pressed && form.pressed >= 0) { typed(); return; }
    clearTimeout(timer);
    drop(form.key);
    say(form.key, "");
    if (form.sent && !busy.has(form.key)) ask("DELETE", form.report);
  }
  async function forgetAll() {
    if (!form || !window.confirm(words("sure"))) return;
    const { key, report } = form;
    clearTimeout(timer);
    const said = await ask("DELETE", report);
    if (said.status !== 200) { heard(key, said); return; }
    drop(key);
    window.location.reload();
  }
  document.addEventListener("click", (event) => {
    const on = (wanted) => event.target.closest && event.target.closest(wanted);
    if (!form) return;
    if (on("[data-drop]")) forgetAll();
    const copied = on("[data-copy]");
    if (copied) copyLastYear(copied.dataset.copy);
    if (!on("#report-save, #report-send")) return;
    const long = TEXTS.find((name) => fieldOf(name).value.length > Number(form.line.dataset.longest));
    if (long) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const label = document.querySelector(`label[for="report-${long}"]`).textContent;
      const longest = Number(form.line.dataset.longest).toLocaleString("vi-VN");
      say(form.key, words("tooLong").replace("{field}", label).replace("{longest}", longest));
    }
    form.pressed = form.typed;
    form.sent = busy.has(form.key);
  }, true);

  /* Last year's words, copied by a press and marked until they are changed. */
  function copyLastYear(name) {
    const field = fieldOf(name), text = document.getElementById(`last-${name}`).textContent;
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    setter.call(field, field.value ? `${field.value}\n${text}` : text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  function markCopies() {
    for (const name of TEXTS) {
      const mark = document.getElementById(`copied-${name}`);
      const last = document.getElementById(`last-${name}`), field = fieldOf(name);
      if (!mark || !field) continue;
      mark.hidden = !(last && last.textContent && field.value.includes(last.textContent));
      field.classList.toggle("is-copied", !mark.hidden);
    }
  }

  window.addEventListener("beforeunload", (event) => {
    if ([...memory.values()].some((copy) => !copy.isKept)) event.preventDefault();
  });
  const options = { childList: true, subtree: true, attributes: true,
    attributeFilter: ["data-opened", "id"] };
  new MutationObserver(look).observe(document.body, options);
})();
