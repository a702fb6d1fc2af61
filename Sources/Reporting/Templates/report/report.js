// Filters, opens and finds. Everything that it touches is on the page without it.
(() => {
  "use strict";

  const form = document.querySelector(".filters");
  const rows = [...document.querySelectorAll(".practice")];
  const groups = [...document.querySelectorAll(".group")];
  const found = form.querySelector(".found");
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function filter() {
    const wanted = new FormData(form);
    const statuses = wanted.getAll("status");
    const dimension = wanted.get("dimension");
    const level = wanted.get("level");
    const words = wanted.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const { status, dimension: rowDimension, level: rowLevel } = row.dataset;
      const isShown =
        (statuses.length === 0 || statuses.includes(status)) &&
        (dimension === "" || dimension === rowDimension) &&
        (level === "" || level === rowLevel) &&
        words.every((word) => texts.get(row).includes(word));
      row.hidden = !isShown;
      if (isShown) count += 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".practice:not([hidden])");
    }
    found.textContent = count === rows.length ? `All ${count} practices` : `${count} of ${rows.length} practices`;
  }

  function reset() {
    form.reset();
    filter();
  }

  // Opens the row that the address names, even where a filter hides it.
  function follow() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    const place = target.closest(".practice, .group");
    if (!place) return;
    const row = target.closest(".practice");
    if ((row ?? place).hidden || place.hidden) reset();
    if (!row) return target.scrollIntoView();
    row.open = true;
    row.scrollIntoView();
    row.querySelector("summary").focus({ preventScroll: true });
  }

  function setOpen(isOpen) {
    for (const row of rows) {
      if (!row.hidden) row.open = isOpen;
    }
  }

  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.expand.addEventListener("click", () => setOpen(true));
  form.elements.collapse.addEventListener("click", () => setOpen(false));
  addEventListener("hashchange", follow);
  // A second click on the link of the place where one is already.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });

  // For browsers whose style sheets can't open a row on paper.
  if (!CSS.supports("selector(::details-content)")) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = rows.filter((row) => !row.open);
      for (const row of opened) row.open = true;
    });
    addEventListener("afterprint", () => {
      for (const row of opened) row.open = false;
    });
  }

  form.hidden = false;
  filter();
  follow();
})();
