/* A wallboard: asks for its pictures every few seconds, shows one after the other, keeps the last
   good ones when the server is lost, and comes back alone. It runs for months: one timer, one
   picture in the page at a time, nothing that grows. All words come from the server. */
(() => {
  "use strict";
  const BEAT = 1000, ASK = 3000, LONGEST_PAUSE = 30000, PATIENCE = 10000;
  const AGAIN = 60000, LONGEST_STOP = 300000, KEPT = "screen-picture", LOADED = "screen-build";
  const VIETNAM = 7 * 3600000;
  const body = document.body, words = JSON.parse(body.dataset.said);
  const at = (id) => document.getElementById(id);
  const stage = at("stage"), title = at("title"), lost = at("lost"), views = at("views");

  let picture = null;      // the last good answer
  let good = null;         // when it was good: {server, steady, wall}, in milliseconds
  let lostSince = null;    // the same kind of moment; null while the server answers
  let place = 0, turns = 0;
  let turnAt = 0, turnFrom = 0, askAt = 0, failures = 0, asking = false;
  let stoppedAt = null, code = null, inside = "";

  /* Moments. A clock that only runs forward counts the age; where the machine slept, or its own
     clock jumped, the larger of the two counts: old figures never look newer than they are. */
  const steady = () => performance.now();
  function moment(iso) { return { server: Date.parse(iso), steady: steady(), wall: Date.now() }; }
  function since(one) { return Math.max(steady() - one.steady, Date.now() - one.wall, 0); }
  function now() { return good ? good.server + since(good) : Date.now(); }
  function clock(ms) { return new Date(ms + VIETNAM).toISOString(); }
  function fill(sentence, values) { return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]); }
  function time(ms) {
    const said = clock(ms), hour = said.slice(11, 16);
    if (said.slice(0, 10) === clock(now()).slice(0, 10)) return hour;
    return fill(words.with_day, { time: hour, day: said.slice(0, 10).split("-").reverse().join("/") });
  }
  function age(ms) {
    const minutes = Math.floor(ms / 60000), hours = Math.floor(minutes / 60);
    if (minutes < 1) return words.age_now;
    if (hours < 1) return fill(words.age_minutes, { m: minutes });
    if (hours < 24) return fill(words.age_hours, { h: hours, m: minutes % 60 });
    return fill(words.age_days, { d: Math.floor(hours / 24), h: hours % 24 });
  }
  function write(element, said) { if (element.textContent !== said) element.textContent = said; }

  /* What stands on the screen */
  function mode(name) { body.dataset.mode = name; }
  function element(tag, said, name) {
    const made = document.createElement(tag);
    made.textContent = said;
    if (name) made.className = name;
    return made;
  }
  function show(index) {
    const shown = picture.views[index];
    place = index;
    turnFrom = steady();
    turnAt = turnFrom + picture.seconds * 1000;
    if (shown.html !== inside) stage.innerHTML = inside = shown.html;
    write(title, shown.title);
    [...views.children].forEach((one, n) => one.setAttribute("aria-current", String(n === index)));
    body.dataset.turns = String(turns += 1);
  }
  function turn(step) {
    if (picture) show((place + step + picture.views.length) % picture.views.length);
  }
  function put(answer, when) {
    const before = picture && picture.views[place] ? picture.views[place].name : "";
    picture = answer;
    good = when;
    mode("showing");
    code = null;
    write(at("day"), answer.day);
    write(at("plan"), answer.plan || words.plan);
    write(at("where"), ` · ${answer.where}`);
    views.replaceChildren(...answer.views.map((one) => element("li", one.name)));
    const same = answer.views.findIndex((one) => one.name === before);
    const left = turnAt - steady();
    show(Math.max(same, 0));
    if (same >= 0 && left > 0) { turnAt = steady() + left; turnFrom = turnAt - answer.seconds * 1000; }
  }
  function forget() {
    picture = good = null;
    inside = "";
    try { localStorage.removeItem(KEPT); } catch { /* a browser without a store has kept nothing */ }
    views.replaceChildren();
    at("line").style.transform = "scaleX(0)";
    for (const id of ["moment", "day", "where"]) write(at(id), "");
    write(at("plan"), words.plan);
  }
  function withdrawn() {
    forget();
    mode("withdrawn");
    write(title, words.withdrawn);
    const again = element("button", words.new_code, "btn");
    again.addEventListener("click", () => begin(true).catch(failed));
    stage.replaceChildren(element("p", words.withdrawn_note, "calm"), again);
    again.focus();
  }
  function showCode(wasWithdrawn) {
    mode("waiting");
    write(title, wasWithdrawn ? words.withdrawn : words.enrol);
    const grouped = `${code.letters.slice(0, 4)} ${code.letters.slice(4)}`;
    stage.replaceChildren(element("p", words.enrol_how, "how"), element("p", grouped, "code"),
                          element("p", words.enrol_note, "note"));
  }
  function tell() {
    const isLost = lostSince !== null;
    body.toggleAttribute("data-lost", isLost);
    lost.hidden = !isLost;
    if (good) write(at("moment"), fill(words.moment, { time: time(good.server) }));
    if (!isLost) return;
    write(lost, good
      ? fill(words.lost, { since: time(lostSince), at: time(good.server), age: age(since(good)) })
      : words.lost_empty);
  }

  /* Talking with the server */
  function fetched(address, options) {
    return fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
                            ...options });
  }
  function answered() {
    failures = 0;
    lostSince = null;
    askAt = steady() + ASK;
  }
  function failed() {
    if (lostSince === null) lostSince = now();
    failures += 1;
    askAt = steady() + Math.min(LONGEST_PAUSE, ASK * 1.6 ** failures);
    if (!picture && body.dataset.mode === "starting") fromStore();
  }
  function fromStore() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      if (!kept || !kept.answer.views.length) return;
      // Only the machine's own clock has run since then.
      const server = Date.parse(kept.answer.at);
      put(kept.answer, { server, steady: steady(), wall: Math.min(kept.wall, Date.now()) });
    } catch { /* nothing kept, or nothing that can be read */ }
  }
  function isNewBuild(answer) {
    if (answer.build === body.dataset.build) return false;
    // Once for each release: a page that a proxy keeps must not load itself for ever.
    if (sessionStorage.getItem(LOADED) === answer.build) return false;
    sessionStorage.setItem(LOADED, answer.build);
    return true;
  }
  function take(answer) {
    if (answer.waiting) return shut("waiting");
    if (!Array.isArray(answer.views) || !answer.views.length) throw new Error("no views");
    if (isNewBuild(answer)) { location.reload(); return undefined; }
    put(answer, moment(answer.at));
    try { localStorage.setItem(KEPT, JSON.stringify({ answer, wall: Date.now() })); } catch { /* full */ }
    return undefined;
  }
  async function shut(why) {
    if (why === "withdrawn" && picture) return withdrawn();
    if (body.dataset.mode === "withdrawn") return undefined;
    if (picture) forget();
    if (code === null || steady() >= code.until) return begin(why === "withdrawn");
    return undefined;
  }
  async function ask() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetched(`/screen/data?waits=1&seen=${picture ? encodeURIComponent(picture.seen) : ""}`);
      if (answer.status === 200) await take(await answer.json());
      else if (answer.status === 204 && picture) good = moment(answer.headers.get("X-Moment"));
      else if (answer.status === 401) await shut((await answer.json()).error);
      else throw new Error(String(answer.status));
      answered();
    } catch { failed(); }
    asking = false;
    tell();
  }
  function token() {
    const found = document.cookie.split("; ").find((one) => one.startsWith("_csrf_token="));
    return found ? decodeURIComponent(found.slice("_csrf_token=".length)) : "";
  }
  async function begin(wasWithdrawn) {
    const answer = await fetched("/screen/code", { method: "POST", headers: { "X-CSRFToken": token() } });
    if (answer.status === 400) { await fetched("/screen"); return; }  // a new token for the next time
    if (answer.status === 409) return;
    const said = await answer.json();
    if (answer.status === 200) {
      code = { letters: said.code, until: steady() + said.seconds * 1000 };
      showCode(wasWithdrawn === true);
      return;
    }
    code = { letters: "", until: steady() + AGAIN };
    mode("waiting");
    stage.replaceChildren(element("p", said.error || words.lost_empty, "calm"));
  }

  /* The one timer */
  function beat() {
    const here = steady();
    if (here >= askAt) ask();
    if (stoppedAt !== null && here - stoppedAt > LONGEST_STOP) stop(false);
    if (picture && stoppedAt === null) {
      if (here >= turnAt && picture.views.length > 1) turn(1);
      const part = Math.min((here - turnFrom) / (turnAt - turnFrom), 1);
      at("line").style.transform = `scaleX(${picture.views.length > 1 ? part.toFixed(3) : 0})`;
    }
    if (lostSince !== null) tell();
    setTimeout(beat, BEAT);
  }
  function stop(isStopped) {
    stoppedAt = isStopped ? steady() : null;
    body.toggleAttribute("data-stopped", isStopped);
    at("stopped").hidden = !isStopped;
    if (picture && !isStopped) { turnFrom = steady(); turnAt = turnFrom + picture.seconds * 1000; }
  }
  document.addEventListener("keydown", (event) => {
    if (!picture || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " ") { event.preventDefault(); stop(stoppedAt === null); }
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  });
  // For tests/soak_screen.py: turns without waiting.
  document.addEventListener("screen:turn", () => turn(1));
  window.addEventListener("online", () => { askAt = 0; });
  beat();
})();
