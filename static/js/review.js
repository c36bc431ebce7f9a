// The review queue under the fingers. Without this file every decision is a form that is sent; with it, the statement
// that comes next lies ready in the page, is shown at once, and the decision about the last one is sent meanwhile. What
// the server does not take comes back above the statement, with everything that was put in.
(() => {
  "use strict";

  const inField = (node) => node.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const current = () => document.getElementById("review");
  let panel = null;
  let sending = Promise.resolve();
  let unsent = 0;
  const asRead = new WeakMap(); // panel → what its form held when it was first shown
  const left = new Map(); // statement → its panel, until the server has the decision
  const kept = new WeakMap(); // notice of a decision that did not arrive → its panel
  let returned = null; // the place of those notices

  const readingOf = (panel) => panel?.querySelector(":scope > form[data-decision=confirm]");
  const reading = () => readingOf(panel);
  const held = (form) => {
    const data = new FormData(form);
    data.delete("why");
    return new URLSearchParams(data).toString();
  };
  const isChanged = (panel) => {
    const form = readingOf(panel);
    return Boolean(form) && asRead.has(panel) && held(form) !== asRead.get(panel);
  };

  function shown(focus) {
    panel = current();
    if (!panel) return;
    window.htmx.process(panel); // or it would not hear of "ahead" before the swap has settled
    const form = reading();
    if (form && !asRead.has(panel)) {
      // A form that came back is a correction still, though nothing in it changed since.
      asRead.set(panel, form.matches("[data-came-back]") ? "" : held(form));
      const { start, end } = form.elements;
      if (start.value && end.value) mark(Number(start.value), Number(end.value));
    }
    tell();
    if (focus) {
      const title = panel.querySelector("[role=alert]") ?? panel.querySelector(".review__title");
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: "start" });
    }
    const ahead = panel.querySelector("[data-ahead]");
    if (ahead && !ahead.firstElementChild) window.htmx.trigger(ahead, "ahead");
  }

  function tell() {
    const changed = isChanged(panel);
    for (const word of panel.querySelectorAll("[data-clean]")) word.hidden = changed;
    for (const word of panel.querySelectorAll("[data-dirty]")) word.hidden = !changed;
  }

  // Decisions

  function goOn(form, button) {
    const next = panel.querySelector("[data-ahead] > [data-shown]");
    if (!next) return false;
    const data = new FormData(form);
    if (button?.name) data.set(button.name, button.value);
    data.set("shown", next.dataset.statement);
    const old = panel;
    show(next);
    left.set(data.get("statement"), old);
    unsent += 1;
    sending = sending
      .then(() => window.htmx.ajax("POST", form.action, { target: "#review-news", swap: "outerHTML", values: data }))
      .catch(() => {})
      .finally(() => { unsent -= 1; });
    return true;
  }

  // In place of the one that is open, which comes next if it is to be kept.
  function show(next, keep) {
    const old = panel;
    next.id = "review";
    old.replaceWith(next);
    old.removeAttribute("id");
    if (keep) next.querySelector("[data-ahead]").replaceChildren(old);
    history.pushState({ htmx: true }, "", next.dataset.address);
    shown(true);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    // What has just been swapped in, htmx takes up a moment later: a key that comes before would load a whole page.
    if (form.closest("#review, #review-news")) window.htmx.process(form);
    if (button?.dataset.key === "u" && unsent) { // what is on its way comes first
      event.preventDefault();
      event.stopPropagation();
      sending.then(() => document.querySelector("#review-news [data-key=u]")?.click());
      return;
    }
    if (!form.dataset.decision || !panel?.contains(form)) return;
    if (form.dataset.decision !== "confirm" && form.dataset.decision !== "skip" && !reasonIn(form, button)) return;
    if (goOn(form, button)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  const reasonIn = (form, button) => button?.name === "because" || form.elements.reason?.value.trim();

  // What was not taken comes back

  // An answer that sends one to sign in would take along what has not arrived.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status === 204 && (left.size || returned.firstElementChild)) event.preventDefault();
  });

  // A refusal brings its statement along, put right as far as it was; of what did not arrive, the page has it.
  document.addEventListener("htmx:afterRequest", (event) => {
    const number = event.detail.requestConfig?.formData?.get("statement");
    const old = number && left.get(number);
    if (!old) return;
    left.delete(number);
    const { status } = event.detail.xhr;
    if (status === 200) return;
    const notice = document.getElementById("review-unsent").content.cloneNode(true).firstElementChild;
    notice.querySelector("[data-number]").textContent = number;
    notice.querySelector("[data-signed-out]").hidden = status !== 204;
    notice.querySelector("[data-reopen]").href = old.dataset.address;
    kept.set(notice, old);
    returned.append(notice);
  });

  // What was open meanwhile comes next, as it was left.
  async function reopen(notice) {
    const mine = kept.get(notice);
    notice.remove();
    if (mine) await renew(mine);
    show(mine ?? notice.querySelector("template").content.firstElementChild, Boolean(panel.dataset.statement));
  }

  // Whoever has signed in again has another token, without which nothing that the forms send is taken.
  async function renew(old) {
    try {
      const answer = await fetch(old.dataset.address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
      for (const field of old.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    } catch { /* it has been tried: the statement is shown as it is */ }
  }

  window.addEventListener("beforeunload", (event) => {
    const open = panel ? [panel, ...panel.querySelectorAll("[data-shown]")] : [];
    if (unsent || returned?.firstElementChild || open.some(isChanged)) event.preventDefault();
  });

  document.addEventListener("htmx:afterSwap", () => { if (current() !== panel) shown(true); });
  function begin() {
    const place = document.getElementById("review-returned");
    if (returned && place) place.replaceWith(returned); // Back makes the page anew
    else returned = place;
    shown(false);
  }
  document.addEventListener("htmx:historyRestore", begin);

  // Where the words stand: select them in the text.

  function selected() {
    const text = panel?.querySelector(".review__text");
    const selection = document.getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    // The server counts characters, JavaScript halves of some.
    const before = (node, at) => {
      const part = document.createRange();
      part.setStart(text, 0);
      part.setEnd(node, at);
      return [...part.toString()].length;
    };
    const all = [...text.textContent];
    let start = before(range.startContainer, range.startOffset);
    let end = before(range.endContainer, range.endOffset);
    while (start < end && !all[start].trim()) start += 1;
    while (end > start && !all[end - 1].trim()) end -= 1;
    return start < end ? { text, all, start, end } : null;
  }

  document.addEventListener("selectionchange", () => {
    const offer = panel?.querySelector("[data-select]");
    if (offer) offer.hidden = !selected() || !reading();
  });

  function take() {
    const found = selected();
    const form = reading();
    if (!found || !form) return;
    const { text, all, start, end } = found;
    const base = Number(text.dataset.start);
    const words = all.slice(start, end).join("");
    form.elements.start.value = base + start;
    form.elements.end.value = base + end;
    const each = words.split(/\s+/);
    form.elements.begins.value = each.slice(0, 4).join(" ");
    form.elements.ends.value = each.slice(-4).join(" ");
    mark(base + start, base + end);
    document.getSelection().removeAllRanges();
    tell();
  }

  function mark(start, end) {
    const text = panel.querySelector(".review__text");
    const all = [...text.textContent];
    const base = Number(text.dataset.start);
    const words = document.createElement("mark");
    words.textContent = all.slice(start - base, end - base).join("");
    text.replaceChildren(all.slice(0, start - base).join(""), words, all.slice(end - base).join(""));
  }

  document.addEventListener("mousedown", (event) => { // or pressing the button would lose what is selected
    if (event.target.closest("[data-select] button")) event.preventDefault();
  });

  // Fields

  function add(field) {
    const list = document.getElementById(field.getAttribute("list"));
    const typed = field.value.trim().toLowerCase();
    const option = typed && [...list.options].find((each) => each.value.toLowerCase() === typed);
    if (!option) return false;
    const chips = panel.querySelector(`[data-chips=${field.dataset.adds}]`);
    const known = [...chips.querySelectorAll("input")].find((box) => box.value === option.dataset.key);
    if (known) known.checked = true;
    else {
      const chip = document.createElement("label");
      chip.className = `chip chip--${field.dataset.adds}`;
      const box = Object.assign(document.createElement("input"), {
        type: "checkbox", name: field.dataset.adds, value: option.dataset.key, checked: true,
      });
      chip.append(box, ` ${option.value}`);
      chips.append(chip);
    }
    field.value = "";
    return true;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    const form = reading();
    if (!form?.contains(field)) return;
    if (field.name === "begins" || field.name === "ends") form.elements.start.value = form.elements.end.value = "";
    if (field.dataset.adds && event.inputType === "insertReplacementText") add(field);
    tell();
  });
  document.addEventListener("change", (event) => {
    if (!reading()?.contains(event.target)) return;
    if (event.target.dataset.adds) add(event.target);
    tell();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-select] button")) take();
    const again = event.target.closest("#review-returned [data-reopen]");
    if (again && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      reopen(again.closest(".notice"));
    }
    const because = event.target.closest(".review__because > summary")?.parentElement;
    if (!because) return;
    for (const other of panel.querySelectorAll(".review__because[open]")) if (other !== because) other.open = false;
  });

  // Keys, unless somebody types or has switched them off.

  const areOff = () => {
    try { return localStorage.getItem("keys") === "off"; } catch { return false; }
  };

  function press(key) {
    const because = panel.querySelector(".review__because[open]");
    if (because && key === "Escape") {
      because.open = false;
      return true;
    }
    if (because && /^[1-9]$/.test(key)) {
      const reason = because.querySelector(`[data-digit="${key}"]`);
      reason?.click();
      return Boolean(reason);
    }
    if (key === "e") {
      const field = panel.querySelector("[data-edit]");
      field?.focus();
      field?.select();
      return Boolean(field);
    }
    if (!/^[a-z]$/.test(key)) return false;
    const button = panel.querySelector(`:scope > :not([data-ahead]) [data-key=${key}]`)
      ?? document.querySelector(`:is(#review-news, #review-returned) [data-key=${key}]`);
    if (!button || button.closest("[hidden]")) return false;
    button.click();
    const opened = button.closest("details[open]");
    if (button.tagName === "SUMMARY" && opened) {
      opened.querySelector("[data-digit]")?.focus({ preventScroll: true });
      opened.querySelector("form").scrollIntoView({ block: "nearest" });
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (!panel || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
    const field = inField(event.target);
    if (field && panel.contains(field)) {
      if (event.key === "Escape") {
        field.blur();
        panel.querySelector(".review__title")?.focus({ preventScroll: true });
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        panel.querySelector("[data-key=c]")?.click();
      } else if (event.key === "Enter" && field.dataset.adds && field.value.trim()) {
        event.preventDefault();
        if (add(field)) tell();
      }
      return;
    }
    if (field || event.ctrlKey || event.metaKey || event.repeat || areOff()) return;
    if (press(event.key)) event.preventDefault();
  });

  // htmx listens to its elements from then on.
  if (document.readyState === "complete") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
