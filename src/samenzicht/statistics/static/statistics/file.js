// A chosen table is read here and laid in the box below, where it can be seen and mended before it leaves.
"use strict";

document.addEventListener("change", async (event) => {
  const frame = event.target.closest("[data-file-fills]");
  const file = event.target.files?.[0];
  if (!frame || !file) return;
  const said = frame.querySelector("[data-says]") ?? frame.appendChild(document.createElement("p"));
  said.setAttribute("data-says", "");
  said.setAttribute("role", "alert");
  said.className = "utrecht-form-field-error-message field__error";
  said.textContent = "";
  if (file.size > Number(frame.dataset.most)) {
    said.textContent = frame.dataset.tooLarge;
    event.target.value = "";
    return;
  }
  const bytes = await file.arrayBuffer();
  const box = document.getElementById(frame.dataset.fileFills);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) return;
    box.value = text;
    event.target.value = "";
  } catch {
    // Another alphabet, or no text: the server reads the file itself.
  }
});
