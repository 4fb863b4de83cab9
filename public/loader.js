// What every page runs: fills in what is personal, and brings the islands' WASM when one is touched.
// Without it the shop still works: everything below is a link or a form.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const root = document.documentElement.dataset;
const all = (selector) => document.querySelectorAll(selector);
root.scripts = "";

// Badge and hearts: pages are shared by all, so this is fetched.
async function personal() {
  const answer = await fetch("/shopper.json", { cache: "no-store" }).catch(() => 0);
  if (!answer.ok) return;
  const { cart, favourites } = await answer.json();
  const words = cart ? `, ${cart} item${cart > 1 ? "s" : ""}` : "";
  for (const label of all("[data-cart-words]")) label.textContent = words;
  for (const badge of all("[data-cart-count]")) {
    badge.textContent = cart;
    badge.hidden = !cart;
  }
  for (const form of all("form[data-favourite]")) {
    const on = favourites.includes(form.dataset.favourite);
    const heart = form.querySelector("button");
    heart.setAttribute("aria-pressed", on);
    heart.value = on ? 0 : 1;
  }
}
personal();
addEventListener("shop:swapped", personal);
addEventListener("pageshow", (event) => event.persisted && personal());

// Islands. What is done before they are awake is kept and done again.
const ISLAND = "leptos-island, form[data-quick]";
const island = (event) => event.target.closest?.(ISLAND);
const kept = new Map();
let waking;
let over = !js || !all(ISLAND).length;

function wake() {
  const late = new Promise((_, fail) => setTimeout(fail, 15000, "islands are late"));
  waking ??= Promise.race([load(), late])
    .catch(console.error) // then forms are plain forms
    .then(() => {
      over = true;
      kept.forEach((again) => again());
    });
}

async function load() {
  const file = fetch(wasm);
  const module = await import(js);
  await module.default({ module_or_path: file });
  module.hydrate();
  hydrate(document.body, module);
  root.hydrated = "";
}

// As leptos' own script does, but one island's panic leaves the others alone, and none is waited for.
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

const on = (name, act) => document.addEventListener(name, (event) => over || act(event), true);
for (const touch of ["pointerdown", "pointerover", "touchstart", "focusin", "keydown", "input"]) on(touch, (event) => island(event) && wake());
on("submit", (event) => {
  const { target, submitter } = event;
  if (island(event) && target.method === "post") keep(event, () => target.requestSubmit(submitter));
});
on("click", (event) => {
  const button = event.target.closest("button[data-opens-cart], button[data-replay]");
  if (button) keep(event, () => button.click());
});
on("change", (event) => island(event) && kept.set(event.target, () => event.target.dispatchEvent(new Event("change", { bubbles: true }))));
if (!over && !navigator.connection?.saveData)
  addEventListener("load", () => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(wake), 5000));
