// Suggests while somebody types in the search box. The page works without this file.
"use strict";

const box = document.querySelector("input[data-suggest]");
const list = document.getElementById(box.getAttribute("list"));
let waiting = 0;
let asked = 0;

const show = async (text) => {
  const number = ++asked;
  const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
  // A later question may have been answered already.
  if (!answer.ok || number !== asked) return;
  list.replaceChildren(...(await answer.json()).map((found) => {
    const option = document.createElement("option");
    option.value = found.text;
    option.label = found.label ? `${found.text} (${found.label})` : found.text;
    return option;
  }));
};

box.addEventListener("input", () => {
  clearTimeout(waiting);
  const text = box.value.trim();
  // Nor is what was asked before the box was emptied shown in it.
  asked++;
  if (text.length < 2) list.replaceChildren();
  // Without a network there are no suggestions, and nothing to say about it.
  else waiting = setTimeout(() => show(text).catch(() => list.replaceChildren()), 150);
});
