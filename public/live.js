// The order page shows by itself what becomes of the order. Tabs that show the same one share one stream.
const part = document.getElementById("order-live");
const { live } = part.dataset;
const known = () => +part.dataset.moved;
const headline = () => part.querySelector("h1");
let wanted = known(); // what was told last
let leave, busy;

async function look(moved) {
  wanted = moved;
  if (busy) return;
  busy = true;
  for (let before; wanted !== known() && before !== known(); await renew().catch(() => 0)) before = known();
  busy = false;
}

async function renew() {
  const html = await (await fetch(location, { cache: "no-store" })).text();
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
  if (!fresh) return;
  const focused = part.contains(document.activeElement);
  const old = headline().textContent;
  become(part, fresh);
  const now = headline().textContent;
  document.getElementById("order-said").textContent = now === old ? "There is news of your order." : now;
  // What had the focus is gone: go on from the headline.
  if (focused && !part.contains(document.activeElement)) Object.assign(headline(), { tabIndex: -1 }).focus();
}

// Changes only what differs: focus, selection and what is typed stay where they are.
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!old.attributes || old.nodeName !== fresh.nodeName) return old.replaceWith(fresh);
  for (const { name } of [...old.attributes]) fresh.hasAttribute(name) || old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  const are = [...fresh.childNodes];
  if (are.length !== old.childNodes.length) return old.replaceChildren(...are);
  [...old.childNodes].forEach((node, place) => become(node, are[place]));
}

function join() {
  if (leave) return;
  const shared = self.BroadcastChannel && navigator.locks;
  const tabs = shared && new BroadcastChannel(live);
  const over = new AbortController();
  let stream, again;
  const open = () => {
    stream = new EventSource(`${live}?after=${known()}`);
    stream.onmessage = ({ lastEventId }) => {
      tabs?.postMessage(+lastEventId);
      look(+lastEventId);
    };
    // What was refused does not come back by itself; the shop may only be starting again.
    stream.onerror = () => stream.readyState === 2 && (again = setTimeout(open, 2e4));
  };
  const lead = () => {
    open();
    return new Promise((end) => (over.signal.onabort = end));
  };
  leave = () => {
    leave = clearTimeout(again);
    stream?.close();
    tabs?.close();
    over.abort();
  };
  if (!shared) return lead();
  // 0 asks what was told before one came.
  tabs.onmessage = ({ data }) => (data ? look(data) : stream && tabs.postMessage(wanted));
  navigator.locks.request(live, { signal: over.signal }, lead).catch(() => 0);
  tabs.postMessage(0);
}

// A page that nobody sees holds no stream: a browser has few connections for one shop.
const turn = () => (document.hidden ? leave?.() : join());
addEventListener("visibilitychange", turn);
addEventListener("pagehide", () => leave?.());
addEventListener("pageshow", turn);
