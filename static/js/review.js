// The review queue under the fingers. Without this file every decision is a form that is sent; with it, the statement
// that comes next lies ready in the page, is shown at once, and the decision about the last one is sent meanwhile; so is
// one that is taken back. What the server does not take comes back above the statement, with everything that was put in.
(() => {
  "use strict";

  const inField = (node) => node.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const current = () => document.getElementById("review");
  let panel = null;
  let sending = Promise.resolve(); // one after the other, in the order of the keys
  let unsent = 0;
  let awaited = 0; // of those, how many show a statement only when they are answered
  let under = null; // the act that is on its way
  let asked = null; // panel whose decision will be answered with the next statement
  let token = null; // newer than those of the forms
  const decided = []; // what can be taken back at once, oldest first
  const MOST_DECIDED = 30; // each keeps its panel
  const asRead = new WeakMap(); // panel → what its form held when it was first shown
  const untouched = new WeakMap(); // panel → a copy of it from then
  const kept = new WeakMap(); // notice of an act that did not arrive → the act
  let returned = null; // the place of those notices

  const readingOf = (panel) => panel?.querySelector(":scope > form[data-decision=confirm]");
  const aheadOf = (panel) => panel.querySelector("[data-ahead]");
  const reading = () => readingOf(panel);
  const held = (form) => {
    const data = new FormData(form);
    for (const name of ["why", "seen", "csrfmiddlewaretoken"]) data.delete(name);
    return new URLSearchParams(data).toString();
  };
  const isChanged = (panel) => {
    const form = readingOf(panel);
    return Boolean(form) && asRead.has(panel) && held(form) !== asRead.get(panel);
  };

  function shown(focus) {
    panel = current();
    if (!panel) return;
    const form = reading();
    if (form && !asRead.has(panel)) {
      // A form that came back is a correction still, though nothing in it changed since.
      const cameBack = form.matches("[data-came-back]");
      asRead.set(panel, cameBack ? "" : held(form));
      if (!cameBack && !panel.querySelector(":scope > [role=alert]")) untouched.set(panel, panel.cloneNode(true));
      const { start, end } = form.elements;
      if (start.value && end.value) mark(Number(start.value), Number(end.value));
    }
    window.htmx.process(panel); // or it would not hear of "ahead" before the swap has settled
    tell();
    if (focus) {
      const title = panel.querySelector("[role=alert]") ?? panel.querySelector(".review__title");
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: "start" });
    }
    const ahead = aheadOf(panel);
    if (ahead && !ahead.firstElementChild) window.htmx.trigger(ahead, "ahead");
  }

  function tell() {
    const changed = isChanged(panel);
    for (const word of panel.querySelectorAll("[data-clean]")) word.hidden = changed;
    for (const word of panel.querySelectorAll("[data-dirty]")) word.hidden = !changed;
  }

  // Decisions: acts, each with the ``number`` of its statement, the ``form`` it came from, and ``values`` to send.

  function send(act, into) {
    unsent += 1;
    if (act.waits) awaited += 1;
    sending = sending
      .then(() => {
        const values = act.values();
        if (!values) return null;
        if (token) values.set("csrfmiddlewaretoken", token);
        under = act;
        return window.htmx.ajax("POST", act.form.action, { ...into, values });
      })
      .catch(() => {})
      .finally(() => {
        under = null;
        if (asked === act.panel) asked = null;
        unsent -= 1;
        if (act.waits) awaited -= 1;
      });
  }

  const BEHIND = { target: "#review-news", swap: "none" }; // the news of the answer find their place by themselves

  function decide(form, button) {
    if (asked === panel) return;
    const next = aheadOf(panel).querySelector(":scope > [data-shown]");
    const data = new FormData(form);
    if (button?.name) data.set(button.name, button.value);
    if (next) data.set("shown", next.dataset.statement);
    const act = { number: data.get("statement"), form, panel, waits: !next };
    act.values = () => { // the version of what was taken back is known only when that has been answered
      data.set("seen", form.elements.seen.value);
      return data;
    };
    if (form.dataset.decision !== "skip") decided.push(act);
    if (decided.length > MOST_DECIDED) decided.shift();
    send(act, next ? BEHIND : { target: "#review", swap: "outerHTML" });
    if (next) show(next);
    else asked = panel;
  }

  // In place of the one that is open.
  function show(next, follows) {
    const old = panel;
    next.id = "review";
    old.replaceWith(next);
    old.removeAttribute("id");
    if (follows) aheadOf(next).replaceChildren(follows);
    history.pushState({ htmx: true }, "", next.dataset.address);
    shown(true);
  }

  // What is open comes next, as it was left; only if it is the same and nothing was put in, what lies behind it.
  function showAgain(earlier) {
    const { statement } = panel.dataset;
    const isSame = statement === earlier.dataset.statement && !isChanged(panel);
    show(earlier, isSame ? aheadOf(panel).firstElementChild : statement && panel);
  }

  // Taking back: the page shows what it showed before the decision. Where it has that no more, the server does.

  function takeBack() {
    const told = document.querySelector("#review-news form");
    let act = decided.at(-1);
    if (awaited || (unsent && !act)) { // which was the last is not known yet
      sending.then(takeBack);
      return true;
    }
    if (!unsent && act?.number !== told?.elements.statement.value) { // decided elsewhere, or before this page was loaded
      act = told && { number: told.elements.statement.value, form: told, version: told.elements.seen.value };
    }
    if (act) undo(act);
    return Boolean(act);
  }

  function undo(act) {
    if (decided.includes(act)) decided.splice(decided.indexOf(act), 1);
    const again = untouched.get(act.panel)?.cloneNode(true);
    const { number, form } = act;
    send({
      number,
      form,
      again,
      undoes: act,
      waits: !again,
      values: () => {
        if (!act.version) return null; // it was not taken, so nothing is to be taken back
        const data = new FormData();
        const { value } = form.elements.csrfmiddlewaretoken;
        const sent = { csrfmiddlewaretoken: value, statement: number, seen: act.version, decision: "undo", shown: number };
        for (const [name, value] of Object.entries(sent)) data.set(name, value);
        return data;
      },
    }, BEHIND);
    if (again) showAgain(again);
  }

  // What the page shows may be decided anew where it is what the record holds again; otherwise the version that it keeps
  // makes the server tell what changed.
  function tookBack(act, answer) {
    const now = new DOMParser().parseFromString(answer, "text/html").querySelector("[data-shown]");
    const form = readingOf(now);
    if (!act.again) showAgain(document.adoptNode(now));
    else if (form && held(form) === asRead.get(act.again)) {
      const seen = act.again.querySelectorAll(":scope > :not([data-ahead]) [name=seen]");
      for (const field of seen) field.value = form.elements.seen.value;
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    // What has just been swapped in, htmx takes up a moment later: a key that comes before would load a whole page.
    if (form.closest("#review, #review-news")) window.htmx.process(form);
    if (form.closest("#review-news")) takeBack();
    else if (form.dataset.decision && panel?.contains(form) && isWhole(form, button)) decide(form, button);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  const isWhole = (form, button) => ["confirm", "skip"].includes(form.dataset.decision)
    || button?.name === "because" || form.elements.reason?.value.trim();

  // What was not taken comes back

  // An answer that sends one to sign in would take along what has not arrived.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status === 204 && (unsent || returned.firstElementChild)) event.preventDefault();
  });

  // A refusal brings its statement along, put right as far as it was; of what did not arrive, the page has it.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, xhr } = event.detail;
    const act = under;
    if (!act || requestConfig?.formData.get("statement") !== act.number) return;
    under = null;
    const news = document.getElementById("review-news");
    const last = news.querySelector("form")?.elements;
    const isTaken = xhr.status === 200 && !news.matches("[data-refused]");
    if (act.undoes && isTaken) tookBack(act, xhr.responseText);
    else if (isTaken && last?.statement.value === act.number) act.version = last.seen.value;
    else if (decided.includes(act)) decided.splice(decided.indexOf(act), 1);
    if (xhr.status !== 200) keep(act, xhr.status === 204);
  });

  function keep(act, isSignedOut) {
    const notice = document.getElementById("review-unsent").content.cloneNode(true).firstElementChild;
    notice.querySelector(act.undoes ? "[data-decided]" : "[data-undone]").remove();
    notice.querySelector("[data-number]").textContent = act.number;
    notice.querySelector("[data-signed-out]").hidden = !isSignedOut;
    notice.querySelector("[data-reopen]").href = act.form.action;
    kept.set(notice, act);
    returned.append(notice);
  }

  async function reopen(notice) {
    const act = kept.get(notice);
    notice.remove();
    if (act) await renew();
    if (awaited) await sending;
    const earlier = act ? act.panel : notice.querySelector("template").content.firstElementChild;
    if (act?.undoes) undo(act.undoes);
    else if (earlier !== panel) showAgain(earlier);
  }

  // Whoever has signed in again has another token, without which nothing that the forms send is taken.
  async function renew() {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      token = page.querySelector("[name=csrfmiddlewaretoken]").value;
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
    if (key === "u") return takeBack();
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
