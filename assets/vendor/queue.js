/* Orders a file where a button offers one, and keeps the list of /papers/queue moving: the server
   is asked only while one's own file is open, and only as long as something moves. */
(function () {
  "use strict";
  const SOON = 1000, LATER = 5000, LONGEST = 10 * 60 * 1000;
  let timer = null, movedAt = 0;
  const frame = () => document.querySelector("#react-entry-point #main [data-queue]");

  function token() {
    const found = document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  /* Not window.fetch: session.js would word a refusal for the whole page. */
  function send(method, address, body, done) {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.timeout = 30000;
    if (method === "POST") {
      request.setRequestHeader("Content-Type", "application/json");
      request.setRequestHeader("X-CSRFToken", token());
    }
    request.onloadend = () => {
      let said = {};
      try { said = JSON.parse(request.responseText); } catch { /* nothing new, or not ours */ }
      done(request.status, said);
    };
    request.send(body);
  }

  function look() {
    const shown = frame();
    if (!shown || document.hidden || shown.dataset.open === "0") return;
    send("GET", `/papers/queue/state?seen=${shown.dataset.queue}`, null, (status, { tree }) => {
      if (tree && frame()) {
        movedAt = Date.now();
        window.dash_clientside.set_props("queue-list", { tree: JSON.stringify(tree) });
      }
      if (status === 200 || status === 204 || status === 0) again(tree ? SOON : 0);
    });
  }

  /* Where nothing moves it is asked less often, and after a while not at all: an open tab must not
     keep a session open for ever. The page is renewed by live.js all the same. */
  function again(pause) {
    clearTimeout(timer);
    const still = Date.now() - movedAt;
    if (still < LONGEST) timer = setTimeout(look, pause || (still < 20000 ? SOON : LATER));
  }
  function begin() { movedAt = Date.now(); again(SOON); }

  document.addEventListener("plan:opened", () => { if (frame()) begin(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && frame()) begin(); });
  if (frame()) begin();

  /* Before React hears of it: such a button presses nothing on the server by itself. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-order], button[data-cancel]");
    if (!button) return;
    event.stopPropagation();
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    const { order, cancel, sending, failed } = button.dataset;
    const line = button.parentElement.querySelector(".order-said");
    const say = (words) => { if (line) line.textContent = words; };
    say(sending);
    send("POST", order ? "/papers/queue" : `/papers/queue/${cancel}/cancel`, order || "{}", (status, said) => {
      button.removeAttribute("aria-disabled");
      say(status === 200 ? "" : said.error || failed);
      if (status === 200 && order && !frame()) window.plan_monitor.openAddress(said.address);
      else if (frame()) { movedAt = Date.now(); clearTimeout(timer); renew(); }
    });
  }, true);

  /* After a deed of one's own the list is drawn whatever it showed. */
  function renew() {
    send("GET", "/papers/queue/state", null, (status, { tree }) => {
      if (tree && frame()) window.dash_clientside.set_props("queue-list", { tree: JSON.stringify(tree) });
      begin();
    });
  }
})();
