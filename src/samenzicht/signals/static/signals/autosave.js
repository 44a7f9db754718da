// Saves a form while one types, and says calmly how that went. Before the form leaves, its text is saved once more: when
// there is no connection the page stays, with the text in it. Nothing is kept on the device.
// The whole stands in a block of its own: scripts of one page share their names.
"use strict";

{
  const PAUSE = 3000; // milliseconds between a change and saving it
  const AGAIN = 10000; // milliseconds before trying again without a connection
  const PATIENCE = 15000; // milliseconds before a slow answer counts as none

  const form = document.querySelector("form[data-autosave]");
  const says = document.querySelector("[data-autosave-says]");
  // For the ear: trouble only, for a voice that says "saved" every few seconds keeps one from writing.
  const alarm = document.querySelector("[data-autosave-alarm]");
  let timer = 0;
  let changed = false;
  let last = Promise.resolve();
  let passed = false;

  function say(words, time, stuck) {
    const text = words.replace("{time}", time);
    if (says.textContent !== text) says.textContent = text;
    says.classList.toggle("is-stuck", stuck);
    if (alarm.textContent !== (stuck ? text : "")) alarm.textContent = stuck ? text : "";
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function send() {
    changed = false;
    const body = new URLSearchParams(new FormData(form));
    const stop = AbortSignal.timeout(PATIENCE);
    let answer;
    try {
      answer = await fetch(form.dataset.autosave, { method: "POST", body, signal: stop, credentials: "same-origin" });
    } catch {
      changed = true;
      say(form.dataset.unsaved, "", true);
      plan(AGAIN);
      return "offline";
    }
    if (answer.status === 404) say(form.dataset.elsewhere, "", true);
    else if (!answer.ok) say(form.dataset.refused, "", true);
    else {
      const { saved, signed_out: signedOut } = await answer.json();
      say(signedOut ? form.dataset.signedOut : form.dataset.saved, saved, Boolean(signedOut));
    }
    return "answered";
  }

  // One after another, so that an older text never lands over a newer one.
  function save() {
    clearTimeout(timer);
    last = last.then(send);
    return last;
  }

  // From the first change on: who keeps typing is saved every few seconds too.
  function changes() {
    if (!changed) plan(PAUSE);
    changed = true;
  }

  if (form && says && alarm) {
    form.addEventListener("input", changes);
    form.addEventListener("change", changes);
    window.addEventListener("online", () => changed && plan(0));
    document.addEventListener("visibilitychange", () => document.hidden && changed && save());
    // In the capturing phase, so that the form does not count as sent while it still waits here.
    document.addEventListener("submit", async (event) => {
      if (event.target !== form || passed) return;
      event.preventDefault();
      event.stopPropagation();
      if ((await save()) === "offline") return;
      passed = true;
      form.requestSubmit(event.submitter);
      passed = false;
    }, true);
  }
}
