// What a browser loads for its first view of the shop: before anything is touched, and in the end.

import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { chromium } from '@playwright/test';

import { kilobytes, table } from './table.mjs';

const KINDS = ['HTML', 'CSS', 'JS', 'WASM', 'other', 'pictures'];
const UNTOUCHED = 3000;
const CHROMIUM = {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

export async function measureFirstView(bench) {
    const program = await bench.places[0].newShop().open();
    const browser = await chromium.launch(CHROMIUM);
    try {
        const { untouched, everything } = await look(browser, program.url);
        const [before, after] = [await weigh(untouched), await weigh(everything)];
        bench.limits.check('first view, untouched', total(before).brotli / 1000);
        bench.limits.check('first view with everything', total(after).brotli / 1000);
        bench.limits.must('no code of the dashboard in the first view', !after.some((file) => file.namesDashboard));
        bench.limits.must('touching the page loaded its islands', everything.some((file) => file.kind === 'WASM'));
        const head = ['KB', 'files', 'raw', 'gzip', 'brotli', 'on the wire'];
        const note = 'Home, empty cache, 1280 × 800. "On the wire" is what Chromium counted, headers included. The limits hold for everything but pictures.';
        return [
            table('First view, to the load event and 3 s untouched', head, rows(before)),
            table('First view, after a touch and when nothing more comes', head, rows(after), note),
        ].join('\n\n');
    } finally {
        await browser.close();
        await program.close();
    }
}

async function look(browser, url) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const files = await listen(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: 'load' });
    await sleep(UNTOUCHED);
    const untouched = [...files.values()].map((file) => ({ ...file }));
    // A pointer, a key and a focus: what the loader waits for. Idle loading comes after 5 s by itself.
    await page.mouse.move(640, 40);
    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().focus();
    await sleep(5000);
    await page.waitForLoadState('networkidle');
    return { untouched, everything: [...files.values()] };
}

/** Every file that Chromium fetched, by the address it came from. */
async function listen(devtools) {
    const files = new Map();
    const addresses = new Map();
    devtools.on('Network.responseReceived', ({ requestId, response }) => {
        if (!response.url.startsWith('http')) return;
        addresses.set(requestId, response.url);
        files.set(response.url, { url: response.url, kind: kindOf(response.mimeType), wire: 0 });
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const file = files.get(addresses.get(requestId));
        if (file) file.wire = encodedDataLength;
    });
    await devtools.send('Network.enable');
    return files;
}

function kindOf(mimeType) {
    if (mimeType.startsWith('image/')) return 'pictures';
    return { 'text/html': 'HTML', 'text/css': 'CSS', 'text/javascript': 'JS', 'application/javascript': 'JS', 'application/wasm': 'WASM' }[mimeType] ?? 'other';
}

/** The same files once more, in each encoding. */
async function weigh(files) {
    const weighed = [];
    for (const file of files) {
        const [raw, gzip, brotli] = await Promise.all(['identity', 'gzip', 'br'].map((encoding) => download(file.url, encoding)));
        const namesDashboard = ['JS', 'WASM'].includes(file.kind) && /\/admin\b|dashboard/i.test(file.url + raw.toString('latin1'));
        weighed.push({ ...file, raw: raw.length, gzip: gzip.length, brotli: brotli.length, namesDashboard });
    }
    return weighed;
}

function download(url, encoding) {
    return new Promise((resolve, reject) => {
        const request = http.get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => resolve(Buffer.concat(chunks)));
        });
        request.on('error', reject);
    });
}

const sum = (files) =>
    files.reduce((a, b) => ({ files: a.files + 1, raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli, wire: a.wire + b.wire }), {
        files: 0, raw: 0, gzip: 0, brotli: 0, wire: 0,
    });

/** Everything but pictures, which are what they are in every encoding. */
const total = (files) => sum(files.filter((file) => file.kind !== 'pictures'));

function rows(files) {
    const row = (name, { files: number, ...bytes }) => [name, number, ...['raw', 'gzip', 'brotli', 'wire'].map((column) => kilobytes(bytes[column]))];
    const kinds = KINDS.map((kind) => [kind, files.filter((file) => file.kind === kind)]).filter(([, found]) => found.length > 0);
    const code = kinds.filter(([kind]) => kind !== 'pictures').map(([kind, found]) => row(kind, sum(found)));
    const pictures = files.filter((file) => file.kind === 'pictures');
    return [...code, row('in all', total(files)), row('pictures beside', sum(pictures))];
}
