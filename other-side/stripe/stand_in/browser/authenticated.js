// The frame of 3-D Secure is done: whoever opened it asks the API how it went.
const { parent: origin, intent } = document.currentScript.dataset;
if (origin) window.parent.postMessage({ stripe: 'authenticated', intent }, origin);
