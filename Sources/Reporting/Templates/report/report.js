// Filters and folding. The page says all without this.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const practices = [...document.querySelectorAll(".practice")];
  const sections = [...document.querySelectorAll(".dimension")];
  const field = (name) => document.getElementById("filter-" + name);
  const texts = new Map(practices.map((practice) => [practice, practice.textContent.toLowerCase()]));

  function apply() {
    const [words, status, dimension, level] = ["text", "status", "dimension", "level"].map((name) => field(name).value);
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const practice of practices) {
      const data = practice.dataset;
      const isShown =
        (!status || (status === "open" ? data.status !== "met" : data.status === status)) &&
        (!dimension || data.dimension === dimension) && (!level || data.level === level) &&
        wanted.every((word) => texts.get(practice).includes(word));
      practice.hidden = !isShown;
      if (isShown) count += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector(".practice:not([hidden])");
    document.getElementById("filter-count").textContent = `${count} of ${practices.length} shown`;
  }

  function unfold(isOpen) {
    for (const practice of practices) if (!practice.hidden) practice.open = isOpen;
  }

  // A link to a practice opens it, whatever is filtered.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("practice")) return;
    if (target.hidden) {
      form.reset();
      apply();
    }
    target.open = true;
    target.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("unfold").addEventListener("click", () => unfold(true));
  document.getElementById("fold").addEventListener("click", () => unfold(false));
  addEventListener("hashchange", follow);
  apply();
  follow();

  // Printed, all is open; afterwards each is as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    for (const practice of practices.filter((practice) => !practice.open)) {
      closed.push(practice);
      practice.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const practice of closed) practice.open = false;
    closed = [];
  });
})();
