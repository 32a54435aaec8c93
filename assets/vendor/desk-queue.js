/* What was typed at the desk and is not acknowledged yet. It is kept in the browser and sent in
   order, one request at a time; when the answer got lost the same deed is sent again unchanged,
   under the same `op`, so that the server writes it once. Lives on while other pages are open. */
(function () {
  "use strict";
  const MOST_ROWS = 50;
  const FIRST_WAIT = 1000, LONGEST_WAIT = 30000, TIMEOUT = 45000;
  /* A tab that crashed says nothing; one that was seen this long ago is taken for gone. */
  const HEARTBEAT = 10000, GONE = 90000;
  /* These wait for the person: to sign in, to come back as oneself, or to load the page again. */
  const WAITS_FOR_PERSON = { 400: "halted", 401: "signed_out", 403: "halted", 404: "halted",
    409: "other_account", 413: "halted" };

  /* crypto.randomUUID is missing on a plain http address. */
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") +
      byte.toString(16).padStart(2, "0")).join("");
  }

  function token() {
    const found = document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  /* Not window.fetch: session.js words a refusal as "reload and look", and we send again. */
  function post(address, body, done) {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.timeout = TIMEOUT;
    request.setRequestHeader("Content-Type", "application/json");
    request.setRequestHeader("X-CSRFToken", token());
    request.onloadend = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* no answer of ours */ }
      done(request.status, answer && Array.isArray(answer.rows) ? answer.rows : null);
    };
    request.send(JSON.stringify(body));
  }

  function makeQueue(owner) {
    const prefix = `desk:${owner}:`;
    const place = prefix + uuid();
    /* items: deeds to send; drafts: by report, what is typed and not made a deed yet. */
    let items = [], drafts = {}, versions = new Map();
    let listener = null, trouble = "", flying = [], wait = FIRST_WAIT, timer = 0, isWriting = false;
    let beatAt = Date.now();

    function write(left) {
      isWriting = false;
      try {
        if (items.length || Object.keys(drafts).length) {
          localStorage.setItem(place, JSON.stringify({ items, drafts, left, seen: Date.now() }));
        } else {
          localStorage.removeItem(place);
        }
      } catch { /* no room, or storage is forbidden: the memory of this tab has to do */ }
    }

    function keep() {
      if (!isWriting) Promise.resolve().then(() => { write(false); tell([]); });
      isWriting = true;
    }

    /* Takes over what a closed or crashed tab of the same person left behind. */
    function adopt() {
      const found = [];
      try {
        for (const name of Object.keys(localStorage)) {
          if (!name.startsWith(prefix) || name === place) continue;
          const kept = JSON.parse(localStorage.getItem(name));
          if (!kept.left && Date.now() - kept.seen < GONE) continue;
          localStorage.removeItem(name);
          /* It may have been sent, and its versions are what the person saw: nothing is changed. */
          items.push(...kept.items.map((item) => ({ ...item, tried: true })));
          drafts = { ...kept.drafts, ...drafts };
          found.push(...kept.items.flatMap((item) => item.ids), ...Object.keys(kept.drafts).map(Number));
        }
      } catch { /* unreadable, or storage is forbidden */ }
      if (found.length) { write(false); tell(found); next(); }
    }

    function tell(ids) { if (listener) listener.changed(ids); }

    /* The deeds of the next request: records together, a bulk deed or an undoing alone. The server
       takes a row once a request; a row taken over from another tab may wait here twice. */
    function batch() {
      const seen = new Set();
      const end = items.findIndex(({ kind, ids: [id] }) =>
        kind !== "record" || seen.size === seen.add(id).size);
      return end === 0 ? items.slice(0, 1) : items.slice(0, end < 0 ? MOST_ROWS :
        Math.min(end, MOST_ROWS));
    }

    function body(deeds) {
      const [{ kind, op, rows, ops, reason }] = deeds;
      if (kind === "record") return { owner, rows: deeds.map((item) => item.row) };
      return kind === "undo" ? { owner, op, ops } : { owner, op, reason, rows };
    }

    /* A bulk deed acts on the row as this person has just saved it, and on no row that was not. */
    function prepare(item) {
      if (item.tried || !item.rows) return;
      const held = item.rows.filter((row) => drafts[row.id]);
      item.rows = item.rows.filter((row) => !drafts[row.id])
        .map((row) => ({ id: row.id, version: versions.get(row.id) ?? row.version }));
      held.forEach((row) => listener && listener.answered(item, { id: row.id, status: "held" }));
    }

    function next() {
      if (flying.length || trouble || !items.length) return;
      const deeds = batch();
      deeds.forEach((item) => { prepare(item); item.tried = true; });
      flying = deeds;
      keep();
      tell(deeds.flatMap((item) => item.ids));
      if (deeds[0].rows && !deeds[0].rows.length) settle(deeds, 200, []);
      else post(`/desk/${deeds[0].kind}`, body(deeds), (status, rows) => settle(deeds, status, rows));
    }

    function settle(deeds, status, rows) {
      flying = [];
      if (status === 200 && rows) {
        wait = FIRST_WAIT;
        items = items.filter((item) => !deeds.includes(item));
        deeds.forEach((item) => acknowledge(item, rows));
        /* Only now: a row whose answer is not read yet would be sent with its old version. */
        if (listener) deeds.forEach((item) => listener.finished(item));
      } else {
        trouble = WAITS_FOR_PERSON[status] || "retrying";
        if (trouble === "retrying") {
          timer = setTimeout(retry, wait * (0.8 + 0.4 * Math.random()));
          wait = Math.min(wait * 2, LONGEST_WAIT);
        }
      }
      keep();
      tell(deeds.flatMap((item) => item.ids));
      next();
    }

    function acknowledge(item, rows) {
      const said = item.kind === "undo" ? rows : item.ids.flatMap((id) =>
        rows.find((row) => row.id === id) || (item.kind === "record" ? { id, status: "refused" } : []));
      for (const row of said) {
        const draft = drafts[row.id];
        const isDone = row.status === "saved" || row.status === "same";
        if (row.version) versions.set(row.id, row.version);
        if (isDone && draft && row.version) draft.version = row.version;
        if (!isDone && item.kind === "record") {
          drafts[row.id] = { typed: { ...item.typed, ...(draft ? draft.typed : {}) },
            version: item.row.version, said: row.said || "",
            kind: row.status === "stale" ? "stale" : "refused" };
        }
        if (listener) listener.answered(item, row);
      }
    }

    function retry() {
      clearTimeout(timer);
      trouble = "";
      next();
      tell([]);
    }

    function comeBack() { if (trouble && !flying.length && !document.hidden) retry(); }

    window.addEventListener("focus", comeBack);
    window.addEventListener("online", comeBack);
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("beforeunload", (event) => {
      if (unsent() || (listener && listener.isTyping())) event.preventDefault();
    });
    window.addEventListener("pagehide", () => {
      if (listener) listener.leaving();
      write(true);
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
    setInterval(() => {
      const hasSlept = Date.now() - beatAt > GONE / 2;
      beatAt = Date.now();
      if (items.length || Object.keys(drafts).length) write(false);
      /* After the computer slept every other tab looks gone, until it too has said it is there. */
      if (!hasSlept) adopt();
    }, HEARTBEAT);

    function unsent() {
      const rows = [...items.flatMap((item) => item.ids), ...Object.keys(drafts).map(Number)];
      return new Set(rows).size + items.filter((item) => !item.ids.length).length;
    }

    return {
      adopt, retry, unsent, versions,
      items: () => items,
      draft: (id) => drafts[id],
      draftIds: () => Object.keys(drafts).map(Number),
      isFlying: (item) => flying.includes(item),
      trouble: () => trouble,
      setDraft(id, draft) {
        if (draft) drafts[id] = draft; else delete drafts[id];
        keep();
      },
      push(item) { items.push(item); keep(); next(); },
      /* Gives back a deed that was never sent, as if it had not been made. */
      drop(item) { items = items.filter((one) => one !== item); keep(); },
      attach(given) { listener = given; },
      detach(given) { if (listener === given) listener = null; },
    };
  }

  const queues = {};
  window.plan_monitor.desk = {
    uuid,
    queueOf: (owner) => (queues[owner] = queues[owner] || makeQueue(String(owner))),
  };
})();
