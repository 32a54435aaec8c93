/* The one-minute tour: a dialog that points at one place of the page after another. Escape leaves
   it at any step, and the focus goes back to the page's heading. What is not on the page is passed
   over; with nothing to point at, nothing is opened. */
(function () {
  "use strict";
  const HERE = "tour-here";

  /* Where a step points: at the place itself, or at the fold that hides it. */
  function placeOf(at) {
    const found = document.querySelector(at);
    const fold = found && found.closest("details:not([open])");
    return fold && fold !== found && !found.closest("summary") ? fold.querySelector("summary") : found;
  }

  function button(words, className) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `btn ${className}`;
    made.textContent = words;
    return made;
  }

  function tour(asked) {
    const words = JSON.parse(asked.dataset.words);
    const steps = JSON.parse(asked.dataset.steps).filter(([at]) => placeOf(at));
    if (!steps.length) return;
    const dialog = document.createElement("dialog");
    dialog.className = "tour";
    dialog.setAttribute("aria-labelledby", "tour-title");
    const said = document.createElement("div");
    said.setAttribute("aria-live", "polite");
    const [count, title, text] = ["p", "h2", "p"].map((tag) => document.createElement(tag));
    count.className = "quiet";
    title.id = "tour-title";
    said.append(count, title, text);
    const feet = document.createElement("div");
    const leave = button(words.leave, "small");
    const back = button(words.back, "small");
    const next = button(words.next, "btn-primary small");
    feet.append(leave, back, next);
    dialog.append(said, feet);
    let step = 0;

    function clear() {
      document.querySelectorAll(`.${HERE}`).forEach((one) => one.classList.remove(HERE));
    }

    function show(to) {
      step = to;
      clear();
      const [at, name, meaning] = steps[step];
      count.textContent = words.step.replace("{at}", step + 1).replace("{of}", steps.length);
      title.textContent = name;
      text.textContent = meaning;
      back.hidden = step === 0;
      next.textContent = step === steps.length - 1 ? words.done : words.next;
      leave.hidden = step === steps.length - 1;
      point(placeOf(at));
    }

    function point(place) {
      if (!place) return;
      place.classList.add(HERE);
      const { left, width, height } = place.getBoundingClientRect();
      const isNarrow = window.innerWidth < 768, isTall = height > window.innerHeight / 2;
      const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      place.scrollIntoView({ block: isNarrow || isTall ? "start" : "center",
        behavior: isCalm ? "auto" : "smooth" });
      /* The dialog keeps to the other half of the window. */
      dialog.classList.toggle("left", left + width / 2 > window.innerWidth / 2);
    }

    next.addEventListener("click", () => {
      if (step === steps.length - 1) dialog.close();
      else { show(step + 1); next.focus(); }
    });
    back.addEventListener("click", () => { show(step - 1); next.focus(); });
    leave.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      clear();
      dialog.remove();
      const heading = document.querySelector("main h1");
      if (!heading) return;
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    });
    document.body.append(dialog);
    dialog.showModal();
    show(0);
    next.focus();
  }

  window.plan_monitor = Object.assign(window.plan_monitor || {}, { tour });
})();
