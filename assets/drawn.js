/* Draws what the server describes: plain elements from compact lists, and the heatmap's table.
   A description is a string, a number, or [tag, attributes, ...children]. Only the tags and
   attributes below are drawn, text is always text, and an address must be http(s) or our own. */
(function () {
  "use strict";
  const TAGS = new Set(("a abbr article aside b br button caption cite code col colgroup dd " +
    "details div dl dt em figcaption figure footer h1 h2 h3 h4 header hr i kbd li mark nav ol p " +
    "q s section small span strong summary sub sup table tbody td tfoot th thead time tr ul").split(" "));
  const ATTRIBUTES = new Set(("class href title id scope colspan rowspan tabindex role lang " +
    "datetime open headers abbr type value hidden start reversed").split(" "));
  const REACT_NAMES = { class: "className", colspan: "colSpan", rowspan: "rowSpan",
    tabindex: "tabIndex", datetime: "dateTime" };
  const e = (...args) => window.React.createElement(...args);

  function isSafeAddress(address) {
    if (/^[/?#](?![/\\])/.test(address) || address === "/") return true;
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
      }
    }
    return kept;
  }

  function draw(node, key, press) {
    if (!Array.isArray(node)) return node === null || node === undefined ? null : String(node);
    const [tag, given, ...children] = node;
    if (!TAGS.has(tag)) return null;
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

  /* The page's name in the tab, and the reader's place at its heading after a change of page. */
  let lastPath = null;
  function Title(props) {
    window.React.useEffect(() => {
      document.title = props.text;
      const isNewPage = lastPath !== null && lastPath !== window.location.pathname;
      lastPath = window.location.pathname;
      const heading = document.querySelector("main h1");
      if (window.location.hash) {
        const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
        if (target) target.scrollIntoView();
      } else if (isNewPage && heading) {
        heading.setAttribute("tabindex", "-1");
        heading.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    }, [props.text, props.opened]);
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
      return () => { isGone = true; if (grid) grid.unmount(); };
    }, [props.source, props.owner, props.words, props.columns, props.rows]);
    return e("div", { id: props.id, className: "desk-grid", ref: frame });
  }

  const PLAIN_PAGES = new Set(["/login", "/logout", "/password"]);
  /* Our own addresses open without loading the whole page again. */
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest && event.target.closest("a[href^='/']");
    if (!link || link.target || link.hasAttribute("download") || link.dataset.file) return;
    if (PLAIN_PAGES.has(link.pathname)) return;
    event.preventDefault();
    openAddress(link.getAttribute("href"));
  });

  function openAddress(address) {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  window.plan_monitor = Object.assign(window.plan_monitor || {}, {
    Drawn, Grid, Title, openAddress, draw, unpack, element: e,
  });
})();
