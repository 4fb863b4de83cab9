// Another country has other fields: asks the shop for its page with everything typed, and takes them out of it.
addEventListener("change", async ({ target }) => {
  const place = document.getElementById(target.dataset?.decides);
  if (!place || place.querySelector("[type=hidden]").value === target.value) return;
  const body = new URLSearchParams(new FormData(target.form));
  body.set("show_fields", 1);
  const headers = { Accept: "text/html" };
  const answer = await fetch(target.form.action, { method: "POST", headers, body }).catch(() => 0);
  if (!answer.ok || target.value !== body.get(target.name)) return; // the form itself will be told
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(place.id);
  if (!fresh) return;
  // What was typed while the answer was on its way stays, and so does the focus.
  for (const field of fresh.querySelectorAll("input:not([type=hidden])"))
    field.value = place.querySelector(`input[name=${field.name}]`)?.value ?? field.value;
  const focused = document.activeElement.id;
  place.replaceWith(fresh);
  document.getElementById(focused)?.focus();
});
