// Fills in what is personal; brings the islands' WASM at a touch.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const root = document.documentElement.dataset;
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
root.scripts = "";

async function personal() {
  const answer = await fetch("/shopper.json", { cache: "no-store" }).catch(() => 0);
  if (!answer.ok) return;
  const { cart, favourites, name } = await answer.json();
  each("[data-account-name]", (label) => {
    label.textContent = name?.split(" ")[0] ?? "ACCOUNT";
    label.closest("a").ariaLabel = name && `${label.textContent}, your account`;
  });
  each("[data-cart-words]", (label) => (label.textContent = cart ? `, ${cart} item${cart > 1 ? "s" : ""}` : ""));
  each("[data-cart-count]", (badge) => Object.assign(badge, { textContent: cart, hidden: !cart }));
  each("form[data-favourite]", (form) => {
    const on = favourites.includes(form.dataset.favourite);
    Object.assign(form.querySelector("button"), { ariaPressed: on, value: +!on });
  });
}
personal();
addEventListener("shop:swapped", personal);
addEventListener("pageshow", (event) => event.persisted && personal());

// What is done before the islands wake is done again.
const island = "leptos-island, form[data-quick]";
const kept = new Map();
let awake;
let over = !js || !document.querySelector(island);

function wake() {
  if (awake) return;
  awake = setTimeout(done, 15000); // then plain forms
  load().catch(console.error).finally(done);
}

function done() {
  over = true;
  kept.forEach((again) => again());
  kept.clear();
}

async function load() {
  const file = fetch(wasm);
  const module = await import(js);
  await module.default({ module_or_path: file });
  module.hydrate();
  hydrate(document.body, module);
  root.hydrated = "";
}

function hydrate(node, module, before) {
  if (node.localName === "leptos-island")
    (async () => (before?.(), module[node.dataset.component]?.(node)))().catch(console.error);
  if (node.localName === "leptos-children") before = node.$$on_hydrate;
  for (const child of node.children) hydrate(child, module, before);
}

function keep(event, again) {
  event.preventDefault();
  event.stopImmediatePropagation();
  kept.set(event.target, again);
  wake();
}

const on = (name, within, act) =>
  addEventListener(name, (event) => !over && event.target.closest?.(within) && act(event, event.target), true);
for (const touch of ["pointerover", "focusin", "keydown"]) on(touch, island, wake);
on("submit", island, (event, form) => form.method === "post" && keep(event, () => form.requestSubmit(event.submitter)));
on("click", "button[data-opens-cart], button[data-replay]", (event, place) => keep(event, () => place.closest("button").click()));
on("change", island, (event, field) => kept.set(field, () => field.dispatchEvent(new Event("change", { bubbles: true }))));
if (!over && !navigator.connection?.saveData)
  addEventListener("load", () => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(wake), 5000));
