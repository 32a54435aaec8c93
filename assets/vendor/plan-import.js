/* The review of a plan that was read: a mark in the text and its finding beside it lead to each
   other, a correction is sent from a small form, and what comes back is drawn in place. The server
   draws everything; here is only what the hand does. A key means something only inside the review. */
(function () {
  "use strict";
  const SOON = 1000, LATER = 4000, LONGEST = 30 * 60 * 1000;
  const closest = (one, what) => (one && one.closest ? one.closest(what) : null);
  const review = () => document.querySelector("#react-entry-point .review");
  const state = () => document.querySelector("#react-entry-point [data-version]");
  const words = () => JSON.parse(review().dataset.words);
  const put = (id, tree) => window.dash_clientside.set_props(id, { tree: JSON.stringify(tree) });
  const sharp = (key) => `[data-at="${CSS.escape(key)}"]`;

  function token() {
    const found = document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  /* Not window.fetch: session.js would word a refusal for the whole page. */
  function send(method, address, body, done) {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.timeout = 60000;
    if (method === "POST") {
      request.setRequestHeader("Content-Type", "application/json");
      request.setRequestHeader("X-CSRFToken", token());
    }
    request.onloadend = () => {
      let said = {};
      try { said = JSON.parse(request.responseText); } catch { /* not ours: the status speaks */ }
      done(request.status, said);
    };
    request.send(body ? JSON.stringify(body) : null);
  }
  /* Without a session the answer is a word for programs, not a sentence. */
  const why = (status, said) =>
    ({ 0: document.body.dataset.offline, 401: document.body.dataset.signedOut }[status])
    || said.error || document.body.dataset.failed;
  const isOutdated = (said) => said.code === "plan_import";

  /* ---- The finding that is looked at -------------------------------------------------------- */

  let chosen = "", asked = 0;

  function note(name, value) {
    const to = new URL(window.location);
    if (value) to.searchParams.set(name, value); else to.searchParams.delete(name);
    window.history.replaceState(window.history.state, "", to);
  }

  function paint() {
    const frame = review();
    if (!frame) return;
    frame.querySelectorAll("[data-chosen]").forEach((one) => delete one.dataset.chosen);
    if (chosen) frame.querySelectorAll(sharp(chosen)).forEach((one) => { one.dataset.chosen = "1"; });
  }

  /* The pane alone is moved, never the page around it; on one column there is only the page. */
  function bring(pane, one) {
    if (!pane || !one) return;
    if (pane.scrollHeight <= pane.clientHeight + 1) {
      one.scrollIntoView({ block: isWide() ? "center" : "start" });
      return;
    }
    /* Blocks out of sight have a guessed height until they come near: twice is exact. */
    for (let turn = 0; turn < 2; turn += 1) {
      const [box, frame] = [one.getBoundingClientRect(), pane.getBoundingClientRect()];
      pane.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  function choose(key, from) {
    const frame = review();
    chosen = key;
    note("at", key);
    paint();
    if (from !== "text") bring(frame.querySelector(".review-words"),
      frame.querySelector(`.review-text ${sharp(key)}`) || lineOf(key));
    if (from !== "list") bring(frame.querySelector(".review-lists"),
      [...frame.querySelectorAll(`.review-lists ${sharp(key)}`)].find((one) => one.offsetParent));
    const mine = ++asked;
    send("GET", `${frame.dataset.review}/finding?at=${encodeURIComponent(key)}`, null, (status, said) => {
      if (mine !== asked || !review()) return;
      if (status !== 200) { tell(why(status, said), true); return; }
      show(said);
    });
  }

  /* A finding that is printed nowhere of its own is shown by its line. */
  function lineOf(key) {
    const item = review().querySelector(`.review-lists ${sharp(key)}`);
    const line = item && item.dataset.line;
    return line ? review().querySelector(`.review-text [data-line="${line}"]`) : null;
  }

  function shut() {
    const before = chosen;
    chosen = "";
    asked += 1;
    note("at", "");
    paint();
    review().removeAttribute("data-open");
    put("import-detail", []);
    document.getElementById("import-forms").replaceChildren();
    const item = before && review().querySelector(`.review-lists ${sharp(before)} a`);
    if (item && item.offsetParent) item.focus();
  }

  function show(said) {
    review().dataset.open = "1";
    put("import-detail", said.tree);
    const frame = document.getElementById("import-forms");
    frame.replaceChildren(...said.forms.map((form) => formOf(form, said.version)));
    const panel = review().querySelector(".review-panel");
    panel.scrollTop = 0;
  }

  function tell(sentence, isBad) {
    const line = review().querySelector(".review-said");
    line.className = `review-said notice ${isBad ? "error" : "done"}`;
    line.textContent = sentence;
    if (!sentence) line.className = "review-said";
  }

  /* ---- Forms --------------------------------------------------------------------------------- */

  let made = 0;
  function formOf(given, version) {
    const form = document.createElement("form");
    form.className = "review-form";
    form.setAttribute("aria-label", given.label);
    form.dataset.deed = given.deed;
    form.dataset.version = version;
    const fields = given.fields.map((field) => fieldOf(field));
    const button = document.createElement("button");
    button.className = given.primary ? "btn btn-primary small" : "btn small";
    button.textContent = given.submit;
    form.append(...fields.map(({ frame }) => frame), button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = Object.fromEntries(fields.map(({ name, read }) => [name, read()]));
      const expected = Number(form.dataset.version);
      correct({ deed: given.deed, target: given.target, values, expected }, button);
    });
    return form;
  }

  function fieldOf(field) {
    const frame = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement(field.options ? "select" : field.lines ? "textarea" : "input");
    input.id = `import-field-${made += 1}`;
    input.name = field.name;
    input.autocomplete = "off";
    label.htmlFor = input.id;
    label.textContent = field.label;
    if (field.options) {
      input.append(...field.options.map(([value, said]) => new Option(said, value)));
      input.className = "form-select";
    } else {
      input.className = "form-control";
      if (!field.lines) input.type = field.type || "text";
      input.maxLength = 2000;
      input.placeholder = field.hint || "";
    }
    input.value = field.value || "";
    if (field.options && input.selectedIndex < 0) input.selectedIndex = 0;
    frame.append(label, input);
    return { frame, name: field.name, read: () => input.value };
  }

  function correct(body, button) {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    tell(words().sending);
    const sent = { ...body, at: chosen };
    send("POST", `${review().dataset.review}/correct`, sent, (status, said) => {
      button.removeAttribute("aria-disabled");
      if (!review()) return;
      if (status !== 200 && isOutdated(said)) { renew(sent); return; }
      if (status !== 200) { tell(why(status, said), true); return; }
      take(said);
    });
  }

  /* A colleague corrected meanwhile: the review as it stands now is shown, and what was typed stays
     in its form, to be sent once more; also where the form is of no finding that stands. */
  function renew(sent) {
    const at = sent ? sent.at : chosen;
    send("GET", `${review().dataset.review}/review?at=${encodeURIComponent(at)}`, null, (status, said) => {
      if (!review()) return;
      if (status !== 200) { tell(why(status, said), true); return; }
      take(said, true);
      tell(said.said, true);
      const form = sent && chosen === at
        && document.querySelector(`#import-forms form[data-deed="${sent.deed}"]`);
      if (!form) return;
      form.dataset.version = said.version;
      Object.entries(sent.values).forEach(([name, value]) => { form.elements[name].value = value; });
      form.querySelector("button").focus();
    });
  }

  function take(said, keepsForms) {
    put("import-head", said.head);
    put("import-text", said.text);
    put("import-findings", said.findings);
    put("import-foot", said.foot);
    tell(said.said);
    hideBar();
    if (said.finding) { chosen = said.finding.key; note("at", chosen); show(said.finding); }
    else if (!keepsForms) { shut(); }
    setTimeout(() => { paint(); stay(); });
  }

  /* The form that was sent is gone, and the focus with it: keys go on from the way to the next. */
  function stay() {
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = review().querySelector(".review[data-open] .panel-head [data-value='1']");
    (next || review().querySelector(".review-words")).focus({ preventScroll: true });
  }

  /* ---- Clicks and keys ----------------------------------------------------------------------- */

  document.addEventListener("click", (event) => {
    const frame = review();
    const inside = frame && closest(event.target, ".review, #import-foot, #import-head");
    if (!inside || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = closest(event.target, "a[data-at], [data-at] a");
    const tab = closest(event.target, "a[data-tab]");
    const button = closest(event.target, "button[data-do]");
    if (!at && !tab && !button) return;
    event.preventDefault();
    event.stopPropagation();
    if (at) {
      /* What stands below the panes leads up to them. */
      if (closest(at, "#import-foot")) review().scrollIntoView({ block: "start" });
      choose((at.dataset.at || closest(at, "[data-at]").dataset.at),
        closest(at, ".review-text") ? "text" : closest(at, ".review-lists") ? "list" : "");
    }
    else if (tab) turn(tab.dataset.tab);
    else act(button);
  }, true);

  function turn(tab) {
    note("tab", tab);
    open(tab);
    review().querySelector(".review-lists").scrollTop = 0;
    paint();
  }

  function open(tab) {
    const frame = review();
    frame.dataset.tab = tab;
    frame.querySelectorAll("a[data-tab]").forEach((one) => {
      if (one.dataset.tab === tab) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
  }

  function act(button) {
    const { do: deed, value } = button.dataset;
    if (deed === "close") shut();
    if (deed === "keep") {
      review().dataset.pane = "keep";
      document.getElementById("keep").scrollIntoView({ block: "start" });
    }
    if (deed === "pane") {
      review().dataset.pane = value;
      const pane = review().querySelector(value === "text" ? ".review-words" : ".review-lists");
      if (chosen && value !== "keep") bring(pane, [...pane.querySelectorAll(sharp(chosen))].find((one) => one.offsetParent));
    }
    if (deed === "step") step(Number(value));
    if (deed === "plan") {
      const expected = Number(state().dataset.version);
      correct({ deed: "plan_meant", target: { key: value }, values: {}, expected }, button);
    }
    if (deed === "undo") {
      const expected = Number(state().dataset.version);
      correct({ deed: "undo", target: value, values: {}, expected }, button);
    }
  }

  /* Through what waits for a look, from wherever one is in it; the open list is walked otherwise. */
  function step(by) {
    const listed = [...review().querySelectorAll(".review-lists li[data-at]")]
      .filter((one) => one.offsetParent || (one.closest("[data-of=look]") && !isWide()));
    if (!listed.length) return;
    const here = listed.findIndex((one) => one.dataset.at === chosen);
    const next = listed[(here < 0 ? (by > 0 ? 0 : listed.length - 1)
      : (here + by + listed.length) % listed.length)];
    choose(next.dataset.at, "");
    const link = next.querySelector("a");
    if (link.offsetParent) link.focus({ preventScroll: true });
  }
  const isWide = () => window.matchMedia("(min-width: 64rem)").matches;

  document.addEventListener("keydown", (event) => {
    if (!closest(event.target, ".review") || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && chosen) { shut(); return; }
    if (closest(event.target, "input, textarea, select")) return;
    const inList = closest(event.target, ".review-lists");
    const by = { j: 1, k: -1 }[event.key]
      || (inList ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined);
    if (!by) return;
    event.preventDefault();
    step(by);
  });

  /* A deed on the whole file: the server says which page comes next. */
  document.addEventListener("click", (event) => {
    const button = closest(event.target, "button[data-post]");
    if (!button) return;
    event.stopPropagation();
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    const frame = closest(button, "[data-version]");
    const body = frame ? { expected: Number(frame.dataset.version) } : {};
    const line = button.parentElement.querySelector(".outcome") || document.createElement("span");
    line.className = "outcome";
    line.setAttribute("role", "alert");
    line.textContent = "";
    button.after(line);
    send("POST", button.dataset.post, body, (status, said) => {
      button.removeAttribute("aria-disabled");
      if (status !== 200 && isOutdated(said) && review()) { line.remove(); renew(null); return; }
      if (status !== 200) { line.textContent = why(status, said); return; }
      window.plan_monitor.openAddress(said.address);
    });
  }, true);

  /* ---- Words marked by hand ------------------------------------------------------------------ */

  /* Where a place of the selection stands in the text: its line, and how many letters before it.
     A sign that is drawn and not printed does not count. */
  function place(node, offset) {
    const line = closest(node.nodeType === 1 ? node : node.parentElement, ".review-text [data-line]");
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    const signs = [...line.querySelectorAll(".sign")].filter((one) => range.intersectsNode(one));
    const drawn = signs.reduce((sum, one) => sum + one.textContent.length, 0);
    return { line: Number(line.dataset.line), column: Math.max(range.toString().length - drawn, 0) };
  }

  const bar = () => review() && review().querySelector(".review-mark");
  function hideBar() { if (bar()) bar().hidden = true; }

  document.addEventListener("selectionchange", () => {
    const frame = review();
    if (!frame) return;
    const picked = document.getSelection();
    const inside = picked.rangeCount && !picked.isCollapsed && picked.toString().trim()
      && closest(picked.anchorNode.parentElement, ".review-text");
    if (!inside) return;
    const range = picked.getRangeAt(0);
    const from = place(range.startContainer, range.startOffset);
    const to = place(range.endContainer, range.endOffset);
    if (!from || !to) return;
    frame.dataset.picked = JSON.stringify({ from, to });
    bar().hidden = false;
    bar().querySelector("q").textContent = picked.toString().trim().slice(0, 60);
  });

  document.addEventListener("click", (event) => {
    const button = closest(event.target, ".review-mark button[data-mark]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    if (!button.dataset.mark) { hideBar(); return; }
    const picked = JSON.parse(review().dataset.picked);
    const mine = ++asked;
    const query = new URLSearchParams({ mark: button.dataset.mark, line: picked.from.line,
      column: picked.from.column, to_line: picked.to.line, to_column: picked.to.column });
    send("GET", `${review().dataset.review}/finding?${query}`, null, (status, said) => {
      if (mine !== asked || !review()) return;
      if (status !== 200) { tell(why(status, said), true); return; }
      chosen = "";
      paint();
      hideBar();
      show(said);
      const first = document.querySelector("#import-forms :is(input, select, textarea, button)");
      if (first) first.focus();
    });
  }, true);

  /* ---- How far a file is --------------------------------------------------------------------- */

  let timer = null, movedAt = 0;
  const moving = () => document.querySelector("#react-entry-point [data-imports][data-moving]");

  function look() {
    const frame = moving();
    if (!frame || document.hidden || frame.dataset.moving === "0") return;
    const { imports, seen } = frame.dataset;
    send("GET", `${imports}?seen=${seen}`, null, (status, said) => {
      if (status === 200 && said.tree && moving()) {
        movedAt = Date.now();
        put(said.id, said.tree);
        /* What was read is looked at on a page of its own: opened anew when it stands. */
        if (said.open) { window.plan_monitor.openAddress(said.open); return; }
      }
      again();
    });
  }
  function again() {
    clearTimeout(timer);
    const still = Date.now() - movedAt;
    if (still < LONGEST) timer = setTimeout(look, still < 30000 ? SOON : LATER);
  }

  function begin() {
    movedAt = Date.now();
    if (moving()) again();
    const frame = review();
    chosen = "";
    if (!frame || frame.dataset.begun === window.location.pathname) { paint(); return; }
    frame.dataset.begun = window.location.pathname;
    open(frame.dataset.tab);
    const at = new URLSearchParams(window.location.search).get("at");
    if (at) choose(at, "");
  }
  document.addEventListener("plan:opened", begin);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && moving()) begin(); });
  begin();
})();
