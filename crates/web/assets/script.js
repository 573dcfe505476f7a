"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);

  // A file may be dropped anywhere on its place.
  const drop = one("[data-drop]");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) input.files = event.dataTransfer.files;
      });
    }
  }

  // How far a job is.
  const job = one("[data-events]");
  if (job) {
    const events = new EventSource(job.dataset.events);
    events.onmessage = (event) => { job.innerHTML = event.data; };
    events.addEventListener("go", (event) => location.replace(event.data));
    events.addEventListener("over", () => { events.close(); location.reload(); });
  }

  // What was sent from the page before has arrived, unless this one says that it has not.
  try {
    const sent = localStorage.getItem("essaim-sent");
    localStorage.removeItem("essaim-sent");
    if (sent && !one("[role=alert]")) localStorage.removeItem(sent);
  } catch {}

  // What is typed is saved by itself; until it is, the browser keeps it too.
  const entry = one("form[data-save]");
  const text = entry && entry.querySelector("textarea");
  if (text) {
    const key = "essaim" + location.pathname;
    const said = entry.querySelector(".save");
    const count = entry.querySelector(".count");
    const say = (words) => { said.textContent = words; };
    let timer, last = text.value, going = 0, turn = Promise.resolve();
    const measure = () => {
      const { unit, limit } = text.dataset;
      const value = text.value;
      if (!unit || unit === "characters") count.textContent = [...value].length;
      else if (unit === "bare") count.textContent = [...value.replace(/\s/g, "")].length;
      else count.textContent = (value.match(/\S+/g) || []).length;
      count.classList.toggle("over", Boolean(limit) && +count.textContent > +limit);
    };
    // A browser that keeps nothing is no fault.
    const keep = (value) => { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch {} };
    const kept = () => { try { return localStorage.getItem(key); } catch { return null; } };
    const send = async () => {
      const value = text.value;
      if (value === last) return;
      try {
        const answer = await fetch(entry.dataset.save, {
          method: "POST", body: new URLSearchParams({ text: value, seen: entry.seen.value }), keepalive: true,
        });
        const saved = answer.ok && await answer.json();
        if (saved.overtaken) return say(entry.dataset.overtaken);
        if (!saved.saved) throw new Error("not saved");
        entry.seen.value = saved.seen;
        last = value;
        if (text.value === value) { keep(null); count.textContent = saved.length; }
        say(entry.dataset.saved);
      } catch {
        say(entry.dataset.unsaved);
        timer = setTimeout(save, 5000);
      }
    };
    // One after the other: what was typed first arrives first.
    const save = () => {
      going += 1;
      return turn = turn.then(send).finally(() => { going -= 1; });
    };
    const found = kept();
    if (found !== null && found !== text.value) {
      text.value = found;
      say(entry.dataset.found);
      measure();
      timer = setTimeout(save, 800);
    }
    text.addEventListener("input", () => {
      keep(text.value);
      measure();
      say("");
      clearTimeout(timer);
      timer = setTimeout(save, 800);
    });
    addEventListener("pagehide", save);
    // What another form of the page does comes after what was typed.
    addEventListener("submit", async (event) => {
      if (event.target === entry || text.value === last) return;
      event.preventDefault();
      clearTimeout(timer);
      await save();
      last = text.value;
      event.target.requestSubmit(event.submitter);
    });
    // Kept until a page of ours comes after it: then it has arrived.
    entry.addEventListener("submit", async (event) => {
      clearTimeout(timer);
      last = text.value;
      if (going) {
        event.preventDefault();
        await turn;
        return entry.requestSubmit(event.submitter);
      }
      try { localStorage.setItem("essaim-sent", key); } catch {}
    });
  }

  // A choice is saved as soon as it is made.
  if (entry) {
    entry.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      fetch(entry.dataset.save, { method: "POST", body: new URLSearchParams({ text: event.target.value }), keepalive: true });
    });
  }

  // What is typed where nothing saves it by itself is not left without a word.
  let typed = false;
  addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post" && !form.dataset.save && event.target.type !== "file") typed = true;
  });
  addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

  // Keys of the keyboard.
  addEventListener("keydown", (event) => {
    const go = (selector, act) => { const target = one(selector); if (target) { event.preventDefault(); target[act](); } };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key === "Enter") go("[data-key=Enter]", "click");
    else if (event.altKey && ["ArrowLeft", "ArrowRight", "l", "b"].includes(key)) go(`[data-key=${key}]`, "click");
    else if (key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) go("[data-search]", "focus");
  });
})();
