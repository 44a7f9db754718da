// Puts the mark of a figure into the text, where the cursor was. Without this script one types the mark by hand.
document.querySelectorAll("[data-insert]").forEach((one) => { one.hidden = false; });

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark]");
  const box = document.querySelector("[data-words]");
  if (!button || !box) return;
  const before = box.value.slice(0, box.selectionStart);
  const after = box.value.slice(box.selectionEnd);
  const space = before && !/\s$/.test(before) ? " " : "";
  const mark = space + button.dataset.mark + (/^\w/.test(after) ? " " : "");
  box.value = before + mark + after;
  box.focus();
  box.setSelectionRange(before.length + mark.length, before.length + mark.length);
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
