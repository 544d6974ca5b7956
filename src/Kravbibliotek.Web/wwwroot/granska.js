// Whoever marks words in a field whose comment is open has them quoted there. Without this file the words are typed.
"use strict";

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const place = selection?.anchorNode?.parentElement?.closest("[data-quote]");
  // A quotation is from one paragraph; what lies beyond the first line break is left out.
  const words = selection?.toString().split("\n")[0].trim();
  if (!place || !words || !place.contains(selection.focusNode)) return;
  const field = document.getElementById(place.dataset.quote);
  if (field.closest("details").open) field.value = words;
});
