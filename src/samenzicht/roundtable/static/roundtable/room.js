// Keys at the table: j and k walk through the agenda, w goes to the weighing (or the reason, when it was weighed), 1 to 4
// go to a decision, Escape leaves a text box.
// A key alone never sends anything: it moves the focus, and Enter or the button does the rest.
"use strict";

const entries = () => [...document.querySelectorAll("[data-agenda] [data-entry]")];

function typing(element) {
  return element.matches("textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]");
}

function walk(step) {
  const all = entries();
  if (!all.length) return;
  const from = all.indexOf(document.activeElement);
  const here = from >= 0 ? from : all.findIndex((entry) => entry.getAttribute("aria-current"));
  const to = all[Math.min(Math.max(here + step, 0), all.length - 1)];
  to.focus();
  to.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    walk(event.key === "j" ? 1 : -1);
  }
  const weighing = event.key === "w" && document.querySelector("[data-weighing] textarea");
  if (weighing) {
    event.preventDefault();
    weighing.focus();
  }
  const decision = /^[1-4]$/.test(event.key) && document.querySelector(`[data-decision="${event.key}"]`);
  if (decision) {
    event.preventDefault();
    decision.focus();
    decision.scrollIntoView({ block: "nearest" });
  }
});

// What was typed in the weighing is not left behind without a question.
let typed = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("[data-weighing]")) typed = true;
});
document.addEventListener("submit", () => {
  typed = false;
});
window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

// The signal that lies on the table stands in sight in a long agenda.
document.querySelector("[data-agenda] [aria-current]")?.scrollIntoView({ block: "nearest" });
