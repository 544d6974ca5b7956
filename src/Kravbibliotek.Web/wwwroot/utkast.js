// The editor of drafts: keeps what is typed a little after each pause, and shows previews in their place. Everything works without it.
"use strict";

(() => {
  const form = document.getElementById("utkast");
  const status = document.getElementById("sakrat");
  const place = `utkast:${form.dataset.key}`;
  const pause = 2000;
  let timer = 0;
  let unsent = false;
  let leaving = false;

  const entries = () => [...new FormData(form)].filter(([name]) => name !== "__RequestVerificationToken");
  // An unchanged text is not told again to those who listen.
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  // The browser keeps it for as long as the server has not.
  const keepHere = () => {
    try {
      localStorage.setItem(place, JSON.stringify({ at: new Date().toISOString(), page: form.elements.Page.value, entries: entries() }));
      return true;
    } catch { return false; }
  };
  const forgetHere = () => { try { localStorage.removeItem(place); } catch { /* Nothing was kept. */ } };
  const keptHere = () => {
    try { return JSON.parse(localStorage.getItem(place)); } catch { return null; }
  };

  const send = async () => {
    clearTimeout(timer);
    unsent = false;
    try {
      const response = await fetch(form.dataset.unsavedAddress, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" });
      if (leaving) return;
      if (response.status === 200) {
        say(`${form.dataset.kept} ${await response.text()}`);
        if (!unsent) forgetHere();
        return;
      }
      keepHere();
      say(response.status === 413 ? form.dataset.large : form.dataset.here);
    } catch {
      if (leaving) return;
      unsent = true;
      keepHere();
      say(form.dataset.here);
    }
  };

  const changed = () => {
    unsent = true;
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };
  form.addEventListener("input", changed);
  window.addEventListener("online", () => { if (unsent) send(); });
  // Whatever happens next, the words are in the browser until the server has said that it has them.
  window.addEventListener("pagehide", () => { leaving = true; if (unsent) keepHere(); });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    // Come back to with the arrow: another page than the one that was saved.
    form.elements.Page.value = `${Date.now().toString(16)}${Math.random().toString(16).slice(2)}`;
  });
  form.addEventListener("submit", () => { clearTimeout(timer); leaving = true; keepHere(); });

  for (const button of form.querySelectorAll("button[data-preview]")) {
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      const shown = document.getElementById(button.dataset.preview);
      const body = new URLSearchParams(new FormData(form));
      body.append(button.name, button.value);
      try {
        const response = await fetch(form.dataset.previewAddress, { method: "POST", body, redirect: "error" });
        if (!response.ok) throw new Error(String(response.status));
        shown.innerHTML = await response.text();
        shown.hidden = false;
        shown.focus();
      } catch {
        say(form.dataset.here);
      }
    });
  }

  const left = keptHere();
  if (left && (left.page === form.dataset.done || left.page === form.elements.Page.value)) forgetHere();
  else if (left) {
    const box = document.getElementById("kvar");
    box.querySelector("[data-when]").textContent = new Date(left.at).toLocaleString("sv-SE");
    box.hidden = false;
    box.querySelector("[data-forget]").addEventListener("click", () => { forgetHere(); box.hidden = true; form.querySelector("button").focus(); });
    box.querySelector("[data-restore]").addEventListener("click", () => {
      // Sent as a page without saving, so that the server shows it again with all its rows.
      const again = document.createElement("form");
      again.method = "post";
      again.action = form.action;
      const token = form.querySelector("input[name=__RequestVerificationToken]").value;
      for (const [name, value] of [...left.entries, ["__RequestVerificationToken", token], ["Do", "resume"]]) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        again.append(field);
      }
      again.hidden = true;
      document.body.append(again);
      again.submit();
    });
  }
})();
