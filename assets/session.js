/* Dash says nothing when the server refuses; this puts the sentence where the user looks. */
(function () {
  "use strict";
  const plainFetch = window.fetch;
  const words = () => document.body.dataset;

  function say(sentence, link) {
    const frame = document.getElementById("trouble") || document.createElement("div");
    frame.id = "trouble";
    frame.setAttribute("role", "alert");
    frame.textContent = "";
    const line = document.createElement("p");
    line.className = "notice error";
    line.append(sentence, " ");
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = "/login";
      anchor.target = "_blank";
      anchor.textContent = link;
      line.append(anchor);
    }
    frame.append(line);
    document.body.prepend(frame);
  }

  window.fetch = async function (...request) {
    try {
      const response = await plainFetch.apply(this, request);
      if (response.status === 401) say(words().signedOut, words().signIn);
      else if (response.status === 403) say(words().notAllowed);
      else if (response.status >= 400) say(words().failed);
      else if (document.getElementById("trouble")) document.getElementById("trouble").remove();
      return response;
    } catch (error) {
      say(words().offline);
      throw error;
    }
  };

  /* A folded menu closes by a click beside it, by a choice in it, and by Escape. */
  function foldMenus(keeps) {
    for (const menu of document.querySelectorAll(".menu-group[open], .user[open]")) {
      if (!keeps(menu)) menu.removeAttribute("open");
    }
  }
  document.addEventListener("click", ({ target }) =>
    foldMenus((menu) => menu.contains(target) && !(target.closest && target.closest("a"))));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement && document.activeElement.closest("details[open]");
    foldMenus(() => false);
    if (menu && menu.closest(".bar")) menu.querySelector("summary").focus();
  });

  /* The key / leads to the search box, unless somebody is typing. */
  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("find");
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !box) return;
    if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  /* Escape hides what hover or focus told, until it is come to anew. */
  document.addEventListener("keydown", ({ key }) => key === "Escape" && document
    .querySelectorAll(":is(.tells, .multiples figure a):is(:hover, :focus-within)").forEach((one) => { one.dataset.hushed = ""; }));
  for (const left of ["mouseout", "focusout"]) document.addEventListener(left, ({ target }) =>
    target.closest && target.closest("[data-hushed]") && delete target.closest("[data-hushed]").dataset.hushed);

  /* The offer of a tour goes with its answer; the tour's script is fetched when it is wanted. */
  document.addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest(".tour-offer button");
    if (!button) return;
    const offer = button.parentElement;
    offer.hidden = true;
    if (offer.dataset.once) localStorage.setItem(offer.dataset.once, "1");
    if (button.dataset.run) Promise.all(button.dataset.run.split(" ").map(window.plan_monitor.fetchPart))
      .then(() => window.plan_monitor.tour(button)).catch(() => { offer.hidden = false; });
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("#theme")) return;
    event.preventDefault(); // it stands in the form that signs out
    const root = document.documentElement;
    const isDark = getComputedStyle(root).colorScheme.includes("dark");
    root.dataset.theme = isDark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });
})();
