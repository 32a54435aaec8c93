/* The calendar by keyboard. A month's days and a year's cells are each one stop of the Tab key and
   are walked by arrows; an agenda is walked by J and K. A key means this only where the walk is:
   nowhere else is a letter taken from the reader. */
(function () {
  "use strict";
  const DAY = 86400000;
  const closest = (one, what) => one && one.closest ? one.closest(what) : null;
  const open = (address) => window.plan_monitor.openAddress(address);

  /* ---- Where the focus goes, also when the page is still to be drawn ---------------------- */

  let waiting = null;
  function focusOn(what) {
    if (waiting) waiting.disconnect();
    const found = () => {
      const one = document.querySelector(what);
      if (!one) return false;
      one.focus();
      return true;
    };
    if (found()) return;
    waiting = new MutationObserver(() => { if (found()) waiting.disconnect(); });
    waiting.observe(document.getElementById("page"), { childList: true, subtree: true,
      attributes: true, attributeFilter: ["data-day", "data-of", "data-cells"] });
    const mine = waiting;
    setTimeout(() => mine.disconnect(), 5000);
  }

  /* The Tab key comes back to the day or cell that was left. */
  document.addEventListener("focusin", ({ target }) => {
    const grid = closest(target, "a") && closest(target, "table[role='grid']");
    if (!grid || target.getAttribute("tabindex") === null) return;
    grid.querySelectorAll("a[tabindex='0']").forEach((one) => one.setAttribute("tabindex", "-1"));
    target.setAttribute("tabindex", "0");
  });

  /* ---- A month ------------------------------------------------------------------------------ */

  const written = (moment) => new Date(moment).toISOString().slice(0, 10);
  const moved = (day, days) => written(Date.parse(day) + days * DAY);
  /* The same day of another month, or its last. */
  function inMonth(day, months) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0));
    return written(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(),
      Math.min(date, last.getUTCDate())));
  }
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const PAGES = { PageUp: -1, PageDown: 1 };

  function goal(event, link, grid) {
    const { day } = link.dataset;
    if (event.key in PAGES) return inMonth(day, PAGES[event.key] * (event.shiftKey ? 12 : 1));
    if (event.shiftKey) return null;
    if (event.key in STEPS) return moved(day, STEPS[event.key]);
    if (event.key === "t" || event.key === "T") return grid.dataset.today;
    const week = [...link.closest("tr").querySelectorAll("[data-day]")];
    if (event.key === "Home") return week[0].dataset.day;
    return event.key === "End" ? week[week.length - 1].dataset.day : null;
  }

  function walkMonth(event, link, grid) {
    if (event.key === "Enter") {
      link.click();
      focusOn(`[data-of="${link.dataset.day}"]`);
      return true;
    }
    const day = goal(event, link, grid);
    if (!day) return false;
    const { first, last } = grid.dataset;
    const kept = day < first ? first : day > last ? last : day;
    if (!grid.querySelector(`[data-day="${kept}"]`)) {
      const to = new URL(window.location);
      to.searchParams.set("month", kept.slice(0, 7));
      to.searchParams.set("year", kept.slice(0, 4));
      to.searchParams.delete("day");
      open(to.pathname + to.search);
    }
    focusOn(`[data-day="${kept}"]`);
    return true;
  }

  /* ---- A year -------------------------------------------------------------------------------- */

  const TO = { PageUp: "before", PageDown: "after", t: "now", T: "now" };
  const linkIn = (cell) => cell && cell.offsetParent !== null && cell.querySelector("a");

  function walkYear(event, link, table) {
    const cell = link.closest("td, th"), row = cell.parentElement;
    if (event.shiftKey) return false;
    if (event.key in TO) {
      const step = document.querySelector(`.calendar [data-to="${TO[event.key]}"]`);
      if (step && !step.hasAttribute("aria-current")) {
        const year = new URL(step.href).searchParams.get("year");
        open(step.getAttribute("href"));
        focusOn(`[data-cells="${year}"] a[tabindex="0"]`);
      }
      return true;
    }
    const next = nextLink(event.key, cell, row, table);
    if (next) next.focus();
    return next !== undefined;
  }

  /* The next cell that says something; undefined for a key that is none of ours. */
  function nextLink(key, cell, row, table) {
    const across = [...row.cells].map(linkIn).filter(Boolean);
    const place = across.indexOf(linkIn(cell));
    if (key === "ArrowLeft") return across[place - 1] || null;
    if (key === "ArrowRight") return across[place + 1] || null;
    if (key === "Home") return across[0];
    if (key === "End") return across[across.length - 1];
    if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
    const step = key === "ArrowUp" ? -1 : 1;
    for (let at = row.rowIndex + step; table.rows[at]; at += step) {
      const found = linkIn(table.rows[at].cells[cell.cellIndex]);
      if (found) return found;
    }
    return null;
  }

  /* ---- An agenda ----------------------------------------------------------------------------- */

  function walkLines(event, list) {
    const step = { j: 1, J: 1, k: -1, K: -1 }[event.key];
    if (!step) return false;
    const lines = [...list.querySelectorAll("[data-line]")];
    const here = event.target;
    /* From a link beside a line, J leads to the line after it and K to the line itself. */
    const isPast = (one) => one === here
      || (one.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
    const passed = lines.filter(isPast).length;
    const isOnLine = lines[passed - 1] === here;
    const next = lines[step > 0 ? passed : passed - (isOnLine ? 2 : 1)];
    if (next) next.focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    const day = closest(target, "[data-day]");
    const cells = closest(target, "a") && closest(target, "[data-cells]");
    const lines = closest(target, "[data-lines]");
    let isTaken = false;
    if (day) isTaken = walkMonth(event, day, day.closest("table"));
    else if (cells) isTaken = walkYear(event, target.closest("a"), cells);
    else if (lines) isTaken = walkLines(event, lines);
    if (!isTaken && event.key === "Escape") isTaken = leaveDay(target);
    if (isTaken) event.preventDefault();
  });

  /* Escape in a day's detail, or its own link, closes it and comes back to the day. */
  function leaveDay(target) {
    const detail = closest(target, ".cal-detail");
    const close = detail && detail.querySelector("[data-close]");
    if (!close) return false;
    focusOn(`[data-day="${close.dataset.close}"]`);
    open(close.getAttribute("href"));
    return true;
  }

  /* ---- An address is copied ------------------------------------------------------------------ */

  document.addEventListener("click", async ({ target }) => {
    const close = closest(target, "[data-close]");
    if (close) { focusOn(`[data-day="${close.dataset.close}"]`); return; }
    const button = closest(target, "[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    const said = document.getElementById(`${button.dataset.copy}-said`);
    window.getSelection().selectAllChildren(source);
    let isCopied = false;
    try {
      await navigator.clipboard.writeText(source.textContent);
      isCopied = true;
    } catch {
      /* A page without HTTPS has no clipboard; the old way copies what is selected. */
      isCopied = document.execCommand("copy");
    }
    said.textContent = isCopied ? said.dataset.done : said.dataset.failed;
  });
})();
