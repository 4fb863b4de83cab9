// Orders per second: guests who have gone through every step, and now press "Place order".

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { count, millis, percentile, table } from './table.mjs';
import { Visitor, eachAtOnce } from './visitor.mjs';

const PRODUCTS = 100;
const PREPARED_AT_ONCE = 16;

export async function measureOrders(bench) {
    const rows = [];
    for (const place of bench.places) {
        const shop = place.newShop();
        shop.run('import', writeCatalog(shop.folder));
        const program = await shop.open();
        const variants = await findVariants(program.url);
        for (const [goods, wanted] of [['one product', variants.slice(0, 1)], [`${PRODUCTS} products`, variants]]) {
            for (const [atOnce, orders] of Object.entries(bench.orders)) {
                const { perSecond, times } = await placeAll(program.url, wanted, orders, Number(atOnce), bench.seconds);
                const cells = [count(perSecond), millis(percentile(times, 0.5)), millis(percentile(times, 0.99)), count(times.length)];
                rows.push([`${place.name}, ${goods}, ${atOnce} at once`, ...cells]);
            }
        }
        await program.close();
        shop.run('check'); // fails unless stock and orders agree
        bench.limits.must(`after all orders on ${place.name} the books agree`, true);
    }
    const note = 'One line each, as plain forms; only the last request is timed. "One product" is the worst case: all take from the same counter.';
    return table('Placing orders', ['', 'orders/s', 'p50 ms', 'p99 ms', 'orders'], rows, note);
}

async function placeAll(url, variants, orders, atOnce, seconds) {
    const visitors = Array.from({ length: orders }, (_, n) => ({ visitor: new Visitor(url), variant: variants[n % variants.length] }));
    await eachAtOnce(visitors, PREPARED_AT_ONCE, ({ visitor, variant }) => visitor.goToReview(variant));
    const times = [];
    const began = performance.now();
    await eachAtOnce(visitors, atOnce, async ({ visitor }) => times.push(await visitor.placeOrder()), seconds);
    return { times, perSecond: (times.length * 1000) / (performance.now() - began) };
}

/** More pieces than a run can sell. */
function writeCatalog(folder) {
    const product = (_, n) => ({ kind: 'product', slug: `bench-${n}`, title: `Bench ${n}`, variants: [{ sku: `BENCH-${n}`, price: '19.90', stock: 1_000_000 }] });
    const file = path.join(folder, 'bench.jsonl');
    writeFileSync(file, Array.from({ length: PRODUCTS }, product).map((line) => JSON.stringify(line) + '\n').join(''));
    return file;
}

async function findVariants(url) {
    const answer = await fetch(`${url}/api/products?q=bench&limit=100`);
    const variants = (await answer.json()).filter((product) => product.slug.startsWith('bench-')).map((product) => product.variants[0].id);
    if (variants.length !== PRODUCTS) throw new Error(`${variants.length} of ${PRODUCTS} products for the bench are there.`);
    return variants;
}
