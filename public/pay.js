// The provider's form within our page: pays an order, or saves a card. What is typed into it goes to the provider alone.
// If it does not open, the form that is there anyway leads to the provider's own page.
const form = document.querySelector("form[data-provider-form]");
const { providerForm: confirm, script, key } = form.dataset;
const part = (name) => form.querySelector(`[data-${name}]`);
const fields = part("fields");
let provider, elements, opened, back;

const LOST = { message: "The shop could not be reached. Nothing is lost: check your connection and try again." };
const NOT_OPEN = { message: "The card form did not open. You can try again, or pay another way." };

// Asks the shop what opens the form, and opens it; once more when the card is to be kept, or is not any more.
async function open() {
  const turn = (opened = {});
  elements = null;
  fields.replaceChildren();
  show("opening");
  const { done, goto, rejected } = await post();
  if (goto) return location.assign(goto);
  if (rejected) throw rejected;
  provider ??= await load();
  if (turn !== opened) return;
  back = new URL(done.back, location).href;
  elements = provider.elements({ clientSecret: done.client_secret, appearance: look() });
  const element = elements.create("payment");
  element.on("ready", () => turn === opened && show("fields"));
  element.on("loaderror", () => turn === opened && close(NOT_OPEN));
  fields.hidden = false; // it measures its place
  element.mount(fields);
}

async function post() {
  const body = new URLSearchParams(new FormData(form));
  body.delete("away");
  const answer = await fetch(form.dataset.opens ?? form.action, { method: "POST", headers: { Accept: "application/json" }, body }).catch(() => 0);
  return answer ? answer.json() : { rejected: LOST };
}

const load = () =>
  new Promise((done, failed) => {
    const tag = Object.assign(document.createElement("script"), { src: script });
    tag.onload = () => done(window.Stripe(key, { locale: document.documentElement.lang }));
    tag.onerror = () => failed(NOT_OPEN);
    document.head.append(tag);
  });

// What of the form is to be seen: that it opens, its fields, or the way to the provider's own page.
function show(state) {
  const open = state === "fields";
  form.dataset.state = state;
  part("opening").hidden = state !== "opening";
  fields.hidden = state === "away";
  for (const name of ["within", "away"]) if (part(name)) part(name).hidden = open !== (name === "within");
  busy(state === "opening");
}

function close(why) {
  opened = elements = null;
  fields.replaceChildren();
  show("away");
  say(why);
}

function busy(is) {
  form.ariaBusy = is || null;
  form.querySelector("button").ariaDisabled = is || null;
}

function say({ message }) {
  const alert = form.querySelector("[data-form-alert]");
  alert.querySelector("[data-alert-text]").textContent = message;
  alert.hidden = !message;
  if (message) alert.focus();
}

form.addEventListener("submit", async (event) => {
  if (form.ariaBusy) return event.preventDefault();
  if (!elements) return;
  event.preventDefault();
  busy(true);
  say({ message: "" });
  await submit().catch(() => say(LOST));
  busy(false);
});

async function submit() {
  const { error: wrong } = await elements.submit();
  if (wrong) return say(wrong);
  const { error } = await provider[confirm]({ elements, confirmParams: { return_url: back }, redirect: "if_required" });
  const intent = error?.payment_intent ?? error?.setup_intent;
  // Over, by another tab or by time: the shop knows more.
  const waits = !intent || ["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status);
  if (error && waits) return say(error);
  location.assign(form.dataset.done ?? back);
  return new Promise(() => {}); // busy until the next page is here
}

// The shop's own colours, light or dark.
function look() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    theme: night.matches ? "night" : "stripe",
    variables: {
      colorPrimary: colour("accent"),
      colorBackground: colour("surface"),
      colorText: colour("ink"),
      colorTextSecondary: colour("quiet"),
      colorTextPlaceholder: colour("quiet"),
      colorDanger: colour("sale"),
      borderRadius: "12px",
      fontSizeBase: "16px",
      fontFamily: getComputedStyle(document.body).fontFamily,
    },
    rules: { ".Input": { border: `1px solid ${colour("edge")}`, boxShadow: "none", padding: "11px 14px" } },
  };
}
const night = matchMedia("(prefers-color-scheme: dark)");
night.addEventListener("change", () => elements?.update({ appearance: look() }));

form.addEventListener("change", ({ target }) => target.name === "keep" && open().catch(close));
// Back from elsewhere: what was opened may be over.
addEventListener("pageshow", (event) => event.persisted && location.reload());
open().catch(close);
