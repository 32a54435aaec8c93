/* Typed words are not lost by a click: leaving a changed form asks first. */
(function () {
  "use strict";
  let pendingSince = null;

  function savedId() {
    const saved = document.querySelector("#report-said [id^='saved-']");
    return saved ? saved.id : "";
  }

  function isPending() {
    return pendingSince !== null && document.getElementById("report-form") !== null &&
      savedId() === pendingSince;
  }

  document.addEventListener("input", (event) => {
    if (event.target.closest("#report-form")) pendingSince = savedId();
  });
  window.addEventListener("beforeunload", (event) => { if (isPending()) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.target || !isPending() || event.ctrlKey || event.metaKey) return;
    if (window.confirm(document.body.dataset.unsaved)) { pendingSince = null; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
