/* The hand on the desk's grid: walking, choosing rows, editing in place, sorting, the clipboard. */
(function () {
  "use strict";
  const { DeskGrid, COLUMNS, EDITABLE, PLACE, LONGEST_TEXT, SHORTEST_REASON, MOST_LISTED,
    fold, readPercent, readDay, readBlock, writeCell, make, filled } = window.plan_monitor.desk;
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  const hand = {
    listen() {
      const { table, bar } = this;
      this.editor = null;
      this.quick = null;
      table.addEventListener("keydown", (event) => this.onKey(event));
      table.addEventListener("mousedown", (event) => this.onPress(event));
      table.addEventListener("click", (event) => this.onClick(event));
      table.addEventListener("dblclick", (event) => { if (this.cellOf(event)) this.edit(); });
      table.addEventListener("focusout", (event) => {
        if (!this.isClosing && !this.window.contains(event.relatedTarget)) this.flush(null);
      });
      table.addEventListener("copy", (event) => this.onCopy(event));
      table.addEventListener("paste", (event) => this.onPaste(event));
      for (const part of [table, bar]) part.addEventListener("click", (event) => this.onButton(event));
      this.filter.addEventListener("input", () => this.arrange());
      this.filter.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown" || event.key === "Enter") { event.preventDefault(); this.go(0); }
      });
      this.reason.addEventListener("keydown", (event) => {
        if (event.key === "Enter") this.sendReturn();
        if (event.key === "Escape") this.askReason(false);
      });
      bar.addEventListener("keydown", (event) => this.onCommand(event));
      this.showPicked();
      this.cell().setAttribute("tabindex", "0");
    },

    /* ---- Where one is ---- */

    row() { return this.at.place < 0 ? null : this.shown[this.at.place] || null; },
    cell() { return (this.row() ? this.row().line : this.head).children[this.at.column]; },
    /* The pane, not the table: a long text is written in a field beside it. */
    isInside() { return this.window.contains(document.activeElement); },

    go(place = this.at.place, column = this.at.column) {
      const before = this.row();
      this.cell().setAttribute("tabindex", "-1");
      this.at = { place: Math.max(-1, Math.min(place, this.shown.length - 1)),
        column: Math.max(0, Math.min(column, COLUMNS.length - 1)) };
      this.quick = null;
      const cell = this.cell();
      cell.setAttribute("tabindex", "0");
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (before && before !== this.row()) this.flush(this.row());
    },

    /* The lines that fit the filter, in the order of the sorted column. */
    arrange() {
      const wanted = fold(this.filter.value).split(" ").filter(Boolean);
      const here = this.row();
      const kept = this.rows.filter((row) => wanted.every((word) => row.fields.includes(word)));
      this.shown = this.sorted(kept);
      const isKept = new Set(kept);
      for (const row of this.rows) row.line.hidden = !isKept.has(row);
      this.shown.forEach((row, place) => {
        row.at = place;
        row.line.setAttribute("aria-rowindex", place + 2);
      });
      if (this.sorting !== this.drawnOrder) this.body.append(...this.shown.map((row) => row.line));
      this.drawnOrder = this.sorting;
      this.table.setAttribute("aria-rowcount", this.shown.length + 1);
      this.count.textContent = filled(this.words.count,
        { n: this.shown.length, total: this.rows.length });
      for (const id of this.picked) if (!isKept.has(this.byId.get(id))) this.pick(this.byId.get(id), false);
      if (here && !isKept.has(here)) here.line.children[this.at.column].setAttribute("tabindex", "-1");
      if (this.at.place >= 0) {
        this.at.place = here && isKept.has(here) ? here.at : this.shown.length ? 0 : -1;
      }
      this.cell().setAttribute("tabindex", "0");
      if (this.chosen) this.showPicked();
    },

    sorted(rows) {
      const { field, turn } = this.sorting || {};
      if (!field) return rows;
      const key = (row) => this.sortKey(row, field);
      return rows.map((row) => [key(row), row]).sort(([one, first], [other, second]) =>
        (typeof one === "number" ? one - other : this.collator.compare(one, other)) * turn
        || first.order - second.order).map(([, row]) => row);
    },

    sortKey(row, field) {
      if (field === "state") return this.stateKeys.indexOf(this.value(row, "state"));
      if (field === "standing") return row.given.standing;
      if (field === "percent") return Number(this.value(row, "percent") || -1);
      if (field === "done_on") return this.value(row, "done_on").split("/").reverse().join("");
      if (field === "mark") return row.line.dataset.mark;
      if (field === "verification") return Object.keys(this.words.verifications)
        .indexOf(row.given.verification);
      return this.value(row, field);
    },

    sort(column) {
      const { field } = COLUMNS[column], was = this.sorting;
      const turn = was && was.field === field ? (was.turn === 1 ? -1 : 0) : 1;
      if (was) this.head.children[PLACE[was.field]].removeAttribute("aria-sort");
      this.sorting = turn ? { field, turn } : null;
      if (turn) this.head.children[column].setAttribute("aria-sort",
        turn === 1 ? "ascending" : "descending");
      this.arrange();
    },

    /* ---- Keys ---- */

    onCommand(event) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
      const key = event.key.toLowerCase();
      if (key === "s") {
        this.commit();
        this.flush(null);
        this.queue.retry();
      } else if (key === "z" && !event.target.closest("input, textarea, select")) this.undo();
      else return false;
      event.preventDefault();
      return true;
    },

    onKey(event) {
      if (this.onCommand(event)) return;
      if (this.editor && this.editor.node.contains(event.target)) this.onEditorKey(event);
      else if (event.target.closest(".note")) this.onNoteKey(event);
      else if (!this.onWalk(event)) this.onCellKey(event);
    },

    onWalk(event) {
      const { place, column } = this.at, isFar = event.ctrlKey || event.metaKey;
      const page = Math.max(1, Math.floor(this.window.clientHeight / this.cell().offsetHeight) - 1);
      if (event.altKey) return false;
      if (STEPS[event.key] && !isFar) {
        this.go(place + STEPS[event.key][0], column + STEPS[event.key][1]);
      } else if (event.key === "Home") this.go(isFar ? 0 : place, 0);
      else if (event.key === "End") this.go(isFar ? this.shown.length - 1 : place, COLUMNS.length - 1);
      else if (event.key === "PageDown") this.go(place + page, column);
      else if (event.key === "PageUp") this.go(Math.max(0, place - page), column);
      else if (this.quick && event.key === "Enter") this.go(place + 1, column);
      else if (this.quick && event.key === "Tab") this.go(place, column + (event.shiftKey ? -1 : 1));
      else return false;
      event.preventDefault();
      return true;
    },

    onCellKey(event) {
      const row = this.row(), { kind } = COLUMNS[this.at.column];
      const isChord = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key === "a" && isChord && !event.altKey) this.pickAll(true);
      else if (isChord || event.key === "Tab") return;
      else if (event.key === " ") this.onSpace(event.shiftKey);
      else if (event.key === "Enter" || event.key === "F2") this.open();
      else if (!row || !EDITABLE.has(kind)) return;
      else if (event.key === "Delete" || event.key === "Backspace") this.empty(row, kind);
      else if (kind === "state" && event.key.length === 1) this.chooseState(row, event.key);
      else if (kind === "word") { if (fold(event.key) === "x") this.toggleWord(row); else return; }
      else if (event.key.length === 1 || event.key === "Process") {
        /* Not prevented: the key is typed into the field that has just opened. */
        this.edit("");
        return;
      } else return;
      event.preventDefault();
    },

    open() {
      const row = this.row(), { field } = COLUMNS[this.at.column];
      if (field === "tick") this.onSpace(false);
      else if (!row) this.sort(this.at.column);
      else if (field === "task") this.cell().firstChild.click();
      else if (row.note && !EDITABLE.has(COLUMNS[this.at.column].kind)) {
        const first = row.note.querySelector("button");
        if (first) first.focus();
      } else this.edit();
    },

    empty(row, kind) {
      if (kind !== "state" && kind !== "word") this.put(row, COLUMNS[this.at.column].field, "");
    },

    onNoteKey(event) {
      const keys = [...event.target.parentNode.querySelectorAll("button")];
      const next = keys[keys.indexOf(event.target) + ({ ArrowRight: 1, ArrowLeft: -1 })[event.key]];
      if (event.key === "Escape") this.go();
      else if (next) next.focus();
      else return;
      event.preventDefault();
    },

    /* ---- Mouse and buttons ---- */

    cellOf(event) {
      const cell = event.target.closest("td:not(.note), th");
      return cell && !event.target.closest("a, button, .editor") ? cell : null;
    },

    onPress(event) {
      const cell = this.cellOf(event);
      if (!cell || event.button) return;
      event.preventDefault();
      const row = this.byId.get(Number(cell.parentNode.dataset.id));
      this.wasHere = cell === this.cell() && this.isInside();
      this.commit();
      this.go(row ? row.at : -1, cell.cellIndex);
    },

    onClick(event) {
      const cell = this.cellOf(event), row = this.row();
      if (!cell) return;
      const { kind } = COLUMNS[this.at.column];
      if (!row) this.open();
      else if (kind === "tick") this.onSpace(event.shiftKey);
      else if (kind === "word" && event.target.closest(".box")) this.toggleWord(row);
      else if (this.wasHere && kind !== "word" && EDITABLE.has(kind)) this.edit();
    },

    onButton(event) {
      const key = event.target.closest("[data-deed]");
      if (!key) return;
      const deed = key.dataset.deed;
      if (deed === "verify") this.bulk("verify");
      else if (deed === "return") this.askReason(true);
      else if (deed === "send-return") this.sendReturn();
      else if (deed === "cancel-return") this.askReason(false);
      else if (deed === "clear") this.pickAll(false);
      else if (deed === "undo") this.undo();
      else this.choose(this.byId.get(Number(key.closest("tr").dataset.id)), deed);
    },

    askReason(isAsked) {
      this.asking.hidden = !isAsked;
      if (isAsked) this.reason.focus(); else this.go();
    },

    sendReturn() {
      const reason = this.reason.value.trim();
      if (reason.length < SHORTEST_REASON) { this.tell(this.words.reason_needed); return; }
      this.reason.value = "";
      this.askReason(false);
      this.bulk("return", reason);
    },

    /* ---- Choosing rows ---- */

    onSpace(isRange) {
      const row = this.row();
      if (!row) {
        if (COLUMNS[this.at.column].field === "tick") this.pickAll(this.picked.size < this.shown.length);
        return;
      }
      if (isRange && this.lastPicked && !this.lastPicked.line.hidden) {
        const [from, to] = [this.lastPicked.at, row.at].sort((one, other) => one - other);
        this.shown.slice(from, to + 1).forEach((one) => this.pick(one, true));
      } else this.pick(row, !this.picked.has(row.id));
      this.lastPicked = row;
      this.showPicked();
    },

    pick(row, isPicked) {
      if (isPicked) this.picked.add(row.id); else this.picked.delete(row.id);
      row.line.setAttribute("aria-selected", String(isPicked));
      row.line.firstChild.firstChild.setAttribute("aria-checked", String(isPicked));
    },

    pickAll(isPicked) {
      this.shown.forEach((row) => this.pick(row, isPicked));
      this.showPicked();
    },

    showPicked() {
      const { size } = this.picked, isAll = size > 0 && size === this.shown.length;
      this.chosen.textContent = size ? filled(this.words.picked, { n: size }) : "";
      this.head.firstChild.firstChild.setAttribute("aria-checked",
        isAll ? "true" : size ? "mixed" : "false");
      const keys = [this.verifyKey, this.returnKey, this.clearKey];
      /* A button that is shut would take the focus away with it. */
      if (!size && keys.includes(document.activeElement)) this.go();
      for (const key of keys) key.disabled = !size;
    },

    /* ---- Editing ---- */

    /* One edit of one cell, which Ctrl+Z takes back as one. */
    put(row, field, value) { this.set(row, field, value, this.step()); },

    toggleWord(row) {
      if (row.given.waits_for) this.tell(this.words.waits_for);
      else this.confirm(row, !this.value(row, "verified"), this.step());
    },

    /* What awaited to be confirmed is done when it is, as by the server's own confirming. */
    confirm(row, isConfirmed, step) {
      const state = this.value(row, "state");
      if (isConfirmed && state === "awaiting") this.set(row, "state", "done", step);
      if (!isConfirmed && state === "done" && row.given.state === "awaiting") {
        this.set(row, "state", "awaiting", step);
      }
      this.set(row, "verified", isConfirmed, step);
    },

    /* A number chooses by place, a letter the next state that begins with it. */
    chooseState(row, key) {
      const { stateKeys, words } = this, now = stateKeys.indexOf(this.value(row, "state"));
      const begins = (place) => fold(words.states[stateKeys[place]])[0] === fold(key);
      const places = stateKeys.map((_, step) => (now + 1 + step) % stateKeys.length);
      const found = /\d/.test(key) ? Number(key) - 1 : places.find(begins);
      if (stateKeys[found] === undefined) return;
      const step = this.quick === row && this.steps.length ? this.steps[this.steps.length - 1] : this.step();
      this.set(row, "state", stateKeys[found], step);
      this.quick = row;
    },

    edit(typed) {
      const row = this.row(), column = COLUMNS[this.at.column], { kind, field } = column;
      if (!row || !EDITABLE.has(kind) || this.editor) return;
      if (kind === "word") { this.toggleWord(row); return; }
      const cell = this.cell(), name = this.words.columns[field], now = this.value(row, field);
      const control = kind === "state" ? this.stateList(now)
        : make(kind === "long" ? "textarea" : "input", { "aria-label": name,
          maxlength: kind === "long" ? LONGEST_TEXT : 20,
          inputmode: kind === "percent" ? "numeric" : null });
      if (kind !== "state") control.value = typed === undefined ? now : typed;
      const node = make("div", { class: `editor e-${kind}` }, control,
        kind === "long" ? make("p", { class: "quiet" }, this.words.long_keys) : null);
      this.editor = { row, field, kind, control, node, cell, before: kind === "state" ? now : control.value };
      if (kind === "long" || kind === "state") this.hang(node, cell);
      else { cell.replaceChildren(node); }
      control.focus({ preventScroll: true });
      if (control.select && typed === undefined && kind !== "long") control.select();
      node.addEventListener("focusout", () => this.commit());
      if (node.parentNode !== cell) node.addEventListener("keydown", (event) => this.onKey(event));
      if (kind === "state") control.addEventListener("click", (event) => {
        if (event.target.closest("option")) { this.commit(); this.go(); }
      });
    },

    stateList(now) {
      const list = make("select", { size: this.stateKeys.length,
        "aria-label": this.words.columns.state }, ...this.stateKeys.map((key, at) =>
        make("option", { value: key }, `${at + 1} ${this.words.states[key]}`)));
      list.value = now;
      return list;
    },

    /* Beside its cell and within what is seen of the table, so that it scrolls along. */
    hang(node, cell) {
      const { window: pane } = this;
      pane.append(node);
      const frame = pane.getBoundingClientRect(), box = cell.getBoundingClientRect();
      const left = Math.max(0, Math.min(box.left - frame.left, pane.clientWidth - node.offsetWidth - 4));
      const below = box.bottom - frame.top, above = box.top - frame.top - node.offsetHeight;
      const top = below + node.offsetHeight > pane.clientHeight && above > 0 ? above : below;
      node.style.left = `${left + pane.scrollLeft}px`;
      node.style.top = `${top + pane.scrollTop}px`;
    },

    onEditorKey(event) {
      const { kind, control } = this.editor, isChord = event.ctrlKey || event.metaKey;
      if (event.isComposing) return;
      if (event.key === "Escape") { this.close(); this.go(); }
      else if (event.key === "Tab") {
        this.commit();
        this.go(this.at.place, this.at.column + (event.shiftKey ? -1 : 1));
      } else if (event.key === "Enter" && (kind !== "long" || isChord)) {
        this.commit();
        this.go(this.at.place + (event.shiftKey ? -1 : 1));
      } else if (kind === "state" && this.stateKeys[Number(event.key) - 1]) {
        control.value = this.stateKeys[Number(event.key) - 1];
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },

    close() {
      const { editor } = this;
      this.editor = null;
      if (!editor) return;
      /* Its going takes the focus away: nobody has left the grid for that. */
      this.isClosing = true;
      editor.node.remove();
      this.isClosing = false;
      this.paint(editor.row);
    },

    commit() {
      const { editor } = this;
      if (!editor) return;
      const { kind, control } = editor;
      const read = { percent: readPercent, day: readDay }[kind];
      const typed = kind === "long" ? control.value : control.value.trim();
      const value = (read && read(typed)) || typed;
      this.close();
      if (control.value !== editor.before) this.put(editor.row, editor.field, value);
    },

    /* ---- The clipboard ---- */

    textOf(row, { field, kind }) {
      const { words } = this;
      if (kind === "tick") return "";
      if (field === "mark" || field === "standing") {
        return field === "mark" ? "" : words.standings[row.given.standing];
      }
      if (field === "state") return words.states[this.value(row, "state")];
      if (field === "percent") return this.value(row, "percent") && `${this.value(row, "percent")}%`;
      if (kind === "word") return row.line.children[PLACE.verification].children[1].textContent;
      return String(this.value(row, field));
    },

    onCopy(event) {
      if (this.editor || !this.row()) return;
      const here = COLUMNS[this.at.column];
      const isLine = here.kind === "tick" || here.field === "agency_name";
      const chosen = this.shown.filter((row) => this.picked.has(row.id));
      const lines = chosen.length ? chosen : [this.row()];
      const columns = chosen.length || isLine ? COLUMNS.slice(1, PLACE.mark) : [here];
      event.clipboardData.setData("text/plain", lines.map((row) =>
        columns.map((column) => writeCell(this.textOf(row, column))).join("\t")).join("\r\n"));
      event.preventDefault();
      this.tell(filled(this.words.copied, { n: lines.length }));
    },

    onPaste(event) {
      if (this.editor || !this.row()) return;
      event.preventDefault();
      const block = readBlock(event.clipboardData.getData("text/plain"));
      const from = this.at, step = this.step(), unread = [], touched = new Set();
      let done = 0;
      block.slice(0, this.shown.length - from.place).forEach((texts, down) => {
        const row = this.shown[from.place + down];
        const read = texts.slice(0, COLUMNS.length - from.column)
          .map((text, right) => this.readPasted(row, COLUMNS[from.column + right], text.trim()));
        /* A line that names another agency or task has slipped: none of it is taken. */
        const slipped = read.some((one) => one.isOther);
        for (const one of read) {
          if (one.isOther || (one.isUnread && !slipped)) {
            unread.push(`${this.nameOf(row)}, ${this.words.columns[one.field]}: ${one.text}`);
            row.unread[one.field] = one.text;
          } else if (one.name && !slipped) {
            if (one.name === "verified") this.confirm(row, one.value, step);
            else this.set(row, one.name, one.value, step);
            done += 1;
          }
        }
        touched.add(row);
      });
      for (const row of touched) { this.paint(row); if (this.isSendable(row)) this.send(row); }
      this.sayPasted(done, unread, Math.max(0, block.length - (this.shown.length - from.place)));
    },

    /* What a pasted cell means: an empty one leaves the cell as it is. */
    readPasted(row, { field, kind }, text) {
      const told = { field, text };
      if (!text || kind === "tick" || kind === "told") return told;
      if (kind === "same") {
        /* II.3.d is not II.3.\u0111, but an agency may be written without its marks. */
        const plain = field === "task" ? (one) => one.toLowerCase().normalize() : fold;
        return { ...told, isOther: plain(text) !== plain(row.given[field]) };
      }
      const value = { state: () => this.readState(text), percent: () => readPercent(text),
        day: () => readDay(text), long: () => text, word: () => this.readWord(row, text) }[kind]();
      return value === null ? { ...told, isUnread: true }
        : { ...told, value, name: kind === "word" ? "verified" : field };
    },

    readState(text) {
      const { states, aliases } = this.words, said = fold(text);
      const known = [...Object.entries(states).map(([key, word]) => [word, key]),
        ...Object.entries(aliases)];
      const found = known.find(([word]) => fold(word) === said);
      return found ? found[1] : this.stateKeys[Number(text) - 1] || null;
    },

    readWord(row, text) {
      const { verifications } = this.words, said = fold(text);
      if (said === fold(this.words.on_behalf)) return false;
      if (said === fold(verifications.verified)) return row.given.waits_for ? null : true;
      const key = Object.keys(verifications).find((one) => fold(verifications[one]) === said);
      return key ? false : null;
    },

    sayPasted(done, unread, over) {
      const { words } = this;
      const listed = unread.slice(0, MOST_LISTED).join(" \u00b7 ") + (unread.length > MOST_LISTED ? " \u2026" : "");
      this.tell([filled(words.pasted, { n: done }),
        unread.length ? filled(words.not_understood, { n: unread.length, list: listed }) : "",
        over ? filled(words.left_over, { n: over }) : ""].filter(Boolean).join(" "));
    },
  };

  Object.assign(DeskGrid.prototype, hand);
  window.plan_monitor.deskGrid = (frame, given) => new DeskGrid(frame, given);
})();
