// Choosing files: from several folders one after another, dropped anywhere on the page, each shown before it is sent.
// Without this file the browser's own field does, and dropping on that field.
(() => {
  "use strict";

  const size = (bytes) => {
    if (bytes < 1024) return `${bytes} B`;
    return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  };

  // What was dropped, with all that is in folders. Names of the entries have to be taken before the event is over.
  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files];
    const files = [];
    const open = async (entry) => {
      if (entry.isFile) {
        files.push(await new Promise((found, failed) => entry.file(found, failed)));
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((found, failed) => reader.readEntries(found, failed));
        if (!some.length) return;
        for (const inner of some) if (!inner.name.startsWith(".")) await open(inner);
      }
    };
    for (const entry of entries) await open(entry);
    return files;
  }

  const form = () => document.getElementById("upload-form");
  const zone = document.querySelector("[data-drop]");
  if (zone) {
    const field = zone.querySelector("input[type=file]");
    const list = zone.querySelector("[data-files]");
    const total = zone.querySelector("[data-total]");
    let chosen = [];

    const told = () => {
      const { maxFiles, maxBytes, tooLarge, tooMany, takeAway, together } = form().dataset;
      list.replaceChildren(...chosen.map((file) => {
        const row = document.createElement("li");
        const name = document.createElement("bdi");
        name.textContent = file.name.replace(/\p{C}/gu, ""); // no sign that turns the writing direction
        const about = document.createElement("span");
        about.className = "muted";
        about.textContent = size(file.size) + (file.size > Number(maxBytes) ? `, ${tooLarge}` : "");
        const away = document.createElement("button");
        away.type = "button";
        away.className = "link-button";
        away.textContent = takeAway;
        away.setAttribute("aria-label", `${takeAway}: ${file.name}`);
        away.addEventListener("click", () => { take(chosen.filter((other) => other !== file)); field.focus(); });
        row.append(name, " ", about, " ", away);
        return row;
      }));
      const sum = chosen.reduce((bytes, file) => bytes + file.size, 0);
      const many = chosen.length > Number(maxFiles);
      total.textContent = chosen.length ? `${size(sum)} ${together}${many ? `. ${tooMany}` : ""}` : "";
      total.classList.toggle("drop__total--bad", many);
    };

    const take = (files) => {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      chosen = files;
      field.files = transfer.files;
      told();
    };

    const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
    const add = (files) => take([...chosen, ...[...files].filter((file) => !chosen.some((other) => same(file, other)))]);

    field.addEventListener("change", () => add(field.files));
    if (field.files.length) add(field.files); // Back to this page

    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.add("drop--over");
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) zone.classList.remove("drop--over");
    });
    document.addEventListener("drop", async (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.remove("drop--over");
      add(await dropped(event.dataTransfer));
    });

    document.addEventListener("submit", (event) => {
      if (event.target !== form() || chosen.length <= Number(form().dataset.maxFiles)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field.focus();
    }, true);
  }

  // How much of it is sent.
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = event.target.querySelector?.("[data-sending-bar]");
    if (!bar || !event.detail.lengthComputable || !event.detail.total) return;
    bar.hidden = false;
    bar.querySelector("progress").value = event.detail.loaded / event.detail.total;
  });

  // All or none of the files that are ready.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick]");
    if (!button) return;
    for (const box of button.form.querySelectorAll('input[name="item"]')) box.checked = button.dataset.tick === "all";
  });
})();
