// Small conveniences. Every page works without this file.
"use strict";

// Whoever sent a form with faults is taken to the list of them.
document.getElementById("felsammanfattning")?.focus();

// The page asks before throwing away what was typed in a form that says so.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// Ticks or clears every box of a group; the buttons are hidden where they could not work.
for (const bar of document.querySelectorAll("[data-select-all]")) {
  const boxes = document.querySelectorAll(`#${bar.dataset.selectAll} input[type=checkbox]`);
  bar.hidden = false;
  for (const button of bar.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = button.value === "1";
      boxes[0]?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

// Copies a text. It can be selected and copied without the button too.
for (const bar of document.querySelectorAll("[data-copy]")) {
  bar.hidden = false;
  bar.querySelector("button").addEventListener("click", async () => {
    const text = document.getElementById(bar.dataset.copy);
    const said = bar.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = bar.dataset.done;
    } catch {
      text.focus();
      text.select();
      said.textContent = bar.dataset.failed;
    }
  });
}
