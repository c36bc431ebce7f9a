// Names that Django's admin leaves out: of autocomplete boxes, and of the boxes that delete a line of a table. And what
// forms need that are opened in place: a word where no answer came, a question before what was put in is left.
(() => {
  "use strict";

  function name(within) {
    for (const select of within.querySelectorAll("select.admin-autocomplete[id]")) {
      const box = select.parentElement.querySelector(".select2-selection");
      const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
      const words = label?.textContent.trim().replace(/:$/, "") || columnOf(select);
      if (!box || !words) continue;
      for (const part of [box, ...box.querySelectorAll("[role=textbox]")]) {
        part.removeAttribute("aria-labelledby");
        const chosen = select.selectedOptions[0]?.textContent.trim();
        part.setAttribute("aria-label", chosen ? `${words}: ${chosen}` : words);
      }
    }
    for (const box of within.querySelectorAll("td.delete input[type=checkbox]:not([aria-label])")) {
      box.setAttribute("aria-label", columnOf(box) || "Delete");
    }
  }

  // The heading of the column that a field stands in.
  function columnOf(element) {
    const cell = element.closest("td");
    const heads = element.closest("table")?.querySelectorAll("thead th");
    return (cell && heads?.[cell.cellIndex]?.textContent.trim()) || "";
  }

  // Django's own script makes the boxes in a callback of jQuery, and callbacks run in the order they came.
  const ready = window.django?.jQuery ?? ((callback) => callback());
  ready(() => name(document));
  document.addEventListener("formset:added", (event) => setTimeout(() => name(event.target)));
  document.addEventListener("change", (event) => {
    if (event.target.matches("select.admin-autocomplete")) name(event.target.parentElement);
  });

  const failure = () => document.getElementById("request-error");
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      failure().hidden = false;
      failure().scrollIntoView({ block: "center" });
    });
  }
  document.addEventListener("htmx:beforeRequest", () => { failure().hidden = true; });

  const isChanged = (field) => {
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    if (field.matches("select")) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  };
  window.addEventListener("beforeunload", (event) => {
    const fields = document.querySelectorAll("li form.correction :is(input, select)");
    if ([...fields].some(isChanged)) event.preventDefault();
  });
})();
