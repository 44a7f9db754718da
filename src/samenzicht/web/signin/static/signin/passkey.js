// Binds the buttons that use a passkey. Without this script, or on a device without passkeys, they stay hidden.
(() => {
  "use strict";
  const forms = () => window.allauth.webauthn.forms;
  const data = "passkey_options";
  const bind = {
    passkey_login: () => forms().loginForm({ ids: { login: "passkey_login", credential: "mfa_credential" } }),
    passkey_use: () => forms().authenticateForm({ ids: { authenticate: "passkey_use", credential: "id_credential", data } }),
    passkey_make: () => forms().signupForm({ ids: { signup: "passkey_make", credential: "id_credential", data } }),
  };
  const show = (mark, shown) => document.querySelectorAll(`[${mark}]`).forEach((one) => { one.hidden = !shown; });

  document.addEventListener("DOMContentLoaded", () => {
    const able = Boolean(window.PublicKeyCredential);
    show("data-passkey", able);
    show("data-without-passkey", !able);
    if (!able) return;
    Object.keys(bind).filter((id) => document.getElementById(id)).forEach((id) => bind[id]());
    document.addEventListener("click", (event) => {
      if (event.target.closest && event.target.closest("[id^=passkey_]")) show("data-passkey-trouble", false);
    });
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show("data-passkey-trouble", true);
  });
})();
