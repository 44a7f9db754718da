// Changing the language keeps what was typed: held in this tab for one step, then gone. Passwords and files are never held.
"use strict";

const HELD = "samenzicht.typed";
const SKIPPED = new Set(["password", "file", "hidden", "submit", "button"]);

function inputs() {
  const all = [...document.querySelectorAll("main form :is(input, textarea, select)")];
  return all.filter((input) => input.name && !SKIPPED.has(input.type) && input.autocomplete !== "one-time-code");
}

function state(input) {
  if (input.type === "checkbox" || input.type === "radio") return input.checked;
  return input.multiple ? [...input.selectedOptions].map((option) => option.value) : input.value;
}

function restore(input, held) {
  if (typeof held === "boolean") input.checked = held;
  else if (Array.isArray(held)) for (const option of input.options) option.selected = held.includes(option.value);
  else input.value = held;
}

document.addEventListener("submit", (event) => {
  if (!("keep" in event.target.dataset)) return;
  const typed = inputs().map((input) => [input.name, state(input)]);
  sessionStorage.setItem(HELD, JSON.stringify({ path: location.pathname + location.search, typed }));
});

const held = JSON.parse(sessionStorage.getItem(HELD) ?? "null");
sessionStorage.removeItem(HELD);
if (held?.path === location.pathname + location.search) {
  const found = inputs();
  held.typed.forEach(([name, value], at) => {
    if (found[at]?.name === name) restore(found[at], value);
  });
}
