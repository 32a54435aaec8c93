/* Several plans live side by side, and a page shows one of them. Whatever the page asks or sends
   says for which plan it was drawn, so that two tabs with two plans never write into each other's;
   and the visible address names the plan when it is not the usual one, so that a page loaded again,
   a bookmark or an address sent to a colleague shows the same plan. */
(function () {
  "use strict";
  const HEADER = "X-Plan", NAME = "plan";
  const usual = document.body.dataset.usualPlan || "";
  let shown = document.body.dataset.plan || "";
  const namedIn = (address) => {
    try { return new URL(address, window.location).searchParams.get(NAME); } catch { return null; }
  };
  /* The browser says where this page was opened from each time it is loaded again: if that was
     another plan's page, only the address itself can tell that it is not meant any more. */
  const cameFrom = document.referrer && new URL(document.referrer).origin === window.location.origin
    ? namedIn(document.referrer) : null;
  const isToBeNamed = () => shown && (shown !== usual || (cameFrom && cameFrom !== shown));

  function withPlan(address, plan) {
    const to = new URL(address, window.location);
    to.searchParams.set(NAME, plan);
    return `${to.pathname}${to.search}${to.hash}`;
  }

  /* ---- The visible address ------------------------------------------------------------------ */

  function keep() {
    const named = namedIn(window.location);
    if (!shown || named === shown || (named === null && !isToBeNamed())) return;
    window.history.replaceState(window.history.state, "", withPlan(window.location, shown));
  }

  const push = window.history.pushState.bind(window.history);
  window.history.pushState = function (state, title, address) {
    const lacks = address !== undefined && address !== null && namedIn(address) === null;
    return push(state, title, lacks && isToBeNamed() ? withPlan(address, shown) : address);
  };

  /* Back to an address that names none: it was of the usual plan, whatever is shown now. */
  window.addEventListener("popstate", () => {
    if (namedIn(window.location) !== null || !usual || shown === usual) return;
    window.history.replaceState(window.history.state, "", withPlan(window.location, usual));
  });

  document.addEventListener("plan:opened", ({ detail }) => {
    shown = detail.plan || shown;
    document.body.dataset.plan = shown;
    /* An unknown plan's page keeps its address: it is what the sentence speaks of. */
    if (detail.plan) keep();
  });
  if (namedIn(window.location) === null) keep();

  /* ---- What the page asks and sends ----------------------------------------------------------- */

  const isOurs = (address) => new URL(address, window.location).origin === window.location.origin;
  const plainFetch = window.fetch;
  window.fetch = function (asked, options = {}) {
    const address = asked instanceof Request ? asked.url : asked;
    if (!shown || !isOurs(address)) return plainFetch.call(this, asked, options);
    const headers = new Headers(options.headers || (asked instanceof Request ? asked.headers : {}));
    if (!headers.has(HEADER)) headers.set(HEADER, shown);
    return plainFetch.call(this, asked, { ...options, headers });
  };
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    open.call(this, method, address, ...rest);
    if (shown && isOurs(address)) this.setRequestHeader(HEADER, shown);
  };
})();
