// A form leaves once: a second press on the button while the first is under way does nothing.
"use strict";

const PATIENCE = 8000; // milliseconds; after that the network is slow and pressing again is fair

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
