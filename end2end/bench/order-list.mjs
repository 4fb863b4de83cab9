// Lists of orders over REST, where there are very many of them.

import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { count, millis, percentile, table } from './table.mjs';

const PASSWORD = 'tidy brass kettle';
const DEEPEST = 10_000;

export async function measureOrderList(bench) {
    const rows = [];
    for (const place of bench.places) {
        const shop = place.newShop();
        await placeOne(shop);
        const key = /shopsphere_\S+/.exec(shop.run('admin', 'token', '--name', 'bench', '--scope', 'orders'))[0];
        // They are put in past the checkout: what is measured is reading.
        execFileSync(path.join(path.dirname(place.program), 'examples/copy_orders'), [shop.store, String(bench.listed)]);
        const program = await shop.open();
        const ask = (query) => list(program.url, key, query);
        const behind = (await cursorBehind(ask, Math.floor(bench.listed / 2))) ?? '';
        const lists = {
            'first page of 20': 'limit=20',
            'first page of 100': 'limit=100',
            'the deepest page by number': `limit=100&page=${DEEPEST / 100}`,
            'by cursor, half way down': `limit=20&${behind}`,
            'those that wait to be packed': 'limit=20&status=Paid',
            'those of one e-mail': 'limit=20&email=person-7@example.com',
        };
        for (const [name, query] of Object.entries(lists)) {
            const times = [];
            const until = performance.now() + bench.seconds * 1000;
            while (performance.now() < until || times.length < 3) {
                const began = performance.now();
                await ask(query);
                times.push(performance.now() - began);
            }
            rows.push([`${place.name}, ${name}`, millis(percentile(times, 0.5)), millis(percentile(times, 0.99)), count(times.length)]);
            if (name === 'first page of 20') bench.limits.check(`first page of ${place.name}'s orders, p99`, percentile(times, 0.99));
        }
        await program.close();
    }
    const note = `\`GET /api/orders\` where there are ${count(bench.listed)}, one request after the other; an order is some 6 KB of JSON.`;
    return table('Lists of orders', ['', 'p50 ms', 'p99 ms', 'answers'], rows, note);
}

/** One order of a customer, as a program sends it. */
async function placeOne(shop) {
    const program = await shop.open();
    const call = async (way, body, token) => {
        const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
        const answer = await fetch(`${program.url}/api${way}`, { method: 'POST', headers, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${way} answered ${answer.status}: ${await answer.text()}`);
        return answer.json();
    };
    const person = { email: 'ada@example.com', password: PASSWORD };
    const { user } = await call('/users/register', { ...person, name: 'Ada Lovelace' });
    const { token } = await call('/users/login', person);
    const products = await (await fetch(`${program.url}/api/products?limit=100&in_stock=true`)).json();
    const goods = products.filter((product) => product.variants.length === 1).slice(0, 3);
    const order = { user_id: user.id, products: goods.map(({ id }) => ({ product_id: id, quantity: 1 })), shipping_address: '1 Main Street, Springfield, IL 62701' };
    const { total_amount } = await call('/orders/quote', order, token);
    await call('/orders', { ...order, total_amount }, token);
    await program.close();
}

async function list(url, key, query) {
    const answer = await fetch(`${url}/api/orders?${query}`, { headers: { authorization: `Bearer ${key}` } });
    const orders = await answer.json();
    if (!answer.ok || orders.length === 0) throw new Error(`orders?${query} answered ${answer.status} with ${orders.length} orders`);
    return answer.headers.get('link');
}

/** Goes down the list in pages of 100; the query of the page behind so many. */
async function cursorBehind(ask, many) {
    let link = await ask('limit=100');
    for (let seen = 100; seen < many && link; seen += 100) link = await ask(`limit=100&${cursorOf(link)}`);
    return link && cursorOf(link);
}

const cursorOf = (link) => /cursor=[^&>]+/.exec(link)[0];
