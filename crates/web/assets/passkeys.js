"use strict";
(() => {
  const part = document.querySelector("[data-passkey]");
  const credentials = window.PublicKeyCredential;
  if (!part || !credentials?.parseRequestOptionsFromJSON) return;
  part.hidden = false;
  const said = part.querySelector("[role=status]");
  const send = async (to, body) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(to, { method: "POST", headers, body: JSON.stringify(body) });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error);
    return told;
  };
  part.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    const { password, ...fields } = Object.fromEntries(new FormData(event.target));
    try {
      const options = await send(part.dataset.options, { password });
      const credential = part.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: credentials.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: credentials.parseRequestOptionsFromJSON(options) });
      const done = await send(part.dataset.done, { ...fields, credential: credential.toJSON() });
      location.assign(done.to);
      // Another part of the same page is not fetched anew.
      if (done.to.startsWith(location.pathname + "#")) location.reload();
    } catch (error) {
      said.textContent = error instanceof DOMException ? part.dataset.refused : error.message;
    }
  });
})();
