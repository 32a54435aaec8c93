/* The heatmap: a real table drawn from compact rows, walked with the arrow keys. */
(function () {
  "use strict";
  const { element: e, unpack, openAddress } = window.plan_monitor;

  /* A cell is [standing, mark, stale, verified, done, total, address]; 0 means there is no duty. */
  function sentence(words, row, column, cell) {
    if (!cell) return `${row.name} · ${column.title}: ${words.none}`;
    const [standing, mark, stale, verified, done, total, , detail] = cell;
    const parts = [`${row.name} · ${column.title}`, words.standings[standing]];
    if (total === 1) parts.push(words.marks[mark]);
    else parts.push(words.count.replace("{done}", done).replace("{total}", total));
    parts.push(verified === total ? words.verified : words.unverified
      .replace("{n}", total - verified));
    if (stale) parts.push(words.stale);
    if (detail) parts.push(detail);
    return parts.join(". ");
  }

  /* What a cell rests on: a task's page tells it, of a group of tasks the section's own words.
     A cell of a whole round is of many groups: nothing in particular. */
  function basisOf(address) {
    const to = new URL(address, window.location);
    if (/^\/tasks\/\d+$/.test(to.pathname)) return `${to.pathname}${to.search}#basis`;
    const section = to.searchParams.get("section");
    return section ? `/sections/${encodeURIComponent(section)}` : null;
  }

  function Cell({ words, row, column, cell, at, show }) {
    if (!cell) return e("td", { className: "none", "data-at": at, tabIndex: -1,
      "aria-label": words.none, onFocus: (event) => show(event, row, column, cell),
      onMouseEnter: (event) => show(event, row, column, cell) });
    const [standing, mark, stale, verified, done, total, address] = cell;
    const flags = (stale ? " stale" : "") + (verified === total ? " verified" : "");
    return e("td", { className: `s${standing} m${mark}${flags}` },
      e("a", { href: address, "data-at": at, tabIndex: -1, "aria-keyshortcuts": "c",
        "aria-label": sentence(words, row, column, cell),
        onFocus: (event) => show(event, row, column, cell),
        onMouseEnter: (event) => show(event, row, column, cell) },
      total > 1 ? `${done}/${total}` : null));
  }

  function walk(event, table, hide) {
    const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    const from = document.activeElement && document.activeElement.getAttribute("data-at");
    if (!from) return;
    let [row, column] = from.split(".").map(Number);
    if (event.key.toLowerCase() === "c" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const address = document.activeElement.getAttribute("href");
      const basis = address && basisOf(address);
      if (basis) { hide(); openAddress(basis); }
      return;
    }
    if (event.key === "Home") column = 0;
    else if (event.key === "End") column = Number(table.dataset.columns) - 1;
    else if (steps[event.key]) { row += steps[event.key][0]; column += steps[event.key][1]; }
    else return;
    event.preventDefault();
    const next = table.querySelector(`[data-at="${row}.${column}"]`);
    if (next) next.focus();
  }

  function Heatmap(props) {
    const React = window.React;
    const [tip, setTip] = React.useState(null);
    const table = React.useRef(null);
    const { words } = props;
    const [columns, spans, rows] = React.useMemo(
      () => [props.columns, props.spans, props.rows].map(unpack),
      [props.columns, props.spans, props.rows]);
    /* The card stands off the cell's corner: a row or a column is walked along without meeting it,
       and the pointer has a moment to cross to it before another cell takes its place. */
    const later = React.useRef(null);
    const soon = (deed, wait) => {
      clearTimeout(later.current);
      if (wait) later.current = setTimeout(deed, 220); else deed();
    };
    const show = (event, row, column, cell) => {
      const box = event.currentTarget.getBoundingClientRect();
      const { innerWidth: width, innerHeight: height } = window;
      const toLeft = box.left > width * 0.6, toTop = box.bottom > height * 0.7;
      const card = { words: sentence(words, row, column, cell).split(". "),
        address: cell ? cell[6] : null, basis: cell ? basisOf(cell[6]) : null,
        place: { left: toLeft ? null : box.right - 1, right: toLeft ? width - box.left - 1 : null,
          top: toTop ? null : box.bottom - 1, bottom: toTop ? height - box.top - 1 : null } };
      soon(() => setTip(card), tip && event.type === "mouseenter");
    };
    const hide = () => soon(() => setTip(null), false);
    React.useEffect(() => {
      const first = table.current && table.current.querySelector("[data-at]");
      if (first) first.setAttribute("tabindex", "0");
      const escape = (event) => { if (event.key === "Escape") hide(); };
      document.addEventListener("keydown", escape);
      return () => { document.removeEventListener("keydown", escape); clearTimeout(later.current); };
    }, [rows]);
    let index = -1;
    const body = rows.map((row, key) => {
      if (row.group) {
        return e("tr", { key, className: "group" },
          e("th", { colSpan: columns.length + 2, scope: "colgroup" }, row.group));
      }
      index += 1;
      const at = index;
      return e("tr", { key },
        e("th", { scope: "row" }, row.address ? e("a", { href: row.address, title: row.name },
          row.short) : row.short),
        e("td", { className: `sum${row.red ? " red" : ""}`, title: words.sum }, row.sum),
        ...row.cells.map((cell, place) => e(Cell, { key: place, words, row, cell,
          column: columns[place], at: `${at}.${place}`, show })));
    });
    return e("div", { id: props.id, className: "heatmap-frame", onMouseLeave: () => soon(() => setTip(null), true) },
      e("table", { className: `heatmap ${columns.length > 20 ? "dense"
          : columns.length > 8 ? "wide many" : "wide"}`, ref: table,
        "data-columns": columns.length, onKeyDown: (event) => walk(event, table.current, hide), onBlur: hide },
      e("caption", null, words.caption),
      e("colgroup", null, e("col", { className: "names" }), e("col", { className: "sums" }),
        ...columns.map((_, key) => e("col", { key }))),
      e("thead", null,
        spans.length ? e("tr", { className: "spans" }, e("td", { colSpan: 2 }),
          ...spans.map((span, key) => e("th", { key, colSpan: span.width, scope: "colgroup" },
            e("a", { href: span.address, title: span.title }, span.label)))) : null,
        e("tr", null, e("th", { scope: "col" }, words.agency),
          e("th", { scope: "col", className: "sum", title: words.sum }, words.red),
          ...columns.map((column, key) => e("th", { key, scope: "col" },
            e("a", { href: column.address, title: column.title }, column.label))))),
      e("tbody", null, ...body)),
      tip ? e("div", { className: "tip", style: tip.place,
        onMouseEnter: () => clearTimeout(later.current),
        // Pressing in the card leaves the focus in the table, whose blur would take the card away.
        onMouseDown: (event) => event.preventDefault() },
      e("div", { role: "status" }, ...tip.words.map((line, key) => e("p", { key }, line))),
      tip.address ? e("p", { className: "tip-links" },
        e("a", { href: tip.address, tabIndex: -1 }, words.open),
        tip.basis ? e("a", { href: tip.basis, tabIndex: -1 }, words.basis, e("kbd", null,
          words.basis_key)) : e("small", null, words.no_basis)) : null) : null);
  }

  Object.assign(window.plan_monitor, { Heatmap });
})();
