// What every page runs: fills in what is personal, and brings the islands' WASM when one is touched.
// Without it the shop still works: everything below is a link or a form.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const root = document.documentElement.dataset;
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
root.scripts = "";

// Pages are the same for all; cart and favourites are fetched.
async function personal() {
  const answer = await fetch("/shopper.json", { cache: "no-store" }).catch(() => 0);
  if (!answer.ok) return;
  const { cart, favourites } = await answer.json();
  each("[data-cart-words]", (label) => (label.textContent = cart ? `, ${cart} item${cart > 1 ? "s" : ""}` : ""));
  each("[data-cart-count]", (badge) => {
    badge.textContent = cart;
    badge.hidden = !cart;
  });
  each("form[data-favourite]", (form) => {
    const on = favourites.includes(form.dataset.favourite);
    const heart = form.querySelector("button");
    heart.setAttribute("aria-pressed", on);
    heart.value = on ? 0 : 1;
  });
}
personal();
addEventListener("shop:swapped", personal);
addEventListener("pageshow", (event) => event.persisted && personal());

// What is done before the islands are awake is kept, and done again.
const island = "leptos-island, form[data-quick]";
const kept = new Map();
let waking = false;
let over = !js || !document.querySelector(island);

async function wake() {
  if (waking) return;
  waking = true;
  const late = new Promise((_, fail) => setTimeout(fail, 15000, "islands are late"));
  await Promise.race([load(), late]).catch(console.error); // then forms are plain forms
  over = true;
  kept.forEach((again) => again());
}

async function load() {
  const [module, file] = await Promise.all([import(js), fetch(wasm)]);
  await module.default({ module_or_path: file });
  module.hydrate();
  hydrate(document.body, module);
  root.hydrated = "";
}

// As leptos' own script, but one island's panic leaves the others alone, and none is waited for.
function hydrate(node, module, before) {
  if (node.localName === "leptos-island")
    try {
      before?.();
      module[node.dataset.component]?.(node)?.catch?.(console.error);
    } catch (error) {
      console.error(error);
    }
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
for (const touch of ["pointerover", "pointerdown", "focusin", "keydown"]) on(touch, island, wake);
on("submit", island, (event, form) => form.method === "post" && keep(event, () => form.requestSubmit(event.submitter)));
on("click", "button[data-opens-cart], button[data-replay]", (event, place) => keep(event, () => place.closest("button").click()));
on("change", island, (event, field) => kept.set(field, () => field.dispatchEvent(new Event("change", { bubbles: true }))));
if (!over && !navigator.connection?.saveData)
  addEventListener("load", () => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(wake), 5000));
