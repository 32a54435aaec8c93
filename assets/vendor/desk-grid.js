/* The desk's grid: a real ARIA grid drawn once, walked and edited by keyboard. What is typed lies
   over what the server said last, until the queue (desk-queue.js) has it acknowledged. */
(function () {
  "use strict";
  const { uuid, queueOf } = window.plan_monitor.desk;
  const IDLE = 1500, MOST_ROWS = 50, SHORTEST_REASON = 5, MOST_LISTED = 5, LONGEST_TEXT = 10000;
  /* [field, kind]; the words of a column stand in words.columns under the same name. */
  const COLUMNS = [["tick", "tick"], ["agency_name", "same"], ["task", "same"],
    ["standing", "told"], ["state", "state"], ["percent", "percent"], ["done_on", "day"],
    ["result", "long"], ["product", "long"], ["difficulties", "long"],
    ["verification", "word"], ["mark", "told"]].map(([field, kind]) => ({ field, kind }));
  const EDITABLE = new Set(["state", "percent", "day", "long", "word"]);
  const PLACE = Object.fromEntries(COLUMNS.map(({ field }, at) => [field, at]));
  const FINISHED = new Set(["done", "awaiting"]);

  /* ---- What a person may have written --------------------------------------------------- */

  function fold(text) {
    return String(text).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/\u0111/g, "d").replace(/\s+/g, " ").trim();
  }

  /* Each reader gives the text as it is kept, or null when it cannot be understood. */
  function readPercent(text) {
    const found = text.trim().match(/^(\d{1,3})(?:[.,]0+)?\s*%?$/);
    return found && Number(found[1]) <= 100 ? String(Number(found[1])) : null;
  }

  function readDay(text) {
    const said = text.trim();
    const iso = said.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
    const found = iso ? [null, iso[3], iso[2], iso[1]]
      : said.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
    if (!found) return null;
    const [day, month, year] = found.slice(1).map(Number);
    const made = new Date(Date.UTC(year, month - 1, day));
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
    return `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
  }

  /* A block as Excel puts it on the clipboard: cells with breaks or tabs stand in quotes. */
  function readBlock(text) {
    const rows = [[]];
    const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
    const said = text.replace(/(\r\n|\n|\r)$/, "");
    for (let found; cells.lastIndex <= said.length && (found = cells.exec(said));) {
      const quoted = found[1] === undefined ? found[2] : found[1].replace(/""/g, '"');
      rows[rows.length - 1].push(quoted.replace(/^'(?=[=+@-])/, ""));
      if (found[3] === "") break;
      if (found[3] !== "\t") rows.push([]);
    }
    return rows;
  }

  /* A text that Excel would take for a formula is sent with the mark that keeps it a text. */
  function writeCell(text) {
    const safe = /^([=+@]|-(?!\d))/.test(text) ? `'${text}` : text;
    return /["\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  /* ---- Elements --------------------------------------------------------------------------- */

  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function filled(words, facts) {
    return words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  }

  function isOwn(address) { return /^\/(?![/\\])/.test(address); }

  function clock() {
    return new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit",
      timeZone: "Asia/Ho_Chi_Minh" });
  }

  class DeskGrid {
    constructor(frame, { words, owner, columns, rows }) {
      Object.assign(this, { frame, words, keys: columns, steps: [], deeds: new Map() });
      this.stateKeys = Object.keys(words.states);
      this.collator = new Intl.Collator("vi", { numeric: true });
      this.queue = queueOf(owner);
      this.byId = new Map();
      this.picked = new Set();
      this.shown = [];
      this.at = { place: 0, column: PLACE.state };
      this.draw();
      this.rows = rows.map((given) => this.makeRow(given));
      this.body.append(...this.rows.map((row) => row.line));
      this.arrange();
      this.listen();
      this.queue.attach(this);
      this.queue.adopt();
      this.rows.forEach((row) => this.recall(row));
      this.flush(null);
      this.changed([]);
    }

    /* ---- Drawing ---- */

    draw() {
      const { words } = this;
      this.filter = make("input", { type: "search", class: "form-control desk-filter",
        placeholder: words.filter, "aria-label": words.filter, autocomplete: "off" });
      this.count = make("span", { class: "quiet", role: "status" });
      this.chosen = make("b", {});
      this.verifyKey = this.button("verify", words.verify, "btn small btn-primary");
      this.returnKey = this.button("return", words.return, "btn small");
      this.clearKey = this.button("clear", words.clear, "btn small");
      this.undoKey = this.button("undo", words.undo, "btn small");
      this.reason = make("input", { class: "form-control", "aria-label": words.reason,
        placeholder: words.reason, maxlength: 1000 });
      this.asking = make("span", { class: "desk-reason", hidden: "" }, this.reason,
        this.button("send-return", words.send_return, "btn small btn-danger"),
        this.button("cancel-return", words.cancel, "btn small"));
      this.outbox = make("p", { class: "desk-outbox", role: "status" });
      this.said = make("p", { class: "desk-said", role: "status" });
      this.bar = make("div", { class: "desk-bar" }, this.filter, this.count, this.chosen,
        this.verifyKey, this.returnKey, this.asking, this.clearKey, this.undoKey, this.outbox);
      this.head = make("tr", { role: "row", "aria-rowindex": 1 }, ...COLUMNS.map(({ field }, at) =>
        make("th", { role: "columnheader", tabindex: -1, "aria-colindex": at + 1,
          class: `c-${field}` }, field === "tick"
          ? make("span", { class: "box", role: "checkbox", "aria-checked": "false",
            "aria-label": words.pick_all }) : words.columns[field])));
      this.body = make("tbody", { role: "rowgroup" });
      this.table = make("table", { role: "grid", "aria-label": words.caption,
        "aria-multiselectable": "true", "aria-colcount": COLUMNS.length },
      make("thead", { role: "rowgroup" }, this.head), this.body);
      this.window = make("div", { class: "desk-window" }, this.table);
      this.pattern = this.makePattern();
      this.frame.replaceChildren(this.bar, this.said, this.window,
        make("p", { class: "quiet desk-keys" }, words.keys));
    }

    button(deed, said, kind) {
      return make("button", { type: "button", class: kind, "data-deed": deed }, said);
    }

    /* One line with nothing in it: cloning it is several times quicker than making each. */
    makePattern() {
      const line = make("tr", { role: "row", "aria-selected": "false" });
      COLUMNS.forEach(({ field, kind }, at) => line.append(make("td", {
        role: field === "agency_name" ? "rowheader" : "gridcell", tabindex: -1,
        "aria-colindex": at + 1, class: `c-${field}`,
        "aria-readonly": kind !== "tick" && !EDITABLE.has(kind) ? "true" : null })));
      const box = () => make("span", { class: "box", role: "checkbox", "aria-checked": "false" });
      line.children[PLACE.tick].append(box());
      line.children[PLACE.task].append(make("a", { tabindex: -1 }),
        make("a", { tabindex: -1, class: "basis-link", title: this.words.basis_question }),
        make("small", {}));
      line.children[PLACE.standing].append(make("span", {}), make("small", {}));
      line.children[PLACE.state].append(make("span", {}));
      line.children[PLACE.verification].append(box(), make("span", {}), make("small", {}));
      return line;
    }

    makeRow(packed) {
      const row = { line: this.pattern.cloneNode(true), at: 0, saved: "", unread: {} };
      this.take(row, packed);
      row.id = row.given.id;
      row.order = this.byId.size;
      row.line.dataset.id = row.id;
      this.byId.set(row.id, row);
      const { line: { children: cells }, given } = row;
      cells[PLACE.tick].firstChild.setAttribute("aria-label", this.words.pick);
      cells[PLACE.verification].firstChild.setAttribute("aria-label", this.words.columns.verification);
      cells[PLACE.agency_name].textContent = given.agency_name;
      const [link, basis, small] = cells[PLACE.task].children;
      link.textContent = given.task;
      small.textContent = cells[PLACE.task].title = given.task_words;
      basis.textContent = this.words.basis;
      if (isOwn(given.href)) { link.href = given.href; basis.href = `${given.href}#basis`; }
      row.fields = fold(`${given.agency_name} ${given.agency} ${given.task} ${given.task_words}`);
      this.paint(row);
      return row;
    }

    /* What the server says of a row: a list in the order of the columns, or named. */
    take(row, said) {
      row.given = Array.isArray(said)
        ? Object.fromEntries(this.keys.map((key, at) => [key, said[at]])) : { ...said };
      const { given } = row;
      given.percent = given.percent === null || given.percent === undefined ? "" : String(given.percent);
      given.verified = given.verification === "verified";
      this.queue.versions.set(given.id, given.version);
    }

    paint(row) {
      if (this.editor && this.editor.row === row) return;
      const { words } = this, { given, line: { children: cells } } = row;
      const typed = this.typed(row), faults = this.faults(row), draft = this.queue.draft(row.id);
      const now = (field) => this.value(row, field, typed);
      const [chip, due] = cells[PLACE.standing].children;
      chip.className = `chip s${given.standing}`;
      chip.textContent = words.standings[given.standing];
      due.textContent = given.due;
      const state = cells[PLACE.state].firstChild;
      state.className = `state state-${now("state").replace(/_/g, "-")}`;
      state.textContent = words.states[now("state")];
      const percent = now("percent");
      cells[PLACE.percent].textContent = percent && !faults.percent ? `${percent}%` : percent;
      for (const field of ["done_on", "result", "product", "difficulties"]) {
        cells[PLACE[field]].textContent = now(field);
      }
      this.paintWord(row, cells[PLACE.verification].children, now("verified"));
      const isTouched = Boolean(draft || row.isTouched || Object.keys(typed).length
        || Object.keys(row.unread).length);
      if (isTouched) this.paintTouched(row, typed, faults);
      row.isTouched = isTouched;
      this.paintMark(row, faults, draft);
      this.paintNote(row, faults, draft);
    }

    /* What was typed, was not understood or is wrong; most rows are none of it. */
    paintTouched(row, typed, faults) {
      const { words } = this, { children: cells } = row.line;
      for (const { field, kind } of COLUMNS) {
        if (!EDITABLE.has(kind)) continue;
        const cell = cells[PLACE[field]], name = kind === "word" ? "verified" : field;
        cell.classList.toggle("typed", name in typed);
        cell.classList.toggle("unread", field in row.unread);
        cell.title = row.unread[field] ? filled(words.unread, { text: row.unread[field] }) : "";
        if (faults[field]) cell.setAttribute("aria-invalid", "true");
        else cell.removeAttribute("aria-invalid");
      }
    }

    paintWord(row, [box, said, behalf], isVerified) {
      const { words } = this, { given } = row;
      const told = isVerified ? "verified" : given.verified ? "self_reported" : given.verification;
      box.setAttribute("aria-checked", String(isVerified));
      if (given.waits_for) box.setAttribute("aria-disabled", "true");
      else box.removeAttribute("aria-disabled");
      box.title = given.waits_for ? words.waits_for : "";
      said.className = `verified-${told.replace(/_/g, "-")}`;
      const isTheirs = given.on_behalf && told === "self_reported";
      said.textContent = isTheirs ? words.on_behalf : words.verifications[told];
      behalf.textContent = given.on_behalf && !isTheirs ? words.on_behalf : "";
    }

    paintMark(row, faults, draft) {
      const { words } = this, item = this.pending(row);
      const mark = Object.keys(faults).length ? "fix" : draft && draft.kind ? draft.kind
        : item && this.queue.isFlying(item) ? "sending" : item || draft ? "unsent"
          : row.saved ? "saved" : "";
      row.line.dataset.mark = mark;
      row.line.children[PLACE.mark].textContent = mark &&
        filled(words.marks[mark], { time: row.saved });
    }

    /* Under a row in trouble: what is wrong with it, and whose words shall stay. */
    paintNote(row, faults, draft) {
      const { words, queue } = this;
      const lines = Object.entries(faults).map(([field, why]) =>
        make("p", {}, make("b", {}, `${words.columns[field]}: `), why));
      if (draft && draft.kind) lines.push(make("p", {}, draft.said || words.refused));
      if (draft && draft.kind === "stale") {
        const told = Object.keys(draft.typed).map((field) => make("div", {},
          make("dt", {}, words.columns[field === "verified" ? "verification" : field]),
          make("dd", {}, `${words.mine}: `, make("b", {}, this.shownAs(field, draft.typed[field]))),
          make("dd", {}, `${words.theirs}: `, make("b", {}, this.shownAs(field, row.given[field])))));
        lines.push(make("dl", {}, ...told));
        for (const [deed, said] of [["mine", words.keep_mine], ["theirs", words.take_theirs]]) {
          const key = this.button(deed, said, "btn small");
          key.tabIndex = -1;
          lines.push(key);
        }
      }
      if (row.note && row.note.contains(document.activeElement)) {
        if (lines.length) return;
        row.line.children[PLACE.mark].focus();
      }
      if (row.note) row.note.remove();
      row.note = lines.length ? make("td", { role: "gridcell", class: "note",
        "aria-colspan": COLUMNS.length }, make("div", {}, ...lines)) : null;
      if (row.note) row.line.append(row.note);
    }

    shownAs(field, value) {
      const { words } = this;
      if (field === "verified") return words.verifications[value ? "verified" : "self_reported"];
      if (field === "state") return words.states[value];
      return value === "" ? words.nothing : value;
    }

    /* ---- What a row says now ---- */

    pending(row) {
      return this.queue.items().find((item) => item.kind === "record" && item.ids[0] === row.id)
        || this.queue.items().find((item) => item.ids.includes(row.id));
    }

    typed(row) {
      const draft = this.queue.draft(row.id), item = this.pending(row);
      return { ...(item && item.typed), ...(draft && draft.typed) };
    }

    value(row, field, typed = this.typed(row)) {
      if (field in typed) return typed[field];
      /* A thing that is done is done whole. */
      if (field === "percent" && typed.state === "done") return "100";
      return row.given[field];
    }

    /* Only what was typed is questioned: what stands in the record is the server's to judge. */
    faults(row) {
      const { typed } = this.queue.draft(row.id) || {}, found = {}, { words } = this;
      if (!typed) return found;
      if (typed.percent && readPercent(typed.percent) === null) found.percent = words.bad_percent;
      if (typed.done_on && readDay(typed.done_on) === null) found.done_on = words.bad_day;
      else if (typed.done_on && !FINISHED.has(this.value(row, "state"))) found.done_on = words.day_of_done;
      return found;
    }

    /* ---- Typing, sending, taking back ---- */

    set(row, field, value, step) {
      const held = this.queue.draft(row.id), item = this.pending(row);
      const draft = held || { typed: {}, version: row.given.version, kind: "" };
      const cell = { id: row.id, field, before: draft.typed[field], op: "" };
      const below = item && item.typed && field in item.typed ? item.typed[field] : row.given[field];
      if (value === undefined || value === below) delete draft.typed[field];
      else draft.typed[field] = value;
      if (draft.kind === "refused") draft.kind = "";
      if (cell.before !== draft.typed[field]) step.cells.push(cell);
      this.queue.setDraft(row.id, Object.keys(draft.typed).length ? draft : null);
      delete row.unread[field === "verified" ? "verification" : field];
      this.paint(row);
      this.rest();
    }

    /* Whoever pauses has finished the row, unless a cell of it is still open. */
    rest() {
      clearTimeout(this.idle);
      this.idle = setTimeout(() => {
        this.idle = 0;
        if (this.editor) this.rest(); else this.flush(null);
      }, IDLE);
    }

    step() {
      const step = { cells: [], ops: [], ids: [], left: 0 };
      this.steps.push(step);
      return step;
    }

    isSendable(row) {
      const draft = this.queue.draft(row.id);
      return Boolean(draft && !draft.kind && !this.pending(row)) && !Object.keys(this.faults(row)).length;
    }

    /* Makes deeds of what was typed in every row but one, in the order it was typed. */
    flush(except) {
      for (const id of this.queue.draftIds()) {
        const row = this.byId.get(id);
        if (row && row !== except && this.isSendable(row)) this.send(row);
      }
    }

    send(row) {
      const draft = this.queue.draft(row.id), op = uuid(), typed = draft.typed;
      const now = (field) => this.value(row, field, typed);
      const percent = readPercent(now("percent"));
      const item = { kind: "record", ids: [row.id], typed, row: { id: row.id,
        version: draft.version, op, state: now("state"),
        percent: percent === null ? null : Number(percent),
        done_on: readDay(now("done_on")) || "", result: now("result"), product: now("product"),
        difficulties: now("difficulties"),
        verified: now("verified") && now("state") !== "awaiting" } };
      this.cellsOf((cell) => cell.id === row.id && !cell.op).forEach((cell) => { cell.op = op; });
      this.queue.setDraft(row.id, null);
      this.queue.push(item);
      this.changed([row.id]);
    }

    cellsOf(fits) { return this.steps.flatMap((step) => step.cells.filter(fits)); }

    /* Takes back the last deed: what was not sent here, what was saved through the server. */
    undo() {
      this.steps = this.steps.filter((step) => step.cells.length || step.ops.length || step.left);
      const step = this.steps.pop();
      if (!step) { this.tell(this.words.nothing_to_undo); return; }
      if (step.left) { this.steps.push(step); this.tell(this.words.wait); return; }
      const ops = new Set(step.ops);
      for (const cell of step.cells.reverse()) {
        if (cell.op) this.thaw(cell.op, step);
        const row = this.byId.get(cell.id);
        if (cell.op) ops.add(cell.op);
        else if (row) this.set(row, cell.field, cell.before, { cells: [] });
      }
      if (!ops.size) { this.tell(this.words.undone_here); return; }
      this.steps.forEach((one) => { one.cells = one.cells.filter((cell) => !ops.has(cell.op)); });
      const deed = { kind: "undo", done: 0, failed: [], left: 0, clears: step.ids.length > 0 };
      const all = [...ops], ids = [...new Set([...step.ids, ...step.cells.map((cell) => cell.id)])];
      for (let from = 0; from < all.length; from += MOST_ROWS) {
        this.order({ kind: "undo", op: uuid(), ids, ops: all.slice(from, from + MOST_ROWS) }, deed);
      }
    }

    /* A deed that was never sent is typed words again. */
    thaw(op, popped) {
      const item = this.queue.items().find((one) => one.row && one.row.op === op && !one.tried);
      if (!item) return;
      const [id] = item.ids, draft = this.queue.draft(id);
      this.queue.drop(item);
      this.queue.setDraft(id, { version: item.row.version, kind: "",
        typed: { ...item.typed, ...(draft ? draft.typed : {}) } });
      this.melt(op, popped);
    }

    melt(op, popped) {
      for (const cell of [...this.cellsOf((one) => one.op === op), ...(popped ? popped.cells : [])]) {
        if (cell.op === op) cell.op = "";
      }
    }

    order(item, deed) {
      deed.left += 1;
      this.deeds.set(item.op, deed);
      this.queue.push(item);
    }

    bulk(kind, reason) {
      this.flush(null);
      const deed = { kind, done: 0, failed: [], left: 0, clears: true, step: this.step() };
      const chosen = this.shown.filter((row) => this.picked.has(row.id));
      const rows = chosen.filter((row) => {
        const isOffice = kind === "verify" && row.given.waits_for;
        const why = this.queue.draft(row.id) ? this.words.held : isOffice ? this.words.waits_for : "";
        if (why) deed.failed.push([row.id, why]);
        return !why;
      }).map((row) => ({ id: row.id, version: row.given.version }));
      deed.step.ids = rows.map((row) => row.id);
      deed.step.left = Math.ceil(rows.length / MOST_ROWS);
      for (let from = 0; from < rows.length; from += MOST_ROWS) {
        const part = rows.slice(from, from + MOST_ROWS);
        this.order({ kind, op: uuid(), reason, rows: part, ids: part.map((row) => row.id) }, deed);
      }
      if (!rows.length) this.conclude(deed);
    }

    conclude(deed) {
      const { words } = this;
      const listed = deed.failed.slice(0, MOST_LISTED).map(([id, why]) => {
        const row = this.byId.get(id);
        return row ? `${this.nameOf(row)}: ${why}` : why;
      });
      if (deed.failed.length > MOST_LISTED) listed.push("\u2026");
      const done = filled(words.results[deed.kind], { n: deed.done });
      this.tell(deed.failed.length ? filled(words.some_failed,
        { done, n: deed.failed.length, list: listed.join(" \u00b7 ") }) : done);
    }

    /* ---- What the queue says ---- */

    changed(ids) {
      for (const id of ids) {
        const row = this.byId.get(id);
        if (row) this.paint(row);
      }
      const waiting = this.queue.unsent(), trouble = this.queue.trouble();
      const line = trouble ? filled(this.words.troubles[trouble], { n: waiting })
        : waiting ? filled(this.words.waiting, { n: waiting }) : "";
      this.outbox.className = `desk-outbox ${trouble && "bad"}`;
      if (this.outbox.dataset.line === line) return;
      this.outbox.dataset.line = line;
      this.outbox.replaceChildren(line);
      /* Counting down is for the eye; only trouble is read aloud. */
      this.outbox.setAttribute("aria-live", trouble ? "polite" : "off");
      /* Whoever is signed in as another gets no form at /login: they sign out on a page first. */
      const [door, said] = { signed_out: ["/login", this.words.sign_in],
        other_account: ["/", this.words.new_tab] }[trouble] || [];
      if (door) this.outbox.append(" ", make("a", { href: door, target: "_blank" }, said));
    }

    answered(item, said) {
      const row = this.byId.get(said.id), deed = this.deeds.get(item.op);
      const isDone = said.status === "saved" || said.status === "same";
      if (row && said.row) this.take(row, said.row);
      if (row && isDone) row.saved = clock();
      if (item.kind === "record" && !isDone) {
        this.melt(item.row.op);
        if (row) this.tell(`${this.nameOf(row)}: ${said.said || this.words.refused}`);
      }
      if (deed && isDone) {
        deed.done += 1;
        /* What was done is chosen no more; what was refused stays, to be looked at. */
        if (row && deed.clears) this.pick(row, false);
        if (deed.step && said.op) deed.step.ops.push(said.op);
      } else if (deed) {
        deed.failed.push([said.id, said.status === "held" ? this.words.held
          : said.said || this.words.refused]);
      }
      if (row) { this.settle(row); this.paint(row); }
    }

    finished(item) {
      const deed = this.deeds.get(item.op);
      this.deeds.delete(item.op);
      if (deed && deed.clears) this.showPicked();
      if (deed && deed.step) deed.step.left -= 1;
      if (deed && (deed.left -= 1) === 0) this.conclude(deed);
      this.flush(this.idle && this.isInside() ? this.row() : null);
    }

    /* Typed words that the record now says too are no difference any more. */
    settle(row) {
      const draft = this.queue.draft(row.id);
      if (!draft || this.pending(row)) return;
      for (const [field, value] of Object.entries(draft.typed)) {
        if (value === row.given[field]) delete draft.typed[field];
      }
      this.queue.setDraft(row.id, Object.keys(draft.typed).length ? draft : null);
    }

    /* Words left from before this page was opened, over a row that may have moved on since. */
    recall(row) {
      const draft = this.queue.draft(row.id);
      if (draft && !draft.kind && draft.version !== row.given.version) draft.kind = "stale";
      this.settle(row);
      if (draft || this.pending(row)) this.paint(row);
    }

    /* What others recorded meanwhile: a row that moved on takes it, unless words of ours for it are
       on their way; typed words stay, and are marked. Rows that are new here stand at the end. */
    renew(rows) {
      const fresh = rows.map((packed) => ({ packed, id: packed[this.keys.indexOf("id")],
        version: packed[this.keys.indexOf("version")] }));
      for (const { packed, id, version } of fresh) {
        const row = this.byId.get(id);
        if (!row || version <= row.given.version || this.pending(row)) continue;
        this.take(row, packed);
        this.recall(row);
        this.paint(row);
      }
      /* Lines that move would take the reader's place away: in an order of their own they wait. */
      if (this.sorting && this.isInside()) return;
      const added = fresh.filter(({ id }) => !this.byId.has(id)).map(({ packed }) => this.makeRow(packed));
      if (!added.length) return;
      if (!this.isInside()) this.drawnOrder = undefined;
      this.rows.push(...added);
      this.body.append(...added.map((row) => row.line));
      this.arrange();
    }

    choose(row, whose) {
      const draft = this.queue.draft(row.id);
      if (draft) Object.assign(draft, { kind: "", version: row.given.version });
      this.queue.setDraft(row.id, whose === "mine" ? draft : null);
      this.paint(row);
      if (whose === "mine" && this.isSendable(row)) this.send(row);
      this.go(row.at, PLACE.mark);
    }

    nameOf({ given }) { return `${given.task} ${given.agency_name}`; }
    tell(sentence) { this.said.textContent = sentence; }
    isTyping() { return Boolean(this.editor && this.editor.control.value !== this.editor.before); }
    leaving() { this.commit(); this.flush(null); }

    unmount() {
      this.leaving();
      clearTimeout(this.idle);
      this.queue.detach(this);
      this.frame.replaceChildren();
    }
  }

  Object.assign(window.plan_monitor.desk, { DeskGrid, COLUMNS, EDITABLE, PLACE, LONGEST_TEXT,
    SHORTEST_REASON, MOST_LISTED, fold, readPercent, readDay, readBlock, writeCell, make, filled });
})();
