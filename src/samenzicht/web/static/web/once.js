// A form leaves once: a second press on the button while the first is under way does nothing. And it does not leave when
// the server would not take so much: after that page the text would be gone.
"use strict";

const PATIENCE = 8000; // milliseconds; after that the network is slow and pressing again is fair
const MOST = 500_000; // characters as they are sent; DATA_UPLOAD_MAX_MEMORY_SIZE is a little more
const TOO_LARGE = document.currentScript.dataset.tooLarge;

function isTooLarge(form) {
  return new URLSearchParams(new FormData(form)).toString().length > MOST;
}

function say(form, words) {
  const said = form.querySelector("[data-too-large-says]") ?? form.appendChild(document.createElement("p"));
  said.setAttribute("data-too-large-says", "");
  said.setAttribute("role", "alert");
  said.className = "field__error";
  said.textContent = words;
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll(".nl-button--busy")) {
    button.classList.remove("nl-button--busy");
    button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (isTooLarge(form)) {
    event.preventDefault();
    say(form, TOO_LARGE);
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // The button stays enabled: a disabled one would not send its own name and value.
  event.submitter?.classList.add("nl-button--busy");
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), PATIENCE);
});

// Back from the next page: the browser may show this one as it was left.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
