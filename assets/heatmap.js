/* The heatmap: a real table drawn from compact rows, walked with the arrow keys. */
(function () {
  "use strict";
  const { element: e, unpack } = window.plan_monitor;

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

  function Cell({ words, row, column, cell, at, show }) {
    if (!cell) return e("td", { className: "none", "data-at": at, tabIndex: -1,
      "aria-label": words.none, onFocus: (event) => show(event, row, column, cell),
      onMouseEnter: (event) => show(event, row, column, cell) });
    const [standing, mark, stale, verified, done, total, address] = cell;
    const flags = (stale ? " stale" : "") + (verified === total ? " verified" : "");
    return e("td", { className: `s${standing} m${mark}${flags}` },
      e("a", { href: address, "data-at": at, tabIndex: -1,
        "aria-label": sentence(words, row, column, cell),
        onFocus: (event) => show(event, row, column, cell),
        onMouseEnter: (event) => show(event, row, column, cell) },
      total > 1 ? `${done}/${total}` : null));
  }

  function walk(event, table) {
    const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    const from = document.activeElement && document.activeElement.getAttribute("data-at");
    if (!from) return;
    let [row, column] = from.split(".").map(Number);
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
    const show = (event, row, column, cell) => {
      const box = event.currentTarget.getBoundingClientRect();
      const flip = box.left > window.innerWidth * 0.6;
      setTip({ words: sentence(words, row, column, cell).split(". "), top: box.bottom + 6,
        left: flip ? null : box.left, right: flip ? window.innerWidth - box.right : null });
    };
    React.useEffect(() => {
      const first = table.current && table.current.querySelector("[data-at]");
      if (first) first.setAttribute("tabindex", "0");
      const hide = (event) => { if (event.key === "Escape") setTip(null); };
      document.addEventListener("keydown", hide);
      return () => document.removeEventListener("keydown", hide);
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
    return e("div", { id: props.id, className: "heatmap-frame", onMouseLeave: () => setTip(null) },
      e("table", { className: `heatmap ${columns.length > 20 ? "dense"
          : columns.length > 8 ? "wide many" : "wide"}`, ref: table,
        "data-columns": columns.length, onKeyDown: (event) => walk(event, table.current),
        onBlur: () => setTip(null) },
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
      tip ? e("div", { className: "tip", role: "status", style: { top: tip.top, left: tip.left,
        right: tip.right } }, ...tip.words.map((line, key) => e("p", { key }, line))) : null);
  }

  Object.assign(window.plan_monitor, { Heatmap });
})();
