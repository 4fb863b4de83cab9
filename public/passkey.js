// Passkeys: asks the shop what to ask, asks the device, and posts its answer with the form that is there anyway.
const able = !!window.PublicKeyCredential?.parseCreationOptionsFromJSON;
for (const part of document.querySelectorAll("[data-passkey], [data-passkey-missing]"))
  part.hidden = able !== ("passkey" in part.dataset);

const WORDS = {
  NotAllowedError: "No passkey was used: cancelled, too late, or none here for this shop.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "Passkeys do not work at this address. Please open the shop by its name.",
  TypeError: "The shop could not be reached. Please try again.",
  other: "That did not work. Please try again, or use another way.",
};

async function ask(form, adds) {
  const answer = await fetch(adds ? "/fn/start_passkey" : "/fn/start_passkey_sign_in", {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  const { done, goto, rejected } = await answer.json();
  if (goto) return location.assign(goto);
  if (rejected) return say(form, rejected);
  const read = adds ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  const publicKey = PublicKeyCredential[read](done.options);
  const credential = await navigator.credentials[adds ? "create" : "get"]({ publicKey });
  form.elements.ceremony.value = done.key;
  form.elements.response.value = JSON.stringify(credential);
  form.requestSubmit();
}

// Says it where the form says everything: above its fields, and beside them.
function say(form, { message, fields = {} }) {
  const alert = form.querySelector("[data-form-alert]");
  alert.querySelector("[data-alert-text]").textContent = message;
  alert.hidden = false;
  alert.focus();
  for (const place of form.querySelectorAll("[data-error-for]")) {
    const name = place.dataset.errorFor;
    place.textContent = fields[name] ?? "";
    form.elements[name].ariaInvalid = name in fields ? "true" : null;
    if (name in fields) form.elements[name].focus();
  }
}

// A click; Enter in a field is one too.
addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-passkey]");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  if (!able || form.ariaBusy || button.ariaBusy) return;
  button.ariaBusy = "true";
  await ask(form, button.dataset.passkey === "add").catch(({ name }) => say(form, { message: WORDS[name] ?? WORDS.other }));
  button.ariaBusy = null;
});
