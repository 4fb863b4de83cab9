// Pages and the API as fast as they come: kept-alive connections, no think time.

import autocannon from 'autocannon';

import { count, millis, percentile, table } from './table.mjs';

export const PAGES = [
    ['home', '/'],
    ['listing', '/shop'],
    ['filtered listing', '/shop/clothing?material=Linen&material=Cotton&max_price=120&in_stock=1&sort=price'],
    ['product', '/products/harbour-linen-shirt'],
    ['GET /api/products', '/api/products'],
];

const CONNECTIONS = 16;

export async function measurePages(bench) {
    const program = await bench.places[0].newShop().open();
    const rows = [];
    for (const [name, path] of PAGES) {
        await ask(program.url + path, Math.min(1, bench.seconds)); // warms caches
        const { perSecond, times, bytes } = await ask(program.url + path, bench.seconds);
        rows.push([name, count(perSecond), millis(percentile(times, 0.5)), millis(percentile(times, 0.99)), (bytes / 1000).toFixed(1)]);
    }
    await program.close();
    const note = `${CONNECTIONS} connections for ${bench.seconds} s each, after a second of warming up; answers compressed with brotli, as browsers ask for them.`;
    return table('Pages', ['', 'requests/s', 'p50 ms', 'p99 ms', 'KB each'], rows, note);
}

/** Asks for one page over and over; every answer must be 200. */
export async function ask(url, seconds) {
    const times = [];
    const headers = { accept: 'text/html,application/json', 'accept-encoding': 'gzip, deflate, br, zstd' };
    const load = autocannon({ url, headers, connections: CONNECTIONS, duration: seconds, sampleInt: 250 });
    load.on('response', (client, status, bytes, time) => times.push(time));
    const result = await load;
    if (result.non2xx > 0 || result.errors > 0) {
        throw new Error(`${url}: ${result.non2xx} bad answers (${JSON.stringify(result.statusCodeStats)}), ${result.errors} broken connections`);
    }
    return { perSecond: times.length / result.duration, times, bytes: result.throughput.total / times.length };
}
