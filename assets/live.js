/* Keeps an open page true. Every two seconds, while the tab is seen, the server is asked whether
   anything was recorded since the page was drawn. If so it answers with the page drawn anew, and
   what is shown takes the new figures in place: nothing is taken down, so nothing flickers, no
   reader loses their place, and no field is ever touched. */
(function () {
  "use strict";
  const EVERY = 2000, LONGEST = 30000;
  const ask = window.fetch.bind(window);
  const words = () => document.body.dataset;
  /* Of our own components those that only show; a chart is drawn from its figure alone. */
  const SHOWN = { Drawn: ["tree", "className"], Heatmap: ["words", "columns", "spans", "rows"],
    Graph: ["figure"] };
  let page = null, timer = null, isAsking = false, wait = EVERY, lostAt = null;
  let isTyped = false;

  /* ---- The new figures over the old ones ------------------------------------------------- */

  const isPart = (one) => one !== null && typeof one === "object" && !Array.isArray(one);
  const listed = (children) => Array.isArray(children) ? children
    : children === null || children === undefined ? [] : [children];

  /* Goes through two descriptions of one page side by side and gathers what is to be shown anew;
     false when they are not built alike. */
  function compare(old, fresh, path, found) {
    if (!isPart(old) || !isPart(fresh)) return isPart(old) === isPart(fresh);
    if (old.type !== fresh.type || old.namespace !== fresh.namespace) return false;
    if (SHOWN[fresh.type]) { found.push([path, changed(old, fresh)]); return true; }
    if (fresh.type === "Grid") { found.push([path, null, fresh.props]); return true; }
    return compareInside(old.props, fresh.props, path, found);
  }

  function compareInside(old, fresh, path, found) {
    /* What is empty when a page is drawn and has a name is filled by what the reader does. */
    if (isFilledLater(fresh, fresh.children)) return true;
    const [was, is] = [listed(old.children), listed(fresh.children)];
    if (was.length !== is.length) return false;
    if (is.some((one) => !isPart(one)) && is.every((one) => !isPart(one))) {
      if (JSON.stringify(was) !== JSON.stringify(is)) found.push([path, { children: fresh.children }]);
      return was.every((one) => !isPart(one));
    }
    return is.every((one, place) => compare(was[place], one,
      [...path, "props", "children", ...(Array.isArray(fresh.children) ? [place] : [])], found));
  }

  const isFilledLater = (props, content) => props.id && (content === null || content === undefined
    || content.length === 0 || content === "[]");

  function changed(old, fresh) {
    if (fresh.type === "Drawn" && isFilledLater(fresh.props, fresh.props.tree)) return null;
    const differs = (name) => JSON.stringify(old.props[name]) !== JSON.stringify(fresh.props[name]);
    const kept = SHOWN[fresh.type].filter(differs);
    return kept.length ? Object.fromEntries(kept.map((name) => [name, fresh.props[name]])) : null;
  }

  function show(body) {
    const layout = window.dash_component_api.getLayout("page");
    const old = listed(layout && layout.props && layout.props.children);
    if (!old.length) return false;
    const fresh = [old[0], ...body], found = [];
    const path = (place) => [...pathOf(), "props", "children", place];
    const alike = old.length === fresh.length
      && body.every((one, place) => compare(old[place + 1], one, path(place + 1), found));
    if (!alike) {
      /* Built otherwise now: drawn whole, unless that would take words that were typed, or a form
         that holds a draft nobody has touched yet. */
      if (isTyped || document.querySelector("#page textarea")) return false;
      window.dash_clientside.set_props("page", { children: fresh });
      return true;
    }
    for (const [where, props, grid] of found) {
      if (props) window.dash_clientside.set_props(where, props);
      if (grid) document.dispatchEvent(new CustomEvent("plan:rows", { detail: grid }));
    }
    return true;
  }

  /* Where the frame of the page lies in the whole: looked up once, the frame never moves. */
  let framePath = null;
  function pathOf() {
    const seek = (one, path) => {
      if (!isPart(one)) return null;
      if (one.props && one.props.id === "page") return path;
      const children = one.props && one.props.children;
      for (const [place, child] of listed(children).entries()) {
        const at = [...path, "props", "children", ...(Array.isArray(children) ? [place] : [])];
        const found = seek(child, at);
        if (found) return found;
      }
      return null;
    };
    framePath = framePath || seek(window.dash_component_api.getLayout(["components"]), ["components"]);
    return framePath;
  }

  /* ---- Asking ------------------------------------------------------------------------------ */

  const isLive = () => page && !document.hidden && !new URLSearchParams(page.search).has("as_of");

  function later(pause) {
    clearTimeout(timer);
    timer = isLive() ? setTimeout(look, pause) : null;
  }

  async function look() {
    if (isAsking || !isLive()) return;
    isAsking = true;
    const asked = page;
    try {
      const query = new URLSearchParams({ seen: asked.seen, path: asked.path, search: asked.search });
      const answer = await ask(`/live?${query}`);
      if (answer.status === 401) { page = null; say(words().signedOut); return; }
      if (answer.status !== 200 && answer.status !== 204) throw new Error(answer.status);
      const said = answer.status === 200 ? await answer.json() : null;
      found();
      /* Somebody went to another page while this one was asked for: it has its own figures. */
      if (said && page === asked) take(said);
    } catch (error) {
      lost();
    } finally {
      isAsking = false;
      later(wait);
    }
  }

  function take(said) {
    window.dash_clientside.set_props("inbox-link", { tree: said.inbox });
    if (!show(said.body)) { say(words().newer); return; }
    page.seen = said.seen;
    hush();
  }

  function found() { wait = EVERY; if (lostAt) { lostAt = null; hush(); } }
  function lost() {
    wait = Math.min(LONGEST, wait * 2);
    lostAt = lostAt || new Date();
    const at = lostAt.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    say(words().stale.replace("{at}", at));
  }

  /* One quiet line at the foot of the window. */
  function say(sentence) {
    const line = document.getElementById("live") || document.createElement("p");
    if (line.textContent === sentence) return;
    Object.assign(line, { id: "live", textContent: sentence });
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  function hush() { const line = document.getElementById("live"); if (line) line.remove(); }

  /* ---- What the reader does ------------------------------------------------------------------ */

  document.addEventListener("input", ({ target }) => {
    if (target.closest && target.closest("#page")) isTyped = true;
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer); else look();
  });
  /* The page's title tells that it was opened, and what it had seen (assets/drawn.js). */
  document.addEventListener("plan:opened", ({ detail }) => {
    const to = new URL(detail.opened || "/", window.location);
    page = { path: to.pathname, search: to.search, seen: detail.seen };
    isTyped = false;
    wait = EVERY;
    if (!lostAt) hush();
    later(wait);
  });
})();
