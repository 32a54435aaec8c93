/* The heatmap: a real table drawn from compact rows, walked with the arrow keys.
   The contract with the server (dashboard/heatmap_props.py; dashboard/drawn_html.py draws the same):
     words    look (the table's classes), caption, agency, red, sum, and what is said of cells;
              zoom_in "spans" | "columns" | "" and zoom_out, an address or "": the keys + and -
              hint is added to the tooltip of a column's head, and to nothing that is said of cells
     columns  {label, title, address, words?}: th[scope=col] > a[title] > label, span > words
     spans    {label, title, address, width}: a row of th[scope=colgroup] above, when there are any
     rows     {group} or {short, name, address, sum, red, cells}
     cells    0 no duty: td.none; 1 a duty that the filter leaves out: td.off; or
              [standing, mark, stale, verified, done, total, address, percent, due, turn, before,
              text], percent null and due "" when there is none; of many, mark is how many of them
              are overdue, and the style's --late their part of all, when there are any:
              td.s0-s6, one + m0-m5 (a single report) or many, stale, verified, t0-t3 (what it became
              since the other moment) > a > i (only with a turn), then "done/total" of many, nothing
              of a single one, or b standing + small text in a map that is zoomed. */
(function () {
  "use strict";
  const { element: e, unpack, openAddress } = window.plan_monitor;

  function sentence(words, row, column, cell) {
    if (cell === 0 || cell === 1) {
      return `${row.name} · ${column.title}: ${cell ? words.off : words.none}`;
    }
    const [standing, mark, stale, verified, done, total, , percent, due, , before] = cell;
    const parts = [`${row.name} · ${column.title}`, words.standings[standing]];
    if (total === 1) parts.push(words.marks[mark]);
    else {
      parts.push(words.count.replace("{done}", done).replace("{total}", total));
      if (mark) parts.push(words.late.replace("{n}", mark).replace("{total}", total));
    }
    parts.push(verified === total ? words.verified : words.unverified
      .replace("{n}", total - verified));
    if (stale) parts.push(words.stale);
    if (percent !== null) parts.push(words.progress.replace("{n}", percent));
    if (due) parts.push(words.due.replace("{day}", due));
    if (before) parts.push(before);
    return parts.join(". ");
  }

  /* What a cell rests on: a task's page tells it, of a group of tasks the section's own words, and
     a column of a document is what its cells rest on. A cell of a whole round is of many groups:
     nothing in particular. */
  function basisOf(address) {
    const to = new URL(address, window.location);
    if (/^\/tasks\/\d+$/.test(to.pathname)) return `${to.pathname}${to.search}#basis`;
    const paper = to.searchParams.get("document");
    if (paper) return `/documents/${encodeURIComponent(paper)}`;
    const section = to.searchParams.get("section");
    return section ? `/sections/${encodeURIComponent(section)}` : null;
  }

  function Cell({ words, row, column, cell, at, show }) {
    const seen = { "data-at": at, tabIndex: -1, onFocus: (event) => show(event, row, column, cell),
      onMouseEnter: (event) => show(event, row, column, cell) };
    if (cell === 0 || cell === 1) {
      return e("td", { className: cell ? "off" : "none",
        "aria-label": cell ? words.off : words.none, ...seen });
    }
    const [standing, mark, stale, verified, done, total, address, , , turn, , text] = cell;
    const isTurned = typeof turn === "number";
    const flags = (stale ? " stale" : "") + (verified === total ? " verified" : "") +
      (isTurned ? ` t${turn}` : "");
    return e("td", { className: `s${standing} ${total > 1 ? "many" : `one m${mark}`}${flags}`,
      style: total > 1 && mark ? { "--late": mark / total } : null },
      e("a", { href: address, "aria-keyshortcuts": "c", ...seen,
        "aria-label": sentence(words, row, column, cell) },
      isTurned ? e("i", { "aria-hidden": true }) : null,
      text ? [e("b", { key: "b" }, words.standings[standing]), e("small", { key: "s" }, text)]
        : total > 1 ? `${done}/${total}` : null));
  }

  /* Where + and - lead from a column: into its group, and out to the wider map. */
  function zoomed(key, words, columns, spans, column) {
    if (key === "-" || key === "\u2212") return words.zoom_out;
    if (words.zoom_in === "columns") return columns[column].address;
    if (words.zoom_in !== "spans") return "";
    let upTo = 0;
    const over = spans.find((span) => (upTo += span.width) > column);
    return over ? over.address : "";
  }

  /* The next map to be drawn was opened from a cell by key: the keys go on in its first cell. */
  let isWalkedIn = false;

  function walk(event, table, hide, zoom) {
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
    if ("+=-\u2212".includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const address = zoom(event.key === "=" ? "+" : event.key, column);
      if (address) { event.preventDefault(); hide(); isWalkedIn = true; openAddress(address); }
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
        address: cell ? cell[6] : null, basis: cell && cell[6] ? basisOf(cell[6]) : null,
        place: { left: toLeft ? null : box.right - 1, right: toLeft ? width - box.left - 1 : null,
          top: toTop ? null : box.bottom - 1, bottom: toTop ? height - box.top - 1 : null } };
      soon(() => setTip(card), tip && event.type === "mouseenter");
    };
    const hide = () => soon(() => setTip(null), false);
    React.useEffect(() => {
      const first = table.current && table.current.querySelector("[data-at]");
      if (first) first.setAttribute("tabindex", "0");
      if (first && isWalkedIn) { isWalkedIn = false; first.focus(); }
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
      e("table", { className: `heatmap ${words.look}`, ref: table, "data-columns": columns.length, onBlur: hide,
        onKeyDown: (event) => walk(event, table.current, hide,
          (way, column) => zoomed(way, words, columns, spans, column)) },
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
            e("a", { href: column.address,
              title: words.hint ? `${column.title}. ${words.hint}` : column.title }, column.label,
              column.words ? e("span", null, column.words) : null))))),
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

  /* A press of the mouse puts the colours' meanings away until it has left the legend, or a key is
     pressed: a page that changes under the pointer does not come up with one of them open. */
  document.addEventListener("pointerdown", ({ pointerType }) => {
    isWalkedIn = false;
    if (pointerType === "mouse") document.documentElement.dataset.pressed = "";
  });
  const again = (event) => {
    const { dataset } = document.documentElement;
    if (!("pressed" in dataset)) return;
    if (event.type === "pointermove" && event.target.closest(".legend")) return;
    if (event.type === "pointermove" && event.buttons) return;
    delete dataset.pressed;
  };
  document.addEventListener("pointermove", again);
  document.addEventListener("keydown", again);

  Object.assign(window.plan_monitor, { Heatmap });
})();
