// What htmx leaves undone. Every page works without this file; nothing here decides anything.
(() => {
  "use strict";

  const failure = document.getElementById("request-error");

  // The sentences stand in the page, in its language, as data- attributes of the place they are shown at.
  function say(which, status = "") {
    if (!failure) return;
    failure.querySelector("[data-message]").textContent = failure.dataset[which].replace("{status}", status);
    failure.hidden = false;
  }

  // One visible place for a request that failed: htmx itself shows nothing.
  document.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    if (status === 429) say("tooMany");
    else if (status === 403) say("forbidden");
    else say("failed", status);
  });
  document.addEventListener("htmx:sendError", () => say("unreached"));
  document.addEventListener("htmx:timeout", () => say("late"));

  // Disabled while loading: the part being replaced is dimmed by [aria-busy] and takes no clicks.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (failure) failure.hidden = true;
    event.detail.target?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    event.detail.target?.removeAttribute("aria-busy");
  });

  // The row of pages scrolls sideways on a phone: to where one is.
  const nav = document.querySelector(".site-nav ul");
  const here = nav?.querySelector("[aria-current]");
  if (here && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft - nav.clientWidth / 2 + here.offsetWidth / 2;

  // A swap must not fold a panel the reader unfolded, nor lose their place in a long list or their search in it.
  let panels = [];
  let focused = false;
  document.addEventListener("htmx:beforeSwap", (event) => {
    focused = event.detail.target.contains(document.activeElement);
    panels = [...event.detail.target.querySelectorAll("details[id]")].map((panel) => ({
      id: panel.id,
      open: panel.open,
      scrolled: panel.querySelector("[data-scroll]")?.scrollTop ?? 0,
      sought: panel.querySelector("[data-narrow]")?.value ?? "",
    }));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const { id, open, scrolled, sought } of panels) {
      const panel = document.getElementById(id);
      if (!panel) continue;
      panel.open = open;
      const field = panel.querySelector("[data-narrow]");
      if (field && sought) {
        field.value = sought;
        narrow(field);
      }
      const list = panel.querySelector("[data-scroll]");
      if (list) list.scrollTop = scrolled;
    }
    panels = [];
  });

  // A live region that is itself replaced is not read out, so the new total is copied to one that stays. A control
  // that went away with the swap, like the chip of a filter, hands its focus to that total.
  document.addEventListener("htmx:afterSettle", () => {
    const news = document.querySelector("[data-announce]");
    const spoken = document.getElementById("announcement");
    if (!news || !spoken) return;
    if (spoken.textContent !== news.textContent.trim()) spoken.textContent = news.textContent.trim();
    if (focused && document.activeElement === document.body) {
      news.tabIndex = -1;
      news.focus({ preventScroll: true });
    }
    focused = false;
  });

  // Search inside a long facet. Diacritics do not matter: "vucic" finds "Vučić", "dokovic" finds "Đoković".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

  function narrow(field) {
    const sought = plain(field.value.trim());
    for (const row of field.closest("details").querySelectorAll("[data-scroll] > li")) {
      row.hidden = sought !== "" && !plain(row.textContent).includes(sought) && !row.querySelector("input:checked");
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-narrow]")) narrow(event.target);
  });

  // Keys. j and k (or n and p) walk through the statements of a page, which are links anyhow; "?" tells. They are off
  // while somebody types, and can be switched off for good in the list that "?" shows.
  const keys = document.getElementById("keys");
  const keysSwitch = keys?.querySelector("[data-keys-switch]");
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("keys") !== "off";
      localStorage.setItem("keys", value ? "on" : "off");
    } catch { /* a browser that keeps nothing: on, until the page is left */ }
    return value ?? true;
  };
  let keysOn = remembered();
  if (keysSwitch) {
    keysSwitch.checked = keysOn;
    keysSwitch.addEventListener("change", () => { keysOn = remembered(keysSwitch.checked); });
  }
  document.querySelector("[data-keys-open]")?.addEventListener("click", () => keys?.showModal());

  function jump(by) {
    const stops = [...document.querySelectorAll("[data-jump]")];
    if (!stops.length) return false;
    const at = stops.indexOf(document.activeElement);
    const top = (stop) => stop.getBoundingClientRect().top;
    // From nowhere, to the first below the top of the window or the last above it.
    let next = by > 0 ? stops.findIndex((stop) => top(stop) >= 0) : stops.findLastIndex((stop) => top(stop) < 0);
    if (at >= 0) next = at + by;
    const stop = stops[Math.min(Math.max(next, 0), stops.length - 1)];
    stop.focus({ preventScroll: true, focusVisible: true });
    stop.scrollIntoView({ block: "center" });
    return true;
  }

  const acts = {
    j: () => jump(1), n: () => jump(1), k: () => jump(-1), p: () => jump(-1),
    "?": () => { keys?.showModal(); return Boolean(keys); },
    "/": () => {
      const field = document.querySelector("#filter-q, #site-search");
      if (!field) return false;
      field.closest("details")?.setAttribute("open", "");
      field.focus();
      return true;
    },
  };
  document.addEventListener("keydown", (event) => {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && "?/".includes(event.key)) return;
    if (keys?.open || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (Object.hasOwn(acts, event.key) && acts[event.key]()) event.preventDefault();
  });

  // <button data-copy="id of an element"> copies its text.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.done || failure?.dataset.copied || label;
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      say("notCopied");
    }
  });
})();
