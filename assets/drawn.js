/* Draws what the server describes: plain elements from compact lists, and the heatmap's table.
   A description is a string, a number, or [tag, attributes, ...children]. Only the tags and
   attributes below are drawn, text is always text, and an address must be http(s) or our own. */
(function () {
  "use strict";
  const TAGS = new Set(("a abbr article aside b br button caption cite code col colgroup dd " +
    "details div dl dt em figcaption figure footer h1 h2 h3 h4 header hr i kbd li mark nav ol p " +
    "q s section small span strong summary sub sup table tbody td tfoot th thead time tr ul " +
    "svg g path rect circle text tspan title desc").split(" "));
  const ATTRIBUTES = new Set(("class href title id scope colspan rowspan tabindex role lang " +
    "datetime open headers abbr type value hidden start reversed").split(" "));
  /* Of a drawing: each attribute only in the form it has there. No address and no style is one. */
  const LENGTH = /^-?[\d.]+(rem|%)?$/;
  const DRAWING = Object.assign(Object.fromEntries(
    "x y x1 y1 x2 y2 cx cy r rx ry dx dy width height".split(" ").map((name) => [name, LENGTH])), {
    viewBox: /^[-\d. ]+$/, points: /^[-\d., ]+$/, d: /^[MLHVCSQTAZmlhvcsqtaz\d., -]+$/,
    transform: /^(translate|rotate|scale)\([-\d., ]+\)$/, "text-anchor": /^(start|middle|end)$/,
  });
  const REACT_NAMES = { class: "className", colspan: "colSpan", rowspan: "rowSpan",
    tabindex: "tabIndex", datetime: "dateTime", "text-anchor": "textAnchor" };
  const e = (...args) => window.React.createElement(...args);

  function isSafeAddress(address) {
    if (/^[/?#](?![/\\\s])[^\t\r\n]*$/.test(address) || address === "/") return true;
    return /^https?:\/\//i.test(address);
  }

  function attributesOf(given, key) {
    const kept = { key };
    for (const [name, value] of Object.entries(given || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "href") {
        if (!isSafeAddress(String(value))) continue;
        kept.href = value;
        if (/^https?:/i.test(value)) { kept.rel = "noopener noreferrer"; kept.target = "_blank"; }
      } else if (name === "fill") {
        kept.style = { "--width": `${Number(value)}%` };
      } else if (ATTRIBUTES.has(name) || /^(aria|data)-[a-z-]+$/.test(name)) {
        kept[REACT_NAMES[name] || name] = value;
      } else if (Object.hasOwn(DRAWING, name) && DRAWING[name].test(String(value))) {
        kept[REACT_NAMES[name] || name] = value;
      }
    }
    /* A file that the browser shows itself opens beside the page, whose typed words stay. */
    if (kept["data-file"] === "open") { kept.rel = "noopener"; kept.target = "_blank"; }
    return kept;
  }

  function draw(node, key, press) {
    if (!Array.isArray(node)) return node === null || node === undefined ? null : String(node);
    const [tag, given, ...children] = node;
    if (!TAGS.has(tag)) return null;
    /* What is offered once is drawn until this browser kept the answer (session.js). */
    if (given["data-once"] && window.localStorage.getItem(given["data-once"])) return null;
    const kept = attributesOf(given, key);
    if (tag === "button") {
      kept.type = "button";
      kept.onClick = () => press(given["data-press"]);
    }
    return e(tag, kept, ...children.map((child, index) => draw(child, index, press)));
  }

  /* A description may arrive as one string, which is cheaper to send. */
  function unpack(given) {
    return typeof given === "string" ? JSON.parse(given) : given || [];
  }

  function Drawn(props) {
    const press = (value) => props.setProps &&
      props.setProps({ pressed: { value, times: ((props.pressed || {}).times || 0) + 1 } });
    return e("div", { id: props.id, className: props.className },
      ...unpack(props.tree).map((node, index) => draw(node, index, press)));
  }

  /* The browser marks no :target when a page is opened without loading it: we do. Words that are
     a link take the focus too, so that Tab goes on from there. */
  function arrive(target) {
    document.querySelectorAll(".arrived").forEach((one) => one.classList.remove("arrived"));
    if (!target) return;
    target.classList.add("arrived");
    const isWords = target.matches("a, mark, span");
    target.scrollIntoView({ block: isWords ? "center" : "start" });
    if (target.matches("a")) target.focus({ preventScroll: true });
  }

  /* The page's name in the tab, and the reader's place at its heading after a change of page. */
  let lastPath = null, lastSearch = null;
  function Title(props) {
    /* The page stands: the picture that was sent with it goes, before anything is painted. */
    window.React.useLayoutEffect(() => {
      const first = document.getElementById("first");
      if (first) first.remove();
    }, []);
    window.React.useEffect(() => {
      document.title = props.text;
      const isNewPage = lastPath !== null && lastPath !== window.location.pathname;
      lastPath = window.location.pathname;
      lastSearch = window.location.search;
      const heading = document.querySelector("main h1");
      const { hash } = window.location;
      arrive(hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null);
      if (!hash && isNewPage && heading) {
        heading.setAttribute("tabindex", "-1");
        heading.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    }, [props.text, props.opened]);
    /* What the page names with data-part is fetched for it: a script or style no other page needs. */
    window.React.useEffect(() => {
      document.querySelectorAll("main [data-part]").forEach(({ dataset }) =>
        fetchPart(dataset.part).catch((error) => window.console.error(error)));
    }, [props.opened]);
    /* Drawn again after a deed it has seen more: what asks for changes (live.js) goes on from there. */
    window.React.useEffect(() => {
      document.dispatchEvent(new CustomEvent("plan:opened", { detail: props }));
    }, [props.opened, props.seen, props.plan]);
    return null;
  }

  /* Scripts and styles that one page alone needs: fetched when it opens, once, side by side;
     the scripts are run in the order in which they are named. */
  const fetched = {};
  function fetchPart(address) {
    fetched[address] = fetched[address] || new Promise((resolve, reject) => {
      const named = address.match(/^\/vendor\/[\w.-]+\.(js|css)(\?|$)/);
      if (!named) { reject(new Error(address)); return; }
      const part = document.createElement(named[1] === "js" ? "script" : "link");
      Object.assign(part, named[1] === "js" ? { src: address, async: false }
        : { href: address, rel: "stylesheet" });
      part.onload = resolve;
      part.onerror = () => { delete fetched[address]; part.remove(); reject(new Error(address)); };
      document.head.append(part);
    });
    return fetched[address];
  }

  /* The desk's grid draws itself into the element given to it; React keeps out of there. */
  function Grid(props) {
    const frame = window.React.useRef(null);
    window.React.useEffect(() => {
      const [words, columns, rows] = [props.words, props.columns, props.rows].map(unpack);
      let grid = null, isGone = false;
      Promise.all(unpack(props.source).map(fetchPart)).then(() => {
        if (isGone) return;
        grid = window.plan_monitor.deskGrid(frame.current, { words, owner: props.owner, columns, rows });
      }).catch((error) => {
        if (!isGone) frame.current.textContent = words.not_loaded;
        window.console.error(error);
      });
      const renew = ({ detail }) => { if (grid) grid.renew(unpack(detail.rows)); };
      document.addEventListener("plan:rows", renew);
      return () => {
        document.removeEventListener("plan:rows", renew);
        isGone = true;
        if (grid) grid.unmount();
      };
    }, [props.source, props.owner, props.words, props.columns, props.rows]);
    return e("div", { id: props.id, className: "desk-grid", ref: frame });
  }

  const PLAIN_PAGES = new Set(["/login", "/logout", "/password"]);
  /* Our own addresses open without loading the whole page again. */
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest && event.target.closest("a[href^='/']");
    // A link of a drawing keeps its target in an object: ask for what is written.
    if (!link || link.getAttribute("target") || link.hasAttribute("download") || link.dataset.file) return;
    const to = new URL(link.getAttribute("href"), window.location);
    if (PLAIN_PAGES.has(to.pathname)) return;
    event.preventDefault();
    openAddress(link.getAttribute("href"));
    const { pathname, search } = window.location;
    if (to.hash && to.pathname === lastPath && to.search === lastSearch && to.pathname === pathname
        && to.search === search) {
      arrive(document.getElementById(decodeURIComponent(to.hash.slice(1))));
    }
  });

  /* Among the links of a drawing an arrow key goes to the nearest one in its direction. */
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const here = event.target.closest && event.target.closest("[data-walk] a");
    if (!step || !here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const middle = (one) => {
      const box = one.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const [x, y] = middle(here);
    let best = null, least = Infinity;
    for (const one of here.closest("[data-walk]").querySelectorAll("a")) {
      const [toX, toY] = middle(one);
      const ahead = (toX - x) * step[0] + (toY - y) * step[1];
      const aside = Math.abs((toX - x) * step[1]) + Math.abs((toY - y) * step[0]);
      const far = ahead + (step[0] ? 0.5 : 3) * aside;
      if (one !== here && ahead > 2 && far < least) { best = one; least = far; }
    }
    if (best) best.focus();
  });

  function openAddress(address) {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  window.plan_monitor = Object.assign(window.plan_monitor || {}, {
    Drawn, Grid, Title, openAddress, fetchPart, draw, unpack, element: e,
  });
})();
